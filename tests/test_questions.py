"""All questions put to one case together: what one finds out the next one uses, and what was assumed is said."""

from datetime import date

import pytest

from hardship_cli import Case, InputError, answers, fiction
from hardship_cli.answer import BLOCKED
from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import timeline
from hardship_cli.today import fee_today

TODAY = date(2026, 11, 28)
LETTER = {"land": "SH", "posted": "2026-04-02", "delivery": "letter"}
REFUSED = Case.read(
    LETTER, act="extend", outcome="refused", months="12", permit_until="2026-03-31", applied="2026-03-02"
)


def notes(answer):
    return {note.code: dict(note.params) for note in answer.notes}


def test_a_fiction_ends_with_the_notification_that_the_remedy_reckons():
    found = answers(REFUSED)
    assert found.found["fiction"].answer.until == found.found["appeal"].answer.notified == date(2026, 4, 6)
    assert fiction(REFUSED).answer.until == date(2026, 4, 6)


def test_it_does_so_where_the_remedy_itself_is_not_asked_for():
    assert answers(REFUSED, ask=("fiction",)).found["fiction"].answer.until == date(2026, 4, 6)


def test_what_the_case_gives_wins():
    case = REFUSED._replace(notified=date(2026, 4, 9))
    assert answers(case).found["fiction"].answer.until == date(2026, 4, 9)


def test_what_a_case_does_not_raise_is_not_asked():
    assert answers(REFUSED).not_raised == {"permit": "not_granted"}
    assert set(answers(Case.read(act="certificate")).not_raised) == {"permit", "fiction"}


def test_without_today_no_day_is_taken():
    case = Case.read(act="extend", months="12")
    assert answers(case).open["fee"].code == "day_needed"
    assert answers(case).status == BLOCKED
    assert notes(answers(case, TODAY).found["fee"])["assumed_today"] == {"day": TODAY}


def test_a_day_that_the_person_named_is_not_said_to_be_assumed():
    found = answers(Case.read(act="extend", months="12"), TODAY, fee_day=date(2010, 1, 4)).found["fee"]
    assert (str(found.answer.amount), "assumed_today" in notes(found)) == ("30.00", False)


def test_facts_that_contradict_each_other_fail_the_case():
    with pytest.raises(InputError):
        answers(Case.read(LETTER, act="extend", filed="2026-03-01"))


def test_it_is_what_the_timeline_shows(law):
    report = timeline(REFUSED, law, TODAY)
    found = answers(REFUSED, TODAY, law)
    # Where the answer turns is looked for where somebody looks at it.
    assert {name: answer._replace(turns=()) for name, answer in report.answers.items()} == dict(found.found)
    assert report.status == found.status
    assert [one.question for one in report.skipped] == list(found.not_raised)


def test_days_ahead_of_today_are_said_once_for_each_answer():
    found = answers(Case.read(LETTER, act="extend", months="12"), date(2026, 3, 1)).found
    assert [notes(answer)["day_in_future"]["facts"] for answer in found.values()] == [("posted",)] * len(found)
    assert "day_in_future" not in notes(answers(Case.read(LETTER, act="extend", months="12"), TODAY).found["fee"])


@pytest.mark.parametrize(
    ("facts", "turn"),
    [
        ({"act": "extend", "months": "12", "born": "2008-12-05"}, (date(2026, 12, 5), "93.00")),
        ({"act": "extend", "months": "12", "born": "2009-01-27"}, (date(2027, 1, 27), "93.00")),
        ({"act": "extend", "months": "12", "born": "2009-01-28"}, None),  # sixty-one days ahead
        ({"act": "extend", "months": "12", "born": "2008-11-28"}, None),  # today
        ({"act": "extend", "months": "12", "born": "2008-12-05", "minor": "true"}, (date(2026, 12, 5), "93.00")),
        ({"act": "extend", "months": "12", "born": "2008-12-05", "benefits": "sgb2"}, None),
        ({"act": "issue", "status": "swiss", "born": "2002-12-10"}, (date(2026, 12, 10), None)),
        ({"act": "extend", "months": "12", "born": "2008-12-05", "on": "2026-11-28"}, None),  # a day that was given
    ],
)
def test_a_fee_of_today_that_turns_soon(law, facts, turn):
    found = fee_today(Case.read(facts), law, TODAY)
    said = notes(found).get("turns_soon")
    assert (None if said is None else said["day"]) == (None if turn is None else turn[0])
    assert (found.status == "review") == (turn is not None)
    if said is not None:
        then = fee_today(Case.read(facts)._replace(on=said["day"], minor=None), law, TODAY)
        assert said["amount"] == then.answer.amount != found.answer.amount
        assert turn[1] in (None, str(said["amount"]))


@pytest.mark.parametrize(("born", "day"), [("2009", "2027-01-01"), ("12/2008", "2026-12-01"), ("00.00.2010", None)])
def test_of_a_birth_that_is_known_in_part_no_amount_is_told_that_the_day_decides(law, born, day):
    found = notes(fee_today(Case.read(act="extend", months="12", born=born), law, TODAY))
    assert "turns_soon" not in found
    assert str(found.get("turns_soon_birth", {}).get("day")) == str(day)


def test_a_new_tariff_turns_a_fee_too(tmp_path):
    (tmp_path / "fees.toml").write_text(
        '[rule.residence_extend_over_3m]\nversion = [{ from = 2027-01-15, value = 95.00, source = "V-2027" }]\n',
        "utf-8",
    )
    (tmp_path / "sources.toml").write_text(
        '[source.V-2027]\ntitle = "V"\npublished = 2026-12-01\nchecked = { on = 2026-12-01, result = "verified" }\n',
        "utf-8",
    )
    law = Law(overlay=str(tmp_path))
    found = fee_today(Case.read(act="extend", months="12"), law, TODAY)
    assert (found.status, str(notes(found)["turns_soon"]["amount"])) == ("review", "95.00")


def test_every_question_has_its_columns_and_facts():
    assert all(question.columns and question.opened_by for question in QUESTIONS.values())


def test_the_command_says_when_the_amount_turns(hardship, tmp_path):
    asked = ("fee", "extend", "--land", "NW", "--months", "12", "--born", "05.12.2008", "--applied", "20.11.2026")
    today = ("--today", "2026-11-28")
    assert hardship(*asked, *today, "--strict", "--plain")[:2] == (3, "46.50\n")
    # Grown up between application and grant: a disputed point, with the full fee in front.
    assert hardship(*asked, "--today", "2026-12-05", "--strict", "--plain")[:2] == (3, "93.00\n")
    shown = " ".join(hardship(*asked, *today, "--lang", "de")[1].split())
    assert "46,50 € bis 04.12.2026, ab 05.12.2026 93,00 €" in shown
    code, out, _err = hardship(*asked, *today, "--json")
    saved = tmp_path / "fee.json"
    saved.write_text(out, encoding="utf-8")
    assert hardship("verify", saved, "--plain") == (0, "equal\n", "")
    assert code == 0


ENDED = {"act": "extend", "months": "12", "permit_until": "2026-03-31"}


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, "review"),
        ({"permit_until": TODAY.isoformat()}, "calculated"),
        ({"applied": "2026-03-02"}, "calculated"),
        ({"start": "2026-04-01"}, "calculated"),
        ({"posted": "2026-04-02", "delivery": "letter", "land": "SH"}, "calculated"),
        ({"on": "2026-03-31"}, "calculated"),
    ],
)
def test_a_permit_after_an_ended_title_without_an_application_is_one_to_review(law, facts, status):
    case = Case.read({**ENDED, **facts})
    found = answers(case, TODAY, law).found["permit"]
    assert found.status == status
    assert ("no_application_known" in notes(found)) == (status == "review")
    # Without a day on which it is seen, nothing is said of the time that has passed.
    assert "no_application_known" not in notes(answers(case, None, law).found["permit"])


def test_the_command_says_that_no_application_is_known(hardship, tmp_path):
    asked = ("permit", "--permit-until", "2026-03-31", "--months", "12")
    assert hardship(*asked, "--today", "2026-03-31", "--strict", "--plain")[:2] == (0, "2027-03-31\n")
    late = (*asked, "--today", "2026-04-01")
    assert hardship(*late, "--strict", "--plain")[:2] == (3, "2027-03-31\n")
    assert "wenn er bis zum 31.03.2026 einging" in " ".join(hardship(*late, "--lang", "de")[1].split())
    saved = tmp_path / "permit.json"
    saved.write_text(hardship(*late, "--json")[1], encoding="utf-8")
    assert hardship("verify", saved, "--plain") == (0, "equal\n", "")
