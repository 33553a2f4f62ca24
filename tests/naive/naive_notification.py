"""When a paper counts as notified, worked out a second time; as ``naive_time.py``, whose periods begin with it."""

from datetime import date

from naive_days import LAENDER, ONE, event_end, later

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
    known = min(filter(None, (facts.get("began"), facts.get("applied"))), default=None)
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
    found = {("receipt_unknown", later(posted, fiction_days(facts)))} if receipt_open(facts) else set()
    if fiction_days(facts) == 4:
        return found
    start, fourth = FOURTH_DAY[land], later(posted, 4)
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


def receipt_open(facts):
    """Whether an earlier receipt would count and none is given: a mail in Brandenburg (§ 7 VwVfGBbg), which arrives when it is sent."""
    if facts["delivery"] != "email" or facts["land"] != "BB" or facts.get("received") is not None:
        return False
    if facts["posted"] < date(2009, 7, 17):
        raise UnreadError  # the act of 2004 was not read
    return True


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
    if receipt_open(facts):
        return posted
    if received is None or delivery == "mailbox":
        return day
    if delivery == "e-acknowledgement":
        return received
    if received > day:
        return received
    if received < day and delivery == "email" and facts["land"] == "BB":
        if posted < date(2009, 7, 17):
            raise UnreadError  # the act of 2004 was not read
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
        if facts.get("delivery") == "portal" and not facts.get("land"):
            return None  # some Land's law knows no retrieval: nobody can say when it was notified
        raise UnreadError
    # Without a Land the earliest day leads.
    day = "missing" if "missing" in found else min((day for day in found if day != "never"), default="never")
    if day in ("missing", "never") or (facts.get("applied") is not None and day < facts["applied"]):
        return None
    return day


def other_days_of_decision(facts):
    """Other days on which the decision may have been notified, each with its reason."""
    if facts.get("notified") is not None:
        # Which day of public service is the event is disputed (E11), also where the day itself was given.
        public = facts.get("delivery") == "public" and facts.get("document", "decision") == "decision"
        return {("E11", facts["notified"] + ONE)} if public else set()
    day = of_decision(facts)
    if day is None:
        return set()
    if facts.get("posted") is None and facts.get("received") is None:
        facts = {**facts, "posted": facts["decided"]}
    others = {one for one in other_days_anywhere(facts) if one[1] != day}
    if facts.get("land"):
        return others
    return others | {("other_land", then) for _land, then in by_land(facts) if then not in ("never", "missing", day)}


def by_land(facts):
    """Each Land with its day of notification; one alone, where it is named."""
    return [(land, notified({**facts, "land": land})) for land in ([facts["land"]] if facts.get("land") else LAENDER)]


def other_days_anywhere(facts):
    """The days under other readings, and by another start of the procedure, in the Land that is named or in any."""
    return {
        one
        for land, then in by_land(facts)
        if then not in ("never", "missing", None)
        for one in other_days({**facts, "land": land}, then)
    }


def in_every_land(facts):
    """The day of notification where no Land is named: the same in all of them, or missing."""
    found = {then for _land, then in by_land(facts)}
    return None if None in found else found.pop() if len(found) == 1 else "missing"
