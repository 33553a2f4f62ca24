"""A case with its timeline as one JSON object, in the shape of every answer (CONTRACT section 3)."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.answer import Answer, Note
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.receipt import SCHEMA, bare, note_tree, sealed, tree_of
from hardship_cli.render.entries import entry_text
from hardship_cli.render.errors import error_lines
from hardship_cli.render.json import answer_tree, known_tree, service_tree, sources_tree
from hardship_cli.render.language import LANGUAGES, Language
from hardship_cli.render.notes import note_text
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import Entry, Missing, Report
from hardship_cli.timeline.model import MAYBE


def case_tree(report: Report, say: Language, law: Law) -> dict[str, Any]:
    """The object of a report. Steps carry their question (``fee.s3``). Texts are the reader's, not the receipt's."""
    answers = report.answers
    # The days of each of several persons rest on answers of which nothing but these days is told.
    behind = {**answers, **report.each}
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "command": "case",
        "status": report.status,
        "asked": {**tree_of(report.asked.given()), **tree_of(dict(report.recorded)), **known_tree(law)},
        **({} if report.bill else service_tree(report.case)),
        "answer": _answer(report, say),
        "assumed": tree_of(dict(report.assumed)),
        "turns": [{"question": name, **tree_of(turn)} for name, one in answers.items() for turn in one.turns],
        "steps": [_step(question, step) for question, answer in behind.items() for step in answer.steps],
        "notes": [
            {"question": question, **bare(note_tree(note)), "text": note_text(note, say, law)}
            for question, note in _notes(report)
        ],
        "sources": sources_tree({key: it for answer in behind.values() for key, it in answer.sources.items()}),
    }
    return sealed(tree, report.data)


def trees_of(found: Answer | Report, law: Law) -> list[dict[str, Any]]:
    """The object of an answer or of a case in each language; what a saved answer is held against."""
    tree: Any = case_tree if isinstance(found, Report) else answer_tree
    return [tree(found, Language(code), law) for code in LANGUAGES]


def _notes(report: Report) -> list[tuple[str, Note]]:
    """All remarks, each with the question of its answer; those on the case as a whole first, under ``case``."""
    of_answers = [(question, note) for question, answer in report.all_answers.items() for note in answer.notes]
    return [*(("case", note) for note in report.alerts), *of_answers]


def entry_tree(entry: Entry) -> dict[str, Any]:
    """One entry without its text."""
    rests_on = [
        {"fact": rest.fact}
        if rest.fact
        else {"question": rest.question, "steps": [f"{rest.question}.{step}" for step in rest.steps]}
        for rest in entry.rests_on
    ]
    others = [bare(tree_of(other)) for other in entry.others]
    first = {name: tree_of(getattr(entry, name)) for name in ("day", "what", "kind", "when", "state")}
    rest = {"basis": entry.basis, "status": entry.status, "params": tree_of(dict(entry.params)), "others": others}
    return bare({**first, "rests_on": rests_on, **rest, "change": entry.change, "was": tree_of(entry.was)})


def _answer(report: Report, say: Language) -> dict[str, Any]:
    due, given = report.next_due, facts_of(report.asked)
    in_days = None if due is None else (due.day - report.today).days
    found: dict[str, Any] = {
        "today": str(report.today),
        "next": None if due is None else {"day": str(due.day), "what": due.what, "in_days": in_days},
        "timeline": [{**entry_tree(entry), "text": entry_text(entry, say)} for entry in report.entries],
        "money": _money(report),
        **_results(report.answers),
        "missing": [_missing(missing, say) for missing in report.missing],
        "blocked": [
            {
                "question": blocked.question,
                "code": blocked.error.code,
                "field": blocked.error.field,
                "text": error_lines(blocked.error, say)[0],
            }
            for blocked in report.blocked
        ],
        "skipped": tree_of(report.skipped),
    }
    if report.of_each:
        found["each"] = _results(report.of_each)
    if report.set_:
        was = facts_of(report.before or report.asked)
        found["set"] = {name: {"before": tree_of(was[name]), "after": tree_of(given[name])} for name in report.set_}
        found["changes"] = tree_of(report.changes)
    return found


def _results(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """What each question gave, with the status of that."""
    return {question: {"status": answer.status, **tree_of(answer.answer)} for question, answer in answers.items()}


def _money(report: Report) -> Any:
    """What is to be paid; what is known only of some of it stands there only where it is known."""
    tree = tree_of(report.money)
    return tree and {key: value for key, value in tree.items() if key not in MAYBE or value is not None}


def facts_of(asked: Case | Bill) -> dict[str, Any]:
    """All facts of a case by name, also those that are not given; of a bill its acts and persons as they were given."""
    return {**asked.case._asdict(), **asked.given()} if isinstance(asked, Bill) else asked._asdict()


def _missing(missing: Missing, say: Language) -> dict[str, Any]:
    tree = {"question": missing.question, "fact": missing.fact, "then": list(missing.then), "code": missing.code}
    text = error_lines(missing.error, say)[0]
    return {**bare({**tree, "would_give": would_give_tree(missing.error)}), "text": text}


def would_give_tree(error: Unanswerable) -> list[dict[str, Any]]:
    """What each value of a missing fact would give."""
    gives = error.params.get("would_give") or ()
    return [{"value": str(label).rstrip(":"), "gives": tree_of(given)} for label, given in gives]


def _step(question: str, step: Any) -> dict[str, Any]:
    tree = {**bare(tree_of(step)), "id": f"{question}.{step.id}"}
    return {**tree, "uses": [f"{question}.{used}" for used in step.uses]} if step.uses else tree
