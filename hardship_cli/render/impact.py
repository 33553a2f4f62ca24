"""What another law would change in a register: one tree for programs, tables for people, a few lines beside a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.answer import money
from hardship_cli.batch.impact import CHANGED, NOT_COMPARED, OPEN, SAME, Sum
from hardship_cli.i18n import N_
from hardship_cli.receipt import bare, tree_of
from hardship_cli.recorded import OTHER, euro_text
from hardship_cli.render.figures import figure_words, rule_of, rule_title
from hardship_cli.render.labels import QUESTIONS
from hardship_cli.render.steps import off_day
from hardship_cli.render.words import capital, day_short, euro

if TYPE_CHECKING:
    from hardship_cli.batch.impact import Change, ImpactOutcome, Reason
    from hardship_cli.batch.why import Moved, Said
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

SHOWN = 20  # lines of a table
_OPEN = {
    "error": N_("failed"),
    "both": N_("no answer by either law"),
    "before": N_("no answer by the law as it stands"),
    "after": N_("no answer by the other law"),
    "partly": N_("a question without an answer by one of the laws"),
}


def tree(outcome: ImpactOutcome, law: Law, other: Law) -> dict[str, Any]:
    """All that was found, as plain JSON values."""
    fees = _totals(outcome)
    return {
        "schema": "hardship/impact/1",
        "law": {
            "before": {"data": law.digest},
            "after": {"data": other.digest, "on": None if other.on is None else str(other.on)},
        },
        "rows": outcome.rows,
        "asked": outcome.asked,
        CHANGED: outcome.impact[CHANGED],
        SAME: outcome.impact[SAME],
        "not_compared": outcome.impact[NOT_COMPARED],
        "failed": outcome.failed,
        "fees": {"before_eur": euro_text(fees[0]), "after_eur": euro_text(fees[1])},
        "by_question": {name: outcome.by_question[name] for name in outcome.asked if outcome.by_question[name]},
        "by_land": {land: _land_tree(outcome, land) for land in lands_of(outcome)},
        "by_reason": [
            {
                "question": reason.question,
                "rules": tree_of(reason.rules),
                **_sum_tree(found),
                "first_row": reason.example,
            }
            for reason, found in reasons_of(outcome)
        ],
        "days": {
            column: {"later": outcome.later[column], "earlier": outcome.earlier[column]}
            for column in outcome.later
            if outcome.later[column] or outcome.earlier[column]
        },
        "first_changed": [_change_tree(change) for change in outcome.first],
        "not_compared_because": {because: outcome.because[because] for because in OPEN if outcome.because[because]},
        "first_not_compared": [bare(tree_of(one)) for one in outcome.first_open],
    }


def _land_tree(outcome: ImpactOutcome, land: str) -> dict[str, Any]:
    before, after = outcome.fees.get(land, (0, 0))
    found = _sum_tree(outcome.by_land.get(land, Sum()))
    return {**found, "before_eur": euro_text(before), "after_eur": euro_text(after)}


def _sum_tree(found: Sum) -> dict[str, Any]:
    return {"rows": found.rows, "more_eur": euro_text(found.more), "less_eur": euro_text(found.less)}


def _change_tree(change: Change) -> dict[str, Any]:
    return {
        "row": change.row,
        "own": change.own,
        "columns": {name: {"before": old, "after": new} for name, (old, new) in change.columns.items()},
        "because": {reason.question: reason.text for reason in change.reasons},
    }


def reasons_of(outcome: ImpactOutcome) -> list[tuple[Reason, Sum]]:
    """Most rows first, equal ones in the order of their texts."""
    return sorted(outcome.by_reason.values(), key=lambda found: (-found[1].rows, found[0].question, found[0].text))


def lands_of(outcome: ImpactOutcome) -> list[str]:
    """The Länder with a row that changes, and those with fees both times."""
    return sorted({*outcome.by_land, *outcome.fees})


def _totals(outcome: ImpactOutcome) -> tuple[int, int]:
    pairs = outcome.fees.values()
    return sum(before for before, _after in pairs), sum(after for _before, after in pairs)


def lines(outcome: ImpactOutcome, say: Language, law: Law, other: Law, *, few: bool = False) -> list[str]:
    """The sums in lines; with ``few`` without what tables show."""
    changed = outcome.impact[CHANGED]
    text = (
        N_("1 of {rows} rows would change {by}.") if changed == 1 else N_("{changed} of {rows} rows would change {by}.")
    )
    found = [say(text, changed=changed, rows=outcome.rows, by=_by(law, other, say))]
    before, after = _totals(outcome)
    if outcome.fees:
        text = N_("Fees: {before} so far, {after} then ({difference}).")
        fees = {"before": cents_words(before, say), "after": cents_words(after, say)}
        found.append(say(text, **fees, difference=gap_words(after - before, say)))
    if outcome.impact[NOT_COMPARED]:
        counts = ", ".join(
            f"{say(_OPEN[because])} {outcome.because[because]}" for because in OPEN if outcome.because[because]
        )
        numbers = [str(one.row) for one in outcome.first_open[:SHOWN]]
        left = outcome.impact[NOT_COMPARED] - len(numbers)
        rows = ", ".join(numbers) + (say(N_(" and {count} more"), count=left) if left else "")
        few_rows, many = N_("Not compared: {counts} (row {rows})."), N_("Not compared: {counts} (rows {rows}).")
        text = few_rows if outcome.impact[NOT_COMPARED] == 1 else many
        found.append(say(text, counts=counts, rows=rows))
    if not few:
        for reason, one in reasons_of(outcome)[:SHOWN]:
            rows = say(N_("1 row")) if one.rows == 1 else say(N_("{count} rows"), count=one.rows)
            why = "; ".join(moved_words(moved, say, law, other) for moved in reason.rules)
            sums = (gap_words(cents, say) for cents in (one.more, -one.less) if cents)
            parts = [f"{say(QUESTIONS[reason.question])}: {why}: {rows}", *sums]
            found.append("  " + ", ".join(parts))
    return found


def _by(law: Law, other: Law, say: Language) -> str:
    """By which law: the day's, an overlay, or both."""
    overlay = other.overlay if other.overlay != law.overlay else None
    if other.on is None:
        return say(N_("by the overlay {overlay}"), overlay=overlay)
    day = day_short(other.on, say)
    if overlay is None:
        return say(N_("by the law of {day}"), day=day)
    return say(N_("by the law of {day} with the overlay {overlay}"), day=day, overlay=overlay)


def cents_words(cents: int, say: Language) -> str:
    """Cents as an amount."""
    return euro(money(cents), say)


def gap_words(cents: int, say: Language) -> str:
    """How much more or less, with its sign."""
    return f"{'+' if cents > 0 else '-' if cents < 0 else '±'}{cents_words(abs(cents), say)}"


def moved_words(one: Moved, say: Language, law: Law, other: Law) -> str:
    """A rule in words, and what it said and would say."""
    if one.before is None and one.after is None:
        if one.rule == OTHER:
            return say(N_("another way to the answer"))
        return say(N_("holiday: {name}"), name=off_day(one.rule, say, other))
    title = capital(rule_title(one.rule, say, other) or rule_title(one.rule, say, law) or one.rule)
    return f"{title}: {_version_words(one, one.before, say, law)} → {_version_words(one, one.after, say, other)}"


def _version_words(one: Moved, rule_found: Said | None, say: Language, law: Law) -> str:
    if rule_found is None:
        return say(N_("not applied"))
    if rule_found.version is None:
        return say(N_("no text read"))
    since = say(N_("since {day}"), day=day_short(rule_found.version, say))
    rule = rule_of(one.rule, law)
    if rule_found.value is None or rule is None:
        return since
    other = rule_title(rule_found.value, say, law) if isinstance(rule_found.value, str) else ""  # whose figure is taken
    return f"{other or figure_words(rule, rule_found.value, say)} ({since})"
