"""What was typed is what is used: nothing given twice, no empty list of files taken for nothing to do, patterns without a shell."""

import json
import sys
import types

import pytest

from hardship_cli.cli import quick
from hardship_cli.cli.given import OUTPUT
from hardship_cli.render import language
from hardship_cli.render.language import locale_language

CASE = 'land = "NW"\nposted = 2026-04-02\ndelivery = "letter"\n'
FEE = ("fee", "extend", "--months", "12", "--on", "2026-01-01")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("a.toml", "b.toml", "c.json"):
        (tmp_path / name).write_text(CASE if name != "c.json" else '{"land": "NW"}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words", [("case", "--set", "land=NW"), ("due",), ("due", "--plain"), ("verify",)], ids=" ".join
)
def test_a_command_without_a_file_is_an_error(hardship, words):
    code, out, err = hardship(*words)
    assert (code, out) == (2, "")
    assert err.startswith("An argument is missing: ")
    assert hardship(*words, "--help")[0] == 0


@pytest.mark.parametrize("by_typer", [False, True])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*FEE, "--land", "NW", "--land", "BY"), "--land"),
        ((*FEE, "--land=NW", "--land=NW"), "--land"),
        ((*FEE, "--minor", "--no-minor"), "--minor --no-minor"),
        ((*FEE, "--no-minor", "--minor"), "--minor --no-minor"),
        ((*FEE, "--lang", "de", "--lang", "en"), "--lang"),
        (("appeal", "--land", "NW", "--posted", "2026-01-01", "--posted", "2026-01-02"), "--posted"),
        (("deadline", "2026-01-01", "3m", "--place", "none", "--place", "land"), "--place"),
        (("holidays", "BY", "2026", "--place", "augsburg", "--place", "land"), "--place"),
        (("case", "a.toml", "--ics", "a.ics", "--ics", "b.ics"), "--ics"),
        (("case", "a.toml", "--set", "land=NW", "--set", "land=BY"), "--set land"),
        (("due", "a.toml", "--within", "3d", "--within", "9d"), "--within"),
        (("batch", "a.csv", "-o", "b.csv", "-o", "c.csv"), "-o"),
        (("batch", "a.csv", "-ob.csv", "--output", "c.csv"), "--output"),
        (("audit", "a.csv", "-o", "b.csv", "--on", "2026-01-01", "--on", "2026-01-02"), "--on"),
        (("init", "case", "-o", "a.toml", "--out", "b.toml"), "-o --out"),
        (("schedules", "list", "--land", "NW", "--land", "BY"), "--land"),
        (("--lang", "de", *FEE, "--lang", "en"), "--lang"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_option_that_is_given_twice_is_refused(hardship, monkeypatch, words, said, by_typer):
    if by_typer:
        monkeypatch.setattr(quick, "quick", lambda _args: None)
    code, out, err = hardship(*words)
    assert (code, out) == (2, "")
    named = "zweimal" if words[0] == "--lang" else "given twice"
    assert named in err or "zweimal" in err or "given twice" in err
    assert err.startswith(f"{said}: ")


def test_lists_and_switches_may_be_repeated(hardship):
    twice = hardship(*FEE, "--extras", "photo", "--extras", "express", "--plain", "--plain", "--minor", "--minor")
    once = hardship(*FEE, "--extras", "photo,express", "--plain", "--minor")
    assert twice == once
    assert once[0] == 0


def test_a_pattern_that_no_shell_expanded_stands_for_its_files(hardship, folder):
    (folder / "odd[1].toml").write_text(CASE, encoding="utf-8")
    code, out, _err = hardship("case", "*.toml", "--plain", "--today", "2026-04-03")
    assert [line.partition("\t")[2] for line in out.splitlines()] == ["a.toml", "b.toml", "odd[1].toml"]
    assert code == 0
    # A file of that very name is that file.
    assert hardship("case", "odd[1].toml", "--plain")[0] == 0
    assert hardship("due", "?.toml", "--today", "2026-04-20", "--within", "60d", "--plain")[1].count("\n") >= 2
    code, out, err = hardship("due", "*.xyz")
    assert (code, out, err.splitlines()[0]) == (2, "", "*.xyz cannot be read: No such file or directory.")
    assert hardship("verify", "*.json")[0] == 2


def test_a_pattern_for_a_register_stands_for_the_one_that_fits(hardship, folder):
    assert hardship("init", "batch", "-o", "cases-2026.csv")[0] == 0
    assert hardship("batch", "cases-*.csv", "-o", "o.jsonl", "--quiet")[0] == 0
    assert hardship("init", "batch", "-o", "cases-2027.csv")[0] == 0
    code, _out, err = hardship("batch", "cases-*.csv", "-o", "p.jsonl", "--quiet")
    assert (code, "2 files" in err) == (2, True)


@pytest.mark.parametrize("path", ["--lang", "schedules"])
def test_a_language_named_before_the_command_is_that_of_the_answer(hardship, path):
    if path == "--lang":
        assert hardship("--lang", "de", *FEE)[1].startswith("Gebühr")
    else:
        german = hardship("schedules", "list", "--lang", "de")
        assert hardship("schedules", "--lang", "de", "list") == german
        assert hardship("--lang", "de", "schedules", "list") == german


def windows(monkeypatch, number=None, name=None):
    """A Windows whose menus are in the language with this number; without one, a Windows that cannot be asked."""
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setattr(language.sys, "platform", "win32")
    fake = types.ModuleType("ctypes")
    if number is not None:
        kernel = types.SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
        fake.windll = types.SimpleNamespace(kernel32=kernel)
    monkeypatch.setitem(sys.modules, "ctypes", fake)
    monkeypatch.setattr("locale.getlocale", lambda: (name, None))


@pytest.mark.parametrize(
    ("number", "name", "spoken"),
    [
        (0x0407, None, "de"),
        (0x0C07, "English_United States", "de"),  # Austria; the menus decide
        (0x0409, "German_Germany", "en"),
        (None, "German_Germany", "de"),
        (None, "de_DE", "de"),
        (None, None, "en"),
    ],
)
def test_windows_is_asked_for_its_language(monkeypatch, number, name, spoken):
    windows(monkeypatch, number, name)
    assert locale_language() == spoken
    monkeypatch.setenv("LANG", "en_GB.UTF-8" if spoken == "de" else "de_DE.UTF-8")
    assert locale_language() == ("en" if spoken == "de" else "de")


def test_other_systems_are_not_asked(monkeypatch):
    windows(monkeypatch, 0x0407)
    monkeypatch.setattr(language.sys, "platform", "linux")
    assert locale_language() == "en"
    assert "lang" in [name for name, _metavar, _help in OUTPUT]


_TAKEN = {"minor": "no", "benefits": "none", "status": "none"}  # what a fee takes of a person where nothing is said
_SAYS = "social benefits"  # of what was assumed


def test_what_a_case_says_is_not_assumed_on_the_page_of_an_audit(hardship, tmp_path):
    recorded = ("--recorded-fee-eur", "93.00", "--html", "-", "--lang", "en")
    options = ("--no-minor", "--benefits", "none", "--status", "none")
    assert _SAYS not in hardship("audit", *FEE[1:], *options, *recorded)[1].partition("<main")[0]
    path = tmp_path / "case.toml"
    facts = 'act = "extend"\nmonths = "12"\nrecorded_fee_eur = "93.00"\n'
    path.write_text(facts + 'minor = false\nbenefits = "none"\nstatus = "none"\n', encoding="utf-8")
    assert _SAYS not in hardship("audit", path, *recorded[2:])[1].partition("<main")[0]
    path.write_text(facts, encoding="utf-8")
    assert _SAYS in hardship("audit", path, *recorded[2:])[1].partition("<main")[0]


@pytest.mark.parametrize("command", [("case",), ("text", "memo")], ids=" ".join)
def test_what_a_change_says_is_not_assumed(hardship, command):
    given = [word for name, value in _TAKEN.items() for word in ("--set", f"{name}={value}")]
    assert "Assumed" not in "".join(hardship(*command, *FEE[1:], *given, "--lang", "en")[1:])
    open_again = ("--benefits", "none", "--set", "benefits=")
    assert _SAYS in "".join(hardship(*command, *FEE[1:], *open_again, "--lang", "en")[1:])


@pytest.mark.parametrize(
    ("command", "name", "values"),
    [
        (("fee", "objection", "--months", "12", "--on", "2026-04-02"), "--against", ("refused-extend", "removal-threat")),
        (("gebühr", "widerspruch", "--months", "12", "--on", "2026-04-02"), "--gegen", ("refused-extend", "removal-threat")),
        (("fee", "--months", "12", "--on", "2026-04-02"), "--act", ("extend", "fiction-certificate")),
        (("case", "--months", "12", "--on", "2026-04-02", "--json"), "--act", ("extend", "fiction-certificate")),
        (("case", "--land", "NW", "--notified", "2026-04-02", "--ics", "-"), "--remind", ("7d", "1d")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_list_repeats_its_option_or_takes_commas(hardship, command, name, values):
    repeated = hardship(*command, *(word for value in values for word in (name, value)), "--today", "2026-04-02")
    assert repeated == hardship(*command, name, ",".join(values), "--today", "2026-04-02")
    assert repeated[0] == 0


def test_the_questions_of_a_register_may_be_repeated(hardship, tmp_path):
    register = tmp_path / "r.csv"
    register.write_text("act,months,start\nextend,12,2026-04-02\n", encoding="utf-8")
    repeated = hardship("batch", register, "--ask", "fee", "--ask", "permit", "-o", "-")
    assert repeated == hardship("batch", register, "--ask", "fee,permit", "-o", "-")
    assert repeated[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        (("fee", "extend", "--months", "12", "--months", "13"), "option_twice", "months"),
        (("gebühr", "verlängerung", "--dauer", "1", "--dauer", "2"), "option_twice", "months"),
        (("fee", "extend", "--act", "issue"), "option_twice", "act"),
        (("case", "a.toml", "--set", "land=NW", "--set", "land=BY"), "option_twice", "set"),
        (("fee", "extend", "--lang", "en", "--lang", "de"), "option_twice", "lang"),
        (("fee", "extend", "--months"), "option_needs_fact", "months"),
        (("fee", "extend", "--data"), "option_needs_value", "data"),
        (("fee", "extend", "--minor", "yes"), "flag_takes_none", "minor"),
        (("fee", "extend", "--months", "1", "year"), "in_quotes", "months"),
        (("fee", "extend", "--strict=1"), "option_takes_none", "strict"),
    ],
)
def test_an_error_about_an_option_names_its_field(hardship, words, code, field):
    error = json.loads(hardship(*words[:1], "--json", *words[1:])[2])["error"]
    assert (error["code"], error["field"]) == (code, field)


def test_each_line_of_a_hint_stays_a_line(hardship):
    """Joined by a space the second one read as a part of the command in the first."""
    hint = json.loads(hardship("deadline", "2026-01-01", "--json", "--lang", "en")[2])["error"]["hint"]
    assert hint == "For example: hardship deadline 2026-01-31 1m --land NW\n--help shows the usage."


@pytest.mark.parametrize(
    "typed",
    [
        "appeal --land NW --notified 2026-04-02 --permit_until 2026-01-01",
        "fee extend --months 12 --on 2026-04-02 --no_minor --born_in_germany",
        "fee extend --months 12 --on 2026-04-02 --nicht_minderjährig",
        "deadline 2026-01-01 1m --no_roll --first_day_counts",
        "fee extend --months 12 --on 2026-04-02 --known_on=2026-11-29",
    ],
)
def test_an_option_may_have_underscores(hardship, typed):
    found = hardship(*typed.split(), "--json")
    assert found == hardship(*typed.replace("_", "-").split(), "--json")
    assert found[0] == 0
