"""Days, lengths and Länder as people write them in words: what the short forms of ``reading.py`` do not cover, loaded only then."""

# The years of a day that somebody may mean; any other is a slip of the keyboard, and said to be one.
FIRST_YEAR, LAST_YEAR = 1900, 2199

# Days (year, month, day) that registers and spreadsheets write where there is no day: a reckoning from them would be one of nobody.
NO_DAYS = ((1900, 1, 1), (9999, 12, 31))


def composed(text: str) -> str:
    """A text whose letters are one sign each: ``ä`` and not ``a`` with two dots behind it, as macOS writes names and many export.

    To the eye both are the same, so whatever compares what people wrote compares this; so are letters and digits of full width.
    """
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text).translate(_OF_FULL_WIDTH)


def bare(text: str) -> str:
    """A composed text without spaces, quotes around the whole of it, and a comma or semicolon behind it: they come with copying."""
    plain = composed(text).strip().rstrip(_BEHIND)
    if len(plain) > 2 and plain[0] in _QUOTES and plain[-1] in _QUOTES:
        inside = plain[1:-1].strip().rstrip(_BEHIND)
        # A quote within may part two values.
        return plain if not inside or any(sign in _DOUBLE for sign in inside) else inside
    return plain


def folded(text: str) -> str:
    """A text for comparing: small letters, ``ae`` for ``ä``, one plain space for any, a hyphen for any dash."""
    plain = bare(text).casefold()
    for sign, written in _SIGNS:
        plain = plain.replace(sign, written)
    return " ".join(plain.split())


_OF_FULL_WIDTH = {0xFEE0 + sign: sign for sign in range(0x21, 0x7F)} | {0x3000: " "}
_BEHIND = " ,;"
_DOUBLE = '"„“”«»'
_QUOTES = f"{_DOUBLE}'‚‘’‹›"
_SIGNS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"), ("\u2010", "-"))
