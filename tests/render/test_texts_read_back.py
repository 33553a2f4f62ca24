"""Texts, read back: every amount, day and provision in one is the answer's, and what an instruction must name is in it."""

import json
import os
import re
import sys
from datetime import date

import pytest
from english import english
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hardship_cli.answer import CALCULATED
from hardship_cli.case import Case
from hardship_cli.cli.text import _report
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS as FACTS_OF
from hardship_cli.laender import CODES
from hardship_cli.receipt import tree_of
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.render.text.json import text_tree
from hardship_cli.render.text.paragraphs import paragraphs
from hardship_cli.render.text.values import values
from hardship_cli.render.words import title_word
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.tables import data_dir
from hardship_cli.schedule.templates import template_of
from hardship_cli.schedule.texts import KINDS, NAMES

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "naive"))

from kinds import KINDS as QUESTIONS
from random_facts import Drawn, fee_facts

LAW, TODAY = Law(), date(2026, 11, 29)
FACTS = {
    "fee": fee_facts,
    "instruction": QUESTIONS["appeal"].maker,
    "fiction": QUESTIONS["fiction"].maker,
    "memo": QUESTIONS["permit"].maker,
}
AMOUNT, DAY = re.compile(r"\d+,\d\d €"), re.compile(r"\b\d\d\.\d\d\.\d{4}\b")
# A provision up to its law: § 45 Nr. 2 Buchst. b AufenthV.
PROVISION = re.compile(r"(?:§§?|Art\.) [^;:()]*?(?:[A-Z][\w-]*[GVO]\b|BGB|LVwG)(?: M-V| LSA| NRW| Bln)?")


class _Settings:
    law, today, form = LAW, TODAY, "table"


def report_of(kind, case):
    return _report(kind, case, _Settings, tuple(case.given()))


def text_of_case(kind, case):
    report = report_of(kind, case)
    template = template_of(kind, LAW)
    return report, template, paragraphs(template, report, LAW)


def told(report):
    """All that the answers say, with the words of their notes, as one text: days and amounts as a German text writes them."""
    say = Language("de")
    trees = [tree_of(answer._replace(asked=None, sources=None)) for answer in report.answers.values()]
    notes = [note_text(note, say, LAW) for answer in report.answers.values() for note in answer.notes]
    notes += [note_text(note, say, LAW) for note in report.alerts]
    open_ = [str(it.error.params.get("basis")) for it in (*report.missing, *report.blocked)]
    titles = [source["title"] for answer in report.answers.values() for source in answer.sources.values()]
    text = json.dumps(
        [trees, tree_of(report.case.given()), notes, titles, str(TODAY), title_word(report.case.title), open_],
        ensure_ascii=False,
    )
    text = re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", text)
    return re.sub(r"(\d+)\.(\d\d)(?=\")", r"\1,\2 €", text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_amount_day_and_provision_is_the_answers(kind):
    template = template_of(kind, LAW)
    fixed = template.text
    since = f"{template.since:%d.%m.%Y}" if template.since else ""

    @settings(max_examples=50, deadline=None, phases=[Phase.generate])
    @given(st.data())
    def holds(data):
        raw = FACTS[kind](Drawn(data.draw, st))
        try:
            case = Case.read({name: value for name, value in raw.items() if value is not None})
            report, _, found = text_of_case(kind, case)
        except HardshipError:
            return
        text = "\n".join(paragraph.text for paragraph in found)
        known = told(report)
        assert set(AMOUNT.findall(text)) - set(AMOUNT.findall(known)) == set()
        assert set(DAY.findall(text)) - set(DAY.findall(known)) - {since} == set()
        rest = [one for one in PROVISION.findall(text) if one not in known and one not in fixed]
        due = LAW.deadlines.rule("fee_due").basis
        assert [one for one in rest if one not in due] == []
        if kind == "fee":
            answer = report.answers["fee"].answer
            for item in answer.items:
                assert any(item.basis in it.text and f"{item.amount}".replace(".", ",") in it.text for it in found)
        statuses = {answer.status for name, answer in report.answers.items() if kind == "memo" or name != "appeal"}
        statuses |= {report.answers["appeal"].status} if kind == "instruction" else set()
        first = found[0]
        assert first.text.startswith("PRÜFEN: ") == (statuses != {CALCULATED} or first.style == "check")

    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_values_have_the_names_that_are_declared(kind):
    raw = {"act": "extend", "land": "NW", "months": "12", "permit_until": "2026-03-31", "applied": "2026-03-02"}
    case = Case.read({**raw, "posted": "2026-04-02", "delivery": "letter", "outcome": "refused"})
    found = values(kind, report_of(kind, case), Language("de"), LAW)

    def names(value):
        if isinstance(value, dict):
            return {name: names(part) for name, part in value.items()}
        if isinstance(value, list):
            return [names(value[0])] if value else None
        assert isinstance(value, str | bool)
        return None

    def declared(spec, value):
        if isinstance(spec, dict):
            assert set(spec) == set(value)
            return {name: declared(spec[name], value[name]) for name in spec}
        return [declared(spec[0], value[0])] if isinstance(spec, list) and value else None

    assert names(found) == declared(NAMES[kind], found)


NO_SERVICE = ("letter", "email", "portal", "mailbox")
COURT = "[Verwaltungsgericht, nach § 52 Nr. 3 VwGO; Sitz und Anschrift]"
COURTS = {
    "SL": "Verwaltungsgericht des Saarlandes in Saarlouis, [Anschrift],",
    "SH": "Schleswig-Holsteinischen Verwaltungsgericht in Schleswig, [Anschrift],",
    "BW": "Verwaltungsgericht [Freiburg, Karlsruhe, Sigmaringen oder Stuttgart, nach § 52 Nr. 3 VwGO; Anschrift]",
    "BY": "Verwaltungsgericht [Ansbach, Augsburg, Bayreuth, München, Regensburg oder Würzburg, nach § 52 Nr. 3 VwGO; Anschrift]",
    "BB": "Verwaltungsgericht [Cottbus, Frankfurt (Oder) oder Potsdam, nach § 52 Nr. 3 VwGO; Anschrift]",
    "HE": "Verwaltungsgericht [Darmstadt, Frankfurt am Main, Gießen, Kassel oder Wiesbaden, nach § 52 Nr. 3 VwGO; Anschrift]",
    "NI": "Verwaltungsgericht [Braunschweig, Göttingen, Hannover, Lüneburg, Oldenburg (Oldenburg), Osnabrück oder Stade, nach § 52 Nr. 3 VwGO; Anschrift]",
    "NW": "Verwaltungsgericht [Aachen, Arnsberg, Düsseldorf, Gelsenkirchen, Köln, Minden oder Münster, nach § 52 Nr. 3 VwGO; Anschrift]",
    "RP": "Verwaltungsgericht [Koblenz, Mainz, Neustadt an der Weinstraße oder Trier, nach § 52 Nr. 3 VwGO; Anschrift]",
    "SN": "Verwaltungsgericht [Chemnitz, Dresden oder Leipzig, nach § 52 Nr. 3 VwGO; Anschrift]",
    "ST": "Verwaltungsgericht [Halle (Saale) oder Magdeburg, nach § 52 Nr. 3 VwGO; Anschrift]",
    "TH": "Verwaltungsgericht [Gera, Meiningen oder Weimar, nach § 52 Nr. 3 VwGO; Anschrift]",
}


@pytest.mark.parametrize("document", ["decision", "fee-notice", "objection-notice"])
@pytest.mark.parametrize("land", CODES)
def test_an_instruction_names_remedy_authority_or_court_seat_period_and_form(land, document):
    ways = FACTS_OF["delivery"].values if document == "decision" else ("letter", "pzu", "mailbox")
    for delivery in ways:
        way = "Bekanntgabe" if delivery in NO_SERVICE else "Zustellung"
        case = Case.read(land=land, document=document, delivery=delivery, outcome="refused", on="2026-11-02")
        report, _template, found = text_of_case("instruction", case)
        text = "\n".join(it.text for it in found)
        remedy = report.answers["appeal"].answer.remedy
        after = "Zustellung" if document == "objection-notice" else way
        assert (
            f"innerhalb eines Monats nach {after} {'Widerspruch' if remedy == 'objection' else 'Klage'} erhoben werden"
            in text
        )
        assert (f"Die Klage ist beim {COURTS.get(land, COURT)} schriftlich" in text) == (remedy == "action")
        assert ("[Bezeichnung der Behörde, die den Bescheid erlassen hat], [Sitz und Anschrift]" in text) == (
            remedy == "objection"
        )
        assert ("zur Niederschrift" if remedy == "objection" else "zu Protokoll") in text
        assert ("§ 70 Abs. 1 VwGO" if remedy == "objection" else "§ 74") in text
        assert "keine aufschiebende Wirkung" in text
        served = document == "objection-notice" and delivery != "pzu"
        assert ("ist zuzustellen (§ 73 Abs. 3 S. 1 und 2 VwGO)" in found[0].text) == served
        assert not DAY.search("\n".join(it.text for it in found if it.style != "check")), "an instruction names no day"


def test_who_decides_is_named_where_that_was_read():
    found = {land: "\n".join(it.text for it in text_of_case("instruction", Case.read(land=land))[2]) for land in CODES}
    assert "Regierungspräsidium, [Sitz und Anschrift]; § 70 Abs. 1 S. 2 VwGO" in found["BW"]
    assert "Kreisrechtsausschuss oder Stadtrechtsausschuss" in found["RP"]
    unread = (
        "\n[Entscheidet eine andere Behörde über den Widerspruch: Die Frist wird auch durch Einlegung bei ihr gewahrt"
    )
    assert {land for land in CODES if unread in found[land]} == {"BB", "HH", "MV", "SL", "SN", "SH"}
    assert not any("die über den Widerspruch entscheidet" in found[land] for land in ("SL", "SH", "MV", "BY", "NW"))


def test_a_disputed_remedy_and_a_year_begin_with_what_is_to_be_checked():
    _report, _template, found = text_of_case("instruction", Case.read(land="TH"))
    assert found[0].style == "check"
    assert "Andere Lesart: Widerspruch (§ 68 VwGO)." in found[0].text
    # The instruction is to be written rightly, whatever is known of the one before.
    for wrong in ("missing", "wrong"):
        text = "\n".join(it.text for it in text_of_case("instruction", Case.read(land="SH", instruction=wrong))[2])
        assert "innerhalb eines Monats" in text


@pytest.mark.parametrize(("land", "remedy"), [("SH", "action"), ("NW", "objection")])
def test_another_remedy_than_the_laends_is_to_be_checked(land, remedy):
    found = text_of_case("instruction", Case.read(land=land, remedy=remedy))[2]
    assert found[0].text.startswith("PRÜFEN: ")
    assert "Widerspruch" in found[0].text
    assert "Klage" in found[0].text
    assert text_of_case("instruction", Case.read(land=land))[2][0].style == "heading"


def test_no_remedy_against_an_order_of_the_supreme_authority():
    case = Case.read(land="SN", title="23a", decided_by="supreme", on="2026-11-02")
    text = "\n".join(it.text for it in text_of_case("instruction", case)[2])
    assert "ein Rechtsbehelf nicht gegeben (§ 23a Abs. 1 S. 4 AufenthG" in text


def test_a_wording_of_a_later_time_is_to_be_checked():
    found = text_of_case("instruction", Case.read(land="SH", on="2022-03-01"))[2]
    assert "PRÜFEN: Der Wortlaut gilt ab 01.01.2024, angewandt ist das Recht vom 01.03.2022." in [
        it.text for it in found
    ]


def test_the_day_a_fee_falls_due_is_left_out_where_the_notification_is_in_doubt():
    facts = {"act": "extend", "months": "12", "land": "BW", "posted": "2025-03-03", "delivery": "letter"}
    sure, doubt = ({**facts, "began": "2025-03-01"}, facts)
    told = ["\n".join(it.text for it in text_of_case("fee", Case.read(raw))[2]) for raw in (sure, doubt)]
    assert "10 Tage nach der Bekanntgabe dieser Festsetzung fällig, also am 17.03.2025 (§ 14 BGebG" in told[0]
    assert "10 Tage nach der Bekanntgabe dieser Festsetzung fällig (§ 14 BGebG" in told[1]


def test_what_lowers_a_fee_stands_beside_it_with_its_provision():
    case = Case.read(act="extend", months="12", born="2015-01-01", extras="express,photo", on="2026-04-02")
    text = "\n".join(it.text for it in text_of_case("fee", case)[2])
    assert "Gebühren von insgesamt 70,00 € festgesetzt" in text
    assert (
        "46,50 € (§ 45 Nr. 2 Buchst. b AufenthV, § 50 Abs. 1 S. 1 AufenthV; Tarif 93,00 €, Hälfte für Minderjährige)"
        in text
    )
    free = Case.read(act="extend", months="12", benefits="sgb2", on="2026-04-02")
    text = "\n".join(it.text for it in text_of_case("fee", free)[2])
    assert "wird keine Gebühr erhoben" in text
    assert "§ 53 Abs. 1 Nr. 1 AufenthV" in text
    assert "fällig" not in text


EFFECTS = [
    ({"permit_until": "2026-03-31", "applied": "2026-03-02"}, "gilt vom 01.04.2026 an bis zur Entscheidung über den Antrag als fortbestehend (§ 81 Abs. 4 S. 1 AufenthG)"),
    ({"permit_until": "2026-03-31", "applied": "2026-04-02"}, "Fiktionsbescheinigung nach § 81 Abs. 5 AufenthG ist deshalb nicht auszustellen"),
    ({"permit_until": "2026-03-31", "applied": "2026-04-02", "continuation_ordered": "2026-04-10"}, "hat die Fortgeltung angeordnet. Der bisherige Aufenthaltstitel gilt vom 10.04.2026 an"),
    ({"permit_until": "none", "lawful_stay": "yes", "applied": "2026-04-02"}, "gilt vom 02.04.2026 an bis zur Entscheidung über den Antrag als erlaubt (§ 81 Abs. 3 S. 1 AufenthG)"),
    ({"permit_until": "2026-03-31", "applied": "2026-03-02", "notified": "2026-06-05"}, "mit der Bekanntgabe der Entscheidung am 05.06.2026 geendet"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "told"), EFFECTS, ids=range(len(EFFECTS)))
def test_a_certificate_says_effect_days_and_provision(facts, told):
    text = "\n".join(it.text for it in text_of_case("fiction", Case.read(facts))[2])
    assert told in text
    # An act that raises no question of a fiction is asked all the same, where its certificate is.
    assert text_of_case("fiction", Case.read(facts, act="toleration-issue"))[2]


@pytest.mark.parametrize("kind", KINDS)
def test_each_paragraph_has_a_reading_aid_of_the_same_figures(kind):
    case = Case.read(act="extend", land="TH", months="12", born="2010-05-12", permit_until="2026-03-31", applied="2026-03-02",
                     posted="2026-04-02", delivery="letter", outcome="refused")  # fmt: skip
    for it in text_of_case(kind, case)[2]:
        assert it.aid, it.text
        amounts = [amount.replace(",", ".").removesuffix(" €") for amount in AMOUNT.findall(it.text)]
        assert amounts == re.findall(r"(?<=€)\d+\.\d\d", it.aid)
        days = ["-".join(reversed(day.split("."))) for day in DAY.findall(it.text)]
        if kind != "memo":  # citations have days of their own
            assert sorted(days) == sorted(re.findall(r"\d{4}-\d\d-\d\d", it.aid)), it.text
        assert it.text.count("[") == it.aid.count("[")


def test_a_line_break_of_a_fact_makes_no_paragraph():
    plain, broken = (Case(id=name, land="SH", permit_until=TODAY, applied=TODAY) for name in ("A B", "A\n# B"))
    assert len(text_of_case("memo", plain)[2]) == len(text_of_case("memo", broken)[2])


def test_the_object_names_template_open_places_and_what_it_rests_on():
    report, template, found = text_of_case("fee", Case.read(act="extend", months="12", on="2026-04-02"))
    tree = text_tree(template, report, found, Language("de"), LAW)
    assert tree["command"] == "text"
    assert tree["answer"]["template"] == {"name": "texts/fee.txt", "own": False, "digest": template.digest}
    assert "IBAN" in tree["answer"]["open"]
    assert [one["text"] for one in tree["answer"]["paragraphs"]] == [it.text for it in found]
    assert tree["steps"][0]["id"] == "fee.s1"
    assert set(tree["receipt"]) == {"tool", "data", "result", "whole"}
    assert json.dumps(tree) == json.dumps(text_tree(template, report, found, Language("de"), LAW))
    english = text_tree(template, report, found, Language("en"), LAW)
    assert all("aid" in one for one in english["answer"]["paragraphs"])


def test_shipped_templates_have_a_source_for_their_wording():
    for kind in KINDS:
        template = template_of(kind, LAW)
        assert template.path.startswith(data_dir())
        assert template.sources


REFUSED = {
    "act": "extend",
    "outcome": "refused",
    "land": "NW",
    "months": "12",
    "permit_until": "2026-03-31",
    "applied": "2026-03-02",
}
GERMAN = [
    REFUSED | {"decided": "2026-04-01", "notified": "2026-04-03", "departure_days": "30"},
    REFUSED | {"decided": "2026-04-01", "notified": "2026-04-03", "departure_days": "30", "departure_from": "enforceable", "enforceable_from": "2026-04-10"},
    {"act": "issue", "title": "23a", "land": "TH", "months": "36", "benefits": "sgb2", "on": "2026-04-02", "start": "2026-04-02"},
    {"act": "fiction-certificate", "land": "BW", "permit_until": "2026-03-31", "applied": "2026-04-02", "posted": "2026-04-10", "delivery": "letter"},
    {"act": "objection", "against": "refused-extend", "months": "12", "land": "RP", "document": "objection-notice", "notified": "2026-04-03"},
]  # fmt: skip


@pytest.mark.parametrize("facts", GERMAN, ids=range(len(GERMAN)))
@pytest.mark.parametrize("kind", KINDS)
def test_a_german_text_is_german(kind, facts):
    case = Case.read(facts)
    if kind == "fiction" and case.applied is None:
        case = case._replace(permit_until=date(2026, 3, 31), applied=date(2026, 3, 2))
    report, _template, found = text_of_case(kind, case)
    titles = [source["title"] for answer in report.answers.values() for source in answer.sources.values()]
    text = "\n".join(it.text for it in found)
    for title in sorted(titles, key=len, reverse=True):
        text = text.replace(title, "")
    assert english(re.sub(r"\b[0-9a-f]{64}\b|sha256:", "", text)) == []
    assert "[§" not in text, "what stands in square brackets is to be filled in"
