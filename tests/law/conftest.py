"""Fixtures for several files about the law: a fee and an appeal with plain facts, and a law with an overlay of its own."""

import pytest

from hardship_cli.case import Case
from hardship_cli.law.appeals import appeal
from hardship_cli.law.fees import fee
from hardship_cli.schedule.load import Law

OWN = '\n[source.OWN]\ntitle = "Amtsblatt"\nchecked = { on = 2027-01-05, result = "verified" }\n'


@pytest.fixture
def ask_appeal(law):
    def ask(law=law, **facts):
        return appeal(Case.read({"land": "NI", "remedy": "action", **facts}), law)

    return ask


@pytest.fixture
def price(law):
    def ask(**facts):
        return fee(Case.read({"on": "2026-03-02", **facts}), law)

    return ask


@pytest.fixture
def overlaid(tmp_path):
    def lay(text):
        (tmp_path / "deadlines.toml").write_text(text + (OWN if "OWN" in text else ""), encoding="utf-8")
        return Law(overlay=str(tmp_path))

    return lay
