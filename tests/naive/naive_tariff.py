"""The tariff, written down a second time: one long table and plain ifs. Shares nothing with the package.

Written by hand from the law sheet on fees and the text of §§ 45-53 AufenthV of 2026 (habibhaidari1/gesetze,
a/aufenthv/index.md, commit 310278e3). It knows the full tariff from 1 September 2017 on, and before that, back to 2005,
only § 45 for adults without reliefs. Facts are a plain dictionary in the contract's words, with dates as dates,
``months`` as (number, unit), money in cents.
"""

from datetime import date

from naive_days import ONE, birthday, counted_end, later
from naive_notification import of_decision, of_paper
from naive_time import AFTER_COURT

FULL_TARIFF = date(2017, 9, 1)
CARD_FEE = date(2021, 7, 15)  # until then §§ 52, 52a named amounts, and § 52a lifted § 50 Abs. 1 for those under 24
PROTECTED = ("asylum", "refugee", "subsidiary", "resettlement")
RESIDENCE = ("issue", "extend", "change-purpose")
NEEDY = ("sgb2", "sgb12", "asylblg")

CARD = ("express", "delivery", "photo")
CARRIERS = ("sticker", "separate-sheet")
ALLOWED = {  # the added services of an act; all others carry none
    **dict.fromkeys(RESIDENCE, (*CARD, *CARRIERS)),
    "reissue-card": CARD,
    "fiction-certificate": ("photo",),
    "toleration-issue": ("photo", *CARRIERS),
    "toleration-renew": ("photo", *CARRIERS),
}

OTHER_ACTS = {  # § 47 Abs. 1 since 1.9.2017
    "fiction-certificate": 1300,  # Nr. 8
    "certificate": 1800,  # Nr. 9
    "amend-condition": 5000,  # Nr. 3
    "reissue-card": 6700,  # § 45c Abs. 1
    "entry-ban-shorten": 16900,  # Nr. 1a
    "title-transfer": 1200,  # Nr. 11
    "passport-exemption": 7600,  # § 48 Abs. 1 Nr. 9
    "substitute-id": 3200,  # Nr. 10
    "substitute-id-extend": 1600,  # Nr. 12
    "card-as-substitute-id": 7200,  # Nr. 15
}
NOT_HALVED = (
    "travel-document",
    "provisional-travel-document",
    "card-as-substitute-id",
)  # § 50 Abs. 1: § 48 Nr. 3 to 14


def travel_document(facts, act, rate_day):
    """§ 48 Abs. 1 S. 1 Nr. 1a to 1f, by protection and age."""
    protected = facts.get("status", "none") in (*PROTECTED, "stateless")
    if act == "provisional-travel-document":
        return 2600 if protected else 6700
    if under(facts, 24, day_of(facts)):
        return 3800 if protected else 9700
    if protected:
        return 7000 if rate_day >= date(2024, 1, 1) else 6000
    return 10000


TOLERATION = {
    ("toleration-issue", "sticker"): 5800,  # Nr. 5 a
    ("toleration-issue", "separate-sheet"): 6200,
    ("toleration-renew", "sticker"): 3300,  # Nr. 6 a
    ("toleration-renew", "separate-sheet"): 3700,
}
ATTACKED = {"condition": 5000, "removal-threat": 5500, "expulsion": 5500}  # § 51 Abs. 1 Nr. 2, 5, 4
REFUSED = {"refused-issue": "issue", "refused-extend": "extend", "refused-change-purpose": "change-purpose"}


class ClosedError(Exception):
    """The act or service does not exist on the day, or not for this case."""


def day_of(facts):
    """The day whose tariff applies; of an objection whose notice is not there yet that of the refusal, or of the objection itself."""
    day, filed = day_of_paper(facts), facts.get("filed")
    if facts.get("on") is None and refusal_was_delivered(facts) and facts.get("document") not in AFTER_COURT:
        return day if None in (day, filed) else max(day, filed)
    return day


def refusal_was_delivered(facts):
    """Whether the days of an objection are those of the refusal that it attacks."""
    return facts.get("act") == "objection" and facts.get("document") not in ("fee-notice", "objection-notice")


def of_fee_alone(facts):
    """Whether the days are those of a notice of the fee alone, which comes with the decision or after it."""
    alone = facts.get("document") == "fee-notice" and facts.get("act") != "objection"
    return alone and facts.get("on") is None


def day_of_paper(facts):
    """The day on which what was delivered was notified, if it is known."""
    if of_fee_alone(facts) and facts.get("decided") is not None:
        return facts["decided"]
    if facts.get("on") is None and facts.get("notified") is None:
        day = (
            of_paper if facts.get("act") == "objection" and facts.get("document") not in AFTER_COURT else of_decision
        )(facts)
        if day is not None:
            return day
    for name in ("on", "notified", "decided", "posted", "received"):
        if facts.get(name) is not None:
            return facts[name]
    return None


# The length of the permit


def shortest_and_longest(months):
    """How many days so many calendar months can have, from any first day."""
    if months not in _LENGTHS:
        counts = []
        day = date(2023, 1, 1)
        while day.year < 2025:
            counts.append((counted_end(day, months, "months") - day).days + 1)
            day = day + ONE
        _LENGTHS[months] = (min(counts), max(counts))
    return _LENGTHS[months]


_LENGTHS = {}


def at_most(facts, months):
    """Whether the permit asked for runs for at most so many months: True, False, or None where nobody can say."""
    start = facts.get("start")
    if start is None and isinstance(facts.get("permit_until"), date):
        start = facts["permit_until"] + ONE
        if facts.get("applied") is not None and facts["applied"] > start:
            start = facts["applied"]  # a permit begins with the application at the earliest
    if start is not None and facts.get("until") is not None:
        if facts["until"] < start:
            raise ClosedError
        return facts["until"] <= counted_end(start, months, "months")
    if facts.get("months") is None:
        return None
    amount, unit = facts["months"]
    if unit == "years":
        return amount * 12 <= months
    if unit == "months":
        return amount <= months
    days = amount * 7 if unit == "weeks" else amount
    if start is not None:
        return later(start, days - 1) <= counted_end(start, months, "months")
    shortest, longest = shortest_and_longest(months)
    if days <= shortest:
        return True
    return False if days > longest else None


# The person


def under(facts, age, day):
    """Whether the person is younger than an age on a day."""
    if facts.get("born") is not None:
        return day < birthday(facts["born"], age)
    return bool(facts.get("minor"))


def identity_card(young, day, status):
    """The fee of a German identity card, or what § 52a named until it followed that fee."""
    if status in ("swiss", "eu-turkey") and day < CARD_FEE:
        return 2280 if young else 2880
    if day >= date(2026, 2, 7):
        return 2760 if young else 4600
    if day >= date(2021, 1, 1):
        return 2280 if young else 3700
    return 2280 if young else 2880


# The price of one act


def section_45(facts, act, day, reading):
    """The number and the amount under § 45."""
    if act == "issue":
        short = at_most(facts, 12)
        if day < date(2011, 9, 1):
            return "1", 5000 if short else 6000
        if day < FULL_TARIFF:
            return "1", 10000 if short else 11000
        return "1", 10000
    if act == "extend":
        short = at_most(facts, 3)
        if short is None:
            short = reading["E16"] == "B"
        if day < date(2011, 9, 1):
            return "2", 1500 if short else 3000
        if day < FULL_TARIFF:
            return "2", 6500 if short else 8000
        return "2", 9600 if short else 9300
    if day < date(2011, 9, 1):
        return "3", 4000
    return "3", 9000 if day < FULL_TARIFF else 9800


def price_of_act(facts, act, *, refused, objection, reading):
    """What the act itself costs, reliefs included; ``refused`` for the processing fee of § 49 Abs. 2."""
    day = day_of(facts)
    status = facts.get("status", "none")
    applied = facts.get("applied")
    rate_day = applied if refused and not objection and applied and applied < day and reading["E4"] == "A" else day
    sticker = "sticker" in facts.get("extras", ()) and act in RESIDENCE and not refused
    number = None
    flat = False
    if act in RESIDENCE:
        number, cents = section_45(facts, act, rate_day, reading)
    elif act in ("toleration-issue", "toleration-renew"):
        carrier = "separate-sheet" if "separate-sheet" in facts["extras"] else "sticker"
        cents = TOLERATION[act, carrier]
    elif act in ("travel-document", "provisional-travel-document"):
        cents = travel_document(facts, act, rate_day)
    else:
        cents = OTHER_ACTS[act]
    # §§ 52 Abs. 2, 52a Abs. 2: the identity card's fee instead
    card = False
    if status == "eu-turkey":
        card = number in ("1", "2", "3") or act in ("reissue-card", "card-as-substitute-id")
    if status == "swiss":
        # § 51 Abs. 1 Nr. 1 names § 52a, not § 52: half of the card's fee (A) or of the tariff (B)
        card = number in ("1", "2") or act == "reissue-card"
        card = card and not (objection and reading["SWISS_OBJECTION"] == "B")
    if card:
        at_issue = status == "eu-turkey" and day >= CARD_FEE and reading["EU_TURKEY_AGE"] == "B"
        young = under(facts, 24, day if at_issue else applied or day)
        cents = identity_card(young, rate_day, status)
    # § 45b
    if sticker:
        one_month = at_most(facts, 1)
        if day >= date(2023, 11, 1):
            if one_month is False:
                raise ClosedError
        elif one_month:
            flat, number, cents = True, None, 5000
        if not flat and card and not exempt(facts, act, number, flat=flat, refused=refused):
            raise ClosedError
        if not flat and not card:
            cents = cents - 4400
    # § 50 Abs. 1: E2 which day counts, E3 whether the identity card's fee is halved too
    if act in NOT_HALVED and not (refused and not objection and reading["MINOR_PROCESSING"] == "A"):
        pass  # of § 49 Abs. 2, which § 50 names too, it does not say for which acts
    elif is_minor(facts, day, refused=refused, objection=objection, reading=reading) and not (
        card and (reading["SWISS_MINOR"] == "A" if status == "swiss" else reading["E3"] == "A" or day < CARD_FEE)
    ):
        cents = half(cents)
    # § 51 asks for the fee of the act, not for that of its processing.
    if exempt(facts, act, number, flat=flat, refused=refused and not objection) and not (
        objection and reading[why_free(facts)] == "A"
    ):
        return 0
    # Since the end of 2021 the sentence on Swiss nationals refers to itself, and with that to the certificate that it names.
    itself = status == "swiss" and act == "fiction-certificate" and day >= date(2020, 11, 24)
    if itself and refused and not objection and reading["SWISS_CERTIFICATE"] == "A":
        return 0
    if act == "fiction-certificate" and reading["E15"] == "B":
        return 0
    # Nobody can apply for a first permit under § 23a, so there may be nothing that could be processed.
    if refused and act == "issue" and facts.get("title") == "23a" and reading["COMMISSION_REFUSAL"] == "B":
        return 0
    return cents


def why_free(facts):
    """Which disputed point is about an objection of somebody for whom the act itself is free: by § 53, § 52 Abs. 3 or Abs. 5."""
    if facts.get("benefits", "none") in NEEDY:
        return "E5"
    return "SCHOLARSHIP_OBJECTION" if facts.get("status") == "scholarship" else "PROTECTION_OBJECTION"


def is_minor(facts, day, *, refused, reading, objection=False):
    """Whether § 50 halves: for a processing fee the age at the application, else at the notification (E2).

    § 51 does not say which of the two counts for an objection.
    """
    applied = facts.get("applied")
    then = applied if applied is not None and applied < day else day
    if objection:
        return under(facts, 18, then if reading["OBJECTION_AGE"] == "A" else day)
    if refused or reading["E2"] == "B":
        return under(facts, 18, then)
    return under(facts, 18, day)


def half(cents):
    """Half an amount; half a cent cannot occur."""
    assert cents % 2 == 0
    return cents // 2


def exempt(facts, act, number, *, flat, refused):
    """Whether §§ 45c Abs. 2, 52, 52a Abs. 3 or 53 lift the fee, for the processing fee by their lists of their own."""
    status, benefits, reason = facts.get("status", "none"), facts.get("benefits", "none"), facts.get("reason")
    new_passport_or_data = act == "reissue-card" and reason in ("passport-expired", "card-expired", "data-changed")
    if act == "reissue-card" and reason == "chip-defect":
        return True
    if benefits in NEEDY:
        if number in ("1", "2") or act in ("toleration-issue", "toleration-renew", "amend-condition"):
            return True
        if new_passport_or_data or act in ("title-transfer", "substitute-id", "substitute-id-extend"):
            return True
        if act == "fiction-certificate" and not refused:  # Nr. 5, which Nr. 9 does not name
            return True
    if status in PROTECTED or status == "scholarship":
        if number in ("1", "2") or flat or new_passport_or_data or act == "title-transfer":
            return True
        if act == "fiction-certificate" and not refused:
            return True
    if status == "swiss":
        if act == "fiction-certificate" and not refused:
            return True
        if refused and (number in ("1", "2") or act == "reissue-card"):
            return True
    free = (
        "fiction-certificate",
        "certificate",
        "amend-condition",
        "title-transfer",
        "substitute-id",
        "substitute-id-extend",
    )
    return status == "eu-turkey" and act in free


def price_of_extra(facts, extra, reading):
    """What an added service costs."""
    day = day_of(facts)
    first = {"express": date(2023, 11, 1), "delivery": date(2024, 11, 1), "photo": date(2025, 5, 1)}
    if extra in first and day < first[extra]:
        raise ClosedError
    outcome = facts.get("outcome", "granted")
    if outcome != "granted" and extra != "photo":
        due = extra == "express" and outcome in ("refused", "withdrawn") and reading["E18"] == "B"
        if not due:
            return 0
        # A part of the processing fee: the age at the application counts, and where the processing is free, so is this.
        if price_of_act(facts, facts["act"], refused=True, objection=False, reading=reading) == 0:
            return 0
        return half(3500) if is_minor(facts, day, refused=True, reading=reading) else 3500
    if extra == "photo":
        return 600
    if extra == "separate-sheet":
        if facts.get("benefits", "none") in NEEDY or facts.get("status", "none") == "eu-turkey":
            return 0
        cents = 1800
    else:
        cents = 3500 if extra == "express" else 1500
    return half(cents) if is_minor(facts, day, refused=False, reading=reading) else cents


def price(facts, reading):
    """The positions of a case whose facts are complete, in cents."""
    act, outcome = facts["act"], facts.get("outcome", "granted")
    if act == "objection":
        # § 51 Abs. 3: § 49 Abs. 3 applies, whole
        if outcome in ("withdrawn-early", "not-competent"):
            return [0]
        if facts["against"] in ATTACKED:
            return [ATTACKED[facts["against"]]]
        whole = price_of_act(facts, REFUSED[facts["against"]], refused=True, objection=True, reading=reading)
        return [half(whole)]
    items = []
    if outcome in ("withdrawn-early", "not-competent"):
        items.append(0)
    else:
        items.append(
            price_of_act(facts, act, refused=outcome in ("refused", "withdrawn"), objection=False, reading=reading)
        )
    for extra in ("express", "delivery", "photo", "separate-sheet"):
        carrier = extra == "separate-sheet" and act in ("toleration-issue", "toleration-renew")
        if extra in facts.get("extras", ()) and not carrier:
            items.append(price_of_extra(facts, extra, reading))
    return items
