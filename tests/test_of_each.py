"""What holds of each of several persons: their title, what an application brings about, and the permit that they get."""

import json
import re
from datetime import date

import pytest

from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.ics import calendar_bytes
from hardship_cli.render.language import Language
from hardship_cli.render.page.page import case_html
from hardship_cli.timeline import timeline, what_if, with_recorded

DAYS = {
    *("apply_by", "fiction_begins", "fiction_ends", "title_ends", "lawful_stay_ends"),
    *("permit_begins", "permit_ends", "extension_due", "settlement_from"),
}


FAMILY = {"land": "SH", "act": "extend", "months": "12", "born": ["1985-02-01", "2012-08-30"]}


def of_each_and_alone(law, today, **facts):
    """The report of a family, and of its first person alone."""
    both = {**FAMILY, **facts}
    return timeline(Bill.read(both), law, today), timeline(Case.read({**both, "born": both["born"][0]}), law, today)


@pytest.mark.parametrize(
    "facts",
    [
        {"permit_until": "2026-12-10"},
        {"permit_until": "2026-12-13"},  # a Sunday: disputed point E7
        {"permit_until": "2026-12-10", "held": "visa-free"},
        {"permit_until": "2026-11-10"},
        {"permit_until": "2026-11-10", "applied": "2026-11-12"},
        {"permit_until": "2026-11-10", "applied": "2026-11-09", "notified": "2026-11-20"},
        {"permit_until": "2025-11-10", "applied": "2025-11-09", "notified": "2025-11-20"},
        {"permit_until": "2025-11-10", "applied": "2025-11-09", "notified": "2025-11-20", "months": ""},
        {"start": "2025-11-20"},
        {"start": "2025-11-20", "passport_until": "2026-10-01"},
        {"permit_until": "none", "lawful_stay": "true", "applied": "2026-11-09"},
    ],
)
def test_the_days_of_a_title_are_those_of_each_of_several_persons(law, facts):
    """The last day to apply, the effect, the permit and the day to extend it: none of them may be silent for a family."""
    family, alone = of_each_and_alone(law, date(2026, 11, 30), **facts)
    days, both = (
        {(entry.what, entry.day, entry.state, entry.status) for entry in report.entries if entry.what in DAYS}
        for report in (alone, family)
    )
    assert days == both
    if "fee" in family.answers:
        assert family.status == alone.status
    assert dict(family.assumed).keys() >= dict(alone.assumed).keys()
    warned = {note.code for note in family.alerts}
    assert {note.code for note in alone.alerts} <= warned
    assert {
        note.code
        for name in ("permit", "fiction")
        if name in alone.answers
        for note in alone.answers[name].notes
        if note.level == "warning"
    } <= warned
    assert [one.fact for one in family.missing if one.question == "permit"] == [
        one.fact for one in alone.missing if one.question == "permit" and one.fact == "months"
    ]


def test_what_one_of_several_persons_own_facts_answer_otherwise_holds_for_none_of_them(law):
    facts = {"permit_until": "none", "lawful_stay": "true", "applied": "2026-11-09", "land": "BY"}
    today = date(2026, 11, 30)
    grown, _alone = of_each_and_alone(law, today, **facts)
    assert "fiction" in grown.of_each
    with_child, _alone = of_each_and_alone(law, today, **facts, born=["1985-02-01", "2026-01-05"])
    assert "fiction" not in with_child.each


def test_what_if_of_several_persons_tells_what_decides_for_each(law):
    before, _alone = of_each_and_alone(law, date(2026, 11, 30), permit_until="2026-11-10", applied="2026-11-09")
    late = Bill.read({**FAMILY, "permit_until": "2026-11-10", "applied": "2026-11-12"})
    changes = {one.about: (one.before, one.after) for one in what_if(before, late, law, ("applied",)).changes}
    assert (changes["fiction.effect"], changes["fiction.in_time"]) == (("continuation", "none"), (True, False))


def test_a_family_whose_title_runs_out_has_a_last_day_to_apply_everywhere(hardship, tmp_path):
    path = tmp_path / "family.toml"
    facts = 'land="SH"\nact="extend"\nmonths=12\npermit_until="2026-12-10"\n'
    path.write_text(facts + "[[person]]\nborn=1985-02-01\n[[person]]\nborn=2012-08-30\n")
    today = ("--today", "2026-11-30", "--lang", "en")
    answer = json.loads(hardship("case", path, "--json", *today)[1])["answer"]
    assert answer["next"] == {"day": "2026-12-10", "what": "apply_by", "in_days": 10}
    due = json.loads(hardship("due", path, "--json", *today)[1])["due"]
    assert [(one["day"], one["what"]) for one in due] == [("2026-12-10", "apply_by")]
    calendar = tmp_path / "due.ics"
    assert hardship("due", path, "--ics", calendar, *today)[0] == 0
    assert "20261210" in calendar.read_text()
    page = tmp_path / "case.html"
    hardship("case", path, "--html", page, *today)
    assert "2026-12-10" in page.read_text().partition("Next")[2][:2000]
    shown = " ".join(hardship("case", path, *today)[1].split())
    assert "Permit 2026-12-11 to 2027-12-10 (each person)" in shown


REFUSED = {
    "land": "NW",
    "permit_until": "2026-10-15",
    "applied": "2026-10-10",
    "outcome": "refused",
    "notified": "2026-10-20",
}
# The days on which something is to be done about a refusal, or that end something.
RUNNING = {
    *("remedy_safe", "remedy_due", "reasons_due", "reinstatement_due", "reinstatement_ends", "work_ends"),
    *("departure_ends", "departure_anew"),
}
MISSED = ("remedy_missed", "year", "remedy_over", "remedy_late")


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"instruction": "missing"},
        {"instruction": "wrong", "departure_days": "10"},
        {"instruction": "missing", "notified": "2025-10-20", "applied": "2025-10-10", "permit_until": "2025-10-15"},
        {"instruction": "missing", "notified": "2026-11-10"},  # the ordinary period still runs
        {"obstacle_gone": "2026-11-25"},
        {"obstacle_gone": "2026-11-11"},
        {"filed": "2026-11-25"},
        {"filed": "2026-11-25", "obstacle_gone": "2026-11-20"},
        {"filed": "2026-12-05"},  # planned
        {"departure_days": "10", "suspended": "2026-10-25", "enforceable_again": "2026-12-28"},
        {"departure_days": "30", "suspended": "2026-10-25"},
        {"departure_days": "30", "suspended": "2026-10-25", "instruction": "missing"},
        {"notified": "", "posted": "2026-10-16", "delivery": "letter", "land": "BY"},
    ],
)
def test_what_runs_or_was_missed_is_told_to_several_persons_as_to_one(law, facts):
    """A missing instruction opens the year to each of them, and a missed remedy is told with what is to be done next."""
    family, alone = of_each_and_alone(law, date(2026, 11, 30), **{**REFUSED, **facts})
    days, both = (
        {
            (entry.what, entry.day, entry.state, entry.status, entry.others)
            for entry in report.entries
            if entry.what in RUNNING
        }
        for report in (alone, family)
    )
    assert days == both
    missed, told = ([note for note in report.alerts if note.code.startswith(MISSED)] for report in (alone, family))
    assert missed == told
    assert {entry.what for entry in family.missed} == {entry.what for entry in alone.missed}
    for question in ("appeal", "departure"):
        if question in alone.answers:
            assert family.of_each[question].answer == alone.answers[question].answer


@pytest.mark.parametrize("filed", [None, "2026-11-25", "2026-12-05"])
@pytest.mark.parametrize("remedy", ["objection", "none"])
def test_a_notice_that_names_another_remedy_opens_the_year_to_several_persons_too(law, filed, remedy):
    facts = REFUSED if filed is None else {**REFUSED, "filed": filed}
    family, alone = (
        with_recorded(report, {"recorded_remedy": remedy}, law)
        for report in of_each_and_alone(law, date(2026, 11, 30), **facts)
    )
    missed, expected = ([note for note in one.alerts if note.code.startswith(MISSED)] for one in (family, alone))
    assert missed == expected
    assert "remedy_due" not in {entry.what for entry in family.missed}
    assert family.of_each["appeal"].answer.final_from == alone.answers["appeal"].answer.final_from
    assert family.of_each["appeal"].status == alone.answers["appeal"].status == "review"


def test_while_a_court_suspends_no_day_runs_for_any_of_several_persons(hardship, tmp_path, law):
    facts = {**FAMILY, **REFUSED, "departure_days": "30", "suspended": "2026-10-25"}
    family = timeline(Bill.read(facts), law, date(2026, 11, 30))
    assert family.of_each["departure"].answer.last_day is None
    assert not [note for note in family.alerts if note.code.startswith("departure")]
    path = tmp_path / "family.toml"
    persons = "".join(f'[[person]]\nborn="{day}"\n' for day in FAMILY["born"])
    path.write_text("".join(f'{key}="{value}"\n' for key, value in facts.items() if key != "born") + persons)
    for lang, departure, work in (
        ("en", "Departure interrupted: no day runs (each person)", "Work allowed, until when is open, "),
        (
            "de",
            "Ausreise unterbrochen: Es läuft kein Ausreisetag (jede Person)",
            "Erwerbstätigkeit erlaubt, Ende offen, ",
        ),
    ):
        page = tmp_path / f"{lang}.html"
        shown = " ".join(hardship("case", path, "--today", "2026-11-30", "--lang", lang, "--html", page)[1].split())
        assert departure in shown
        assert departure.partition(" ")[2].rpartition(" (")[0] in page.read_text(encoding="utf-8").replace(
            "\u00a0", " "
        )
        assert work in shown


def test_of_several_persons_too_filing_is_safe_within_the_ordinary_period(law):
    facts = {**REFUSED, "notified": "2026-11-10", "instruction": "missing"}
    family, alone = of_each_and_alone(law, date(2026, 11, 30), **facts)
    until = {note.code: dict(note.params)["until"] for note in family.alerts if note.code == "appeal_of_each_until"}
    assert until == {"appeal_of_each_until": date(2026, 12, 10)}
    assert family.next_due == next(entry for entry in family.entries if entry.what == "remedy_safe")
    assert family.next_due.day == alone.next_due.day


def test_the_page_and_json_tell_what_holds_of_each_as_the_table_does(law):
    """Tiles, reasons and remarks of each question: a family's page had those of its fee alone."""
    facts = {**REFUSED, "notified": "2026-11-10", "departure_days": "30"}
    family, alone = of_each_and_alone(law, date(2026, 11, 30), **facts)
    for lang, each in (("en", "(each person)"), ("de", "(jede Person)")):
        page, one = (case_html(report, Language(lang), law) for report in (family, alone))
        tiles, single = (re.findall("<dt>([^<]*)</dt><dd class=.value.>(.*?)</dd>", of) for of in (page, one))
        assert [tile for tile in tiles[1:] if not tile[0].endswith(each)] == []
        assert [(label.removesuffix(f" {each}"), value) for label, value in tiles[1:]] == single[1:]
        assert 'id="missing"' not in page
        assert re.findall('id="reasons-([a-z]*)"', page) == re.findall('id="reasons-([a-z]*)"', one)
    tree, single_tree = (case_tree(report, Language("en"), law) for report in (family, alone))
    assert {*tree["answer"]["each"]} == {"fiction", "appeal", "departure"}
    assert tree["answer"]["each"] == {name: single_tree["answer"][name] for name in tree["answer"]["each"]}
    assert {one["question"] for one in tree["answer"]["blocked"]} == {*tree["answer"]["each"]}
    assert {note["code"] for note in single_tree["notes"]} <= {note["code"] for note in tree["notes"]}
    assert "each" not in single_tree["answer"]


def test_the_calendar_of_a_family_warns_of_what_its_days_rest_on(law, hardship, tmp_path):
    """The warnings of the answers for each person were in no event; the memo did not say which remedy its last day is of."""
    facts = {**REFUSED, "notified": "2026-11-27", "departure_days": "30"}
    for report in of_each_and_alone(law, date(2026, 11, 30), **facts):
        text = calendar_bytes([report], Language("en"), law).decode().replace("\r\n ", "")
        leave = next(event for event in text.split("BEGIN:VEVENT") if "-departure-ends@" in event)
        assert "Open legal point E10" in leave
    path = tmp_path / "case.toml"
    path.write_text("".join(f'{key} = "{value}"\n' for key, value in facts.items()), encoding="utf-8")
    memo = hardship("text", "memo", path, "--today", "2026-11-30", "--lang", "de")[1]
    assert "\nRechtsbehelf: Klage bis Montag, 28. Dezember 2026 (" in memo
