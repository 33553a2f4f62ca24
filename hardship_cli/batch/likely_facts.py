"""Columns that no question reads although their headings name a fact in everyday words, as a register of persons does.

Such a column is no fact by name and passes through. But a person whose date of birth stands in the row is not known to be an
adult, so what the row is answered without it is to be reviewed, and its notes say why.
"""

import polars as pl

from hardship_cli.answer import CALCULATED, DISPUTED, REVIEW
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import Header

NOTE = "column_unread"
# Only headings with one usual meaning, and only facts without which a row is answered as if nothing were the matter.
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
_SAME = {"minor": "born", "born": "minor"}  # either says what the other one would
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def likely_facts(header: Header) -> tuple[tuple[str, str], ...]:
    """Columns that pass through and the facts that their headings name, where no other column gives that fact."""
    by_heading = {heading: fact for fact, headings in _HEADINGS.items() for heading in headings}
    pairs = ((name, by_heading.get(_folded(name))) for name in header.parted(audits=False)[1])
    return tuple(
        (name, fact)
        for name, fact in pairs
        if fact is not None and fact not in header.facts and _SAME.get(fact) not in header.facts
    )


def to_review(frame: pl.DataFrame, header: Header, answers: Answers) -> Answers:
    """The answers; rows with a value in such a column are to be reviewed (``status``, ``fee_status``), and ``notes`` say so."""
    columns = [frame.to_series(header.names.index(name)) for name, _fact in likely_facts(header)]
    if not columns:
        return answers
    given = pl.Series([False]).new_from_index(0, len(frame))
    for column in columns:
        given |= (column.cast(pl.String, strict=False).str.strip_chars() != "").fill_null(value=False)
    answered = answers.column("status").is_in([CALCULATED, REVIEW, DISPUTED]).fill_null(value=False)
    changed = {}
    for name in ("status", "fee_status"):
        old = answers.column(name)
        sure = given & (old == CALCULATED).fill_null(value=False)
        changed[name] = pl.select(pl.when(sure).then(pl.lit(REVIEW)).otherwise(old)).to_series()
    notes = answers.column("notes")
    more = pl.select(pl.concat_str([notes, pl.lit(NOTE)], separator=";", ignore_nulls=True)).to_series()
    changed["notes"] = pl.select(pl.when(given & answered).then(more).otherwise(notes)).to_series()
    return answers.with_columns(changed)


def _folded(heading: str) -> str:
    return "".join(sign for sign in heading.casefold().translate(_FOLDED) if sign.isalnum())
