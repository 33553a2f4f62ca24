"""The tables of the page: the positions of the fee, and what must or can be done by or from a day."""

from datetime import date

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.render.entries import STATES, distance, entry_text, ground
from hardship_cli.render.html import answers as told
from hardship_cli.render.html.markup import Markup, el, join
from hardship_cli.render.html.sections import status_mark, time_of
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_words, euro, unbroken
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import NOTABLE, Entry, Report


def is_deadline(entry: Entry) -> bool:
    """Whether something must or can be done by or from the day; an outer limit is no day to act on."""
    if entry.change == "gone" or (entry.kind == "due" and entry.state is None):
        return False
    return entry.kind in ("due", "opens") or entry.what in NOTABLE


def fee(answer: Answer, report: Report, say: Language, law: Law) -> Markup:
    """The positions of the fee as a table, and when it is due."""
    found = answer.answer
    names = [say(N_("position")), say(N_("tariff")), say(N_("due")), say(N_("provision"))]
    head = [
        el("th", name, scope="col", class_="money" if index in (1, 2) else None) for index, name in enumerate(names)
    ]
    body = []
    for item in found.items:
        title = say.of(law.fees.rule(item.position).title)
        effect = told.effects(item, say)
        body.append(
            el(
                "tr",
                el("th", title, el("span", effect, class_="quiet small block") if effect else None, scope="row"),
                el("td", euro(item.base, say), class_="money", data_name=names[1]),
                el("td", euro(item.amount, say), class_="money", data_name=names[2]),
                el("td", unbroken(item.basis), data_name=names[3]),
            )
        )
    foot = el(
        "tr",
        el("th", say(N_("sum")), scope="row", colspan=2),
        el("td", euro(found.amount, say), class_="money"),
        el("td"),
    )
    due = report.money.due if report.money is not None else None
    told_due = None if due is None else say(N_("To be paid by {day}.")).format(day=day_words(due, say))
    table = el(
        "table",
        el("caption", say(N_("What the act costs"))),
        el("thead", el("tr", head)),
        el("tbody", body),
        el("tfoot", foot),
        class_="stack",
    )
    return join(el("p", status_mark(answer.status, say)), table, el("p", told_due) if told_due else None)


def deadlines(report: Report, say: Language) -> Markup:
    """What must or can be done by or from a day, as a table."""
    names = [say(N_("what")), say(N_("day")), say(N_("state")), say(N_("provision"))]
    body = [
        el(
            "tr",
            el("th", entry_text(entry, say), scope="row"),
            el("td", time_of(entry.day, say), data_name=names[1]),
            el("td", _state(entry, report.today, say), data_name=names[2]),
            el("td", unbroken(ground(entry, say)), data_name=names[3]),
        )
        for entry in report.entries
        if is_deadline(entry)
    ]
    head = el("tr", [el("th", name, scope="col") for name in names])
    caption = el("caption", say(N_("What must be done or can be done, and when")))
    return el("table", caption, el("thead", head), el("tbody", body), class_="stack")


def _state(entry: Entry, today: date, say: Language) -> str:
    """How a deadline stands: done or not, and unless it is done, how far away."""
    state = [] if entry.state is None else [say(STATES[entry.state])]
    return ", ".join(state if entry.state in ("done", "late") else [*state, distance(entry.day, today, say)])
