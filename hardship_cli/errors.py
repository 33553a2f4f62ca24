"""What can go wrong, as codes: the face turns a code and its parameters into text in the reader's language."""

from datetime import date
from typing import Any, Self


class HardshipError(Exception):
    """Base of all errors that are meant for the person at the keyboard.

    ``code`` names the message, ``field`` the fact (or option, column, key) that it is about, ``params`` fill the text.

    >>> from hardship_cli import Case, HardshipError, fee
    >>> for facts in ({"act": "extend", "born": "31.2.2010"}, {"act": "extend", "on": "2026-03-02"}):
    ...     try:
    ...         fee(Case.read(facts))
    ...     except HardshipError as error:
    ...         print(type(error).__name__, error.code, error.field, error.exit_code)
    InputError date_not_real born 2
    Unanswerable months_needed months 4
    """

    exit_code = 2

    def __init__(self, code: str, field: str | None = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    def without_frames(self) -> Self:
        """The error without where it came from: who keeps it would keep all that was going on there in memory."""
        self.__cause__ = self.__context__ = None
        return self.with_traceback(None)

    def again(self) -> Self:
        """The same error to be raised once more: who raises the one that he keeps would hold himself in memory."""
        found = type(self).__new__(type(self), *self.args)
        found.__dict__.update(self.__dict__)
        return found

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.params.items() if value not in (None, "", ()))
        return ": ".join(part for part in (self.field, self.code.replace("_", " "), details) if part)


class InputError(HardshipError):
    """A value that cannot be read, or facts that contradict each other (exit code 2).

    >>> from hardship_cli import Case, InputError
    >>> try:
    ...     Case.read(applied="2026-03-02", decided="2026-03-01")
    ... except InputError as wrong:
    ...     print(wrong.code, wrong.field, wrong.params["other"])
    wrong_order decided applied
    """


class DataError(HardshipError):
    """Law data (usually a user's overlay) that breaks the format (exit code 2).

    ``params["path"]`` is the file, ``params["where"]`` the table or key inside it.
    """


class Unanswerable(HardshipError):  # noqa: N818 - it is no error to ask
    """No answer is possible: law before the first known version, a missing fact, or a rule not open to the case (exit code 4).

    ``params["would_give"]``, where it is short, lists what each possible value of the missing fact would give.

    >>> from hardship_cli import Case, Unanswerable, fee
    >>> try:
    ...     fee(Case.read(act="extend", on="2026-03-02"))
    ... except Unanswerable as missing:
    ...     print(missing.field, missing.is_missing_fact, [str(amount) for _value, amount in missing.params["would_give"]])
    months True ['96.00', '93.00']
    """

    exit_code = 4

    @property
    def is_missing_fact(self) -> bool:
        """Whether a fact of the case is missing, and would settle it; otherwise no fact helps."""
        return self.field is not None and self.code.endswith("_needed")


class OutsideCalendar(Unanswerable):
    """The day lies before the first day of which the Land's holidays are known (``first``)."""

    def __init__(self, day: date, land: str | None, first: date) -> None:
        super().__init__("before_calendar", None, value=day, first=first)
        self.day, self.land, self.first = day, land, first
