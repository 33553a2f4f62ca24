"""The sixteen Länder: ISO 3166-2 code, first two digits of AGS and ARS, names. Geography, no law."""

# code: (AGS digits, German name, English name, other names that people type); one that ends in "!" is no name of its own: it
# is taken, and said.
LAENDER: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "BW": ("08", "Baden-Württemberg", "Baden-Württemberg", ("bawü!", "württemberg!", "B-W", "Ba.-Wü.!", "BadWürtt!", "Württ.!")),
    "BY": ("09", "Bayern", "Bavaria", ("freistaat bayern", "Bay.", "Bayr.")),
    "BE": ("11", "Berlin", "Berlin", ("land berlin", "Bln.")),
    "BB": ("12", "Brandenburg", "Brandenburg", ("land brandenburg", "Brbg.", "Brdb.", "Brdbg.", "Bbg.", "BRB!")),
    "HB": ("04", "Bremen", "Bremen", ("freie hansestadt bremen", "hansestadt bremen", "land bremen", "Brem.")),
    "HH": ("02", "Hamburg", "Hamburg", ("freie und hansestadt hamburg", "hansestadt hamburg", "FHH", "Hmb.", "Hbg.", "Hamb.")),
    "HE": ("06", "Hessen", "Hesse", ("land hessen", "Hess.")),
    "MV": ("13", "Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania",
           ("meckpomm!", "mecpom!", "mevo!", "mecklenburg!", "Meckl.!", "M-V", "Meckl.-Vorp.")),
    "NI": ("03", "Niedersachsen", "Lower Saxony", ("land niedersachsen", "NDS", "NS", "Nieders.")),
    "NW": ("05", "Nordrhein-Westfalen", "North Rhine-Westphalia", ("NRW", "N-W", "Nordrh.-Westf.")),
    "RP": ("07", "Rheinland-Pfalz", "Rhineland-Palatinate", ("RLP", "RhPf", "R-P", "Rhld.-Pf.", "Rheinl.-Pf.")),
    "SL": ("10", "Saarland", "Saarland", ("Saar", "Saarl.", "SLD")),
    "SN": ("14", "Sachsen", "Saxony", ("freistaat sachsen", "Sachs.")),
    "ST": ("15", "Sachsen-Anhalt", "Saxony-Anhalt", ("LSA", "Sachs.-Anh.", "S.-Anh.")),
    "SH": ("01", "Schleswig-Holstein", "Schleswig-Holstein", ("S-H", "SchlH", "Schl.-Holst.", "Schlesw.-Holst.")),
    "TH": ("16", "Thüringen", "Thuringia", ("freistaat thüringen", "Thür.", "Thü")),
}  # fmt: skip

CODES = tuple(LAENDER)


def land_name(code: str, lang: str = "de") -> str:
    """The Land's name in German (``de``) or English (``en``)."""
    _digits, german, english, _others = LAENDER[code]
    return german if lang == "de" else english


def land_label(code: str) -> str:
    """The Land as messages name it: ``Hessen (HE)``."""
    return f"{land_name(code)} ({code})"
