"""What is said of formats: the option or the file that was typed, and what a format has and has not."""

import io
import json
import sys

import polars as pl
import pytest

REGISTER = b"act,months,on\nextend,12,2026-01-05\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(REGISTER)
    return path


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["-o", "x.pdf"], ("--output: 'x.pdf' has no format that", "--ausgabe: „x.pdf“ hat kein bekanntes Format.")),
        (["-o", "x.csv", "--to", "pdf"], ("--to: 'pdf' has no format", "--nach: „pdf“ hat kein bekanntes Format.")),
        (["--from", "pdf"], ("--from: 'pdf' has no format", "--von: „pdf“ hat kein bekanntes Format.")),
    ],
)
@pytest.mark.parametrize("command", ["batch", "impact --on 2012-01-01"])
def test_a_format_is_refused_by_the_name_that_was_typed(hardship, file, more, said, command):
    for lang, words in zip(("en", "de"), said, strict=True):
        code, out, err = hardship(*command.split(), file, *more, "--lang", lang)
        assert (code, out) == (2, "")
        assert err.startswith(words), err


def test_a_register_without_a_suffix_blames_no_option(hardship, file):
    bare = file.rename(file.with_suffix(""))
    code, _out, err = hardship("batch", bare)
    assert (code, err.startswith(f"'{bare}' has no format"), "with --from." in err) == (2, True, True)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_pipe_without_a_format_says_what_to_add(hardship, monkeypatch, lang):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REGISTER)))
    code, out, err = hardship("batch", "-", "--lang", lang)
    assert (code, out) == (2, "")
    assert ("Add --from: csv" if lang == "en" else "--von angeben: csv") in err


@pytest.mark.parametrize("command", ["batch", "impact --on 2012-01-01"])
def test_stdout_by_name_is_csv_as_any_pipe(hardship, file, command):
    words = command.split()
    named = hardship(*words, file, "-o", "-")
    assert named[0] == 0, named[2]
    assert named[1].splitlines()[1].startswith("extend,12,2026-01-05,")
    if words == ["batch"]:
        assert named == hardship(*words, file)
    assert hardship(*words, file, "-o", "-", "--to", "jsonl")[1].startswith("{")


@pytest.mark.parametrize("suffix", ["csv", "tsv", "jsonl", "parquet"])
def test_a_sheet_of_what_has_none_is_refused(batch, hardship, tmp_path, suffix):
    path = tmp_path / f"r.{suffix}"
    if suffix == "parquet":
        pl.DataFrame({"act": ["extend"], "months": [12]}).write_parquet(path)
    else:
        path.write_text(
            '{"act": "extend", "months": 12}\n' if suffix == "jsonl" else "act\tmonths\nextend\t12\n", "utf-8"
        )
    for more in ((), ("--explain-row", "1")):
        code, out, err = hardship("batch", path, "--sheet", "x", *more)
        assert (code, out) == (2, "")
        assert f"--sheet: A {suffix} file has no sheets.\nLeave out --sheet" in err


def renamed(path, before, after):
    """A Parquet with a column under another name, which has as many letters."""
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after))


def test_a_parquet_with_a_column_twice_says_which(hardship, tmp_path):
    path = tmp_path / "r.parquet"
    pl.DataFrame({"act": ["extend"], "months": [12], "mOnths": [6]}).write_parquet(path)
    renamed(path, b"mOnths", b"months")
    for lang, words in (("en", "The column 'months' is there twice."), ("de", "Die Spalte „months“ gibt es zweimal.")):
        code, out, err = hardship("batch", path, "--lang", lang)
        assert (code, out, err.startswith(words)) == (2, "", True), err
    path.write_bytes(path.read_bytes()[:-9])
    assert "cannot be read" in hardship("batch", path)[2]


@pytest.mark.parametrize("text", [r"\ud800", r"x \uDFFF", r"\ude00\ud83d", r"\\\udabc"])
@pytest.mark.parametrize("form", ['"{}"', '["{}"]', '{{"a": {{"{}": 1}}}}', '{{"a": ["b", "{}"]}}'])
def test_half_a_character_in_a_value_is_an_error_of_its_row(batch, hardship, tmp_path, text, form):
    """It went out as a question mark, and nobody was told."""
    head = '{"act": "extend", "months": 12, "on": "2026-01-05", "x": '
    lines = [f"{head}{form.format(part)}}}" for part in (text, r"\ud83d\ude00")]
    code, frame, err = batch("".join(f"{line}\n" for line in lines).encode(), suffix="jsonl")
    assert code == 1
    assert frame["error"].to_list()[1] is None
    assert "half a character" in frame["error"].to_list()[0]
    assert frame["fee_eur"].to_list() == [None, "93.00"]
    assert "Failed because of: a value that is no text 1." in err
    # What can carry it passes it through.
    code, out, _err = hardship("batch", tmp_path / "input.jsonl", "-o", "-", "--to", "jsonl")
    assert [line.startswith(before[:-1]) for line, before in zip(out.splitlines(), lines, strict=True)] == [True, True]
    assert "half a character" in json.loads(out.splitlines()[0])["error"]


def test_a_backslash_is_no_half_of_a_character(batch):
    line = rb'{"act": "extend", "months": 12, "on": "2026-01-05", "x": "C:\\\\udata\\\\ud800"}'
    code, frame, _err = batch(line.replace(b"\\\\\\\\", b"\\\\"), suffix="jsonl")
    assert (code, frame["x"].to_list()) == (0, [r"C:\udata\ud800"])


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("text", ["[1]", "3", '"x"', "null"])
def test_json_that_is_no_object_is_said_to_be_none(hardship, tmp_path, text, lang):
    path = tmp_path / "c.json"
    path.write_text(text, "utf-8")
    code, out, err = hardship("case", path, "--lang", lang)
    assert (code, out) == (2, "")
    assert ("JSON, but no object" if lang == "en" else "JSON, aber kein Objekt") in err
    assert not {"list", "int", "str", "NoneType"} & set(err.replace("'", " ").split()), "no word of Python's"


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "born: an error in the cell 1, months: no length"), ("de", "Dauer: keine")]
)
def test_why_rows_failed_is_said_in_words(batch, lang, words):
    rows = b"act,months,born,on\nextend,12,#N/A,2026-01-05\nextend,x,1.1.1990,2026-01-05\n"
    _code, _frame, err = batch(rows, "--lang", lang)
    said = next(line for line in err.splitlines() if line.startswith(("Failed because of", "Fehlgeschlagen wegen")))
    assert words in said
    assert "_" not in said


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 workbook", b"\x1f\x8b\x08 gzip", b"%PDF-1.4\n", b"PAR1", "id,act\n1,extend\n".encode("utf-16-le"),
     "id,act\n1,extend\n".encode("utf-32")],
)  # fmt: skip
def test_what_is_no_text_is_said_to_be_of_another_format(hardship, tmp_path, suffix, data):
    path = tmp_path / f"r.{suffix}"
    path.write_bytes(data)
    code, _out, err = hardship("batch", path, "-o", tmp_path / "o.csv")
    assert (code, "and of the format that its name says?" in err) == (2, True)
