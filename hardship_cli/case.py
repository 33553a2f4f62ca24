"""A case, out of values as they are typed or as a file holds them; errors and remarks are codes with the value as given."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Literal, NamedTuple

from hardship_cli.acts import OF_ACT
from hardship_cli.as_typed import bare
from hardship_cli.errors import InputError
from hardship_cli.facts import (
    BORN,
    COURT_DOCUMENTS,
    DAY_ORDER,
    FACTS,
    NO_DAY,
    SERVICE,
    SERVICES,
    THREAT,
    WITH_THREAT,
    Fact,
)
from hardship_cli.laender import land_label
from hardship_cli.observed import among
from hardship_cli.reading import (
    BirthSpan,
    Period,
    birth_span,
    completed_day,
    land_read,
    read_birth,
    read_choice,
    read_day,
    read_flag,
    read_land,
    read_period,
    suggest,
)
from hardship_cli.titles import title_of_day

Remarks = tuple[tuple[str, dict[str, Any]], ...]
_NO_DAYS = (NO_DAY, "keiner", "keine", "kein", "ohne", "kein titel", "ohne titel", "no title")


class Case(NamedTuple):
    """The facts of one case. What is not given is ``None``; the defaults are those of the vocabulary.

    Dates are ``datetime.date``; ``land`` is an ISO code (``"NW"``); ``months`` a :class:`~hardship_cli.reading.Period`.
    A named tuple, because it is hashable (batches answer each distinct case once) and costs nothing to import.

    Out of texts as people type them, under codes or in words, or out of values:

    >>> from datetime import date
    >>> from hardship_cli import Case, Period
    >>> case = Case.read({"Amtshandlung": "Verlängerung"}, months="6", born="12.05.2010")
    >>> case == Case(act="extend", months=Period(6, "months"), born=date(2010, 5, 12))
    True
    >>> case.given()["born"], case.land, case.title
    (datetime.date(2010, 5, 12), None, '25-4-2')
    >>> case._replace(land="TH").land
    'TH'
    """

    id: str | None = None
    land: str | None = None
    title: str = "25-4-2"
    act: str | None = None
    outcome: str = "granted"
    against: str | None = None
    reason: str | None = None
    extras: tuple[str, ...] = ()
    born: date | BirthSpan | None = None
    minor: bool | None = None
    benefits: str = "none"
    status: str = "none"
    start: date | None = None
    months: Period | None = None
    until: date | None = None
    purpose_until: date | None = None
    passport_until: date | None = None
    lawful_since: date | None = None
    permit_until: date | Literal["none"] | None = None
    held: str | None = None
    held_ground: str | None = None
    born_in_germany: bool | None = None
    lawful_stay: bool | None = None
    applied: date | None = None
    continuation_ordered: date | None = None
    decided: date | None = None
    posted: date | None = None
    received: date | None = None
    notified: date | None = None
    filed: date | None = None
    obstacle_gone: date | None = None
    delivery: str | None = None
    document: str = "decision"
    instruction: str = "correct"
    decided_by: str = "local"
    remedy: str | None = None
    began: date | None = None
    departure_days: Period | None = None
    departure_until: date | None = None
    departure_from: str = "notified"
    enforceable_from: date | None = None
    suspended: date | None = None
    enforceable_again: date | None = None
    place: str = "land"
    paid: date | None = None
    on: date | None = None

    @classmethod
    def read(cls, raw: Mapping[str, Any] | None = None, /, *, today: date | None = None, **facts: Any) -> "Case":
        """A case from text values, as a person types them: ``Case.read(act="extend", months="6", born="12.05.2010")``.

        Raises :class:`InputError` for an unknown fact, a value that cannot be read, or facts that contradict each other.
        """
        return read_case({**(raw or {}), **facts}, today)

    def given(self) -> dict[str, Any]:
        """The facts that differ from the vocabulary's defaults, in the vocabulary's order."""
        return {
            name: value for name, value in zip(self._fields, self, strict=True) if value != self._field_defaults[name]
        }


# Days on which something happened, in the vocabulary's order: none of them can lie ahead.
_EVENTS = (
    *("born", "lawful_since", "applied", "continuation_ordered", "decided", "posted", "received", "notified", "filed"),
    *("obstacle_gone", "began", "suspended", "paid"),
)


def future_days(case: Case, today: date) -> tuple[str, ...]:
    """The facts of ``case`` that record an event and lie after ``today``."""
    days = ((name, getattr(case, name)) for name in _EVENTS)
    firsts = ((name, day.first if isinstance(day, BirthSpan) else day) for name, day in days)
    return tuple(name for name, day in firsts if day is not None and day > today)


# The key under which a file holds several persons, and its words; each of them is asked of one act or of many in ``bill.py``.
PERSONS = "person"
_PERSONS_WORDS = (PERSONS, "persons", "personen")
_SEVERAL = {"act": "several_acts", "born": "several_persons"}
_BARE = {"departure_days": "days"}  # what a bare number counts, where not months
_LARGEST = 10**100  # Python refuses to write out a number of thousands of digits
_GROUNDS = ("title", "held_ground")  # a spreadsheet takes their words for days
_EMPTY = ("", '""', "''")  # some programs write the quotes of an empty cell as text


def read_case(raw: Mapping[str, Any], today: date | None = None) -> Case:
    """Read text values into a :class:`Case`; empty values count as not given.

    Values that are already dates, booleans, numbers or lists (from TOML or JSON) are taken as such where they fit.
    """
    facts: dict[str, Any] = {}
    if (coded := with_service(in_codes(raw))).get(PERSONS):  # before their acts, of which there may be several, too
        raise InputError("several_persons", PERSONS)
    for name, value in coded.items():
        if name == PERSONS or value is None or value in ("", [], ()):
            continue
        try:
            read = read_fact(FACTS[name], value, today)
        except InputError as error:
            from hardship_cli.words.places import in_land

            raise in_land(error, coded.get("land")) from None
        if read not in ("", ()):
            facts[name] = read
    case = Case(**facts)
    check_case(case)
    return case


def in_codes(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The raw facts under their codes, where some stand under people's words; raises what :func:`fact_named` raises.

    Raises :class:`InputError` ``fact_twice`` for two keys that mean one fact.
    """
    if all(key in FACTS for key in raw):
        return raw
    found: dict[str, Any] = {}
    keys: dict[str, str] = {}
    for key, value in raw.items():
        name = key if key in FACTS or key == SERVICE.name else PERSONS if is_persons(key) else fact_named(key)
        if name in found:
            raise InputError("fact_twice", key, value=key, other=keys[name])
        found[name], keys[name] = value, key
    return found


def with_service(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The raw facts with act and title in the place of a service key.

    Raises :class:`InputError` ``unknown_service`` for another key, ``service_disagrees`` where act or title are others.
    """
    if SERVICE.name not in raw:
        return raw
    rest = {name: value for name, value in raw.items() if name != SERVICE.name}
    typed = raw[SERVICE.name]
    key = "".join(str("" if typed is None else typed).split())  # people copy it in groups: 99 010 022 001 012
    if not key:
        return rest
    if key not in SERVICES:
        near, accepted = suggest(key, SERVICES), ", ".join(SERVICES)
        raise InputError("unknown_service", SERVICE.name, value=typed, suggestion=near, accepted=accepted)
    title, acts = SERVICES[key]
    for name, meant in (("act", acts), ("title", (title,))):
        typed = rest.get(name)
        several = (
            typed if isinstance(typed, list | tuple) else str(typed or "").split(",") if name == "act" else (typed,)
        )
        given = [read_fact(FACTS[name], one) for one in several if one not in (None, "")]
        if not any(given):
            rest[name] = meant[0]
        elif not set(given) & set(meant):  # of several acts one is that of the service
            raise InputError("service_disagrees", name, value=typed, service=key, expected=", ".join(meant))
    return rest


def service_of(case: Case) -> str | None:
    """The key of the service description for the case's act and title, where one is known."""
    return next((key for key, (title, acts) in SERVICES.items() if title == case.title and case.act in acts), None)


def is_persons(key: str) -> bool:
    """Whether a key of a file holds the tables of several persons, which ``bill.py`` reads."""
    return key.strip().casefold() in _PERSONS_WORDS


def fact_named(key: str, field: str | None = None) -> str:
    """The fact that a key in people's words stands for (``Geburtsdatum``); ``field`` is how an error names the key.

    Raises :class:`InputError` ``fact_ambiguous`` for a word that may mean several facts, else ``unknown_fact``.
    """
    from hardship_cli.words import fact_of, words_of

    found = fact_of(key)
    if found.code is not None:
        return found.code
    if found.ask:
        raise InputError("fact_ambiguous", field or key, value=key, facts=found.ask)
    words = (name for word in words_of("facts") for name in (word.de, word.en, *word.also))
    raise InputError("unknown_fact", field or key, value=key, suggestion=suggest(key, (*FACTS, *words)))


def read_fact(fact: Fact, value: Any, today: date | None = None) -> Any:
    """Read one value as the vocabulary says; raises :class:`InputError` with the value as given."""
    kind, name = fact.kind, fact.name
    if kind != "text" and isinstance(value, str) and (value.strip() in _EMPTY or not (value := bare(value))):
        return ""
    if kind == "list":
        return _read_list(fact, value)
    if kind in ("day", "day-or-none") and isinstance(value, date):
        if isinstance(value, datetime):
            if value.timetz() != time.min:  # it would be dropped unsaid
                raise InputError("day_with_time", name, value=value.isoformat(" "), day=value.date().isoformat())
            value = value.date()
        return read_day(value.isoformat(), name, today)
    if kind == "flag":
        if isinstance(value, bool | str):
            return read_flag(value, name)
        raise InputError("not_a_flag", name, value=value)
    if (isinstance(value, Period) and kind == "period") or (isinstance(value, BirthSpan) and name == BORN):
        return value
    if name in _GROUNDS and isinstance(value, date | str):
        # What a spreadsheet made of it; remarks() says so.
        value = title_of_day(str(value)) or value
    if isinstance(value, int) and not isinstance(value, bool) and (kind in ("period", "text", "land") or name == BORN):
        if abs(value) > _LARGEST:
            raise InputError("wrong_type", name, value=value, expected=kind)
        value = str(value)
    if not isinstance(value, str):
        if name == "against" and isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
            return _read_attacks(",".join(value))
        if isinstance(value, list | tuple) and name in _SEVERAL:
            raise InputError(_SEVERAL[name], name, value=", ".join(map(str, value)))
        raise InputError("wrong_type", name, value=value, expected=kind)
    if not (text := value.strip()):
        return ""
    if name == "against" and "," in text:
        return _read_attacks(text)
    if name == "act" and "," in text:
        raise InputError("several_acts", name, value=text)
    if kind == "day-or-none" and text.casefold() in _NO_DAYS:
        return NO_DAY
    if kind in ("day", "day-or-none"):
        return (read_birth if name == BORN else read_day)(text, name, today)
    if kind == "choice":
        return read_choice(text, name, fact.values)
    if kind == "land":
        return read_land(text, name)
    if kind == "period":
        return read_period(text, name, bare=_BARE.get(name, "months"))
    if kind == "place":
        from hardship_cli.words.places import read_place

        return read_place(text)
    if not text.isprintable() and any(
        sign < " " or "\x7f" <= sign < "\xa0" or "\ud800" <= sign <= "\udfff" for sign in text
    ):
        # What steers a terminal, or bytes that are no text in its encoding: no line, cell or calendar could carry them.
        raise InputError("wrong_type", name, value=value, expected=kind)
    return text


def remarks(raw: Mapping[str, Any], today: date | None = None) -> Remarks:
    """What was understood as something else than stood there, to be said wherever facts are read: codes with ``value``, ``taken``.

    ``title_was_day`` for a title that a spreadsheet had taken for a day, ``birth_span`` for a birth, ``read_as`` for others.
    """
    found: list[tuple[str, dict[str, Any]]] = []
    for name, value in raw.items():
        if name in _GROUNDS:
            title = title_of_day(bare(str(value))) if isinstance(value, date | str) else None
            found += [("title_was_day", {"value": str(value), "taken": title})] if title else ()
        elif name == BORN:
            span = birth_span(str(value)) if isinstance(value, str | int) else None
            found += [("birth_span", {"value": str(value), "from": span.first, "until": span.last})] if span else ()
        elif isinstance(value, str) and name in FACTS:
            found += read_otherwise(FACTS[name].kind, value, name, today)
    return tuple(found)


def read_otherwise(kind: str, text: str, fact: str = "place", today: date | None = None) -> Remarks:
    """The remark on one day, Land, place or word of a ``fact`` that was read as something else than it may look like."""
    taken: date | str | None = None
    if kind in ("day", "day-or-none"):
        taken = completed_day(text.strip(), today)
    elif kind == "land" and (land := land_read(text)):
        taken = land_label(land)
    elif kind in ("place", "choice") and text not in FACTS[fact].values:
        from hardship_cli.words.places import noted_code

        taken = noted_code(fact, text)
    of_fact = {"fact": fact} if kind in ("place", "choice") else {}
    return (("read_as", {"value": text.strip(), "taken": taken, **of_fact}),) if taken else ()


def _read_list(fact: Fact, value: Any) -> tuple[str, ...]:
    # In the vocabulary's order and once each, so that the same facts give the same bytes.
    chosen = {read_choice(word, fact.name, fact.values) for word in words_in(value, fact.name, "list")}
    return tuple(word for word in fact.values if word in chosen)


def words_in(value: Any, name: str, expected: str) -> list[str]:
    """The words of a text with commas, or of several such texts; raises :class:`InputError` ``wrong_type`` for anything else."""
    if not isinstance(value, str | list | tuple) or not all(isinstance(part, str) for part in value):
        raise InputError("wrong_type", name, value=value, expected=expected)
    texts = [value] if isinstance(value, str) else value
    return [word.strip() for text in texts for word in text.split(",") if word.strip()]


def _read_attacks(text: str) -> str:
    """What an objection attacks, where it is a refusal together with the removal threat that rests on it."""
    words = words_in(text, "against", "choice")
    read = dict.fromkeys(read_choice(word, "against", FACTS["against"].values) for word in words)
    if len(read) < 2:
        return next(iter(read), "")
    together = ",".join(sorted(read, key=lambda word: word == THREAT))
    if together not in WITH_THREAT:
        raise InputError("attacks_together", "against", value=text)
    return together


def check_case(case: Case) -> None:
    """Refuse facts that contradict each other; raises :class:`InputError` naming both."""
    for earlier, later in DAY_ORDER:
        first, second = getattr(case, earlier), getattr(case, later)
        first = first.first if isinstance(first, BirthSpan) else first  # some day of it is early enough
        if first is not None and second is not None and first > second:
            raise InputError("wrong_order", later, value=second, other=earlier, other_value=first)
    for name, act in OF_ACT.items():
        value = getattr(case, name)
        if value is not None and case.act not in (None, act):
            raise InputError("needs_act", name, value=value, act=case.act, needed=act)
    check_held(case)
    _check_remedy(case)


def _check_remedy(case: Case) -> None:
    """Refuse a remedy that is not against the document: after a court there is one alone, before it neither of those."""
    if case.remedy is None:
        return
    for document, remedy in COURT_DOCUMENTS.items():
        if (case.document == document) != (case.remedy == remedy):
            raise InputError("remedy_not_against", "remedy", value=case.remedy, document=case.document)


_VISAS = ("national-visa", "schengen-visa")


def check_held(case: Case) -> None:
    """Refuse what is said to be held now where another fact says that nothing, or something else, is."""
    if among(case.held, _VISAS) and case.permit_until == NO_DAY:
        raise InputError("held_without_title", "held", value=case.held)
    if case.held_ground is None:
        return
    if case.held is not None and case.held != "permit":
        raise InputError("ground_without_permit", "held_ground", value=case.held_ground, held=case.held)
    if case.permit_until == NO_DAY:
        raise InputError("ground_without_title", "held_ground", value=case.held_ground)
