"""Which reading of a disputed point leads is said by its ``default`` in the data, and nowhere else."""

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.appeals import appeal
from hardship_cli.law.fees import fee
from hardship_cli.law.fiction import fiction
from hardship_cli.law.permits import permit

OBJECTION = {"act": "objection", "against": "refused-extend", "months": "12"}
REFUSED = {"act": "extend", "outcome": "refused"}
ACTION = {"remedy": "action"}
LETTER = {**ACTION, "delivery": "letter"}
PUBLIC = {"land": "BE", "remedy": "action", "delivery": "public"}
CHILD = {"act": "extend", "months": "12", "status": "eu-turkey", "born": "2015-01-01"}

# Point, question, facts, what reading A says, what reading B says.
POINTS = [
    ("E2", fee, {"act": "extend", "months": "12", "born": "2008-02-10", "applied": "2026-01-15"}, "93.00", "46.50"),
    ("E3", fee, CHILD, "27.60", "13.80"),
    ("E4", fee, {**REFUSED, "months": "12", "applied": "2017-08-01", "on": "2017-09-01"}, "80.00", "93.00"),
    ("E5", fee, {**OBJECTION, "benefits": "sgb2"}, "46.50", "0.00"),
    ("E15", fee, {"act": "fiction-certificate"}, "13.00", "0.00"),
    ("E16", fee, REFUSED, "93.00", "96.00"),
    ("E18", fee, {**REFUSED, "months": "12", "extras": "express"}, "93.00", "128.00"),
    ("COMMISSION_REFUSAL", fee, {"act": "issue", "outcome": "refused", "title": "23a", "months": "36"}, "100.00", "0.00"),
    ("OBJECTION_AGE", fee, {**OBJECTION, "born": "2008-02-10", "applied": "2026-01-15"}, "23.25", "46.50"),
    ("MINOR_PROCESSING", fee, {"act": "card-as-substitute-id", "outcome": "refused", "born": "2015-01-01"}, "36.00", "72.00"),
    ("SWISS_CERTIFICATE", fee, {"act": "fiction-certificate", "outcome": "refused", "status": "swiss"}, "0.00", "13.00"),
    ("EU_TURKEY_AGE", fee, {**CHILD, "born": "2002-02-10", "applied": "2026-02-09"}, "27.60", "46.00"),
    ("FEE_ARISES", fee, {"act": "extend", "months": "12", "applied": "2011-08-15", "notified": "2011-09-10", "on": ""}, "30.00", "80.00"),
    ("EU_TURKEY_BEFORE", fee, {**CHILD, "on": "2014-05-09", "born": "1980-01-01"}, "80.00", "28.80"),
    ("SWISS_MINOR", fee, {**CHILD, "status": "swiss"}, "27.60", "13.80"),
    ("PROTECTION_OBJECTION", fee, {**OBJECTION, "status": "refugee"}, "46.50", "0.00"),
    ("SCHOLARSHIP_OBJECTION", fee, {**OBJECTION, "status": "scholarship"}, "46.50", "0.00"),
    ("SWISS_OBJECTION", fee, {**OBJECTION, "status": "swiss", "born": "1980-01-01"}, "23.00", "46.50"),
    ("E6", permit, {"start": "2026-03-15", "months": "36"}, "2029-03-14", "2029-03-15"),
    ("E12", permit, {"start": "2026-08-31", "months": "12", "lawful_since": "2026-01-01"}, "2027-08-30", "2027-02-28"),
    ("E7", fiction, {"land": "NW", "permit_until": "2026-02-28", "applied": "2026-03-02"}, "none", "continuation"),
    ("E9", appeal, {**LETTER, "land": "NI", "posted": "2024-12-30"}, "2025-01-02", "2025-01-03"),
    ("E9_REGISTERED", appeal, {**ACTION, "land": "NW", "delivery": "registered", "posted": "2024-12-30"}, "2025-01-02", "2025-01-03"),
    ("E9_MAILBOX", appeal, {**ACTION, "land": "NW", "delivery": "mailbox", "posted": "2024-12-30"}, "2025-01-02", "2025-01-03"),
    ("E9_E_ACKNOWLEDGEMENT", appeal, {**ACTION, "land": "NI", "delivery": "e-acknowledgement", "posted": "2024-12-30"}, "2025-01-02", "2025-01-03"),
    ("E17", appeal, {**LETTER, "land": "HE", "posted": "2026-03-02"}, "2026-03-05", "2026-03-06"),
    ("E17_REGISTERED", appeal, {"land": "BW", "delivery": "registered", "posted": "2025-01-07"}, "2025-01-10", "2025-01-11"),
    ("E17_MAILBOX", appeal, {**ACTION, "land": "BY", "delivery": "mailbox", "posted": "2025-12-30"}, "2026-01-02", "2026-01-03"),
    ("E11_COURT", appeal, {"land": "NW", "document": "judgment", "delivery": "public", "posted": "2026-03-02"}, "2026-04-02", "2026-04-03"),
    ("E11", appeal, {**PUBLIC, "posted": "2026-03-02"}, "2026-03-16", "2026-03-17"),
    ("HEALING", appeal, {"delivery": "letter", "received": "2026-03-05", "document": "objection-notice"}, None, "2026-03-05"),
    ("TH_REMEDY", appeal, {"land": "TH", "delivery": "pzu", "received": "2026-03-04"}, "action", "objection"),
]  # fmt: skip


# Where the answer says it, and where an alternative does.
NAMES = {
    fee: ("amount", "amount"),
    permit: ("valid_until", "day"),
    fiction: ("effect", "effect"),
    appeal: ("notified",) * 2,
}


@pytest.mark.parametrize("default", ["A", "B"])
@pytest.mark.parametrize("entry", POINTS, ids=[point[0] for point in POINTS])
def test_the_default_leads_and_the_other_stands_beside(law, monkeypatch, entry, default):
    point, question, facts, first, second = entry
    sheet = next(one for one in (law.fees, law.deadlines) if point in one.tables["dispute"])
    monkeypatch.setitem(sheet.tables["dispute"][point], "default", default)
    facts = {"on": "2026-03-02", **facts} if question is fee else {"act": "extend", **facts}
    answer = question(Case.read(facts), law).answer
    beside = [one for one in answer.alternatives if one.because == point]
    assert [one.reading for one in beside] == ["B" if default == "A" else "A"]
    if point == "TH_REMEDY":  # both have the same days
        assert answer.remedy == (first if default == "A" else second)
        return
    name, name_beside = NAMES[question]
    both = (getattr(answer, name), getattr(beside[0], name_beside))
    told = tuple(None if one is None else str(one) for one in both)
    assert told == ((first, second) if default == "A" else (second, first))


@pytest.mark.parametrize(("default", "other"), [("A", "2026-03-17"), ("B", "2026-03-15")])
def test_a_day_of_public_service_that_was_given_is_the_event_of_the_reading_followed(law, monkeypatch, default, other):
    monkeypatch.setitem(law.deadlines.tables["dispute"]["E11"], "default", default)
    found = appeal(Case.read({**PUBLIC, "notified": "2026-03-16"}), law)
    assert (str(found.answer.notified), found.status) == ("2026-03-16", "disputed")
    assert [str(one.notified) for one in found.answer.alternatives] == [other]


def test_without_the_lawful_stay_the_other_default_of_e12_asks_for_it(law, monkeypatch):
    facts = {"start": "2026-08-31", "months": "12"}
    assert str(permit(Case.read(facts), law).answer.valid_until) == "2027-08-30"
    monkeypatch.setitem(law.deadlines.tables["dispute"]["E12"], "default", "B")
    with pytest.raises(Unanswerable) as caught:
        permit(Case.read(facts), law)
    assert caught.value.code == "lawful_since_needed"
