"""``hardship turns QUESTION``: every day on which an answer changes while one day of the case moves, over a span."""

from typing import Any

import typer

from hardship_cli import bill
from hardship_cli.answer import Answer
from hardship_cli.case import fact_named
from hardship_cli.cli.given import check_acts, given_facts, raw_facts
from hardship_cli.cli.options import (
    argument,
    beginning,
    build_command,
    facts_parameters,
    output_parameters,
    plain_option,
    take_acts,
)
from hardship_cli.cli.settings import Settings
from hardship_cli.deciding import DECIDING
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import read_choice
from hardship_cli.turning_points import turns
from hardship_cli.words import noted_keys

_HELP = N_(
    "  hardship turns fee extend --months 6 --born 2008-12-05\n"
    "  hardship turns appeal --land BE --delivery letter --over posted --from 2024-12-01 --to 2025-01-31\n"
    "  hardship turns fiction --permit-until 2026-12-30 --json\n\n"
    "Every day on which an answer changes while one day of the case moves: from which day on it would be another fee, which day of"
    " posting is the last for which the old law holds, by when an application is in time. What counts is what decides: the fee's"
    " amount, what caps the permit, the fiction effect, the remedy with the length of its period and of the fiction of"
    " notification, and whether its end moves; of the time for departure whether it is interrupted, shorter or longer than the law"
    " has in mind, and ends on a day off; a day that only moves along is no turn. Without --over the day that the question"
    " mostly hangs on moves; without --from and --to a year before and after the day that it has, else today."
)


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command."""
    days = beginning([name for name, fact in FACTS.items() if fact.kind.startswith("day")])
    over = N_("the day that moves: notified, posted, applied, start, until, ...")
    last = N_("last day of the span; beside --from also --until, where the question does not read that fact")
    parameters = [
        argument("question", "QUESTION", N_("a question"), completed=beginning(DECIDING)),
        plain_option("over", "FACT", over, completed=days),
        plain_option("first", "DAY", N_("first day of the span"), flags=("--from",)),
        plain_option("last", "DAY", last, flags=("--to",)),
        *facts_parameters(("act",)),
        *output_parameters("json", "plain", "explain", "strict", "lang", "color", "data", "today"),
    ]
    return build_command("turns", _HELP, _run, parameters)


def _run(ctx: typer.Context, /, **values: Any) -> int:
    take_acts(ctx, values)
    if not values.get("question"):
        raise InputError("missing_argument", None, argument="QUESTION")
    settings = Settings.read(values)
    if isinstance(values.get("act"), str):
        check_acts([values["act"]])
    question = read_choice(values["question"], "question", tuple(DECIDING))
    if values.get("first") and not values.get("last") and "until" not in QUESTIONS[question].reads:
        values["last"] = values.pop("until", None)
    over = fact_named(values["over"], "over") if values.get("over") else None
    first, last = (
        settings.day_of(values[name], option) if values.get(name) else None
        for name, option in (("first", "from"), ("last", "to"))
    )
    raw = raw_facts(values, FACTS, settings)
    facts = bill.read(raw, settings.today)
    given = given_facts(values)
    others = tuple(fact for fact in given if fact not in QUESTIONS[question].reads)
    settings.hold((*noted_keys([values.get("over") or ""]), *bill.remarks(raw, settings.today)))
    settings.hold_unread(others)
    answer = turns(question, facts, over, first=first, last=last, today=settings.today, law=settings.law, given=given)
    _show(answer, settings)
    return settings.code_of(answer.status)


def _show(answer: Answer, settings: Settings) -> None:
    if settings.form == "json":
        from hardship_cli.render.json import answer_json

        settings.write(answer_json(answer, settings.say, settings.law))
    elif settings.form == "plain":
        from hardship_cli.render.turns import turns_plain

        settings.write(turns_plain(answer))
    else:
        from hardship_cli.render.table import show
        from hardship_cli.render.turns_table import turns_table

        settings.tell()
        show(turns_table(answer, settings.say, settings.law, explain=settings.explain), settings.color)
