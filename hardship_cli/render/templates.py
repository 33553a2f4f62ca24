"""Commented templates in the reader's language, made out of the vocabulary and the law data, so that they cannot fall behind."""

from hardship_cli.facts import FACTS, Case, Fact
from hardship_cli.i18n import N_
from hardship_cli.render.labels import LABELS
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.pick import shown

_WIDTH = 100

_CASE_HEAD = N_(
    "One case, for: hardship case FILE. Take the # away before the facts that are known, and leave the others: each answer"
    " comes as far as the facts reach, and names what it still needs.\n"
    'Days as 2026-03-31 or "31.03.2026". Texts in quotes.'
)

_OVERLAY_HEAD = N_(
    "Own law data on top of the shipped ones: a new gazette, an authority's own tariff. Save this file as fees.toml in a"
    ' directory of its own, and name the directory: --data DIR, HARDSHIP_DATA, or data = "DIR" in the user\'s file.'
    " hardship schedules check --data DIR checks it.\n"
    "Rules are named as in hardship schedules list; time limits go into deadlines.toml, holidays into holidays.toml, in the same"
    " form. Money always with two places. A version holds from its day until the next one begins."
)
_OVERLAY_VERSION = N_(
    "A new version of an amount. Shipped: {value} since {since} ({basis}). A version of the same day takes the place of the"
    " shipped one."
)
_OVERLAY_SOURCE = N_(
    "Where it was read; each version names its source. result: verified (text read), secondary (two accounts agree), single"
    " (one), open (none)."
)
_OVERLAY_RULE = "residence_extend_over_3m"

_EXAMPLES = {
    "text": '"A-17"',
    "land": '"NW"',
    "day": "2026-03-31",
    "day-or-none": "2026-03-31",
    "flag": "true",
    "period": '"6m"',
    "place": '"land"',
}


def case_template(say: Language) -> str:
    """A case file with every fact of the vocabulary, commented out."""
    defaults = Case()._asdict()
    lines = [*_comment(say(_CASE_HEAD)), ""]
    for fact in FACTS.values():
        lines += _comment(f"{say(LABELS[fact.name])}: {say(fact.help)}" if fact.name in LABELS else say(fact.help))
        if fact.values:
            lines += _comment(say(N_("One of: {values}")).format(values=", ".join(fact.values)))
        default = defaults[fact.name]
        if isinstance(default, str):
            lines += _comment(say(N_("Without it: {value}")).format(value=default))
        if fact.kind == "day-or-none":
            lines += _comment(say(N_('Or "none".')))
        lines += [f"# {fact.name} = {_example(fact)}", ""]
    return "\n".join(lines)


def case_template_json() -> str:
    """The same as JSON, which has no comments: every fact, not given (``null``), ready to be filled in."""
    import json

    return json.dumps(dict.fromkeys(FACTS), indent=2) + "\n"


def overlay_template(say: Language, law: Law) -> str:
    """An overlay on ``fees.toml``, commented out."""
    rule = law.fees.rule(_OVERLAY_RULE)
    version = rule.versions[-1]
    text = say(_OVERLAY_VERSION).format(
        value=shown(rule, version), since=version.start.isoformat(), basis=version.basis
    )
    lines = [
        *_comment(say(_OVERLAY_HEAD)),
        "",
        *_comment(text),
        f"# [rule.{rule.id}]",
        "# version = [",
        f'#   {{ from = 2027-01-01, value = {shown(rule, version)}, source = "OWN-2027" }},',
        "# ]",
        "",
        *_comment(say(_OVERLAY_SOURCE)),
        "# [source.OWN-2027]",
        '# title = "BGBl. 2027 I Nr. 1"',
        '# checked = { on = 2027-01-02, result = "verified" }',
        "",
    ]
    return "\n".join(lines)


def _example(fact: Fact) -> str:
    if fact.kind == "list":
        return f'["{fact.values[0]}"]'
    return _EXAMPLES[fact.kind] if fact.kind in _EXAMPLES else f'"{fact.values[0]}"'


def _comment(text: str) -> list[str]:
    """A text as comment lines of bounded width; two signs, so that a single one marks what can be switched on."""
    import textwrap

    return [f"## {line}" for part in text.split("\n") for line in textwrap.wrap(part, _WIDTH, break_long_words=False)]
