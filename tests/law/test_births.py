"""Births of which only the year or the month is known: one answer where all of their days give it, else what each side gives."""

import random
from datetime import date, timedelta

import pytest

from hardship_cli import Case, InputError, Unanswerable, answers, fee
from hardship_cli.answer import STATUSES, Gist, decided
from hardship_cli.case import check_case, read_fact
from hardship_cli.facts import FACTS
from hardship_cli.law.fees import fee as plain_fee
from hardship_cli.law.fiction import fiction as plain_fiction
from hardship_cli.law.samples import samples
from hardship_cli.reading import BirthSpan

YEAR = BirthSpan(date(1990, 1, 1), date(1990, 12, 31))
MAY = BirthSpan(date(1990, 5, 1), date(1990, 5, 31))


@pytest.mark.parametrize(
    "text",
    ["1990", "00.00.1990", "0.0.1990", "XX.XX.1990", "??.??.1990", "1990-00-00", "1990-xx-xx", "19900000", "1990.0", " 1990 ", 1990],
)  # fmt: skip
def test_a_year_is_read(text):
    assert read_fact(FACTS["born"], text) == YEAR


@pytest.mark.parametrize(
    "text",
    ["05/1990", "5/1990", "05.1990", "00.05.1990", "xx.05.1990", "1990-05", "1990-05-00", "19900500", "Mai 1990", "May 1990", "MAI. 1990"],
)  # fmt: skip
def test_a_month_is_read(text):
    assert read_fact(FACTS["born"], text) == MAY


@pytest.mark.parametrize(
    ("text", "last"), [("02/1999", 28), ("02/2000", 29), ("02/1900", 28), ("12/1999", 31), ("04/1999", 30)]
)
def test_a_month_ends_as_the_calendar_says(text, last):
    assert read_fact(FACTS["born"], text).last.day == last


@pytest.mark.parametrize(
    "text", ["1800", "2200", "90", "00.00.90", "00.13.1990", "13/1990", "00/1990", "1990-13", "15.00.1990", "foo 1990", "1990/1991", True]
)  # fmt: skip
def test_what_is_neither_is_refused(text):
    with pytest.raises(InputError):
        read_fact(FACTS["born"], text)


@pytest.mark.parametrize("fact", [fact for fact, one in FACTS.items() if one.kind.startswith("day") and fact != "born"])
def test_no_other_day_is_a_span(fact):
    for text in ("1990", "00.00.1990", "05/1990", "1990-05"):
        with pytest.raises(InputError):
            read_fact(FACTS[fact], text)


def test_it_stands_as_it_is_typed_and_is_read_again():
    for span, text in ((YEAR, "1990"), (MAY, "1990-05")):
        assert str(span) == text
        assert read_fact(FACTS["born"], str(span)) == span


def test_one_answer_is_the_answer_and_two_are_refused_with_what_each_gives():
    facts = {"act": "extend", "months": "6", "on": "2026-11-28"}
    for born, amount in (("1990", "93.00"), ("2010", "46.50"), ("12/2008", "46.50"), ("10/2008", "93.00")):
        assert str(fee(Case.read(facts, born=born)).answer.amount) == amount
    with pytest.raises(Unanswerable) as refused:
        fee(Case.read(facts, born="2008"))
    assert refused.value.code == "birth_day_needed"
    assert [(first, last, str(gives)) for first, last, gives in refused.value.params["sides"]] == [
        (date(2008, 1, 1), date(2008, 11, 28), "93.00"),
        (date(2008, 11, 29), date(2008, 12, 31), "46.50"),
    ]
    # Exempt is exempt, on which day ever.
    assert fee(Case.read(facts, born="2008", benefits="sgb2")).answer.amount == 0


def test_days_that_another_fact_excludes_do_not_count():
    facts = {"act": "extend", "months": "6", "on": "2026-11-28", "born": "2008"}
    assert str(fee(Case.read(facts, minor="yes")).answer.amount) == "46.50"
    assert str(fee(Case.read(facts, minor="no")).answer.amount) == "93.00"
    with pytest.raises(InputError, match="minor disagrees"):
        fee(Case.read({**facts, "born": "1990"}, minor="yes"))
    with pytest.raises(InputError, match="wrong order"):
        Case.read(facts, born="2027", applied="2026-11-28")
    assert str(fee(Case.read(facts, born="2026", applied="2026-11-20")).answer.amount) == "46.50"


def test_no_day_is_made_up(hardship):
    _code, out, _err = hardship("fee", "extend", "--born", "1990", "--on", "2026-11-28", "--months", "6", "--json")
    assert '"born": "1990"' in out
    assert "1990-" not in out
    answer = fee(Case.read(act="extend", months="6", on="2026-11-28", born="01/2010"))
    assert "birth_first_of_year" not in [note.code for note in answer.notes]


def test_a_birthday_that_may_come_soon_makes_the_answer_one_to_review():
    from hardship_cli.asking import ask_one
    from hardship_cli.schedule.load import default_law

    case = Case.read(act="extend", months="6", born="12/2008")
    answer = ask_one("fee", case, default_law(), date(2026, 11, 28))
    assert (str(answer.answer.amount), answer.status, answer.asked) == ("46.50", "review", case)
    assert dict(answer.notes[1].params)["day"] == date(2026, 12, 1)  # the first day on which it can be


def outcomes(ask, case, law):
    """What each day of the span gives, but for those that contradict the other facts."""
    found = {}
    day = case.born.first
    while day <= case.born.last:
        one = case._replace(born=day)
        try:
            check_case(one)
            found[day] = ask(one, law, Gist(law))
        except InputError:
            pass
        except Unanswerable as error:
            found[day] = error
        day += timedelta(days=1)
    return found


def span_near(days, years, dice):
    """The year or the month of a birth, near one so many years before one of these days."""
    near = dice.choice(days) - timedelta(days=round(dice.choice(years) * 365.25) + dice.randint(-150, 150))
    first = near.replace(day=1)
    year = BirthSpan(near.replace(month=1, day=1), near.replace(month=12, day=31))
    return dice.choice((year, BirthSpan(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))))


def random_cases(law, question, dice):
    """Cases whose birth is a span, so that often its days give different answers."""
    for sample in samples(law, 300, seed=7):
        case = sample
        if question == "fee":
            case = case._replace(on=case.on or case.decided or case.applied or date(2026, 11, 28), minor=None)
            yield case._replace(born=span_near([case.on, case.applied or case.on], (0, 18, 18, 18, 24, 40), dice))
            continue
        if dice.random() < 0.8:  # who has no title, and may be a small child
            case = case._replace(permit_until="none", title="25-4-2", lawful_stay=True, continuation_ordered=None)
        born = span_near([case.applied or date(2026, 6, 1)], (0, 0, 1, 1, 30), dice)
        if dice.random() < 0.2:
            case = case._replace(lawful_since=born.first + timedelta(days=3))
        yield case._replace(born=born)


@pytest.mark.parametrize("question", ["fee", "fiction"])
def test_every_day_of_the_span_says_the_same_over_random_cases(law, question):
    ask = {"fee": plain_fee, "fiction": plain_fiction}[question]
    seen = {"one": 0, "several": 0, "none": 0}
    for case in random_cases(law, question, random.Random(20261129)):
        each = outcomes(ask, case, law)
        answered = {decided(outcome) for outcome in each.values()}
        try:
            found = ask(case, law, None)
        except (InputError, Unanswerable) as error:
            found = error
        if isinstance(found, InputError):
            assert not each, case
            seen["none"] += 1
        elif getattr(found, "code", None) == "birth_day_needed":
            assert len(answered) > 1, case
            for first, last, gives in found.params["sides"]:
                told = [getattr(each[day], "answer", None) for day in each if first <= day <= last]
                assert {getattr(one, "amount", getattr(one, "effect", None)) for one in told} == {gives}, case
            seen["several"] += 1
        else:
            assert answered == {decided(found)}, case
            if isinstance(found, Unanswerable):
                seen["none"] += 1
                continue
            assert found.asked == case
            assert found.status == max((one.status for one in each.values()), key=STATUSES.index)
            seen["one"] += 1
    assert min(seen["one"], seen["several"]) > 15, seen


def test_all_questions_of_a_case_and_its_register_row_give_the_same(hardship, tmp_path):
    rows = [
        ("1990", "extend", "6m"), ("00.00.2008", "extend", "6m"), ("00.05.2010", "extend", "6m"), ("05/2008", "issue", "24m"),
        ("2001", "certificate", ""), ("12.05.2010", "extend", "6m"), ("1800", "extend", "6m"), ("XX.XX.1957", "extend", "6m"),
    ]  # fmt: skip
    register = tmp_path / "r.csv"
    # Enough rows that those of plain days go by the paths of the law.
    lines = [",".join((*row, "NW", "2026-06-01")) for row in rows] + ["1.1.1980,extend,6m,NW,2026-06-01"] * 4000
    register.write_text("born,act,months,land,decided\n" + "\n".join(lines) + "\n", encoding="utf-8")
    code, _out, err = hardship("batch", register, "-o", tmp_path / "out.csv", "--today", "2026-11-28")
    assert code == 1
    assert "'1990' was read as a birth between 1990-01-01 and 1990-12-31." in err
    found = [line.split(",") for line in (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()]
    at = found[0].index("fee_eur")
    for row, cells in zip(rows, found[1:], strict=False):
        try:
            case = Case.read({"born": row[0], "act": row[1], "months": row[2], "land": "NW", "decided": "2026-06-01"})
            single = answers(case, date(2026, 11, 28)).found.get("fee")
        except InputError:
            assert "1800" in cells[-1] or "1800" in ",".join(cells)
            continue
        assert cells[at] == ("" if single is None else str(single.answer.amount)), row
        if single is None:
            assert "birth_day_needed" in ",".join(cells)


def test_a_saved_answer_and_a_saved_case_are_read_again(hardship, tmp_path):
    asked = ("fee", "extend", "--born", "00.05.1990", "--on", "2026-11-28", "--months", "6")
    code, out, _err = hardship(*asked, "--json", "--save", tmp_path / "case.toml")
    assert code == 0
    (tmp_path / "a.json").write_text(out, encoding="utf-8")
    assert hardship("verify", tmp_path / "a.json")[0] == 0
    assert 'born = "1990-05"' in (tmp_path / "case.toml").read_text(encoding="utf-8")
    assert hardship("case", tmp_path / "case.toml", "--lang", "de")[0] == 0
    (tmp_path / "case.toml").write_text('born = 1990\nact = "certificate"\n', encoding="utf-8")
    code, out, err = hardship("case", tmp_path / "case.toml", "--lang", "de")
    assert code == 0
    assert "„1990“ ist als Geburt zwischen dem 01.01.1990 und dem 31.12.1990 gelesen worden." in err


def test_each_side_is_told_in_both_languages(hardship):
    asked = ("fee", "extend", "--born", "11/2008", "--on", "2026-11-28", "--months", "6")
    code, _out, err = hardship(*asked)
    assert code == 4
    assert "born until 2008-11-28: €93.00; from 2008-11-29 on: €46.50." in err
    code, _out, err = hardship(*asked, "--lang", "de")
    assert "nur 11/2008 bekannt" in err
    assert "geboren bis zum 28.11.2008: 93,00 €; ab dem 29.11.2008: 46,50 €." in err


@pytest.mark.parametrize("text", ["01.01.1900", "1900-01-01", "31.12.9999"])
def test_a_day_that_stands_for_none_is_no_birth(hardship, tmp_path, text):
    """Registers write them where there is no day: a person of a hundred and more would be answered, and of full age."""
    fact = ("fee", "extend", "--months", "12", "--on", "2026-05-05", "--born", text)
    case = tmp_path / "case.toml"
    case.write_text(f'act = "extend"\nmonths = 12\non = 2026-05-05\nborn = "{text}"\n', encoding="utf-8")
    for asked in (fact, ("case", case)):
        for lang, said in (("en", "where there is no day"), ("de", "für einen fehlenden Tag")):
            code, out, err = hardship(*asked, "--lang", lang)
            assert (code, out, said in err) == (2, "", True), err
    (tmp_path / "in.csv").write_text(f"act,months,on,born\nextend,12,2026-05-05,{text}\n", encoding="utf-8")
    assert hardship("batch", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "--lang", "en")[0] == 1
    assert "where there is no day" in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_a_day_that_stands_for_none_is_none_in_a_case_file_that_writes_it_as_a_day(hardship, tmp_path):
    (tmp_path / "case.toml").write_text('act = "extend"\nmonths = 12\nborn = 1900-01-01\n', encoding="utf-8")
    assert hardship("case", tmp_path / "case.toml")[0] == 2
    assert read_fact(FACTS["born"], date(1900, 1, 2)) == date(1900, 1, 2)


@pytest.mark.parametrize(
    ("args", "is_fee"),
    [
        (["fee", "extend", "--months", "12", "--born", "2008", "--on", "2026-06-01"], True),
        (
            [
                "fiction",
                "--permit-until",
                "none",
                "--lawful-stay",
                "--born",
                "2026",
                "--applied",
                "2026-08-03",
                "--land",
                "NW",
            ],
            False,
        ),
    ],
)
def test_what_is_enough_for_a_fee_is_said_of_fees_alone(hardship, args, is_fee):
    code, out, err = hardship(*args)
    assert (code, out, "the day decides" in err) == (4, "", True)
    assert ("for a fee --minor or --no-minor is enough" in err) == is_fee


def test_the_flag_of_minors_is_named_only_where_it_is_enough(law):
    """Under association law the age of 24 decides, of which it says nothing."""
    facts = {"act": "extend", "months": "12", "on": "2026-11-20"}
    enough = {}
    for born, more in (("2008", {}), ("2002", {"status": "eu-turkey"})):
        with pytest.raises(Unanswerable) as refused:
            fee(Case.read(facts | more | {"born": born}), law)
        enough[born] = refused.value.params["by_minor"]
    assert enough == {"2008": True, "2002": False}
