"""Saved JSON answers held against what the same facts give now: equal, or where the two part."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hardship_cli import asking, library
from hardship_cli.answer import Answer, with_future_days
from hardship_cli.bill import Bill, priced, read
from hardship_cli.case import Case, read_case
from hardship_cli.decision import Decision, audit
from hardship_cli.errors import InputError
from hardship_cli.laender import LAENDER
from hardship_cli.law.deadlines import Span
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import read_day, read_length
from hardship_cli.receipt import FOUND, KNOWN_ON, SCHEMA, dump, result_digest, whole_digest
from hardship_cli.recorded import read_recorded, split
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.asking import timeline
from hardship_cli.timeline.changes import what_if
from hardship_cli.timeline.model import Report
from hardship_cli.timeline.parting import Difference, deciding, differences
from hardship_cli.timeline.recorded import with_recorded
from hardship_cli.today import fee_today, permit_today

COMMANDS = (*QUESTIONS, "deadline", "case", "audit")

# What an answer holds; one of several files also its file.
_KEYS = {*FOUND, "receipt", "file"}
# What was taken for want of a fact: early answers do not say it, and where a fact was given as what is taken anyway, ``asked`` does
# not hold it. Whether the answer still holds does not hang on it.
_ASSUMED = "assumed"
# Nor does it hang on how it would be on another day.
_COMPARED = tuple(key for key in FOUND if key not in (_ASSUMED, "turns"))
# The first receipts had no digest over the whole; theirs of the result left out the sources.
_FIRST_TOOL = "0.1.0"
_FIRST_FOUND = tuple(key for key in FOUND if key not in ("assumed", "turns", "sources"))
_FIRST_RECEIPT = {"tool", "data", "result"}
_DIGEST = "sha256:"
_WORDS = "text"

# What every schema of ours begins with.
_OURS = "hardship/"


class Verdict(NamedTuple):
    """What became of a saved answer.

    ``intact``: the saved text fits its own receipt. ``equal``: that, and the same facts give the same answer now. ``tool`` and
    ``data`` are pairs of saved and now; they may differ while the answer is equal. ``differences`` are those that decide that;
    ``changed`` are others: words, steps, remarks of another version. ``sealed``: the receipt covers words and sources, too.
    """

    command: str
    equal: bool
    intact: bool
    tool: tuple[str, str]
    data: tuple[str, str]
    differences: tuple[Difference, ...] = ()
    changed: tuple[Difference, ...] = ()
    sealed: bool = True


# An answer or a case as JSON objects, one in each language.
Trees = Callable[[Answer | Report, Law], Sequence[dict[str, Any]]]


def verify(saved: Any, law: Law, trees: Trees) -> Verdict:
    """Hold a saved answer against what its ``asked`` gives now; ``trees`` makes it what was saved.

    Raises :class:`InputError` ``receipt_not_answer`` for what is no saved answer, and whatever its facts raise when they are read;
    :class:`~hardship_cli.errors.Unanswerable` where there is no answer any more.
    """
    _check(saved)
    receipt: Mapping[str, Any] = saved["receipt"]
    law = _law_of(saved, law)
    # Words depend on the language: the closer one counts.
    answered_now = ((_all_differences(saved, tree), tree) for tree in trees(_again(saved, law), law))
    found, tree = min(answered_now, key=lambda pair: len(pair[0]))
    now = tree["receipt"]
    intact, sealed = is_intact(saved), "whole" in receipt
    same = sealed and (receipt["tool"], receipt["data"]) == (now["tool"], now["data"])
    # Of the same version under the same law every difference counts, but for what the saved answer did not say yet.
    decisive = [one for one in found if not (one.added and intact)] if same else deciding(saved, tree)
    return Verdict(
        command=saved["command"],
        equal=intact and not decisive,
        intact=intact,
        tool=(receipt["tool"], now["tool"]),
        data=(receipt["data"], now["data"]),
        differences=tuple(decisive),
        changed=tuple(one for one in found if one not in decisive and (same or not one.at.endswith(f".{_WORDS}"))),
        sealed=sealed,
    )


def no_answer(reason: str, detail: str = "") -> InputError:
    """The error for what is no saved answer; ``reason`` is a key of ``RECEIPT_REASONS``, ``detail`` what fills its text."""
    return InputError("receipt_not_answer", None, reason=reason, detail=detail, accepted=", ".join(COMMANDS))


def is_intact(saved: Mapping[str, Any]) -> bool:
    """Whether a saved answer fits its own receipt: nothing in it was changed, added or taken away."""
    receipt = saved["receipt"]
    if "whole" in receipt:
        return bool(receipt["result"] == result_digest(saved) and receipt["whole"] == whole_digest(saved))
    plain = set(saved) <= _KEYS and set(receipt) == _FIRST_RECEIPT and receipt["tool"] == _FIRST_TOOL
    return plain and bool(receipt["result"] == result_digest(saved, _FIRST_FOUND))


def _check(saved: Any) -> None:
    if not isinstance(saved, dict):
        raise no_answer("no_object", dump(saved))
    schema = saved.get("schema")
    if not (isinstance(schema, str) and schema.startswith(_OURS)):
        raise no_answer("foreign")
    if schema != SCHEMA or saved.get("command", COMMANDS[0]) not in COMMANDS:
        raise no_answer("other_kind", f"{schema}, {saved['command']}" if "command" in saved else schema)
    lacks = [key for key in (*_COMPARED, "receipt") if key not in saved]
    if lacks:
        raise no_answer("lacks", lacks[0])
    kinds = {
        "asked": dict,
        _ASSUMED: dict,
        "answer": dict,
        "receipt": dict,
        "sources": dict,
        "steps": list,
        "notes": list,
    }
    for key, kind in kinds.items():
        if not isinstance(saved.get(key, {}), kind):
            raise no_answer("damaged", key)
    for key in ("tool", "data", "result"):
        if not isinstance(saved["receipt"].get(key), str):
            raise no_answer("lacks", f"receipt.{key}")
    if not _is_digest(saved["receipt"]["data"]):
        raise no_answer("damaged", "receipt.data")


def _is_digest(text: str) -> bool:
    return len(text) == len(_DIGEST) + 64 and not text.removeprefix(_DIGEST).strip("0123456789abcdef")


def _again(saved: Mapping[str, Any], law: Law) -> Answer | Report:
    """The same question, asked anew."""
    saved = {**saved, "asked": {key: value for key, value in saved["asked"].items() if key != KNOWN_ON}}
    command, asked = saved["command"], saved["asked"]
    if command == "case":
        return _case_again(saved, law)
    if command == "audit":
        return _audit_again(saved, law)
    if command == "deadline":
        return library.deadline(**_span(asked)._asdict(), law=law)
    case = read(asked) if command == "fee" else read_case(asked)
    if isinstance(case, Bill):
        return priced(case, lambda one: _one_again(command, one, saved, law))
    return _one_again(command, case, saved, law)


def _one_again(command: str, case: Case, saved: Mapping[str, Any], law: Law) -> Answer:
    """The question about one act and person."""
    answer: Answer
    if (day := _taken_day(saved, case)) is not None:
        answer = fee_today(case._replace(on=None), law, day)
    elif command == "permit" and (seen := _seen(saved, "no_application_known")) is not None:
        answer = permit_today(case, law, seen)
    else:
        answer = asking.ask_from_no_day(command, case, law)
        answer = asking.taken(command, answer, case, law, None, None, ())
    if (seen := _seen(saved, "day_in_future")) is not None:
        return with_future_days(answer, seen)
    return answer


def _audit_again(saved: Mapping[str, Any], law: Law) -> Answer:
    """A decision held against the law anew; the day of that matters only where it was taken, or said."""
    facts, recorded = split(saved["asked"])
    case = read_case(facts)
    today = _taken_day(saved, case) or _seen(saved, "no_application_known") or date.min
    return audit(Decision(case, read_recorded(recorded, today)), law, today)


def _law_of(saved: Mapping[str, Any], law: Law) -> Law:
    """The law as it was known on the day that a saved answer names, if it does."""
    known_on = saved["asked"].get(KNOWN_ON)
    return law if known_on is None else Law(law.directory, law.overlay, known_on=read_day(str(known_on), KNOWN_ON))


def _taken_day(saved: Mapping[str, Any], case: Case) -> date | None:
    """The day that was taken for want of one; the first answers held it among the facts, and said so in a note."""
    if _ASSUMED in saved:
        taken = saved[_ASSUMED].get("on")
        return read_day(str(taken), "on") if taken is not None and case.on is None else None
    taken_today = any(isinstance(note, dict) and note.get("code") == "assumed_today" for note in saved["notes"])
    return case.on if taken_today else None


def _seen(saved: Mapping[str, Any], code: str) -> date | None:
    """The day as which a saved answer was seen, out of its note ``code``: all else that the note says is found anew."""
    for note in saved["notes"]:
        if isinstance(note, dict) and note.get("code") == code and isinstance(note.get("params"), dict):
            return read_day(str(note["params"].get("today")), "today")
    return None


def _case_again(saved: Mapping[str, Any], law: Law) -> Report:
    answer = saved["answer"]
    today = read_day(str(answer.get("today")), "today")
    changed = answer.get("set") or {}
    facts, noted = split(saved["asked"])
    recorded = read_recorded(noted, today)
    case = read(facts)
    if not isinstance(changed, dict) or not all(isinstance(pair, dict) for pair in changed.values()):
        raise no_answer("damaged", "answer.set")
    if not changed:
        return with_recorded(timeline(case, law, today), recorded, law)
    before = read({**facts, **{name: pair.get("before") for name, pair in changed.items()}})
    return with_recorded(what_if(timeline(before, law, today), case, law, tuple(changed)), recorded, law)


def _span(asked: Mapping[str, Any]) -> Span:
    unknown = [key for key in asked if key not in Span._fields]
    if unknown or not all(isinstance(asked.get(key), str) for key in ("event", "period")):
        raise no_answer("damaged", "asked")
    if any(type(asked[key]) is not bool for key in ("first_day_counts", "no_roll", "backwards") if key in asked):
        raise no_answer("damaged", "asked")
    land, place = asked.get("land"), asked.get("place", "land")
    if not isinstance(place, str) or not (land is None or (isinstance(land, str) and land in LAENDER)):
        raise no_answer("damaged", "asked")
    also = asked.get("also", [])
    if not isinstance(also, list) or not all(isinstance(one, str) and one in LAENDER for one in also):
        raise no_answer("damaged", "asked")
    event = read_day(asked["event"], "event")
    period = read_length(asked["period"], "period")
    return Span(**{**asked, "event": event, "period": period, "also": tuple(also)})


def _all_differences(saved: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    before, after = ({key: tree[key] for key in _COMPARED} for tree in (saved, now))
    if _ASSUMED not in saved and "on" in now[_ASSUMED] and now["command"] == "fee":
        after["asked"] = {
            **after["asked"],
            "on": now[_ASSUMED]["on"],
        }  # where early answers held the day that was taken
    # What was taken for each line of a bill is no more part of the answer than what was taken for a single fee.
    return [one for one in differences(before, after) if f".{_ASSUMED}" not in one.at]
