"""``hardship ask``: a guided interview at the terminal (or line by line from a pipe); results on stdout, the talk on stderr."""

import sys
from functools import partial
from typing import Any

import typer

from hardship_cli.answer import Answer, with_future_days
from hardship_cli.bill import priced
from hardship_cli.case import Case
from hardship_cli.cli.keyboard import Keyboard
from hardship_cli.cli.options import argument, beginning, build_command, output_parameters, refuse_leftovers
from hardship_cli.cli.settings import Settings
from hardship_cli.cli.talk import ALL, Leaves, Talk
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.interview import Interview
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import read_choice
from hardship_cli.render.words import fact_word
from hardship_cli.words import options_of

_HELP = N_(
    "  hardship ask\n"
    "  hardship ask appeal --lang de\n\n"
    "Asks for the facts of one case, one by one, and only for those that can still change an answer. An empty line leaves a"
    " fact open; ? explains it, back returns to the one before, done answers with what is known, quit leaves. Answers are words,"
    " codes or numbers of the list. At the end stands the command that asks the same."
)
_NO_ANSWER = 4  # exit code
_FORMS = ("explain", "strict", "lang", "color", "data", "today")
_SAME = ("explain", "strict", "lang", "data", "today")  # change the answer, so the command at the end needs them


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command."""
    names = beginning((*QUESTIONS, ALL))
    question = argument("question", "QUESTION", N_("all, or a question"), completed=names)
    return build_command("ask", _HELP, _run, [question, *output_parameters(*_FORMS)])


def _run(ctx: typer.Context, /, **values: Any) -> int:
    refuse_leftovers(ctx)
    settings = Settings.read(values)
    typed = ALL if ALL in options_of(values.get("question") or "") else values.get("question")
    wanted = read_choice(typed, "question", (*QUESTIONS, ALL)) if typed else None
    talk = Talk(settings, Keyboard())
    try:
        interview = talk.interview(wanted)
        code = _answer(interview, talk)
        sys.stdout.flush()
        if code != _NO_ANSWER:
            talk.show_command({name: values[name] for name in _SAME if values.get(name)})
        talk.offer_file()
    except Leaves:
        talk.show_case()
        return 0
    except (HardshipError, KeyboardInterrupt):
        talk.show_case()
        raise
    return code


def _answer(interview: Interview, talk: Talk) -> int:
    """Show the answer, of all four questions as a timeline; the exit code is that of ``hardship case`` or of the question."""
    settings = talk.settings
    sys.stderr.write("\n")
    sys.stderr.flush()
    if len(interview.wanted) > 1:
        return _timeline(interview, settings)
    if talk.bill is not None:
        # Of several persons each is asked as one is.
        whole = priced(talk.bill, partial(_one, interview))
        return settings.show(with_future_days(whole, settings.today, talk.bill.case))
    ((_question, answer),) = interview.answers()
    if isinstance(answer, HardshipError):
        talk.refuse(answer)
        if answer.field in FACTS:
            talk.tell(talk.say(N_("Still open: {name}."), name=fact_word(answer.field, talk.say)))
        return answer.exit_code
    answer = with_future_days(answer, settings.today)
    return settings.show(answer)


def _timeline(interview: Interview, settings: Settings) -> int:
    from hardship_cli.render.timeline import print_case
    from hardship_cli.timeline import timeline

    report = timeline(interview.case, settings.law, settings.today, given=tuple(interview.facts))
    print_case(report, settings.say, settings.law, explain=settings.explain, color=settings.color)
    return settings.code_of(report.status, is_answered=bool(report.answers))


def _one(interview: Interview, case: Case) -> Answer:
    ((_name, found),) = interview.answers(case)
    if isinstance(found, HardshipError):
        raise found
    return found
