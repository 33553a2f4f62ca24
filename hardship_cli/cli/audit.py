"""``hardship audit IN -o OUT``, ``audit CASE``: what was recorded against what is computed, of a register or of one decision."""

from collections.abc import Collection, Mapping
from typing import Any

from hardship_cli import bill
from hardship_cli.bill import Bill
from hardship_cli.case import PERSONS
from hardship_cli.casefile import STDIN, read_case_file
from hardship_cli.cli.batch import execute
from hardship_cli.cli.given import given_facts, option_of, read_facts, taken_as_act
from hardship_cli.cli.question import outputs_of
from hardship_cli.cli.register import GENERAL, OPTIONS, Option, Register, register_command
from hardship_cli.cli.settings import Settings
from hardship_cli.decision import Decision, audit
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.files import CASE_FILES
from hardship_cli.i18n import N_
from hardship_cli.recorded import FACTS_RECORDED, read_recorded

_HELP = N_(
    "  hardship audit register.xlsx -o differences.xlsx --only-differences\n"
    "  hardship audit register.csv -o audit.csv --excel-de --land NW --summary audit.json\n"
    "  hardship audit case.toml\n"
    "  hardship audit --land SH --posted 2026-04-02 --delivery letter --recorded-remedy action --recorded-last-day 2026-05-04\n\n"
    "Compares what a register recorded (recorded_fee_eur, recorded_remedy, recorded_last_day, recorded_valid_until) with what"
    " the law gives on the row's own days. A difference above nothing was charged too much or set too late. The summary"
    " says how much, by reason,"
    " Land and position. Of one decision (a case file that holds recorded_... too, or options) it also says what follows from each"
    " difference: for the remedy of the notice, for a day that somebody noted, for a fee that is too high. Exit code 1 if anything"
    " differs or a row failed."
)


# What may stand beside a register, too.
_SHARED = ("land", "on")
# What the answer about one decision alone has room for.
_OF_ONE = ("plain", "explain", "strict", "ics", "remind", "html", "short")
# What says of stdin that a register comes through it.
_OF_REGISTERS = ("read_as", "write_as", "output")


def COMMAND() -> Any:  # noqa: N802 - the name that command modules give
    """Build the command: a register's, and for one decision its facts and what was recorded of it."""
    from hardship_cli.cli.options import (
        calendar_parameters,
        fact_parameter,
        output_parameters,
        page_parameters,
        plain_option,
    )

    recorded = [plain_option(fact.name, "VALUE", fact.help) for fact in FACTS_RECORDED.values()]
    facts = [fact_parameter(fact, shown=False) for fact in (*FACTS.values(), SERVICE) if fact.name not in _SHARED]
    files = [option for option in (*calendar_parameters(), *page_parameters()) if option.name != "force"]
    return register_command(REGISTER, [*recorded, *facts, *files, *output_parameters("explain")])


def _run(values: Mapping[str, Any]) -> int:
    values = dict(values)
    if values.get("source") and taken_as_act([values["source"]], values):
        values["source"] = None
    source = values.get("source")
    recorded = {name: values[name] for name in FACTS_RECORDED if values.get(name)}
    facts = given_facts(values)
    settings = Settings.read(values)
    if source is None and (facts or recorded):
        return _show(_of_options(values, settings), facts, values, settings)
    is_piped = source == STDIN and not any(values.get(name) for name in _OF_REGISTERS)
    is_case = source is not None and (is_piped or source.casefold().endswith(CASE_FILES))
    # What the notice says may stand beside the facts of a file; a register holds it in its columns.
    own = next((option_of(name) for name in (*facts, *(() if is_case else recorded)) if name not in _SHARED), None)
    if own:
        raise InputError("case_and_facts_audit" if is_case else "register_and_facts", None, value=source, option=own)
    if source and is_case:
        try:
            decision, given = _of_file(source, values, recorded, settings)
        except InputError as error:
            if not is_piped or error.code != "case_line_no_value" or error.params.get("line") != 1:
                raise
            # A first line without a value may be a register's, of which it is told that nothing says in which format it comes.
        else:
            return _show(decision, given, values, settings)
    alone = next((option_of(name) for name in _OF_ONE if values.get(name)), None)
    if alone and not is_piped:  # what came through a pipe is refused below, for nothing says its format
        raise InputError("register_and_option", None, value=source or "IN", option=alone)
    from hardship_cli.batch.audit import AuditRun

    return execute(AuditRun, values, settings, only_differences=bool(values.get("only_differences")))


def _of_options(values: Mapping[str, Any], settings: Settings) -> Decision:
    case = read_facts(values, FACTS, settings)
    return Decision(case, read_recorded({name: values.get(name) for name in FACTS_RECORDED}, settings.today))


def _of_file(
    path: str, values: Mapping[str, Any], recorded: Mapping[str, Any], settings: Settings
) -> tuple[Decision, dict[str, Any]]:
    """The decision in a case file with the facts that were given; ``--land``, ``--on`` and ``recorded`` fill what is open."""
    found = read_case_file(path, settings.today, settings.land)
    twice = next((name for name in recorded if name in found.recorded), None)
    if twice:
        raise InputError("option_twice", twice, value=option_of(twice))
    settings.hold(found.remarks)
    given = {**{name: values[name] for name in _SHARED if values.get(name)}, **found.raw}
    case = bill.read(given, settings.today)
    if isinstance(case, Bill):
        if case.persons:
            raise InputError("several_persons", PERSONS)
        raise InputError("several_acts", "act", value=", ".join(case.acts))
    return Decision(case, read_recorded({**found.recorded, **recorded}, settings.today)), given


def _show(decision: Decision, given: Collection[str], values: Mapping[str, Any], settings: Settings) -> int:
    outputs = outputs_of(values, settings)
    answer = audit(decision, settings.law, settings.today, tuple(given))
    differs = bool(answer.answer.differences)
    if outputs is not None:
        from hardship_cli.timeline import timeline, with_recorded

        case, law, today = decision.case, settings.law, settings.today
        report = timeline(case, law, today, given=given, reckoned=outputs.writes_page)
        outputs.take(with_recorded(report, decision.recorded, settings.law))
    if outputs is not None and outputs.takes_stdout:
        settings.tell()  # the file goes there
    elif settings.form == "plain":
        settings.write("differs" if differs else "not-checked" if answer.answer.unchecked else "same")
    elif settings.form == "json":
        settings.show(answer)
    else:
        from hardship_cli.render.decision import print_decision

        settings.tell()
        explain = bool(values.get("explain"))
        print_decision(answer, settings.today, settings.say, settings.law, explain=explain, color=settings.color)
    if outputs is not None:
        outputs.write()
    return 1 if differs else settings.code_of(answer.status)


_ONLY = Option("only_differences", ("--only-differences",), "", N_("write only the rows that differ"))
_SOURCE = N_(
    "the register: .csv, .tsv, .jsonl, .parquet, .xlsx, .ods, .xls, or one decision: .toml, .json; - reads one decision from stdin,"
    " with --from a register"
)
REGISTER = Register("audit", _HELP, (*OPTIONS, _ONLY), (*GENERAL, "json", "plain", "strict"), _run, _SOURCE)
