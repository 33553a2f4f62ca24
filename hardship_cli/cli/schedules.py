"""``hardship schedules``: the law behind the answers, as data: list, show, diff, check, export, paths."""

import sys
from collections.abc import Iterator
from typing import Any

from hardship_cli.case import Case
from hardship_cli.cli.app import spoken_group
from hardship_cli.cli.options import add_command, argument, force_parameter, output_parameters, plain_option
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.files import STDIN_OR_STDOUT, check_outputs, check_target
from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import read_choice, suggest
from hardship_cli.render import schedules as view
from hardship_cli.schedule.load import Law, default_law
from hardship_cli.schedule.tables import FILES

_CASES, _MOST_CASES = 2000, 100_000
_DIGITS = 9
_FORMS = ("json", "plain", "lang", "color", "data", "today")
_LIST = N_("All rules and Länder: how many versions, since when, how well checked")
_SHOW = N_("One rule or one Land with all versions, provisions and sources")
_DIFF = N_("What differs between the law of two days")
_CHECK = N_("Check the data: form, sources, gaps and overlaps; with --matrix every rule, Land and day")
_EXPORT = N_("The law data as one JSON document, for other programs")
_PATHS = N_(
    "  hardship schedules paths\n"
    "  hardship schedules paths fiction --cases 20000 -o examples.csv\n"
    "  hardship batch examples.csv -o answers.csv\n\n"
    "How many different cases the law knows, which facts decide, and one example of each. Found by putting made-up cases to the"
    " law and noting what it asks of them. Each example is a row that batch reads, with the question and a number as its id."
)
_DUE = N_("Warning: law data due for review now: {due}; within 60 days: {soon}.")
_HELP = N_(
    "  hardship schedules show residence_extend_over_3m\n"
    "  hardship schedules show TH\n"
    "  hardship schedules diff 2023-10-31 2024-11-01\n"
    "  hardship schedules check --matrix\n"
    "  hardship schedules paths fee\n\n"
    "The law behind the answers: every figure with the days on which it holds, its provision and the source it was read in."
)


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the group of commands."""
    group = spoken_group("schedules", _HELP)
    add_command(group, "list", _LIST, _run_list, [_land_option(), *output_parameters(*_FORMS)])
    name = argument("name", "NAME", N_("a rule, a source, a disputed point (E6) or a Land"), completed=_shown)
    of_show = [name, _land_option(shown=False), *output_parameters(*_FORMS)]
    add_command(group, "show", _SHOW, _run_show, of_show)
    days = [argument(which, "DAY", N_("a day: 2026-03-31, 31.03.2026, today")) for which in ("first", "second")]
    add_command(group, "diff", _DIFF, _run_diff, [*days, _land_option(), *output_parameters(*_FORMS)])
    switches = [
        plain_option("matrix", "", N_("walk every rule, Land and day")),
        plain_option("due", "", N_("list what is due for review, now and within 60 days")),
    ]
    add_command(group, "check", _CHECK, _run_check, [*switches, *output_parameters(*_FORMS)])
    file = plain_option("file", "|".join(FILES), N_("only this file of the law data"))
    add_command(group, "export", _EXPORT, _run_export, [file, *output_parameters("lang", "data")])
    add_command(group, "paths", _PATHS, _run_paths, [*_paths_parameters(), *output_parameters(*_FORMS)])
    return group


def _paths_parameters() -> list[Any]:
    output = N_("write an example of each case; - is stdout")
    return [
        argument("question", "|".join(QUESTIONS), N_("only this question")),
        plain_option("cases", "N", N_("how many made-up cases to try; 2000 if not said")),
        plain_option("output", "FILE.csv", output, flags=("-o", "--output")),
        force_parameter(),
    ]


def _land_option(*, shown: bool = True) -> Any:
    return plain_option("land", "LAND", N_("only this Land"), shown=shown)


def _run_list(values: dict[str, Any], settings: Settings) -> int:
    land = settings.land_of(values["land"]) if values.get("land") else None
    return _put(view.list_view(settings.law, settings.say, land), settings)


def _run_show(values: dict[str, Any], settings: Settings) -> int:
    name = values.get("name")
    if values.get("land"):  # list and diff have the option; here the Land is what is shown
        raise InputError("land_is_the_name", "land", value=values["land"], name=name or "remedy")
    if not name:
        raise InputError("missing_argument", None, argument="NAME")
    law = settings.law
    for sheet in (law.fees, law.deadlines):
        if sheet.has_rule(name):
            return _put(view.rule_view(sheet.rule(name), law, settings.say), settings)
    if name in law.sources:
        return _put(view.source_view(name, law, settings.say), settings)
    point = name.upper() if law.dispute(name.upper()) else name
    if law.dispute(point):
        return _put(view.dispute_view(point, law, settings.say), settings)
    try:
        land = settings.land_of(name, "name")
    except InputError:
        from hardship_cli.render.legend import is_note

        if is_note(name):
            raise InputError("note_here", None, value=name) from None
        raise InputError("unknown_schedule", None, value=name, suggestion=suggest(name, _names(law))) from None
    return _put(view.land_view(land, law, settings.say), settings)


def _names(law: Law) -> list[str]:
    points = (code for sheet in (law.fees, law.deadlines) for code in sheet.tables.get("dispute", {}))
    return [*law.fees.tables["rule"], *law.deadlines.tables["rule"], *law.sources, *points]


def _shown(incomplete: str) -> list[str]:
    typed = incomplete.casefold()
    names = (name for name in _names(default_law()) if name.casefold().startswith(typed))
    return [incomplete + name[len(incomplete) :] for name in names]


def _run_diff(values: dict[str, Any], settings: Settings) -> int:
    days = []
    for name in ("first", "second"):
        if not values.get(name):
            raise InputError("missing_argument", None, argument="DAY DAY")
        days.append(settings.day_of(values[name], name))
    land = settings.land_of(values["land"]) if values.get("land") else None
    return _put(view.diff_view(settings.law, settings.say, min(days), max(days), land), settings)


def _run_check(values: dict[str, Any], settings: Settings) -> int:
    if values.get("due"):
        found = view.due_view(settings.law, settings.say, settings.today)
        counts = {name: len(found.content[name]) for name in ("due", "soon")}
        if any(counts.values()):
            settings.aside(settings.say(_DUE, **counts))
        return _put(found, settings)
    found, lines = view.check_view(settings.law, settings.say, matrix=bool(values.get("matrix")))
    if settings.form == "json":
        _put(found, settings)
    else:
        *faults, counted = lines
        for fault in faults:
            settings.write(fault)
        if settings.form == "table" and values.get("matrix"):
            _put(found, settings)
        settings.write(counted)
    return 2 if found.content["faults"] else 0


def _run_export(values: dict[str, Any], settings: Settings) -> int:
    files = FILES if values.get("file") is None else (read_choice(values["file"], "file", FILES),)
    settings.write(view.json_of(view.export_view(settings.law, files), settings.law))
    return 0


def _run_paths(values: dict[str, Any], settings: Settings) -> int:
    from hardship_cli.cli.progress import Progress
    from hardship_cli.forest import grow, planted
    from hardship_cli.law.samples import samples
    from hardship_cli.render.paths import examples_csv, paths_view

    question, output = values.get("question"), values.get("output")
    names = (read_choice(question, "question", QUESTIONS),) if question else tuple(QUESTIONS)
    count = _count(values.get("cases"))
    check_outputs({"output": output}, settings.inputs(), suffixes={"output": (".csv",)})
    force = bool(values.get("force"))
    if output and output != STDIN_OR_STDOUT:
        check_target(output, force=force)
    progress = Progress(count, settings.say(N_("{rows} cases, {rate} cases/s, {left} left")))

    def with_progress() -> Iterator[Case]:
        for number, case in enumerate(samples(settings.law, count)):
            progress.tell(number)
            yield case

    forest = planted(settings.law, settings.today)
    grow(forest, with_progress(), [name for name in QUESTIONS if name in names])
    progress.done()
    if output == STDIN_OR_STDOUT:
        sys.stdout.write(examples_csv(forest, names))
        return 0
    if output:
        settings.put(output, examples_csv(forest, names).encode(), force=force)
    return _put(paths_view(forest, names, count, settings.say), settings)


def _count(text: str | None) -> int:
    """How many cases to try. With more than the most a tree might be full, and its number would say nothing."""
    if text is None:
        return _CASES
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS and 1 <= int(text) <= _MOST_CASES):
        raise InputError("cases_number", "cases", value=text, most=_MOST_CASES)
    return int(text)


def _put(found: view.View, settings: Settings) -> int:
    """Write a view in the form asked for."""
    if settings.form == "json":
        settings.write(view.json_of(found, settings.law))
    elif settings.form == "plain" and found.plain is not None:
        settings.write(found.plain)
    else:
        from hardship_cli.render.table import show

        settings.tell()
        show(found.parts(), settings.color)
    return 0
