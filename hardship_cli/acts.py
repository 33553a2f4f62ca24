"""The one table of acts: what each is called, its positions of the tariff, and what the law asks of it.

A position is a rule of ``data/fees.toml``. Nothing else lists them all; what is made of the table stands below it.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

# What a title or a toleration is written on goes with each act; all other services are rendered to a person once.
CARRIERS = ("sticker", "separate-sheet")
_OF_CARD = ("express", "delivery", "photo")
_OF_TITLE = (*_OF_CARD, *CARRIERS)
# Facts that are of one act alone; its position goes by them.
OF_ACT = {"against": "objection", "reason": "reissue-card"}
_NONE: Mapping[str, str] = {}
BY_REASON = {
    "passport-expired": "reissue_new_passport",
    "card-expired": "reissue_card_expired",
    "data-changed": "reissue_card_expired",
    "lost": "reissue_loss",
    "chip-defect": "reissue_chip_defect",
    "chip-misuse": "reissue_chip_defect",
}
# The others are refusals, whose position is that of the act that was refused.
BY_ATTACK = {
    "condition": "objection_condition",
    "removal-threat": "objection_removal_threat",
    "expulsion": "objection_expulsion",
}


class Act(NamedTuple):
    """An act: what it has to do with a title, exactly one way to its position of the tariff, added services, words.

    ``title``: the act ends in one (``given``), certifies that one is ``awaited``, or, as an objection, goes with what it is
    ``attacked`` for; ``none``: its refusal refuses no title, so that § 84 AufenthG says nothing on it. ``words`` are a line as in
    ``words/facts.py``, without the code.
    """

    title: Literal["given", "awaited", "attacked", "none"]
    words: str
    position: str = ""
    # The shorter one, with its limit in the data (``up_to_months``), and the longer.
    by_length: tuple[str, str] | tuple[()] = ()
    # The usual one, and that of those whose travel documents have numbers of their own; by age, too, each for the older and the younger.
    by_protection: tuple[str, str] | tuple[()] = ()
    by_age: tuple[tuple[str, str], tuple[str, str]] | tuple[()] = ()
    by_carrier: Mapping[str, str] = _NONE
    by_own_fact: Mapping[str, str] = _NONE
    extras: tuple[str, ...] = ()


ACTS = {
    "issue": Act("given", by_length=("residence_issue_up_to_1y", "residence_issue_over_1y"), extras=_OF_TITLE, words="Erteilung | issue | Ersterteilung, Erstbeantragung, Erteilung der Aufenthaltserlaubnis, erteilen, Erstantrag, Aufenthaltserlaubnis erteilen, Erteilung AE; first application, first issue, initial issue, issuance, first residence permit, initial residence permit | Neuerteilung, Ausstellung, Antrag, AE, Aufenthaltserlaubnis, Aufenthaltserlaubnis beantragen, residence permit"),
    "extend": Act("given", by_length=("residence_extend_up_to_3m", "residence_extend_over_3m"), extras=_OF_TITLE, words="Verlängerung | extension | verlängern, Verlängerungsantrag, Verl., VL, Weitererteilung, Verlängerung der Aufenthaltserlaubnis, Verlängerung des Aufenthaltstitels, Aufenthaltserlaubnis verlängern, Aufenthaltstitel verlängern, AE verlängern, AE-Verlängerung, Antrag auf Verlängerung, Verlängerung AE; extension of the permit, renewal, renew, extension of the residence permit, residence permit extension, extend residence permit, residence permit renewal, renew residence permit, renewal of residence permit | Folgeantrag, Weiterbewilligung, Aufenthaltserlaubnis, Aufenthaltserlaubnis beantragen, residence permit"),
    "change-purpose": Act("given", position="residence_change_purpose", extras=_OF_TITLE, words="Zweckwechsel | change of purpose | Wechsel des Aufenthaltszwecks, Zweckänderung, Titelwechsel, Statuswechsel, Änderung des Aufenthaltszwecks; change of residence purpose, change of the purpose of residence | Wechsel, Änderung"),
    "fiction-certificate": Act("awaited", position="fiction_certificate", extras=("photo",), words="Fiktionsbescheinigung | fiction certificate | FB, Fikti, Fiktionsbesch., § 81 Abs. 5, Ausstellung einer Fiktionsbescheinigung, Fiktionsbescheinigung ausstellen, Fiktionsbescheinigung beantragen, Bescheinigung nach § 81 Abs. 5; Certificate of fiction, fictional certificate, fictitious certificate, certificate of fictitiousness | Fiktion, Bescheinigung, vorläufige AE"),
    "reissue-card": Act("none", by_own_fact=BY_REASON, extras=_OF_CARD, words="Neuausstellung der Karte | card replacement | neue Karte, eAT neu, Neubeantragung des eAT, neuer eAT, Ersatzkarte, Ersatz-eAT, Kartenersatz, Zweitschrift, Neuausstellung, Neuausstellung des eAT, neue eAT-Karte, eAT verloren, Karte verloren, Karte gestohlen, Verlust des eAT, Verlust der Karte, Verlust des elektronischen Aufenthaltstitels, Neuausstellung des Aufenthaltstitels; replacement, new card, replacement card, reissue, reissue of the card, lost card, stolen card, lost residence card, lost residence permit, new residence card | Übertrag, Karte, eAT, Verlust, Neuerteilung"),
    "amend-condition": Act("none", position="condition_amend", words="Auflagenänderung | change of condition | Änderung von Nebenbestimmungen, Änderung einer Auflage, Aufhebung der Auflage, NB-Änderung, Auflage streichen, Auflage ändern, Auflage aufheben, Aufhebung oder Änderung einer Auflage, Wohnsitzauflage ändern, Wohnsitzauflage aufheben; change of a condition, lift residence requirement | Auflage, Wohnsitzauflage, Änderung"),
    "toleration-issue": Act("none", by_carrier={"sticker": "toleration_issue_sticker", "separate-sheet": "toleration_issue_carrier"}, extras=("photo", *CARRIERS), words="Duldung erteilen | first toleration | Erteilung einer Duldung, Ausstellung der Duldung, Erstduldung, Duldungserteilung, Duldung ausstellen, erstmalige Ausstellung einer Duldung, erste Duldung, Ersterteilung der Duldung; issue of a toleration, first Duldung | toleration, Duldung, Aussetzung der Abschiebung, § 60a, tolerated stay"),
    "toleration-renew": Act("none", by_carrier={"sticker": "toleration_renew_sticker", "separate-sheet": "toleration_renew_carrier"}, extras=("photo", *CARRIERS), words="Duldung erneuern | toleration renewal | Erneuerung der Duldung, Verlängerung der Duldung, Duldungsverlängerung, Folgeduldung, Duldung verlängern; renewal of toleration, extension of the toleration, Duldung renewal | toleration, Duldung, Aussetzung der Abschiebung, § 60a, tolerated stay"),
    "certificate": Act("none", position="other_certificate", words="sonstige Bescheinigung | other certificate | Bescheinigung über das Aufenthaltsrecht, Aufenthaltsbescheinigung | Bescheinigung, Bestätigung"),
    "objection": Act("attacked", by_own_fact=BY_ATTACK, words="Widerspruch | objection | Widerspruchsverfahren, WS, Widerspr. | Einspruch, appeal"),
    "travel-document": Act("none", by_age=(("travel_document_from_24", "travel_document_under_24"), ("travel_document_protected_from_24", "travel_document_protected_under_24")), words="Reiseausweis für Ausländer | travel document | Reiseausweis, Reiseausweis ausstellen, Reiseausweis für Flüchtlinge!, Reiseausweis für Staatenlose!, RAA, RAF!, Fremdenpass, grauer Pass, blauer Pass!; travel document for foreigners, travel document for refugees!, travel document for stateless persons! | Ausweis, Reisepass, Passersatz"),
    "provisional-travel-document": Act("none", by_protection=("provisional_travel_document", "provisional_travel_document_protected"), words="vorläufiger Reiseausweis | provisional travel document | vorläufiger Reiseausweis für Ausländer |"),
    "substitute-id": Act("none", position="substitute_id_issue", words="Ausweisersatz | substitute identity document | Erteilung eines Ausweisersatzes, Ausweisersatz erteilen, AusweisE | Ausweis, Passersatz"),
    "substitute-id-extend": Act("none", position="substitute_id_extend", words="Verlängerung des Ausweisersatzes | extension of the substitute identity document | Ausweisersatz verlängern |"),
    "card-as-substitute-id": Act("none", position="card_as_substitute_id", words="Karte mit Zusatz Ausweisersatz | card marked Ausweisersatz | Karte als Ausweisersatz, eAT als Ausweisersatz, Aufenthaltserlaubnis als Ausweisersatz, AE als Ausweisersatz, AE mit Ausweisersatz |"),
    "passport-exemption": Act("none", position="passport_exemption", words="Ausnahme von der Passpflicht | exception from the passport duty | Befreiung von der Passpflicht |"),
    "title-transfer": Act("none", position="title_transfer", words="Übertragung des Titels | transfer of the title | Titelübertragung, Übertragung des Aufenthaltstitels, Übertragung von Aufenthaltstiteln, Umschreibung |"),
    "entry-ban-shorten": Act("none", position="entry_ban_shorten", words="Verkürzung des Einreiseverbots | shorter entry ban | Aufhebung des Einreiseverbots, Verkürzung der Einreisesperre, Aufhebung der Einreisesperre |"),
}  # fmt: skip

# By service, for an observed case is asked whether its act is one of these, and not which it is.
EXTRA_ACTS = {extra: tuple([code for code, act in ACTS.items() if extra in act.extras]) for extra in _OF_TITLE}
BY_CARRIER = {code: act.by_carrier for code, act in ACTS.items() if act.by_carrier}
TITLE_ACTS = tuple([code for code, act in ACTS.items() if act.title == "given"])
FICTION_ACTS = tuple([code for code, act in ACTS.items() if act.title in ("given", "awaited")])
NO_TITLE_ACTS = tuple([code for code, act in ACTS.items() if act.title == "none"])
