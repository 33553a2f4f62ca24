"""The fee, worked out a second time: one long table and plain ifs. Shares nothing with the package.

Written by hand from the law sheet on fees and the text of §§ 45-53 AufenthV of 2026 (habibhaidari1/gesetze,
a/aufenthv/index.md, commit 310278e3). It knows the full tariff from 1 September 2017 on, and before that, back to 2005,
only § 45 for adults without reliefs: :func:`knows` says so.

Facts are a plain dictionary in the contract's words, with dates as dates, ``months`` as (number, unit), money in cents.
An answer is ``("amount", items, others)``, ``others`` being {(disputed point, total)}; or ``("missing", facts)``, a set of
which at least one is needed; or ``("closed",)``: the act or service is not open on that day or to that case.
"""

from datetime import date

from naive_days import ONE, birthday, counted_end, later

FULL_TARIFF = date(2017, 9, 1)
PROTECTED = ("asylum", "refugee", "subsidiary", "resettlement")
RESIDENCE = ("issue", "extend", "change-purpose")
NEEDY = ("sgb2", "sgb12", "asylblg")

OTHER_ACTS = {  # § 47 Abs. 1 since 1.9.2017
    "fiction-certificate": 1300,  # Nr. 8
    "certificate": 1800,  # Nr. 9
    "amend-condition": 5000,  # Nr. 3
    "reissue-card": 6700,  # § 45c Abs. 1
}
TOLERATION = {
    ("toleration-issue", "sticker"): 5800,  # Nr. 5 a
    ("toleration-issue", "separate-sheet"): 6200,
    ("toleration-renew", "sticker"): 3300,  # Nr. 6 a
    ("toleration-renew", "separate-sheet"): 3700,
}
ATTACKED = {"condition": 5000, "removal-threat": 5500, "expulsion": 5500}  # § 51 Abs. 1 Nr. 2, 5, 4
REFUSED = {"refused-issue": "issue", "refused-extend": "extend", "refused-change-purpose": "change-purpose"}
DEFAULTS = {
    "E2": "A", "E3": "A", "E4": "B", "E5": "A", "E15": "A", "E16": "A", "E18": "A", "SWISS_OBJECTION": "A",
}  # fmt: skip
OTHER = {"A": "B", "B": "A"}
ONLY_A_HINT = ("E1", "E15")

# What the card acts may carry, and the other acts.
ALLOWED = {
    "issue": ("express", "delivery", "photo", "sticker", "separate-sheet"),
    "extend": ("express", "delivery", "photo", "sticker", "separate-sheet"),
    "change-purpose": ("express", "delivery", "photo", "sticker", "separate-sheet"),
    "reissue-card": ("express", "delivery", "photo"),
    "fiction-certificate": ("photo",),
    "toleration-issue": ("photo", "sticker", "separate-sheet"),
    "toleration-renew": ("photo", "sticker", "separate-sheet"),
    "amend-condition": (),
    "certificate": (),
    "objection": (),
}


class ClosedError(Exception):
    """The act or service does not exist on the day, or not for this case."""


def knows(facts):
    """Whether this engine's table covers the case; what the sheet lacks is left to the golden cases."""
    day = day_of(facts)
    if day is None:
        return True
    days = [day] if facts.get("applied") is None else [day, facts["applied"]]
    status = facts.get("status", "none")
    act = facts.get("act")
    if min(days) < FULL_TARIFF:
        plain = act in RESIDENCE and set(facts) <= {"act", "months", "start", "until", "on", "title", "land"}
        return plain and day >= date(2005, 1, 1) and facts.get("title") != "25-4-2"
    if status == "swiss" and "sticker" in facts.get("extras", ()) and day < date(2023, 11, 1):
        return False
    if status == "swiss":
        # The sheet knows the reference to the identity card's fee, not its first day.
        return min(days) >= date(2021, 12, 28)
    if status == "eu-turkey":
        # The reference to the identity card's fee came in July 2021; § 52a Abs. 3 Nr. 1 still names the § 45b of before.
        dark = (date(2021, 7, 1), date(2021, 7, 27))
        return not any(dark[0] <= one <= dark[1] for one in days) and "sticker" not in facts.get("extras", ())
    return True


def day_of(facts):
    """The day whose tariff applies."""
    for name in ("on", "notified", "decided", "posted"):
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
    if start is not None and facts.get("until") is not None:
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
    if status == "eu-turkey" and day < date(2021, 7, 15):
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
    else:
        cents = OTHER_ACTS[act]
    # §§ 52 Abs. 2, 52a Abs. 2: the identity card's fee instead
    card = False
    if status == "eu-turkey":
        card = number in ("1", "2", "3") or act == "reissue-card"
    if status == "swiss":
        # § 51 Abs. 1 Nr. 1 names § 52a, not § 52: half of the card's fee (A) or of the tariff (B)
        card = number in ("1", "2") or act == "reissue-card"
        card = card and not (objection and reading["SWISS_OBJECTION"] == "B")
    if card:
        young = under(facts, 24, applied or day)
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
    if is_minor(facts, day, refused=refused, reading=reading) and not (card and reading["E3"] == "A"):
        cents = half(cents)
    # § 51 asks for the fee of the act, not for that of its processing.
    if exempt(facts, act, number, flat=flat, refused=refused and not objection) and not (
        objection and reading["E5"] == "A"
    ):
        return 0
    if act == "fiction-certificate" and reading["E15"] == "B":
        return 0
    return cents


def is_minor(facts, day, *, refused, reading):
    """Whether § 50 halves: for a processing fee the age at the application, else at the notification (E2)."""
    applied = facts.get("applied")
    then = applied if applied is not None and applied < day else day
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
        if new_passport_or_data:
            return True
        if act == "fiction-certificate" and not refused:  # Nr. 5, which Nr. 9 does not name
            return True
    if status in PROTECTED or status == "scholarship":
        if number in ("1", "2") or flat or new_passport_or_data:
            return True
        if act == "fiction-certificate" and not refused:
            return True
    if status == "swiss":
        if act == "fiction-certificate" and not refused:
            return True
        if refused and (number in ("1", "2") or act == "reissue-card"):
            return True
    return status == "eu-turkey" and act in ("fiction-certificate", "certificate", "amend-condition")


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
    card = facts.get("status", "none") in ("swiss", "eu-turkey")
    if card and facts.get("born") is None and not facts.get("minor"):
        year = day_of(facts).year - 40
        born = [{**facts, "minor": None, "born": date(year, 1, 1)}]
        then = facts.get("applied") or day_of(facts)
        born.append({**facts, "minor": None, "born": date(then.year - 22, 1, 1)})
        return several(facts, "born", born)
    return set(), [facts]


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
    sticker = "sticker" in facts.get("extras", ()) and facts["act"] in RESIDENCE and day_of(facts) >= date(2023, 11, 1)
    if sticker and facts.get("months") is None and facts.get("until") is None:
        # § 78a Abs. 1 AufenthG: such a title runs for at most a month, so this much of its length is known.
        facts = {**facts, "months": (1, "months")}
    try:
        names, cases = completions(facts)
        priced = [(case, price(case, DEFAULTS)) for case in cases]
        if len({sum(items) for _case, items in priced}) > 1:
            return ("missing", names)
        case, items = priced[0]
        others = {(point, total) for point, total in readings(case) if total != sum(items)}
        others |= {("E1", total) for total in other_numbers(facts) if total != sum(items)}
    except ClosedError:
        return ("closed",)
    return ("amount", items, others)


def readings(case):
    """The total under the other reading of each disputed point."""
    for point, default in DEFAULTS.items():
        yield point, sum(price(case, {**DEFAULTS, point: OTHER[default]}))


def other_numbers(facts):
    """E1: the totals under the other numbers of § 45 for a first permit under § 25 Abs. 4 S. 2."""
    act = facts["act"]
    if facts.get("title", "25-4-2") != "25-4-2" or act not in ("issue", "change-purpose"):
        return
    for other in ("issue", "change-purpose", "extend"):
        if other == act:
            continue
        case = {**facts, "act": other}
        bare = {name: value for name, value in facts.items() if name != "until"} | {"act": other}
        cases = [case]
        if other == "extend" and at_most(case, 3) is None:
            lengths = (1, 3, 4) if former_sticker(case) and at_most(case, 1) is None else (3, 4)
            cases = [{**bare, "months": (months, "months")} for months in lengths]
        elif former_sticker(case) and at_most(case, 1) is None:
            cases = [{**bare, "months": (months, "months")} for months in (1, 2)]
        for case in cases:
            try:
                yield sum(price(case, DEFAULTS))
            except ClosedError:
                continue
