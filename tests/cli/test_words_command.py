"""``hardship words --of PART --json``: the part that is asked for, in the shape of the whole."""

import json

import pytest
from jsonschema import Draft202012Validator


def words(hardship, *args):
    code, out, err = hardship("words", *args, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.mark.parametrize(("of", "kind"), [("commands", "commands"), ("Facts", "facts"), ("Angaben", "facts")])
def test_commands_and_facts(hardship, of, kind):
    whole = words(hardship)
    assert words(hardship, "--of", of) == {"schema": whole["schema"], kind: whole[kind]}


@pytest.mark.parametrize(("of", "fact"), [("act", "act"), ("Zustellart", "delivery"), ("place", "place")])
def test_one_fact(hardship, of, fact):
    whole = words(hardship)
    (wanted,) = (one for one in whole["facts"] if one["code"] == fact)
    assert words(hardship, "--of", of) == {"schema": whole["schema"], "facts": [wanted]}
    assert wanted["values"]


def test_the_codes_of_notes(hardship):
    notes = words(hardship, "--of", "notes")["notes"]
    assert {"code", "text"} == set(notes[0])
    assert {note["code"] for note in notes} == set(hardship("words", "--of", "notes", "--plain")[1].split())


@pytest.mark.parametrize("part", [(), ("--of", "act"), ("--of", "commands"), ("--of", "notes")])
def test_the_schema_holds_for_each_part(hardship, part):
    schema = json.loads(hardship("schema", "words")[1])
    Draft202012Validator(schema).validate(words(hardship, *part))


@pytest.mark.parametrize("form", [(), ("--json",), ("--plain",)])
def test_what_is_no_part_is_refused(hardship, form):
    code, out, err = hardship("words", "--of", "nonsense", *form)
    assert (code, out) == (2, "")
    assert "'nonsense' is not accepted" in err


def test_a_place_without_its_option_is_told_with_it(hardship):
    code, out, err = hardship("words", "delivery")
    assert (code, out) == (2, "")
    assert err.endswith("No argument here. Did you mean --of delivery?\n")
    assert "Meinten Sie --angabe zustellart?" in hardship("wörter", "Zustellart", "--lang", "de")[2]
