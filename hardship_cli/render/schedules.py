"""The law data for people and programs: lists, one rule, one Land, differences, the result of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.answer import money
from hardship_cli.i18n import N_
from hardship_cli.laender import CODES, land_name
from hardship_cli.render.figures import said
from hardship_cli.render.json import dump, tree_of
from hardship_cli.render.schedule_trees import (
    bare,
    change_tree,
    change_words,
    cited,
    clipped,
    money_out,
    row_tree,
    rule_summary,
    rule_tree,
    scope_words,
)
from hardship_cli.render.steps import RESULTS
from hardship_cli.render.words import ACTS, UNITS, day_short, shown, unbroken, word
from hardship_cli.schedule.model import GAP, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hardship_cli.cli.settings import Settings
    from hardship_cli.render.language import Language


def show_list(settings: Settings, land: str | None) -> int:
    """All rules of fees and deadlines, then the Länder's schedules."""
    say, law = settings.say, settings.law
    rules = [(file, rule) for file, sheet in _sheets(settings) for rule in sheet.rules()]
    if land is not None:
        rules = [(file, rule) for file, rule in rules if rule.scope == "land"]
    if settings.form == "json":
        rows = [{"file": file, **rule_summary(rule, land)} for file, rule in rules]
        return _json(settings, "list", rules=rows, lands=_publications(settings, land))
    if settings.form == "plain":
        settings.write("\n".join(rule.id for _file, rule in rules))
        return 0
    from hardship_cli.render.table import columns, show

    table = columns(
        (say(N_("rule")), "fixed"),
        (say(N_("versions")), "right"),
        (say(N_("newest")), "fixed"),
        (say(N_("says")), "right"),
    )
    for _file, rule in rules:
        history = rule.history(land)
        newest = history[-1] if history else None
        table.add_row(
            rule.id,
            str(len(history)),
            day_short(newest.start, say) if newest else "-",
            clipped(said(rule, newest, say, law)) if newest else "-",
        )
    lands = columns((say(N_("Land")), "left"), (say(N_("publications")), "right"), (say(N_("deviations")), "right"))
    for code, counts in _publications(settings, land).items():
        lands.add_row(f"{land_name(code, say.code)} ({code})", str(counts["publications"]), str(counts["deviations"]))
    show([table, "", lands, "", say(N_("Data: {digest}")).format(digest=law.digest)], settings)
    return 0


def show_rule(settings: Settings, rule: Rule) -> int:
    """One rule: every version, the Länder with a history of their own, the sources."""
    if settings.form == "json":
        return _json(settings, "rule", **rule_summary(rule, None), **rule_tree(rule))
    if settings.form == "plain":
        settings.write("\n".join(f"{version.start}\t{bare(rule, version)}" for version in rule.versions))
        return 0
    from rich.text import Text

    from hardship_cli.render.table import columns, indented, show

    say = settings.say
    parts: list[Any] = [Text(say.of(rule.title), style="bold"), Text(f"{rule.id} · {rule.basis}", style="dim"), ""]
    histories = [("", rule.versions), *rule.lands.items()]
    for land, versions in histories:
        if not versions:
            continue
        if land or rule.scope == "land":
            where = land_name(land, say.code) if land else ", ".join(rule.as_federal)
            parts.append(Text(where, style="bold"))
        table = columns(
            (say(N_("since")), "fixed"),
            (say(N_("says")), "right" if rule.kind in (*UNITS, "fee") else "left"),
            (say(N_("provision")), "left"),
            (say(N_("source")), "left"),
            (say(N_("checked")), "left"),
        )
        for version in versions:
            result = settings.law.source(version.source)["checked"]["result"]
            text = said(rule, version, say, settings.law)
            covers = unbroken(version.basis) + (f" ({len(version.covers)})" if version.covers else "")
            if version.old_if is not None:
                day = day_short(version.old_if.began_before, say)
                covers += "\n" + say(N_("procedures begun before {day}: the version before")).format(day=day)
            table.add_row(day_short(version.start, say), text, covers, version.source, word(RESULTS, result, say))
        parts += [table, ""]
    covered = rule.versions[-1].covers if rule.versions else {}
    if covered:
        parts.append(Text(say(N_("Reaches:")), style="bold"))
        parts += [indented(f"{position}: {unbroken(where)}") for position, where in covered.items()]
    show(parts, settings)
    return 0


def show_source(settings: Settings, name: str) -> int:
    """One citation and the rules that rest on it."""
    source = settings.law.source(name)
    users = sorted({rule.id for _file, sheet in _sheets(settings) for rule in sheet.rules() if name in cited(rule)})
    if settings.form == "json":
        return _json(settings, "source", id=name, **tree_of(source), cited_by=users)
    from hardship_cli.render.table import show

    say = settings.say
    checked = source["checked"]
    when = day_short(checked["on"], say) if "on" in checked else "-"
    lines = [
        source["title"],
        source.get("url", ""),
        f"{word(RESULTS, checked['result'], say)} ({when})",
        source.get("note", ""),
    ]
    lines += ["", say(N_("Cited by: {rules}")).format(rules=", ".join(users) or "-")]
    show([line for index, line in enumerate(lines) if line or index == len(lines) - 2], settings)
    return 0


def show_land(settings: Settings, land: str) -> int:
    """What a Land publishes, what deviates from the law, and its own rules on time limits."""
    schedule = settings.law.fees.tables["land"][land]
    rules = [rule for _file, sheet in _sheets(settings) for rule in sheet.rules() if rule.scope == "land"]
    if settings.form == "json":
        own = [{**rule_summary(rule, land), "own": land in rule.lands} for rule in rules]
        return _json(settings, "land", land=land, schedule=money_out(schedule), rules=own)
    from rich.text import Text

    from hardship_cli.render.table import columns, show

    say = settings.say
    parts: list[Any] = [Text(f"{land_name(land, say.code)} ({land})", style="bold")]
    for publication in schedule.get("publication", ()):
        parts += ["", *_publication(publication, say)]
    if schedule.get("none_read"):
        day = day_short(schedule["none_read"], say)
        parts += [
            "",
            say(N_("No publication of this Land was found (searched {day}); the federal tariff applies.")).format(
                day=day
            ),
        ]
    for deviation in schedule.get("deviation", ()):
        text = say(N_("Deviates from the law, recorded but never computed with: {where} says {says}; the law: {law}"))
        told = {key: say.of(deviation[key]) for key in ("where", "says", "law")}
        parts += ["", Text(unbroken(text.format(**told)), style="yellow")]
    table = columns(
        (say(N_("rule of the Land")), "fixed"),
        (say(N_("since")), "fixed"),
        (say(N_("says")), "left"),
        (say(N_("provision")), "left"),
    )
    for rule in rules:
        history = rule.history(land)
        if history:
            newest = history[-1]
            table.add_row(
                rule.id, day_short(newest.start, say), said(rule, newest, say, settings.law), unbroken(newest.basis)
            )
    show([*parts, "", table], settings)
    return 0


def show_diff(settings: Settings, first: date, second: date, land: str | None) -> int:
    """What changed between two days."""
    from hardship_cli.schedule.diff import diff

    changes = diff(settings.law, first, second, land)
    say = settings.say
    if settings.form == "json":
        rows = [change_tree(settings, change) for change in changes]
        return _json(settings, "diff", first=str(first), second=str(second), changes=rows)
    if settings.form == "plain":
        settings.write("\n".join(f"{change.rule}\t{change.scope}" for change in changes))
        return 0
    from hardship_cli.render.table import columns, show

    table = columns(
        (say(N_("rule")), "fixed"),
        (say(N_("where")), "left"),
        (say(N_("before")), "left"),
        (say(N_("after")), "left"),
        (say(N_("since")), "fixed"),
        (say(N_("source")), "left"),
    )
    for change in changes:
        before, after = (change_words(settings, change, value) for value in ("old", "new"))
        since = day_short(change.start, say) if change.start else "-"
        table.add_row(change.rule, scope_words(change.scope, say), before, after, since, change.source or "")
    head = say(N_("Differences between the law of {first} and of {second}: {count}"))
    show(
        [head.format(count=len(changes), first=day_short(first, say), second=day_short(second, say)), "", table],
        settings,
    )
    return 0


def show_check(settings: Settings, *, matrix: bool) -> int:
    """The faults of the data; exit 2 where there are any."""
    from hardship_cli.render.errors import fault_lines
    from hardship_cli.schedule.check import check_law

    faults = list(check_law(settings.law))
    rows: list[Any] = []
    if matrix:
        from hardship_cli.schedule.coverage import matrix as walk

        rows, more = walk(settings.law)
        faults += more
    gaps = [row for row in rows if row.state == GAP]
    rules = sum(len(sheet.rules()) for _file, sheet in _sheets(settings))
    say = settings.say
    if settings.form == "json":
        return _json(
            settings, "check", rules=rules, stretches=len(rows), gaps=[row_tree(row) for row in gaps],
            faults=[{"where": fault.where, "code": fault.code, "text": " ".join(fault_lines(fault, say))} for fault in faults],
        ) or (2 if faults else 0)  # fmt: skip
    for fault in faults:
        settings.write("\n".join(fault_lines(fault, say)))
    if matrix and settings.form == "table":
        from hardship_cli.render.table import columns, show

        table = columns(
            (say(N_("stated gap")), "fixed"),
            (say(N_("where")), "left"),
            (say(N_("from")), "fixed"),
            (say(N_("until")), "fixed"),
        )
        for row in gaps:
            table.add_row(row.rule, scope_words(row.land, say), day_short(row.start, say), day_short(row.until, say))
        show([table, ""], settings)
    text = N_("{rules} rules, {sources} sources, {stretches} stretches of days, {gaps} stated gaps, {faults} faults")
    counts = {"rules": rules, "sources": len(settings.law.sources), "stretches": len(rows), "gaps": len(gaps)}
    settings.write(say(text).format(faults=len(faults), **counts))
    return 2 if faults else 0


def show_due(settings: Settings) -> int:
    """What is to be looked at again: versions past their review day, sources last read more than a year ago."""
    from hardship_cli.schedule.coverage import due

    rows = due(settings.law, settings.today)
    if settings.form == "json":
        return _json(settings, "due", day=str(settings.today), due=[tree_of(row) for row in rows])
    if settings.form == "plain":
        settings.write("\n".join(row.id for row in rows))
        return 0
    from hardship_cli.render.table import columns, show

    say = settings.say
    table = columns((say(N_("due since")), "fixed"), (say(N_("what")), "fixed"), (say(N_("source")), "left"))
    for row in rows:
        scope = f" ({row.scope})" if row.scope else ""
        table.add_row(day_short(row.day, say), f"{row.id}{scope}", row.source)
    head = say(N_("Due for review on {day}: {count}"))
    show([head.format(count=len(rows), day=day_short(settings.today, say)), "", table], settings)
    return 0


def export(settings: Settings, files: Sequence[str]) -> int:
    """The tables of the data files as one JSON document."""
    law = settings.law
    tables = {
        "fees": law.fees.tables,
        "deadlines": law.deadlines.tables,
        "holidays": law.holidays,
        "services": law.services,
    }
    tables["sources"] = {"source": law.sources}
    return _json(settings, "export", **{name: money_out(tables[name]) for name in files})


def _sheets(settings: Settings) -> Iterable[tuple[str, Any]]:
    return (("fees", settings.law.fees), ("deadlines", settings.law.deadlines))


def _json(settings: Settings, what: str, **content: Any) -> int:
    tree = {"schema": "hardship/schedules/1", "what": what, "data": settings.law.digest, **content}
    settings.write(dump(tree))
    return 0


def _publications(settings: Settings, land: str | None) -> dict[str, dict[str, int]]:
    lands = settings.law.fees.tables["land"]
    return {
        code: {
            "publications": len(lands[code].get("publication", ())),
            "deviations": len(lands[code].get("deviation", ())),
        }
        for code in CODES
        if land in (None, code)
    }


def _publication(publication: Any, say: Language) -> list[Any]:
    from rich.text import Text

    from hardship_cli.render.table import indented

    released = publication.get("released")
    head = " · ".join(
        part
        for part in (
            publication["portal"],
            publication.get("service", ""),
            say(N_("released {day}")).format(day=day_short(released, say)) if released else "",
        )
        if part
    )
    lines: list[Any] = [Text(head, style="bold")]
    for printed in publication.get("prints", ()):
        length = say(N_("up to {months} months")).format(months=printed["months"]) if "months" in printed else ""
        who = say(N_("minors")) if printed.get("minor") else ""
        facts = ", ".join(part for part in (word(ACTS, printed["act"], say), length, who) if part)
        lines.append(indented(unbroken(f"{facts}: {shown(money(printed['amount']), say)}")))
    times = (
        ("processing_weeks", N_("processing: {first} to {last} weeks")),
        ("card_weeks", N_("card: {first} to {last} weeks")),
    )
    for key, text in times:
        if key in publication:
            lines.append(indented(say(text).format(first=publication[key][0], last=publication[key][1])))
    if "exemption_wording" in publication:
        wording = say(N_("exemption, as the English text of the portal has it: “{wording}”"))
        lines.append(indented(wording.format(wording=publication["exemption_wording"])))
    return lines
