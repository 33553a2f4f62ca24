"""A birth on 1 January is often one of an unknown day: said where the age decides the fee, or would within a year."""

import pytest


def hints(answer):
    return [dict(note.params) for note in answer.notes if note.code == "birth_first_of_year"]


@pytest.mark.parametrize(
    ("facts", "age"),
    [
        ({"act": "extend", "months": "12", "born": "2008-01-01"}, 18),  # adult for two months, if the day is right
        ({"act": "extend", "months": "12", "born": "2009-01-01"}, 18),  # a minor for ten months more
        ({"act": "extend", "months": "12", "born": "2008-01-01", "on": "2026-12-31"}, 18),
        ({"act": "extend", "months": "12", "born": "2008-01-01", "on": "2027-01-01"}, None),
        ({"act": "extend", "months": "12", "born": "2009-01-01", "on": "2026-01-01"}, None),
        ({"act": "extend", "months": "12", "born": "2009-01-01", "on": "2026-01-02"}, 18),
        ({"act": "extend", "months": "12", "born": "2008-01-02"}, None),
        ({"act": "extend", "months": "12", "born": "2008-02-01"}, None),
        ({"act": "extend", "months": "12", "born": "1990-01-01"}, None),
        ({"act": "extend", "months": "12", "born": "2008-01-01", "benefits": "sgb2"}, None),  # free at any age
        ({"act": "objection", "against": "condition", "born": "2008-01-01"}, None),  # 50 euros at any age
        ({"act": "extend", "months": "12", "born": "2002-01-01"}, None),  # 24, which no fee of this case goes by
        ({"act": "extend", "months": "12", "born": "2002-01-01", "status": "eu-turkey"}, 24),
        ({"act": "extend", "months": "12", "born": "2003-01-01", "status": "swiss"}, 24),
        ({"act": "certificate", "born": "2002-01-01", "status": "swiss"}, None),
        # the age at the application counts for a refusal
        ({"act": "extend", "months": "12", "born": "2006-01-01", "applied": "2024-05-02", "outcome": "refused"}, 18),
    ],
)
def test_a_first_of_january_near_a_birthday_that_decides(price, facts, age):
    assert [hint["age"] for hint in hints(price(**facts))] == ([] if age is None else [age])


def test_nothing_but_the_hint_changes(price):
    answer = price(act="extend", months="12", born="2009-01-01")
    assert (str(answer.answer.amount), answer.status, str(hints(answer)[0]["day"])) == (
        "46.50",
        "calculated",
        "2027-01-01",
    )
