"""One decision held against the law, for people: each difference with what follows from it, then what was the same."""

from datetime import date
from typing import Any

from rich.text import Text

from hardship_cli.answer import Answer, Difference
from hardship_cli.errors import Unanswerable
from hardship_cli.i18n import N_
from hardship_cli.render.differences import WHAT, follows_text, recorded_words, says_year
from hardship_cli.render.errors import error_lines
from hardship_cli.render.labels import STATUS
from hardship_cli.render.language import Language
from hardship_cli.render.legend import legend
from hardship_cli.render.rows import assumed, weak_sources
from hardship_cli.render.table import explanation, grid, indented, remarks, show, sources
from hardship_cli.render.to_type import to_type
from hardship_cli.render.words import unbroken, word
from hardship_cli.schedule.load import Law


def print_decision(answer: Answer, today: date, say: Language, law: Law, *, explain: bool, color: str) -> None:
    """Print what differs, what follows from it as seen from ``today``, and what was the same."""
    found = answer.answer
    same = N_("the same, as far as checked") if found.unchecked else N_("same")
    differs = say(N_("differs")) if found.differences else say(same)
    parts: list[Any] = [Text.assemble((differs, "bold"), "   ", (word(STATUS, answer.status, say), "dim"))]
    if answer.assumed:
        parts.append(Text(assumed(answer.assumed, say), style="dim"))
    if found.differences:
        heads = [(text, "left") for text in (N_("what"), N_("recorded"), N_("right"), N_("provision"))]
        parts += [Text(""), grid(say, heads, (map(unbroken, _row(it, say)) for it in found.differences))]
        for place, difference in enumerate(found.differences):
            again = any(map(says_year, found.differences[:place]))
            parts += [
                Text(""),
                Text(say(WHAT[difference.what]), style="bold"),
                indented(Text(follows_text(difference, today, say, again=again))),
            ]
    if found.same:
        names = ", ".join(say(WHAT[what]) for what in found.same)
        parts += [Text(""), Text(say(N_("As the law has it: {names}."), names=names))]
    reasons = legend(law, say) if found.unchecked else {}
    for open_ in found.unchecked:
        # The reason without what it names, which stands in no answer; of some codes the text names nothing.
        reason = reasons.get(open_.code) or to_type(error_lines(Unanswerable(open_.code, open_.fact), say)[0], say)
        parts += [
            Text(""),
            Text(say(N_("Not checked: {what}. {reason}"), what=say(WHAT[open_.what]), reason=reason)),
        ]
    parts += remarks(answer, say, law, explain=explain)
    if explain:
        parts += [*explanation(answer, say, law), sources(answer, say)]
    elif lines := weak_sources((answer,), say, law):
        parts += [Text(""), *(Text(line, style="dim") for line in lines)]
    show(parts, color)


def _row(difference: Difference, say: Language) -> tuple[str, str, str, str]:
    recorded, right = (recorded_words(value, say) for value in (difference.recorded, difference.right))
    # What was asked for rests on no provision.
    asked_for = say(N_("as asked for")) if difference.what == "valid_until" and difference.right else ""
    return say(WHAT[difference.what]), recorded, right, difference.basis or asked_for
