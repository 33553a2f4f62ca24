"""Where the day of a fee is only the earliest on which a decision can have been notified: what is open behind it."""

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.fees import fee


@pytest.mark.parametrize(
    ("facts", "settled_by"),
    [
        ({"act": "extend", "months": "12", "extras": "photo", "posted": "2025-04-27", "delivery": "letter"}, "land"),
        ({"act": "extend", "months": "12", "extras": "express", "decided": "2023-10-30", "land": "NW"}, "notified"),
        ({"act": "reissue-card", "reason": "lost", "decided": "2011-08-30"}, "land"),
        ({"act": "card-as-substitute-id", "decided": "2017-08-30"}, "land"),
    ],
)
def test_where_a_later_notification_has_an_answer_the_error_names_its_day(law, facts, settled_by):
    with pytest.raises(Unanswerable) as caught:
        fee(Case.read(facts), law)
    assert (caught.value.field, caught.value.params["settled_by"]) == ("notified", settled_by)


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({"act": "card-as-substitute-id", "posted": "2013-03-03", "land": "NW"}, "2013-03-05"),
        ({"act": "card-as-substitute-id", "decided": "2013-03-04"}, "2013-03-05"),
        ({"act": "extend", "months": "3", "extras": "sticker", "decided": "2023-10-31"}, "2023-11-01"),
    ],
)
def test_from_which_day_of_notification_on_no_amount_can_be_told(law, facts, day):
    answer = fee(Case.read(facts | {"born": "1980-02-02"}), law)
    (other,) = [one for one in answer.answer.alternatives if one.because == "notified_later"]
    assert (answer.status, other.amount, str(other.day)) == ("review", None, day)
    assert "notified_later_unknown" in {note.code for note in answer.notes}


@pytest.mark.parametrize(
    ("facts", "amount", "told"),
    [
        ({"notified": "2026-11-27", "born": "2008-11-20"}, "93.00", ("notified_earlier", "46.50", "2026-11-19")),
        ({"posted": "2026-03-01", "status": "eu-turkey"}, "46.00", ("notified_earlier", "37.00", "2026-02-06")),
        (
            {"notified": "2026-11-27", "decided": "2026-11-15", "born": "2008-11-20"},
            "46.50",
            ("notified_later", "93.00", "2026-11-20"),
        ),
        ({"notified": "2026-11-27", "applied": "2026-11-21", "born": "2008-11-20"}, "93.00", None),
        ({"notified": "2026-11-27", "on": "2026-11-27", "born": "2008-11-20"}, "93.00", None),
        ({"notified": "2024-03-01", "extras": "express"}, "128.00", None),
    ],
)
def test_a_notice_of_the_fee_alone_comes_after_the_act(law, facts, amount, told):
    answer = fee(
        Case.read({"act": "extend", "months": "12", "document": "fee-notice", "born": "1980-02-02"} | facts), law
    )
    others = [(one.because, str(one.amount), str(one.day)) for one in answer.answer.alternatives]
    assert (str(answer.answer.amount), others) == (amount, [told] if told else [])
    assert answer.status == ("review" if told else "calculated")


def test_where_no_notification_soon_has_an_answer_the_error_names_the_day_given(law):
    with pytest.raises(Unanswerable) as caught:
        fee(Case.read(act="extend", months="12", extras="express", decided="2020-10-30"), law)
    assert (caught.value.field, caught.value.params.get("settled_by")) == ("decided", None)
