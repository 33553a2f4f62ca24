"""Golden cases on remedies and bare periods: court decisions, gazettes, boundary days and gaps, each with its source."""

import json
import os
from datetime import date, timedelta

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.law.appeals import appeal
from hardship_cli.library import deadline
from hardship_cli.reading import read_period
from hardship_cli.receipt import tree_of

_FILE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "cases", "deadlines.jsonl")
with open(_FILE, encoding="utf-8") as file:
    ALL = [json.loads(line) for line in file if line.strip()]
APPEALS = [case for case in ALL if case["question"] == "appeal"]
PERIODS = [case for case in ALL if case["question"] == "deadline"]
TAX = [case for case in APPEALS if case["facts"].get("regime") == "AO"]


def named(cases):
    return {"argvalues": cases, "ids": [case["id"] for case in cases]}


def ask(case, law):
    return appeal(Case.read({name: value for name, value in case["facts"].items() if name != "regime"}), law)


def test_every_case_has_a_source_and_an_id_of_its_own():
    assert len({case["id"] for case in ALL}) == len(ALL)
    assert all(case["source"] for case in ALL)
    assert len(APPEALS) > 250
    assert len(PERIODS) > 30


@pytest.mark.parametrize("case", **named(APPEALS))
def test_remedy(case, law):
    expected = dict(case["expect"])
    expected.pop("tax_law", None)
    if "error" in expected:
        with pytest.raises(HardshipError) as caught:
            ask(case, law)
        assert caught.value.code == expected["error"]
        return
    answer = ask(case, law)
    found = {**tree_of(answer.answer), "status": answer.status}
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("case", **named(TAX))
def test_tax_law_is_not_followed(case, law):
    """The AO moves the day of notification off a weekend; the VwVfG does not (OVG Niedersachsen 7 PA 184/06)."""
    found = tree_of(ask(case, law).answer)
    for name, value in case["expect"]["tax_law"].items():
        assert found[name] == case["expect"].get(name, value)
    assert any(
        case["expect"]["tax_law"].get(name, value) != value for case in TAX for name, value in case["expect"].items()
    )


@pytest.mark.parametrize("case", **named(PERIODS))
def test_period(case, law):
    facts, expected = dict(case["facts"]), dict(case["expect"])
    admissible = expected.pop("admissible_from", None)
    event = date.fromisoformat(facts.pop("event"))
    answer = deadline(event, read_period(facts.pop("period"), "period"), law=law, **facts).answer
    found = tree_of(answer)
    assert {name: found[name] for name in expected} == expected
    if admissible is not None:
        assert str(answer.last_day + timedelta(days=1)) == admissible
