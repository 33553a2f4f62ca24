"""Facts that are missing: asked for only where they decide; what is tried out never becomes a fact."""

import itertools
from datetime import date

import pytest
from fee_answers import amount

from hardship_cli.acts import ACTS
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.law.fees import each_fee, fee


def codes(answer):
    return [note.code for note in answer.notes]


def open_facts(answer):
    return [dict(note.params)["fact"] for note in answer.notes if note.code == "open_without_effect"]


def test_a_birth_that_was_tried_out_is_not_believed(price):
    """To see whether the age mattered to the card's fee, 2003 was tried; against an application of 2026 that made a minor."""
    answer = price(act="certificate", status="swiss", on="2012-01-01", applied="2026-01-05")
    assert (amount(answer), [item.effect for item in answer.answer.items]) == ("10.00", [()])
    assert answer.asked == Case(act="certificate", status="swiss", on=date(2012, 1, 1), applied=date(2026, 1, 5))
    # A card's fee is not in question for a certificate, so the age is not asked for, nor said to be open.
    assert open_facts(answer) == []


@pytest.mark.parametrize("status", ["swiss", "eu-turkey"])
@pytest.mark.parametrize("act", ["certificate", "amend-condition", "fiction-certificate"])
@pytest.mark.parametrize(("on", "applied"), [("2012-08-01", "2026-01-05"), ("2026-03-02", "2006-01-05")])
def test_only_what_was_given_halves_a_fee(price, act, status, on, applied):
    answer = price(act=act, status=status, on=on, applied=applied)
    assert all("minors_half" not in item.effect for item in answer.answer.items)


def test_the_length_is_named_as_open_where_both_cost_the_same(price):
    answer = price(act="issue")
    assert (amount(answer), open_facts(answer)) == ("100.00", ["months"])
    assert open_facts(price(act="issue", months="12")) == []
    # A page that prints amounts by length says nothing of a length that nobody named.
    named = codes(price(act="extend", months="12", land="NI"))
    unnamed = codes(price(act="extend", benefits="sgb2", land="NI"))
    assert ("published_same" in named, "published_same" in unnamed) == (True, False)


def test_the_form_of_a_toleration_is_open_where_nothing_is_due(law, tmp_path):
    from hardship_cli.schedule.load import Law

    rows = ", ".join(f'{position} = "Nr. 9"' for position in ("toleration_issue_sticker", "toleration_issue_carrier"))
    (tmp_path / "fees.toml").write_text(
        f'[rule.benefits_exemption]\nversion = [{{ from = 2027-01-01, who = ["sgb2"], covers = {{ {rows} }}, source = "OWN" }}]\n'
        '[source.OWN]\ntitle = "Amtsblatt"\nchecked = { on = 2027-01-05, result = "verified" }\n',
        encoding="utf-8",
    )
    answer = fee(Case.read(act="toleration-issue", benefits="sgb2", on="2027-02-01"), Law(overlay=str(tmp_path)))
    assert (amount(answer), open_facts(answer)) == ("0.00", ["extras"])
    with pytest.raises(Unanswerable) as caught:
        fee(Case.read(act="toleration-issue", benefits="other", on="2027-02-01"), law)
    assert caught.value.code == "extras_needed"


def test_a_length_between_two_limits_is_told_apart_in_one_list(price):
    with pytest.raises(Unanswerable) as caught:
        price(act="extend", extras="sticker", on="2023-10-31")
    assert [(label, str(gives)) for label, gives in caught.value.params["would_give"]] == [
        ("extend_up_to_1m", "50.00"),
        ("extend_up_to_3m", "52.00"),
        ("extend_over_3m", "49.00"),
    ]


def test_an_age_that_is_open_stands_twice_among_the_other_numbers(price):
    """E1 for a Swiss national whose age nobody named: the card's fee of either age, and no invented one."""
    answer = price(act="change-purpose", status="swiss")
    others = {str(other.amount) for other in answer.answer.alternatives}
    assert (amount(answer), others) == ("98.00", {"46.00", "27.60"})


OPEN_CASES = [
    {
        "act": act,
        "status": status,
        "benefits": benefits,
        "outcome": outcome,
        "extras": extras,
        "on": on,
        "applied": applied,
    }
    for act, status, benefits, outcome, extras, on, applied in itertools.product(
        ACTS,
        ("none", "swiss", "eu-turkey", "refugee"),
        ("none", "sgb2"),
        ("granted", "refused"),
        ((), ("sticker",)),
        (date(2008, 1, 2), date(2012, 8, 1), date(2021, 6, 1), date(2023, 10, 31), date(2026, 3, 2)),
        (None, date(2007, 9, 1), date(2026, 3, 1)),
    )
]
# For each fact that can be open, values on both sides of everything it can decide.
VALUES = {
    "against": FACTS["against"].values,
    "reason": FACTS["reason"].values,
    "extras": ("sticker", "separate-sheet"),
    "months": ("1", "2", "3", "4", "12", "13"),
    "born": ("1950-01-01",),
}


def total(facts, law):
    """The total, or ``None``: refused, or another fact is missing."""
    try:
        return fee(Case.read(facts), law).answer.amount
    except HardshipError:
        return None


def test_an_answer_without_a_fact_is_that_of_every_value_of_it(law):
    """The other way round than it is made: the answer is held to answers to which the fact was really given."""
    compared = 0
    for case in OPEN_CASES:
        facts = {name: value for name, value in case.items() if value not in (None, ())}
        try:
            answer = fee(Case.read(facts), law)
        except HardshipError:
            continue
        assert {**answer.asked.given()} == Case.read(facts).given()
        for fact in open_facts(answer):
            for value in VALUES[fact]:
                carried = ",".join((*case["extras"], value)) if fact == "extras" else value
                other = total({**facts, fact: carried}, law)
                assert other in (None, answer.answer.amount), (facts, fact, value)
                compared += other is not None
    assert compared > 1_000


def test_each_way_is_priced_with_its_own_length(law):
    case = Case.read(act="extend", title="25-4-2", on="2026-03-02")
    assert [(str(one.answer.amount), one.answer.items[0].position) for _tried, one in each_fee(case, law)] == [
        ("96.00", "residence_extend_up_to_3m"),
        ("93.00", "residence_extend_over_3m"),
    ]
