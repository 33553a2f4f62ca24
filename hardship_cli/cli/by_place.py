"""Days that are relative to today and stand by their place: ``-3d`` is no option, though it begins as one."""

import re
from collections.abc import Sequence

from hardship_cli.cli.given import option_of

_COMMAND = "deadline"  # the one whose day stands by its place
_RELATIVE = re.compile(r"-\d")


def days_by_place(args: Sequence[str]) -> list[str]:
    """The command line with a space in front of such days, which whoever reads them leaves out, and Typer takes for no option."""
    if _COMMAND not in args or not any(map(_RELATIVE.match, args)):
        return list(args)
    from hardship_cli.cli.bare import offered
    from hardship_cli.cli.deadline import BARE

    taking = {option_of(name) for name, value, _help in offered(BARE) if value}
    before = ("", *args[:-1])
    return [
        f" {word}" if _RELATIVE.match(word) and last not in taking else word
        for word, last in zip(args, before, strict=True)
    ]
