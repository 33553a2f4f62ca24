"""A command that asks one question, described as data: Typer builds its command from it, the quick path runs it directly."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from hardship_cli.answer import Answer, Gist, Trace, with_future_days
from hardship_cli.assumed import with_assumed
from hardship_cli.case import Case, read_fact
from hardship_cli.cli.given import check_acts, given_facts, is_several, read_facts, read_several
from hardship_cli.cli.settings import Settings
from hardship_cli.cli.typed import true_of_typed
from hardship_cli.facts import FACTS
from hardship_cli.questions import NOT_GRANTED, Question

if TYPE_CHECKING:
    from hardship_cli.bill import Bill
    from hardship_cli.cli.outputs import Outputs


class QuestionCommand(NamedTuple):
    """The command that puts one question of the table.

    The command takes all other facts, too, so that a changed command word is enough to ask the next question: they are checked
    as values, and named.
    """

    question: Question

    @property
    def name(self) -> str:
        """The question's name, which is the command's."""
        return self.question.name

    @property
    def help(self) -> str:
        """The help of the command, in English."""
        return self.question.help

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the question reads."""
        return self.question.reads

    def run(self, values: Mapping[str, Any]) -> int:
        """Read the facts, ask, show; returns the exit code."""
        settings = Settings.read(values)
        if isinstance(values.get("act"), str):
            check_acts([values["act"]])
        outputs = outputs_of(values, settings)
        given = tuple(given_facts(values))
        several = self.question.takes_several and is_several(values)
        case = read_several(values, self.facts, settings) if several else read_facts(values, self.facts, settings)
        self._check_others(values, given, settings)
        if isinstance(case, Case):
            answer = self._answer(case, given, settings)
        else:
            from hardship_cli.bill import priced

            answer = priced(case, lambda one: self._answer(one, given, settings))
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
        question, law, today = self.question, settings.law, settings.today

        def put(one: Case, trace: type[Trace]) -> Answer:
            if question.ask_today is not None:
                return question.ask_today(one, law, today, trace)
            return question.ask(one, law, trace(law))

        with true_of_typed(case, given, today if question.needs_day and _has_no_day(case) else None):
            answer = put(case, Trace)
        decide = question.decide
        answer = with_assumed(
            answer,
            case,
            [fact for fact in self.facts if fact not in given],
            lambda other: put(other, Gist) if decide is None else decide(other, law, today),
        )
        return with_future_days(answer, settings.today)

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
        read = {fact: read_fact(FACTS[fact], values[fact], settings.today) for fact in others}
        if "outcome" in read and self.question.not_raised(Case(outcome=read["outcome"])) == NOT_GRANTED:
            others = tuple(fact for fact in others if fact != "outcome")
            settings.hold((("nothing_granted", {"value": read["outcome"]}),))
        settings.hold_unread(others)


def outputs_of(values: Mapping[str, Any], settings: Settings) -> "Outputs | None":
    """The files that are to be written beside the answer; nothing where none was asked for."""
    if not any(values.get(name) for name in ("ics", "html", "short", "save", "remind")):
        return None
    from hardship_cli.cli.outputs import Outputs

    return Outputs(values, settings)


def _has_no_day(case: Case) -> bool:
    from hardship_cli.law.fee_facts import has_day  # help asks no law

    return not has_day(case)
