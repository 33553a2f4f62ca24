"""The JSON Schemas beside the data, with which editors complete and check: they fit the data and refuse what the checker does."""

import json
import os
import re
import sys
from datetime import date

import pytest
import tomli
from jsonschema import Draft202012Validator, FormatChecker

from hardship_cli.schedule.forms import WORDS, description, shape
from hardship_cli.schedule.shapes import KINDS
from hardship_cli.schedule.tables import FILES, data_dir

SCHEMAS = os.path.join(data_dir(), "schema")
TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(os.path.dirname(TESTS), "docs"))

import make_schemas  # noqa: E402 - the script is no package

BAD_DATA = os.path.join(TESTS, "bad_data")
# Without a file of ours, or not TOML.
NOT_READ = {"directory_empty", "file_unknown", "not_utf8", "toml_broken", "toml_comma_money", "toml_no_such_day"}


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


def test_the_schemas_beside_the_data_are_those_that_the_description_makes():
    for name, content in make_schemas.made().items():
        with open(os.path.join(SCHEMAS, name), encoding="utf-8") as file:
            assert file.read() == content, f"{name}: run python docs/make_schemas.py"


def test_making_them_replaces_stale_ones_and_removes_those_of_files_that_are_no_more(tmp_path):
    for name in ("fees.schema.json", "tariffs.schema.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    make_schemas.write(str(tmp_path))
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == make_schemas.made()


def tables():
    return [name for name in description() if name not in ("everywhere", "file", "holds")]


def test_every_key_that_is_described_has_words_for_an_editor():
    for name in [*tables(), *(f"file.{file}" for file in FILES)]:
        for key, (_kind, text) in {**shape(name).needs, **shape(name).may}.items():
            assert re.fullmatch(r"\S.{5,}\.", text) or text == "The Land.", (name, key)


def test_every_table_and_every_common_key_that_is_described_is_used():
    with open(os.path.join(data_dir(), "tables.toml"), encoding="utf-8") as file:
        text = file.read()
    assert [key for key in description()["everywhere"] if f' = "{key}"\n' not in text] == []
    made = "".join(json.dumps(schema(name)) for name in FILES)
    assert [name for name in tables() if f'#/$defs/{name}"' not in made] == []
    assert [name for name in WORDS if f'#/$defs/{name}"' not in made] == []


def test_no_name_stands_for_two_kinds():
    names = [*tables(), *KINDS, *WORDS]
    assert len(names) == len(set(names))
    keys = {key for name in tables() for key in shape(name).kinds}
    assert not keys & {"needs", "like"}, "these are words of the description itself"


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "schema_verdicts.json"), encoding="utf-8") as file:
    VERDICTS = json.load(file)


@pytest.mark.parametrize("name", VERDICTS)
def test_a_broken_file_is_marked_where_it_was(name):
    """Where the schemas that were written by hand marked it (and a fee that goes by the start of the procedure)."""
    with open(os.path.join(BAD_DATA, name), encoding="utf-8") as file:
        found = faults(os.path.basename(name).removesuffix(".toml"), file.read())
    assert sorted(set(found)) == VERDICTS[name]


def test_every_broken_file_that_can_be_read_is_judged():
    assert {name.partition("/")[0] for name in VERDICTS} >= {*os.listdir(BAD_DATA)} - NOT_READ


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
