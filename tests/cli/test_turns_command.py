"""``hardship turns``: all turns over a span, in every form and both languages; what it refuses."""

import json

import pytest

MINOR = ("fee", "extend", "--months", "6", "--born", "2008-12-05", "--today", "2026-11-28")
LETTER = (
    "appeal",
    "--land",
    "BE",
    "--delivery",
    "letter",
    "--over",
    "posted",
    "--from",
    "2024-12-30",
    "--until",
    "2025-01-05",
)


def tree(hardship, *args):
    code, out, err = hardship("turns", *args, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_a_fee_turns_with_a_birthday(hardship):
    found = tree(hardship, *MINOR)
    assert (found["command"], found["status"], found["turns"]) == ("turns", "calculated", [])
    answer = found["answer"]
    assert (answer["question"], answer["over"], answer["from"], answer["until"]) == (
        "fee",
        "notified",
        "2025-11-28",
        "2027-11-28",
    )
    turn = {"fact": "notified", "from": "2026-12-05", "because": "adult_age"}
    assert answer["turns"] == [{**turn, "answer": {"amount": "93.00"}, "before": {"amount": "46.50"}}]
    assert answer["stretches"] == [
        {"from": "2025-11-28", "until": "2026-12-04", "answer": {"amount": "46.50"}},
        {"from": "2026-12-05", "until": "2027-11-28", "answer": {"amount": "93.00"}},
    ]


def test_the_last_day_of_posting_for_the_old_law(hardship):
    answer = tree(hardship, *LETTER)["answer"]
    lengths = [(part["from"], part["until"], part["answer"]["fiction"]) for part in answer["stretches"]]
    assert lengths == [
        ("2024-12-30", "2024-12-30", "3d"),
        ("2024-12-31", "2024-12-31", "3d"),
        ("2025-01-01", "2025-01-03", "4d"),
        ("2025-01-04", "2025-01-05", "4d"),
    ]
    assert [turn["because"] for turn in answer["turns"]] == ["off_day", "notification_letter", "off_day"]


def test_a_line_for_each_turn(hardship):
    assert hardship("turns", *MINOR, "--plain") == (0, "2026-12-05\t93.00\n", "")
    assert (
        hardship("turns", "fiction", "--permit-until", "2026-12-30", "--today", "2026-11-28", "--plain")[1]
        == "2026-12-31\tnone\tfalse\n"
    )
    assert hardship("turns", "fee", "extend", "--months", "6", "--today", "2026-11-28", "--plain")[1] == "none\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("turns", *MINOR, "--lang", "en"), ("2026-12-05 2027-11-28 €93.00 of age (§ 80 Abs. 3 AufenthG, § 2 BGB)",)),
        (
            ("wendepunkte", "gebühr", "verlängerung", "--dauer", "6 Monate", "--geburtsdatum", "5.12.2008", "--heute", "28.11.2026", "--lang", "de"),
            ("Gebühr, wenn sich der Tag verschiebt: Bekanntgabe", "05.12.2026 28.11.2027 93,00 € volljährig"),
        ),
        (
            ("wendepunkte", "rechtsbehelf", "--land", "BE", "--zustellart", "brief", "--über", "posted", "--von", "30.12.2024", "--bis", "5.1.2025", "--lang", "de"),
            ("Klage, Frist: 1 Monat", "01.01.2025 03.01.2025 4 Tage nein neue Fassung: Bekanntgabe durch"),
        ),
    ],
)  # fmt: skip
def test_people_read_a_table_in_their_words(hardship, words, told):
    code, out, err = hardship(*words)
    assert (code, err) == (0, "")
    for text in told:
        assert text in " ".join(out.split())


def test_until_is_the_fact_where_no_span_begins(hardship):
    facts = ("fee", "extend", "--start", "2026-03-02", "--until", "2026-05-20", "--on", "2026-03-02")
    answer = tree(hardship, *facts, "--over", "until")["answer"]
    assert [(turn["from"], turn["because"]) for turn in answer["turns"]] == [("2026-06-02", "length")]
    answer = tree(hardship, *facts, "--over", "until", "--from", "2026-06-01", "--to", "2026-06-03")["answer"]
    assert (answer["from"], answer["until"], len(answer["turns"])) == ("2026-06-01", "2026-06-03", 1)


def test_a_family_turns_with_each_birthday(hardship):
    family = ("--born", "1985-02-01", "--born", "2008-12-05", "--born", "2009-03-01", "--today", "2026-11-28")
    found = tree(hardship, "fee", "extend", "--months", "12", *family)
    turns = [(turn["from"], turn["answer"]["amount"]) for turn in found["answer"]["turns"]]
    assert turns == [("2026-12-05", "232.50"), ("2027-03-01", "279.00")]
    one = json.loads(hardship("fee", "extend", "--months", "12", *family, "--json")[1])
    assert [(turn["from"], turn["answer"]["amount"]) for turn in one["turns"]] == [("2026-12-05", "232.50")]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "An argument is missing"),
        (("deadline",), "'deadline' is not accepted"),
        (("fee", "extend", "--over", "months"), "'months' is no day of the case"),
        (("fee", "extend", "--over", "nothing"), "No fact is called 'nothing'"),
        (("fee", "extend", "--from", "2026-02-01", "--to", "2026-01-01"), "The span ends before it begins"),
        (("appeal", "--from", "2026-02-01", "--until", "2026-01-01"), "The span ends before it begins"),
        (("fee", "extend", "--from", "31.2.2026"), "--from: '31.2.2026' is a day that does not exist"),
        (("fee", "extend", "--from", "2026-02-01", "--to", "31.2.2026"), "--to: '31.2.2026' is a day that does not"),
        (("fee", "extend", "surplus"), "surplus"),
    ],
)
def test_what_does_not_go_together_is_refused(hardship, args, told):
    code, out, err = hardship("turns", *args, "--lang", "en")
    assert (code, out) == (2, "")
    assert told in err


def test_facts_that_are_not_read_are_named(hardship):
    code, _out, err = hardship("turns", *MINOR, "--paid", "2026-03-02", "--plain", "--lang", "en")
    assert code == 0
    assert "Not read for this question: fee paid" in err


def test_strict_is_about_the_whole_span(hardship):
    assert hardship("turns", *MINOR, "--strict", "--plain")[0] == 0
    assert hardship("turns", *LETTER, "--strict", "--plain")[0] == 3


def test_what_a_permit_is_asked_until_ends_no_span(hardship):
    facts = ("permit", "--start", "2026-03-02", "--until", "2026-05-20", "--over", "start")
    alone = tree(hardship, *facts, "--from", "2026-02-01", "--to", "2027-02-01")
    assert alone["asked"]["until"] == "2026-05-20"
    assert tree(hardship, *facts, "--from", "2026-02-01")["asked"] == alone["asked"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("fee", "issue", "--months", "12", "--benefits", "sgb2"), ("E1", {"amount": "98.00"})),
        (("fee", "extend", "--months", "12", "--applied", "2026-01-02", "--born", "2008-01-15"), ("E2", {"amount": "46.50"})),
    ],
)  # fmt: skip
def test_a_disputed_stretch_has_its_other_reading(hardship, args, told):
    found = tree(hardship, *args, "--from", "2026-01-20", "--to", "2026-02-01")
    assert found["status"] == "disputed"
    [other] = found["answer"]["alternatives"]
    assert (other["because"], other["answer"]) == told
    assert (other["from"], other["until"], bool(other["basis"])) == ("2026-01-20", "2026-02-01", True)
    assert [note["code"] for note in found["notes"]] == [told[0]]
    out = " ".join(hardship("turns", *args, "--from", "2026-01-20", "--to", "2026-02-01", "--lang", "en")[1].split())
    assert f"2026-01-20 to 2026-02-01: €{told[1]['amount']} {told[0]}: {other['basis']}" in out


def test_another_remedy_and_another_day_stand_beside(hardship):
    span = ("--delivery", "letter", "--over", "posted", "--from", "2026-04-01", "--to", "2026-04-03")
    [thuringia] = tree(hardship, "appeal", "--land", "TH", *span)["answer"]["alternatives"]
    assert (thuringia["because"], thuringia["answer"]["remedy"]) == ("TH_REMEDY", "objection")
    hesse = tree(hardship, "appeal", "--land", "HE", *span)["answer"]["alternatives"]
    assert (hesse[0]["because"], hesse[0]["answer"]["notified"]) == ("E17", "2026-04-05")
    # A reading that holds all over the span is told once, though the answer turns with each weekend.
    out = hardship("turns", "appeal", "--land", "HE", *span[:-1], "2026-06-30", "--lang", "en")[1]
    assert out.count("E17: § 1 Abs. 1 VwVfG") == 1


def test_what_is_assumed_stands_beside(hardship):
    args = ("fee", "extend", "--months", "12", "--born", "2008-12-05", "--today", "2026-11-28")
    fee = json.loads(hardship(*args, "--on", "2026-11-28", "--json")[1])["assumed"]
    assert tree(hardship, *args)["assumed"] == fee == {"benefits": "none", "status": "none"}
    assert "Assumed: no social benefits, no protection status" in hardship("turns", *args, "--lang", "en")[1]
    assert "Sources: " in hardship("turns", *args, "--explain", "--lang", "en")[1]


def test_a_case_file_is_named_as_one(hardship):
    code, _out, err = hardship("turns", "fee", "case.toml", "--lang", "en")
    assert (code, "would be a case file" in err) == (2, True)


def test_the_help_has_the_words_of_a_span(hardship):
    assert "--bis, --to" in hardship("hilfe", "wendepunkte", "--lang", "de")[1]
    assert "--nach, --to" in hardship("hilfe", "register", "--lang", "de")[1]
