"""The JSON Schemas beside the data, with which editors complete and check: they fit the data and refuse what the checker does."""

import json
import os
from datetime import date

import pytest
import tomli
from jsonschema import Draft202012Validator, FormatChecker

from hardship_cli.schedule.forms import FORMS
from hardship_cli.schedule.load import FILES, data_dir
from hardship_cli.schedule.shapes import Shape

SCHEMAS = os.path.join(data_dir(), "schema")


def schema(name):
    with open(os.path.join(SCHEMAS, f"{name}.schema.json"), encoding="utf-8") as file:
        return json.load(file)


def validator(name):
    return Draft202012Validator(schema(name), format_checker=FormatChecker())


def plain(value):
    """TOML as an editor's validator sees it: days are strings."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(name, text):
    return [error.json_path for error in validator(name).iter_errors(plain(tomli.loads(text)))]


@pytest.mark.parametrize("name", FILES)
def test_the_schema_is_one_and_the_shipped_data_fits_it(name):
    Draft202012Validator.check_schema(schema(name))
    with open(os.path.join(data_dir(), f"{name}.toml"), encoding="utf-8") as file:
        assert faults(name, file.read()) == []


def test_there_is_a_schema_for_each_file_and_no_other():
    assert sorted(os.listdir(SCHEMAS)) == sorted(f"{name}.schema.json" for name in FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_schema_knows_the_keys_that_the_checker_knows(name):
    root = schema(name)

    def same(kind, node):
        node = root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        if isinstance(kind, Shape):
            assert set(node["properties"]) == {*kind.needs, *kind.may}
            assert set(node.get("required", ())) == set(kind.needs)
            for key, below in {**kind.needs, **kind.may}.items():
                same(below, node["properties"][key])
        elif isinstance(kind, list):
            same(kind[0], node["items"])
        elif isinstance(kind, dict):
            same(kind[""], node["additionalProperties"])

    assert set(root["properties"]) == set(FORMS[name])
    for key, kind in FORMS[name].items():
        same(kind, root["properties"][key])


RULE = """
[rule.r]
kind = "{kind}"
scope = "{scope}"
title = {{ de = "R", en = "r" }}
basis = "§ 1"
anchor = "notified"
version = [ {{ from = 2027-01-01, source = "S", {said} }} ]
{more}
"""


ONE_READING = """
[dispute.D]
title = { de = "d", en = "d" }
default = "A"
effect = "hint"
source = "S"
reading.A = { basis = "b", held_by = "h", text = { de = "d", en = "d" } }
"""


def rule(said="value = 1.00", kind="fee", scope="federal", more=""):
    return RULE.format(said=said, kind=kind, scope=scope, more=more)


@pytest.mark.parametrize(
    "text",
    [
        rule(),
        rule("value = 3", kind="days", scope="land", more='as_federal = ["BE"]'),
        rule('value = "1/2", covers = { r = "Nr. 1" }', kind="reduction"),
        rule('who = ["sgb2"], covers = { r = "Nr. 1" }', kind="exemption"),
        rule('none = "not-in-force"'),
        '[land.BW]\nnone_read = 2027-01-01\n[land.TH]\ndeviation = [ { where = { de = "w", en = "w" }, says = { de = "s", en = "s" }, law = { de = "l", en = "l" }, source = "S" } ]',
    ],
)
def test_what_is_sound_is_accepted(text):
    assert faults("fees", text) == []


@pytest.mark.parametrize(
    "text",
    [
        rule('value = "1.00"'),
        rule("value = -1.00"),
        rule('value = 1.00, gap = "no-text-read"'),
        rule('note = "n"'),
        rule("vlaue = 1.00"),
        rule('gap = "unread"'),
        rule('value = 1.00, covers = { r = "Nr. 1" }'),
        rule('value = 0.00, who = ["sgb2"], covers = { r = "Nr. 1" }', kind="exemption"),
        rule('who = ["sgb3"], covers = { r = "Nr. 1" }', kind="exemption"),
        rule("value = 3.5", kind="days"),
        rule("value = 0.5", kind="reduction"),
        rule(kind="fees"),
        rule(scope="bund"),
        rule(more='as_federal = ["BE"]'),
        rule(more='as_federal = ["Berlin"]', scope="land"),
        rule(more='land.BE = { version = [ { from = 2027-01-01, value = 1.00, source = "S" } ] }'),
        rule().replace('anchor = "notified"', 'anchor = "someday"'),
        rule().replace("from = 2027-01-01", "from = 2027-01-01T00:00:00"),
        rule().replace(', en = "r"', ""),
        "[rules.r]\nkind = 'fee'",
        "[land.XX]\nnone_read = 2027-01-01",
        "[land.BW]",
        '[land.TH]\ndeviation = [ { where = "w", says = "s", law = "l", source = "S" } ]',
        '[land.TH]\nnone_read = 2027-01-01\ndeviation = [ { where = { de = "w", en = "w" }, says = { de = "s", en = "s" }, law = { de = "l", en = "l" }, source = "S" } ]',
        ONE_READING,
    ],
)
def test_what_the_checker_refuses_is_marked_in_the_editor_too(text):
    assert faults("fees", text)
