"""The hardship commissions in words: one Land's in full, and the sixteen side by side."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hardship_cli.checklist.build import COMMISSION_POINTS
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.checklist.lines import Grid, Line, label, weak_mark
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law

# Which code of a point has a word of its own in the data.
_CODES = {"who_may_start": "who", "effect_on_removal": "effect", "quorum": "rule"}


def commission_lines(commission: Mapping[str, Any], say: Language, law: Law) -> Iterator[Line]:
    """Every point of one Land's commission; where nothing was read it says so."""
    for name in COMMISSION_POINTS:
        point = commission.get(name, {})
        title = label(law, "column", name, say)
        marks = (point.get("basis", ""), weak_mark(law, point.get("source"), say))
        aside = "; ".join(part for part in marks if part)
        yield Line(_text(name, point, say, law), label=title, aside=aside)
        for item in point.get("items", ()):
            yield Line(say.of(item), depth=1)
    if "expects" in commission:
        point = commission["expects"]
        yield Line(say.of(point["text"]), label=say(N_("expects")), aside=weak_mark(law, point.get("source"), say))


def rule_lines(rules: Iterable[Mapping[str, Any]], say: Language) -> Iterator[Line]:
    """What federal law says of every commission."""
    for rule in rules:
        yield Line(say.of(rule["text"]), aside=rule.get("basis", ""))


def commissions_grid(commissions: Mapping[str, Any], say: Language, law: Law, *, names: bool) -> Grid:
    """All commissions in short: who may bring a case, what happens to removal, which majority; Länder by name or code."""
    points = ("who_may_start", "effect_on_removal", "quorum")
    headers = (say(N_("Land")), *(label(law, "column", name, say) for name in points))
    rows = [
        (
            f"{land_name(land, say.code)} ({land})" if names else land,
            *(short(name, row.get(name, {}), say, law) for name in points),
        )
        for land, row in commissions.items()
    ]
    return Grid(headers, tuple(rows))


def short(name: str, point: Mapping[str, Any], say: Language, law: Law) -> str:
    """A point in one or a few words, a dash where nothing was read."""
    if not point.get("seen"):
        return "–"
    if name == "quorum":
        return _majority(point, say, law)
    return label(law, _CODES[name], point[_CODES[name]], say)


def _text(name: str, point: Mapping[str, Any], say: Language, law: Law) -> str:
    if not point.get("seen"):
        return label(law, "seen", "no", say)
    text = say.of(point["text"]) if "text" in point else ""
    if name == "quorum":
        majority = _majority(point, say, law)
        other = point.get("otherwise")
        found = f"{majority} ({text})" if text else majority
        return f"{found}; {say.of(other['text'])}" if other else found
    if name == "legal_basis":
        return f"{label(law, 'instrument', point['instrument'], say)}: {point['cite']}"
    return text


def _majority(point: Mapping[str, Any], say: Language, law: Law) -> str:
    rule = label(law, "quorum", point["rule"], say)
    return f"{rule} {label(law, 'of', point['of'], say)}" if "of" in point else rule
