"""Fees under law of anybody's making that the checker passes: an answer or a stated refusal, and what that law says."""

import random
from collections import Counter

import pytest
from fee_answers import amount
from random_overlays import random_overlay
from test_any_days import any_case

from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.law.fees import fee
from hardship_cli.schedule.load import Law

OWN = '\n[source.OWN]\ntitle = "Amtsblatt"\nchecked = { on = 2027-01-05, result = "verified" }\n'


@pytest.mark.parametrize("block", range(4))
def test_no_fee_ends_in_anything_but_an_answer_or_a_refusal(tmp_path, block):
    """400 overlays, 80 cases each, most of them on a day on which something was changed."""
    choose, seen = random.Random(block), Counter()
    for seed in range(100 * block, 100 * block + 100):
        law = Law(overlay=random_overlay(seed, str(tmp_path), files=("fees",)))
        starts = [
            version.start for rule in law.fees.rules() for version in rule.versions if version.source.startswith("OWN")
        ]
        for _ in range(80):
            case = any_case(choose)
            case = case._replace(on=choose.choice(starts)) if starts and choose.random() < 0.6 else case
            try:
                seen[fee(case, law).status] += 1
            except HardshipError as error:  # anything else is a fault of the program
                seen[error.code] += 1
    assert seen["no_text_read"] > 50
    assert seen["calculated"] + seen["review"] + seen["disputed"] > 500


@pytest.fixture
def under(tmp_path):
    """The fee of a case under the law with one version of a rule put in from 2027 on."""

    def ask(rule, version, **facts):
        text = f'[rule.{rule}]\nversion = [ {{ from = 2027-01-01, source = "OWN", {version} }} ]' + OWN
        (tmp_path / "fees.toml").write_text(text, encoding="utf-8")
        return fee(Case.read({"on": "2027-02-01", "months": "12", **facts}), Law(overlay=str(tmp_path)))

    return ask


FOUR = 'covers = { residence_extend_over_3m = "Nr. 9" }'


@pytest.mark.parametrize(
    ("rule", "version", "facts", "expected"),
    [
        # nothing in force any more: the full fee, to minors too
        ("minors_half", 'none = "not-in-force"', {"act": "extend", "minor": True}, "93.00"),
        ("minors_half", f'use = "objection_refusal", {FOUR}', {"act": "extend", "minor": True}, "46.50"),
        ("minors_half", f'value = "1/3", {FOUR}', {"act": "extend", "minor": True}, "31.00"),
        ("objection_refusal", f'use = "minors_half", {FOUR}', {"act": "objection", "against": "refused-extend"}, "46.50"),
        ("residence_extend_over_3m", 'use = "residence_change_purpose"', {"act": "extend"}, "98.00"),
        ("residence_extend_over_3m", "value = 0.00", {"act": "extend"}, "0.00"),
        ("processing_fee_free", 'none = "not-in-force"', {"act": "extend", "outcome": "withdrawn-early"}, "93.00"),
        # lifted for the one way to end, not for the other
        ("processing_fee_free", f'who = ["not-competent"], {FOUR}', {"act": "extend", "outcome": "withdrawn-early"}, "93.00"),
        ("processing_fee_free", f'who = ["not-competent"], {FOUR}', {"act": "extend", "outcome": "not-competent"}, "0.00"),
        ("processing_fee_free", f'who = ["withdrawn-early"], {FOUR}', {"act": "change-purpose", "outcome": "withdrawn-early"}, "98.00"),
        ("adult_age", 'use = "identity_card_young_age"', {"act": "extend", "born": "2005-01-02"}, "46.50"),
        ("adult_age", "value = 21", {"act": "extend", "born": "2007-01-02"}, "46.50"),
        ("benefits_exemption", 'none = "not-in-force"', {"act": "extend", "benefits": "sgb2"}, "93.00"),
        ("association_turkey_24_and_over", f'value = 7.00, who = ["eu-turkey"], {FOUR}', {"act": "extend", "status": "eu-turkey", "born": "1980-01-02"}, "7.00"),
        ("association_turkey_24_and_over", 'none = "not-in-force"', {"act": "extend", "status": "eu-turkey", "born": "1980-01-02"}, "93.00"),
    ],
)  # fmt: skip
def test_what_the_law_says_is_charged(under, rule, version, facts, expected):
    assert amount(under(rule, version, **facts)) == expected


@pytest.mark.parametrize(
    ("rule", "version", "facts", "code"),
    [
        ("adult_age", 'none = "not-in-force"', {"act": "extend", "born": "2010-01-02"}, "not_in_force"),
        ("adult_age", 'gap = "no-text-read"', {"act": "extend", "born": "2010-01-02"}, "no_text_read"),
        ("processing_fee", 'none = "not-in-force"', {"act": "extend", "outcome": "refused"}, "not_in_force"),
        ("processing_fee", 'gap = "no-text-read"', {"act": "extend", "outcome": "refused"}, "no_text_read"),
        ("objection_refusal", 'none = "not-in-force"', {"act": "objection", "against": "refused-extend"}, "not_in_force"),
        ("sticker_max_months", 'gap = "no-text-read"', {"act": "extend", "months": "1", "extras": "sticker"}, "no_text_read"),
        ("minors_half", 'gap = "no-text-read"', {"act": "extend", "minor": True}, "no_text_read"),
        ("residence_extend_over_3m", 'use = "card_delivery"', {"act": "extend", "on": "2027-01-01"}, None),
        ("processing_fee_free", 'gap = "no-text-read"', {"act": "extend", "outcome": "withdrawn-early"}, "no_text_read"),
    ],
)  # fmt: skip
def test_a_gap_is_a_stated_gap(under, rule, version, facts, code):
    if code is None:
        assert amount(under(rule, version, **facts)) == "15.00"
        return
    with pytest.raises(Unanswerable) as caught:
        under(rule, version, **facts)
    assert caught.value.code == code


@pytest.mark.parametrize("rule", ["travel_document_child", "travel_document_child_age"])
@pytest.mark.parametrize("version", ['none = "not-in-force"', 'gap = "no-text-read"'])
def test_a_childs_paper_that_is_gone_or_unread_does_not_block_the_fee(under, rule, version):
    found = under(rule, version, act="travel-document", born="2020-01-01", months=None)
    assert (amount(found), found.answer.alternatives) == ("97.00", ())


def test_a_remark_or_a_page_whose_law_is_not_known_blocks_nothing(under, tmp_path):
    answer = under("benefits_discretion", "value = true, until = 2027-01-15", act="change-purpose", benefits="sgb2")
    assert (amount(answer), "discretion_benefits" in {note.code for note in answer.notes}) == ("98.00", False)
    page = '{ act = "extend", title = "any", portal = "x", source = "OWN", released = 1990-01-01, prints = [ { act = "extend", amount = 1.00 } ] }'
    (tmp_path / "fees.toml").write_text(f"[land.BY]\npublication = [ {page} ]" + OWN, encoding="utf-8")
    facts = {"act": "extend", "months": "12", "land": "BY", "on": "2027-02-01"}
    assert amount(fee(Case.read(facts), Law(overlay=str(tmp_path)))) == "93.00"
