"""Entries of a timeline in words, for every form that shows them: table, calendar file, page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from hardship_cli.answer import Note
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.describe.parts import WOULD_BE
from hardship_cli.render.labels import (
    CAPS_SHORT,
    ENTRIES,
    ENTRY_STATES,
    FICTION_TERMS,
    FICTIONS,
    REMEDIES_IN_SENTENCES,
    STATUSES,
)
from hardship_cli.render.language import Language
from hardship_cli.render.notes import each_once, next_text, note_text
from hardship_cli.render.whose import person_word
from hardship_cli.render.words import day_short, euro, fact_word, remedy_word, title_word, unbroken, value_word, word
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import LATE, PASSED, Entry, Missing, Report
from hardship_cli.timeline.alerts import UNSUSPENDED

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))

# What the last day to apply is called where no title is extended.
_APPLY_BY = {
    "child": N_("last day to apply for a child born here"),
    "stay": N_("last day to apply while the stay is lawful"),
}


OF_EACH = N_("(of each person, by what is known of all)")
EACH = N_("(each person)")  # the same, where it stands on many lines
WHAT_EACH_IS = N_("Each person: by what is known of all of them. What is so for one of them alone, ask of that person.")


def status_text(entry: Entry, say: Language) -> str:
    """How sure a day is, where that is not beyond doubt; of a row of results only how sure the row is as a whole."""
    if entry.status not in STATUSES:
        return ""
    status = say(STATUSES[entry.status])
    return say(N_("row: {status}"), status=status) if entry.param("of_row") else status


def entry_text(entry: Entry, say: Language, *, amounts: bool = True) -> str:
    """What an entry is, in a few words; ``amounts=False`` leaves money out (calendar files travel far)."""
    params = dict(entry.params)
    effect = params.get("effect") or ""
    params["effect"] = FICTION_TERMS.get(effect, effect) if say.code == "de" else word(FICTIONS, effect, say)
    # A row of a table of results need not name its remedy.
    params["remedy"] = word(REMEDIES_IN_SENTENCES, params.get("remedy") or "", say)
    label = next((label for name, label in _APPLY_BY.items() if name in params), ENTRIES[entry.what])
    text = say(label).format_map(params)
    if entry.param("person"):
        text = say(N_("{person} {text}"), person=person_word((params["person"],), say), text=text)
    if amounts and entry.what in ("age_turns", "fee_turns"):
        amount, before = euro(params["amount"], say), euro(params["before"], say)
        if "other" in params:
            text += ": " + say(N_("by another reading {amount}"), amount=euro(params["other"], say))
        else:
            text += ": " + say(N_("{amount}, until then {before}"), amount=amount, before=before)
    elif amounts and params.get("amount") is not None:
        text += ": " + euro(params["amount"], say)
    if "year" in params:
        text += " " + say(N_("(one year: instruction missing or wrong)"))
    if "longest" in params:
        text = say(N_("{text}, at the longest"), text=text)
    if "capped_by" in params:
        text += f" ({word(CAPS_SHORT, params['capped_by'], say)})"
    if "each" in params:
        text += " " + say(EACH)
    if "expected" in params:
        text = say(N_("if granted: {text}"), text=text)
    return text


# The entry that is the last day of a question's answer.
_LAST_DAYS = {"appeal": "remedy_due", "departure": "departure_ends"}


def over_mark(question: str, report: Report, say: Language) -> str:
    """That the last day which answers a question is over and no fact says that it was kept, or that it was not; else empty."""
    last = next((entry for entry in report.entries if entry.what == _LAST_DAYS.get(question)), None)
    return say(ENTRY_STATES[last.state]) if last is not None and last.state in (PASSED, LATE) else ""


def as_set(report: Report, say: Language, law: Law) -> str:
    """That the notice sets another fee than the law gives, and that it is to be paid all the same; empty where it does not."""
    money = report.money
    if money is None or money.by_law is None:
        return ""
    text = N_("The notice sets {amount}; by law it is {by_law}.")
    if money.amount and money.paid is None:
        text = N_(
            "The notice sets {amount}; by law it is {by_law}. What is set is to be paid until the notice is changed ({basis})."
        )
    basis = law.deadlines.rule("fee_suspensive_effect").basis
    return unbroken(say(text, amount=euro(money.amount, say), by_law=euro(money.by_law, say), basis=basis))


def fee_marks(report: Report, say: Language) -> list[str]:
    """What stands beside the fee in a few words: what the notice sets instead of it, and when it is due or was paid."""
    money = report.money
    if money is None:
        return []
    set_ = say(N_("set: {amount}"), amount=euro(money.amount, say)) if money.by_law is not None else ""
    if money.paid is not None:
        return [set_, say(N_("paid on {day}"), day=day_short(money.paid, say))]
    return [set_, say(N_("due {day}"), day=day_short(money.due, say)) if money.due else ""]


def ground(entry: Entry, say: Language) -> str:
    """What an entry rests on: its provision, or that it was given."""
    if entry.basis:
        return entry.basis
    return say(N_("as given")) if all(rest.fact for rest in entry.rests_on) else say(N_("as asked for"))


def day_label(day: date, say: Language) -> str:
    """A day with its weekday, short: ``Wed 2026-05-06``, ``Mi 06.05.2026``."""
    shown = f"{day:%d.%m.%Y}" if say.code == "de" else day.isoformat()
    return f"{say(_WEEKDAYS[day.weekday()])} {shown}"


def distance(day: date, today: date, say: Language) -> str:
    """How far a day is from today: ``in 16 days``, ``today``, ``4 days ago``."""
    days = (day - today).days
    near = {0: N_("today"), 1: N_("tomorrow"), -1: N_("yesterday")}
    if days in near:
        return say(near[days])
    text = N_("in {days} days") if days > 0 else N_("{days} days ago")
    return say(text, days=abs(days))


def next_line(report: Report, say: Language) -> str:
    """What comes next, in one line: what is due, else what is urgent without a day, else the next day to prepare for.

    Only where nothing of all this is known is it a fact to find out.
    """
    if report.next_due is not None:
        return _coming(report.next_due, report, say)
    urgent = next(filter(None, (next_text(note, say) for note in report.alerts)), None)
    if urgent is not None:
        return urgent
    if report.next_notable is not None:
        return _coming(report.next_notable, report, say)
    if report.missing:
        return say(N_("find out: {facts}"), facts=missing_label(report.missing[0], say))
    return say(N_("no day is open."))


def _coming(entry: Entry, report: Report, say: Language) -> str:
    away = distance(entry.day, report.today, say)
    return f"{day_label(entry.day, say)}, {away}: {entry_text(entry, say)} ({ground(entry, say)})"


def caution_texts(report: Report, say: Language, law: Law) -> list[str]:
    """What stands before any detail, once each: the remarks on the case as a whole, then the warnings of its answers.

    What the stay and the remedy hang on comes before what the fee hangs on.
    """
    notes = each_once(cautions(report, ("fiction", "appeal", "departure", "permit", "fee")))
    return list(dict.fromkeys(note_text(note, say, law) for note in notes))


def cautions(report: Report, questions: Iterable[str]) -> list[Note]:
    """The remarks on the case as a whole, then the warnings of these answers.

    Who was refused must know before any detail that the remedy suspends nothing (§ 84 Abs. 1 AufenthG), so that remark is one
    of them; where a fiction effect ended with the refusal, the warning on that effect says it already.
    """
    answers = report.all_answers
    notes = [note for question in questions if question in answers for note in answers[question].notes]
    refused = report.case.outcome == "refused" and all(note.code != "refusal_takes_effect" for note in notes)
    heeded = [note for note in notes if note.level == "warning" or (refused and note.code == UNSUSPENDED)]
    return [*report.alerts, *heeded]


def case_line(report: Report, say: Language) -> list[str]:
    """What the case is about, in parts: ground, act, outcome, Land."""
    case = report.case
    parts = [title_word(case.title)]
    acts = (case.act,) if report.bill is None else report.bill.acts
    parts += [value_word("act", act, say) for act in acts if act is not None]
    if report.bill is not None and report.bill.persons:
        parts.append(say(N_("{number} persons"), number=len(report.bill.persons)))
    if case.outcome != "granted":
        parts.append(value_word("outcome", case.outcome, say))
    if case.land is not None:
        parts.append(land_name(case.land, say.code))
    return parts


def missing_label(missing: Missing, say: Language) -> str:
    """The names of the facts that a question waits for."""
    return ", ".join(fact_word(fact, say) for fact in (missing.fact, *missing.then))


# Whether a day keeps a period, each with the fact that has the day.
_KEPT_BY = {"fiction.in_time": "applied", "appeal.filed_in_time": "filed"}


def changed(report: Report, say: Language, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What a what-if changes, what it was before and what it is then; ``names`` are those of what stands on no day."""
    words = {entry.what: entry_text(entry, say) for entry in report.entries}
    for one in report.changes:
        label = words.get(one.about) or say({**names, **ENTRIES}[one.about])
        before = _state_then(one.about, one.before, report.before, report.today, say)
        yield label, before, _state_then(one.about, one.after, report.asked, report.today, say)


def _state_then(about: str, value: Any, asked: Case | Bill | None, today: date, say: Language) -> str:
    """A value of a change; what is only planned was not done in time yet."""
    case = asked.case if isinstance(asked, Bill) else asked
    day = getattr(case, _KEPT_BY.get(about, ""), None)
    is_planned = value is not None and day is not None and day > today
    return say(WOULD_BE[value]) if is_planned else _value_text(value, say)


def _value_text(value: Any, say: Language) -> str:
    """A value that a what-if changed."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if isinstance(value, date):
        return day_label(value, say)
    if isinstance(value, str):
        known = {**CAPS_SHORT, **FICTIONS, "none": N_("none")}
        return word(known, value, say) if value in known else remedy_word(value, say)
    return euro(value, say)
