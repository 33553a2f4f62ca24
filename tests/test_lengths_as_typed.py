"""Lengths of time, and yes and no, as people write them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardship_cli.case import read_fact
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.reading import Joined, Period, WorkingDays, read_flag, read_length, read_period
from hardship_cli.render.errors import error_text
from hardship_cli.render.language import Language
from hardship_cli.render.words import duration

READ = {
    Period(
        3, "months"
    ): "3 3m 3M P3M 3.0 3,0 3_Monate drei_Monate three_months 3_Mon. 3_Mo. Vierteljahr ein_Vierteljahr Quartal "
    "ein_Quartal 1/4_Jahr 0,25_Jahre",
    Period(
        6, "months"
    ): "6 halbes_Jahr ein_halbes_Jahr ½_Jahr 1/2_Jahr 0,5_Jahre 0.5y Halbjahr half_a_year zwei_Quartale sechs_Monate",
    Period(1, "months"): "1m ein_Monat Monatsfrist",
    Period(12, "months"): "12 12.0 12_Monate zwölf_Monate zwoelf_Monate twelve_months 12-month",
    Period(1, "years"): "1y 1_Jahr ein_Jahr einem_Jahr 1_J. P1Y one_year a_year 1J 1_Jahr. Jahresfrist",
    Period(3, "years"): "3y 3_J. 3_Jahre drei_Jahre 3_Jahren P3Y",
    Period(
        18, "months"
    ): "18 18_M anderthalb_Jahre eineinhalb_Jahre 1,5_Jahre 1.5_J. 1½_Jahre 1_1/2_Jahre 1_J_6_M 1J6M 1_Jahr_6_Monate "
    "1_Jahr_und_6_Monate 1_Jahr,_6_Monate P1Y6M one_and_a_half_years 1_J._6_Mon.",
    Period(2, "weeks"): "2w 2_Wo. zwei_Wochen P2W",
    Period(4, "weeks"): "4_Wochen 4w",
    Period(14, "days"): "14d 14_T. 14_Tg. 14_Tage vierzehn_Tage P14D",
    Period(15, "days"): "15d halber_Monat ein_halber_Monat ½_Monat 0,5_Monate",
    Period(17, "days"): "2_Wochen_3_Tage",
}


@pytest.mark.parametrize(("wanted", "text"), [(wanted, text) for wanted, some in READ.items() for text in some.split()])
def test_a_length_is_read_in_every_way_that_people_write_it(wanted, text):
    text = text.replace("_", " ")
    assert read_period(text, "months") == wanted
    assert read_fact(FACTS["months"], text.upper()) == wanted


@given(st.sampled_from(["days", "weeks", "months", "years"]), st.integers(1, 100))
def test_whatever_is_printed_as_a_length_is_read_back(unit, amount):
    period = Period(amount, unit)
    assert read_period(str(period), "months") == period
    for lang in ("de", "en"):
        assert read_period(duration(period, Language(lang)), "months") == period


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("P1M14D", Joined(1, 14)), ("1m 14d", Joined(1, 14)), ("1 Monat und 14 Tage", Joined(1, 14)), ("P1Y2W", Joined(12, 14)),
        ("1,5 Monate", Joined(1, 15)), ("1 Monat 2 Wochen", Joined(1, 14)), ("1 Jahr 1 Tag", Joined(12, 1)),
        ("5wd", WorkingDays(5)), ("5 Arbeitstage", WorkingDays(5)), ("5 AT", WorkingDays(5)), ("five working days", WorkingDays(5)),
        ("5 business days", WorkingDays(5)), ("3 Werktage", WorkingDays(3, True)), ("5 WT", WorkingDays(5, True)),
    ],
)  # fmt: skip
def test_what_is_no_length_of_a_permit_is_refused_with_the_reason(text, wanted):
    assert read_length(text, "period") == wanted
    assert read_length(str(wanted), "period") == wanted
    with pytest.raises(InputError) as raised:
        read_fact(FACTS["months"], text)
    joined = isinstance(wanted, Joined)
    says = (
        "is made of months and days, which only hardship deadline reckons."
        if joined
        else "are working days, which are counted in hardship deadline alone"
    )
    sagt = (
        "besteht aus Monaten und Tagen"
        if joined
        else "sind Arbeits- oder Werktage; gezählt werden sie nur in hardship frist"
    )
    assert error_text(raised.value, "en").startswith(f"--months: '{text}' {says}")
    assert error_text(raised.value, "de").startswith(f"--dauer: „{text}“ {sagt}")


REFUSED = {
    "bis zu 3 Jahre": ("duration_limit", "names a limit and no length"),
    "max. 3 Jahre": ("duration_limit", "names a limit and no length"),
    "up to 3 years": ("duration_limit", "names a limit and no length"),
    "2026-12-01": ("duration_day", "is a day and no length"),
    "1.12.26": ("duration_day", "is a day and no length"),
    "3-6 Monate": ("duration_range", "names two lengths"),
    "3 bis 6 Monate": ("duration_range", "names two lengths"),
    "3–6 Monate": ("duration_range", "names two lengths"),
    "0,33 J.": ("duration_fraction", "no whole number of months or days"),
    "1/3 Monat": ("duration_fraction", "no whole number of months or days"),
    "0,5 Wochen": ("duration_fraction", "no whole number of months or days"),
    "6.5": ("duration_form", "in whole days, weeks, months or years"),
    "1.000 Tage": ("duration_form", "in whole days, weeks, months or years"),
    "P1D1M": ("duration_form", "in whole days, weeks, months or years"),
    "6 Monate 1 Jahr": ("duration_form", "in whole days, weeks, months or years"),
    "1 Jahr 1 Jahr": ("duration_form", "in whole days, weeks, months or years"),
    "Monat": ("duration_form", "in whole days, weeks, months or years"),
    "bald": ("duration_form", "in whole days, weeks, months or years"),
    "3/0 Jahr": ("duration_form", "in whole days, weeks, months or years"),
    "P": ("duration_form", "in whole days, weeks, months or years"),
    "0": ("duration_not_positive", "is too short"),
    "0 Monate": ("duration_not_positive", "is too short"),
    "-3m": ("duration_not_positive", "is too short"),
    "P-1M": ("duration_not_positive", "is too short"),
    "P0D": ("duration_not_positive", "is too short"),
    "101 Jahre": ("duration_absurd", "at most 100 years"),
    "9999999 Tage": ("duration_absurd", "at most 36600 days"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_length_is_refused_with_what_is_wrong_with_it(text):
    code, said = REFUSED[text]
    with pytest.raises(InputError) as raised:
        read_period(text, "months")
    assert raised.value.code == code
    assert said in error_text(raised.value, "en")
    assert f"„{text}“" in error_text(raised.value, "de")


@pytest.mark.parametrize(
    "text",
    ["ja", "J", "yes", "Y", "wahr", "true", "1", "x", "X", "✓", "☒", "☑", "angekreuzt", "Vorhanden", "liegt  vor"],
)
def test_yes(text):
    assert read_flag(text, "minor") is True


@pytest.mark.parametrize("text", ["nein", "N", "no", "falsch", "false", "0", "☐", "nicht", "kein", "nicht vorhanden"])
def test_no(text):
    assert read_flag(text, "minor") is False


@pytest.mark.parametrize("text", ["-", "./.", "k. A.", "k.A.", "unbekannt", "entfällt", "ggf.", "?", "n/a", "–"])
def test_what_says_neither_is_to_be_left_empty(text):
    with pytest.raises(InputError) as raised:
        read_flag(text, "minor")
    assert (
        error_text(raised.value, "en")
        == f"--minor: '{text}' says neither yes nor no.\nLeave it empty if it is not known."
    )
    assert error_text(raised.value, "de").endswith(
        "sagt weder ja noch nein.\nIst es nicht bekannt, bleibt die Angabe leer."
    )


@pytest.mark.parametrize(
    ("event", "period", "options", "last"),
    [
        ("2026-01-31", "1m 14d", ("--no-roll",), "2026-03-14"),  # 28 February, then 14 days
        ("2026-01-31", "P1M14D", (), "2026-03-16"),  # a Saturday moves, once
        ("2026-03-15", "1 Monat und 14 Tage", ("--first-day-counts", "--no-roll"), "2026-04-28"),
        ("2026-01-30", "1,5 Monate", ("--no-roll",), "2026-03-15"),
        ("2026-01-05", "1 Jahr 1 Tag", ("--no-roll",), "2027-01-06"),
    ],
)
def test_a_deadline_of_months_and_days_counts_the_months_first_and_moves_once(hardship, event, period, options, last):
    assert hardship("deadline", event, period, *options, "--plain", "--land", "NW") == (0, last + "\n", "")


def test_a_joined_length_is_shown_in_words_and_verified(hardship, tmp_path):
    asked = ("deadline", "2026-01-31", "1m 14d", "--land", "NW")
    assert "1 Monat 14 Tage" in hardship(*asked, "--lang", "de")[1]
    code, out, _err = hardship(*asked, "--json")
    assert (code, json.loads(out)["asked"]["period"]) == (0, "P1M14D")
    path = tmp_path / "saved.json"
    path.write_text(out, encoding="utf-8")
    assert hardship("verify", path)[0] == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("P1M14D", "--backwards"), "'P1M14D' counted backwards can be two days"),
    ],
)
def test_what_a_deadline_cannot_count_is_refused(hardship, args, said):
    code, out, err = hardship("deadline", "2026-01-31", *args, "--land", "NW")
    assert (code, out) == (2, "")
    assert err.startswith(f"period: {said}")


@pytest.mark.parametrize("text", ["0", "0d", "0 Tage", "keine", "None", "ohne Frist"])
def test_no_time_for_departure_is_told_as_what_it_is(text):
    with pytest.raises(InputError) as raised:
        read_period(text, "departure_days", bare="days")
    assert raised.value.code == "duration_none"
    assert "there is no last day to reckon" in error_text(raised.value, "en")
    with pytest.raises(InputError) as raised:
        read_period(text, "months")
    assert raised.value.code in ("duration_not_positive", "duration_form")
