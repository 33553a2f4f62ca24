"""The tools: one for each question, one for a whole case, one for a bare period; their schemas follow from the vocabulary.

Nothing here knows the protocol. A result is one JSON object: ``status``, ``answer`` (as ``--json`` writes it), ``missing`` (facts
to be asked for, with what each value would give), ``assumed`` (what was taken without being given), ``error``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import BLOCKED, STATUSES, with_future_days
from hardship_cli.asking import answers, ask_from_no_day
from hardship_cli.bill import PERSON_FACTS, read, remarks
from hardship_cli.case import PERSONS, Case, in_codes, with_service
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.i18n import N_
from hardship_cli.library import deadline
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import read_day, read_flag, read_length
from hardship_cli.render.case_json import case_tree, would_give_tree
from hardship_cli.render.errors import error_lines, error_tree
from hardship_cli.render.json import answer_tree
from hardship_cli.render.labels import NOT_RAISED
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law
from hardship_cli.schemas.answers import answer_schema
from hardship_cli.schemas.facts import PERSONS_TEXT, described, typed_by_code
from hardship_cli.timeline import timeline
from hardship_cli.words import noted_keys

REFUSED = "refused"  # the status of what could not be read: there is an error instead of an answer
_CASE, _DEADLINE, _TODAY = "case", "deadline", "today"
_SEVERAL = ("fee", _CASE)  # take several acts and persons: one bill
_TEXTS = {
    _CASE: N_("All questions put to one case: its timeline, what falls due next, what is missing"),
    _DEADLINE: N_("The end of any period under §§ 187-193 BGB"),
}
INSTRUCTIONS = N_(
    "Residence permits for hardship (§ 25 Abs. 4 S. 2, § 23a AufenthG) in Germany: what an act costs, until when the permit can"
    " run, what bridges the time after it, by when a remedy must be filed, each with its provision and source. Ask the person for"
    " what stands in missing, tell what stands in assumed, and name both readings where the status is disputed. Never fill a fact"
    " by guessing. Remedies differ by Land. Not legal advice."
)
_TODAY_TEXT = N_("the day that today means; without it the calendar day on which the question is asked")
_PERIOD_FACTS: Mapping[str, tuple[dict[str, Any], str]] = {
    "event": ({"type": "string"}, N_("the day of the event, as 2026-03-31")),
    "period": ({"type": "string"}, N_("the length: 1m, 2w, 10d, 1y, P1M14D, 5wd (working days)")),
    "first_day_counts": ({"type": "boolean"}, N_("the first day counts (§ 187 Abs. 2 BGB)")),
    "no_roll": ({"type": "boolean"}, N_("the end is not moved off days that are no working days")),
    "backwards": ({"type": "boolean"}, N_("counted back from the event")),
}
_LAND_AND_PLACE = ("land", "place")


class Tool(NamedTuple):
    """One tool: its name, what it does, what it takes and what it gives as JSON Schema."""

    name: str
    text: str
    takes: dict[str, Any]
    gives: dict[str, Any]


class Asked(NamedTuple):
    """What a call came to; ``refused`` where its arguments could not be read."""

    found: dict[str, Any]
    refused: bool = False


def tools(say: Language) -> tuple[Tool, ...]:
    """All tools, told in a language."""
    whole = answer_schema(say)["$defs"]
    found = [
        Tool(name, say(one.asks), _takes(name, one.reads, say), _gives(name, whole)) for name, one in QUESTIONS.items()
    ]
    every = Tool(_CASE, say(_TEXTS[_CASE]), _takes(_CASE, tuple(FACTS), say), _gives(_CASE, whole))
    own = {name: {**kind, "description": say(text)} for name, (kind, text) in _PERIOD_FACTS.items()}
    facts = {name: {**described(FACTS[name], say), **typed_by_code(FACTS[name])} for name in _LAND_AND_PLACE}
    takes = {**_object({**own, **facts, **_today(say)}), "required": ["event", "period"]}
    return (*found, every, Tool(_DEADLINE, say(_TEXTS[_DEADLINE]), takes, _gives(_DEADLINE, whole)))


def call(name: str, typed: Mapping[str, Any], law: Law, say: Language, clock: date) -> Asked:
    """Put one question; ``clock`` is the day on which it is asked. Raises ``KeyError`` for a tool that there is not."""
    ask: Callable[..., dict[str, Any]] = {
        **dict.fromkeys(QUESTIONS, _question),
        _CASE: _whole_case,
        _DEADLINE: _deadline,
    }[name]
    try:
        facts = dict(typed)
        today = read_day(str(facts.pop(_TODAY)), _TODAY, clock) if facts.get(_TODAY) else clock
        facts.pop(_TODAY, None)
        found = ask(name, facts, law, say, today)
        read_as = () if name == _DEADLINE else _read_otherwise(facts, today, say)
        return Asked({**found, **({"read_as": read_as} if read_as else {})})
    except Unanswerable as error:
        return Asked(_open(error, say))
    except HardshipError as error:
        return Asked(
            {"status": REFUSED, "answer": None, "missing": [], "assumed": {}, "error": error_tree(error, say)},
            refused=True,
        )


def _read_otherwise(facts: dict[str, Any], today: date, say: Language) -> tuple[str, ...]:
    """What was understood as something else than it says, each in a sentence."""
    found = (*noted_keys(facts), *remarks(with_service(in_codes(facts)), today))
    return tuple(error_lines(InputError(code, None, **params), say)[0] for code, params in found)


def _question(name: str, facts: dict[str, Any], law: Law, say: Language, today: date) -> dict[str, Any]:
    raw = with_service(in_codes(facts))
    # A model names facts that a question does not read. They are left out and named, for an error would only make it guess
    # anew.
    others = sorted(set(raw) - {*QUESTIONS[name].reads, *([PERSONS] if name in _SEVERAL else ())})
    own = {fact: raw[fact] for fact in raw if fact not in others}
    case = read(own, today) if name in _SEVERAL else Case.read(own, today=today)
    asked = answers(case, today, law, (name,), given=tuple(raw))
    if name in asked.open:
        raise asked.open[name]
    if name in asked.not_raised:
        raise Unanswerable(
            "not_raised", None, question=say(QUESTIONS[name].asks), because=say(NOT_RAISED[asked.not_raised[name]])
        )
    found = asked.found.get(name)
    if found is None:  # not raised without a word: put all the same, as its command does
        assert isinstance(case, Case)
        found = with_future_days(ask_from_no_day(name, case, law), today)
    answer = answer_tree(found, say, law)
    return {**_answered(answer), **({"not_read": others} if others else {})}


def _whole_case(_name: str, facts: dict[str, Any], law: Law, say: Language, today: date) -> dict[str, Any]:
    raw = with_service(in_codes(facts))
    answer = case_tree(timeline(read(raw, today), law, today, given=tuple(raw), reckoned=True), say, law)
    missing = [
        {"for": one["question"], **{key: one[key] for key in one if key != "question"}}
        for one in answer["answer"]["missing"]
    ]
    return {**_answered(answer), "missing": missing}


def _deadline(_name: str, facts: dict[str, Any], law: Law, say: Language, today: date) -> dict[str, Any]:
    for needed in ("event", "period"):
        if not facts.get(needed):
            raise InputError("missing_argument", needed, argument=needed)
    unknown = next((name for name in facts if name not in (*_PERIOD_FACTS, *_LAND_AND_PLACE)), None)
    if unknown:
        raise InputError("unknown_fact", unknown, value=unknown, suggestion="")
    case = Case.read({name: facts.get(name) for name in _LAND_AND_PLACE})
    event = read_day(str(facts["event"]), "event", today)
    switches: dict[str, Any] = {
        name: read_flag(facts[name], name) for name in ("first_day_counts", "no_roll", "backwards") if name in facts
    }
    period = read_length(str(facts["period"]), "period")
    return _answered(answer_tree(deadline(event, period, case.land, case.place, law=law, **switches), say, law))


def _answered(answer: dict[str, Any]) -> dict[str, Any]:
    return {"status": answer["status"], "answer": answer, "missing": [], "assumed": answer["assumed"], "error": None}


def _open(error: Unanswerable, say: Language) -> dict[str, Any]:
    """No answer: the fact that is missing and what each value of it would give, or why no fact helps."""
    missing = []
    if error.is_missing_fact:
        text, would_give = error_lines(error, say)[0], would_give_tree(error)
        missing = [{"fact": error.field, "code": error.code, "text": text, "would_give": would_give}]
    described = None if missing else error_tree(error, say)
    return {"status": BLOCKED, "answer": None, "missing": missing, "assumed": {}, "error": described}


def _takes(name: str, facts: tuple[str, ...], say: Language) -> dict[str, Any]:
    every = {**FACTS, SERVICE.name: SERVICE}
    named = [*(fact for fact in facts if fact != "id"), SERVICE.name]
    described_facts = {fact: {**described(every[fact], say), **typed_by_code(every[fact])} for fact in named}
    if name in _SEVERAL:
        act = typed_by_code(FACTS["act"])
        described_facts["act"] = {**described(FACTS["act"], say), "anyOf": [act, {"type": "array", "items": act}]}
        person = {fact: {**described(FACTS[fact], say), **typed_by_code(FACTS[fact])} for fact in PERSON_FACTS}
        described_facts[PERSONS] = {"description": say(PERSONS_TEXT), "type": "array", "items": _object(person)}
    return _object({**described_facts, **_today(say)})


def _today(say: Language) -> dict[str, Any]:
    return {_TODAY: {"type": "string", "description": say(_TODAY_TEXT)}}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _gives(name: str, whole: Mapping[str, Any]) -> dict[str, Any]:
    """What a tool gives, with the definitions that its answer needs."""
    texts = {"type": ["string", "null"]}
    error = {"type": "object", "properties": dict.fromkeys(("code", "message", "field", "hint"), texts)}
    missing = {
        "type": "object",
        "properties": {"fact": {"type": "string"}, "text": {"type": "string"}},
        "required": ["fact", "text"],
    }
    return {
        "type": "object",
        "properties": {
            "status": {"enum": [*STATUSES, REFUSED]},
            "answer": {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]},
            "missing": {"type": "array", "items": missing},
            "assumed": {"type": "object"},
            "error": {"anyOf": [error, {"type": "null"}]},
        },
        "required": ["status", "answer", "missing", "assumed", "error"],
        "$defs": _needed(name, whole),
    }


def _needed(name: str, whole: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    wanted = [name]
    while wanted:
        one = wanted.pop()
        if one not in found:
            found[one] = whole[one]
            wanted += _references(whole[one])
    return {key: found[key] for key in whole if key in found}


def _references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [name for part in node for name in _references(part)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"].removeprefix("#/$defs/")] if isinstance(node.get("$ref"), str) else []
    return [*own, *(name for part in node.values() for name in _references(part))]
