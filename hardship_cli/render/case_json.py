"""A case with its timeline as one JSON object, in the shape of every answer (CONTRACT section 3)."""

from typing import Any

from hardship_cli.answer import Answer, Note
from hardship_cli.receipt import SCHEMA, bare, note_tree, sealed, tree_of
from hardship_cli.render.entries import entry_text, missing_text
from hardship_cli.render.errors import error_lines
from hardship_cli.render.json import answer_tree, sources_tree
from hardship_cli.render.language import LANGUAGES, Language
from hardship_cli.render.notes import note_text
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import Blocked, Change, Entry, Missing, Report


def case_tree(report: Report, say: Language, law: Law) -> dict[str, Any]:
    """The object of a report. Steps carry their question (``fee.s3``)."""
    answers = report.answers
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "command": "case",
        "status": report.status,
        "asked": tree_of(report.case.given()),
        "answer": _answer(report),
        "steps": [_step(question, step) for question, answer in answers.items() for step in answer.steps],
        "notes": [{"question": question, **bare(note_tree(note))} for question, note in _notes(report)],
    }
    _tell(tree, report, say, law)
    tree["sources"] = sources_tree({key: it for answer in answers.values() for key, it in answer.sources.items()})
    return sealed(tree, report.data)


def trees_of(found: Answer | Report, law: Law) -> list[dict[str, Any]]:
    """The object of an answer or of a case in each language; what a saved answer is held against."""
    tree: Any = case_tree if isinstance(found, Report) else answer_tree
    return [tree(found, Language(code), law) for code in LANGUAGES]


def _notes(report: Report) -> list[tuple[str, Note]]:
    """All remarks, each with the question of its answer; those on the case as a whole first, under ``case``."""
    of_answers = [(question, note) for question, answer in report.answers.items() for note in answer.notes]
    return [*(("case", note) for note in report.alerts), *of_answers]


def entry_tree(entry: Entry) -> dict[str, Any]:
    """One entry without its text."""
    tree: dict[str, Any] = bare(
        {
            "day": str(entry.day),
            "what": entry.what,
            "kind": entry.kind,
            "when": entry.when,
            "state": entry.state,
            "rests_on": [
                {"fact": rest.fact}
                if rest.fact
                else {"question": rest.question, "steps": [f"{rest.question}.{step}" for step in rest.steps]}
                for rest in entry.rests_on
            ],
            "basis": entry.basis,
            "status": entry.status,
            "params": tree_of(dict(entry.params)),
            "others": [bare(tree_of(other)) for other in entry.others],
            "change": entry.change,
            "was": None if entry.was is None else str(entry.was),
        }
    )
    return tree


def _answer(report: Report) -> dict[str, Any]:
    due = report.next_due
    given = report.case._asdict()
    found: dict[str, Any] = {
        "today": str(report.today),
        "next": None
        if due is None
        else {"day": str(due.day), "what": due.what, "in_days": (due.day - report.today).days},
        "timeline": [entry_tree(entry) for entry in report.entries],
        "money": None if report.money is None else tree_of(report.money),
        **{
            question: {"status": answer.status, **tree_of(answer.answer)} for question, answer in report.answers.items()
        },
        "missing": [_missing(missing) for missing in report.missing],
        "blocked": [_blocked(blocked) for blocked in report.blocked],
        "skipped": [tree_of(skipped) for skipped in report.skipped],
    }
    if report.set_:
        was = (report.before or report.case)._asdict()
        found["set"] = {name: {"before": tree_of(was[name]), "after": tree_of(given[name])} for name in report.set_}
        found["changes"] = [_change(change) for change in report.changes]
    return found


def _missing(missing: Missing) -> dict[str, Any]:
    would_give = missing.error.params.get("would_give") or ()
    tree: dict[str, Any] = bare(
        {
            "question": missing.question,
            "fact": missing.fact,
            "then": list(missing.then),
            "code": missing.code,
            "would_give": [{"value": str(label).rstrip(":"), "gives": tree_of(gives)} for label, gives in would_give],
        }
    )
    return tree


def _blocked(blocked: Blocked) -> dict[str, Any]:
    return {"question": blocked.question, "code": blocked.error.code, "field": blocked.error.field}


def _change(change: Change) -> dict[str, Any]:
    return {"about": change.about, "before": tree_of(change.before), "after": tree_of(change.after)}


def _step(question: str, step: Any) -> dict[str, Any]:
    tree: dict[str, Any] = bare(tree_of(step))
    tree["id"] = f"{question}.{step.id}"
    if step.uses:
        tree["uses"] = [f"{question}.{used}" for used in step.uses]
    return tree


def _tell(tree: dict[str, Any], report: Report, say: Language, law: Law) -> None:
    """Add the words: they are the reader's, not the receipt's."""
    for entry, (_question, note) in zip(tree["notes"], _notes(report), strict=True):
        entry["text"] = note_text(note, say, law)
    for part, entry in zip(tree["answer"]["timeline"], report.entries, strict=True):
        part["text"] = entry_text(entry, say)
    for part, missing in zip(tree["answer"]["missing"], report.missing, strict=True):
        part["text"] = missing_text(missing, say)
    for part, blocked in zip(tree["answer"]["blocked"], report.blocked, strict=True):
        part["text"] = error_lines(blocked.error, say)[0]
