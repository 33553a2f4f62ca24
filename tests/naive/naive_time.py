"""Time limits, worked out a second time. Shares nothing with the package.

Written by hand from the law sheets: tables 1.1 to 1.3 and 2 of the Länder's sheet, parts B to D of the federal one. Where
the sheet does not say what held on a day, ``None`` comes back, and the golden cases speak alone.
"""

from datetime import date

from naive_days import LAENDER, ONE, counted_end, event_end, later, latest_start, roll, roll_back

NEW_YEAR_2025 = date(2025, 1, 1)

# Table 1.1: the first posting day of the fourth day; Hessen kept the third.
FOURTH_DAY = {
    "BW": date(2025, 2, 7), "BY": date(2025, 1, 1), "BE": date(2025, 1, 1), "BB": date(2025, 1, 1),
    "HB": date(2025, 1, 1), "HH": date(2025, 5, 14), "HE": None, "MV": date(2025, 1, 1),
    "NI": date(2025, 1, 1), "NW": date(2025, 1, 1), "RP": date(2025, 1, 1), "SL": date(2025, 10, 15),
    "SN": date(2025, 1, 1), "ST": date(2025, 1, 1), "SH": date(2025, 1, 1), "TH": date(2025, 1, 1),
}  # fmt: skip
# Procedures begun before that day keep the third: § 102b LVwVfG, Art. 98 BayVwVfG, § 120a VwVfG M-V.
TRANSITION = ("BW", "BY", "MV")
# Länder whose law is the federal one, and from when: § 41 Abs. 2a VwVfG for portals.
FEDERAL_CODE = {
    "BE": date(2017, 1, 1), "BB": date(2017, 1, 1), "NI": date(2017, 1, 1), "RP": date(2017, 1, 1), "SN": date(2017, 1, 1),
    "ST": date(2017, 1, 1), "HB": date(2024, 4, 6), "TH": date(2025, 1, 1), "SL": date(2025, 10, 15),
}  # fmt: skip
# Table 1.3: Länder whose service law is the federal VwZG.
FEDERAL_SERVICE = ("BE", "BB", "HB", "HH", "HE", "NI", "RP", "SL", "SN", "ST")
PROVEN = ("pzu", "registered-return", "handover", "acknowledgement")
# Only these are service (Zustellung) in the sense of the VwZG.
NO_SERVICE = ("letter", "email", "portal", "mailbox")
# Table 2; the days are those since when the sheet shows the practice or the provision.
OBJECTION = {"BW", "BB", "HB", "HH", "MV", "RP", "SL", "SN", "ST", "SH"}


def fiction_days(facts):
    """How many days after posting the notification counts, or ``None`` where the sheet is silent."""
    delivery, land, posted = facts["delivery"], facts["land"], facts["posted"]
    if delivery in ("letter", "email"):
        start = FOURTH_DAY[land]
        if start is None or posted < start:
            return 3
        if land in TRANSITION and (begun(facts) is None or begun(facts) < start):
            return 3
        return 4
    if delivery in ("registered", "e-acknowledgement"):
        if facts.get("document") == "objection-notice" or land in FEDERAL_SERVICE:
            known = delivery == "registered" or posted >= NEW_YEAR_2025
            return (4 if posted >= NEW_YEAR_2025 else 3) if known else None
        if delivery == "e-acknowledgement":
            return None
        if land == "BW":
            return 4 if posted >= date(2025, 2, 7) else None
        return 4 if posted >= NEW_YEAR_2025 else None
    if delivery == "mailbox":
        if land in ("HH", "SH"):
            late = date(2025, 5, 14) if land == "HH" else NEW_YEAR_2025
            return 4 if posted >= late else None
        if posted < date(2021, 4, 28):
            return None
        # Art. 24 Abs. 2, 4 BayDiG keeps the third day, against § 9 Abs. 1 OZG
        return 4 if posted >= NEW_YEAR_2025 and land != "BY" else 3
    return None


def begun(facts):
    """When the procedure began, as far as the facts show; an application begins it, a decision shows that it had begun."""
    known = facts.get("began") or facts.get("applied")
    if known is None and facts.get("decided") is not None and facts["decided"] < FOURTH_DAY[facts["land"]]:
        return facts["decided"]
    return known


def other_days(facts, day):
    """The days of notification under other readings (E9, E17) or another start of the procedure; letters and mails only."""
    delivery, land, posted, received = facts.get("delivery"), facts["land"], facts.get("posted"), facts.get("received")
    if facts.get("notified") is not None or delivery not in ("letter", "email") or posted is None:
        return set()
    if received is not None and received < later(posted, fiction_days(facts)) and day == received:
        return set()
    if fiction_days(facts) == 4:
        return set()
    start, fourth = FOURTH_DAY[land], later(posted, 4)
    found = set()
    changed = start is not None and posted >= start
    if not changed and posted >= NEW_YEAR_2025:
        found.add(("E17", fourth))
    # § 97 VwVfG NRW: each step goes by the law of its day, so that of posting is the one that counts.
    settled = land in TRANSITION or land == "NW"
    if not changed and start is not None and later(posted, 3) >= start and not settled:
        found.add(("E9", fourth))
    if changed and begun(facts) is None:
        found.add(("began_unknown", fourth))
    return {(why, other) for why, other in found if other > day}


def notified(facts):
    """The day of notification; ``"never"`` where there was none; ``None`` where the sheet does not say."""
    if facts.get("document") == "objection-notice" and facts.get("delivery") in NO_SERVICE:
        return "never"
    if facts.get("notified") is not None:
        return facts["notified"]
    if facts.get("delivery") is None:
        return "missing"
    delivery, posted, received = facts["delivery"], facts.get("posted"), facts.get("received")
    if delivery in (*PROVEN, "abroad"):
        return received or "missing"
    if delivery == "portal" and received is None:
        return "missing"
    if posted is None and received is None and delivery == "letter" and facts.get("decided") is not None:
        # Only the date of the letter is known: it was posted on that day at the earliest (sheet of November 2026, section 6).
        facts = {**facts, "posted": facts["decided"]}
        posted = facts["posted"]
    if posted is None and delivery != "portal":
        # No posting day, no fiction: where a later receipt would count, it is the safe day.
        return (
            received if received and delivery in ("letter", "email", "registered", "e-acknowledgement") else "missing"
        )
    if delivery == "portal":
        first = FEDERAL_CODE.get(facts["land"])
        if first is None or (posted or received) < first:
            return None
        if posted is not None and received > later(posted, 10):
            return "never"
        return received + ONE
    if delivery == "public":
        if facts.get("document") == "objection-notice" or facts["land"] in FEDERAL_SERVICE:
            return event_end(posted, 2, "weeks") if posted >= date(2006, 2, 1) else None
        if facts["land"] == "BY":  # Art. 15 Abs. 3 VwZVG, older text
            return event_end(posted, 2, "weeks") if date(2000, 1, 1) <= posted < NEW_YEAR_2025 else None
        return None
    days = fiction_days(facts)
    if days is None:
        return None
    day = later(posted, days)
    if received is None or delivery == "mailbox":
        return day
    if delivery == "e-acknowledgement":
        return received
    if received > day:
        return received
    if received < day and delivery == "email" and facts["land"] == "BB":
        return received
    return day


class UnreadError(Exception):
    """The sheet does not say when something was notified."""


OTHER_PAPER = ("objection-notice", "fee-notice", "judgment", "urgent-order")


def of_decision(facts):
    """When the decision was notified, for what else hangs on it; ``None`` where nobody knows."""
    if facts.get("document") in OTHER_PAPER:
        return None  # its days are not those of the decision
    return of_paper(facts)


def of_paper(facts):
    """When any paper was notified."""
    if facts.get("notified") is not None:
        return facts["notified"]
    if all(facts.get(name) is None for name in ("posted", "received", "delivery")):
        return None
    found = [notified({**facts, "land": land}) for land in ([facts["land"]] if facts.get("land") else LAENDER)]
    if None in found:
        raise UnreadError
    # Without a Land the earliest day leads.
    day = "missing" if "missing" in found else min((day for day in found if day != "never"), default="never")
    if day in ("missing", "never") or (facts.get("applied") is not None and day < facts["applied"]):
        return None
    return day


def other_days_of_decision(facts):
    """Other days on which the decision may have been notified, each with its reason."""
    day = None if facts.get("notified") is not None else of_decision(facts)
    if day is None:
        return set()
    if facts.get("posted") is None and facts.get("received") is None:
        facts = {**facts, "posted": facts["decided"]}
    if facts.get("land") or in_every_land(facts) != "missing":
        return other_days(facts if facts.get("land") else {**facts, "land": LAENDER[0]}, day)
    by_land = [(land, notified({**facts, "land": land})) for land in LAENDER]
    days = {then for _land, then in by_land if then != "never"}
    days |= {
        other for land, then in by_land if then != "never" for _why, other in other_days({**facts, "land": land}, then)
    }
    return {("other_land", other) for other in days - {day, None}}


def remedy(facts):
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
    return "objection" if land in OBJECTION else "action"


def in_every_land(facts):
    """The day of notification where no Land is named: the same in all of them, with the same other days, or missing."""
    found = [notified({**facts, "land": land}) for land in LAENDER]
    if None in found:
        return None
    if len(set(found)) > 1:
        return "missing"
    others = (
        [other_days({**facts, "land": land}, found[0]) for land in LAENDER]
        if found[0] not in ("never", "missing")
        else []
    )
    return found[0] if all(one == others[0] for one in others) else "missing"


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
        served = event_end(posted, 1, "months") if posted is not None else served
    elif delivery is not None:
        return "no service"
    if served is None:
        return "missing"
    name, (amount, unit), months = AFTER_COURT[facts["document"]]
    wrong = facts.get("instruction", "correct") != "correct"
    raw = event_end(served, 1, "years") if wrong else event_end(served, amount, unit)
    last = roll(raw, facts["land"], facts.get("place", "land"))
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
        "reinstatement_until": reinstatement(facts, last) if late else None,
        "inaction_from": None,
        "final_from": final_from(facts, served, last, wrong=wrong),
        "reasons_last_day": None if wrong else roll(event_end(served, months, "months"), land, place),
        "reinstatement_last_day": asked_by(facts, last) if late else None,
    }


def asked_by(facts, last):
    """Two weeks from the day on which the obstacle was gone, moved; not beyond the outer year (§ 60 Abs. 2, 3 VwGO)."""
    gone = facts.get("obstacle_gone")
    outer = reinstatement(facts, last)
    if gone is None or outer is None or gone > outer:
        return None
    return min(outer, roll(event_end(gone, 2, "weeks"), facts["land"], facts.get("place", "land")))


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
    last = roll(raw, facts["land"], facts.get("place", "land"))
    filed = facts.get("filed")
    return {
        "remedy": remedy(facts),
        "notified": day,
        "raw_end": raw,
        "last_day": last,
        "filed_in_time": None if filed is None else filed <= last,
        "others": others_of(facts, day, last, wrong=wrong),
        "reinstatement_until": reinstatement(facts, last) if not wrong and (filed is None or filed > last) else None,
        "inaction_from": event_end(filed, 3, "months") + ONE if filed and remedy(facts) == "objection" else None,
        "final_from": final_from(facts, day, last, wrong=wrong),
        "reasons_last_day": None,
        "reinstatement_last_day": asked_by(facts, last) if not wrong and (filed is None or filed > last) else None,
    }


def others_of(facts, day, last, *, wrong):
    """What the other days of notification would give, where that is another last day."""
    found = set()
    for why, other in other_days(facts if facts["land"] else {**facts, "land": LAENDER[0]}, day):
        end = roll(event_end(other, 1, "years" if wrong else "months"), facts["land"], facts.get("place", "land"))
        if end != last:
            found.add((why, end))
    return found


# Where holidays are kept that the rest of the Land does not have, and the Länder in which no administrative court sits at such a
# place (sheet of the Länder, 5.2).
LOCAL = {"BY": ("augsburg", "by-15-august"), "SN": ("sn-corpus-christi",), "TH": ("eichsfeld", "th-corpus-christi")}
COURTS_ELSEWHERE = {"SN": date(2014, 1, 1), "TH": date(1995, 1, 1)}
SHEET = date(2024, 12, 24)  # from here on the sheet's table of remedies is taken to hold
UNSAID = "unsaid"  # what this engine leaves to the golden cases


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
    open_by_law = remedy({**facts, "remedy": None})
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
    seats = [(land, place)] if land else [(None, "land"), *((one, "land") for one in LAENDER)]
    no_court = COURTS_ELSEWHERE.get(land) if at_court else None
    local = [(land, there) for there in LOCAL.get(land, ())] if place == "land" else []
    days = [day]
    if not after_a_court:
        days += [other for _why, other in other_days(facts if land else {**facts, "land": LAENDER[0]}, day)]
    ends = [event_end(one, amount, unit) for one in days]
    found = [roll(end, *seat) for end in ends for seat in seats]
    found += [roll(end, *seat) for end in ends for seat in local if no_court is None or end < no_court]
    return max(found) + ONE


def reinstatement(facts, last):
    """The last day on which reinstatement can be asked for: a year after the missed period, moved like it (§ 60 Abs. 3 VwGO).

    Whose obstacle was gone while the period ran has missed nothing because of it.
    """
    if facts.get("obstacle_gone") is not None and facts["obstacle_gone"] <= last:
        return None
    return roll(event_end(last, 1, "years"), facts["land"], facts.get("place", "land"))


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


def departure(facts):
    """The time for departure (§ 59 Abs. 1 AufenthG), day by day; no day is moved."""
    event = of_decision(facts)
    if facts.get("departure_from") == "enforceable":
        # What a decision sets does not begin before it is notified.
        event = max(day for day in (facts["enforceable_from"], event) if day is not None)

    def after(day, count):
        for _ in range(count):
            day += ONE
        return day

    bounds = (after(event, 7), after(event, 30)) if event >= date(2014, 1, 1) else (None, None)
    last, restarts = after(event, facts["departure_days"][0]), None
    stopped, again = facts.get("suspended"), facts.get("enforceable_again")
    # What does not run yet is not interrupted by a suspension that is over when it begins.
    ran = stopped is not None and not (stopped < event and again is not None and again <= event)
    if ran and stopped <= last:
        last, restarts = (None, None) if again is None else (after(again, facts["departure_days"][0]), again)
    return {"earliest": bounds[0], "latest": bounds[1], "last_day": last, "restarts_on": restarts}
