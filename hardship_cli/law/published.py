"""The amount that the Land itself publishes for the act, beside the computed one."""

from datetime import date
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.acts import ACTS
from hardship_cli.answer import Item, Trace, money
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law import fee_facts
from hardship_cli.observed import PLAIN, among, look
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.pick import version_on


class _Priced(NamedTuple):
    """What of a priced case a printed amount is held against: base in cents, and whether the length is within the act's limit."""

    title: str
    act: str
    position: str
    base: int
    minor: bool
    shorter: bool | None


class _Printed(NamedTuple):
    """An amount that a Land prints for such a case, and whether it is what the tariff gives."""

    same: bool
    params: tuple[tuple[str, Any], ...] = ()
    source: str | None = None


def note_published(trace: Trace, case: Case, land: str, day: date, items: tuple[Item, ...]) -> None:
    """Add what a Land's service descriptions print for the act of ``case``, and whether it is what the tariff gives.

    Only descriptions released under the tariff version that applies are compared; an exemption is not held against them.
    """
    law, main = trace.law, items[0]
    if case.act is not None and among(case.act, _printed_acts(law)):
        act = str(case.act)
        lengths = ACTS[act].by_length
        limit = fee_facts.limit_of(law, lengths[0]) if lengths else None
        shorter = None if limit is None else fee_facts.within(case, limit)
        minor = fee_facts.is_younger(case, law, fee_facts.ADULT, day, day)
        priced = _Priced(str(case.title), act, main.position, int(main.base.scaleb(2)), minor, shorter)
        tariff = version_on(law.fees.rule(main.position), day).start
        for printed in _printed(law, land, tariff, priced):
            if printed.source is not None:
                trace.cite(printed.source, weigh=False)
            code, level = ("published_same", "info") if printed.same else ("published_differs", "warning")
            trace.note(code, level, None, **dict(printed.params))
    _note_sticker(trace, case, land, day)


def _printed_acts(law: Law) -> frozenset[str]:
    """The acts for which any Land prints an amount."""

    def find() -> frozenset[str]:
        pages = (page for schedule in law.fees.tables["land"].values() for page in schedule.get("publication", ()))
        return frozenset(printed["act"] for page in pages for printed in page.get("prints", ()))

    return law.keep(("printed acts",), find)


def _printed(law: Law, land: Any, tariff: date, priced: _Priced) -> list[_Printed]:
    """What a Land prints for such a case under the tariff version that begins on ``tariff``."""
    if type(land) not in PLAIN:  # observed: what is the same is no remark for a register
        key = ("differs", priced, tariff)
        differs = look(land, key, partial(_differs, law, tariff, priced))
        return [_Printed(same=False)] if differs else []
    found = []
    for page in law.fees.tables["land"].get(land, {}).get("publication", ()):
        if page["title"] not in (priced.title, "any"):
            continue
        # An old page is no deviation: it printed what was right under the tariff of its own time.
        if not _same_version(law, priced.position, page.get("released"), tariff):
            continue
        for printed in page.get("prints", ()):
            if printed["act"] != priced.act or not _same_length(law, printed, priced.shorter):
                continue
            if printed.get("minor", False) != priced.minor:
                continue
            # Against the tariff's figure, not against what is due: a page prints prices and knows nothing of who is exempt.
            expected = money(priced.base) / 2 if priced.minor else money(priced.base)
            amount = money(printed["amount"])
            params = {"land": land, "amount": amount, "portal": page["portal"], "released": page.get("released")}
            params |= {"by": page["by"]} if "by" in page else {}
            found.append(_Printed(amount == expected, tuple(params.items()), page["source"]))
    return found


def _differs(law: Law, tariff: date, priced: _Priced, _day: date, land: str | None) -> bool:
    return any(not one.same for one in _printed(law, land, tariff, priced))


def _note_sticker(trace: Trace, case: Case, land: str, day: date) -> None:
    """Add what a page of the Land prints for a title on a sticker, where that is not what the law gives."""
    law = trace.law
    if case.act != "extend" or fee_facts.sticker_limit(case, law, day) is None:
        return
    for deviation in law.fees.tables["land"].get(land, {}).get("deviation", ()):
        printed = deviation.get("sticker_amount")
        if printed is not None:
            trace.cite(deviation["source"], weigh=False)
            basis = version_on(law.fees.rule(fee_facts.STICKER), day).basis
            trace.note("sticker_printed", "hint", basis, land=land, amount=money(printed))


def _same_version(law: Law, position: str, released: date | None, tariff: date) -> bool:
    """Whether the page speaks of the tariff that applies; an undated page is taken to speak of the newest."""
    rule = law.fees.rule(position)
    try:
        # A page speaks of the law of its own day, whatever day's law the answer is given by.
        then = rule.versions[-1] if released is None else version_on(rule._replace(fixed=None), released)
    except Unanswerable:
        return False  # released before the tariff was known
    return then.start == tariff


def _same_length(law: Law, printed: dict[str, Any], shorter: bool | None) -> bool:
    lengths = ACTS[printed["act"]].by_length
    if "months" not in printed or not lengths:
        return True
    limit = fee_facts.limit_of(law, lengths[0])
    return shorter is not None and shorter == (Period(printed["months"], "months").amount <= limit.amount)
