"""Disputed points beside a fee: which reading was applied, whether another changes that anything is due, and who is safe."""

import itertools

import pytest
from fee_answers import amount

from hardship_cli.acts import ACTS
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS
from hardship_cli.law.fees import fee


def note(answer, code):
    return next((dict(one.params) | {"level": one.level} for one in answer.notes if one.code == code), None)


def test_another_number_of_the_tariff_that_makes_an_act_chargeable(price):
    answer = price(act="issue", land="HH", benefits="sgb2")
    assert (amount(answer), answer.status) == ("0.00", "disputed")
    told = note(answer, "E1")
    assert (told["applied"], told["named"], told["due_by"], told["level"]) == (
        "§ 45 Nr. 1 Buchst. a AufenthV",
        "act",
        "§ 45 Nr. 3 AufenthV",
        "warning",
    )
    assert {name: str(value) for name, value in note(answer, "safe_amount").items()} == {
        "low": "0.00",
        "high": "98.00",
        "level": "hint",
    }


def test_another_number_of_the_tariff_that_is_free(price):
    answer = price(act="change-purpose", benefits="sgb2", months="12")
    assert (amount(answer), answer.status) == ("98.00", "disputed")
    told = note(answer, "E1")
    assert (told["applied"], told["free_by"]) == ("A", "§ 45 Nr. 1 Buchst. a AufenthV; § 45 Nr. 2 Buchst. b AufenthV")
    assert {(other.reading, other.basis) for other in answer.answer.alternatives} == {
        ("residence_issue_up_to_1y", "§ 45 Nr. 1 Buchst. a AufenthV, § 53 Abs. 1 Nr. 1 AufenthV"),
        ("residence_extend_over_3m", "§ 45 Nr. 2 Buchst. b AufenthV, § 53 Abs. 1 Nr. 1 AufenthV"),
    }


def test_another_amount_alone_is_a_hint(price):
    answer = price(act="change-purpose", months="12")
    assert (answer.status, note(answer, "E1")["level"], note(answer, "safe_amount")) == ("calculated", "hint", None)
    assert not {"free_by", "due_by"} & set(note(answer, "E1"))


@pytest.mark.parametrize("title", ["25-4-2", "23a", "25-4-1", "25-5"])
@pytest.mark.parametrize("held", ["25-4-1", "25-4-2", "25-5", "23a", "other"])
@pytest.mark.parametrize("act", ["extend", "change-purpose", "issue"])
@pytest.mark.parametrize("objects", [False, True])
def test_another_ground_held_is_disputed_whichever_the_two_are(price, title, held, act, objects):
    """Berlin takes each change of the legal basis for one of purpose: then Nr. 3 of § 45 AufenthV, and § 53 reaches it not."""
    named = {"act": "objection", "against": f"refused-{act}"} if objects else {"act": act}
    answer = price(**named, title=title, held_ground=held, months="12")
    codes = {one.because for one in answer.answer.alternatives}
    if (
        objects and act == "issue" and title == "23a"
    ):  # the refusal of a first permit under § 23a has a point of its own
        assert "COMMISSION_REFUSAL" in codes
        codes.remove("COMMISSION_REFUSAL")
    if held == title and answer.status == "disputed":
        assert (objects, codes) == (True, {"held_ground_same"})
        return
    if held == title:
        assert (answer.status, codes) == (
            ("calculated", set()) if act == "extend" else ("review", {"held_ground_same"})
        )
        return
    point = "E1" if title == "25-4-2" else "GROUND_CHANGE"
    assert (answer.status, codes, note(answer, point)["level"]) == ("disputed", {point}, "warning")
    assert note(answer, "safe_amount") is not None


def test_an_extension_without_the_ground_held_has_a_remark(price, hardship):
    assert note(price(act="extend", months="12"), "held_ground_purpose")["level"] == "info"
    assert note(price(act="objection", against="refused-extend", months="12"), "held_ground_purpose") is not None
    assert note(price(act="extend", months="12", held_ground="25-4-2"), "held_ground_purpose") is None
    # It goes for every such case, so a table shows it with its steps, and no register.
    out = hardship("fee", "extend", "--months", "12", "--on", "2026-05-05", "--lang", "en", "--explain")[1]
    assert "can be a change of purpose" in " ".join(out.split())


def test_a_recorded_fee_by_the_other_number_is_not_too_much(hardship):
    asked = ("audit", "extend", "--held-ground", "other", "--months", "12", "--land", "NW", "--notified", "2026-03-25")
    code, out, _err = hardship(*asked, "--recorded-fee-eur", "98", "--lang", "en")
    assert (code, "disputed" in out, "Too much" in out) == (1, True, False)
    assert "By another reading of a disputed point (E1: § 45 Nr. 3 AufenthV) what was recorded is right." in " ".join(
        out.split()
    )


def test_an_objection_to_a_fee_alone_may_cost_nothing(price):
    answer = price(act="objection", against="refused-issue", document="fee-notice")
    assert (amount(answer), answer.status) == ("50.00", "disputed")
    others = {(other.because, other.reading): other.amount for other in answer.answer.alternatives}
    assert (str(others["E14", "A"]), others["E14", "B"]) == ("0.00", None)
    assert (note(answer, "E14")["named"], note(answer, "E14")["free_by"]) == ("against", "A")
    assert note(price(act="objection", against="refused-issue"), "E14") is None


@pytest.mark.parametrize("default", ["A", "B"])
def test_the_reading_that_was_applied_is_named(law, monkeypatch, default):
    monkeypatch.setitem(law.fees.tables["dispute"]["E16"], "default", default)
    answer = fee(Case.read(act="extend", outcome="refused", on="2026-03-02"), law)
    assert note(answer, "E16")["applied"] == default


def test_every_note_on_a_disputed_point_says_what_was_applied_and_every_change_of_whether_is_disputed(law):
    """All acts, ends, attacks, benefits, states and documents: 20,000 combinations."""
    points, seen = law.fees.tables["dispute"], set()
    for act, status, benefits, outcome, minor, on in itertools.product(
        ACTS,
        FACTS["status"].values,
        FACTS["benefits"].values,
        FACTS["outcome"].values,
        (True, False),
        ("2013-03-02", "2026-03-02"),
    ):
        facts = {
            "act": act,
            "status": status,
            "benefits": benefits,
            "outcome": outcome,
            "on": on,
            "applied": "2012-07-03",
        }
        facts |= {"minor": minor} if minor else {"born": "1980-01-02"}
        more = [{}]
        if act == "objection":
            more = [
                {"against": one, "document": paper}
                for one in FACTS["against"].values
                for paper in ("decision", "fee-notice")
            ]
        if act == "reissue-card":
            more = [{"reason": "card-expired"}]
        for extra in more:
            try:
                answer = fee(Case.read({**facts, **extra}), law)
            except HardshipError:
                continue
            for one in answer.notes:
                if one.code in points:
                    seen.add(one.code)
                    assert "applied" in dict(one.params), (facts, one)
            due = bool(answer.answer.amount)
            if any(other.amount is not None and bool(other.amount) != due for other in answer.answer.alternatives):
                assert answer.status == "disputed", facts
            if answer.status == "disputed":
                # What another reading costs need not be known; then no amount is safe.
                unknown = any(other.amount is None for other in answer.answer.alternatives)
                assert unknown or note(answer, "safe_amount"), facts
    assert seen >= {"E1", "E3", "E4", "E5", "E14", "E15", "SWISS_OBJECTION"}


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_texts_say_so(hardship, lang):
    _code, out, _err = hardship("fee", "change-purpose", "--benefits", "sgb2", "--on", "2026-03-02", "--lang", lang)
    text = " ".join(out.split())
    expected = {
        "en": ("A (applied)", "The act that was named decides", "By § 45 Nr. 1", "The safe amount for whoever pays is €98.00"),
        "de": ("A (angewandt)", "Die genannte Amtshandlung entscheidet", "Nach § 45 Nr. 1", "Sicher ist für die zahlende Person der Betrag von 98,00 €"),
    }[lang]  # fmt: skip
    assert [one for one in expected if one not in text] == []


TURKEY_BEFORE = {"act": "issue", "land": "RP", "months": "12", "status": "eu-turkey", "on": "2013-07-01"}


def test_no_amount_is_safe_where_a_reading_comes_to_one_that_is_not_known(price):
    answer = price(**TURKEY_BEFORE)
    assert note(answer, "safe_amount") is None
    assert note(answer, "safe_amount_unknown") == {"points": "EU_TURKEY_BEFORE", "level": "hint"}
    with_age = price(**TURKEY_BEFORE, born="1980-01-01")
    assert (str(note(with_age, "safe_amount")["low"]), note(with_age, "safe_amount_unknown")) == ("28.80", None)
