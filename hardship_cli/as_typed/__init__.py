"""Days, lengths and Länder as people write them in words: what the short forms of ``reading.py`` do not cover, loaded only then."""

# The years of a day that somebody may mean; any other is a slip of the keyboard, and said to be one.
FIRST_YEAR, LAST_YEAR = 1900, 2199

# Days (year, month, day) that registers and spreadsheets write where there is no day: a reckoning from them would be one of nobody.
NO_DAYS = ((1900, 1, 1), (9999, 12, 31))


def composed(text: str) -> str:
    """A text whose letters are one sign each: ``ä`` and not ``a`` with two dots behind it, as macOS writes names and many export.

    To the eye both are the same, so whatever compares what people wrote compares this.
    """
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def folded(text: str) -> str:
    """A text for comparing: small letters, ``ae`` for ``ä``, one plain space for any, a hyphen for any dash."""
    plain = composed(text).casefold()
    for sign, written in _SIGNS:
        plain = plain.replace(sign, written)
    return " ".join(plain.split())


_SIGNS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"), ("\u2010", "-"))
