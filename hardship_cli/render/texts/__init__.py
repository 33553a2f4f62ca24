"""All texts by code, one module per area. Each may hold NOTES, ERRORS and OPS; English is the message id (see ``i18n``)."""

from collections.abc import Mapping

AREAS = ("core", "fees", "data", "appeal", "permits", "departure", "cases", "batch", "interview", "templates")


def texts_of(kind: str, area: str) -> Mapping[str, str]:
    """All texts of a kind in an area, by their codes."""
    found: Mapping[str, str] = getattr(__import__(f"{__name__}.{area}", fromlist=[kind]), kind, {})
    return found


def text_of(kind: str, code: str) -> str:
    """The English text of a code; ``kind`` is ``NOTES``, ``ERRORS`` or ``OPS``. A code without a text is a defect."""
    for area in AREAS:
        if code in (texts := texts_of(kind, area)):
            return texts[code]
    raise KeyError(f"{kind} {code}")
