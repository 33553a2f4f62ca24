"""A title on a sticker: how long it can run, and that fee and permit say the same of it (§ 78a Abs. 1 AufenthG)."""

from decimal import Decimal

import pytest
from fee_answers import amount

from hardship_cli.case import Case
from hardship_cli.errors import InputError
from hardship_cli.law.fees import fee
from hardship_cli.law.permits import permit


@pytest.fixture
def ask(law):
    return lambda **facts: permit(Case.read(facts), law)


def codes(answer):
    return [note.code for note in answer.notes]


def test_a_sticker_runs_for_a_month(ask):
    found = ask(start="2026-03-15", extras="sticker")
    assert (str(found.answer.valid_until), found.answer.capped_by) == ("2026-04-14", "requested")
    assert next(note for note in found.notes if note.code == "sticker_month").basis == "§ 78a Abs. 1 S. 1 AufenthG"
    assert [other.because for other in found.answer.alternatives] == ["E6"]
    asked = ask(start="2026-03-15", months="1", extras="sticker")
    assert (str(asked.answer.valid_until), "sticker_month" in codes(asked)) == ("2026-04-14", False)
    assert str(ask(start="2026-03-15", extras="sticker", purpose_until="2026-03-31").answer.valid_until) == "2026-03-31"


@pytest.mark.parametrize("length", [{"months": "2"}, {"months": "32d"}, {"until": "2026-04-15"}, {"months": "3y"}])
def test_a_sticker_for_longer_is_refused_as_by_the_fee(ask, law, length):
    facts = {"start": "2026-03-15", "extras": "sticker", **length}
    found = []
    for question in (lambda: ask(**facts), lambda: fee(Case.read({"act": "extend", "on": "2026-03-15", **facts}), law)):
        with pytest.raises(InputError) as caught:
            question()
        found.append((caught.value.code, caught.value.field, caught.value.params))
    assert found[0] == found[1]
    assert found[0][0] == "sticker_too_long"


@pytest.mark.parametrize(
    "facts",
    [
        {"start": "2023-10-31", "extras": "sticker"},  # one of two cases then
        {"start": "2026-03-15", "extras": "sticker", "act": "extend", "outcome": "refused"},
        {"start": "2026-03-15", "extras": "sticker", "act": "toleration-issue"},
    ],
)
def test_other_stickers_limit_no_permit(ask, facts):
    found = ask(months="2", **facts)
    assert (found.answer.days > 31, "sticker_month" in codes(found)) == (True, False)
    assert ask(**facts).answer.capped_by == "three-years"


def test_a_sticker_in_berlin_is_not_what_the_page_prints(price):
    def printed(**facts):
        return [note.params for note in price(**facts).notes if note.code == "sticker_printed"]

    asked = {"act": "extend", "land": "BE", "extras": "sticker", "on": "2026-09-24"}
    assert amount(price(**asked)) == "52.00"
    assert printed(**asked) == [(("land", "BE"), ("amount", Decimal("49.00")))]
    assert not printed(**{**asked, "extras": None, "months": "12"})
    assert not printed(**{**asked, "land": "BB"})
    assert not printed(**{**asked, "on": "2023-10-31", "months": "1"})  # of a tariff that is over the page says nothing
