"""A command that reads a register and writes one: its options and what it runs, for Typer and for the quick path alike."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS

_FORMATS = "csv|tsv|jsonl|parquet|xlsx"


class Option(NamedTuple):
    """An option: its name, flags, what its value is called (empty: a switch), its help, whether it may be given several times."""

    name: str
    flags: tuple[str, ...]
    metavar: str
    help: str
    many: bool = False


class Register(NamedTuple):
    """One command. Besides the register (``source``) it has the options, and those named in ``general`` that others have, too."""

    name: str
    help: str
    options: tuple[Option, ...]
    general: tuple[str, ...]
    run: Callable[[Mapping[str, Any]], int]
    source: str = N_("the register: .csv, .tsv, .jsonl, .parquet, .xlsx, .ods, .xls, or - for stdin")


GENERAL = ("lang", "color", "data", "today", "known_on")
OPTIONS = (
    Option(
        "output",
        ("-o", "--output"),
        "OUT",
        N_("where to write, format by suffix; - is stdout; else a table at a terminal, CSV in a pipe"),
    ),
    Option("read_as", ("--from",), f"{_FORMATS}|ods|xls", N_("format of the input, where no suffix tells it")),
    Option("write_as", ("--to",), _FORMATS, N_("format of the output, where no suffix tells it")),
    Option("sheet", ("--sheet",), "NAME", N_("sheet of a workbook; else the first")),
    Option(
        "header_row", ("--header-row",), "N", N_("the line with the headings (CSV, TSV, workbooks); else the first")
    ),
    Option("map", ("--map",), "HEADING=FACT", N_("read a column as this fact; HEADING= reads it as none"), many=True),
    Option("ask", ("--ask",), ",".join(QUESTIONS), N_("only these questions")),
    Option("land", ("--land",), "LAND", N_("the Land of rows that name none")),
    Option("on", ("--on",), "DAY", N_("the law of this day for fees of rows that have no day")),
    Option("summary", ("--summary",), "FILE", N_("write the summary as JSON; - is stdout; with --json it is printed")),
    Option("sum_by", ("--sum-by",), "COLUMN", N_("sums of fees by this column (a household's number), in the summary")),
    Option("excel_de", ("--excel-de",), "", N_("CSV for German Excel: semicolons, BOM, decimal comma")),
    Option("force", ("--force",), "", N_("overwrite an existing file")),
    Option("quiet", ("--quiet",), "", N_("no summary on stderr")),
)


def register_command(register: Register, more: Sequence[Any] = ()) -> Any:
    """The Typer command; ``more`` are parameters beside those that are described."""
    import typer

    from hardship_cli.cli.options import argument, build_command, output_parameters, plain_option, refuse_leftovers

    def run(ctx: typer.Context, /, **values: Any) -> int:
        refuse_leftovers(ctx)
        return register.run(values)

    options = (plain_option(it.name, it.metavar, it.help, flags=it.flags, many=it.many) for it in register.options)
    parameters = [argument("source", "IN", register.source), *options, *more, *output_parameters(*register.general)]
    return build_command(register.name, register.help, run, parameters)
