"""Turning points: what was found from what the law asked is what each day tried one by one gives; the text's own cases."""

import json
import os
import sys
from datetime import date, timedelta
from decimal import Decimal

import pytest
from golden_cases import read_cases

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "benchmarks"))
from turning_points import differs, drawn, part

from hardship_cli.bill import read
from hardship_cli.case import Case, check_case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.law.samples import TODAY, samples
from hardship_cli.reading import Period
from hardship_cli.schedule.load import default_law
from hardship_cli.today import fee_today
from hardship_cli.turning import nearest, stretches, turns_between
from hardship_cli.turning_points import turning_of, with_turns

LAW = default_law()
DAYS = {name for name, fact in FACTS.items() if fact.kind.startswith("day")}
KEYS = {"fee": "amount", "permit": "capped_by", "fiction": "effect", "appeal": "remedy"}


def over(asked, first, last):
    return turns_between(asked, stretches(asked, first, last))


def plain(facts):
    """The facts of a golden case as Case.read takes them."""
    return {
        name: str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in facts.items()
    }


def turns(question, fact, day, **facts):
    """The nearest turns, each as its day, reason, and what decides before and after."""
    found = nearest(turning_of(question, Case.read(facts), fact, LAW, TODAY), date.fromisoformat(day))
    return [(turn.from_.isoformat(), turn.because, dict(turn.before), dict(turn.answer)) for turn in found]


def test_of_random_cases_each_day_within_400_gives_the_same_turns():
    wrong = []
    for moved in drawn(LAW, 60, seed=4):
        found, _reasons = differs(moved, LAW)
        wrong += [(moved, one) for one in found]
    assert wrong == []


def golden_pairs():
    """Golden cases that are alike but for one day, which are next to each other, with another amount, cap, effect or remedy."""
    known = {}
    for golden in read_cases():
        question, facts = golden.get("question", "fee"), golden["facts"]
        for fact in DAYS & set(facts) if question in KEYS and "error" not in golden["expect"] else ():
            others = json.dumps({name: value for name, value in facts.items() if name != fact}, sort_keys=True)
            if str(facts[fact])[:1].isdigit():
                known.setdefault((question, fact, others), {})[date.fromisoformat(facts[fact])] = golden
    for (question, fact, others), by_day in known.items():
        for day, golden in by_day.items():
            before = by_day.get(day - timedelta(days=1))
            parts = [one["expect"].get(KEYS[question]) for one in (before, golden) if one]
            if len(parts) == 2 and None not in parts and parts[0] != parts[1]:
                yield question, fact, json.loads(others), day, parts, golden["id"]


def test_where_golden_cases_of_two_days_part_there_is_a_turn():
    """Each has its source; the day before and the first day of every version of the law are among them."""
    met = set()
    for question, fact, others, day, parts, golden in golden_pairs():
        asked = turning_of(question, Case.read(plain(others)), fact, LAW, TODAY)
        found = over(asked, day - timedelta(days=20), day + timedelta(days=20))
        turn = next((turn for turn in found if turn.from_ == day), None)
        assert turn is not None, golden
        assert [str(part[KEYS[question]]) for part in (turn.before, turn.answer)] == parts, golden
        met.add((question, fact, day, turn.because))
    assert len(met) > 30
    assert {question for question, *_rest in met} == {"appeal", "fee", "fiction", "permit"}


@pytest.mark.slow
def test_of_many_random_cases_each_day_within_400_gives_the_same_turns():
    cases, found, wrong, reasons = part((500, 77))
    assert (cases, wrong) == (500, [])
    assert found > 2700
    assert {"fee adult_age", "fiction permit_until", "appeal off_day"} <= set(reasons)


def test_a_birthday_turns_the_fee():
    """§ 50 Abs. 1 AufenthV: half for minors; the 18th birthday itself is adult."""
    facts = {"act": "extend", "months": "6", "born": "2008-12-05"}
    expected = [("2026-12-05", "adult_age", {"amount": Decimal("46.50")}, {"amount": Decimal("93.00")})]
    assert turns("fee", "notified", "2026-11-28", **facts) == expected


def test_a_version_of_the_law_turns_the_fee():
    """§ 45 AufenthV in the version of 13.07.2017, in force from 01.09.2017."""
    found = turns("fee", "notified", "2017-08-15", act="extend", months="6")
    assert found[-1] == (
        "2017-09-01",
        "residence_extend_over_3m",
        {"amount": Decimal("80.00")},
        {"amount": Decimal("93.00")},
    )


def test_the_end_of_the_title_turns_the_fiction():
    """§ 81 Abs. 4 AufenthG: an application in time continues the title, a late one does not."""
    before, after = {"effect": "continuation", "in_time": True}, {"effect": "none", "in_time": False}
    found = turns("fiction", "applied", "2026-11-28", permit_until="2026-12-30")
    assert found == [("2026-12-31", "permit_until", before, after)]


def test_three_calendar_months_turn_the_fee():
    """§ 45 Nr. 2 AufenthV: up to three months 96 euro, longer 93; from 2 March three months end with 1 June."""
    facts = {"act": "extend", "start": "2026-03-02", "on": "2026-03-02"}
    found = turns("fee", "until", "2026-05-20", **facts)
    assert found == [("2026-06-02", "length", {"amount": Decimal("96.00")}, {"amount": Decimal("93.00")})]


def test_the_law_of_the_land_turns_the_fiction_of_a_letter():
    """§ 41 Abs. 2 VwVfG: from 2025 on the fourth day instead of the third."""
    facts = {"land": "BE", "delivery": "letter", "remedy": "action"}
    asked = turning_of("appeal", Case.read(facts), "posted", LAW, TODAY)
    [turn] = [
        turn for turn in over(asked, date(2024, 12, 20), date(2025, 1, 10)) if turn.because == "notification_letter"
    ]
    assert (turn.from_, turn.before["fiction"], turn.answer["fiction"]) == (
        date(2025, 1, 1),
        Period(3, "days"),
        Period(4, "days"),
    )


def test_a_day_off_elsewhere_turns_whether_the_end_moves():
    """§ 193 BGB: a month from 5 May 2026 ends with Friday 5 June in Berlin; in Baden-Württemberg Thursday the 4th is Corpus Christi."""
    found = {}
    for land in ("BE", "BW"):
        asked = turning_of("appeal", Case.read({"land": land, "remedy": "action"}), "notified", LAW, TODAY)
        found[land] = [turn.from_.isoformat() for turn in over(asked, date(2026, 5, 1), date(2026, 5, 5))]
    assert found == {"BE": [], "BW": ["2026-05-04", "2026-05-05"]}


def test_the_time_for_departure_turns_with_its_length_and_an_interruption():
    """§ 59 Abs. 1 S. 1, 6, 7 AufenthG: between 7 and 30 days; interrupted where the threat stops being enforceable in it."""
    asked = Case.read(notified="2026-03-05", departure_until="2026-03-20")
    found = over(turning_of("departure", asked, "departure_until", LAW, TODAY), date(2026, 3, 6), date(2026, 5, 4))
    lengths = [(turn.from_.isoformat(), turn.answer.get("length")) for turn in found]
    assert {("2026-03-12", None), ("2026-04-05", "long")} <= set(lengths)
    facts = {"notified": "2026-03-05", "departure_days": "30", "suspended": "2026-03-20"}
    [*_others, turn] = over(
        turning_of("departure", Case.read(facts), "suspended", LAW, TODAY), date(2026, 3, 6), date(2026, 4, 30)
    )
    assert (turn.from_.isoformat(), turn.because) == ("2026-04-05", "notified")
    assert (turn.before["runs"], turn.answer["runs"]) == ("interrupted", "set")


def test_the_reason_of_a_purpose_that_ends():
    """§ 7 Abs. 2 AufenthG: from the first day on which the length asked for reaches beyond the purpose, the purpose caps."""
    facts = {"permit_until": "2026-03-31", "months": "12", "purpose_until": "2027-06-30"}
    before, after = turns("permit", "start", "2026-04-01", **facts)[-1][2:]
    assert (before["capped_by"], after["capped_by"]) == ("requested", "purpose")


def test_a_day_without_an_answer_is_named_by_its_reason():
    found = over(
        turning_of("fee", Case.read(act="extend", months="6"), "on", LAW, TODAY), date(2004, 12, 1), date(2005, 2, 1)
    )
    assert [(turn.from_, dict(turn.before)) for turn in found] == [(date(2005, 1, 1), {"open": "before_first_version"})]


def test_a_day_that_a_finding_gave_moves_on_one_path_and_not_on_another():
    """A real receipt that is later takes the fiction's place and does not move with the posting; the fiction's day does."""
    facts = {"land": "SN", "posted": "2024-09-29", "received": "2024-09-30", "delivery": "letter"}
    found = over(turning_of("appeal", Case.read(facts), "posted", LAW, TODAY), date(2024, 9, 25), date(2024, 9, 30))
    assert date(2024, 9, 29) in [turn.from_ for turn in found]


def test_nothing_is_looked_for_where_no_day_is_open():
    case = Case.read(act="extend", months="6", on="2026-03-02", born="2008-12-05")
    answer = fee_today(case, LAW, TODAY)
    assert with_turns("fee", answer, case, LAW, TODAY) is answer


def test_the_sixty_days_of_an_assumed_day_are_those_of_its_turns():
    """``today.py`` looks for a turn within sixty days by itself, for registers do it, too: it finds what is found here."""
    checked = soon = 0
    for case in samples(LAW, 1500, seed=21):
        some = case._replace(
            on=None, decided=None, posted=None, notified=None, received=None, filed=None, delivery=None
        )
        if any(day is not None and day > TODAY for day in (some.applied, some.began, some.continuation_ordered)):
            continue  # before these days nothing can be decided
        some = some._replace(born=None if some.born is None else TODAY - timedelta(days=18 * 365 - checked % 120))
        try:
            check_case(some)
            answer = with_turns("fee", fee_today(some, LAW, TODAY), some, LAW, TODAY)
        except (InputError, Unanswerable):
            continue
        checked += 1
        turn = next((turn for turn in answer.turns if TODAY < turn.from_ <= TODAY + timedelta(days=60)), None)
        said = next((dict(note.params) for note in answer.notes if note.code == "turns_soon"), None)
        if turn is not None and turn.answer.get("amount") == turn.before.get("amount"):
            # The amount stays, and another reading opens or closes: only what opens is told.
            opened = set(turn.answer["readings"]) - set(turn.before.get("readings", ())) if len(turn.answer) > 1 else ()
            noted = [dict(note.params)["day"] for note in answer.notes if note.code == "turns_soon_reading"]
            assert noted[:1] == ([turn.from_] if opened else noted[:1]), some.given()
            continue
        told = None if turn is None or "amount" not in turn.answer else (turn.from_, turn.answer["amount"])
        assert told == (None if said is None else (said["day"], said["amount"])), some.given()
        soon += said is not None
    assert checked > 300
    assert soon > 30


def test_a_birthday_opens_another_reading_where_the_amount_stays():
    """§ 52a Abs. 2 S. 2 AufenthV names no day since 15.07.2021: with the 24th birthday the age at the issue is another."""
    facts = {"act": "extend", "months": "12", "status": "eu-turkey", "born": "2002-12-15", "applied": "2026-10-01"}
    before, after = {"amount": Decimal("27.60")}, {"amount": Decimal("27.60"), "readings": (Decimal("46.00"),)}
    expected = [("2026-12-15", "identity_card_young_age", before, after)]
    assert turns("fee", "notified", "2026-11-30", **facts) == expected
    asked = fee_today(Case.read(facts), LAW, date(2026, 11, 30))
    said = {note.code: dict(note.params) for note in asked.notes}
    assert (asked.status, str(said["turns_soon_reading"]["amount"])) == ("review", "46.00")
    assert "EU_TURKEY_AGE" in said
    assert fee_today(Case.read(facts), LAW, date(2026, 10, 10)).status == "calculated"  # more than sixty days ahead


def test_another_reading_of_one_line_turns_the_bill():
    """Beside the line whose reading opens stands what the other line comes to."""
    facts = {"act": "extend", "months": "12", "status": "eu-turkey", "applied": "2026-10-01"}
    bill = read({**facts, "born": ["2002-12-15", "1980-01-01"]}, TODAY)
    [turn] = over(turning_of("fee", bill, "notified", LAW, TODAY), date(2026, 12, 1), date(2026, 12, 31))
    assert (turn.from_, turn.answer) == (
        date(2026, 12, 15),
        {"amount": Decimal("73.60"), "readings": (Decimal("92.00"),)},
    )
