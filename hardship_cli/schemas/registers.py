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
_KINDS: dict[str, dict[str, Any]] = {"money": MONEY, "day": DAY, "flag": {"type": "boolean"}}


def register_schema(say: Language) -> dict[str, Any]:
    """A row that comes out: the answer columns, all there, each empty (null) where there is nothing to say."""
    facts = {**FACTS, **FACTS_RECORDED}
    statuses = {name: {"enum": list(STATUSES)} for name in ANSWERS if name.endswith("status")}
    columns = {name: statuses.get(name) or _KINDS.get(KINDS.get(name, ""), {"type": "string"}) for name in ANSWERS}
    return {
        "title": say(_ROW),
        "type": "object",
        "properties": {name: {"anyOf": [kind, {"type": "null"}], "readOnly": True} for name, kind in columns.items()},
        "required": list(ANSWERS),
        "$defs": {
            "in": {
                "title": say(_IN),
                "type": "object",
                "properties": {name: reference(name) for name in facts},
            },
            **{name: {**described(fact, say), **typed(fact, say)} for name, fact in facts.items()},
        },
    }
