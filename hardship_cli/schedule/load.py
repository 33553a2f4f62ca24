"""The law: the shipped data, a user's overlay on top, and its rules built when they are asked for."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from hardship_cli.answer import Note
from hardship_cli.schedule.model import Rule, build_rule
from hardship_cli.schedule.tables import data_dir, digest_of, tables_of

Found = TypeVar("Found")


class Sheet:
    """One data file: its tables, and its rules built when they are asked for."""

    __slots__ = ("_all", "_rules", "_seen", "tables")

    def __init__(self, tables: Mapping[str, Any], seen: Callable[[Rule], Rule] | None = None) -> None:
        self.tables = tables
        self._seen = seen  # what a law of another day makes of each rule
        self._rules: dict[str, Rule] = {}
        self._all: tuple[Rule, ...] = ()

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id; a missing one is an error in the program, not of the user."""
        try:
            return self._rules[rule_id]
        except KeyError:
            found = build_rule(rule_id, self.tables["rule"][rule_id])
            self._rules[rule_id] = found = found if self._seen is None else self._seen(found)
        return found

    def has_rule(self, rule_id: str) -> bool:
        """Whether the file has a rule of this id."""
        return rule_id in self.tables["rule"]

    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the file's order."""
        if not self._all:
            self._all = tuple(self.rule(rule_id) for rule_id in self.tables.get("rule", {}))
        return self._all


class Law:
    """All law data. Files are read when first needed; the object is not changed afterwards.

    With ``on`` every rule says what it said on that day, whatever the days of a case are: what a day's law makes of cases of
    other times. Ages and public holidays go by the days of the case all the same. With ``known_on`` only versions count that were
    known on that day (``schedule/known.py``); public holidays and disputed points are those of today.
    """

    def __init__(
        self,
        directory: str | None = None,
        overlay: str | None = None,
        *,
        on: date | None = None,
        known_on: date | None = None,
    ) -> None:
        self.directory = directory or data_dir()
        self.overlay = overlay
        self.on = on
        self.known_on = known_on
        self.calendar: Any = None  # the years of holidays worked out so far (law/filing.py)
        self.cached: dict[Any, Any] = {}
        self._sheets: dict[str, Sheet] = {}
        self._laid: Mapping[str, Mapping[str, Any]] | None = None  # the files that the overlay changes, once checked
        self._digest: str | None = None

    def keep(self, key: tuple[Any, ...], find: Callable[[], Found]) -> Found:
        """What ``find`` gives, looked for once for each ``key``: findings in the data alone, so no more than they have words."""
        try:
            found: Found = self.cached[key]
        except KeyError:
            found = self.cached[key] = find()
        return found

    @cached_property
    def fees(self) -> Sheet:
        """``fees.toml``: tariff, reductions and exemptions, the Länder's schedules."""
        return self.sheet("fees")

    @cached_property
    def deadlines(self) -> Sheet:
        """``deadlines.toml``: notification, remedies, periods, permits, fiction."""
        return self.sheet("deadlines")

    def dispute(self, code: str) -> Mapping[str, Any] | None:
        """The disputed point of this code (``E5``), or nothing; files that are loaded already are looked at first."""
        for name in sorted(("fees", "deadlines"), key=lambda name: name not in self._sheets):
            points = self.sheet(name).tables.get("dispute", {})
            if code in points:
                point: Mapping[str, Any] = points[code]
                return point
        return None

    @cached_property
    def holidays(self) -> Mapping[str, Any]:
        """The tables of ``holidays.toml``."""
        return self.sheet("holidays").tables

    @property
    def services(self) -> Mapping[str, Any]:
        """The tables of ``services.toml``."""
        return self.sheet("services").tables

    def tables(self, name: str) -> Mapping[str, Any]:
        """All tables of one of the five files (``"fees"``)."""
        return self.sheet(name).tables

    def source(self, source_id: str) -> Mapping[str, Any]:
        """The citation of this id."""
        found: Mapping[str, Any] = self.sources[source_id]
        return found

    @cached_property
    def sources(self) -> Mapping[str, Any]:
        """All citations by id."""
        described: Mapping[str, Any] = self.sheet("sources").tables["source"]
        return described

    @property
    def remarks(self) -> tuple[Note, ...]:
        """What is to be said of every answer by this law: that only what was known of it on a day counts."""
        return () if self.known_on is None else (Note("known_on", "hint", None, (("known_on", self.known_on),)),)

    @property
    def digest(self) -> str:
        """``sha256:...`` over all data files and the overlay: which law this is."""
        if self._digest is None:
            self._digest = digest_of(self.directory, self.overlay)
        return self._digest

    def _seen(self, rule: Rule) -> Rule:
        """A rule by the law of another day, or as it was known on one."""
        if self.known_on is not None:
            from hardship_cli.schedule.known import as_known

            rule = as_known(rule, self.known_on, self.sources)
        return rule._replace(fixed=self.on)

    def sheet(self, name: str) -> Sheet:
        """One of the five files, with the overlay on top; raises what reading the data and checking the overlay raise."""
        if name not in self._sheets:
            tables = tables_of(name, self.directory)
            if self.overlay is not None:
                tables = self._laid_over(self.overlay).get(name, tables)
            self._sheets[name] = Sheet(tables, self._seen if self.on or self.known_on else None)
        return self._sheets[name]

    def _laid_over(self, overlay: str) -> Mapping[str, Mapping[str, Any]]:
        """The files that the overlay changes; it is checked as a whole the first time that any of them is asked for."""
        if self._laid is None:
            from hardship_cli.schedule.overlay import lay_over

            self._laid = lay_over(overlay, self.directory)
        return self._laid


_default: Law | None = None


def default_law() -> Law:
    """The shipped law with no overlay, loaded once."""
    global _default  # noqa: PLW0603 - the one-time load that CONTRACT section 5 allows
    if _default is None:
        _default = Law()
    return _default
