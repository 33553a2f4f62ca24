"""What an act costs: §§ 44-54 AufenthV, § 69 AufenthG. Amounts and lists come from ``data/fees.toml``."""

from datetime import date

from hardship_cli.answer import DISPUTED, Alternative, Answer, FeeAnswer, Gist, Item, Trace, money
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.facts import Case
from hardship_cli.law import fee_facts
from hardship_cli.law.fee_items import Work, items_of, main_of
from hardship_cli.law.published import note_published
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE, VALUE
from hardship_cli.schedule.pick import version_on


def fee(case: Case, law: Law, trace: Trace | None = None) -> Answer:
    """What the act of ``case`` costs, in euro, with positions, reliefs and the readings of disputed points.

    ``trace`` (none yet used) says how much of the way is kept: all of it, or with a ``Gist`` only status and notes.

    Raises :class:`Unanswerable` where a fact that changes the amount is missing (with what each value would give), where
    the law of the day is not known, or where the act is not open to the case; :class:`InputError` for contradictions.
    """
    day = fee_facts.fee_day(case)
    fee_facts.check(case, law, day)
    try:
        return _fee(case, law, day, trace or Trace(law))
    except Unanswerable as error:
        if error.field == "notified":
            # The rules name their anchor; the person gave perhaps another day.
            error.field = fee_facts.anchor_of(case)
        raise


def _fee(asked: Case, law: Law, day: date, trace: Trace) -> Answer:
    case = settle(asked, law)
    trace.step("law_day", value=day, rule=fee_facts.anchor_of(case))
    work = Work(case, law, day, trace)
    items = items_of(work)
    total = _total(items)
    alternatives = [*_other_readings(work, total), *_other_acts(work, asked, items)]
    trace.step("sum", value=money(total), uses=tuple([step.id for step in trace.steps if step.op == "amount"]))
    _remarks(work, total)
    if case.land is not None:
        note_published(trace, case, case.land, day, items)
    answer = FeeAnswer(money(total), "EUR", items, tuple(alternatives))
    return trace.close("fee", asked, answer)


def total_of(case: Case, law: Law) -> int:
    """The total in cents, without trace or remarks."""
    return _total(items_of(Work(case, law, fee_facts.fee_day(case), Gist(law))))


def _total(items: tuple[Item, ...]) -> int:
    return sum([int(item.amount.scaleb(2)) for item in items])


def settle(case: Case, law: Law) -> Case:
    """Fill in a missing fact where every value of it gives the same total; else say what each would give."""
    fact, options = fee_facts.open_question(case, law)
    if not options:
        return case
    totals = [(label, total_of(settle(option, law), law)) for label, option in options]
    if len({total for _label, total in totals}) == 1:
        return settle(options[0][1], law)
    if fact == "months" and fee_facts.charged_act(case) == "extend" and fee_facts.not_done(case):
        # A refused application rarely says how long a permit it wanted: disputed point E16 picks the position.
        return case
    would_give = tuple((label, money(total)) for label, total in totals)
    raise Unanswerable(f"{fact}_needed", fact, act=case.act, would_give=would_give)


def _other_readings(work: Work, total: int) -> list[Alternative]:
    """What the other readings of the disputed points met on the way would give, where that is another amount."""
    found = []
    for dispute in dict.fromkeys(work.touched):
        point = work.law.fees.tables["dispute"][dispute]
        for name, reading in point["reading"].items():
            if name == point["default"]:
                continue
            other = _under(work, {dispute: name})
            if other == total:
                continue
            amount = None if other is None else money(other)
            found.append(Alternative(dispute, amount, basis=reading["basis"], reading=name))
            work.trace.cite(point["source"], weigh=False)
            work.trace.note(dispute, "warning" if point["effect"] == DISPUTED else "hint", reading["basis"])
            if point["effect"] == DISPUTED:
                work.trace.raise_status(DISPUTED)
    return found


def _under(work: Work, readings: dict[str, str]) -> int | None:
    """The total under other readings; nothing where a text that only they need was not read."""
    try:
        return _total(items_of(work.otherwise(work.case, readings)))
    except Unanswerable:
        return None


def _other_acts(work: Work, asked: Case, items: tuple[Item, ...]) -> list[Alternative]:
    """The other numbers of § 45 that the act could fall under (disputed point E1); the act named decides."""
    found: list[Alternative] = []
    total, services = _total(items), _total(items[1:])  # added services cost the same, whichever number it is
    for position, case in fee_facts.other_acts(asked, work.law):
        try:
            other = _total((main_of(work.otherwise(case)),)) + services
        except HardshipError:
            continue  # what another number of § 45 cannot answer does not block this one
        if other != total:
            basis = work.law.fees.rule(position).basis
            found.append(Alternative("E1", money(other), basis=basis, reading=position))
    if asked.act == "extend" and asked.title == "25-4-2":
        # What the permit held now rests on is no fact yet; a change of it can be one of purpose.
        basis = work.law.fees.tables["dispute"]["E1"]["reading"]["A"]["basis"]
        work.trace.note("held_ground_purpose", "info", basis)
    if found:
        # The act that was named picks the position, so neither reading counts as applied.
        work.trace.note("E1", "hint", work.law.fees.tables["dispute"]["E1"]["reading"]["A"]["basis"], applied="")
    return found


def _remarks(work: Work, total: int) -> None:
    """Discretion, credits and refunds that stand beside the amount."""
    case, trace, fees = work.case, work.trace, work.law.fees
    if case.benefits == "other" and total:
        _tell(work, "discretion_economic", "discretion_economic")
    elif case.benefits != "none" and total:
        _tell(work, "discretion_benefits", "benefits_discretion")
    if case.status == "eu-turkey" and version_on(fees.rule("association_turkey_24_and_over"), work.day).state == NONE:
        trace.note("association_law_before", "warning", fees.rule("association_turkey_24_and_over").basis)
    if case.act == "objection":
        if total:
            _tell(work, "objection_credited", "objection_credited")
        if case.against == "removal-threat":
            _tell(work, "removal_threat_free", "objection_removal_threat_free")
        if case.document == "fee-notice":
            trace.note("E14", "hint", fees.tables["dispute"]["E14"]["reading"]["B"]["basis"])
    elif case.outcome in ("refused", "withdrawn") and total:
        _tell(work, "processing_not_refunded", "processing_fee_credited")
    if case.act == "amend-condition":
        _tell(work, "employment_condition_free", "condition_employment_amend")


def _tell(work: Work, code: str, rule: str) -> None:
    """A remark that rests on a rule of the day; left out where the law of that day was not read."""
    version = version_on(work.law.fees.rule(rule), work.day)
    if version.state == VALUE and version.value is not False:
        work.trace.note(code, "hint", version.basis)
