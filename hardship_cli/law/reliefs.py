"""Who pays less: minors (§ 50), the exemptions of §§ 52, 52a and 53, and fees that follow the identity card's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hardship_cli.law import fee_facts
from hardship_cli.law.citations import cite
from hardship_cli.observed import among
from hardship_cli.schedule.model import GAP, NONE, USE, VALUE, Rule, Version
from hardship_cli.schedule.pick import Pick, pick, version_on

if TYPE_CHECKING:
    from datetime import date

    from hardship_cli.law.fee_work import Work

# Which fact of the case an exemption looks at.
_EXEMPTIONS = (
    ("benefits", "benefits_exemption", "benefits_exemption_processing"),
    ("status", "protection_exemption", "protection_exemption_processing"),
    ("status", "protection_exemption_since", "protection_exemption_since_processing"),
    ("status", "scholarship_exemption", "scholarship_exemption_processing"),
    ("status", "swiss_exemption", "swiss_exemption_processing"),
    ("status", "association_turkey_exemption", "association_turkey_exemption"),
    ("reason", "chip_defect_exemption", "chip_defect_exemption"),
)


# What follows the name of the persons in the ids of their rules.
_EXEMPTION, _PROCESSING = "_exemption", "_exemption_processing"
_UNDER_24 = "_under_24"
# The position whose exemption is disputed for the processing of its application.
_CERTIFICATE = "fiction_certificate"


class Exemption(NamedTuple):
    """An exemption that reaches a position of the case: its rule, and the version of the day (which may state a gap)."""

    rule: Rule
    version: Version


def substitute(work: Work, position: str, day: date) -> tuple[int, str, str, str] | None:
    """The fee that takes the position's place for this status on ``day``: cents, provision, rule and step; or nothing.

    Where § 51 AufenthV does not name the provision, it is a disputed point of its own (``<STATUS>_OBJECTION``) whether half
    of that fee (reading A) or half of the tariff (B) is due for an objection.
    """
    case = work.case
    if case.status == "none":
        return None
    for rule in fee_facts.substitutes(work.law, case.status):
        # First by all versions together, so that of a register's rows only those ask further whom the rule concerned at any
        # time.
        if not among(case.status, _reached(work, rule, position)):
            continue
        version = version_on(rule, day)
        if version.state == NONE or (version.state != GAP and not _covers(version, case.status, position)):
            continue
        if rule.id.endswith(_UNDER_24) != _is_young(work):
            continue
        point = _own_point(work, case.status, "OBJECTION", "")
        if case.act == "objection" and point and work.reading(point) != "A":
            return None
        picked = pick(work.trace, rule, day)
        basis = cite(version.basis, version.covers[position])
        if version.state == VALUE:
            return version.value, basis, rule.id, picked.step
        value, target_basis, step = work.amount(version.value, day)
        return value, f"{basis}, {target_basis}", rule.id, step
    return None


def capped(work: Work, position: str, cents: int) -> int:
    """The fee, at most that of the identity card where the other fee of this status was not in force yet, by disputed point.

    What § 52a AufenthV says since, association law may have demanded before (``EU_TURKEY_BEFORE``): no more than Germans pay.
    """
    case = work.case
    if case.status == "none":
        return cents
    for rule in fee_facts.substitutes(work.law, case.status):
        if version_on(rule, work.day).state != NONE or not among(case.status, _reached(work, rule, position)):
            continue
        point = _own_point(work, case.status, "BEFORE", "")
        if point and work.reading(point) == "B" and rule.id.endswith(_UNDER_24) == _is_young(work):
            card = next(version.value for version in rule.versions if version.state == USE)
            return min(cents, work.amount(card)[0])
    return cents


def _is_young(work: Work) -> bool:
    """Whether the identity card's lower fee is due: the age at the application counts (§ 1 Abs. 1 PAuswGebV).

    Where the text of the exemption names no day, it is a disputed point of its own whether that is so (``<STATUS>_AGE``, reading A)
    or the age counts when the title is issued (B).
    """
    applied = work.applied
    now = work.is_young(work.day)
    if applied is None or (then := work.is_young(applied)) == now:
        return now
    point = _own_point(work, work.case.status, "AGE", "")
    return now if point and work.reading(point) != "A" else then


def _own_point(work: Work, group: str, about: str, common: str) -> str:
    """The disputed point that a group of persons has of its own about something (``SWISS_OBJECTION``), else the common one."""
    own = f"{group.replace('-', '_').upper()}_{about}"
    return own if own in work.law.fees.tables["dispute"] else common


def _covers(version: Version, value: str | None, position: str) -> bool:
    return position in version.covers and among(value, version.who)


def halved(work: Work, position: str, *, refused: bool, replaced: bool) -> Pick | None:
    """The version of § 50 Abs. 1 that halves this position, or nothing."""
    day = work.day
    rule = work.law.fees.rule("minors_half")
    # § 50 Abs. 1 AufenthV speaks of acts in favour of minors and of applications of minors: two points in time (E2).
    applied = work.applied
    then = applied if applied is not None and applied < day else day
    at_application, at_notification = work.is_minor(then), work.is_minor(day)
    # Nobody grows younger: who is of age at the application is so at the decision.
    if not at_application:
        return None
    found = version_on(rule, day)
    # The list of § 50 is closed: it names neither the photo taken at the desk nor the card as a substitute for an identity
    # card.
    if (
        found.state != GAP
        and position not in found.covers
        and not _is_halved_in_processing(work, found, refused=refused)
    ):
        return None  # not in force, it covers nothing
    # Disputed points of a birthday between application and decision: E2 for the grant; for an objection, of which § 51
    # AufenthV says that half of the act's fee is due, and not at which age, one of its own.
    if at_application != at_notification:
        if work.case.act == "objection":
            if work.reading("OBJECTION_AGE") != "A":
                return None
        elif not refused and work.reading("E2") == "A":
            return None
    # Whether a fee that follows the identity card's is halved as well: E3 for association law, another for Swiss nationals.
    if replaced and work.reading(_own_point(work, work.case.status, "MINOR", "E3")) == "A":
        return None
    age = work.trace.step("minor", value=True, basis=found.basis)
    return pick(work.trace, rule, day, uses=(age,))


def _is_halved_in_processing(work: Work, found: Version, *, refused: bool) -> bool:
    """Whether the processing fee of an act that the list does not name is halved: § 50 names § 49 Abs. 2 as a whole."""
    processed = refused and work.case.act != "objection"
    return processed and found.state == VALUE and work.reading("MINOR_PROCESSING") == "A"


def exemption_of(work: Work, position: str, *, refused: bool) -> Exemption | None:
    """The exemption that lifts this position, or nothing; one whose text was read goes before one that states a gap."""
    # § 51 AufenthV asks for the fee of the act itself, not for that of its processing.
    reaching = _reaching(work, position, processing=refused and work.case.act != "objection")
    if not reaching:
        return None
    found = []
    for rule, value in reaching:
        version = version_on(rule, work.day)
        if version.state == GAP or (version.state != NONE and _covers(version, value, position)):
            found.append(Exemption(rule, version))
    # One exemption is enough. A text that was read settles it; a gap matters only where nothing else lifts the fee.
    return next((one for one in found if one.version.state != GAP), found[0] if found else None)


def _reaching(work: Work, position: str, *, processing: bool) -> list[tuple[Rule, str | None]]:
    """The exemptions that at any time concerned this person and position, each with the value of the fact it looks at."""
    named = [(work.law.fees.rule(ids[processing]), fact) for fact, *ids in _EXEMPTIONS]
    return [
        (rule, _value(work, fact)) for rule, fact in named if among(_value(work, fact), _reached(work, rule, position))
    ]


def _reached(work: Work, rule: Rule, position: str) -> frozenset[str]:
    """Whom the rule concerned at any time, for a position."""
    return work.law.keep(
        ("reached", rule.id, position),
        lambda: frozenset(who for version in rule.versions if position in version.covers for who in version.who),
    )


def _value(work: Work, fact: str) -> str | None:
    """What an exemption looks at; a reason that is open stands under trial by then, for it picks the position."""
    value: str | None = getattr(work.case, fact)
    return value if value is not None else work.tried.get(fact)


def processing_is_free(work: Work, position: str) -> bool:
    """Whether § 49 Abs. 3 AufenthV lifts the fee of an application or objection that ended so; a gap counts as yes.

    What it covers are positions of applications; § 51 Abs. 3 AufenthV carries it over to every objection.
    """
    case = work.case
    if case.outcome not in ("withdrawn-early", "not-competent"):
        return False
    version = work.version("processing_fee_free")
    if version.state in (NONE, GAP):
        return version.state == GAP
    # An application that was not worked on yet costs nothing; one that was withdrawn later does, and that is another outcome.
    return case.outcome in version.who and (case.act == "objection" or position in version.covers)


def lifts(work: Work, found: Exemption | None, position: str) -> bool:
    """Whether the exemption lifts the fee of the position.

    For an objection to the refusal of an act that is free a disputed point says so: E5 for recipients of benefits (§ 53
    AufenthV), one of its own for each group that § 52 AufenthV exempts (``<GROUP>_OBJECTION``).
    Whether the processing of a fiction certificate is free can be another (``<GROUP>_CERTIFICATE``).
    """
    if found is None:
        return False
    if work.case.act != "objection":
        group = found.rule.id.removesuffix(_PROCESSING)
        point = (
            _own_point(work, group, "CERTIFICATE", "") if position == _CERTIFICATE and group != found.rule.id else ""
        )
        return not point or work.reading(point) == "A"
    return work.reading(_own_point(work, found.rule.id.split(_EXEMPTION)[0], "OBJECTION", "E5")) != "A"


def applied(work: Work, found: Exemption, position: str) -> tuple[str, str, str]:
    """Record the exemption: its rule, its provision and the step; :class:`Unanswerable` where no text of it was read."""
    step = pick(work.trace, found.rule, work.day).step
    return found.rule.id, cite(found.version.basis, found.version.covers[position]), step
