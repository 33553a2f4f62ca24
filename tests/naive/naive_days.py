"""Days, counted one at a time with plain loops: periods, weekends, holidays. Shares nothing with the package.

The rules are written by hand from the law sheets (§§ 187-193 BGB; the Länder's holidays, table 5.2), for the years 2000 to 2035.
"""

from datetime import date, timedelta

ONE = timedelta(days=1)
LAENDER = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")


def later(day, days):
    """So many days on, one step at a time."""
    for _ in range(days):
        day = day + ONE
    return day


def event_end(event, amount, unit):
    """The last day of a period that an event sets off; the day of the event does not count."""
    if unit == "days":
        return later(event, amount)
    if unit == "weeks":
        day = event
        for _ in range(amount):
            day = day + ONE
            while day.weekday() != event.weekday():
                day = day + ONE
        return day
    months = amount if unit == "months" else amount * 12
    day = event
    while months:
        tomorrow = day + ONE
        if tomorrow.month != day.month:
            months = months - 1
        day = tomorrow
    # The first of the right month: on to the same number, or to the month's last day.
    while day.day != event.day:
        tomorrow = day + ONE
        if tomorrow.month != day.month:
            break
        day = tomorrow
    return day


def counted_end(start, amount, unit):
    """The last day of a period whose first day counts."""
    if unit in ("days", "weeks"):
        return later(start, (amount if unit == "days" else 7 * amount) - 1)
    day = event_end(start, amount, unit)
    return day - ONE if day.day == start.day else day


def latest_start(limit, amount, unit):
    """The latest day from which such a period ends on ``limit`` at the latest, looked for day by day."""
    shortest = {"days": 1, "weeks": 7, "months": 28, "years": 365}[unit]
    day = limit - shortest * amount * ONE
    while event_end(day, amount, unit) > limit:
        day = day - ONE
    return day


def birthday(born, years):
    """The day on which someone turns so old: the birthday, and 1 March for 29 February in a common year."""
    year = born.year
    for _ in range(years):
        year = year + 1
    if born.month == 2 and born.day == 29 and (date(year, 3, 1) - ONE).day == 28:
        return date(year, 3, 1)
    return date(year, born.month, born.day)


def easter(year):
    """Easter Sunday, by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month = (h + m - 7 * n + 114) // 31
    return date(year, month, (h + m - 7 * n + 114) % 31 + 1)


def is_holiday(day, land, place="land"):
    """Whether a day is a public holiday at a place of a Land (``None``: in every Land), table 5.2 of the sheet."""
    year, number = day.year, (day.month, day.day)
    if number in ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)):
        return True
    from_easter = 0
    walk = easter(year)
    if day < walk:
        while walk > day:
            walk, from_easter = walk - ONE, from_easter - 1
    else:
        while walk < day and from_easter < 61:
            walk, from_easter = walk + ONE, from_easter + 1
    if from_easter in (-2, 1, 39, 50):
        return True
    if number == (10, 31) and year == 2017:
        return True
    if land is None:
        return False
    if number == (1, 6):
        return land in ("BW", "BY", "ST")
    if number == (3, 8):
        return (land == "BE" and year >= 2019) or (land == "MV" and year >= 2023)
    if number == (5, 8):
        return land == "BE" and year in (2020, 2025)
    if number == (6, 17) and land == "BE" and year == 2028:
        return True
    if from_easter in (0, 49) and day.weekday() == 6:
        return land == "BB"
    if from_easter == 60 and walk == day:
        if land == "SN":
            return place == "sn-corpus-christi"
        if land == "TH":
            return place in ("eichsfeld", "th-corpus-christi")
        return land in ("BW", "BY", "HE", "NW", "RP", "SL")
    if number == (8, 8):
        return land == "BY" and place == "augsburg"
    if number == (8, 15):
        return land == "SL" or (land == "BY" and place in ("augsburg", "by-15-august"))
    if number == (9, 20):
        return land == "TH" and year >= 2019
    if number == (10, 31):
        return land in ("BB", "MV", "SN", "ST", "TH") or (land in ("HB", "HH", "NI", "SH") and year >= 2018)
    if number == (11, 1):
        return land in ("BW", "BY", "NW", "RP", "SL")
    if land == "SN" and day.month == 11 and day.weekday() == 2:
        # The Wednesday before 23 November: the next Wednesday is the 23rd or later.
        return day.day < 23 and later(day, 7).day >= 23
    return False


def is_free(day, land, place="land"):
    """Whether nothing can be filed on a day: Saturday, Sunday or holiday."""
    return day.weekday() in (5, 6) or is_holiday(day, land, place)


def roll_back(day, land, place="land"):
    """The working day before, unless it is one."""
    while is_free(day, land, place):
        day = day - ONE
    return day


def roll(day, land, place="land"):
    """The day itself, or the next one on which people work."""
    while is_free(day, land, place):
        day = day + ONE
    return day
