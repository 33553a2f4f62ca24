"""Values that people mistype and values that are meant to harm, for each kind of fact."""

import os

from hypothesis import strategies as st

from hardship_cli.laender import LAENDER

LONG = "x" * 10_000
HOSTILE = (
    "", " ", "\t", "-", "--", "---", "-1", "=", "==", "@file", "@/etc/passwd", ",", ",,,", ";", "*", "~", "$HOME", "`id`",
    "{}", "{0}", "{value}", "{value!r}", "{0.__class__.__mro__}", "{", "}", "{{}}", "{field:>99999999}", "%s", "%n%n",
    "%(value)s",
    "[red]", "[/red]", "[bold]x[/bold]", "[link=file:///etc/passwd]x[/link]", ":smile:", "\\", "\\n", '"', "'", "'; drop",
    "a\nb", "a\r\nb", "\n\n\n\n\n", "\x00", "a\x00b", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\x07", "\x7f",
    "\x85",
    "\u2028", "\u2029", "\u200b", "\u200d", "\ufeff", "\u202egpj.exe", "\u2066x\u2069", "\ud800", os.fsdecode(b"\xff\xfe"),
    "\ue000",
    "\U0001f468\u200d\U0001f469", "e\u0301" * 50, "\u0660\u0661", "\u0662\u0660\u0662\u0665", "²", "½", "Ⅻ", "㊀", "١٢", "߂",
    "ß", "İ", "ſ", "ŉ", "null", "None", "none", "nan", "inf", "-0", "0", "00", "1e9", "0x10", "1_000", "9" * 400, "9" * 5000,
    LONG, "-" * 10_000, "{" * 10_000, "\n" * 1000, "ä" * 10_000, "../../etc/passwd", "/dev/null", "/", ".", "..", "con",
    "true", "🦊",
)  # fmt: skip
DAYS = (
    "2025-07-04", "2026-03-31", "31.03.2026", "1.2.2026", "01.02.2025", "today", "heute", "TODAY", "+14d", "+0d", "+14t",
    "2024-02-29",
    "29.2.2024", "2023-02-29", "29.02.1900", "1900-01-01", "1899-12-31", "2199-12-31", "2200-01-01", "9999-12-31",
    "0001-01-01",
    "31.2.2026", "00.00.0000", "2026-13-01", "1.2.26", "03/04/2026", "2026-3-1", "20260331", "2026-03-31T00:00",
    " 2026-03-31 ",
    "2026.03.31", "31-03-2026", "+99999d", "+36600d", "+36601d", "+-1d", "-1d", "+d", "+", "+1", "1.1.1900", "31.12.2199",
    "1.1..2020",
    "2017-08-31", "2017-09-01", "2005-01-01", "2004-12-31", "2025-01-01", "2024-12-31", "٢٠٢٥-٠٧-٠٤", "２０２５-07-04",
    "2025–07–04",
    "1900-1-1", "+9999999999999d", "2199-12-30", "31.12.2198", "1.1.0001", "12.31.2025",
)  # fmt: skip
PERIODS = (
    "6", "6m", "3y", "90d", "2w", "P3M", "P1Y6M", "P0D", "0", "1", "1200", "1201", "100y", "101y", "36600d", "36601d",
    "5220w", "5221w",
    "P", "PT1H", "P1D1M", "P1Y1M1D", "P-1M", "-6", "6.5", "6,5", "6 m", "m", "y3", "1M", "1Y", "999999", "9999999",
    "P99999999M", "36",
    "P1200M", "P100Y1M", "1d", "1y", "P2W", "P1W1D", "P0M1D", "P0Y0M", "٦", "６m", "12mm", "P1MM", "p3m", "P1M1M",
)  # fmt: skip
LANDS = (
    *LAENDER, *(f"DE-{code}" for code in LAENDER), "nw", "de-nw", "NRW", "Bayern", "Thüringen", "thueringen", "05315000",
    "053150000000",
    "05", "17", "00", "99", "DE", "DE-", "DE-DE-NW", "XX", "Bavaria", "Baiern", "5", "053", "05 315", "Berlin ", "THÜRINGEN",
)  # fmt: skip
FLAGS = ("true", "false", "ja", "nein", "1", "0", "maybe")
YEARS = ("2026", "1990", "1899", "1900", "2199", "2200", "0000", "0001", "9999", "26", "２０２６", "20 26", "2026.0")
PLACES = (
    "augsburg",
    "eichsfeld",
    "by-15-august",
    "sn-corpus-christi",
    "th-corpus-christi",
    "land",
    "AUGSBURG",
    "münchen",
    "de",
)
SERVICES = ("99010022001012", "99010022020012", "99010022001005", "99010022001999", "9901", "۹۹۰۱۰۰۲۲۰۰۱۰۱۲")
WORDS = ("fee", "permit", "fiction", "appeal", "all", "fees", "deadlines", "TH", "residence_extend_over_3m", "AufenthV")

hostile = st.sampled_from(HOSTILE)
# Single surrogates too: that is how the system hands over bytes that are no text.
anything = st.text(st.characters(codec=None), max_size=30)


GOOD = {
    "day": ("2025-07-04", "2026-03-31", "31.03.2026", "1.2.2026", "2025-01-31", "today", "+14d", "2024-02-29",
    "2024-12-31", "2025-01-01"),
    "day-or-none": ("2026-03-31", "31.03.2026", "2026-01-02", "none"),
    "period": ("6", "6m", "3y", "90d", "2w", "P3M", "1m", "36"),
    "land": tuple(LAENDER), "year": ("2026", "2025", "1995"), "lang": ("de", "en"), "color": ("auto", "always", "never"),
    "service": SERVICES[:3], "place": ("land", "augsburg", "eichsfeld"),
}  # fmt: skip


def good_of(kind, words=()):
    """Values that can be read, though the facts may not fit each other."""
    return st.sampled_from(words or GOOD.get(kind) or WORDS)


def values_of(kind, words=()):
    """Mostly values that one could type here, then others."""
    pool = {
        "day": DAYS, "day-or-none": (*DAYS, "none", "keiner"), "period": PERIODS, "land": LANDS, "flag": FLAGS, "year": YEARS,
        "place": PLACES, "lang": ("de", "en", "DE", "fr", "de_DE"), "color": ("auto", "always", "never", "ALWAYS", "no"),
        "service": SERVICES, "text": ("A-17", "Frau Ö.", "=1+1"),
    }.get(kind, WORDS)  # fmt: skip
    if words:
        some = (
            *words,
            *(word.upper() for word in words),
            *(word.replace("-", "_") for word in words),
            words[0][:-1],
            words[-1] + "x",
        )
        pool = (*some, ",".join(words)) if kind == "list" else some
    return st.sampled_from(pool)
