"""A decision on its way to somebody, and the remedy against it; the naive engine stands in ``naive_time.py``."""

from datetime import date

import naive_notification
import naive_time
from naive_days import LAENDER
from naive_kind import LAW, Kind, case_of
from random_facts import DELIVERIES, FICTIONS, PLACES, TIME_DAYS, TITLES, near, some_day

from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.appeals import appeal

LETTER_READINGS = ("E9", "E17", "began_unknown", "receipt_unknown")
FIRST = date(2006, 2, 1)  # what the naive engine was written for begins here


AFTER_COURT = {"judgment": "leave-to-appeal", "urgent-order": "complaint"}


def appeal_facts(choose):
    """A decision on its way to somebody, in some Land."""
    facts = {"land": choose.of((None, *LAENDER))}
    posted = some_day(choose, date(2006, 2, 1), date(2031, 12, 31), TIME_DAYS)
    delivery = choose.of((*FICTIONS, *FICTIONS, *DELIVERIES))
    if choose.between(0, 9):
        facts["delivery"] = delivery
        if delivery in FICTIONS or choose.between(0, 1):
            facts["posted"] = posted
        if choose.between(0, 3) == 0 or delivery not in FICTIONS or delivery == "portal":
            facts["received"] = near(choose, posted, 0, 14)
    if "delivery" not in facts or choose.between(0, 9) == 0:
        facts["notified"] = near(choose, posted, 0, 6)
    for name, values, share in (
        ("document", ("objection-notice", "objection-notice", "fee-notice"), 4),
        ("instruction", ("missing", "wrong"), 5),
        ("decided_by", ("higher", "supreme"), 4),
        ("title", TITLES, 2),
    ):
        if choose.between(0, share) == 0:
            facts[name] = choose.of(values)
    # The sheet knows the Länder's remedies of the present, not their history.
    if posted < date(2024, 12, 24) or choose.between(0, 1):
        facts["remedy"] = choose.of(("objection", "action"))
    for name in ("began", "decided", "applied"):
        if choose.between(0, 3) == 0:
            day = (
                some_day(choose, date(2023, 1, 1), date(2025, 12, 31), TIME_DAYS)
                if choose.between(0, 1)
                else near(choose, posted, 90, 0)
            )
            facts[name] = min(day, posted)
    if facts.get("document") == "objection-notice" and facts.get("delivery") == "letter" and choose.between(0, 2) == 0:
        # Only the date of the notice is known.
        facts |= {"decided": facts.pop("posted")}
        facts.pop("received", None)
    if facts["land"] in PLACES and choose.between(0, 1):
        facts["place"] = choose.of(PLACES[facts["land"]])
    if choose.between(0, 2) == 0:
        facts["filed"] = near(choose, posted, 0, choose.of((40, 40, 400)))
    if choose.between(0, 4) == 0:
        facts["obstacle_gone"] = near(choose, posted, 0, choose.of((60, 60, 450)))
    if choose.between(0, 3) == 0:
        # After a court: its remedy, if any is named; mostly a way that is service by the ZPO.
        facts["document"] = choose.of(tuple(AFTER_COURT))
        facts.pop("remedy", None)
        if choose.between(0, 3) == 0:
            facts["remedy"] = AFTER_COURT[facts["document"]]
        if choose.between(0, 5):
            facts["delivery"] = choose.of(("pzu", "acknowledgement", "e-acknowledgement", "handover", "public"))
            facts.update(
                {"posted": posted} if facts["delivery"] == "public" else {"received": near(choose, posted, 0, 14)}
            )
    if is_early_by_old_act(facts):
        del facts["received"]
    return facts


def is_early_by_old_act(facts):
    """An e-mail in Brandenburg with a receipt in hand, of the time before July 2009: the act of 2004 was not read."""
    mail = facts.get("delivery") == "email" and facts["land"] == "BB" and facts.get("received") is not None
    return mail and facts.get("posted") is not None and facts["posted"] < date(2009, 7, 17)


def engine_appeal(facts):
    try:
        answer = appeal(case_of(facts), LAW).answer
    except Unanswerable as error:
        return "missing" if error.code.endswith("_needed") else error.code
    except InputError as error:
        if error.code == "no_court_service":
            return "no service"
        raise
    if answer.never_started:
        return "never"
    found = {name: getattr(answer, name) for name in ("remedy", "notified", "raw_end", "last_day", "filed_in_time")}
    letter = facts.get("delivery") in ("letter", "email")
    others = [other for other in answer.alternatives if letter and other.because in LETTER_READINGS]
    found["others"] = {(other.because, other.day) for other in others if other.day != answer.last_day}
    names = ("reinstatement_until", "inaction_from", "final_from", "reasons_last_day", "reinstatement_last_day")
    return found | {name: getattr(answer, name) for name in names}


def naive_appeal(facts):
    """What the sheet says; nothing where it does not say which remedy there was, or what was not read decides."""
    after_court = facts.get("document") in naive_time.AFTER_COURT
    try:
        return naive_time.appeal(facts) if after_court or naive_time.remedy(facts) is not None else None
    except naive_notification.UnreadError:
        return None


def knows(facts):
    """The sheet has the remedies of the present, not their history."""
    known = (
        ("posted", "received", "notified", "decided")
        if facts.get("document") == "objection-notice"
        else ("posted", "received", "notified")
    )
    days = [facts[name] for name in known if name in facts]
    remedies = "remedy" in facts or (days and min(days) >= naive_time.SHEET)
    return "land" in facts and bool(days) and remedies and min(days) >= FIRST and not is_early_by_old_act(facts)


KIND = Kind(
    appeal_facts,
    engine_appeal,
    naive_appeal,
    60_000,
    knows,
    reads=lambda case, facts: (case.filed is None or case.filed >= FIRST) and knows(facts),
    golden=200,
    paths=600,
)
