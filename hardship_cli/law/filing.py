"""The place where a remedy must arrive: its working days decide on which day a period really ends."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.answer import REVIEW, UNCERTAIN, Alternative, Trace
from hardship_cli.errors import InputError, OutsideCalendar, Unanswerable
from hardship_cli.laender import CODES
from hardship_cli.law.holidays import LAND, Calendar, Holiday
from hardship_cli.law.in_force import take
from hardship_cli.law.periods import Rolled, roll
from hardship_cli.observed import look
from hardship_cli.schedule.load import Law

_WEEKEND = ("saturday", "sunday")
# The place that says: the seat is known, and has no holidays of its own.
NO_PLACE = "none"

# The remarks on the ends at other places of a period that stands beside another: without a Land, and without a place.
ELSEWHERE = ("land_decides_beside", "place_decides_beside")

Move = Callable[[date, Calendar, str | None, str], tuple[date, tuple[Rolled, ...]]]


class Seat(NamedTuple):
    """Where the remedy must arrive: the Land (``None``: unknown) and the place, if it is known (``none``: without own holidays).

    ``court``: it must arrive at an administrative court, whose seats are few.
    """

    land: str | None
    place: str = LAND
    court: bool = False


class End(NamedTuple):
    """The end of a period: as reckoned, as moved, and the days passed over.

    ``elsewhere`` are the later days at other places that the facts do not rule out, each with the places it holds at.
    """

    raw: date
    last: date
    rolled: tuple[Rolled, ...] = ()
    elsewhere: tuple[tuple[date, tuple[str, ...]], ...] = ()


def calendar_of(law: Law) -> Calendar:
    """The calendar of the law's holidays, kept with it, because working out a year costs more than looking one up."""
    if law.calendar is None:
        law.calendar = Calendar(law.holidays)
    calendar: Calendar = law.calendar
    return calendar


def known_places(law: Law) -> tuple[str, ...]:
    """Every place with holidays of its own, and the words for a seat without and for one that is not named."""
    return (LAND, NO_PLACE, *law.holidays["place"])


def is_off(law: Law, day: date, seat: Seat) -> bool:
    """Whether a day is no working day at a seat; raises :class:`OutsideCalendar`."""
    return calendar_of(law).is_free(day, seat.land, _there(seat.place)) is not None


def _places(law: Law, land: str, raw: date, *, court: bool) -> tuple[str, ...]:
    """The places in a Land that have holidays of their own and where what ends on a day can have to arrive."""
    places: tuple[str, ...] = law.keep(("places", land), lambda: calendar_of(law).places(land))
    if not court:
        return places
    tables = law.holidays["place"]
    # Holidays of a place where no administrative court sits move nothing that must arrive at one.
    return tuple([at for at in places if "no_court" not in tables[at] or raw < tables[at]["no_court"]["from"]])


def _is_no_court(law: Law, raw: date, seat: Seat) -> bool:
    """Whether the place that was named for what must arrive at an administrative court has none on a day: it is not the court's."""
    table = law.holidays["place"].get(_folded(seat.place), {})
    return seat.court and "no_court" in table and raw >= table["no_court"]["from"]


def _has_no_court(law: Law, land: str) -> bool:
    """Whether a Land has places with holidays of their own where no administrative court sits."""
    tables = law.holidays["place"]
    return law.keep(("no_court", land), lambda: any("no_court" in tables[at] for at in calendar_of(law).places(land)))


def check_place(law: Law, seat: Seat) -> None:
    """Refuse a place that has no holidays of its own in this Land: :class:`InputError` ``unknown_place``, ``place_needs_land``."""
    land, place = seat.land, _folded(seat.place)
    places = law.holidays["place"]
    if place in (LAND, NO_PLACE) or (place in places and places[place]["land"] == land):
        return
    if place in places and land is None:
        raise InputError("place_needs_land", "place", value=seat.place, needed=places[place]["land"])
    from hardship_cli.reading import suggest

    known = (LAND, NO_PLACE, *calendar_of(law).places(land))
    what = {"value": seat.place, "accepted": ", ".join(known), "suggestion": suggest(place, known)}
    raise InputError("unknown_place", "place", **what)


def holidays_of(law: Law, seat: Seat, year: int) -> list[Holiday]:
    """The holidays of a year at a seat, by day; where no place is named, those of single places too (named in ``scope``).

    Raises :class:`InputError` for an unknown place and :class:`Unanswerable` ``before_calendar``.
    """
    check_place(law, seat)
    place, calendar = _there(seat.place), calendar_of(law)
    try:
        found = calendar.of_year(seat.land, year, place)
        local = calendar.local_of_year(seat.land, year) if _folded(seat.place) == LAND else []
    except OutsideCalendar as error:
        raise Unanswerable("before_calendar", None, value=year, first=error.first) from None
    return sorted([*found, *local], key=lambda holiday: holiday.day)


def end_at(law: Law, raw: date, seat: Seat, move: Move = roll) -> End:
    """Move an end off the days that are no working days at the place of filing.

    Where no place is named, or no Land, the earliest day that the facts leave possible leads and the later ones stand
    in ``elsewhere``. Raises :class:`Unanswerable` ``before_calendar``.
    """
    if type(raw) is not date:
        return _observed_end(law, raw, seat, move)
    calendar = calendar_of(law)
    if _is_no_court(law, raw, seat):
        seat = seat._replace(place=LAND)
    land, place = seat.land, _there(seat.place)
    last, rolled = move(raw, calendar, land, place)
    # Nothing is open: a place was named, or no place of the Land has days off of its own.
    possible = () if land is None else _places(law, land, raw, court=seat.court)
    if land is not None and (_folded(seat.place) != LAND or not possible):
        return End(raw, last, rolled)
    ends = {LAND: (last, rolled)}
    if land is None:
        for code in CODES:
            try:
                ends[code] = move(raw, calendar, code, LAND)
            except OutsideCalendar:
                continue
    else:
        ends.update({other: move(raw, calendar, land, other) for other in possible})
    if len({day for day, _rolled in ends.values()}) == 1:
        return End(raw, last, rolled)
    # Who acts by the earliest of the possible days is in time wherever the paper must arrive.
    last, rolled = min(ends.values(), key=lambda end: end[0])
    later = sorted({day for day, _rolled in ends.values() if day != last})
    elsewhere = ((day, tuple(at for at in ends if ends[at][0] == day and (land or at != LAND))) for day in later)
    return End(raw, last, rolled, tuple((day, places) for day, places in elsewhere if places))


def _observed_end(law: Law, raw: Any, seat: Seat, move: Move) -> End:
    """:func:`end_at` of an observed day (``observe.py``): asked are the number of other ends elsewhere, and the last."""
    from hardship_cli.law.observe import observed_move

    # The calendar refuses a place of another Land: that has to be asked before the day is moved, and not be met unnoted.
    check_place(law, seat)
    at, how = _plain(seat), move.__name__
    last, rolled = observed_move(raw, seat.land, ("end", how, at), partial(_last_of, law, at, move))
    others = look(raw, ("elsewhere", how, at), partial(_elsewhere_of, law, at, move), seat.land)
    if not others:
        return End(raw, last, rolled)
    latest, _rolled = observed_move(raw, seat.land, ("latest", how, at), partial(_latest_of, law, at, move))
    return End(raw, last, rolled, (*[(last, ())] * (others - 1), (latest, ())))


def _cached_end(law: Law, at: Seat, move: Move, day: date, land: str | None) -> End:
    """The end of a plain day, which is kept: more than one thing is asked of it."""
    # An authority and a court are asked of the same places, unless there are some where none sits.
    court = at.court and land is not None and _has_no_court(law, land)
    known: dict[tuple[date, str | None], End] = law.keep(("ends", move.__name__, at.place, court), dict)
    found = known.get((day, land))
    if found is None:
        found = known[day, land] = end_at(law, day, at._replace(land=land), move)
    return found


def _last_of(law: Law, at: Seat, move: Move, day: date, land: str | None) -> date:
    return _cached_end(law, at, move, day, land).last


def _latest_of(law: Law, at: Seat, move: Move, day: date, land: str | None) -> date:
    end = _cached_end(law, at, move, day, land)
    return max([end.last, *(day for day, _places in end.elsewhere)])


def _elsewhere_of(law: Law, at: Seat, move: Move, day: date, land: str | None) -> int:
    return len(_cached_end(law, at, move, day, land).elsewhere)


def _plain(seat: Seat) -> Seat:
    """What an observed seat says without its Land, which is asked with each day."""
    return Seat(None, LAND if seat.place == LAND else _folded(str(seat.place)), seat.court)


def _folded(place: str) -> str:
    """A place as the data write it, whose codes are in small letters: what is typed keeps its own for the refusal."""
    return place if place == LAND else place.casefold()


def _there(place: str) -> str:
    """The place whose holidays count; where it has none of its own, those of the Land."""
    folded = _folded(place)
    return LAND if folded == NO_PLACE else folded


def _passes_doubtful(law: Law, end: End, seat: Seat) -> bool:
    """Whether the end moved over a day that is a holiday by a weak source alone."""
    if type(end.raw) is not date:
        at = _plain(seat)
        return bool(look(end.raw, ("doubtful", at), partial(_doubtful, law, at), seat.land))
    there = _there(seat.place)
    holidays = [
        calendar_of(law).holiday(passed.day, seat.land, there) for passed in end.rolled if passed.why not in _WEEKEND
    ]
    return any(law.sources[one.source]["checked"]["result"] in UNCERTAIN for one in holidays if one is not None)


def _doubtful(law: Law, at: Seat, day: date, land: str | None) -> bool:
    end = _cached_end(law, at, roll, day, land)
    return bool(end.rolled) and _passes_doubtful(law, end, at._replace(land=land))


def tell_end(trace: Trace, end: End, seat: Seat, day: date, uses: tuple[str, ...]) -> str:
    """Record how the end moved: the holidays with their provisions, then the last day by the rule in force on ``day``."""
    calendar, there = calendar_of(trace.law), _there(seat.place)
    steps = list(uses)
    if not trace.keeps_steps and _passes_doubtful(trace.law, end, seat):
        trace.raise_status(REVIEW)
    for passed in end.rolled if trace.keeps_steps else ():
        # A weekend needs no source. A holiday is law of a Land, and is named with its provision, for a wrong one makes a
        # wrong day.
        holiday = None if passed.why in _WEEKEND else calendar.holiday(passed.day, seat.land, there)
        if holiday is not None:
            what: dict[str, Any] = {"scope": holiday.scope, "value": holiday.day, "basis": holiday.basis}
            steps.append(trace.step("holiday", rule=holiday.id, source=holiday.source, **what))
    _tell_courts(trace, end, seat)
    rule = take(trace, trace.law.deadlines.rule("period_rolls"), day)
    return trace.step("last_day", value=end.last, basis=rule.version.basis, uses=(*steps, rule.step))


def _tell_courts(trace: Trace, end: End, seat: Seat) -> None:
    """Name the places whose holidays would let it end later, but where no administrative court sits."""
    if not seat.court or seat.land is None:
        return
    tables = trace.law.holidays["place"]
    if seat.place != LAND:
        # The place that was named is not the court's: that it did not count must be told, also in registers.
        named = _plain(seat)._replace(land=seat.land)
        anywhere = named._replace(court=False)
        is_none = _is_no_court(trace.law, end.raw, named)
        level, without = (
            "hint",
            [named.place] if is_none and end_at(trace.law, end.raw, anywhere).last != end.last else [],
        )
    elif trace.keeps_steps:
        there = {at for _day, places in end.elsewhere for at in places}
        later = end_at(trace.law, end.raw, seat._replace(court=False)).elsewhere
        # By an overlay a place can end it on a day that another leaves out: of such a place the data say nothing about a court.
        level, without = (
            "info",
            [at for _day, places in later for at in places if at not in there and "no_court" in tables[at]],
        )
    else:
        return
    for at in without:
        trace.cite(tables[at]["no_court"]["source"], weigh=False)
    if without:
        basis = tables[without[0]]["no_court"]["basis"]
        trace.note("no_court_there", level, basis, where=", ".join(without))


def alternatives_elsewhere(trace: Trace, end: End, land: str | None) -> list[Alternative]:
    """The later ends at other places, beside the safe one; the answer becomes one to review."""
    found = []
    because = "land" if land is None else "place"
    for day, places in end.elsewhere:
        trace.raise_status(REVIEW)
        trace.note(f"{because}_decides", "warning", None, day=day, where=", ".join(places))
        found.append(Alternative(because, day=day, reading=", ".join(places)))
    return found


def tell_elsewhere(trace: Trace, rule: str, end: End, land: str | None) -> None:
    """Name the later ends at other places of a period that stands beside the one for the remedy.

    It is no remark for registers, which do not show these days.
    """
    for day, places in end.elsewhere:
        trace.note(ELSEWHERE[land is not None], "info", None, rule=rule, day=day, where=", ".join(places))
