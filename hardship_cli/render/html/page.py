"""The page: one HTML file without scripts, fonts or pictures from elsewhere, for the file and for the client."""

import os
from base64 import b64encode
from hashlib import sha256
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.i18n import N_
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.entries import QUESTIONS, case_line, entry_text
from hardship_cli.render.html import answers as told
from hardship_cli.render.html import sections, tables
from hardship_cli.render.html.markup import Markup, el, join, text
from hardship_cli.render.html.picture import picture
from hardship_cli.render.json import answer_tree
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, day_words, unbroken
from hardship_cli.schedule.load import Law
from hardship_cli.timeline import Report

_LONGEST_SIGN = 80  # signs of a reference that fit at the foot of a page
_STYLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "style.css")


def case_html(report: Report, say: Language, law: Law) -> str:
    """The page of a case. The same report gives the same bytes; nothing of it is loaded from anywhere."""
    title = _title(report, say)
    style = _style() + _page_margins(report, say)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="robots", content="noindex"),
        el("title", title),
        el("style", Markup(style)),
    )
    body = el(
        "body",
        el("a", say(N_("To the content")), href="#content", class_="skip"),
        _header(report, title, say),
        el("main", _main(report, say, law), id="content", tabindex="-1"),
        _footer(say),
    )
    return f"<!doctype html>\n{el('html', head, body, lang=say.code)}\n"


def _style() -> str:
    with open(_STYLE, encoding="utf-8") as file:
        return file.read()


def _page_margins(report: Report, say: Language) -> str:
    """What every printed page has at its foot: whose it is, and its number."""
    left = _in_style(" · ".join(filter(None, (report.case.id, day_short(report.today, say)))))
    before, _, rest = say(N_("Page {page} of {pages}")).partition("{page}")
    between, _, behind = rest.partition("{pages}")
    number = f"{_in_style(before)} counter(page) {_in_style(between)} counter(pages) {_in_style(behind)}"
    return f"@page {{ @bottom-left {{ content: {left} }} @bottom-right {{ content: {number} }} }}\n"


def _in_style(words: str) -> str:
    """Text as a string of a style sheet; a sign that could end it, or the style, is written as its number."""
    plain = text(words[:_LONGEST_SIGN])
    signs = (sign if sign.isalnum() or sign in " ·-_." else f"\\{ord(sign):x} " for sign in plain)
    return f'"{"".join(signs)}"'


def _title(report: Report, say: Language) -> str:
    name = report.case.id
    return say(N_("Case {name}: deadlines and fees")).format(name=name) if name else say(N_("Deadlines and fees"))


def _header(report: Report, title: str, say: Language) -> Markup:
    return el(
        "header",
        el("h1", title),
        el("p", " · ".join(unbroken(part) for part in case_line(report, say))),
        el("p", say(N_("Seen from {day}")).format(day=day_words(report.today, say)), class_="quiet"),
    )


def _main(report: Report, say: Language, law: Law) -> Markup:
    """The sections that have something to say, the most urgent first."""
    parts: list[Any] = [sections.first_boxes(report, say, law), sections.figures(report, say)]
    if report.changes or report.set_:
        parts.append(
            sections.section("changes", say(N_("What the changed facts change")), sections.changes(report, say))
        )
    if report.missing or report.blocked:
        parts.append(sections.section("missing", say(N_("What is missing")), sections.missing(report, say, law)))
    if any(tables.is_deadline(entry) for entry in report.entries):
        parts.append(sections.section("deadlines", say(N_("Deadlines")), tables.deadlines(report, say)))
    if "fee" in report.answers:
        body = tables.fee(report.answers["fee"], report, say, law)
        parts.append(sections.section("fee", say(N_("Fee")), body))
    if report.entries:
        drawn = el("figure", picture(report, say, lambda entry: entry_text(entry, say)))
        both = el("div", drawn, sections.days(report, say), class_="time")
        parts.append(sections.section("timeline", say(N_("Timeline")), both))
    if report.case.given():
        parts.append(sections.section("facts", say(N_("The facts as given")), sections.facts(report.case, say)))
    if report.answers:
        answers = [_answer(question, answer, say, law) for question, answer in report.answers.items()]
        parts.append(sections.section("reasons", say(N_("Reasons")), answers, class_="reasons"))
        parts.append(sections.section("sources", say(N_("Sources")), sections.sources(report, say)))
    parts.append(sections.section("receipt", say(N_("Receipt")), _receipt(report, say, law)))
    return join(parts)


def _answer(question: str, answer: Answer, say: Language, law: Law) -> Markup:
    """One answer with its status, its other readings, remarks and steps."""
    rows = [el("div", el("dt", label), el("dd", value)) for label, value in told.rows(answer, say, law)]
    others = told.others(answer, say)
    readings = (
        [el("h4", say(N_("Other readings"))), el("ul", [el("li", other) for other in others])] if others else None
    )
    notes = told.notes(answer, say, law)
    return el(
        "section",
        el("h3", say(QUESTIONS[question]), id=f"reasons-{question}"),
        el("p", sections.status_mark(answer.status, say)),
        el("dl", rows, class_="facts") if rows else None,
        readings,
        [el("h4", say(N_("Remarks"))), notes] if notes else None,
        el("h4", say(N_("Step by step"))),
        told.steps(answer, say, law),
        aria_labelledby=f"reasons reasons-{question}",  # there is another part named after the fee
    )


def _receipt(report: Report, say: Language, law: Law) -> Markup:
    """By which program and which law data, and the fingerprint of each result."""
    receipt = case_tree(report, say, law)["receipt"]
    rows = [(say(N_("Program")), f"hardship {receipt['tool']}"), (say(N_("Law data")), receipt["data"])]
    rows.append((say(N_("Result of the case")), receipt["result"]))
    for question, answer in report.answers.items():
        label = say(N_("Result: {question}")).format(question=say(QUESTIONS[question]))
        rows.append((label, answer_tree(answer, say, law)["receipt"]["result"]))
    pairs = [el("div", el("dt", label), el("dd", el("code", value))) for label, value in rows]
    told_why = say(N_("The same facts and the same law data give the same fingerprints again."))
    return join(el("dl", pairs, class_="facts wide"), el("p", told_why, class_="quiet small"))


def _footer(say: Language) -> Markup:
    return el(
        "footer",
        el(
            "p",
            say(
                N_(
                    "Not legal advice. What binds is the decision with its instruction on the remedy"
                    " (Rechtsbehelfsbelehrung). This page holds personal data: pass it on only to those whom it concerns."
                )
            ),
        ),
    )
