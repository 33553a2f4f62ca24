"""Texts of the page for people (``case --html``) and of the guided interview: short names of the facts, words for their values."""

from hardship_cli.i18n import N_
from hardship_cli.render.texts.appeal import DELIVERIES, DOCUMENTS, INSTRUCTIONS, REMEDIES
from hardship_cli.render.words import ACTS, OUTCOMES

QUESTIONS: dict[str, str] = {
    "fee": N_("Fee: what does the act cost?"),
    "permit": N_("Permit: until when can it run?"),
    "fiction": N_("Fiction effect: what bridges the time after the title expires?"),
    "appeal": N_("Remedy: by when must Widerspruch or Klage be filed?"),
    "all": N_("all four"),
}

# A fact's name where a label of a few words is wanted; its meaning stands in ``facts.py``.
LABELS: dict[str, str] = {
    "id": N_("Reference"),
    "land": N_("Land"),
    "title": N_("Ground"),
    "act": N_("Act"),
    "outcome": N_("Outcome"),
    "against": N_("Objection against"),
    "reason": N_("Reason for the new card"),
    "extras": N_("Added services"),
    "born": N_("Born"),
    "minor": N_("Minor"),
    "benefits": N_("Benefits"),
    "status": N_("Status"),
    "start": N_("First day of the new permit"),
    "months": N_("Length asked for"),
    "until": N_("Last day asked for"),
    "purpose_until": N_("Purpose ends"),
    "passport_until": N_("Passport ends"),
    "lawful_since": N_("Lawful stay since"),
    "permit_until": N_("Title held until"),
    "lawful_stay": N_("Lawful stay without a title"),
    "applied": N_("Application received"),
    "continuation_ordered": N_("Continuation ordered"),
    "decided": N_("Decided"),
    "posted": N_("Posted or sent"),
    "received": N_("Arrived"),
    "notified": N_("Notified (Bekanntgabe)"),
    "filed": N_("Remedy filed"),
    "delivery": N_("Delivery"),
    "document": N_("Document"),
    "instruction": N_("Instruction on the remedy"),
    "decided_by": N_("Authority"),
    "remedy": N_("Remedy named"),
    "began": N_("Procedure began"),
    "place": N_("Place of filing"),
    "on": N_("Law of"),
}

# Values of an answer that a what-if can change (``timeline.Change.about``).
CHANGED: dict[str, str] = {
    "fee.amount": N_("Fee"),
    "permit.capped_by": N_("set by"),
    "fiction.effect": N_("Effect"),
    "fiction.in_time": N_("application in time"),
    "appeal.remedy": N_("Remedy"),
    "appeal.filed_in_time": N_("remedy in time"),
}

CHOICES: dict[str, dict[str, str]] = {
    "title": {
        "25-4-2": N_("§ 25 Abs. 4 S. 2 AufenthG: exceptional hardship, extension"),
        "23a": N_("§ 23a AufenthG: hardship commission"),
        "25-4-1": N_("§ 25 Abs. 4 S. 1 AufenthG: temporary stay"),
        "25-5": N_("§ 25 Abs. 5 AufenthG: departure impossible"),
    },
    "act": ACTS,
    "outcome": {"granted": N_("granted"), **OUTCOMES},
    "against": {
        "refused-issue": N_("refusal to issue"),
        "refused-extend": N_("refusal to extend"),
        "refused-change-purpose": N_("refusal of a change of purpose"),
        "condition": N_("condition (Auflage)"),
        "removal-threat": N_("removal threat (Abschiebungsandrohung)"),
        "expulsion": N_("expulsion (Ausweisung)"),
    },
    "reason": {
        "passport-expired": N_("new passport"),
        "card-expired": N_("the card has expired"),
        "data-changed": N_("data have changed"),
        "lost": N_("lost"),
        "chip-defect": N_("the chip is defective"),
        "chip-misuse": N_("the chip was damaged by misuse"),
    },
    "extras": {
        "express": N_("express card"),
        "delivery": N_("delivery by post"),
        "photo": N_("photo taken at the authority"),
        "sticker": N_("sticker instead of a card"),
        "separate-sheet": N_("separate sheet"),
    },
    "benefits": {
        "none": N_("none"),
        "sgb2": "SGB II",
        "sgb12": "SGB XII",
        "asylblg": "AsylbLG",
        "other": N_("other benefits"),
    },
    "status": {
        "none": N_("none"),
        "asylum": N_("entitled to asylum"),
        "refugee": N_("refugee"),
        "subsidiary": N_("subsidiary protection"),
        "resettlement": N_("resettlement"),
        "scholarship": N_("public scholarship"),
        "eu-turkey": N_("association right EU-Turkey"),
        "swiss": N_("Swiss nationals and their families"),
    },
    "delivery": DELIVERIES,
    "document": DOCUMENTS,
    "instruction": {"correct": N_("correct"), **INSTRUCTIONS},
    "decided_by": {
        "local": N_("local authority"),
        "higher": N_("higher Land authority"),
        "supreme": N_("supreme Land authority"),
    },
    "remedy": REMEDIES,
}

ERRORS: dict[str, str] = {
    "not_in_list": N_("'{value}' is not in the list.\nAccepted: a number from 1 to {last}, or the word itself."),
    "which_unit": N_("{value}: months or years?\nAccepted: {value}m for months, {value}y for years."),
    "no_file_name": N_("'{value}' is no name of a case file.\nGive one that ends in .toml or .json, or yes, or no."),
    "nothing_asked": N_("No question was chosen, so there is nothing to answer.\nhardship ask --help shows how."),
}
