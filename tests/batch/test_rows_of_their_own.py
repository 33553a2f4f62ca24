"""A row's answer is its own: registers in which one row once changed, or lost, the answer of another, and their kin."""

import json
import os
import random
from datetime import date

import polars as pl
import pytest
from differential_cells import COLUMNS, Setting, as_text, expected, told
from outputs import read_back
from random_overlays import TABLES, toml_of
from registers import ACTS, ALL, hostile

from hardship_cli import Case, answers, fee
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.row_by_row import Setting as Shared
from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.overlay import check_overlay

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data")

TODAY = ("--today", "2026-11-28")


def data(name):
    return os.path.join(DATA, name)


def rows_of(frame):
    return frame.to_dicts()


def holds(frame, law, **setting):
    """Each row of an answered register says what the single answers say of its facts."""
    given = [name for name in frame.columns if name not in COLUMNS and not name.startswith("answer_")]
    beside = [name for name in ("status", "remedy") if f"answer_{name}" in frame.columns]
    for row in frame.iter_rows(named=True):
        facts = {name: row[name] for name in (*given, *beside) if name != "id"}
        wanted = expected(facts, Setting(law, **setting))
        assert {name: row[f"answer_{name}" if name in beside else name] for name in COLUMNS} == {
            name: as_text(value) for name, value in wanted.items()
        }, facts


def in_every_order(batch, source, *options):
    """The register as it stands, backwards, and row by row: the cells by the row's number."""
    frame = pl.read_csv(source, infer_schema=False)
    _code, plain, _err = batch(source, *options)
    turned = batch(frame.reverse().write_csv().encode(), *options)[1].reverse()
    single = pl.concat([batch(frame[place].write_csv().encode(), *options)[1] for place in range(frame.height)])
    assert turned.equals(plain)
    assert single.equals(plain)
    return plain


def test_many_other_places_leave_a_row_its_holidays(batch, law):
    """D1: from the 64th place on a row got the holidays of the next Land."""
    _code, found, _err = batch(data("place_alias_augsburg.csv"), *TODAY)
    last = found.row(-1, named=True)
    assert (last["id"], last["appeal_last_day"], last["status"]) == ("z", "2025-08-11", "calculated")
    assert found["error"].str.contains("is not known as a place with holidays of its own there").sum() == 63
    holds(found, law)


def test_a_day_ahead_is_told_with_the_first_answer(batch, law):
    """What holds for every answer of a row stood in front of what has no answer; the single answers say it with the first of them."""
    rows = "lawful_since,applied,purpose_until\n2059-11-29,2060-02-02,2061-06-12\n2019-11-29,2020-02-02,2021-06-12\n"
    _code, found, _err = batch(rows.encode(), *TODAY)
    assert found["notes"].to_list() == ["permit_until_needed;day_in_future;undecided", "permit_until_needed;undecided"]
    holds(found, law)


@pytest.mark.parametrize(("land", "place"), [("TH", "eichsfeld"), ("SN", "sn-corpus-christi"), ("BY", "by-15-august")])
def test_thousands_of_places_leave_each_row_its_own(batch, law, land, place):
    days = ["2025-05-19", "2025-06-18", "2025-07-15", "2026-05-04"]
    rows = [f"{other},Ort {number},{day}" for number in range(700) for other, day in [("NW", days[number % 4])]]
    for place_of in (place, place.upper(), "land", ""):
        rows[17:17] = rows[500:500] = rows[len(rows) :] = [f"{land},{place_of},{day}" for day in days]
    code, found, _err = batch("\n".join(["land,place,notified", *rows]).encode(), *TODAY)
    assert code == 1
    holds(found, law)


def test_the_first_row_changes_nothing_for_the_second(batch, law):
    """D2: 5.00 for 10.00, by a date of birth that was tried for the row before."""
    found = in_every_order(batch, data("eq_C_swiss.csv"), *TODAY)
    assert found["fee_eur"].to_list() == ["10.00", "10.00"]
    holds(found, law)


KIN = {
    "the age that another's application has": """id,act,status,born,on,applied
1,extend,eu-turkey,2002-05-01,2024-04-01,2026-01-05
2,extend,eu-turkey,2002-05-01,2024-04-01,
3,extend,eu-turkey,,2024-04-01,2026-01-05
4,extend,,2002-05-01,2012-01-01,2026-01-05""",
    "the day of another's notification": """id,land,permit_until,applied,posted,delivery,notified
1,SH,2026-03-31,2026-03-02,2026-04-02,letter,
2,SH,2026-03-31,2026-03-02,2026-04-02,pzu,
3,SH,2026-03-31,2026-03-02,,,2026-04-03
4,NW,2026-03-31,2026-03-02,2024-12-30,letter,""",
    "an error of another's facts": """id,act,born,minor,on,start,until
1,extend,2008-01-01,true,2025-12-31,,
2,extend,2008-01-01,true,2026-01-01,,
3,extend,2008-01-01,,2026-01-01,2026-02-01,2026-01-01
4,extend,,true,2026-01-01,2026-01-01,2026-02-01""",
    "law that was not known for another": """id,act,months,on,benefits,status
1,extend,12,2004-12-31,sgb2,
2,extend,12,2005-01-01,sgb2,
3,extend,12,1990-01-01,,refugee
4,extend,12,2075-12-31,,refugee""",
}


@pytest.mark.parametrize("kind", KIN)
def test_kin_of_rows_that_changed_another(batch, law, tmp_path, kind):
    path = tmp_path / "register.csv"
    path.write_text(KIN[kind])
    holds(in_every_order(batch, path, *TODAY), law)


def test_nothing_invented_is_believed(hardship, batch):
    """D3: a birth date made up to settle an open fact became a half fee for minors."""
    facts = {"act": "certificate", "status": "swiss", "on": "2012-01-01", "applied": "2026-01-05"}
    assert str(fee(Case.read(facts)).answer.amount) == "10.00"
    options = [part for name, value in facts.items() if name != "act" for part in (f"--{name}", value)]
    assert hardship("fee", "certificate", *options, "--plain")[1].strip() == "10.00"
    source = f"{','.join(facts)}\n{','.join(facts.values())}\n".encode()
    assert batch(source, *TODAY)[1]["fee_eur"].to_list() == ["10.00"]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "xlsx"])
def test_days_of_other_software_are_days(hardship, tmp_path, kind):
    """D4: a time stamp that a batch had read was nothing to ``due``, without a word."""
    target = tmp_path / f"r.{kind}"
    code, _out, err = hardship("batch", data("due_timestamp.parquet"), "-o", target, *TODAY)
    assert code == 0, err
    code, out, err = hardship("due", target, "--within", "30d", "--today", "2026-05-20", "--json")
    assert code == 0, err
    (due,) = json.loads(out)["due"]
    assert due["day"] == "2026-05-31"


MIDNIGHTS = (
    "2026-05-31 00:00:00",
    "2026-05-31T00:00:00",
    "2026-05-31T00:00:00.000000",
    "31.05.2026 00:00",
    "31.5.2026 00:00:00",
)


@pytest.mark.parametrize("text", MIDNIGHTS)
@pytest.mark.parametrize("kind", ["csv", "jsonl", "xlsx"])
def test_a_midnight_behind_a_day_is_nothing(hardship, tmp_path, text, kind):
    source, target = tmp_path / "in.csv", tmp_path / f"out.{kind}"
    source.write_text(f"id,land,permit_until\n1,NW,{text}\n2,NW,2026-05-31\n")
    code, _out, err = hardship("batch", source, "-o", target, *TODAY)
    assert code == 0, err
    first, last = read_back(target).drop("id", "permit_until").rows()
    assert first == last
    code, out, err = hardship("due", target, "--within", "30d", "--today", "2026-05-20", "--json")
    assert code == 0, err
    assert [due["day"] for due in json.loads(out)["due"]] == ["2026-05-31"] * 2


@pytest.mark.parametrize(
    "text", ["2026-05-31 00:00:01", "2026-05-31T12:00:00", "2026-05-31 00:00:00+02:00", "2026-05-31 00", "00:00:00"]
)
def test_any_other_time_is_no_day(batch, text):
    code, found, _err = batch(f"land,permit_until\nNW,{text}\n".encode(), *TODAY)
    assert code == 1
    assert found["error"].to_list()[0].startswith("permit_until: ")


def test_an_empty_cell_in_quotes_is_empty(batch, law):
    """D5: as PowerShell and R write it."""
    code, found, _err = batch(data("quoted_empty_flag.csv"), *TODAY)
    (row,) = rows_of(found)
    assert (code, row["fee_eur"], row["fee_status"], row["error"]) == (0, "93.00", "calculated", None)
    holds(found, law)


def test_reasons_due_before_the_calendar_do_not_block_their_row(batch, law):
    """By own data alone: the law on courts is known from 2005 on, and the calendar begins with 1990."""
    row = b"1989-10-11,judgment,wrong,BY,2018-02-28,e-acknowledgement,1989-10-08\n"
    _code, found, _err = batch(b"notified,document,instruction,land,on,delivery,received\n" + row * 3, *TODAY)
    assert found["appeal_last_day"].to_list() == ["1990-10-11"] * 3
    holds(found, law)


def test_days_before_the_calendar_block_their_row_alone(batch, law):
    """D6: one such row lost the register."""
    with open(data("fiction_1990.csv"), encoding="utf-8") as file:
        head, row = file.read().split()
    other = "2000-01-01,2026-03-01,2020-01-01,,true"
    code, found, _err = batch(f"{head}\n{other}\n{row}\n{other}\n".encode(), *TODAY)
    assert code == 0
    first, early, last = rows_of(found.select("fiction_effect", "fiction_from", "notes", "error"))
    assert (early["fiction_effect"], early["error"]) == (None, None)
    assert "before_calendar" in early["notes"].split(";")
    assert first == last
    assert first["fiction_effect"] == "permitted-stay"
    holds(found, law)
    case = Case.read(dict(zip(head.split(","), row.split(","), strict=True)))
    assert answers(case, date(2026, 11, 28), law).open["fiction"].code == "before_calendar"


def test_a_tariff_with_a_few_more_versions(batch):
    """D7: three more versions of one price were too many for the key of a register."""
    overlay = data("overflow_overlay")
    found = in_every_order(batch, data("overflow_register.csv"), "--data", overlay, *TODAY)
    holds(found, Law(overlay=overlay))
    assert found["fee_eur"].to_list() == [None, "46.50", "67.00"]


PRICES = [name for name, rule in TABLES["fees"]["rule"].items() if rule["kind"] == "fee"]


@pytest.fixture
def twenty_more(tmp_path):
    """An overlay with twenty more versions of every price, one a year, no two the same."""
    lines = ['[source.OWN]\ntitle = "Amtsblatt"\nchecked = { on = 2026-01-01, result = "verified" }\n']
    for place, name in enumerate(PRICES):
        versions = [
            f'{{ from = {2027 + number}-01-01, value = {1000 * number + 1000 + 4 * place}.00, source = "OWN" }}'
            for number in range(20)
        ]
        lines.append(f"[rule.{toml_of(name)}]\nversion = [{', '.join(versions)}]\n")
    (tmp_path / "overlay").mkdir()
    (tmp_path / "overlay" / "fees.toml").write_text("".join(lines))
    assert len(PRICES) > 20
    assert check_overlay(str(tmp_path / "overlay"), Law().directory) == []
    return str(tmp_path / "overlay")


def test_a_tariff_with_twenty_more_versions_of_every_price(batch, twenty_more):
    """Any data that the checker passes answer registers, whatever number of versions there are."""
    overlay = twenty_more
    law = Law(overlay=overlay)
    acts = (
        "extend,12,,",
        "extend,3,,",
        "issue,12,,",
        "issue,36,,express",
        "reissue-card,,lost,",
        "fiction-certificate,,,",
        "objection,,,",
    )
    rows = [
        f"{act},{year}-0{month}-01,{born}"
        for act in acts
        for year in range(2024, 2050, 2)
        for month, born in ((1, ""), (2, "2010-06-30"))
    ]
    code, found, err = batch("\n".join(["act,months,reason,extras,on,born", *rows]).encode(), "--data", overlay, *TODAY)
    assert code == 0, err
    assert found["fee_eur"].n_unique() > 60
    holds(found, law)
    extended = found.filter((pl.col("act") == "extend") & (pl.col("months") == "12") & (pl.col("born").is_null()))
    place = PRICES.index("residence_extend_over_3m")
    by_year = {int(day[:4]): cells for day, cells in extended.select("on", "fee_eur").iter_rows()}
    assert by_year == {
        year: f"{1000 * (year - 2026) + 4 * place}.00" if year >= 2027 else "93.00" for year in range(2024, 2050, 2)
    } | {2048: f"{20_000 + 4 * place}.00"}


def test_rows_under_twenty_more_versions_walk_paths(twenty_more):
    """Each version of a price has paths of its own: rows with an error, and no others, are left to be answered one by one."""
    law = Law(overlay=twenty_more)
    years = [(year, month) for year in range(2026, 2048) for month in (1, 11)]
    rows = [row for seed in (1, 2, 3) for row in hostile(seed, 250, windows=years, share=0.5)]
    dice = random.Random(4)
    rows += [
        {"act": act, "on": f"{year}-{dice.randint(1, 12):02}-15", "months": dice.choice(("3", "12", "2y"))}
        for act in ACTS
        for year in range(2026, 2048)
    ]
    frame = pl.DataFrame(rows, schema=dict.fromkeys([name for name in ALL if name != "id"], pl.String))
    engine = Engine(Shared(law, tuple(QUESTIONS), told, date(2026, 11, 28)))
    found = pl.concat([engine.answer(some).columns for some in frame.iter_slices(300)])
    for row, cells in zip(frame.iter_rows(named=True), found.select(COLUMNS).iter_rows(), strict=True):
        wanted = expected(row, Setting(law))
        assert dict(zip(COLUMNS, cells, strict=True)) == {name: as_text(value) for name, value in wanted.items()}, row
    assert engine.one_by_one == found["error"].count()
    assert engine.forest.contradictions == []
    assert found["fee_eur"].n_unique() > 200


def test_a_period_of_two_months(batch):
    """D8: what a Land, or the law of later years, makes of the period is what a row is told."""
    overlay = data("ov_period")
    found = in_every_order(batch, data("ov_period.csv"), "--data", overlay, *TODAY)
    assert found.select("appeal_last_day", "filed_in_time").rows() == [
        ("2026-04-13", "true"), ("2026-04-13", "true"), ("2026-04-13", "false"),
    ]  # fmt: skip
    holds(found, Law(overlay=overlay))


@pytest.mark.parametrize("row", ['none = "not-in-force"', 'gap = "no-text-read"', "value = 1", "value = 18"])
@pytest.mark.parametrize("rule", ["action_period", "objection_period", "notification_letter", "inaction_waiting"])
def test_a_period_that_is_none_or_unknown(batch, tmp_path, rule, row):
    (tmp_path / "overlay").mkdir()
    (tmp_path / "overlay" / "deadlines.toml").write_text(
        f'[rule.{rule}]\nversion = [{{ from = 2026-01-01, {row}, source = "OWN" }}]\n'
        '[source.OWN]\ntitle = "BGBl."\nchecked = { on = 2026-01-01, result = "verified" }\n'
    )
    overlay = str(tmp_path / "overlay")
    law = Law(overlay=overlay)
    assert check_overlay(overlay, Law().directory) == []
    source = tmp_path / "register.csv"
    source.write_text(
        "id,land,posted,delivery,filed,applied,permit_until\n"
        "1,NW,2025-12-29,letter,2026-01-30,,\n2,NW,2026-02-09,letter,2026-03-10,2025-11-03,2025-12-31\n"
        "3,ST,2026-02-09,letter,2026-04-12,2025-11-03,2025-12-31\n4,BY,2026-02-09,pzu,,,\n"
    )
    holds(in_every_order(batch, source, "--data", overlay, *TODAY), law)
