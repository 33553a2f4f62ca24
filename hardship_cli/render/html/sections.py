"""The sections of the page: what comes next, the figures, the days, the fee, the deadlines, what is missing, the case, sources."""

from datetime import date
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.facts import Case
from hardship_cli.i18n import N_
from hardship_cli.laender import land_name
from hardship_cli.render.entries import (
    BECAUSE,
    QUESTIONS,
    STATES,
    STATUSES,
    caution_texts,
    distance,
    entry_text,
    ground,
    missing_label,
    value_text,
)
from hardship_cli.render.html import answers as told
from hardship_cli.render.html.markup import Markup, el, join
from hardship_cli.render.language import Language
from hardship_cli.render.notes import next_text
from hardship_cli.render.steps import RESULTS
from hardship_cli.render.texts import appeal, permits
from hardship_cli.render.texts.page import CHANGED, CHOICES, LABELS
from hardship_cli.render.wording import error_for_page, for_page
from hardship_cli.render.words import STATUS, capital, day_short, day_words, euro, shown, unbroken, word
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import Entry, Report

_STATUS_CLASSES = {"calculated": "good", "review": "warn", "disputed": "warn", "blocked": "bad"}
_STATE_CLASSES = {"open": "warn", "done": "good", "late": "bad", "passed": "bad"}
_CHANGES = {"moved": N_("was {day}"), "new": N_("new"), "gone": N_("no longer")}


def section(name: str, title: str, *content: Any, class_: str | None = None) -> Markup:
    """A part of the page with its heading; it is a landmark by that name."""
    return el("section", el("h2", title, id=name), *content, aria_labelledby=name, class_=class_)


def status_mark(status: str, say: Language) -> Markup:
    """The status in words, as a mark."""
    return el("span", word(STATUS, status, say), class_=f"mark {_STATUS_CLASSES[status]}")


def first_boxes(report: Report, say: Language, law: Law) -> Markup:
    """What must be done, the next thing first, else what comes next; what to beware of; what is over; what is open already."""
    over = [entry for entry in report.entries if entry.state in ("passed", "late") and entry.change != "gone"]
    since = report.open_since
    return join(
        _next(report, say),
        _cautions(report, say, law),
        _box(N_("Missed, as far as is known"), over, report, say, "next over") if over else None,
        None if since is None else _box(N_("Possible already"), [since], report, say, "next possible"),
    )


def _next(report: Report, say: Language) -> Markup | None:
    to_do = list(report.to_do)
    if to_do:
        title = N_("Next deadline") if len(to_do) == 1 else N_("Next deadlines")
        return _box(title, to_do, report, say, "next")
    urgent = [text for text in (next_text(note, say) for note in report.alerts) if text]
    if urgent:
        lines = [el("p", unbroken(capital(text)), class_="day") for text in urgent]
        return el("div", el("p", say(N_("Next")), class_="small kind"), lines, class_="next")
    notable = report.next_notable
    return None if notable is None else _box(N_("Next"), [notable], report, say, "next")


def _cautions(report: Report, say: Language, law: Law) -> Markup | None:
    """What people must know before any detail: the remarks on the case, and the warnings of all answers."""
    texts = caution_texts(report, say, law)
    if not texts:
        return None
    items = [el("li", unbroken(for_page(text, say))) for text in texts]
    head = el("p", say(N_("To be heeded")), class_="small kind")
    return el("div", head, el("ul", items), class_="next cautions")


def _box(title: str, entries: list[Entry], report: Report, say: Language, kind: str) -> Markup:
    told_each = [
        [
            el("p", time_of(entry.day, say), ", ", distance(entry.day, report.today, say), class_="day"),
            el("p", unbroken(entry_text(entry, say))),
        ]
        for entry in entries
    ]
    return el("div", el("p", say(title), class_="small kind"), told_each, class_=kind)


def time_of(day: date, say: Language) -> Markup:
    """A day with its weekday, for machines too."""
    return el("time", day_words(day, say), datetime=day)


def figures(report: Report, say: Language) -> Markup:
    """The four answers in a few words each, and which question the case does not raise."""
    tiles = [_tile(question, answer, report, say) for question, answer in report.answers.items()]
    left_out = [
        el("p", f"{say(QUESTIONS[skipped.question])}: {word(BECAUSE, skipped.because, say)}.", class_="quiet small")
        for skipped in report.skipped
    ]
    return join(el("dl", tiles, class_="figures") if tiles else None, left_out)


def _tile(question: str, answer: Answer, report: Report, say: Language) -> Markup:
    found = answer.answer
    label, value, more = say(N_("Fee")), "", ""
    if question == "fee":
        value = euro(found.amount, say)
        more = ", ".join(dict.fromkeys(told.effects(item, say) for item in found.items if item.effect))
    elif question == "permit":
        label, value = say(N_("Permit until")), day_words(found.valid_until, say)
        more = word(permits.CAPS, found.capped_by, say)
        if any(entry.what == "permit_ends" and entry.param("expected") for entry in report.entries):
            more = say(N_("if granted as asked: {text}")).format(text=more)
    elif question == "fiction":
        label, value = say(N_("Effect")), word(permits.FICTIONS, found.effect, say)
        more = _from_to(found.from_, found.until, say)
    else:
        label = say(N_("Last day for the remedy"))
        value = say(N_("no period runs")) if found.last_day is None else day_words(found.last_day, say)
        more = "" if found.last_day is None else word(appeal.REMEDIES, found.remedy or "unread", say)
    return el(
        "div",
        el("dt", label),
        el("dd", value, class_="value"),
        el("dd", unbroken(more), class_="small") if more else None,
        el("dd", status_mark(answer.status, say), class_="small") if answer.status != "calculated" else None,
    )


def _from_to(first: date | None, last: date | None, say: Language) -> str:
    if first is None:
        return ""
    if last is None:
        return say(N_("since {day}")).format(day=day_short(first, say))
    return say(N_("{first} to {last}")).format(first=day_short(first, say), last=day_short(last, say))


def days(report: Report, say: Language) -> Markup:
    """The timeline in words: each entry with what it rests on."""
    return el("ol", [_day(entry, report, say) for entry in report.entries], class_="days")


def _day(entry: Entry, report: Report, say: Language) -> Markup:
    marks = []
    if entry.state is not None:
        marks.append(el("span", say(STATES[entry.state]), class_=f"mark {_STATE_CLASSES[entry.state]}"))
    if entry.status in STATUSES:
        marks.append(el("span", say(STATUSES[entry.status]), class_="mark warn"))
    if entry.change is not None:
        was = "" if entry.was is None else day_short(entry.was, say)
        marks.append(el("span", say(_CHANGES[entry.change]).format(day=was), class_="mark plain"))
    links = [
        el("a", say(N_("reasons")), href=f"#{rest.question}-{rest.steps[0]}")
        for rest in entry.rests_on
        if rest.question in report.answers and rest.steps
    ]
    others = [el("p", _other_day(other, say), class_="small") for other in entry.others]
    return el(
        "li",
        el("p", time_of(entry.day, say), [join(" ", mark) for mark in marks]),
        el("p", el("strong", unbroken(entry_text(entry, say)))),
        el("p", unbroken(ground(entry, say)), [join(" · ", link) for link in links[:1]], class_="quiet small"),
        others,
        class_="due" if entry.kind == "due" else None,
    )


def _other_day(other: Any, say: Language) -> str:
    words = told.because(other, say)
    basis = f": {other.basis}" if other.basis else ""
    label = say(N_("other reading"))
    remedy = "" if other.remedy is None else f", {word(appeal.REMEDIES, other.remedy, say)}"
    return unbroken(f"{label}: {day_words(other.day, say)}{remedy} ({words}{basis})")


def missing(report: Report, say: Language, law: Law) -> Markup:
    """Which facts would open which question, and what no fact would open."""
    items = []
    for gap in report.missing:
        lacks = say(N_("missing: {facts}")).format(facts=missing_label(gap, say))
        head = f"{say(QUESTIONS[gap.question])}: {lacks}"
        why = el("span", error_for_page(gap.error, say, law, whole=False), class_="block")
        items.append(el("li", el("strong", head), why))
    for block in report.blocked:
        why = el("span", error_for_page(block.error, say, law), class_="block")
        items.append(el("li", el("strong", say(QUESTIONS[block.question])), why))
    return el("ul", items, class_="notes")


def changes(report: Report, say: Language) -> Markup:
    """What the changed facts of a what-if change."""
    words = {entry.what: entry_text(entry, say) for entry in report.entries}
    items = []
    for change in report.changes:
        about = words.get(change.about) or word(CHANGED, change.about, say)
        before, after = ("–" if value is None else value_text(value, say) for value in (change.before, change.after))
        items.append(el("li", f"{about}: {before} → ", el("strong", after)))
    return el("ul", items) if items else el("p", say(N_("Nothing changes.")))


def facts(case: Case, say: Language) -> Markup:
    """The facts as given, in the vocabulary's order."""
    pairs = []
    for name, value in case.given().items():
        pairs.append(el("div", el("dt", say(LABELS[name])), el("dd", _fact(name, value, say))))
    return el("dl", pairs, class_="facts")


def _fact(name: str, value: Any, say: Language) -> str:
    if name == "land":
        return land_name(value, say.code)
    choices = CHOICES.get(name, {})
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(word(choices, part, say) for part in value)
    if isinstance(value, str):
        return say(N_("none")) if value == "none" else unbroken(word(choices, value, say))
    return shown(value, say)


def sources(report: Report, say: Language) -> Markup:
    """Every source once: its title, how well it was checked, and when."""
    found = {name: source for answer in report.answers.values() for name, source in answer.sources.items()}
    items = []
    for name, source in found.items():
        checked = source["checked"]
        on = f", {day_short(checked['on'], say)}" if "on" in checked else ""
        about = el("span", f"{name} · {word(RESULTS, checked['result'], say)}{on}", class_="quiet small")
        items.append(el("li", unbroken(source["title"]), " ", about, id=told.anchor(name)))
    return el("ul", items, class_="sources")
