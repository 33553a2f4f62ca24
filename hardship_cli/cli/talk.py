"""The talk of ``hardship ask`` at the keyboard: one question after the other, further persons, and what is offered at the end."""

import itertools
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from hardship_cli.as_typed import composed
from hardship_cli.bill import PERSON_FACTS, Bill, Person
from hardship_cli.case import Case, read_fact, remarks
from hardship_cli.case_text import case_text, case_toml
from hardship_cli.cli.as_command import as_command, quoted
from hardship_cli.cli.ask_typed import NO, WORDS, YES, Listed, choice, headed, length, own_words, says_unknown
from hardship_cli.cli.ask_typed import value as as_value
from hardship_cli.cli.keyboard import Keyboard
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS, Fact
from hardship_cli.files import write_text
from hardship_cli.i18n import N_
from hardship_cli.interview import Interview
from hardship_cli.laender import CODES, land_name
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import read_land
from hardship_cli.render import labels
from hardship_cli.render.errors import error_lines
from hardship_cli.render.lines import aside_width, wrapped
from hardship_cli.render.to_type import to_type
from hardship_cli.render.wording import at_the_terminal
from hardship_cli.render.words import capital, fact_word, shown, value_word
from hardship_cli.words import called, command_of, words_of

_OF_PERSON = tuple(name for name in PERSON_FACTS if name != "id")
_QUESTION = "fee"  # the question that may be about several
ALL = "all"  # questions
_PLACES = {ALL: "options"}  # where the word for what can be asked is not that of a command

_ACCEPTED = {
    "born": N_("A day: 2010-05-12, 12.05.2010; where only the year or the month is known: 1990, 05/1990."),
    "day": N_("A day: 2026-03-31, 31.03.2026, 1.2.2026 (day first), today, +14d."),
    "day-or-none": N_("A day (2026-03-31, 31.03.2026, today, +14d), or: none."),
    "flag": N_("yes or no."),
    "period": N_("A length of time: 6 (months), 6m, 3y, 2w, 90d."),
    "land": N_("A Land: NW, Hessen, or an AGS like 05315000."),
    "list": N_("One or more of the list, with commas."),
}


class Leaves(Exception):  # noqa: N818 - it is no error to leave
    """The person wants to go, without an answer."""


class Talk:
    """The questions and answers at the keyboard."""

    __slots__ = ("_given", "_keyboard", "_others", "_sign", "ended", "say", "settings")

    def __init__(self, settings: Settings, keyboard: Keyboard) -> None:
        self.settings = settings
        self.say = settings.say
        self.ended = False  # the input is over: nothing more can be asked
        self._keyboard = keyboard
        self._sign: str = ""
        self._given: Interview | None = None
        self._others: list[Interview] = []  # of further persons

    @property
    def bill(self) -> Bill | None:
        """The bill of all persons that were named; ``None`` where there is one."""
        if self._given is None or not self._others:
            return None
        case = Case(**{name: value for name, value in self._given.facts.items() if name not in _OF_PERSON})
        return Bill(case, (case.act or "",), tuple(map(_person, (self._given, *self._others))))

    def interview(self, question: str | None) -> Interview:
        """Ask until nothing is left to ask, or the person has said enough."""
        self.tell(self.say(N_("Empty: unknown, or what stands in brackets; the word unknown takes it back.")))
        self.tell(self.say(N_("? explains, back returns, done answers at once, quit leaves.")))
        self._ask_sign()
        interview = self._begin(question or self._question())
        while (word := self._put_all(interview)) == "back":
            interview = self._begin(self._question(), interview.again)
        if word != "done":
            self._further_persons(interview)
        return interview

    def _put_all(self, interview: Interview) -> str:
        """Put one question after the other until none is left; else the word that ended it: done, or back at the first."""
        word = ""
        while word != "done" and (fact := interview.next_fact()) is not None:
            word = self.fact(interview, FACTS[fact])
            if word == "back" and not interview.back():
                return word
        self._settle(interview)
        return word

    def _settle(self, interview: Interview) -> None:
        """Take what was to be asked again as it was said, and name what contradicts it."""
        left = interview.settle().items()
        if left:
            facts = ", ".join(f"{capital(fact_word(name, self.say))} {shown(value, self.say)}" for name, value in left)
            self.tell(self.say(N_("Left out, for it contradicts what else was said: {facts}."), facts=facts))

    def _further_persons(self, interview: Interview) -> None:
        """Where the question may be about several: ask each further one for what of one person can still change the fee."""
        if interview.wanted != (_QUESTION,) or any(
            isinstance(found, HardshipError) for _name, found in interview.answers()
        ):
            return
        while not self.ended and self.says_yes(self.say(N_("Is there a further person? yes or no (empty: no)"))):
            other = interview.of_another(PERSON_FACTS)
            self._others.append(other)
            self.tell(self.say(N_("Person {number}"), number=len(self._others) + 1))
            if self._put_all(other) == "back":
                self._others.pop()

    def show_command(self, options: Mapping[str, Any]) -> None:
        """The command line that asks the same, where what was said makes one."""
        if self._given is None or not self._given.facts:
            return
        wanted = self._given.wanted
        question = wanted[0] if len(wanted) == 1 else "case"
        command = as_command(question, self.bill or self._given.case, options, self.say)
        if command:
            self.tell("\n" + self.say(N_("The same as a command:")))
            sys.stderr.write(f"  {command}\n")  # to be copied, so the terminal alone breaks it

    def offer_file(self) -> None:
        """Offer to save the case; saves on a plain yes alone, and over a file that exists only on another."""
        if self.ended or self._given is None or not self._given.facts:
            self.show_case()
            return
        self.tell("")
        if not self.says_yes(self.say(N_("Save the case? yes or no (empty: no)"))):
            if self.ended:
                self.show_case()
            return
        while True:
            free = self._free_name()
            typed = self.read(self.say(N_("Name of the file, .toml or .json (empty: {path})"), path=free))
            if typed is None:
                self.show_case()
                return
            if typed in ("back", "done"):
                return
            try:
                path = os.path.expanduser(typed) or free
                if not path.casefold().endswith((".toml", ".json")) or "\ufffd" in path:
                    raise InputError("no_file_name", None, value=typed)
                is_there = os.path.isfile(path)
                if is_there and not self.says_yes(
                    self.say(N_("{path} exists already. Write over it? yes or no (empty: no)"), path=path)
                ):
                    continue
                case = self.bill or self._given.case
                write_text(path, case_text(case, path), force=is_there)
            except HardshipError as error:
                self.refuse(error)
            else:
                text = to_type(self.say(N_("Saved. Next time: hardship case {path}")), self.say)
                self.tell(text.format(path=quoted(path)))
                return

    def says_yes(self, question: str) -> bool:
        """A plain yes or a plain no, or nothing, which is a no; anything else is asked for again."""
        while True:
            typed = self.read(question, (YES[0], NO[0]) if self.say.code == "en" else (YES[2], NO[2]))
            if not typed or typed in ("back", "done") or typed.casefold() in NO:
                return False
            if typed.casefold() in YES:
                return True
            self.refuse(InputError("yes_or_no", None, value=typed))

    def _free_name(self) -> str:
        """A name for the case in this folder that no file has."""
        first = self.say(N_("case.toml"))
        names = itertools.chain((first,), (first.replace(".", f"-{number}.") for number in itertools.count(2)))
        return next(name for name in names if not os.path.lexists(name))

    def _ask_sign(self) -> None:
        """Ask for the file's sign, which may be left open."""
        self.tell("\n" + headed(FACTS["id"], self.say))
        while True:
            typed = self.read(f"[{self._sign}]" if self._sign else "")
            if typed == "?":
                self.tell(
                    self.say(N_("It stands on the answer and in what is saved, and changes nothing. Empty: none."))
                )
                continue
            try:
                if says_unknown(typed or ""):
                    self._sign = ""
                elif typed and typed not in WORDS.values():
                    self._sign = read_fact(FACTS["id"], typed)
            except InputError as error:
                self.refuse(error)
            else:
                return

    def show_case(self) -> None:
        """What was said so far, as a case file, so that nothing of it is lost where the talk ends without a file."""
        if self._given is not None:
            for interview in (self._given, *self._others):
                self._settle(interview)
        if self._given is not None and self._given.facts:
            self.tell("\n" + self.say(N_("What was said so far, as a case file (TOML):")))
            self.tell(case_toml(self.bill or self._given.case).rstrip("\n"))

    def _begin(self, question: str, again: Mapping[str, Any] | None = None) -> Interview:
        wanted = tuple(QUESTIONS) if question == ALL else (question,)
        facts: dict[str, Any] = {"id": self._sign} if self._sign else {}
        if self.settings.land:
            facts["land"] = read_land(self.settings.land)
            self.tell(self.say(N_("Land: {land} (your default)"), land=land_name(facts["land"], self.say.code)))
        self._given = Interview(self.settings.law, self.settings.today, wanted, facts)
        asked = {fact for name in wanted for fact in QUESTIONS[name].interview}
        self._given.again = {fact: value for fact, value in (again or {}).items() if fact in asked}
        return self._given

    def _question(self) -> str:
        asks = {**{name: one.asks for name, one in QUESTIONS.items()}, ALL: N_("all of them")}
        listed = {
            code: (called(_PLACES.get(code, "commands"), code, self.say.code), self.say(text))
            for code, text in asks.items()
        }
        self.tell("\n" + self.say(N_("What do you want to know?")))
        self._list(listed)
        while True:
            typed = self.read("", (word for word, _label in listed.values()))
            if typed is None:
                raise InputError("nothing_asked")
            if typed == "back":
                self._ask_sign()
            if typed and typed not in WORDS:
                try:
                    return choice(typed, "question", listed, lambda _place, word: command_of(word))
                except InputError as error:
                    self.refuse(error)
            else:
                self.tell(self.say(N_("A number from the list, or the word itself.")))
                self._list(listed)

    def fact(self, interview: Interview, fact: Fact) -> str:
        """Ask for one fact until there is an answer; returns the word if one was typed instead."""
        name, lang = fact.name, self.say.code
        values = ("land", "none", *interview.places()) if fact.kind == "place" else fact.values
        listed = {value: (called(name, value, lang), value_word(name, value, self.say)) for value in values}
        head = headed(fact, self.say)
        self.tell("\n" + (head if fact.kind != "flag" else self.say(N_("{question} (yes or no)"), question=head)))
        self._list(listed)
        default = Case()._asdict()[name]
        by_default = listed[default][0] if isinstance(default, str) and default in listed else ""
        is_warned = False
        number = ""  # a length whose unit was asked for: the unit's word is an answer then
        while True:
            before = interview.again.get(name)
            usual = by_default if before is None else shown(before, self.say)
            typed = self.read(f"[{usual}]" if usual else "", self._completed(fact, listed))
            if typed is None or typed == "done":
                return "done"
            if typed == "back":
                return "back"
            if typed == "?":
                self._explain(fact, listed)
                continue
            # An empty line means that the fact is not known. Where no answer is possible without it that is said first, and a
            # second empty line leaves it open all the same.
            if says_unknown(typed):
                typed, before, interview.again[name] = "", None, None
            if not typed and before is None:
                if is_warned or not self._warns(interview, fact):
                    interview.skip(name)
                    return ""
                is_warned = True
                continue
            try:
                value = interview.read(name, as_value(length(number, typed), fact, listed)) if typed else before
            except InputError as error:
                # "6" alone could be months or weeks: the unit is asked for, and the number need not be typed again.
                number = typed if error.code == "which_unit" else ""
                self.refuse(error)
                continue
            self.settings.tell(remarks({name: typed}, self.settings.today))
            try:
                interview.take(name, value)
            except InputError as error:
                self.refuse(error)
                # Two facts that contradict each other: either may be the slip, so both are asked for again.
                both = interview.ask_again(name, value, error)
                if both:
                    names = ", ".join(capital(fact_word(fact, self.say)) for fact in interview.again)
                    self.tell(
                        self.say(N_('Asked again: {names}. Empty keeps it, "unknown" takes it back.'), names=names)
                    )
                    return ""
            else:
                open_still = interview.undecided(name) if typed else None
                if open_still is not None:
                    self.refuse(open_still)
                    interview.reopen(name)
                return ""

    def _completed(self, fact: Fact, listed: Listed) -> list[str]:
        """The words that Tab offers."""
        german = self.say.code == "de"
        by_kind = {
            "land": [land_name(code, self.say.code) for code in CODES],
            "flag": ["ja", "nein"] if german else ["yes", "no"],
            "day": ["heute", "gestern"] if german else ["today", "yesterday"],
        }
        words = [word for word, _label in listed.values()] or by_kind.get(fact.kind.partition("-")[0], [])
        ways = ["unbekannt", "zurück", "fertig", "ende"] if german else ["unknown", "back", "done", "quit"]
        return [*words, *listed, *ways]

    def _explain(self, fact: Fact, listed: Listed) -> None:
        """What is asked, what is accepted, and each value with its code and its other words."""
        accepted = _ACCEPTED.get(fact.name) or _ACCEPTED.get(
            fact.kind, N_("A number from the list, or the word itself.")
        )
        self.tell(f"{capital(self.say(fact.help))}. {self.say(accepted)}")
        others = {word.code: word for word in words_of(fact.name)}
        for number, (code, (word, _label)) in enumerate(listed.items(), start=1):
            names = (code, *others[code].also) if code in others else (code,)
            if self.say.code == "de":  # the program's codes and English words help nobody who reads German
                names = tuple(name for name in names[1:] if name not in others[code].also_en)
            known = ", ".join(dict.fromkeys(name for name in names if name != word))
            self.tell(f"  {number:>2}  {word}" + (f": {known}" if known else ""))

    def _warns(self, interview: Interview, fact: Fact) -> bool:
        """Say that there is no answer without this fact, if that is so."""
        needing = interview.needing(fact.name)
        if needing:
            names = ", ".join(self.say(labels.QUESTIONS[question]) for question in needing)
            self.tell(
                self.say(
                    N_("Without this there is no answer ({names}). An empty line again leaves it open."), names=names
                )
            )
        return bool(needing)

    def _list(self, listed: Listed) -> None:
        """The values by number: the word, and what it means where that says more."""
        # A label that begins with the word says both.
        lines = [
            (label, "") if label.casefold().startswith(word.casefold()) else (word, label)
            for word, label in listed.values()
        ]
        width = max((len(word) for word, label in lines if label), default=0)
        for number, (word, label) in enumerate(lines, start=1):
            self.tell(f"  {number:>2}  {word:<{width}}  {label}".rstrip())

    def read(self, prompt: str, words: Iterable[str] = ()) -> str | None:
        """One line without its spaces, a word of ``WORDS`` in one form; ``None`` when the input is over."""
        line = self._keyboard.line(f"{wrapped(f'{prompt} >', aside_width())} " if prompt else "> ", words)
        if line is None:
            self.ended = True
            self.tell("")
            return None
        typed = composed(line.strip())
        word = WORDS.get(typed.casefold(), typed)
        if word == "quit":
            raise Leaves
        return word

    def refuse(self, error: HardshipError) -> None:
        """Say what is wrong; the question comes again."""
        error = at_the_terminal(error, self.say, self.settings.law)
        self.tell("\n".join(own_words(error_lines(error, self.say), self.say)))

    def tell(self, text: str) -> None:
        """One line of the talk."""
        sys.stderr.write(wrapped(text, aside_width()) + "\n")


def _person(interview: Interview) -> Person:
    facts: dict[str, Any] = {name: interview.facts[name] for name in _OF_PERSON if name in interview.facts}
    return Person(**facts)
