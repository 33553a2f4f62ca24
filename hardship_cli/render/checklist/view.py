"""What rendering needs: the checklist, the reader's language, the law data for labels, and what is done."""

from typing import NamedTuple

from hardship_cli.checklist.model import Checklist
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law


class View(NamedTuple):
    """A checklist and how it is to be told; ``done`` are the finished ids."""

    answer: Checklist
    say: Language
    law: Law
    done: frozenset[str]
