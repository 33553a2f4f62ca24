"""``hardship fiction``: what bridges the time after expiry."""

from hardship_cli.answer import Gist
from hardship_cli.asking import ask_from_no_day, ask_one
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.i18n import N_
from hardship_cli.questions import FICTION

_HELP = N_(
    "  hardship fiction --permit-until 2026-03-31 --applied 2026-03-30\n"
    "  hardship fiction --permit-until 31.3.2026 --applied 3.4.2026 --continuation-ordered 20.4.2026\n"
    "  hardship fiction --permit-until none --lawful-stay --applied 2026-05-04 --json\n\n"
    "What an application brings about until it is decided (§ 81 Abs. 3, 4 AufenthG): the title continues if it arrived by the"
    " title's last day, later only by order; without a title a lawful stay counts as permitted. Without --applied: the last"
    " day to apply."
)

QUESTION = QuestionCommand(
    FICTION,
    _HELP,
    lambda case, law, _today: ask_from_no_day("fiction", case, law),
    lambda case, law, _today: ask_one("fiction", case, law, trace=Gist),
)
