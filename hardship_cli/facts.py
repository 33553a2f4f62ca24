"""The one vocabulary: every fact of a case, its values and its meaning, and how it is read.

The same name is a command-line option, a key in a case file, a column in a batch file and a key in JSON.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Literal, NamedTuple

from hardship_cli.errors import InputError
from hardship_cli.i18n import N_
from hardship_cli.laender import land_label, land_read, read_land
from hardship_cli.reading import (
    BirthSpan,
    Period,
    birth_span,
    completed_day,
    read_birth,
    read_choice,
    read_day,
    read_flag,
    read_period,
    suggest,
)
from hardship_cli.titles import title_of_day

BORN = "born"  # the one day whose century nothing tells
NO_DAY = "none"  # stands in the place of a day: there is no title that ends on one
_NO_DAYS = (NO_DAY, "keiner", "keine", "kein", "ohne", "kein titel", "ohne titel", "no title")


class Case(NamedTuple):
    """The facts of one case. What is not given is ``None``; the defaults are those of the vocabulary.

    Dates are ``datetime.date``; ``land`` is an ISO code (``"NW"``); ``months`` a :class:`~hardship_cli.reading.Period`.
    A named tuple, because it is hashable (batches answer each distinct case once) and costs nothing to import.
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
    lawful_stay: bool | None = None
    applied: date | None = None
    continuation_ordered: date | None = None
    decided: date | None = None
    posted: date | None = None
    received: date | None = None
    notified: date | None = None
    filed: date | None = None
    delivery: str | None = None
    document: str = "decision"
    instruction: str = "correct"
    decided_by: str = "local"
    remedy: str | None = None
    began: date | None = None
    place: str = "land"
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


class Fact(NamedTuple):
    """One word of the vocabulary: how it is read, which values it takes, and what it means."""

    name: str
    kind: str  # text | land | choice | list | day | day-or-none | flag | period | place
    help: str
    values: tuple[str, ...] = ()


ACTS = (
    "issue",
    "extend",
    "change-purpose",
    "fiction-certificate",
    "reissue-card",
    "amend-condition",
    "toleration-issue",
    "toleration-renew",
    "certificate",
    "objection",
)

FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("id", "text", N_("your own reference; passed through")),
        Fact("land", "land", N_("Land of the authority that decides: NW, Hessen, 05315000")),
        Fact("title", "choice", N_("humanitarian ground of the permit"), ("25-4-2", "23a", "25-4-1", "25-5")),
        Fact("act", "choice", N_("the chargeable act"), ACTS),
        Fact(
            "outcome",
            "choice",
            N_("how the application ended (§ 49 AufenthV)"),
            ("granted", "refused", "withdrawn", "withdrawn-early", "not-competent"),
        ),
        Fact(
            "against",
            "choice",
            N_("what the objection attacks (§ 51 AufenthV)"),
            ("refused-issue", "refused-extend", "refused-change-purpose", "condition", "removal-threat", "expulsion"),
        ),
        Fact(
            "reason",
            "choice",
            N_("why the card is issued anew (§ 45c AufenthV)"),
            ("passport-expired", "card-expired", "data-changed", "lost", "chip-defect", "chip-misuse"),
        ),
        Fact(
            "extras",
            "list",
            N_("added services, several with commas"),
            ("express", "delivery", "photo", "sticker", "separate-sheet"),
        ),
        Fact("born", "day", N_("date of birth; the age is reckoned on the rule's day (§ 50 AufenthV)")),
        Fact("minor", "flag", N_("under 18 on the rule's day (§ 50 AufenthV)")),
        Fact(
            "benefits",
            "choice",
            N_("livelihood not secured without these benefits (§ 53 AufenthV)"),
            ("none", "sgb2", "sgb12", "asylblg", "other"),
        ),
        Fact(
            "status",
            "choice",
            N_("status with a rule of its own (§§ 52, 52a AufenthV)"),
            ("none", "asylum", "refugee", "subsidiary", "resettlement", "scholarship", "eu-turkey", "swiss"),
        ),
        Fact("start", "day", N_("first day of the new permit")),
        Fact("months", "period", N_("length asked for: 6, 6m, 3y, 90d, P6M")),
        Fact("until", "day", N_("last day asked for")),
        Fact("purpose_until", "day", N_("day on which the purpose ends (§ 7 Abs. 2 AufenthG)")),
        Fact("passport_until", "day", N_("last day of the passport")),
        Fact("lawful_since", "day", N_("first day of the lawful stay (§ 26 Abs. 1 AufenthG)")),
        Fact("permit_until", "day-or-none", N_("last day of the title held now, or none")),
        Fact("lawful_stay", "flag", N_("lawful stay without a title (§ 81 Abs. 3 AufenthG)")),
        Fact("applied", "day", N_("day on which the authority received the application")),
        Fact("continuation_ordered", "day", N_("day of an order under § 81 Abs. 4 S. 3 AufenthG")),
        Fact("decided", "day", N_("day of the decision")),
        Fact("posted", "day", N_("day on which it was handed to the post, sent or provided")),
        Fact("received", "day", N_("day on which it really arrived or was retrieved")),
        Fact("notified", "day", N_("day of notification (Bekanntgabe), where known")),
        Fact("filed", "day", N_("day on which the remedy arrived")),
        Fact(
            "delivery",
            "choice",
            N_("how it was notified or served"),
            (
                "letter",
                "email",
                "registered",
                "registered-return",
                "pzu",
                "handover",
                "acknowledgement",
                "e-acknowledgement",
                "portal",
                "mailbox",
                "public",
                "abroad",
            ),
        ),
        Fact("document", "choice", N_("what was delivered"), ("decision", "objection-notice", "fee-notice")),
        Fact(
            "instruction",
            "choice",
            N_("instruction on the remedy (Rechtsbehelfsbelehrung, § 58 VwGO)"),
            ("correct", "missing", "wrong"),
        ),
        Fact("decided_by", "choice", N_("level of the authority that decided"), ("local", "higher", "supreme")),
        Fact(
            "remedy", "choice", N_("remedy that the instruction names; empty: the Land's rule"), ("objection", "action")
        ),
        Fact("began", "day", N_("day on which the procedure began (transitional clauses)")),
        Fact("place", "place", N_("place where the remedy must arrive, if it has holidays of its own")),
        Fact("on", "day", N_("the law of this day, instead of the day taken from the case")),
    )
}

# Pairs of days of which the first cannot be later than the second.
DAY_ORDER = (
    ("born", "applied"),
    ("born", "decided"),
    ("born", "start"),
    ("applied", "decided"),
    ("decided", "posted"),
    ("decided", "notified"),
    ("decided", "received"),
    ("decided", "filed"),
    ("posted", "notified"),
    ("posted", "received"),
    ("applied", "continuation_ordered"),
    ("began", "decided"),
    ("lawful_since", "start"),
    ("start", "until"),
)


# Days on which something happened, in the vocabulary's order: none of them can lie ahead.
_EVENTS = (
    *("born", "lawful_since", "applied", "continuation_ordered", "decided", "posted", "received", "notified", "filed"),
    "began",
)


def future_days(case: Case, today: date) -> tuple[str, ...]:
    """The facts of ``case`` that record an event and lie after ``today``."""
    found = []
    for name in _EVENTS:
        day: date | BirthSpan | None = getattr(case, name)
        day = day.first if isinstance(day, BirthSpan) else day
        if day is not None and day > today:
            found.append(name)
    return tuple(found)


_LARGEST = 10**100  # Python refuses to write out a number of thousands of digits
_EMPTY = ("", '""', "''")  # some programs write the quotes of an empty cell as text


def read_case(raw: Mapping[str, Any], today: date | None = None) -> Case:
    """Read text values into a :class:`Case`; empty values count as not given.

    Values that are already dates, booleans, numbers or lists (from TOML or JSON) are taken as such where they fit.
    """
    facts: dict[str, Any] = {}
    for name, value in in_codes(raw).items():
        if value is None or value in ("", [], ()):
            continue
        read = read_fact(FACTS[name], value, today)
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
        name = key if key in FACTS else fact_named(key)
        if name in found:
            raise InputError("fact_twice", key, value=key, other=keys[name])
        found[name], keys[name] = value, key
    return found


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
    if kind != "text" and isinstance(value, str) and value.strip() in _EMPTY:
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
    if name == "title" and isinstance(value, date | str):
        # What a spreadsheet made of it; remarks() says so.
        value = title_of_day(str(value)) or value
    if isinstance(value, int) and not isinstance(value, bool) and (kind in ("period", "text", "land") or name == BORN):
        if abs(value) > _LARGEST:
            raise InputError("wrong_type", name, value=value, expected=kind)
        value = str(value)
    if not isinstance(value, str):
        raise InputError("wrong_type", name, value=value, expected=kind)
    text = value.strip()
    if not text:
        return ""
    if kind == "day-or-none" and text.casefold() in _NO_DAYS:
        return NO_DAY
    if kind in ("day", "day-or-none"):
        return (read_birth if name == BORN else read_day)(text, name, today)
    if kind == "choice":
        return read_choice(text, name, fact.values)
    if kind == "land":
        return read_land(text, name)
    if kind == "period":
        return read_period(text, name)
    if kind == "place":
        return text.casefold()
    if not text.isprintable() and any(
        sign < " " or "\x7f" <= sign < "\xa0" or "\ud800" <= sign <= "\udfff" for sign in text
    ):
        # What steers a terminal, or bytes that are no text in its encoding: no line, cell or calendar could carry them.
        raise InputError("wrong_type", name, value=value, expected=kind)
    return text


def remarks(raw: Mapping[str, Any]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """What was understood as something else than stood there: codes with their parameters (``value``, ``taken``).

    To be said wherever facts are read: ``title_was_day`` for a title that a spreadsheet had taken for a day, ``read_as`` for a day
    whose year was completed, and for a Land that was misspelt.
    """
    found: list[tuple[str, dict[str, Any]]] = []
    for name, value in raw.items():
        if name == "title":
            title = title_of_day(str(value)) if isinstance(value, date | str) else None
            found += [("title_was_day", {"value": str(value), "taken": title})] if title else ()
        elif name == BORN and isinstance(value, str | int):
            span = birth_span(str(value))
            found += [("birth_span", {"value": str(value), "from": span.first, "until": span.last})] if span else ()
        elif isinstance(value, str) and name in FACTS:
            found += read_otherwise(FACTS[name].kind, value)
    return tuple(found)


def read_otherwise(kind: str, text: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The remark on one day or Land that was read as something else than it looks like; nothing else needs one."""
    taken: date | str | None = None
    if kind in ("day", "day-or-none"):
        taken = completed_day(text.strip())
    elif kind == "land" and (land := land_read(text)):
        taken = land_label(land)
    return (("read_as", {"value": text.strip(), "taken": taken}),) if taken else ()


def _read_list(fact: Fact, value: Any) -> tuple[str, ...]:
    if not isinstance(value, str | list | tuple) or not all(isinstance(part, str) for part in value):
        raise InputError("wrong_type", fact.name, value=value, expected="list")
    texts = [value] if isinstance(value, str) else value
    words = [word.strip() for text in texts for word in text.split(",") if word.strip()]
    # In the vocabulary's order and once each, so that the same facts give the same bytes.
    chosen = {read_choice(word, fact.name, fact.values) for word in words}
    return tuple(word for word in fact.values if word in chosen)


def check_case(case: Case) -> None:
    """Refuse facts that contradict each other; raises :class:`InputError` naming both."""
    for earlier, later in DAY_ORDER:
        first, second = getattr(case, earlier), getattr(case, later)
        first = first.first if isinstance(first, BirthSpan) else first  # some day of it is early enough
        if first is not None and second is not None and first > second:
            raise InputError("wrong_order", later, value=second, other=earlier, other_value=first)
    if case.against is not None and case.act not in (None, "objection"):
        raise InputError("needs_act", "against", value=case.against, act=case.act, needed="objection")
    if case.reason is not None and case.act not in (None, "reissue-card"):
        raise InputError("needs_act", "reason", value=case.reason, act=case.act, needed="reissue-card")
