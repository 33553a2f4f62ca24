"""``hardship verify``: a saved answer is equal, or it is said where it parts."""

import copy
import json
import os

import pytest

from hardship_cli.errors import HardshipError
from hardship_cli.receipt import result_digest, whole_digest
from hardship_cli.render.case_json import trees_of
from hardship_cli.timeline.receipts import is_intact, verify

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


OTHER_DATA = "sha256:" + "0" * 64


def resealed(tree, **receipt):
    """The tree as another version, or another state of the data, would have written it."""
    found = {**tree["receipt"], **receipt, "result": result_digest(tree)}
    tree["receipt"] = found
    found["whole"] = whole_digest(tree)


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
    path = saved("fee", lambda tree: resealed(tree, data=OTHER_DATA, tool="0.0.1"))
    code, out, _err = hardship("verify", path)
    assert code == 0
    assert "other law data" in out
    assert "written by version 0.0.1" in out
    assert hardship("verify", path, "--strict")[0] == 3
    # Words may change from version to version, figures may not.
    path = saved("fee", lambda tree: (tree["notes"][0].update(text="other words"), resealed(tree, tool="0.0.1")))
    assert hardship("verify", path)[0] == 0
    # So may steps and citations; what changed is named.
    other = saved("fee", lambda tree: (tree["steps"][0].update(op="other"), resealed(tree, tool="0.0.1")))
    code, out, _err = hardship("verify", other, "--json")
    assert (code, [one["at"] for one in json.loads(out)["changed"]]) == (0, ["steps[0].op"])
    assert hardship("verify", other, "--strict")[0] == 3
    path = saved("fee", lambda tree: (tree["answer"].update(amount="1.00"), resealed(tree, tool="0.0.1")))
    assert hardship("verify", path)[0] == 1


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
    assert hardship("verify")[:2] == (2, "")


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


def tampered(tree, at=()):
    """Each copy of a tree with one place changed: a leaf altered or gone, a key or an item added, doubled or gone."""
    here = tree
    for step in at:
        here = here[step]
    if isinstance(here, dict):
        yield at, ("add", "spare", "x")
        for key in here:
            yield at, ("drop", key, None)
            yield from tampered(tree, (*at, key))
    elif isinstance(here, list):
        yield at, ("append", None, here[-1] if here else None)
        for index in range(len(here)):
            yield at, ("drop", index, None)
            yield from tampered(tree, (*at, index))
    else:
        for other in (None, "", "x", 0, 1, True, False, "2026-01-01", f"{here} ", [], {}):
            if type(other) is not type(here) or other != here:
                yield at[:-1], ("set", at[-1], other)


def with_damage(tree, at, how):
    tree = here = copy.copy(tree)
    for step in at:  # what is not on the way is shared
        here[step] = copy.copy(here[step])
        here = here[step]
    what, key, value = how
    if what == "drop":
        del here[key]
    elif what == "append":
        here.append(value)
    else:
        here[key] = value
    return tree


def is_noticed(tree, law):
    try:
        return not verify(tree, law, trees_of).equal
    except HardshipError:
        return True


@pytest.mark.parametrize("name", [*ASKED, "one of two"])
def test_whatever_is_changed_in_a_saved_answer_is_noticed(hardship, law, name):
    # 88 of 17,129 had passed: words under another version's name, the version, the state of the data, keys put beside the answer.
    args = ("case", REFUSAL, REFUSAL, *TODAY) if name == "one of two" else ASKED[name]
    tree = json.loads(hardship(*args, "--json")[1].splitlines()[0])
    assert ("file" in tree) == (name == "one of two")
    assert verify(tree, law, trees_of).equal
    every = list(tampered(tree))
    assert len(every) > 400
    for number, (at, how) in enumerate(every):
        damaged = with_damage(tree, at, how)
        # Without its parts it is no saved answer; a sample goes all the way.
        if number % 211 == 0 or at == ("asked",) or len(at) < 1:
            assert is_noticed(damaged, law), (at, how)
        else:
            assert is_noticed_quickly(damaged, law), (at, how)


OLD = os.path.join(ROOT, "tests", "data", "receipts-0.1.0.jsonl")


def old_answers():
    with open(OLD, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_receipts_of_the_first_testers_stay_equal_unless_an_amount_a_day_or_a_remedy_differs(law):
    found = {}
    for number, tree in enumerate(old_answers()):
        verdict = verify(tree, law, trees_of)
        assert verdict.intact
        assert not verdict.sealed
        found[number] = [one.at for one in verdict.differences]
    # Where the law was put right since, what differs stands here with its reason; nothing else may.
    refused = [number for number, tree in enumerate(old_answers()) if is_refused_unapplied(tree)]
    # What was refused was applied for, so that no last day to apply is told any more where the application's day is not known.
    assert refused == [13, 27]
    assert {number: ways for number, ways in found.items() if ways} == {
        number: ["answer.fiction"] for number in refused
    }


def is_refused_unapplied(tree):
    given = tree["asked"]
    return (
        tree["command"] == "case"
        and given.get("outcome") == "refused"
        and "applied" not in given
        and "permit_until" in given
    )


def test_what_an_early_receipt_covered_it_still_covers(law):
    def is_open(at, how):
        # Its receipt was over neither words nor sources nor the state of the data.
        way = [*at, how[1]]
        return "text" in way or way[0] == "sources" or way == ["receipt", "data"]

    for tree in old_answers()[:12:3]:
        for at, how in tampered(tree):
            damaged = with_damage(tree, at, how)
            if not is_open(at, how) and isinstance(damaged.get("receipt"), dict):
                assert is_noticed_quickly(damaged, law), (at, how)


def is_noticed_quickly(tree, law):
    if all(isinstance(tree.get(key), kind) for key, kind in (("asked", dict), ("receipt", dict), ("answer", dict))):
        try:
            return not is_intact(tree)
        except KeyError:
            pass
    return is_noticed(tree, law)


@pytest.mark.parametrize(
    "doubled", ['"answer": {"amount": "0.00"}, ', '"status": "calculated", ', '"receipt": {"tool": "9"}, ']
)
def test_a_key_that_stands_twice_is_refused(hardship, saved, tmp_path, doubled):
    with open(saved(), encoding="utf-8") as file:
        text = file.read()
    path = tmp_path / "twice.json"
    for damaged in ("{" + doubled + text[1:], text.replace('"answer": {', '"answer": {"currency": "EUR", ')):
        path.write_text(damaged, encoding="utf-8")
        code, out, err = hardship("verify", path, "--plain")
        assert (code, out) == (2, "")
        assert "stands twice" in err


def test_a_file_that_is_not_there_is_asked_for_as_a_saved_answer(hardship, tmp_path):
    for path, says in ((tmp_path / "none.json", "Give a saved answer"), (tmp_path, "Give its saved answers")):
        code, out, err = hardship("verify", str(path))
        assert (code, out, says in err, "case file" in err) == (2, "", True, False)
    assert "Eine gespeicherte Antwort angeben" in hardship("verify", str(tmp_path / "none.json"), "--lang", "de")[2]
