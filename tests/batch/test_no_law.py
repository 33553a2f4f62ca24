"""`batch/` knows no law: no code of a fact, a value, a rule or a Land stands in it, and no fact is taken from a case by name."""

import ast
import glob
import os

import pytest

import hardship_cli.batch
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES
from hardship_cli.schedule.load import default_law

ROOM = os.path.dirname(hardship_cli.batch.__file__)
MODULES = sorted(os.path.relpath(path, ROOM) for path in glob.glob(os.path.join(ROOM, "**", "*.py"), recursive=True))
# Columns of a register that the batch itself deals with: those of the answers, the caseworker's own reference, and what the
# differences of an audit are counted by.
COLUMNS = {*ANSWERS, "id", "land"}
# What is called as a fact and is none: the status of an answer, what came of a run or a test, a thread's start, an error's place
# in a text, the Land of rows that name none, the place of a value in a list.
NO_FACTS = {
    "answer.status", "asked.status", "content.status", "mark.status", "seen.status", "self.status",
    "self.outcome", "leaf.outcome",
    "self._thread.start", "error.start",
    "self.setting.land", "one.land", "step.id", "other.remedy",
    "answers.place", "self._encoder.words[fact].place", "self.encoder.words[LAND].place", "self.words[name].place",
}  # fmt: skip


# Words of other things that are called as a fact: the event at which the standard library's reader of XML hands out an element.
OTHER = {"formats/xlsx_cells.py": {"start"}, "formats/ods.py": {"start"}}


def codes():
    law = default_law()
    rules = {rule.id for part in (law.fees, law.deadlines) for rule in part.rules()}
    return {*FACTS, *(value for fact in FACTS.values() for value in fact.values), *rules, *CODES}


CODE = codes()


def found_in(text):
    """The codes of the law in a module: whole strings, and attributes that are named as a fact."""
    nodes = list(ast.walk(ast.parse(text)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node) not in NO_FACTS}
    return (texts & CODE - COLUMNS) | (attributes & FACTS.keys())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_of_the_batch_says_nothing_of_the_law(module):
    with open(os.path.join(ROOM, module), encoding="utf-8") as file:
        found = found_in(file.read())
    assert found == OTHER.get(module, set()), (
        "a fact is declared in the vocabulary, a rule in the law, and in no other place"
    )


def test_what_is_looked_for_is_found():
    assert found_in(
        'x = {"born": 1}; y = "NW"; z = case.permit_until; a = "residence_extend_over_3m"; b = "objection"'
    ) == {*("born", "NW", "permit_until", "residence_extend_over_3m", "objection")}
    assert found_in('column("fee_eur"), answer.status, "id"') == set()
    assert len(CODE) > 200
