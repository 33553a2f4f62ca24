"""Files that a command reads: overlays, case files, saved answers, ticked lists and registers, sound, damaged and hostile."""

import csv
import io
import json
import os
import shutil
import stat
import subprocess
import sys

import pytest
from hostile import HOSTILE, anything, good_of
from hypothesis import given
from hypothesis import strategies as st
from inputs import DAYS_IN_ORDER, as_json, as_toml, facts, spoiled, written
from overlays import damaged, lay
from surface import SCRATCH, call, calm, judge, judge_error
from test_options import times

from hardship_cli.facts import FACTS

FEE = ("fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04")
APPEAL = ("appeal", "--land", "BW", "--delivery", "letter", "--posted", "3.3.2025", "--began", "18.11.2024")
# What rests on each of the five files.
RESTING = {
    "fees": (
        FEE,
        (
            "fee",
            "objection",
            "--against",
            "refused-extend",
            "--months",
            "12",
            "--on",
            "2025-07-04",
            "--benefits",
            "sgb2",
        ),
    ),
    "deadlines": (
        APPEAL,
        ("permit", "--title", "25-5", "--start", "1.7.2026", "--lawful-since", "1.1.2025"),
        ("fiction", "--permit-until", "31.3.2026", "--applied", "3.4.2026", "--continuation-ordered", "20.4.2026"),
    ),
    "holidays": (
        ("holidays", "TH", "2025"),
        ("deadline", "2026-01-31", "1m", "--land", "SN"),
        ("deadline", "2025-12-30", "1d", "--backwards"),
    ),
    "services": (
        ("checklist", "99010022001005", "--land", "BY"),
        ("checklist", "99010022001012", "--land", "HH"),
        ("checklist", "--commissions"),
    ),
    "sources": (FEE, ("schedules", "list")),
}
FORMS = st.sampled_from(((), ("--json",), ("--lang", "de"), ("--plain",)))


@times(120)
@given(damaged(), FORMS)
def test_what_the_checker_of_overlays_lets_through_no_command_stumbles_over(overlay, form):
    name, text = overlay
    directory = lay({name: text})
    for words in RESTING[name]:
        result = judge(call(*words, *form, "--data", directory))
        if result.code == 2:
            assert name in result.err
            break


@times(30)
@given(st.binary(max_size=60), st.sampled_from(tuple(RESTING)))
def test_an_overlay_of_any_bytes(content, name):
    result = judge(call(*FEE, "--json", "--data", lay({name: content})))
    assert result.code in (0, 2)


DEEP = {
    "lists": "rule = " + "[" * 5000 + "]" * 5000,
    "tables": "rule = " + "{a=" * 5000 + "1" + "}" * 5000,
    "headers": "[" + ".".join("a" * 3000) + "]\n",
    "dotted": ".".join("a" * 3000) + " = 1\n",
    "not so deep": "rule = " + "[" * 300 + "]" * 300,
    "below a rule": "rule.x.land = " + "{a=" * 300 + "1" + "}" * 300,
    "digits": "rule.x = " + "9" * 5000,
    "hexadecimal": "rule.x = 0x" + "f" * 5000,
    "fraction": "rule.x = 1." + "0" * 5000,
    "exponent": "rule.x = 1e999999999",
    "not a number": "rule.x = nan",
    "key": '"' + "k" * 10_000 + '" = 1',
    "escapes": '"\\u001b[31m\\u202e{0}[/b]" = "\\u0007"',
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_an_overlay_of_depth_or_length(text, form):
    assert judge(call(*FEE, *form, "--data", lay({"fees": text}))).code == 2


def _fifo(path):
    os.mkfifo(path)


def _endless(path):
    os.symlink("/dev/zero", path)


def _loop(path):
    os.symlink(os.path.basename(path), path)


def _dangling(path):
    os.symlink("nowhere", path)


def _directory(path):
    os.mkdir(path)


def _forbidden(path):
    with open(path, "w", encoding="utf-8"):
        pass
    os.chmod(path, 0)


MAKERS = (_fifo, _endless, _loop, _dangling, _directory, _forbidden)
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


@posix
@pytest.mark.parametrize("make", MAKERS)
def test_an_overlay_file_that_is_no_file(make):
    directory = lay({})
    path = os.path.join(directory, "fees.toml")
    make(path)
    if make is _forbidden and os.access(path, os.R_OK):
        pytest.skip("nothing is forbidden to this user")
    try:
        result = judge(call(*FEE, "--plain", "--data", directory))
    finally:
        shutil.rmtree(directory)
    # A link to nowhere is no file of the overlay.
    assert (result.code, "fees.toml" in result.err) == (2, True)


@posix
@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize(
    "command",
    [("case",), ("due",), ("verify",), ("checklist", "--act", "extend", "--land", "TH", "--done")],
    ids=" ".join,
)
def test_an_input_that_is_no_file(make, command):
    if make is _fifo:
        pytest.skip("a pipe is read: hardship case <(...)")
    path = os.path.join(SCRATCH, "input.toml")
    make(path)
    if make is _forbidden and os.access(path, os.R_OK):
        os.unlink(path)
        pytest.skip("nothing is forbidden to this user")
    try:
        result = judge(call(*command, path))
    finally:
        os.rmdir(path) if os.path.isdir(path) and not os.path.islink(path) else os.unlink(path)
    assert result.code == 2


@posix
def test_a_case_through_a_pipe():
    path = os.path.join(SCRATCH, "pipe")
    os.mkfifo(path)
    write = f"open({path!r}, 'w').write('permit_until = \"2026-03-31\"')"
    with subprocess.Popen([sys.executable, "-c", write]):
        assert judge(call("case", path, "--plain", "--today", "2026-01-01")).out == "2026-03-31\n"
    os.unlink(path)


@times(120)
@given(facts(), st.sampled_from((as_toml, as_json)), st.sampled_from((".toml", ".json", "")), st.data())
def test_any_case_file(raw, form, suffix, data):
    content = form(raw).encode("utf-8", "surrogatepass")
    if data.draw(st.integers(0, 4)) == 0:
        content = data.draw(spoiled(content))
    path = written(f"case{suffix}", content)
    shown = data.draw(st.sampled_from(((), ("--json",), ("--plain",), ("--explain", "--lang", "de"))))
    result = judge(call("case", path, *shown), many=True)
    if result.code == 2:
        assert not result.out
        told = result.err
        if "--json" in shown:
            tree = json.loads(told)
            assert tree["error"].pop("file") == path
            tree["error"].pop("line")
            told = json.dumps(tree) + "\n"
        judge_error(told, "--json" in shown, as_json(raw))
    else:
        assert not result.err
    due = judge(call("due", path, "--within", "3y", "--today", "2026-02-01", "--plain"), many=True)
    assert due.code in (0, 2)
    assert all(len(line.split("\t")) == 3 for line in due.out.splitlines())


@times(40)
@given(facts(damage=0.15))
def test_pages_and_calendars_of_any_case(raw):
    path = written("case.toml", as_toml(raw))
    page = judge(call("case", path, "--html", "-"), many=True)
    assert page.out.count("<script") == 0
    calendar = judge(call("case", path, "--ics", "-", "--remind", "7d"), many=True)
    assert calendar.code in (0, 2, 4)
    if calendar.out:
        # Lines that a value could have smuggled in would be others than the calendar's own.
        names = {
            line.split(":")[0].split(";")[0] for line in calendar.out.split("\r\n") if line and not line.startswith(" ")
        }
        assert all(name.isupper() for name in names), names
        assert max(len(line.encode()) for line in calendar.out.split("\r\n")) <= 75


SAVED = [call(*words, "--json").out for words in (FEE, APPEAL, *RESTING["deadlines"][1:])]


@times(60)
@given(st.sampled_from(SAVED), st.data())
def test_verify_reads_any_saved_answer(saved, data):
    if data.draw(st.booleans()):
        content = data.draw(spoiled(saved.encode()))
    else:
        tree = json.loads(saved)
        part = data.draw(st.sampled_from(tuple(tree)))
        if data.draw(st.booleans()) and isinstance(tree[part], dict) and tree[part]:
            tree[part][data.draw(st.sampled_from(tuple(tree[part])))] = data.draw(_json_values)
        elif data.draw(st.booleans()):
            del tree[part]
        else:
            tree[part] = data.draw(_json_values)
        content = json.dumps(tree).encode()
    result = judge(call("verify", written("answer.json", content), *data.draw(FORMS)), many=True)
    assert result.code in (0, 1, 2)


_json_values = st.one_of(
    st.sampled_from(HOSTILE),
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.just([]),
    st.just({}),
    st.just([{}]),
    st.just({"a": {}}),
)


@times(30)
@given(
    st.one_of(
        st.binary(max_size=80),
        st.lists(st.sampled_from((*HOSTILE, "- [x] a <!-- id -->", "passport", "# passport", "- [x]"))).map("\n".join),
    )
)
def test_any_list_of_finished_items(content):
    judge(call("checklist", "--act", "extend", "--land", "TH", "--done", written("list.md", content)), many=True)


def _cell(draw, name, wild):
    if draw(st.integers(0, 9)) < wild:
        text = draw(st.one_of(st.sampled_from(HOSTILE), anything))
        return text.encode("utf-8", "replace").decode()
    fact = FACTS.get(name)
    if fact is None:
        return draw(st.sampled_from(("a", "=1+1", "00017", "-5", "@x", "", "+49 30", "ä", "x;y", 'a"b')))
    return draw(
        st.sampled_from(DAYS_IN_ORDER[name].split()) if name in DAYS_IN_ORDER else good_of(fact.kind, fact.values)
    )


@st.composite
def registers(draw):
    """The columns and rows of a register."""
    own = st.sampled_from(("name", "Aktenzeichen", "x y", "[b]", "{0}", "=1", "<b>", "é"))
    columns = draw(st.lists(st.one_of(st.sampled_from(tuple(FACTS)), own), max_size=8, unique=True))
    columns = list(dict.fromkeys((*columns, "act", "recorded_fee_eur")))
    wild = draw(st.sampled_from((0, 0, 2, 5)))
    return columns, [[_cell(draw, name, wild) for name in columns] for _ in range(draw(st.integers(1, 4)))]


@times(40)
@given(registers(), st.sampled_from((",", ";", "\t")), st.sampled_from(("batch", "audit")), st.data())
def test_a_register_of_any_cells_comes_out_row_for_row(register, separator, command, data):
    columns, rows = register
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(columns)
    writer.writerows(rows)
    source = written("in.tsv" if separator == "\t" else "in.csv", text.getvalue())
    target = os.path.join(SCRATCH, "out.jsonl")
    result = call(command, source, "-o", target, "--force", *data.draw(st.sampled_from(((), ("--lang", "de")))))
    told = f"{result}\n{text.getvalue()!r}"
    assert result.code in (0, 1), told
    assert not result.out, told
    assert calm(result.err), told
    assert "Traceback" not in result.err, told
    assert all(len(line) <= 400 for line in result.err.splitlines()), told
    assert {os.path.dirname(path) for _what, path in result.touched} == {SCRATCH}, told
    assert not [name for name in os.listdir(SCRATCH) if name.endswith(".part")], told
    with open(target, encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    assert len(found) == len(rows), told


@times(40)
@given(registers(), st.sampled_from((".csv", ".tsv", ".jsonl", ".parquet", ".xlsx")), st.data())
def test_a_damaged_register_is_read_or_refused(register, suffix, data):
    columns, rows = register
    if suffix == ".jsonl":
        content = "".join(json.dumps(dict(zip(columns, row, strict=True))) + "\n" for row in rows).encode()
    else:
        text = io.StringIO()
        csv.writer(text).writerows([columns, *rows])
        content = text.getvalue().encode(
            data.draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252"))), "replace"
        )
    source = written(f"in{suffix}", data.draw(spoiled(content)))
    target = os.path.join(SCRATCH, "out.csv")
    with open(target, "w", encoding="utf-8") as file:
        file.write("before")
    result = call("batch", source, "-o", target, "--force", *data.draw(st.sampled_from(((), ("--excel-de",)))))
    told = f"{result}\n{content!r}"
    assert result.code in (0, 1, 2), told
    assert calm(result.err), told
    assert not [name for name in os.listdir(SCRATCH) if name.endswith(".part")], told
    if result.code == 2:
        # What was there stays there.
        assert os.stat(target).st_size == len("before"), told
        judge_error(result.err, as_json=False, told=told)


def test_files_that_are_written_stay_where_they_are_named():
    path = written("case.toml", 'permit_until = "2026-03-31"\n')
    for option, name in (("--html", "page.html"), ("--ics", "days.ics")):
        target = os.path.join(SCRATCH, name)
        result = call("case", path, option, target, "--today", "2026-01-01")
        assert result.code == 0
        assert {os.path.dirname(at) for _what, at in result.touched} == {SCRATCH}
        assert os.path.exists(target)
        assert stat.S_IMODE(os.stat(target).st_mode) & 0o111 == 0
        again = judge(call("case", path, option, target), many=True)
        assert (again.code, "--force" in again.err) == (2, True)
        os.unlink(target)
        for hostile in ("", "/", ".", "no/such/folder/x", "a\0b", "x" * 300, os.path.join(path, "below")):
            refused = call("case", path, f"{option}={hostile}", "--today", "2026-01-01")
            assert refused.code == 2 or not hostile, refused
            assert not refused.touched, refused
            assert "Traceback" not in refused.err
