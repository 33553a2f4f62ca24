"""An answer as one JSON object (CONTRACT section 3). The same facts and data give the same bytes."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.case import Case, service_of
from hardship_cli.receipt import KNOWN_ON, SCHEMA, bare, dump, note_tree, sealed, tree_of
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.schedule.load import Law


def answer_json(answer: Answer, say: Language, law: Law) -> str:
    """The JSON text of an answer, notes in the reader's language."""
    return dump(answer_tree(answer, say, law))


def answer_tree(answer: Answer, say: Language, law: Law) -> dict[str, Any]:
    """The JSON object of an answer as plain Python."""
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "command": answer.command,
        "status": answer.status,
        "asked": {**tree_of(answer.asked.given()), **known_tree(law)},
        **service_tree(answer.asked),
        "answer": tree_of(answer.answer),
        "assumed": tree_of(dict(answer.assumed)),
        "turns": tree_of(answer.turns),
        "steps": [bare(tree_of(step)) for step in answer.steps],
        "notes": [bare(note_tree(note)) for note in answer.notes],
    }
    for entry, note in zip(tree["notes"], answer.notes, strict=True):
        entry["text"] = note_text(note, say, law)
    tree["sources"] = sources_tree(answer.sources)
    return sealed(tree, answer.data)


def known_tree(law: Law) -> dict[str, str]:
    """The day whose knowledge of the law counts, where it is not today's."""
    return {} if law.known_on is None else {KNOWN_ON: str(law.known_on)}


def service_tree(asked: Any) -> dict[str, str]:
    """The key of the service description for act and title (FIM, LeiKa), where one is known."""
    case = getattr(asked, "case", asked)  # a decision holds its case
    key = service_of(case) if isinstance(case, Case) else None
    return {"service": key} if key else {}


def sources_tree(sources: Mapping[str, Any]) -> dict[str, Any]:
    """Where it was read: of each source its title, when it was checked, and how well."""
    return {
        name: {
            "title": source["title"],
            "checked": source["checked"]["on"].isoformat() if "on" in source["checked"] else None,
            "result": source["checked"]["result"],
        }
        for name, source in sources.items()
    }
