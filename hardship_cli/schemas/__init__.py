"""JSON Schema (2020-12) of what goes in and out, made from the vocabulary and the types of the results."""

from collections.abc import Callable, Mapping
from typing import Any

from hardship_cli.render.language import Language
from hardship_cli.schemas.answers import answer_schema
from hardship_cli.schemas.facts import case_schema
from hardship_cli.schemas.registers import register_schema
from hardship_cli.schemas.vocabulary import words_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: Mapping[str, Callable[[Language], dict[str, Any]]] = {
    "case": case_schema,
    "answer": answer_schema,
    "register": register_schema,
    "words": words_schema,
}


def schema_text(name: str, say: Language) -> str:
    """The same as text, for a file."""
    import json

    return json.dumps(schema(name, say), ensure_ascii=False, indent=2)


def schema(name: str, say: Language) -> dict[str, Any]:
    """One schema by its name, with titles and descriptions in the reader's language."""
    return {"$schema": DIALECT, **SCHEMAS[name](say)}
