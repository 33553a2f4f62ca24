"""Fees, permit ends, fiction effect and remedy deadlines for German residence permits for hardship.

The public library: ``from hardship_cli import Case, Bill, fee, fees, permit, fiction, appeal, deadline, answers``. Everything is
imported on first use, so that the command line pays only for what it runs.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from hardship_cli.answer import Answer as Answer
    from hardship_cli.asking import Answers as Answers
    from hardship_cli.asking import answers as answers
    from hardship_cli.bill import Bill as Bill
    from hardship_cli.case import Case as Case
    from hardship_cli.errors import HardshipError as HardshipError
    from hardship_cli.errors import InputError as InputError
    from hardship_cli.errors import Unanswerable as Unanswerable
    from hardship_cli.library import appeal as appeal
    from hardship_cli.library import deadline as deadline
    from hardship_cli.library import departure as departure
    from hardship_cli.library import fee as fee
    from hardship_cli.library import fees as fees
    from hardship_cli.library import fiction as fiction
    from hardship_cli.library import permit as permit
    from hardship_cli.reading import Joined as Joined
    from hardship_cli.reading import Period as Period
    from hardship_cli.reading import WorkingDays as WorkingDays
    from hardship_cli.turning_points import turns as turns

_HOMES = {
    "Answer": "answer",
    "HardshipError": "errors",
    "InputError": "errors",
    "Unanswerable": "errors",
    "Bill": "bill",
    "Case": "case",
    "Joined": "reading",
    "Period": "reading",
    "WorkingDays": "reading",
    "Answers": "asking",
    "answers": "asking",
    "fee": "library",
    "permit": "library",
    "fiction": "library",
    "appeal": "library",
    "deadline": "library",
    "departure": "library",
    "fees": "library",
    "turns": "turning_points",
}

__all__ = tuple(sorted(_HOMES))


def __getattr__(name: str) -> Any:
    """Import a public name from the module where it lives."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = __import__(f"{__name__}.{home}", fromlist=[name])
    return getattr(module, name)
