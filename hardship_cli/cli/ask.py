"""``hardship ask``: a guided interview at the terminal (or line by line from a pipe); results on stdout, the talk on stderr."""

import itertools
import os
import re
import sys
from collections.abc import Mapping
from typing import Any, Optional

import typer

from hardship_cli import questions
from hardship_cli.answer import CALCULATED, with_future_days
from hardship_cli.case_text import case_text, case_toml
from hardship_cli.cli.options import build_command, output_parameters, parameter, refuse_leftovers
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS, Case, Fact
from hardship_cli.files import write_text
from hardship_cli.i18n import N_
from hardship_cli.interview import Interview
from hardship_cli.laender import land_name, read_land
from hardship_cli.reading import read_choice, read_period
from hardship_cli.render.errors import error_lines
from hardship_cli.render.labels import ASKED, CHOICES, LABELS
from hardship_cli.render.language import Language
from hardship_cli.render.words import shown

_HELP = N_(
    "  hardship ask\n"
    "  hardship ask appeal --lang de\n\n"
    "Asks for the facts of one case, one by one, and only for those that can still change an answer. An empty line leaves a"
    " fact open; ? explains it, back returns to the one before, done answers with what is known, quit leaves."
)
_FORMS = ("explain", "strict", "lang", "color", "data", "today")

# What can be typed instead of an answer, in both languages.
_WORDS = {"?": "?", "back": "back", "zurück": "back", "zurueck": "back"}
_WORDS |= dict.fromkeys(("done", "fertig"), "done") | dict.fromkeys(("quit", "ende", "exit"), "quit")

_YES, _NO = ("yes", "y", "ja", "j"), ("no", "n", "nein")
_FEW = ("1", "2", "3")

# From so many signs on a part of a label stands for its value, if it fits one alone.
_ENOUGH = 3

_ACCEPTED = {
    "day": N_("A day: 2026-03-31, 31.03.2026, 1.2.2026 (day first), today, +14d."),
    "day-or-none": N_("A day (2026-03-31, 31.03.2026, today, +14d), or: none."),
    "flag": N_("yes or no."),
    "period": N_("A length of time: 6 (months), 6m, 3y, 2w, 90d."),
    "land": N_("A Land: NW, Hessen, or an AGS like 05315000."),
    "list": N_("One or more of the list, with commas."),
}


def COMMAND() -> Any:  # noqa: N802 - the name that every command module gives
    """Build the command."""
    question = typer.Argument(
        help=N_("one of: fee, permit, fiction, appeal, all"),
        metavar="QUESTION",
        autocompletion=lambda incomplete: [name for name in ASKED if name.startswith(incomplete)],
    )
    return build_command(
        "ask", _HELP, _run, [parameter("question", Optional[str], question), *output_parameters(*_FORMS)]
    )


class _Leaves(Exception):  # noqa: N818 - it is no error to leave
    """The person wants to go, without an answer."""


def _run(ctx: typer.Context, /, **values: Any) -> int:
    refuse_leftovers(ctx)
    settings = Settings.read(values)
    typed = values.get("question")
    wanted = read_choice(typed, "question", ASKED) if typed else None
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding=sys.stdin.encoding if sys.stdin.isatty() else "utf-8", errors="replace")
    talk = _Talk(settings)
    try:
        interview = talk.interview(wanted)
        code = _answer(interview, talk)
        sys.stdout.flush()
        talk.offer_file()
    except _Leaves:
        talk.show_case()
        return 0
    except (HardshipError, KeyboardInterrupt):
        talk.show_case()
        raise
    return code


class _Talk:
    """The questions and answers at the keyboard."""

    __slots__ = ("_given", "ended", "say", "settings")

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.say = settings.say
        self.ended = False  # the input is over: nothing more can be asked
        self._given: Interview | None = None

    def interview(self, question: str | None) -> Interview:
        """Ask until nothing is left to ask, or the person has said enough."""
        self.tell(self.say(N_("Empty: unknown. ? explains, back returns, done answers at once, quit leaves.")))
        interview = self._begin(question or self._question())
        while True:
            fact = interview.next_fact()
            if fact is None:
                return interview
            word = self._fact(interview, FACTS[fact])
            if word == "done":
                return interview
            if word == "back" and not interview.back():
                interview = self._begin(self._question())

    def offer_file(self) -> None:
        """Offer to save the case, until there is a plain yes, a plain no or a file's name; never writes over a file."""
        if self.ended or self._given is None or not self._given.facts:
            self.show_case()
            return
        self.tell("")
        while True:
            typed = self.read(self.say(N_("Save the case? A name that ends in .toml or .json, yes, or no (empty: no)")))
            if typed is None:
                self.show_case()
                return
            if not typed or typed in ("back", "done") or typed.casefold() in _NO:
                return
            path = _free_name() if typed.casefold() in _YES else os.path.expanduser(typed)
            try:
                if not path.casefold().endswith((".toml", ".json")) or "\ufffd" in path:
                    raise InputError("no_file_name", None, value=typed)
                case = self._given.case
                write_text(path, case_text(case, path))
            except HardshipError as error:
                self.refuse(error)
            else:
                self.tell(self.say(N_("Saved. Next time: hardship case {path}")).format(path=path))
                return

    def show_case(self) -> None:
        """What was said so far, as a case file, so that nothing of it is lost where the talk ends without a file."""
        if self._given is not None and self._given.facts:
            self.tell("\n" + self.say(N_("What was said so far, as a case file (TOML):")))
            self.tell(case_toml(self._given.case).rstrip("\n"))

    def _begin(self, question: str) -> Interview:
        wanted = tuple(questions.QUESTIONS) if question == "all" else (question,)
        facts: dict[str, Any] = {}
        if self.settings.land:
            facts["land"] = read_land(self.settings.land)
            self.tell(self.say(N_("Land: {land} (your default)")).format(land=land_name(facts["land"], self.say.code)))
        self._given = Interview(self.settings.law, self.settings.today, wanted, facts)
        return self._given

    def _question(self) -> str:
        self.tell("\n" + self.say(N_("What do you want to know?")))
        self._list(ASKED)
        while True:
            typed = self.read("")
            if typed is None:
                raise InputError("nothing_asked")
            if typed and typed not in _WORDS:
                try:
                    return _choice(typed, "question", ASKED, self.say)
                except InputError as error:
                    self.refuse(error)
            else:
                self._list(ASKED)

    def _fact(self, interview: Interview, fact: Fact) -> str:
        """Ask for one fact until there is an answer; returns the word if one was typed instead."""
        choices = CHOICES.get(fact.name, {})
        listed = {value: choices.get(value, value) for value in fact.values or _places(interview, fact)}
        self.tell(f"\n{self.say(LABELS[fact.name])}: {self.say(fact.help)}")
        self._list(listed)
        default = Case()._asdict()[fact.name]
        usual = shown(self.say(listed[default]), self.say) if isinstance(default, str) and default in listed else ""
        is_warned = False
        number = ""  # a length whose unit was asked for: the unit's word is an answer then
        while True:
            typed = self.read(f"[{usual}]" if usual else "")
            if typed is None or typed == "done":
                return "done"
            if typed == "back":
                return "back"
            if typed == "?":
                accepted = _ACCEPTED.get(fact.kind, N_("A number from the list, or the word itself."))
                self.tell(f"{self.say(fact.help)}. {self.say(accepted)}")
                self._list(listed)
            elif not typed:
                if is_warned or not self._warns(interview, fact):
                    interview.skip(fact.name)
                    return ""
                is_warned = True
            else:
                try:
                    interview.give(fact.name, _value(_length(number, typed), fact, listed, self.say))
                except InputError as error:
                    number = typed if error.code == "which_unit" else ""
                    self.refuse(error)
                else:
                    return ""

    def _warns(self, interview: Interview, fact: Fact) -> bool:
        """Say that there is no answer without this fact, if that is so."""
        needing = interview.needing(fact.name)
        if needing:
            names = ", ".join(self.say(ASKED[question]) for question in needing)
            self.tell(
                self.say(N_("Without this there is no answer ({names}). An empty line again leaves it open.")).format(
                    names=names
                )
            )
        return bool(needing)

    def _list(self, listed: Mapping[str, str]) -> None:
        width = max(map(len, listed), default=0)
        for number, (value, label) in enumerate(listed.items(), start=1):
            self.tell(f"  {number:>2}  {value:<{width}}  {self.say(label)}".rstrip())

    def read(self, prompt: str) -> str | None:
        """One line without its spaces, a word of ``_WORDS`` in one form; ``None`` when the input is over."""
        sys.stderr.write(f"{prompt}> ".lstrip() if not prompt else f"{prompt} > ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            self.ended = True
            self.tell("")
            return None
        typed = line.strip()
        word = _WORDS.get(typed.casefold(), typed)
        if word == "quit":
            raise _Leaves
        return word

    def refuse(self, error: HardshipError) -> None:
        """Say what is wrong; the question comes again."""
        self.tell("\n".join(own_words(error_lines(error, self.say), self.say)))

    def tell(self, text: str) -> None:
        """One line of the talk."""
        sys.stderr.write(text + "\n")


def own_words(lines: list[str], say: Language) -> list[str]:
    """An error in the words of a talk: options stand under the names of their questions, advice on options is left out."""

    def label(option: re.Match[str]) -> str:
        fact = option[1].replace("-", "_")
        fact = fact if fact in LABELS else fact.removeprefix("no_")
        return f"'{say(LABELS[fact])}'" if fact in LABELS else option[0]

    first, *advice = lines
    return [re.sub(r"--([a-z][a-z-]*)", label, first), *(line for line in advice if "--" not in line)]


def _free_name() -> str:
    """A name for the case in this folder that no file has."""
    names = itertools.chain(("case.toml",), (f"case-{number}.toml" for number in itertools.count(2)))
    return next(name for name in names if not os.path.lexists(name))


def _length(number: str, typed: str) -> str:
    """The length, where a unit's word (``Jahr``) answers the question for the unit of a number; else what was typed."""
    try:
        read_period(number + typed, "months")
    except InputError:
        return typed
    return number + typed if number and typed.isalpha() else typed


def _value(typed: str, fact: Fact, listed: Mapping[str, str], say: Language) -> str:
    """What was typed as the vocabulary's value: a number of the list, or a part of its words, stands for it.

    Raises :class:`InputError` ``which_unit`` for a bare 1, 2 or 3 as a length: permits are given for months and for years.
    """
    if fact.kind == "period" and typed in _FEW:
        raise InputError("which_unit", None, value=typed)
    if not listed:
        return typed
    if fact.kind == "list":
        return ",".join(_choice(part.strip(), fact.name, listed, say) for part in typed.split(",") if part.strip())
    return _choice(typed, fact.name, listed, say)


def _choice(typed: str, name: str, listed: Mapping[str, str], say: Language) -> str:
    words = tuple(listed)
    if typed.isascii() and typed.isdigit() and typed not in listed:
        if len(typed) > 2 or not 1 <= int(typed) <= len(words):
            raise InputError("not_in_list", name, value=typed, last=len(words))
        return words[int(typed) - 1]
    plain = typed.casefold()
    if plain not in words and len(plain) >= _ENOUGH:
        labels = {value: say(label).casefold() for value, label in listed.items()}
        for fits in (str.startswith, str.__contains__):
            found = [value for value, label in labels.items() if fits(label, plain)]
            if len(found) == 1:
                return found[0]
    return read_choice(typed, name, words)


def _places(interview: Interview, fact: Fact) -> tuple[str, ...]:
    return ("land", *interview.places()) if fact.kind == "place" else ()


def _answer(interview: Interview, talk: _Talk) -> int:
    """Show the answer, of all four questions as a timeline; the exit code is that of ``hardship case`` or of the question."""
    settings = talk.settings
    sys.stderr.write("\n")
    sys.stderr.flush()
    if len(interview.wanted) > 1:
        return _timeline(interview.case, settings)
    ((_question, answer),) = interview.answers()
    if isinstance(answer, HardshipError):
        talk.refuse(answer)
        if answer.field in LABELS:
            talk.tell(talk.say(N_("Still open: {name}.")).format(name=talk.say(LABELS[answer.field])))
        return answer.exit_code
    answer = with_future_days(answer, settings.today)
    return settings.show(answer)


def _timeline(case: Case, settings: Settings) -> int:
    from hardship_cli.render.timeline import print_case
    from hardship_cli.timeline import timeline

    report = timeline(case, settings.law, settings.today)
    print_case(report, settings.say, settings.law, explain=settings.explain, color=settings.color)
    if not report.answers:
        return 4
    return 3 if settings.strict and report.status != CALCULATED else 0
