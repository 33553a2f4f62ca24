"""What rules say, in words: ``4 Tage``, ``93,00 €``, ``Klage``; for lists of the law data and for the steps of an answer."""

from datetime import date
from typing import Any

from hardship_cli.answer import money
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.reading import Period
from hardship_cli.render.labels import FICTIONS, UNITS, VERSION_STATES
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, duration, fact_word, remedy_word, shown, value_word, word
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import GAP, MONEY_KINDS, NONE, USE, Rule, Version

# What a rule can say beside the words of the vocabulary and of the answers.
_WORDS = {"full": N_("the full fee"), "day-after-expiry": N_("the day after the title expires")}

# With which day of the decision an effect ends, as the rule of that says it.
_ENDS = {
    "notified": N_("with the notification of the decision"),
    "decided": N_("with the decision"),
}

# The facts whose values a rule of exemption names.
_WHO = ("benefits", "status", "reason", "outcome")
_REMEDIES = ("objection", "action", "none", "unread")


def rule_of(rule_id: str, law: Law) -> Rule | None:
    """The rule of this id in either file, or nothing."""
    return next((sheet.rule(rule_id) for sheet in (law.fees, law.deadlines) if sheet.has_rule(rule_id)), None)


def rule_title(rule_id: str, say: Language, law: Law) -> str:
    """What a rule is called; empty for what is no rule."""
    rule = rule_of(rule_id, law)
    return "" if rule is None else say.of(rule.title)


def figure(rule: Rule, version: Version) -> Any:
    """What a version says, as data: money as euro, never as cents."""
    is_money = rule.kind in MONEY_KINDS and version.state not in (NONE, GAP, USE) and version.value is not None
    return money(version.value) if is_money else version.value


def version_words(rule: Rule, version: Version, say: Language, law: Law) -> str:
    """What a version says, in words."""
    if version.state in (NONE, GAP):
        return word(VERSION_STATES, version.state, say)
    if version.state == USE:
        return f"→ {rule_title(version.value, say, law) or version.value}"
    if version.value is None:
        return who_words(version.who, say)
    return figure_words(rule, figure(rule, version), say)


def figure_words(rule: Rule, value: Any, say: Language) -> str:
    """A figure of a rule in words, with its unit."""
    if isinstance(value, date):
        # The weekday stands in the answer above.
        return day_short(value, say)
    if isinstance(value, int) and not isinstance(value, bool) and rule.kind in UNITS:
        return duration(Period(value, rule.kind), say)
    return code_words(rule.id, value, say)


def who_words(who: tuple[str, ...], say: Language) -> str:
    """The persons or cases that an exemption names."""
    named = ((fact, code) for code in who for fact in _WHO if code in FACTS[fact].values)
    words = {code: value_word(fact, code, say) for fact, code in named}
    return ", ".join(words.get(code, code) for code in who)


def code_words(rule_id: str | None, value: Any, say: Language) -> str:
    """A value in words; a code that no table knows stands for itself."""
    if not isinstance(value, str):
        return shown(value, say)
    if rule_id == "fiction_ends":
        return word(_ENDS, value, say)
    # "none" stands in two tables; the rule says which is meant.
    of_remedies = value in _REMEDIES and ((rule_id or "").startswith("remedy") or value not in FICTIONS)
    if of_remedies:
        return remedy_word(value, say)
    return fact_word(value, say) if value in FACTS else word({**_WORDS, **FICTIONS}, value, say)
