"""``hardship appeal``: the last day for Widerspruch or Klage."""

from hardship_cli.cli.question import QuestionCommand
from hardship_cli.i18n import N_
from hardship_cli.law.appeals import appeal
from hardship_cli.questions import APPEAL

_HELP = N_(
    "  hardship appeal --land NW --delivery letter --posted 2026-03-02\n"
    "  hardship appeal --land BW --delivery letter --posted 3.3.2025 --began 18.11.2024 --filed 7.4.2025\n"
    "  hardship appeal --land BY --notified 2026-03-10 --instruction missing --json\n\n"
    "By when Widerspruch or Klage must be filed: the day of notification by delivery, Land and day (§ 41 VwVfG and the"
    " Länder, VwZG, § 9 OZG), the month of §§ 70, 74 VwGO or the year of § 58 Abs. 2, moved off Saturday, Sunday and the"
    " holidays at the place of filing. What counts is the arrival by 24:00. --plain prints none where no period runs."
)

QUESTION = QuestionCommand(APPEAL, _HELP, lambda case, law, _today: appeal(case, law))
