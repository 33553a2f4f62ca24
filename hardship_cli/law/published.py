"""The amount that the Land itself publishes for the act, beside the computed one."""

from datetime import date
from typing import Any

from hardship_cli.answer import Item, Trace, money
from hardship_cli.errors import Unanswerable
from hardship_cli.facts import Case
from hardship_cli.law import fee_facts
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.pick import version_on


def note_published(trace: Trace, case: Case, land: str, day: date, items: tuple[Item, ...]) -> None:
    """Add what a Land's service descriptions print for the act of ``case``, and whether it is what the tariff gives.

    Only descriptions released under the tariff version that applies are compared; an exemption is not held against them.
    """
    law, main = trace.law, items[0]
    schedule = law.fees.tables["land"].get(land, {})
    for publication in schedule.get("publication", ()):
        if publication["title"] not in (case.title, "any"):
            continue
        if not _same_version(law, main.position, publication.get("released"), day):
            continue
        for printed in publication.get("prints", ()):
            if printed["act"] != case.act or not _same_length(case, law, printed):
                continue
            minor = fee_facts.is_minor(case, law, day)
            if printed.get("minor", False) != minor:
                continue
            expected = main.base / 2 if minor else main.base
            same = money(printed["amount"]) == expected
            trace.cite(publication["source"], weigh=False)
            trace.note(
                "published_same" if same else "published_differs",
                "info" if same else "warning",
                None,
                land=land,
                amount=money(printed["amount"]),
                portal=publication["portal"],
                released=publication.get("released"),
            )
    _note_sticker(trace, case, land, day)


def _note_sticker(trace: Trace, case: Case, land: str, day: date) -> None:
    """Add what a page of the Land prints for a title on a sticker, where that is not what the law gives."""
    law = trace.law
    for deviation in law.fees.tables["land"].get(land, {}).get("deviation", ()):
        printed = deviation.get("sticker_amount")
        if printed is not None and case.act == "extend" and fee_facts.sticker_limit(case, law, day) is not None:
            trace.cite(deviation["source"], weigh=False)
            basis = version_on(law.fees.rule(fee_facts.STICKER), day).basis
            trace.note("sticker_printed", "hint", basis, land=land, amount=money(printed))


def _same_version(law: Law, position: str, released: date | None, day: date) -> bool:
    """Whether the page speaks of the tariff that applies; an undated page is taken to speak of the newest."""
    rule = law.fees.rule(position)
    try:
        then = rule.versions[-1] if released is None else version_on(rule, released)
    except Unanswerable:
        return False  # released before the tariff was known
    return then.start == version_on(rule, day).start


def _same_length(case: Case, law: Law, printed: dict[str, Any]) -> bool:
    act = printed["act"]
    if "months" not in printed or act not in fee_facts.BY_LENGTH:
        return True
    limit = fee_facts.limit_of(law, fee_facts.BY_LENGTH[act][0])
    shorter = fee_facts.within(case, limit)
    return shorter is not None and shorter == (Period(printed["months"], "months").amount <= limit.amount)
