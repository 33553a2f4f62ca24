"""Errors say what is wrong with the value as typed, where it came from, and what is accepted at that place."""

import json
import re

import pytest

from hardship_cli.facts import FACTS
from hardship_cli.render.error_params import cut
from hardship_cli.words import called


@pytest.mark.parametrize("period", ["0m", "0d", "00w", "P0D", "P0M0D"])
def test_a_period_of_nothing_has_no_last_day(hardship, period):
    code, _out, err = hardship("deadline", "2026-03-01", period)
    assert code == 2
    assert f"'{period}' is too short" in err
    assert "one day is the least" in err
    # A bare number is refused here, so nothing may say that one counts.
    assert "bare number" not in err


def test_what_a_bare_number_counts_depends_on_the_place(hardship, tmp_path):
    assert "a bare number counts months" in hardship("permit", "--start", "2026-03-01", "--months", "0")[2]
    assert "a bare number counts days" in hardship("due", tmp_path, "--within", "0")[2]
    assert "a bare number counts days" in hardship("due", tmp_path, "--within", "soon")[2]
    assert "bare number" not in hardship("deadline", "2026-03-01", "soon")[2]


@pytest.mark.parametrize("typed", ["2026-03-31T10:00:00", "2026-03-31 00:00:00Z", "2026-03-31T23:30:00Z"])
def test_a_day_with_a_time_in_a_case_file_is_refused_with_the_day_alone(hardship, tmp_path, typed):
    path = tmp_path / "case.toml"
    path.write_text(f'land = "NW"\npermit_until = {typed}\n', encoding="utf-8")
    code, _out, err = hardship("case", path)
    assert code == 2
    assert err.startswith(f"{path}:2: permit_until: '{typed[:10]} ")
    assert "Only the day goes here: 2026-03-31." in err


def test_a_value_of_the_wrong_type_is_told_in_words_of_the_language(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("permit_until = 7\n", encoding="utf-8")
    assert "Expected: a day: 2026-03-31, or none." in hardship("case", path)[2]
    assert "Erwartet: ein Tag: 2026-03-31, oder keiner." in hardship("case", path, "--lang", "de")[2]


def test_versions_in_falling_order_are_reported_with_both_days(hardship, tmp_path):
    (tmp_path / "fees.toml").write_text(
        '[source.OWN]\ntitle = "t"\nchecked = { on = 2026-12-01, result = "verified" }\n'
        "[rule.residence_extend_over_3m]\nversion = [ { from = 2028-01-01, value = 95.00, source = 'OWN' },"
        " { from = 2027-01-01, value = 94.00, source = 'OWN' } ]\n",
        encoding="utf-8",
    )
    code, _out, err = hardship("schedules", "check", "--data", tmp_path)
    assert code == 2
    for part in ("fees.toml", "residence_extend_over_3m", "2027-01-01", "2028-01-01"):
        assert part in err


FEE = ("fee", "extend", "--months", "6", "--on", "2026-06-01")


@pytest.fixture
def config(monkeypatch, tmp_path):
    def write(text):
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        (tmp_path / "hardship").mkdir(exist_ok=True)
        path = tmp_path / "hardship" / "config.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("variable", "value"),
    [("HARDSHIP_LAND", "ZZ"), ("HARDSHIP_LANG", "xx"), ("HARDSHIP_TODAY", "soon"), ("HARDSHIP_DATA", "/no/such")],
)
def test_a_value_of_the_environment_is_reported_under_its_variable(hardship, monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    code, _out, err = hardship(*FEE)
    assert code == 2
    assert err.startswith(f"{variable}: ")
    assert "--" not in err.splitlines()[0]
    assert json.loads(hardship(*FEE, "--json")[2])["error"]["field"] == variable


@pytest.mark.parametrize(("key", "value"), [("land", "ZZ"), ("lang", "xx"), ("color", "red"), ("data", "/no/such")])
def test_a_value_of_the_users_file_is_reported_under_file_and_key(hardship, config, key, value):
    path = config(f'{key} = "{value}"\n')
    code, _out, err = hardship(*FEE)
    assert code == 2
    assert err.startswith(f"{path}: {key}: ")


def test_what_is_typed_is_reported_as_typed(hardship, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", "ZZ")
    assert hardship(*FEE, "--land", "NW", "--plain")[:2] == (0, "93.00\n")
    assert hardship(*FEE, "--land", "YY")[2].startswith("--land: 'YY'")
    assert hardship(*FEE, "--land", "NW", "--lang", "xx")[2].startswith("--lang: 'xx'")
    assert hardship("schedules", "list", "--plain")[0] == 0


@pytest.mark.parametrize("text", ["land = \n", b"\xff\xfe", "land = 7.5\n", "[land]\n"])
def test_a_users_file_that_cannot_be_used_is_named_as_that(hardship, config, text):
    path = config(text)
    code, _out, err = hardship(*FEE)
    assert code == 2
    assert "data:" not in err
    assert str(path) in err
    assert "settings" in err or "config:" in err


def test_errors_and_help_speak_the_language_of_the_users_file(hardship, config):
    config('lang = "de"\n')
    assert "ist kein Land" in hardship(*FEE, "--land", "ZZ")[2]
    assert hardship("fee", "--help")[1].startswith("Aufruf:")


TODAY = ("--today", "2026-11-28")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("01-02-2026", "between hyphens the year comes first"),
        ("1-2-2026", "between hyphens the year comes first"),
        ("01-02-26", "has a year of two digits"),
        ("1.2.50", "has a year of two digits"),
        ("03/04/2026", "can mean two days"),
        ("31/12/2026", "is written with slashes"),
        ("12/31/2026", "is written with slashes"),
        ("2026/03/31", "is written with slashes"),
        ("5/5/2026", "is written with slashes"),
        ("n/a", "names no day"),
        ("keine Angabe/unbekannt", "cannot be read as a day"),
        ("a/b/c", "cannot be read as a day"),
        ("-", "names no day"),
        ("--", "names no day"),
        ("+", "cannot be read as a day"),
        ("+x", "cannot be read as a day"),
        ("01.02.", "has no year"),
        ("1.2", "has no year"),
        ("93.00", "cannot be read as a day"),
        ("1. Februar", "has no year"),
        ("45842", "is a number, as spreadsheets count days: perhaps 2025-07-04"),
        ("31.2.2026", "is a day that does not exist"),
        ("31.12.9999", "is written in registers and spreadsheets where there is no day"),
        ("2026", "is a span of time"),
    ],
)
def test_what_is_said_of_a_day_is_true_of_it(hardship, typed, said):
    code, _out, err = hardship("fee", "extend", "--months", "12", f"--on={typed}")
    assert code == 2
    assert said in err
    assert err.startswith(f"--on: '{typed}'")
    # Nothing that is true of other values is said of this one; and German has a text of its own.
    for other in ("two digits", "two days", "slashes", "between hyphens"):
        assert other in said or other not in err.splitlines()[0]
    assert f"„{typed}“" in hardship("fee", "extend", "--months", "12", f"--on={typed}", "--lang", "de")[2]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-3m", "is too short"),
        ("0", "is too short"),
        ("-", "is no length of time in whole"),
        ("-x", "is no length of time in whole"),
        ("0,33 Jahre", "is no whole number of months"),
        ("1.3y", "is no whole number of months"),
        ("1.5", "is no length of time in whole"),
        ("bald", "is no length of time in whole"),
        ("999999", "is longer than any permit or period"),
    ],
)
def test_what_is_said_of_a_length_is_true_of_it(hardship, typed, said):
    code, _out, err = hardship("fee", "extend", f"--months={typed}", "--on", "2026-03-01")
    assert (code, said in err) == (2, True)


@pytest.mark.parametrize(
    ("typed", "same"), [("1 Jahr", "12"), ("12 Monate", "12"), ("6.0", "6"), ("90 Tage", "90d"), ("2 Wochen", "2w")]
)
def test_lengths_in_words_and_as_spreadsheets_write_them_are_read(hardship, typed, same):
    args = ("permit", "--start", "2026-03-01", "--plain")
    assert hardship(*args, "--months", typed) == hardship(*args, "--months", same)
    assert hardship(*args, "--months", typed)[0] == 0


def test_a_length_that_was_given_is_not_called_missing(hardship):
    # "--months 90d" was answered with "Give --months".
    code, _out, err = hardship("fee", "extend", "--months", "90d", "--on", "2026-03-01")
    assert code == 4
    assert err.startswith("--months: 90 days can be within the limit or beyond it")
    assert "Give --months" not in err
    assert "--start" in err
    assert "Give --months" in hardship("fee", "extend", "--on", "2026-03-01")[2]
    assert hardship("fee", "extend", "--months", "90d", "--on", "2026-03-01", "--start", "2026-03-01")[0] == 0


def test_no_option_is_named_that_nobody_gave(hardship):
    # The day taken from the clock was told as "--on", the day reckoned from the posting as "--notified".
    code, _out, err = hardship("fee", "extend", "--months", "12", "--born", "5.5.2027", *TODAY)
    assert code == 2
    assert err.startswith("--born: 2027-05-05 is after 2026-11-28, which is today")
    assert hardship("fee", "extend", "--months", "12", "--born", "5.5.2027", "--on", "2026-11-28")[2].startswith(
        "--on: "
    )
    args = ("appeal", "--land", "NW", "--posted", "1970-01-01", "--delivery", "letter")
    code, _out, err = hardship(*args)
    assert (code, "--notified" in err.splitlines()[0]) == (4, False)
    assert hardship("appeal", "--land", "NW", "--notified", "1970-01-01")[2].startswith("--notified: ")


def test_the_errors_of_one_row_are_objects_in_json(hardship, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("act,on\nextend,2026-03-01\n", encoding="utf-8")
    code, _out, err = hardship("batch", path, "--explain-row", "1", "--json")
    assert code == 4
    assert json.loads(err.splitlines()[-1])["error"]["code"] == "months_needed"


@pytest.mark.parametrize("typed", ["--minor=ja", "--no-minor=1", "--json=1", "--explain=yes"])
def test_a_switch_with_a_value_is_not_said_to_need_one(hardship, typed):
    code, _out, err = hardship("fee", "extend", typed)
    assert (code, err.splitlines()[0]) == (2, f"Option {typed.partition('=')[0]} takes no value.")
    assert "needs a value.\nAccepted: a length of time: 6m, 3y, 90d." in hardship("fee", "extend", "--months")[2]


def test_a_message_that_is_cut_ends_with_a_whole_word():
    text = "wort " * 100
    assert cut(text, 42) == "wort wort wort wort wort wort wort wort…"
    assert cut("x" * 100, 42) == "x" * 41 + "…"
    assert cut("kurz", 42) == "kurz"


@pytest.mark.parametrize(
    ("command", "en", "de"),
    [
        (("fee", "extend", "--months", "12"), "answer is that of one", "die Antwort gilt für eines"),
        (("appeal", "--notified", "2026-11-11"), "Ask for each of them alone: ", "Jedes einzeln abfragen: "),
        (
            ("deadline", "2026-11-30", "5wd"),
            "Ask for each Land alone (--land NW)",
            "Jedes Land einzeln abfragen (--bundesland NW)",
        ),
    ],
)
def test_several_laender_where_one_is_asked_for_are_told_as_several(hardship, command, en, de):
    """They were "no Land", or went "with neither"; now the next step is said."""
    for lang, words in (("en", en), ("de", de)):
        code, _out, err = hardship(*command, "--land", "NW,BY", "--lang", lang)
        assert (code, words in err) == (2, True), err
    err = hardship("holidays", "Berlin und Brandenb.", "2026")[2]
    assert "Berlin (BE), Brandenburg (BB)" in err


@pytest.mark.parametrize(
    ("command", "lang", "words"),
    [
        ("audit", "en", "- reads one decision from stdin, with --from a register"),
        ("audit", "de", "- liest von der Standardeingabe einen Bescheid, mit --von ein Register"),
        ("checklist", "en", "a ticked --markdown list; - reads stdin"),
        ("case", "en", "to a case file: .toml or .json; - is stdout"),
        ("batch", "en", "write the summary as JSON; - is stdout"),
    ],
)
def test_help_names_the_pipe_where_one_is_taken(hardship, command, lang, words):
    assert words in " ".join(hardship(command, "--help", "--lang", lang)[1].split())


def test_no_message_on_a_row_or_a_file_ends_within_a_word(hardship, tmp_path):
    """A row with a long value cut the list of what is accepted, and a file its key, within a word."""
    value = "Verlängerungsbescheinigungsangelegenheitenformular " * 9
    register, case, due = (tmp_path / name for name in ("r.csv", "c.toml", "answered.csv"))
    register.write_text(f"act,delivery,months\n{value},{value},12\nextend,Bote {value},12\n", encoding="utf-8")
    case.write_text(f'land = "NW"\nact = "{value}"\n', encoding="utf-8")
    due.write_text(f"land,act,{value},appeal_last_day\nNW,extend,1,{value}\n", encoding="utf-8")
    persons = tmp_path / "p.jsonl"
    persons.write_text(json.dumps({"person": [{"id": f"{value}{value}", "born": 1}]}) + "\n", encoding="utf-8")
    words = [
        value,
        *(text for one in FACTS.values() for code in one.values for text in (code, called(one.name, code, "de"))),
    ]
    whole = {part for text in words for part in text.split()}
    for lang in ("en", "de"):
        for command in (("batch", register), ("batch", persons), ("case", case), ("due", due)):
            err = hardship(*command, "--lang", lang)[2]
            for last in re.findall(r"(\S+?),? ?…", err):
                assert last.strip("„“'\"[{") in whole, err


def test_a_day_of_birth_that_can_be_two_names_both_everywhere(hardship, tmp_path):
    register, case = tmp_path / "r.csv", tmp_path / "c.toml"
    register.write_text("land,act,months,born\nNW,extend,12,12/05/1990\n", encoding="utf-8")
    case.write_text('land = "NW"\nact = "extend"\nborn = "12/05/1990"\n', encoding="utf-8")
    both = {"en": "1990-05-12 or 1990-12-05", "de": "12.05.1990 oder 05.12.1990"}
    for lang, days in both.items():
        for command in (("batch", register), ("case", case), ("fee", "extend", "--born", "12/05/1990")):
            assert days in hardship(*command, "--lang", lang)[2]
    assert "for example: born = 2010-05-12" in hardship("case", case)[2]
    assert json.loads(hardship("batch", register, "--to", "jsonl", "-o", "-")[1])["error"].count("1990-") == 2
