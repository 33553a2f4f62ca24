"""What the facts of a case mean for its fee: the day, the age, the length, the act."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from hardship_cli.acts import BY_CARRIER, CARRIERS, EXTRA_ACTS
from hardship_cli.answer import Gist, Trace
from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import COURT_DOCUMENTS
from hardship_cli.law.delivered import DELIVERED, FEE_NOTICE, NOTIFIED_BY, OBJECTION_NOTICE
from hardship_cli.law.in_force import known
from hardship_cli.law.periods import (
    PeriodOutOfRange,
    birth_of,
    birthday_reached,
    event_period_end,
    inclusive_period_end,
)
from hardship_cli.observed import among, finding, look
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE, Rule
from hardship_cli.schedule.pick import version_in_force, version_on

if TYPE_CHECKING:
    from hardship_cli.law.notification_fiction import Notification, OtherDay

# The days of a case that can pick the version of the tariff where no day of notification can be reckoned, the most exact first
# (§ 4 Abs. 1 BGebG: Bekanntgabe).
ANCHORS = ("on", "notified", "decided", "posted", "received")

# The papers whose day is that of an objection's fee: the notice that decides on it, or one of the fee alone.
OWN_PAPERS = (FEE_NOTICE, OBJECTION_NOTICE)

# Whose protection gives travel documents numbers of their own (§ 48 Abs. 1 S. 1 Nr. 1 AufenthV), and the age that gives others.
# Whose travel documents have numbers of their own (§ 48 Abs. 1 S. 1 Nr. 1c, 1d, 1f AufenthV).
OWN_PAPER = ("asylum", "refugee", "subsidiary", "resettlement", "stateless")
ADULT, AGE_OF_CARD, AGE_OF_PAPERS = "adult_age", "identity_card_young_age", "travel_document_young_age"
REFUSED_ACT = {"refused-issue": "issue", "refused-extend": "extend", "refused-change-purpose": "change-purpose"}

# The added services that are about a card: its express procedure (§ 45a AufenthV), and sending it (§ 47 Abs. 1 Nr. 16).
_OF_CARD = ("express", "delivery")
# The rule with the longest extension on a sticker, which permits ask for too.
STICKER = "sticker_max_months"


# An amount that turns so soon after a day that was only taken is one to look at (CONTRACT section 3): a decision reaches people
# within weeks, and a letter within days.
SOON = timedelta(days=60)
# As far as the ways of delivery lie apart in law: a fiction of days, a public notice of weeks. A notification that is not sure can
# have been so much later.
NEAR = timedelta(days=14)
# An objection is decided on months after the refusal that it attacks, and a fee can be set as long after the act: days within
# which an amount that turns is one to look at.
OBJECTION_TAKES = 365


# The facts that the day of the tariff hangs on.
_DAY_NEEDS = (*NOTIFIED_BY, "act", "filed", "outcome")


class FeeDay(NamedTuple):
    """The day whose tariff applies, the fact that gives it, and the days of notification by other readings or open facts.

    Of some of those nobody knows the day.

    ``may_be_later``: it is only the earliest day on which the notification can have been; ``within``: how many days after it
    an amount that turns is one to look at; ``earliest``: it is only the latest, and on that day it can have been, too.
    ``sent``: the day follows from the delivery, of which this is the first day.
    """

    day: date
    anchor: str
    others: tuple["OtherDay", ...] = ()
    may_be_later: bool = False
    within: int = SOON.days
    earliest: date | None = None
    sent: date | None = None

    @property
    def latest(self) -> date:
        """The end of the span in which an amount that turns is one to look at."""
        return self.day + timedelta(days=self.within)


def anchor_of(case: Case) -> str | None:
    """The most exact fact that says something of the day whose tariff applies."""
    for name in ANCHORS:
        if getattr(case, name) is not None:
            return name
    return None


def has_day(case: Case) -> bool:
    """Whether a fact says something of the day whose tariff applies."""
    found: bool = finding(case, "has_fee_day", _has_day, needs=ANCHORS)
    return found


def _has_day(case: Case) -> bool:
    return anchor_of(case) is not None


def fee_day(case: Case, law: Law) -> FeeDay:
    """The day whose tariff applies: that of the notification, as given or reckoned; raises :class:`Unanswerable` ``day_needed``.

    By the day of the decision or of its posting goes a fee whose notification the facts do not say.
    """
    found: FeeDay = finding(case, "fee_day", partial(_fee_day, law), needs=_DAY_NEEDS)
    return found


def tariff_day(case: Case, law: Law) -> date:
    """The day that :func:`fee_day` gives, for who needs no more of it; raises the same."""
    found: date = finding(case, "tariff_day", partial(_tariff_day, law), needs=_DAY_NEEDS)
    return found


def _tariff_day(law: Law, case: Case) -> date:
    return fee_day(case, law).day


def _fee_day(law: Law, case: Case) -> FeeDay:
    found = _day_notified(law, case)
    # Of a refusal or a withdrawal disputed point E4 says the same, and an objection needs no application.
    if case.applied is None or case.act == "objection" or case.outcome != "granted":
        return found
    if found.day <= case.applied:
        return found
    arises = known(law, law.deadlines.rule("fee_arises_with_application"), case.applied)
    if arises is None or not arises.value:
        return found
    from hardship_cli.law.notification_fiction import weighed

    day, others = weighed(law, "FEE_ARISES", case.applied, found.day)
    assert day is not None
    return found._replace(day=day, others=(*found.others, *others), sent=None)


def _day_notified(law: Law, case: Case) -> FeeDay:
    found = _day_of_paper(law, case)
    if case.on is None and case.act != "objection" and case.document == FEE_NOTICE:
        return _before_fee_notice(case, found)
    if case.on is not None or case.act != "objection" or among(case.document, OWN_PAPERS):
        return found
    # What was delivered is the refusal. The notice on the objection, whose day counts, comes after it and after the objection.
    filed = None if among(case.document, COURT_DOCUMENTS) else case.filed
    if filed is not None and filed > found.day:
        return FeeDay(filed, "filed", may_be_later=True, within=OBJECTION_TAKES)
    return found._replace(may_be_later=True, within=OBJECTION_TAKES)


def _before_fee_notice(case: Case, found: FeeDay) -> FeeDay:
    """The day of an act whose fee has a notice of its own: that comes with the decision or after it (§ 13 Abs. 1 BGebG)."""
    if case.decided is not None:
        return FeeDay(case.decided, "decided", may_be_later=True)
    first = found.day - timedelta(days=OBJECTION_TAKES)
    if case.applied is not None and first < case.applied:
        first = case.applied
    return found._replace(may_be_later=False, earliest=first)


def _day_of_paper(law: Law, case: Case) -> FeeDay:
    # A day of notification that was given is held against its delivery, where that is known.
    is_known = case.notified is not None and case.delivery is None
    if case.on is None and not is_known and any(getattr(case, fact) is not None for fact in DELIVERED):
        found = _notified(case, law, Gist(law))
        if found is not None and found.day is not None:
            from hardship_cli.law.notification_fiction import ACKNOWLEDGEMENT_OPEN

            why = [other.because for other in found.others if other.day is None]
            sent = case.posted or case.received or found.day
            earliest = sent if ACKNOWLEDGEMENT_OPEN in why else None
            return FeeDay(found.day, "notified", found.others, may_be_later=bool(why), earliest=earliest, sent=sent)
    anchor = anchor_of(case)
    if anchor is None:
        raise Unanswerable("day_needed", "on")
    # A decision is notified after its date, and after it was posted; a receipt can lie before the day on which it counts.
    return FeeDay(getattr(case, anchor), anchor, may_be_later=anchor not in ("on", "notified"))


def _notified(case: Case, law: Law, trace: Trace) -> "Notification | None":
    from hardship_cli.law.notification import of_decision, of_paper

    # The fee of an objection is set by the notice that decides on it, and never by a court.
    own = case.act == "objection" and not among(case.document, COURT_DOCUMENTS)
    return of_paper(case, law, trace) if own else of_decision(case, law, trace)


def tell_notified(case: Case, law: Law, trace: Trace) -> None:
    """Say on what the day of the notification rests, and with it how sure it is, or in which Länder nothing is known of it."""
    _notified(case, law, trace)


def check_end(case: Case, first: date) -> None:
    """Refuse a last day before the first; raises :class:`InputError` ``until_before_start``."""
    if case.until is not None and case.until < first:
        raise InputError("until_before_start", "until", value=case.until, start=first)


def check_length(case: Case, first: date) -> None:
    """Refuse a length and a last day that disagree; raises :class:`InputError` ``length_disagrees``."""
    if case.until is None or case.months is None or case.until < first:
        return  # a last day before the first is another error, told where the length is asked for
    # Both ways of counting are seen on cards (disputed point E6); anything else is a slip.
    ends = (inclusive_period_end(first, case.months), event_period_end(first, case.months))
    if case.until not in ends:
        raise InputError("length_disagrees", "until", value=case.until, months=case.months, start=first, end=ends[0])


def figure(law: Law, rule: str, day: date) -> int:
    """A plain number of the law on a day (an age, a limit in months); raises :class:`Unanswerable` where it says none."""
    value: int = version_in_force(law.fees.rule, rule, day).value
    return value


def check(case: Case, law: Law, day: date) -> None:
    """Refuse facts that do not go together for a fee."""
    if case.act is None:
        raise Unanswerable("act_needed", "act")
    born = birth_of(case)
    if born is not None:
        if born > day:
            raise InputError("wrong_order", anchor_of(case), value=day, other="born", other_value=born)
        age = figure(law, ADULT, day)
        if case.minor is not None and case.minor != (day < birthday_reached(born, age)):
            adult_from = birthday_reached(born, age)
            raise InputError("minor_disagrees", "minor", value=case.minor, born=born, day=day, adult_from=adult_from)
    first = None if case.until is None else first_day(case)
    if first is not None:
        check_length(case, first)
    for extra in case.extras:
        if case.act not in EXTRA_ACTS[extra]:
            raise InputError("extra_not_with_act", "extras", value=extra, act=case.act)
    if case.act in BY_CARRIER:
        if len([extra for extra in case.extras if extra in CARRIERS]) > 1:
            raise InputError("carrier_twice", "extras", value=",".join(case.extras))
    elif "sticker" in case.extras:
        # Both are about the card of § 78 AufenthG, and a sticker takes its place (§ 78a Abs. 1 AufenthG).
        of_card = [extra for extra in case.extras if extra in _OF_CARD]
        if of_card:
            raise InputError("sticker_is_no_card", "extras", value=",".join(("sticker", *of_card)))


def is_younger(case: Case, law: Law, rule: str, day: date, law_day: date) -> bool:
    """Whether the person is on ``day`` below the age of ``rule``, as the law of ``law_day`` names it; of no birth, whether minor.

    The birthday itself is past it (§§ 187 Abs. 2 S. 2, 188 Abs. 2 BGB).
    """
    age, born = figure(law, rule, law_day), birth_of(case)
    return bool(case.minor) if born is None else day < birthday_reached(born, age)


def within(case: Case, limit: Period) -> bool | None:
    """Whether the length asked for is at most ``limit``, by calendar; ``None`` where the facts do not say."""
    found: bool | None = finding(case, f"within_{limit}", partial(_fits, limit=limit), needs=_LENGTH_FACTS)
    return found


# The facts that say how long a permit is asked for.
_LENGTH_FACTS = ("start", "months", "until", "permit_until", "applied")


def _fits(case: Case, limit: Period) -> bool | None:
    if limit.amount < 1:
        return False  # a limit of nothing, by somebody's own data
    try:
        return _within(case, limit)
    except PeriodOutOfRange:
        return True  # it ends where the calendar does


def _within(case: Case, limit: Period) -> bool | None:
    start = first_day(case) if case.until is not None else None
    if case.until is not None and start is not None:
        check_end(case, start)
        return case.until <= inclusive_period_end(start, limit)
    length = case.months
    if length is None:
        return None
    by_number = _asked(length, _by_number, limit)
    if by_number is not None:
        return by_number
    start = first_day(case)
    if start is not None:
        return inclusive_period_end(start, length) <= inclusive_period_end(start, limit)
    return _asked(length, _in_every_month, limit)


def _asked(length: Period, function: Callable[[Period, Period], bool | None], limit: Period) -> bool | None:
    if type(length) is Period:
        return function(length, limit)
    # Of many lengths a register asks each once, and those with the same outcome go the same way.
    found: bool | None = look(length, (function.__name__, limit), lambda _day, plain: function(plain, limit))
    return found


def _by_number(length: Period, limit: Period) -> bool | None:
    """Whether a length of months or years is at most ``limit``; ``None`` for one of days or weeks."""
    return months_of(length) <= months_of(limit) if length.unit in ("months", "years") else None


def _in_every_month(length: Period, limit: Period) -> bool | None:
    """Whether a length of days or weeks is at most ``limit`` whatever its first day is; ``None`` where that decides."""
    days = length.amount * (7 if length.unit == "weeks" else 1)
    lengths = [_days(date(year, month, 1), limit) for year in (2023, 2024) for month in range(1, 13)]
    return True if days <= min(lengths) else False if days > max(lengths) else None


def _days(start: date, limit: Period) -> int:
    return (inclusive_period_end(start, limit) - start).days + 1


def first_day(case: Case) -> date | None:
    """First day of the new permit: as given, else the day after the old one's end (§ 190 BGB).

    After a late application it is that day: a permit begins with the application at the earliest (§ 81 Abs. 1 AufenthG).
    """
    if case.start is not None:
        return case.start
    if not isinstance(case.permit_until, date):
        return None
    after = case.permit_until + timedelta(days=1)
    return after if case.applied is None or case.applied <= after else case.applied


def months_of(length: Period) -> int:
    """Months in a length of months or years."""
    return length.amount * 12 if length.unit == "years" else length.amount


def limit_of(law: Law, position: str) -> Period:
    """The longest duration that a position of § 45 still covers."""
    return law.keep(("limit", position), lambda: Period(law.fees.tables["rule"][position]["up_to_months"], "months"))


def sticker_limit(case: Case, law: Law, day: date) -> Period | None:
    """How long the title of the case can be at most because it is on a sticker (§ 78a Abs. 1 S. 1 AufenthG).

    ``None`` for other titles, and on days when the month was one of two cases, told apart by their fee, or none at all.
    """
    return None if not_done(case) else longest_on_sticker(case, law, day)


def check_sticker(case: Case, law: Law, day: date) -> None:
    """Refuse a title on a sticker that was asked for longer than one can be; without its first day some lengths can be either.

    Raises :class:`InputError` ``sticker_too_long`` and :class:`Unanswerable` ``sticker_start_needed``.
    """
    month = sticker_limit(case, law, day)
    if month is None or (case.months is None and case.until is None):
        return
    fits, basis = within(case, month), version_on(law.fees.rule(STICKER), day).basis
    if fits is False:
        raise InputError("sticker_too_long", "extras", value="sticker", basis=basis)
    if fits is None:
        raise Unanswerable("sticker_start_needed", "start", basis=basis)


def longest_on_sticker(case: Case, law: Law, day: date) -> Period | None:
    """How long the title that was applied for could be at most because of its sticker; as :func:`sticker_limit`."""
    if "sticker" not in case.extras or case.act in BY_CARRIER:
        return None
    if version_on(law.fees.rule("sticker_reduction"), day).state == NONE:
        return None
    if version_on(law.fees.rule("sticker_flat"), day).state != NONE:
        return None
    return Period(figure(law, STICKER, day), "months")


def substitutes(law: Law, status: str) -> list[Rule]:
    """The rules by which another fee takes the place of the tariff's for a status, at any time; in the file's order."""

    def find() -> tuple[tuple[Rule, tuple[str, ...]], ...]:
        rules = [rule for rule in law.fees.rules() if rule.kind == "substitute"]
        return tuple([(rule, tuple([who for version in rule.versions for who in version.who])) for rule in rules])

    return [rule for rule, served in law.keep(("substitutes",), find) if among(status, served)]


def not_done(case: Case) -> bool:
    """Whether the act itself was not done: refused, withdrawn, or attacked as a refusal."""
    return case.outcome != "granted" or case.act == "objection"
