"""All commands by name: the module that holds each, and its one line of help. Modules are imported when they run.

Those that put a question are the questions of the table.
"""

from hardship_cli.i18n import N_
from hardship_cli.questions import QUESTIONS

COMMANDS: dict[str, tuple[str, str]] = {
    **{name: ("question", one.asks) for name, one in QUESTIONS.items()},
    "deadline": ("deadline", N_("The end of any period under §§ 187-193 BGB")),
    "holidays": ("holidays", N_("Public holidays of a Land")),
    "case": ("case", N_("All answers for one case, as a timeline")),
    "due": ("due", N_("What falls due next, over many cases")),
    "turns": ("turns", N_("Every day on which an answer changes, over a span")),
    "verify": ("verify", N_("Does a saved answer still hold?")),
    "ask": ("ask", N_("A guided interview: asks for the facts, then answers")),
    "batch": ("batch", N_("Many cases: a register in, the same register with all answers out")),
    "audit": ("audit", N_("Recorded fees and deadlines against the computed ones")),
    "text": ("text", N_("Paragraphs to paste into a decision or a file")),
    "impact": ("impact", N_("What another day's law or an overlay would change in a register")),
    "checklist": ("checklist", N_("Documents, conditions, steps, legal consequences, processing time")),
    "init": ("init", N_("Commented templates: a case, a register, an overlay on the law data")),
    "config": ("config", N_("Which defaults hold here, and where each came from")),
    "words": ("words", N_("The words that may be typed for commands, facts and values")),
    "schema": ("schema", N_("JSON Schema of case files, answers, registers, words")),
    "mcp": ("mcp", N_("The questions as tools for assistants (Model Context Protocol)")),
    "help": ("help", N_("Help for a command")),
    "schedules": ("schedules", N_("The law as data: list, show, diff, check, export, paths")),
}
