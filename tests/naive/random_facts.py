"""Random facts in the contract's words, leaning towards the days on which something changes.

One set of makers for two choosers: a seeded generator for bulk, and Hypothesis for the smallest failing case.
"""

from datetime import date

from naive_days import LAENDER, ONE, easter
from naive_tariff import ALLOWED, RESIDENCE

from hardship_cli.facts import FACTS

ACTS = FACTS["act"].values  # which facts are drawn is no part of the second engine; what an act costs is
OUTCOMES = ("granted", "refused", "withdrawn", "withdrawn-early", "not-competent")
REASONS = ("passport-expired", "card-expired", "data-changed", "lost", "chip-defect", "chip-misuse")
AGAINST = (
    "refused-issue",
    "refused-extend",
    "refused-change-purpose",
    "condition",
    "removal-threat",
    "expulsion",
    "refused-extend,removal-threat",
)
BENEFITS = ("none", "none", "sgb2", "sgb12", "asylblg", "other")
STATUSES = (
    "none", "none", "none", "asylum", "refugee", "subsidiary", "resettlement", "stateless", "scholarship", "eu-turkey", "swiss",
)  # fmt: skip
DELIVERIES = (
    "letter", "email", "registered", "registered-return", "pzu", "handover", "acknowledgement", "e-acknowledgement",
    "portal", "mailbox", "public", "abroad",
)  # fmt: skip
FICTIONS = ("letter", "email", "registered", "e-acknowledgement", "mailbox", "public", "portal")
PLACES = {"BY": ("augsburg", "by-15-august"), "SN": ("sn-corpus-christi",), "TH": ("eichsfeld", "th-corpus-christi")}
TITLES = ("25-4-2", "23a", "25-4-1", "25-5")

# Days on which the law changes, or a holiday was kept for the first time.
FEE_DAYS = (
    date(2005, 1, 1), date(2011, 9, 1), date(2017, 9, 1), date(2021, 1, 1), date(2021, 7, 15), date(2021, 12, 28),
    date(2023, 11, 1), date(2024, 11, 1), date(2025, 5, 1), date(2026, 2, 7),
)  # fmt: skip
TIME_DAYS = (
    date(2012, 8, 1), date(2013, 9, 6), date(2017, 10, 31), date(2018, 10, 31), date(2019, 3, 8), date(2020, 5, 8), date(2025, 1, 1),
    date(2025, 2, 7), date(2025, 5, 14), date(2025, 10, 15),
)  # fmt: skip

FIRST_POSTED = date(2006, 2, 1)  # from then on the naive engine knows what a posting means


class Seeded:
    """Chooses by a seeded generator."""

    def __init__(self, generator):
        self.of = generator.choice
        self.between = generator.randint


class Drawn:
    """Chooses by Hypothesis, which then shrinks what it chose."""

    def __init__(self, draw, strategies):
        self._draw, self._strategies = draw, strategies

    def of(self, values):
        return self._draw(self._strategies.sampled_from(values))

    def between(self, first, last):
        return self._draw(self._strategies.integers(first, last))


def some_day(choose, first, last, special=()):
    """A day from ``first`` to ``last``, often one at which a rule, a month or a year changes."""
    kind = choose.between(0, 9)
    year = choose.between(first.year, last.year)
    if kind < 3 and special:
        day = date.fromordinal(choose.of(special).toordinal() + choose.of((-1, 0, 1, -31, -30, -28, -4, -3, 2, 30)))
    elif kind == 3:
        day = date(year, choose.between(2, 12), 1) - ONE
    elif kind == 4:
        day = date(year, 3, 1) - ONE
    elif kind == 5:
        day = date.fromordinal(easter(year).toordinal() + choose.between(-6, 62) - choose.of((0, 30, 31, 28)))
    elif kind == 6:
        day = date.fromordinal(date(year, 12, 31).toordinal() + choose.between(-9, 9))
    else:
        day = date.fromordinal(choose.between(first.toordinal(), last.toordinal()))
    return min(max(day, first), last)


def near(choose, day, back=0, on=0):
    """A day around another."""
    return date.fromordinal(day.toordinal() + choose.between(-back, on))


def birth(choose, day, age):
    """A day of birth: someone about so old, often by a day."""
    year = day.year - age
    day = date(year, 3, 1) - ONE if (day.month, day.day) == (2, 29) else date(year, day.month, day.day)
    kind = choose.between(0, 3)
    if kind == 0:
        return date(year - year % 4, 2, 29)
    return near(choose, day, *((2, 2) if kind < 3 else (400, 400)))


def length(choose, facts, start):
    """The length asked for: months, weeks, days, or a last day; or nothing."""
    kind = choose.between(0, 6)
    if kind == 0:
        return
    if kind in (1, 2, 3):
        facts["months"] = (choose.of((1, 2, 3, 4, 6, 11, 12, 13, 24, 35, 36, 37, 48)), "months")
    elif kind == 4:
        facts["months"] = (choose.of((1, 2, 3, 4)), "years")
    elif kind == 5:
        days = choose.of((1, 27, 28, 29, 30, 31, 32, 88, 89, 90, 91, 92, 93, 94, 364, 365, 366, 367))
        facts["months"] = (
            (days, "days") if choose.between(0, 3) else (choose.of((1, 4, 5, 12, 13, 14, 52, 53)), "weeks")
        )
    elif start is not None:
        days = choose.of((1, 28, 29, 30, 31, 89, 90, 91, 92, 364, 365, 366, 1094, 1095, 1096)) - choose.between(0, 2)
        facts["until"] = near(choose, start, 0, max(days, 0))
        if choose.between(0, 3):
            facts["until"] = date.fromordinal(start.toordinal() + max(days, 0))


def fee_facts(choose):
    """A case that asks for a fee."""
    if choose.between(0, 19) == 0:
        first, last = date(2005, 1, 1), date(2017, 8, 31)
        facts = {"act": choose.of(RESIDENCE), "title": "23a"}
    else:
        first, last = date(2017, 9, 1), date(2031, 12, 31)
        facts = {"act": choose.of(ACTS)}
    day = some_day(choose, first, last, FEE_DAYS)
    if choose.between(0, 5):
        facts["on"] = day
    else:
        facts[choose.of(("notified", "decided", "posted"))] = day
        if "posted" in facts and day >= FIRST_POSTED and choose.between(0, 1):
            facts |= {
                "land": choose.of(LAENDER),
                "delivery": choose.of(("letter", "email", "registered", "pzu", "mailbox")),
            }
            if choose.between(0, 2) == 0:
                facts["received"] = near(choose, day, 0, 9)
    if choose.between(0, 1):
        start = near(choose, day, 20, 20)
        facts.update({"start": start} if choose.between(0, 2) else {"permit_until": start})
        length(choose, facts, start)
    else:
        length(choose, facts, None)
    if day < date(2017, 9, 1):
        return {**facts, "on": day} if "on" in facts else facts
    for name, values, share in (
        ("title", TITLES, 2),
        ("outcome", OUTCOMES, 2),
        ("benefits", BENEFITS, 2),
        ("status", STATUSES, 2),
    ):
        if choose.between(0, share) == 0:
            facts[name] = choose.of(values)
    if choose.between(0, 3) == 0:
        facts["held_ground"] = choose.of(("25-4-1", "25-4-1", "25-4-2", "25-5", "23a", "other"))
    if facts["act"] == "objection" and choose.between(0, 9):
        facts["against"] = choose.of(AGAINST)
    if facts["act"] == "reissue-card" and choose.between(0, 4):
        facts["reason"] = choose.of(REASONS)
    allowed = ALLOWED.get(facts["act"], ())
    if allowed and choose.between(0, 1):
        extras = [extra for extra in allowed if choose.between(0, 2) == 0]
        if facts["act"].startswith("toleration") and {"sticker", "separate-sheet"} <= set(extras):
            extras.remove("sticker")
        if facts["act"] in RESIDENCE and "sticker" in extras:  # a sticker is no card that could be hurried or sent
            extras = [extra for extra in extras if extra not in ("express", "delivery")]
        facts["extras"] = tuple(extras)
    if choose.between(0, 3) == 0:
        facts["applied"] = (
            some_day(choose, date(2017, 9, 1), day, FEE_DAYS) if choose.between(0, 1) else near(choose, day, 60, 0)
        )
    earliest = min(day, facts.get("applied", day), facts.get("start", day))
    kind = choose.between(0, 5)
    if kind < 3:
        basis = choose.of((day, facts.get("applied", day)))
        facts["born"] = min(birth(choose, basis, choose.of((18, 18, 24, 24, 17, 40))), earliest)
    elif kind == 3:
        facts["minor"] = choose.of((True, False))
    if choose.between(0, 9) == 0:
        facts["land"] = choose.of(LAENDER)
    return facts


# Time limits
