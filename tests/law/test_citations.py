"""Provisions as lawyers cite them: numbers before the law's name, in every basis that a rule or an answer can have."""

import itertools
import json
import os
import re

import pytest
from random_overlays import TABLES

from hardship_cli.acts import ACTS
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS
from hardship_cli.law.citations import cite
from hardship_cli.law.fees import fee

# A law's name (it ends in a capital letter or is a known word) and behind it what belongs in front of it.
MISPLACED = re.compile(
    r"\b(?![IVX]+ )[A-ZÄÖÜ][A-Za-zÄÖÜäöü-]*[A-Z](?: (?:NRW|LSA|M-V))? (?:Abs\.|Nr\.|S\.|Satz|Buchst\.|Halbs\.|letzter|Alt\.)"
)


@pytest.mark.parametrize(
    ("basis", "place", "cited"),
    [
        ("§ 53 Abs. 1 AufenthV", "Nr. 1", "§ 53 Abs. 1 Nr. 1 AufenthV"),
        ("§ 52 Abs. 5 S. 1 AufenthV", "Nr. 2", "§ 52 Abs. 5 S. 1 Nr. 2 AufenthV"),
        ("§ 52a AufenthV", "Abs. 2", "§ 52a Abs. 2 AufenthV"),
        ("§ 52 Abs. 2 AufenthV", "letzter Satz", "§ 52 Abs. 2 letzter Satz AufenthV"),
        ("§ 45c Abs. 2 AufenthV", "i.V.m. Abs. 1 Nr. 4", "§ 45c Abs. 2 i.V.m. Abs. 1 Nr. 4 AufenthV"),
        ("§ 45 Nr. 2 Buchst. b AufenthV", "S. 1", "§ 45 Nr. 2 Buchst. b S. 1 AufenthV"),
        ("§ 41 Abs. 2 VwVfG M-V", "S. 1", "§ 41 Abs. 2 S. 1 VwVfG M-V"),
        ("§ 1 Abs. 1 BremVwVfG mit § 41 Abs. 2 VwVfG", "S. 3", "§ 1 Abs. 1 BremVwVfG mit § 41 Abs. 2 S. 3 VwVfG"),
        ("§ 80 Abs. 3 AufenthG, § 2 BGB", "S. 1", "§ 80 Abs. 3 AufenthG, § 2 S. 1 BGB"),
        ("§ 49 Abs. 1, 2 AufenthV", "S. 1", "§ 49 Abs. 1, 2 S. 1 AufenthV"),
        ("§§ 44 bis 47 AufenthV", "Abs. 1", "§§ 44 bis 47 Abs. 1 AufenthV"),
        ("Art. 7 BayVwZVG", "Abs. 2", "Art. 7 Abs. 2 BayVwZVG"),
        ("§ 99", "Nr. 2", "§ 99 Nr. 2"),
        ("Amtsblatt 7", "Nr. 2", "Amtsblatt 7 Nr. 2"),
    ],
)
def test_a_place_stands_before_the_name_of_the_law(basis, place, cited):
    assert cite(basis, place) == cited


def test_the_fault_is_seen():
    assert MISPLACED.search("§ 53 Abs. 1 AufenthV Nr. 1")
    assert MISPLACED.search("§ 45c Abs. 2 AufenthV Abs. 1 Nr. 4")
    assert not MISPLACED.search("§ 49 Abs. 2 AufenthV i.V.m. § 45 Nr. 2 Buchst. b AufenthV, § 50 Abs. 1 S. 1 AufenthV")


def rows_of(rule):
    yield from rule.get("version", ())
    for land in rule.get("land", {}).values():
        yield from land["version"]


def test_every_basis_of_a_rule_with_every_place_it_covers():
    seen = 0
    for rule in TABLES["fees"]["rule"].values():
        for row in rows_of(rule):
            for place in row.get("covers", {}).values():
                if place.startswith("§"):  # the list of a reduction names sections; the reduction is cited by itself
                    continue
                cited = cite(row.get("basis", rule["basis"]), place)
                assert not MISPLACED.search(cited), cited
                assert cited.endswith(" AufenthV"), cited
                seen += 1
    assert seen > 100


def bases(value):
    if isinstance(value, dict):
        for key, below in value.items():
            if key in ("basis", "law", "says", "cite") and isinstance(below, str):
                yield below
            else:
                yield from bases(below)
    elif isinstance(value, list):
        for below in value:
            yield from bases(below)


def test_no_basis_in_the_data_has_a_number_behind_the_law():
    found = [basis for name in TABLES for basis in bases(TABLES[name])]
    assert len(found) > 500
    assert [basis for basis in found if MISPLACED.search(basis)] == []


def test_no_provision_of_a_fee_has_a_number_behind_the_law(law):
    seen = set()
    for act, status, benefits, outcome, reason, on in itertools.product(
        ACTS,
        FACTS["status"].values,
        ("none", "sgb2"),
        ("granted", "refused", "withdrawn-early"),
        (None, "chip-defect", "card-expired"),
        ("2013-01-02", "2018-01-02", "2026-03-02"),
    ):
        facts = {
            "act": act,
            "status": status,
            "benefits": benefits,
            "outcome": outcome,
            "on": on,
            "months": "12",
            "born": "2015-01-02",
        }
        if act == "reissue-card":
            facts["reason"] = reason
        if act == "objection":
            facts["against"] = "refused-extend"
        try:
            answer = fee(Case.read(facts), law)
        except HardshipError:
            continue
        seen |= {item.basis for item in answer.answer.items}
        seen |= {other.basis for other in answer.answer.alternatives}
        seen |= {step.basis for step in answer.steps if step.basis} | {
            note.basis for note in answer.notes if note.basis
        }
    assert len(seen) > 60
    assert [basis for basis in seen if MISPLACED.search(basis)] == []
    assert "§ 53 Abs. 1 Nr. 1 AufenthV" in seen


@pytest.mark.parametrize("facts", [("--benefits", "sgb2"), ("--status", "refugee")])
def test_as_shown(hardship, facts):
    _code, out, _err = hardship("fee", "extend", "--months", "12", "--on", "2026-03-02", *facts, "--json")
    (item,) = json.loads(out)["answer"]["items"]
    assert item["basis"] == {"sgb2": "§ 53 Abs. 1 Nr. 1 AufenthV", "refugee": "§ 52 Abs. 3 Nr. 2 AufenthV"}[facts[1]]


def test_the_documents_cite_so_too():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    pages = ("questions", "registers", "texts", "law", "data-format", "de/questions", "de/registers", "de/texts")
    for name in ("README.md", "README.de.md", *(os.path.join("docs", f"{page}.md") for page in pages)):
        with open(os.path.join(root, name), encoding="utf-8") as file:
            assert not MISPLACED.search(file.read()), name
