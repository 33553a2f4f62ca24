"""Titles that a spreadsheet took for days: ``25-4-2`` became 25.04.2002, ``25-5`` the 25th of May."""

# A program for German tables reads day, month, year; one for American or ISO days reads year, month, day.
_READINGS = {
    "25-4-2": (("25", "4", "2002"), ("25", "4", "2"), ("2", "4", "2025"), ("2", "4", "25")),
    "25-4-1": (("25", "4", "2001"), ("25", "4", "1"), ("1", "4", "2025"), ("1", "4", "25")),
}
_MONTHS = {"apr": "4", "april": "4", "mai": "5", "may": "5"}
_YEAR = 4


def title_of_day(text: str) -> str | None:
    """The title that was typed where a spreadsheet made a day of it (``25.04.2002``, ``2002-04-25``, ``25. Mai``), or nothing.

    § 25 Abs. 5 has no third number: there the spreadsheet added the year in which it was typed, whichever that was.
    """
    plain = text.strip().casefold()
    day, _space, time = plain.replace("t0", " 0").rpartition(" ") if ":" in plain else (plain, "", "")
    if time.strip("0:."):
        return None
    for sign in "./-,":
        day = day.replace(sign, " ")
    if plain.replace("_", "-") in (*_READINGS, "25-5"):
        return None
    parts = tuple(_MONTHS.get(part, part.lstrip("0") or "0") for part in day.split())
    if len(parts[0] if parts else "") == _YEAR:
        parts = parts[::-1]
    for title, readings in _READINGS.items():
        # American tables show the month first.
        if parts in readings or (parts[1::-1] + parts[2:]) in readings:
            return title
    years = parts[2:]
    is_may = parts[:2] in (("25", "5"), ("5", "25")) and len(years) <= 1 and all(year.isdigit() for year in years)
    return "25-5" if is_may else None
