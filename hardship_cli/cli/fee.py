"""``hardship fee ACT``: what does this act cost."""

from hardship_cli.cli.question import QuestionCommand
from hardship_cli.i18n import N_
from hardship_cli.questions import FEE
from hardship_cli.today import amount_today, fee_today

_HELP = N_(
    "  hardship fee extend --land TH --months 6 --born 2010-05-12 --on 2025-07-04\n"
    "  hardship fee issue --land HH --benefits sgb2\n"
    "  hardship fee extend fiction-certificate --months 12 --born 1985-02-01 --born 2012-08-30\n"
    "  hardship fee objection --against refused-extend --months 12 --json\n\n"
    "What an act costs: the tariff of §§ 44-54 AufenthV on the day of notification, with minors (§ 50), exemptions (§§ 52-53),"
    " refusal and withdrawal (§ 49), objection (§ 51) and added services. Several acts, and several persons"
    " (--born repeated), make one bill. Without --land: the tariff alone."
)

QUESTION = QuestionCommand(FEE, _HELP, fee_today, amount_today, needs_day=True, takes_several=True)
