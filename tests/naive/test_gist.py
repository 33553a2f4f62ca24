"""What a register asks for, status, notes and result, is the same whether the steps are kept or not."""

import random

import pytest
import random_facts
from kinds import KINDS
from naive_days import LAENDER
from naive_kind import LAW, case_of

from hardship_cli.answer import Gist, Trace
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.law.appeals import appeal
from hardship_cli.law.fees import fee
from hardship_cli.law.fiction import fiction
from hardship_cli.law.permits import permit

CASES = 4_000
QUESTIONS = {
    fee: random_facts.fee_facts,
    appeal: KINDS["appeal"].maker,
    permit: KINDS["permit"].maker,
    fiction: KINDS["fiction"].maker,
}


def told(question, case, trace):
    """What an answer says beside its steps and sources, or why there is none."""
    try:
        answer = question(case, LAW, trace)
    except HardshipError as error:
        return type(error), error.code, error.field, error.params
    notes = [note for note in answer.notes if (note.code, note.level) != ("no_court_there", "info")]  # for people alone
    return answer.status, tuple(map(_of_registers, notes)), answer.answer, answer.asked, answer.data


def _of_registers(note):
    """A note without what is worked out for people alone: the safe day beside the year of a missing instruction."""
    return note._replace(params=tuple(pair for pair in note.params if pair[0] != "safe"))


def cases(maker, seed):
    """Random cases that do not contradict themselves, half of them in a Land."""
    choose = random_facts.Seeded(random.Random(seed))
    for _ in range(CASES):
        facts = maker(choose)
        if choose.between(0, 1):
            facts.setdefault("land", choose.of(LAENDER))
        try:
            yield case_of(facts)
        except InputError:
            continue


@pytest.mark.parametrize(("question", "maker"), QUESTIONS.items(), ids=[question.__name__ for question in QUESTIONS])
def test_the_gist_of_an_answer_is_that_of_its_steps(question, maker):
    said = [(told(question, case, Gist(LAW)), told(question, case, Trace(LAW))) for case in cases(maker, 7)]
    assert len(said) > CASES // 2
    assert len({gist[0] for gist, _full in said}) > 1
    assert [gist for gist, full in said if gist != full] == []


def test_a_gist_keeps_neither_steps_nor_sources():
    case = case_of({"act": "extend", "months": (6, "months"), "on": random_facts.FEE_DAYS[-1], "land": "TH"})
    gist, full = fee(case, LAW, Gist(LAW)), fee(case, LAW)
    assert (gist.steps, gist.sources) == ((), {})
    assert full.steps
    assert full.sources
    assert gist._replace(steps=full.steps, sources=full.sources) == full
