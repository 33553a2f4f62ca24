"""Which remedy is open: objection (Widerspruch, § 68 VwGO) or action (Klage), by the instruction, else by the Land's law."""

from datetime import date
from typing import NamedTuple

from hardship_cli.acts import ACTS
from hardship_cli.answer import DISPUTED, REVIEW, UNCERTAIN, Trace
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.law import disputes
from hardship_cli.law.delivered import FEE_NOTICE, OBJECTION_NOTICE, refuses_no_title
from hardship_cli.law.in_force import stated, take, word_of
from hardship_cli.observed import among
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE, Rule
from hardship_cli.schedule.pick import version_on

OBJECTION, ACTION, NONE = "objection", "action", "none"
# The title to which nobody has a right.
_NO_RIGHT_TO = "23a"
# To the paper on an application everybody has a right (§ 81 Abs. 5 AufenthG).
_CERTIFIES = tuple([code for code, act in ACTS.items() if act.title == "awaited"])
_WORDS = (OBJECTION, ACTION, NONE)

# The reading of a point on a Land's remedy that is what the Land's rule says; every other one is the contrary.
_AS_THE_RULE, _CONTRARY = "A", {OBJECTION: ACTION, ACTION: OBJECTION}

REMEDY_BY_LEVEL = {"local": "remedy", "higher": "remedy_higher", "supreme": "remedy_supreme"}


class Remedy(NamedTuple):
    """The remedy that leads, its step, the disputed point behind it, if the Land's law is open, and the provision.

    ``name`` is ``None`` where no text of the Land's law was read: both remedies have the same month. ``by_rule`` is what the
    Land's rule says, whichever reading of the point is followed. ``instead``: what is open by the law, where the instruction
    names another remedy. ``denied``: the notice says that none is open, and this one is.
    """

    name: str | None
    step: str
    dispute: str | None = None
    basis: str | None = None
    by_rule: str | None = None
    instead: str | None = None
    denied: bool = False


def remedy(case: Case, law: Law, trace: Trace, day: date) -> Remedy:
    """The remedy against the document of ``case`` under the law of ``day``.

    The one that the instruction names wins, for it is what the recipient relies on; where the Land's rule says otherwise, a
    note says so, and the answer is one to review: a wrong remedy makes the instruction wrong (§ 58 Abs. 2 VwGO). Against an
    order under § 23a AufenthG, or its refusal, by the supreme authority there is ``none``; a notice of its fee is no such order.
    Where the notice says that there is ``none``, which an audit alone asks, the Land's rule leads: nobody can rely on that.

    Where no text was read there is none, and the answer is one to review: the last day does not depend on it.

    Raises :class:`Unanswerable` ``land_needed`` (with what each group of Länder has).
    """
    rule = rule_of(case, law)
    if case.remedy is not None and case.remedy != NONE:
        step = trace.step("remedy_named", value=case.remedy)
        return Remedy(case.remedy, step, instead=_compare(case, law, trace, rule, day))
    found = _by_law(case, law, trace, rule, day)
    if case.remedy is None or found.name == NONE:
        return found
    trace.raise_status(REVIEW)
    return found._replace(denied=True)


def _by_law(case: Case, law: Law, trace: Trace, rule: Rule, day: date) -> Remedy:
    if rule.scope == "land" and case.land is None:
        raise Unanswerable("land_needed", "land", rule=rule.id, would_give=_by_land(law, rule, day))
    if _found(law, rule, day, case.land) is None:
        return _unread(trace, rule, day, case.land)
    picked = take(trace, rule, day, land=case.land)
    point = _point_on(law, case.land, rule)
    named = by_rule = word_of(rule, picked.version, day, _WORDS)
    if point is None or picked.version.state != VALUE:
        return Remedy(named, picked.step, basis=picked.version.basis)
    disputes.tell(trace, law, point)
    named = of_reading(by_rule, disputes.applied(law, point)) or by_rule
    return Remedy(named, picked.step, point, picked.version.basis, by_rule)


def of_reading(by_rule: str | None, reading: str) -> str | None:
    """The remedy under a reading of the point on the Land's rule, which says ``by_rule``."""
    if by_rule is None or reading == _AS_THE_RULE:
        return by_rule
    return _CONTRARY.get(by_rule, by_rule)


def _unread(trace: Trace, rule: Rule, day: date, land: str | None) -> Remedy:
    version = version_on(rule, day, land)
    step = trace.step("remedy_unread", source=version.source, rule=rule.id, basis=version.basis)
    trace.raise_status(REVIEW)
    trace.note("remedy_unread", "warning", version.basis)
    return Remedy(None, step)


def rule_of(case: Case, law: Law) -> Rule:
    """The rule that says which remedy there is: by the document, the title and the level of the authority."""
    if case.document == OBJECTION_NOTICE:
        return law.deadlines.rule("remedy_after_objection_notice")
    # A fee can be attacked on its own (§ 20 BGebG): what holds for the order on the title does not hold for it.
    own = f"remedy_{case.decided_by}_{case.title}"
    by_title = case.document != FEE_NOTICE and law.deadlines.has_rule(own)
    return law.deadlines.rule(own if by_title else REMEDY_BY_LEVEL[case.decided_by])


def tell_no_right(case: Case, trace: Trace) -> None:
    """Say beside the remedy against the refusal of a permit to which nobody has a right (§ 23a Abs. 1 S. 4 AufenthG)."""
    if case.title != _NO_RIGHT_TO or case.document == FEE_NOTICE or among(case.act, _CERTIFIES):
        return
    if not refuses_no_title(case):
        trace.note("no_right_to_it", "hint", trace.law.deadlines.rule(f"remedy_supreme_{_NO_RIGHT_TO}").basis)


def tell_objection(case: Case, trace: Trace, day: date) -> None:
    """Say beside the fee of an objection where the Land's law gives none against the decision, or where that is disputed.

    Of the decision that is attacked, whatever paper the days of the case are about.
    """
    law = trace.law
    rule = rule_of(case._replace(document="decision"), law)
    if rule.scope == "land" and case.land is None:
        return
    try:
        found = _found(law, rule, day, case.land)
    except Unanswerable:
        return
    if found is None:
        return
    by_law, basis = found
    point = _point_on(law, case.land, rule)
    if point is not None:
        trace.raise_status(DISPUTED)
        trace.note("objection_open_disputed", "warning", basis, point=point)
    elif by_law != OBJECTION:
        trace.raise_status(REVIEW)
        trace.note("objection_not_open", "warning", basis, remedy=by_law)


def tell_seat(case: Case, law: Law, trace: Trace, day: date) -> None:
    """Who decides on the objection: filing it there keeps the period too (§ 70 Abs. 1 S. 2 VwGO)."""
    rule = law.deadlines.rule("remedy_sits")
    if case.land is None or case.decided_by != "local":
        return
    try:
        version = version_on(rule, day, case.land)
    except Unanswerable:
        return
    # Who files elsewhere on this hint must be able to rely on it: a place that one account or none names is left out.
    weak = law.sources[version.source]["checked"]["result"] in UNCERTAIN
    if version.state == VALUE and not weak:
        trace.note("also_filed_with", "hint", version.basis, who=version.value)
        trace.cite(version.source, weigh=False)


def _compare(case: Case, law: Law, trace: Trace, rule: Rule, day: date) -> str | None:
    """The remedy that is open by the law, where it is known and is not the one that was named.

    ``None`` also where the law gives none at all: no instruction, however wrong, opens one.
    """
    try:
        version = _found(law, rule, day, case.land)
    except Unanswerable:
        return None
    if version is None:
        return None
    by_law, basis = version
    point = _point_on(law, case.land, rule)
    if point is not None:
        by_law = of_reading(by_law, disputes.applied(law, point)) or by_law
    if by_law == case.remedy:
        return None
    # The answer rests on this rule only where it says something else than the instruction.
    take(trace, rule, day, land=case.land)
    trace.note("remedy_differs", "warning", basis, remedy=case.remedy, other_remedy=by_law)
    trace.raise_status(REVIEW)
    return None if by_law == NONE else by_law


def _point_on(law: Law, land: str | None, rule: Rule) -> str | None:
    """The disputed point on what a Land's rule for its local authorities says, if there is one."""
    return disputes.of_land(law, land, "REMEDY") if rule.id == REMEDY_BY_LEVEL["local"] else None


def _found(law: Law, rule: Rule, day: date, land: str | None) -> tuple[str, str] | None:
    """The remedy by rule and its provision; ``None`` where no text was read."""
    try:
        version = stated(law, rule, day, land)
    except Unanswerable as error:
        if error.code != "no_text_read":
            raise
        return None
    return None if version.state != VALUE else (word_of(rule, version, day, _WORDS), version.basis)


def _by_land(law: Law, rule: Rule, day: date) -> tuple[tuple[str, str], ...]:
    found: dict[str, list[str]] = {}
    for land in CODES:
        try:
            named = _found(law, rule, day, land)
        except Unanswerable:
            continue
        if named is not None:
            found.setdefault(named[0], []).append(land)
    return tuple((f"{', '.join(lands)}:", name) for name, lands in sorted(found.items()))
