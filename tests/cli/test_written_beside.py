"""What is written and told beside an answer where one of several files cannot be, and how a cell is to be written."""

import pytest

FEE = ("fee", "extend", "--months", "12", "--on", "2026-06-01")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "No answer has a day that belongs in a calendar."), ("de", "Keine Antwort enthält einen Tag")],
)
def test_without_a_day_for_the_calendar_the_other_files_are_written(hardship, tmp_path, language, said):
    page, saved, calendar = (tmp_path / name for name in ("b.html", "c.toml", "a.ics"))
    code, out, err = hardship(*FEE, "--ics", calendar, "--html", page, "--save", saved, "--lang", language)
    assert (code, calendar.exists(), page.exists(), saved.exists()) == (0, False, True, True)
    assert said in err
    assert "93" in out


def test_a_calendar_alone_without_a_day_is_refused_and_names_no_file(hardship, tmp_path):
    code, _out, err = hardship(*FEE, "--ics", tmp_path / "a.ics")
    assert (code, "FILE" in err, (tmp_path / "a.ics").exists()) == (2, False, False)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "In the cell stands, for example: letter"), ("de", "In der Zelle steht zum Beispiel: Brief")],
)
def test_what_a_cell_of_a_table_may_hold_is_no_line_of_a_case_file(hardship, tmp_path, language, said):
    path = tmp_path / "r.csv"
    path.write_text(
        "id,land,delivery,posted,appeal_last_day\n1,NW,Einschreiben,2026-02-01,2026-12-01\n", encoding="utf-8"
    )
    err = hardship("due", path, "--lang", language, "--today", "2026-11-29")[2]
    assert said in err
    assert " = " not in err
