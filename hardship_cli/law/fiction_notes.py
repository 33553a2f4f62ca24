"""What stands beside a fiction effect: what it covers, what else could be done, and what a refusal leaves."""

from datetime import date

from hardship_cli.answer import Trace
from hardship_cli.case import Case
from hardship_cli.law import disputes
from hardship_cli.law.fiction_facts import (
    FIRST_23A,
    IN_TIME,
    LATE,
    NO_EFFECT,
    ORDERED,
    SCHENGEN,
    STAY_IN_TIME,
    STAY_LATE,
    UNLAWFUL,
    VISA_FREE,
    effect_of,
    holds_title,
    order_of,
)
from hardship_cli.law.in_force import known, take
from hardship_cli.observed import among
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE, Version

# One for want of competence refuses the title, too.
REFUSED_OUTCOMES = ("refused", "not-competent")


# The remarks on those of whom no application has an effect.
NO_APPLICATION_HELPS = ("first_23a", "never_lawful", "schengen_visa_held")
# What ended an effect on a day that no fact gives.
ENDED_BY_WITHDRAWAL, ENDED_BY_DECISION = ENDED_SOME_DAY = ("ended_by_withdrawal", "ended_by_decision")


def remarks(
    case: Case,
    law: Law,
    trace: Trace,
    rule: str,
    *,
    effect: str,
    until: date | None,
    day: date,
    maybe: bool,
    over: bool,
) -> None:
    """Add the remarks on an effect that rests on ``rule`` and ends on ``until``, by the law of ``day``.

    ``maybe``: an open fact could give another effect, and a remark says so already. ``over``: it ended on a day that no fact gives.
    """
    deadlines = law.deadlines
    titled = holds_title(case)
    # By the law of the day, for older law has its own numbers.
    basis = effect_of(law, rule, day)[1]
    if rule in (LATE, ORDERED) and effect == NO_EFFECT and case.applied is not None:
        _on_late(law, trace, day)
    elif rule == FIRST_23A:
        trace.note("first_23a", "hint", basis)
    elif rule == UNLAWFUL:
        trace.note("never_lawful", "hint", basis)
    elif rule == SCHENGEN and effect_of(law, rule, day)[0] == NO_EFFECT:
        # Not by the effect of the case: before there was that sentence, an application was only missing yet.
        trace.note("schengen_visa_held", "warning", basis)
    elif rule == STAY_LATE and not maybe:
        trace.note("late_without_title", "warning", basis)
    elif rule == IN_TIME and case.continuation_ordered is not None:
        trace.note("order_not_needed", "hint", deadlines.rule(ORDERED).basis)
    if titled and case.lawful_stay:
        trace.note("lawful_stay_with_title", "warning", deadlines.rule(STAY_IN_TIME).basis)
    if not case.applied and rule == IN_TIME:
        _on_visa(case, law, trace, day, "hint")
    if case.held == VISA_FREE and effect == "permitted-stay":
        trace.note("visa_free_intent", "hint", basis)
    if effect == "continuation":
        if not over:
            trace.note("conditions_continue", "hint", basis)
        _on_visa(case, law, trace, day, "warning")
        trace.note("continuation_exceptions", "info")
    if case.applied is not None and rule not in (FIRST_23A, UNLAWFUL, SCHENGEN):
        # Whether a booked appointment is an application (E8) decides where the one that was made comes too late, and is a
        # mere remark elsewhere.
        if rule in (LATE, ORDERED):
            disputes.tell(trace, law, "E8")
        else:
            disputes.mention(trace, law, "E8", "info")
    if effect != NO_EFFECT:
        # The certificate is easily taken for the effect: it proves it, and neither makes nor ends it (§ 81 Abs. 5 AufenthG).
        trace.note("certificate_declares", "info")
        card = known(law, deadlines.rule("work_from_card_order"), day)
        if card is not None and not card.value:
            trace.note("no_work_by_card_order", "info", card.basis)
    if until is not None and among(case.outcome, REFUSED_OUTCOMES):
        _on_refusal(law, trace, effect, until)


def _on_visa(case: Case, law: Law, trace: Trace, day: date, level: str) -> None:
    """Where nothing is said of what was held: a Schengen visa is a title too, but none that an application continues."""
    version = known(law, law.deadlines.rule(SCHENGEN), day)
    if case.held is None and case.held_ground is None and version is not None and version.value == NO_EFFECT:
        # Who extends a permit holds one.
        trace.note("schengen_visa", "info" if case.act == "extend" else level, version.basis)


def _on_late(law: Law, trace: Trace, day: date) -> None:
    """Nothing by law, not even a suspended removal; an order can help, once the law knows orders."""
    trace.note("nothing_by_law", "warning", law.deadlines.rule(STAY_LATE).basis)
    order = order_of(law, day)
    if order is None:
        return
    if order.state == NONE:
        trace.note("no_orders_yet", "hint", order.basis, day=day)
    else:
        trace.note("order_possible", "hint", order.basis)
        # A certificate that was issued all the same is easily taken for such an order.
        disputes.tell(trace, law, "LATE_CERTIFICATE")


def _on_refusal(law: Law, trace: Trace, effect: str, until: date) -> None:
    """Objection and action do not suspend a refusal; for work alone the title counts on for a time (§ 84 AufenthG)."""
    deadlines = law.deadlines

    def of(name: str) -> Version | None:
        rule = deadlines.rule(name)
        return None if known(law, rule, until) is None else take(trace, rule, until).version

    suspends = of("suspensive_effect")
    if suspends is not None and not suspends.value:
        trace.note("refusal_takes_effect", "warning", suspends.basis)
    undecided = known(law, deadlines.rule("fiction_of_undecided"), until)
    if undecided is not None and undecided.value:
        trace.cite(undecided.source, weigh=False)
        trace.note("refusal_of_part", "hint", undecided.basis)
    # § 84 Abs. 2 S. 2 AufenthG lets a title count on for work, so there must have been one that continued.
    if effect != "continuation":
        return
    work = of("work_continues_until_period_end")
    by_objection, by_court = of("work_continues_during_objection"), of("work_continues_during_court_request")
    if work and by_objection and by_court and work.value and by_court.value and not by_objection.value:
        trace.note("work_after_refusal", "hint", work.basis)
