"""Turning points as a table: the stretches of the span, what decides on each, and why it begins."""

from collections.abc import Mapping
from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.reading import Period
from hardship_cli.render import labels
from hardship_cli.render.figures import rule_of
from hardship_cli.render.language import Language
from hardship_cli.render.table import columns
from hardship_cli.render.turns import part_words, reason, value_words
from hardship_cli.render.words import day_short, fact_word, unbroken
from hardship_cli.render.words import shown as in_words
from hardship_cli.schedule.load import Law
from hardship_cli.turn import OPEN


def turns_table(answer: Answer, say: Language, law: Law) -> list[Any]:
    """The stretches of the span, each with what decides on it, and why it begins."""
    found = answer.answer
    question = say(labels.QUESTIONS[found.question])
    head = say(N_("{question}, while the day moves: {fact}")).format(question=question, fact=fact_word(found.over, say))
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
    return [
        Text.assemble((head, "bold"), (status, "yellow")),
        *([Text(part_words(answered[0], say, same), style="dim")] if same else []),
        Text(""),
        table,
    ]


# The heads of the columns, by what decides.
_HEADS = {
    "amount": N_("Fee"),
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
    return in_words(value, say) if isinstance(value, bool | Period) else value_words(name, value, say)


def _with_basis(because: str, say: Language, law: Law) -> str:
    """The reason, with the provision of the rule that it is."""
    rule = rule_of(because, law)
    texts = reason(because, say, law)
    return texts if rule is None else f"{texts} ({rule.basis})"
