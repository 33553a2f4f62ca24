"""Lines that are odd: damaged UTF-16, blank lines, JSON that is no object or says a thing twice."""

import csv
import io
import json
import random

import polars as pl
import pytest

from hardship_cli.batch import pipeline as run
from hardship_cli.batch.formats import interface as layout

HEAD, ROW = "id,act,months,notified\n", "{},extend,12,2025-07-04\n"
SOUND = '{"id": "9", "act": "extend", "months": "12", "notified": "2025-07-04"}'


def lines_of(tmp_path):
    return [json.loads(line) for line in (tmp_path / "output.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("suffix", "text"), [("csv", HEAD + ROW.format(1)), ("jsonl", f"{SOUND}\n{SOUND}\n")])
@pytest.mark.parametrize(
    ("damage", "line", "byte"),
    [
        (lambda data: data + b"x", 3, 1),
        (lambda data: data + "y".encode("utf-16-le") + b"\x00\xd8\x20\x00", 3, 3),
        (lambda data: data[:2] + b"\x00\xdc" + data[2:], 1, None),
    ],
    ids=["half a unit at the end", "half a pair at the end", "half a pair at the beginning"],
)
def test_damaged_utf_16_is_refused_with_its_place(batch, suffix, text, damage, line, byte):  # noqa: PLR0917 - a table of many columns
    data = text.encode("utf-16")
    code, frame, err = batch(damage(data), suffix=suffix)
    assert (code, frame) == (2, None)
    assert f"input.{suffix}, line {line}: byte {3 if byte is None else len(data) + byte} is no UTF-16" in err
    assert "UTF-8" in err


def test_damage_is_counted_over_blocks_of_the_file(batch):
    text = HEAD + "".join(ROW.format(f"{place:07}") for place in range(60_000))
    data = text.encode("utf-16")
    code, _frame, err = batch(data + b"\x00\xdc\x0a\x00")
    assert code == 2
    assert f"line 60002: byte {len(data) + 1} " in err


@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1252", "utf-8-sig"])
def test_other_encodings(batch, suffix, encoding):
    text = "id,name,act,months,notified\n1,Jürgen – 5 €,extend,12,2025-07-04\n"
    if suffix == "jsonl":
        text = SOUND.replace('"9"', '"1", "name": "Jürgen – 5 €"') + "\n"
    data = (b"\xfe\xff" if encoding == "utf-16-be" else b"") + text.encode(encoding)
    code, frame, err = batch(data, suffix=suffix)
    assert (code, frame["name"].to_list(), frame["fee_eur"].to_list()) == (0, ["Jürgen – 5 €"], ["93.00"])
    assert ("not UTF-8" in err) == (encoding != "utf-8-sig")


# Blank lines: those at the end of a CSV are no rows, one between rows is an empty row (docs/data-format.md).


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("blank", [1, 2, 5])
def test_a_header_and_blank_lines_are_a_header(batch, end, blank):
    for names in ("act,land", "act"):
        code, frame, err = batch((names + end * (1 + blank)).encode())
        assert (code, frame.height) == (0, 0), err
        assert "0 rows" in err


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (HEAD + ROW.format(1) + "\n" + ROW.format(2), ["1", None, "2"]),
        (HEAD + "\n" + ROW.format(1), [None, "1"]),
        (HEAD + ROW.format(1) + "\n\n\n", ["1"]),
        (HEAD + ROW.format(1)[:-1] + "\n\n\n", ["1"]),
        (HEAD + ROW.format(1) + "\n" + ROW.format(2) + "\n\n", ["1", None, "2"]),
        (HEAD + ROW.format('"a\n\nb"') + "\n", ["a\n\nb"]),
        (HEAD + ROW.format('"a\n\n"') + ",,,\n" + "\n", ["a\n\n", None]),
        (HEAD + ROW.format('5" x') + "\n" + ROW.format('6" y') + "\n", ['5" x', None, '6" y']),
    ],
    ids=str,
)
@pytest.mark.parametrize("how", ["utf-8", "cp1252", "crlf"])
def test_blank_lines(batch, text, ids, how):
    if how == "cp1252":  # mended by another reader; the answer is the same
        text = text.replace("act,", "act,größe,").replace("extend,", "extend,,")
    data = text.encode("cp1252" if how == "cp1252" else "utf-8")
    if how == "crlf":
        data = data.replace(b"\n", b"\r\n")
        ids = [name and name.replace("\n", "\r\n") for name in ids]
    code, frame, err = batch(data)
    assert (code, frame["id"].to_list()) == (0, ids), err
    assert f"{len(ids)} row{'' if len(ids) == 1 else 's'}: " in err


def test_blank_lines_wherever_the_file_is_cut(batch, monkeypatch):
    r = random.Random(7)
    monkeypatch.setattr(run, "BATCH", 1)
    monkeypatch.setattr(run.Job, "__init__", small_job(run.Job.__init__))
    for _ in range(25):
        pieces = [
            r.choice(["", "", ROW.format(r.randrange(10**9)), ROW.format('"x\n\ny"'), ROW.format('"\n"')])
            for _ in range(r.randrange(40))
        ]
        text = HEAD + "".join(piece or "\n" for piece in pieces)
        expected = [row[0] if row else None for row in csv.reader(io.StringIO(text.rstrip("\n"), newline=""))][1:]
        _code, frame, err = batch(text.encode())
        assert frame["id"].to_list() == expected, (text, err)


def small_job(init):
    def make(self, *args):
        init(self, *args)
        self.rows_at_once = 2

    return make


def test_blank_lines_of_json_are_no_rows(batch, tmp_path):
    batch(f"\n{SOUND}\n\n \t\n{SOUND}\n\n".encode(), suffix="jsonl", to="jsonl")
    assert [row["id"] for row in lines_of(tmp_path)] == ["9", "9"]


# JSON


@pytest.mark.parametrize("line", ["5", "[1]", "null", '"x"', "true", "1e999", "[]"])
def test_json_that_is_no_object(batch, tmp_path, line):
    code, _frame, err = batch(f"{SOUND}\n{line}\n{SOUND}\n".encode(), suffix="jsonl", to="jsonl")
    rows = lines_of(tmp_path)
    assert (code, [row.get("id") for row in rows]) == (1, ["9", None, "9"])
    assert rows[1]["line"] == line
    assert rows[1]["error"].startswith(f"'{line}' is JSON, but no JSON object. Accepted on a line: one object")
    assert "Failed because of: JSON, but no object 1." in err
    code, frame, _err = batch(f"{SOUND}\n{line}\n".encode(), suffix="jsonl")
    assert (code, frame.height, frame["error"][1]) == (1, 2, rows[1]["error"])


@pytest.mark.parametrize("line", ["{broken", '{"a": 1', "{'a': 1}", "\x00" + SOUND, "[" * 5000])
def test_what_is_no_json(batch, tmp_path, line):
    code, _frame, _err = batch(f"{line}\n{SOUND}\n".encode(), suffix="jsonl", to="jsonl")
    rows = lines_of(tmp_path)
    assert (code, len(rows), rows[0]["line"]) == (1, 2, line)
    assert "is no JSON object: " in rows[0]["error"]
    assert '{"act": "extend"}' in rows[0]["error"] or len(line) > 200


@pytest.mark.parametrize(
    ("line", "key", "values"),
    [
        ('{"id": "1", "act": "extend", "act": "issue", "notified": "2025-07-04"}', "act", '["extend", "issue"]'),
        ('{"id": "1", "act": "issue", "act": "issue", "notified": "2025-07-04"}', "act", '["issue", "issue"]'),
        ('{"id": "1", "note": 1, "note": null, "act": "issue"}', "note", "[1, null]"),
        ('{"id": "1", "act": "issue", "deep": {"a": [{"b": 1, "b": 2}]}}', "b", "[1, 2]"),
        ('{"id": "1", "id": "2", "act": "issue"}', "id", '["1", "2"]'),
    ],
    ids=["act", "equal", "other", "deep", "id"],
)
def test_a_doubled_key_is_an_error_and_no_value_is_lost(batch, tmp_path, line, key, values):
    code, _frame, _err = batch(f"{line}\n{SOUND}\n".encode(), suffix="jsonl", to="jsonl")
    rows = lines_of(tmp_path)
    assert (code, rows[0]["line"], rows[0]["fee_eur"], rows[1]["fee_eur"]) == (1, line, None, "93.00")
    assert f"'{key}' is there twice: {values}" in rows[0]["error"]
    _code, frame, _err = batch(f"{line}\n{SOUND}\n".encode(), suffix="jsonl")
    assert (frame["error"][0], frame["fee_eur"][0]) == (rows[0]["error"], None)
    assert frame["id"][0] == (values if key == "id" else "1")
    if key in frame.columns:
        assert frame[key][0] == values


@pytest.mark.parametrize("to", ["csv", "parquet", "xlsx"])
def test_half_a_character_in_json(batch, hardship, tmp_path, to):
    # An escape can name half a character, which no text holds: exit code 70 was the answer.
    lines = [
        '{"\\ud800": 1, "id": "1", "act": "issue"}',
        '{"id": "\\udfff", "extras": ["\\ud800"], "x": {"\\ud800": 1}}',
    ]
    code, frame, err = batch("\n".join([*lines, SOUND]).encode(), suffix="jsonl", to=to)
    assert (code, frame.height, frame["fee_eur"][2]) == (1, 3, "93.00" if to != "xlsx" else "93"), err
    assert '"\\ud800" holds half a character' in frame["error"][0]
    assert hardship("batch", tmp_path / "input.jsonl", "-o", tmp_path / "output.jsonl")[0] == 1
    first, second, _sound = (tmp_path / "output.jsonl").read_text("utf-8").splitlines()
    assert json.loads(first)["line"] == lines[0]
    assert second.startswith(lines[1][:-1])
    assert "half a character" in json.loads(second)["error"]


def test_columns_without_a_name_get_one_that_is_free(batch):
    data = b'{"": "a", "column_1": "b", "act": "issue", "notified": "2025-07-04"}\n'
    code, frame, err = batch(data, suffix="jsonl", to="parquet")
    assert (code, frame.columns[:2], frame.row(0)[:2]) == (0, ["column_1_", "column_1"], ("a", "b")), err


@pytest.mark.parametrize("part", [1, 7, 1000])
def test_written_in_parts_all_the_same(tmp_path, monkeypatch, part):
    monkeypatch.setattr(layout, "_PART", part)
    path, dice = tmp_path / "out", random.Random(part)
    data = [dice.randbytes(size) for size in (0, 1, 6, 7, 8, 999, 2500)]
    file = layout.FileWriter(str(path), layout.Layout([], 0)).file
    assert [file.write(one) for one in data] == [len(one) for one in data]
    file.close()
    assert path.read_bytes() == b"".join(data)


def test_words_that_are_no_json_fail_their_line(batch):
    lines = [
        f'{{"act": "extend", "months": 12, "on": "2025-07-04", "x": {word}}}'
        for word in ("NaN", "-Infinity", "null", "1e999")
    ]
    code, frame, err = batch("\n".join(lines).encode(), suffix="jsonl")
    assert code == 1, err
    assert [text is None for text in frame["error"].to_list()] == [False, False, True, True]
    assert "NaN is no JSON. Accepted: null" in frame["error"][0]
    assert "-Infinity is no JSON" in frame["error"][1]


def test_numbers_of_json_keep_their_digits_in_lists_and_have_the_comma_of_the_answers(batch, tmp_path):
    line = b'{"act": "extend", "months": 12, "on": "2025-07-04", "x": [1.50, {"a": 2}], "y": 12.50, "z": "12.50", "n": 1e5}\n'
    _code, frame, _err = batch(line, suffix="jsonl")
    assert frame.row(0)[3:7] == ('[1.50, {"a": 2}]', "12.50", "12.50", "1e5")
    batch(line, "--excel-de", suffix="jsonl")
    row = (tmp_path / "output.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert row.startswith('extend;12;2025-07-04;"[1.50, {""a"": 2}]";12,50;12.50;1e5;93,00;')
    deep = b'{"act": "extend", "months": 12, "on": "2025-07-04", "x": ' + b"[" * 600 + b"1" + b"]" * 600 + b"}\n"
    code, frame, err = batch(deep, suffix="jsonl")
    assert (code, frame["x"][0][:3]) == (0, "[[["), err


@pytest.mark.parametrize(
    "facts",
    [
        {"act": "objection", "against": ["refused-extend", "removal-threat"], "months": 12},
        {"act": ["objection"], "against": ["Ablehnung der Verlängerung"], "months": 12},
        {"act": ["extend"], "months": 12, "extras": ["express", "delivery"], "born": ["2010-05-12"]},
        {"act": "extend", "months": 12, "against": [], "extras": []},
    ],
)
def test_lists_of_facts_are_read_as_in_a_case_file(hardship, tmp_path, facts):
    case, lines, typed = tmp_path / "c.json", tmp_path / "r.jsonl", tmp_path / "r.parquet"
    facts = {**facts, "on": "2026-04-02"}
    case.write_text(json.dumps(facts), encoding="utf-8")
    lines.write_text(json.dumps(facts) + "\n", encoding="utf-8")
    pl.DataFrame([facts], infer_schema_length=None).write_parquet(typed)
    code, out, _err = hardship("case", case, "--json", "--today", "2026-04-02")
    wanted = json.loads(out)["answer"]["fee"]["amount"]
    target = tmp_path / "o.jsonl"
    for source in (lines, typed):
        code, _out, err = hardship("batch", source, "-o", target, "--force", "--today", "2026-04-02")
        row = json.loads(target.read_text(encoding="utf-8"))
        assert (code, row["error"], f"{row['fee_eur']}") == (0, None, wanted), err


def test_a_list_in_a_column_that_was_named_by_hand(batch):
    line = b'{"act": "objection", "Ziel": ["refused-extend", "removal-threat"], "months": 12, "on": "2026-04-02"}\n'
    code, frame, _err = batch(line, "--map", "Ziel=against", suffix="jsonl")
    assert (code, frame["fee_eur"][0]) == (0, "46.50")
