"""Rows and files that cannot be read: where they are broken is said in the reader's own language, and counted under words."""

import ast
import glob
import json
import os

import pytest

from hardship_cli import case
from hardship_cli.render.labels import FAILURES
from hardship_cli.render.texts import text_of

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKAGE = os.path.join(ROOT, "hardship_cli")


@pytest.mark.parametrize(
    ("line", "said", "gesagt"),
    [
        ('{"id":"1","v":NaN,"act":"extend"}', "NaN is no JSON. Accepted: null", "NaN ist kein JSON"),
        ('{"id":', "is no JSON object: it cannot be read from character 7 on", "ab Zeichen 7 nicht lesbar"),
        ("[1]", "'[1]' is JSON, but no JSON object", "„[1]“ ist JSON, aber kein JSON-Objekt"),
    ],
)
def test_where_every_line_is_broken_the_first_one_is_told(hardship, tmp_path, line, said, gesagt):
    path = tmp_path / "r.jsonl"
    path.write_text(f"\n{line}\n{line}\n", encoding="utf-8")
    for language, text in (("en", said), ("de", gesagt)):
        code, _out, err = hardship("batch", path, "-o", tmp_path / "o.csv", "--lang", language)
        assert (code, err.startswith(f"{path}:2: "), text in err) == (2, True, True), err


def test_reasons_that_read_alike_are_added_up(hardship, tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text('{"a": NaN}\n{"a"\n{"act": "extend", "months": 12, "on": "2026-01-05"}\n', encoding="utf-8")
    err = hardship("batch", path, "-o", tmp_path / "o.csv", "--lang", "de")[2]
    assert "wegen: kein JSON 2." in err


def raised():
    """The codes of errors that reading a row or asking its questions can raise."""
    found = set(case._SEVERAL.values())
    modules = [
        *("reading.py", "case.py", "recorded.py", "as_typed/days.py", "as_typed/lengths.py", "as_typed/laender.py"),
        *(os.path.relpath(path, PACKAGE) for path in glob.glob(os.path.join(PACKAGE, "law", "*.py"))),
        *("batch/row_by_row.py", "batch/persons.py", "batch/audit.py", "batch/formats/jsonl.py"),
    ]
    for module in modules:
        with open(os.path.join(PACKAGE, module), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _raises(node.func):
                codes = node.args[0]
                # What a name or a function stands for is found where it is set.
                for part in ast.walk(tree if isinstance(codes, ast.Name | ast.Call) else codes):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.add(part.value)
    return {code for code in found if is_error(code)}


def _raises(function):
    """Whether a call makes an error, or is that of a class of errors to the one above it."""
    return getattr(function, "id", "") in ("InputError", "_broken") or getattr(function, "attr", "") == "__init__"


def is_error(code):
    try:
        return bool(text_of("ERRORS", code))
    except KeyError:
        return False


# Errors of options, of several persons or lands, and of a whole file, and what has no answer: no row of a register fails for them.
NOT_OF_ROWS = {
    *("remind_form", "unknown_fact", "fact_ambiguous", "fact_twice", "audit_nothing_recorded", "batch_empty"),
    *("lands_alone", "joined_backwards", "batch_not_utf8", "before_calendar", "not_in_force"),
}


def test_each_reason_that_a_row_can_fail_for_has_words_of_its_own():
    codes = raised() - NOT_OF_ROWS
    assert len(codes) > 40
    assert sorted(codes - set(FAILURES)) == []
    assert sorted(set(FAILURES) - codes) == []


SENTENCES = ("File is not", "Expecting", "Invalid", "parquet:", "Extra data", "line 1 column", "at line")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.xlsx", b"no archive"),
        ("r.xls", b"no workbook"),
        ("r.ods", b"no archive"),
        ("r.parquet", b"no parquet at all"),
        ("c.json", b'{"a": }'),
        ("v.json", b'{"a": 1} x'),
        ("c.toml", b'extras = [\n"express" "photo"]'),
    ],
)
def test_no_sentence_of_a_parser_stands_in_a_message(hardship, tmp_path, language, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    args = (
        ("batch", path, "-o", tmp_path / "o.csv") if name[0] == "r" else ("verify" if name[0] == "v" else "case", path)
    )
    code, _out, err = hardship(*args, "--lang", language)
    assert code == 2
    assert [text for text in SENTENCES if text in err] == [], err
    if name[0] != "r":
        assert ("column " if language == "en" else "nicht lesbar") in err


def test_a_register_from_a_pipe_is_named_as_one(hardship, tmp_path, monkeypatch):
    import io
    import sys

    line = json.dumps([1]).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line + b"\n")))
    code, _out, err = hardship("batch", "-", "--from", "jsonl", "-o", tmp_path / "o.csv")
    assert code == 2
    assert err.startswith("stdin:1: ")
