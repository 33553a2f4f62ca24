"""Mutations of the law data, in memory: one small change to one rule, disputed point or holiday at a time."""

from copy import deepcopy
from datetime import date, timedelta

from hardship_cli.laender import CODES
from hardship_cli.schedule.load import Law, Sheet

ONE = timedelta(days=1)
YEAR = timedelta(days=366)
FEDERAL = "federal"
STATES = ("value", "none", "gap", "use")
# What a word is changed to; a word without an entry is made one that no code knows.
FLIPPED = {"objection": "action", "action": "objection", "A": "B", "B": "A", "disputed": "hint", "hint": "disputed"}


class Mutant:
    """One change: what it does, where, and which Länder it concerns (``None``: all)."""

    __slots__ = ("change", "entry", "file", "kind", "lands", "name", "scope", "table")

    def __init__(self, name, place, change, *, kind, lands=None):
        self.name = name
        self.file, self.table, self.entry, self.scope = place  # table: rule | dispute | holiday
        self.change = change
        self.kind = kind
        self.lands = lands

    def law(self, base):
        """The law with this change and no other; everything else is shared with ``base``."""
        return MutatedLaw(base, self)


class MutatedLaw(Law):
    """The shipped law with one entry of one table replaced."""

    __slots__ = ()

    def __init__(self, base, mutant):
        super().__init__(base.directory)
        self._digest = base.digest
        self._sheets = dict(base._sheets)
        tables = base.tables(mutant.file)
        changed = deepcopy(tables[mutant.table][mutant.entry])
        mutant.change(changed)
        sheet = Sheet({**tables, mutant.table: {**tables[mutant.table], mutant.entry: changed}})
        kept = base._sheets[mutant.file]._rules
        sheet._rules = {name: rule for name, rule in kept.items() if mutant.table != "rule" or name != mutant.entry}
        self._sheets[mutant.file] = sheet


def mutants(law):
    """All mutations, in the files' order."""
    for file in ("fees", "deadlines"):
        for entry, table in law.tables(file)["rule"].items():
            yield from _of_rule(file, entry, table)
        for entry, table in law.tables(file)["dispute"].items():
            yield from _of_dispute(file, entry, table)
    for entry, table in law.holidays["holiday"].items():
        yield from _of_holiday(entry, table)


def _of_rule(file, entry, table):
    def mutant(name, scope, change, kind, lands=None):
        return Mutant(f"{file} {entry} {scope}: {name}", (file, "rule", entry, scope), change, kind=kind, lands=lands)

    overlays = table.get("land", {})
    for scope, versions in [
        (FEDERAL, table.get("version", ())),
        *((land, overlays[land]["version"]) for land in overlays),
    ]:
        for index, version in enumerate(versions):
            for name, change, kind in _of_version(table["kind"], versions, index, version):
                yield mutant(f"{version['from']} {name}", scope, _inside(scope, index, change), kind)
    for land in overlays:
        yield mutant("overlay dropped", land, _dropped_overlay(land), "overlay")
    for land in table.get("as_federal", ()):
        name, change = _left_federal(land, table["version"], table["kind"])
        yield mutant(f"{land} {name}", FEDERAL, change, "as_federal", lands=(land,))
    if "up_to_months" in table:
        for step in (-1, 1):
            yield mutant(f"up_to_months {step:+}", FEDERAL, _added("up_to_months", step), "value")


def _inside(scope, index, change):
    def inside(table):
        versions = table["version"] if scope == FEDERAL else table["land"][scope]["version"]
        change(versions[index])

    return inside


def _of_version(kind, versions, index, version):
    """Name, change and kind of every mutation of one version."""
    state = next((state for state in STATES if state in version), None)
    if state == "value":
        for value in _other_values(kind, version["value"]):
            yield f"value {version['value']} -> {value}", _set("value", value), "value"
    elif state == "use":
        yield "use -> gap", _renamed("use", "gap"), "value"
    elif state in ("gap", "none"):
        other = "none" if state == "gap" else "gap"
        yield f"{state} -> {other}", _renamed(state, other), "state"
    for step in (-ONE, ONE):
        moved = version["from"] + step
        before = versions[index - 1]["from"] if index else date.min
        after = versions[index + 1]["from"] if index + 1 < len(versions) else date.max
        if before < moved < after:
            yield f"from {moved}", _set("from", moved), "from"
    for key in ("until", "review_by"):
        if key in version:
            yield f"{key} dropped", _without(key), key
    if "until" in version:
        for step in (-ONE, ONE):
            yield f"until {version['until'] + step}", _set("until", version["until"] + step), "until"
    if "old_if" in version:
        yield "old_if dropped", _without("old_if"), "old_if"
        for step in (-ONE, ONE):
            day = version["old_if"]["began_before"] + step
            yield f"began_before {day}", _set("old_if", {**version["old_if"], "began_before": day}), "old_if"
    for who in version.get("who", ()):
        yield f"who without {who}", _set("who", [one for one in version["who"] if one != who]), "who"
    covers = version.get("covers", {})
    for position in covers:
        left = {one: number for one, number in covers.items() if one != position}
        yield f"does not cover {position}", _set("covers", left), "covers"


def _other_values(kind, value):
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        # Whole euro, so that halves stay whole cents; both ways for days, months and years.
        return [value + 100] if kind in ("fee", "substitute") else [value + 1, *([value - 1] if value else [])]
    return [FLIPPED.get(value, "none" if value != "none" else "continuation")]


def _set(key, value):
    return lambda version: version.__setitem__(key, value)


def _added(key, step):
    return lambda table: table.__setitem__(key, table[key] + step)


def _without(key):
    return lambda version: version.pop(key)


def _renamed(old, new):
    def renamed(version):
        version.pop(old)
        version[new] = "mutated"

    return renamed


def _dropped_overlay(land):
    return lambda table: table["land"].pop(land)


def _left_federal(land, versions, kind):
    """A Land that does not follow the newest federal version, or, where there is but one, has another value."""
    if len(versions) > 1:
        own, name = list(versions[:-1]), "keeps the version before"
    else:
        # Where the federal law has no value (not in force, not read), the Land has one.
        whole = {key: entry for key, entry in versions[0].items() if key not in ("none", "gap")}
        own, name = [{**whole, "value": _other_values(kind, whole.get("value"))[0]}], "has another value"

    def left(table):
        table["as_federal"] = [one for one in table["as_federal"] if one != land]
        table.setdefault("land", {})[land] = {"version": own}

    return name, left


def _of_dispute(file, entry, table):
    for key in ("default", "effect"):
        value = FLIPPED[table[key]]
        name = f"{file} dispute {entry}: {key} -> {value}"
        yield Mutant(name, (file, "dispute", entry, FEDERAL), _set(key, value), kind="dispute")


def _of_holiday(entry, table):
    def mutant(name, change, kind, lands):
        where = None if lands == "all" else tuple(lands)
        return Mutant(
            f"holidays {entry}: {name}", ("holidays", "holiday", entry, FEDERAL), change, kind=kind, lands=where
        )

    everywhere = CODES if any(span["lands"] == "all" for span in table["spans"]) else None
    every = everywhere or tuple({land for span in table["spans"] for land in span["lands"]})
    yield mutant("a day later", _day_later, "holiday", every)
    for index, span in enumerate(table["spans"]):
        lands = span["lands"]
        where = f"span {index} ({'all' if lands == 'all' else ' '.join(lands)} {span.get('from', '')}..{span.get('until', '')})"
        yield mutant(f"{where} dropped", _span_dropped(index), "holiday", lands)
        for key in ("from", "until"):
            if key in span:
                for step in (-YEAR, YEAR):
                    yield mutant(
                        f"{where} {key} a year {'on' if step > ONE else 'back'}",
                        _span_moved(index, key, step),
                        "holiday",
                        lands,
                    )
        if lands != "all" and len(lands) > 1:
            for land in lands:
                yield mutant(f"{where} without {land}", _span_without(index, "lands", land), "holiday", (land,))
        if len(span.get("at", ())) > 1:
            for place in span["at"]:
                yield mutant(f"{where} not at {place}", _span_without(index, "at", place), "holiday", lands)


def _day_later(table):
    rule = table["rule"]
    if "easter" in rule:
        rule["easter"] += 1
    elif "weekday" in rule:
        rule["weekday"] += 1
    else:
        rule["day"] = rule["day"] + 1 if rule["day"] < 28 else rule["day"] - 1


def _span_dropped(index):
    return lambda table: table["spans"].pop(index)


def _span_moved(index, key, step):
    return lambda table: table["spans"][index].__setitem__(key, table["spans"][index][key] + step)


def _span_without(index, key, value):
    def without(table):
        span = table["spans"][index]
        span[key] = [one for one in span[key] if one != value]

    return without
