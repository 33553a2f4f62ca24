"""Pieces of the law data as plain JSON and as short words; amounts are euro, never cents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.answer import money
from hardship_cli.i18n import N_
from hardship_cli.render.figures import figure, figure_words, rule_of
from hardship_cli.render.json import tree_of
from hardship_cli.render.words import STATES, word
from hardship_cli.schedule.diff import FEDERAL
from hardship_cli.schedule.model import GAP, MONEY_KINDS, NONE, Rule, Version

if TYPE_CHECKING:
    from hardship_cli.cli.settings import Settings
    from hardship_cli.render.language import Language

_SHORT = 20


def rule_summary(rule: Rule, land: str | None) -> dict[str, Any]:
    """A rule in one row."""
    count = len(rule.history(land))
    return {"rule": rule.id, "kind": rule.kind, "scope": rule.scope, "basis": rule.basis, "versions": count}


def rule_tree(rule: Rule) -> dict[str, Any]:
    """A rule with its whole history."""
    return {
        "title": dict(rule.title),
        "anchor": rule.anchor,
        "history": [version_tree(rule, version) for version in rule.versions],
        "lands": {land: [version_tree(rule, v) for v in versions] for land, versions in rule.lands.items()},
        "as_federal": list(rule.as_federal),
    }


def version_tree(rule: Rule, version: Version) -> dict[str, Any]:
    """One version, without the keys that say nothing."""
    tree = tree_of(version)
    tree["from"] = tree.pop("start")
    tree["value"] = tree_of(figure(rule, version))
    return {key: part for key, part in tree.items() if part not in (None, [], {})}


def row_tree(row: Any) -> dict[str, Any]:
    """A stretch of days of the matrix."""
    return {"rule": row.rule, "land": row.land, "from": str(row.start), "until": str(row.until)}


def change_tree(settings: Settings, change: Any) -> dict[str, Any]:
    """A difference between two days."""
    tree: dict[str, Any] = tree_of(change)
    tree["old"], tree["new"] = (tree_of(change_figure(settings, change, name)) for name in ("old", "new"))
    return tree


def change_figure(settings: Settings, change: Any, name: str) -> Any:
    """What was said before (``old``) or after (``new``)."""
    said_then = getattr(change, name)
    sheet = settings.law.fees if change.file == "fees" else settings.law.deadlines
    is_money = sheet.has_rule(change.rule) and sheet.rule(change.rule).kind in MONEY_KINDS
    return money(said_then) if is_money and _is_number(said_then) else said_then


def change_words(settings: Settings, change: Any, name: str) -> str:
    """The same in words."""
    said_then = change_figure(settings, change, name)
    state = getattr(change, f"{name}_state")
    if said_then is None or state in (NONE, GAP):
        return word(STATES, state, settings.say)
    if isinstance(said_then, dict):
        return f"({len(said_then)})"
    rule = rule_of(change.rule, settings.law)
    return str(said_then) if rule is None else figure_words(rule, said_then, settings.say)


def bare(rule: Rule, version: Version) -> str:
    """The same for scripts."""
    return version.state if version.state in (NONE, GAP) else str(figure(rule, version))


def scope_words(scope: str, say: Language) -> str:
    """Where a version holds: a Land's code, or the Federation."""
    return say(N_("federal")) if scope == FEDERAL else scope


def clipped(text: str) -> str:
    """A text short enough for a narrow column."""
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def cited(rule: Rule) -> set[str]:
    """The sources of all versions of a rule."""
    return {version.source for versions in (rule.versions, *rule.lands.values()) for version in versions}


def money_out(tables: Any, key: str = "", kind: str = "") -> Any:
    """Plain JSON of data tables; whole cents become euro where key and kind say that they are money."""
    if isinstance(tables, dict):
        inner = tables.get("kind", kind)
        return {name: money_out(item, name, inner) for name, item in tables.items()}
    if isinstance(tables, list):
        return [money_out(item, key, kind) for item in tables]
    is_money = key == "amount" or (key == "value" and kind in MONEY_KINDS)
    return str(money(tables)) if is_money and _is_number(tables) else tree_of(tables)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
