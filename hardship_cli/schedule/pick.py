"""Which version of a rule applies. The only place that decides it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from hardship_cli.answer import REVIEW, PassedOver, Trace, money
from hardship_cli.errors import Unanswerable
from hardship_cli.observed import PLAIN, look, version_seen
from hardship_cli.schedule.model import GAP, MONEY_KINDS, NONE, PUBLISHED, USE, VALUE, Known, Rule, Version


class Pick(NamedTuple):
    """The version that applies, those looked at and not applied, and the step that records it.

    ``older`` is set where a transitional clause would choose the version before, but the start of the procedure is unknown.
    """

    version: Version
    scope: str
    passed_over: tuple[PassedOver, ...] = ()
    older: Version | None = None
    step: str = ""


def find(rule: Rule, day: date, land: str | None = None, began: date | None = None, *, older: bool = False) -> Pick:
    """The version of ``rule`` on ``day`` in ``land``, for a procedure that began on ``began``.

    Where that is unknown and a transitional clause asks for it, the version on ``day`` is returned with the one before in
    ``Pick.older``; with ``older`` that one is chosen (a caller takes the one that gives the safe day).
    Raises :class:`Unanswerable`: ``land_needed`` (the rule differs by Land), ``before_first_version``, ``expired``.
    A version that states a gap or that nothing was in force is returned; its ``state`` says so.
    """
    version = version_on(rule, day, land)
    scope = land if land is not None and type(land) is str and land in rule.lands else "federal"
    # A transitional clause passes over the newer version only where there is an older one to fall back on; the data's check
    # sees to that.
    before = None if version.old_if is None else version_before(rule, day, land)
    if before is None or version.old_if is None:
        return Pick(version, scope)
    if began is None and older:
        return Pick(before, scope, (PassedOver(version.start, shown(rule, version), "began_unknown"),))
    if began is None:
        return Pick(version, scope, older=before)
    if began < version.old_if.began_before:
        passed = PassedOver(version.start, shown(rule, version), "began_before")
        return Pick(before, scope, (passed,))
    return Pick(version, scope)


def version_on(rule: Rule, day: date, land: str | None = None) -> Version:
    """The version of ``rule`` on ``day`` in ``land``, where no transitional clause has a say: what :func:`find` begins with.

    Raises what :func:`find` raises.
    """
    day = rule.fixed or day
    if type(day) is not date or type(land) not in PLAIN:
        seen: Version = version_seen(rule, day, land, version_on)
        return seen
    if land is None and rule.scope == "land":
        raise Unanswerable("land_needed", "land", rule=rule.id)
    history: tuple[Version, ...] = rule.versions if land is None else rule.history(land)
    version: Version
    for version in reversed(history):  # the latest first: most cases are of today
        if version.start <= day:
            # What has run out is no law any more, and the one before it even less: the answer is that nothing is known, never
            # an older figure.
            if version.until is not None and day > version.until:
                raise Unanswerable("expired", rule.anchor, rule=rule.id, value=day, until=version.until)
            return version
    if rule.known is not None:
        raise _unknown(rule, rule.known, day, land)
    raise Unanswerable("before_first_version", rule.anchor, rule=rule.id, value=day, first=history[0].start)


def _unknown(rule: Rule, known: Known, day: date, land: str | None) -> Unanswerable:
    """The error of a rule of which nothing was known for a day; raises that of one of which nothing is known today either."""
    version = version_on(known.whole, day, land)
    since = known.since[land if land is not None and land in rule.lands else "", version.start]
    code = "not_known_then" if since.dated == PUBLISHED else "not_known_undated"
    params = {"rule": rule.id, "value": day, "version": version.start, "known_on": known.on, "since": since.day}
    return Unanswerable(code, rule.anchor, **params)


def _tell_unknown(trace: Trace, rule: Rule, day: date, land: str | None) -> None:
    """Say which version would apply today and was not known then."""
    if rule.known is None:
        return
    try:
        now = version_on(rule.known.whole, day, land)
        # What was known then is what is known today, so there is nothing to say.
        if now.start == version_on(rule, day, land).start:
            return
    except Unanswerable:
        return
    params: dict[str, Any] = {"rule": rule.id, "version": now.start, "known_on": rule.known.on}
    if type(land) in PLAIN:
        params |= rule.known.since[str(land) if land in rule.lands else "", now.start]._asdict()
    trace.note("version_not_known", "warning", now.basis, **params)


def version_in_force(rule_of: Callable[[str], Rule], name: str, day: date) -> Version:
    """What a rule says on ``day``; where it takes another rule's figure, that rule's version.

    Raises what :func:`find` raises, and :class:`Unanswerable` ``no_text_read`` or ``not_in_force`` where it says nothing.
    """
    rule = rule_of(name)
    version = version_on(rule, day)
    if version.state == USE:
        return version_in_force(rule_of, version.value, day)
    if version.state != VALUE:
        code = "no_text_read" if version.state == GAP else "not_in_force"
        raise Unanswerable(code, rule.anchor, rule=name, value=day, basis=version.basis)
    return version


def version_before(rule: Rule, day: date, land: str | None) -> Version | None:
    """The version before that of ``day``, which exists; ``None`` where that is the first."""
    day = rule.fixed or day
    if type(day) is not date or type(land) not in PLAIN:
        seen: Version | None = version_seen(rule, day, land, version_before)
        return seen
    version = version_on(rule, day, land)
    return next((before for before, after in pairwise(rule.history(land)) if after is version), None)


def has_own(rule: Rule, land: str | None) -> bool:
    """Whether a Land has a history of its own."""
    if type(land) not in PLAIN:
        return bool(look(land, ("has_own", rule.id), partial(_is_own, rule)))
    return land in rule.lands


def _is_own(rule: Rule, _day: date, land: str | None) -> bool:
    return land in rule.lands


def shown(rule: Rule, version: Version) -> Any:
    """What a version says, for people: money as euro, nothing where nothing was in force."""
    if version.state == NONE:
        return None
    if version.state == VALUE and rule.kind in MONEY_KINDS and version.value is not None:
        return money(version.value)
    return version.value


def pick(
    trace: Trace,
    rule: Rule,
    day: date,
    *,
    land: str | None = None,
    began: date | None = None,
    older: bool = False,
    uses: tuple[str, ...] = (),
) -> Pick:
    """:func:`find`, recorded as a step of the answer.

    Raises :class:`Unanswerable` ``no_text_read`` where the data states a gap; a source that rests on one account or none,
    or a version past its review day, turns the answer into one to review.
    """
    return record(trace, rule, day, find(rule, day, land, began, older=older), uses, land=land)


def record(
    trace: Trace, rule: Rule, day: date, found: Pick, uses: tuple[str, ...] = (), *, land: str | None = None
) -> Pick:
    """What :func:`find` found, recorded as a step of the answer; raises what :func:`pick` raises of its own."""
    version = found.version
    if version.state == GAP:
        raise Unanswerable("no_text_read", rule.anchor, rule=rule.id, value=day, basis=version.basis)
    if not trace.keeps_status:
        return found
    _tell_unknown(trace, rule, day, land)
    # Nobody has looked at the text since: the figure may still be right, and a person is to see whether it is.
    if version.review_by is not None and (rule.fixed or day) > version.review_by:
        trace.raise_status(REVIEW)
        trace.note("past_review", "warning", version.basis, rule=rule.id, review_by=version.review_by)
    if not trace.keeps_steps:
        # A register shows no steps, but a weak source must turn its answer into one to review all the same.
        trace.weigh(version.source)
        return found
    step = trace.step(
        "version",
        source=version.source,
        rule=rule.id,
        scope=found.scope,
        value=shown(rule, version),
        version=version.start,
        passed_over=found.passed_over,
        basis=version.basis,
        uses=uses,
    )
    return Pick(version, found.scope, found.passed_over, found.older, step)
