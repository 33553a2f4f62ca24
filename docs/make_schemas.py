"""Writes data/schema/*.json, with which an editor completes and checks the data, from data/tables.toml.

The build runs this (hatch_build.py), and so do the tests when they start; the schemas are not kept in git. What a table may
say beside its keys and their kinds (one of several keys, a value as the rule's kind says) stands in :func:`conditions`; what
only the whole file shows is left to the checker.
"""

import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

from hardship_cli.schedule.check_rules import STATES
from hardship_cli.schedule.check_tables import HOLIDAY_RULES
from hardship_cli.schedule.forms import COVERING, VALUES, WORDS, description, shape
from hardship_cli.schedule.model import MONEY_KINDS
from hardship_cli.schedule.shapes import KINDS, Each, Item, Shape, Word
from hardship_cli.schedule.tables import FILES

SCHEMAS = os.path.join(ROOT, "data", "schema")
MADE = "Made from data/tables.toml when the package is built (docs/make_schemas.py). Do not edit."
# Keys whose list or table must not be shorter.
LEAST = {"version": {"minItems": 1}, "who": {"minItems": 1}, "reading": {"minProperties": 2}}
_NAMES = {id(shape(name)): name for name in description() if name not in ("everywhere", "file", "holds")}
_WORDS = {words: name for name, words in WORDS.items()}


def versions(row):
    """What holds for each version of a rule, its own and those of the Länder."""
    own = {"version": {"items": row}}
    return {"properties": {**own, "land": {"additionalProperties": {"properties": own}}}}


def of_kind(kinds, row):
    """What holds for the versions of rules of these kinds."""
    return {"if": {"properties": {"kind": {"enum": kinds}}, "required": ["kind"]}, "then": versions(row)}


def has(*keys):
    """A table that has one of the keys."""
    return {"anyOf": [{"required": [key]} for key in keys]}


def conditions():
    """By table: what its keys owe each other."""
    values = [
        of_kind([kind for kind in VALUES if VALUES[kind] == value], {"properties": {"value": reference(value)}})
        for value in dict.fromkeys(VALUES.values())
    ]
    covers_nothing = {"if": {"properties": {"kind": {"not": {"enum": COVERING}}}}}
    federal = {"if": {"properties": {"scope": {"const": "federal"}}, "required": ["scope"]}}
    return {
        "rule": {
            "allOf": [
                *values,
                {**covers_nothing, "then": versions({"not": has("covers", "who")})},
                of_kind([*MONEY_KINDS, *COVERING], {"not": has("old_if")}),
                {**federal, "then": {"required": ["version"], "not": has("land", "as_federal")}},
            ]
        },
        "version": {
            "oneOf": [*({"required": [key]} for key in STATES), {"required": ["covers"], "not": has(*STATES)}],
        },
        "schedule": {
            "oneOf": [
                {"required": ["none_read"], "not": has("publication", "deviation")},
                {**has("publication", "deviation"), "not": has("none_read")},
            ]
        },
        "holiday_rule": {"oneOf": [{"required": keys, "maxProperties": len(keys)} for keys in HOLIDAY_RULES]},
    }


def reference(name):
    """Where a kind or table stands in the schema."""
    return {"$ref": f"#/$defs/{name}"}


def node(kind, used):
    """A kind as JSON Schema; names of what it refers to are added to ``used``."""
    if isinstance(kind, Each):
        names = {"propertyNames": {"enum": kind.names}} if kind.names else {}
        return {"type": "object", "additionalProperties": node(kind.below, used), **names}
    if isinstance(kind, list):
        return {"type": "array", "items": node(kind[0], used)}
    if isinstance(kind, Word) and kind.words not in _WORDS:
        return {"enum": kind.words}
    name = _NAMES[id(kind)] if isinstance(kind, Shape) else _WORDS[kind.words] if isinstance(kind, Word) else kind
    name = "text" if isinstance(kind, Item) else name
    used.setdefault(name, kind)
    return reference(name)


def table(form, used):
    """A table as JSON Schema."""
    properties = {
        key: {"description": text, **node(kind, used), **LEAST.get(key, {})}
        for key, (kind, text) in {**form.needs, **form.may}.items()
    }
    needed = {"required": list(form.needs)} if form.needs else {}
    return {"type": "object", "additionalProperties": False, "properties": properties, **needed}


def schema(file):
    """The JSON Schema of one of the five files."""
    used, definitions = {}, {}
    root = table(shape(f"file.{file}"), used)
    extra = conditions()
    while missing := [name for name in used if name not in definitions]:
        for name in missing:
            kind = used[name]
            if isinstance(kind, Shape):
                definitions[name] = {**table(kind, used), **extra.get(name, {})}
            else:
                definitions[name] = {"enum": kind.words} if isinstance(kind, Word) else KINDS[name].schema
        if "rule" in used:
            used |= {value: value for value in VALUES.values() if value not in used}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": MADE}
    return {**head, "title": f"{file}.toml: {description()['holds'][file]}", **root, "$defs": definitions}


def text(value, depth=4, indent=""):
    """JSON of which the outer levels have a line for each key."""
    if not depth or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    inner = indent + "  "
    lines = ",\n".join(f"{inner}{json.dumps(key)}: {text(below, depth - 1, inner)}" for key, below in value.items())
    return f"{{\n{lines}\n{indent}}}"


def made():
    """Each schema by the name of its file."""
    return {f"{file}.schema.json": text(schema(file)) + "\n" for file in FILES}


def write(directory=SCHEMAS):
    """Write the schemas into a directory, and remove those of files that are no more."""
    os.makedirs(directory, exist_ok=True)
    schemas = made()
    for name in os.listdir(directory):
        if name.endswith(".schema.json") and name not in schemas:
            os.remove(os.path.join(directory, name))
    for name, content in schemas.items():
        # As a whole: an editor or another run may be reading the one before.
        temporary = os.path.join(directory, f"{name}.{os.getpid()}")
        with open(temporary, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        os.replace(temporary, os.path.join(directory, name))


if __name__ == "__main__":
    write(*sys.argv[1:])
