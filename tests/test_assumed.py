"""What an answer took of a person of whom nothing is said: named where another value would change it, and only there."""

import json

import pytest

from hardship_cli.answer import Gist
from hardship_cli.asking import answers, ask_one
from hardship_cli.case import Case, check_case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.law.samples import TODAY, corners, samples
from hardship_cli.library import fee
from hardship_cli.schedule.load import default_law

PERSON = {"minor": False, "benefits": "none", "status": "none"}
OTHERS = {"held": "permit", "born_in_germany": False}
# What decides of each question (CONTRACT section 3), if not all of its answer.
DECIDES = {
    "fee": lambda found: found.amount,
    "fiction": lambda found: found.effect,
    "permit": lambda found: found._replace(alternatives=()),
    "appeal": lambda found: (found.remedy, found.period, found.last_day),
}


def result(name, case, law):
    try:
        found = ask_one(name, case, law, TODAY, trace=Gist)
    except Unanswerable as error:
        return error.code
    return DECIDES.get(name, lambda answer: answer)(found.answer)


def test_of_random_cases_each_other_value_is_tried():
    """The facts of the person are taken from the vocabulary here, whatever a question is said to read."""
    law, named = default_law(), set()
    for case in (*corners(), *samples(law, 400, seed=7)):
        try:
            check_case(case)
            asked = answers(case, TODAY, law)
        except InputError:
            continue
        for name, answer in asked.found.items():
            expected = {}
            for fact, taken in {**PERSON, **OTHERS}.items():
                if (
                    getattr(case, fact) != Case._field_defaults[fact]
                    or (fact == "minor" and (case.born or case.minor is not None))
                    or (fact == "held" and case.held_ground)
                ):
                    continue
                for value in FACTS[fact].values or (True,):
                    try:
                        other = result(name, case._replace(**{fact: value}), law)
                    except InputError:
                        continue
                    if other != result(name, case, law):
                        expected[fact] = taken
                if fact == "born_in_germany" and result(name, case._replace(born_in_germany=False), law) != result(
                    name, case, law
                ):
                    expected[fact] = True  # of a small child that is the safe answer
            found = {fact: value for fact, value in answer.assumed if fact != "on"}
            assert found == expected, (name, case)
            named |= {(name, fact) for fact in found}
    assert named == {
        ("fee", "minor"),
        ("fee", "benefits"),
        ("fee", "status"),
        ("fiction", "held"),
        ("fiction", "born_in_germany"),
    }


def test_the_library_says_what_the_command_says(hardship):
    found = fee(Case.read(act="extend", land="TH", months="6", on="2025-07-04", benefits="sgb2"))
    out = hardship(
        "fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04", "--benefits", "sgb2", "--json"
    )[1]
    assert dict(found.assumed) == json.loads(out)["assumed"] == {}
    found = fee(Case.read(act="extend", months="6", on="2025-07-04", born="2010-01-01"))
    assert dict(found.assumed) == {"benefits": "none", "status": "none"}


def test_today_is_taken_and_not_asked(hardship):
    tree = json.loads(hardship("fee", "extend", "--months", "6", "--today", "2026-03-02", "--json")[1])
    assert tree["assumed"] == {"on": "2026-03-02", **PERSON}
    assert tree["asked"] == {"act": "extend", "months": "6m"}


def test_what_was_given_is_not_assumed_also_where_it_is_what_is_taken_anyway(hardship, tmp_path):
    facts = ("--months", "6", "--on", "2026-03-02", "--no-minor", "--benefits", "none", "--status", "none")
    assert json.loads(hardship("fee", "extend", *facts, "--json")[1])["assumed"] == {}
    assert json.loads(hardship("case", "extend", *facts, "--json")[1])["assumed"] == {}
    path = tmp_path / "case.toml"
    path.write_text('act = "extend"\nmonths = 6\nbenefits = "none"\non = 2026-03-02\n', encoding="utf-8")
    assert json.loads(hardship("case", path, "--json")[1])["assumed"] == {"minor": False, "status": "none"}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Assumed: the law of today, of age, no social benefits, no protection status"),
        ("de", "Angenommen: heutiger Rechtsstand, volljährig, kein Leistungsbezug, kein Schutzstatus"),
    ],
)
def test_people_read_it_on_one_line_but_not_in_a_plain_answer(hardship, tmp_path, lang, said):
    asked = ("extend", "--months", "6", "--lang", lang)
    page = tmp_path / "page.html"
    assert said in " ".join(hardship("fee", *asked)[1].split())
    assert said in " ".join(hardship("case", *asked, "--html", page)[1].split())
    assert said in page.read_text(encoding="utf-8")
    assert hardship("fee", *asked, "--plain")[1] == "93.00\n"


@pytest.mark.parametrize("change", [{}, {"months": "3m"}])
def test_verify_takes_the_day_from_what_was_assumed(hardship, tmp_path, change):
    tree = json.loads(hardship("fee", "extend", "--months", "6", "--today", "2026-03-02", "--json")[1])
    path = tmp_path / "saved.json"
    tree["asked"] |= change
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert hardship("verify", path, "--plain")[1] == ("differs\n" if change else "equal\n")


def test_an_early_receipt_without_what_was_assumed_stays_equal(hardship, tmp_path):
    """As version 0.1.0 wrote it: the day among the facts, and no word of what else was taken."""
    tree = json.loads(hardship("fee", "extend", "--months", "6", "--today", "2026-03-02", "--json")[1])
    from hardship_cli.receipt import sealed

    del tree["assumed"], tree["receipt"]
    tree["asked"]["on"] = "2026-03-02"
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(sealed(tree, default_law().digest)), encoding="utf-8")
    assert hardship("verify", path, "--plain") == (0, "equal\n", "")
