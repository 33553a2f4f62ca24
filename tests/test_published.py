"""The five service descriptions: the amounts, times and words are read out of their copies and held against engine and data."""

import os
import re

import pytest

from hardship_cli.case import Case
from hardship_cli.law.fees import fee

SOURCES = os.path.join(os.path.dirname(__file__), "sources")


def text_of(name):
    with open(os.path.join(SOURCES, name), encoding="utf-8") as file:
        return " ".join(file.read().split())


def cents(text):
    whole, _comma, part = text.replace(".", ",").partition(",")
    return f"{whole}.{part or '00'}"


def price(law, **facts):
    return str(fee(Case.read({"on": "2025-07-04", **facts}), law).answer.amount)


@pytest.mark.parametrize("name", ["NW-99010022001012.txt", "SH-99010022001012.txt"])
def test_nw_and_sh_print_what_the_engine_computes_for_an_issue(law, name):
    text = text_of(name)
    adult, minor = re.search(r"a fee of (\d+) euros is due \((\d+) euros for minors\)", text).groups()
    land = name[:2]
    assert price(law, act="issue", land=land) == cents(adult)
    assert price(law, act="issue", land=land, minor=True) == cents(minor)
    assert "Exemption from fees when receiving social benefits" in text
    for benefits in ("sgb2", "sgb12", "asylblg"):
        assert price(law, act="issue", land=land, benefits=benefits) == "0.00"


def test_hamburg_prints_what_the_engine_computes_and_charges_a_refusal(law):
    text = text_of("HH-99010022001012.txt")
    adult, minor = re.search(r"Volljährige: ([\d,]+) EUR Minderjährige: ([\d,]+) EUR", text).groups()
    assert price(law, act="issue", land="HH") == cents(adult)
    assert price(law, act="issue", land="HH", minor=True) == cents(minor)
    assert "Auch in diesem Falle müssen Sie eine Verwaltungsgebühr bezahlen" in text
    assert price(law, act="issue", land="HH", outcome="refused") == cents(adult)


def test_thuringia_prints_what_the_engine_computes_for_an_extension(law):
    text = text_of("TH-99010022020012.txt")
    printed = re.findall(
        r"Fee: ([\d,]+) EURPayment in advance: noFee for extending the residence permit for"
        r" (up to|more than) three months( for minors)?",
        text,
    )
    assert len(printed) == 4
    for amount, length, minor in printed:
        months = "3" if length == "up to" else "4"
        assert price(law, act="extend", land="TH", months=months, minor=bool(minor)) == cents(amount)
    assert "Exemption from fees if you receive social benefits" in text
    assert price(law, act="extend", land="TH", benefits="sgb2") == "0.00"


def test_the_commission_description_names_no_fee(law):
    text = text_of("NW-99010022001005.txt")
    assert re.search(r"## Kosten ## Verfahrensablauf", text)
    publications = law.fees.tables["land"]["NW"]["publication"]
    (commission,) = [p for p in publications if p.get("service") == "99010022001005"]
    assert not commission.get("prints")


def test_every_amount_that_a_land_publishes_is_what_the_engine_computes(law):
    """Figures on current pages equal the tariff; what deviates is recorded as a deviation, not as a publication."""
    checked = 0
    for land, schedule in law.fees.tables["land"].items():
        for publication in schedule.get("publication", ()):
            for printed in publication.get("prints", ()):
                facts = {"act": printed["act"], "land": land, "minor": printed.get("minor", False)}
                if "months" in printed:
                    facts["months"] = str(printed["months"])
                if printed["act"] == "reissue-card":
                    facts["reason"] = printed.get("reason", "card-expired")
                assert price(law, **facts) == f"{printed['amount'] // 100}.{printed['amount'] % 100:02d}", (
                    land,
                    printed,
                )
                checked += 1
    assert checked >= 12


def test_all_sixteen_laender_have_a_schedule_or_say_that_none_was_read(law):
    lands = law.fees.tables["land"]
    assert len(lands) == 16
    for schedule in lands.values():
        assert schedule.get("publication") or schedule.get("deviation") or schedule.get("none_read")


@pytest.mark.parametrize(
    ("name", "land", "service", "phrases"),
    [
        (
            "NW-99010022001012.txt",
            "NW",
            "99010022001012",
            ["about 6 to 8 weeks", "Three years at the longest", "29.10.2020"],
        ),
        (
            "SH-99010022001012.txt",
            "SH",
            "99010022001012",
            ["about 6 to 8 weeks", "Three years at the longest", "29.10.2020"],
        ),
        (
            "TH-99010022020012.txt",
            "TH",
            "99010022020012",
            ["approx. 6 to 8 weeks", "maximum of three years", "17.03.2023"],
        ),
        ("HH-99010022001012.txt", "HH", "99010022001012", ["von 6-8 Wochen", "etwa 4-6 weitere Wochen", "28.05.2025"]),
    ],
)
def test_times_and_release_dates_are_those_of_the_description(law, name, land, service, phrases):
    text = text_of(name)
    assert all(phrase in text for phrase in phrases)
    (publication,) = [p for p in law.fees.tables["land"][land]["publication"] if p.get("service") == service]
    assert publication["processing_weeks"] == [6, 8]
    assert publication["released"].strftime("%d.%m.%Y") == phrases[-1]
    assert publication["file"] == name
    assert publication.get("card_weeks", [4, 6]) == [4, 6]
