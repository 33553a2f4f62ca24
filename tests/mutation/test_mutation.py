"""Mutation of the law: each value, first day, overlay, exemption and holiday changed in turn; a golden case must notice."""

import golden
import mutants
import propose_pins
import pytest
import survey

from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import Law


@pytest.fixture(scope="module")
def result():
    return survey.survey()


@pytest.mark.parametrize("name", ["pins.jsonl", "found.jsonl", "court.jsonl"])
def test_golden_cases_hold(name, law):
    wrong = {case["id"]: golden.wrong(case, law) for case in golden.read_cases(name)}
    assert {case: error for case, error in wrong.items() if error} == {}


def test_every_case_has_an_id_of_its_own_and_a_source_that_the_data_have(law):
    cases = [case for case in golden.read_cases() if case["file"] in ("pins.jsonl", "found.jsonl", "court.jsonl")]
    every = [case["id"] for case in golden.read_cases()]
    assert len(set(every)) == len(every)
    assert [case["id"] for case in cases if case["file"] == "pins.jsonl" and case["source"] not in law.sources] == []
    assert all(case["source"] for case in cases)


@pytest.mark.slow
def test_a_golden_case_notices_every_mutation_of_the_law(result):
    print("\n" + survey.summary(result))
    assert [mutant.name for mutant in result.survivors] == []
    assert sum(result.noticed.values()) > 2500


@pytest.mark.slow
def test_what_is_listed_as_equivalent_exists_and_goes_unnoticed(result):
    assert {mutant.name for mutant in result.excused} == set(survey.equivalent())


def test_a_mutated_law_leaves_the_law_alone():
    law = Law()
    before = {name: repr(law.tables(name)) for name in ("fees", "deadlines", "holidays")}
    some = list(mutants.mutants(law))[::37]
    for mutant in some:
        changed = mutant.law(law).tables(mutant.file)[mutant.table][mutant.entry]
        assert changed != law.tables(mutant.file)[mutant.table][mutant.entry], mutant.name
    assert {name: repr(law.tables(name)) for name in before} == before


def test_each_mutation_has_a_name_of_its_own():
    names = [mutant.name for mutant in mutants.mutants(Law())]
    assert len(set(names)) == len(names)


@pytest.mark.slow
def test_without_golden_cases_every_mutation_survives(result):
    nothing = survey.survey(cases=[])
    assert not nothing.noticed
    assert len(nothing.survivors) + len(nothing.excused) == sum(result.noticed.values()) + len(result.excused)


def test_the_script_that_proposes_pins_asks_as_the_cases_do(law):
    """``propose_pins.py`` is run by hand after a change of the law; of what it proposes it keeps those that notice something."""
    proposed = [case for case in propose_pins.proposals(law) if case is not None]
    assert len({case["id"] for case in proposed}) == len(proposed) > 1000
    # The time for departure has no version that its own cases do not pin.
    assert {case.get("question", "fee") for case in proposed} == {*QUESTIONS, "holidays"} - {"departure"}
