"""The sixteen Länder: ISO 3166-2 code, first two digits of AGS and ARS, names. Geography, no law."""

from collections.abc import Iterable

from hardship_cli.errors import InputError

# code: (AGS digits, German name, English name, other names that people type)
LAENDER: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "BW": ("08", "Baden-Württemberg", "Baden-Württemberg", ("baden-wuerttemberg", "baden wuerttemberg", "bawü")),
    "BY": ("09", "Bayern", "Bavaria", ("freistaat bayern",)),
    "BE": ("11", "Berlin", "Berlin", ()),
    "BB": ("12", "Brandenburg", "Brandenburg", ()),
    "HB": ("04", "Bremen", "Bremen", ("freie hansestadt bremen",)),
    "HH": ("02", "Hamburg", "Hamburg", ("freie und hansestadt hamburg",)),
    "HE": ("06", "Hessen", "Hesse", ()),
    "MV": ("13", "Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania", ("meckpomm", "mecklenburg vorpommern")),
    "NI": ("03", "Niedersachsen", "Lower Saxony", ("nds",)),
    "NW": ("05", "Nordrhein-Westfalen", "North Rhine-Westphalia", ("nrw", "nordrhein westfalen")),
    "RP": ("07", "Rheinland-Pfalz", "Rhineland-Palatinate", ("rlp", "rheinland pfalz")),
    "SL": ("10", "Saarland", "Saarland", ()),
    "SN": ("14", "Sachsen", "Saxony", ("freistaat sachsen",)),
    "ST": ("15", "Sachsen-Anhalt", "Saxony-Anhalt", ("sachsen anhalt", "lsa")),
    "SH": ("01", "Schleswig-Holstein", "Schleswig-Holstein", ("schleswig holstein",)),
    "TH": ("16", "Thüringen", "Thuringia", ("thueringen", "freistaat thüringen")),
}

CODES = tuple(LAENDER)

# The Land's own key has 2 digits, a Kreis 5, a municipality 8 (AGS) or 12 (ARS). A spreadsheet eats a leading zero. Any other
# number is something else: 163 is no Thuringia but the key of a nationality.
_KEY_LENGTHS = (2, 5, 8, 12)


def land_name(code: str, lang: str = "de") -> str:
    """The Land's name in German (``de``) or English (``en``)."""
    _digits, german, english, _others = LAENDER[code]
    return german if lang == "de" else english


def read_land(text: str, field: str = "land") -> str:
    """The ISO code of a Land given as code, name, AGS or ARS; case does not matter.

    Raises :class:`InputError` ``unknown_land`` with a suggestion where one is near.
    """
    land = _land_of(text)
    if land is None:
        raise InputError("unknown_land", field, value=text, suggestion=_suggest_land(text.strip().casefold()))
    return land


def looks_like_land(texts: Iterable[str | None]) -> bool:
    """Whether a column of texts is one of Länder: not where half of its cells or more, and at least two, are none.

    Empty cells say nothing. A register full of nationalities (163, 166, BY, SN) has some cells that could be read as a Land.
    """
    cells = [text for text in texts if text is not None and text.strip()]
    others = sum(_land_of(text) is None for text in cells)
    return others < 2 or 2 * others < len(cells)


def _land_of(text: str) -> str | None:
    """The code that a text stands for, or nothing."""
    plain = text.strip().casefold()
    code = plain.removeprefix("de-").upper()
    if code in LAENDER:
        return code
    if plain.isascii() and plain.isdigit():
        key = plain if len(plain) in _KEY_LENGTHS else f"0{plain}"
        if len(key) in _KEY_LENGTHS:
            return next((land for land, (digits, *_names) in LAENDER.items() if key.startswith(digits)), None)
    for land, (_digits, german, english, others) in LAENDER.items():
        if plain in (german.casefold(), english.casefold(), *others):
            return land
    return None


def _suggest_land(plain: str) -> str:
    from difflib import get_close_matches

    names = {code.casefold(): code for code in CODES}
    for land, (_digits, german, english, others) in LAENDER.items():
        names.update((name.casefold(), f"{german} ({land})") for name in (german, english, *others))
    near = get_close_matches(plain, names, n=1, cutoff=0.6)
    return names[near[0]] if near else ""
