"""Who pays less: minors (§ 50), the exemptions of §§ 52, 52a and 53, and fees that follow the identity card's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardship_cli.law import fee_facts
from hardship_cli.schedule.model import GAP, NONE, USE, VALUE, Rule, Version
from hardship_cli.schedule.pick import Pick, find, pick

if TYPE_CHECKING:
    from datetime import date

    from hardship_cli.law.fee_items import Work

# Which fact of the case an exemption looks at.
_EXEMPTIONS = (
    ("benefits", "benefits_exemption", "benefits_exemption_processing"),
    ("status", "protection_exemption", "protection_exemption_processing"),
    ("status", "scholarship_exemption", "scholarship_exemption_processing"),
    ("status", "swiss_exemption", "swiss_exemption_processing"),
    ("status", "association_turkey_exemption", "association_turkey_exemption"),
    ("reason", "chip_defect_exemption", "chip_defect_exemption"),
)


def substitute(work: Work, position: str, day: date) -> tuple[int, str, str, str] | None:
    """The fee that takes the position's place for this status on ``day``: cents, provision, rule and step; or nothing."""
    case, fees = work.case, work.law.fees
    if case.status == "none":
        return None
    for rule in fees.rules():
        if rule.kind != "substitute" or rule.id.endswith("_under_24") != _lower_card_fee(work):
            continue
        if not _reaches(rule, case.status, position):
            continue
        version = find(rule, day).version
        if version.state == NONE or (version.state != GAP and not _covers(version, case.status, position)):
            continue
        picked = pick(work.trace, rule, day)
        basis = f"{version.basis} {version.covers[position]}"
        if version.state == VALUE:
            return version.value, basis, rule.id, picked.step
        assert version.state == USE
        value, target_basis, step = work.amount(version.value, day)
        return value, f"{basis}, {target_basis}", rule.id, step
    return None


def _covers(version: Version, value: str | None, position: str) -> bool:
    return value in version.who and position in version.covers


def _reaches(rule: Rule, value: str | None, position: str) -> bool:
    """Whether any version of the rule ever concerned this person and position; only then does a gap in it matter."""
    return any(_covers(version, value, position) for version in rule.versions)


def _lower_card_fee(work: Work) -> bool:
    """Whether the card fee for younger people applies; the age counts at the application (E3: § 1 Abs. 1 PAuswGebV)."""
    return fee_facts.is_young(work.case, work.law, work.case.applied or work.day)


def halved(work: Work, position: str, *, refused: bool, replaced: bool) -> Pick | None:
    """The version of § 50 Abs. 1 that halves this position, or nothing."""
    case, law, day = work.case, work.law, work.day
    rule = law.fees.rule("minors_half")
    applied = case.applied if case.applied is not None and case.applied < day else day
    at_application, at_notification = fee_facts.is_minor(case, law, applied), fee_facts.is_minor(case, law, day)
    if not at_application:
        return None
    found = find(rule, day)
    if found.version.state == VALUE and position not in found.version.covers:
        return None
    # Disputed points: E2 for a birthday between application and grant, E3 for fees that follow the identity card's.
    if not refused and at_application != at_notification and work.reading("E2") == "A":
        return None
    if replaced and work.reading("E3") == "A":
        return None
    age = work.trace.step("minor", value=True, basis=found.version.basis)
    return pick(work.trace, rule, day, uses=(age,))


def exemption(work: Work, position: str, *, refused: bool) -> tuple[str, str, str] | None:
    """The exemption that lifts this position: rule, provision and step; or nothing.

    For an objection the act's own fee is attacked: whether an exemption from it reaches § 51 is disputed point E5.
    """
    case, fees = work.case, work.law.fees
    for fact, granted_rule, processing_rule in _EXEMPTIONS:
        rule_id = processing_rule if refused else granted_rule
        rule = fees.rule(rule_id)
        value = getattr(case, fact)
        if not _reaches(rule, value, position):
            continue
        version = find(rule, work.day).version
        if version.state == NONE or (version.state != GAP and not _covers(version, value, position)):
            continue
        if case.act == "objection" and work.reading("E5") == "A":
            return None
        picked = pick(work.trace, rule, work.day)
        return rule_id, f"{version.basis} {version.covers[position]}", picked.step
    return None
