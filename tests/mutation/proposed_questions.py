"""Questions to put to the engine about a rule's versions: which facts reach a position of the tariff, a period, an effect."""

from datetime import date, timedelta

from hardship_cli.acts import ACTS, OF_ACT, TITLE_ACTS
from hardship_cli.schedule.load import Law

ONE = timedelta(days=1)

RULES = Law().fees.tables["rule"]
USUAL, PROTECTED = {}, {"status": "refugee"}


def _ways(code, act):
    """The positions of an act, each with the facts that reach it."""
    if act.position:
        yield act.position, {}
    if act.by_length:
        limit = RULES[act.by_length[0]]["up_to_months"]
        yield from zip(act.by_length, ({"months": f"{limit}m"}, {"months": f"{limit + 1}m"}), strict=True)
    yield from zip(act.by_protection, (USUAL, PROTECTED)[: len(act.by_protection)], strict=True)
    for by_age, status in zip(act.by_age, (USUAL, PROTECTED)[: len(act.by_age)], strict=True):
        yield from zip(by_age, ({"born": "1980-01-01", **status}, {"minor": True, **status}), strict=True)
    for carrier, position in act.by_carrier.items():
        yield position, {"extras": carrier}
    own = next((fact for fact, of in OF_ACT.items() if of == code), None)
    for value, position in act.by_own_fact.items():
        yield position, {own: value}


TITLE = {"act": "extend", "months": "12m"}
# Facts that reach a position of the tariff: of an act, and of an added service.
POSITIONS = {
    **{
        position: {"act": code, **({"months": "12m"} if code in TITLE_ACTS else {}), **facts}
        for code, act in ACTS.items()
        for position, facts in _ways(code, act)
    },
    "express_surcharge": {**TITLE, "extras": "express"},
    "card_delivery": {**TITLE, "extras": "delivery"},
    "desk_photo": {**TITLE, "extras": "photo"},
    "title_separate_sheet": {**TITLE, "extras": "separate-sheet"},
    "sticker_flat": {**TITLE, "months": "1m", "extras": "sticker"},
    "sticker_reduction": {**TITLE, "months": "2m", "extras": "sticker"},
}
REFUSED = {"issue": "refused-issue", "extend": "refused-extend", "change-purpose": "refused-change-purpose"}
BENEFITS = ("sgb2", "sgb12", "asylblg")


def of_fee(rule):
    """Facts for the positions that a rule of the tariff concerns, by version: (name, day, facts)."""
    positions = {rule.id: None} if rule.kind == "fee" else dict.fromkeys(key for v in rule.versions for key in v.covers)
    for index, version in enumerate(rule.versions):
        for position in positions:
            if position not in POSITIONS:
                continue
            for name, facts in _persons(rule, version, position, rule.versions[max(index - 1, 0)]):
                yield f"{position}-{name}", version.start - ONE, facts
                yield f"{position}-{name}", version.start, facts


def _persons(rule, version, position, before):
    """The facts of a position for each person that the rule is about."""
    facts = {"title": "23a", **POSITIONS[position]}
    if rule.kind == "fee":
        yield "plain", facts
    elif rule.id == "minors_half":
        yield "minor", {**facts, "minor": True}
    elif rule.id == "objection_refusal" and facts["act"] in REFUSED and "extras" not in facts:
        yield "objection", {**facts, "act": "objection", "against": REFUSED[facts["act"]]}
    elif rule.id == "chip_defect_exemption":
        yield "defect", {**facts, "reason": "chip-defect"}
    elif rule.id.startswith("processing_fee_free"):
        for outcome in version.who or before.who:
            yield outcome, {**facts, "outcome": outcome}
    elif rule.kind in ("exemption", "substitute"):
        for who in version.who or before.who or _anyone(rule):
            person = {"benefits": who} if who in BENEFITS else {"status": who}
            outcome = {"outcome": "refused"} if rule.id.endswith("_processing") else {}
            if rule.kind == "substitute":
                young = rule.id.endswith("_under_24")
                person["born"] = (date(version.start.year - (20 if young else 40), 1, 1)).isoformat()
            yield who, {**facts, **person, **outcome}


def _anyone(rule):
    return next(version.who for version in rule.versions if version.who)


def of_permit(day):
    """Permits around a day of change."""
    for title in ("25-4-2", "23a", "25-4-1", "25-5"):
        long_ago = date(day.year - 2, day.month, min(day.day, 28))
        yield {"title": title, "start": day.isoformat(), "months": "4y", "lawful_since": (day - 400 * ONE).isoformat()}
        yield {"title": title, "start": day.isoformat(), "months": "4y", "lawful_since": long_ago.isoformat()}
    yield {"permit_until": (day - ONE).isoformat(), "months": "1y"}
    for name in ("purpose_until", "passport_until"):
        yield {"start": day.isoformat(), "months": "1y", name: (day + 99 * ONE).isoformat()}


def of_fiction(day):
    """Applications around a day of change."""
    today, yesterday, then = day.isoformat(), (day - ONE).isoformat(), (day - 20 * ONE).isoformat()
    late = {"permit_until": then, "applied": (day - 10 * ONE).isoformat(), "continuation_ordered": today}
    yield {"permit_until": today, "applied": today}
    yield {"permit_until": (day + 9 * ONE).isoformat(), "applied": today, "notified": (day + 30 * ONE).isoformat()}
    yield {"permit_until": yesterday, "applied": today}
    yield late
    yield {"permit_until": then, "applied": today, "continuation_ordered": (day + 5 * ONE).isoformat()}
    yield {"permit_until": "none", "lawful_stay": True, "applied": today, "decided": (day + 30 * ONE).isoformat()}
    yield {"permit_until": "none", "lawful_stay": False, "lawful_since": then, "applied": today}
    yield {"permit_until": "none", "lawful_stay": False, "applied": today}
    yield {"title": "23a", "permit_until": "none", "applied": today}
    yield {"permit_until": (day + 9 * ONE).isoformat(), "applied": today, "held": "schengen-visa"}
    yield {"permit_until": today, "applied": today, "held": "visa-free"}
    yield {"permit_until": yesterday, "applied": today, "held": "visa-free"}
    born = {"born": today, "lawful_since": today}
    for months in (181, 183, 184, 185):
        yield {"permit_until": "none", "lawful_stay": True, **born, "applied": (day + months * ONE).isoformat()}


def of_appeal(day):
    """Decisions notified around a day of change, with the days that stand beside the last one."""
    today = day.isoformat()
    served = {"land": "BE", "remedy": "action", "delivery": "pzu", "received": today}
    yield served
    yield {**served, "remedy": "objection", "filed": (day + 20 * ONE).isoformat()}
    yield {**served, "instruction": "missing"}
    yield {**served, "document": "fee-notice"}
    yield {**served, "document": "objection-notice"}
    yield {"land": "BE", "delivery": "pzu", "received": today, "document": "objection-notice"}
    yield {"land": "BE", "delivery": "pzu", "received": today, "decided_by": "supreme"}
    yield {**served, "permit_until": today, "applied": today, "filed": (day + 400 * ONE).isoformat()}
    yield {"land": "BE", "applied": today}
    for delivery in ("letter", "email", "registered", "e-acknowledgement"):
        for land in ("BE", "BB"):
            posted = {"land": land, "remedy": "action", "delivery": delivery, "posted": today}
            yield {**posted, "received": (day + 7 * ONE).isoformat()}
            yield {**posted, "received": (day + ONE).isoformat()}
    deliveries = ("letter", "email", "registered", "registered-return", "pzu", "handover", "acknowledgement")
    deliveries += ("e-acknowledgement", "portal", "mailbox", "public", "abroad")
    for delivery in deliveries:
        notice = {
            "land": "BE",
            "delivery": delivery,
            "posted": today,
            "received": (day + ONE).isoformat(),
            "document": "objection-notice",
        }
        yield notice


def of_portal(land, day):
    """The last day to retrieve from a portal, and the day after."""
    for days in (10, 11):
        yield {
            "land": land,
            "remedy": "action",
            "delivery": "portal",
            "posted": day.isoformat(),
            "received": (day + days * ONE).isoformat(),
        }
