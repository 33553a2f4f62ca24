"""A calendar file that replaces an older one: what changed is told so that calendar programs take the new day.

They compare SEQUENCE, then DTSTAMP, and leave alone what is not higher than what they have (RFC 5546, 2.1.5). So neither may
fall when a fact is corrected, not even when a file is written again on the same day.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from hardship_cli.i18n import N_
from hardship_cli.render.language import Language

# What says when and how often an event was written, not what it says.
_REVISION = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
_MOST = 2**31 - 1  # RFC 5545: an integer has 32 bits
_LARGEST = 50_000_000


def update(calendar: Any, old: bytes, cancelled: tuple[str, ...], lowest: tuple[int, datetime], say: Language) -> None:
    """Raise SEQUENCE and DTSTAMP of the events in ``calendar`` above those that they have in the file ``old``.

    An event that says the same has at least the old values; one that changed has higher ones. Events of the cases whose keys
    are ``cancelled`` which the new calendar does not have any more are added to it as cancelled, at least with the revision
    ``lowest`` (SEQUENCE and DTSTAMP). What is no calendar of ours changes nothing.
    """
    before = _events(old)
    for event in calendar.walk("VEVENT"):
        former = before.pop(str(event["uid"]), None)
        if former is not None:
            _raise(event, former, changed=_content(event) != _content(former))
    for uid, former in before.items():
        # Only events of these cases: a file may hold others, which somebody put there and nobody asked to cancel.
        if uid.endswith("@hardship") and uid.startswith(tuple(f"{key}-" for key in cancelled)):
            calendar.add_component(_cancel(former, lowest, say))


def _events(content: bytes) -> dict[str, Any]:
    """The events of a file by UID, none where it is no calendar."""
    if not content or len(content) > _LARGEST:
        return {}
    try:
        # Any error: the file to be replaced can hold whatever somebody wrote into it.
        return {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}
    except Exception:  # noqa: BLE001 - the library has no error of its own for what it cannot read
        return {}


def _raise(event: Any, former: Any, *, changed: bool) -> None:
    """Give ``event`` a revision not below the former one, and above it where it ``changed``."""
    number, stamp = _revision(former)
    number, stamp = (number + 1, stamp + timedelta(seconds=1)) if changed else (number, stamp)
    _set(event, min(max(number, _revision(event)[0]), _MOST), max(stamp, _revision(event)[1]))


def _cancel(former: Any, lowest: tuple[int, datetime], say: Language) -> Any:
    """The event as it stood, cancelled; one that was cancelled already stays as it is.

    Its title says so too, for some programs show events without their status.
    """
    if str(former.get("status", "")) == "CANCELLED":
        return former
    event = Event()
    for name, value in former.items():  # without its alarms
        if name not in ("STATUS", "SUMMARY", *_REVISION):
            event[name] = value
    event.add("status", "CANCELLED")
    event.add("summary", say(N_("No longer: {text}"), text=former.get("summary", "")))
    number, written = _revision(former)
    _set(event, min(max(number + 1, lowest[0]), _MOST), max(written + timedelta(seconds=1), lowest[1]))
    return event


def _set(event: Any, number: int, stamp: datetime) -> None:
    for name in _REVISION:
        event.pop(name, None)
    event.add("sequence", number)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)


def _revision(event: Any) -> tuple[int, datetime]:
    """SEQUENCE and DTSTAMP of an event; the lowest where they are missing or none."""
    lowest = datetime(2000, 1, 1, tzinfo=UTC)
    try:
        number = int(event.get("sequence", 0))
        stamp = event.decoded("dtstamp", lowest)
    except (TypeError, ValueError):
        return 0, lowest
    if not isinstance(stamp, datetime):
        stamp = datetime.combine(stamp, datetime.min.time(), tzinfo=UTC) if isinstance(stamp, date) else lowest
    return number, stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)


def _content(event: Any) -> list[bytes]:
    """What an event says, without its revision, whose lines are too short to be folded."""
    names = tuple(name.encode() for name in _REVISION)
    return [line for line in event.to_ical().splitlines() if not line.startswith(names)]
