"""``hardship departure``: by when to leave."""

from hardship_cli.asking import ask_from_no_day
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.i18n import N_
from hardship_cli.questions import DEPARTURE

_HELP = N_(
    "  hardship departure --land NW --notified 2026-03-05 --departure-days 30\n"
    "  hardship departure --land BY --posted 2.3.2026 --delivery letter --departure-until 15.4.2026\n"
    "  hardship departure --notified 2026-03-05 --departure-days 14 --suspended 2026-03-12 --enforceable-again 2026-06-01\n\n"
    "By when to leave (§ 59 AufenthG): the time that the threat of removal sets, in days from the notification or from the day on"
    " which the duty to leave can be enforced, or a named day; 7 to 30 days as a rule. An order of the court interrupts it; then it"
    " runs anew, in full. --plain prints none where no day runs."
)

QUESTION = QuestionCommand(DEPARTURE, _HELP, lambda case, law, _today: ask_from_no_day("departure", case, law))
