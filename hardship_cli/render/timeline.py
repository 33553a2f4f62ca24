"""The timeline for people: what comes next, every day with its provision, what is missing, the answers behind it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.case_json import facts_of
from hardship_cli.render.describe.fiction import work_after
from hardship_cli.render.entries import (
    EACH,
    WHAT_EACH_IS,
    as_set,
    case_line,
    caution_texts,
    cautions,
    changed,
    day_label,
    distance,
    entry_text,
    ground,
    missing_label,
    next_line,
    over_mark,
)
from hardship_cli.render.errors import error_lines
from hardship_cli.render.lines import UNWRAPPED
from hardship_cli.render.notes import note_text
from hardship_cli.render.rows import assumed, question_word, short, status_of_case, weak_sources
from hardship_cli.render.seen import seen
from hardship_cli.render.table import bare_table, console_for, explanation, show, sources
from hardship_cli.render.to_type import to_type
from hardship_cli.render.turns import ahead
from hardship_cli.render.whose import persons_of
from hardship_cli.render.wording import at_the_terminal
from hardship_cli.render.words import FIXED_SPACE, euro, fact_value, key_word, remedy_word, unbroken, word
from hardship_cli.timeline import FACT, PAST, names_decision

if TYPE_CHECKING:
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law
    from hardship_cli.timeline import Entry, Money, Report

_INDENT = 2  # of what stands beneath an entry
# From this width on the provision has a column of its own.
_WIDE = 100
_LEAST = 24  # signs of the longest words of an entry

# Marks in front of a day, each with what a terminal without them shows. The words beside say the same.
_MARKS = {
    "open": ("▶", ">"),
    "done": ("✓", "v"),
    "late": ("✗", "x"),
    "passed": ("✗", "x"),
    "fact": ("•", "-"),
    "": ("○", "o"),
}
_STYLES = {"open": "bold", "done": "green", "late": "bold red", "passed": "red"}
_CHANGES = {"moved": "bold magenta", "new": "bold green", "gone": "strike red"}


def print_case(report: Report, say: Language, law: Law, heading: str = "", *, explain: bool, color: str) -> None:
    """Print a report as a timeline; ``heading`` names the file where there are several."""
    width = console_for(color).width
    parts: list[Any] = [Text(heading, style="bold underline")] if heading else []
    parts += [*_head(report, say, law), *_cautions(report, say, law), Text("")]
    parts += _days(report, say, width, explain=explain)
    if report.changes or report.set_:
        parts += _changes(report, say)
    parts += [Text(""), _answers(report, say, law)]
    if report.of_each:
        parts.append(Text(say(WHAT_EACH_IS)))
    parts += _missing(report, say, law)
    parts += _remarks(report, say, law, explain=explain)
    answers = report.all_answers
    if explain:
        for question, answer in answers.items():
            title = Text(f"\n{say(labels.QUESTIONS[question])}", style="bold")
            parts += [title, *explanation(answer, say, law), sources(answer, say)]
    else:
        parts += [Text(line, style="dim") for line in weak_sources(tuple(answers.values()), say, law)]
    show(parts, color)


def _head(report: Report, say: Language, law: Law) -> list[Any]:
    name = say(N_("Case")) + (f" {report.case.id}" if report.case.id else "")
    head = Text(name, style="bold")
    between = "   " if report.case.id else ": "
    answers = report.all_answers.values()
    status = status_of_case(answers, say, law) or word(labels.STATUS, report.status, say)
    # What is of one person alone is told of each further down, as far as it holds of all.
    unanswered = [block.question for block in report.blocked if block.error.code != "of_one_person"]
    if answers and unanswered:
        which = ", ".join(question_word(question, say) for question in unanswered)
        status = f"{status}; {say(labels.STATUS['blocked'])}: {which}"
    is_plain = report.status == "calculated" and not unanswered
    head.append(between + status, style="green" if is_plain else "yellow")
    lines: list[Any] = [head, Text(unbroken(" · ".join(case_line(report, say))))]
    if report.assumed:
        lines.append(Text(assumed(report.assumed, say, report.lines), style="dim"))
    lines += [Text(unbroken(line)) for line in ahead(report.answers.values(), report.today, say, law)]
    lines += [Text(f"{person}: {known}", style="dim") for person, known in persons_of(report.bill, say)]
    lines.append(Text.assemble((say(N_("Next: ")), "bold"), unbroken(next_line(report, say))))
    since = report.open_since
    if since is not None:
        lines.append(Text(say(N_("Since {day}: {text}"), day=day_label(since.day, say), text=entry_text(since, say))))
    if report.money is not None:
        lines.append(Text(unbroken(_to_pay(report, report.money, say) + _doubt(report, report.money, say))))
        lines += [Text(line) for line in (as_set(report, say, law),) if line]
    return lines


def _to_pay(report: Report, money: Money, say: Language) -> str:
    amount = euro(money.amount, say)
    if not money.amount:
        return say(N_("To pay: nothing"))
    if money.paid is not None:
        return say(N_("Paid: {amount} on {day}"), amount=amount, day=day_label(money.paid, say))
    if money.due is not None:
        text = N_("To pay: {amount}, overdue: it fell due on {day} ({basis})")
        if report.barred is not None:
            text = N_("To pay: {amount}, unless barred: it fell due on {day} ({basis})")
        text = say(text if money.due < report.today else N_("To pay: {amount} by {day} ({basis})"))
        return text.format(amount=amount, day=day_label(money.due, say), basis=money.basis or "")
    # Without an application or a decision nobody has to pay anything yet.
    known = report.case.applied is not None or names_decision(report.case)
    return say(N_("To pay: {amount}") if known else N_("The act would cost: {amount}"), amount=amount)


def _doubt(report: Report, money: Money, say: Language) -> str:
    """Behind an amount that is not certain its status, and what else it may be: nobody reads on behind "nothing to pay".

    What a notice sets is certain, whatever the law gives.
    """
    fee = report.answers["fee"]
    if fee.status not in labels.STATUSES or money.by_law is not None:
        return ""
    # Of a bill the other amounts are those of its lines.
    alternatives = fee.answer.alternatives if report.bill is None else ()
    others = sorted({one.amount for one in alternatives if one.amount not in (None, money.amount)})
    amounts = say(N_("otherwise {amounts}")).format(amounts=", ".join(euro(one, say) for one in others))
    return f" [{'; '.join([say(labels.STATUSES[fee.status]), *([amounts] if others else [])])}]"


def _days(report: Report, say: Language, width: int, *, explain: bool) -> list[Any]:
    """The entries in two tables, with a line for today between them."""
    past = [entry for entry in report.entries if entry.when == PAST]
    rest = [entry for entry in report.entries if entry.when != PAST]
    today = say(N_("today, {day}"), day=day_label(report.today, say))
    parts: list[Any] = []
    if past:
        parts.append(_table(past, report, say, width, explain=explain))
    dash, long = "─" if _fits("─") else "-", _WIDE if width == UNWRAPPED else width
    parts.append(Text.assemble((today, "bold"), f" {dash * (long - len(today) - 1)}"))
    if rest:
        parts.append(_table(rest, report, say, width, explain=explain))
    return parts


def _table(entries: list[Entry], report: Report, say: Language, width: int, *, explain: bool) -> Table:
    # Both tables have the same widths, so that the days stand under each other.
    wide, fills = width >= _WIDE, _WIDE <= width < UNWRAPPED
    away = max(len(distance(entry.day, report.today, say)) for entry in report.entries)
    days = len(day_label(report.today, say))
    # Where the longest words have no room beside the day, they stand below it.
    is_narrow = width < 2 + days + 1 + away + 1 + _LEAST
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0), expand=fills)
    table.add_column(no_wrap=True)
    if not is_narrow:
        table.add_column(no_wrap=True, width=days + 1)
        table.add_column(no_wrap=True, width=away + 1)
    # Where no line is broken the widest text of both tables makes the column.
    least = max(_width(*_what(entry, say, "")) for entry in report.entries) if width == UNWRAPPED else None
    table.add_column(ratio=3 if fills else None, min_width=least, overflow="fold")
    if wide:
        table.add_column(ratio=2 if fills else None)
    for entry in entries:
        style = _CHANGES.get(entry.change or "", _STYLES.get(entry.state or "", ""))
        text, below = _what(entry, say, style)
        basis = unbroken(ground(entry, say)) + (_steps(entry, report, say) if explain else "")
        # What was given needs no second line to say so.
        if not wide and entry.basis:
            below.append(Text(basis, style=f"{style} italic not strike"))
        # Each stands indented, however many lines it takes.
        what: Any = Group(text, *(Padding(line, (0, 0, 0, _INDENT), expand=False) for line in below)) if below else text
        when = (Text(day_label(entry.day, say), style=style), Text(distance(entry.day, report.today, say)))
        row = [Group(Text("  ").join(when), what)] if is_narrow else [*when, what]
        row.insert(0, Text(_mark(entry), style=style))
        table.add_row(*row, *([Text(basis)] if wide else []))
    return table


def _width(text: Text, below: list[Text]) -> int:
    return max(len(text), *(len(line) + _INDENT for line in below)) if below else len(text)


def _steps(entry: Entry, report: Report, say: Language) -> str:
    """The steps that an entry rests on, as they stand further down."""
    rests = [
        (rest.question, rest.steps) for rest in entry.rests_on if rest.question in report.all_answers and rest.steps
    ]
    found = [f"{say(labels.QUESTIONS[question])} {' '.join(steps)}" for question, steps in rests]
    return f" [{'; '.join(found)}]" if found else ""


def _what(entry: Entry, say: Language, style: str) -> tuple[Text, list[Text]]:
    """The entry with its marks, and what stands beneath it: its other readings."""
    below = []
    text = Text(unbroken(entry_text(entry, say)), style=style)
    marks = [say(labels.ENTRY_STATES[entry.state])] if entry.state and entry.state != "open" else []
    if entry.status in labels.STATUSES:
        marks.append(say(labels.STATUSES[entry.status]))
    if entry.change == "moved" and entry.was is not None:
        was = say(N_("was {day}"), day=day_label(entry.was, say))
        marks.append(was.replace(" ", FIXED_SPACE))
    elif entry.change == "new":
        marks.append(say(N_("new")))
    elif entry.change == "gone":
        marks.append(say(N_("no longer")))
    if marks:
        text.append(f" [{', '.join(marks)}]")
    others = dict.fromkeys(
        (other.day, other.because, other.remedy, other.amount, other.basis if other.amount is not None else None)
        for other in entry.others
        if other.day != entry.day or other.because[:1].isupper()
    )
    for day, because, remedy, amount, basis in others:
        point = f" ({because})" if because[:1].isupper() else ""
        what = day_label(day, say) if amount is None else unbroken(f"{euro(amount, say)} ({basis})")
        reading = say(N_("by another reading{point}: {day}"), point=point, day=what)
        if remedy is not None:
            reading = f"{reading}, {remedy_word(remedy, say)}"
        if day != entry.day or remedy is not None or amount is not None:
            below.append(Text(reading, style=f"{style} not bold not strike"))
    return text, below


def _mark(entry: Entry) -> str:
    fine, plain = _MARKS.get(entry.state or ("fact" if entry.kind == FACT else ""), _MARKS[""])
    return fine if _fits(fine) else plain


def _fits(sign: str) -> bool:
    """Whether stdout can show the sign."""
    try:
        sign.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


_ARROW = 2  # the column between before and after


def _changes(report: Report, say: Language) -> list[Any]:
    given, known = facts_of(report.asked), report.asked.given()
    # A fact that was taken out has the vocabulary's default again, which is shown unless it says that there is none.
    facts = ", ".join(
        f"{key_word(name, say)} = {_fact(name, given[name], say)}"
        if name in known or given[name] not in (None, "", (), "none")
        else say(N_("without {fact}"), fact=key_word(name, say))
        for name in report.set_
    )
    parts: list[Any] = [Text(""), Text(say(N_("What if {facts}"), facts=facts), style="bold")]
    if not report.changes:
        return [*parts, Text("  " + say(N_("Nothing moves.")))]
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 1))
    for column in range(4):
        table.add_column(no_wrap=column == _ARROW, overflow="fold")
    arrow = "→" if _fits("→") else "->"
    for label, before, after in changed(report, say, labels.CHANGED):
        table.add_row(unbroken(label), unbroken(before), arrow, Text(unbroken(after), style="bold"))
    return [*parts, table]


def _fact(fact: str, value: Any, say: Language) -> str:
    if say.code == "de":
        return fact_value(fact, value, say, short=True)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _answers(report: Report, say: Language, law: Law) -> Table:
    """One line for each question: its answer and status, or why there is none."""
    table = bare_table("fixed", "left", gap=2)
    by_question: dict[str, Text] = {one.question: Text(say(labels.NOT_RAISED[one.because])) for one in report.skipped}
    for one in report.missing:
        by_question[one.question] = Text(say(N_("open: {facts} missing"), facts=missing_label(one, say)))
    for block in report.blocked:
        lines = error_lines(at_the_terminal(block.error, say, law), say)
        by_question[block.question] = Text(to_type(" ".join(lines), say), style="yellow")
    answers = report.all_answers
    for question, answer in answers.items():
        marks = [over_mark(question, report, say), say(labels.STATUSES.get(answer.status, ""))]
        mark = f" [{', '.join(filter(None, marks))}]" if any(marks) else ""
        mark += f" {say(EACH)}" if question in report.of_each else ""
        found = unbroken(short(seen(answer, report.today), say))
        by_question[question] = Text.assemble((found, "bold"), (mark, "yellow"))
    above: set[str] = set()  # of several persons three questions have no answer for the same reason
    for question, label in labels.QUESTIONS.items():
        if question in by_question:
            text = by_question[question]
            is_repeated = text.plain in above and question not in report.of_each
            is_repeated = is_repeated and any(block.question == question for block in report.blocked)
            table.add_row(say(label), Text(say(N_("as above")), style="yellow") if is_repeated else text)
            above.add(text.plain)
        work = (
            work_after(answers.get("appeal"), say, report.entries)
            if question == "fiction" and question in answers
            else None
        )
        if work is not None:
            mark = "" if "appeal" in report.answers else f" {say(EACH)}"
            table.add_row(say(N_("Work")), unbroken(", ".join(work)) + mark)
    return table


def _missing(report: Report, say: Language, law: Law) -> list[Any]:
    """The facts that would open an answer, each with what hangs on it."""
    if not report.missing:
        return []
    table = bare_table("fixed", "left")
    for one in report.missing:
        keys = ", ".join(key_word(fact, say) for fact in (one.fact, *one.then))
        label = say(labels.QUESTIONS[one.question])
        opens = error_lines(at_the_terminal(one.error, say, law), say)[0]
        table.add_row(f"  {label}:", Text.assemble((keys, "bold"), "  ", to_type(opens, say)))
    gives = any(one.error.params.get("would_give") for one in report.missing)
    head = N_("Missing, and the answer it would open") if gives else N_("What is missing")
    return [Text(""), Text(say(head), style="bold"), table]


def _cautions(report: Report, say: Language, law: Law) -> list[Any]:
    """What people must know before any detail: the remarks on the case, and the warnings of all answers."""
    table = bare_table("fixed", "left")
    for text in caution_texts(report, say, law):
        table.add_row(Text(say(labels.LEVELS["warning"]), style="bold yellow"), unbroken(to_type(text, say)))
    return [Text(""), table] if table.row_count else []


def _remarks(report: Report, say: Language, law: Law, *, explain: bool) -> list[Any]:
    """The remarks of all answers but those that stand before them, with ``--explain``; else how many there are."""
    before = cautions(report, report.all_answers)
    answers = (seen(answer, report.today) for answer in report.all_answers.values())
    notes = [note for answer in answers for note in answer.notes if note not in before]
    if not explain:
        hints = {note_text(note, say, law) for note in notes if note.level == "hint"}
        text = N_("More remarks with --explain: {count}; also every step and its source.")
        more = say(text if hints else N_("Every step and its source: --explain."), count=len(hints))
        more = to_type(more, say)
        return [Text(f"\n{more}", style="italic")]
    table = bare_table("fixed", "left")
    for level, text in dict.fromkeys((note.level, note_text(note, say, law)) for note in notes):
        table.add_row(say(labels.LEVELS[level]), unbroken(to_type(text, say)))
    return [Text(""), table] if table.row_count else []
