"""Days as people write them: one reading for every way in, and the reason where there is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardship_cli.as_typed import FIRST_YEAR, LAST_YEAR
from hardship_cli.case import Case, read_fact, remarks
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.reading import completed_day, read_day
from hardship_cli.render.errors import error_text
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, day_words

TODAY = date(2026, 11, 28)
FEBRUARY = date(2026, 2, 1)  # a Sunday
WRITTEN = (
    "2026-02-01", "01.02.2026", "1.2.2026", " 1.2.2026 ", "1. 2. 2026", "01. 02. 2026", "1 . 2 . 2026", "20260201",
    "1. Februar 2026", "1 Februar 2026", "1 Feb 2026", "1. Feb. 2026", "01. Feb. 2026", "1.Feb.2026", "1-Feb-2026", "1. FEBRUAR 2026",
    "1 February 2026", "February 1, 2026", "Feb 1 2026", "1st of February 2026", "1. Februar\u00a02026", "1. Feber 2026",
    "Sonntag, 1. Februar 2026", "Sonntag 1. Februar 2026", "Sonntag, den 1. Februar 2026", "So 1.2.2026", "So. 1.2.2026",
    "So., 01.02.2026", "Son 1.2.2026", "Sunday, 1 February 2026", "Sun, Feb 1, 2026", "SO, 2026-02-01",
    "2026-02-01 00:00:00", "2026-02-01T00:00:00", "2026-02-01 00:00", "01.02.2026 00:00", "1.2.2026, 00:00 Uhr", "So 01.02.2026 0:00",
    "2026-02-01T00:00:00.000000",
)  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_a_day_is_read_in_every_way_that_people_write_it(text):
    assert read_day(text, "on") == FEBRUARY
    assert read_fact(FACTS["permit_until"], text) == FEBRUARY
    assert remarks({"on": text}) == ()


MONTHS = {
    1: "Januar January Jan Jan. Jänner Jaenner", 2: "Februar February Feb Feb.", 3: "März Maerz March Mär Mär. Mrz Mrz. Mar",
    4: "April Apr Apr.", 5: "Mai May", 6: "Juni June Jun Jun.", 7: "Juli July Jul Jul.", 8: "August Aug Aug.",
    9: "September Sep Sept Sept.", 10: "Oktober October Okt Oct Okt.", 11: "November Nov Nov.", 12: "Dezember December Dez Dec Dez.",
}  # fmt: skip


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, some in MONTHS.items() for name in some.split()])
def test_months_have_their_names_in_both_languages(month, name):
    assert read_day(f"04. {name} 2014", "on") == date(2014, month, 4)


@pytest.mark.parametrize("lang", ["de", "en"])
@given(
    day=st.dates(date(FIRST_YEAR, 1, 2), date(LAST_YEAR, 12, 31))
)  # 1 January 1900 is what programs write for no day
def test_whatever_is_printed_as_a_day_is_read_back(lang, day):
    say = Language(lang)
    for text in (
        day_words(day, say),
        day_short(day, say),
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert read_day(text, "on") == day
        assert completed_day(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("today", 0), ("heute", 0), ("HEUTE", 0), ("gestern", -1), ("yesterday", -1), ("morgen", 1), ("tomorrow", 1),
        ("vorgestern", -2), ("day before yesterday", -2), ("übermorgen", 2), ("uebermorgen", 2), ("day after tomorrow", 2),
        ("+14d", 14), ("+14t", 14), ("-3d", -3), ("+0d", 0), ("+2w", 14), ("-1w", -7), ("+ 3 Tage", 3), ("+1 Woche", 7), ("−3d", -3),
    ],
)  # fmt: skip
def test_days_from_today(text, days):
    assert read_day(text, "on", TODAY) == TODAY + timedelta(days=days)
    with pytest.raises(InputError, match="needs today"):
        read_day(text, "on")


@pytest.mark.parametrize(
    ("text", "day"),
    [("1.2.26", date(2026, 2, 1)), ("01.02.00", date(2000, 2, 1)), ("31.12.49", date(2049, 12, 31)), ("1. Feb 26", FEBRUARY),
     ("So 1.2.26", FEBRUARY), ("1-Feb-26", FEBRUARY), ("1.2.26 00:00", FEBRUARY)],
)  # fmt: skip
def test_a_year_of_two_digits_is_completed_and_said(text, day):
    assert read_fact(FACTS["on"], text) == day
    assert remarks({"on": text}) == (("read_as", {"value": text, "taken": day}),)
    with pytest.raises(InputError, match="two digit year"):
        read_fact(FACTS["born"], text)
    assert remarks({"born": text, "id": text}) == ()


REFUSED = {
    "03/04/2026": ("date_slashes", "'03/04/2026' can mean two days: 2026-03-04 or 2026-04-03."),
    "1/2/26": ("date_slashes", "'1/2/26' can mean two days."),
    "25/12/2026": ("date_slashes_form", "Did you mean 2026-12-25?"),
    "2026/3/4": ("date_slashes_form", "Did you mean 2026-03-04?"),
    "13/13/2026": ("date_slashes_form", "others the month.\n"),
    "31/12/2026": ("date_slashes_form", "written with slashes"),
    "1-2-2026": ("date_year_last", "between hyphens the year comes first"),
    "31.2.2026": ("date_not_real", "does not exist"),
    "31. Februar 2026": ("date_not_real", "does not exist"),
    "20260231": ("date_not_real", "does not exist"),
    "29.2.23": ("date_not_real", "does not exist"),
    "01.02.": ("date_no_year", "has no year"),
    "1. Februar": ("date_no_year", "has no year"),
    "1.2.50": ("date_two_digit_year", "two digits"),
    "1.2.99": ("date_two_digit_year", "two digits"),
    "31.12.9999": ("date_no_day", "there is no day"),
    "9999-12-31 00:00:00": ("date_no_day", "there is no day"),
    "01.01.1900": ("date_no_day", "there is no day"),
    "1900-01-01": ("date_no_day", "there is no day"),
    "19000101": ("date_no_day", "there is no day"),
    "1. Januar 1900": ("date_no_day", "there is no day"),
    "30.12.9999": ("date_out_of_range", "1900"),
    "31.12.1899": ("date_out_of_range", "1900"),
    "Montag, 1. Februar 2026": ("date_weekday", "it is Sunday, 1 February 2026."),
    "Mo 1.2.26": ("date_weekday", "it is Sunday, 1 February 2026."),
    "Do 19.02.2026 16:10": ("day_with_time", "Only the day goes here: 2026-02-19."),
    "2026-03-31 00:00:01": ("day_with_time", "Only the day goes here: 2026-03-31."),
    "KW 12": ("date_span", "span of time"),
    "12. KW": ("date_span", "span of time"),
    "Anfang Mai": ("date_span", "span of time"),
    "Mai 2026": ("date_span", "span of time"),
    "03/2026": ("date_span", "span of time"),
    "05.2026": ("date_span", "span of time"),
    "Q2 2026": ("date_span", "span of time"),
    "2026": ("date_span", "span of time"),
    "1.2.2026 und 3.2.2026": ("date_several", "more than one day"),
    "1.2.2026, 3. März 2026": ("date_several", "more than one day"),
    "46054": ("date_serial", "as spreadsheets count days: perhaps 2026-02-01."),
    "46054.0": ("date_serial", "perhaps 2026-02-01."),
    "+99999d": ("date_out_of_range", "1900"),
    "-99999d": ("date_out_of_range", "1900"),
    "+9999999999999d": ("date_out_of_range", "1900"),
    "+1": ("date_form", "cannot be read"),
    "+1m": ("date_form", "cannot be read"),
    "2026-3-1": ("date_form", "have two digits. Did you mean 2026-03-01?"),
    "2. Arpil 2026": ("date_form", "cannot be read as a day. Did you mean 2026-04-02?"),
    "Montga, 2.2.2026": ("date_form", "cannot be read as a day. Did you mean 2026-02-02?"),
    "01022026": ("date_form", "cannot be read"),
    "01 02 2026": ("date_form", "cannot be read"),
    "010226": ("date_form", "cannot be read"),
    "ca. 1.2.2026": ("date_form", "cannot be read"),
    "bis auf Weiteres": ("date_form", "cannot be read"),
    "2026-03-31 00:00:00+02:00": ("date_form", "cannot be read"),
    "٢٠٢٥-٠٧-٠٤": ("date_form", "cannot be read"),
    "1. Foo 2026": ("date_form", "cannot be read"),
    "X, 1.2.2026": ("date_form", "cannot be read"),
    "-": ("date_form", "names no day"),
    "k. A.": ("date_form", "names no day"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_single_day_is_refused_with_what_is_wrong_with_it(text):
    code, said = REFUSED[text]
    with pytest.raises(InputError) as raised:
        read_day(text, "on", TODAY)
    assert (raised.value.code, raised.value.field) == (code, "on")
    told = error_text(raised.value, "en")
    assert told.startswith(f"--on: '{text}'")
    assert said in told
    german = error_text(raised.value, "de")
    assert f"„{text}“" in german
    if "Accepted: 2026" in told:
        assert told.endswith("Accepted: 2026-03-31, 31.03.2026, 1.2.2026 (day first), 1 February 2026, today, +14d.")
        assert german.endswith(
            "Angenommen werden 31.03.2026, 1.2.2026 (Tag zuerst), 1. Februar 2026, 2026-03-31, heute, +14d."
        )


def test_a_wrong_weekday_is_told_with_the_right_one_in_the_reader_s_language():
    with pytest.raises(InputError) as raised:
        Case.read(decided="Montag, 1. Februar 2026")
    assert error_text(raised.value, "de") == (
        "--bescheiddatum: „Montag, 1. Februar 2026“ nennt einen anderen Wochentag, als der Tag hat: Es ist Sonntag, 1. Februar 2026.\n"
        "Beide Angaben sind zu prüfen."
    )


def test_a_completed_year_is_said_by_every_command_in_its_language(hardship, tmp_path):
    german = "„1.2.26“ als 01.02.2026 gelesen.\n"
    fee = ("fee", "extend", "--months", "12", "--lang", "de", "--plain")
    assert hardship(*fee, "--on", "1.2.26") == (*hardship(*fee, "--on", "2026-02-01")[:2], german)
    assert hardship("deadline", "1.2.26", "1m", "--lang", "de")[2] == german
    assert hardship(*fee, "--today", "1.2.26")[2] == german
    assert hardship(*fee[:4], "--on", "1.2.26", "--plain", "--lang", "en")[2] == "'1.2.26' was read as 2026-02-01.\n"
    path = tmp_path / "case.toml"
    path.write_text('act = "extend"\nmonths = 12\non = "1.2.26"\n', encoding="utf-8")
    assert hardship("case", path, "--lang", "de")[2] == german
