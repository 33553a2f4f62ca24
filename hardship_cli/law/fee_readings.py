"""Disputed points on fees: what the other readings would give, which one was applied, and for whom an amount is safe."""

from collections.abc import Iterable, Mapping
from typing import Any

from hardship_cli.answer import DISPUTED, REVIEW, Alternative, Item, money
from hardship_cli.facts import THREAT, WITH_THREAT
from hardship_cli.law.fee_items import items_of, main_of
from hardship_cli.law.fee_open import Leaf, Price, explore, leaves, total_of
from hardship_cli.law.fee_work import Work
from hardship_cli.observed import among
from hardship_cli.schedule.pick import pick

# The grounds between which disputed point E1 lies, the acts that it is about, and those of them for who holds the first.
_FIRST, _SECOND = "25-4-1", "25-4-2"
_NUMBERS = ("change-purpose", "issue", "extend")
_EXTENDED = ("change-purpose", "extend")


def other_readings(work: Work, total: int) -> list[Alternative]:
    """What the other readings of the disputed points met on the way would give, where that is another amount."""
    found = []
    for dispute in dict.fromkeys(work.touched):
        point = work.law.fees.tables["dispute"][dispute]
        others = []
        for name, reading in point["reading"].items():
            # Each reading is priced as a whole and not worked out from the difference, for it can change which reliefs apply
            # further on.
            if name != point["default"]:
                other = _total(work.otherwise(readings={dispute: name}), items_of)
                if other != total:
                    others.append((name, reading, other))
        if others:
            found += [
                Alternative(dispute, None if other is None else money(other), basis=reading["basis"], reading=name)
                for name, reading, other in others
            ]
            work.trace.cite(point["source"], weigh=False)
            named = [(name, other) for name, _reading, other in others]
            _tell(work, dispute, others[0][1]["basis"], total, named, applied=point["default"])
    if case_attacks_a_fee_only(work) and total:
        found += _fee_only(work, total)
    return found


def other_acts(work: Work, items: tuple[Item, ...]) -> list[Alternative]:
    """The other numbers of § 45 that the act could fall under (disputed point E1); the act named decides."""
    case = work.case
    point = work.law.fees.tables["dispute"]["E1"]
    basis = point["reading"]["A"]["basis"]
    # From S. 1 to S. 2 of § 25 Abs. 4 the legal basis changes, inside one section: an extension, or a change of purpose.
    disputed = case.title == _SECOND and case.held_ground == _FIRST and case.act in _EXTENDED
    if case.act == "extend" and not disputed:
        # A change of what the permit rests on can be one of purpose.
        changes = case.title == _SECOND if case.held_ground is None else case.held_ground != case.title
        if changes:
            work.trace.note("held_ground_purpose", "info", basis)
        return []
    if case.title != _SECOND or case.act not in _NUMBERS:
        return []
    found: list[tuple[str, int, str]] = []
    total, services = total_of(items), total_of(items[1:])  # added services cost the same, whichever number it is
    for act in _EXTENDED if disputed else _NUMBERS:
        if act == case.act:
            continue
        # E16 is about the act that was named; here each length stands for itself.
        other = work.otherwise(case._replace(act=act), {"E16": ""})
        for leaf in leaves(explore(other, lambda one: (main_of(one),))):
            # What another number of § 45 cannot answer does not block this one.
            if leaf.error is None and total_of(leaf.items) + services != total:
                (item,) = leaf.items
                provision = work.law.fees.rule(item.position).basis
                differs = bool(total) != bool(total_of(leaf.items) + services)
                # The reason stands beside the number where one of them is free: § 53 Abs. 1 Nr. 1 AufenthV, for one, exempts
                # from Nr. 1 and 2 of § 45 and not from Nr. 3.
                provision = f"{provision}, {item.basis}" if differs and not item.amount else provision
                found.append((item.position, total_of(leaf.items) + services, provision))
    if found:
        named = [(work.law.fees.rule(position).basis, other) for position, other, _provision in found]
        applied = "A" if case.act == "change-purpose" else work.law.fees.rule(items[0].position).basis
        _tell(work, "E1", basis, total, named, applied=applied, named="act")
        if disputed:
            work.trace.raise_status(DISPUTED)
            work.trace.cite(point["source"], weigh=False)
    return [Alternative("E1", money(other), basis=provision, reading=position) for position, other, provision in found]


def own_grounds(work: Work, total: int) -> list[Alternative]:
    """What an objection against a refusal and the removal threat that rests on it costs if the threat has grounds of its own.

    Nothing is due for the threat where it is attacked only because the act beneath it must fall (§ 51 Abs. 2 AufenthV); whether
    that is so, the objection says and no fact does. Raises :class:`Unanswerable` where no text of that was read.
    """
    if work.case.act != "objection" or not among(work.case.against, WITH_THREAT):
        return []
    free = pick(work.trace, work.law.fees.rule("objection_removal_threat_free"), work.day)
    threat = _total(work.otherwise(work.case._replace(against=THREAT)), items_of)
    if not threat:
        return []
    work.trace.raise_status(REVIEW)
    both = money(total + threat)
    work.trace.note("threat_own_grounds", "warning", free.version.basis, amount=both)
    position = work.law.fees.rule("objection_removal_threat").basis
    return [Alternative("threat_own_grounds", both, basis=position)]


def case_attacks_a_fee_only(work: Work) -> bool:
    """Whether the objection may be one against a fee alone (disputed point E14); what is attacked was named all the same."""
    return work.case.act == "objection" and work.case.document == "fee-notice"


def _fee_only(work: Work, total: int) -> list[Alternative]:
    """Both readings of E14: no fee at all, or one that goes by the amount in dispute, which is no fact of a case."""
    readings = work.law.fees.tables["dispute"]["E14"]["reading"]
    _tell(work, "E14", readings["B"]["basis"], total, [("A", 0)], applied="", named="against")
    return [
        Alternative("E14", money(0) if name == "A" else None, basis=reading["basis"], reading=name)
        for name, reading in readings.items()
    ]


def _tell(
    work: Work, dispute: str, basis: str, total: int, others: Iterable[tuple[str, int | None]], **params: Any
) -> None:
    """The note of a disputed point: what was applied, and by which reading nothing is due, or something.

    Where it changes whether anything is due, the answer is disputed, whatever the data say of the point's effect.
    """
    point: Mapping[str, Any] = work.law.fees.tables["dispute"][dispute]
    # Between something and nothing a reader must not overlook the point, however small the amount is.
    differs = [name for name, other in others if other is not None and bool(other) != bool(total)]
    disputed = point["effect"] == DISPUTED or bool(differs)
    if differs:
        params["free_by" if total else "due_by"] = "; ".join(dict.fromkeys(differs))
    work.trace.note(dispute, "warning" if disputed else "hint", basis, **params)
    if disputed:
        work.trace.raise_status(DISPUTED)


def tell_safe(work: Work, total: int, alternatives: Iterable[Alternative]) -> None:
    """Which amount of a disputed fee is safe, and for whom.

    Who pays reckons with the most, so that nothing stays undone for want of money; a notice of the least asks for too much by
    no reading.
    """
    amounts = [money(total), *(other.amount for other in alternatives if other.amount is not None)]
    if work.trace.status == DISPUTED and len(amounts) > 1:
        work.trace.note("safe_amount", "hint", None, low=min(amounts), high=max(amounts))


def _total(work: Work, price: Price) -> int | None:
    """The total of a pricing under other readings; nothing where a text or fact that only they need is missing."""
    node = explore(work, price)
    return total_of(node.items) if isinstance(node, Leaf) and node.error is None else None
