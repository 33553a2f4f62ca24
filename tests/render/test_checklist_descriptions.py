"""The five service descriptions against the checklist: every bullet, every figure."""

import os
import re

import pytest
from services import COMMISSION, EXTEND, ISSUE

from hardship_cli.render.checklist.markdown import checklist_markdown
from hardship_cli.render.language import Language

SOURCES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "sources")

# For each description: the bullets of a section of the source, in order, by a phrase of each and the ids that stand for it.
_NW_DOCUMENTS = (
    ("currently valid residence permit", "permit-current"),
    ("biometric photo", "photo"),
    ("Proof of identity", "identity-proof nationality-proof"),
    ("employment contract or binding job offer", "employment-contract"),
    ("regulated professions", "professional-licence"),
    ("health insurance", "health-insurance"),
    ("Tenancy agreement", "tenancy-agreement"),
)
_NW_CONDITIONS = (
    ("Possession of a residence permit", "holds-permit"),
    ("No possibility of extension", "no-other-title"),
    ("exceptional hardship", "exceptional-hardship"),
    ("Threat of enforceable obligation", "leave-threat"),
    ("living space, passport obligation", "livelihood living-space passport"),
    ("No interest in deportation", "no-expulsion-interest"),
    ("No entry and residence ban", "no-entry-ban"),
)
BULLETS = {
    (ISSUE, "NW", "documents", "Erforderliche Unterlagen", "Voraussetzungen"): _NW_DOCUMENTS,
    (ISSUE, "NW", "conditions", "Voraussetzungen", "Kosten"): _NW_CONDITIONS,
    (ISSUE, "SH", "documents", "Which documents are required?", "What are the fees?"): _NW_DOCUMENTS,
    (ISSUE, "SH", "conditions", "Requirements", "Which documents"): _NW_CONDITIONS,
    (ISSUE, "HH", "documents", "Erforderliche Unterlagen", "Voraussetzungen"): (
        ("aktuell gültigen Aufenthaltserlaubnis", "permit-current"),
        ("biometrisches Foto", "photo"),
        ("Nachweise der Identität", "identity-proof"),
        ("Arbeitsvertrag oder verbindliches", "employment-contract"),
        ("reglementierten Berufen", "professional-licence"),
        ("Krankenversicherung", "health-insurance"),
        ("Mietvertrag", "tenancy-agreement"),
    ),
    (ISSUE, "HH", "conditions", "Voraussetzungen", "Kosten"): (
        ("im Besitz einer Aufenthaltserlaubnis", "holds-permit"),
        ("keine Möglichkeit der Verlängerung", "no-other-title"),
        ("von der Ausreisepflicht bedroht", "leave-threat"),
        ("außergewöhnliche Härte", "exceptional-hardship"),
        ("Lebensunterhalt ist gesichert, Ihnen steht ausreichender Wohnraum", "livelihood living-space identity"),
        ("kein Ausweisungsinteresse", "no-expulsion-interest no-entry-ban"),
    ),
    (ISSUE, "HH", "steps", "Verfahrensablauf", "Bearbeitungsdauer"): (
        ("In Hamburg kann der Antrag online", "check-online"),
        ("reichen Ihren Antrag ein", "submit"),
        ("prüft Ihren Antrag", "authority-checks"),
        ("einen Termin zu vereinbaren", "authority-calls"),
        ("möglichst im Original", "identity-check"),
        ("Fingerabdrücke", "fingerprints-if-granted"),
        ("zahlen die anfallenden Gebühren", "pay"),
        ("Bundesdruckerei", "card-ordered"),
        ("persönlich abholen", "pick-up"),
        ("Ablehnungsbescheid", "refusal"),
    ),
    (EXTEND, "TH", "documents", "Which documents are required?", "What are the fees?"): (
        ("previous residence permit", "permit-previous"),
        ("biometric photo", "photo"),
        ("proof of citizenship", "identity-proof nationality-proof"),
        ("health insurance", "health-insurance"),
        ("Tenancy agreement", "tenancy-agreement"),
        ("Employment contract if applicable, professional license", "employment-contract professional-licence"),
    ),
    (EXTEND, "TH", "conditions", "Requirements", "Which documents"): (
        ("when it was first issued are still met", "first-issue-conditions"),
        ("application for extension", "application-filed"),
        ("livelihood, sufficient living space, fulfillment of passport", "livelihood living-space passport"),
        ("No grounds for refusal", "no-refusal-ground"),
        ("No entry or residence ban", "no-entry-ban"),
        ("No possibility of granting", "no-other-title"),
        ("No interest in deportation", "no-expulsion-interest"),
    ),
    (COMMISSION, "NW", "documents", "Erforderliche Unterlagen", "## Voraussetzungen"): (
        ("Curriculum vitae", "cv"),
        ("German language", "german-skills"),
        ("pension insurance history if applicable", "work-proofs pension-history"),
        ("voluntary work", "volunteering"),
        ("Letters of support", "support-letters"),
        ("Kindergarten certificate", "school-proofs"),
        ("notice of rejection", "decisions"),
        ("current medical reports", "medical-reports"),
        ("criminal investigations or convictions", "criminal-files"),
        ("consent to data processing", "data-consent"),
        ("Power of attorney", "power-of-attorney"),
        ("duty of confidentiality", "confidentiality-release"),
    ),
    (COMMISSION, "NW", "conditions", "The following requirements must be met", "Applications can be submitted"): (
        ("Enforceable obligation", "enforceable-departure"),
        ("Residence in North Rhine-Westphalia", "lives-in-nw"),
        ("Residence in Germany", "in-germany"),
        ("urgent humanitarian", "urgent-reasons"),
        ("No grounds for exclusion", "no-exclusion"),
    ),
}

# What stands in running text of a description, beside its bullets.
PROSE = {
    (ISSUE, "NW", "conditions"): (("your identity must have been clarified", "identity"),),
    (ISSUE, "SH", "conditions"): (("your identity must have been clarified", "identity"),),
    (EXTEND, "TH", "conditions"): (
        ("in possession of a residence permit due to exceptional hardship", "holds-hardship-permit"),
        ("justifying hardship continue to exist", "hardship-continues"),
        ("would continue to mean exceptional hardship", "exceptional-hardship"),
        ("must not have ceased to exist", "reasons-not-ceased"),
        ("clarified identity", "identity"),
    ),
    (COMMISSION, "NW", "documents"): (("Letter of application", "application-letter"),),
    **{
        (ISSUE, land, "steps"): (
            (
                "must apply for the extension of your residence permit due to exceptional hardship in person",
                "apply-in-person",
            ),
            ("Arrange an appointment", "appointment"),
            ("which documents you need to submit in which form", "read-website"),
            ("your fingerprints will be taken", "fingerprints"),
            ("commission the Bundesdruckerei", "card-ordered"),
            ("information on the duration of the procedure", "ask-duration"),
        )
        for land in ("NW", "SH")
    },
    (EXTEND, "TH", "steps"): (
        ("in good time before your residence permit expires", "apply-in-good-time"),
        ("Arrange an appointment", "appointment"),
        ("which documents you need to submit and in what form", "read-website"),
        ("deemed to be permitted until", "title-continues"),
        ("Federal Printing Office", "card-ordered"),
        ("information on the duration of the procedure", "ask-duration"),
    ),
    (COMMISSION, "NW", "steps"): (
        ("informal application as an online application or by post, fax or e-mail", "hfk-apply"),
        ("a power of attorney must be enclosed", "hfk-power"),
        ("using your real name", "hfk-real-name"),
        ("relevant evidence and documents (no originals)", "hfk-reasons"),
        ("Immigration Office will be informed of the receipt", "hfk-authority-told"),
        ("confirmation of receipt", "hfk-receipt"),
        ("whether the Hardship Commission will deal with the application", "hfk-precheck"),
        ("asked for a written statement", "hfk-statement"),
        ("presented to the Hardship Commission for discussion", "hfk-file"),
        ("informed in writing of the termination", "hfk-not-accepted"),
        ("in a closed meeting", "hfk-session"),
        ("sends a so-called request", "hfk-request-sent"),
        ("on its own authority", "hfk-authority-decides"),
        ("enquire about the result at the immigration authority", "hfk-end-notice"),
    ),
}
# Steps that no description names but the ordinance: the vote, and that the authority tells what it intends.
BY_ORDINANCE = {"hfk-vote", "hfk-authority-informs"}

# Phrases of a source and what a reader of the checklist must find for them.
FACTS = {
    (ISSUE, "NW", "en"): (
        ("29.10.2020", "Rhine-Westphalia, released 2020-10-29, retrieved"),
        ("04.07.2025", "retrieved 2025-07-04"),
        ("Saxon State Ministry of the Interior", "approved by Saxon State Ministry of the Interior"),
        ("100 euros is due (50 euros for minors)", "issue €100.00 €50.00"),
        ("Exemption from fees when receiving social benefits", "exempts recipients of social benefits"),
        ("about 6 to 8 weeks", "6 to 8 weeks"),
        ("Three years at the longest", "3 years"),
        ("only for the period necessary", "only for the time that the purpose requires"),
        ("Online procedure possible: no", "no online application"),
        ("Personal appearance required: yes", "personal appearance required"),
        ("foreigners authority of your independent town or district", "authority of the independent town or district"),
        ("does not entitle you to gainful employment", "employment is not allowed but can be permitted on request"),
        ("entitled to social benefits", "benefits under SGB II or SGB XII"),
        ("child benefit", "child benefit only with a further condition"),
        ("Family reunification is excluded", "family reunification is excluded"),
        ("residence requirement can be imposed", "a residence requirement can be imposed"),
        ("not entitled to participate in an integration course", "no claim to an integration course"),
        ("No entitlement to extension", "extension is discretionary"),
        ("emergency situation", "requires an emergency"),
        ("electronic residence title", "issued as an electronic card"),
        (
            "will receive the following from your local immigration office",
            "forms are handed out by the foreigners authority",
        ),
        *(
            (f"{old} AufenthV", f"§ {number} AufenthV")
            for old, number in (("Section 45", 45), ("Section 50", 50), ("Section 53", 53))
        ),
        *((f"§ {number} Residence Act", f"§ {number} AufenthG") for number in ("5", "12", "44a", "78", "78a")),
        ("Section 44 Residence Act", "§ 44 AufenthG"),
        ("Section 29 subsection 3", "§ 29 Abs. 3 AufenthG"),
        ("Section 25 subsection 4 sentence 2", "§ 25 Abs. 4 S. 2 AufenthG"),
    ),
    (ISSUE, "SH", "en"): (
        ("29.10.2020", "released 2020-10-29, approved by Saxon State Ministry of the Interior"),
        ("fee of 100 euros is due (50 euros for minors)", "issue €100.00 €50.00"),
        ("about 6 to 8 weeks", "6 to 8 weeks"),
        ("Three years at the longest", "3 years"),
        ("Exemption from fees", "exempts recipients of social benefits"),
        ("Online procedure possible: no", "no online application"),
        ("residence requirement can be imposed", "a residence requirement can be imposed"),
    ),
    (ISSUE, "HH", "de"): (
        ("28.05.2025", "Stand 28.05.2025, abgerufen"),
        ("03.07.2025", "abgerufen 03.07.2025"),
        ("FP BIS M312", "freigegeben durch: FP BIS M312"),
        ("Volljährige: 100,00 EUR Minderjährige: 50,00 EUR", "Erteilung 100,00 € 50,00 €"),
        ("Verwaltungsgebühr bezahlen", "Auch eine Ablehnung kostet nach der Beschreibung eine Gebühr"),
        ("6-8 Wochen", "Bearbeitungsdauer 6 bis 8 Wochen"),
        ("4-6 weitere Wochen", "Herstellung der Karte 4 bis 6 Wochen"),
        ("gegebenenfalls schneller", "mit vollständigen Unterlagen kann es schneller gehen"),
        ("Antragsfrist: Keine", "keine Frist genannt: „keine“"),
        ("innerhalb eines Monats nach Bekanntgabe Widerspruch", "Rechtsbehelf Widerspruch innerhalb eines Monats"),
        ("Behörde für Inneres und Sport", "Behörde für Inneres und Sport"),
        ("Antrag online gestellt werden", "Online-Antrag möglich"),
        ("gesonderte Erlaubnis beantragen", "kann aber auf Antrag erlaubt werden"),
        ("in einer Notlage", "setzt eine Notlage voraus"),
    ),
    (EXTEND, "TH", "en"): (
        ("17.03.2023", "(responsibility finder), released 2023-03-17, approved"),
        (
            "Ministry for Migration, Justice and Consumer Protection",
            "Ministry for Migration, Justice and Consumer Protection",
        ),
        ("96,00 EUR", "extension by up to three months €96.00 €48.00"),
        ("48,00 EUR", "€48.00"),
        ("93,00 EUR", "extension by more than three months €93.00 €46.50"),
        ("46,50 EUR", "€46.50"),
        ("Exemption from fees if you receive social benefits", "exempts recipients of social benefits"),
        ("approx. 6 to 8 weeks", "6 to 8 weeks"),
        ("maximum of three years", "3 years"),
        ("in good time before your residence permit expires", "in good time before the residence permit expires"),
        ("Period of appeal: 1 month", "within one month"),
        ("appealed to the court named in the decision", "at the court named in the decision"),
        ("Online procedure occasionally possible", "online application possible at some authorities"),
        ("Personal appearance required: yes", "personal appearance required"),
        ("responsible for the applicant's place of residence", "foreigners authority at the place of residence"),
        ("at its discretion", "the authority can waive the general conditions"),
        ("Section 25b (1)", "§ 25b Abs. 1 with § 8 AufenthG"),
        ("Third Social Security Code", "meant is the Second Code (SGB II)"),
        ("Section 53 Residence Act", "the exemption is in § 53 AufenthV"),
    ),
    (COMMISSION, "NW", "en"): (
        ("16.12.2022", "released 2022-12-16, retrieved 2025-06-17"),
        ("17.06.2025", "retrieved 2025-06-17"),
        ("Personal appearance is not possible", "personal appearance neither required nor possible"),
        ("**Frist** none", "the description says: no time limit"),
        ("by post, fax or e-mail/de-mail", "online, post, fax, e-mail, De-Mail"),
        ("not legally binding", "the commission's request does not bind the foreigners authority"),
        ("surname, first names, date and place of birth", "surname, first names, date and place of birth"),
        ("the life history", "outline of the life history"),
        ("family ties", "family ties in Germany"),
        ("social and economic integration", "social and economic integration"),
        ("Hardship Commission Ordinance (§ 5)", "§ 5 HFKVO NRW"),
        ("mkjfgfi.nrw", "https://www.mkjfgfi.nrw/haertefallkommission-des-landes-nordrhein-westfalen"),
        ("fnrw.de", "https://www.fnrw.de/"),
        ("Section 23a Residence Act", "§ 23a AufenthG"),
    ),
}


def source(service, land):
    with open(os.path.join(SOURCES, f"{land}-{service}.txt"), encoding="utf-8") as file:
        return file.read()


def flat(text):
    """Words alone: no tags, no line breaks."""
    return " ".join(re.sub(r"</?(?:a|li|p|ul)\b[^>]*>|<!--.*?-->|\\", " ", text).split())


def bullets(text, start, end):
    part = text[text.index(start) + len(start) :]
    part = part[: part.index(end)]
    return [flat(piece) for piece in re.split(r"<li>|•|(?m:^\s*-\s)", part)[1:]]


def ids_of(rows):
    return [name for _phrase, names in rows for name in names.split()]


def listed(answer, kind):
    if kind == "steps":
        return [item.id for item in answer.items() if item.kind == "step"]
    return [item.id for item in getattr(answer, kind)]


@pytest.mark.parametrize("key", BULLETS, ids=lambda key: f"{key[0]}-{key[1]}-{key[2]}")
def test_every_bullet_of_a_description_has_its_item(key, every):
    service, land, kind, start, end = key
    found = bullets(source(service, land), start, end)
    assert len(found) == len(BULLETS[key]), found
    for bullet, (phrase, _names) in zip(found, BULLETS[key], strict=True):
        assert phrase in bullet
    prose = PROSE.get((service, land, kind), ())
    assert sorted(listed(every[service, land].answer, kind)) == sorted([*ids_of(BULLETS[key]), *ids_of(prose)])


@pytest.mark.parametrize("key", PROSE, ids=lambda key: f"{key[0]}-{key[1]}-{key[2]}")
def test_running_text_has_its_item(key, every):
    service, land, kind = key
    text = flat(source(service, land))
    for phrase, _names in PROSE[key]:
        assert phrase in text
    found = set(listed(every[service, land].answer, kind))
    assert set(ids_of(PROSE[key])) <= found
    if kind == "steps":
        assert found == set(ids_of(PROSE[key])) | (BY_ORDINANCE if service == COMMISSION else set())


@pytest.mark.parametrize("key", FACTS, ids=lambda key: f"{key[0]}-{key[1]}")
def test_every_fact_of_a_description_is_shown(key, every, law, hardship, monkeypatch):
    service, land, lang = key
    monkeypatch.setenv("COLUMNS", "120")
    code, table, _err = hardship("checklist", service, "--land", land, "--lang", lang)
    assert code == 0
    shown = flat(table)
    written = flat(
        checklist_markdown(every[service, land], Language(lang), law, None)
        .replace(":**", "")
        .replace("|", " ")
        .replace("*", "")
    )
    text = flat(source(service, land))
    for phrase, words in FACTS[key]:
        assert phrase in text
        assert words in written, words
        # A long address and a wrapped cell are torn in the table.
        if "http" not in words and "€" not in words:
            assert words in shown, words
    # The amounts of the table, cell by cell: the last column is torn, the figures are not.
    for amount in re.findall(r"€\d+\.\d\d|\d+,\d\d €", " ".join(words for _phrase, words in FACTS[key])):
        assert amount in shown


def test_no_bullet_is_tested_against_the_wrong_file():
    """The extraction sees what is there: a bullet more in the text would fail the count."""
    text = source(ISSUE, "HH").replace("• Mietvertrag", "• Mietvertrag\n• Meldebescheinigung")
    assert len(bullets(text, "Erforderliche Unterlagen", "Voraussetzungen")) == 8
