"""Any law that the checker passes gives an answer or a stated refusal: no rule, in whatever state, is a fault of the program."""

import os
import random
from datetime import date, timedelta

import pytest
from random_overlays import random_overlay

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.facts import DAY_ORDER, FACTS
from hardship_cli.laender import CODES
from hardship_cli.law.appeals import appeal
from hardship_cli.law.fiction import fiction
from hardship_cli.law.permits import permit
from hardship_cli.reading import Period
from hardship_cli.schedule.check_rules import WORDS_READ
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.overlay import check_overlay
from hardship_cli.schedule.tables import data_dir, read_toml

QUESTIONS = {"permit": permit, "fiction": fiction, "appeal": appeal}
RULES = read_toml(os.path.join(data_dir(), "deadlines.toml"))["rule"]
DAY = date(2026, 3, 2)
SOURCE = 'source = "OWN"'
OWN = '[source.OWN]\ntitle = "XBl. 2026 Nr. 1"\nchecked = { on = 2026-01-01, result = "verified" }\n'


def states(rule):
    """What a version of a rule can say: nothing in force, a gap, another rule's figure, no length, the figures' edges."""
    table = RULES[rule]
    kind = table["kind"]
    yield 'none = "not-in-force"'
    yield 'gap = "no-text-read"'
    # A reference back would be a circle, which the checker refuses.
    other = next(
        (name for name in RULES if RULES[name]["kind"] == kind and name != rule and "use" not in str(RULES[name])), None
    )
    if other is not None:
        yield f'use = "{other}"'
    if kind == "flag":
        yield from ("value = true", "value = false")
    elif kind == "choice":
        words = next((words for start, words in WORDS_READ.items() if rule.startswith(start)), ())
        yield from (f'value = "{word}"' for word in words)
    else:
        yield from ("value = 1", "value = 7", *(["value = 0"] if kind == "days" else []))


def overlay(directory, rule, says):
    """An overlay in which one rule says something before and after all that is shipped, in every Land."""
    # Behind every shipped version, so that it is the one of the days asked about; and the first of all.
    version = f"version = [ {{ from = 1950-01-01, {says}, {SOURCE} }}, {{ from = 2025-10-16, {says}, {SOURCE} }} ]\n"
    text = f"[rule.{rule}]\n"
    if "version" in RULES[rule]:
        text += version
    text += "".join(f"[rule.{rule}.land.{land}]\n{version}" for land in RULES[rule].get("land", ()))
    directory.mkdir(exist_ok=True)
    (directory / "deadlines.toml").write_text(text + OWN, encoding="utf-8")
    return str(directory)


def cases(number, seed=1):
    """Cases over the whole vocabulary whose days lie close together."""
    choose = random.Random(seed)
    while number:
        start = DAY + timedelta(days=choose.randint(-20, 20))
        facts = {}
        for name, fact in FACTS.items():
            if fact.kind in ("day", "day-or-none") and name != "on" and choose.random() < 0.4:
                facts[name] = start + timedelta(days=choose.choice((-400, -200, -30, -3, 0, 1, 3, 7, 30, 370)))
            elif fact.kind == "choice" and choose.random() < 0.5:
                facts[name] = choose.choice(fact.values)
            elif fact.kind == "flag" and choose.random() < 0.5:
                facts[name] = choose.choice((True, False))
        if choose.random() < 0.8:
            facts["land"] = choose.choice(CODES)
        if choose.random() < 0.3:
            facts["permit_until"] = "none"
        if choose.random() < 0.5:
            facts["months"] = Period(choose.choice((1, 6, 12, 48)), "months")
        for earlier, later in DAY_ORDER:
            if earlier in facts and later in facts and facts[earlier] > facts[later]:
                del facts[later]
        number -= 1
        yield Case(**facts)


CASES = tuple(cases(600))


def test_the_cases_reach_all_that_is_answered():
    law = Law()
    reached = dict.fromkeys(QUESTIONS, 0)
    for case in CASES:
        for name, ask in QUESTIONS.items():
            try:
                ask(case, law)
            except HardshipError:
                continue
            reached[name] += 1
    assert all(count > 80 for count in reached.values()), reached


def put(law, chosen):
    """Put every question to the cases; any fault but a stated refusal shows."""
    for case in chosen:
        for ask in QUESTIONS.values():
            try:
                ask(case, law)
            except HardshipError:
                continue


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_in_any_state_is_a_fault_of_the_program(rule, tmp_path):
    for number, says in enumerate(states(rule)):
        directory = overlay(tmp_path / str(number), rule, says)
        assert check_overlay(directory, Law().directory) == []
        put(Law(overlay=directory), CASES[number % 12 :: 12])


@pytest.mark.parametrize("seed", range(60))
def test_nor_are_several_rules_and_readings_at_once(seed, tmp_path):
    put(Law(overlay=random_overlay(seed, str(tmp_path), files=("deadlines", "holidays"))), CASES[seed % 12 :: 12])


@pytest.mark.parametrize(
    ("rule", "says", "facts", "expected"),
    [
        # nothing in force is neither yes nor a length
        ("period_rolls", 'none = "not-in-force"', {"notified": "2026-03-07", "remedy": "action"}, "2026-04-07"),
        ("action_period", 'none = "not-in-force"', {"notified": "2026-03-07", "remedy": "action"}, "not_in_force"),
        ("action_period", 'gap = "no-text-read"', {"notified": "2026-03-07", "remedy": "action"}, "no_text_read"),
        ("action_period", 'use = "short_stay_threshold"', {"notified": "2026-03-09", "remedy": "action"}, "2027-09-09"),
        ("notification_letter", "value = 0", {"posted": "2026-03-09", "remedy": "action", "land": "NI"}, "2026-04-09"),
        (
            "letter_later_receipt_counts",
            "value = false",
            {"received": "2026-03-09", "remedy": "action"},
            "posted_needed",
        ),
        # a word of another rule
        ("remedy", 'use = "extension_start"', {"notified": "2026-03-09", "land": "NW"}, "word_unknown"),
    ],
)
def test_what_a_state_means(rule, says, facts, expected, tmp_path):
    law = Law(overlay=overlay(tmp_path, rule, says))
    case = Case.read({"land": "NI", **({"delivery": "letter"} if "notified" not in facts else {}), **facts})
    try:
        found = str(appeal(case, law).answer.last_day)
    except Unanswerable as error:
        found = error.code
    assert found == expected


def test_what_stands_beside_an_answer_does_not_block_it(tmp_path):
    case = Case.read({"start": "2026-03-02", "lawful_since": "2020-01-01", "months": "12"})
    for number, says in enumerate(states("settlement_after")):
        law = Law(overlay=overlay(tmp_path / str(number), "settlement_after", says))
        assert permit(case, law).answer.valid_until == date(2027, 3, 1)


def test_a_longest_term_that_is_gone_limits_nothing(tmp_path):
    case = Case.read({"start": "2026-03-02", "months": "48"})
    gone = Law(overlay=overlay(tmp_path / "gone", "permit_max", 'none = "not-in-force"'))
    assert permit(case, gone).answer.valid_until == date(2030, 3, 1)
    with pytest.raises(Unanswerable) as caught:
        permit(case._replace(months=None), gone)
    assert caught.value.code == "not_in_force"
