"""Columns that are looked up are what a loop over the rows looks up, and joined cells are read back as single ones."""

import csv
import io
import random
from collections import Counter

import polars as pl
import pytest

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import MONEY
from hardship_cli.batch.formats import csv as write_csv
from hardship_cli.batch.formats.csv import Cells, CsvWriter
from hardship_cli.batch.formats.interface import Layout, Rows

TEXTS = [None, "", "93.00", "a,b", "a;b", 'say "so"', "two\nlines", "§ 44 AufenthV", "x"]
GROUPS = {
    "fee": ("fee_eur", "fee_status", "fee_basis"),
    "appeal": ("remedy", "filed_in_time"),
    "_said": ("status", "notes", "error"),
}
ALONE = ("fiction_effect",)  # given as it stands
LEFT = [name for name in ANSWERS if name not in ALONE and not any(name in names for names in GROUPS.values())]


class Made:
    """Answers of random tables, with the rows that a loop finds in them."""

    def __init__(self, seed, tables=None):
        dice = random.Random(seed)
        self.height = dice.choice([0, 1, 7, 40])
        self.answers = Answers(self.height)
        self.tables = tables or {}
        columns = {name: [None] * self.height for name in LEFT}
        for group, names in GROUPS.items():
            size = dice.choice([0, 1, 5]) if tables is None else len(tables[names[0]])
            own = {name: dice.choices(TEXTS, k=dice.choice([0, 3])) for name in names}
            count = len(own[names[0]])
            own = {name: (values * 3)[:count] if values else [None] * count for name, values in own.items()}
            known = range(size + count)
            places = [dice.choice([None, *known]) for _ in range(self.height)]
            self.answers.place(group, pl.Series(places, dtype=pl.Int32))
            for name in names:
                if tables is None:
                    self.tables[name] = pl.Series(dice.choices(TEXTS, k=size), dtype=pl.String)
                self.answers.look_up(name, group, self.tables[name], own[name])
                whole = [*self.tables[name].to_list(), *own[name]]
                columns[name] = [None if place is None else whole[place] for place in places]
        for name in ALONE:
            columns[name] = dice.choices(TEXTS, k=self.height)
        self.answers = self.answers.with_columns({name: pl.Series(columns[name], dtype=pl.String) for name in ALONE})
        self.rows = list(zip(*(columns[name] for name in ANSWERS), strict=True))

    def column(self, name):
        return [row[ANSWERS.index(name)] for row in self.rows]


@pytest.mark.parametrize("seed", range(60))
def test_columns(seed):
    made = Made(seed)
    assert made.answers.columns.columns == list(ANSWERS)
    assert made.answers.columns.rows() == made.rows
    for name in ANSWERS:
        column = made.column(name)
        assert made.answers.column(name).to_list() == column
        kinds = ["x", "", "93.00", "not there"]
        assert made.answers.count(name, kinds) == Counter(text for text in column if text in kinds)
        assert made.answers.given(name).to_list() == [row for row, text in enumerate(column) if text is not None]


@pytest.mark.parametrize("seed", range(20))
def test_some_rows_and_more_columns(seed):
    made = Made(seed)
    wanted = [row % 3 == 0 for row in range(made.height)]
    more = {
        "remedy": pl.Series(["r"] * made.height, dtype=pl.String),
        "audit": pl.Series(map(str, range(made.height)), dtype=pl.String),
    }
    found = made.answers.with_columns(more).filter(pl.Series(wanted, dtype=pl.Boolean))
    remedy = ANSWERS.index("remedy")
    rows = [(*row[:remedy], "r", *row[remedy + 1 :], str(place)) for place, row in enumerate(made.rows)]
    assert found.names == (*ANSWERS, "audit")
    assert found.columns.rows() == [row for row, kept in zip(rows, wanted, strict=True) if kept]
    assert made.answers.columns.rows() == made.rows  # as before
    for begin in range(0, found.height, 4):
        some = found.slice(begin, 4)
        assert some.columns.rows() == found.columns.rows()[begin : begin + 4]
        assert some.height == len(some.columns)


def layout(german=False):
    return Layout(["id", *ANSWERS], 1, {"fee_eur": MONEY}, german=german)


@pytest.mark.parametrize(("german", "separator"), [(False, ","), (False, "\t"), (True, ";")])
def test_joined_cells_are_read_back(german, separator):
    cells, tables = Cells(layout(german), separator), None
    for seed in range(40):
        if seed % 4 == 0:
            tables = None  # others than before; else the same, which are kept
        made = Made(f"{separator}{seed}", tables)
        tables = made.tables
        columns = cells.of(made.answers)
        lines = zip(*(column.to_list() for column in columns), strict=True)
        text = "".join(separator.join(cell or "" for cell in line) + "\r\n" for line in lines)
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        wanted = [[cell or "" for cell in row] for row in made.rows]
        if german:
            wanted = [[row[0].replace(".", ",", 1), *row[1:]] for row in wanted]
        assert found == wanted


def test_fewer_columns_than_answers():
    # Amount, status and basis; remedy and whether it was kept stand apart; status, notes and error.
    assert len(Cells(layout(), ",").of(Made("many").answers)) <= len(ANSWERS) - 2


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("at_once", [1, 3, 40, 1000])
def test_lines_as_written_anew(tmp_path, monkeypatch, seed, at_once):
    monkeypatch.setattr(write_csv, "_CELLS", at_once)
    made = Made(seed)
    passed = pl.DataFrame({"0": [f"{row:04}" for row in range(made.height)]}, schema={"0": pl.String})
    files = []
    for lines in (None, passed.to_series()):
        writer = CsvWriter(str(tmp_path / f"{len(files)}.csv"), layout(), ",")
        writer.write(Rows(passed, made.answers, lines))
        writer.close()
        files.append(list(csv.reader(io.StringIO((tmp_path / f"{len(files)}.csv").read_text(), newline=""))))
    assert files[0] == files[1]
    assert len(files[0]) == made.height + 1


def test_a_row_whose_application_is_open_is_told_what_to_do_in_its_cell(batch):
    # One word of it named an option, the other nothing to do, and the summary counted "a word with several meanings".
    rows = b"act,months,outcome,benefits\nextend,6,offen,\nextend,6,pending,\nextend,6,,ALG\n"
    _code, frame, err = batch(rows)
    assert frame["error"][0].endswith("has none yet. Leave it out (the cell empty) while nothing is decided.")
    assert frame["error"][0].replace("offen", "pending") == frame["error"][1]
    assert "outcome: no result yet 2" in err
    # Columns are named there, and no options.
    assert frame["error"][2].endswith("For ALG I write “other”, for ALG II “sgb2”.")
