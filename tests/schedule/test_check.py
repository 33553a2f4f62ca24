"""Every fault that the data can have: in a user's overlay with the exact message, in the shipped form with its code."""

import os
import re

import pytest

from hardship_cli.acts import ACTS
from hardship_cli.errors import DataError
from hardship_cli.render.error_params import shortened
from hardship_cli.render.errors import error_text
from hardship_cli.render.texts.data import ERRORS as DATA_ERRORS
from hardship_cli.schedule.check import check_law
from hardship_cli.schedule.forms import form, shape
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.tables import FILES

HERE = os.path.dirname(os.path.abspath(__file__))
BAD_DATA = os.path.join(os.path.dirname(HERE), "bad_data")
NAMES = sorted(os.listdir(BAD_DATA))


def message(name):
    with open(os.path.join(BAD_DATA, name, "message.txt"), encoding="utf-8") as file:
        text = file.read().removesuffix("\n")
    # A message that lists the acts lists those of the vocabulary, as far as it goes.
    return text.replace("{acts}", shortened(", ".join(ACTS)))


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_overlay_is_refused_with_its_message(name, monkeypatch):
    monkeypatch.chdir(BAD_DATA)
    with pytest.raises(DataError) as refusal:
        _ = Law(overlay=name).fees
    assert error_text(refusal.value, "en") == message(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_overlay_gives_the_same_message_at_the_command_line(name, monkeypatch, hardship):
    monkeypatch.chdir(BAD_DATA)
    code, out, err = hardship("fee", "extend", "--months", "6", "--on", "2026-03-31", "--data", name)
    assert (code, out, err.removesuffix("\n")) == (2, "", message(name))


def test_messages_have_one_to_three_lines():
    assert all(1 <= message(name).count("\n") + 1 <= 3 for name in NAMES)


def codes(law):
    return [fault.code for fault in check_law(law)]


def test_the_tiny_law_is_sound(tiny):
    assert check_law(tiny()) == []


def test_the_shipped_law_is_sound(law):
    assert check_law(law) == []


def test_a_fault_names_file_and_table_and_becomes_an_error(tiny):
    law = tiny(fees=("value = 30.00", "value = 30"))
    (fault,) = check_law(law)
    assert (os.path.basename(fault.path), fault.where) == ("fees.toml", "[rule.alpha] from = 2020-06-01")
    error = fault.error()
    assert (error.code, error.exit_code, error.params["value"]) == ("not_money", 2, "30")


# What only a whole file can lack, or what an overlay's merge puts right by itself.
WHOLE_FILES = [
    ({"fees": ("[land.BW]\nnone_read = 2026-01-01\n", "")}, ["land_missing"]),
    ({"fees": ("[land.BW]\nnone_read = 2026-01-01\n", "[land.BW]\n")}, ["land_says_nothing"]),
    ({"fees": ("[land.BW]\n", "[land.BX]\n")}, ["land_unknown", "land_missing"]),
    ({"fees": ("from = 2010-03-01", "from = 2004-03-01")}, ["versions_not_rising"]),
    ({"fees": ("from = 2010-03-01", "from = 2005-01-01")}, ["version_twice"]),
    (
        {"fees": ("{ from = 2005-01-01, value = 5.00", "{ from = 2005-01-01, until = 2012-01-01, value = 5.00")},
        ["versions_overlap"],
    ),
    ({"fees": ('kind = "reduction"', 'kind = "fee"')}, ["not_money", "key_of_other_kind"]),
    ({"fees": ('value = "1/2"', 'value = "2/1"')}, ["not_a_fraction"]),
    ({"fees": ('value = "1/2"', 'value = "1/0"')}, ["not_a_fraction"]),
    ({"fees": ('use = "alpha"', 'use = "half"')}, ["use_other_kind"]),
    ({"fees": ("prints = [", "prints = 5 #")}, ["not_rows"]),
    ({"fees": ('default = "A"', 'default = "a"')}, ["not_accepted"]),
    ({"fees": ('act = "issue"\n', 'act = "issue"\nprocessing_weeks = [6, "8"]\n')}, ["not_wholes"]),
    ({"fees": ('act = "issue"\n', 'act = "issue"\nexempt = "sgb2"\n')}, ["not_words"]),
    ({"fees": ('act = "issue"\n', 'act = "issue"\nonline = "yes"\n')}, ["not_yes_no"]),
    ({"deadlines": ('as_federal = ["BY", ', "as_federal = [")}, ["land_missing"]),
    ({"deadlines": ('as_federal = ["BY", ', 'as_federal = ["BY", "BW", ')}, ["land_twice"]),
    ({"deadlines": ('as_federal = ["BY", ', 'as_federal = ["by", ')}, ["land_unknown", "land_missing"]),
    ({"deadlines": ("from = 1995-01-01, value = 5", "from = 1995-01-01, value = true")}, ["not_whole"]),
    (
        {"deadlines": ('value = 3, source = "S1" },\n  { from = 2025-01', 'source = "S1" },\n  { from = 2025-01')},
        ["state_missing"],
    ),
    ({"deadlines": ('anchor = "posted"', 'anchor = "delivery"')}, ["not_accepted"]),
    ({"holidays": ("month = 1, day = 1", "month = 2, day = 30")}, ["holiday_rule"]),
    ({"holidays": ("easter = -2", "easter = -2, month = 1, day = 1")}, ["holiday_rule"]),
    ({"holidays": ('at = ["town"]', 'at = ["village"]')}, ["not_accepted"]),
    ({"holidays": ("until = 2009-12-31", "until = 1999-12-31")}, ["ends_before_start"]),
    ({"holidays": ('name = { de = "Fest", en = "fair" }', 'name = { de = "Fest" }')}, ["missing_language"]),
    ({"holidays": ('land = "BY"', 'land = "Bayern"')}, ["land_unknown"]),
    ({"services": ("[commission.TH]\n", "[commission.XX]\n")}, ["land_unknown", "land_missing"]),
    ({"services": ('en = "card" }', 'en = "card" }\nsource = "S9"')}, ["unknown_source"]),
    ({"services": ("format = 1", 'format = "1"')}, ["not_whole"]),
    ({"sources": ('result = "single"', 'result = "sure"')}, ["not_accepted"]),
    (
        {"sources": ('title = "Gesetz zwei"', 'title = "Gesetz zwei"\npublished = 2026-06-02')},
        ["checked_before_published"],
    ),
    (
        {
            "sources": (
                "[source.S2]",
                '[source.S3]\ntitle = "x"\nchecked = { on = 2026-01-01, result = "open" }\n[source.S2]',
            )
        },
        ["unused_source"],
    ),
    ({"sources": "source = 5"}, ["not_a_table"]),
    ({"fees": ("value = 30.00", "value = 30.0")}, ["float_money"]),
    ({"fees": "[rule"}, ["not_toml"]),
]


@pytest.mark.parametrize(("changes", "found"), WHOLE_FILES)
def test_a_fault_of_a_whole_file_is_found(tiny, changes, found):
    seen = codes(tiny(**changes))
    if changes.get("sources") == "source = 5":
        seen = seen[-1:]
    assert seen == found


def test_all_faults_are_listed_not_only_the_first(tiny):
    law = tiny(
        fees=(
            'value = 10.00, source = "S1" },\n  { from = 2010-03-01, value = 20.00',
            'value = 10, source = "S1" },\n  { from = 2010-03-01, value = 20',
        )
    )
    assert codes(law) == ["not_money", "not_money"]


def test_a_file_that_is_missing_is_a_fault(tiny):
    law = tiny()
    os.remove(os.path.join(law.directory, "services.toml"))
    assert codes(law) == ["data_unreadable"]


def test_a_source_with_a_key_of_a_rule_is_refused_in_words(tiny):
    assert codes(tiny({"sources": "[source.S9]\nversion = 5"}))[0] == "unknown_key"


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (
            "[procedure.p]",
            'land = "XX"\ntitle = { de = "V", en = "p" }\nbasis = "§ 1"\nsources = ["S1"]\nstart = "a"\nstage = []',
        ),
        (
            "[service.s] windows 1",
            (
                'act = "issue"\ntitle = "23a"\nname = { de = "N", en = "n" }\nbases = ["b"]\ndescription = []\n'
                'windows = [ { land = "XX", weeks = [4], text = { de = "F", en = "w" }, source = "S1" } ]'
            ),
        ),
    ],
)
def test_a_land_is_known_wherever_one_is_named(tiny, found, text):
    header = found.partition(" ")[0]
    (fault,) = check_law(tiny({"services": f"{header}\n{text}\n"}))
    assert (fault.code, fault.where) == ("land_unknown", found)


def test_the_overlay_is_checked_with_the_law(tiny):
    law = tiny({"fees": '[rule.alpha]\nversion = [ { from = 2027-01-01, value = 40.00, source = "S9" } ]'})
    assert codes(law) == ["unknown_source"]


GARBAGE = [
    "5",
    "true",
    '"text"',
    "2026-01-01",
    "12.00",
    "[]",
    "[5]",
    "[{}]",
    "{}",
    "{ x = 5 }",
    "{ from = 5 }",
    "[[[]]]",
]
HARMLESS = {("up_to_months", "5"), ("as_federal", "[]"), ("land", "{}"), ("scope", '"text"'), ("who", "[]")}


@pytest.mark.parametrize("key", ["kind", "scope", "title", "version", "as_federal", "land", "anchor", "up_to_months"])
def test_nothing_that_stands_in_a_rule_breaks_the_checker(tiny, key):
    for value in GARBAGE:
        assert check_law(tiny({"fees": f"[rule.alpha]\n{key} = {value}\n"})) or (key, value) in HARMLESS, value


@pytest.mark.parametrize("key", list(shape("version").kinds))
def test_nothing_that_stands_in_a_version_breaks_the_checker(tiny, key):
    row = {"from": "2027-01-01", "value": "40.00", "source": '"S1"'}
    for value in GARBAGE:
        text = ", ".join(f"{name} = {given}" for name, given in {**row, key: value}.items())
        faults = check_law(tiny({"fees": f"[rule.alpha]\nversion = [ {{ {text} }} ]\n"}))
        fits = (key, value) in {("value", "12.00"), ("from", "2026-01-01"), ("until", "2026-01-01")}
        assert faults or fits or (key in ("basis", "note") and value == '"text"'), value


@pytest.mark.parametrize(("file", "key"), [(file, key) for file in FILES for key in form(file)])
def test_nothing_that_stands_at_the_top_of_a_file_breaks_the_checker(tiny, file, key):
    for value in ("5", '"text"', "[5]", "[{}]", "{}", "{ x = 5 }"):
        for text in (f"{key} = {value}\n", f"[{key}]\nTH = {value}\n"):
            check_law(tiny({file: text}))
            check_law(tiny(**{file: text}))


def _catalogue():
    from babel.messages.pofile import read_po

    with open(os.path.join(HERE, "../../hardship_cli/locale/de/LC_MESSAGES/hardship.po"), "rb") as file:
        return read_po(file)


def test_every_text_has_german_with_the_same_places_to_fill():
    german = {entry.id: entry.string for entry in _catalogue() if entry.id}
    for code, text in DATA_ERRORS.items():
        assert german.get(text), code
        assert set(re.findall(r"\{\w+\}", german[text])) == set(re.findall(r"\{\w+\}", text)), code
        assert german[text].count("\n") == text.count("\n"), code


def test_every_fault_that_has_a_text_is_met_in_these_tests(monkeypatch):
    monkeypatch.chdir(BAD_DATA)
    met = {code for _changes, found in WHOLE_FILES for code in found}
    met |= {"data_unreadable", "overlay_missing", "overlay_not_a_directory", "uncovered", "covered_twice"}
    for name in NAMES:
        with pytest.raises(DataError) as refusal:
            _ = Law(overlay=name).fees
        met.add(refusal.value.code)
    assert met == set(DATA_ERRORS)


@pytest.mark.parametrize(
    "text",
    [
        '[consequence.own]\nbasis = "§ 1"\nsources = ["S1"]\ntext = { de = "F", en = "c" }',
        '[consequence.own]\nbasis = "§ 1"\nsources = ["S1"]\ntopic = "work"',
        '[consequence.own]\nbasis = "§ 1"\nsources = ["S1"]\ntopic = "work"\ntext = { de = "F", en = "c" }\nwhere = "description"',
        '[difference.own]\nbasis = "§ 1"\nsources = ["S1"]\nkind = "open"\nwhere = "description"\nlaw = { de = "G", en = "l" }',
        '[document.own]\ntext = { de = "D", en = "d" }\nparts = "all"',
        '[document.own]\ntext = { de = "D", en = "d" }\nparts = [ { de = "T", en = "p" } ]',
    ],
)
def test_what_a_checklist_needs_is_there(tiny, text):
    """A consequence, a difference or a part of a document that lacks what is shown of it would end the checklist."""
    (fault,) = check_law(tiny({"services": text}))
    assert fault.code in ("missing_key", "unknown_key", "not_rows")
