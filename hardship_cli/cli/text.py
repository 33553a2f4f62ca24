"""``hardship text fee, instruction, fiction, memo``: paragraphs to paste into a decision or a file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

import typer

from hardship_cli import bill
from hardship_cli.answer import Answer
from hardship_cli.asking import ask_one, taken
from hardship_cli.bill import Bill
from hardship_cli.case import PERSONS, Case
from hardship_cli.casefile import CaseFile, changed, read_case_file, read_changes, remarks_on
from hardship_cli.cli.app import spoken_group
from hardship_cli.cli.given import given_facts, option_of, raw_facts, refuse_register, taken_as_act
from hardship_cli.cli.options import (
    build_command,
    fact_parameter,
    files_of,
    files_parameter,
    force_parameter,
    output_parameters,
    plain_option,
    set_parameter,
)
from hardship_cli.cli.settings import Settings
from hardship_cli.cli.typed import without_other_day
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.files import STDIN_OR_STDOUT, check_outputs, check_target
from hardship_cli.i18n import N_
from hardship_cli.law.fiction_facts import applied_needed
from hardship_cli.questions import APPEAL, FEE, FICTION
from hardship_cli.receipt import dump
from hardship_cli.recorded import read_recorded
from hardship_cli.render.labels import LEVELS
from hardship_cli.render.notes import note_text
from hardship_cli.render.rows import assumed
from hardship_cli.render.text.paragraphs import RESTS_ON, paragraphs, status_of, why_empty
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.templates import letter_of, template_of
from hardship_cli.timeline import Blocked, Missing, Report, not_held, timeline, with_recorded

_HELP = N_(
    "  hardship text fee extend --months 12 --on 2026-04-02\n"
    "  hardship text instruction --land SH --delivery pzu\n"
    "  hardship text fiction case.toml\n"
    "  hardship text memo case.toml --docx 4711.docx\n\n"
    "Paragraphs in German to paste into a decision or a file, each on one line; with --lang en a reading aid beneath each. Every"
    " figure is the answer's; what cannot be known here stands in square brackets. Where an answer is not calculated, the text"
    " begins with a line that says why. The wording comes from templates that an overlay may replace (docs/data-format.md)."
)
_KINDS = {
    "fee": N_("The fee set: amounts, provisions, day on which it falls due"),
    "instruction": N_("The instruction on the remedy (Rechtsbehelfsbelehrung), by Land, document and delivery"),
    "fiction": N_("The certificate of an application's effect (§ 81 Abs. 5 AufenthG)"),
    "memo": N_("A memo for the file: facts, results, reasons, what was assumed"),
}
# What the instruction does not hang on, and what it is there to be: it is written before anything is posted.
_OF_LATER = ("posted", "received", "filed", "delivery", "suspended", "enforceable_again")
_OF_ONE = ("instruction", "fiction")  # the kinds that are of one person
_SUFFIXES = (".docx", "")
_FORMS = ("json", "plain", "strict", "lang", "color", "data", "today", "known_on")


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the group of commands."""
    group = spoken_group("text", _HELP)
    for kind, text in _KINDS.items():

        def run(ctx: typer.Context, /, kind: str = kind, **values: Any) -> int:
            return _run(kind, ctx, values)

        group.add_command(build_command(kind, text, run, _parameters()))
    return group


def _parameters() -> list[Any]:
    return [
        files_parameter(N_("a case file, or the act; - reads stdin"), "FILE|ACT"),
        set_parameter(),
        *(fact_parameter(fact, shown=False) for fact in (*FACTS.values(), SERVICE)),
        plain_option("docx", "FILE", N_("write a Word document; - is stdout")),
        force_parameter(),
        *output_parameters(*_FORMS),
    ]


def _run(kind: str, ctx: typer.Context, values: dict[str, Any]) -> int:
    settings = Settings.read(values)
    words = [*(values.get("files") or ()), *ctx.args]
    if words and taken_as_act(words, values):
        words = []
    given = given_facts(values)
    if given and words:
        refuse_register(words[0])
        raise InputError("case_and_facts", None, value=words[0], option=option_of(next(iter(given))))
    typed = values.get("set") or []
    changes = read_changes(typed, settings.today)
    settings.hold(remarks_on(typed, changes, settings.today))
    files = files_of(ctx, values) if words else []
    if len(files) > 1:
        raise InputError("text_of_one_case", None, value=len(files))
    _check_document(values, settings, files)
    found = _found(files, values, settings)
    asked = changed(found, changes, settings.today) if changes else found
    settings.hold(found.remarks)
    report = _report(kind, asked.case, settings, tuple(asked.raw))
    recorded = read_recorded(found.recorded, settings.today)
    settings.hold_unread(_not_held(kind, report, recorded) if files else _not_read(kind, found.raw))
    if kind not in RESTS_ON:
        report = with_recorded(report, recorded, settings.law)
    return _show(kind, report, values, settings)


def _found(files: list[str], values: Mapping[str, Any], settings: Settings) -> CaseFile:
    if files:
        return read_case_file(files[0], settings.today, settings.land)
    raw = raw_facts(values, FACTS, settings)
    return CaseFile("", raw, bill.read(raw, settings.today), "", bill.remarks(raw, settings.today))


def _not_read(kind: str, given: Iterable[str]) -> tuple[str, ...]:
    """The facts among the options that a text of this kind does not read; a memo tells them all, a file holds all of a case."""
    read = {
        "fee": {*FEE.reads, *APPEAL.reads, "paid"},
        "instruction": {*APPEAL.reads} - {"received", "filed", "instruction"},
        "fiction": {*FICTION.reads},
    }.get(kind)
    return tuple(fact for fact in given if read is not None and fact not in read and fact != "id")


def _not_held(kind: str, report: Report, recorded: Mapping[str, Any]) -> tuple[str, ...]:
    """What was recorded and a text of this kind does not read: a memo alone tells what the notice says, right or wrong."""
    return tuple(recorded) if kind in RESTS_ON else not_held(report, recorded)


def _report(kind: str, facts: Case | Bill, settings: Settings, given: tuple[str, ...]) -> Report:
    """The answers that a text of this kind rests on; raises what its question raises where it has none."""
    law, today = settings.law, settings.today
    main = RESTS_ON.get(kind)
    case = facts.alone if isinstance(facts, Bill) else facts
    if isinstance(facts, Bill) and facts.persons and kind in _OF_ONE:
        raise InputError("several_persons", PERSONS if PERSONS in given else "born")
    asked = _about_to_be_notified(case, today) if kind == "instruction" else facts
    # The day on which a fee falls due hangs on the day of notification, which the remedy finds.
    ask = None if main is None else (main, "appeal") if kind == "fee" else (main,)
    reckoned = settings.form == "json"
    report = timeline(asked, law, today, ask, given=given, reckoned=reckoned)._replace(case=case)
    if kind == "instruction" and "appeal" in report.answers and _day_of(case) is None:
        report = report._replace(answers={"appeal": report.answers["appeal"]._replace(assumed=(("on", today),))})
    if kind == "fiction" and main in report.answers:
        _check_applied(report.answers[main], law)
    if main is None or main in report.answers:
        return report
    open_: Iterator[Missing | Blocked] = chain(report.missing, report.blocked)
    error = next((it.error for it in open_ if it.question == main), None)
    if error is not None:
        without_other_day(error, case)
        raise error
    # Not raised by the act, but asked for all the same.
    answer = taken(main, ask_one(main, asked, law, today), case, law, today, None, given)
    if kind == "fiction":
        _check_applied(answer, law)
    return report._replace(answers={**report.answers, main: answer})


def _check_applied(answer: Answer, law: Law) -> None:
    """Refuse to certify that an application has no effect where none is known and one would have an effect."""
    case = answer.asked
    in_time = next((other for other in answer.answer.alternatives if other.because == "applied_in_time"), None)
    if case.applied is None and in_time is not None:
        raise applied_needed(case, law, in_time.effect, case.on or in_time.last_day_to_apply)


def _about_to_be_notified(case: Case, today: date) -> Case:
    """The case as it is when the document goes out: notified on the day whose law applies, and instructed as it is to be."""
    day = _day_of(case) or today
    later: dict[str, Any] = dict.fromkeys(_OF_LATER)
    return case._replace(**later, notified=day, instruction="correct")


def _day_of(case: Case) -> date | None:
    """The day whose law an instruction goes by, as far as the case has one."""
    return case.notified or case.on or case.decided or case.posted


def _show(kind: str, report: Report, values: Mapping[str, Any], settings: Settings) -> int:
    template = template_of(kind, settings.law)
    aids = settings.say.code == "en"
    found = paragraphs(template, report, settings.law, aids=aids)
    why = why_empty(found)
    if why is not None:
        raise Unanswerable("text_of_none", value=(why.aid if aids else why.text).partition(": ")[2])
    path = values.get("docx")
    if path != STDIN_OR_STDOUT:
        if settings.form == "json":
            from hardship_cli.render.text.json import text_tree

            settings.write(dump(text_tree(template, report, found, settings.say, settings.law)))
        else:
            _report_hints(kind, report, settings)
            for paragraph in found:
                settings.write(f"- {paragraph.text}" if paragraph.style == "item" else paragraph.text)
                if aids and paragraph.aid:
                    settings.write(f"    In English: {paragraph.aid}")
    if path:
        _write_document(path, found, report, aids=aids, values=values, settings=settings)
    return settings.code_of(status_of(kind, report), is_answered=bool(report.answers))


def _report_hints(kind: str, report: Report, settings: Settings) -> None:
    """On stderr, for it is no part of the text: what was taken for want of a fact, and what else a fee could be."""
    settings.tell()
    if settings.form == "plain":
        return
    hint_lines = [assumed(report.assumed, settings.say, report.lines)]
    if kind == "fee":
        hints = (note for note in report.answers["fee"].notes if note.level == "hint")
        hint_lines += [
            f"{settings.say(LEVELS[note.level])}: {note_text(note, settings.say, settings.law)}" for note in hints
        ]
    for line in filter(None, hint_lines):
        settings.aside(line)


def _check_document(values: Mapping[str, Any], settings: Settings, files: list[str]) -> None:
    """Refuse a document that cannot be written, before any work is done."""
    path = values.get("docx")
    if not path:
        return
    check_outputs({"docx": path}, settings.inputs(*files), suffixes={"docx": _SUFFIXES})
    if path != STDIN_OR_STDOUT:
        check_target(path, force=bool(values.get("force")))
    # Before the work is done: that the extra is missing should not be found out after it.
    __import__("docx")


def _write_document(
    path: str, found: Any, report: Report, *, aids: bool, values: Mapping[str, Any], settings: Settings
) -> None:
    from hardship_cli.render.text.document import document

    title = next((it.text for it in found if it.style == "heading"), "")
    content = document(found, title, report.today, aids=aids, letter=letter_of(settings.law))
    if path == STDIN_OR_STDOUT:
        settings.tell()
    settings.put(path, content, force=bool(values.get("force")))
