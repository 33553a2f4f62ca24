"""Turning points as a table: the stretches of the span, what decides on each, and why it begins."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.reading import Period
from hardship_cli.render import labels
from hardship_cli.render.figures import rule_of
from hardship_cli.render.language import Language
from hardship_cli.render.rows import assumed, weak_sources
from hardship_cli.render.table import columns, indented, remarks, sources
from hardship_cli.render.turns import part_words, reason, value_words
from hardship_cli.render.words import day_short, fact_word, unbroken, word
from hardship_cli.render.words import shown as in_words
from hardship_cli.schedule.load import Law
from hardship_cli.turn import OPEN, OtherOnStretch


def turns_table(answer: Answer, say: Language, law: Law, *, explain: bool = False) -> list[Any]:
    """The stretches of the span, each with what decides on it, and why it begins; below them why that is not certain."""
    found = answer.answer
    question = say(labels.QUESTIONS[found.question])
    head = say(N_("{question}, while the day moves: {fact}"), question=question, fact=fact_word(found.over, say))
    answered = [part.answer for part in found.stretches if part.answer is not None and OPEN not in part.answer]
    # What is the same all over the span is said once.
    names = dict.fromkeys(name for part in answered for name in part)
    same = [name for name in names if len({part.get(name) for part in answered}) == 1 and len(answered) > 1]
    shown = [name for name in names if name not in same and not (name == "in_time" and "effect" in names)]
    headers = [(say(_HEADS[name]), "left") for name in shown or ["open"]]
    table = columns(
        *((say(N_("from")), "fixed"), (say(N_("until")), "fixed"), *headers, (say(N_("why from then on")), "left"))
    )
    turns = {turn.from_: turn for turn in found.turns}
    for part in found.stretches:
        turn = turns.get(part.from_)
        because = "" if turn is None else _with_basis(turn.because, say, law)
        cells = [day_short(part.from_, say), day_short(part.until, say), *_cells(part.answer, shown, say)]
        table.add_row(*(Text(unbroken(cell)) for cell in cells), Text(unbroken(because), style="dim"))
    status = f" [{say(labels.STATUSES[answer.status])}]" if answer.status in labels.STATUSES else ""
    others = [_other(other, say) for other in _joined(found.alternatives)]
    weak = [Text(line, style="dim") for line in weak_sources((answer,), say, law)]
    return [
        Text.assemble((head, "bold"), (status, "yellow")),
        *([Text(assumed(answer.assumed, say), style="dim")] if answer.assumed else []),
        *([Text(part_words(answered[0], say, same), style="dim")] if same else []),
        Text(""),
        table,
        *([Text(""), Text(say(N_("Other readings")), style="dim")] if others else []),
        *(indented(line) for line in others),
        *remarks(answer, say, law, explain=explain),
        *([sources(answer, say)] if explain else [Text(""), *weak] if weak else []),
    ]


def _joined(others: Iterable[OtherOnStretch]) -> Iterator[OtherOnStretch]:
    """The same reading on stretches that follow each other as one, with the days of the first; else each weekend has its line."""
    open_ones: dict[Any, OtherOnStretch] = {}
    for other in others:
        values = tuple((name, value) for name, value in other.answer.items() if name not in _OTHER_DAYS)
        key = other.because, other.reading, other.basis, values
        before = open_ones.get(key)
        if before is not None and (other.from_ - before.until).days == 1:
            open_ones[key] = before._replace(until=other.until)
            continue
        if before is not None:
            yield before
        open_ones[key] = other
    yield from open_ones.values()


def _other(other: OtherOnStretch, say: Language) -> str:
    """Another reading of a stretch on one line: its days, what it gives on them, and why."""
    days = [
        f"{say(_OTHER_DAYS[name])} {day_short(day, say)}" for name, day in other.answer.items() if name in _OTHER_DAYS
    ]
    gives = [value_words(name, value, say) for name, value in other.answer.items() if name in _HEADS]
    if days:
        gives.append(say(N_("from its first day: {days}"), days=", ".join(days)))
    because = word(labels.BECAUSE, other.because, say).format(reading=other.reading or "")
    basis = "" if other.basis is None else f": {unbroken(other.basis)}"
    span = say(N_("{first} to {last}"), first=day_short(other.from_, say), last=day_short(other.until, say))
    return f"{span}: {', '.join(gives) or '-'}  {because}{basis}"


# What another reading gives by days, which move along with the day that moves.
_OTHER_DAYS = {
    "day": N_("last day"),
    "notified": N_("notified"),
    "until": N_("until"),
    "last_day_to_apply": N_("last day to apply"),
}


# The heads of the columns, by what decides.
_HEADS = {
    "amount": N_("Fee"),
    "readings": N_("by another reading"),
    "capped_by": N_("set by"),
    "effect": N_("Effect"),
    "in_time": N_("in time"),
    "remedy": N_("Remedy"),
    "fiction": N_("fiction of notification"),
    "period": N_("period"),
    "moved": N_("end moved"),
    "runs": N_("time"),
    "length": N_("length"),
    "day_off": N_("last day a day off"),
    OPEN: N_("answer"),
}


def _cells(part: Mapping[str, Any] | None, names: list[str], say: Language) -> list[str]:
    """What decides on a stretch, in a cell each."""
    if part is None or OPEN in part:
        texts = N_("the facts do not go together") if part is None else N_("no answer")
        return [say(texts), *[""] * (len(names) - 1)]
    return [_cell(name, part[name], say) if name in part else "-" for name in names]


def _cell(name: str, value: Any, say: Language) -> str:
    if name == "readings":
        return ", ".join(value_words("amount", one, say) for one in value)
    return in_words(value, say) if isinstance(value, bool | Period) else value_words(name, value, say)


def _with_basis(because: str, say: Language, law: Law) -> str:
    """The reason, with the provision of the rule that it is."""
    rule = rule_of(because, law)
    texts = reason(because, say, law)
    return texts if rule is None else f"{texts} ({rule.basis})"
