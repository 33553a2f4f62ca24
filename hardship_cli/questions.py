"""The table of questions: what each is called, how it is put, which facts it reads, and what becomes of its answer everywhere.

Light, for every look-up needs it: what answers a question is imported where it is asked. How the questions are put to a case
together stands in ``asking.py``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from hardship_cli.acts import FICTION_ACTS, TITLE_ACTS
from hardship_cli.answer import Answer, FeeAnswer, Trace
from hardship_cli.case import Case
from hardship_cli.facts import COURT_DOCUMENTS
from hardship_cli.i18n import N_
from hardship_cli.observed import among
from hardship_cli.schedule.load import Law

# Why a question about a permit or a fiction is not raised.
OTHER_ACT, NOT_GRANTED = "other_act", "not_granted"
# Acts that end in a title; about others there is no permit to reckon, and nothing that an application continues.
_TITLE_ACTS = (None, *TITLE_ACTS)
_FICTION_ACTS = (None, *FICTION_ACTS)
UNASKED = "unasked"  # of a question that a case does not raise, and of which nothing need be said
_NEVER_ASKED = ("on", "id")
DAY, MONEY, FLAG, TEXT = "day", "money", "flag", "text"


class FallsDue(NamedTuple):
    """What falls due on the day of a column: the entry of the timeline, and the rule whose provision stands behind it.

    Without a rule it is that of the remedy's period.
    """

    what: str
    rule: str | None = None


class Column(NamedTuple):
    """One column of a register: what it takes out of the result, and what it holds (a day, money, yes or no, a text).

    ``None`` is an empty cell. ``added`` is the release that brought it, counted from 0: a new column stands behind all others, for
    others' scripts count on their order. ``due`` says what falls due on its day.
    """

    of: Callable[[Any], Any]
    kind: str = TEXT
    added: int = 0
    due: FallsDue | None = None


class Question(NamedTuple):
    """One question: how it is put, by which facts a case reaches for it, and why a case may not raise it.

    ``label`` is what it is called beside an answer, ``asks`` what it asks, ``help`` the help of its command, with examples first.
    ``ask`` answers it from no day, ``ask_today`` as seen on the day on which it is asked, where that matters, and ``decide`` gives
    what decides alone, where that is quicker. With ``needs_day`` a case without any day of its own is asked for today; with
    ``takes_several`` it is put about several acts and persons, too. ``reads`` are the facts that it reads, the usual ones first:
    a test asks the law itself whether it reads others. Of them a person is not asked for those in ``not_asked``: other
    questions ask for them, or they follow from what is asked. ``plain`` is the key of the bare answer, ``decides`` the keys that
    decide what is to be done, beside days that only move along. Of the facts in ``moved`` the first that is given is moved when
    turning points are looked for and none is named. ``not_raised`` gives ``other_act`` or ``not_granted``, or ``None`` where the
    question makes sense. ``status_column`` is a column for the status of this question alone.
    """

    name: str
    ask: Callable[[Case, Law, Trace | None], Answer]
    label: str
    asks: str
    help: str
    opened_by: tuple[str, ...]
    not_raised: Callable[[Case], str | None]
    reads: tuple[str, ...]
    not_asked: tuple[str, ...]
    plain: str
    columns: Mapping[str, Column]
    decides: tuple[str, ...]
    moved: tuple[str, ...]
    ask_today: Callable[[Case, Law, date, Callable[[Law], Trace]], Answer] | None = None
    decide: Callable[[Case, Law, date | None], Any] | None = None
    status_column: str | None = None
    needs_day: bool = False
    takes_several: bool = False

    @property
    def interview(self) -> tuple[str, ...]:
        """The facts that are worth a question to a person."""
        return tuple([fact for fact in self.reads if fact not in (*self.not_asked, *_NEVER_ASKED)])


def _always(_case: Case) -> str | None:
    return None


def _before_court(case: Case) -> str | None:
    # The days of such a case are those of the court's decision, not of the authority's.
    return "after_court" if among(case.document, COURT_DOCUMENTS) else None


def _fee(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    from hardship_cli.law.fees import fee as answer

    return answer(case, law, trace)


def _fee_today(case: Case, law: Law, today: date, trace: Callable[[Law], Trace]) -> Answer:
    from hardship_cli.today import fee_today

    return fee_today(case, law, today, trace)


def _amount(case: Case, law: Law, today: date | None) -> Decimal:
    from hardship_cli.today import amount_today

    return amount_today(case, law, today)


def _bases(found: FeeAnswer) -> str:
    return "; ".join(dict.fromkeys([str(item.basis) for item in found.items]))


FEE = Question(
    "fee",
    _fee,
    label=N_("Fee"),
    asks=N_("What does this act cost?"),
    help=N_(
        "  hardship fee extend --land TH --months 6 --born 2010-05-12 --on 2025-07-04\n"
        "  hardship fee issue --land HH --benefits sgb2\n"
        "  hardship fee extend fiction-certificate --months 12 --born 1985-02-01 --born 2012-08-30\n"
        "  hardship fee objection --against refused-extend --months 12 --json\n\n"
        "What an act costs: the tariff of §§ 44-54 AufenthV on the day of notification, with minors (§ 50), exemptions (§§ 52-53),"
        " refusal and withdrawal (§ 49), objection (§ 51) and added services. Several acts, and several persons"
        " (--born repeated), make one bill. Without --land: the tariff alone."
    ),
    ask_today=_fee_today,
    decide=_amount,
    needs_day=True,
    takes_several=True,
    opened_by=("act",),
    not_raised=_before_court,
    reads=(
        *("act", "land", "title", "outcome", "against", "reason", "extras", "born", "minor", "benefits"),
        *("status", "start", "months", "until", "permit_until", "held", "held_ground", "applied", "decided"),
        *(
            "notified",
            "posted",
            "received",
            "filed",
            "delivery",
            "document",
            "place",
            "decided_by",
            "began",
            "lawful_since",
            "continuation_ordered",
            "purpose_until",
            "passport_until",
            "on",
            "id",
        ),
    ),
    not_asked=(
        *("land", "applied", "posted", "received", "delivery", "notified", "filed", "document", "place"),
        *("decided_by", "began"),
        *("held", "lawful_since", "continuation_ordered", "purpose_until", "passport_until"),
    ),
    plain="amount",
    decides=("amount",),
    moved=("notified", "on", "decided", "posted"),
    columns={"fee_eur": Column(lambda found: found.amount, MONEY), "fee_basis": Column(_bases)},
    status_column="fee_status",
)


def _permit(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    from hardship_cli.law.permits import permit as answer

    return answer(case, law, trace)


def _permit_today(case: Case, law: Law, today: date, trace: Callable[[Law], Trace]) -> Answer:
    from hardship_cli.today import permit_today

    return permit_today(case, law, today, trace)


def _no_permit(case: Case) -> str | None:
    if not among(case.act, _TITLE_ACTS):
        return OTHER_ACT
    return NOT_GRANTED if case.outcome != "granted" else _before_court(case)


PERMIT = Question(
    "permit",
    _permit,
    label=N_("Permit"),
    asks=N_("Until when can the permit run?"),
    help=N_(
        "  hardship permit --start 2026-03-15 --months 36\n"
        "  hardship permit --permit-until 2026-03-31 --months 12 --passport-until 2026-12-01\n"
        "  hardship permit --title 25-5 --start 1.7.2026 --lawful-since 1.1.2025 --json\n\n"
        "Until when a permit can run: three years at most (§ 26 Abs. 1 AufenthG), six months for some titles while the stay has"
        " not been lawful for long, its purpose (§ 7 Abs. 2), the length applied for, the passport. The first day counts, the"
        " last is included and never moves. Without a length: the longest."
    ),
    ask_today=_permit_today,
    opened_by=("start", "until", "permit_until"),
    not_raised=_no_permit,
    reads=(
        *("land", "title", "start", "months", "until", "purpose_until", "passport_until", "lawful_since"),
        *("permit_until", "held", "applied", "decided", "posted", "received", "notified", "continuation_ordered"),
        *("place", "extras", "on", "id"),
    ),
    not_asked=(
        "land",
        "place",
        "applied",
        "decided",
        "posted",
        "received",
        "notified",
        "continuation_ordered",
        "extras",
    ),
    plain="valid_until",
    decides=("capped_by",),
    moved=("start",),
    columns={
        "permit_valid_until": Column(
            lambda found: found.valid_until, DAY, due=FallsDue("extension_due", "fiction_title_in_time")
        ),
        "permit_capped_by": Column(lambda found: found.capped_by),
    },
)


def _fiction(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    from hardship_cli.law.fiction import fiction as answer

    return answer(case, law, trace)


def _no_fiction(case: Case) -> str | None:
    return OTHER_ACT if not among(case.act, _FICTION_ACTS) and case.permit_until is None else _before_court(case)


FICTION = Question(
    "fiction",
    _fiction,
    label=N_("Fiction effect"),
    asks=N_("What bridges the time after the title expires?"),
    help=N_(
        "  hardship fiction --permit-until 2026-03-31 --applied 2026-03-30\n"
        "  hardship fiction --permit-until 31.3.2026 --applied 3.4.2026 --continuation-ordered 20.4.2026\n"
        "  hardship fiction --permit-until none --lawful-stay --applied 2026-05-04 --json\n\n"
        "What an application brings about until it is decided (§ 81 Abs. 3, 4 AufenthG): the title continues if it arrived by the"
        " title's last day, later only by order; without a title a lawful stay counts as permitted. Without --applied: the last"
        " day to apply."
    ),
    opened_by=("permit_until", "applied"),
    not_raised=_no_fiction,
    reads=(
        *("land", "title", "permit_until", "held", "applied", "continuation_ordered", "lawful_stay", "lawful_since"),
        *(
            "born",
            "born_in_germany",
            "outcome",
            "decided",
            "notified",
            "posted",
            "received",
            "delivery",
            "document",
            "place",
        ),
        *("act", "against", "began", "start", "held_ground", "on", "id"),
    ),
    not_asked=(
        *("born", "outcome", "posted", "received", "delivery", "document", "act", "against", "began", "start"),
        "held_ground",
    ),
    plain="effect",
    decides=("effect", "in_time"),
    moved=("applied",),
    columns={
        "fiction_effect": Column(lambda found: found.effect),
        "fiction_from": Column(lambda found: found.from_, DAY),
        "fiction_until": Column(lambda found: found.until, DAY),
    },
)


def _appeal(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    from hardship_cli.law.appeals import appeal as answer

    return answer(case, law, trace)


APPEAL = Question(
    "appeal",
    _appeal,
    label=N_("Remedy"),
    asks=N_("By when must Widerspruch or Klage be filed?"),
    help=N_(
        "  hardship appeal --land NW --delivery letter --posted 2026-03-02\n"
        "  hardship appeal --land BW --delivery letter --posted 3.3.2025 --began 18.11.2024 --filed 7.4.2025\n"
        "  hardship appeal --land BY --notified 2026-03-10 --instruction missing --json\n\n"
        "By when Widerspruch or Klage must be filed: the day of notification by delivery, Land and day (§ 41 VwVfG and the"
        " Länder, VwZG, § 9 OZG), the month of §§ 70, 74 VwGO or the year of § 58 Abs. 2, moved off Saturday, Sunday and the"
        " holidays at the place of filing. What counts is the arrival by 24:00. --plain prints none where no period runs."
    ),
    opened_by=("posted", "received", "notified", "delivery"),
    not_raised=_always,
    reads=(
        *("land", "delivery", "posted", "received", "notified", "filed", "obstacle_gone", "document", "instruction"),
        *("decided_by", "remedy", "place", "began", "applied", "decided", "title", "act", "against"),
        *("outcome", "permit_until", "held", "continuation_ordered", "suspended", "enforceable_again", "on", "id"),
    ),
    not_asked=(
        "applied",
        "decided",
        "title",
        "act",
        "against",
        "outcome",
        "permit_until",
        "held",
        "continuation_ordered",
        "suspended",
        "enforceable_again",
    ),
    plain="last_day",
    decides=("remedy", "filed_in_time"),
    moved=("notified", "posted", "received"),
    columns={
        "remedy": Column(lambda found: found.remedy),
        "notified_on": Column(lambda found: found.notified, DAY),
        "appeal_last_day": Column(lambda found: found.last_day, DAY, due=FallsDue("remedy_due")),
        "filed_in_time": Column(lambda found: found.filed_in_time, FLAG),
        "final_from": Column(lambda found: found.final_from, DAY, added=1),
    },
)


def _departure(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    from hardship_cli.law.departure import departure as answer

    return answer(case, law, trace)


def _no_departure(case: Case) -> str | None:
    named = (case.departure_days, case.departure_until, case.suspended, case.enforceable_from, case.enforceable_again)
    return UNASKED if all(fact is None for fact in named) else _before_court(case)


DEPARTURE = Question(
    "departure",
    _departure,
    label=N_("Departure"),
    asks=N_("By when to leave after a refusal?"),
    help=N_(
        "  hardship departure --land NW --notified 2026-03-05 --departure-days 30\n"
        "  hardship departure --land BY --posted 2.3.2026 --delivery letter --departure-until 15.4.2026\n"
        "  hardship departure --notified 2026-03-05 --departure-days 14 --suspended 2026-03-12 --enforceable-again 2026-06-01\n\n"
        "By when to leave (§ 59 AufenthG): the time that the threat of removal sets, in days from the notification or from the day"
        " on which the duty to leave can be enforced, or a named day; 7 to 30 days as a rule. An order of the court interrupts it;"
        " then it runs anew, in full. --plain prints none where no day runs."
    ),
    opened_by=("departure_days", "departure_until", "suspended", "enforceable_from"),
    not_raised=_no_departure,
    reads=(
        *("departure_days", "departure_until", "departure_from", "notified", "enforceable_from", "suspended"),
        *("enforceable_again", "land", "posted", "received", "delivery", "permit_until", "filed", "place", "document"),
        *("began", "applied", "decided", "on", "id"),
    ),
    not_asked=("received", "filed", "document", "began", "applied", "decided"),
    plain="last_day",
    decides=(),
    moved=("notified", "enforceable_from", "posted"),
    columns={
        "departure_last_day": Column(
            lambda found: found.last_day, DAY, added=1, due=FallsDue("departure_ends", "departure_max")
        )
    },
)

QUESTIONS: Mapping[str, Question] = {one.name: one for one in (FEE, PERMIT, FICTION, APPEAL, DEPARTURE)}
# The columns on whose day something falls due, each with its question and what that is.
FALLING_DUE: Mapping[str, tuple[Question, FallsDue]] = {
    name: (QUESTIONS[one], column.due)
    for one in QUESTIONS
    for name, column in QUESTIONS[one].columns.items()
    if column.due is not None
}
