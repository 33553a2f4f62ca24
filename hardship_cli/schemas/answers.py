"""The schema of every answering command's ``--json``: one definition for each command, and what they hold."""

from typing import Any

from hardship_cli.answer import STATUSES, Alternative, Answer, Item, Note, PassedOver, Step
from hardship_cli.bill import PERSON_FACTS, BillLine
from hardship_cli.case import PERSONS
from hardship_cli.facts import FACTS, SERVICES
from hardship_cli.i18n import N_
from hardship_cli.law.deadlines import Span
from hardship_cli.questions import QUESTIONS
from hardship_cli.receipt import KNOWN_ON, SCHEMA
from hardship_cli.recorded import FACTS_RECORDED
from hardship_cli.render.language import Language
from hardship_cli.schedule.texts import KINDS, STYLES
from hardship_cli.schemas.facts import DAY, held, reference
from hardship_cli.schemas.results import Definitions, result_types
from hardship_cli.timeline.model import MAYBE, Change, Entry, Money, Other, Skipped
from hardship_cli.turn import Turn

_ANSWER = N_("An answer of hardship, as each answering command writes it with --json")
_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_NULL: dict[str, Any] = {"type": "null"}
_DIGEST: dict[str, Any] = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


def answer_schema(say: Language) -> dict[str, Any]:
    """Every answer, by its ``command``; each command's own is ``$defs/COMMAND``.

    Later versions may add keys, so none is forbidden; those that are named have the types that are named.
    """
    types = Definitions()
    results = {command: types.table(kind) for command, kind in result_types().items()}
    # Of several acts or persons; each position then also names both.
    results["fee"]["properties"]["lines"] = {"type": "array", "items": types.of(BillLine)}
    for part in (Item, Alternative):
        types.made[part.__name__]["properties"] |= {"person": {"type": "integer"}, "act": _TEXT}
    results["case"] = _case(types, results)
    results["text"] = _text()
    types.made["Money"]["required"] = [name for name in types.made["Money"]["required"] if name not in MAYBE]
    types.made |= _shared(types)
    commands = {command: _whole(command, result, types) for command, result in results.items()}
    is_command = [{"if": {"properties": {"command": {"const": name}}}, "then": reference(name)} for name in commands]
    return {
        "title": say(_ANSWER),
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}, "command": {"enum": list(commands)}},
        "required": ["schema", "command"],
        "allOf": is_command,
        "$defs": {**commands, **dict(sorted(types.made.items()))},
    }


def _whole(command: str, result: dict[str, Any], types: Definitions) -> dict[str, Any]:
    """One command's object: the fields of :class:`Answer`, its result with its type."""
    keys_of_answer: dict[str, Any] = {
        "schema": {"const": SCHEMA},
        "command": {"const": command},
        "asked": _asked(command, types),
        "answer": result,
        "assumed": reference("facts"),
        "steps": {"type": "array", "items": reference("step")},
        "notes": {"type": "array", "items": reference("note")},
        "sources": {"type": "object", "additionalProperties": reference("source")},
        "receipt": reference("receipt"),
    }
    if command == "case":
        keys_of_answer["turns"] = {"type": "array", "items": types.table(Turn, question=_TEXT)}
    found = types.table(Answer, **keys_of_answer)
    del found["properties"]["data"]  # it stands in the receipt
    service = {"enum": list(SERVICES)}
    required = [name for name in found["required"] if name != "data"]
    return {**found, "properties": {**found["properties"], "service": service}, "required": required}


def _asked(command: str, types: Definitions) -> dict[str, Any]:
    return types.table(Span, bare=True) if command == "deadline" else reference("facts")


def _shared(types: Definitions) -> dict[str, dict[str, Any]]:
    """What answers of all commands hold."""
    held_facts = {name: held(fact) for name, fact in {**FACTS, **FACTS_RECORDED}.items()}
    of_person = {"type": "object", "properties": {name: held_facts[name] for name in PERSON_FACTS}}
    params = {"params": {"type": "object"}, "text": _TEXT, "question": _TEXT}
    passed = {"passed_over": {"type": "array", "items": types.of(PassedOver)}}
    known = {KNOWN_ON: DAY}
    receipt = {"tool": _TEXT, "data": _DIGEST, "result": _DIGEST, "whole": _DIGEST}
    return {
        "facts": {
            "type": "object",
            "properties": {**held_facts, PERSONS: {"type": "array", "items": of_person}, **known},
        },
        "step": {**types.table(Step, bare=True, **passed), "required": ["id", "op"]},
        "note": {**types.table(Note, bare=True, **params), "required": ["code", "level", "text"]},
        "receipt": {"type": "object", "properties": {**receipt, **known}, "required": list(receipt)},
    }


def _case(types: Definitions, results: dict[str, Any]) -> dict[str, Any]:
    """What ``case`` found: its timeline, each question's answer with a status of its own, what is missing (``case_json.py``)."""
    status = {"status": {"enum": list(STATUSES)}}
    answers = {
        name: {
            **results[name],
            "properties": {**status, **results[name]["properties"]},
            "required": ["status", *results[name]["required"]],
        }
        for name in QUESTIONS
    }
    others = {"type": "array", "items": types.table(Other, bare=True)}
    rests = {"type": "array", "items": _object(fact=_TEXT, question=_TEXT, steps=_TEXTS)}
    entry = types.table(Entry, bare=True, rests_on=rests, params={"type": "object"}, others=others, text=_TEXT)
    gives = {"type": "array", "items": _object(value=_TEXT, gives={})}
    missing = _object(question=_TEXT, fact=_TEXT, then=_TEXTS, code=_TEXT, would_give=gives, text=_TEXT)
    blocked = _object(question=_TEXT, code=_TEXT, field={"type": ["string", "null"]}, text=_TEXT)
    due = _object(day=DAY, what=_TEXT, in_days={"type": "integer"})
    found = {
        "today": DAY,
        "next": {"anyOf": [due, _NULL]},
        "timeline": {"type": "array", "items": {**entry, "required": ["day", "what", "kind", "when", "text"]}},
        "money": {"anyOf": [types.of(Money), _NULL]},
        "missing": {"type": "array", "items": missing},
        "blocked": {"type": "array", "items": blocked},
        "skipped": {"type": "array", "items": types.of(Skipped)},
    }
    changed = {"type": "object", "additionalProperties": _object(before={}, after={})}
    what_if = {"set": changed, "changes": {"type": "array", "items": types.of(Change)}}
    each = {"each": {"type": "object", "properties": answers}}
    return {"type": "object", "properties": {**found, **answers, **each, **what_if}, "required": list(found)}


def _text() -> dict[str, Any]:
    """What ``text`` writes: its paragraphs, what is open in them, the template (``render/text/json.py``)."""
    paragraph = {**_object(style={"enum": list(STYLES)}, text=_TEXT, aid=_TEXT), "required": ["style", "text"]}
    template = _object(name=_TEXT, own={"type": "boolean"}, digest=_DIGEST)
    found = {
        "kind": {"enum": list(KINDS)},
        "paragraphs": {"type": "array", "items": paragraph},
        "open": _TEXTS,
        "template": {**template, "required": list(template["properties"])},
    }
    return {"type": "object", "properties": found, "required": list(found)}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}
