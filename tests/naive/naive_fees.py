"""The fee, worked out a second time with ``naive_tariff``: what is missing, both readings. Shares nothing with the package.

It answers what the tariff's table covers: :func:`knows` says so. Facts are those of ``naive_tariff``.
An answer is ``("amount", items, others)``, ``others`` being {(disputed point, total)}; or ``("missing", facts)``, a set of
which at least one is needed; or ``("closed",)``: the act or service is not open on that day or to that case.
"""

from datetime import date

from naive_days import ONE, counted_end
from naive_notification import UnreadError, of_decision, of_paper, other_days_of_decision
from naive_tariff import (
    ATTACKED,
    FULL_TARIFF,
    REFUSED,
    RESIDENCE,
    ClosedError,
    at_most,
    day_of,
    of_fee_alone,
    price,
    refusal_was_delivered,
    under,
)
from naive_time import AFTER_COURT

DEFAULTS = {
    "E2": "A", "E3": "A", "E4": "B", "E5": "A", "E15": "A", "E16": "A", "E18": "A", "SWISS_OBJECTION": "A",
    "COMMISSION_REFUSAL": "A", "MINOR_PROCESSING": "A", "SWISS_CERTIFICATE": "A", "OBJECTION_AGE": "A", "SWISS_MINOR": "A", "PROTECTION_OBJECTION": "A", "SCHOLARSHIP_OBJECTION": "A",
    "EU_TURKEY_AGE": "A",
}  # fmt: skip
OTHER = {"A": "B", "B": "A"}


def knows(facts):
    """Whether this engine's table covers the case; what the sheet lacks is left to the golden cases."""
    try:
        day = day_of(facts)
    except UnreadError:
        return False
    if day is None:
        return True
    days = [day] if facts.get("applied") is None else [day, facts["applied"]]
    status = facts.get("status", "none")
    act = facts.get("act")
    if min(days) < FULL_TARIFF:
        plain = act in RESIDENCE and set(facts) <= {"act", "months", "start", "until", "on", "title", "land"}
        # The other numbers of E1 went by other lengths then.
        is_of_e1 = facts.get("title", "25-4-2") == "25-4-2" and act != "extend"
        return plain and day >= date(2005, 1, 1) and not is_of_e1
    if status == "swiss" and "sticker" in facts.get("extras", ()) and day < date(2023, 11, 1):
        return False
    if status == "eu-turkey":
        # The reference to the identity card's fee came in July 2021; § 52a Abs. 3 Nr. 1 still names the § 45b of before.
        dark = (date(2021, 7, 1), date(2021, 7, 27))
        return not any(dark[0] <= one <= dark[1] for one in days) and "sticker" not in facts.get("extras", ())
    return True


# The whole question


def completions(facts):
    """The facts that are missing, and the case with every value of them."""
    if facts["act"] == "objection" and facts.get("against") is None:
        found, cases = set(), []
        for against in (*REFUSED, *ATTACKED):
            names, more = completions({**facts, "against": against})
            found, cases = found | names, cases + more
        return found | {"against"}, cases
    act = REFUSED.get(facts.get("against"), "objection") if facts["act"] == "objection" else facts["act"]
    outcome = facts.get("outcome", "granted")
    if act == "reissue-card" and facts.get("reason") is None:
        reasons = ("passport-expired", "card-expired", "data-changed", "lost", "chip-defect", "chip-misuse")
        return several(facts, "reason", [{**facts, "reason": reason} for reason in reasons])
    extras = facts.get("extras", ())
    if act in ("toleration-issue", "toleration-renew") and not {"sticker", "separate-sheet"} & set(extras):
        both = [{**facts, "extras": (*extras, carrier)} for carrier in ("sticker", "separate-sheet")]
        return several(facts, "extras", both)
    if act in ("issue", "extend"):
        months = 12 if act == "issue" else 3
        e16 = act == "extend" and (outcome != "granted" or facts["act"] == "objection")
        if at_most(facts, months) is None and not e16:
            bare = {name: value for name, value in facts.items() if name != "until"}
            lengths = [(months + one, "months") for one in (0, 1)]
            if former_sticker(facts) and at_most(facts, 1) is None:
                lengths.append((1, "months"))
            return several(facts, "months", [{**bare, "months": length} for length in lengths])
    if former_sticker(facts) and at_most(facts, 1) is None:
        bare = {name: value for name, value in facts.items() if name != "until"}
        return several(facts, "months", [{**bare, "months": (months, "months")} for months in (1, 2)])
    both = ages(facts)
    return several(facts, "born", both) if len(both) > 1 else (set(), both)


def former_sticker(facts):
    """Whether the title comes on a sticker of the time when one month had a flat fee and a hardship case a reduced one."""
    on_sticker = "sticker" in facts.get("extras", ()) and facts["act"] in RESIDENCE
    return on_sticker and facts.get("outcome", "granted") == "granted" and day_of(facts) < date(2023, 11, 1)


def several(facts, name, cases):
    """One missing fact, and whatever else is missing besides it."""
    found, complete = {name}, []
    for case in cases:
        names, more = completions(case)
        found, complete = found | names, complete + more
    return found, complete


def fee(facts):
    """What the act costs."""
    if facts.get("act") is None or day_of(facts) is None:
        missing = {name for name in ("act", "on") if (facts.get("act") if name == "act" else day_of(facts)) is None}
        return ("missing", missing)
    # § 51 Abs. 2: of a refusal and the threat that rests on it the refusal's; 55 Euro more where the threat is attacked for itself.
    refusal, both, _threat = (facts.get("against") or "").partition(",")
    if both:
        facts = {**facts, "against": refusal}
    sticker = "sticker" in facts.get("extras", ()) and facts["act"] in RESIDENCE and day_of(facts) >= date(2023, 11, 1)
    if sticker and facts.get("months") is None and facts.get("until") is None:
        # § 78a Abs. 1 AufenthG: such a title runs for at most a month, so this much of its length is known.
        facts = {**facts, "months": (1, "months")}
    try:
        if sticker and facts.get("outcome", "granted") == "granted" and at_most(facts, 1) is None:
            return ("missing", {"start"})
        names, cases = completions(facts)
        priced = [(case, price(case, DEFAULTS)) for case in cases]
        if len({sum(items) for _case, items in priced}) > 1:
            return ("missing", names)
        case, items = priced[0]
        others = {(point, total) for point, total in readings(case) if total != sum(items)}
        others |= {(why, total) for why, total in other_numbers(facts) if total != sum(items)}
        others |= {("shorter_permit", total) for total in shorter_permit(facts) if total != sum(items)}
        others |= {("E6", total) for total in otherwise_counted(facts) if total != sum(items)}
        others |= {("nothing_to_extend", total) for total in as_first(facts) if total != sum(items)}
        others |= {("childs_paper", total) for total in childs_paper(facts) if total != sum(items)}
        others |= {("paper_form", total) for total in paper_form(facts) if sum(items)}
        threat = price({**facts, "act": "objection", "against": "removal-threat"}, DEFAULTS) if both else [0]
        if facts.get("on") is None:
            # The decision may have been notified on another day, under another tariff or at another age.
            days = [(why, {**case, "notified": day}) for why, day in other_days_of_decision(facts)]
            others |= {(why, total) for why, then in days if (total := sum(price(then, DEFAULTS))) != sum(items)}
        if (turn := if_later(case, sum(items))) is not None:
            others.add(("notified_later", None if turn == UNTOLD else turn))
        elif may_be_later(case) and not refusal_was_delivered(case):
            others |= readings_later(case, sum(items), others)
        if (turn := if_earlier(case, sum(items))) is not None:
            others.add(("notified_earlier", turn))
        if (turn := if_applied_earlier(case, sum(items))) is not None:
            others.add(("applied_earlier", turn))
        others |= {("threat_own_grounds", sum(items) + sum(threat))} if sum(threat) else set()
    except ClosedError:
        return ("closed",)
    return ("amount", items, others)


def readings(case):
    """The total under the other reading of each disputed point."""
    for point, default in DEFAULTS.items():
        yield point, sum(price(case, {**DEFAULTS, point: OTHER[default]}))


def childs_paper(facts):
    """A child under twelve can have a travel document without a chip (§ 48 Abs. 1 Nr. 1g: 14 Euro); of a minor's age nothing is known."""
    paper = facts["act"] in ("travel-document", "provisional-travel-document")
    due = facts.get("outcome", "granted") in ("granted", "refused", "withdrawn")
    if paper and due and under(facts, 12, day_of(facts)):
        # A refused application of a minor costs half by the reading that leads (MINOR_PROCESSING).
        yield 1400 if facts.get("outcome", "granted") == "granted" else 700


def paper_form(facts):
    """Swiss nationals got a card only if they applied for one; a paper form cost 8 Euro (§ 52 Abs. 2 S. 4, read until 16.03.2018)."""
    day, granted = day_of(facts), facts.get("outcome", "granted") == "granted"
    if facts.get("status") == "swiss" and facts["act"] in ("issue", "extend") and granted and day < date(2020, 11, 24):
        yield None if day > date(2018, 3, 16) else 800


def shorter_permit(facts):
    """The purpose, then the passport, may end before the length asked for; the fee goes by the time that is granted."""
    start = facts.get("start")
    if start is None and isinstance(facts.get("permit_until"), date):
        start = max(facts["permit_until"] + ONE, facts.get("applied") or date.min)
    if start is None or facts["act"] not in ("issue", "extend") or facts.get("outcome", "granted") != "granted":
        return
    asked = facts.get("until")
    if asked is None and facts.get("months") is not None:
        asked = counted_end(start, *facts["months"])
    for fact in ("purpose_until", "passport_until"):
        end = facts.get(fact)
        if end is not None and asked is not None and start <= end < asked:
            bare = {name: value for name, value in facts.items() if name != "months"}
            total = sum(price({**bare, "start": start, "until": end}, DEFAULTS))
            if total != sum(price(facts, DEFAULTS)):
                yield total
                return


def otherwise_counted(facts):
    """A last day a day behind the length beside it is that length by the other way to count (E6)."""
    if (
        facts.get("until") is not None
        and facts.get("months") is not None
        and facts["act"] in ("issue", "extend", "objection")
    ):
        yield sum(price({name: value for name, value in facts.items() if name != "until"}, DEFAULTS))


def as_first(facts):
    """Without a permit there is nothing to extend, and what is granted is a first one (§ 45 Nr. 1)."""
    act = REFUSED.get(facts.get("against")) if facts["act"] == "objection" else facts["act"]
    if act == "extend" and (facts.get("permit_until") == "none" or facts.get("held") in ("visa-free", "schengen-visa")):
        yield from as_number(facts, "issue")


def other_numbers(facts):
    """The totals under the other numbers of § 45 that the act could be of, each with why.

    E1 is about a permit under § 25 Abs. 4 S. 2. What the permit held rests on decides: on the same, and it is an extension; on
    another, and it is an extension (or an issue) or a change of purpose.
    """
    act, title, held = facts["act"], facts.get("title", "25-4-2"), facts.get("held_ground")
    hardship = title == "25-4-2"
    if act == "objection":
        act = REFUSED.get(facts.get("against")) if held else None
    if act not in ("issue", "change-purpose", "extend"):
        return
    why = "E1" if hardship else "GROUND_CHANGE"
    if held is None:
        others = ("issue", "change-purpose", "extend") if hardship and act != "extend" else ()
    elif held == title:
        why, others = "held_ground_same", ("extend",)
    elif act == "issue":
        others = ("change-purpose", "extend") if hardship else ("change-purpose",)
    else:
        others = ("change-purpose", "extend")
    for other in others:
        if other != act:
            for total in as_number(facts, other):
                yield why, total


def as_number(facts, other):
    """The totals with another of the three acts in place of the one named, one for each length and age that is open."""
    attack = {"against": next(code for code, act in REFUSED.items() if act == other)}
    instead = attack if facts["act"] == "objection" else {"act": other}
    case = {**facts, **instead}
    bare = {name: value for name, value in facts.items() if name != "until"} | instead
    cases = [case]
    if other == "extend" and at_most(case, 3) is None:
        lengths = (1, 3, 4) if former_sticker(case) and at_most(case, 1) is None else (3, 4)
        cases = [{**bare, "months": (months, "months")} for months in lengths]
    elif former_sticker(case) and at_most(case, 1) is None:
        cases = [{**bare, "months": (months, "months")} for months in (1, 2)]
    for aged in [one for case in cases for one in ages(case)]:
        try:
            yield sum(price(aged, DEFAULTS))
        except ClosedError:
            continue


# The act or service does not exist any more at the end of the span in which the notification can have been.
UNTOLD = -1


def if_later(facts, total):
    """The first other amount within sixty days, where the day of notification may be later than the one that is known.

    What was notified before an objection is the refusal; the notice that decides on it and sets its fee can take a year.
    """
    if not may_be_later(facts):
        return None
    day, span = day_of(facts), 365 if refusal_was_delivered(facts) else 60
    left = ("delivery", "decided", "posted", "received", "filed")
    return first_other(span, total, lambda count: on_day(facts, left, day + count * ONE), untold=UNTOLD)


def if_applied_earlier(facts, total):
    """The last other amount within a year, where nobody says when the application came and the fee goes by that day."""
    if facts.get("applied") is not None:
        return None
    # The permit begins all the same: behind the one that was held.
    if facts.get("start") is None and isinstance(facts.get("permit_until"), date):
        facts = {**facts, "start": facts["permit_until"] + ONE}
    day = day_of(facts)
    first = date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)

    def amount_at(count):
        try:
            return sum(price({**facts, "applied": day - count * ONE}, DEFAULTS))
        except ClosedError:
            return None

    return first_other((day - first).days, total, amount_at)


def readings_later(facts, total, known):
    """The 24th birthday within sixty days after the day that is known, of whose titles § 52a says no day: the age at the issue."""
    last = total_at_issue(facts, day_of(facts) + 60 * ONE)
    same = ("EU_TURKEY_AGE", last) in known or last in (None, total)
    return set() if facts.get("status") != "eu-turkey" or same else {("EU_TURKEY_AGE", last)}


def total_at_issue(facts, day):
    """What the act costs by the age at the issue if it was notified on a day, where that is disputed then."""
    then = {name: value for name, value in facts.items() if name not in ("delivery", "decided", "posted", "received")}
    try:
        return sum(price({**then, "notified": day, "document": "decision"}, {**DEFAULTS, "EU_TURKEY_AGE": "B"}))
    except ClosedError:
        return None


def on_day(facts, left, day):
    """What the act costs if the decision itself was notified on a day, without the facts that are left out; None without a total."""
    then = {name: value for name, value in facts.items() if name not in left}
    try:
        return sum(price({**then, "notified": day, "document": "decision"}, DEFAULTS))
    except ClosedError:
        return None


def first_other(span, total, amount_at, untold=None):
    """The first other amount by days, if the last day has another one; ``untold`` where that has none."""
    last = amount_at(span)
    if last is None or last == total:
        return untold if last is None else None
    others = (amount_at(count) for count in range(1, span))
    return next((amount for amount in others if amount not in (None, total)), last)


def if_earlier(facts, total):
    """The last other amount within a year before the notice of the fee alone, where the act was notified by then.

    Or from the sending of what is to be acknowledged electronically, where no date of that is given.
    """
    if acknowledgement_open(facts):
        left, day = ("delivery", "decided", "posted", "received"), day_of(facts)
        return first_other((day - facts["posted"]).days, total, lambda count: on_day(facts, left, day - count * ONE))
    if not of_fee_alone(facts) or facts.get("decided") is not None:
        return None
    span = 365 if facts.get("applied") is None else min(365, (day_of(facts) - facts["applied"]).days)
    left = ("delivery", "posted", "received")
    return first_other(span, total, lambda count: on_day(facts, left, day_of(facts) - count * ONE))


def acknowledgement_open(facts):
    """Whether the date of an electronic acknowledgement, which counts, is not given (§ 5 Abs. 7 S. 1 VwZG)."""
    given = [facts.get(name) is not None for name in ("on", "notified", "received", "posted")]
    return (
        facts.get("delivery") == "e-acknowledgement"
        and given == [False, False, False, True]
        and not of_fee_alone(facts)
    )


def may_be_later(facts):
    """Whether the day that gives the tariff is only the earliest on which the notification can have been."""
    if of_fee_alone(facts):
        return facts.get("decided") is not None
    if facts.get("on") is None and refusal_was_delivered(facts):
        return day_of(facts) is not None
    if facts.get("on") is not None or facts.get("notified") is not None:
        return False
    by = of_paper if facts.get("act") == "objection" and facts.get("document") not in AFTER_COURT else of_decision
    if by(facts) is None:
        return day_of(facts) is not None
    if acknowledgement_open(facts):
        return True
    certain = facts["delivery"] == "email" and facts.get("land") == "BB"
    return facts.get("posted") is None and facts["delivery"] in ("letter", "email", "registered") and not certain


def ages(facts):
    """The case with each age that tells the fees of the identity card apart, where it is open."""
    paper = facts["act"] == "travel-document"  # by the age on the day of issue
    card = paper or facts.get("status", "none") in ("swiss", "eu-turkey")
    if not card or facts.get("born") is not None or facts.get("minor"):
        return [facts]
    year, then = day_of(facts).year - 40, (not paper and facts.get("applied")) or day_of(facts)
    return [{**facts, "minor": None, "born": born} for born in (date(year, 1, 1), date(then.year - 22, 1, 1))]
