"""Until when a permit can run: §§ 7, 26 AufenthG, §§ 187-190 BGB. Lengths and limits: ``data/deadlines.toml``."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import REVIEW, Alternative, Answer, OtherEffect, PermitAnswer, Trace
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.law import disputes
from hardship_cli.law.continued import carried_on
from hardship_cli.law.fee_facts import STICKER, check_end, check_length, check_sticker, first_day, sticker_limit
from hardship_cli.law.fee_work import Unkept
from hardship_cli.law.in_force import full, holds, length, stated, take
from hardship_cli.law.periods import event_period_end, inclusive_period_end
from hardship_cli.law.permit_notes import REQUESTED, length_is_open, remarks
from hardship_cli.law.time_held import Gap, gap_of, settlement_from
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE, Rule
from hardship_cli.schedule.pick import pick

# The limits by the rule that sets each. Where several end on one day the application is named, for nothing was cut from
# it; then the law, then practice.
_CAPS = {"permit_max_short": "six-months", "permit_max": "three-years", "purpose_cap": "purpose"}
_PASSPORT = "passport"
_ONE_DAY = timedelta(days=1)

# The words of the rules ``extension_start`` and ``late_start``: an extension joins the old title; after a late
# application it begins with that.
_JOINS, _APPLIED = "day-after-expiry", "applied"

# The title whose exemption from the short limit is disputed point E12, and the reading by which it is exempt.
_NO_SHORT_LIMIT, _EXEMPT = "25-4-2", "A"


class Limit(NamedTuple):
    """One limit on the length: its name in the answer, the rule that sets it (none: the application), its last day."""

    name: str
    rule: Rule | None
    end: date


class Term(NamedTuple):
    """The question once its first day is known: the case, the first day, the day whose law applies, and the gap before it."""

    case: Case
    law: Law
    first: date
    day: date
    gap: Gap | None


class Stay(NamedTuple):
    """Whether the stay was lawful for less than the threshold on the first day, and when it reaches it.

    ``open_by``: the gap of which the authority says whether the stay before it counts, if that decides.
    """

    short: bool
    reached: date
    open_by: Gap | None = None


def permit(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    """The first and last day of the permit that ``case`` asks for, and the limit that sets the last.

    The first day is ``start``, else the day after ``permit_until`` (§ 190 BGB), after a late application the day of that
    (§ 81 Abs. 1 AufenthG). The last is the earliest of: the
    length applied for (for a title on a sticker the month that it can run at most, § 78a Abs. 1 S. 1 AufenthG), the
    longest term by law (§ 26 Abs. 1 S. 1 AufenthG), the end of the purpose (§ 7 Abs. 2), the end of the passport
    (practice, no law). It does not move off weekends. Where limits end on one day, the first in this order is named.
    ``trace`` as in :func:`~hardship_cli.law.fees.fee`.

    Raises :class:`Unanswerable` ``start_needed``, ``lawful_since_needed`` (with what each side of the threshold would
    give), ``purpose_over`` and ``passport_over`` (nothing is left), ``before_first_version``; :class:`InputError` for
    contradictions.
    """
    trace = trace or Trace(law)
    carried = carried_on(case, law)
    # By the reading that an application on the next working day came in time the permit is that of one on the title's last day.
    in_time = case._replace(applied=carried.ends) if carried.others else case
    term = _term(in_time if carried.in_time else case, law)
    trace.step("law_day", value=term.day, rule="on" if case.on else _anchor(term.case, term.first))
    begin = _begin(term, trace)
    short = _is_short(term, trace)
    reading = disputes.applied(law, "E6")
    found = _limits(term, short=short, reading=reading)
    binding = _binding(term, found, short=short)
    steps = _record(term, trace, found, binding, begin)
    end = binding.end
    trace.step("last_day", value=end, uses=tuple(steps))
    alternatives = _alternatives(term, trace, found, binding, short=short)
    alternatives += _by_time_to_apply(case if carried.in_time else in_time, trace, carried.others, end)
    settlement = settlement_from(case, trace, term.day, term.gap)
    length_is_open(term.case, law, trace, end=end, day=term.day)
    remarks(term.case, law, trace, first=term.first, end=end, gap=term.gap, settlement=settlement)
    days = (end - term.first).days + 1
    opened = None if settlement is None else settlement.day
    answer = PermitAnswer(term.first, end, binding.name, days, end + _ONE_DAY, end, opened, tuple(alternatives))
    return trace.close("permit", case, answer)


def _term(case: Case, law: Law) -> Term:
    """The question with its first day; raises where that is not known, contradicts another fact, or leaves no day."""
    first = _first_day(case)
    _check(case, first)
    day = case.on or first
    term = Term(case, law, first, day, gap_of(case, law, first, day))
    _check_left(term)
    check_sticker(case, law, day)  # as the fee does
    return term


def _first_day(case: Case) -> date:
    first = first_day(case)
    if first is None:
        raise Unanswerable("start_needed", "start")
    return first


def _anchor(case: Case, first: date) -> str:
    """Which fact gives the first day."""
    if case.start is not None:
        return "start"
    return "permit_until" if first - _ONE_DAY == case.permit_until else "applied"


def _check(case: Case, first: date) -> None:
    """Refuse facts that contradict a first day that was worked out, or each other."""
    check_end(case, first)
    if case.lawful_since is not None and case.lawful_since > first:
        field = _anchor(case, first)
        value = getattr(case, field)
        raise InputError("wrong_order", field, value=value, other="lawful_since", other_value=case.lawful_since)
    check_length(case, first)


def _begin(term: Term, trace: Trace) -> str:
    """Record where the first day comes from."""
    uses: tuple[str, ...] = ()
    basis = None
    if term.case.start is None:
        late = _anchor(term.case, term.first) == "applied"
        picked = take(trace, term.law.deadlines.rule("late_start" if late else "extension_start"), term.day)
        if picked.version.value != (_APPLIED if late else _JOINS):
            raise Unanswerable("start_needed", "start")
        uses, basis = (picked.step,), picked.version.basis
        code = "start_at_application" if late else "start_derived"
        trace.note(code, "warning" if late else "hint", basis, start=term.first)
    return trace.step("first_day", value=term.first, basis=basis, uses=uses)


def _limits(term: Term, *, short: bool, reading: str) -> list[Limit]:
    """All limits, in the order of ties. ``reading`` is that of E6: ``A`` counts the first day, ``B`` does not."""
    case, law, rule_of = term.case, term.law, term.law.deadlines.rule
    # The first day of a permit counts (§ 187 Abs. 2 BGB), so three years end on the day before the one with the same number.
    # Practice sometimes gives a day more (E6).
    span_end = inclusive_period_end if reading == "A" else event_period_end
    longest = "permit_max_short" if short else "permit_max"
    month = sticker_limit(case, law, term.day)
    limits = []
    # A last day that was asked for goes before a length: it needs no reckoning, and no reading of E6.
    if case.until is not None:
        limits.append(Limit(REQUESTED, None, case.until))
    elif case.months is not None:
        limits.append(Limit(REQUESTED, None, span_end(term.first, case.months)))
    elif month is not None:
        # Who asks for a title on a sticker asks for what a sticker can be.
        limits.append(Limit(REQUESTED, law.fees.rule(STICKER), span_end(term.first, month)))
    maximum = stated(law, rule_of(longest), term.day)
    # A longest term that was not in force limits nothing.
    if maximum.state == VALUE:
        most = length(rule_of(longest), maximum, term.day)
        limits.append(Limit(_CAPS[longest], rule_of(longest), span_end(term.first, most)))
    if case.purpose_until is not None and holds(law, rule_of("purpose_cap"), term.day):
        limits.append(Limit(_CAPS["purpose_cap"], rule_of("purpose_cap"), case.purpose_until))
    if case.passport_until is not None and holds(law, rule_of("passport_cap"), term.day):
        limits.append(Limit(_PASSPORT, rule_of("passport_cap"), case.passport_until))
    return limits


def _binding(term: Term, limits: list[Limit], *, short: bool) -> Limit:
    """The limit that sets the last day; raises :class:`Unanswerable` where there is none."""
    if not limits:
        _length(term.law, "permit_max_short" if short else "permit_max", term.day)
    return min(limits, key=lambda limit: limit.end)


def _end(limits: list[Limit]) -> date | None:
    """The earliest of all ends; ``None`` where nothing limits the length."""
    return min((limit.end for limit in limits), default=None)


def _is_short(term: Term, trace: Trace) -> bool:
    """Whether the short limit applies: the title has one, and the stay is not lawful for long enough on the first."""
    case, law = term.case, term.law
    flag = take(trace, _short_cap(term), term.day)
    if not _has_short_limit(term):
        return False
    if case.lawful_since is not None:
        threshold = take(trace, law.deadlines.rule("short_stay_threshold"), term.day)
        stay = _stay(term, case.lawful_since)
        trace.step("threshold", value=stay.reached, basis=threshold.version.basis, uses=(flag.step, threshold.step))
        return stay.short
    reading = disputes.applied(law, "E6")
    # Since when the stay is lawful is asked only where the short limit would cut anything.
    ends = [_end(_limits(term, short=short, reading=reading)) for short in (True, False)]
    if ends[0] == ends[1]:
        return False
    raise Unanswerable(
        "lawful_since_needed",
        "lawful_since",
        threshold=_length(law, "short_stay_threshold", term.day).amount,
        start=term.first,
        would_give=tuple(zip(("stay_below_threshold", "stay_at_threshold"), ends, strict=True)),
    )


def _short_cap(term: Term) -> Rule:
    """The rule that says whether the title has the short limit."""
    return term.law.deadlines.rule(f"short_cap_{term.case.title.replace('-', '_')}")


def _has_short_limit(term: Term) -> bool:
    """Whether the title has the short limit, by the law or by the reading that is followed.

    § 26 Abs. 1 S. 1 AufenthG names § 25 Abs. 4 S. 1 and Abs. 5 alone; service portals apply the short limit to S. 2 all the
    same, against the wording (E12).
    """
    if holds(term.law, _short_cap(term), term.day):
        return True
    return term.case.title == _NO_SHORT_LIMIT and disputes.applied(term.law, "E12") != _EXEMPT


def _stay(term: Term, since: date) -> Stay:
    """How long the stay has been lawful on the first day of the permit, as far as the threshold asks.

    Days of a gap are no lawful stay (§ 81 Abs. 1 AufenthG), and they interrupt it unless the authority disregards them (§ 85).
    """
    case, first, gap = term.case, term.first, term.gap
    reached = _reached(term, since)
    if first < reached or gap is None or since > gap.old:
        return Stay(first < reached, reached)
    anew = _reached(term, gap.until)
    if anew <= first:
        return Stay(short=False, reached=anew)
    # Days before and behind the gap are not added up, for that can only come to a term that is too long.
    before = reached <= gap.old + _ONE_DAY
    short = not (before and gap.tolerated)
    # Behind a gap that cannot be disregarded too short a stay before it decides nothing, but for an application in time of
    # which no fact tells.
    is_open = gap.tolerated or before or case.applied is None
    return Stay(short, anew if short else reached, gap if is_open else None)


def _reached(term: Term, lawful_since: date) -> date:
    """The first day on which a stay that is not interrupted has been lawful for as long as the threshold asks."""
    return full(lawful_since, _length(term.law, "short_stay_threshold", term.day))


def _length(law: Law, rule_id: str, day: date) -> Period:
    """A length of time that the law sets, as of ``day``."""
    rule = law.deadlines.rule(rule_id)
    return length(rule, stated(law, rule, day), day)


def _check_left(term: Term) -> None:
    """A purpose or a passport that ends before the first day leaves no day for a permit."""
    case, deadlines = term.case, term.law.deadlines
    for fact, code, rule in (
        ("purpose_until", "purpose_over", "purpose_cap"),
        ("passport_until", "passport_over", "passport_cap"),
    ):
        day: date | None = getattr(case, fact)
        if day is not None and day < term.first and holds(term.law, deadlines.rule(rule), term.day):
            raise Unanswerable(code, fact, value=day, start=term.first, basis=deadlines.rule(rule).basis)


def _record(term: Term, trace: Trace, limits: list[Limit], binding: Limit, begin: str) -> list[str]:
    """One step for each limit, with the version of the rule that sets it."""
    steps = []
    for limit in limits:
        uses: tuple[str, ...] = (begin,)
        basis = None
        # Practice rests on no text: naming its source makes an answer one to review, so only where it decides.
        if limit.rule is not None and (limit.name != _PASSPORT or limit is binding):
            # What is asked for rests on a rule of the tariff, if on any: references there are its own.
            of_rule = pick if limit.name == REQUESTED else take
            picked = of_rule(trace, limit.rule, term.day)
            uses, basis = (begin, picked.step), picked.version.basis
        steps.append(trace.step("limit", rule=limit.name, value=limit.end, basis=basis, uses=uses))
    return steps


def _alternatives(term: Term, trace: Trace, limits: list[Limit], binding: Limit, *, short: bool) -> list[Alternative]:
    """The last day without the practice of the passport, and by the other readings of disputed points."""
    case, law, end = term.case, term.law, binding.end
    found = []
    if binding.name == _PASSPORT:
        basis = law.deadlines.rule("passport_cap").basis
        without = _end([limit for limit in limits if limit.name != _PASSPORT])
        if without is not None:
            found.append(Alternative("passport_practice", day=without, basis=basis))
            trace.note("passport_practice", "warning", basis, day=without)
    for name, reading in disputes.others(law, "E6"):
        other = _end(_limits(term, short=short, reading=name))
        if other is not None and other != end:
            found.append(Alternative("E6", day=other, basis=reading["basis"], reading=name))
            # A day more than was asked for is a curiosity; a day more than the law allows is not.
            disputes.tell(trace, law, "E6", "info" if binding.rule is None else "hint")
    found += _by_gap(term, trace, end, short=short)
    if case.title == _NO_SHORT_LIMIT:
        for name, reading in disputes.others(law, "E12"):
            other = _end(_limits(term, short=name != _EXEMPT, reading=disputes.applied(law, "E6")))
            if case.lawful_since is None:
                if other != end:
                    disputes.mention(trace, law, "E12", "info")
            elif other != end and _stay(term, case.lawful_since).short:
                found.append(Alternative("E12", day=other, basis=reading["basis"], reading=name))
                disputes.tell(trace, law, "E12")
    return found


def _by_time_to_apply(case: Case, trace: Trace, others: Sequence[OtherEffect], end: date) -> list[Alternative]:
    """The last day if the application was in time by another reading, or late by it: that of ``case``, which says so."""
    other = _quiet_end(case, trace.law) if others else None
    found = []
    for one in others:
        if other is None or other == end:
            disputes.mention(trace, trace.law, one.because, "hint")
        else:
            disputes.tell(trace, trace.law, one.because)
            found.append(Alternative(one.because, day=other, basis=one.basis, reading=one.reading))
    return found


def _quiet_end(case: Case, law: Law) -> date | None:
    """The last day of another case; ``None`` where there is none."""
    try:
        term = _term(case, law)
        short = _is_short(term, Unkept(law))
        return _binding(term, _limits(term, short=short, reading=disputes.applied(law, "E6")), short=short).end
    except HardshipError:
        return None


def _by_gap(term: Term, trace: Trace, end: date, *, short: bool) -> list[Alternative]:
    """The last day if the authority judges the gap in the lawful stay otherwise, where the short limit hangs on that."""
    case, law = term.case, term.law
    if case.lawful_since is None or not _has_short_limit(term):
        return []
    gap = _stay(term, case.lawful_since).open_by
    other = None if gap is None else _end(_limits(term, short=not short, reading=disputes.applied(law, "E6")))
    if gap is None or other is None or other == end:
        return []
    trace.raise_status(REVIEW)
    # The authority has a choice only where it may disregard the gap; else it is a fact that is open, or the law.
    code = "gap_decides" if gap.tolerated else "gap_hangs" if case.applied is None else "gap_unread"
    basis = _short_cap(term).basis if code == "gap_unread" else gap.basis
    trace.note(code, "warning", basis, day=other, old=gap.old, start=gap.until)
    return [Alternative("gap", day=other, basis=basis)]
