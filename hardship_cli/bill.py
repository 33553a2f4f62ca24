"""One bill for several acts and several persons: each act for each person, put together out of single fees."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from hardship_cli import case as single
from hardship_cli.acts import ACTS, CARRIERS, FICTION_ACTS, OF_ACT, TITLE_ACTS
from hardship_cli.answer import DISPUTED, REVIEW, Answer, Note, Step, gravest
from hardship_cli.case import Case, check_case, in_codes, is_persons, read_case, read_fact, with_service, words_in
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.facts import FACTS, WITH_THREAT
from hardship_cli.law.fee_facts import REFUSED_ACT
from hardship_cli.law.fee_readings import safe_amount
from hardship_cli.reading import BirthSpan

# What a table of one person may hold; ``benefits`` and ``status`` of the case hold for every person who has none of their own.
PERSON_FACTS = ("id", "born", "minor", "benefits", "status")
# Facts that are of one person, so that beside several they would say nothing of any of them.
_OF_ONE = ("born", "minor")
LINE_SUM = "line_sum"  # the last step of each line of a bill
_SAFE = ("safe_amount", "safe_amount_unknown")
# The remark on what becomes of an objection's fee, and what a bill says where it may have succeeded.
_CREDITED, _SUCCEEDS = "objection_credited", "objection_succeeds"


class Person(NamedTuple):
    """One of several persons: the facts that are given of this person alone; ``None`` where the case speaks for all."""

    id: str | None = None
    born: date | BirthSpan | None = None
    minor: bool | None = None
    benefits: str | None = None
    status: str | None = None

    def given(self) -> dict[str, Any]:
        """The facts that are given of this person."""
        return {name: value for name, value in zip(self._fields, self, strict=True) if value is not None}


class Line(NamedTuple):
    """What is asked of one act for one person: the number of the person (1, 2, ...), the act, and the case of both."""

    person: int
    act: str
    case: Case


class Bill(NamedTuple):
    """Several acts, or acts for several persons, of one decision.

    ``case`` holds what is common to all, with the act that leads (the first that is for a title, else the first); ``acts`` are
    all of them in the order given. ``persons`` is empty where the case is of one person.

    >>> from hardship_cli import Bill
    >>> [line.act for line in Bill.read(act="extend,fiction-certificate", months="12").lines()]
    ['extend', 'fiction-certificate']
    """

    case: Case
    acts: tuple[str, ...]
    persons: tuple[Person, ...] = ()

    @classmethod
    def read(cls, raw: Mapping[str, Any] | None = None, /, *, today: date | None = None, **facts: Any) -> "Bill":
        """A bill from text values, as :meth:`hardship_cli.Case.read` reads a case; also where one act and person are named."""
        found = read({**(raw or {}), **facts}, today)
        return found if isinstance(found, Bill) else cls(found, (found.act,) if found.act else ())

    @property
    def alone(self) -> Case:
        """The case of the act that leads, as the questions about one act ask it."""
        return self._of(self.case.act or "")

    def given(self) -> dict[str, Any]:
        """The facts that were given, under the names of a case file: ``act`` a list, the persons as tables."""
        found = self.case.given()
        if len(self.acts) > 1:
            found["act"] = self.acts
        return {**found, "person": tuple(person.given() for person in self.persons)} if self.persons else found

    def on(self, day: date) -> "Bill":
        """The same bill under the law of another day; what was said of minors holds for the day it was said on alone."""
        persons = tuple(person._replace(minor=None) for person in self.persons)
        return self._replace(case=self.case._replace(on=day, minor=None), persons=persons)

    def lines(self) -> Iterator[Line]:
        """Each act for each person, in the order of the persons, and of the acts within one."""
        for number, person in enumerate(self.persons or (Person(),), start=1):
            rendered: set[str] = set()
            for act in self.acts:
                extras = tuple(extra for extra in self.case.extras if self._goes(extra, act, rendered))
                rendered |= {extra for extra in extras if extra not in CARRIERS}
                yield Line(number, act, self._of(act)._replace(extras=extras, **person.given()))

    def _of(self, act: str) -> Case:
        """The common facts with one act, without those that are of another."""
        others: dict[str, Any] = {fact: None for fact, needed in OF_ACT.items() if act != needed}
        return self.case._replace(act=act, **others)

    def _goes(self, extra: str, act: str, rendered: set[str]) -> bool:
        """Whether an added service is charged with this act: once for each person. What goes with none, the first act refuses."""
        takers = [one for one in self.acts if extra in ACTS[one].extras]
        return act in (takers or self.acts[:1]) and extra not in rendered


class BillItem(NamedTuple):
    """One position of a bill, as :class:`~hardship_cli.answer.Item`, with the person and the act it is for."""

    position: str
    basis: str
    base: Decimal
    amount: Decimal
    effect: tuple[str, ...]
    person: int
    act: str


class BillLine(NamedTuple):
    """What one act costs for one person, its status, and what was taken of that person for want of a fact."""

    person: int
    act: str
    amount: Decimal
    status: str
    assumed: Mapping[str, Any]


class BillAlternative(NamedTuple):
    """Another reading, as :class:`~hardship_cli.answer.Alternative`; ``amount`` is what the one line would then be."""

    because: str
    amount: Decimal | None
    day: date | None
    basis: str | None
    reading: str | None
    person: int
    act: str


class BillAnswer(NamedTuple):
    """What all acts cost together: one total, its positions, and a line for each act of each person."""

    amount: Decimal
    currency: str
    items: tuple[BillItem, ...]
    lines: tuple[BillLine, ...]
    alternatives: tuple[BillAlternative, ...] = ()


def read(raw: Mapping[str, Any], today: date | None = None) -> Case | Bill:
    """Read text values into a :class:`Case`, or into a :class:`Bill` where they name several acts or several persons.

    Raises :class:`InputError` ``act_twice``, ``person_beside`` for a fact of one person beside several, ``person_fact`` for a fact
    that is none of a person, ``person_not_table``, and what :func:`~hardship_cli.case.read_case` raises.
    """
    facts = dict(raw)
    tables = _tables([facts.pop(key) for key in raw if is_persons(key)])
    facts = dict(with_service(in_codes(facts)))
    if isinstance(facts.get("born"), list | tuple):
        births = facts.pop("born")
        if tables:
            raise InputError("person_beside", "born", value=births[0] if births else "")
        tables = [{"born": birth} for birth in births]
    if len(tables) == 1:
        own = in_codes(tables.pop())
        twice = next((name for name in _OF_ONE if name in facts and name in own), None)
        if twice:
            raise InputError("person_beside", twice, value=facts[twice])
        _person(own, today)
        common = ("id",) if facts.get("id") else ()  # the reference is the case's, all else is the person's own
        facts |= {name: value for name, value in own.items() if value not in (None, "") and name not in common}
    acts = _acts(facts.get("act"))
    if len(acts) < 2 and not tables:
        return read_case({**facts, "act": acts[0]} if acts else facts, today)
    single_fact = next((name for name in _OF_ONE if tables and facts.get(name) not in (None, "")), None)
    if single_fact:
        raise InputError("person_beside", single_fact, value=facts[single_fact])
    of_act = {name: facts.pop(name) for name in OF_ACT if facts.get(name)}
    case = read_case({**facts, "act": None}, today)
    of_act = {name: read_fact(FACTS[name], value, today) for name, value in of_act.items()}
    persons = tuple(_person(table, today, number) for number, table in enumerate(tables, start=1))
    _check(case, acts, of_act)
    _check_persons(case, persons)
    return Bill(case._replace(act=_lead(acts), **of_act), acts, persons)


def remarks(raw: Mapping[str, Any], today: date | None = None) -> single.Remarks:
    """As :func:`hardship_cli.case.remarks`, of the case and of each person."""
    parts: list[Mapping[str, Any]] = []
    for key, value in raw.items():
        if isinstance(value, list | tuple) and (is_persons(key) or key == "born"):
            parts += [one if isinstance(one, Mapping) else {key: one} for one in value]
        else:
            parts.append({key: value})
    return tuple(remark for part in parts for remark in single.remarks(part, today))


def _tables(found: Sequence[Any]) -> list[Mapping[str, Any]]:
    tables = [table for value in found for table in (value if isinstance(value, list | tuple) else [value])]
    for table in tables:
        if not isinstance(table, Mapping):
            raise InputError("person_not_table", "person", value=table)
    return tables


def _person(table: Mapping[str, Any], today: date | None, number: int = 1) -> Person:
    try:
        facts = {name: _fact(name, value, today) for name, value in in_codes(table).items() if value not in (None, "")}
    except InputError as error:
        error.params["whose"] = (number, None)
        raise
    return Person(**{name: value for name, value in facts.items() if value != ""})


def _fact(name: str, value: Any, today: date | None) -> Any:
    if name not in PERSON_FACTS:
        raise InputError("person_fact", name, value=name, accepted=", ".join(PERSON_FACTS))
    return read_fact(FACTS[name], value, today)


def _acts(value: Any) -> tuple[str, ...]:
    """The acts in the order given; raises :class:`InputError` ``act_twice``, for of one that vanished nobody would know."""
    found: list[str] = []
    for word in () if value is None else words_in(value, "act", "choice"):
        act = read_fact(FACTS["act"], word)
        if act in found:
            raise InputError("act_twice", "act", value=word)
        found.append(act)
    return tuple(found)


def _lead(acts: Sequence[str]) -> str | None:
    # An application for a title is one of the whole bill, whatever paper is asked for with it.
    return next((act for first in (TITLE_ACTS, FICTION_ACTS, acts) for act in acts if act in first), None)


def _check(case: Case, acts: Sequence[str], of_act: Mapping[str, Any]) -> None:
    """Refuse a fact of one act where none of the acts is that one."""
    if not acts:
        return
    for name, value in of_act.items():
        act = OF_ACT[name] if OF_ACT[name] in acts else acts[0]
        check_case(case._replace(**{"act": act, name: value}))


def _check_persons(case: Case, persons: Sequence[Person]) -> None:
    """Refuse a person whose own facts contradict the common ones, as those of a single case would: born after the decision, say."""
    for number, person in enumerate(persons, start=1):
        try:
            check_case(case._replace(**person.given()))
        except InputError as error:
            error.params["whose"] = (number if len(persons) > 1 else None, None)
            raise


def priced(bill: Bill, ask: Callable[[Case], Answer], question: str = "fee") -> Answer[BillAnswer]:
    """The fee of a bill: ``ask`` prices each line, and all is put together: amounts added, the gravest status, every reason.

    Raises what ``ask`` raises; ``params["whose"]`` is the person and the act it is about, as far as there are several. Any other
    ``question`` raises :class:`Unanswerable` ``of_one_person``.
    """
    if question != "fee":
        raise Unanswerable("of_one_person", None, persons=len(bill.persons))
    found: list[tuple[Line, Answer]] = []
    for line in bill.lines():
        try:
            found.append((line, ask(line.case)))
        except HardshipError as error:
            error.params.setdefault("whose", _whose(bill, line))
            raise
    answers = [answer for _line, answer in found]
    steps = _steps(answers)
    total = sum((answer.answer.amount for answer in answers), Decimal("0.00"))
    credited = _credited(bill, found)
    if steps:
        sums = tuple(step.id for step in steps if step.op == LINE_SUM)
        steps.append(Step(f"s{len(steps) + 1}", "sum", value=total, uses=sums))
    return Answer(
        "fee",
        gravest(*(answer.status for answer in answers), *([REVIEW] if credited else [])),
        bill,
        BillAnswer(
            total,
            answers[0].answer.currency,
            tuple(
                BillItem(**item._asdict(), person=line.person, act=line.act)
                for line, one in found
                for item in one.answer.items
            ),
            tuple(
                BillLine(line.person, line.act, one.answer.amount, one.status, dict(one.assumed)) for line, one in found
            ),
            (
                *(
                    BillAlternative(**other._asdict(), person=line.person, act=line.act)
                    for line, one in found
                    for other in one.answer.alternatives
                ),
                *credited,
            ),
        ),
        tuple(steps),
        (*_notes(bill, found), *_tell_credited(credited, found, total)),
        {key: source for answer in answers for key, source in answer.sources.items()},
        answers[0].data,
        tuple(dict.fromkeys(fact for answer in answers for fact in answer.assumed)),
    )


def _credited(bill: Bill, found: Sequence[tuple[Line, Answer]]) -> list[BillAlternative]:
    """The objection's lines without their fee, where the act is granted whose refusal was attacked: as far as it succeeded.

    Whether that is so no fact says; the provision is that of the line's own remark.
    """
    act = REFUSED_ACT.get(WITH_THREAT.get(bill.case.against or "", bill.case.against or ""))
    if bill.case.outcome != "granted" or act not in bill.acts:
        return []
    of_lines = [(line, note.basis) for line, one in found for note in one.notes if note.code == _CREDITED]
    return [BillAlternative(_SUCCEEDS, Decimal("0.00"), None, basis, None, *line[:2]) for line, basis in of_lines]


def _tell_credited(
    credited: Sequence[BillAlternative], found: Sequence[tuple[Line, Answer]], total: Decimal
) -> Iterator[Note]:
    """That a granted act beside the objection against its refusal may be that objection's success, and what the rest comes to."""
    if credited:
        rest = total - sum(one.answer.amount for line, one in found if line.act == "objection")
        yield Note(_SUCCEEDS, "warning", credited[0].basis, (("amount", rest),))


def _whose(bill: Bill, line: Line) -> tuple[int | None, str | None]:
    return line.person if len(bill.persons) > 1 else None, line.act if len(bill.acts) > 1 else None


def _steps(answers: Iterable[Answer]) -> list[Step]:
    """The steps of all lines, numbered through; what was the sum of a fee is that of a line."""
    steps: list[Step] = []
    for answer in answers:
        ids = {step.id: f"s{len(steps) + place}" for place, step in enumerate(answer.steps, start=1)}
        steps += [
            step._replace(
                id=ids[step.id],
                op=LINE_SUM if step.op == "sum" else step.op,
                uses=tuple(ids.get(used, used) for used in step.uses),
            )
            for step in answer.steps
        ]
    return steps


def _notes(bill: Bill, found: Sequence[tuple[Line, Answer]]) -> tuple[Note, ...]:
    """The remarks of all lines, each once; where it is not one of all lines, it names the persons and the act it is of."""
    lines: dict[Note, list[Line]] = {}
    for line, answer in found:
        for note in answer.notes:
            if note.code not in _SAFE:
                lines.setdefault(note, []).append(line)
    notes = [named for note, of in lines.items() for named in _named(note, of, bill)]
    # Beside a line that is disputed the open facts of the others count, too: the same birthday may stand in both.
    is_disputed = any(answer.status == DISPUTED for _line, answer in found)
    amounts = ((answer.answer.amount, answer.answer.alternatives) for _line, answer in found)
    safe = safe_amount(amounts, notes) if is_disputed else None
    return (*_of_whole(bill), *notes, *([] if safe is None else [safe]))


def _named(note: Note, of: Sequence[Line], bill: Bill) -> Iterator[Note]:
    everybody = len(bill.persons or (1,))
    if len(of) == everybody * len(bill.acts):
        yield note
        return
    by_act: dict[str, list[int]] = {}
    for line in of:
        by_act.setdefault(line.act, []).append(line.person)
    # Of the acts for the same persons one remark is enough.
    for persons in dict.fromkeys(tuple(numbers) for numbers in by_act.values()):
        acts = tuple(act for act, numbers in by_act.items() if tuple(numbers) == persons)
        params: list[tuple[str, Any]] = [] if len(persons) == everybody else [("persons", persons)]
        params += [] if len(acts) == len(bill.acts) else [("acts", acts)]
        yield note._replace(params=(*note.params, *params))


def _of_whole(bill: Bill) -> Iterator[Note]:
    """What is said of the bill as a whole: that one outcome is taken for all acts, and services once for a person."""
    if len(bill.acts) > 1 and bill.case.outcome != "granted":
        yield Note("outcome_of_all", "hint")
    once = [extra for extra in bill.case.extras if extra not in CARRIERS]
    if any(len([act for act in bill.acts if extra in ACTS[act].extras]) > 1 for extra in once):
        yield Note("services_once", "hint")
