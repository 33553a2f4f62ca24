"""``hardship batch IN -o OUT``: a whole register at once."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from hardship_cli.cli.progress import Progress
from hardship_cli.cli.register import GENERAL, OPTIONS, Option, Register
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.files import check_outputs, check_target, fitting, write_text
from hardship_cli.i18n import N_
from hardship_cli.receipt import dump
from hardship_cli.render.error_params import shortened
from hardship_cli.render.errors import error_json, error_lines, error_text
from hardship_cli.render.language import Language
from hardship_cli.render.lines import tell
from hardship_cli.render.wording import error_line
from hardship_cli.words import called, command_of

_HELP = N_(
    "  hardship init batch -o cases.csv\n"
    "  hardship batch cases.csv -o answers.parquet\n"
    "  hardship batch register.xlsx -o answers.csv --excel-de --land NW --summary summary.json\n"
    "  zcat cases.csv.gz | hardship batch - --from csv -o - --to jsonl\n\n"
    "Answers every row of a register as far as its facts reach: fee, permit end, fiction effect, last day for the remedy. Columns"
    " are named as the facts, by their codes or in people's words (hardship words); all others pass through untouched, and a"
    " heading of several meanings is named and not read. A row that cannot be read says why in the column error and"
    " stops no other. Cells that a spreadsheet would run as a formula get an apostrophe in CSV."
    " The column notes holds hints and warnings, without"
    " those that go for every such case. Exit code 1 if rows failed."
)
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_LONGEST_LINE = 400
_DIGITS = 18  # more rows than a file could hold


def _run(values: Mapping[str, Any]) -> int:
    from hardship_cli.batch.pipeline import Run

    settings = Settings.read(values)
    if values.get("explain_row"):
        return _explain(values, settings)
    return execute(Run, values, settings)


_EXPLAIN = Option(
    "explain_row", ("--explain-row",), "N", N_("show the full answers of row N (1 is the first) and stop")
)
REGISTER = Register("batch", _HELP, (*OPTIONS[:7], _EXPLAIN, *OPTIONS[7:]), (*GENERAL, "json"), _run)


def execute(kind: Any, values: Mapping[str, Any], settings: Settings, **more: Any) -> int:
    """Run a batch or an audit, tell how it went, and return the exit code."""
    from hardship_cli.render.summary import lines, tree

    say, is_json = settings.say, settings.form == "json"
    job = job_of(values)
    if is_json:
        job.sums = True
        job.target = None if takes_summary_alone(values) else job.target
    run = kind(job, setting_of(values, settings))
    for name, value in more.items():
        setattr(run, name, value)
    output = None if job.target is None else values.get("output") or "-"
    summary = values.get("summary") or ("-" if is_json else None)
    check_files(output, summary, settings.inputs(_source(values)), values)
    outcome = outcome_of(run, say)
    is_shown = job.target is None and not is_json
    if is_shown:
        from hardship_cli.render.register import register_table
        from hardship_cli.render.table import show

        show(register_table(run.target, run.header, say), settings.color)
        outcome.first_errors = [error for error in outcome.first_errors if error[0] > len(run.target.first)]
    tell_errors(outcome, say)
    if not values.get("quiet"):
        settings.tell()
        tell_remarks(outcome.remarks, say)
        if not is_json:
            settings.aside("\n".join(lines(outcome, say, settings.law)))
        if is_shown:
            from hardship_cli.render.register import remark

            settings.aside(remark(run.target, say))
    if summary:
        text = dump(tree(outcome, settings.law.digest))
        write_summary(text, {**values, "summary": summary})
        if is_json and summary != "-":
            settings.write(text)
    code: int = run.exit_code()
    return code


def takes_summary_alone(values: Mapping[str, Any]) -> bool:
    """Whether no option asks for the rows, so that where the sums are the answer they stand alone, in a pipe too."""
    return not any(values.get(name) for name in ("output", "write_as", "excel_de"))


def check_files(output: str | None, summary: str | None, read: Sequence[str], values: Mapping[str, Any]) -> None:
    """Refuse outputs that have no place, or the same one, before the register is answered, not after it.

    Where both are stdout they are told as they were typed.
    """
    if output == summary == "-":
        rows = [f"--output {values['output']}"] if values.get("output") else []
        rows += [f"--to {values['write_as']}"] if values.get("write_as") else []
        rows += ["--excel-de"] if values.get("excel_de") else []
        sums = "--summary -" if values.get("summary") else "--json" if values.get("json") else "--plain"
        raise InputError("output_twice", None, value=" ".join([*(rows[:1] or ["--output -"]), sums]))
    check_outputs({"output": output, "summary": summary}, read, suffixes={"summary": (".json", "")})
    if summary and summary != "-":
        check_target(summary, force=bool(values.get("force")))


def outcome_of(run: Any, say: Any) -> Any:
    """What comes of a run over a register, whose progress is shown."""
    template = say(N_("{rows} rows, {rate} rows/s, {left} left"))
    with stoppable():
        return run.run(lambda total: Progress(total, template))


def write_summary(text: str, values: Mapping[str, Any]) -> None:
    """Write the sums to the file that was named; ``-`` is stdout."""
    if values["summary"] == "-":
        sys.stdout.write(text + "\n")
    else:
        write_text(values["summary"], text + "\n", force=bool(values.get("force")))


def job_of(values: Mapping[str, Any]) -> Any:
    """What is to be done, from the options; raises :class:`InputError` for a missing input or output."""
    from hardship_cli.batch.pipeline import Job

    if not values.get("source"):
        raise InputError("missing_argument", None, argument="IN")
    if values["source"] == "-" and sys.stdin.isatty():
        raise InputError("batch_waits", None)
    output, write_as = values.get("output"), values.get("write_as")
    is_shown = sys.stdout.isatty() and not output and not write_as and not values.get("excel_de")
    output = output or "-"
    if output == "-":  # a terminal sees the first rows as a table, a pipe gets all of them
        write_as = write_as or "csv"
    if output == "-" and sys.stdout.isatty() and (write_as or "") in ("parquet", "xlsx"):
        raise InputError("batch_binary", "output")
    job = Job(_source(values), None if is_shown else output)
    job.read_as, job.write_as, job.sheet = values.get("read_as"), write_as, values.get("sheet")
    job.header_row = _number(values, "header_row", "batch_no_header_row") if values.get("header_row") else None
    job.named = tuple(values.get("map") or ())
    if values.get("ask"):
        # Nothing between commas is no question; it is refused as one, not taken for all.
        words = [word.strip() for word in values["ask"].split(",") if word.strip()] or [values["ask"]]
        job.ask = [command_of(word).code or word for word in words]
    job.sum_by = values.get("sum_by")
    job.sums = bool(values.get("summary") or job.sum_by)
    job.force, job.german = bool(values.get("force")), bool(values.get("excel_de"))
    return job


def _number(values: Mapping[str, Any], name: str, code: str) -> int:
    """The number of a row or a line, from 1; raises :class:`InputError` ``code``."""
    text = values[name]
    if not text.isascii() or not text.isdigit() or len(text) > _DIGITS or int(text) < 1:
        raise InputError(code, name, value=text)
    return int(text)


def _source(values: Mapping[str, Any]) -> str:
    """The register; a pattern that no shell expanded may stand for one."""
    found = fitting(values["source"])
    if len(found) > 1:
        raise InputError("one_register", None, value=values["source"], count=len(found))
    return found[0]


def setting_of(values: Mapping[str, Any], settings: Settings) -> Any:
    """What all rows share: the law, today, the day and the Land for rows without one."""
    from hardship_cli.batch.row_by_row import Setting

    on = settings.day_of(values["on"], "on") if values.get("on") else None
    say = Language("de") if values.get("excel_de") else settings.say

    def legend(codes: set[str]) -> list[tuple[str, str]]:
        from hardship_cli.render.legend import legend_of

        return legend_of(settings.law, say, codes)

    # The Land of rows that name none: as given here, else the user's own.
    given = values.get("land") or settings.land
    land = settings.land_of(given) if given else None
    return Setting(settings.law, (), teller(settings), settings.today, on, land, legend=legend)


def teller(settings: Settings) -> Any:
    """Turns an error into the one line that stands in the column ``error``."""

    def in_words(error: HardshipError) -> str:
        line = error_line(error, settings.say)
        if not error.field:
            return line
        return f"{called('headings', error.field, 'de') if settings.say.code == 'de' else error.field}: {line}"

    return in_words


def tell_errors(outcome: Any, say: Any) -> None:
    """What went wrong, and the first rows that failed, on stderr."""
    tell_remarks(outcome.warnings, say)
    for row, text in outcome.first_errors:
        line = say(N_("row {row}: {text}"), row=row, text=text)
        tell(shortened(line, _LONGEST_LINE), say)


def tell_remarks(remarks: Any, say: Any) -> None:
    """Remarks on a register, each on a line of its own, on stderr."""
    for code, params in remarks:
        tell(error_lines(InputError(code, None, **params), say)[0], say)


def _explain(values: Mapping[str, Any], settings: Settings) -> int:
    """The full answers of one row."""
    from hardship_cli.batch.explain import explain_row
    from hardship_cli.receipt import ROW, dump
    from hardship_cli.render.json import answer_tree

    number = _number(values, "explain_row", "batch_row_number")
    job = job_of(values)
    settings.explain = True
    code, trees = 0, []
    with stoppable():
        answers = explain_row(job, setting_of(values, settings), number)
    for answer in answers:
        if isinstance(answer, HardshipError):
            worded = error_json if settings.form == "json" else error_text
            text = worded(answer, settings.say.code)
            sys.stderr.write(text + "\n") if settings.form == "json" else settings.aside(text)
            code = max(code, answer.exit_code)
        elif settings.form == "json":
            trees.append(answer_tree(answer, settings.say, settings.law))
            code = max(code, settings.code_of(answer.status))
        else:
            code = max(code, settings.show(answer))
    if trees:
        settings.tell()
        settings.write(dump({"schema": ROW, "command": "batch", "row": number, "answers": trees}))
    return code


class stoppable:  # noqa: N801 - a context manager that reads as a word
    """SIGTERM, and a terminal that is closed, stop as Ctrl-C does, so that nothing half-written is left."""

    def __enter__(self) -> None:
        import signal
        import threading

        self._before: dict[Any, Any] = {}
        if threading.current_thread() is not threading.main_thread():
            return
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # What is ignored stays ignored: nohup, or a job in the background.
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                self._before[number] = signal.signal(number, self._interrupt)

    def _interrupt(self, _number: int, _frame: Any) -> None:
        import signal

        # A second Ctrl-C must not disturb the cleaning up.
        for number in self._before:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    def __exit__(self, *_error: object) -> None:
        import signal

        for number, handler in self._before.items():
            signal.signal(number, handler)
