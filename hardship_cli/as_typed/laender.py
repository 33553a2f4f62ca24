"""Länder as people write them: names in any spelling, slips with one possible meaning, and what is a city or only a part of one."""

import re
from functools import cache

from hardship_cli.as_typed import folded
from hardship_cli.as_typed.slips import in_order, nearest, slips
from hardship_cli.errors import InputError
from hardship_cli.laender import LAENDER, land_label

# What can mean several Länder, or is only a part of one (BR, Baden): it is asked about.
_UNCLEAR = {
    "sa": "SL SN ST",
    "s": "SL SN ST SH",
    "b": "BE BB BW BY HB",
    "br": "HB BB",
    "h": "HE HH HB",
    "m": "MV",
    "me": "MV",
    "n": "NI NW",
    "r": "RP",
    "rpf": "RP BW",
    "rheinland": "RP NW",
    "pfalz": "RP BY",
    "baden": "BW",
    "schwaben": "BW BY",
    "franken": "BY",
    "vorpommern": "MV",
    "anhalt": "ST",
    "holstein": "SH",
    "schleswig": "SH",
    "nordrhein": "NW",
    "westfalen": "NW",
    "lippe": "NW",
    "lausitz": "BB SN",
    "frankfurt": "HE BB",
}
# Cities by Land: whoever types one may mean another Land's authority, so the Land is offered and not taken.
_CITIES = {
    "BW": "Stuttgart Mannheim Karlsruhe Freiburg Heidelberg Ulm Heilbronn Pforzheim Reutlingen Tübingen Konstanz Esslingen "
    "Ludwigsburg Sigmaringen Ellwangen",
    "BY": "München Munich Nürnberg Nuremberg Augsburg Regensburg Ingolstadt Würzburg Fürth Erlangen Bamberg Bayreuth Landshut "
    "Aschaffenburg Kempten Rosenheim Passau Schweinfurt Hof Ansbach",
    "BB": "Potsdam Cottbus Oranienburg Eisenhüttenstadt Bernau Eberswalde",
    "HB": "Bremerhaven",
    "HE": "Wiesbaden Kassel Darmstadt Offenbach Gießen Marburg Fulda Hanau Wetzlar Frankfurt/Main Frankfurt-am-Main",
    "MV": "Schwerin Rostock Greifswald Stralsund Neubrandenburg Wismar",
    "NI": "Hannover Hanover Braunschweig Oldenburg Osnabrück Göttingen Wolfsburg Salzgitter Hildesheim Lüneburg Celle Emden "
    "Wilhelmshaven Harburg",
    "NW": "Köln Cologne Düsseldorf Dortmund Essen Duisburg Bochum Wuppertal Bielefeld Bonn Münster Mönchengladbach Gelsenkirchen "
    "Aachen Krefeld Oberhausen Hagen Hamm Leverkusen Solingen Paderborn Neuss Siegen Recklinghausen Moers",
    "RP": "Mainz Ludwigshafen Koblenz Trier Kaiserslautern Worms Neuwied Speyer",
    "SL": "Saarbrücken Homburg Neunkirchen Völklingen Lebach",
    "SN": "Dresden Leipzig Chemnitz Zwickau Plauen Görlitz Bautzen",
    "ST": "Magdeburg Halle Dessau Dessau-Roßlau Stendal Halberstadt Wittenberg Haldensleben",
    "SH": "Kiel Lübeck Flensburg Neumünster Norderstedt",
    "TH": "Erfurt Jena Gera Weimar Gotha Eisenach Suhl Nordhausen",
}
# What stands for a part of a name, with the point that says that it is cut short; of one word more letters are needed than of
# each of two, for fewer Länder have two.
_PART = re.compile(r"[^\s./_-]+\.?")
_BETWEEN = re.compile(r"[,;/+&]|\bund\b|\band\b")
_SHORTEST_WORD, _SHORTEST_PART = 3, 2
_SHORTEST_SLIP, _LONG = 5, 10  # letters: shorter words are too near to each other, longer ones may have two slips


def key_of(text: str) -> str:
    """A name for comparing: without spaces, hyphens, points, underscores and slashes, ``ue`` for ``ü``."""
    return "".join(sign for sign in folded(text) if sign not in " -._/,()")


def named(text: str) -> str | None:
    """The Land of a known name, or of one whose words are cut short with a point (``Brandenb.``); nothing for another text."""
    key = key_of(text)
    if key in _names() or key in _others():
        return _names().get(key, (None, False))[0]
    whole, others = _cut_short(text)
    return whole[0] if len(whole) == 1 and not others else None


def taken(text: str) -> str | None:
    """The Land that a text was taken for which is no name of one: ``Meck-Pomm``, a slip."""
    key = key_of(text)
    land, is_plain = _names().get(key, (None, True))
    if land is not None:
        return land if is_plain else None
    return None if key in _others() or any(_cut_short(text)) else _slip(key)


def read(text: str, field: str) -> str:
    """The Land of a text that is no known name; raises what ``read_land`` raises, ``several_lands`` too."""
    key = key_of(text)
    whole, parts = _cut_short(text)
    others = _others().get(key) or (*whole, *parts) or None
    if others is None and (land := _slip(key)):
        return land
    several = [named(one) or one.strip().upper() for one in _BETWEEN.split(text)]
    if len(several) > 1 and set(several) <= LAENDER.keys():
        raise InputError("several_lands", field, value=text, lands=", ".join(land_label(land) for land in several))
    if others is not None and len(others) > 1:
        names = ", ".join(land_label(land) for land in others)
        raise InputError("land_ambiguous", field, value=text, lands=names)
    raise InputError("unknown_land", field, value=text, suggestion=land_label(others[0]) if others else _near(text))


def _cut_short(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The Länder whose whole name a text with points may stand for, and those of which it may be only a part (``Nordrh.``)."""
    typed = _PART.findall(folded(text))
    letters = min((len(part.rstrip(".")) for part in typed), default=0)
    if not any(part[-1] == "." for part in typed) or letters < (_SHORTEST_PART if len(typed) > 1 else _SHORTEST_WORD):
        return (), ()
    whole: list[str] = []
    parts: list[str] = []
    for land, (_digits, german, *_more) in LAENDER.items():
        words = folded(german).split("-")
        if len(typed) <= len(words) and all(map(_stands_for, typed, words)):
            (whole if len(typed) == len(words) else parts).append(land)
    if len(typed) == 1:  # a part of a name that stands for several Länder when it is written out does so here, too
        written = (lands for word, lands in _others().items() if word in _UNCLEAR and word.startswith(typed[0][:-1]))
        parts += dict.fromkeys(land for lands in written for land in lands if land not in (*whole, *parts))
    return tuple(whole), tuple(parts)


def _stands_for(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part[-1] == "." else word == part


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """By name the Land, and whether it is to be said that it was taken."""
    return {
        key_of(name.removesuffix("!")): (land, name.endswith("!"))
        for land, (_digits, german, english, others) in LAENDER.items()
        for name in (german, english, land_label(land), *others)
    }


@cache
def _others() -> dict[str, tuple[str, ...]]:
    """By words that are no names of Länder those that they may stand for."""
    cities = {key_of(city): (land,) for land, some in _CITIES.items() for city in some.split()}
    return cities | {word: tuple(lands.split()) for word, lands in _UNCLEAR.items()}


def _slip(key: str) -> str | None:
    """The one Land whose name differs from ``key`` by so few letters; nothing where there are several, or none."""
    if len(key) < _SHORTEST_SLIP:
        return None
    most = 2 if len(key) >= _LONG else 1
    near = {
        land
        for name, (land, _plain) in _names().items()
        if len(name) >= _SHORTEST_SLIP and slips(key, name, most) is not None
    }
    # What could be two Länder is asked about: another Land has other remedies and other days.
    return near.pop() if len(near | _shortened(key)) == 1 and near else None


def _shortened(key: str) -> set[str]:
    """The Länder of which the text may be a short form: ``Sachsen-A.`` is none of Sachsen, nor is ``N-Sachsen``.

    Their names begin with it, or have its letters in their order where it is more than the name of another Land.
    """
    names = _names()
    # A word as short as a slip may be is a short form itself.
    is_more = any(len(name) > _SHORTEST_SLIP and name in key for name in names)
    return {
        land
        for name, (land, _plain) in names.items()
        if name.startswith(key) or (is_more and name[0] == key[0] and in_order(key, name))
    }


def _near(text: str) -> str:
    """What may have been meant, for a "did you mean"."""
    key = key_of(text)
    shortened = _shortened(key)
    names = {code.casefold(): code for code in LAENDER}
    names |= {name: land_label(land) for name, (land, _plain) in _names().items()}
    return land_label(shortened.pop()) if len(shortened) == 1 else names.get(nearest(key, names), "")
