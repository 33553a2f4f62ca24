"""Cases that several tests look at, and short ways to look at their timelines."""

# Refused over Easter: the application was in time, the letter went to the post on Maundy Thursday.
REFUSED = {
    "land": "NW",
    "act": "extend",
    "outcome": "refused",
    "months": "12",
    "permit_until": "2026-02-28",
    "applied": "2026-02-20",
    "decided": "2026-04-01",
    "posted": "2026-04-02",
    "delivery": "letter",
}
# A minor's extension that is asked for and not decided.
ASKED = {
    "land": "TH",
    "act": "extend",
    "born": "2010-05-12",
    "permit_until": "2026-03-31",
    "applied": "2026-03-16",
    "months": "6",
    "lawful_since": "2024-04-01",
}


def days(report):
    """The days of a timeline by what stands there."""
    return {entry.what: entry.day.isoformat() for entry in report.entries}


def entry_of(report, what):
    """The entry of a timeline."""
    return next(entry for entry in report.entries if entry.what == what)
