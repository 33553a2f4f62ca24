"""The faults that a rule can have, one small function each (``docs/data-format.md``)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from hardship_cli.laender import CODES
from hardship_cli.schedule.forms import COVERING, SERVED, VALUES, shape
from hardship_cli.schedule.model import GAP, MONEY_KINDS, NONE, USE, VALUE
from hardship_cli.schedule.shapes import (
    KINDS,
    LONGEST,
    Fault,
    near,
    not_accepted,
    plain_faults,
    row_where,
    shown,
    unknown,
)

STATES = (VALUE, NONE, GAP, USE)
# The words that programs read in rules of kind choice, by the beginning of the rule's id; other choices are free text.
_EFFECTS = ("continuation", "permitted-stay", "suspended-removal", "none")
WORDS_READ = {
    "processing_fee": ("full",),
    "extension_start": ("day-after-expiry",),
    "late_start": ("applied",),
    "fiction_begins_": ("day-after-expiry", "continuation_ordered", "applied"),
    "fiction_ends": ("notified",),
    "fiction_": _EFFECTS,
    "remedy_sits": (),
    "higher_court_seat": (),
    "remedy": ("objection", "action", "none"),
}


class DataFile(NamedTuple):
    """A data file under the check: its path, its rules, the sources that it may cite, and all its tables.

    ``amounts`` is false where money has lost its type (precompiled tables), so that it cannot be told from a number.
    """

    path: str
    rules: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Any]
    tables: Mapping[str, Any]
    amounts: bool = True


class Subject(NamedTuple):
    """The rule that is being looked at."""

    id: str
    table: Mapping[str, Any]
    data: DataFile

    @property
    def where(self) -> str:
        """Its table's header."""
        return f"[rule.{self.id}]"

    def histories(self) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
        """Its own versions and those of each Land, with the header above them."""
        yield self.where, self.table.get("version", [])
        for land, overlay in self.table.get("land", {}).items():
            yield f"[rule.{self.id}.land.{land}]", overlay["version"]

    def versions(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """All versions, each with its address."""
        for where, rows in self.histories():
            for index, row in enumerate(rows):
                yield row_where(where, "version", index, row), row

    def fault(self, where: str, code: str, **params: Any) -> Fault:
        """A fault of this rule."""
        return Fault(self.data.path, where, code, params)


def known_words(subject: Subject) -> Iterator[Fault]:
    """Kind, scope and anchor are words that code reads."""
    yield from _accepted(subject, "rule", ("kind", "scope", "anchor"), subject.where, subject.table)


def _accepted(
    subject: Subject, name: str, keys: Iterable[str], where: str, table: Mapping[str, Any]
) -> Iterator[Fault]:
    for key in keys:
        if key in table:
            yield from not_accepted(subject.data.path, where, key, table[key], shape(name).kinds[key].words)


def has_versions(subject: Subject) -> Iterator[Fault]:
    """A rule that holds for anyone by itself has versions of its own."""
    needed = subject.table["scope"] != "land" or subject.table.get("as_federal")
    if needed and not subject.table.get("version"):
        yield subject.fault(subject.where, "missing_key", key="version")


def one_state(subject: Subject) -> Iterator[Fault]:
    """A version says exactly one thing; an exemption may say what it covers and nothing else."""
    for where, row in subject.versions():
        states = [state for state in STATES if state in row]
        if len(states) > 1:
            yield subject.fault(where, "state_twice", one=states[0], other=states[1])
        elif not states and not (subject.table["kind"] == "exemption" and "covers" in row):
            yield subject.fault(where, "state_missing")
        if USE in row and subject.table["kind"] == "exemption":
            yield subject.fault(where, "value_in_exemption", key=USE, value=shown(row[USE]))
        yield from _accepted(subject, "version", (NONE, GAP), where, row)


def values_fit_kind(subject: Subject, kind: str = "") -> Iterator[Fault]:
    """The value is what the kind says: money, a whole number, a word, yes or no, a fraction; of an unknown kind nothing."""
    kind = kind or subject.table["kind"]
    for where, row in subject.versions():
        if VALUE in row and kind in VALUES and (subject.data.amounts or kind not in MONEY_KINDS):
            yield from plain_faults(subject.data.path, where, VALUE, row[VALUE], KINDS[VALUES[kind]])


def choice_is_read(subject: Subject) -> Iterator[Fault]:
    """A choice is a word that programs read; any other would be taken for one of them, or for none."""
    # The first beginning that fits decides, so longer ones stand above those that they begin with.
    words = next((words for start, words in WORDS_READ.items() if subject.id.startswith(start)), ())
    for where, row in subject.versions():
        if words and subject.table["kind"] == "choice" and VALUE in row:
            yield from not_accepted(subject.data.path, where, VALUE, row[VALUE], words)


def lengths_last(subject: Subject) -> Iterator[Fault]:
    """A period of months, weeks or years, an age, the longest duration of a position: one unit at least."""
    kind, most = subject.table["kind"], subject.table.get("up_to_months")
    if most is not None and not 0 < most <= LONGEST["months"]:
        code = "period_of_nothing" if most < 1 else "number_absurd"
        yield subject.fault(subject.where, code, key="up_to_months", value=shown(most), limit=LONGEST["months"])
    for where, row in subject.versions():
        # No day at all is a length that rules have (the day on a proof of service is the day itself), no month at all is a
        # slip.
        if kind in ("months", "weeks", "years") and row.get(VALUE) == 0:
            yield subject.fault(where, "period_of_nothing", key=VALUE, value=shown(row[VALUE]))


def fees_go_by_their_day(subject: Subject) -> Iterator[Fault]:
    """What a fee is, or what changes it, goes by the day of the law alone; when the procedure began is not asked."""
    for where, row in subject.versions():
        if "old_if" in row and subject.table["kind"] in (*MONEY_KINDS, "reduction", "exemption"):
            yield subject.fault(where, "old_if_on_fee", kind=subject.table["kind"])


def covers_by_kind(subject: Subject) -> Iterator[Fault]:
    """Reductions, exemptions and substitutes say which positions and for whom; no other kind does."""
    kind = subject.table["kind"]
    for where, row in subject.versions():
        acts = not (NONE in row or GAP in row)
        needed = ("covers", *(("who",) if kind != "reduction" else ())) if kind in COVERING and acts else ()
        for key in needed:
            if not row.get(key):
                yield subject.fault(where, "missing_key", key=key)
        for key in ("covers", "who"):
            if key in row and (kind not in COVERING or not acts):
                yield subject.fault(where, "key_of_other_kind", key=key, kind=kind)


def covers_known(subject: Subject) -> Iterator[Fault]:
    """What is covered is a fee of this file; who is served is a value of the vocabulary."""
    fees = [name for name, table in subject.data.rules.items() if table.get("kind") == "fee"]
    for where, row in subject.versions():
        for position in row.get("covers", ()):
            yield from unknown(subject.data.path, where, "covers_unknown", position, fees)
        for value in row.get("who", ()):
            yield from unknown(subject.data.path, where, "who_unknown", value, SERVED)


def versions_rise(subject: Subject) -> Iterator[Fault]:
    """Each version begins after the one before it, and after that one's last day."""
    for where, rows in subject.histories():
        for index, (before, row) in enumerate(pairwise(rows)):
            here = row_where(where, "version", index + 1, row)
            if row["from"] == before["from"]:
                yield subject.fault(here, "version_twice", value=row["from"])
            elif row["from"] < before["from"]:
                yield falls(subject.data.path, here, row["from"], before["from"])
            elif "until" in before and before["until"] >= row["from"]:
                earlier = row_where(where, "version", index, before)
                yield subject.fault(earlier, "versions_overlap", value=before["until"], following=row["from"])


def falls(path: str, where: str, day: Any, before: Any) -> Fault:
    """The fault of a version that stands after a later one."""
    return Fault(path, where, "versions_not_rising", {"value": day, "before": before})


def days_in_order(subject: Subject) -> Iterator[Fault]:
    """A version neither ends nor falls due for review before it begins."""
    for where, row in subject.versions():
        for key in ("until", "review_by"):
            if key in row and row[key] < row["from"]:
                yield subject.fault(where, "ends_before_start", key=key, value=row[key], start=row["from"])


def old_has_before(subject: Subject) -> Iterator[Fault]:
    """A transitional clause keeps the version before; the first version has none."""
    for where, rows in subject.histories():
        if rows and "old_if" in rows[0]:
            yield subject.fault(row_where(where, "version", 0, rows[0]), "old_if_first")


def sources_exist(subject: Subject) -> Iterator[Fault]:
    """Every source that is cited is described."""
    for where, row in subject.versions():
        yield from unknown(subject.data.path, where, "unknown_source", row["source"], subject.data.sources)


def lands_complete(subject: Subject) -> Iterator[Fault]:
    """A federal rule names no Land; any other names each of the sixteen once."""
    table, own = subject.table, list(subject.table.get("land", {}))
    named = [*table.get("as_federal", []), *own]
    if table["scope"] == "federal":
        for land in own[:1]:
            yield subject.fault(f"[rule.{subject.id}.land.{land}]", "land_on_federal", rule=subject.id)
        if "as_federal" in table:
            yield subject.fault(subject.where, "as_federal_on_federal", rule=subject.id)
    if table["scope"] != "land":
        return
    for land in dict.fromkeys(named):
        if land not in CODES:
            yield subject.fault(subject.where, "land_unknown", value=land, suggestion=near(land.upper(), CODES))
        elif named.count(land) > 1:
            yield subject.fault(subject.where, "land_twice", value=land)
    missing = [land for land in CODES if land not in named]
    if missing:
        yield subject.fault(subject.where, "land_missing", value=", ".join(missing))


def use_leads_to_figure(subject: Subject) -> Iterator[Fault]:
    """A reference names a rule of the same kind in this file and does not come back to itself."""
    rules, path = subject.data.rules, subject.data.path
    # A substitute takes the figure of a fee; any other rule can only take one of its own kind, or days would become euro.
    wanted = "fee" if subject.table["kind"] == "substitute" else subject.table["kind"]
    for where, row in subject.versions():
        target = row.get(USE)
        if target is None:
            continue
        if target not in rules:
            yield from unknown(path, where, "use_unknown", target, rules)
        elif (kind := rules[target].get("kind")) != wanted:
            yield subject.fault(where, "use_other_kind", value=target, kind=kind, wanted=wanted)
        elif subject.id in _reached(target, rules):
            yield subject.fault(where, "use_cycle", value=target)


def _reached(start: str, rules: Mapping[str, Mapping[str, Any]]) -> set[str]:
    reached, ahead = set(), [start]
    while ahead:
        rule = ahead.pop()
        if rule in rules and rule not in reached:
            reached.add(rule)
            ahead += named(rules[rule], USE)
    return reached


def named(value: Any, *keys: str) -> Iterator[str]:
    """Every text under one of the keys, at any depth; nothing is taken for granted, for its faults may not be told yet."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            if key in keys:
                yield from (text for text in (below if isinstance(below, list) else [below]) if isinstance(text, str))
            yield from named(below, *keys)
    elif isinstance(value, list):
        for item in value:
            yield from named(item, *keys)


CHECKS: tuple[Callable[[Subject], Iterator[Fault]], ...] = (
    known_words,
    has_versions,
    one_state,
    values_fit_kind,
    choice_is_read,
    lengths_last,
    covers_by_kind,
    covers_known,
    versions_rise,
    days_in_order,
    old_has_before,
    fees_go_by_their_day,
    sources_exist,
    lands_complete,
    use_leads_to_figure,
)
