"""Headings in everyday words that name a fact, as registers of persons have them, and what a column of a fact must look like."""

from collections.abc import Container

from hardship_cli.laender import looks_like_land

# Only headings with one usual meaning, and only facts without which a case is answered as if nothing were the matter.
# In small letters without spaces and signs, umlauts written out.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "born": (
        "geburtsdatum", "geburtstag", "geboren", "geborenam", "gebdatum", "gebdat", "geb", "gebam",
        "dateofbirth", "birthdate", "birthday", "dob",
    ),
    "minor": ("minderjaehrig", "minderjaehrige", "minderjaehriger", "istminderjaehrig", "isminor", "underage"),
    "benefits": ("leistungen", "leistungsbezug", "sozialleistungen", "sozialleistung", "socialbenefits", "benefit"),
    "instruction": ("rechtsbehelfsbelehrung", "belehrung"),
    "received": ("zugegangen", "zugegangenam", "zugang", "erhaltenam"),
    "extras": ("zusatzleistungen", "zusatzleistung"),
    "outcome": ("ausgang", "verfahrensausgang"),
}  # fmt: skip
_BY_HEADING = {heading: fact for fact, headings in _HEADINGS.items() for heading in headings}
_SAME = {"minor": "born", "born": "minor"}  # either says what the other one would
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

# Facts that a column of their name may not hold after all, what their cells look like, and what is said where they do not.
LOOKS = {"land": (looks_like_land, "batch_land_misread")}


def fact_of(heading: str, given: Container[str]) -> str | None:
    """The fact that a heading in everyday words names, if neither it nor what says the same is ``given``."""
    fact = _BY_HEADING.get("".join(sign for sign in heading.casefold().translate(_FOLDED) if sign.isalnum()))
    return None if fact is None or fact in given or _SAME.get(fact, "") in given else fact
