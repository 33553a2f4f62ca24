"""Golden cases of permits and the fiction effect: court decisions, portal texts, derived boundaries, each with its source."""

import json
import os

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.law.fiction import fiction
from hardship_cli.law.permits import permit
from hardship_cli.receipt import tree_of

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "cases")
_ASK = {"permit": permit, "fiction": fiction}


def _read(name):
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return [case for case in map(json.loads, filter(str.strip, file)) if case["question"] in _ASK]


READ = _read("deadlines.jsonl") + _read("permits.jsonl")
# What pins a version alone is held by the mutation of the law.
CASES = [case for case in READ if "schedule_only" not in case["expect"]]


def test_there_are_cases_of_both_questions_and_each_has_a_source():
    assert {case["question"] for case in CASES} == set(_ASK)
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(case["source"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden_case(case, law):
    expected = dict(case["expect"])
    facts, ask = Case.read(case["facts"]), _ASK[case["question"]]
    if "error" in expected:
        with pytest.raises(HardshipError) as caught:
            ask(facts, law)
        assert caught.value.code == expected["error"]
        return
    answer = ask(facts, law)
    if "status" in expected:
        assert answer.status == expected.pop("status")
    picked = {step.rule: step for step in answer.steps if step.op == "version"}
    for rule, version in expected.pop("versions", {}).items():
        assert picked[rule].version.isoformat() == version
    for rule, basis in expected.pop("bases", {}).items():
        assert picked[rule].basis == basis
    told = {note.code: [note.basis, note.level] for note in answer.notes}
    for code, basis_and_level in expected.pop("note_bases", {}).items():
        assert told.get(code) == basis_and_level
    others = {}
    for other in answer.answer.alternatives:
        others.setdefault(other.because, []).append(tree_of(getattr(other, "day", None)))
    for point, days in expected.pop("alternatives", {}).items():
        assert others.get(point) == days
    found = tree_of(answer.answer)
    assert {key: found[key] for key in expected} == expected
