"""Why an answer is another one under another law: the versions of rules that it rests on here and there."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import Answer, Step
from hardship_cli.asking import needs
from hardship_cli.deciding import behind_notification
from hardship_cli.recorded import OTHER

# The steps that say what a rule says; others reckon with it.
_OF_RULES = ("version", "stand_in", "remedy_unread")


_Steps = Sequence[Step]


class Said(NamedTuple):
    """What a rule said for an answer: the first day of the version, its figure, its provision, where it was read.

    Without a version no text was read.
    """

    version: date | None
    value: Any
    basis: str | None
    source: str | None


class Moved(NamedTuple):
    """A rule that says something else; ``None`` on the side on which it was not looked at, or is no rule with versions."""

    rule: str
    before: Said | None = None
    after: Said | None = None

    @property
    def text(self) -> str:
        """As a cell: ``residence_extend_over_3m 2011-09-01 (80.00) -> 2017-09-01 (93.00)``."""
        if self.before is None and self.after is None:
            return self.rule
        return f"{self.rule} {_text(self.before)} -> {_text(self.after)}"


def _text(rule_found: Said | None) -> str:
    if rule_found is None or rule_found.version is None:
        return "-" if rule_found is None else "unread"
    return str(rule_found.version) if rule_found.value is None else f"{rule_found.version} ({rule_found.value})"


def moved(before: Mapping[str, Answer], after: Mapping[str, Answer], question: str) -> tuple[Moved, ...]:
    """What differs between two answers to ``question``, each among the answers to the same case.

    Rules that both rest on and whose figures differ; where there are none, those that only one of them rests on; then those whose
    versions differ, and at last the holidays. A question may use the day of notification that the remedy finds.
    """
    pairs: list[tuple[_Steps, _Steps]] = [(before[question].steps, after[question].steps)]
    used = (other for other in needs(question)[1:] if other in before and other in after)
    pairs += [(behind_notification(before[one].steps), behind_notification(after[one].steps)) for one in used]
    for look in (_other_figures, _only_here, _other_versions, _other_holidays):
        for old, new in pairs:
            if found := look(old, new):
                return tuple(found)
    return (Moved(OTHER),)


def _other_figures(old: _Steps, new: _Steps) -> list[Moved]:
    return [one for one in _both(old, new) if one.before and one.after and one.before.value != one.after.value]


def _other_versions(old: _Steps, new: _Steps) -> list[Moved]:
    return [one for one in _both(old, new) if one.before and one.after and one.before.version != one.after.version]


def _only_here(old: _Steps, new: _Steps) -> list[Moved]:
    rules, others = _rules(old), _rules(new)
    found = [Moved(rule, rule_found) for rule, rule_found in rules.items() if rule not in others]
    return found + [Moved(rule, None, rule_found) for rule, rule_found in others.items() if rule not in rules]


def _both(old: _Steps, new: _Steps) -> list[Moved]:
    rules, others = _rules(old), _rules(new)
    return [Moved(rule, rules[rule], others[rule]) for rule in rules if rule in others]


def _rules(steps: _Steps) -> dict[str, Said]:
    """By rule what it said; one that was looked at twice as it was last."""
    return {
        step.rule: Said(step.version, step.value, step.basis, step.source)
        for step in steps
        if step.rule is not None and step.op in _OF_RULES
    }


def _other_holidays(old: _Steps, new: _Steps) -> list[Moved]:
    """The holidays that only one of the two counts."""
    days = [{(step.rule, step.value) for step in steps if step.op == "holiday"} for steps in (old, new)]
    return [Moved(rule) for rule in sorted({rule for rule, _day in days[0] ^ days[1] if rule is not None})]
