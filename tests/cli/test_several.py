"""Several acts and persons on the command line: every form, both languages, what is refused."""

import json

import pytest

FAMILY = ["extend", "fiction-certificate", "--months", "12", "--born", "1985-02-01", "--born", "2012-08-30"]
TODAY = ("--today", "2026-11-29")


def test_plain_is_the_total(hardship):
    assert hardship("fee", *FAMILY, "--plain", *TODAY) == (0, "159.00\n", "")
    by_option = ["--act", "extend,fiction-certificate", *FAMILY[2:]]
    assert hardship("fee", *by_option, "--plain", *TODAY) == (0, "159.00\n", "")
    german = ["gebühr", "verlängerung,fiktionsbescheinigung", "--dauer", "12", "--geburtsdatum", "1.2.1985"]
    assert hardship(*german, "--geburtsdatum", "30.8.2012", "--plain", *TODAY) == (0, "159.00\n", "")


@pytest.mark.parametrize(
    "acts", [["extend", "fiction-certificate,card-replacement"], ["extend,", "fiction-certificate,", "reissue-card"]]
)
def test_further_acts_may_stand_in_one_word_with_commas(hardship, acts):
    facts = ["--months", "12", "--reason", "lost", "--plain", *TODAY]
    total = hardship("fee", "--act", "extend,fiction-certificate,reissue-card", *facts)
    assert total[0] == 0
    assert hardship("fee", *acts, *facts) == total
    code, _out, err = hardship("fee", "extend", "fiction-certificate,sauna", *facts, "--lang", "en")
    assert (code, err.splitlines()[0]) == (2, "'fiction-certificate,sauna' is one word too many.")


def test_json_names_person_and_act_of_each_item(hardship):
    code, out, err = hardship("fee", *FAMILY, "--json", *TODAY)
    tree = json.loads(out)
    assert (code, err) == (0, "")
    assert tree["asked"]["act"] == ["extend", "fiction-certificate"]
    assert tree["asked"]["person"] == [{"born": "1985-02-01"}, {"born": "2012-08-30"}]
    assert [(item["person"], item["act"], item["amount"]) for item in tree["answer"]["items"]] == [
        (1, "extend", "93.00"), (1, "fiction-certificate", "13.00"), (2, "extend", "46.50"), (2, "fiction-certificate", "6.50"),
    ]  # fmt: skip
    assert tree["assumed"] == {"on": "2026-11-29", "benefits": "none", "status": "none"}


def test_one_act_of_one_person_has_no_word_of_persons(hardship):
    item = json.loads(hardship("fee", "extend", "--months", "12", "--born", "1985-02-01", "--json")[1])["answer"][
        "items"
    ][0]
    assert list(item) == ["position", "basis", "base", "amount", "effect"]


def test_the_table_has_a_line_each_and_the_total(hardship):
    out = hardship("fee", *FAMILY, *TODAY)[1]
    rows = [line.split()[0] for line in out.splitlines() if " AufenthV" in line and line[:2] in ("1 ", "2 ")]
    assert rows == ["1", "1", "2", "2"]
    assert "sum" in out
    assert "Person 2: born Thursday, 30 August 2012" in out
    german = hardship("fee", *FAMILY, *TODAY, "--lang", "de")[1]
    assert "Person 2: geboren am Donnerstag, 30. August 2012" in german
    assert "Person 1, Fiktionsbescheinigung: E15" in german


def test_the_page_of_a_family(hardship, tmp_path):
    page = tmp_path / "family.html"
    code = hardship("case", *FAMILY, "--html", page, "--lang", "de", *TODAY)[0]
    text = page.read_text(encoding="utf-8")
    assert code == 0
    assert '<th scope="col">Person</th>' in text
    assert '<td data-name="Person">2</td>' in text
    assert "geboren am" in text
    assert "Person 2, 18. Geburtstag" in text


def test_a_case_says_what_each_person_pays_and_what_is_of_one_person(hardship):
    out = hardship("case", *FAMILY, *TODAY)[1]
    assert "€159.00 (person 1: €106.00; person 2: €53.00)" in out
    assert out.count("This question is of one person; the case names 2.") == 1
    assert "as above" in out


def test_strict_goes_by_the_gravest_status(hardship):
    assert hardship("fee", *FAMILY, "--strict", "--plain", *TODAY)[0] == 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["permit", "extend", *FAMILY[2:]], "Several persons at once are taken by fee"),
        (["appeal", "--born", "1990-01-01", "--born", "2000-01-01", "--land", "NW"], "Several persons"),
        (["fiction", "extend,issue"], "are several acts"),
        (["permit", "extend", "issue"], "are several acts"),
        (
            ["audit", "extend", "--born", "1990-01-01", "--born", "2000-01-01", "--recorded-fee-eur", "93"],
            "Several persons",
        ),
        (["fee", *FAMILY, "--minor"], "stands beside several"),
        (["fee", *FAMILY, "--benefits", "sgb2", "--benefits", "none"], "given twice"),
        (["fee", "extend", "nonsense"], "one word too many"),
        (["fee", "extend,nonsense"], "'nonsense'"),
        (["fee", *FAMILY[:6], "--born", "31.2.2010"], "Person 2: '31.2.2010' is a day that does not exist."),
        (["fee", "extend", "certificate"], "Extension: The fee depends on the length"),
    ],
)
def test_what_is_refused(hardship, words, says):
    code, out, err = hardship(*words)
    assert (code, out) == (4 if "depends" in says else 2, "")
    assert says in err


def test_a_talk_asks_for_further_persons(hardship, monkeypatch):
    import io

    lines = [
        "",
        "extend",
        "",
        "12",
        "",
        "",
        "",
        "",
        "",
        "1.2.1985",
        "",
        "",
        "yes",
        "",
        "",
        "",
        "30.8.2012",
        "yes",
        "sgb2",
        "no",
        "no",
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    code, out, err = hardship("ask", "fee", *TODAY)
    assert code == 0
    assert "Fee  €139.50" in out
    assert err.count("Is there a further person?") == 3
    assert "Person 3" in err
    assert "The same as a command" not in err  # no command line says the benefits of the third


def test_the_fee_of_a_family_as_a_paragraph(hardship):
    code, out, _err = hardship("text", "fee", *FAMILY, *TODAY)
    assert code == 0
    assert "Gebühren von insgesamt 159,00 € festgesetzt." in out
    assert "- Person 2, Verlängerung um mehr als drei Monate: 46,50 €" in out
    code, out, err = hardship("text", "instruction", "extend", *FAMILY[2:], "--land", "NW", *TODAY)
    assert (code, out) == (2, "")
    assert "Several persons" in err
    memo = hardship("text", "memo", *FAMILY, *TODAY)[1]
    assert "geboren am Donnerstag, 30. August 2012" in memo


def test_a_memo_of_several_persons_has_the_days_of_each_and_names_whom_the_reasons_are_of(hardship, tmp_path):
    path = tmp_path / "family.toml"
    path.write_text(
        'land = "NW"\nact = ["extend", "fiction-certificate"]\noutcome = "refused"\nmonths = 12\nposted = 2026-11-27\n'
        'delivery = "letter"\ndeparture_days = 30\n[[person]]\nborn = 1985-02-01\n[[person]]\nborn = 2012-08-30\n',
        encoding="utf-8",
    )
    lines = hardship("text", "memo", path, "--today", "2026-11-30", "--lang", "de")[1].splitlines()
    assert not any(line.startswith("Offen geblieben: Rechtsbehelf") for line in lines)
    assert any(line.startswith("Offen geblieben: Fiktionswirkung") for line in lines)
    assert any(line.startswith("Rechtsbehelf (für jede Person") and "4. Januar 2027" in line for line in lines)
    assert any(line.startswith("Ausreise (für jede Person") and "31. Dezember 2026" in line for line in lines)
    assert [line for line in lines if line.startswith("- Person") and line.endswith(":")] == [
        "- Person 1, Verlängerung:",
        "- Person 1, Fiktionsbescheinigung:",
        "- Person 2, Verlängerung:",
        "- Person 2, Fiktionsbescheinigung:",
    ]
    assert "also am 11.12.2026 (§ 14 BGebG" in hardship("text", "fee", path, "--today", "2026-11-30")[1]
    out = hardship("case", path, "--explain", "--today", "2026-11-30")[1]
    assert "Person 2, fiction certificate" in out


def test_what_is_of_one_person_refuses_several_with_one_message(hardship, tmp_path):
    path = tmp_path / "family.toml"
    head = 'land = "NW"\nact = ["extend", "fiction-certificate"]\nmonths = 12\nnotified = 2026-11-25\n'
    path.write_text(f"{head}[[person]]\nborn = 1985-02-01\n[[person]]\nborn = 2012-08-30\n", encoding="utf-8")
    births = ("--born", "1985-02-01", "--born", "2012-08-30")
    asked = [
        *(("text", "instruction", path), ("text", "fiction", path), ("audit", path, "--recorded-fee-eur", "93")),
        *(
            ("appeal", "--notified", "2026-11-25", *births),
            ("text", "fiction", "--permit-until", "2027-01-01", *births),
        ),
    ]
    for words in asked:
        code, out, err = hardship(*words)
        assert (code, out) == (2, ""), words
        assert "Several persons at once are taken by fee, turns fee, text fee, text memo and case" in err, words
    for words in (("fee", "extend", "--months", "12"), ("turns", "fee", "extend", "--months", "12")):
        assert hardship(*words, *births)[0] == 0
    for kind in ("fee", "memo"):
        assert hardship("text", kind, path)[0] == 0
    one = head.replace(', "fiction-certificate"', "")
    path.write_text(f"{one}[[person]]\nborn = 1985-02-01\n", encoding="utf-8")
    assert hardship("audit", path, "--recorded-fee-eur", "93", "--plain")[:2] == (0, "same\n")


def test_what_another_question_took_is_of_no_person_of_the_bill(hardship):
    facts = (
        "extend,fiction-certificate",
        "--months",
        "12",
        "--born",
        "2000-12-05",
        "--land",
        "NW",
        "--today",
        "2026-11-30",
    )
    out = hardship("case", *facts, "--permit-until", "2026-12-10", "--applied", "2026-11-20")[1]
    assert "a permit held now" in " ".join(out.split())
    assert "(persons" not in out
