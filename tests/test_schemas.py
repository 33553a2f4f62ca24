"""The schemas hold for everything that goes in and comes out, and for nothing else: golden answers, case files, registers, words."""

import json
import os
import re
import subprocess
import sys
from datetime import date

import pytest
from golden_cases import read_cases
from jsonschema import Draft202012Validator

import hardship_cli
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.bill import BillAnswer
from hardship_cli.case import Case, read_fact
from hardship_cli.casefile import parse
from hardship_cli.decision import Decision, audit
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import Joined, Period, WorkingDays
from hardship_cli.recorded import FACTS_RECORDED, read_recorded
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.json import answer_tree
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import default_law
from hardship_cli.schemas import SCHEMAS, schema
from hardship_cli.schemas.results import result_types
from hardship_cli.timeline import timeline
from hardship_cli.words import words_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENGLISH, GERMAN = Language("en"), Language("de")
TODAY = date(2026, 11, 29)
GOLDEN = read_cases()


def closed(node):
    """The schema with no key allowed that it does not name: what a later version may add, this one must name."""
    if isinstance(node, list):
        return [closed(part) for part in node]
    if not isinstance(node, dict):
        return node
    found = {key: value if key == "if" else closed(value) for key, value in node.items()}
    if "properties" in found and found.get("type") == "object" and "allOf" not in found:
        found.setdefault("additionalProperties", False)
    return found


def faults(validator, tree):
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in validator.iter_errors(tree)
    ]


ANSWER = Draft202012Validator(closed(schema("answer", ENGLISH)), format_checker=Draft202012Validator.FORMAT_CHECKER)
CASES = {say.code: Draft202012Validator(schema("case", say)) for say in (ENGLISH, GERMAN)}


def plain(facts):
    return {name: value for name, value in facts.items() if value is not None}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_in_both_languages(name):
    for say in (ENGLISH, GERMAN):
        Draft202012Validator.check_schema(schema(name, say))


def test_every_golden_answer_is_what_the_schema_says():
    law, seen = default_law(), set()
    for golden in GOLDEN:
        name = golden.get("question", "fee")
        if name not in QUESTIONS:
            continue
        try:
            answer = getattr(hardship_cli, name)(Case.read(plain(golden["facts"]), today=TODAY))
        except HardshipError:
            continue
        seen.add(name)
        assert faults(ANSWER, answer_tree(answer, ENGLISH, law)) == [], golden["id"]
    assert seen >= set(QUESTIONS) & {golden.get("question", "fee") for golden in GOLDEN}
    assert len(GOLDEN) > 2000


def test_every_golden_case_is_a_case_file_and_its_timeline_is_what_the_schema_says():
    law = default_law()
    for golden in GOLDEN:
        facts = plain(golden["facts"])
        if not set(facts) <= set(FACTS):
            continue
        for validator in CASES.values():
            assert faults(validator, facts) == [], golden["id"]
    told = 0
    for golden in GOLDEN[::7]:
        facts = plain(golden["facts"])
        try:
            report = timeline(Case.read(facts, today=TODAY), law, TODAY, given=tuple(facts))
        except HardshipError:  # facts that another question than the golden one refuses
            continue
        tree = case_tree(report, GERMAN, law)
        assert faults(ANSWER, tree) == [], golden["id"]
        told += 1
    assert told > 200


def test_a_what_if_is_what_the_schema_says():
    command = (sys.executable, "-m", "hardship_cli.cli.main")
    path = os.path.join(ROOT, "examples", "refusal-easter.toml")
    code = "import sys; from hardship_cli.cli.main import run; sys.exit(run(sys.argv[1:]))"
    args = ("case", path, "--set", "posted=2026-04-03", "--set", "born=1990", "--json", "--today", "2026-04-20")
    done = subprocess.run([command[0], "-c", code, *args], capture_output=True, check=True)
    tree = json.loads(done.stdout)
    assert {"set", "changes"} <= set(tree["answer"])
    assert faults(ANSWER, tree) == []


@pytest.mark.parametrize("period", [Period(3, "months"), Joined(1, 14), WorkingDays(5, with_saturdays=True)])
def test_bare_deadlines_are_what_the_schema_says(period):
    answer = hardship_cli.deadline(date(2026, 3, 3), period, "NW")
    assert faults(ANSWER, answer_tree(answer, ENGLISH, default_law())) == []


def test_an_audit_is_what_the_schema_says():
    facts = {
        "land": "NW",
        "act": "extend",
        "months": "12",
        "decided": "2026-04-01",
        "posted": "2026-04-02",
        "delivery": "letter",
    }
    recorded = {
        "recorded_fee_eur": "96",
        "recorded_remedy": "objection",
        "recorded_last_day": "2026-05-05",
        "recorded_valid_until": "2027-01-01",
    }
    decision = Decision(Case.read(facts), read_recorded(recorded, TODAY))
    tree = answer_tree(audit(decision, default_law(), TODAY), GERMAN, default_law())
    assert tree["answer"]["differences"]
    assert tree["answer"]["unchecked"]
    assert faults(ANSWER, tree) == []


def test_every_type_of_result_has_its_definition_and_every_field_of_it():
    made = schema("answer", ENGLISH)["$defs"]
    for command, kind in result_types().items():
        told = made[command]["properties"]["answer"]["properties"]
        fields = [field.removesuffix("_") for field in kind._fields]
        fields += [field for field in BillAnswer._fields if command == "fee" and field not in fields]
        assert fields == [*told], command
    assert set(QUESTIONS) <= set(made)


def test_what_is_wrong_in_an_answer_is_found():
    tree = answer_tree(hardship_cli.fee(Case.read(act="extend", months="6", on="2026-03-02")), ENGLISH, default_law())
    for path, value in (
        ("status", "sure"),
        ("answer", {}),
        ("notes", [{}]),
        ("asked", {"land": "Bavaria"}),
        ("schema", "x"),
    ):
        assert faults(ANSWER, {**tree, path: value}), path
    assert faults(ANSWER, {**tree, "answer": {**tree["answer"], "amount": 46.5}})
    assert faults(ANSWER, {name: part for name, part in tree.items() if name != "receipt"})


def test_every_word_is_a_key_or_a_value_of_a_case_file_and_no_other_text_is():
    for validator in CASES.values():
        for word in words_of("headings"):
            for key in word.all:
                assert faults(validator, {key: ""}) == [], key
        for fact in FACTS.values():
            for word in words_of(fact.name) if fact.values else ():
                for text in word.all:
                    assert faults(validator, {fact.name: text}) == [], (fact.name, text)
        assert (
            faults(validator, {"geburtsdatum": "12.05.2010", "Amtshandlung": "verlaengerung", "titel_gueltig_bis": ""})
            == []
        )
        for wrong in (
            {"borm": "2010"},
            {"act": "prolong"},
            {"born": ["2010"]},
            {"minor": 1.5},
            {"land": {}},
            {"extras": 1},
        ):
            assert faults(validator, wrong), wrong


def test_values_that_are_read_are_allowed_by_the_schema():
    """The other direction of the test before: what the reader takes of these spellings, the schema takes."""
    spellings = {
        "day": ["2026-03-31", "31.3.2026", "heute", "+14d", "1. Februar 2026"],
        "day-or-none": ["none", "keiner", "2026-03-31"],
        "flag": [True, False, "ja", "no"],
        "period": ["6m", 6, "12 Monate", "P6M"],
        "land": ["NW", "05", 5, "Nordrhein-Westfalen"],
        "text": ["A-17", 17],
        "place": ["augsburg"],
    }
    for fact in FACTS.values():
        for value in spellings.get(fact.kind, ()):
            read_fact(fact, value, TODAY)
            for validator in CASES.values():
                assert faults(validator, {fact.name: value}) == [], (fact.name, value)
    assert {fact.kind for fact in FACTS.values()} - {"choice", "list"} <= set(spellings) | {"number", "money"}


def test_the_templates_and_the_examples_are_case_files(tmp_path):
    from hardship_cli.render.templates import case_template, case_template_json

    for say in (ENGLISH, GERMAN):
        whole = re.sub(r'(?m)^# (?=[\w"]+ =|\[\[)', "", case_template(say))
        texts = {"a.toml": whole, "b.toml": case_template(say, ("act", "born")), "c.json": case_template_json(say)}
        for name, text in texts.items():
            tree = json.loads(text) if name.endswith("json") else as_json(parse(text, name))
            assert faults(CASES[say.code], tree) == [], name
    for name in ("extension-minor-th.toml", "refusal-easter.toml"):
        with open(os.path.join(ROOT, "examples", name), encoding="utf-8") as file:
            assert faults(CASES["en"], as_json(parse(file.read(), name))) == []


def test_several_persons_and_acts_are_what_the_schemas_say(tmp_path):
    family = {
        "act": ["extend", "fiction-certificate"], "months": 12, "permit_until": "2026-11-30",
        "person": [{"born": "1985-02-01", "id": "a"}, {"born": "2012-08-30", "benefits": "sgb2"}, {"minor": True}],
    }  # fmt: skip
    assert faults(CASES["en"], family) == []
    german = [{"Geburtsdatum": "1.2.1985", "Leistungen": "Bürgergeld"}]
    assert faults(CASES["de"], {"Personen": german, "Amtshandlung": ["Verlängerung"]}) == []
    assert faults(CASES["en"], {**family, "person": [{"land": "NW"}]}) != []
    (tmp_path / "c.json").write_text(json.dumps(family), encoding="utf-8")
    whole = json.loads(run_(tmp_path, "case", "c.json", "--json", "--today", "2026-11-29"))
    words = [
        "extend",
        "fiction-certificate",
        "--months",
        "12",
        "--born",
        "1985-02-01",
        "--born",
        "2012-08-30",
        "--json",
    ]
    bill = json.loads(run_(tmp_path, "fee", *words, "--today", "2026-11-29"))
    assert (faults(ANSWER, whole), faults(ANSWER, bill)) == ([], [])


def as_json(tree):
    if isinstance(tree, list):
        return [as_json(one) for one in tree]
    if isinstance(tree, dict):
        return {key: as_json(value) for key, value in tree.items()}
    return tree.isoformat() if isinstance(tree, date) else tree


def test_a_register_and_the_vocabulary_are_what_their_schemas_say(tmp_path):
    run_(tmp_path, "batch", os.path.join(ROOT, "examples", "register.csv"), "-o", "out.jsonl", "--quiet", code=1)
    told = schema("register", ENGLISH)
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    validator = Draft202012Validator(told, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert len(rows) == 8
    for row in rows:
        assert faults(validator, row) == []
        goes_in = {name: value for name, value in row.items() if name not in ANSWERS}
        assert faults(validator, goes_in)  # it is not answered
        assert faults(Draft202012Validator({**told["$defs"]["in"], "$defs": told["$defs"]}), goes_in) == []
    assert [next(iter(one["anyOf"][0]["properties"])) for one in told["allOf"]] == [*ANSWERS]
    assert set(told["$defs"]) == {"in", *FACTS, *FACTS_RECORDED}
    words = json.loads(run_(tmp_path, "words", "--json"))
    assert faults(Draft202012Validator(closed(schema("words", ENGLISH))), words) == []


def test_a_register_with_columns_called_as_answers_are_is_what_the_schema_says(tmp_path):
    rows = [
        {"id": "1", "land": "SH", "posted": "2026-04-02", "filed": "2026-05-05"},  # an answer of yes or no
        {"id": "2", "land": "SH", "posted": "2026-04-02", "filed": "2026-05-07", "status": "eu-turkey"},
        {"id": "3", "act": "extend", "months": 12, "on": "2026-04-02", "error": ["seen", 7], "answer_notes": 1.5},
    ]
    lines = "".join(json.dumps({**row, "delivery": "letter"}) + "\n" for row in rows)
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    run_(tmp_path, "batch", "in.jsonl", "-o", "out.jsonl", "--quiet")
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["filed_in_time"] for row in found] == ["true", "false", None]
    assert [(row.get("status"), row["answer_status"]) for row in found] == [
        *((None, "calculated"), ("eu-turkey", "calculated"), (None, "calculated"))
    ]
    validator = Draft202012Validator(schema("register", ENGLISH), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for row in found:
        assert faults(validator, row) == []
        assert faults(validator, {**row, "fee_eur": 93.0})
        assert faults(validator, {**row, "answer_status": "eu-turkey"})


def run_(folder, *args, code=0):
    program = "import sys; from hardship_cli.cli.main import run; sys.exit(run(sys.argv[1:]))"
    environment = {**os.environ, "PYTHONPATH": ROOT, "HARDSHIP_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", program, *args], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert done.returncode == code, done.stderr.decode()
    return done.stdout.decode()


def test_the_command_writes_them_and_a_template_names_its_own(tmp_path):
    assert json.loads(run_(tmp_path, "schema", "case")) == schema("case", ENGLISH)
    assert json.loads(run_(tmp_path, "schema", "Antwort", "--lang", "de")) == schema("answer", GERMAN)
    (tmp_path / "cases").mkdir()
    for name in ("cases/a.toml", "cases/b.toml", "c.json"):  # one schema serves them all
        run_(tmp_path, "init", "case", "--schema", "case.schema.json", "-o", name)
    assert json.loads((tmp_path / "case.schema.json").read_text(encoding="utf-8")) == schema("case", ENGLISH)
    assert (tmp_path / "cases" / "a.toml").read_text(encoding="utf-8").startswith("#:schema ../case.schema.json\n")
    assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["$schema"] == "case.schema.json"
    (tmp_path / "c.json").write_text(
        '{"$schema": "case.schema.json", "act": "extend", "months": "6"}', encoding="utf-8"
    )
    assert (
        json.loads(run_(tmp_path, "case", "c.json", "--json", "--today", "2026-03-02"))["answer"]["fee"]["amount"]
        == "93.00"
    )


def test_a_schema_is_not_laid_over_another_file_unasked(tmp_path):
    (tmp_path / "mine.json").write_text("{}", encoding="utf-8")
    run_(tmp_path, "init", "case", "--schema", "mine.json", "-o", "a.toml", code=2)
    assert os.listdir(tmp_path) == ["mine.json"]
    run_(tmp_path, "init", "case", "--schema", "mine.txt", "-o", "a.toml", code=2)
    run_(tmp_path, "init", "case", "--schema", "a.json", "-o", "a.json", code=2)
    assert os.listdir(tmp_path) == ["mine.json"]
    run_(tmp_path, "init", "case", "--schema", "mine.json", "--force", "-o", "a.toml")
    assert json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))["additionalProperties"] is False


def test_a_word_that_names_no_schema_is_told(tmp_path):
    run_(tmp_path, "schema", "cases", code=2)
    run_(tmp_path, "schema", code=2)
