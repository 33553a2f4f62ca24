"""A fee that was paid: nothing falls due any more, and the day says whether it was in time."""

import json

import pytest

CASE = ["case", "extend", "--months", "12", "--land", "NW", "--posted", "2026-03-02", "--delivery", "letter", "--json"]


def asked(hardship, *more, today="2026-03-10"):
    code, out, _err = hardship(*CASE, *more, "--today", today)
    answer = json.loads(out)["answer"]
    return code, answer, {entry["what"]: entry for entry in answer["timeline"]}


def test_the_fee_falls_due_until_it_is_paid(hardship):
    _code, answer, entries = asked(hardship)
    assert (answer["next"]["what"], entries["fee_due"]["day"], entries["fee_due"]["state"]) == (
        "fee_due",
        "2026-03-16",
        "open",
    )
    assert "paid" not in answer["money"]


@pytest.mark.parametrize(("paid", "state"), [("2026-03-05", "done"), ("2026-03-16", "done"), ("2026-03-17", "late")])
def test_what_was_paid_is_no_longer_due(hardship, paid, state):
    code, answer, entries = asked(hardship, "--paid", paid, today="2026-03-20")
    assert code == 0
    assert (entries["fee_due"]["state"], entries["paid"]["day"], entries["paid"]["kind"]) == (state, paid, "fact")
    assert answer["money"]["paid"] == paid
    assert answer["next"]["what"] == "remedy_due"


def test_it_is_said_in_the_table_and_on_the_page(hardship, tmp_path):
    words = ["fall" if word == "case" else word for word in CASE[:-1]]
    out = hardship(*words, "--paid", "2026-03-05", "--lang", "de", "--today", "2026-03-20")[1]
    assert "Bezahlt: 93,00 € am Do 05.03.2026" in out
    page = tmp_path / "page.html"
    assert hardship(*CASE[:-1], "--paid", "2026-03-05", "--html", page, "--today", "2026-03-20")[0] == 0
    assert "Paid on Thursday, 5 March 2026." in page.read_text(encoding="utf-8")


def test_a_payment_ahead_is_cautioned(hardship):
    out = hardship(*CASE[:-1], "--paid", "2026-05-05", "--today", "2026-03-20")[1]
    assert "Lies ahead (today is 2026-03-20): fee paid on" in " ".join(out.split())


def test_due_no_longer_lists_it(hardship, tmp_path):
    path = tmp_path / "case.toml"
    facts = 'land = "NW"\nact = "extend"\nmonths = 12\nposted = 2026-03-02\ndelivery = "letter"\n'
    path.write_text(facts, encoding="utf-8")
    assert "fee due" in hardship("due", path, "--within", "14d", "--today", "2026-03-10")[1]
    path.write_text(facts + "paid = 2026-03-05\n", encoding="utf-8")
    assert "fee due" not in hardship("due", path, "--within", "14d", "--today", "2026-03-10")[1]


OBJECTION = [
    "case",
    "objection",
    "--against",
    "refused-extend",
    "--months",
    "12",
    "--land",
    "BW",
    "--notified",
    "2026-11-10",
]


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ([], None),
        (["--filed", "2026-11-25"], None),
        (["--document", "objection-notice", "--delivery", "pzu"], "2026-11-20"),
        (["--document", "fee-notice", "--delivery", "pzu"], "2026-11-20"),
    ],
)
def test_the_fee_of_an_objection_falls_due_by_its_own_notice(hardship, tmp_path, more, due):
    """What was notified before an objection is the refusal: ten days after it no notice need be there that sets a fee."""
    found = json.loads(hardship(*OBJECTION, *more, "--json", "--today", "2026-11-30")[1])["answer"]
    assert {entry["what"]: entry["day"] for entry in found["timeline"]}.get("fee_due") == due
    assert found["money"].get("due") == due
    out = hardship(*OBJECTION, *more, "--today", "2026-11-30")[1]
    assert ("overdue" in out) == (due is not None)
    path = tmp_path / "case.ics"
    assert hardship(*OBJECTION, *more, "--ics", path, "--today", "2026-11-12")[0] == 0
    assert ("DTSTART;VALUE=DATE:20261120" in path.read_text(encoding="utf-8")) == (due is not None)
    facts = ["--act", *OBJECTION[1:], *more]
    text = hardship("text", "fee", *facts, "--today", "2026-11-30")[1]
    assert ("20.11.2026" in text.replace("vom 20.11.2026", "")) == (due is not None)


def test_an_amount_in_doubt_has_its_status(hardship):
    assert "status" not in asked(hardship)[1]["money"]
    words = ["change-purpose" if word == "extend" else word for word in CASE]
    answer = json.loads(hardship(*words, "--benefits", "sgb2", "--today", "2026-03-10")[1])["answer"]
    assert answer["money"]["status"] == answer["fee"]["status"] == "disputed"


def test_a_text_names_a_due_day_where_the_day_of_notification_is_beyond_doubt(hardship):
    """A letter is posted on the day of its date at the earliest, and a receipt alone does not say when it was: then no day is named."""
    asked_for = [
        "text",
        "fee",
        "extend",
        "--months",
        "12",
        "--land",
        "NW",
        "--delivery",
        "letter",
        "--today",
        "2026-03-10",
    ]
    for given, is_named in (("--posted", True), ("--decided", False), ("--received", False)):
        code, out, _err = hardship(*asked_for, given, "2026-03-02")
        assert (code, "also am" in out) == (0, is_named), given


PLANNED = [*("extend", "--months", "12", "--land", "NW", "--permit-until", "2026-12-15", "--applied", "2026-11-01"),
    *("--outcome", "refused", "--notified", "2026-11-20", "--today", "2026-11-30")]  # fmt: skip


def test_no_text_tells_a_planned_payment_as_made(hardship, tmp_path):
    """The fee still falls due, on the page, in a setting of the fee and in a memo."""
    for paid, is_paid in (("2026-12-20", False), ("2026-11-30", True)):
        _code, out, err = hardship("text", "fee", *PLANNED, "--paid", paid, "--lang", "de")
        assert ("bezahlt" in out, "also am 30.11.2026" in out) == (is_paid, not is_paid)
        assert "--paid" not in err
        assert "--bezahlt" not in err
        memo = hardship("text", "memo", *PLANNED, "--paid", paid, "--lang", "de")[1]
        assert ("- Fälligkeit einer mitfestgesetzten Gebühr" in memo) == (not is_paid)
        page = tmp_path / f"{paid}.html"
        assert hardship("case", *PLANNED, "--paid", paid, "--html", page, "--lang", "en")[0] == 0
        text = page.read_text(encoding="utf-8")
        assert ("Paid on" in text, "To be paid by Monday, 30 November 2026." in text) == (is_paid, not is_paid)


def test_a_certificate_tells_no_planned_application_as_made(hardship):
    facts = [
        "extend",
        "--land",
        "NW",
        "--permit-until",
        "2026-12-15",
        "--months",
        "12",
        "--lang",
        "de",
        "--today",
        "2026-11-30",
    ]
    for applied, told in (("2026-12-10", "am [Tag des Eingangs]"), ("2026-11-30", "am 30.11.2026")):
        assert told in hardship("text", "fiction", *facts, "--applied", applied)[1]


def test_a_planned_remedy_is_told_as_planned(hardship):
    for lang, told in (
        ("de", "Sonntag, 27. Dezember 2026 (geplant): verspätet"),
        ("en", "27 December 2026 (planned): too late"),
    ):
        out = " ".join(hardship("appeal", *PLANNED, "--filed", "2026-12-27", "--explain", "--lang", lang)[1].split())
        assert told in out
    assert "27. Dezember 2026 (geplant): verspätet" in hardship("text", "memo", *PLANNED, "--filed", "2026-12-27")[1]
