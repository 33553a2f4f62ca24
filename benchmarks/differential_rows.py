"""Random rows of a register over the whole vocabulary, each cell a text as somebody types it: for ``differential.py``.

The generator shares nothing with the readers and the law but the vocabulary itself and the days on which the law changes. The
same seed gives the same rows.
"""

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from hardship_cli.facts import COURT_DOCUMENTS, DAY_ORDER, FACTS
from hardship_cli.laender import LAENDER

Row = dict[str, str | None]

FIRST, LAST = date(1990, 1, 1), date(2075, 12, 31)
OLDEST = date(1930, 1, 1)
# A case in its usual order: each day is seldom earlier than the one before it.
HISTORY = (
    "lawful_since",
    "began",
    "applied",
    "continuation_ordered",
    "decided",
    "posted",
    "received",
    "notified",
    "filed",
)
_GAPS = (0, 0, 0, 1, 1, 2, 3, 3, 4, 5, 7, 14, 28, 30, 31, 32, 61, 91, 92, 180, 365, 366, 400)
# The ends of the calendar, and days that lie beyond the tables by which registers look up.
_EXTREMES = (date(1900, 1, 2), date(1984, 12, 31), date(1989, 12, 31), date(2084, 12, 31), date(2199, 12, 31))
_AROUND = (
    -400,
    -366,
    -365,
    -92,
    -60,
    -31,
    -30,
    -28,
    -4,
    -3,
    -2,
    -1,
    0,
    0,
    0,
    1,
    2,
    3,
    4,
    7,
    29,
    30,
    31,
    89,
    90,
    91,
    183,
    365,
    366,
)
_HOLIDAYS = (
    (1, 1),
    (1, 6),
    (3, 8),
    (5, 1),
    (8, 15),
    (10, 3),
    (10, 31),
    (11, 1),
    (12, 24),
    (12, 25),
    (12, 26),
    (12, 31),
)
_LENGTHS = (
    "1", "2", "3", "3m", "4", "6", "6m", "P6M", "7", "11", "12", "12m", "13", "18", "24", "35", "36", "37m", "48", "1 Monat", "3 Monate",
    "1y", "2y", "3y", "4y", "P1Y6M", "P3Y", "1 Jahr", "2 Jahre", "1w", "4w", "12 Wochen", "13w", "14w", "P13W", "52w", "53 weeks",
    "1d", "27d", "28d", "29d", "30d", "31 Tage", "89d", "90d", "91d", "92d", "93d", "P90D", "364d", "365d", "366d", "6.0", "100y", "1200",
    "36600d", "5220w", "999", "15000d",
)  # fmt: skip
_BAD = {
    "day": ("31.2.1990", "2026-02-30", "12.05.90", "03/04/2026", "gestern", "1.13.2025", "2300-01-01", "1899-12-31", "?", "none", "-1d", "2026-3-4"),
    "day-or-none": ("unbefristet", "2026-13-01", "n", "31.04.2025"),
    "land": ("Bayren", "XX", "99", "163", "NW/BY", "Ö"),
    "choice": ("extent", "verlaengern", "?", "1", "nonee", "letter letter"),
    "list": ("express;photo", "expres", "delivery,?"),
    "flag": ("vielleicht", "2", "tru", "-"),
    "period": ("0", "-3", "6 Wochenn", "halbes Jahr", "1201", "101y", "36601d", "P1Y1D", "1.5", "9999999"),
}  # fmt: skip
_EMPTY = ("", " ", "   ", '""', "''", "\u00a0", " '' ")


def _is_day(name: str) -> bool:
    return FACTS[name].kind in ("day", "day-or-none")


class Author:
    """Writes rows. ``changes`` are days on which the law changes; ``places`` those with holidays of their own, with their Land.

    ``is_clean``: no cell is bad, blank or of an unusual form, so that a typed format can hold its columns as what they are.
    """

    def __init__(
        self, seed: str, changes: Iterable[date], places: Sequence[tuple[str, str]], *, is_clean: bool = False
    ) -> None:
        self._dice = random.Random(seed)
        self._changes = sorted(day for day in changes if FIRST <= day <= LAST) or [FIRST]
        self._places = list(places)
        self._is_clean = is_clean

    def rows(self, count: int, without: Iterable[str] = ()) -> list[Row]:
        """So many rows; none has the facts of ``without``.

        Most are akin to one of a few before them: the same facts with the same words, on other days; some are the same.
        """
        names = [name for name in FACTS if name not in {"id", *without}]
        found: list[Row] = []
        kin: list[tuple[date, dict[str, Any]]] = []
        while len(found) < count:
            if not kin or self._chance(max(0.01, 12 / count)):
                base = self._day()
                kin = [*kin[-3:], (base, self._some(self._values(base), names))]
            base, like = self._dice.choice(kin)
            kind = self._dice.randrange(20)
            if kind < 18:
                day = self._shifted(base) if kind < 12 else self._day()
                other = self._values(day)
                # What the others do not have, this one has as they would.
                values = {name: other.get(name, like[name]) if _is_day(name) else like[name] for name in like}
                for name in self._dice.sample(names, self._dice.choice((0, 0, 0, 1, 2))):
                    values[name] = other.get(name)
            else:
                values = self._some(self._values(base), names) if kind == 19 else dict(like)
            self._settle(values)
            found.append(self._row(names, values))
        return found

    def unlike(self, count: int, facts: int) -> list[Row]:
        """So many rows of which none is akin to another, each with so many facts at random, less what would contradict others."""
        names = [name for name in FACTS if name != "id"]
        found: list[Row] = []
        for _ in range(count):
            values = self._values(self._day())
            some = {name: values.get(name) for name in self._dice.sample(names, facts)}
            self._settle(some)
            found.append(self._row(names, some))
        return found

    def _chance(self, share: float) -> bool:
        return self._dice.random() < share

    def _shifted(self, day: date) -> date:
        return day + timedelta(days=self._dice.choice((-31, -3, -2, -1, 0, 0, 1, 2, 3, 7, 28, 30, 365)))

    def _some(self, values: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
        """Few or many of the facts, and some at least for which there is something to ask."""
        share = self._dice.choice((0.08, 0.2, 0.35, 0.35, 0.6, 1.0))
        asked = {
            self._dice.choice(("act", "start", "permit_until", "posted", "notified", "applied")),
            self._dice.choice(names),
        }
        return {name: values[name] for name in names if name in values and (name in asked or self._chance(share))}

    def _row(self, names: Sequence[str], values: dict[str, Any]) -> Row:
        row: Row = dict.fromkeys(names)
        bad = 0.0 if self._is_clean else self._dice.choice((0, 0, 0, 0, 0, 0, 0, 0, 0, 0.01, 0.04))
        blank = 0.0 if self._is_clean else self._dice.choice((0, 0, 0, 0.05))
        for name in names:
            if values.get(name) is not None:
                row[name] = self._typed(name, values[name])
            if self._chance(bad):
                row[name] = self._dice.choice(_BAD.get(FACTS[name].kind, ("?", "nirgendwo")))
            elif self._chance(blank):
                row[name] = self._dice.choice(_EMPTY)
        return row

    # ------------------------------------------------------------------ values

    def _day(self) -> date:
        dice = self._dice
        kind = dice.randrange(10)
        year = dice.randint(FIRST.year, LAST.year)
        if kind < 3:
            day = dice.choice(self._changes) + timedelta(
                days=dice.choice((-31, -30, -4, -3, -2, -1, -1, 0, 0, 0, 1, 1, 2, 28, 30))
            )
        elif kind == 3:
            day = date(year, dice.randint(2, 12), 1) - timedelta(days=1)
        elif kind == 4:
            day = date(year, 3, 1) - timedelta(days=dice.choice((1, 1, 2, 0)))
        elif kind == 5:
            day = date(year, *dice.choice(_HOLIDAYS)) + timedelta(days=dice.choice((-33, -31, -4, -3, -1, 0, 0, 1)))
        elif kind < 8:
            day = date(dice.randint(2015, 2028), 1, 1) + timedelta(days=dice.randrange(365))
        else:
            day = date(year, 1, 1) + timedelta(days=dice.randrange(365))
        return min(max(day, FIRST), LAST)

    def _near(self, day: date, first: int = -1, last: int = 1) -> date:
        """A day around another, often by the lengths of time that the law knows."""
        days = self._dice.choice(_AROUND) if self._chance(0.6) else self._dice.randint(-40, 60)
        return day + timedelta(days=abs(days) if first >= 0 else -abs(days) if last <= 0 else days)

    def _born(self, day: date) -> date:
        dice = self._dice
        kind = dice.randrange(8)
        age = dice.choice((18, 18, 24, 24, 0, 1, 6, 17, 23, 40, 80))
        year = max(day.year - age, OLDEST.year)
        if kind == 0:
            return max(date(year - year % 4, 2, 29), OLDEST) if year % 100 or not year % 400 else date(1996, 2, 29)
        if kind == 1:
            return date(year, 1, 1)
        if kind < 6:
            same = date(year, 3, 1) if (day.month, day.day) == (2, 29) else date(year, day.month, day.day)
            return same + timedelta(days=dice.choice((-2, -1, 0, 0, 1, 2)))
        return OLDEST + timedelta(days=dice.randrange(max((day - OLDEST).days, 1)))

    def _values(self, base: date) -> dict[str, Any]:
        """A value of each fact around a day, most of them of one case in its order."""
        dice = self._dice
        values: dict[str, Any] = {}
        day = base - timedelta(days=dice.choice((0, 30, 90, 400, 540, 549, 1100, 3000)))
        for name in HISTORY:
            day += timedelta(days=dice.choice(_GAPS) if self._chance(0.7) else 0)
            values[name] = day
        end = self._near(values["applied"])
        values["permit_until"] = "none" if self._chance(0.2) else end
        values["start"] = end + timedelta(days=1) if self._chance(0.5) else self._near(base)
        values["until"] = self._near(values["start"], 0)
        values["purpose_until"] = self._near(values["start"])
        values["passport_until"] = self._near(dice.choice((values["start"], values["until"])))
        values["born"] = self._born(dice.choice((base, values["applied"], values["notified"], values["start"])))
        values["on"] = self._near(base) if self._chance(0.5) else self._day()
        for name in values:
            if self._chance(0.02):
                values[name] = self._day() if self._chance(0.8) else dice.choice(_EXTREMES)
        for name, fact in FACTS.items():
            if fact.kind == "choice":
                values[name] = dice.choice(fact.values)
            elif fact.kind == "list":
                values[name] = dice.sample(fact.values, dice.choice((1, 1, 1, 2, 2, 3, len(fact.values))))
            elif fact.kind == "flag":
                values[name] = self._chance(0.5)
            elif fact.kind == "period":
                values[name] = dice.choice(_LENGTHS)
            elif _is_day(name) and name not in values:
                values[name] = self._near(values["notified"])
        values["land"] = dice.choice(list(LAENDER))
        self._place(values)
        return values

    def _settle(self, values: dict[str, Any]) -> None:
        """Most facts that contradict others go: contradictions are soon tested enough."""
        for earlier, later in (*DAY_ORDER, ("permit_until", "until")):
            first, second = values.get(earlier), values.get(later)
            if isinstance(first, date) and second is not None and first > second and self._chance(0.97):
                del values[later if later == "until" else self._dice.choice((earlier, later))]
        against_it = {
            "minor": values.get("born") is not None,
            "months": values.get("until") is not None,
            "place": values.get("land") is None,
            "against": values.get("act") != "objection",
            "reason": values.get("act") != "reissue-card",
            "remedy": COURT_DOCUMENTS.get(values.get("document", "")) != values.get("remedy")
            and bool({values.get("document"), values.get("remedy")} & {*COURT_DOCUMENTS, *COURT_DOCUMENTS.values()}),
            "departure_until": values.get("departure_days") is not None,
            "enforceable_again": values.get("suspended") is None,
            "continuation_ordered": values.get("permit_until") in (None, "none"),
            "extras": values.get("act") not in (None, "issue", "extend", "change-purpose", "reissue-card"),
        }
        for name, contradicts in against_it.items():
            if contradicts and name in values and self._chance(0.9):
                del values[name]

    def _place(self, values: dict[str, Any]) -> None:
        kind = self._dice.randrange(10)
        if kind < 4 and self._places:
            values["place"], land = self._dice.choice(self._places)
            values["land"] = land if self._chance(0.9) else values["land"]
        elif kind < 6:
            values["place"] = f"Ort {self._dice.randrange(90)}" if self._chance(0.3) else "land"

    # ------------------------------------------------------------------ as typed

    def _typed(self, name: str, value: Any) -> str:
        fact = FACTS[name]
        if isinstance(value, date):
            return self._typed_day(value)
        if self._is_clean:
            return (
                "true"
                if value is True
                else "false"
                if value is False
                else ",".join(value)
                if isinstance(value, list)
                else value
            )
        if fact.kind == "land":
            text = self._typed_land(value)
        elif fact.kind == "flag":
            words = (
                ("true", "ja", "yes", "1", "wahr", "J", "TRUE")
                if value
                else ("false", "nein", "no", "0", "Falsch", "n")
            )
            text = self._dice.choice(words)
        elif fact.kind == "list":
            text = self._dice.choice((",", ", ", " ,")).join(value)
        else:
            text = str(value)
            if self._chance(0.1):
                text = self._dice.choice((text.upper(), text.replace("-", "_"), text.title()))
        return f" {text} " if self._chance(0.02) else text

    def _typed_day(self, day: date) -> str:
        form = 0.0 if self._is_clean else self._dice.random()
        if form < 0.6:
            return day.isoformat()
        if form < 0.85:
            return f"{day.day:02}.{day.month:02}.{day.year}"
        if form < 0.97:
            return f"{day.day}.{day.month}.{day.year}"
        if form < 0.98:
            return self._dice.choice(("heute", "today", "+14d", "+1t", "+400d"))
        return f" {day.isoformat()} "

    def _typed_land(self, code: str) -> str:
        digits, german, english, others = LAENDER[code]
        forms = (
            code,
            code.lower(),
            f"DE-{code}",
            german,
            german.upper(),
            english,
            digits,
            f"{digits}315000",
            f"{digits}3150000000",
            *others,
        )
        return code if self._chance(0.6) else self._dice.choice(forms)
