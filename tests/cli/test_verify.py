"""``hardship verify``: a saved answer is equal, or it is said where it parts."""

import copy
import json
import os

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REFUSAL = os.path.join(ROOT, "examples", "refusal-easter.toml")
TODAY = ("--today", "2026-04-20")
ASKED = {
    "fee": ("fee", "extend", "--land", "TH", "--months", "6", "--born", "2010-05-12", "--extras", "express", *TODAY),
    "permit": ("permit", "--permit-until", "2026-03-31", "--months", "12", "--passport-until", "2026-12-01"),
    "fiction": ("fiction", "--permit-until", "none", "--lawful-stay", "--applied", "2026-05-04"),
    "appeal": ("appeal", "--land", "BW", "--posted", "2025-03-03", "--delivery", "letter"),
    "deadline": ("deadline", "2026-06-18", "1w", "--land", "NW", "--backwards"),
    "case": ("case", REFUSAL, *TODAY),
    "what_if": ("case", REFUSAL, *TODAY, "--set", "posted=2026-04-09", "--set", "applied="),
}


@pytest.fixture
def saved(hardship, tmp_path):
    def save(name="fee", change=None, lang="en"):
        tree = json.loads(hardship(*ASKED[name], "--json", "--lang", lang)[1])
        if change is not None:
            change(tree)
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
        return str(path)

    return save


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_what_a_command_wrote_is_equal(hardship, saved, name, lang):
    assert hardship("verify", saved(name, lang=lang), "--plain") == (0, "equal\n", "")


def test_the_clock_does_not_matter(hardship, saved):
    # The answer was asked for "today"; its facts say which day that was.
    with open(saved(), encoding="utf-8") as file:
        assert "assumed_today" in file.read()
    assert hardship("verify", saved(), "--strict")[0] == 0


@pytest.mark.parametrize(
    ("name", "change", "at"),
    [
        ("fee", lambda tree: tree["answer"].update(amount="1.00"), "answer.amount"),
        ("fee", lambda tree: tree.update(status="disputed"), "status"),
        ("fee", lambda tree: tree["asked"].update(months="2m"), "answer.amount"),
        ("fee", lambda tree: tree["steps"].pop(), "steps["),
        ("fee", lambda tree: tree["sources"].clear(), "sources."),
        ("fee", lambda tree: tree["notes"][0].update(text="other words"), "notes[0].text"),
        ("appeal", lambda tree: tree["answer"].update(last_day="2025-05-05"), "answer.last_day"),
        ("case", lambda tree: tree["answer"]["timeline"][0].update(day="2026-01-01"), "answer.timeline[0].day"),
        ("what_if", lambda tree: tree["answer"]["set"]["posted"].update(before="2026-04-03"), "answer."),
    ],
)
def test_what_was_changed_is_found(hardship, saved, name, change, at):
    path = saved(name, change)
    code, out, err = hardship("verify", path, "--json")
    tree = json.loads(out)
    assert (code, tree["result"], err) == (1, "differs", "")
    assert any(one["at"].startswith(at) for one in tree["differences"]), tree["differences"]
    code, out, _err = hardship("verify", path)
    assert code == 1
    assert f"{path}: differs" in out


def test_a_changed_answer_no_longer_fits_its_receipt(hardship, saved):
    path = saved("fee", lambda tree: tree["answer"].update(amount="1.00"))
    assert json.loads(hardship("verify", path, "--json")[1])["intact"] is False
    assert "does not fit its own receipt" in hardship("verify", path)[1]
    path = saved("fee", lambda tree: tree["receipt"].update(result="sha256:0"))
    assert hardship("verify", path)[0] == 1


def test_other_data_or_another_version_are_named_but_the_answer_stands(hardship, saved):
    path = saved("fee", lambda tree: tree["receipt"].update(data="sha256:0", tool="0.0.1"))
    code, out, _err = hardship("verify", path)
    assert code == 0
    assert "other law data" in out
    assert "written by version 0.0.1" in out
    assert hardship("verify", path, "--strict")[0] == 3
    # Words may change from version to version, figures may not.
    path = saved(
        "fee", lambda tree: (tree["receipt"].update(tool="0.0.1"), tree["notes"][0].update(text="other words"))
    )
    assert hardship("verify", path)[0] == 0


def test_under_an_overlay_it_parts_where_the_law_does(hardship, saved, tmp_path):
    path = saved("appeal")
    overlay = tmp_path / "law"
    overlay.mkdir()
    (overlay / "deadlines.toml").write_text(
        "[rule.action_period]\nversion = [ { from = 2000-01-01, value = 2, source = 'OWN' } ]\n"
        "[rule.objection_period]\nversion = [ { from = 2000-01-01, value = 2, source = 'OWN' } ]\n"
        "[source.OWN]\ntitle = 'T'\nchecked = { on = 2026-01-01, result = 'verified' }\n",
        encoding="utf-8",
    )
    code, out, _err = hardship("verify", path, "--data", str(overlay), "--json")
    tree = json.loads(out)
    assert (code, tree["intact"]) == (1, True)
    assert tree["data"]["saved"] != tree["data"]["now"]
    assert "answer.last_day" in [one["at"] for one in tree["differences"]]


def test_an_answer_that_is_none_any_more(hardship, saved):
    path = saved("fee", lambda tree: tree["asked"].update(on="1999-01-01", born="1990-01-01"))
    code, out, _err = hardship("verify", path)
    assert code == 1
    assert "before_first_version" in out


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "{}", "5", "null", "[1]", '{"schema": "hardship/checklist/1"}', "[" * 100_000, "{}\n{"],
)
def test_what_is_no_saved_answer(hardship, tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    code, out, err = hardship("verify", str(path))
    assert (code, out) == (2, "")
    assert str(path) in err


def test_broken_parts_are_refused_not_a_crash(hardship, saved):
    with open(saved("case"), encoding="utf-8") as file:
        whole = json.load(file)
    for key in whole:
        for value in (None, 5, "x", [], {}, [1], {"a": 1}):
            tree = copy.deepcopy(whole)
            tree[key] = value
            path = saved("case", lambda found, tree=tree: (found.clear(), found.update(tree)))
            assert hardship("verify", path)[0] in (1, 2), (key, value)


def test_several_answers_in_a_file_and_several_files(hardship, saved, tmp_path):
    lines = hardship("case", REFUSAL, REFUSAL, *TODAY, "--json")[1]
    many = tmp_path / "many.jsonl"
    many.write_text(lines, encoding="utf-8")
    assert hardship("verify", str(many), "--plain")[:2] == (0, f"equal\t{many}[1]\nequal\t{many}[2]\n")
    bad = saved("fee", lambda tree: tree.update(status="review"))
    code, out, _err = hardship("verify", str(many), bad, "--plain")
    assert (code, out.splitlines()[-1]) == (1, f"differs\t{bad}")
    assert "hardship verify" in hardship("verify")[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        ("land = 'NW'", "it is not JSON"),
        ('{"schema": "hardship/ans', "or not all of it"),
        ("[1, 2]", "no object with facts and answer: 1"),
        ('{"name": "other", "command": "fee"}', "not written by hardship"),
        ('{"schema": "hardship/due/1", "command": "due"}', "another kind of output of hardship (hardship/due/1, due)"),
        ('{"schema": "hardship/answer/1", "command": "fee"}', "the key status is missing"),
    ],
)
def test_what_is_no_saved_answer_is_told_what_it_is_and_how_to_get_one(hardship, tmp_path, text, said):
    path = tmp_path / "saved.json"
    path.write_text(text, encoding="utf-8")
    code, _out, err = hardship("verify", path)
    assert code == 2
    assert said in err
    first = err.splitlines()[0]
    assert first.startswith(f"{path}")
    assert first.count(str(path)) == 1
    assert "--json > answer.json" in err
