"""The shape of every table of the five data files (``docs/data-format.md``)."""

from typing import Any

from hardship_cli.schedule.shapes import Shape

# Rules: fees.toml and deadlines.toml.
OLD_IF = Shape({"began_before": "day", "basis": "text"}, {})
VERSION = Shape(
    {"from": "day", "source": "text"},
    {
        "value": "any",
        "none": "text",
        "gap": "text",
        "use": "text",
        "covers": "map",
        "who": "words",
        "basis": "text",
        "until": "day",
        "review_by": "day",
        "old_if": OLD_IF,
        "note": "text",
    },
)
HISTORY = Shape({"version": [VERSION]}, {"basis": "text"})
RULE = Shape(
    {"kind": "text", "scope": "text", "title": "texts", "basis": "text", "anchor": "text"},
    {"version": [VERSION], "as_federal": "words", "land": {"": HISTORY}, "up_to_months": "whole", "note": "text"},
)
READING = Shape({"basis": "text", "held_by": "text", "text": "texts"}, {})
DISPUTE = Shape(
    {"title": "texts", "default": "text", "effect": "text", "source": "text", "reading": {"": READING}},
    {"note": "text"},
)

# What a Land publishes: fees.toml.
PRINT = Shape({"act": "text", "amount": "money"}, {"months": "whole", "minor": "flag"})
APPEAL = Shape({}, {"remedy": "text", "months": "whole", "text": "texts"})
PUBLICATION = Shape(
    {"act": "text", "title": "text", "portal": "text", "source": "text"},
    {
        "service": "text",
        "released": "day",
        "retrieved": "day",
        "file": "text",
        "prints": [PRINT],
        "exempt": "words",
        "exemption_wording": "text",
        "processing_weeks": "wholes",
        "card_weeks": "wholes",
        "validity_years": "whole",
        "appeal": APPEAL,
        "refusal_costs": "flag",
        "online": "flag",
        "appearance": "flag",
        "note": "text",
    },
)
DEVIATION = Shape({"where": "texts", "says": "texts", "law": "texts", "source": "text"}, {"sticker_amount": "money"})
LAND = Shape({}, {"publication": [PUBLICATION], "deviation": [DEVIATION], "none_read": "day", "note": "text"})

# Citations: sources.toml.
CHECKED = Shape({"on": "day", "result": "text"}, {})
SOURCE = Shape({"title": "text", "checked": CHECKED}, {"url": "text", "published": "day", "note": "text"})

# Public holidays: holidays.toml.
ACT = Shape({"from": "day", "basis": "text", "source": "text"}, {"until": "day", "review_by": "day"})
ACTS = Shape({"version": [ACT]}, {})
PLACE = Shape({"land": "text", "title": "texts"}, {"where": "texts"})
MONTH_DAY = Shape({"month": "whole", "day": "whole"}, {})
HOLIDAY_RULE = Shape(
    {}, {"month": "whole", "day": "whole", "easter": "number", "weekday": "whole", "before": MONTH_DAY}
)
SPAN = Shape({"lands": "any"}, {"from": "day", "until": "day", "at": "words", "basis": "text", "source": "text"})
HOLIDAY = Shape({"name": "texts", "rule": HOLIDAY_RULE, "spans": [SPAN]}, {})

# Service descriptions and hardship commissions: services.toml.
_TEXT = Shape({"text": "texts"}, {})
_BASED = Shape({"text": "texts"}, {"basis": "text", "source": "text"})
CONSEQUENCE = Shape(
    {"topic": "text", "text": "texts", "basis": "text", "sources": "words"}, {"inferred": "flag", "dispute": "text"}
)
DIFFERENCE = Shape(
    {"kind": "text", "where": "text", "says": "texts", "law": "texts", "basis": "text", "sources": "words"},
    {"dispute": "text", "inferred": "flag", "own_land": "flag"},
)
PART = Shape({"id": "text", "de": "text", "en": "text"}, {})
DOCUMENT_ITEM = Shape({"id": "text"}, {"or": "text", "when": "text", "if_applicable": "flag"})
DESCRIBED_FEE = Shape(
    {"stated": "flag", "act": "text"}, {"bases": "words", "exemption_stated": "flag", "refusal_stated": "flag"}
)
DESCRIPTION = Shape(
    {"land": "text", "portal": "texts", "source": "text"},
    {
        "url": "text",
        "file": "text",
        "released": "day",
        "retrieved": "day",
        "approved_by": "texts",
        "machine_translated": "flag",
        "conditions": "words",
        "documents": [DOCUMENT_ITEM],
        "steps": "words",
        "fee": DESCRIBED_FEE,
        "processing_weeks": "wholes",
        "card_weeks": "wholes",
        "validity_years": "whole",
        "online": "text",
        "appearance": "text",
        "body": "texts",
        "hints": "words",
        "states": "words",
        "cites": "words",
        "not_stated": "words",
        "application_deadline": "text",
        "appeal": APPEAL,
        "waiver_stated": "flag",
        "forms": "words",
        "procedure": "text",
        "channels": "words",
        "links": [Shape({"url": "text", "text": "texts"}, {})],
    },
)
WINDOW = Shape({"land": "text", "weeks": "wholes", "text": "texts", "source": "text"}, {})
SERVICE = Shape(
    {"act": "text", "title": "text", "name": "texts", "bases": "words", "description": [DESCRIPTION]},
    {
        "also_for": "words",
        "catalogue_name": "texts",
        "consequences": "words",
        "fallback": "text",
        "fallback_note": "texts",
        "fallback_source": "text",
        "differences": [Shape({"id": "text", "applies_to": "words"}, {})],
        "windows": [WINDOW],
    },
)
OUTCOME = Shape({"id": "text", "text": "texts"}, {"next": "text"})
STAGE = Shape({"id": "text", "title": "texts"}, {"steps": "words", "outcomes": [OUTCOME]})
PROCEDURE = Shape(
    {"land": "text", "title": "texts", "basis": "text", "sources": "words", "start": "text", "stage": [STAGE]},
    {"service": "text"},
)
# One point of a commission's law; seen = false says that no text on it was read.
_LANGUAGES = Shape({"de": "text", "en": "text"}, {})
_POINT = {
    "seen": "flag",
    "text": "texts",
    "source": "text",
    "basis": "text",
    "instrument": "text",
    "cite": "text",
    "who": "text",
    "effect": "text",
    "rule": "text",
    "of": "text",
    "items": [_LANGUAGES],
}
POINT = Shape({}, {**_POINT, "otherwise": Shape({}, _POINT)})
COMMISSION = Shape(
    {"body": POINT, "legal_basis": POINT, "who_may_start": POINT},
    {
        "decides": POINT,
        "effect_on_removal": POINT,
        "exclusions": POINT,
        "quorum": POINT,
        "expects": POINT,
        "procedure": "text",
    },
)
COMMISSION_RULE = Shape({"id": "text", "text": "texts", "source": "text"}, {"basis": "text"})

# Of each file: its top-level keys, ``{"": shape}`` where tables with names of their own stand below.
FORMS: dict[str, dict[str, Any]] = {
    "fees": {"rule": {"": RULE}, "dispute": {"": DISPUTE}, "land": {"": LAND}},
    "deadlines": {"rule": {"": RULE}, "dispute": {"": DISPUTE}},
    "holidays": {"nationwide": ACTS, "land": {"": ACTS}, "place": {"": PLACE}, "holiday": {"": HOLIDAY}},
    "services": {
        "format": "whole",
        "label": {"": {"": _LANGUAGES}},
        "when": {"": _TEXT},
        "basis": {"": Shape({"cite": "text", "about": "texts", "source": "text"}, {})},
        "condition": {"": Shape({"text": "texts"}, {"basis": "text", "waivable": "text"})},
        "document": {"": Shape({"text": "texts"}, {"basis": "text", "parts": [PART]})},
        "step": {"": Shape({"by": "text", "text": "texts"}, {"basis": "text", "when": "text"})},
        "consequence": {"": CONSEQUENCE},
        "hint": {"": _BASED},
        "difference": {"": DIFFERENCE},
        "service": {"": SERVICE},
        "procedure": {"": PROCEDURE},
        "commission_rules": Shape({"rules": [COMMISSION_RULE]}, {}),
        "commission": {"": COMMISSION},
    },
    "sources": {"source": {"": SOURCE}},
}
