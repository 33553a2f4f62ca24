"""What the service costs: as it is printed, and by the tariff of a day."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from hardship_cli.acts import ACTS
from hardship_cli.answer import Trace, money
from hardship_cli.case import Case
from hardship_cli.checklist.model import Fee, Price
from hardship_cli.law.fee_facts import limit_of, within
from hardship_cli.law.fees import each_fee, same_way
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law

if TYPE_CHECKING:
    from decimal import Decimal

_ANY = "any"


def fee_of(trace: Trace, law: Law, case: Case, service: str, described: Mapping[str, Any] | None) -> Fee:
    """The fee of the act in ``case``: printed amounts by land publication, computed ones where the case has a day."""
    stated = (described or {}).get("fee", {})
    return Fee(
        bool(stated.get("stated")),
        bool(stated.get("exemption_stated")),
        bool(stated.get("refusal_stated")),
        tuple(_printed(trace, law, case, service, described["land"] if described else None)),
        tuple(_computed(trace, law, case)) if case.on is not None else (),
        case.on,
        tuple(stated.get("bases", ())),
    )


def _printed(trace: Trace, law: Law, case: Case, service: str, shown: str | None) -> Iterator[Price]:
    """What the description shown prints; for a Land that it stands in for, also what that Land's own pages print."""
    lands = law.fees.tables["land"]
    for page in lands.get(shown, {}).get("publication", ()):
        if page.get("service") == service:
            yield from _rows(trace, law, page, None)
    if case.land not in (None, shown):
        for page in lands.get(case.land, {}).get("publication", ()):
            if page["title"] in (case.title, _ANY):
                yield from _rows(trace, law, page, case.act)


def _rows(trace: Trace, law: Law, page: Mapping[str, Any], act: str | None) -> Iterator[Price]:
    """One row for each act and length that a page prints; ``act`` limits them."""
    rows: dict[tuple[str, int | None], dict[bool, Decimal]] = {}
    for printed in page.get("prints", ()):
        if act in (None, printed["act"]):
            row = rows.setdefault((printed["act"], printed.get("months")), {})
            row[printed.get("minor", False)] = money(printed["amount"])
    if rows:
        trace.cite(page["source"], weigh=False)
    for (of, months), amounts in rows.items():
        position = None
        if months is not None:
            position = _position(law, of, Period(months, "months"))
        yield Price(of, position, amounts.get(False), amounts.get(True), page["portal"], page.get("released"))


def _position(law: Law, act: str, length: Period) -> str | None:
    """The position of the tariff for a printed length; acts whose fee does not go by the length have one."""
    lengths = ACTS[act].by_length
    if not lengths:
        return ACTS[act].position or None
    shorter, longer = lengths
    return shorter if within(Case(months=length), limit_of(law, shorter)) else longer


def _computed(trace: Trace, law: Law, case: Case) -> Iterator[Price]:
    """One row for each length that makes a difference in the tariff of the case's day."""
    # Adult and minor are priced on the same way through what is open, or the two columns of a row could speak of different
    # lengths.
    for tried, adults in each_fee(case._replace(minor=False), law):
        minors = same_way(case._replace(minor=True), law, tried)
        for answer in (adults, minors):
            trace.raise_status(answer.status)
            trace.sources.update(answer.sources)
        item = adults.answer.items[0]
        yield Price(case.act or "", item.position, adults.answer.amount, minors.answer.amount, basis=item.basis)
