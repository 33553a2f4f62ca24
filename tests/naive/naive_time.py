"""Time limits, worked out a second time. Shares nothing with the package.

Written by hand from the law sheets: tables 1.1 to 1.3 and 2 of the Länder's sheet, parts B to D of the federal one. Where
the sheet does not say what held on a day, ``None`` comes back, and the golden cases speak alone.
"""

from datetime import date

from naive_days import LAENDER, ONE, event_end, roll
from naive_notification import PROVEN, in_every_land, notified, other_days_anywhere

# Table 2; the days are those since when the sheet shows the practice or the provision.
# What is notified in Nordrhein-Westfalen from here on has no objection (§ 6 AGVwGO NRW).
ACTION_IN_NW = date(2007, 11, 1)
OBJECTION = {"BW", "BB", "HB", "HH", "MV", "RP", "SL", "SN", "ST", "SH"}


def remedy(facts, day=date.max):
    """Objection, action or none: as the instruction names it, else by the Land; ``None`` where the sheet does not say."""
    if facts.get("remedy") is not None:
        return facts["remedy"]
    if facts.get("document") == "objection-notice":
        return "action"
    if facts.get("decided_by") == "supreme":
        # § 23a Abs. 1 S. 4 AufenthG; a fee is attacked on its own (§ 20 BGebG)
        return "none" if facts.get("title") == "23a" and facts.get("document") != "fee-notice" else "action"
    land = facts["land"]
    if land is None:
        return None
    if facts.get("decided_by") == "higher":
        return "action" if land in ("BW", "HE", "ST", "TH") or land not in OBJECTION else None
    return "objection" if land in OBJECTION or (land == "NW" and day < ACTION_IN_NW) else "action"


# The sheet of November 2026, section 4: the remedy, its period, the months of the reasons, both from service.
AFTER_COURT = {"judgment": ("leave-to-appeal", (1, "months"), 2), "urgent-order": ("complaint", (2, "weeks"), 1)}
# Whose holidays count for the reasons: the seat of the higher court.
HIGHER_COURT = {"BB": ("BE", "land"), "BY": ("BY", "by-15-august")}


def after_court(facts):
    """Complaint and leave to appeal, with the last day of the reasons; service by the ZPO."""
    delivery, posted = facts.get("delivery"), facts.get("posted")
    served = facts.get("notified")
    if delivery in (*PROVEN, "e-acknowledgement"):
        served = served or facts.get("received")
    elif delivery == "public":
        # The day that was given leads; the posting only says it where nobody does.
        served = event_end(posted, 1, "months") if served is None and posted is not None else served
    elif delivery is not None:
        return "no service"
    if served is None:
        return "missing"
    name, (amount, unit), months = AFTER_COURT[facts["document"]]
    wrong = facts.get("instruction", "correct") != "correct"
    raw = event_end(served, 1, "years") if wrong else event_end(served, amount, unit)
    last = roll(raw, facts["land"], seat(facts, raw, at_court=True))
    land, place = HIGHER_COURT.get(facts["land"], (facts["land"], "land"))
    filed = facts.get("filed")
    late = not wrong and (filed is None or filed > last)
    return {
        "remedy": name,
        "notified": served,
        "raw_end": raw,
        "last_day": last,
        "filed_in_time": None if filed is None else filed <= last,
        "others": set(),
        "reinstatement_until": reinstatement(facts, last, at_court=True) if late else None,
        "inaction_from": None,
        "final_from": final_from(facts, served, last, wrong=wrong),
        "reasons_last_day": None if wrong else roll(event_end(served, months, "months"), land, place),
        "reinstatement_last_day": asked_by(facts, last, at_court=True) if late else None,
    }


def asked_by(facts, last, *, at_court):
    """Two weeks from the day on which the obstacle was gone, moved; not beyond the outer year (§ 60 Abs. 2, 3 VwGO)."""
    gone = facts.get("obstacle_gone")
    outer = reinstatement(facts, last, at_court=at_court)
    if gone is None or outer is None or gone > outer:
        return None
    end = event_end(gone, 2, "weeks")
    return min(outer, roll(end, facts["land"], seat(facts, end, at_court=at_court)))


def appeal(facts):
    """The end of the period for the remedy, before and after weekends and holidays."""
    if facts.get("document") in AFTER_COURT:
        return after_court(facts)
    day = notified(facts) if facts["land"] else in_every_land(facts)
    if day in (None, "missing"):
        return day
    if remedy(facts) == "none":
        names = ("raw_end", "last_day", "filed_in_time", "reinstatement_until", "inaction_from", "reasons_last_day")
        empty = dict.fromkeys((*names, "final_from", "reinstatement_last_day"))
        return {"remedy": "none", "notified": None if day == "never" else day, **empty, "others": set()}
    if day == "never":
        return day
    wrong = facts.get("instruction", "correct") != "correct"
    raw = event_end(day, 1, "years" if wrong else "months")
    at_court = remedy(facts) == "action"
    last = roll(raw, facts["land"], seat(facts, raw, at_court=at_court))
    filed = facts.get("filed")
    late = not wrong and (filed is None or filed > last)
    return {
        "remedy": remedy(facts),
        "notified": day,
        "raw_end": raw,
        "last_day": last,
        "filed_in_time": None if filed is None else filed <= last,
        "others": others_of(facts, day, last, wrong=wrong),
        "reinstatement_until": reinstatement(facts, last, at_court=at_court) if late else None,
        "inaction_from": event_end(filed, 3, "months") + ONE if filed and remedy(facts) == "objection" else None,
        "final_from": final_from(facts, day, last, wrong=wrong),
        "reasons_last_day": None,
        "reinstatement_last_day": asked_by(facts, last, at_court=at_court) if late else None,
    }


def others_of(facts, day, last, *, wrong):
    """What the other days of notification would give, where that is another last day."""
    found = set()
    for why, other in other_days_anywhere(facts):
        raw = event_end(other, 1, "years" if wrong else "months")
        end = roll(raw, facts["land"], seat(facts, raw, at_court=remedy(facts) == "action"))
        if end != last:
            found.add((why, end))
    return found


# Where holidays are kept that the rest of the Land does not have, and the Länder in which no administrative court sits at such a
# place (sheet of the Länder, 5.2).
LOCAL = {"BY": ("augsburg", "by-15-august"), "SN": ("sn-corpus-christi",), "TH": ("eichsfeld", "th-corpus-christi")}
COURTS_ELSEWHERE = {"SN": date(2014, 1, 1), "TH": date(1995, 1, 1)}
SHEET = date(2024, 12, 24)  # from here on the sheet's table of remedies is taken to hold
UNSAID = "unsaid"  # what this engine leaves to the golden cases


def seat(facts, end, *, at_court):
    """The place whose holidays count; where no administrative court sits, the one that was named is not the court's."""
    place, land = facts.get("place", "land"), facts["land"]
    elsewhere = at_court and place in LOCAL.get(land, ()) and land in COURTS_ELSEWHERE and end >= COURTS_ELSEWHERE[land]
    return "land" if elsewhere else place


def final_from(facts, day, last, *, wrong):
    """The day on which the last of all ends is over: other days of notification, other seats, the year of a wrong remedy."""
    filed = facts.get("filed")
    if filed is not None and filed <= last:
        return None
    delivery = facts.get("delivery") if facts.get("notified") is None else None
    if facts.get("delivery") == "public" or delivery not in (None, *PROVEN, "letter", "email", "abroad"):
        return UNSAID
    certain = delivery == "email" and facts["land"] == "BB"  # where an earlier receipt counts, too
    if delivery in ("letter", "email") and facts.get("posted") is None and not certain:
        return None  # posted later than its date, or so late that the fiction ends after the receipt
    land, after_a_court = facts["land"], facts.get("document") in AFTER_COURT
    open_by_law = remedy({**facts, "remedy": None}, day)
    misnamed = (
        facts.get("remedy") is not None and not after_a_court and open_by_law not in (None, "none", facts["remedy"])
    )
    doubtful = land == "TH" and open_by_law == "action" and facts.get("document") != "objection-notice"
    doubtful = doubtful and facts.get("remedy") is None and facts.get("decided_by", "local") == "local"
    at_court = after_a_court or (remedy(facts) == "action" and not doubtful)
    if misnamed and day < SHEET:
        return UNSAID
    if misnamed and not wrong:
        amount, unit, at_court = 1, "years", False
    elif wrong:
        amount, unit = 1, "years"
    else:
        amount, unit = AFTER_COURT[facts["document"]][1] if after_a_court else (1, "months")
    place = facts.get("place", "land")
    seats = [] if land else [(None, "land"), *((one, "land") for one in LAENDER)]
    no_court = COURTS_ELSEWHERE.get(land) if at_court else None
    local = [(land, there) for there in LOCAL.get(land, ())] if place == "land" else []
    days = [day]
    if not after_a_court:
        days += [other for _why, other in other_days_anywhere(facts)]
    ends = [event_end(one, amount, unit) for one in days]
    found = [roll(end, *there) for end in ends for there in seats]
    found += [roll(end, land, seat(facts, end, at_court=at_court)) for end in ends if land]
    found += [roll(end, *there) for end in ends for there in local if no_court is None or end < no_court]
    return max(found) + ONE


def reinstatement(facts, last, *, at_court):
    """The last day on which reinstatement can be asked for: a year after the missed period, moved like it (§ 60 Abs. 3 VwGO).

    Whose obstacle was gone while the period ran has missed nothing because of it.
    """
    if facts.get("obstacle_gone") is not None and facts["obstacle_gone"] <= last:
        return None
    end = event_end(last, 1, "years")
    return roll(end, facts["land"], seat(facts, end, at_court=at_court))
