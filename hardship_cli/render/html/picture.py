"""The timeline as a picture: an inline SVG from top to bottom, so that its text stays readable on a telephone.

Days stand in order, long times are shortened; bars beside them show what runs from when to when. Each kind of day has a shape
of its own and each bar a letter: nothing is told by colour alone. The same facts stand beside it as a list.
"""

from collections.abc import Callable
from datetime import date
from math import log2
from textwrap import wrap
from typing import NamedTuple

from hardship_cli.i18n import N_
from hardship_cli.render.html.markup import Markup, el, join
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_words
from hardship_cli.timeline import Entry, Report

_WIDTH, _RAIL, _TEXT = 360, 72, 90
_COLUMNS = 38  # signs that fit beside the rail
_LINE, _TOP = 17, 26
_LONG = 200  # days from which on the rail is drawn as shortened

# What runs: letter, words, the entries at its beginning and its end. Without a known beginning it comes from above.
_SPANS = (
    ("A", N_("old title"), None, "title_ends"),
    ("B", N_("fiction effect"), "fiction_begins", "fiction_ends"),
    ("C", N_("new permit"), "permit_begins", "permit_ends"),
    ("D", N_("period for the remedy"), "notified", "remedy_due"),
)
_KINDS = {
    "due": N_("by this day something must be done"),
    "opens": N_("from this day on something is possible"),
    "limit": N_("after this day nothing helps"),
    "state": N_("takes effect by itself"),
    "fact": N_("given in the case"),
}


class Row(NamedTuple):
    """One day of the picture: its height above the bottom of the last, and the lines of text at it."""

    day: date
    y: int
    lines: tuple[tuple[str, str | None], ...]  # text, and the kind of marker at its beginning
    today: bool


def picture(report: Report, say: Language, told: Callable[[Entry], str]) -> Markup:
    """The SVG; ``told`` gives the words of an entry."""
    rows, height = _rows(report, say, told)
    spans = _spans(report, rows, height)
    legend, bottom = _legend({entry.kind for entry in report.entries}, [span[:2] for span in spans], say, height + 14)
    title = say(N_("Timeline of the case"))
    sentence = say(
        N_("{count} days from {first} to {last}, from top to bottom; the list beside it tells the same in words.")
    )
    desc = sentence.format(count=len(rows), first=day_words(rows[0].day, say), last=day_words(rows[-1].day, say))
    return el(
        "svg",
        el("title", title, id="picture-title"),
        el("desc", desc, id="picture-desc"),
        [_bar(letter, index, top, end, is_open) for index, (letter, _words, top, end, is_open) in enumerate(spans)],
        _rail(rows, height),
        [_row(row) for row in rows],
        legend,
        viewBox=f"0 0 {_WIDTH} {bottom}",
        width=_WIDTH,
        height=bottom,
        role="img",
        aria_labelledby="picture-title picture-desc",
    )


def _rows(report: Report, say: Language, told: Callable[[Entry], str]) -> tuple[list[Row], int]:
    """The days from top to bottom with today among them, and where the last one ends."""
    days = sorted({report.today, *(entry.day for entry in report.entries)})
    rows: list[Row] = []
    y = _TOP
    for day in days:
        if rows:
            y += 8 + min(40, round(5 * log2(1 + (day - rows[-1].day).days)))
        lines: list[tuple[str, str | None]] = []
        for entry in report.entries:
            if entry.day == day:
                first, *rest = wrap(told(entry), _COLUMNS) or [""]
                lines += [(first, entry.kind), *((line, None) for line in rest)]
        head = day_words(day, say) if day != report.today else say(N_("Today: {day}")).format(day=day_words(day, say))
        rows.append(Row(day, y, ((head, None), *lines), day == report.today))
        y += _LINE * len(rows[-1].lines)
    return rows, y


def _spans(report: Report, rows: list[Row], height: int) -> list[tuple[str, str, int, int, bool]]:
    """What runs from when to when: letter, words, top, bottom, and whether it has no end yet."""
    days = {entry.what: entry.day for entry in report.entries if entry.change != "gone"}
    at = {row.day: row.y for row in rows}
    found = []
    for letter, words, begins, ends in _SPANS:
        if (begins is not None and begins not in days) or (begins is None and ends not in days):
            continue
        if letter == "D" and ends not in days:
            continue
        top = 4 if begins is None else at[days[begins]] - 8
        end = at[days[ends]] + 2 if ends in days else height
        found.append((letter, words, top, max(end, top + 16), ends not in days))
    return found


def _bar(letter: str, lane: int, top: int, end: int, is_open: bool) -> Markup:
    x = 4 + 15 * lane
    shape = f"M{x} {top}h12V{end}h-12z"
    if is_open:  # an arrow: it goes on
        shape = f"M{x} {top}h12V{end - 8}l-6 8l-6 -8z"
    return join(
        el("path", d=shape, class_=f"span-{letter.lower()}"),
        el("text", letter, x=x + 6, y=top + 12, class_="letter"),
    )


def _rail(rows: list[Row], height: int) -> Markup:
    lines = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        end = height if after is None else after.y - 4
        shortened = after is not None and (after.day - row.day).days > _LONG
        dashes = "3 5" if shortened else None
        lines.append(el("path", d=f"M{_RAIL} {row.y - 4}V{end}", class_="rail", stroke_dasharray=dashes))
    return join(lines)


def _row(row: Row) -> Markup:
    parts = []
    if row.today:
        parts.append(el("path", d=f"M{_RAIL - 8} {row.y - 17}H{_WIDTH}", class_="now"))
    for index, (line, kind) in enumerate(row.lines):
        y = row.y + _LINE * index
        if kind is not None:
            parts.append(_marker(kind, _RAIL, y - 4))
        style = None if index else "now-text" if row.today else "day"
        parts.append(el("text", line, x=_TEXT, y=y, class_=style))
    return el("g", parts)


def _marker(kind: str, x: int, y: int) -> Markup:
    """A shape for each kind of day."""
    if kind == "due":
        return el("path", d=f"M{x} {y - 8}l8 8l-8 8l-8 -8z", class_="due")
    if kind == "opens":
        return el("path", d=f"M{x - 5} {y - 6}l11 6l-11 6z", class_="full")
    if kind == "limit":
        return el("path", d=f"M{x - 6} {y - 6}h12v12h-12z", class_="full")
    return el("circle", cx=x, cy=y, r=5, class_="full" if kind == "state" else "dot")


def _legend(kinds: set[str], spans: list[tuple[str, str]], say: Language, y: int) -> tuple[Markup, int]:
    """What shapes and letters mean, below the picture; returns it with its lower end."""
    parts = [el("path", d=f"M0 {y - 8}H{_WIDTH}", class_="rail", stroke_width="1")]
    y += 14
    for kind, words in _KINDS.items():
        if kind in kinds:
            parts += [_marker(kind, 10, y - 4), el("text", say(words), x=26, y=y, class_="soft")]
            y += 20
    for letter, words in spans:
        parts.append(el("path", d=f"M4 {y - 12}h12v16h-12z", class_=f"span-{letter.lower()}"))
        parts.append(el("text", letter, x=10, y=y, class_="letter"))
        parts.append(el("text", say(words), x=26, y=y, class_="soft"))
        y += 20
    return el("g", parts), y
