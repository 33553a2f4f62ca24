"""A command that asks one question, described as data: Typer builds its command from it, the quick path runs it directly."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from hardship_cli.answer import Answer, with_future_days
from hardship_cli.assumed import with_assumed
from hardship_cli.case import Case, read_fact, remarks, with_service
from hardship_cli.cli.settings import Settings
from hardship_cli.cli.typed import true_of_typed
from hardship_cli.errors import InputError
from hardship_cli.facts import ACTS, FACTS, SERVICE
from hardship_cli.i18n import N_
from hardship_cli.law.fee_facts import anchor_of
from hardship_cli.schedule.load import Law

if TYPE_CHECKING:
    from hardship_cli.bill import Bill
    from hardship_cli.cli.outputs import Outputs

# Options that every answering command has: name, what its value is called in the help (empty: a switch), help.
OUTPUT: tuple[tuple[str, str, str], ...] = (
    ("json", "", N_("one JSON object")),
    ("plain", "", N_("the bare answer and nothing else")),
    ("explain", "", N_("the table with every step of the reasoning")),
    ("strict", "", N_("exit code 3 unless the status is calculated")),
    ("lang", "de|en", N_("language; else HARDSHIP_LANG, else the locale")),
    ("color", "auto|always|never", N_("colours in the table; auto: only at a terminal")),
    ("data", "DIRECTORY", N_("directory of an overlay on the law data; else HARDSHIP_DATA")),
    ("today", "DAY", N_("the day that today and +14d mean")),
    ("known_on", "DAY", N_("with what was known of the law on this day, by the days of its sources")),
)

# How the name of a case file ends.
CASE_FILES = (".toml", ".json")


class Question(NamedTuple):
    """One question: its help, the function that answers it as of today, and the facts it reads.

    The command takes all other facts, too, so that a changed command word is enough to ask the next question: they are checked
    as values, and named. ``again`` gives what decides where the question is put once more with another value of what was taken
    (without it ``ask`` does). With ``takes_several`` it may be put about several acts and persons. With ``needs_day`` a case
    without any day of its own is asked for today, and the answer says so.
    """

    name: str
    help: str
    ask: Callable[[Case, Law, date], Answer]
    facts: tuple[str, ...]
    again: Callable[[Case, Law, date], Any] | None = None
    needs_day: bool = False
    takes_several: bool = False

    def run(self, values: Mapping[str, Any]) -> int:
        """Read the facts, ask, show; returns the exit code."""
        settings = Settings.read(values)
        if isinstance(values.get("act"), str):
            check_acts([values["act"]])
        outputs = outputs_of(values, settings)
        given = tuple(given_facts(values))
        several = self.takes_several and is_several(values)
        case = read_several(values, self.facts, settings) if several else read_facts(values, self.facts, settings)
        self._check_others(values, given, settings)
        answer = self._answer(case, given, settings) if isinstance(case, Case) else self._bill(case, given, settings)
        if settings.form != "plain":
            answer = self._with_turns(answer, case, settings)
        if outputs is not None:
            from hardship_cli.timeline import timeline

            reckoned = outputs.writes_page
            outputs.take(timeline(case, settings.law, settings.today, (self.name,), given=given, reckoned=reckoned))
            if outputs.takes_stdout:
                outputs.write()
                return 0
        code = settings.show(answer)
        if outputs is not None:
            outputs.write()
        return code

    def _answer(self, case: Case, given: tuple[str, ...], settings: Settings) -> Answer:
        """The answer about one act and person, with what it took and what lies ahead."""
        with true_of_typed(given, settings.today if self.needs_day and anchor_of(case) is None else None):
            answer = self.ask(case, settings.law, settings.today)
        reads, again = [fact for fact in self.facts if fact not in given], self.again or self.ask
        answer = with_assumed(answer, case, reads, lambda other: again(other, settings.law, settings.today))
        return with_future_days(answer, settings.today)

    def _bill(self, bill: "Bill", given: tuple[str, ...], settings: Settings) -> Answer:
        """The answer about several acts or persons, each line as one is answered alone."""
        from hardship_cli.bill import priced

        return priced(bill, lambda one: self._answer(one, given, settings))

    def _with_turns(self, answer: Answer, case: "Case | Bill", settings: Settings) -> Answer:
        """The answer with its turns; people are told of days that nothing tells: what was found itself turns with each weekend."""
        from hardship_cli.deciding import open_days

        everything = settings.form == "json"
        if not open_days(self.name, answer, case, settings.today, reckoned=everything):
            return answer
        from hardship_cli.turning_points import with_turns

        return with_turns(self.name, answer, case, settings.law, settings.today, reckoned=everything)

    def _check_others(self, values: Mapping[str, Any], given: tuple[str, ...], settings: Settings) -> None:
        """Say on stderr which facts this question does not read; a value that cannot be read is refused all the same."""
        others = tuple(fact for fact in given if fact not in self.facts and values.get(fact) is not None)
        for fact in others:
            read_fact(FACTS[fact], values[fact], settings.today)
        if others:
            settings.hold((("facts_not_read", {"facts": others}),))


def outputs_of(values: Mapping[str, Any], settings: Settings) -> "Outputs | None":
    """The files that are to be written beside the answer; nothing where none was asked for."""
    if not any(values.get(name) for name in ("ics", "html", "short", "save", "remind")):
        return None
    from hardship_cli.cli.outputs import Outputs

    return Outputs(values, settings)


def option_of(name: str) -> str:
    """How the option of a fact or of a setting is typed: ``--permit-until``."""
    return f"--{name.replace('_', '-')}"


def are_acts(words: Sequence[str]) -> bool:
    """Whether the words name acts and nothing else, one each or several with commas."""
    from hardship_cli.words import value_of

    parts = [part.strip() for word in words for part in word.split(",")]
    return any(parts) and all(part in ACTS or value_of("act", part).code for part in parts if part)


def check_acts(words: Iterable[str]) -> None:
    """Report words where acts stand that are something else: a case file, or the value of another fact (a refusal)."""
    for word in words:
        if word in ACTS:
            continue
        if word.casefold().endswith(CASE_FILES):
            raise InputError("case_file_here", None, value=word)
        from hardship_cli.words import as_option, value_of

        found = value_of("act", word)
        option = "" if found.code or found.ask else as_option(word, FACTS)
        if option:
            raise InputError("not_a_choice", "act", value=word, accepted=", ".join(ACTS), suggestion=option)


def taken_as_act(words: Sequence[str], values: dict[str, Any]) -> bool:
    """Whether words that stand in the place of files are acts, which ``values`` then hold: no file is called so.

    Raises :class:`InputError` ``option_twice`` where ``--act`` is given, too.
    """
    if any(os.path.exists(word) for word in words) or not are_acts(words):
        return False
    if values.get("act"):
        raise InputError("option_twice", None, value=f"{' '.join(words)} --act {values['act']}")
    values["act"] = words[0] if len(words) == 1 else list(words)
    return True


def given_facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The facts among a command's values, as they were typed; act and title in the place of a service key."""
    names = (*FACTS, SERVICE.name)
    return dict(with_service({fact: values[fact] for fact in names if values.get(fact) not in (None, [], ())}))


def read_facts(values: Mapping[str, Any], facts: Collection[str], settings: Settings) -> Case:
    """The case out of the options' values, with the user's default Land where none is given."""
    raw = raw_facts(values, facts, settings)
    settings.hold(remarks(raw))
    return Case.read(raw, today=settings.today)


def is_several(values: Mapping[str, Any]) -> bool:
    """Whether several acts or births were given."""
    act = values.get("act")
    return isinstance(act, list) or "," in (act or "") or isinstance(values.get("born"), list)


def read_several(values: Mapping[str, Any], facts: Collection[str], settings: Settings) -> "Case | Bill":
    """As :func:`read_facts`, where several acts and persons may be meant."""
    from hardship_cli import bill

    raw = raw_facts(values, facts, settings)
    settings.hold(bill.remarks(raw))
    return bill.read(raw, settings.today)


def raw_facts(values: Mapping[str, Any], facts: Collection[str], settings: Settings) -> dict[str, Any]:
    """Those of the named facts that were given, as typed, and the user's default Land where none was."""
    raw = {fact: value for fact, value in given_facts(values).items() if fact in facts}
    if "land" in facts and "land" not in raw and settings.land:
        raw["land"] = settings.land
    return raw
