"""What a rule of ``deadlines.toml`` says on a day, whatever state its version is in.

A reference to another rule is followed, a stated gap is refused, and where nothing was in force there is no value. The
questions read the law through these, so that any data that the checker passes gives an answer or a stated refusal.
"""

from collections.abc import Collection
from datetime import date, timedelta

from hardship_cli.answer import Trace
from hardship_cli.errors import Unanswerable
from hardship_cli.law.periods import event_period_end, inclusive_period_end
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import GAP, NONE, USE, VALUE, Rule, Version
from hardship_cli.schedule.pick import Pick, pick, version_on


def stated(law: Law, rule: Rule, day: date, land: str | None = None) -> Version:
    """The version of ``rule`` on ``day`` in ``land``, in state ``value`` or ``none``.

    Raises :class:`Unanswerable` ``no_text_read``, and what :func:`version_on` raises.
    """
    version = version_on(rule, day, land)
    # A version may name another rule in place of a value, and that rule a third one.
    while version.state == USE:
        rule = law.deadlines.rule(version.value)
        version = version_on(rule, day, land)
    if version.state == GAP:
        raise Unanswerable("no_text_read", rule.anchor, rule=rule.id, value=day, basis=version.basis)
    return version


def known(law: Law, rule: Rule, day: date, land: str | None = None) -> Version | None:
    """The version that states a value; ``None`` where the law of the day is not known or says nothing. For remarks."""
    try:
        version = stated(law, rule, day, land)
    except Unanswerable:
        return None
    return version if version.state == VALUE else None


def holds(law: Law, rule: Rule, day: date, land: str | None = None) -> bool:
    """Whether a rule that says yes or no says yes; one that was not in force says no. Raises what :func:`stated` raises."""
    version = stated(law, rule, day, land)
    return version.state == VALUE and version.value is True


def take(trace: Trace, rule: Rule, day: date, *, land: str | None = None, uses: tuple[str, ...] = ()) -> Pick:
    """:func:`stated`, recorded as steps of the answer."""
    picked = pick(trace, rule, day, land=land, uses=uses)
    while picked.version.state == USE:
        picked = pick(trace, trace.law.deadlines.rule(picked.version.value), day, land=land, uses=(picked.step,))
    return picked


def says_yes(picked: Pick) -> bool:
    """Whether a rule that was taken says yes; one that was not in force says no."""
    return picked.version.state == VALUE and picked.version.value is True


def length(rule: Rule, version: Version, day: date) -> Period:
    """The length of time that a version states; :class:`Unanswerable` ``not_in_force`` where it states none."""
    if version.state == NONE:
        raise Unanswerable("not_in_force", rule.anchor, rule=rule.id, value=day, basis=version.basis)
    return Period(version.value, rule.kind)


def word_of(rule: Rule, version: Version, day: date, accepted: Collection[str]) -> str:
    """The word that a version states; :class:`Unanswerable` ``not_in_force``, or ``word_unknown`` for one that no code reads."""
    if version.state == NONE:
        raise Unanswerable("not_in_force", rule.anchor, rule=rule.id, value=day, basis=version.basis)
    word: str = version.value
    if word not in accepted:
        raise Unanswerable("word_unknown", rule.anchor, rule=rule.id, value=word, accepted=", ".join(accepted))
    return word


def counted(event: date, span: Period) -> date:
    """The last day of a period that an event sets off (§ 187 Abs. 1 BGB); the event itself where it has no length."""
    return event_period_end(event, span) if span.amount else event


def full(since: date, span: Period) -> date:
    """The first day on which a time is full, ``since`` counted in (§ 187 Abs. 2 BGB)."""
    return inclusive_period_end(since, span) + timedelta(days=1)
