"""Permits and the fiction effect, worked out a second time. Shares nothing with the package.

Written by hand from the law sheets, as ``naive_time.py``.
"""

from datetime import date

from naive_days import ONE, birthday, counted_end, event_end, roll
from naive_fees import at_most
from naive_notification import NO_SERVICE, OTHER_PAPER, UnreadError, by_land, of_decision, of_paper, other_days_anywhere


def permit(facts):
    """The last day of a permit and what caps it; ``("missing", fact)`` or ``"over"`` where nothing is left."""
    first = facts.get("start")
    if first is None:
        if not isinstance(facts.get("permit_until"), date):
            return ("missing", "start")
        first = facts["permit_until"] + ONE
        if facts.get("applied") is not None and facts["applied"] > first:
            first = facts["applied"]  # § 81 Abs. 1 AufenthG
    for name in ("purpose_until", "passport_until"):
        if facts.get(name) is not None and facts[name] < first:
            return "over"
    if on_sticker(facts, first) and at_most({**facts, "start": first}, 1) is False:
        return "closed"
    ends = {short: last_day_of(facts, first, short=short) for short in (True, False)}
    short = False
    if facts.get("title", "25-4-2") in ("25-4-1", "25-5"):
        if facts.get("lawful_since") is not None:
            short = is_short_stay(facts, first)
        elif ends[True][0] != ends[False][0]:
            return ("missing", "lawful_since")
    end, cap = ends[short]
    days = 0
    day = first
    while day <= end:
        day, days = day + ONE, days + 1
    found = {"valid_from": first, "valid_until": end, "capped_by": cap, "days": days, "extension_start": end + ONE}
    return {**found, "length_open": decided_without_length(facts, first)}


def decided_without_length(facts, first):
    """Whether a decision is there, but nothing says until when it grants: the last day is then only the latest possible one."""
    if facts.get("months") or facts.get("until") or on_sticker(facts, first):
        return False
    return any(facts.get(name) for name in ("decided", "posted", "received", "notified"))


def is_short_stay(facts, first):
    """Whether less than eighteen months of lawful stay lie before the first day; days that nothing bridges are none.

    A gap of more than a year ends what was before it, one of up to a year may be disregarded (§ 85 AufenthG).
    """
    since, old = facts["lawful_since"], facts.get("permit_until")
    if first <= counted_end(since, 18, "months"):
        return True
    applied, ordered = facts.get("applied"), facts.get("continuation_ordered")
    if not isinstance(old, date) or since > old:
        return False
    schengen = facts.get("held") == "schengen-visa" and (applied or first) >= date(2013, 9, 6)
    if applied is not None and applied <= old and not schengen:
        return False
    begun = max(day for day in (first, applied) if day is not None)
    begun = min(day for day in (begun, ordered) if day is not None)
    if begun <= old + ONE or first > counted_end(begun, 18, "months"):
        return False
    return not (old >= counted_end(since, 18, "months") and begun <= counted_end(old + ONE, 1, "years") + ONE)


def on_sticker(facts, first):
    """Whether the title is on a sticker at a time when that was for one month at most (§ 78a Abs. 1 S. 1 AufenthG)."""
    return "sticker" in facts.get("extras", ()) and first >= date(2023, 11, 1)


def last_day_of(facts, first, *, short):
    """The earliest of all limits and its name; of limits on one day the one asked for, then the law's own, is named."""
    limits = []
    if facts.get("until") is not None:
        limits.append(("requested", facts["until"]))
    elif facts.get("months") is not None:
        limits.append(("requested", counted_end(first, *facts["months"])))
    elif on_sticker(facts, first):
        limits.append(("requested", counted_end(first, 1, "months")))
    limits.append(
        ("six-months", counted_end(first, 6, "months")) if short else ("three-years", counted_end(first, 3, "years"))
    )
    if facts.get("purpose_until") is not None:
        limits.append(("purpose", facts["purpose_until"]))
    if facts.get("passport_until") is not None:
        limits.append(("passport", facts["passport_until"]))
    name, end = limits[0]
    for other, day in limits[1:]:
        if day < end:
            name, end = other, day
    return end, name


def child_of(facts):
    """Whether a child born here applies whose stay is lawful: said so, or by a lawful stay that began with the birth."""
    if facts.get("born") is None or facts.get("lawful_stay") is False:
        return False
    if facts.get("lawful_since") is not None:
        return facts["lawful_since"] == facts["born"]
    return bool(facts.get("born_in_germany")) and facts["applied"] < birthday(facts["born"], 18)


# What can be applied for that is no title: § 81 Abs. 3, 4 AufenthG says nothing on it.
NO_TITLE = (
    "reissue-card", "amend-condition", "toleration-issue", "toleration-renew", "certificate", "travel-document",
    "provisional-travel-document", "substitute-id", "substitute-id-extend", "card-as-substitute-id", "passport-exemption",
    "title-transfer", "entry-ban-shorten",
)  # fmt: skip


def ended_some_day(facts):
    """Whether the effect has ended on a day that no fact gives: withdrawn, or decided before the paper that is there."""
    if facts.get("outcome") in ("withdrawn", "withdrawn-early"):
        return True
    paper, days = facts.get("document"), ("decided", "posted", "received", "notified")
    attacks_refusal = facts.get("act") == "objection" and "refused" in str(facts.get("against"))
    if attacks_refusal and all(facts.get(name) is None for name in days):
        return True
    if paper == "fee-notice" and facts.get("decided") is not None:
        return True
    if paper in ("fee-notice", "urgent-order"):
        return facts.get("outcome", "granted") != "granted"
    return paper in ("objection-notice", "judgment")


def latest(facts):
    """The last day on which that can have been: the notification of the paper, by each reading; ``None`` where it is not known."""
    if facts.get("document") == "objection-notice" and facts.get("delivery") in NO_SERVICE:
        return None  # what must be served and was not starts nothing
    if all(facts.get(name) is None for name in ("posted", "received", "notified")):
        return None  # the date of a letter says when it was posted at the earliest
    try:
        day = of_paper(facts)
    except UnreadError:
        return None
    if day is None or facts.get("delivery") is None:
        return day
    days = [then for _why, then in other_days_anywhere(facts)] + [then for _land, then in by_land(facts)]
    return max([day, *[then for then in days if then not in ("never", "missing", None)]])


def fiction(facts):
    """What the application brings about (table C1)."""
    applied, expiry, ordered = facts["applied"], facts["permit_until"], facts.get("continuation_ordered")
    if facts.get("act") in NO_TITLE and ordered is None:
        return {"effect": "none", "from": None, "until": None, "in_time": None}
    if facts.get("act") == "objection" and facts.get("against") in ("condition", "removal-threat", "expulsion"):
        # what is attacked decides on no application, and neither do the papers of that objection
        gone = ("decided", "posted", "received", "notified", "delivery", "document", "outcome")
        facts = {name: facts[name] for name in facts if name not in gone}
    ended = ended_some_day(facts)
    until = (
        None
        if ended or facts.get("document") in OTHER_PAPER
        else (of_decision(facts) or facts.get("posted") or facts.get("received") or facts.get("decided"))
    )
    effect, begin, in_time = "none", None, None
    held = facts.get("held", "permit")
    if expiry != "none" and held == "visa-free":
        # no title: Abs. 3 S. 1 by the last lawful day, S. 2 later; nobody can apply for a first § 23a permit
        if facts.get("title") != "23a":
            in_time = applied <= expiry
            effect, begin = "permitted-stay" if in_time else "suspended-removal", applied
    elif expiry != "none" and held == "schengen-visa" and applied >= date(2013, 9, 6):
        pass  # Abs. 4 S. 2
    elif expiry != "none":
        in_time = applied <= expiry
        if in_time:
            effect, begin = "continuation", expiry + ONE
        elif ordered is not None and ordered >= date(2012, 8, 1):  # before, § 81 Abs. 4 knew no order
            effect, begin = "continuation", ordered
    elif facts.get("title") != "23a" and child_of(facts):
        # Abs. 2 S. 2: six months from the birth
        if facts["born"] < date(2021, 4, 28):
            return None
        end = event_end(facts["born"], 6, "months")
        in_time = applied <= roll(end, facts.get("land"), facts.get("place", "land"))
        effect, begin = "permitted-stay" if in_time else "suspended-removal", applied
    elif facts.get("title") != "23a" and facts["lawful_stay"]:
        effect, begin, in_time = "permitted-stay", applied, True
    elif facts.get("title") != "23a" and facts.get("lawful_since") is not None:
        effect, begin, in_time = "suspended-removal", applied, False
    over = latest(facts) if ended else until
    if begin is not None and over is not None and over < begin:
        effect, begin = "none", None
    return {"effect": effect, "from": begin, "until": until if begin is not None else None, "in_time": in_time}
