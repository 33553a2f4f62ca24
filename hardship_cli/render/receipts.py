"""Saved JSON answers held against what the same facts give now: equal, or where the two part."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from hardship_cli import questions
from hardship_cli.answer import Answer, Note
from hardship_cli.errors import InputError
from hardship_cli.facts import Case, read_case
from hardship_cli.law.deadlines import Span
from hardship_cli.reading import read_day, read_period
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.json import SCHEMA, answer_tree, dump
from hardship_cli.render.language import LANGUAGES, Language
from hardship_cli.schedule.digest import sha256
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import timeline, what_if

_ASKS: Mapping[str, Callable[[Case, Law], Answer]] = {
    "fee": questions.fee,
    "permit": questions.permit,
    "fiction": questions.fiction,
    "appeal": questions.appeal,
}
COMMANDS = (*_ASKS, "deadline", "case")

# What the receipt's own digest is over, in this order; words are left out of it.
_FOUND = ("schema", "command", "status", "asked", "answer", "steps", "notes")
_WORDS = "text"

# What every schema of ours begins with.
_OURS = "hardship/"


class Difference(NamedTuple):
    """One place where the saved answer and today's part: ``at`` is the way there (``answer.items[0].amount``)."""

    at: str
    saved: Any = None
    now: Any = None


class Verdict(NamedTuple):
    """What became of a saved answer.

    ``intact``: the saved text fits its own receipt. ``equal``: that, and the same facts give the same answer now. ``tool`` and
    ``data`` are pairs of saved and now; they may differ while the answer is equal.
    """

    command: str
    equal: bool
    intact: bool
    tool: tuple[str, str]
    data: tuple[str, str]
    differences: tuple[Difference, ...] = ()


def verify(saved: Any, law: Law) -> Verdict:
    """Hold a saved answer against what its ``asked`` gives now.

    Raises :class:`InputError` ``receipt_not_answer`` for what is no saved answer, and whatever its facts raise when they are read;
    :class:`~hardship_cli.errors.Unanswerable` where there is no answer any more.
    """
    _check(saved)
    receipt: Mapping[str, Any] = saved["receipt"]
    trees = [_again(saved, law, Language(code)) for code in LANGUAGES]
    same_tool = receipt["tool"] == trees[0]["receipt"]["tool"]
    # Words depend on the language and on the tool's version: the closer language counts, and only within one version.
    found = min((_all_differences(saved, tree, words=same_tool) for tree in trees), key=len)
    now = trees[0]["receipt"]
    intact = is_intact(saved)
    return Verdict(
        saved["command"],
        intact and not found,
        intact,
        (receipt["tool"], now["tool"]),
        (receipt["data"], now["data"]),
        tuple(found),
    )


def no_answer(reason: str, detail: str = "") -> InputError:
    """The error for what is no saved answer; ``reason`` is a key of ``RECEIPT_REASONS``, ``detail`` what fills its text."""
    return InputError("receipt_not_answer", None, reason=reason, detail=detail, accepted=", ".join(COMMANDS))


def is_intact(saved: Mapping[str, Any]) -> bool:
    """Whether a saved answer fits its own receipt."""
    return bool(saved["receipt"]["result"] == _digest(saved))


def _check(saved: Any) -> None:
    if not isinstance(saved, dict):
        raise no_answer("no_object", dump(saved))
    schema = saved.get("schema")
    if not (isinstance(schema, str) and schema.startswith(_OURS)):
        raise no_answer("foreign")
    if schema != SCHEMA or saved.get("command", COMMANDS[0]) not in COMMANDS:
        raise no_answer("other_kind", f"{schema}, {saved['command']}" if "command" in saved else schema)
    lacks = [key for key in (*_FOUND, "sources", "receipt") if key not in saved]
    if lacks:
        raise no_answer("lacks", lacks[0])
    kinds = {"asked": dict, "answer": dict, "receipt": dict, "sources": dict, "steps": list, "notes": list}
    for key, kind in kinds.items():
        if not isinstance(saved[key], kind):
            raise no_answer("damaged", key)
    for key in ("tool", "data", "result"):
        if not isinstance(saved["receipt"].get(key), str):
            raise no_answer("lacks", f"receipt.{key}")


def _again(saved: Mapping[str, Any], law: Law, say: Language) -> dict[str, Any]:
    """The tree of the same question, asked anew."""
    command, asked = saved["command"], saved["asked"]
    if command == "case":
        return _case_again(saved, law, say)
    if command == "deadline":
        return answer_tree(questions.deadline(**_span(asked)._asdict(), law=law), say, law)
    case = _read(asked)
    answer = _ASKS[command](case, law)
    # Where no day was given, the command itself put today into the facts, and said so.
    if any(isinstance(note, dict) and note.get("code") == "assumed_today" for note in saved["notes"]):
        note = Note("assumed_today", "hint", None, (("day", case.on),))
        answer = answer._replace(notes=(note, *answer.notes))
    return answer_tree(answer, say, law)


def _case_again(saved: Mapping[str, Any], law: Law, say: Language) -> dict[str, Any]:
    answer = saved["answer"]
    today = read_day(str(answer.get("today")), "today")
    changed = answer.get("set") or {}
    case = _read(saved["asked"])
    if not isinstance(changed, dict) or not all(isinstance(pair, dict) for pair in changed.values()):
        raise no_answer("damaged", "answer.set")
    if not changed:
        return case_tree(timeline(case, law, today), say, law)
    before = _read({**saved["asked"], **{name: pair.get("before") for name, pair in changed.items()}})
    report = what_if(timeline(before, law, today), case, law, tuple(changed))
    return case_tree(report, say, law)


def _read(asked: Mapping[str, Any]) -> Case:
    return read_case(asked)


def _span(asked: Mapping[str, Any]) -> Span:
    unknown = [key for key in asked if key not in Span._fields]
    if unknown or not all(isinstance(asked.get(key), str) for key in ("event", "period")):
        raise no_answer("damaged", "asked")
    event = read_day(asked["event"], "event")
    return Span(**{**asked, "event": event, "period": read_period(asked["period"], "period", bare=None)})


def _digest(saved: Mapping[str, Any]) -> str:
    """The receipt's digest over the saved answer without its words."""
    tree = {key: _wordless(saved[key]) for key in _FOUND}
    return "sha256:" + sha256(dump(tree).encode())


def _wordless(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _wordless(value) for key, value in tree.items() if key != _WORDS}
    return [_wordless(value) for value in tree] if isinstance(tree, list) else tree


def _all_differences(saved: Mapping[str, Any], now: Mapping[str, Any], *, words: bool) -> list[Difference]:
    keys = (*_FOUND, "sources")
    found = _differences({key: saved[key] for key in keys}, {key: now[key] for key in keys}, "")
    return [one for one in found if words or not one.at.endswith(f".{_WORDS}")]


def _differences(saved: Any, now: Any, at: str) -> Iterator[Difference]:
    """Where two trees part, in the order of the saved one."""
    if isinstance(saved, dict) and isinstance(now, dict):
        for key in [*saved, *(key for key in now if key not in saved)]:
            way = f"{at}.{key}" if at else str(key)
            if key in saved and key in now:
                yield from _differences(saved[key], now[key], way)
            else:
                yield Difference(way, saved.get(key), now.get(key))
    elif isinstance(saved, list) and isinstance(now, list):
        for index in range(max(len(saved), len(now))):
            way = f"{at}[{index}]"
            if index < len(saved) and index < len(now):
                yield from _differences(saved[index], now[index], way)
            else:
                yield Difference(
                    way, saved[index] if index < len(saved) else None, now[index] if index < len(now) else None
                )
    elif type(saved) is not type(now) or saved != now:
        yield Difference(at, saved, now)
