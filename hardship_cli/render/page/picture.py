"""The timeline as a picture: where on an inline SVG each thing stands, so that its text stays readable on a telephone.

Days stand in order from top to bottom, long times are shortened; bars beside them show what runs from when to when. Each kind of
day has a shape of its own and each bar a letter: nothing is told by colour alone. The same facts stand beside it as a list.
``page.html`` draws it.
"""

from itertools import count, pairwise
from math import log2
from textwrap import wrap
from typing import Any

from hardship_cli.i18n import N_
from hardship_cli.render.entries import entry_text
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_words
from hardship_cli.timeline import Report

_WIDTH, _RAIL, _TEXT = 360, 72, 90
_COLUMNS = 38  # signs that fit beside the rail
_LINE, _TOP = 17, 26
_LONG = 200  # days from which on the rail is drawn as shortened

# What runs: letter, words, the entries at its beginning and its end. Without a known beginning it comes from above.
_SPANS = (
    ("A", N_("old title"), None, "title_ends"),
    ("E", N_("lawful stay without a visa"), None, "lawful_stay_ends"),
    ("B", N_("fiction effect"), "fiction_begins", "fiction_ends"),
    ("C", N_("new permit"), "permit_begins", "permit_ends"),
    ("D", N_("period for the remedy"), "notified", "remedy_due"),
    ("F", N_("a year, only if the instruction is missing or wrong"), "remedy_safe", "year_ends"),
)
# Drawn only where their end is known. The year goes on below the period that is safe.
_ENDED, _BELOW = "DF", {"F": "D"}
_KINDS = {
    "due": N_("by this day something must be done"),
    "opens": N_("from this day on something is possible"),
    "limit": N_("after this day nothing helps"),
    "state": N_("takes effect by itself"),
    "fact": N_("given in the case"),
}
# The outline of each kind of day that is no circle, around the point at which it stands.
_SHAPES = {"due": (0, 8, "l8 8l-8 8l-8 -8z"), "opens": (5, 6, "l11 6l-11 6z"), "limit": (6, 6, "h12v12h-12z")}


def picture(report: Report, say: Language) -> dict[str, Any]:
    """What is to be drawn, with its places in pixels."""
    rows, height = _rows(report, say)
    bars = _bars(report, rows, height)
    sentence = N_(
        "{count} dates, from {first} to {last}, from top to bottom; the list beside it tells the same in words."
    )
    first, last = (day_words(rows[place]["day"], say).partition(", ")[2] for place in (0, -1))
    legend, bottom = _legend(
        {entry.kind for entry in report.entries}, [bar["letter"] for bar in bars], say, height + 28
    )
    return {
        "width": _WIDTH,
        "height": bottom,
        "told": say(sentence, count=len(rows), first=first, last=last),
        "bars": bars,
        "rail": _rail(rows, height),
        "rows": rows,
        "legend_line": f"M0 {height + 6}H{_WIDTH}",
        "legend": legend,
    }


def _rows(report: Report, say: Language) -> tuple[list[dict[str, Any]], int]:
    """The days from top to bottom with today among them, each with its lines of text, and where the last one ends."""
    rows: list[dict[str, Any]] = []
    y = _TOP
    for day in sorted({report.today, *(entry.day for entry in report.entries)}):
        if rows:
            # A picture to scale would have three years of nothing between the days that matter: distances grow with their
            # logarithm, up to a limit.
            y += 8 + min(40, round(5 * log2(1 + (day - rows[-1]["day"]).days)))
        today = day == report.today
        head = say(N_("Today: {day}"), day=day_words(day, say)) if today else day_words(day, say)
        # Text, the kind of marker at its beginning, its style.
        texts: list[tuple[str, str | None, str | None]] = [(head, None, "now-text" if today else "day")]
        for entry in report.entries:
            if entry.day == day:
                # SVG breaks no lines by itself.
                first, *rest = wrap(entry_text(entry, say), _COLUMNS) or [""]
                texts += [(first, entry.kind, None), *((line, None, None) for line in rest)]
        lines = [
            {"text": text, "x": _TEXT, "y": at, "style": style, "marker": kind and _marker(kind, _RAIL, at - 4)}
            for at, (text, kind, style) in zip(count(y, _LINE), texts, strict=False)
        ]
        rows.append({"day": day, "y": y, "today": today, "now": f"M{_RAIL - 8} {y - 17}H{_WIDTH}", "lines": lines})
        y += _LINE * len(lines)
    return rows, y


def _bars(report: Report, rows: list[dict[str, Any]], height: int) -> list[dict[str, Any]]:
    """What runs from when to when; one that has no end yet ends in an arrow."""
    days = {entry.what: entry.day for entry in report.entries if entry.change != "gone"}
    if any(entry.what == "remedy_due" and entry.param("year") for entry in report.entries):
        # Whether the year runs is for the court to say: who sees one bar up to its end takes that for the safe day.
        days["year_ends"] = days.pop("remedy_due", report.today)
        days |= (
            {"remedy_due": days["remedy_safe"]}
            if "remedy_safe" in days
            else {"remedy_safe": days.get("notified", report.today)}
        )
    at = {row["day"]: row["y"] for row in rows}
    bars: list[dict[str, Any]] = []
    for letter, _words, begins, ends in _SPANS:
        if (begins is not None and begins not in days) or (begins is None and ends not in days):
            continue
        if letter in _ENDED and ends not in days:
            continue
        above = next((bar for bar in bars if bar["letter"] == _BELOW.get(letter)), None)
        top = 4 if begins is None else at[days[begins]] - 8
        x = 4 + 15 * len(bars)
        if above is not None:
            top, x = top + 12, above["x"] - 6
        end = max(at[days[ends]] + 2 if ends in days else height, top + 16)
        tip = f"V{end}h-12z" if ends in days else f"V{end - 8}l-6 8l-6 -8z"
        bars.append({"letter": letter, "shape": f"M{x} {top}h12{tip}", "x": x + 6, "y": top + 12})
    return bars


def _rail(rows: list[dict[str, Any]], height: int) -> list[tuple[str, str | None]]:
    """The pieces of the rail from day to day; a long time is dashed."""
    pieces: list[tuple[str, str | None]] = [
        (f"M{_RAIL} {row['y'] - 4}V{after['y'] - 4}", "3 5" if (after["day"] - row["day"]).days > _LONG else None)
        for row, after in pairwise(rows)
    ]
    return [*pieces, (f"M{_RAIL} {rows[-1]['y'] - 4}V{height}", None)]


def _marker(kind: str, x: int, y: int) -> dict[str, Any]:
    """A shape for each kind of day."""
    left, up, outline = _SHAPES.get(kind, (0, 0, ""))
    return {"kind": kind, "x": x, "y": y, "shape": f"M{x - left} {y - up}{outline}"}


def _legend(kinds: set[str], letters: list[str], say: Language, y: int) -> tuple[list[dict[str, Any]], int]:
    """What shapes and letters mean, below the picture; returns it with its lower end."""
    shown: list[dict[str, Any]] = [
        {"words": say(words), "kind": kind} for kind, words in _KINDS.items() if kind in kinds
    ]
    shown += [{"words": say(words), "letter": letter} for letter, words, *_ends in _SPANS if letter in letters]
    for it in shown:
        it["marker"] = _marker(it["kind"], 10, y - 4) if "kind" in it else None
        it["y"], it["shape"] = y, f"M4 {y - 12}h12v16h-12z"
        y += 20
    return shown, y
