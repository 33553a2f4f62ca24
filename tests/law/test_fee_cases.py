"""Golden cases: court decisions, gazettes and fee tables, each with its source. They pin amount, status and versions."""

import json
import os
from datetime import date

import pytest

from hardship_cli.answer import money
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.fees import fee
from hardship_cli.schedule.pick import find

_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "cases", "fees.jsonl")
with open(_FILE, encoding="utf-8") as file:
    CASES = [json.loads(line) for line in file if line.strip()]


def check_version(law, only):
    """Pins the version itself, for rules (or times) that no act of the vocabulary asks for alone."""
    rule = law.fees.rule(only["rule"])
    version = find(rule, date.fromisoformat(only["on"])).version
    if "version" in only:
        assert version.start.isoformat() == only["version"]
    for state in ("value", "gap", "none", "use"):
        if state in only:
            value = money(version.value) if rule.kind in ("fee", "substitute") and state == "value" else version.value
            assert (version.state, str(value)) == (state, str(only[state]))
    for key in ("who", "covers"):
        if key in only:
            assert list(getattr(version, key)) == list(only[key])


def test_every_case_has_a_source_and_an_id_of_its_own():
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(case["source"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden_case(case, law):
    expected = case["expect"]
    if "schedule_only" in expected:
        check_version(law, expected["schedule_only"])
        return
    facts = Case.read(case["facts"])
    if "error" in expected:
        with pytest.raises(Unanswerable) as caught:
            fee(facts, law)
        assert caught.value.code == expected["error"]
        return
    answer = fee(facts, law)
    assert str(answer.answer.amount) == expected["amount"]
    if "status" in expected:
        assert answer.status == expected["status"]
    applied = {step.rule: step.version.isoformat() for step in answer.steps if step.op == "version"}
    for rule, version in expected.get("versions", {}).items():
        assert applied.get(rule) == version
    others, provisions = {}, {}
    for other in answer.answer.alternatives:
        others.setdefault(other.because, []).append(str(other.amount))
        provisions.setdefault(other.because, []).append(other.basis)
    for dispute, named in expected.get("bases", {}).items():
        assert provisions.get(dispute) == named
    for dispute, amounts in expected.get("alternatives", {}).items():
        assert others.get(dispute) == amounts
