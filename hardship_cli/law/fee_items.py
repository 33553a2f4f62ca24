"""The positions of a fee: the tariff's figure, then whatever replaces, reduces, halves or lifts it."""

from collections.abc import Callable
from datetime import date
from typing import ParamSpec, TypeVar

from hardship_cli.acts import ACTS, BY_ATTACK, BY_CARRIER
from hardship_cli.answer import Item, money
from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import WITH_THREAT
from hardship_cli.law import fee_facts, reliefs
from hardship_cli.law.fee_work import Work
from hardship_cli.observed import among
from hardship_cli.reading import Period
from hardship_cli.schedule.model import GAP, NONE
from hardship_cli.schedule.pick import pick

_EXTRA_POSITIONS = {
    "express": "express_surcharge",
    "delivery": "card_delivery",
    "photo": "desk_photo",
    "separate-sheet": "title_separate_sheet",
}

# The title whose first permit is ordered by the Land's authority on the request of a commission, without an application (§ 23a
# Abs. 1, 2 AufenthG), the numbers of such a permit, and the disputed point on its refusal.
_ORDERED, _FIRST, _COMMISSION = "23a", ACTS["issue"].by_length, "COMMISSION_REFUSAL"

T = TypeVar("T")
P = ParamSpec("P")


def items_of(work: Work) -> tuple[Item, ...]:
    """All positions of the case: the act itself, then the added services in the vocabulary's order."""
    case, main = work.case, main_of(work)
    extras = [
        _extra(work, extra) for extra in case.extras if extra in _EXTRA_POSITIONS and not _is_carrier(case, extra)
    ]
    return (main, *extras)


def main_of(work: Work) -> Item:
    """The position of the act itself."""
    return _objection(work) if work.case.act == "objection" else _act(work)


def _is_carrier(case: Case, extra: str) -> bool:
    """For a toleration, sticker and sheet are not added services but the two numbers of the tariff."""
    return extra == "separate-sheet" and case.act in BY_CARRIER


def _act(work: Work) -> Item:
    case = work.case
    position = _position(work, case.act or "")
    # § 49 Abs. 3 AufenthV before all else: where no processing fee arises there is nothing that could be reduced or halved.
    if reliefs.processing_is_free(work, position) and not _free_by_what_was_read(work, position):
        return _free(work, position, "processing_fee_free")
    # § 49 Abs. 2 AufenthV: an application that is refused, or withdrawn once work on it has begun, costs its processing, so
    # each outcome but a grant goes that way.
    refused = case.outcome != "granted"
    day = work.day
    # E4: the tariff at the application or at the decision, where it changed in between.
    applied = work.applied
    if refused and applied is not None and applied < day and work.reading("E4") == "A":
        day = applied
    # § 45b AufenthV is about the paper of a title: none is made where nothing is granted, and for a toleration the paper is a
    # number of the tariff (§ 47 Abs. 1 Nr. 5, 6).
    sticker = "sticker" in case.extras and case.act not in BY_CARRIER and not refused
    if sticker and _sticker_is_flat(work):
        # The former § 45b Abs. 1 was a fee of its own, not that of § 45, with reliefs of its own.
        work.trace.note("sticker_two_cases", "hint", work.version("sticker_reduction").basis)
        return _priced(work, "sticker_flat", refused=False, day=day, sticker=False)
    return _priced(work, position, refused=refused, day=day, sticker=sticker)


def _free_by_what_was_read(work: Work, position: str) -> bool:
    """Whether an exemption lifts the processing fee at a time of which no text of § 49 Abs. 3 AufenthV was read."""
    if work.version("processing_fee_free").state != GAP:
        return False
    exemption = reliefs.exemption_of(work, position, refused=True)
    return exemption is not None and exemption.version.state != GAP


def attacked(work: Work) -> str:
    """What an objection attacks; of a refusal and the threat that rests on it the refusal alone (§ 51 Abs. 2 AufenthV)."""
    attack = work.attack()
    return WITH_THREAT.get(attack, attack)  # ``fee_readings.own_grounds`` has what the threat costs for itself


def _objection(work: Work) -> Item:
    attack = attacked(work)
    if attack in BY_ATTACK:
        position = BY_ATTACK[attack]
        if reliefs.processing_is_free(work, position):  # § 51 Abs. 3 with § 49 Abs. 3 AufenthV
            return _free(work, position, "processing_fee_free")
        figure, basis, step = work.amount(position)
        work.trace.step("amount", rule=position, value=money(figure), basis=basis, uses=(step,))
        return Item(position, basis, money(figure), money(figure))
    position = _position(work, fee_facts.REFUSED_ACT[attack])
    if reliefs.processing_is_free(work, position):
        return _free(work, position, "processing_fee_free")
    half = pick(work.trace, work.law.fees.rule("objection_refusal"), work.day)
    if position not in half.version.covers:
        raise Unanswerable("not_in_force", "against", rule=position, value=work.day, basis=half.version.basis)
    # § 51 Abs. 1 Nr. 1 AufenthV asks for half of the act's fee and takes § 50 in: a minor pays half of the half, so the act
    # is priced with its reliefs first.
    refused = _priced(work, position, refused=True, day=work.day, sticker=False)
    due = part_of(int(refused.amount.scaleb(2)), work.figure(half, work.day), position)
    basis = f"{half.version.basis} i.V.m. {refused.basis}"
    work.trace.step("amount", rule=position, value=money(due), basis=basis, uses=(half.step, work.trace.last))
    return Item(position, basis, refused.base, money(due), (*refused.effect, "objection_refusal"))


def _extra(work: Work, extra: str) -> Item:
    position = _EXTRA_POSITIONS[extra]
    case = work.case
    if case.outcome != "granted" and extra != "photo":
        # The card is not made; only for the express surcharge is that disputed (E18).
        due = extra == "express" and among(case.outcome, ("refused", "withdrawn")) and work.reading("E18") == "B"
        if not due:
            return _free(work, position, None)
        # As a part of the processing fee it shares what becomes of that: the age that counts, and the exemption of its act.
        exemption = reliefs.exemption_of(work, _position(work, case.act or ""), refused=True)
        if exemption is not None and exemption.version.state != GAP:
            return _free(work, position, exemption.rule.id)
        return _priced(work, position, refused=True, day=work.day, sticker=False)
    return _priced(work, position, refused=False, day=work.day, sticker=False)


def _position(work: Work, act: str) -> str:
    """The position of the tariff for ``act``; a refused extension of unknown length goes by disputed point E16."""
    ways = ACTS[act]
    if ways.by_length:
        shorter, longer = ways.by_length
        limit = fee_facts.limit_of(work.law, shorter)
        # Since September 2017 a short extension costs more than a long one: where the length is open, no number of § 45 is
        # the cheap and safe guess.
        if act == "extend" and fee_facts.not_done(work.case) and work.says_within(limit) is None:
            # A refused application rarely says how long a permit it wanted.
            reading = work.reading("E16")
            if reading in ("A", "B"):
                return longer if reading == "A" else shorter
        return shorter if work.within(limit, act) else longer
    if ways.by_carrier:
        return ways.by_carrier[work.carrier()]
    if ways.by_own_fact:
        return ways.by_own_fact[work.reason()]
    if ways.by_protection:
        return ways.by_protection[among(work.case.status, fee_facts.OWN_PAPER)]
    if ways.by_age:
        ages = ways.by_age[among(work.case.status, fee_facts.OWN_PAPER)]
        return ages[work.is_young(work.day, fee_facts.AGE_OF_PAPERS)]
    return ways.position


def _priced(work: Work, position: str, *, refused: bool, day: date, sticker: bool) -> Item:
    """A position after substitution, sticker, processing, halving and exemption, in the law's order."""
    base, basis, step = work.amount(position, day)
    figure, uses, effects = base, [step], []
    renewed = position == "fiction_certificate" and work.case.act == "fiction-certificate"
    exemption = reliefs.exemption_of(work, position, refused=refused)
    lifted = reliefs.lifts(work, exemption, position)
    # Whatever else is read or unread: where nothing is due, it changes nothing.
    free = lifted and exemption is not None and exemption.version.state != GAP
    replaced = _known(free, reliefs.substitute, work, position, day)
    if replaced is not None:
        figure, basis, effect, step = replaced
        effects.append(effect)
        uses.append(step)
    exempted = position
    if sticker and replaced is not None and not free:
        exemption, exempted = _of_sticker(work), "sticker_reduction"
        if exemption is None:
            # No text says how § 45b reduces a fee that follows the identity card's.
            raise Unanswerable("sticker_with_card_fee", "extras", value="sticker", basis=basis)
        lifted = True
    if sticker and replaced is None:
        # Before the halving below: a minor pays half of the fee that § 45b has lowered, not the lowered half.
        less, _basis, step = work.amount("sticker_reduction")
        figure = max(figure - less, 0)
        effects.append("sticker_reduction")
        uses.append(step)
    if refused and work.case.act != "objection":
        processing = _known(free, work.in_force, "processing_fee", work.day)
        if processing is not None:
            # The figure stays as it is, for the processing fee of § 49 Abs. 2 AufenthV is the whole fee of the act; only the
            # provision is another.
            basis = f"{processing[0].basis} i.V.m. {basis}"
            effects.append("processing_fee")
            uses.append(processing[1])
    # § 50 AufenthV halves what is due by then. Half a fee that ends in an odd euro ends in fifty cents: nothing is rounded.
    half = _known(free, reliefs.halved, work, position, refused=refused, replaced=replaced is not None)
    if half is not None:
        figure = part_of(figure, work.figure(half, work.day), position)
        basis, effects, uses = f"{basis}, {half.version.basis}", [*effects, "minors_half"], [*uses, half.step]
    if not free:
        figure = reliefs.capped(work, position, figure)
    if exemption is not None and lifted:
        # Last, because an exemption takes all that is left, and its provision is then the one that the answer rests on.
        rule, provision, step = reliefs.applied(work, exemption, exempted)
        figure, basis, effects, uses = 0, provision, [*effects, rule], [*uses, step]
    # Whether a certificate that only takes the place of one that ran out costs its fee again is open (E15).
    elif renewed and work.reading("E15") == "B":
        figure, effects = 0, [*effects, "E15"]
    # Whether the refusal of what nobody can apply for costs its processing is open, and with it the objection against it.
    elif refused and position in _FIRST and work.case.title == _ORDERED and work.reading(_COMMISSION) == "B":
        figure, effects = 0, [*effects, _COMMISSION]
    # Of an objection half of this is due; its amount is recorded where it is halved.
    if work.case.act != "objection":
        work.trace.step("amount", rule=position, value=money(figure), basis=basis, uses=tuple(uses))
    return Item(position, basis, money(base), money(figure), tuple(effects))


def _of_sticker(work: Work) -> reliefs.Exemption | None:
    """The exemption from the fee that § 45b Abs. 2 AufenthV lowered, as long as there was such a paragraph beside the flat fee."""
    if work.version("sticker_flat").state == NONE:
        return None
    return reliefs.exemption_of(work, "sticker_reduction", refused=False)


def _known(free: bool, relief: Callable[P, T], *args: P.args, **options: P.kwargs) -> T | None:
    """A part of the reckoning; where the position is free, one whose text was not read or not in force is left out."""
    try:
        return relief(*args, **options)
    except Unanswerable as error:
        if not free or error.code not in ("no_text_read", "not_in_force"):
            raise
        return None


def _sticker_is_flat(work: Work) -> bool:
    """Whether a title on a sticker costs the former flat fee instead of the reduced one (§ 45b AufenthV)."""
    flat = work.version("sticker_flat")
    if flat.state == NONE and work.version("sticker_reduction").state == NONE:
        return False  # there were no stickers yet: asking for the reduction says so
    # § 78a Abs. 1 AufenthG allows a sticker for a short extension alone; while the flat fee held, the same length told its
    # case from that of the reduced one.
    if flat.state == NONE:
        fee_facts.check_sticker(work.case, work.law, work.day)
        return False
    return work.within(Period(fee_facts.figure(work.law, fee_facts.STICKER, work.day), "months"), work.case.act or "")


def _free(work: Work, position: str, rule: str | None) -> Item:
    """A position that is not charged: by § 49 Abs. 3 AufenthV (``rule``), or because the service is not rendered."""
    base, basis, step = work.amount(position)
    uses = [step]
    if rule is not None:
        picked = pick(work.trace, work.law.fees.rule(rule), work.day)
        basis = picked.version.basis
        uses.append(picked.step)
    work.trace.step("amount", rule=position, value=money(0), basis=basis, uses=tuple(uses))
    return Item(position, basis, money(base), money(0), (rule or "not_rendered",))


def part_of(cents: int, part: str, position: str) -> int:
    """A part of an amount ("1/2", from the data); there is no rounding rule, so a broken cent is an error in the data."""
    numerator, denominator = (int(number) for number in part.split("/"))
    if cents * numerator % denominator:
        raise InputError("half_cent", "data", rule=position, value=str(money(cents)))
    return cents * numerator // denominator
