"""The summary of a batch or an audit: one tree for ``--summary FILE``, a few lines for people."""

from typing import Any

from hardship_cli.batch.audit import AuditOutcome, euro_text
from hardship_cli.batch.run import Outcome
from hardship_cli.i18n import N_
from hardship_cli.render.language import Language


def tree(outcome: Outcome, data: str) -> dict[str, Any]:
    """The summary as plain JSON values. ``data`` is the digest of the law data."""
    found: dict[str, Any] = {
        "schema": "hardship/summary/1",
        "rows": outcome.rows,
        "asked": outcome.asked,
        "answered": outcome.answered,
        "failed": outcome.failed,
        "by_status": dict(sorted(outcome.status.items())),
        "by_reason": dict(outcome.reasons.most_common()),
        "data": data,
    }
    if isinstance(outcome, AuditOutcome):
        found["audit"] = dict(sorted(outcome.audit.items()))
        for name, tallies in (
            ("reason", outcome.by_reason),
            ("land", outcome.by_land),
            ("position", outcome.by_position),
        ):
            found[f"differences_by_{name}"] = {
                key: {
                    "rows": tally.rows,
                    "overcharged_eur": euro_text(tally.over),
                    "undercharged_eur": euro_text(tally.under),
                }
                for key, tally in sorted(tallies.items(), key=lambda entry: (-entry[1].rows, entry[0] or ""))
            }
    return found


def lines(outcome: Outcome, say: Language) -> list[str]:
    """The summary in a few lines."""
    found = [
        say(N_("{rows} rows: {answered} answered, {failed} failed.")).format(
            rows=f"{outcome.rows:,}", answered=f"{outcome.answered:,}", failed=f"{outcome.failed:,}"
        )
    ]
    if outcome.status:
        found.append(say(N_("By status: {counts}.")).format(counts=_counts(outcome.status)))
    if outcome.reasons:
        found.append(say(N_("Failed because of: {counts}.")).format(counts=_counts(outcome.reasons)))
    if isinstance(outcome, AuditOutcome):
        found.append(say(N_("Audit: {counts}.")).format(counts=_counts(outcome.audit)))
        titles = (
            (N_("By reason"), outcome.by_reason),
            (N_("By Land"), outcome.by_land),
            (N_("By position"), outcome.by_position),
        )
        for title, tallies in titles:
            rows = sorted(tallies.items(), key=lambda entry: (-entry[1].rows, entry[0] or ""))
            found += [
                say(N_("{title}: {key}: {count} rows, overcharged {over} EUR, undercharged {under} EUR")).format(
                    title=say(title),
                    key=key or "-",
                    count=f"{tally.rows:,}",
                    over=euro_text(tally.over),
                    under=euro_text(tally.under),
                )
                for key, tally in rows[:10]
            ]
    return found


def _counts(counter: Any) -> str:
    # Most first, equal ones by name: the same register gives the same summary.
    return ", ".join(
        f"{key} {count:,}" for key, count in sorted(counter.items(), key=lambda entry: (-entry[1], entry[0]))
    )
