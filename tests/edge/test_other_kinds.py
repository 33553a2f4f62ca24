"""A file of another command's kind: what it is, and which command takes it."""

import pytest

REGISTER = "id;land;act;months\n1;NW;extend;6\n"
CASE = 'act = "extend"\nmonths = "6m"\n'
BINARY = b"PK\x03\x04\xc3\xa4\xe4\xff\x00"


@pytest.mark.parametrize("command", ["case", "text memo", "fee", "permit", "turns fee", "due"])
def test_a_register_is_named_where_a_case_is_taken(hardship, tmp_path, command):
    # "has no value. Write one fact a line", of the headings of a register.
    for name, content in (("r.csv", REGISTER.encode()), ("r.xlsx", BINARY), ("r.parquet", BINARY)):
        path = tmp_path / name
        path.write_bytes(content)
        code, out, err = hardship(*command.split(), path)
        assert (code, out) == (2, "") or command == "due"
        if command != "due":
            assert "register" in err
            assert f"hardship batch {path}" in err
    code, _out, err = hardship("fall", tmp_path / "r.csv", "--lang", "de")
    assert code == 2
    assert "r.csv ist ein Register, keine Falldatei.\nDafür: hardship register " in err


@pytest.mark.parametrize("command", ["batch", "audit", "impact"])
def test_a_case_file_is_named_where_a_register_is_taken(hardship, tmp_path, command):
    more = {"batch": ("-o", "-"), "audit": (), "impact": ("--on", "2027-01-01")}[command]
    for name, content in (("c.toml", CASE), ("c.json", '{"act": "extend"}')):
        path = tmp_path / name
        path.write_text(content)
        code, _out, err = hardship(command, path, *more)
        assert code == 2
        assert f"hardship case {path}" in err or "Nothing recorded" in err  # audit takes a case, too


def test_what_was_written_to_be_looked_at_is_no_case(hardship, tmp_path):
    for name, content in (("d.ics", "BEGIN:VCALENDAR\r\n"), ("p.html", "<!doctype html>"), ("p.pdf", "%PDF-1.7 \xe4")):
        path = tmp_path / name
        path.write_text(content, encoding="latin-1")
        code, _out, err = hardship("case", path)
        assert code == 2
        assert "is no case file: none ends in ." in err
        assert "hardship init case" in err


def test_a_slip_in_a_case_of_another_name_is_told_by_its_line(hardship, tmp_path):
    path = tmp_path / "case.txt"
    path.write_text("act = extend\nmonths\n")
    assert "case.txt:2: 'months' has no value." in hardship("case", path)[2]


def test_facts_beside_a_register_are_told_as_that(hardship, tmp_path):
    path = tmp_path / "r.csv"
    path.write_text(REGISTER)
    assert "takes the facts of one case" in hardship("case", path, "--land", "NW")[2]
    assert "whose rows hold the facts" in hardship("audit", path, "--act", "extend")[2]


def test_no_binary_file_is_a_saved_answer(hardship, tmp_path):
    path = tmp_path / "r.xlsx"
    path.write_bytes(BINARY)
    assert "holds no saved answer" in hardship("verify", path)[2]


@pytest.mark.parametrize(("name", "meant"), [("r.csv", "hardship batch r.csv"), ("c.toml", "hardship case c.toml")])
def test_a_file_in_the_place_of_a_command(hardship, name, meant):
    assert f"Did you mean {meant}?" in hardship(name)[2]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["text", "--lang", "en"],
            "Behind hardship text a command is missing.\nAccepted: fee, instruction, fiction, memo.",
        ),
        (["turns"], "For example: hardship turns fee extend --months 6"),
        (["batch"], "For example: hardship batch "),
        (["schedules", "diff", "2026-01-01"], "For example: hardship schedules diff 2023-10-31 2024-11-01"),
        (["fee", "extend", "--delivery"], "needs a value.\nAccepted: letter, email, "),
        (["turns", "fee", "extend", "--from", "2026-03-01", "--to", "2026-02-01"], "Give the earlier day first."),
    ],
)
def test_what_is_missing_on_the_command_line_is_told_with_what_goes_there(hardship, args, said):
    code, out, err = hardship(*args)
    assert (code, out) == (2, "")
    assert said in err


def test_a_register_that_is_not_there_has_one_beside_it_with_nearly_that_name(hardship, tmp_path):
    (tmp_path / "register.csv").write_text(REGISTER)
    err = hardship("batch", tmp_path / "registr.csv", "-o", "-")[2]
    assert f"does not exist. Did you mean {tmp_path / 'register.csv'}?" in err
