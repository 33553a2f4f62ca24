"""Words that fit the facts: what is paid, suspended, barred, unread or answered already is not told as if it were not."""

import pytest

REFUSED = ("--land", "NW", "--act", "extend", "--outcome", "refused", "--months", "12", "--today", "2026-11-30")
HELD = ("--permit-until", "2026-06-30", "--applied", "2026-06-10")
SERVED = ("--delivery", "pzu", "--received", "2026-10-23")


@pytest.fixture
def case(hardship):
    """The lines of ``hardship case``, on one line, in a language."""

    def call(*options, lang="en", today="2026-11-30"):
        code, out, err = hardship("case", *options, "--lang", lang, "--today", today)
        assert code == 0, err
        return " ".join(out.split())

    return call


@pytest.fixture
def page(hardship, tmp_path):
    """The page of a case, without its tags."""

    def call(*options, today="2026-11-30"):
        path = tmp_path / "page.html"
        assert hardship("case", *options, "--html", path, "--force", "--today", today)[0] == 0
        return path.read_text(encoding="utf-8").replace("\u00a0", " ")

    return call


def test_work_goes_on_while_a_court_suspends(case, page, hardship):
    facts = (*REFUSED[:-2], *HELD, *SERVED, "--filed", "2026-11-02", "--departure-days", "30")
    assert "Work allowed until 2026-11-23, as far" in case(*facts)
    open_ended = (*facts, "--suspended", "2026-11-10")
    for text in (case(*open_ended, "--explain"), page(*open_ended)):
        assert "allowed, until when is open" in text
        assert "work: the title counts as continuing until here" not in text
    assert "beyond the period for the remedy, which ends on 2026-11-23" in case(*open_ended, "--explain")
    assert "Erwerbstätigkeit erlaubt, Ende offen" in case(*open_ended, lang="de")
    over = (*facts, "--suspended", "2026-11-10", "--enforceable-again", "2026-11-27")
    assert "Work allowed until 2026-11-26, as far" in case(*over)
    # A court that has ordered it is not told to be the only one that could.
    assert "only the court can order" not in case(*open_ended, "--explain")
    # The effect alone is asked for without the order and the instruction, which let the title count on for longer.
    alone = hardship("fiction", *REFUSED, *HELD, *SERVED, "--suspended", "2026-11-10")[1]
    assert "allowed until 2026-11-23 at least, as far" in " ".join(alone.split())


def test_work_is_as_sure_as_the_remedy_and_says_the_safe_day(case, page, hardship):
    facts = (
        "--land",
        "HE",
        "--act",
        "extend",
        "--outcome",
        "refused",
        "--permit-until",
        "2026-05-31",
        "--applied",
        "2026-05-20",
    )
    facts += ("--posted", "2026-07-01", "--delivery", "letter", "--instruction", "wrong")
    until = "allowed until 2027-07-05, safe until 2026-08-04 [to be reviewed]"
    assert until in case(*facts)
    source = page(*facts)
    assert until in source
    # By the other reading the last day is the same, and the day of notification is what differs.
    assert "Monday, 5 July 2027, notified: Sunday, 5 July 2026 (E17" in source
    remedy = hardship("appeal", *facts, "--today", "2026-11-30")[1]
    assert "title continues for work until Monday, 5 July 2027, safe until 2026-08-04" in " ".join(remedy.split())
    alone = hardship("fiction", *facts, "--today", "2026-11-30")[1]
    assert "allowed until 2026-08-04 at least [to be reviewed], as far" in " ".join(alone.split())
    assert "review" not in case(*REFUSED[:-2], *HELD, *SERVED).partition("Work ")[2].partition("Remedy")[0]


def test_what_is_paid_is_nowhere_to_be_paid(hardship, page):
    facts = ("--land", "NW", "--act", "extend", "--months", "12", "--posted", "2026-11-20", "--delivery", "letter")
    paid = (*facts, "--permit-until", "2026-12-31", "--applied", "2026-11-01", "--paid", "2026-11-25")
    text = hardship("text", "fee", *paid, "--lang", "de", "--today", "2026-11-30")[1]
    assert "Der Betrag wurde am 25.11.2026 bezahlt." in text
    assert not any(words in text for words in ("überweisen", "fällig", "Zur Zahlung verpflichtet"))
    source = page(*paid)
    assert "paid on 2026-11-25" in source
    assert "due 2026-12-04" not in source
    assert "a fee set with it is due" not in source


@pytest.mark.parametrize(("today", "is_barred"), [("2022-12-31", False), ("2023-01-01", True)])
def test_a_claim_long_barred_is_told_with_a_caution(case, today, is_barred):
    facts = ("--land", "NW", "--act", "extend", "--outcome", "refused", "--months", "12")
    facts += ("--delivery", "pzu", "--received", "2017-10-06")
    text = case(*facts, today=today)
    assert ("the claim to it was barred (§ 18 Abs. 1 BGebG)" in text) is is_barred
    assert ("To pay: €93.00, unless barred" in text) is is_barred
    assert "barred" not in case(*facts, "--paid", "2017-10-10", today=today)


def test_a_remedy_that_no_text_names_is_told_as_that(case):
    facts = ("--land", "HE", "--act", "extend", "--outcome", "refused", "--delivery", "pzu", "--received", "2007-12-06")
    text = case(*facts)
    assert "None" not in text
    assert "Remedy the remedy that the instruction names by 2008-01-07" in text


def test_an_amount_that_nobody_knows_is_no_period(page):
    facts = (
        "--land",
        "BW",
        "--act",
        "objection",
        "--against",
        "refused-extend",
        "--document",
        "fee-notice",
        "--months",
        "12",
    )
    source = page(*facts, "--posted", "2026-11-16", "--delivery", "letter", "--outcome", "refused")
    assert "other reading: not known (E14" in source
    assert "no period runs" not in source


@pytest.mark.parametrize(
    ("land", "remedy", "other"), [("NW", "Die Klage", "Widerspruch"), ("BW", "Der Widerspruch", "Klage")]
)
def test_an_instruction_names_the_remedy_that_is_open_alone(hardship, land, remedy, other):
    """A misleading addition can make the instruction wrong, and then a year runs (§ 58 Abs. 2 VwGO)."""
    facts = (
        "--land",
        land,
        "--outcome",
        "refused",
        "--act",
        "extend",
        "--notified",
        "2026-11-20",
        "--began",
        "2026-06-10",
    )
    text = hardship("text", "instruction", *facts, "--lang", "de")[1]
    assert f"{remedy} gegen die Ablehnung hat keine aufschiebende Wirkung" in text
    assert other not in text


def test_what_was_given_is_not_asked_for_again(case):
    portal = (
        "--land",
        "SH",
        "--act",
        "extend",
        "--outcome",
        "refused",
        "--permit-until",
        "2026-10-31",
        "--applied",
        "2026-10-01",
    )
    text = case(*portal, "--posted", "2026-11-19", "--delivery", "portal", lang="de")
    assert "feststellen: Zugang; bis dahin gilt der 21.12.2026 als letzter Tag" in text
    assert "wie und wann" not in text
    assert "wie und wann" in case(*portal, "--posted", "2026-11-19", lang="de")
    free = (
        "--land",
        "HH",
        "--act",
        "issue",
        "--held",
        "visa-free",
        "--permit-until",
        "2026-11-20",
        "--applied",
        "2026-11-27",
    )
    text = case(*free, "--born", "1990-09-09", "--months", "6")
    assert "If there was a title" not in text
    assert "after the last day of the title, or lawful stay, held before" in text
    visa = (
        "--land",
        "HH",
        "--act",
        "issue",
        "--held",
        "national-visa",
        "--permit-until",
        "2026-12-20",
        "--applied",
        "2026-11-27",
    )
    assert "without a title there is nothing" not in case(*visa, "--born", "1990-09-09", "--months", "6")


def test_the_fee_of_an_objection_that_was_decided_is_not_told_to_hang_on_its_filing(hardship):
    facts = ("--land", "HE", "--against", "expulsion", "--outcome", "refused", "--document", "objection-notice")
    out = hardship("fee", "objection", *facts, "--delivery", "pzu", "--received", "2026-11-20")[1]
    assert "presupposes that one was lodged all the same" in " ".join(out.split())


def test_a_complaint_is_no_request_and_its_day_may_be_over(case):
    text = case("--land", "BY", "--document", "urgent-order", "--delivery", "pzu", "--received", "2026-09-20")
    assert "The remedy goes to the court that decided" in text
    assert "Last day for them: 2026-10-20" in text
    assert not any(words in text for words in ("request goes", "a request that somebody", "must arrive"))


def test_a_grant_that_begins_later_names_the_notification(case):
    facts = (
        "--land",
        "NW",
        "--act",
        "extend",
        "--months",
        "6",
        "--start",
        "2026-12-15",
        "--permit-until",
        "2026-11-30",
    )
    text = case(
        *facts, "--applied", "2026-11-01", "--decided", "2026-11-24", "--delivery", "letter", "--posted", "2026-11-25"
    )
    assert "begins on 2026-12-15; the decision counts as notified on 2026-11-29" in text
    assert "Decided on 2026-11-29" not in text


def test_words_of_several_positions_and_persons(hardship, tmp_path):
    path = tmp_path / "family.toml"
    people = "".join(
        f'[[person]]\nid = "{name}"\nborn = {born}\n'
        for name, born in (("Vater", "1985-02-01"), ("Kind", "2012-08-30"))
    )
    path.write_text(f'act = "extend"\nmonths = 12\nland = "NW"\non = 2026-11-02\n{people}', encoding="utf-8")
    text = hardship("text", "fee", path, "--lang", "de")[1]
    assert "- Vater, Verlängerung" in text
    assert "Person 1" not in text
    assert "Die Gebühren werden 10 Tage" in text
    # What is to be checked names them by number, and says which is whose.
    path.write_text(path.read_text(encoding="utf-8").replace("months = 12", 'outcome = "refused"'), encoding="utf-8")
    text = hardship("text", "fee", path, "--lang", "de")[1]
    assert "96,00 € (Person 1: E16" in text
    assert "Personen nach Nummern: 1 Vater, 2 Kind.\n" in text
    # Two of one name are told apart by their numbers.
    path.write_text(path.read_text(encoding="utf-8").replace("Vater", "Kind"), encoding="utf-8")
    assert "- Person 1, Verlängerung" in hardship("text", "fee", path, "--lang", "de")[1]


def test_small_words(case, hardship):
    late = (*REFUSED[:-2], *HELD, *SERVED, "--filed", "2026-11-27")
    assert "Remedy action (Klage) by 2026-11-23 [done too late]" in case(*late)
    text = case("--land", "NW", "--document", "urgent-order", "--delivery", "pzu", "--received", "2026-11-20")
    assert "Every step and its source: --explain." in text
    departure = hardship(
        "departure", "--notified", "2026-03-05", "--departure-days", "30", "--explain", "--lang", "de"
    )[1]
    assert "die Ausreisefrist zählt ab Bekanntgabe" in departure
    from_then = ("--notified", "2026-03-05", "--departure-days", "30", "--departure-from", "enforceable")
    memo = hardship("text", "memo", *from_then, "--lang", "de")[1]
    assert "Ausreisefrist ab: Vollziehbarkeit" in memo
    old = ("extend", "--land", "NW", "--outcome", "refused", "--months", "12", "--decided", "2005-10-04")
    err = hardship("fee", *old, "--posted", "2005-10-05", "--delivery", "letter", "--lang", "de")[2]
    assert err.startswith("Für den 08.10.2005 wurde kein Text")
    assert hardship("text", "fee", *old[1:], "--act", "extend", "--posted", "2005-10-05", "--delivery", "letter")[
        2
    ].startswith("For 2005")
    over = hardship("text", "fiction", *REFUSED, *HELD, *SERVED, "--lang", "en")[1]
    assert "counted as continuing from 2026-07-01 until the application was decided" in over
