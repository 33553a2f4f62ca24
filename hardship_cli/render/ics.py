"""The days of cases as a calendar file (iCalendar, RFC 5545), for Outlook, Thunderbird, Apple and the rest.

The same cases and data give the same bytes: no clock is read. An event keeps its UID while its day moves, so that a second
import updates the first. Nothing about the person is written but the case's own ``id``; amounts are left out for that reason.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hardship_cli.errors import InputError
from hardship_cli.i18n import N_
from hardship_cli.render.entries import STATES, STATUSES, day_label, entry_text, ground
from hardship_cli.render.harmless import harmless
from hardship_cli.render.language import Language
from hardship_cli.render.words import capital
from hardship_cli.schedule.digest import sha256
from hardship_cli.timeline import DONE, FACT, LATE, OPEN, PASSED, Entry, Report

_PRODID = "-//hardship//hardship//{language}"
_MORNING = timedelta(hours=9)  # an alarm at midnight helps nobody
_MOST_DAYS = 366

# The days of a case that are known history: the latest of them says how far the case had come.
_HISTORY = ("applied", "began", "continuation_ordered", "decided", "posted", "received", "notified", "filed")
_FIRST = date(2000, 1, 1)

# Facts that tell who the person is; they are no part of a key that leaves the house.
_PERSONAL = ("id", "born", "minor", "benefits", "status")


def read_reminders(text: str) -> tuple[int, ...]:
    """``7d,1d`` as days before, the longest first; raises :class:`InputError` ``remind_form``."""
    found = set()
    for part in text.split(","):
        plain = part.strip().casefold()
        number = plain[:-1]
        if plain[-1:] not in ("d", "w") or not (number.isascii() and number.isdigit()) or len(number) > 3:
            raise InputError("remind_form", "remind", value=part.strip() or text)
        days = int(number) * (7 if plain[-1] == "w" else 1)
        if days > _MOST_DAYS:
            raise InputError("remind_form", "remind", value=part.strip())
        found.add(days)
    return tuple(sorted(found, reverse=True))


def calendar_bytes(reports: Sequence[Report], say: Language, remind: tuple[int, ...] = ()) -> bytes:
    """The calendar of all days of these cases but the facts; raises :class:`InputError` ``no_calendar_entry``."""
    return events_bytes([(report, entry) for report in reports for entry in in_calendar(report)], say, remind)


def in_calendar(report: Report) -> Iterable[Entry]:
    """The entries of a report that belong in a calendar: what the law makes of the facts, not the facts themselves."""
    for entry in report.entries:
        rests_on_fact = all(rest.fact for rest in entry.rests_on)
        if entry.kind != FACT and not rests_on_fact and entry.change != "gone" and entry.what != "remedy_raw_end":
            yield entry


def events_bytes(events: Sequence[tuple[Report, Entry]], say: Language, remind: tuple[int, ...] = ()) -> bytes:
    """The calendar of these entries, each with the case that it belongs to."""
    from icalendar import Calendar

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
        calendar.add_component(_event(report, entry, f"{uid}@hardship", say, remind))
    content: bytes = calendar.to_ical()
    return content


def case_key(report: Report) -> str:
    """What an event is recognised by: the case's id, else its facts without those about the person."""
    case = report.case
    if case.id is not None:
        said = f"id {case.id}"
    else:
        said = " ".join(f"{name}={value}" for name, value in case.given().items() if name not in _PERSONAL)
    return sha256(f"hardship {said}".encode())[:20]


def _event(report: Report, entry: Entry, uid: str, say: Language, remind: tuple[int, ...]) -> Any:
    from icalendar import Event

    latest = _latest(report)
    stamp = datetime.combine(latest, time(), tzinfo=UTC)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    # Grows as the case goes on; a calendar takes the event with the higher number.
    event.add("sequence", max(0, (latest - _FIRST).days) + len(report.case.given()))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    text = capital(entry_text(entry, say, amounts=False))
    event.add("summary", harmless(f"{report.case.id}: {text}" if report.case.id else text))
    event.add("description", harmless(_description(report, entry, say)))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if not entry.param("expected") else "TENTATIVE")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if entry.state in (OPEN, PASSED):
        for days in remind:
            event.add_component(_alarm(days, text))
    return event


def _alarm(days: int, text: str) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", harmless(text))
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm


def _description(report: Report, entry: Entry, say: Language) -> str:
    """Why this day: the provision, how sure it is, and the data that it was worked out with."""
    lines = [f"{capital(entry_text(entry, say, amounts=False))}: {day_label(entry.day, say)}", ground(entry, say)]
    if entry.state in (DONE, LATE):
        lines.append(say(STATES[entry.state]))
    if entry.status in STATUSES:
        lines.append(capital(say(STATUSES[entry.status])))
    for other in entry.others:
        if other.day != entry.day:
            reading = say(N_("By another reading: {day}")).format(day=day_label(other.day, say))
            lines.append(f"{reading} ({other.basis})" if other.basis else reading)
    lines.append(say(N_("hardship, law data {digest}")).format(digest=report.data.removeprefix("sha256:")[:12]))
    return "\n".join(lines)


def _latest(report: Report) -> date:
    days = [getattr(report.case, fact) for fact in _HISTORY]
    return max((day for day in days if day is not None), default=_FIRST)
