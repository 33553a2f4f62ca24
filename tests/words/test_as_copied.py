"""What comes from letters, tables and text programs: quotes, commas, full width, dashes for hyphens; days counted from today in words."""

from datetime import date

import pytest

from hardship_cli import Period
from hardship_cli.case import read_fact, remarks
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS

TODAY = date(2026, 11, 30)
DAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("fact", "plain", "value"),
    [
        ("applied", "17.11.2026", DAY),
        ("applied", "2026-11-17", DAY),
        ("applied", "17. November 2026", DAY),
        ("permit_until", "keiner", "none"),
        ("born", "05/1990", None),
        ("land", "NRW", "NW"),
        ("land", "05315000", "NW"),
        ("benefits", "SGB II", "sgb2"),
        ("benefits", "Bürgergeld", "sgb2"),
        ("act", "Verlängerung", "extend"),
        ("act", "extend", "extend"),
        ("title", "§ 25 Abs. 4 S. 2", "25-4-2"),
        ("delivery", "PZU", "pzu"),
        ("months", "12", Period(12, "months")),
        ("months", "1 Jahr", Period(1, "years")),
        ("departure_days", "30 Tage", Period(30, "days")),
        ("minor", "ja", True),
        ("place", "Landkreis Eichsfeld", "eichsfeld"),
        ("extras", "Express", ("express",)),
    ],
)
def test_quotes_commas_and_full_width_make_no_difference(fact, plain, value):
    expected = read_fact(FACTS[fact], plain)
    assert value is None or expected == value
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in plain)
    forms = [
        f"„{plain}“",
        f"„{plain}”",
        f'"{plain}"',
        f"“{plain}”",
        f"»{plain}«",
        f"«{plain}»",
        f"'{plain}'",
        f"‚{plain}‘",
    ]
    for typed in (*forms, f"{plain},", f" {plain} ;", f"„{plain},“", f"„{plain}“,", wide, f"„{wide}“"):
        assert read_fact(FACTS[fact], typed) == expected, typed


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("applied", "„17.11.2026“ „18.11.2026“"),
        ("applied", "17.11.2026, 18.11.2026"),
        ("applied", "„“"),
        ("benefits", "„SGB II“ und „SGB XII“"),
        ("land", '"'),
    ],
)
def test_two_values_or_none_are_not_made_one(fact, typed):
    with pytest.raises(InputError):
        read_fact(FACTS[fact], typed)


def test_what_was_read_otherwise_is_told_in_quotes_as_well():
    assert remarks({"title": "„25.04.2002“"}) == (("title_was_day", {"value": "„25.04.2002“", "taken": "25-4-2"}),)
    assert remarks({"on": "„1.2.26“"})[0][1]["taken"] == date(2026, 2, 1)


def test_a_reference_keeps_its_quotes():
    assert read_fact(FACTS["id"], "„A-1“") == "„A-1“"


WEEKS = [
    ("in 3 Wochen", date(2026, 12, 21)),
    ("vor 14 Tagen", date(2026, 11, 16)),
    ("in 14 Tagen", date(2026, 12, 14)),
    ("In  14 Tagen,", date(2026, 12, 14)),
    ("heute in 14 Tagen", date(2026, 12, 14)),
    ("heute vor einer Woche", date(2026, 11, 23)),
    ("in zwei Wochen", date(2026, 12, 14)),
    ("in 1 Tag", date(2026, 12, 1)),
    ("in 2 weeks", date(2026, 12, 14)),
    ("14 days ago", date(2026, 11, 16)),
    ("a week ago", date(2026, 11, 23)),
    ("two weeks from now", date(2026, 12, 14)),
]


@pytest.mark.parametrize(("typed", "day"), WEEKS)
def test_days_and_weeks_from_today_in_words_are_read_and_told(typed, day):
    assert read_fact(FACTS["applied"], typed, TODAY) == day
    assert remarks({"applied": typed}, TODAY) == (("read_as", {"value": typed.strip(), "taken": day}),)
    with pytest.raises(InputError, match="needs today"):
        read_fact(FACTS["applied"], typed)


@pytest.mark.parametrize(
    "typed",
    [
        # Eight days are a week to many; months end on another day by another count; working days need a calendar.
        *(
            "in 8 Tagen",
            "vor acht Tagen",
            "in 3 Monaten",
            "vor 1 Monat",
            "in 2 Jahren",
            "in 3 Werktagen",
            "in 5 working days",
        ),
        *(
            "3 Wochen",
            "14 Tage",
            "in 3-4 Wochen",
            "in ca. 3 Wochen",
            "binnen 14 Tagen",
            "innerhalb von 14 Tagen",
            "nach 14 Tagen",
        ),
        *(
            "vor 2 weeks ago",
            "in 2 weeks ago",
            "in halben Wochen",
            "in 0 Tagen",
            "vor Wochen",
            "in 1,5 Wochen",
            "in 3 w",
        ),
    ],
)
def test_what_may_mean_two_days_is_not_read(typed):
    with pytest.raises(InputError) as caught:
        read_fact(FACTS["applied"], typed, TODAY)
    assert caught.value.code.startswith(("date_", "no_day"))


@pytest.mark.parametrize("typed", ["in 99999999999999999999 Tagen", "vor 40000 Tagen"])
def test_a_day_out_of_reach_is_refused(typed):
    with pytest.raises(InputError, match="out of range"):
        read_fact(FACTS["applied"], typed, TODAY)


def test_it_is_told_wherever_a_day_is_typed(hardship, tmp_path):
    case, register = tmp_path / "case.toml", tmp_path / "in.csv"
    case.write_text('permit_until = "in 3 Wochen"\n', encoding="utf-8")
    register.write_text(
        "AE bis;Antragseingang;Fristende laut Akte\nin 3 Wochen;vor 14 Tagen;in 2 Wochen\n", encoding="utf-8"
    )
    on = ("--today", "2026-11-30", "--lang", "en")
    for args in (
        ("fiction", "--permit-until", "in 3 Wochen"),
        ("fiction", "--permit-until", "in 3 Wochen", "--plain"),
        ("fiction", "--permit-until=in 3 Wochen", "--json"),
        ("deadline", "in 3 Wochen", "1m", "--land", "NW"),
        ("case", case),
        ("case", case, "--set", "applied=today"),
        ("case", "--permit-until", "in 3 Wochen"),
        ("text", "memo", case),
        (
            "turns",
            "fee",
            "extend",
            "--months",
            "6",
            "--from",
            "in 3 Wochen",
            "--to",
            "2027-03-01",
            "--born",
            "2009-01-05",
        ),
        ("batch", register, "-o", tmp_path / "out.csv"),
    ):
        err = " ".join(hardship(*args, *on)[2].split())
        assert err.count("'in 3 Wochen' was read as 2026-12-21.") == 1, args
    err = hardship("batch", register, "-o", tmp_path / "out.csv", "--force", *on)[2]
    assert "'vor 14 Tagen' was read as 2026-11-16." in err


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (("gebühr", "verlängerung", "--dauer", "„1", "Jahr“"), '--dauer "1 Jahr"'),
        (("fee", "extend", "--benefits", "»SGB", "II«"), '--leistungsbezug "SGB II"'),
        (("deadline", "1.11.2026", "“1", "Monat”"), '1.11.2026 "1 Monat"'),
        (("gebühr", "„Duldung", "erteilen“"), 'gebühr "Duldung erteilen"'),
    ],
)
def test_a_value_that_a_shell_tore_at_its_typographic_quotes_is_named(hardship, args, meant):
    code, out, err = hardship(*args, "--lang", "de")
    assert (code, out) == (2, "")
    assert f"In Anführungszeichen schreiben: {meant}." in " ".join(err.split())


@pytest.mark.parametrize("dash", ["–", "—", "‐", "−", "–-", "-"])
@pytest.mark.parametrize(
    ("before", "name", "behind"),
    [
        (("gebühr", "verlängerung", "--dauer", "12"), "minderjährig", ()),
        (("gebühr", "verlängerung"), "dauer", ("12",)),
        (("fee", "extend"), "months=12", ()),
        (("fall", "x.toml"), "nicht-minderjährig", ()),
        (("register", "x.csv"), "ausgabe", ("y.csv",)),
    ],
)
def test_a_dash_for_two_hyphens_is_named(hardship, dash, before, name, behind):
    code, out, err = hardship(*before, f"{dash}{name}", *behind, "--lang", "de")
    assert (code, out) == (2, "")
    assert f"„{dash}{name}“ beginnt nicht mit zwei Bindestrichen" in err
    meant = "dauer=12" if name.startswith("months") else name
    assert f"Schreiben Sie --{meant}." in err


@pytest.mark.parametrize(
    "args",
    [
        ("fiction", "--permit-until", "–14d"),
        ("fee", "extend", "--months", "6", "--id", "–x"),
        ("deadline", "-3d", "1m"),
    ],
)
def test_a_dash_within_a_value_is_none_of_an_option(hardship, args):
    assert hardship(*args, "--today", "2026-11-30")[0] == 0
