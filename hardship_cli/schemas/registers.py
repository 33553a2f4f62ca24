"""The schema of one row of a register, as it goes in (``$defs/in``) and as it comes out."""

from typing import Any

from hardship_cli.answer import STATUSES
from hardship_cli.batch.answer_columns import ANSWERS, KINDS
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.recorded import FACTS_RECORDED
from hardship_cli.render.language import Language
from hardship_cli.schemas.facts import DAY, MONEY, described, reference, typed

_ROW = N_(
    "One row of an answered register, as hardship batch writes it to a .jsonl file: what came in, then the answers"
)
_IN = N_(
    "One row that goes in. Other columns pass through untouched; a heading in words is found as hardship words lists them."
)
# A line of JSON has the texts that a line of CSV has, yes and no included.
_KINDS: dict[str, dict[str, Any]] = {"money": MONEY, "day": DAY, "flag": {"enum": ["true", "false"]}}


def register_schema(say: Language) -> dict[str, Any]:
    """A row that comes out: the answer columns, all there, each empty (null) where there is nothing to say.

    Beside a column of the same name that came in an answer is called ``answer_...``; what came in may hold anything.
    """
    facts = {**FACTS, **FACTS_RECORDED}
    statuses = {name: {"enum": list(STATUSES)} for name in ANSWERS if name.endswith("status")}
    columns = {name: statuses.get(name) or _KINDS.get(KINDS.get(name, ""), {"type": "string"}) for name in ANSWERS}
    answers = {name: {"anyOf": [kind, {"type": "null"}], "readOnly": True} for name, kind in columns.items()}
    return {
        "title": say(_ROW),
        "type": "object",
        "allOf": [
            {"anyOf": [{"required": [column], "properties": {column: answer}} for column in (name, f"answer_{name}")]}
            for name, answer in answers.items()
        ],
        "$defs": {
            "in": {
                "title": say(_IN),
                "type": "object",
                "properties": {name: reference(name) for name in facts},
            },
            **{name: {**described(fact, say), **typed(fact, say)} for name, fact in facts.items()},
        },
    }
