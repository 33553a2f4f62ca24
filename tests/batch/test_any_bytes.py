"""CSV as bytes, odd in every way that files are: what goes out is what the csv module reads, with the answers of the single commands."""

import csv
import io
import itertools
import json
import random
from datetime import date
from functools import cache

import polars as pl
import pytest
from registers import ALL
from test_same_as_single import single, tell

from hardship_cli.batch import turns
from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.audit import AuditRun
from hardship_cli.batch.pipeline import Job, Run
from hardship_cli.batch.row_by_row import Setting
from hardship_cli.errors import InputError

TEXTS = [
    "", "", "x", "0007", " both ", '5" x', 'a"b"c', "=1+1", "@x", "-1", "-x", "+49 30", "'", "Ä€", "日本", "\u2028", "\x85", "\x0b\x0c", "nul\x00l", "\\", '\\"', "x" * 700,
]  # fmt: skip
QUOTED = [
    *TEXTS,
    "a,b",
    "a;b",
    "a\tb",
    "a\nb",
    "a\r\nb",
    "\n",
    "\n\n",
    "\r",
    "a\rb",
    '"',
    '""',
    '",',
    "=a\nb",
    "\r\n",
    " =1",
    "\t=1",
]
ACTS = ["extend", "issue", "extent", "", " extend ", "Extend", "@x", "toleration-issue", "objection"]
DAYS = ["2025-07-04", "04.07.2025", "4.7.2025", "2025-02-30", "", "", "@x", " 2025-07-04", "2024-11-01", "31.12.2019"]
LANDS = ["NW", "BY", "", "Bayern", "Nordrhein-Westfalen", " nw "]  # a column of others is no column of Länder
FACTS = {"act": ACTS, "notified": DAYS, "posted": DAYS, "land": LANDS, "born": ["1990-05-12", "12.05.2010", ""]}


class Quiet:
    def tell(self, _rows):
        pass

    def done(self):
        pass


@cache
def expected_of(row, law, land=None):
    return single({name: text or None for name, text in row}, law, land)


def cell(dice, text, separator, odd):
    """One cell as it may stand in a file."""
    must = any(sign in text for sign in (separator, "\n", "\r")) or text.startswith('"')
    if not must and ('"' not in text or dice.random() < odd) and dice.random() < 0.8:
        return text
    return '"' + text.replace('"', '""') + '"'


def made(dice, separator):
    """A register as bytes."""
    facts = dice.sample(list(FACTS), dice.randrange(1, 5))
    if not {"act", "posted", "notified"} & set(facts):
        facts.append("notified")
    one = dice.random() < 0.1
    names = (
        [dice.choice(["act", "notified", "posted"])]
        if one
        else [*facts, *dice.sample(["Az", "note", "", "", "x y"], 3)]
    )
    if "notified" not in names and "posted" not in names and not one:
        names.append("posted")
    if names in (["act"], ["notified"]):
        names = ["posted"]
    dice.shuffle(names)
    ends = dice.choice([["\n"], ["\r\n"], ["\n", "\r\n"]])
    odd, broken, quoted = dice.choice([0, 0, 0.2]), dice.random() < 0.2, dice.choice([0, 0.02, 0.3])
    rows = []
    for _ in range(dice.choice([0, 1, 2, 5, 30, 60])):
        kind = dice.random()
        if kind < 0.06:
            rows.append("")
            continue
        cells = []
        for name in names:
            values = (
                ["?"]
                if broken and name in FACTS and name != "land"
                else FACTS.get(name) or (QUOTED if dice.random() < quoted else TEXTS)
            )
            text = dice.choice(values)
            cells.append(cell(dice, text, separator, odd))
        if kind < 0.12:
            del cells[dice.randrange(1, len(cells) + 1) :]
        if 0.12 < kind < 0.13 and not one:
            cells = [cells[0] + '"', *cells[1:]] if odd else cells
        if 0.13 < kind < 0.14:
            cells.append("x\x1fy" if len(cells) < len(names) else "")
        if 0.14 < kind < 0.16 and len(cells) > 2:
            cells = [
                dice.choice(["", "a\x1fb", "  "]) if name not in FACTS else text
                for name, text in zip(names, cells, strict=True)
            ]
        rows.append(separator.join(cells))
    text = separator.join(names) + dice.choice(ends) + "".join(row + dice.choice(ends) for row in rows)
    if dice.random() < 0.3:
        text = text.removesuffix("\n").removesuffix("\r")
    if dice.random() < 0.1:
        text += "\n" * dice.randrange(4)
    return names, b"\xef\xbb\xbf" * (dice.random() < 0.2) + text.encode()


def read(data, separator):
    """The rows as the csv module reads them; nothing where a record is broken."""
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    while len(rows) > 1 and not rows[-1]:
        rows.pop()
    return rows


def out_rows(path, to, german):
    if to in ("csv", "tsv"):
        separator = ";" if german else "\t" if to == "tsv" else ","
        data = path.read_bytes()
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))
    if to == "jsonl":
        lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        return [None, *(list(line.values()) for line in lines)]
    return [None, *map(list, pl.read_parquet(path).rows())]


def check(data, separator, path, law, cut, to, german, land=None):  # noqa: PLR0917 - a table of many columns
    (path / "in.csv").write_bytes(data)
    target = path / f"out.{to}"
    target.unlink(missing_ok=True)
    job = Job(str(path / "in.csv"), str(target))
    job.rows_at_once, job.german, job.force = cut, german, True
    job.read_as = "tsv" if separator == "\t" else "csv"
    rows = read(data, separator)
    names, rows = rows[0], rows[1:]
    fit = all(not any(row[len(names) :]) for row in rows)
    try:
        Run(job, Setting(law, (), tell, date(2026, 11, 28), land=land)).run(lambda _rows: Quiet())
    except InputError as error:
        assert not fit or error.code in ("batch_quote_open", "batch_quote_stray"), error.code  # noqa: PT017 - only some files are refused
        return
    assert fit
    found = out_rows(target, to, german)[1:]
    assert len(found) == len(rows)
    text = to in ("csv", "tsv")
    for row, got in zip(rows, found, strict=True):
        wanted = [*row, *[""] * (len(names) - len(row))][: len(names)]
        passed = [value or "" for value in got[: len(names)]]
        if text:
            passed = [
                one[1:] if one[:1] == "'" and one[1:2] in set("=+-@\t\r") and one[1:] == two else one
                for one, two in zip(passed, wanted, strict=True)
            ]
        assert passed == wanted
        facts = tuple((name, value) for name, value in zip(names, wanted, strict=True) if name in ALL)
        expected = expected_of(facts, law, land)
        if german and expected["fee_eur"]:
            expected = {**expected, "fee_eur": expected["fee_eur"].replace(".", ",")}
        answers = dict(zip(ANSWERS, got[len(names) :], strict=True))
        plain = {name: "" if value is None else str(value) for name, value in answers.items()}
        if not text:
            plain["filed_in_time"] = plain["filed_in_time"].lower()
            continue
        asked = {name: value or "" for name, value in expected.items()}
        assert plain == asked, facts


@pytest.mark.parametrize("seed", range(4))
def test_any_bytes(law, tmp_path, seed):
    dice = random.Random(seed)
    for _ in range(15):
        separator = dice.choice([",", ",", ";", "\t"])
        names, data = made(dice, separator)
        if len(names) == 1 and separator == ",":
            separator = ";"  # what is taken where the header has none
        to, german = dice.choice(
            [("csv", False), ("csv", False), ("tsv", False), ("csv", True), ("parquet", False), ("jsonl", False)]
        )
        if dice.random() < 0.5 and to == "csv":
            german = separator == ";"
        cut = dice.choice([1, 2, 3, 7, 100])
        try:
            check(data, separator, tmp_path, law, cut, to, german, dice.choice([None, None, "BW"]))
        except Exception as error:
            raise AssertionError((data, separator, cut, to, german)) from error


@pytest.mark.parametrize(
    "data",
    [b"note,posted\n1\n2,2025-07-04\n", b"note,posted\n1\n2\n", b"note,posted\n1,\n2,2025-07-04\n3\n"],
    ids=["the first", "all", "a later one"],
)
@pytest.mark.parametrize("cut", [1, 100])
def test_records_short_of_cells(law, tmp_path, data, cut):
    check(data, ",", tmp_path, law, cut, "csv", german=False)


@pytest.mark.parametrize("first", [b"", b"1\n"], ids=["as it is", "mended"])
def test_a_carriage_return_alone(law, tmp_path, first):
    data = b"note,posted,more\n" + first + b'"\r",2025-07-04,"a\rb"\nx,2025-07-04,"\r"\n'
    check(data, ",", tmp_path, law, 100, "csv", german=False)


def test_a_carriage_return_without_quotes_goes_out_in_quotes(batch, tmp_path):
    batch(b"note,posted\na\rb,2025-07-04\nx,2025-07-04\n")
    assert b'"a\rb",2025-07-04,' in (tmp_path / "output.csv").read_bytes()


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("record", ["x,2025-07-04,", "x,2025-07-04,,", '"x",2025-07-04,""', "x"])
def test_empty_cells_too_many_at_the_end_of_the_file(law, tmp_path, record, end):
    """They must not push the answers one column on."""
    check(f"note,posted\ny,2025-07-04\n{record}{end}".encode(), ",", tmp_path, law, 100, "csv", german=False)


def late(rows):
    """ISO, then German days, words that come late, a block of broken rows, and more texts than are kept."""
    for place in range(rows):
        day = f"2025-07-{place % 28 + 1:02}" if place < rows // 2 else f"{place % 28 + 1:02}.07.2025"
        land = ["NW", "", "  "][place % 3] if place < rows - 60 else ["Bayern", "hessen", "Berlin"][place % 3]
        act = "?" if rows // 3 < place < rows // 3 + 100 else "issue" if place == rows - 7 else "extend"
        yield f'{place},{act},{day},{land},12,"{place:05}, x"\n'


@pytest.mark.parametrize("land", [None, "BW"])
@pytest.mark.parametrize("cut", [20, 150])
def test_what_changes_in_the_middle(law, tmp_path, cut, land):
    data = "id,act,notified,land,months,note\n" + "".join(late(600))
    check(data.encode(), ",", tmp_path, law, cut, "csv", german=False, land=land)


@pytest.mark.parametrize("cut", [20, 150])
def test_pieces_one_after_the_other(law, tmp_path, monkeypatch, cut):
    """Never two in memory at a time: what Polars forgets between them must not be taken for what it was."""
    monkeypatch.setattr(turns, "_SIDE_BY_SIDE", 1)
    test_what_changes_in_the_middle(law, tmp_path, cut, None)


@pytest.mark.parametrize("cut", [1000, 3000, 50_000])
def test_more_texts_than_are_kept(law, tmp_path, cut):
    """Beyond so many, texts are read as those of rows that are answered alone."""
    count = 20_500
    spelled = (
        "".join(signs)
        for signs in itertools.product(*[(one, one.upper()) for one in "nordrhein-westfal".replace("-", "")])
    )
    lands = [f"{word[:9]}-{word[9:]}en" for word in itertools.islice(spelled, count)]
    assert len(set(lands)) == count
    data = (
        "land,act,months,notified\n"
        + "".join(f"{land},extend,12,2025-07-04\n" for land in lands)
        + "Bayern,extend,12,2025-07-04\n"
    )
    (tmp_path / "in.csv").write_text(data)
    job = Job(str(tmp_path / "in.csv"), str(tmp_path / "out.csv"))
    job.rows_at_once = cut
    outcome = Run(job, Setting(law, (), tell, date(2026, 11, 28))).run(lambda _rows: Quiet())
    assert (outcome.rows, outcome.answered, outcome.failed) == (count + 1, count + 1, 0)
    found = out_rows(tmp_path / "out.csv", "csv", german=False)[1:]
    assert [row[0] for row in found] == [*lands, "Bayern"]
    assert {row[4] for row in found} == {"93.00"}


def test_more_texts_than_there_are_categories(law, tmp_path):
    """Columns of words are read as categories, of which there can be 65,535; beyond that as texts."""
    acts = [f"act {place}" for place in range(70_000)]
    acts[::100] = ["extend"] * 700
    text = "act,land,months,notified\n" + "".join(f"{act},BY,12,2025-07-04\n" for act in acts)
    (tmp_path / "in.csv").write_text(text)
    outcome = Run(
        Job(str(tmp_path / "in.csv"), str(tmp_path / "out.csv")), Setting(law, (), tell, date(2026, 11, 28))
    ).run(lambda _rows: Quiet())
    assert (outcome.rows, outcome.answered, outcome.failed) == (70_000, 700, 69_300)
    assert [row[0] for row in out_rows(tmp_path / "out.csv", "csv", german=False)[1:]] == acts


@pytest.mark.parametrize("cut", [1000, 50_000])
def test_more_bad_texts_than_are_tried_at_once(law, tmp_path, cut):
    count = 20_500
    data = "act,land,months,notified\n" + "".join(f"act {place},BY,12,2025-07-04\n" for place in range(count))
    (tmp_path / "in.csv").write_text(data + "extend,BY,12,2025-07-04\n")
    job = Job(str(tmp_path / "in.csv"), str(tmp_path / "out.csv"))
    job.rows_at_once = cut
    outcome = Run(job, Setting(law, (), tell, date(2026, 11, 28))).run(lambda _rows: Quiet())
    assert (outcome.rows, outcome.answered, outcome.failed) == (count + 1, 1, count)
    assert out_rows(tmp_path / "out.csv", "csv", german=False)[-1][4] == "93.00"


@pytest.mark.parametrize("cut", [3, 1000])
def test_only_differences_are_the_lines_that_differ(law, tmp_path, cut):
    dice = random.Random(cut)
    notes = ["x", '"a\nb"', '"a,b"', "=1+1", "", '"\r"', 'a"b']
    records = [
        (f"{place}", dice.choice(notes), dice.choice(["93", "46.50", '"93,00 €"', "", "abc"])) for place in range(300)
    ]
    data = "id,note,act,months,notified,recorded_fee_eur\n" + "".join(
        f"{place},{note},extend,12,2025-07-04,{fee}\n" for place, note, fee in records
    )
    (tmp_path / "in.csv").write_text(data, newline="")
    job = Job(str(tmp_path / "in.csv"), str(tmp_path / "out.csv"))
    job.rows_at_once = cut
    run = AuditRun(job, Setting(law, (), tell, date(2026, 11, 28)))
    run.only_differences = True
    run.run(lambda _rows: Quiet())
    wanted = [row for row in read(data.encode(), ",")[1:] if row[5] == "46.50"]
    found = out_rows(tmp_path / "out.csv", "csv", german=False)[1:]
    assert [[row[0], row[1].removeprefix("'"), *row[2:6]] for row in found] == wanted
