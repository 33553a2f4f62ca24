"""The law data for people and programs: lists, one rule, one Land, differences, the result of a check."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hardship_cli.answer import money
from hardship_cli.i18n import N_
from hardship_cli.laender import CODES, land_name
from hardship_cli.receipt import bare, dump, tree_of
from hardship_cli.render.error_params import cut
from hardship_cli.render.figures import figure, figure_words, rule_of, rule_title, version_words
from hardship_cli.render.labels import RESULTS, UNITS, VERSION_STATES
from hardship_cli.render.words import day_short, shown, source_title, unbroken, value_word, word
from hardship_cli.schedule.diff import FEDERAL, diff
from hardship_cli.schedule.model import GAP, MONEY_KINDS, NONE, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from hardship_cli.render.language import Language
    from hardship_cli.schedule.coverage import Due
    from hardship_cli.schedule.load import Law

_SHORT = 20
_SOON = timedelta(days=60)  # time enough to look for a newer version before answers are marked


class View(NamedTuple):
    """A part of the law data in every form.

    ``content`` is what its JSON holds, ``parts`` lays out its table; ``plain`` is ``None`` where scripts get the table, too.
    """

    what: str
    content: dict[str, Any]
    parts: Callable[[], list[Any]] = list
    plain: str | None = None


def json_of(view: View, law: Law) -> str:
    """The JSON object of a view."""
    return dump({"schema": "hardship/schedules/1", "what": view.what, "data": law.digest, **view.content})


def rules_of(law: Law) -> list[tuple[str, Rule]]:
    """All rules, each with its file."""
    return [
        (file, rule) for file, sheet in (("fees", law.fees), ("deadlines", law.deadlines)) for rule in sheet.rules()
    ]


def _named(rule_id: str, law: Law, say: Language, land: str | None = None) -> str:
    """A rule in a row: its id, by which it is asked for; in German what it is called before it, as with every code."""
    title = rule_title(rule_id, say, law) if say.code == "de" else ""
    inside = [part for part in (rule_id if title else None, land) if part]
    return f"{title or rule_id} ({', '.join(inside)})" if inside else rule_id


def _rules(head: str, say: Language) -> tuple[str, str]:
    """The head of a column of rules: ids stand on one line, what they are called is wrapped."""
    return head, "left" if say.code == "de" else "fixed"


def list_view(law: Law, say: Language, land: str | None) -> View:
    """All rules of fees and deadlines, then the Länder's schedules."""
    rules = [(file, rule) for file, rule in rules_of(law) if land is None or rule.scope == "land"]
    lands = {
        code: {"publications": len(table.get("publication", ())), "deviations": len(table.get("deviation", ()))}
        for code, table in ((code, law.fees.tables["land"][code]) for code in CODES if land in (None, code))
    }

    def row(rule: Rule) -> tuple[str, ...]:
        history = rule.history(land)
        if not history:
            return _named(rule.id, law, say), "0", "-", "-"
        text = version_words(rule, history[-1], say, law)
        return _named(rule.id, law, say), str(len(history)), day_short(history[-1].start, say), cut(text, _SHORT)

    def parts() -> list[Any]:
        from hardship_cli.render.table import grid

        heads = (_rules(N_("rule"), say), (N_("versions"), "right"), (N_("newest"), "fixed"), (N_("says"), "right"))
        counts = ((N_("Land"), "left"), (N_("publications"), "right"), (N_("deviations"), "right"))
        published = ((f"{land_name(code, say.code)} ({code})", *map(str, it.values())) for code, it in lands.items())
        digest = say(N_("Data: {digest}"), digest=law.digest)
        return [grid(say, heads, (row(rule) for _file, rule in rules)), "", grid(say, counts, published), "", digest]

    trees = [{"file": file, **_summary(rule, land)} for file, rule in rules]
    return View("list", {"rules": trees, "lands": lands}, parts, "\n".join(rule.id for _file, rule in rules))


def rule_view(rule: Rule, law: Law, say: Language) -> View:
    """One rule: every version, the Länder with a history of their own, the sources."""

    def row(version: Version) -> tuple[str, ...]:
        covers = unbroken(version.basis) + (f" ({len(version.covers)})" if version.covers else "")
        if version.old_if is not None:
            day = day_short(version.old_if.began_before, say)
            covers += "\n" + say(N_("procedures begun before {day}: the version before"), day=day)
        checked = word(RESULTS, law.source(version.source)["checked"]["result"], say)
        return day_short(version.start, say), version_words(rule, version, say, law), covers, version.source, checked

    def parts() -> list[Any]:
        from rich.text import Text

        from hardship_cli.render.table import grid, indented

        found: list[Any] = [Text(say.of(rule.title), style="bold"), Text(f"{rule.id} · {rule.basis}", style="dim"), ""]
        side = "right" if rule.kind in (*UNITS, "fee") else "left"
        rest = ((N_("provision"), "left"), (N_("source"), "left"), (N_("checked"), "left"))
        heads = ((N_("since"), "fixed"), (N_("says"), side), *rest)
        for land, versions in [("", rule.versions), *rule.lands.items()]:
            if not versions:
                continue
            if land or rule.scope == "land":
                found.append(Text(land_name(land, say.code) if land else ", ".join(rule.as_federal), style="bold"))
            found += [grid(say, heads, map(row, versions)), ""]
        covered = rule.versions[-1].covers if rule.versions else {}
        if covered:
            found.append(Text(say(N_("Reaches:")), style="bold"))
            found += [indented(f"{position}: {unbroken(where)}") for position, where in covered.items()]
        return found

    tree = {
        "title": dict(rule.title),
        "anchor": rule.anchor,
        "history": [_version(rule, version) for version in rule.versions],
        "lands": {land: [_version(rule, it) for it in versions] for land, versions in rule.lands.items()},
        "as_federal": list(rule.as_federal),
    }
    lines = (f"{it.start}\t{it.state if it.state in (NONE, GAP) else figure(rule, it)}" for it in rule.versions)
    return View("rule", {**_summary(rule, None), **tree}, parts, "\n".join(lines))


def source_view(name: str, law: Law, say: Language) -> View:
    """One citation and the rules that rest on it."""
    source = law.source(name)
    users = sorted(
        rule.id
        for _file, rule in rules_of(law)
        if any(it.source == name for versions in (rule.versions, *rule.lands.values()) for it in versions)
    )

    def parts() -> list[Any]:
        checked = source["checked"]
        when = day_short(checked["on"], say) if "on" in checked else "-"
        how = f"{word(RESULTS, checked['result'], say)} ({when})"
        lines = [line for line in (source["title"], source.get("url"), how, source.get("note")) if line]
        return [*lines, "", say(N_("Cited by: {rules}"), rules=", ".join(users) or "-")]

    return View("source", {"id": name, **tree_of(source), "cited_by": users}, parts)


def dispute_view(code: str, law: Law, say: Language) -> View:
    """A disputed point: its readings, who holds each, and which one leads."""
    point = law.dispute(code) or {}

    def parts() -> list[Any]:
        from hardship_cli.render.table import indented

        found: list[Any] = [say(N_("Open legal point {code}: {title}"), code=code, title=say.of(point["title"]))]
        for name, reading in point["reading"].items():
            mark = f" ({say(N_('applied'))})" if name == point["default"] else ""
            found += ["", f"{name}{mark}: {unbroken(say.of(reading['text']))}"]
            found.append(indented(unbroken(say(N_("Provisions: {bases}"), bases=reading["basis"]))))
            found.append(indented(unbroken(say(N_("Held by: {who}"), who=reading["held_by"]))))
        if "from" in point:
            since = N_("Open since {day}; before, reading {name} is the only one.")
            found += ["", unbroken(say(since, day=day_short(point["from"], say), name=point["default"]))]
        source = law.source(point["source"])
        return [*found, "", unbroken(say(N_("Source: {title}"), title=source_title(source, say)))]

    return View("dispute", {"id": code, **tree_of(point)}, parts)


def land_view(land: str, law: Law, say: Language) -> View:
    """What a Land publishes, what deviates from the law, and its own rules on time limits."""
    schedule = law.fees.tables["land"][land]
    rules = [rule for _file, rule in rules_of(law) if rule.scope == "land"]

    def own() -> Iterator[tuple[str, ...]]:
        for rule in rules:
            for newest in rule.history(land)[-1:]:
                text = version_words(rule, newest, say, law)
                yield _named(rule.id, law, say), day_short(newest.start, say), text, unbroken(newest.basis)

    def parts() -> list[Any]:
        from rich.text import Text

        from hardship_cli.render.table import grid

        found: list[Any] = [Text(f"{land_name(land, say.code)} ({land})", style="bold")]
        for publication in schedule.get("publication", ()):
            found += ["", *_publication(publication, say)]
        if schedule.get("none_read"):
            text = N_("No publication of this Land was found (searched {day}); the federal tariff applies.")
            found += ["", say(text, day=day_short(schedule["none_read"], say))]
        for it in schedule.get("deviation", ()):
            text = N_("Deviates from the law, recorded but never computed with: {where} says {says}; the law: {law}")
            words = {key: say.of(it[key]) for key in ("where", "says", "law")}
            found += ["", Text(unbroken(say(text, **words)), style="yellow")]
        first = (_rules(N_("rule of the Land"), say), (N_("since"), "fixed"))
        return [*found, "", grid(say, (*first, (N_("says"), "left"), (N_("provision"), "left")), own())]

    trees = [{**_summary(rule, land), "own": land in rule.lands} for rule in rules]
    return View("land", {"land": land, "schedule": _money_out(schedule), "rules": trees}, parts)


def _publication(publication: Any, say: Language) -> Iterator[Any]:
    """What a Land publishes on one service: where and when, the amounts printed there, how long it takes."""
    from rich.text import Text

    from hardship_cli.render.table import indented

    released = publication.get("released")
    since = say(N_("released {day}"), day=day_short(released, say)) if released else ""
    head = (publication["portal"], publication.get("service", ""), since)
    yield Text(" · ".join(part for part in head if part), style="bold")
    for printed in publication.get("prints", ()):
        length = say(N_("up to {months} months"), months=printed["months"]) if "months" in printed else ""
        who = say(N_("minors")) if printed.get("minor") else ""
        facts = ", ".join(part for part in (value_word("act", printed["act"], say), length, who) if part)
        yield indented(unbroken(f"{facts}: {shown(money(printed['amount']), say)}"))
    for key, text in (
        ("processing_weeks", N_("processing: {first} to {last} weeks")),
        ("card_weeks", N_("card: {first} to {last} weeks")),
    ):
        if key in publication:
            yield indented(say(text, first=publication[key][0], last=publication[key][1]))
    if "exemption_wording" in publication:
        wording = N_("exemption, as the English text of the portal has it: “{wording}”")
        yield indented(say(wording, wording=publication["exemption_wording"]))


def diff_view(law: Law, say: Language, first: date, second: date, land: str | None) -> View:
    """What changed between two days."""
    changes = diff(law, first, second, land)

    def row(change: Any) -> tuple[str, ...]:
        before, after = (_change_words(change, value, law, say) for value in ("old", "new"))
        if before == after:
            after = say(N_("the same, with another provision or reach"))
        since = day_short(change.start, say) if change.start else "-"
        return _named(change.rule, law, say), _scope_words(change.scope, say), before, after, since, change.source or ""

    def parts() -> list[Any]:
        from hardship_cli.render.table import grid

        text = N_("Differences between the law of {first} and of {second}: {count}")
        head = say(text, count=len(changes), first=day_short(first, say), second=day_short(second, say))
        what = (_rules(N_("rule"), say), (N_("where"), "left"), (N_("before"), "left"), (N_("after"), "left"))
        return [head, "", grid(say, (*what, (N_("since"), "fixed"), (N_("source"), "left")), map(row, changes))]

    trees = [
        {**tree_of(it), "old": tree_of(_change_figure(it, "old", law)), "new": tree_of(_change_figure(it, "new", law))}
        for it in changes
    ]
    plain = "\n".join(f"{change.rule}\t{change.scope}" for change in changes)
    return View("diff", {"first": str(first), "second": str(second), "changes": trees}, parts, plain)


def check_view(law: Law, say: Language, *, matrix: bool) -> tuple[View, list[str]]:
    """The stretches of days for which the data state a gap, and the faults of the data in words; the last line counts both."""
    from hardship_cli.render.errors import fault_lines
    from hardship_cli.schedule.check import check_law
    from hardship_cli.schedule.templates import own_texts

    faults = list(check_law(law))
    rows: list[Any] = []
    if matrix:
        from hardship_cli.schedule.coverage import matrix as walk

        rows, more = walk(law)
        faults += more
    gaps = [row for row in rows if row.state == GAP]

    def parts() -> list[Any]:
        from hardship_cli.render.table import grid

        ends = ((N_("from"), "fixed"), (N_("until"), "fixed"))
        cells = (
            (
                _named(row.rule, law, say),
                _scope_words(row.land, say),
                *(day_short(day, say) for day in (row.start, row.until)),
            )
            for row in gaps
        )
        return [grid(say, (_rules(N_("stated gap"), say), (N_("where"), "left"), *ends), cells), ""]

    # Without the walk nothing was counted: no figure is told for what nobody looked at.
    counts = {"rules": len(rules_of(law)), "stretches": len(rows) if matrix else None}
    listed = [{"rule": it.rule, "land": it.land, "from": str(it.start), "until": str(it.until)} for it in gaps]
    tree: dict[str, Any] = {
        **counts,
        "gaps": listed if matrix else None,
        "faults": [{"where": it.where, "code": it.code, "text": " ".join(fault_lines(it, say))} for it in faults],
    }
    own = [template.name for template in own_texts(law)] if not faults else []
    tree["own_texts"] = own
    own_templates = [say(N_("Own templates of texts: {names}"), names=", ".join(own))] if own else []
    text = N_("{rules} rules, {sources} sources, {faults} faults; --matrix counts stretches of days and stated gaps")
    if matrix:
        text = N_(
            "{rules} rules, {sources} sources, {stretches} stretches of days, {gaps} stated gaps, {faults} faults"
        )
    last = say(text, **counts, sources=len(law.sources), gaps=len(gaps), faults=len(faults))
    return View("check", tree, parts), [*("\n".join(fault_lines(fault, say)) for fault in faults), *own_templates, last]


def due_view(law: Law, say: Language, today: date) -> View:
    """What is to be looked at again, now and soon: versions past their review day, sources last read more than a year ago."""
    from hardship_cli.schedule.coverage import due

    rows = due(law, today)
    soon = due(law, today + _SOON)[len(rows) :]

    def parts() -> list[Any]:
        from hardship_cli.render.table import grid

        head = say(N_("Due for review on {day}: {count}"), count=len(rows), day=day_short(today, say))
        later = say(N_("Due within {days} days: {count}"), count=len(soon), days=_SOON.days)
        heads = ((N_("due since"), "fixed"), _rules(N_("what"), say), (N_("source"), "left"))
        due_then = ((N_("due on"), "fixed"), *heads[1:])
        shown = [head, "", grid(say, heads, map(cells, rows))]
        return [*shown, "", later, "", grid(say, due_then, map(cells, soon))] if soon else shown

    def cells(it: Due) -> tuple[str, str, str]:
        return day_short(it.day, say), _named(it.id, law, say, it.scope), it.source

    plain = "\n".join(row.id for row in rows)
    tree = {"day": str(today), "due": [tree_of(row) for row in rows], "soon": [tree_of(row) for row in soon]}
    return View("due", tree, parts, plain)


def export_view(law: Law, files: Sequence[str]) -> View:
    """The tables of the data files as one JSON document."""
    tables = {
        "fees": law.fees.tables,
        "deadlines": law.deadlines.tables,
        "holidays": law.holidays,
        "services": law.services,
        "sources": {"source": law.sources},
    }
    return View("export", {name: _money_out(tables[name]) for name in files})


def _summary(rule: Rule, land: str | None) -> dict[str, Any]:
    """A rule in one row."""
    count = len(rule.history(land))
    return {"rule": rule.id, "kind": rule.kind, "scope": rule.scope, "basis": rule.basis, "versions": count}


def _version(rule: Rule, version: Version) -> Any:
    """One version, without the keys that say nothing."""
    tree = tree_of(version)
    tree["from"] = tree.pop("start")
    return bare({**tree, "value": tree_of(figure(rule, version))})


def _change_figure(change: Any, name: str, law: Law) -> Any:
    """What was said before (``old``) or after (``new``)."""
    value_then = getattr(change, name)
    sheet = law.fees if change.file == "fees" else law.deadlines
    is_money = sheet.has_rule(change.rule) and sheet.rule(change.rule).kind in MONEY_KINDS
    return money(value_then) if is_money and _is_number(value_then) else value_then


def _change_words(change: Any, name: str, law: Law, say: Language) -> str:
    """The same in words."""
    value_then, state = _change_figure(change, name, law), getattr(change, f"{name}_state")
    if value_then is None or state in (NONE, GAP):
        return word(VERSION_STATES, state, say)
    if isinstance(value_then, dict):
        return f"({len(value_then)})"
    rule = rule_of(change.rule, law)
    return str(value_then) if rule is None else figure_words(rule, value_then, say)


def _scope_words(scope: str, say: Language) -> str:
    """Where a version holds: a Land's code, or the Federation."""
    return say(N_("federal")) if scope == FEDERAL else scope


def _money_out(tables: Any, key: str = "", kind: str = "") -> Any:
    """Plain JSON of data tables; whole cents become euro where key and kind say that they are money."""
    if isinstance(tables, dict):
        inner = tables.get("kind", kind)
        return {name: _money_out(item, name, inner) for name, item in tables.items()}
    if isinstance(tables, list):
        return [_money_out(item, key, kind) for item in tables]
    is_money = key == "amount" or (key == "value" and kind in MONEY_KINDS)
    return str(money(tables)) if is_money and _is_number(tables) else tree_of(tables)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
