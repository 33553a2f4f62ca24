"""Disputed points on fees: what the other readings would give, which one was applied, and for whom an amount is safe."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hardship_cli.acts import ACTS
from hardship_cli.answer import DISPUTED, REVIEW, Alternative, Item, Note, money
from hardship_cli.errors import Unanswerable
from hardship_cli.facts import THREAT, WITH_THREAT
from hardship_cli.law import fee_facts
from hardship_cli.law.fee_items import attacked, items_of, main_of, part_of
from hardship_cli.law.fee_open import Leaf, Price, explore, leaves, total_of
from hardship_cli.law.fee_work import Work
from hardship_cli.law.reliefs import halved
from hardship_cli.observed import among
from hardship_cli.schedule.model import GAP, NONE
from hardship_cli.schedule.pick import pick

# The title of disputed point E1, the acts that it is about, and those of them for who holds another ground.
_SECOND = "25-4-2"
_NUMBERS = ("change-purpose", "issue", "extend")
_EXTENDED = ("change-purpose", "extend")
_EXTENDED_OR_ISSUED = ("extend", "issue")
# The remarks on a day of application that is open (``fee_applied.py``).
APPLIED_OPEN = frozenset(("applied_earlier", "applied_earlier_point"))
_REFUSAL_OF = {act: attack for attack, act in fee_facts.REFUSED_ACT.items()}

# Papers of which a child's has a number of its own, and the age up to which.
_PAPERS = tuple([code for code, act in ACTS.items() if act.by_age or act.by_protection])
_CHILD_AGE = "travel_document_child_age"


def other_readings(work: Work, total: int, way: Mapping[str, Any]) -> list[Alternative]:
    """What the other readings of the disputed points met on the way would give, where that is another amount.

    ``way`` is what was asked to be tried: what the facts leave open besides makes no difference by the readings that are
    followed, and can make one by another.
    """
    found = []
    for dispute in dict.fromkeys(work.touched):
        point = _point(work, dispute)
        others = []
        for name, reading in point["reading"].items():
            # Each reading is priced as a whole and not worked out from the difference, for it can change which reliefs apply
            # further on.
            if name != point["default"]:
                other = total_under(work.otherwise(readings={dispute: name}, tried=way), items_of)
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
    """The other numbers of § 45 that the act could fall under, or the one whose refusal is attacked; the act named decides.

    Between the ground held and that of the new permit lies disputed point E1 for a first permit under § 25 Abs. 4 S. 2,
    ``GROUND_CHANGE`` for the other titles.
    """
    case = work.case
    act = act_of(work)
    if act is None:
        return []
    objects, first = case.act == "objection", case.title == _SECOND
    if case.held_ground is None:
        # E1 without the ground: which of the numbers it is, nobody can say. A change of what the permit rests on can be one of
        # purpose, so who extends is told of it.
        if act == "extend" and first:
            work.trace.note("held_ground_purpose", "info", _point(work, "E1")["reading"]["A"]["basis"])
        return _numbers(work, items, "E1", _NUMBERS) if first and not objects and act != "extend" else []
    if case.held_ground == case.title:
        return [] if act == "extend" else _ground_stays(work, items)
    # Every change of the legal basis can be one of purpose, also between humanitarian grounds. What the portals call an issue
    # is for § 25 Abs. 4 S. 2 by its own wording an extension, for the other titles not.
    numbers = _EXTENDED if act != "issue" else _NUMBERS if first else ("change-purpose",)
    name = "E1" if first else "GROUND_CHANGE"
    return _numbers(work, items, name, numbers, changes=True)


def act_of(work: Work) -> str | None:
    """The act whose number of § 45 is in question: the one named, or the one whose refusal is attacked; nothing for others."""
    act: str | None = work.case.act
    if act == "objection":
        act = fee_facts.REFUSED_ACT.get(attacked(work))
    return act if among(act, _NUMBERS) else None


def _numbers(
    work: Work, items: tuple[Item, ...], name: str, acts: Iterable[str], *, changes: bool = False
) -> list[Alternative]:
    """What the act costs as one of ``acts``, with the note of a disputed point, where that is another amount.

    ``changes``: the facts say that the ground changes, so that the point is no mere hint.
    """
    total = total_of(items)
    found = as_other_acts(work, items, acts)
    if found:
        point = _point(work, name)
        named = [(work.law.fees.rule(position).basis, other) for position, other, _provision in found]
        applied = "A" if act_of(work) == "change-purpose" else work.law.fees.rule(items[0].position).basis
        _tell(work, name, point["reading"]["A"]["basis"], total, named, sure=changes, applied=applied, named="act")
        if changes:
            work.trace.cite(point["source"], weigh=False)
    return [Alternative(name, money(other), basis=provision, reading=position) for position, other, provision in found]


def as_other_acts(work: Work, items: tuple[Item, ...], acts: Iterable[str]) -> list[tuple[str, int, str]]:
    """Position, total and provision of each of ``acts`` that comes to another total; of an open length each side of it."""
    case, act = work.case, act_of(work)
    found: list[tuple[str, int, str]] = []
    # Added services cost the same, whichever number it is.
    total, services = total_of(items), total_of(items[1:])
    for other_act in acts:
        if other_act == act:
            continue
        objects = case.act == "objection"
        changed = case._replace(against=_REFUSAL_OF[other_act]) if objects else case._replace(act=other_act)
        # E16 is about the act that was named; here each length stands for itself.
        other = work.otherwise(changed, {"E16": ""})
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
    return found


def _ground_stays(work: Work, items: tuple[Item, ...]) -> list[Alternative]:
    """Named is an issue or a change of purpose, but the ground held is that of the new permit: then it is an extension."""
    code = "held_ground_same"
    found = as_other_acts(work, items, ("extend",))
    if found:
        total = total_of(items)
        differs = any(bool(other) != bool(total) for _position, other, _provision in found)
        work.trace.raise_status(DISPUTED if differs else REVIEW)
        work.trace.note(code, "warning", found[0][2], held_ground=work.case.held_ground)
    return [Alternative(code, money(other), basis=provision) for _position, other, provision in found]


def childs_paper(work: Work, items: tuple[Item, ...]) -> list[Alternative]:
    """What a child's travel document without a chip costs, beside one that is named without saying which of the two it is.

    A number of its own (§ 48 Abs. 1 S. 1 Nr. 1g AufenthV); when it is issued, § 4 Abs. 1 AufenthV leaves to the case.
    """
    # Of whom no age is told an adult is taken; of a minor without a birth the age is open, and the paper with it.
    if not among(work.case.act, _PAPERS) or not work.is_minor(work.day):
        return []
    try:
        if not fee_facts.is_younger(work.case, work.law, _CHILD_AGE, work.day, work.day) or not items[0].amount:
            return []
        cents, basis, _step = work.amount("travel_document_child")
        if work.case.outcome != "granted":
            cents = _processing_of(work, "travel_document_child", cents)
        age = fee_facts.figure(work.law, _CHILD_AGE, work.day)
    except Unanswerable:
        return []  # by somebody's own data there is none: what stands beside a fee does not block it
    code, other = "childs_paper", money(total_of(items[1:]) + cents)
    work.trace.raise_status(REVIEW)
    work.trace.note(code, "warning", basis, amount=other, age=age)
    return [Alternative(code, other, basis=basis)]


def paper_form(work: Work, items: tuple[Item, ...]) -> list[Alternative]:
    """What a permit of Swiss nationals costs on a paper form: they got a card only if they applied for one, which no fact says."""
    case = work.case
    if not among(case.status, ("swiss",)) or not among(case.act, _EXTENDED_OR_ISSUED) or case.outcome != "granted":
        return []
    version = work.version("swiss_paper_form")
    if version.state == NONE or not items[0].amount:
        return []
    code, basis = "paper_form", version.basis
    work.trace.raise_status(REVIEW)
    if version.state == GAP:
        work.trace.note("paper_form_unread", "warning", basis, day=work.day)
        return [Alternative(code, None, basis=basis)]
    cents, basis, _step = work.amount("swiss_paper_form")
    other = money(total_of(items[1:]) + cents)
    work.trace.note(code, "warning", basis, amount=other)
    return [Alternative(code, other, basis=basis)]


def _processing_of(work: Work, position: str, cents: int) -> int:
    """What the processing of a minor's application costs where its act costs ``cents``, by the reading that is followed."""
    half = halved(work.otherwise(), position, refused=True, replaced=False)
    return cents if half is None else part_of(cents, work.figure(half, work.day), position)


def own_grounds(work: Work, total: int) -> list[Alternative]:
    """What an objection against a refusal and the removal threat that rests on it costs if the threat has grounds of its own.

    Nothing is due for the threat where it is attacked only because the act beneath it must fall (§ 51 Abs. 2 AufenthV); whether
    that is so, the objection says and no fact does. Raises :class:`Unanswerable` where no text of that was read.
    """
    if work.case.act != "objection" or not among(work.case.against, WITH_THREAT):
        return []
    free = pick(work.trace, work.law.fees.rule("objection_removal_threat_free"), work.day)
    threat = total_under(work.otherwise(work.case._replace(against=THREAT)), items_of)
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
    readings = _point(work, "E14")["reading"]
    _tell(work, "E14", readings["B"]["basis"], total, [("A", 0)], applied="", named="against")
    return [
        Alternative("E14", money(0) if name == "A" else None, basis=reading["basis"], reading=name)
        for name, reading in readings.items()
    ]


def _tell(
    work: Work,
    dispute: str,
    basis: str,
    total: int,
    others: Iterable[tuple[str, int | None]],
    *,
    sure: bool = False,
    **params: Any,
) -> None:
    """The note of a disputed point: what was applied, and by which reading nothing is due, or something.

    Where it changes whether anything is due, or the facts show that the case is one of it (``sure``), the answer is disputed,
    whatever the data say of the point's effect.
    """
    point = _point(work, dispute)
    # Between something and nothing a reader must not overlook the point, however small the amount is.
    differs = [name for name, other in others if other is not None and bool(other) != bool(total)]
    disputed = sure or point["effect"] == DISPUTED or bool(differs)
    if differs:
        params["free_by" if total else "due_by"] = "; ".join(dict.fromkeys(differs))
    work.trace.note(dispute, "warning" if disputed else "hint", basis, **params)
    if disputed:
        work.trace.raise_status(DISPUTED)


def _point(work: Work, name: str) -> Mapping[str, Any]:
    """A disputed point as the data have it."""
    point: Mapping[str, Any] = work.law.fees.tables["dispute"][name]
    return point


def codes_of(notes: Iterable[Any]) -> frozenset[str]:
    """The codes of remarks; of an observed case codes stand in the place of notes."""
    return frozenset(getattr(note, "code", note) for note in notes)


def safe_amount(lines: Iterable[tuple[Decimal, Sequence[Alternative]]], notes: Iterable[Any]) -> Note | None:
    """Which sum of fees of which some are disputed is safe, and for whom; ``lines`` are their amounts with what others come to.

    Who pays reckons with the most, so that nothing stays undone for want of money; a notice of the least asks for too much by
    no reading. Where it is not known what a reading comes to, neither is known. ``None`` where all come to the same, and where
    the ``notes`` say that the day of the application is open: by an earlier one each reading comes to another amount.
    """
    if not APPLIED_OPEN.isdisjoint(codes_of(notes)):
        return None
    low = high = Decimal(0)
    unknown: list[str] = []
    for amount, others in lines:
        unknown += [other.because for other in others if other.amount is None]
        amounts = [amount, *(other.amount for other in others if other.amount is not None)]
        low, high = low + min(amounts), high + max(amounts)
    if unknown:
        return Note("safe_amount_unknown", "hint", None, (("points", ", ".join(dict.fromkeys(unknown))),))
    return Note("safe_amount", "hint", None, (("low", low), ("high", high))) if low != high else None


def total_under(work: Work, price: Price) -> int | None:
    """The total of a pricing under other readings or on another day; nothing where what only they need is missing."""
    node = explore(work, price)
    return total_of(node.items) if isinstance(node, Leaf) and node.error is None else None
