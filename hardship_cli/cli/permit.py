"""``hardship permit``: until when can the permit run."""

from hardship_cli.cli.question import QuestionCommand
from hardship_cli.i18n import N_
from hardship_cli.questions import PERMIT
from hardship_cli.today import permit_today

_HELP = N_(
    "  hardship permit --start 2026-03-15 --months 36\n"
    "  hardship permit --permit-until 2026-03-31 --months 12 --passport-until 2026-12-01\n"
    "  hardship permit --title 25-5 --start 1.7.2026 --lawful-since 1.1.2025 --json\n\n"
    "Until when a permit can run: three years at most (§ 26 Abs. 1 AufenthG), six months for some titles while the stay has"
    " not been lawful for long, its purpose (§ 7 Abs. 2), the length applied for, the passport. The first day counts, the"
    " last is included and never moves. Without a length: the longest."
)

QUESTION = QuestionCommand(PERMIT, _HELP, permit_today)
