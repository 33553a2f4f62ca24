"""Where the law of a time was not read, or a length is open: what blocks an answer, and what cannot change it."""

import pytest
from fee_answers import amount

from hardship_cli.errors import Unanswerable


@pytest.mark.parametrize(
    "facts",
    [
        {"act": "extend", "months": "12", "outcome": "refused", "on": "2012-07-01"},
        {"act": "extend", "months": "12", "benefits": "sgb2", "on": "2012-07-01"},
        {"act": "extend", "months": "12", "born": "1989-08-28", "on": "2007-08-27"},
        {"act": "extend", "months": "12", "status": "swiss", "born": "1980-01-01", "on": "2012-07-01"},
    ],
)
def test_a_gap_that_could_change_the_amount_blocks(price, facts):
    with pytest.raises(Unanswerable) as caught:
        price(**facts)
    assert caught.value.code == "no_text_read"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"act": "change-purpose", "benefits": "sgb2", "on": "2012-07-01"}, "90.00"),
        ({"act": "extend", "months": "12", "benefits": "other", "on": "2007-01-02"}, "30.00"),
        ({"act": "extend", "months": "12", "born": "1989-08-27", "on": "2007-08-27"}, "30.00"),
        ({"act": "extend", "months": "12", "minor": False, "on": "2007-01-02"}, "30.00"),
        ({"act": "change-purpose", "status": "asylum", "on": "2007-01-02"}, "40.00"),
        ({"act": "extend", "months": "12", "status": "eu-turkey", "born": "1970-01-01", "on": "2007-01-02"}, "30.00"),
        ({"act": "extend", "months": "12", "status": "swiss", "born": "1998-01-01", "on": "2021-06-01"}, "22.80"),
        ({"act": "extend", "months": "12", "status": "swiss", "born": "1980-01-01", "on": "2020-12-31"}, "28.80"),
        # free by what was read, whatever the rest said
        ({"act": "extend", "months": "12", "status": "swiss", "outcome": "refused", "on": "2021-06-01"}, "0.00"),
        ({"act": "reissue-card", "reason": "chip-defect", "outcome": "refused", "on": "2011-10-01"}, "0.00"),
        ({"act": "reissue-card", "reason": "chip-defect", "outcome": "withdrawn-early", "on": "2011-10-01"}, "0.00"),
    ],
)
def test_a_gap_that_cannot_change_the_amount_does_not(price, facts, expected):
    assert amount(price(**facts)) == expected


def test_a_remark_rests_on_the_version_of_the_day(price):
    def basis(code, **facts):
        return {note.code: note.basis for note in price(**facts).notes}.get(code)

    objection = {"act": "objection", "against": "refused-issue", "months": "12"}
    assert basis("objection_credited", **objection) == "§ 69 Abs. 8 S. 2 AufenthG"
    assert basis("objection_credited", **objection, on="2017-07-19") == "§ 69 Abs. 6 S. 2 AufenthG"
    assert basis("objection_credited", **objection, on="2012-07-01") is None  # nothing of that time was read
    refused = {"act": "extend", "months": "12", "outcome": "refused"}
    assert basis("processing_not_refunded", **refused, on="2017-07-19") == "§ 69 Abs. 5 S. 3, 4 AufenthG"
    needy = {"act": "change-purpose", "benefits": "sgb2"}
    assert basis("discretion_benefits", **needy, on="2007-07-31") is None
    assert basis("discretion_benefits", **needy, on="2007-08-01") == "§ 53 Abs. 1 Halbs. 2 AufenthV"


def test_the_month_of_a_sticker_is_asked_for_while_it_decides(price):
    with pytest.raises(Unanswerable) as caught:
        price(act="change-purpose", extras="sticker", on="2023-10-31")
    assert [(label, str(value)) for label, value in caught.value.params["would_give"]] == [
        ("change-purpose_up_to_1m", "50.00"),
        ("change-purpose_over_1m", "54.00"),
    ]
    assert amount(price(act="change-purpose", extras="sticker", on="2023-11-01")) == "54.00"
    assert amount(price(act="change-purpose", extras="sticker", outcome="refused", on="2023-10-31")) == "98.00"
