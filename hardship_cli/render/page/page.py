"""The page: one HTML file without scripts, fonts or pictures from elsewhere, for the file and for the client.

Here stand the values, each in the reader's words; ``page.html`` puts them on the page, ``style.css`` dresses it.
"""

import os
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from html import escape
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from hardship_cli.answer import CALCULATED, Answer, Step
from hardship_cli.case import PERSONS
from hardship_cli.i18n import N_
from hardship_cli.render import labels
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.describe.fee import positions
from hardship_cli.render.describe.fiction import work_after
from hardship_cli.render.differences import recorded_facts
from hardship_cli.render.entries import (
    EACH,
    WHAT_EACH_IS,
    as_set,
    case_line,
    caution_texts,
    changed,
    distance,
    entry_text,
    fee_marks,
    ground,
    missing_label,
    over_mark,
)
from hardship_cli.render.json import answer_tree
from hardship_cli.render.language import Language
from hardship_cli.render.notes import next_text, note_text
from hardship_cli.render.page.others import other_day, other_line
from hardship_cli.render.page.picture import picture
from hardship_cli.render.rows import (
    assumed,
    description,
    rows,
    status_words,
    undecided,
    weak,
)
from hardship_cli.render.seen import seen
from hardship_cli.render.steps import passed_over, step_ground, step_value, step_what
from hardship_cli.render.turns import ahead
from hardship_cli.render.whose import line_names, persons_of
from hardship_cli.render.wording import error_for_page, for_page
from hardship_cli.render.words import (
    FIXED_SPACE,
    capital,
    day_short,
    day_words,
    fact_value,
    fact_word,
    source_title,
    unbroken,
    word,
)
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import NOTABLE, Entry, Report

_HERE = os.path.dirname(os.path.abspath(__file__))
_LONGEST_SIGN = 80  # signs of a reference that fit at the foot of a page
_NO_BREAK = "\u00a0"
_SPACES = f"\n\t{_NO_BREAK}"

_STATUS_CLASSES = {"calculated": "good", "review": "warn", "disputed": "warn", "blocked": "bad"}
_STATE_CLASSES = {"open": "warn", "done": "good", "late": "bad", "passed": "bad"}
_CHANGES = {"moved": N_("was {day}"), "new": N_("new"), "gone": N_("no longer")}


# German law terms and provisions in an English text, which a screen reader must not read as English.
_GERMAN = re.compile(
    r"§§?\s[^;:()·]*?(?:\b(?:[A-ZÄÖÜ][\w-]*(?:[GVO]|GB)|BGB)\b(?:\sM-V|\sLSA|\sNRW|\sBln)?)"
    r"|\b(?:Fortgeltungsfiktion|Erlaubnisfiktion|Duldungsfiktion|Fiktionsbescheinigung|Widerspruch|Klage|Bekanntgabe|Zustellung"
    r"|Rechtsbehelfsbelehrung|Wiedereinsetzung|Untätigkeitsklage|Übergabe-Einschreiben|Einschreiben mit Rückschein"
    r"|Zustellungsurkunde|Empfangsbekenntnis|Widerspruchsbescheid|Abschiebungsandrohung|Ausweisung|Duldung|Werktage?)\b"
)


def case_html(report: Report, say: Language, law: Law, *, short: bool = False) -> str:
    """The page of a case: first what a person must know, then the reasons; ``short`` leaves the reasons out.

    The same report gives the same bytes; nothing of it is loaded from anywhere.
    """
    return _environment(say).get_template("page.html").render(_values(report, say, law), short=short)


class _OneLine(Extension):
    """Line breaks and indentation of a template are for its readers."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja calls it
        return "".join(line.strip() for line in source.splitlines())


def _environment(say: Language) -> Environment:
    """What the template may call. Escaping is done by :func:`_finished`, on the way out of every value."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        finalize=_finished,
        undefined=StrictUndefined,
        extensions=[_OneLine],
    )
    environment.globals.update(_=say, listed=", ".join)
    english = say.code == "en"
    environment.globals["german"] = Markup(' lang="de"') if english else ""
    environment.filters.update(anchor=_anchor, unbroken=unbroken, terms=_terms if english else _finished)
    return environment


def _finished(value: Any) -> Markup:
    """A value as markup; only what the template itself made is markup already."""
    return value if isinstance(value, Markup) else Markup(escape(_text(value)))  # noqa: S704 - escaped, quotes too


def _terms(value: Any) -> Markup:
    """A text as markup in which what is German is marked as such."""
    return Markup(_GERMAN.sub(r'<span lang="de">\g<0></span>', str(_finished(value))))  # noqa: S704 - escaped before


def _text(value: Any) -> str:
    """Text without signs that a page must not hold, or that would turn the reading direction of what follows."""
    return "".join(
        _NO_BREAK if sign == FIXED_SPACE else sign if sign in _SPACES or sign.isprintable() else "\ufffd"
        for sign in str(value)
    )


def _anchor(source: str) -> str:
    """The id of a source on the page."""
    return "source-" + "".join(sign if sign.isascii() and (sign.isalnum() or sign == "-") else "-" for sign in source)


def _values(report: Report, say: Language, law: Law) -> dict[str, Any]:
    """All that the template shows, by the names that it has there."""
    name, style = report.case.id, _style(report, say)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    entry_of = partial(_entry, report=report, say=say, law=law)
    found, missing = report.all_answers, list(_missing(report, say, law))
    answers = {question: _answer(question, report, say, law) for question in found}
    sources = {key: source for answer in found.values() for key, source in answer.sources.items()}
    urgent = (next_text(note, say) for note in report.alerts)
    return {
        "lang": say.code,
        "title": say(N_("Case {name}: deadlines and fees"), name=name) if name else say(N_("Deadlines and fees")),
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        "style": Markup(style),  # noqa: S704 - our own, and what it holds of the case is written as numbers
        "case_line": " · ".join(unbroken(part) for part in case_line(report, say)),
        "assumed": assumed(report.assumed, say, report.lines),
        "turns": [unbroken(line) for line in ahead(report.answers.values(), report.today, say, law)],
        "seen": say(N_("Seen from {day}"), day=day_words(report.today, say)),
        "to_do": [entry_of(entry) for entry in report.to_do],
        "urgent": [unbroken(capital(text)) for text in urgent if text],
        "notable": None if report.next_notable is None else entry_of(report.next_notable),
        "cautions": [unbroken(for_page(text, say)) for text in caution_texts(report, say, law)],
        # A fee may have been paid long ago: that its day is over says nothing of it.
        "over": [entry_of(entry) for entry in report.missed if not _is_payment_open(entry)],
        "unpaid": [entry_of(entry) for entry in report.missed if _is_payment_open(entry) and report.barred is None],
        "since": None if report.open_since is None else entry_of(report.open_since),
        "answers": list(answers.values()),
        "work": work_after(found.get("appeal"), say, report.entries),
        "each": say(EACH) if report.of_each else "",
        "of_each": say(WHAT_EACH_IS) if report.of_each else "",
        "skipped": [
            (say(labels.QUESTIONS[one.question]), say(labels.NOT_RAISED[one.because])) for one in report.skipped
        ],
        "what_if": bool(report.changes or report.set_),
        "changes": list(changed(report, say, labels.CHANGED_ON_PAGE)),
        "missing": missing,
        "deadlines": [entry_of(entry) for entry in report.entries if is_deadline(entry)],
        "fee": _fee(report, answers["fee"], say, law) if "fee" in answers else None,
        "entries": [entry_of(entry) for entry in report.entries],
        "drawn": picture(report, say) if report.entries else None,
        "facts": list(_facts(report, say)),
        "in_doubt": bool(missing) or any(answer.status != CALCULATED for answer in found.values()),
        "sources": [
            (key, _title(source, say), _checked(key, source, say), _url(source)) for key, source in sources.items()
        ],
        "receipt": _receipt(report, say, law),
    }


def _style(report: Report, say: Language) -> str:
    """The style sheet, with what every printed page has at its foot: whose it is, and its number."""
    with open(os.path.join(_HERE, "style.css"), encoding="utf-8") as file:
        style = file.read()
    left = _in_style(" · ".join(filter(None, (report.case.id, day_short(report.today, say)))))
    before, _, rest = say(N_("Page {page} of {pages}")).partition("{page}")
    between, _, behind = rest.partition("{pages}")
    number = f"{_in_style(before)} counter(page) {_in_style(between)} counter(pages) {_in_style(behind)}"
    return f"{style}@page {{ @bottom-left {{ content: {left} }} @bottom-right {{ content: {number} }} }}\n"


def _in_style(words: str) -> str:
    """Text as a string of a style sheet; a sign that could end it, or the style, is written as its number."""
    plain = _text(words[:_LONGEST_SIGN])
    signs = (sign if sign.isalnum() or sign in " ·-_." else f"\\{ord(sign):x} " for sign in plain)
    return f'"{"".join(signs)}"'


def _entry(entry: Entry, report: Report, say: Language, law: Law) -> dict[str, Any]:
    """An entry of the timeline: as it stands in the first boxes, among the deadlines and in the list of days."""
    state = [] if entry.state is None else [say(labels.ENTRY_STATES[entry.state])]
    away = distance(entry.day, report.today, say)
    marks = [] if entry.state is None else [(state[0], _STATE_CLASSES[entry.state])]
    if entry.status in labels.STATUSES:
        marks.append((say(labels.STATUSES[entry.status]), "warn"))
    if entry.change is not None:
        was = "" if entry.was is None else day_short(entry.was, say)
        marks.append((say(_CHANGES[entry.change], day=was), "plain"))
    rests = (rest for rest in entry.rests_on if rest.question in report.all_answers and rest.steps)
    return {
        "day": entry.day,
        "day_words": day_words(entry.day, say),
        "away": away,
        "kind": entry.kind,
        "text": unbroken(entry_text(entry, say)),
        "ground": unbroken(ground(entry, say)),
        "state_and_distance": ", ".join(state if entry.state in ("done", "late") else [*state, away]),
        "marks": marks,
        "reasons": next((f"{rest.question}-{rest.steps[0]}" for rest in rests), None),
        "others": [other_day(other, say, law) for other in entry.others],
    }


def is_deadline(entry: Entry) -> bool:
    """Whether something must or can be done by or from the day; an outer limit is no day to act on."""
    if entry.change == "gone" or (entry.kind == "due" and entry.state is None):
        return False
    return entry.kind in ("due", "opens") or entry.what in NOTABLE


def _is_payment_open(entry: Entry) -> bool:
    """Whether a fee is due, and nothing says whether it was paid."""
    return entry.what == "fee_due" and entry.state == "passed"


def _answer(question: str, report: Report, say: Language, law: Law) -> dict[str, Any]:
    """One answer with its tile, its status, its other readings, remarks and steps."""
    answer = seen(report.all_answers[question], report.today)
    names, title = line_names(answer, say), say(labels.QUESTIONS[question])
    return {
        "question": question,
        "title": f"{title} {say(EACH)}" if question in report.of_each else title,
        "tile": _tile(answer, report, say, law),
        "status": answer.status,
        "status_words": unbroken(status_words(answer, say)),
        "status_short": word(labels.STATUSES, answer.status, say) if answer.status != CALCULATED else "",
        "status_class": _STATUS_CLASSES[answer.status],
        "rows": rows(answer, say, law, "page"),
        "others": [other_line(other, answer, say, law) for other in answer.answer.alternatives],
        "weak": [_title(source, say) for source in weak((answer,), law)],
        "undecided": undecided((answer,), law),
        "notes": [
            (
                say(labels.LEVELS[note.level]),
                "warn" if note.level == "warning" else "plain",
                unbroken(for_page(note_text(note, say, law), say)),
            )
            for note in answer.notes
        ],
        "steps": [_step(step, names.get(step.id, ""), say, law) for step in answer.steps],
    }


def _tile(answer: Answer, report: Report, say: Language, law: Law) -> dict[str, str]:
    """The answer in a few words."""
    expected = any(entry.what == "permit_ends" and entry.param("expected") for entry in report.entries)
    of = description(answer.command)
    label, value, more = of.tile(answer, say, law, expected) if of.tile else (*of.headline(answer, say), "")
    marks = fee_marks(report, say) if answer.command == "fee" else []
    parts = [*marks, more, over_mark(answer.command, report, say)]
    label = f"{label} {say(EACH)}" if answer.command in report.of_each else label
    return {"label": label, "value": value, "more": unbroken(", ".join(filter(None, parts)))}


def _step(step: Step, whose: str, say: Language, law: Law) -> dict[str, Any]:
    """A step of the reasoning: what was done, of whom, what it gave, since when the rule says so, where that stands."""
    return {
        "id": step.id,
        "what": ": ".join(part for part in (whose, step_what(step, say, law)) if part),
        "value": step_value(step, say, law),
        "ground": " · ".join(step_ground(step, say)),
        "source": step.source,
        "passed_over": passed_over(step, say),
    }


def _missing(report: Report, say: Language, law: Law) -> Iterator[tuple[str, str]]:
    """Which facts would open which question, and what no fact would open."""
    for gap in report.missing:
        lacks = say(N_("missing: {facts}"), facts=missing_label(gap, say))
        yield f"{say(labels.QUESTIONS[gap.question])}: {lacks}", error_for_page(gap.error, say, law, whole=False)
    for block in (block for block in report.blocked if block.question not in report.of_each):
        yield say(labels.QUESTIONS[block.question]), error_for_page(block.error, say, law)


def _facts(report: Report, say: Language) -> Iterator[tuple[str, str]]:
    """The facts as given; of several persons each on a line."""
    given = report.asked.given()
    given.pop(PERSONS, None)
    for key, value in given.items():
        yield capital(fact_word(key, say)), unbroken(fact_value(key, value, say))
    yield from recorded_facts(report.recorded, say)
    yield from persons_of(report.bill, say)


def _fee(report: Report, entry_of: dict[str, Any], say: Language, law: Law) -> dict[str, Any]:
    """The bill, and when it is due."""
    due, paid = (None, None) if report.money is None else (report.money.due, report.money.paid)
    persons = () if report.bill is None else report.bill.persons
    due_words = None
    if due is not None:
        over = N_("It fell due on {day}; no payment is stated.")
        over = (
            over
            if report.barred is None
            else N_("It fell due on {day}; the claim is barred, unless that time was interrupted.")
        )
        due_words = say(over if due < report.today else N_("To be paid by {day}."), day=day_words(due, say))
    due_words = due_words if paid is None else say(N_("Paid on {day}."), day=day_words(paid, say))
    return {
        "answer": entry_of,
        "names": {number: one.id for number, one in enumerate(persons, start=1)},
        "positions": positions(report.answers["fee"], say, law),
        "due": " ".join(filter(None, (as_set(report, say, law), due_words))),
    }


def _title(source: Any, say: Language) -> Markup:
    """What a source is called, marked as German where an English page has it in German."""
    title = _finished(unbroken(source_title(source, say)))
    is_german = say.code == "en" and "title_en" not in source
    return Markup('<span lang="de">{}</span>').format(title) if is_german else title


def _checked(name: str, source: Any, say: Language) -> str:
    """How well a source was checked, and when."""
    checked = source["checked"]
    on = f", {day_short(checked['on'], say)}" if "on" in checked else ""
    return f"{name} · {word(labels.RESULTS, checked['result'], say)}{on}"


def _url(source: Any) -> str:
    """Where a source can be read; only an address that a browser opens without running anything."""
    url = str(source.get("url", ""))
    return url if url.startswith("https://") else ""


def _receipt(report: Report, say: Language, law: Law) -> list[tuple[str, str]]:
    """By which program and which law data, and the fingerprint of each result."""
    receipt = case_tree(report, say, law)["receipt"]
    entry_of = [(say(N_("Program")), f"hardship {receipt['tool']}"), (say(N_("Law data")), receipt["data"])]
    entry_of.append((say(N_("Result of the case")), receipt["result"]))
    for question, answer in report.answers.items():
        label = say(N_("Result: {question}"), question=say(labels.QUESTIONS[question]))
        entry_of.append((label, answer_tree(answer, say, law)["receipt"]["result"]))
    return entry_of
