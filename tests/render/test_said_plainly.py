"""Groups that can be told apart, rules and pages by their names, lines that stand under each other."""

import os
import re

import pytest

EASTER, MINOR = "examples/refusal-easter.toml", "examples/extension-minor-th.toml"


@pytest.mark.parametrize(
    ("args", "groups"),
    [
        (["fiction"], 4),
        (["appeal", "--notified", "2026-03-05", "--remedy", "objection"], 0),
        (["appeal", "--notified", "2026-03-05"], 2),
        (["appeal", "--land", "HE", "--posted", "2026-03-02"], 2),
        (["fee", "extend", "--months", "6", "--born", "2008", "--on", "2026-11-29"], 2),
    ],
)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_groups_with_commas_or_colons_of_their_own_are_parted_by_semicolons(hardship, args, groups, lang):
    first = hardship(*args, "--lang", lang)[2].splitlines()[:1]
    if groups:
        named = first[0].partition(": ")[2].partition(": ")[2]
        assert len(named.split("; ")) == groups


def test_a_rule_to_be_reviewed_is_named_by_its_title(hardship):
    asked = ["fee", "extend", "--months", "6", "--on", "2040-01-01"]
    english = hardship(*asked, "--lang", "en")[1]
    assert "The data on “extension by more than three months” was to be reviewed by" in english
    german = hardship(*asked, "--lang", "de")[1]
    assert "Die Daten zu „Verlängerung um mehr als drei Monate“ waren bis" in german
    assert re.findall(r"[a-z]+_[a-z_0-9]+", english + german) == []


def test_who_publishes_an_amount_is_named_and_not_the_land(hardship):
    asked = ["fee", "extend", "--months", "12", "--on", "2026-11-29", "--explain"]
    german = " ".join(hardship(*asked, "--land", "NW", "--lang", "de")[1].split())
    assert "Stadt Moers veröffentlicht vor Befreiungen denselben Betrag: 93,00 € (moers.de, ohne Datum)." in german
    english = " ".join(hardship(*asked, "--land", "NI", "--lang", "en")[1].split())
    assert "Landkreis Uelzen prints" in english
    assert "(landkreis-uelzen.de, undated)." in english
    assert "Thüringen veröffentlicht" in hardship(*asked, "--land", "TH", "--lang", "de")[1]


def test_a_birth_of_a_known_year_says_from_when_on_its_day_decides(hardship):
    asked = ["fee", "extend", "--months", "6", "--born", "2010", "--today", "2026-11-29"]
    assert (
        "46,50 € bis 31.12.2027; ab 01.01.2028 kommt es auf den Tag der Geburt an\n"
        in hardship(*asked, "--lang", "de")[1]
    )
    assert (
        "€46.50 until 2027-12-31; from 2028-01-01 on the day of birth decides\n" in hardship(*asked, "--lang", "en")[1]
    )


def test_both_ends_of_a_permit_are_counted(hardship):
    asked = ["permit", "--start", "2026-02-01", "--until", "2026-08-16"]
    german, english = (" ".join(hardship(*asked, "--lang", lang)[1].split()) for lang in ("de", "en"))
    assert "197 Tage mit erstem und letztem Tag" in german
    assert "197 days with the first and last" in english


def test_a_fee_of_which_nothing_says_that_it_is_unpaid_is_not_missed(hardship, tmp_path):
    page = str(tmp_path / "page.html")
    assert hardship("case", EASTER, "--html", page, "--lang", "de")[0] == 0
    with open(page, encoding="utf-8") as file:
        text = re.sub(r"<[^>]+>|\s+", " ", file.read())
    missed, unpaid = text.index("Nach den Angaben versäumt"), text.index("Fällig, Zahlung nicht angegeben")
    assert missed < unpaid
    assert "Gebühr fällig" not in text[missed:unpaid]
    assert "Gebühr fällig" in text[unpaid : unpaid + 200]
    paid = str(tmp_path / "paid.html")
    assert hardship("case", EASTER, "--set", "paid=2026-04-10", "--html", paid, "--lang", "de")[0] == 0
    with open(paid, encoding="utf-8") as file:
        assert "Zahlung nicht angegeben" not in file.read()


def test_each_line_of_a_provision_is_indented(hardship, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = hardship("case", EASTER, "--lang", "de")[1].splitlines()
    at = next(number for number, line in enumerate(lines) if "§ 81 Abs. 3, 4 AufenthG;" in line)
    assert lines[at + 1].index("§") == lines[at].index("§")


@pytest.mark.parametrize("case", [EASTER, MINOR])
def test_the_columns_are_the_same_above_and_below_today(hardship, case, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    lines = hardship("case", case, "--lang", "de", "--today", "2026-11-29")[1].splitlines()
    today = next(number for number, line in enumerate(lines) if line.startswith("heute"))
    columns = {line.rindex(" § ") for line in (lines[today - 1], lines[today + 1]) if " § " in line}
    marks = [line.find("wie angegeben") for line in lines if line.endswith("wie angegeben")]
    assert len(set(marks)) == 1
    assert columns <= {marks[0] - 1}


def test_a_case_without_a_sign_has_no_hole_in_its_head(hardship, tmp_path):
    with open(EASTER, encoding="utf-8") as file:
        facts = [line for line in file if not line.startswith("id")]
    path = os.path.join(tmp_path, "case.toml")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(facts)
    assert hardship("case", path, "--lang", "en")[1].startswith("Case: calculated\n")


def test_the_status_of_a_checklist_names_the_option_in_german(hardship):
    assert "--explain" not in hardship("checklist", "extend", "--land", "BE", "--lang", "de")[1]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Amtshandlung;Dauerr;Buntesland", ["war Dauer gemeint?", "war Bundesland gemeint?"]),
        ("Amtshandlunng;Dauer;x", ["Amtshandlunng -> Amtshandlung"]),
    ],
)
def test_a_slip_in_a_german_heading_is_seen(hardship, tmp_path, headings, said):
    path = os.path.join(tmp_path, "register.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{headings}\nVerlängerung;6;NW\n")
    told = " ".join(hardship("batch", path, "--lang", "de")[2].split())
    assert [text for text in said if text not in told] == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (("issue", "--benefits", "sgb2", "--lang", "de"), "Nach § 45 Nr. 3 AufenthV fällt eine Gebühr an."),
        (("issue", "--benefits", "sgb2", "--lang", "en"), "By § 45 Nr. 3 AufenthV a fee is due."),
        (
            ("change-purpose", "--benefits", "sgb2", "--lang", "de"),
            " oder § 45 Nr. 2 Buchst. b AufenthV fällt keine Gebühr an.",
        ),
        (("fiction-certificate", "--status", "swiss", "--outcome", "refused", "--lang", "de"), "Lesart B"),
    ],
)
def test_what_a_reading_gives_is_a_sentence(hardship, facts, said):
    out, err = hardship("fee", *facts, "--months", "12", "--on", "2026-03-03")[1:]
    assert said in " ".join((out + err).split())


def test_the_step_on_work_says_what_ends_it_where_a_court_sets_the_day(hardship):
    """Its title told the end of the period alone, beside a day that the court's order sets."""
    facts = ("--land", "NW", "--act", "extend", "--permit-until", "2026-05-31", "--applied", "2026-05-20")
    facts += ("--outcome", "refused", "--notified", "2026-08-03", "--suspended", "2026-08-20")
    facts += ("--enforceable-again", "2026-11-10", "--today", "2026-11-30", "--explain")
    for lang, words, day in (
        ("en", "a suspensive effect that a court ordered", "2026-11-09"),
        ("de", "eine angeordnete aufschiebende Wirkung", "09.11.2026"),
    ):
        out = " ".join(hardship("appeal", *facts, "--lang", lang)[1].split())
        assert re.search(f"{words}[^·]* {day} ·", out)
