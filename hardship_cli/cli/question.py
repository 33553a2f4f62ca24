"""A command that asks one question, described as data: Typer builds its command from it, the quick path runs it directly."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import Answer, with_future_days
from hardship_cli.cli.settings import Settings
from hardship_cli.cli.typed import true_of_typed
from hardship_cli.facts import Case, remarks
from hardship_cli.i18n import N_
from hardship_cli.law.fee_facts import anchor_of
from hardship_cli.schedule.load import Law

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
)


class Question(NamedTuple):
    """One question: its help, the function that answers it as of today, and the facts it reads.

    ``argument`` is the fact given by position. With ``needs_day`` a case without any day of its own is asked for today,
    and the answer says so.
    """

    name: str
    help: str
    ask: Callable[[Case, Law, date], Answer]
    facts: tuple[str, ...]
    argument: str | None = None
    needs_day: bool = False

    def run(self, values: Mapping[str, Any]) -> int:
        """Read the facts, ask, show; returns the exit code."""
        settings = Settings.read(values)
        case = read_facts(values, self.facts, settings)
        given = {fact for fact in self.facts if values.get(fact) is not None}
        with true_of_typed(given, settings.today if self.needs_day and anchor_of(case) is None else None):
            answer = self.ask(case, settings.law, settings.today)
        return settings.show(with_future_days(answer, settings.today))


def read_facts(values: Mapping[str, Any], facts: tuple[str, ...], settings: Settings) -> Case:
    """The case out of the options' values, with the user's default Land where none is given."""
    raw = {fact: values[fact] for fact in facts if values.get(fact) not in (None, [])}
    if "land" in facts and "land" not in raw and settings.land:
        raw["land"] = settings.land
    settings.tell(remarks(raw))
    return Case.read(raw, today=settings.today)
