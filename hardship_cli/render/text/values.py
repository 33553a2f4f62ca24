"""What a template may put in: the answers of a case in words, by the names that ``schedule/texts.py`` declares.

Everything is a text in the language of ``say`` (empty where nothing is known), a list of texts or objects, or yes and no.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from hardship_cli import __version__
from hardship_cli.answer import Answer, Step
from hardship_cli.case import PERSONS
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.law.delivered import OBJECTION_NOTICE
from hardship_cli.law.in_force import known, length
from hardship_cli.law.notification import serves
from hardship_cli.reading import Period
from hardship_cli.render import labels
from hardship_cli.render.describe.fee import Position, positions
from hardship_cli.render.differences import recorded_facts
from hardship_cli.render.entries import OF_EACH, missing_label
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.render.rows import IN_TEXT, assumed, headline, instead, other_reading, rows
from hardship_cli.render.seen import Ended, seen
from hardship_cli.render.steps import step_ground, step_value, step_what
from hardship_cli.render.whose import line_names, person_word, persons_of
from hardship_cli.render.wording import error_for_page, for_page
from hardship_cli.render.words import (
    FIXED_SPACE,
    capital,
    day_short,
    duration,
    euro,
    fact_value,
    fact_word,
    remedy_word,
    source_title,
    word,
)
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import Report, done_by

# "innerhalb eines Monats": what German says for one of each unit.
_WITHIN_ONE = {"days": "eines Tages", "weeks": "einer Woche", "months": "eines Monats", "years": "eines Jahres"}


def values(kind: str, report: Report, say: Language, law: Law) -> dict[str, Any]:
    """All that a template of this kind may name. What is only planned is no fact that a text may tell as one."""
    happened = done_by(report.case, report.today)
    return {
        "case": {name: _code(getattr(happened, name), say) for name in FACTS},
        "words": {name: fact_value(name, getattr(report.case, name), say, short=True) for name in FACTS},
        "today": day_short(report.today, say),
        "tool": __version__,
        "data": report.data,
        **_OF_KIND[kind](report, say, law),
    }


def _code(value: Any, say: Language) -> str:
    """A fact as a template compares it: its code; a day as it is written."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day_short(value, say)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, tuple) and not hasattr(value, "_fields") else str(value)


def _fee(report: Report, say: Language, law: Law) -> dict[str, Any]:
    answer = report.answers["fee"]
    found = answer.answer
    day = next(step.value for step in answer.steps if step.op == "law_day")
    rule = law.deadlines.rule("fee_due")
    due = known(law, rule, day)
    return {
        "amount": euro(found.amount, say),
        "nothing_due": not found.amount,
        "law_day": day_short(day, say),
        "items": [
            {
                "title": _person(position, answer, say) + position.title,
                "amount": position.amount,
                "base": position.base,
                "basis": position.basis,
                "effects": ", ".join(position.effects),
            }
            for position in positions(answer, say, law)
        ],
        "due_within": "" if due is None or not due.value else duration(length(rule, due, day), say),
        "due_basis": "" if due is None else due.basis,
        "due_day": _due_day(report, say),
    }


def _person(position: Position, answer: Answer, say: Language) -> str:
    """Whose position it is, where a bill is of several persons: by the reference of the person, else by number."""
    if position.person is None:
        return ""
    names = [person.id for person in answer.asked.persons]
    name = names[position.person - 1]
    return f"{name if name and names.count(name) == 1 else person_word((position.person,), say)}, "


def _due_day(report: Report, say: Language) -> str:
    """The day on which the fee falls due, where the day of notification is beyond doubt."""
    answer = report.answers.get("appeal") or report.each.get("appeal")
    due = None if report.money is None else report.money.due
    if answer is None or due is None:
        return ""
    others = {other.notified for other in answer.answer.alternatives}
    return day_short(due, say) if others <= {answer.answer.notified} else ""


def _instruction(report: Report, say: Language, law: Law) -> dict[str, Any]:
    answer, way = report.answers["appeal"], report.case.delivery
    found = answer.answer
    is_service = way is not None and serves(law, way, found.notified)
    also = next((dict(note.params)["who"] for note in answer.notes if note.code == "also_filed_with"), "")
    return {
        "remedy": found.remedy or "",
        "remedy_basis": _basis(answer, lambda step: str(step.rule).startswith("remedy")),
        "within": "" if found.period is None else within(found.period, say),
        "period_basis": _basis(answer, lambda step: str(step.rule).endswith("_period")),
        "served": report.case.document == OBJECTION_NOTICE or is_service,  # which is always served (§ 73 Abs. 3 VwGO)
        "no_service": way is not None and not is_service,
        "also_with": also,
        "not_suspended": found.suspensive_effect is False,
        "suspensive_basis": _basis(answer, lambda step: str(step.rule).endswith("suspensive_effect")),
    }


def within(period: Period, say: Language) -> str:
    """A length of time behind "innerhalb" or "within": ``eines Monats``, ``von 2 Wochen``, ``1 month``."""
    if say.code == "en":
        return duration(period, say)
    return _WITHIN_ONE[period.unit] if period.amount == 1 else f"von {duration(period, say)}"


def _basis(answer: Answer, is_it: Callable[[Step], bool]) -> str:
    """The provision of the step that is meant; empty where there is none."""
    return next((step.basis for step in answer.steps if step.basis and is_it(step)), "")


def _fiction(report: Report, say: Language, law: Law) -> dict[str, Any]:  # noqa: ARG001 - all are called alike
    answer = seen(report.answers["fiction"], report.today)
    found = answer.answer
    days = {"begins": found.from_, "ends": found.until, "last_day_to_apply": found.last_day_to_apply}
    return {
        "effect": found.effect,
        "basis": _basis(answer, lambda step: step.op == "effect_begin")
        or _basis(answer, lambda step: step.op == "version"),
        "ends_basis": _basis(answer, lambda step: step.rule == "fiction_ends"),
        "over": isinstance(found, Ended),
        "ahead": found.until is not None and found.until >= report.today,
        "ordered": report.case.continuation_ordered is not None,
        "in_time": "" if found.in_time is None else _code(found.in_time, say),
        **{name: "" if day is None else day_short(day, say) for name, day in days.items()},
    }


def _memo(report: Report, say: Language, law: Law) -> dict[str, Any]:
    facts = report.asked.given()
    facts.pop(PERSONS, None)
    missing = (f"{say(labels.QUESTIONS[it.question])}: {missing_label(it, say)}" for it in report.missing)
    blocked = (
        f"{say(labels.QUESTIONS[it.question])}: {error_for_page(it.error, say, law, whole=False)}"
        for it in report.blocked
        if it.question not in report.of_each
    )
    answers = [_answer(seen(answer, report.today), say, law) for answer in report.answers.values()]
    answers += [_answer(seen(answer, report.today), say, law, of_each=True) for answer in report.of_each.values()]
    return {
        "facts": [
            {"label": capital(fact_word(name, say)), "value": fact_value(name, value, say, short=True)}
            for name, value in facts.items()
        ]
        + [
            {"label": label, "value": value}
            for label, value in (*recorded_facts(report.recorded, say), *persons_of(report.bill, say))
        ],
        "assumed": assumed(report.assumed, say, report.lines),
        "answers": _without_repeats(answers),
        "missing": [*missing, *blocked],
    }


def _without_repeats(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers, each with the notes that none before it had: a memo is read from the top."""
    seen: set[str] = set()
    for answer in answers:
        answer["notes"] = [note for note in answer["notes"] if note not in seen]
        seen.update(answer["notes"])
    return answers


def _answer(answer: Answer, say: Language, law: Law, *, of_each: bool = False) -> dict[str, Any]:
    """An answer for the file: what was found, why, and what is to be known beside it."""
    by_reading, by_fact = (
        [plain(other_reading(other, answer, say, law, IN_TEXT)) for other in found] for found in instead(answer)
    )
    title = say(labels.QUESTIONS[answer.command])
    bill = positions(answer, say, law) if answer.command == "fee" else []
    of_bill = [
        {"label": _person(it, answer, say) + it.title, "value": ", ".join((it.amount, *it.effects, it.basis))}
        for it in bill
    ]
    pairs = [{"label": capital(label), "value": plain(value)} for label, value in rows(answer, say, law, "table")]
    return {
        "title": f"{title} {say(OF_EACH)}" if of_each else title,
        "result": _result(answer, say),
        "status": word(labels.STATUS_SHORT, answer.status, say),
        "rows": [*of_bill, *pairs],
        "others": by_reading,
        "open": by_fact,
        "steps": list(_steps(answer, say, law)),
        "notes": [
            unbracketed(for_page(note_text(note, say, law), say)) for note in answer.notes if note.level != "info"
        ],
    }


def _result(answer: Answer, say: Language) -> str:
    """What was asked for; of a last day for a remedy also which remedy that is."""
    found = headline(answer, say)[1]
    remedy = getattr(answer.answer, "remedy", None)
    if remedy is None or answer.answer.last_day is None:
        return found
    return say(N_("{remedy} by {day}"), remedy=remedy_word(remedy, say), day=found)


def _steps(answer: Answer, say: Language, law: Law) -> Iterator[str]:
    """Each step on a line: what was done, what it gave, where that stands, and the source it was read in."""
    names = line_names(answer, say)
    for step in answer.steps:
        if step.id in names:
            yield f"{names[step.id]}:"
        value = step_value(step, say, law)
        source = (
            ""
            if step.source is None
            else say(N_("source: {title}"), title=source_title(answer.sources[step.source], say))
        )
        seen = f"{step_what(step, say, law)}: {value}" if value else step_what(step, say, law)
        ground = "; ".join(part for part in (*step_ground(step, say), source) if part)
        yield plain(f"{seen} ({ground})" if ground else seen)


def unbracketed(text: str) -> str:
    """Square brackets are for what must be filled in."""
    return text.replace("[", "(").replace("]", ")")


def plain(text: str) -> str:
    """Text on one line, with ordinary spaces."""
    return " ".join(text.replace(FIXED_SPACE, " ").split())


_OF_KIND: Mapping[str, Callable[[Report, Language, Law], dict[str, Any]]] = {
    "fee": _fee,
    "instruction": _instruction,
    "fiction": _fiction,
    "memo": _memo,
}
