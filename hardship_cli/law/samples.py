"""Made-up cases of which the paths of the law are learned: such as an authority has, many around days on which the law turns."""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from hardship_cli.acts import OF_ACT
from hardship_cli.case import Case
from hardship_cli.facts import COURT_DOCUMENTS, FACTS, WITH_THREAT
from hardship_cli.laender import CODES
from hardship_cli.law.holidays import Calendar
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

TODAY = date(2026, 11, 28)  # the day on which the samples are seen
_SEED = 1
_FIRST, _LAST = date(1991, 1, 1), date(2029, 12, 31)
_MODERN = date(2013, 1, 1)
# How often each act is met; those that are not named are as seldom as the last.
_ACTS = {
    "extend": 40, "issue": 14, "change-purpose": 6, "fiction-certificate": 8, "reissue-card": 6, "certificate": 4, "objection": 4,
}  # fmt: skip
_SELDOM = 2
_LENGTHS = [Period(count, "months") for count in (12, 12, 12, 24, 36, 6, 6, 3, 18, 2, 1, 4, 48)]
_LENGTHS += [Period(1, "years"), Period(2, "years"), Period(3, "years"), Period(90, "days"), Period(13, "weeks")]
_AGES = (18, 24)

# Facts that hardly come together by chance, and days of which little is known: each reaches something that no sample does.
_CORNERS: tuple[dict[str, str], ...] = (
    # No calendar goes so far back as a day that stands beside the answer, or that the law of another day is asked about.
    {"title": "23a", "decided_by": "supreme", "notified": "1985-03-01", "on": "2020-01-01", "land": "NW"},
    {"notified": "1990-07-30", "remedy": "action", "on": "2025-01-02"},
    {"filed": "1985-01-02", "notified": "2025-03-03", "remedy": "objection", "land": "SN"},
    # No text says who decides on an objection of so long ago.
    {"notified": "2004-12-15", "remedy": "objection", "land": "BW", "on": "2004-12-15"},
    # A passport that ends before the last day asked for.
    {"act": "issue", "start": "2026-03-02", "until": "2027-06-01", "passport_until": "2026-12-01", "on": "2026-03-02"},
    {"posted": "1985-03-01", "delivery": "letter", "remedy": "action", "on": "2026-01-02", "land": "NW"},
    {"permit_until": "1985-05-04", "applied": "1985-05-07", "on": "2010-01-04", "title": "25-4-2"},
    # The first days of the law: what an answer rests on is known, what stands beside it is not.
    {"start": "2004-12-01", "lawful_since": "2001-01-01", "months": "6", "title": "25-5"},
    {"notified": "2003-05-05"},
    {"notified": "1991-10-20", "land": "ST", "remedy": "action"},
    # An obstacle behind the year of a missing instruction, and one of the reasons that was gone shortly before their outer year.
    {"notified": "2025-03-03", "instruction": "missing", "obstacle_gone": "2026-03-10", "land": "BB"},
    {
        "document": "urgent-order",
        "delivery": "pzu",
        "received": "2025-10-06",
        "obstacle_gone": "2026-10-20",
        "land": "NW",
    },
    # A holiday of some Länder; a sticker of which a page says something.
    {"permit_until": "2025-10-31", "applied": "2025-11-03"},
    # Holidays of single places, and of some Länder alone.
    {"permit_until": "2025-08-15", "applied": "2025-08-18", "land": "BY"},
    {"permit_until": "none", "born_in_germany": "true", "born": "2025-12-04", "applied": "2026-06-05"},
    {"act": "extend", "extras": "sticker", "months": "1", "on": "2026-03-02", "land": "TH"},
    # A child of whom nobody says where it was born.
    {"permit_until": "none", "lawful_stay": "true", "born": "2025-01-10", "applied": "2025-03-03"},
    # What is held, and a child of whom somebody says it.
    {"permit_until": "2012-05-08", "applied": "2012-04-05", "held": "schengen-visa"},
    {
        "permit_until": "2012-06-29",
        "applied": "2012-07-03",
        "continuation_ordered": "2012-08-10",
        "notified": "2012-10-01",
    },
    {
        "permit_until": "2026-05-08",
        "applied": "2026-04-05",
        "held": "schengen-visa",
        "continuation_ordered": "2026-05-10",
    },
    {"permit_until": "2026-05-08", "applied": "2026-05-10", "held": "visa-free", "title": "23a", "act": "issue"},
    {"permit_until": "2026-05-09", "applied": "2026-05-11", "held": "visa-free", "land": "NW"},
    {"permit_until": "2026-05-09", "held": "visa-free", "land": "NW"},
    {"permit_until": "2026-05-09", "held": "schengen-visa", "land": "NW"},
    {"permit_until": "none", "born_in_germany": "true", "born": "2025-09-10", "applied": "2026-03-03"},
    {"permit_until": "none", "born_in_germany": "true", "born": "2025-09-10"},
    {
        "act": "travel-document",
        "permit_until": "none",
        "born_in_germany": "true",
        "born": "2025-09-10",
        "lawful_since": "2025-09-12",
    },
    {"born_in_germany": "true", "applied": "2026-03-03"},
    {"permit_until": "none", "born_in_germany": "true", "born": "1990-09-10", "applied": "2026-03-03"},
    # After a court.
    {"document": "judgment", "delivery": "public", "posted": "2026-03-16", "land": "BB"},
    {"document": "judgment", "delivery": "public", "notified": "2026-03-16", "land": "BY"},
    {"document": "judgment", "delivery": "public", "land": "BY"},
    {"document": "judgment", "delivery": "pzu", "land": "BY"},
    {"document": "judgment", "delivery": "letter", "received": "2026-03-16", "land": "BY"},
    {"document": "urgent-order", "land": "BY"},
    {"document": "urgent-order", "delivery": "pzu", "received": "2026-03-16", "instruction": "missing"},
    {
        "document": "urgent-order",
        "delivery": "pzu",
        "received": "2025-12-23",
        "land": "NW",
        "filed": "2026-01-09",
        "obstacle_gone": "2026-01-12",
    },
    {"document": "judgment", "notified": "2025-12-23", "land": "NW", "obstacle_gone": "2027-03-12"},
    {"document": "judgment", "notified": "2004-12-23", "land": "NW"},
    {"document": "judgment", "notified": "2018-08-06", "land": "HE", "obstacle_gone": "2019-03-06"},
    # Days that contradict each other for one question alone.
    {"posted": "2025-03-03", "filed": "2025-01-02", "delivery": "letter", "land": "NW"},
    {"permit_until": "2025-05-01", "until": "2025-04-01", "title": "23a"},
    {"place": "augsburg", "posted": "2025-03-03", "delivery": "letter"},
    # A decision shows that the procedure had begun before the law changed.
    {"land": "BW", "posted": "2025-02-10", "decided": "2025-02-05", "delivery": "letter", "remedy": "action"},
    # A time for departure that contradicts itself, that nothing sets, or that ends before the calendar begins.
    {"notified": "2026-03-05", "departure_days": "30", "departure_until": "2026-04-01"},
    {"notified": "2026-03-05", "departure_days": "30", "enforceable_again": "2026-06-01"},
    {"notified": "2026-03-05", "enforceable_from": "2026-03-10", "land": "NW"},
    {"departure_until": "1985-05-04"},
    {"notified": "2026-03-07", "departure_days": "14", "suspended": "2026-03-23"},
    {"departure_until": "2026-04-01", "departure_from": "enforceable"},
    {"departure_until": "2026-04-01", "notified": "2026-04-07"},
    # An age that is reached between the days on which a letter can have been notified (E9).
    {
        "act": "extend",
        "months": "12",
        "born": "2007-01-03",
        "land": "SH",
        "posted": "2024-12-30",
        "delivery": "letter",
    },
    # Two carriers at once; a length and a last day that agree; a child born abroad whose stay is lawful since its birth.
    {"act": "toleration-issue", "extras": "sticker,separate-sheet", "on": "2026-03-02"},
    {"act": "extend", "start": "2026-01-01", "months": "12", "until": "2026-12-31", "on": "2026-03-02"},
    {
        "born": "2025-01-10",
        "born_in_germany": "false",
        "lawful_since": "2025-01-10",
        "permit_until": "none",
        "applied": "2025-08-01",
    },
    # In time by one reading alone, by which the stay began behind the first day.
    {"permit_until": "2026-05-09", "applied": "2026-05-11", "lawful_since": "2026-05-11", "months": "12", "land": "NW"},
    # A title refused before the law began; an objection notice of which only the way is known.
    {
        "act": "extend",
        "outcome": "refused",
        "permit_until": "2004-11-30",
        "applied": "2004-11-01",
        "notified": "2004-12-20",
        "land": "ST",
        "remedy": "action",
    },
    {"document": "objection-notice", "delivery": "letter", "land": "HH"},
    # An age that is reached soon after the day of the decision: it opens a disputed point, or one was open before.
    {"act": "extend", "months": "12", "born": "2008-12-20", "applied": "2026-11-01", "decided": "2026-12-01"},
    {"act": "fiction-certificate", "born": "2008-12-20", "decided": "2026-12-01"},
    {
        "act": "extend",
        "months": "12",
        "status": "eu-turkey",
        "born": "2002-12-20",
        "applied": "2026-10-01",
        "decided": "2026-12-01",
    },
    # A settlement permit by the law of a day that is fixed; Swiss nationals on a day of which only their card's fee was read.
    {"start": "2016-01-01", "months": "12", "lawful_since": "2013-01-01", "on": "2016-01-01"},
    {"act": "extend", "months": "12", "status": "swiss", "born": "1980-01-01", "notified": "2019-05-05"},
    {"act": "extend", "months": "12", "status": "swiss", "born": "1980-01-01", "notified": "2017-10-02"},
    # A time for departure longer than the older law let it be, and one of a time when that was not read.
    {"notified": "2010-03-03", "departure_until": "2010-12-01", "land": "NW"},
    {"notified": "2012-03-01", "departure_until": "2012-12-03", "land": "NW"},
    # A place of another Land, which its calendar refuses.
    {"land": "NW", "place": "augsburg", "permit_until": "2026-03-31"},
    # A way that the Land does not know, and yet a day of notification.
    {"land": "BY", "delivery": "portal", "notified": "2025-03-03", "received": "2025-03-02", "posted": "2025-03-01"},
)


def corners() -> list[Case]:
    """Cases on the law's edges, which are put to it beside :func:`samples`."""
    return [Case.read(facts) for facts in _CORNERS]


def samples(law: Law, count: int, seed: int = _SEED) -> Iterator[Case]:
    """So many cases, the same for each seed."""
    dice = random.Random(seed)  # noqa: S311 - nobody's secret
    days, calendar = turns(law), Calendar(law.holidays)
    for _ in range(count):
        yield _sample(dice, days, calendar)


def turns(law: Law) -> list[date]:
    """The first days of all versions of all rules, in any Land."""
    rules = [*law.fees.rules(), *law.deadlines.rules()]
    histories = [history for rule in rules for history in (rule.versions, *rule.lands.values())]
    days = {version.start for history in histories for version in history}
    return sorted(day for day in days if _FIRST <= day <= _LAST)


def _value(dice: random.Random, name: str) -> Any:
    return dice.choice(FACTS[name].values)


def _sample(dice: random.Random, turns: list[date], calendar: Calendar) -> Case:
    def after(day: date, least: int, most: int) -> date:
        return day + timedelta(days=dice.randint(least, most))

    def chance(share: float) -> bool:
        return dice.random() < share

    # Half of all lie in the years of which registers are full, the others where the law changes or long ago.
    kind = dice.random()
    if kind < 0.5:
        end = after(_MODERN, 0, (_LAST - _MODERN).days)
    else:
        end = after(dice.choice(turns), -200, 90) if kind < 0.9 else after(_FIRST, 0, (_LAST - _FIRST).days)
    applied = after(end, -60, 10) if chance(0.9) else after(end, -500, 120)
    decided = after(applied, 0, 160)
    posted = after(decided, 0, 5)
    acts = [*_ACTS, *FACTS["act"].values]
    act = dice.choices(acts, [*_ACTS.values(), *[_SELDOM] * (len(acts) - len(_ACTS))])[0]
    facts: dict[str, Any] = {"act": act}
    if chance(0.97):
        facts["land"] = dice.choice(CODES)
    # The shares are such as an authority's register could have; what is seldom given reaches its own paths of the law through
    # the corners above.
    likely = {
        "permit_until": (0.9, "none" if chance(0.05) else end), "applied": (0.92, applied), "decided": (0.85, decided),
        "posted": (0.85, posted), "notified": (0.3, after(posted, 0, 6)), "received": (0.05, after(posted, 0, 6)),
        "filed": (0.15, after(posted, 5, 50)), "start": (0.8, after(end, 1, 1) if chance(0.9) else after(end, -40, 60)),
        "months": (0.85, dice.choice(_LENGTHS)), "until": (0.02, after(end, 20, 1200)),
        "purpose_until": (0.02, after(end, 0, 900)), "passport_until": (0.03, after(end, -10, 1500)),
        "lawful_since": (0.04, after(end, -2000, 0)), "on": (0.03, after(decided, 0, 40)),
        "continuation_ordered": (0.02, after(applied, 0, 90)), "began": (0.04, after(applied, -90, 0)),
    }  # fmt: skip
    facts |= {name: value for name, (share, value) in likely.items() if chance(share)}
    if chance(0.92):
        # A quarter of all births lie around the ages at which the law turns; drawn evenly, hardly one would.
        near = timedelta(days=round(dice.choice(_AGES) * 365.25) + dice.randint(-90, 90))
        facts["born"] = applied - (near if chance(0.25) else timedelta(days=dice.randint(0, 25_000)))
        if chance(0.05):
            facts["born"] = facts["born"].replace(month=1, day=1)
    elif chance(0.2):
        facts["minor"] = chance(0.5)
    delivery = dice.choice(["letter", "letter", "letter", "pzu", "email", "handover"]) if chance(0.8) else None
    if delivery or chance(0.7):
        facts["delivery"] = delivery or _value(dice, "delivery")
    shares = {
        "outcome": 0.2, "benefits": 0.35, "instruction": 0.1, "title": 0.15, "status": 0.04, "decided_by": 0.03,
        "document": 0.1, "remedy": 0.1,
    }  # fmt: skip
    facts |= {name: _value(dice, name) for name, share in shares.items() if chance(share)}
    facts |= _held(dice, facts)
    _after_court(dice, facts, posted)
    if chance(0.3) and facts.get("document") not in COURT_DOCUMENTS:
        facts |= _departure(dice, after, facts)
    if facts.get("permit_until") == "none" and chance(0.7):
        facts["lawful_stay"] = chance(0.5)
    places = calendar.places(facts["land"]) if "land" in facts else ()
    if places and chance(0.2):
        facts["place"] = dice.choice(places)
    for name, wanted in OF_ACT.items():
        if act == wanted:
            facts[name] = _value(dice, name)
    if act == "objection" and chance(0.1):
        facts["against"] = dice.choice(tuple(WITH_THREAT))
    if chance(0.15):
        some = dice.sample(FACTS["extras"].values, 2 if chance(0.15) else 1)
        facts["extras"] = tuple(word for word in FACTS["extras"].values if word in some)  # as a list is read
    return Case(**{name: value for name, value in facts.items() if not _is_default(name, value)})


def _departure(dice: random.Random, after: Callable[[date, int, int], date], facts: dict[str, Any]) -> dict[str, Any]:
    """A time for departure as a refusal sets it: in days or as a day, from one day or the other, interrupted or not."""
    days = ("applied", "decided", "posted", "notified", "start")
    known = max((value for name, value in facts.items() if name in days), default=_MODERN)
    found: dict[str, Any] = {"departure_days": Period(dice.choice((30, 30, 14, 7, 5, 60)), "days")}
    if dice.random() < 0.3:
        found = {"departure_until": after(known, 5, 50)}
    if dice.random() < 0.3:
        found |= {"departure_from": "enforceable", "enforceable_from": after(known, 0, 60)}
    if dice.random() < 0.3:
        found["suspended"] = after(known, 0, 45)
        if dice.random() < 0.6:
            found["enforceable_again"] = after(found["suspended"], 0, 200)
    return found


def _held(dice: random.Random, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What is held now, as far as anything is said of it."""
    found: dict[str, Any] = {}
    no_title = facts.get("permit_until") == "none"
    if dice.random() < 0.1:
        found["held"] = "visa-free" if no_title else _value(dice, "held")
    elif dice.random() < 0.1 and facts["act"] in ("extend", "change-purpose") and not no_title:
        found["held_ground"] = _value(dice, "held_ground")
    if dice.random() < 0.03:
        found["born_in_germany"] = dice.random() < 0.7
    return found


def _after_court(dice: random.Random, facts: dict[str, Any], posted: date) -> None:
    """The remedy and the service that a court's decision has, and a remedy of the authority's for all others; an obstacle."""
    if facts.get("document") in COURT_DOCUMENTS:
        ways = ["pzu", "acknowledgement", "handover", "public", None]
        facts["delivery"] = dice.choice(ways)
        facts |= {"remedy": COURT_DOCUMENTS[facts["document"]]} if "remedy" in facts else {}
        facts["received"] = posted + timedelta(days=dice.randint(1, 6))
    elif facts.get("remedy") in COURT_DOCUMENTS.values():
        facts["remedy"] = "action"
    if dice.random() < 0.05:
        facts["obstacle_gone"] = posted + timedelta(days=dice.choice([*range(20, 60), 380, 420]))


def _is_default(name: str, value: Any) -> bool:
    return bool(value == Case._field_defaults[name])
