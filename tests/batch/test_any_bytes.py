"""CSV as bytes, odd in every way that files are: what goes out is what the csv module reads, with the answers of the single commands."""

import csv
import io
import itertools
import json
import random
from functools import cache

import polars as pl
import pytest
from registers import ALL
from test_same_as_single import single, tell

from hardship_cli.batch.columns import ANSWERS
from hardship_cli.batch.question import Setting
from hardship_cli.batch.run import Job, Run
from hardship_cli.errors import InputError

TEXTS = [
    "", "", "x", "0007", " both ", "5\" x", "a\"b\"c", "=1+1", "@x", "-1", "-x", "+49 30", "'", "Ä€", "日本", "\u2028", "\x85", "\x0b\x0c", "nul\x00l", "\\", "\\\"", "x" * 700,
]  # fmt: skip
QUOTED = [*TEXTS, "a,b", "a;b", "a\tb", "a\nb", "a\r\nb", "\n", "\n\n", "\r", "a\rb", '"', '""', '",', "=a\nb", "\r\n", " =1", "\t=1"]
ACTS = ["extend", "issue", "extent", "", " extend ", "Extend", "=x", "toleration-issue", "objection"]
DAYS = ["2025-07-04", "04.07.2025", "4.7.2025", "2025-02-30", "", "", "=x", " 2025-07-04", "2024-11-01", "31.12.2019"]
LANDS = ["NW", "BY", "", "Bayern", "XX", "Nordrhein-Westfalen", " nw "]
FACTS = {"act": ACTS, "notified": DAYS, "posted": DAYS, "land": LANDS, "born": ["1990-05-12", "12.05.2010", ""]}


class Quiet:
    def tell(self, _rows):
        pass

    def done(self):
        pass


@cache
def expected_of(row, law):
    return single({name: text or None for name, text in row}, law)


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
    names = [dice.choice(["act", "notified", "posted"])] if one else [*facts, *dice.sample(["Az", "note", "", "", "x y"], 3)]
    if "notified" not in names and "posted" not in names and not one:
        names.append("posted")
    if names == ["act"] or names == ["notified"]:
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
            values = ["?"] if broken and name in FACTS else FACTS.get(name) or (QUOTED if dice.random() < quoted else TEXTS)
            text = dice.choice(values)
            cells.append(cell(dice, text, separator, odd))
        if kind < 0.12:
            del cells[dice.randrange(1, len(cells) + 1) :]
        if 0.12 < kind < 0.13 and not one:
            cells = [cells[0] + '"'] + cells[1:] if odd else cells
        if 0.13 < kind < 0.14:
            cells.append("x\x1fy" if len(cells) < len(names) else "")
        if 0.14 < kind < 0.16 and len(cells) > 2:
            cells = [dice.choice(["", "a\x1fb", "  "]) if name not in FACTS else text for name, text in zip(names, cells, strict=True)]
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
        return [None, *([value for value in line.values()] for line in lines)]
    return [None, *map(list, pl.read_parquet(path).rows())]


def check(data, separator, path, law, cut, to, german, land=None):
    (path / "in.csv").write_bytes(data)
    target = path / f"out.{to}"
    target.unlink(missing_ok=True)
    job = Job(str(path / "in.csv"), str(target))
    job.rows_at_once, job.german, job.force, job.land = cut, german, True, land
    job.read_as = "tsv" if separator == "\t" else "csv"
    rows = read(data, separator)
    names, rows = rows[0], rows[1:]
    fit = all(not any(row[len(names) :]) for row in rows)
    try:
        Run(job, Setting(law), tell).run(lambda _rows: Quiet())
    except InputError as error:
        assert not fit or error.code == "batch_quote_open", error.code
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
        if land:
            facts = tuple((name, value) for name, value in facts if name != "land" or value.strip())
            facts = facts if any(name == "land" for name, _value in facts) else (*facts, ("land", land))
        expected = expected_of(facts, law)
        if german and expected["fee_eur"]:
            expected = {**expected, "fee_eur": expected["fee_eur"].replace(".", ",")}
        answers = dict(zip(ANSWERS, got[len(names) :], strict=True))
        plain = {name: "" if value is None else str(value) for name, value in answers.items()}
        if not text:
            plain["filed_in_time"] = plain["filed_in_time"].lower()
            continue
        asked = {name: value or "" for name, value in expected.items()}
        assert plain == asked, facts


@pytest.mark.parametrize("seed", range(8))
def test_any_bytes(law, tmp_path, seed):
    dice = random.Random(seed)
    for _ in range(40):
        separator = dice.choice([",", ",", ";", "\t"])
        _names, data = made(dice, separator)
        to, german = dice.choice([("csv", False), ("csv", False), ("tsv", False), ("csv", True), ("parquet", False), ("jsonl", False)])
        if dice.random() < 0.5 and to == "csv":
            german = separator == ";"
        cut = dice.choice([1, 2, 3, 7, 100])
        try:
            check(data, separator, tmp_path, law, cut, to, german, dice.choice([None, None, "BW"]))
        except Exception as error:
            raise AssertionError((data, separator, cut, to, german)) from error
