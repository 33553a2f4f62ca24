"""``hardship init case, batch, schedule``: commented templates."""

import os
import sys
from typing import Any

from hardship_cli.case import read_fact
from hardship_cli.cli.app import spoken_group
from hardship_cli.cli.options import add_command, fact_parameter, force_parameter, output_parameters, plain_option
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.files import STDIN_OR_STDOUT, check_outputs, check_suffix, check_target
from hardship_cli.harmless import harmless
from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS
from hardship_cli.render.templates import SHORT, case_template, case_template_json, overlay_template

_HELP = N_(
    "  hardship init case -o case.toml\n"
    "  hardship init batch -o cases.csv\n"
    "  hardship init case --schema case.schema.json -o case.toml\n"
    "  hardship init schedule > my-law/fees.toml\n\n"
    "Commented templates, in German or English: a case with the facts that most cases need (--all: with every fact; --act: also"
    " with those that matter for an act), a register, an overlay on the law data."
    " The name's suffix decides the format: .toml or .json for a case, .csv, .tsv, .jsonl, .parquet or .xlsx for a register."
)
_CASE = N_("A case file to be filled in: the facts that most cases need, or with --all every fact")
_BATCH = N_("A register for hardship batch: every column, three sample rows")
_SCHEDULE = N_("An overlay on the law data: own amounts, a new gazette")

# What each template can be written as; a name without a suffix is read as the first.
_CASE_SUFFIXES = (".toml", ".json", "")
_BATCH_SUFFIXES = (".csv", ".tsv", ".jsonl", ".parquet", ".xlsx")
_SCHEDULE_SUFFIXES = (".toml",)


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the group of commands."""
    group = spoken_group("init", _HELP)
    add_command(group, "case", _CASE, _run_case, [*_case_parameters(), *template_parameters()])
    add_command(group, "batch", _BATCH, _run_batch, template_parameters())
    add_command(group, "schedule", _SCHEDULE, _run_schedule, template_parameters("data"))
    return group


def _case_parameters() -> list[Any]:
    schema = N_("write the JSON Schema to FILE, too, and name it in the template, for editors")
    return [
        plain_option("schema", "FILE", schema),
        plain_option("all", "", N_("every fact, its values and its meaning")),
        fact_parameter(FACTS["act"]._replace(help=N_("also what matters for this act alone"))),
    ]


def template_parameters(*more: str) -> list[Any]:
    """The options that every template has."""
    out = plain_option("out", "FILE", N_("write to this file instead of stdout"), flags=("-o", "--out"))
    return [out, force_parameter(), *output_parameters("lang", *more)]


def _suffix(values: dict[str, Any], settings: Settings, accepted: tuple[str, ...]) -> str:
    """The suffix of the file to be written, or of the first format for stdout and for a name without one."""
    path = values.get("out")
    check_outputs({"out": path}, settings.inputs(), suffixes={"out": accepted})
    return os.path.splitext(path or "")[1].casefold() or accepted[0]


def _write(template: str | bytes, values: dict[str, Any], settings: Settings) -> int:
    """Write a template to stdout, or as a whole to the file named."""
    path = values.get("out")
    # An overlay may quote anything.
    content = template if isinstance(template, bytes) else harmless(template, tabs=True)
    if not path or path == STDIN_OR_STDOUT:
        sys.stdout.write(str(content))
        return 0
    whole = content if isinstance(content, bytes) else content.encode()
    settings.put(path, whole, force=bool(values.get("force")))
    return 0


def _run_case(values: dict[str, Any], settings: Settings) -> int:
    if values.get("all") and values.get("act"):
        raise InputError("two_templates", None, value="--all --act")
    act = read_fact(FACTS["act"], values["act"]) if values.get("act") else None
    facts = None if values.get("all") else _facts_of(act, settings) if act else SHORT
    as_json = _suffix(values, settings, _CASE_SUFFIXES) == ".json"
    template = case_template_json if as_json else case_template
    text = template(settings.say, facts, act)
    if values.get("schema"):
        text = _with_schema(text, values, settings, as_json=as_json)
    return _write(text, values, settings)


def _with_schema(text: str, values: dict[str, Any], settings: Settings, *, as_json: bool) -> str:
    """The template with the line that names the schema to editors, which is written beside it: no address, no network."""
    from hardship_cli.schemas import schema_text

    path, out, force = values["schema"], values.get("out"), bool(values.get("force"))
    check_outputs({"schema": path, "out": out}, settings.inputs())
    check_suffix(os.path.basename(path), "schema", (".json",))
    content = (schema_text("case", settings.say) + "\n").encode()
    if out and out != STDIN_OR_STDOUT:
        check_target(out, force=force)
    if not _holds(path, content):  # one schema serves all case files of a folder
        settings.put(path, content, force=force)
    folder = os.path.dirname(out) if out and out != STDIN_OR_STDOUT else ""
    try:
        schema_path = os.path.relpath(path, folder or ".").replace(os.sep, "/")
    except ValueError:  # on another drive
        schema_path = "file:///" + os.path.abspath(path).replace(os.sep, "/").lstrip("/")
    return f'{{\n  "$schema": "{schema_path}",{text[1:]}' if as_json else f"#:schema {schema_path}\n{text}"


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(content) + 1) == content
    except OSError:
        return False


def _facts_of(act: str, settings: Settings) -> tuple[str, ...]:
    """What most cases need, and what an interview about an act would ask for, in the vocabulary's order."""
    from hardship_cli.interview import Interview

    # What an act needs is not listed anywhere: the interview asks for what can still change an answer, and an empty line goes
    # on to the next.
    talk = Interview(settings.law, settings.today, tuple(QUESTIONS), {"act": act})
    asked = set(SHORT)
    while (fact := talk.next_fact()) is not None:
        asked.add(fact)
        talk.skip(fact)
    return tuple(fact for fact in FACTS if fact in asked)


def _run_batch(values: dict[str, Any], settings: Settings) -> int:
    from hardship_cli.cli.register_template import register_template

    return _write(register_template(_suffix(values, settings, _BATCH_SUFFIXES), settings.say), values, settings)


def _run_schedule(values: dict[str, Any], settings: Settings) -> int:
    _suffix(values, settings, _SCHEDULE_SUFFIXES)
    return _write(overlay_template(settings.say, settings.law), values, settings)
