"""The fiction of notification: a letter, a mail or a notice counts as notified some days after it was posted.

The days come from ``data/deadlines.toml`` by Land and day of posting. A proven receipt can take the fiction's place.
"""

from datetime import date, timedelta
from typing import NamedTuple

from hardship_cli.answer import REVIEW, Trace
from hardship_cli.case import Case
from hardship_cli.errors import OutsideCalendar, Unanswerable
from hardship_cli.law import disputes
from hardship_cli.law.filing import Seat, calendar_of, end_at
from hardship_cli.law.in_force import counted, holds, known, length, says_yes, stated, take
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import GAP, NONE, USE, VALUE, Rule, Version
from hardship_cli.schedule.pick import Pick, find, has_own, record, version_on

_ONE_DAY = timedelta(days=1)
_LETTER, _CERTIFICATE, _E_ACKNOWLEDGEMENT = "letter", "pzu", "e-acknowledgement"
# Why the day is open where an earlier receipt would count and none is given: an e-mail, an electronic acknowledgement.
RECEIPT_OPEN, ACKNOWLEDGEMENT_OPEN = OF_RECEIPT = ("receipt_unknown", "acknowledgement_missing")


class OtherDay(NamedTuple):
    """The day under another reading of a disputed point, or if an open fact were otherwise (``day`` may be unknown)."""

    because: str
    day: date | None
    basis: str
    reading: str | None = None


class Notification(NamedTuple):
    """The day of notification that leads, with its step; ``None`` where nothing was notified as the law demands."""

    day: date | None
    step: str
    others: tuple[OtherDay, ...] = ()


def fiction(case: Case, law: Law, trace: Trace, rule: Rule) -> Notification:
    """The day by the fiction that ``rule`` lets run from the posting, unless a proven receipt takes its place.

    It never moves off a weekend or holiday. Raises :class:`Unanswerable` ``posted_needed``, ``land_needed``, ``no_text_read``.
    """
    by_its_date = (
        case.posted is None and case.received is None and case.decided is not None and case.delivery == _LETTER
    )
    if by_its_date:
        case = case._replace(posted=case.decided)
    if case.posted is None:
        return _without_posting(case, law, trace, rule)
    picked, others = _picked(case, trace, rule)
    if by_its_date:
        # It was posted on the day of its date at the earliest: that gives the safe day, and when the period ends nobody knows.
        others.append(OtherDay("posted_later", None, rule.basis))
    day, disputed = _disputed(case, law, rule, picked)
    others += disputed
    _conditions(case, law, trace)
    fiction_day = day
    day, others = _on_receipt(case, law, trace, day, others)
    rolls = stated(law, _rolls(law, case), case.on or case.posted)
    # The naive reader moves the day off a Sunday. § 31 Abs. 3 VwVfG moves the end of a period for an act, and a day of
    # notification is none: only a rule of its own could move it.
    if day == fiction_day and rolls.value is True:
        day = end_at(law, day, Seat(case.land, case.place)).last
    elif day == fiction_day and _is_free(law, day, case.land):
        trace.note("day_stays", "hint", rolls.basis, day=day)
        trace.cite(rolls.source, weigh=False)
    return Notification(day, notified_step(trace, day, picked), tuple([other for other in others if other.day != day]))


def weighed(law: Law, point: str, first: date | None, second: date | None) -> tuple[date | None, list[OtherDay]]:
    """The day under the reading of a disputed point that is followed, and the days under the others.

    Reading A gives the ``first`` day, every other the ``second``.
    """
    lead = disputes.applied(law, point)
    day = first if lead == "A" else second
    return day, [
        OtherDay(point, first if name == "A" else second, reading["basis"], name)
        for name, reading in disputes.others(law, point)
    ]


def notified_step(trace: Trace, day: date, picked: Pick) -> str:
    """Record the day of notification that a picked rule gives."""
    return trace.step("notified", value=day, basis=picked.version.basis, uses=(picked.step,))


def tell_later_receipt(case: Case, trace: Trace, basis: str) -> None:
    """Name a receipt that lies after the day of notification that was given: by a fiction the receipt would count instead.

    Not with a certificate of service: when what was left was picked up does not matter (§§ 180, 181 ZPO).
    """
    if case.notified is None or case.received is None or case.delivery == _CERTIFICATE:
        return
    if case.received > case.notified:
        trace.note("received_after_notified", "warning", basis, given=case.notified, received=case.received)


def receipt_rule(law: Law, delivery: str | None, which: str) -> Rule | None:
    """The rule that says whether a ``later`` or ``earlier`` receipt replaces the fiction; ``None``: it never does."""
    name = f"{word(delivery)}_{which}_receipt_counts"
    return law.deadlines.rule(name) if law.deadlines.has_rule(name) else None


def word(delivery: str | None) -> str:
    """A delivery as it stands in the ids of rules."""
    return (delivery or "").replace("-", "_")


def _picked(case: Case, trace: Trace, rule: Rule) -> tuple[Pick, list[OtherDay]]:
    """The version by the day of posting; where an unknown start of the procedure would decide, the one of the earlier day."""
    assert case.posted is not None
    law_day = case.on or case.posted
    began = _began(case)
    found = _followed(trace.law, rule, law_day, case, began)
    if found.version.state == GAP:
        return _stand_in(trace, rule, found, law_day), []
    in_force(case, rule, found.version, law_day)
    clause = found.version.old_if
    if found.older is not None and clause and case.decided is not None and case.decided < clause.began_before:
        began = case.decided
        found = _followed(trace.law, rule, law_day, case, began)
        in_force(case, rule, found.version, law_day)
    older, newer = found.older, found.version
    if older is None or clause is None or older.value == newer.value:
        picked = record(trace, rule, law_day, found, land=case.land)
        if picked.passed_over:
            trace.note("older_procedure", "hint", _clause_behind(rule, case.land, picked), began=began)
        elif clause is not None and began is not None and case.began != began:
            trace.note("began_with_application", "info", clause.basis, began=began)
        return picked, []
    # When the procedure began is not known, so either version may hold: the shorter fiction gives the earlier and safe day.
    older_leads = older.state != VALUE or older.value < newer.value
    if older_leads:
        found = _followed(trace.law, rule, law_day, case, None, older=True)
        in_force(case, rule, found.version, law_day)
    picked = record(trace, rule, law_day, found, land=case.land)
    other = _counted(case.posted, rule, newer.value if older_leads else older.value)
    return picked, [OtherDay("began_unknown", other, clause.basis)]


def _began(case: Case) -> date | None:
    """When the procedure began, as far as it is known: an application begins it (§ 22 S. 2 VwVfG), whatever is noted later."""
    if case.began is None or case.applied is None:
        return case.began or case.applied
    return min(case.began, case.applied)


def _followed(law: Law, rule: Rule, day: date, case: Case, began: date | None, *, older: bool = False) -> Pick:
    """What :func:`find` finds, with references followed."""
    found = find(rule, day, case.land, began, older=older)

    def of(version: Version) -> Version:
        while version.state == USE:
            version = version_on(law.deadlines.rule(version.value), day, case.land)
        return version

    return found._replace(version=of(found.version), older=None if found.older is None else of(found.older))


def in_force(case: Case, rule: Rule, version: Version, day: date) -> None:
    """Refuse a way that the law of the Land does not know: :class:`Unanswerable` ``no_retrieval``, ``not_in_force``."""
    if version.state == NONE:
        code = "no_retrieval" if case.delivery == "portal" else "not_in_force"
        raise Unanswerable(code, "delivery", rule=rule.id, value=day, basis=version.basis)


def _clause_behind(rule: Rule, land: str | None, picked: Pick) -> str:
    """The transitional clause that passed over the newer version."""
    passed = picked.passed_over[-1].version
    return next(
        version.old_if.basis for version in rule.history(land) if version.start == passed and version.old_if is not None
    )


def _stand_in(trace: Trace, rule: Rule, found: Pick, law_day: date) -> Pick:
    """Where no text of the Land's law was read, the shortest fiction that any German law had on the day: the safe one.

    Raises :class:`Unanswerable` ``no_text_read`` where none was read at all.
    """
    figures = []
    law_day = rule.fixed or law_day
    for history in (rule.versions, *rule.lands.values()):
        then = [version for version in history if version.start <= law_day]
        if then and then[-1].state == VALUE:
            figures.append(then[-1].value)
    version = found.version
    if not figures:
        raise Unanswerable("no_text_read", rule.anchor, rule=rule.id, value=law_day, basis=version.basis)
    shortest = min(figures)
    trace.raise_status(REVIEW)
    trace.note("fiction_unread", "warning", version.basis, length=Period(shortest, rule.kind))
    step = trace.step(
        "stand_in", source=version.source, rule=rule.id, scope=found.scope, value=shortest, basis=version.basis
    )
    return found._replace(version=version._replace(state=VALUE, value=shortest), step=step)


def _disputed(case: Case, law: Law, rule: Rule, picked: Pick) -> tuple[date, list[OtherDay]]:
    """The day, weighed by the disputed points on a fiction.

    The law of the posting or of the fiction day (E9), Land or federal law (E17), the last day of public service or the day
    after (E11), and those of a Land.
    """
    assert case.posted is not None
    law_day = case.on or case.posted
    lead = day = counted(case.posted, length(rule, picked.version, law_day))
    points: list[tuple[str, date | None]] = []
    way = word(case.delivery)
    if case.on is None:
        # Where a transitional clause settles it, the posting shows that the procedure had begun before.
        later = find(rule, day, case.land, _began(case) or case.posted).version
        changes = later.start > case.posted and later.state == VALUE and later.value != picked.version.value
        # The fiction day lies under the new version, the posting under the old one: which of the two days decides is E9, where no
        # transitional law of the Land says it.
        if changes and not _posting_decides(case, law, way, day):
            points.append((disputes.of_way(law, "E9", way), _counted(case.posted, rule, later.value)))
    # A Land with an act of its own that has not followed the Federation yet: by § 1 Abs. 3 VwVfG its act comes first, which
    # is disputed (E17).
    if rule.kind == "days" and rule.as_federal and not picked.passed_over and has_own(rule, case.land):
        federal = known(law, rule, law_day, rule.as_federal[0])
        if federal is not None and federal.value != picked.version.value:
            points.append((disputes.of_way(law, "E17", way), _counted(case.posted, rule, federal.value)))
    if case.delivery == "public":
        points.append(("E11", day + _ONE_DAY))
    own = disputes.of_land(law, case.land, way.upper()) if rule.scope == "land" else None
    if own is not None:
        points.append((own, None))  # its other reading is told, not reckoned
    if not points:
        return day, []
    found: list[OtherDay] = []
    for point, second in points:
        weighed_day, others = weighed(law, point, day, second)
        if weighed_day is None:
            raise Unanswerable("no_text_read", rule.anchor, rule=rule.id, value=law_day, basis=picked.version.basis)
        lead = weighed_day if weighed_day != day else lead
        found += others
    return lead, found


def _posting_decides(case: Case, law: Law, way: str, day: date) -> bool:
    """Whether transitional law of the Land says that the law of the day of posting applies (§ 97 VwVfG NRW)."""
    name = f"{way}_posting_decides"
    return law.deadlines.has_rule(name) and holds(law, law.deadlines.rule(name), day, case.land)


def _on_receipt(case: Case, law: Law, trace: Trace, day: date, others: list[OtherDay]) -> tuple[date, list[OtherDay]]:
    """A proven receipt replaces the fiction where it is later, and in some ways and Länder also where it is earlier."""
    received = case.received
    if received is None:
        return _receipt_open(case, law, trace, day, others)
    if received == day:
        return day, others
    which = "later" if received > day else "earlier"
    rule = receipt_rule(law, case.delivery, which)
    law_day = case.on or case.posted or received
    # The fiction is a floor: an earlier receipt does not count in most ways and Länder, a later one does where it is proven.
    if rule is None or not holds(law, rule, law_day, case.land):
        return day, others
    picked = take(trace, rule, law_day, land=case.land)
    trace.note(
        "late_arrival" if which == "later" else "early_arrival",
        "hint",
        picked.version.basis,
        received=received,
        fiction=day,
    )
    # By a real receipt the doubts about the fiction are settled, but for a day that would be later still.
    return received, [other for other in others if which == "later" and other.day and other.day > received]


def _receipt_open(case: Case, law: Law, trace: Trace, day: date, others: list[OtherDay]) -> tuple[date, list[OtherDay]]:
    """The day where the receipt is not given, though an earlier one would take the place of the fiction that ends on ``day``."""
    rule, law_day = receipt_rule(law, case.delivery, "earlier"), case.on or case.posted
    assert case.posted is not None
    assert law_day is not None
    if rule is None or not holds(law, rule, law_day, case.land):
        return day, others
    picked = take(trace, rule, law_day, land=case.land)
    if case.delivery == _E_ACKNOWLEDGEMENT:
        # No date is given, so none is taken to have come back. Then the fiction runs only where the procedure must be electronic
        # on request, which no fact says: else nothing was served yet.
        return day, [*others, OtherDay(ACKNOWLEDGEMENT_OPEN, None, picked.version.basis)]
    # What is sent electronically usually arrives on the same day: that is the earliest day, and thus the safe one.
    return case.posted, [*others, OtherDay(RECEIPT_OPEN, day, picked.version.basis)]


def _without_posting(case: Case, law: Law, trace: Trace, rule: Rule) -> Notification:
    """No posting day, no fiction: where a later receipt counts, the receipt is the earliest day left, thus the safe one."""
    later, earlier = (receipt_rule(law, case.delivery, which) for which in ("later", "earlier"))
    if case.received is None or later is None:
        raise Unanswerable("posted_needed", "posted", delivery=case.delivery)
    law_day = case.on or case.received
    picked = take(trace, later, law_day, land=case.land)
    if not says_yes(picked):
        raise Unanswerable("posted_needed", "posted", delivery=case.delivery)
    others: tuple[OtherDay, ...] = ()
    counts = None if earlier is None else known(law, earlier, law_day, case.land)
    if earlier is not None and counts is not None and counts.value:
        take(trace, earlier, law_day, land=case.land)  # what decides is named, and counts for the status
    else:
        # It may have been posted so late that the fiction ends after the receipt: when the period ends nobody knows.
        others = (OtherDay("posted_unknown", None, rule.basis),)
    return Notification(case.received, notified_step(trace, case.received, picked), others)


def _conditions(case: Case, law: Law, trace: Trace) -> None:
    """What must hold beside the days for the fiction of some ways to run."""
    name = f"{word(case.delivery)}_consent_presumed"
    if law.deadlines.has_rule(name):
        assert case.posted is not None
        consent = known(law, law.deadlines.rule(name), case.on or case.posted, case.land)
        if consent is not None:
            trace.note("consent_presumed" if consent.value else "consent_needed", "hint", consent.basis)


def _counted(event: date, rule: Rule, value: int) -> date:
    return counted(event, Period(value, rule.kind))


def _rolls(law: Law, case: Case) -> Rule:
    own = f"notification_{word(case.delivery)}_rolls"
    return law.deadlines.rule(own if law.deadlines.has_rule(own) else "notification_rolls")


def _is_free(law: Law, day: date, land: str | None) -> bool:
    try:
        return calendar_of(law).is_free(day, land) is not None
    except OutsideCalendar:
        return False
