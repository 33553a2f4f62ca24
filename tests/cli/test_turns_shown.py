"""A turn to come is shown where people look: the table's line, the case's timeline, the page, the calendar, and what falls due."""

import json
import os

import pytest

OVERLAY = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "schedule", "overlay")
NEW_TARIFF = ("--data", OVERLAY, "--today", "2026-11-28")
ADULT = ("extend", "--months", "6", "--no-minor", "--benefits", "none", "--status", "none")


def test_a_new_version_of_the_tariff_is_a_day_of_the_timeline_and_makes_the_answer_one_to_review(hardship):
    tree = json.loads(hardship("case", *ADULT, *NEW_TARIFF, "--json")[1])
    [entry] = [entry for entry in tree["answer"]["timeline"] if entry["what"] == "fee_turns"]
    assert (entry["day"], entry["basis"]) == ("2027-01-01", "§ 45 Nr. 2 Buchst. b AufenthV")
    assert entry["params"] == {"before": "93.00", "amount": "99.00"}
    assert tree["status"] == "review"
    assert [
        (turn["question"], turn["from"], turn["because"]) for turn in tree["turns"] if turn["from"] > "2026-11-28"
    ] == [("fee", "2027-01-01", "residence_extend_over_3m")]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "€93.00 until 2026-12-31, from 2027-01-01 on €99.00 (new version: extension by more than three months)"),
        ("de", "93,00 € bis 31.12.2026, ab 01.01.2027 99,00 € (neue Fassung: Verlängerung um mehr als drei Monate)"),
    ],
)
def test_people_read_it_on_one_line_everywhere(hardship, tmp_path, lang, line):
    page = tmp_path / "page.html"
    for command in ("fee", "case"):
        assert line in " ".join(hardship(command, *ADULT, *NEW_TARIFF, "--lang", lang)[1].split())
    hardship("case", *ADULT, *NEW_TARIFF, "--lang", lang, "--html", page)
    assert line in " ".join(page.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_calendar_tells_the_day_without_an_amount(hardship, tmp_path):
    path = tmp_path / "days.ics"
    assert hardship("case", *ADULT, *NEW_TARIFF, "--lang", "en", "--ics", path)[0] == 0
    text = path.read_text(encoding="utf-8").replace("\r\n ", "")
    assert "SUMMARY:the fee changes" in text.replace("SUMMARY:The", "SUMMARY:the")
    assert "99" not in "".join(line for line in text.splitlines() if line.startswith("SUMMARY"))


def test_due_lists_it(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text('id = "A"\nact = "extend"\nmonths = 6\n', encoding="utf-8")
    assert hardship("due", path, "--within", "3m", *NEW_TARIFF, "--plain")[1] == "2027-01-01\tA\tfee_turns\n"
    assert hardship("due", path, "--within", "3m", "--today", "2026-11-28", "--plain")[1] == ""
