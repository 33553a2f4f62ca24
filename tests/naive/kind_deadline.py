"""Any period: a chosen event and length."""

from datetime import date

from naive_days import LAENDER, ONE, counted_end, event_end, latest_start, roll, roll_back
from naive_kind import CALENDAR, Kind
from random_facts import PLACES, TIME_DAYS, some_day

from hardship_cli.law import periods
from hardship_cli.reading import Period


def span(choose):
    """An event and any period."""
    facts = {"event": some_day(choose, date(2000, 1, 1), date(2031, 12, 31), TIME_DAYS)}
    unit = choose.of(("months", "months", "months", "years", "weeks", "days"))
    amount = (
        choose.of((1, 1, 1, 2, 3, 6, 12, 18, 36))
        if unit == "months"
        else choose.between(1, 3 if unit == "years" else 40)
    )
    facts["period"] = (amount, unit)
    facts["land"] = choose.of((None, *LAENDER))
    facts["place"] = choose.of(("land", *PLACES.get(facts["land"], ())))
    facts["first_day_counts"] = choose.between(0, 3) == 0
    facts["no_roll"] = choose.between(0, 3) == 0
    facts["backwards"] = choose.between(0, 3) == 0
    return facts


def engine_deadline(facts):
    event, length, move = facts["event"], Period(*facts["period"]), periods.roll
    if facts.get("backwards"):
        raw, move = periods.backwards_end(event, length, event_day_counts=facts["first_day_counts"]), periods.roll_back
    else:
        raw = (periods.inclusive_period_end if facts["first_day_counts"] else periods.event_period_end)(event, length)
    return {
        "raw_end": raw,
        "last_day": raw if facts["no_roll"] else move(raw, CALENDAR, facts["land"], facts["place"])[0],
    }


def deadline(facts):
    """Any period: the raw end and the last day."""
    amount, unit = facts["period"]
    if facts.get("backwards"):
        raw = latest_start(facts["event"] if facts.get("first_day_counts") else facts["event"] - ONE, amount, unit)
        last = raw if facts.get("no_roll") else roll_back(raw, facts["land"], facts.get("place", "land"))
        return {"raw_end": raw, "last_day": last}
    ends = counted_end if facts.get("first_day_counts") else event_end
    raw = ends(facts["event"], amount, unit)
    last = raw if facts.get("no_roll") else roll(raw, facts["land"], facts.get("place", "land"))
    return {"raw_end": raw, "last_day": last}


KIND = Kind(span, engine_deadline, deadline, 35_000)
