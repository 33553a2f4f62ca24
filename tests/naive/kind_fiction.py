"""An application around the end of a title; the naive engine stands in ``naive_permits.py``."""

from datetime import date, timedelta

import naive_permits
from naive_days import LAENDER
from naive_kind import LAW, Kind, case_of, known_day
from random_facts import ACTS, AGAINST, FIRST_POSTED, OUTCOMES, TIME_DAYS, TITLES, near, some_day

from hardship_cli.errors import Unanswerable
from hardship_cli.law.fiction import fiction


def fiction_facts(choose):
    """An application around the end of a title, or without one."""
    expiry = some_day(choose, date(2006, 1, 1), date(2031, 12, 31), TIME_DAYS)
    facts = {"title": choose.of(TITLES), "applied": near(choose, expiry, *choose.of(((2, 3), (90, 30))))}
    if choose.between(0, 3):
        facts["permit_until"] = expiry
        if choose.between(0, 2) == 0:
            facts["held"] = choose.of(("permit", "national-visa", "schengen-visa", "visa-free"))
        if choose.between(0, 2) == 0 and facts.get("held") not in ("schengen-visa", "visa-free"):
            facts["continuation_ordered"] = near(choose, facts["applied"], 0, 60)
    else:
        facts["permit_until"] = "none"
        facts["lawful_stay"] = choose.of((True, False))
        if choose.between(0, 2) == 0:
            facts["lawful_since"] = near(choose, facts["applied"], 700, 0)
        elif choose.between(0, 2) == 0 and facts["lawful_stay"]:
            facts["born"] = near(choose, facts["applied"], *choose.of(((200, 0), (185, -178), (9000, 0))))
            facts["born_in_germany"] = choose.of((True, False))
    latest = max(facts["applied"], facts.get("continuation_ordered", facts["applied"]))
    if choose.between(0, 2) == 0:
        facts["decided"] = near(choose, latest, 0, 120)
        latest = facts["decided"]
    if choose.between(0, 2) == 0:
        facts["notified"] = near(choose, latest, 0, 20)
    elif choose.between(0, 1) and latest >= FIRST_POSTED:
        facts |= {"posted": near(choose, latest, 0, 20), "delivery": "letter", "land": choose.of(LAENDER)}
        facts |= {"received": near(choose, facts["posted"], 0, 9)} if choose.between(0, 1) else {}
    elif choose.between(0, 1) and latest >= FIRST_POSTED:
        facts |= {"posted": near(choose, latest, 0, 20), "delivery": "portal"}
        facts |= {"received": near(choose, facts["posted"], 0, 14)}
    # What ends an application, or is none for a title, changes what the days of a paper say.
    if choose.between(0, 3) == 0:
        facts["outcome"] = choose.of(OUTCOMES)
    if choose.between(0, 3) == 0:
        facts["act"] = choose.of(ACTS)
        facts |= {"against": choose.of(AGAINST)} if facts["act"] == "objection" else {}
    if choose.between(0, 3) == 0 and facts.get("delivery", "letter") == "letter":
        facts["document"] = choose.of(("objection-notice", "fee-notice", "judgment", "urgent-order"))
    return facts


def engine_fiction(facts):
    try:
        answer = fiction(case_of(facts), LAW).answer
    except Unanswerable as error:
        return error.code
    return {"effect": answer.effect, "from": answer.from_, "until": answer.until, "in_time": answer.in_time}


def knows(facts):
    """An application under the AufenthG is known, and of a child where it was born."""
    asked_of = "born" in facts and "born_in_germany" not in facts
    is_named = facts.get("permit_until", "none") != "none" or "lawful_stay" in facts
    read = known_day(facts) is not False
    applied = facts.get("applied")
    return (
        applied is not None
        and applied >= date(2005, 1, 1)
        and "permit_until" in facts
        and is_named
        and not asked_of
        and read
    )


def reads(case, facts):
    """Only the application of a child of whom nobody says where it was born is another matter."""
    is_child = case.born and case.applied and case.applied - case.born < timedelta(days=800)
    if (is_child and case.born_in_germany is None) or (case.permit_until == "none" and case.lawful_stay is None):
        return False
    return knows(facts if "born_in_germany" in facts else {fact: facts[fact] for fact in facts if fact != "born"})


KIND = Kind(fiction_facts, engine_fiction, naive_permits.fiction, 15_000, knows, reads, golden=20, paths=600)
