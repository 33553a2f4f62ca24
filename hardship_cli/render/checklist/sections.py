"""A checklist in the reader's language, as sections of lines: what the table and the Markdown list both show."""

from collections.abc import Iterable, Iterator
from typing import Any

from hardship_cli.checklist.model import Difference, Item, Price
from hardship_cli.i18n import N_
from hardship_cli.render.checklist.commission import commission_lines, rule_lines
from hardship_cli.render.checklist.facts import fact_lines
from hardship_cli.render.checklist.lines import Grid, Line, Section, View, label, remarks_of
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, euro, value_word


def sections(view: View) -> Iterator[Section]:
    """All sections that have something to say, in the order of use."""
    return (section for section in _all(view) if section.lines or section.remarks or section.grid)


def _all(view: View) -> Iterator[Section]:
    answer, say, law = view.answer, view.say, view.law
    yield Section("facts", say(N_("At a glance")), tuple(fact_lines(answer, say, law)))
    if answer.commission is not None:
        yield Section(
            "commission", say(N_("Hardship commission")), tuple(commission_lines(answer.commission, say, law))
        )
        yield Section("rules", say(N_("In every Land")), tuple(rule_lines(answer.commission_rules, say)))
    yield _fee(view)
    yield _list(view, "conditions", say(N_("Conditions")), answer.conditions)
    yield _list(view, "documents", say(N_("Documents")), answer.documents)
    yield _procedure(view) if answer.procedure else _list(view, "steps", say(N_("Steps")), answer.steps)
    yield _consequences(view)
    yield _bases(view)
    if answer.described is not None:
        hints = [Line(say.of(hint.text)) for hint in answer.described.hints]
        links = [Line(say.of(link["text"]), aside=link["url"]) for link in answer.described.links]
        yield Section("hints", say(N_("The description adds")), (*hints, *links))
    yield Section("general", say(N_("Further differences")), (), _remarks(view, answer.at("general")))


def _remarks(view: View, found: Iterable[Difference]) -> Any:
    return remarks_of(found, view.say, view.law)


def _list(view: View, name: str, title: str, items: Iterable[Item]) -> Section:
    lines = tuple(line for item in items for line in item_lines(item, view))
    first: tuple[Line, ...] = ()
    shown = view.answer.described
    if name == "conditions" and shown is not None and shown.waiver_stated:
        first = (Line(view.say(N_("the authority can waive the general conditions (says the description)"))),)
    return Section(name, title, (*lines, *first), _remarks(view, view.answer.at(name)))


def item_lines(item: Item, view: View) -> Iterator[Line]:
    """An item, then its parts."""
    say = view.say
    text = say.of(item.text)
    if item.instead is not None:
        text = say(N_("{one} or {other}"), one=text, other=say.of(item.instead.text))
    done = item.is_done(view.done)
    box = ("done" if done else "open") if item.ticked_off else ("done" if item.id in view.done else "")
    who = "" if item.ticked_off or item.by is None else label(view.law, "by", item.by, say)
    yield Line(
        text,
        item.id,
        item.id,
        box,
        label=who,
        aside=_aside(item, say),
        remarks=remarks_of(item.differences, say, view.law),
    )
    for part in item.parts:
        part_id = f"{item.id}.{part.id}"
        part_box = "done" if done or part_id in view.done else "open"
        yield Line(say.of(part.text), part_id, f".{part.id}", part_box, depth=1)


def _aside(item: Item, say: Language) -> str:
    """What stands behind an item: when it is needed, its provision, whether that can be waived."""
    parts = []
    if item.if_applicable:
        always = say(N_("if applicable"))
        when = say.of(item.when.text) if item.when else always
        parts.append(when if when == always else f"{always}: {when}")
    if item.form:
        parts.append(say(N_("there is a form")))
    if item.basis:
        parts.append(item.basis)
    if item.waivable:
        parts.append(say(N_("can be waived, {basis}"), basis=item.waivable))
    if item.not_waivable:
        parts.append(say(N_("not where {basis} applies"), basis=item.not_waivable))
    return "; ".join(parts)


def _procedure(view: View) -> Section:
    """The stages, each with its steps and how it can end; the parts after the title name the stage that follows."""
    procedure, say = view.answer.procedure, view.say
    assert procedure is not None
    numbers = {stage.id: number for number, stage in enumerate(procedure.stages, start=1)}
    lines = []
    for stage in procedure.stages:
        lines.append(Line(f"{numbers[stage.id]}. {say.of(stage.title)}", heading=True))
        lines += [line for step in stage.steps for line in item_lines(step, view)]
        for end in stage.outcomes:
            follows = numbers.get(end.next)
            after = say(N_("end")) if follows is None else say(N_("continue with {number}"), number=follows)
            lines.append(Line(f"{say.of(end.text)}: {after}", outcome=True))
    title = f"{say(N_('Steps'))}: {say.of(procedure.title)} ({procedure.basis})"
    return Section("steps", title, tuple(lines), _remarks(view, view.answer.at("steps")))


def _consequences(view: View) -> Section:
    answer, say, law = view.answer, view.say, view.law
    # Where the description is silent on all of them, a difference says so once.
    some_stated = any(item.stated for item in answer.consequences)
    lines = []
    for item in answer.consequences:
        parts = [item.basis or ""]
        if some_stated and not item.stated:
            parts.append(say(N_("not in the description")))
        if item.inferred:
            parts.append(say(N_("our reading of the law")))
        if item.dispute:
            parts.append(say(N_("open point {code}"), code=item.dispute))
        if item.weak:
            parts.append(say(N_("one account")))
        topic = label(law, "topic", item.topic or "", say)
        remarks = remarks_of(item.differences, say, law)
        lines.append(Line(say.of(item.text), label=topic, aside="; ".join(parts), remarks=remarks))
    title = say(N_("Legal consequences of the permit, by today's law"))
    return Section("consequences", title, tuple(lines), _remarks(view, answer.at("consequences")))


def _bases(view: View) -> Section:
    """The provisions that the description names, then those that it leaves out."""
    answer, say = view.answer, view.say
    groups = (
        (N_("named in the description"), answer.cites),
        (N_("not in the description"), tuple(name for name in answer.bases if name not in answer.cites)),
    )
    lines: list[Line] = []
    for title, names in groups:
        if names and answer.cites:
            lines.append(Line(say(title), heading=True))
        rows = [view.law.services["basis"][name] for name in names]
        lines += [Line(say.of(row["about"]), label=row["cite"]) for row in rows]
    return Section("bases", say(N_("Legal bases")), tuple(lines), _remarks(view, answer.at("bases")))


def _fee(view: View) -> Section:
    fee, say = view.answer.fee, view.say
    rows = [_price(price, view) for price in (*fee.printed, *fee.computed)]
    headers = (say(N_("position")), say(N_("adults")), say(N_("minors")), say(N_("where")))
    lines = []
    if view.answer.described is not None and not fee.stated:
        lines.append(Line(say(N_("The description names no fee."))))
    elif not fee.printed:
        lines.append(Line(say(N_("No printed amount was read for this Land."))))
    if fee.exemption_stated:
        lines.append(Line(say(N_("The description exempts recipients of social benefits."))))
    if fee.refusal_stated:
        lines.append(Line(say(N_("A refusal costs a fee too, says the description."))))
    if fee.bases:
        cites = ", ".join(view.law.services["basis"][name]["cite"] for name in fee.bases)
        lines.append(Line(say(N_("Provisions: {cites}"), cites=cites)))
    return Section(
        "fee",
        say(N_("Fee")),
        tuple(lines),
        _remarks(view, view.answer.at("fee")),
        Grid(headers, tuple(rows)) if rows else None,
    )


def _price(price: Price, view: View) -> tuple[str, ...]:
    say, law = view.say, view.law
    title = law.fees.rule(price.position).title[say.code] if price.position else value_word("act", price.act, say)
    amounts = ["–" if amount is None else euro(amount, say) for amount in (price.adults, price.minors)]
    if price.portal is None:
        day = day_short(view.answer.fee.day, say) if view.answer.fee.day else ""
        where = say(N_("{basis}, law of {day}"), basis=price.basis, day=day)
    elif price.released is not None:
        where = say(N_("{portal}, released {day}"), portal=price.portal, day=day_short(price.released, say))
    else:
        where = price.portal
    return title, *amounts, where
