"""The steps of an answer in words, for the table and the page alike: what each did, what it gave, what it rests on."""

from datetime import date

from hardship_cli.answer import Step
from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.render.figures import code_words, figure_words, rule_of, rule_title
from hardship_cli.render.labels import CAPS, WEEKEND
from hardship_cli.render.language import Language
from hardship_cli.render.texts import text_of
from hardship_cli.render.words import day_short, fact_word, unbroken, value_word, word
from hardship_cli.schedule.load import Law


def step_what(step: Step, say: Language, law: Law) -> str:
    """What a step did: the operation and the rule, limit or day that it is about."""
    what = say(text_of("OPS", step.op))
    if step.rule is None:
        return what
    if step.op == "law_day":
        return f"{what} ({fact_word(step.rule, say)})" if step.rule in FACTS and step.rule != "on" else what
    if step.op == "limit":
        return f"{what}: {word(CAPS, step.rule, say)}"
    if step.op == "holiday":
        return f"{what}: {off_day(step.rule, say, law)}"
    if step.op == "departure_event":
        return f"{what} {value_word('departure_from', step.rule, say)}"
    return f"{what}: {rule_title(step.rule, say, law) or step.rule}"


def step_value(step: Step, say: Language, law: Law) -> str:
    """What a step gave; empty where it gave nothing."""
    if step.value is None:
        return ""
    rule = None if step.rule is None else rule_of(step.rule, law)
    if rule is not None:
        return figure_words(rule, step.value, say)
    return day_short(step.value, say) if isinstance(step.value, date) else code_words(step.rule, step.value, say)


def step_ground(step: Step, say: Language) -> list[str]:
    """Since when the rule says so, and its provision; the source is named by each form in its own way."""
    since = say(N_("since {day}"), day=day_short(step.version, say)) if step.version else ""
    return [part for part in (since, unbroken(step.basis or "")) if part]


def passed_over(step: Step, say: Language) -> list[str]:
    """The versions that were looked at and not applied, one line each."""
    text = say(N_("passed over: version of {version}, {because}"))
    return [
        text.format(version=day_short(other.version, say), because=say(text_of("OPS", other.because)))
        for other in step.passed_over
    ]


def off_day(why: str, say: Language, law: Law) -> str:
    """Why a day is no working day: Saturday, Sunday or the holiday's name."""
    return word(WEEKEND, why, say) if why in WEEKEND else say.of(law.holidays["holiday"][why]["name"])
