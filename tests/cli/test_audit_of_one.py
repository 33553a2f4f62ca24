"""One decision held against the law: what its notice says, what is right, and what follows from the difference."""

import io
import json

import pytest

LETTER = ("--land", "NW", "--posted", "2026-03-02", "--delivery", "letter", "--today", "2026-03-20")
FEE = ("extend", "--months", "6", "--on", "2026-03-06")


@pytest.fixture
def audit(hardship):
    def ask(*args):
        code, out, err = hardship("audit", *args, "--json")
        assert not err, err
        tree = json.loads(out)
        assert code == (1 if tree["answer"]["differences"] else 0)
        return tree

    return ask


def only(tree):
    (found,) = tree["answer"]["differences"]
    return {key: value for key, value in found.items() if value is not None}


def test_what_is_right_is_the_same(audit):
    tree = audit(
        *FEE,
        *LETTER,
        *("--recorded-fee-eur", "93,00 €", "--recorded-remedy", "Klage", "--recorded-last-day", "7.4.2026"),
    )
    assert tree["answer"] == {"differences": [], "same": ["fee", "remedy", "last_day"], "unchecked": []}
    assert tree["asked"]["recorded_fee_eur"] == "93.00"
    assert {step["id"].split(".")[0] for step in tree["steps"]} == {"fee", "appeal"}


def test_too_high_a_fee_can_be_contested_by_itself(audit):
    assert only(audit(*FEE, *LETTER, "--recorded-fee-eur", "100")) == {
        "what": "fee",
        "recorded": "100.00",
        "right": "93.00",
        "follows": "fee_too_high_until",
        "basis": "§ 45 Nr. 2 Buchst. b AufenthV",
        "until": "2026-04-07",
        "remedy": "action",
        "because": "other-position",
        "final_from": "2026-04-08",
    }
    assert only(audit(*FEE, "--recorded-fee-eur", "100"))["follows"] == "fee_too_high"
    assert only(audit(*FEE, "--recorded-fee-eur", "46.50"))["follows"] == "fee_too_low"
    assert only(audit(*FEE, "--minor", "--recorded-fee-eur", "93"))["because"] == "minor-not-halved"


def test_a_wrong_remedy_opens_the_year_and_a_denied_one_even_more(audit):
    wrong = only(audit(*LETTER, "--recorded-remedy", "objection"))
    assert (wrong["follows"], wrong["right"], wrong["until"], wrong["safe"]) == (
        *("remedy_wrong", "action", "2027-03-08", "2026-04-07"),
    )
    assert "§ 58 Abs. 2" in wrong["follows_basis"]
    denied = only(audit(*LETTER, "--recorded-remedy", "keiner"))
    assert (denied["recorded"], denied["follows"], denied["safe"]) == ("none", "remedy_denied", "2026-04-07")
    assert "until" not in denied


def test_the_remedy_is_asked_of_the_law_whatever_the_facts_name(audit):
    assert only(audit(*LETTER, "--remedy", "objection", "--recorded-remedy", "objection"))["right"] == "action"


@pytest.mark.parametrize(
    ("noted", "follows"), [("2026-04-09", "last_day_too_late"), ("2026-04-06", "last_day_too_early")]
)
def test_a_wrong_day_that_somebody_noted_opens_nothing(audit, noted, follows):
    found = only(audit(*LETTER, "--recorded-last-day", noted))
    assert (found["follows"], found["until"], found["right"]) == (follows, "2026-04-07", "2026-04-07")


def test_what_another_reading_says_is_told_as_such(audit):
    hesse = ("--land", "HE", "--posted", "2026-04-08", "--delivery", "letter", "--today", "2026-05-01")
    found = only(audit(*hesse, "--recorded-last-day", "2026-05-12"))
    assert (found["follows"], found["safe"]) == ("other_reading", "2026-05-11")


@pytest.mark.parametrize(
    ("asked", "until", "follows"),
    [
        ((), "2029-03-31", "valid_too_long"),
        (("--months", "48"), "2029-03-31", "valid_too_long"),
        (("--months", "48"), "2028-03-14", "valid_shorter"),
    ],
)
def test_how_long_it_was_granted(audit, asked, until, follows):
    found = only(audit("--start", "2026-03-15", *asked, "--recorded-valid-until", until))
    assert (found["follows"], found["right"], found["because"]) == (follows, "2029-03-14", "three-years")


def test_where_no_length_was_asked_for_the_permit_is_as_long_as_it_was_granted(audit, hardship):
    tree = audit(
        "extend", "--permit-until", "2026-03-14", "--recorded-fee-eur", "93", "--recorded-valid-until", "2026-06-14"
    )
    (fee,) = tree["answer"]["differences"]
    assert (fee["what"], fee["right"], tree["answer"]["same"]) == ("fee", "96.00", ["valid_until"])
    assert "length_as_granted" in {note["code"] for note in tree["notes"]}
    code, _out, err = hardship("audit", "--start", "2026-03-15", "--recorded-valid-until", "2026-03-14")
    assert (code, err.startswith("--recorded-valid-until: 2026-03-14 is before")) == (2, True)


def test_why_something_was_not_checked_has_no_holes(hardship):
    facts = (
        "extend",
        "--land",
        "NW",
        "--notified",
        "2020-11-20",
        "--recorded-fee-eur",
        "93",
        "--recorded-remedy",
        "action",
    )
    _code, out, _err = hardship("audit", *facts)
    assert "Not checked: fee. The fee depends on the length." in out
    _code, out, _err = hardship("audit", *facts, "--months", "12", "--extras", "express")
    assert "Not checked: fee. … was not in force on …" in out


def test_what_cannot_be_checked_is_named_and_the_rest_is_told(audit, hardship):
    tree = audit(*LETTER, "--recorded-fee-eur", "93", "--recorded-last-day", "2026-04-07")
    assert tree["answer"]["unchecked"] == [{"what": "fee", "code": "act_needed", "fact": "act"}]
    code, out, err = hardship("audit", "extend", "--recorded-fee-eur", "93", "--on", "2026-03-06")
    assert (code, out) == (4, "")
    assert err


def test_a_case_file_holds_what_was_recorded_too(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(
        'land = "NW"\nposted = 2026-03-02\ndelivery = "letter"\n"Rechtsbehelf laut Bescheid" = "Widerspruch"\n'
        "Fristende laut Akte = 9.4.2026\n",
        encoding="utf-8",
    )
    code, out, err = hardship("audit", path, "--plain", "--today", "2026-03-20")
    assert (code, out) == (1, "differs\n")
    assert "recorded_last_day" in err or "Fristende" in err  # the line was mended, and that is said
    code, out, err = hardship("case", path, "--plain", "--today", "2026-03-20")
    assert (code, out) == (0, "2026-04-07\n")
    assert "Not read for this question" not in err
    assert "The notice differs from the law" in hardship("case", path, "--today", "2026-03-20")[1]
    code, _out, err = hardship("audit", path, "--filed", "2026-04-01")
    assert code == 2
    assert "(--filed)" in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("extend", "--months", "6"), "recorded_fee_eur"),
        (("extend", "--recorded-fee-eur", "93x"), "is no amount that a notice sets"),
        (
            ("extend", "--recorded-fee-eur", "-93"),
            "is no amount that a notice sets.\nAccepted: 93, 93.00, 93,00 €, 1.093,00.\n",
        ),
        (("extend", "--recorded-fee-eur", "NaN"), "is no amount that a notice sets"),
        (("extend", "--recorded-fee-eur", "1.093"), "is no amount that a notice sets"),
        (("--recorded-remedy", "nonsense", "--land", "NW"), "objection"),
        (("--recorded-last-day", "31.2.2026", "--land", "NW"), "does not exist"),
        (("extend", "--act", "issue", "--recorded-fee-eur", "93"), "given twice"),
        (("register.csv", "--months", "6"), "(--months)"),
    ],
)
def test_what_is_refused(hardship, args, said):
    code, out, err = hardship("audit", *args)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("lang", ["en", "de"])
def test_people_read_each_difference_with_what_follows(hardship, lang):
    out = hardship(
        *("audit", *FEE, *LETTER, "--recorded-fee-eur", "100", "--recorded-remedy", "objection"),
        *("--recorded-last-day", "2026-04-09", "--recorded-valid-until", "2030-01-01", "--lang", lang),
    )[1]
    said = {
        "en": ("€100.00", "€93.00", "a year runs instead of the month", "opens nothing", "Against the fee alone"),
        "de": ("100,00 €", "93,00 €", "ein Jahr", "eröffnet nichts", "Gegen die Gebühr allein"),
    }[lang]
    text = " ".join(out.split())
    for part in said:
        assert part in text


@pytest.mark.parametrize(
    "words",
    [
        (
            *FEE,
            *LETTER,
            "--recorded-fee-eur",
            "100",
            "--recorded-remedy",
            "objection",
            "--recorded-last-day",
            "2026-04-09",
        ),
        ("extend", "--months", "6", "--recorded-fee-eur", "93"),
        ("--permit-until", "2025-01-31", "--months", "12", "--recorded-valid-until", "2026-12-31"),
        (*LETTER, "--recorded-remedy", "none"),
    ],
)
def test_saved_and_verified(hardship, tmp_path, words):
    code, out, _err = hardship("audit", *words, "--json")
    saved = tmp_path / "saved.json"
    saved.write_text(out)
    assert hardship("verify", saved, "--plain") == (0, "equal\n", "")
    tree = json.loads(out)
    tree["answer"]["differences"] = []
    saved.write_text(json.dumps(tree))
    assert hardship("verify", saved, "--plain")[0] == code


def test_what_was_recorded_of_a_refusal_is_a_difference_of_its_own(hardship):
    refused = ("extend", "--months", "12", "--outcome", "refused", "--permit-until", "2026-11-30", "--land", "NW")
    code, out, _err = hardship("audit", *refused, "--recorded-valid-until", "2027-12-31", "--today", "2026-11-30")
    assert code == 1
    assert "Nothing was granted that could run (outcome: refused)" in out
    assert "2027-11-30" not in out
    code, out, err = hardship("permit", *refused, "--today", "2026-11-30")
    assert code == 0
    assert "By the outcome (refused) nothing was granted" in err
    assert "outcome" not in err.partition("Not read for this question")[2]


def test_the_provision_beside_what_is_right_is_its_own(audit):
    facts = ("--land", "TH", "--posted", "2026-11-27", "--delivery", "letter", "--held-ground", "25-5")
    tree = audit("extend", "--months", "12", *facts, "--recorded-remedy", "objection", "--recorded-fee-eur", "98")
    fee, remedy = tree["answer"]["differences"]
    assert (fee["basis"], fee["follows_basis"]) == ("§ 45 Nr. 2 Buchst. b AufenthV", "§ 45 Nr. 3 AufenthV")
    assert (remedy["basis"], remedy["follows_basis"]) == ("§ 9 Abs. 2 ThürAGVwGO", "§ 68 VwGO")
    wrong = only(audit(*LETTER, "--recorded-remedy", "objection"))
    assert "§ 58" not in wrong["basis"]


def test_a_length_is_held_against_what_was_asked_for_and_the_law(hardship):
    facts = ("extend", "--months", "12", "--permit-until", "2026-11-30", "--land", "NW", "--today", "2026-11-30")
    out = hardship("audit", *facts, "--recorded-valid-until", "2028-01-31")[1]
    assert "Longer than was asked for." in out
    assert "as asked for" in out
    assert "the law allows" not in out
    assert "Longer than the law allows" in hardship("audit", *facts, "--recorded-valid-until", "2030-01-31")[1]


def test_what_was_taken_of_the_person_stands_beside_an_audit_too(audit, hardship):
    facts = ("extend", "--months", "12", "--land", "NW", "--notified", "2026-11-25", "--recorded-fee-eur", "93")
    assert audit(*facts)["assumed"] == {"minor": False, "benefits": "none", "status": "none"}
    assert audit(*facts, "--benefits", "none")["assumed"] == {"minor": False, "status": "none"}
    assert "Assumed: of age, no social benefits" in hardship("audit", *facts)[1]


def test_the_month_beside_the_year_is_told_as_the_safe_day(hardship):
    facts = ("--land", "NW", "--posted", "2026-11-27", "--delivery", "letter", "--instruction", "missing")
    out = hardship("audit", *facts, "--recorded-last-day", "2027-01-04", "--today", "2026-11-30")[1]
    assert "It is the safe day" in out
    assert "too early" not in out


def test_the_fee_alone_can_be_contested_as_long_as_the_decision(audit):
    facts = (*FEE, *LETTER, "--recorded-fee-eur", "100")
    for more, until, safe in (
        ((), "2026-04-07", None),
        (("--recorded-remedy", "objection"), "2027-03-08", "2026-04-07"),
        (("--recorded-remedy", "none"), None, "2026-04-07"),
        (("--remedy", "objection"), "2027-03-08", "2026-04-07"),
        (("--instruction", "missing"), "2027-03-08", "2026-04-07"),
        (("--instruction", "wrong", "--recorded-remedy", "objection"), "2027-03-08", "2026-04-07"),
    ):
        found = {one["what"]: one for one in audit(*facts, *more)["answer"]["differences"]}
        assert (found["fee"]["until"], found["fee"]["safe"]) == (until, safe), more
        if "remedy" in found:
            assert all(found["fee"][day] == found["remedy"][day] for day in ("until", "safe", "final_from"))


def test_what_an_objection_notice_sets_is_contested_as_the_notice_itself(audit):
    facts = (
        "--land",
        "BW",
        "--document",
        "objection-notice",
        "--notified",
        "2026-03-06",
        "--recorded-remedy",
        "action",
    )
    found = only(audit(*FEE, *facts, "--recorded-fee-eur", "100"))
    assert (found["what"], found["remedy"], found["until"]) == ("fee", "action", "2026-04-07")


@pytest.mark.parametrize(
    ("noted", "follows"),
    [("2026-04-06", "last_day_too_early"), ("2026-06-01", "last_day_too_late"), ("2027-03-08", "open_fact")],
)
def test_a_day_that_was_noted_is_held_against_the_year_too(audit, noted, follows):
    tree = audit(*LETTER, "--recorded-remedy", "objection", "--recorded-last-day", noted)
    found = tree["answer"]["differences"][1]
    assert (found["follows"], found["safe"], found["until"]) == (follows, "2026-04-07", "2027-03-08")


def test_no_year_is_told_where_the_law_gives_no_remedy_or_no_period_runs(hardship):
    ordered = ("--title", "23a", "--decided-by", "supreme", "--notified", "2026-03-06")
    for facts in (ordered, ("--applied", "2026-01-05")):
        out = hardship("audit", "--land", "NW", *facts, "--recorded-remedy", "objection", "--today", "2026-03-20")[1]
        assert "differs" in out
        assert "no day" not in out
        assert "a year runs" not in out


@pytest.mark.parametrize(
    ("today", "over", "safe_over"),
    [
        ("2026-04-07", False, False),
        ("2026-04-08", False, True),
        ("2027-03-08", False, True),
        ("2027-03-09", True, False),
    ],
)
@pytest.mark.parametrize("command", ["case", "audit"])
def test_what_is_over_is_told_as_over(hardship, tmp_path, command, today, over, safe_over):  # noqa: PLR0917 - two tables
    path = tmp_path / "case.toml"
    path.write_text(
        'land = "NW"\nact = "extend"\nmonths = 6\non = 2026-03-06\nposted = 2026-03-02\ndelivery = "letter"\n'
        'outcome = "refused"\nrecorded_fee_eur = "100"\nrecorded_remedy = "objection"\nrecorded_last_day = 2026-04-01\n'
    )
    text = " ".join(hardship(command, path, "--today", today)[1].split())
    assert text.count("That is over") == (3 if over else 0)
    assert text.count("The safe day is over") == (3 if safe_over else 0)
    assert "nothing is lost" not in text


def test_a_day_of_another_reading_is_over_by_that_reading(hardship):
    hesse = ("--land", "HE", "--posted", "2026-04-08", "--delivery", "letter", "--recorded-last-day", "2026-05-01")
    said = {day: hardship("audit", *hesse, "--today", day)[1] for day in ("2026-05-11", "2026-05-12", "2026-05-13")}
    assert ["safe day is over" in text for text in said.values()] == [False, True, False]
    assert ["That is over" in text for text in said.values()] == [False, False, True]


@pytest.mark.parametrize(("named", "until"), [("objection", "2027-03-08"), ("action", "2027-03-08"), ("none", None)])
def test_a_court_that_names_a_wrong_remedy_opens_the_year_as_well(audit, named, until):
    facts = ("--land", "NW", "--document", "judgment", "--notified", "2026-03-06", "--recorded-remedy", named)
    found = only(audit(*facts, "--today", "2026-03-20"))
    assert (found["right"], found["safe"], found.get("until")) == ("leave-to-appeal", "2026-04-07", until)
    late = audit(*facts, "--recorded-last-day", "2026-04-10", "--filed", "2026-06-01", "--today", "2026-06-02")
    assert late["answer"]["differences"][1]["safe"] == "2026-04-07"


@pytest.mark.parametrize(
    ("typed", "more", "wanted"),
    [
        ('act = "extend"\nmonths = 12\non = 2026-04-02\nrecorded_fee_eur = "100"\n', (), (1, "differs\n")),
        ('{"act": "extend", "months": 12, "on": "2026-04-02", "recorded_fee_eur": 93}', (), (0, "same\n")),
        ('act = "extend"\nmonths = 12\non = 2026-04-02\n', ("--recorded-fee-eur", "93"), (0, "same\n")),
        ("act,months,on,recorded_fee_eur\nextend,12,2026-04-02,93\n", (), (2, "in which format")),
        ('act = "extend"\nmonths\n', (), (2, "has no value")),
        ("act,months,on,recorded_fee_eur\nextend,12,2026-04-02,93\n", ("--from", "csv"), (0, "1 row: 1 answered")),
    ],
)
def test_a_case_comes_through_stdin_and_a_register_with_its_format(hardship, monkeypatch, typed, more, wanted):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    form = () if "--from" in more else ("--plain",)
    found, out, err = hardship("audit", "-", *more, *form)
    code, told = wanted
    assert (found, told in out + err) == (code, True), (out, err)
