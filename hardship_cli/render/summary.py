"""The summary of a register that was answered or audited: one tree for ``--summary FILE``, a few lines for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hardship_cli.answer import money
from hardship_cli.batch.audit import AuditOutcome, Tally
from hardship_cli.i18n import N_
from hardship_cli.recorded import euro_text
from hardship_cli.render.figures import rule_title
from hardship_cli.render.labels import FAILURES, REASONS, STATUS_SHORT
from hardship_cli.render.words import euro, word
from hardship_cli.words import called

if TYPE_CHECKING:
    from collections.abc import Callable

    from hardship_cli.batch.summary import Outcome
    from hardship_cli.batch.sums import Sums
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law


def tree(outcome: Outcome, data: str) -> dict[str, Any]:
    """The summary as plain JSON values. ``data`` is the digest of the law data."""
    found: dict[str, Any] = {
        "schema": "hardship/summary/1",
        "rows": outcome.rows,
        "asked": outcome.asked,
        "columns_used": list(outcome.columns_used),
        "columns_unused": list(outcome.columns_unused),
        "answered": outcome.answered,
        "unanswered": outcome.unanswered,
        "failed": outcome.failed,
        "by_status": dict(sorted(outcome.status.items())),
        "by_reason": dict(outcome.reasons.most_common()),
        "data": data,
    }
    if outcome.beyond:
        found["one_by_one"] = outcome.beyond
    if outcome.sums is not None:
        found |= _sums(outcome.sums)
    if isinstance(outcome, AuditOutcome):
        found["audit"] = dict(sorted(outcome.audit.items()))
        for kind, tallies in outcome.tallies.items():
            found[f"differences_{kind}"] = {
                key: {
                    "rows": tally.rows,
                    "overcharged_eur": euro_text(tally.over),
                    "undercharged_eur": euro_text(tally.under),
                }
                for key, tally in _most_first(tallies)
            }
    return found


def _sums(sums: Sums) -> dict[str, Any]:
    """Sums of fees: all together, then each kind by its keys, in their order."""
    trees = {
        name: {key: {"rows": one.rows, "fee_eur": euro_text(one.cents)} for key, one in sorted(by.items())}
        for name, by in sums.by.items()
    }
    found = {
        "fees": trees["total"].get("", {"rows": 0, "fee_eur": euro_text(0)}),
        "fees_by_status": trees["status"],
        "fees_by_land": trees["land"],
    }
    return found if sums.column is None else {**found, "sum_by": sums.column, "fees_by_column": trees["column"]}


def _most_first(tallies: dict[str, Tally]) -> list[tuple[str, Tally]]:
    return sorted(tallies.items(), key=lambda entry: (-entry[1].rows, entry[0]))


AUDITED = {"same": N_("same"), "differs": N_("differs"), "not-checked": N_("not checked")}


def lines(outcome: Outcome, say: Language, law: Law) -> list[str]:
    """The summary in a few lines."""
    rows = N_("1 row: {answered} answered, {unanswered} without an answer, {failed} failed.")
    if outcome.rows != 1:
        rows = N_("{rows} rows: {answered} answered, {unanswered} without an answer, {failed} failed.")
    counted = ("rows", "answered", "unanswered", "failed")
    found = [say(rows, **{name: _number(getattr(outcome, name), say) for name in counted})]
    if outcome.status:
        found.append(say(N_("By status: {counts}."), counts=_counts(outcome.status, STATUS_SHORT, say)))
    if outcome.reasons:
        found.append(say(N_("Failed because of: {counts}."), counts=_counts(_in_words(outcome.reasons, say), {}, say)))
    if outcome.sums is not None:
        found += _sum_lines(outcome.sums, say)
    if outcome.beyond:
        text = N_("So many different cases that {count} rows were answered one by one, which takes longer.")
        found.append(say(text, count=_number(outcome.beyond, say)))
    if isinstance(outcome, AuditOutcome):
        found.append(say(N_("Audit: {counts}."), counts=_counts(outcome.audit, AUDITED, say)))
        kinds: tuple[tuple[str, Callable[[str], str]], ...] = (
            (
                N_("Differences by reason:"),
                lambda reasons: "; ".join(word(REASONS, one, say) for one in reasons.split("; ")),
            ),
            (N_("Differences by Land:"), lambda land: land or say(N_("no Land"))),
            (N_("Differences by position:"), lambda rule: rule_title(rule, say, law) if rule else say(N_("no fee"))),
        )
        for (title, named), tallies in zip(kinds, outcome.tallies.values(), strict=True):
            if tallies:
                ordered = _most_first(tallies)[:_MOST]
                found += [say(title), *(f"  {_tally(named(key), tally, say)}" for key, tally in ordered)]
    return found


_MOST = 10


def _sum_lines(sums: Sums, say: Language) -> list[str]:
    """The sum of all fees, and the largest by the column that was named."""
    total = sums.by["total"].get("")
    if total is None:
        return [say(N_("Fees: none."))]
    text = N_("Fees: {amount} in 1 row.") if total.rows == 1 else N_("Fees: {amount} in {count} rows.")
    found = [say(text, amount=euro(money(total.cents), say), count=_number(total.rows, say))]
    if sums.column is not None:
        largest = sorted(sums.by["column"].items(), key=lambda entry: (-entry[1].cents, entry[0]))
        text = N_("By {column}: 1 sum.") if len(largest) == 1 else N_("By {column}: {count} sums.")
        found.append(say(text, column=sums.column, count=_number(len(largest), say)))
        empty = say(N_("nothing there"))
        found += [
            f"  {key or empty}: {euro(money(one.cents), say)}, {_rows(one.rows, say)}" for key, one in largest[:_MOST]
        ]
        if len(largest) > _MOST:
            found.append(
                "  " + say(N_("and {count} more (--summary FILE has all)"), count=_number(len(largest) - _MOST, say))
            )
    return found


def _in_words(reasons: Counter[str], say: Language) -> Counter[str]:
    """Reasons of failure in words, of facts as the column ``error`` names them; those that read alike are one."""
    found: Counter[str] = Counter()
    for reason, rows in reasons.items():
        fact, colon, code = reason.rpartition(": ")
        name = called("headings", fact, "de") if say.code == "de" else fact
        found[f"{name}{colon}{word(FAILURES, code, say)}"] += rows
    return found


def _rows(count: int, say: Language) -> str:
    return say(N_("1 row")) if count == 1 else say(N_("{count} rows"), count=_number(count, say))


def _tally(name: str, tally: Tally, say: Language) -> str:
    parts = [_rows(tally.rows, say)]
    if tally.over:
        parts.append(say(N_("{amount} too much"), amount=euro(money(tally.over), say)))
    if tally.under:
        parts.append(say(N_("{amount} too little"), amount=euro(money(tally.under), say)))
    return f"{name}: {', '.join(parts)}"


def _counts(counter: Any, words: dict[str, str], say: Language) -> str:
    # Most first, equal ones by name: the same register gives the same summary.
    rows = sorted(counter.items(), key=lambda entry: (-entry[1], entry[0]))
    return ", ".join(f"{word(words, key, say)} {_number(count, say)}" for key, count in rows)


def _number(count: int, say: Language) -> str:
    text = f"{count:,}"
    return text.replace(",", ".") if say.code == "de" else text
