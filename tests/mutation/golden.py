"""The golden cases, all files of them, asked of the engine under any law: what a case says is wrong, or nothing."""

import os
import sys
from datetime import date

from hardship_cli.answer import money
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.law.deadlines import Span, deadline
from hardship_cli.law.holidays import Calendar
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import read_day, read_period
from hardship_cli.schedule.pick import find

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import golden_cases

# What other tests hold: a contrast with tax law, which is not followed, and the day after a waiting time.
NOT_OURS = ("tax_law", "admissible_from")


def read_cases(*names):
    """The cases under the law of today's questions, of the named files (of all, without names), each with its file."""
    return [case for case in golden_cases.read_cases(*names) if "regime" not in case["facts"]]


def wrong(case, law):
    """What the case finds wrong under a law, as text; ``None`` where it holds. Any failure counts as wrong."""
    try:
        return _wrong(case, law)
    except HardshipError as error:
        expected = case["expect"].get("error")
        return None if expected == error.code else f"{error.code} instead of {expected or 'an answer'}"
    except Exception as error:  # noqa: BLE001 - a mutated law may break the engine; that is noticed too
        return f"{type(error).__name__}: {error}"


def _wrong(case, law):
    expected = case["expect"]
    if "schedule_only" in expected:
        return _version_wrong(law, expected["schedule_only"])
    question = case.get("question", "fee")
    if question == "holidays":
        return _holidays_wrong(case, law)
    if question == "deadline":
        return _deadline_wrong(case, law)
    answer = QUESTIONS[question].ask(Case.read(case["facts"]), law, None)
    if "error" in expected:
        return f"an answer instead of {expected['error']}"
    for name, value in expected.items():
        if name in NOT_OURS:
            continue
        got = _got(answer, name, value)
        if got != value:
            return f"{name}: {got} instead of {value}"
    return None


def _got(answer, name, value):
    """What the answer says under a name of ``expect``, in the form in which the case says it."""
    if name == "status":
        return answer.status
    if name == "versions":
        applied = {step.rule: plain(step.version) for step in answer.steps if step.op == "version"}
        return {rule: applied.get(rule) for rule in value}
    if name == "alternatives" and isinstance(value, dict):
        others = {}
        for other in answer.answer.alternatives:
            if hasattr(other, "effect"):
                given = [other.effect, plain(other.from_), plain(other.until)]
            else:
                given = other.amount if getattr(other, "amount", None) is not None else getattr(other, "day", None)
            others.setdefault(other.because, []).append(plain(given))
        return {point: others.get(point) for point in value}
    if name == "readings":
        return {
            point: [other.reading for other in answer.answer.alternatives if other.because == point] for point in value
        }
    if name == "bases":
        return {
            point: [other.basis for other in answer.answer.alternatives if other.because == point] for point in value
        }
    if name == "note_bases":
        bases = {note.code: [note.basis, note.level] for note in answer.notes}
        return {code: bases.get(code) for code in value}
    return plain(getattr(answer.answer, "from_" if name == "from" else name))


def plain(value):
    """A value as JSON has it."""
    if value is None or isinstance(value, bool | int | str | list):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _version_wrong(law, only):
    rule = (law.fees if only.get("file", "fees") == "fees" else law.deadlines).rule(only["rule"])
    if "reviewed" in only:
        starts = [
            version.start.isoformat() for version in rule.history(only.get("land")) if version.review_by is not None
        ]
        return None if starts == only["reviewed"] else f"reviewed: {starts}"
    began = date.fromisoformat(only["began"]) if "began" in only else None
    version = find(rule, date.fromisoformat(only["on"]), only.get("land"), began).version
    if "version" in only and version.start.isoformat() != only["version"]:
        return f"version {version.start}"
    for state in ("value", "gap", "none", "use"):
        if state in only:
            value = money(version.value) if rule.kind in ("fee", "substitute") and state == "value" else version.value
            if (version.state, str(value)) != (state, str(only[state])):
                return f"{version.state} {value}"
    for key in ("who", "covers"):
        if key in only and list(getattr(version, key)) != list(only[key]):
            return f"{key} {list(getattr(version, key))}"
    for key in ("basis", "source"):
        if key in only and getattr(version, key) != only[key]:
            return f"{key} {getattr(version, key)}"
    return None


def _holidays_wrong(case, law):
    facts = case["facts"]
    got = holidays_of(law, facts["land"], facts["year"], facts.get("place", "land"))
    return None if got == case["expect"]["days"] else f"{set(got.items()) ^ set(case['expect']['days'].items())}"


def holidays_of(law, land, year, place="land"):
    """The holidays of a year by day, with the provision where it is not that of the Land's act."""
    tables = law.holidays["nationwide"] if land is None else law.holidays["land"][land]
    acts = {version["basis"] for version in tables["version"]}
    found = {}
    for holiday in Calendar(law.holidays).of_year(land, year, place):
        label = holiday.id if holiday.basis in acts else f"{holiday.id}: {holiday.basis}"
        day = holiday.day.isoformat()
        found[day] = f"{found[day]}; {label}" if day in found else label
    return found


def _deadline_wrong(case, law):
    facts, expected = case["facts"], case["expect"]
    flags = {name: facts.get(name, False) for name in ("first_day_counts", "no_roll")}
    span = Span(
        read_day(facts["event"], "event"), read_period(facts["period"], "period", bare=None), facts["land"],
        facts.get("place", "land"), **flags,
    )  # fmt: skip
    answer = deadline(span, law)
    for name in ("raw_end", "last_day", "status"):
        got = _got(answer, name, None)
        if name in expected and got != expected[name]:
            return f"{name}: {got} instead of {expected[name]}"
    return None
