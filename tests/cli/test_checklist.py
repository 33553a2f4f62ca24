"""``hardship checklist``: choosing the service, the forms of output, files of finished items, errors."""

import json
import os

import pytest

ISSUE, EXTEND, COMMISSION = "99010022001012", "99010022020012", "99010022001005"


@pytest.fixture
def tree(hardship):
    def call(*args):
        code, out, err = hardship("checklist", *args, "--json")
        assert (code, err) == (0, ""), err
        assert out.count("\n") == 1
        return json.loads(out)

    return call


@pytest.fixture
def refused(hardship):
    """The error of a command line, as JSON, with its exit code."""

    def call(*args):
        code, out, err = hardship("checklist", *args, "--json")
        assert out == ""
        return code, json.loads(err)["error"]

    return call


def test_by_key_and_by_act_and_title_are_the_same(tree):
    for key, args in (
        (ISSUE, ("--act", "issue")),
        (EXTEND, ("--act", "extend", "--title", "25-4-2")),
        (COMMISSION, ("--act", "issue", "--title", "23a")),
    ):
        named, found = tree(key, "--land", "NW"), tree(*args, "--land", "NW")
        assert named["answer"] == found["answer"]
        assert named["answer"]["service"] == key


def test_key_in_groups(tree):
    assert tree("99 010 022 001 012")["answer"]["service"] == ISSUE


def test_change_of_purpose_is_the_issue_service(tree):
    found = tree("--act", "change-purpose", "--land", "HH")
    assert found["answer"]["service"] == ISSUE
    assert "checklist_also_for" in [note["code"] for note in found["notes"]]


def test_asked_is_told(tree):
    assert tree(ISSUE, "--land", "Hamburg", "--on", "1.9.2026")["asked"] == {
        "service": ISSUE,
        "land": "HH",
        "act": "issue",
        "on": "2026-09-01",
        "title": "25-4-2",
    }


def test_without_a_land_the_example_says_so(hardship, tree):
    found = tree(ISSUE)
    assert found["answer"]["land"] is None
    assert found["answer"]["described_by"] == "NW"
    assert found["answer"]["fallback_note"] is None
    _code, out, _err = hardship("checklist", ISSUE)
    assert "No Land was given: shown is the description of North Rhine-Westphalia" in " ".join(out.split())


def test_fallback_is_told_at_the_top(hardship):
    _code, out, _err = hardship("checklist", "--act", "extend", "--land", "HE", "--lang", "de")
    text = " ".join(out.split())
    assert "für dieses Land wurde keine eigene Beschreibung gelesen" in text
    first = "Für Hessen wurde keine eigene Beschreibung gelesen. Es folgt die von Thüringen, Stand 17.03.2023"
    assert first in text
    # Before anything out of the other Land's description, in both forms.
    assert text.index(first) < text.index("Zuständigkeitsfinder Thüringen")
    marked = hardship("checklist", "--act", "extend", "--land", "HE", "--lang", "de", "--markdown")[1]
    assert marked.index(first) < marked.index("Zuständigkeitsfinder Thüringen")
    assert marked.count(first) == 1


def test_remedy_of_the_land_asked_for_not_of_the_one_shown(hardship, tree):
    found = tree("--act", "extend", "--land", "SN")
    assert found["answer"]["description"]["appeal"]["remedy"] == "action"
    assert found["answer"]["remedy"]["remedy"] == "objection"
    _code, out, _err = hardship("checklist", "--act", "extend", "--land", "SN")
    text = " ".join(out.split())
    assert "Thuringia: Klage" in text
    assert "by the law of Saxony Widerspruch" in text


def test_when_to_call(tree):
    assert [row["weeks"] for row in tree("--act", "extend", "--land", "RP")["answer"]["windows"]] == [[4, 6]]
    assert tree("--act", "extend", "--land", "TH")["answer"]["windows"] == []


def test_printed_amounts_are_those_of_the_land_publication(tree, law):
    printed = tree("--act", "extend", "--land", "TH")["answer"]["fee"]["printed"]
    assert [(row["adults"], row["minors"]) for row in printed] == [("96.00", "48.00"), ("93.00", "46.50")]
    page = law.fees.tables["land"]["TH"]["publication"][0]
    assert sorted(f"{row['amount'] / 100:.2f}" for row in page["prints"]) == ["46.50", "48.00", "93.00", "96.00"]
    # Other pages of the same Land are not the description.
    assert [row["portal"] for row in tree(ISSUE, "--land", "NW")["answer"]["fee"]["printed"]] == [
        "FIM-Portal Nordrhein-Westfalen"
    ]


def test_a_land_without_a_description_adds_what_its_own_pages_print(tree):
    portals = {row["portal"] for row in tree("--act", "extend", "--land", "NI")["answer"]["fee"]["printed"]}
    assert portals == {"Zuständigkeitsfinder Thüringen", "landkreis-uelzen.de"}


def test_computed_fee_only_with_a_day(tree, hardship):
    assert tree(ISSUE, "--land", "HH")["answer"]["fee"]["computed"] == []
    fee = tree("--act", "extend", "--land", "TH", "--on", "2017-08-31")["answer"]["fee"]
    assert fee["day"] == "2017-08-31"
    for row, months in zip(fee["computed"], ("3", "4"), strict=True):
        for amount, minor in ((row["adults"], "--no-minor"), (row["minors"], "--minor")):
            _code, out, _err = hardship("fee", "extend", "--months", months, minor, "--on", "2017-08-31", "--plain")
            assert out.strip() == amount


def test_fee_of_a_commission_permit_is_computed_too(tree):
    fee = tree(COMMISSION, "--land", "BE", "--on", "2026-01-01")["answer"]["fee"]
    assert fee["printed"] == []
    assert {(row["adults"], row["minors"]) for row in fee["computed"]} == {("100.00", "50.00")}


def test_plain_lists_ids(hardship):
    code, out, err = hardship("checklist", ISSUE, "--land", "HH", "--plain")
    names = out.splitlines()
    assert (code, err) == (0, "")
    assert names[0] == "holds-permit"
    assert {"photo", "submit"} <= set(names)
    assert "authority-checks" not in names  # what the authority does is not the applicant's to tick off
    assert len(names) == len(set(names)) == 21


def test_plain_output_is_a_file_of_finished_items(hardship, tmp_path):
    _code, out, _err = hardship("checklist", ISSUE, "--land", "HH", "--plain")
    path = tmp_path / "done.txt"
    path.write_text(out)
    assert hardship("checklist", ISSUE, "--land", "HH", "--plain", "--done", path)[1] == ""
    _code, out, _err = hardship("checklist", ISSUE, "--land", "HH", "--done", path)
    assert "Done: 21 of 21. Nothing is missing." in out
    assert "[ ]" not in out


def test_done_file_with_comments_blank_lines_bom_and_crlf(tree, tmp_path):
    path = tmp_path / "done.txt"
    path.write_bytes(
        "\ufeff# Akte 12\r\n\r\nphoto  # by the authority\r\n  cv\r\napplication-letter.life-history\r\n".encode()
    )
    with pytest.raises(AssertionError, match="photo"):
        tree(COMMISSION, "--land", "NW", "--done", str(path))
    path.write_bytes("\ufeff# Akte 12\r\n\r\ncv  # translated\r\napplication-letter.life-history\r\n".encode())
    found = tree(COMMISSION, "--land", "NW", "--done", str(path))["answer"]
    assert found["done"] == ["application-letter.life-history", "cv"]
    letter = found["documents"][0]
    assert letter["done"] is False
    assert [part["done"] for part in letter["parts"]] == [False, True, False, False, False]
    assert "cv" not in found["missing"]
    assert "application-letter" in found["missing"]
    assert "power-of-attorney" in found["missing_if_applicable"]


def test_all_parts_make_the_whole_and_either_document_will_do(tree, tmp_path):
    path = tmp_path / "done.txt"
    parts = ("personal-data", "life-history", "family-ties", "integration", "urgent-grounds")
    path.write_text("\n".join(f"application-letter.{part}" for part in parts))
    assert "application-letter" not in tree(COMMISSION, "--land", "NW", "--done", str(path))["answer"]["missing"]
    path.write_text("job-offer")
    assert "employment-contract" not in tree(ISSUE, "--land", "NW", "--done", str(path))["answer"]["missing"]


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(("service", "land"), [(ISSUE, "HH"), (EXTEND, "BY"), (COMMISSION, "NW")])
def test_ticks_in_markdown_survive(service, land, lang, hardship, tmp_path):
    args = ("checklist", service, "--land", land, "--lang", lang)
    _code, text, _err = hardship(*args, "--markdown")
    _code, plain, _err = hardship(*args, "--plain")
    names = plain.splitlines()
    path = tmp_path / "list.md"
    ticked = names[::3]
    for name in ticked:
        line = next(line for line in text.splitlines() if line.endswith(f"<!-- id: {name} -->"))
        text = text.replace(line, line.replace("- [ ]", "- [x]"))
    path.write_text(text, encoding="utf-8")
    _code, rest, err = hardship(*args, "--plain", "--done", path)
    assert err == ""
    assert rest.splitlines() == [name for name in names if name not in ticked]
    # Writing the list anew keeps the ticks, in the other language too.
    other = "de" if lang == "en" else "en"
    _code, again, _err = hardship("checklist", service, "--land", land, "--lang", other, "--markdown", "--done", path)
    path.write_text(again, encoding="utf-8")
    assert hardship(*args, "--plain", "--done", path)[1] == rest


def test_own_tasks_in_markdown_are_passed_over_and_counted(hardship, tmp_path):
    path = tmp_path / "list.md"
    path.write_text(
        "# Mine\n- [x] called the lawyer\n* [X] recent photo <!-- id: photo -->\n- [ ] cv <!-- id: nonsense -->\n"
    )
    code, out, err = hardship("checklist", ISSUE, "--land", "HH", "--plain", "--done", path)
    assert code == 0
    assert "photo" not in out.splitlines()
    assert err == f"Ticked lines without an id in {path}, passed over: 1.\n"


def test_markdown_without_a_tick_is_nothing_done(hardship, tmp_path):
    path = tmp_path / "list.md"
    path.write_text(hardship("checklist", ISSUE, "--land", "HH", "--markdown")[1])
    assert hardship("checklist", ISSUE, "--land", "HH", "--plain", "--done", path)[1].count("\n") == 21


def test_done_from_standard_input(hardship, monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"photo\n")))
    assert "photo" not in hardship("checklist", ISSUE, "--land", "HH", "--plain", "--done", "-")[1].splitlines()


def test_authority_steps_can_be_ticked_but_are_never_missing(tree, tmp_path):
    path = tmp_path / "done.txt"
    path.write_text("card-ordered\n")
    found = tree(ISSUE, "--land", "HH", "--done", str(path))["answer"]
    steps = {step["id"]: step for step in found["steps"]}
    assert steps["card-ordered"]["done"] is True
    assert steps["authority-checks"]["done"] is False
    assert "authority-checks" not in found["missing"]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"foto\n", "done_unknown", "Did you mean photo?"),
        (b"# head\n\nxyzzy\n", "done_unknown", "line 3"),
        (b"cv\n", "done_elsewhere", "another list"),
        (b"- [x] photo <!-- id: phto -->\n", "done_unknown", "Did you mean photo?"),
        (b"\xff\xfe\x00", "done_not_text", "UTF-8"),
        (b"photo\x00\n", "done_not_text", "UTF-8"),
        (b"photo\n" * 200_000, "done_too_large", "1000000"),
    ],
)
def test_bad_file_of_finished_items(content, code, words, refused, tmp_path):
    path = tmp_path / "done.txt"
    path.write_bytes(content)
    exit_code, error = refused(ISSUE, "--land", "HH", "--done", str(path))
    assert (exit_code, error["code"], error["field"]) == (2, code, "done")
    assert words in error["message"]
    assert str(path) in error["message"]


def test_file_of_finished_items_that_cannot_be_read(refused, tmp_path):
    for path in (tmp_path, tmp_path / "none.txt", "a\0b"):
        code, error = refused(ISSUE, "--done", str(path))
        assert (code, error["code"]) == (2, "done_unreadable")
    if os.geteuid() != 0:
        locked = tmp_path / "locked"
        locked.write_text("photo")
        locked.chmod(0)
        assert refused(ISSUE, "--done", str(locked))[1]["code"] == "done_unreadable"


@pytest.mark.parametrize(
    ("args", "code", "name", "words"),
    [
        ((), 4, "service_needed", ISSUE),
        (("99010022001013",), 2, "unknown_service", "99010022001012 (issue"),
        (("exten",), 2, "unknown_service", "an act (--act extend)"),
        (("",), 2, "unknown_service", COMMISSION),
        (("--act", "reissue-card"), 4, "no_service", EXTEND),
        (("--act", "extend", "--title", "23a"), 4, "no_service", "23a"),
        ((ISSUE, "--act", "extend"), 2, "service_disagrees", "issue, change-purpose"),
        ((ISSUE, "--title", "23a"), 2, "service_disagrees", "25-4-2"),
        ((COMMISSION, "--title", "25-4-2"), 2, "service_disagrees", "23a"),
        ((COMMISSION,), 4, "commission_land_needed", "--commissions"),
        ((ISSUE, "--land", "XX"), 2, "unknown_land", "XX"),
        ((ISSUE, "--land", "HH", "--on", "2004-12-31"), 4, "before_first_version", "2005-01-01"),
        ((ISSUE, "extra"), 2, "extra_argument", "extra"),
        ((ISSUE, "--plain"), 2, "two_forms", "--json --plain"),
        ((ISSUE, "--markdown"), 2, "two_forms", "--json --markdown"),
        (("--commissions", "--done", "x"), 2, "commissions_alone", "--done"),
        (("--commissions", ISSUE), 2, "commissions_alone", ISSUE),
    ],
)
def test_errors(args, code, name, words, refused):
    found, error = refused(*args)
    assert (found, error["code"]) == (code, name)
    assert words in f"{error['message']} {error['hint']}"


def test_the_title_of_the_vocabulary_default_does_not_disagree(tree):
    assert tree(COMMISSION, "--land", "NW")["answer"]["title"] == "23a"


def test_doubt_is_told_and_its_absence_is_not(hardship):
    assert "To be reviewed:" in hardship("checklist", COMMISSION, "--land", "BE")[1]
    assert "Some of this is disputed" in hardship("checklist", EXTEND, "--land", "TH")[1]
    assert "review" not in hardship("checklist", ISSUE, "--land", "HH")[1]


def test_strict_exit_code(hardship):
    assert hardship("checklist", COMMISSION, "--land", "BE", "--strict", "--plain")[0] == 3
    assert hardship("checklist", COMMISSION, "--land", "BE", "--plain")[0] == 0


def test_commissions_in_every_form(hardship, law):
    code, out, _err = hardship("checklist", "--commissions", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["schema"] == "hardship/checklist/1"
    assert list(found["commissions"]) == list(law.services["commission"])
    assert len(found["commissions"]) == 16
    assert found["commissions"]["NI"]["exclusions"]["items"][0] == "not in Germany"
    assert found["commissions"]["HH"]["quorum"]["otherwise"]["rule"] == "three-quarters"
    assert hardship("checklist", "--commissions", "--plain")[1].split() == list(law.services["commission"])
    assert hardship("checklist", COMMISSION, "--commissions", "--plain")[0] == 0
    for lang in ("de", "en"):
        rows = hardship("checklist", "--commissions", "--markdown", "--lang", lang)[1].splitlines()
        assert len([row for row in rows if row.startswith("|")]) == 18
        table = hardship("checklist", "--commissions", "--lang", lang)[1].splitlines()
        assert sum(line.startswith(tuple(f"{land}  " for land in law.services["commission"])) for line in table) == 16


def test_what_was_not_read_of_a_commission_says_so(hardship):
    out = " ".join(hardship("checklist", COMMISSION, "--land", "MV")[1].split())
    assert "effect on removal no text on this point was read" in out


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("width", ["40", "80", "140"])
def test_table_keeps_its_width_and_marks_each_difference(width, lang, hardship, tree, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    for service, land in ((ISSUE, "NW"), (EXTEND, "RP"), (COMMISSION, "NW"), (COMMISSION, "HH")):
        _code, out, _err = hardship("checklist", service, "--land", land, "--lang", lang)
        assert max(len(line) for line in out.splitlines()) <= int(width)
        assert not any(line.endswith((" ", "…")) for line in out.splitlines())
        count = len(tree(service, "--land", land)["answer"]["differences"])
        # Each once where it belongs, and once in the line that counts them.
        assert out.count("≠") == (count + 1 if count else 0)


def test_colour_only_when_asked(hardship):
    assert "\x1b" not in hardship("checklist", ISSUE)[1]
    assert "\x1b[" in hardship("checklist", ISSUE, "--color", "always")[1]
    # Yellow and white cannot be read on a light ground.
    assert (
        "\x1b[33m"
        not in hardship("checklist", EXTEND, "--land", "TH", "--color", "always")[1].partition("Caution")[2][80:]
    )


def test_sources_with_explain(hardship):
    assert "; --explain lists them." in hardship("checklist", ISSUE)[1]
    out = hardship("checklist", ISSUE, "--explain")[1]
    assert "Sources: FIM-Portal" in out


def test_nothing_is_written_in_english_to_a_german_reader(hardship):
    """A text without a translation would fall back to its English message id."""
    for args in ((ISSUE, "--land", "HE"), (EXTEND, "--land", "TH"), (COMMISSION, "--land", "NW"), ("--commissions",)):
        out = hardship("checklist", *args, "--lang", "de")[1]
        for word in (" the ", "law today", "Conditions", "not stated", "To tick off", "description"):
            assert word not in out, word


@pytest.mark.parametrize("form", ["--json", "--plain", "--markdown"])
def test_scripts_pay_for_neither_typer_nor_rich(form):
    import subprocess
    import sys

    code = (
        "import sys; from hardship_cli.cli.main import run; "
        f"run(['checklist', '{ISSUE}', '--land', 'HH', '{form}']); "
        "sys.stderr.write(' '.join(name for name in ('typer', 'rich', 'pendulum') if name in sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stderr == ""


def test_the_users_own_land_is_the_default(tree, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", "Hamburg")
    assert tree(ISSUE)["answer"]["described_by"] == "HH"


def test_what_was_known_on_a_day_is_no_option_of_it(hardship):
    # On both ways in: with a key alone the command is run without Typer.
    for words in ((ISSUE,), ("--act", "extend", "--land", "TH")):
        code, out, err = hardship("checklist", *words, "--known-on", "2026-01-01")
        assert (code, out) == (2, "")
        assert "--known-on" in err
    assert "--known-on" not in hardship("checklist", "--help")[1]
