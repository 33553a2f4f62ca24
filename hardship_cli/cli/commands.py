"""All commands by name: the module that holds each, and its one line of help. Modules are imported when they run."""

from hardship_cli.i18n import N_

COMMANDS: dict[str, tuple[str, str]] = {
    "fee": ("fee", N_("What does this act cost?")),
    "permit": ("permit", N_("Until when can the permit run?")),
    "fiction": ("fiction", N_("What bridges the time after it expires?")),
    "appeal": ("appeal", N_("By when must Widerspruch or Klage be filed?")),
    "departure": ("departure", N_("By when to leave after a refusal?")),
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
    "init": ("init", N_("Commented templates: a case, an overlay on the law data")),
    "config": ("config", N_("Which defaults hold here, and where each came from")),
    "words": ("words", N_("The words that may be typed for commands, facts and values")),
    "schema": ("schema", N_("JSON Schema of case files, answers, registers, words")),
    "mcp": ("mcp", N_("The questions as tools for assistants (Model Context Protocol)")),
    "help": ("help", N_("Help for a command")),
    "schedules": ("schedules", N_("The law as data: list, show, diff, check, export, paths")),
}
