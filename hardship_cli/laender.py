"""The sixteen Länder: ISO 3166-2 code, first two digits of AGS and ARS, names. Geography, no law."""

from collections.abc import Iterable

# code: (AGS digits, German name, English name, other names that people type); one that ends in "!" is no name of its own: it
# is taken, and said.
LAENDER: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "BW": ("08", "Baden-Württemberg", "Baden-Württemberg", ("bawü!", "württemberg!", "B-W", "Ba.-Wü.!", "BadWürtt!")),
    "BY": ("09", "Bayern", "Bavaria", ("freistaat bayern", "Bay.", "Bayr.")),
    "BE": ("11", "Berlin", "Berlin", ("land berlin", "Bln.")),
    "BB": ("12", "Brandenburg", "Brandenburg", ("land brandenburg", "Brbg.", "Brdb.")),
    "HB": ("04", "Bremen", "Bremen", ("freie hansestadt bremen", "hansestadt bremen", "land bremen")),
    "HH": ("02", "Hamburg", "Hamburg", ("freie und hansestadt hamburg", "hansestadt hamburg", "FHH")),
    "HE": ("06", "Hessen", "Hesse", ("land hessen", "Hess.")),
    "MV": ("13", "Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania",
           ("meckpomm!", "mecpom!", "mevo!", "mecklenburg!", "M-V", "Meckl.-Vorp.")),
    "NI": ("03", "Niedersachsen", "Lower Saxony", ("land niedersachsen", "NDS", "NS", "Nieders.")),
    "NW": ("05", "Nordrhein-Westfalen", "North Rhine-Westphalia", ("NRW", "N-W")),
    "RP": ("07", "Rheinland-Pfalz", "Rhineland-Palatinate", ("RLP", "RhPf", "R-P")),
    "SL": ("10", "Saarland", "Saarland", ("Saar",)),
    "SN": ("14", "Sachsen", "Saxony", ("freistaat sachsen", "Sachs.")),
    "ST": ("15", "Sachsen-Anhalt", "Saxony-Anhalt", ("LSA", "Sachs.-Anh.")),
    "SH": ("01", "Schleswig-Holstein", "Schleswig-Holstein", ("S-H", "SchlH")),
    "TH": ("16", "Thüringen", "Thuringia", ("freistaat thüringen", "Thür.", "Thü")),
}  # fmt: skip

CODES = tuple(LAENDER)

# The Land's own key has 2 digits, a Kreis 5, a municipality 8 (AGS) or 12 (ARS). A spreadsheet eats a leading zero. Any other
# number is something else: 163 is no Thuringia but the key of a nationality.
_KEY_LENGTHS = (2, 5, 8, 12)


def land_name(code: str, lang: str = "de") -> str:
    """The Land's name in German (``de``) or English (``en``)."""
    _digits, german, english, _others = LAENDER[code]
    return german if lang == "de" else english


def land_label(code: str) -> str:
    """The Land as messages name it: ``Hessen (HE)``."""
    return f"{land_name(code)} ({code})"


def read_land(text: str, field: str = "land") -> str:
    """The ISO code of a Land given as code, name, AGS or ARS; case, ``ü``/``ue``, spaces, hyphens and points do not matter.

    A slip that can mean one Land alone is taken (:func:`land_read` says so). Raises :class:`InputError` ``land_ambiguous``, else
    ``unknown_land`` with a suggestion where there is one.
    """
    land = _land_of(text)
    if land is not None:
        return land
    from hardship_cli.as_typed import laender

    return laender.read(text, field)


def land_read(text: str) -> str | None:
    """The Land that a text was taken for which is no name of one; nothing for names, codes and keys."""
    plain = text.strip().upper()
    if plain in LAENDER or plain.isdigit():
        return None
    from hardship_cli.as_typed import laender

    return laender.taken(text)


def looks_like_land(texts: Iterable[str | None]) -> bool:
    """Whether a column of texts is one of Länder: not where half of its cells or more, and at least two, are none.

    Empty cells say nothing. A register full of nationalities (163, 166, BY, SN) has some cells that could be read as a Land.
    """
    cells = [text for text in texts if text is not None and text.strip()]
    others = sum(_land_of(text) is None and land_read(text) is None for text in cells)
    return others < 2 or 2 * others < len(cells)


def _land_of(text: str) -> str | None:
    """The code that a text stands for, or nothing."""
    plain = text.strip().upper()
    if plain in LAENDER:
        return plain
    code = plain[3:] if plain[:3] in ("DE-", "DE_") else ""
    if code in LAENDER:
        return code
    if plain.isascii() and plain.isdigit():
        key = plain if len(plain) in _KEY_LENGTHS else f"0{plain}"
        if len(key) in _KEY_LENGTHS:
            return next((land for land, (digits, *_names) in LAENDER.items() if key.startswith(digits)), None)
        return None
    from hardship_cli.as_typed import laender

    return laender.named(text)
