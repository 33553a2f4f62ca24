"""The days of cases as a calendar file (iCalendar, RFC 5545), for Outlook, Thunderbird, Apple and the rest.

No clock is read: the same cases, data and ``today`` give the same bytes. An event keeps its UID while its day moves, so that
a second import updates the first; calendar programs take the one with the higher SEQUENCE, then the later DTSTAMP, which is why
both follow ``today`` and never the facts (see :mod:`hardship_cli.render.ics_update`). Nothing about the person is written but the
case's own ``id``; amounts and birthdays are left out for that reason.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from hardship_cli.answer import Note
from hardship_cli.errors import InputError, OutsideCalendar
from hardship_cli.harmless import harmless
from hardship_cli.i18n import N_
from hardship_cli.law.filing import Seat, is_off
from hardship_cli.render.entries import cautions, day_label, entry_text, ground, status_text
from hardship_cli.render.ics_update import update
from hardship_cli.render.labels import ENTRY_STATES, LEVELS
from hardship_cli.render.language import Language
from hardship_cli.render.notes import each_once, note_text
from hardship_cli.render.wording import for_page
from hardship_cli.render.words import capital, remedy_word
from hardship_cli.schedule.digest import sha256
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import DONE, FACT, LATE, LIMIT, NOTABLE, OPEN, PASSED, PAST, Entry, Report

_PRODID = "-//hardship//hardship//{language}"
_MORNING = timedelta(hours=9)  # an alarm at midnight helps nobody
_FIRST = date(2000, 1, 1)
_A_DAY = 1_000  # numbers of SEQUENCE that a day has, for files written again on it

# Facts that tell who the person is; they are no part of a key that leaves the house.
_PERSONAL = ("id", "born", "minor", "benefits", "status")


def calendar_bytes(
    reports: Sequence[Report], say: Language, law: Law, remind: tuple[int, ...] = (), old: bytes = b""
) -> bytes:
    """The calendar of all days of these cases but the facts; raises :class:`InputError` ``no_calendar_entry``.

    ``old`` is the file that is replaced: what vanished from these cases since is cancelled in the new one.
    """
    events = [(report, entry) for report in reports for entry in in_calendar(report)]
    cancelled = {case_key(report) for report in reports}
    return events_bytes(events, say, law, remind, old=old, cancelled=cancelled)


def in_calendar(report: Report) -> Iterable[Entry]:
    """The entries of a report that belong in a calendar: what the law makes of the facts, and facts to prepare for.

    No outer limit, for that is no day to act on (but the year that a wrong instruction opens), and no birthday, which would tell
    who the person is.
    """
    for entry in report.entries:
        if entry.change != "gone" and belongs(entry):
            yield entry


def belongs(entry: Entry) -> bool:
    """Whether an entry may stand in a calendar."""
    if entry.what == "year_opened":
        return True  # a limit, but who files after the month must know it; what day is safe stands with it
    if entry.kind in (FACT, LIMIT) or entry.what in ("remedy_raw_end", "age_turns"):
        return False
    return entry.what in NOTABLE or not all(rest.fact for rest in entry.rests_on)


def events_bytes(
    events: Sequence[tuple[Report, Entry]],
    say: Language,
    law: Law,
    remind: tuple[int, ...] = (),
    *,
    old: bytes = b"",
    cancelled: Iterable[str] = (),
) -> bytes:
    """The calendar of these entries, each with the case that it belongs to.

    ``old`` is the file that is replaced; events of the cases with the keys ``cancelled`` that are gone are cancelled.
    """
    if not events:
        raise InputError("no_calendar_entry")
    calendar = Calendar()
    calendar.add("prodid", _PRODID.format(language=say.code.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    used: dict[str, int] = {}
    for report, entry in events:
        uid = f"{case_key(report)}-{entry.what.replace('_', '-')}"
        used[uid] = used.get(uid, 0) + 1
        # Two cases without an id and with the same facts: both stay in the file.
        if used[uid] > 1:
            uid += f"-{used[uid]}"
        calendar.add_component(_event(report, entry, say, law, uid=f"{uid}@hardship", remind=remind))
    today = events[0][0].today
    update(calendar, old, tuple(cancelled), (sequence_of(today), stamp_of(today)), say)
    content: bytes = calendar.to_ical()
    return content


def stamp_of(today: date) -> datetime:
    """DTSTAMP and LAST-MODIFIED of what is written on ``today`` (UTC)."""
    return datetime.combine(today, time(), tzinfo=UTC)


def sequence_of(today: date) -> int:
    """SEQUENCE of what is first written on ``today``; it fits 32 bits for some thousand years."""
    return max(0, (today - _FIRST).days) * _A_DAY


def case_key(report: Report) -> str:
    """What an event is recognised by: the case's id, else its facts without those about the person."""
    case = report.case
    if case.id is not None:
        named = f"id {case.id}"
    else:
        named = " ".join(f"{name}={value}" for name, value in case.given().items() if name not in _PERSONAL)
    return sha256(f"hardship {named}".encode())[:20]


def _event(report: Report, entry: Entry, say: Language, law: Law, *, uid: str, remind: tuple[int, ...]) -> Any:
    stamp = stamp_of(report.today)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", sequence_of(report.today))
    event.add("dtstart", entry.day)
    # The end of a whole day is the next day, for DTEND itself is not included (RFC 5545).
    event.add("dtend", entry.day + timedelta(days=1))
    text = capital(entry_text(entry, say, amounts=False))
    # Who has several cases in one calendar sees of an alarm its own text alone.
    summary = harmless(f"{report.case.id}: {text}" if report.case.id else text)
    event.add("summary", summary)
    event.add("description", harmless(_description(report, entry, say, law)))
    # A last day keeps nobody busy: without this a shared calendar would show its owner as away all day.
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if not entry.param("expected") else "TENTATIVE")
    # Outlook has keys of its own for a whole day and for being free on it.
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if entry.state in (OPEN, PASSED) or (entry.what in NOTABLE and entry.when != PAST):
        for days in dict.fromkeys(_working(entry.day, days, report, law) for days in remind):
            event.add_component(_alarm(days, summary))
    return event


def _working(day: date, days: int, report: Report, law: Law) -> int:
    """So many days before, or some more: an alarm before the day itself comes on a working day, as the warning day does."""
    seat = Seat(report.case.land, report.case.place)
    try:
        while days and is_off(law, day - timedelta(days=days), seat):
            days += 1
    except OutsideCalendar:
        return days
    return days


def _alarm(days: int, text: str) -> Any:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm


def _description(report: Report, entry: Entry, say: Language, law: Law) -> str:
    """What the day is and rests on, and how sure it is; then what to beware of, and the data that it was worked out with.

    Its own content leads, for the warnings of a case are the same on most of its days.
    """
    lines = [f"{capital(entry_text(entry, say, amounts=False))}: {day_label(entry.day, say)}", ground(entry, say)]
    if entry.state in (DONE, LATE):
        lines.append(capital(say(ENTRY_STATES[entry.state])))
    if status := status_text(entry, say):
        lines.append(capital(status))
    for other in entry.others:
        if other.day != entry.day or other.remedy is not None:
            reading = say(N_("By another reading: {day}"), day=day_label(other.day, say))
            if other.remedy is not None:
                reading = f"{reading}, {remedy_word(other.remedy, say)}"
            lines.append(f"{reading} ({other.basis})" if other.basis else reading)
    lines += [f"{say(LEVELS['warning'])}: {text}" for text in _cautions(report, entry, say, law)]
    lines.append(say(N_("hardship, law data {digest}"), digest=report.data.removeprefix("sha256:")[:12]))
    return "\n".join(lines)


def _cautions(report: Report, entry: Entry, say: Language, law: Law) -> list[str]:
    """The warnings that concern a day: of the case as a whole, and of the answers that the day rests on.

    Not those of the fee: they tell about amounts, and who the person is.
    """
    rests_on = {rest.question for rest in entry.rests_on} - {"fee"}
    found = cautions(report, [question for question in report.all_answers if question in rests_on])
    notes = each_once(note for note in found if not _is_amount(note))
    return list(dict.fromkeys(for_page(note_text(note, say, law), say) for note in notes))


def _is_amount(note: Note) -> bool:
    """Whether a remark tells about the fee of the notice."""
    difference = dict(note.params).get("difference")
    return difference is not None and difference.what == "fee"
