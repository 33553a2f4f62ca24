"""The time that a title was held: the gap before a permit, and when a settlement permit opens by that time (§§ 26, 85 AufenthG)."""

from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import Trace
from hardship_cli.case import Case
from hardship_cli.law.fiction_facts import NO_EFFECT, SCHENGEN, SCHENGEN_VISA
from hardship_cli.law.in_force import full, known, length, take
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE, Rule, Version

_ONE_DAY = timedelta(days=1)


class Gap(NamedTuple):
    """The days behind the old title's last one that nothing bridges: ``until`` is the first day after them.

    ``tolerated``: the authority may disregard them (§ 85 AufenthG).
    """

    old: date
    until: date
    tolerated: bool
    basis: str


class Settlement(NamedTuple):
    """The first day on which a settlement permit can be granted by the time held.

    ``anew``: that day if the authority does not disregard the ``gap``, where it may.
    """

    day: date
    anew: date | None = None
    gap: Gap | None = None


class _Years(NamedTuple):
    """The rule on how many years open a settlement permit, its version on the law's ``day``, and whether that day is fixed."""

    rule: Rule
    now: Version
    day: date
    is_fixed: bool


def gap_of(case: Case, law: Law, first: date, day: date) -> Gap | None:
    """The gap between the old title and a permit from ``first`` on; ``None`` where there is none, or no rule on it is known."""
    old = case.permit_until
    if not isinstance(old, date):
        return None
    in_time = case.applied is not None and case.applied <= old
    if in_time and case.held == SCHENGEN_VISA:
        # Nothing bridges the days behind it (§ 81 Abs. 4 S. 2), so they are a gap.
        version = known(law, law.deadlines.rule(SCHENGEN), case.on or case.applied or day)
        in_time = version is not None and version.value != NO_EFFECT
    # An application in time bridges the days between (§ 81 Abs. 4 S. 1), an order those from the order on (S. 3): only
    # what nothing bridges is a gap.
    bridged = first if case.applied is None else max(first, case.applied)
    if case.continuation_ordered is not None:
        bridged = min(bridged, case.continuation_ordered)
    if bridged <= old + _ONE_DAY or in_time:
        return None
    rule = law.deadlines.rule("gap_tolerance")
    version = known(law, rule, day)
    if version is None:
        return None
    # § 85 AufenthG lets an authority disregard a gap of up to a year: so long a one may do no harm, a longer one is
    # warned of.
    tolerated = bridged <= full(old + _ONE_DAY, length(rule, version, day))
    return Gap(old, bridged, tolerated, version.basis)


def settlement_from(case: Case, trace: Trace, day: date, gap: Gap | None) -> Settlement | None:
    """The first day on which a settlement permit can be granted by the time held, counted from ``lawful_since``.

    Days of a gap are no time held. Where the authority may disregard it (§ 85 AufenthG), the time before it counts all the same.
    """
    since = case.lawful_since
    if since is None:
        return None
    rule = trace.law.deadlines.rule("settlement_after")
    now = known(trace.law, rule, day)
    if now is None:
        return None  # it stands beside the permit and does not block it
    years = _Years(rule, now, day, is_fixed=rule.fixed is not None or case.on is not None)
    if gap is not None and since > gap.old:
        gap = None  # what is counted began behind it
    opens, at = _opened(years, gap.until if gap is not None and not gap.tolerated else since)
    found = Settlement(opens)
    if gap is not None and gap.tolerated:
        # Of an observed case no register shows the day if the authority disregards the gap, nor the one if it does not.
        later, anew = opens, opens
        if type(case) is Case:
            later, anew = (_opened(years, first)[0] for first in (since + (gap.until - gap.old - _ONE_DAY), gap.until))
        found = Settlement(later, anew, gap)
    picked = take(trace, rule, at)
    trace.step("settlement", value=found.day, basis=picked.version.basis, uses=(picked.step,))
    return found


def _opened(years: _Years, since: date) -> tuple[date, date]:
    """The first day on which the years are full, and the day by whose version they were counted.

    Each version of the rule speaks of its own days alone: before it began, its years opened nothing to anybody. Where the
    law's day is fixed, that day's version alone is asked.
    """
    rule, now, at, is_fixed = years
    day = _settled(since, rule, now)
    if not is_fixed:
        ends = (*[version.start for version in rule.versions[1:]], date.max)
        own = ((_settled(since, rule, one), one, end) for one, end in zip(rule.versions, ends, strict=True))
        # The versions are in order, so the first in whose time its years are full gives the earliest day.
        opens = next(((first, one) for first, one, end in own if one.state == VALUE and first < end), None)
        if opens is not None:
            day, version = opens
            # Where the law's day has the same years, it is named for a day that does not hang on a change of the law.
            hangs = version.value != now.value or day == version.start
            at = version.start if hangs else max(version.start, years.day)
    return day, at


def _settled(since: date, rule: Rule, version: Version) -> date:
    """The first day within a version's time on which its years are full; without a value the first day of that time."""
    return (
        max(version.start, full(since, length(rule, version, version.start)))
        if version.state == VALUE
        else version.start
    )
