"""Where one decision and the law part, in words: what was recorded, what is right, what follows."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.answer import Difference
from hardship_cli.i18n import N_
from hardship_cli.render.labels import BECAUSE, CAPS, REASONS
from hardship_cli.render.language import Language
from hardship_cli.render.words import capital, day_short, day_words, euro, remedy_word, unbroken, value_word, word
from hardship_cli.words import called

WHAT = {
    "fee": N_("fee"),
    "remedy": N_("remedy"),
    "last_day": N_("last day for the remedy"),
    "valid_until": N_("last day of the permit"),
}
_NOTED = ("last_day", "valid_until")  # by the office or the holder; fee and remedy are what the notice itself says
# What follows from a difference, by code.
FOLLOWS = {
    "other_reading": N_("By another reading of a disputed point ({because}{basis}) what was recorded is right."),
    "open_fact": N_("What was recorded would be right {because}{basis}: a fact is open."),
    "open_fact_year": N_(
        "It is the last day of the year that runs because the instruction names a remedy that is not open{basis}."
        " Safe for whoever files is {safe}."
    ),
    "fee_too_low": N_(
        "Too little was set. For the person nothing follows from it; whether the rest can be claimed is not reckoned here."
    ),
    "fee_too_high": N_("Too much was set. By when the fee alone can be contested does not follow from these facts."),
    "fee_too_high_until": N_("Too much was set. Against the fee alone: {remedy}, until {until}."),
    "fee_too_high_until_year": N_(
        "Too much was set. Against the fee alone: {remedy}. Safe for whoever files is {safe}; the instruction is"
        " missing or wrong, so a year runs, until {until}{basis}."
    ),
    "fee_too_high_until_denied": N_(
        "Too much was set. Against the fee alone: {remedy}. Safe for whoever files is {safe}; the notice says that no"
        " remedy is open, so not even the year limits it{basis}."
    ),
    "remedy_wrong": N_(
        "The instruction names a remedy that is not open: a year runs instead of the month, until {until}{basis}."
        " Safe for whoever files is {safe}."
    ),
    "remedy_wrong_no_period": N_(
        "The instruction names a remedy that is not open. By these facts no period runs that this could make longer."
    ),
    "remedy_denied": N_(
        "The notice says that no remedy is open, and one is: not even the year limits it. Safe for whoever files is {safe}."
    ),
    "remedy_denied_no_period": N_("The notice says that no remedy is open, and one is. By these facts no period runs."),
    "remedy_not_opened": N_("The law gives no remedy here, and an instruction that names one opens none."),
    "last_day_too_late": N_(
        "A wrong day that somebody noted opens nothing: the period ends on {until}, and what comes later is late."
    ),
    "last_day_too_late_year": N_(
        "A wrong day that somebody noted opens nothing. Safe for whoever files is {safe}; the instruction is missing"
        " or wrong, so a year runs, until {until}{basis}, and what comes later is late."
    ),
    "last_day_too_late_denied": N_(
        "A wrong day that somebody noted opens nothing. Safe for whoever files is {safe}; the notice says that no"
        " remedy is open, so not even the year limits it{basis}."
    ),
    "last_day_too_early": N_("Noted too early: the period ends on {until}."),
    "last_day_too_early_year": N_(
        "Noted too early. Safe for whoever files is {safe}; the instruction is missing or wrong, so a year runs,"
        " until {until}{basis}."
    ),
    "last_day_too_early_denied": N_(
        "Noted too early. Safe for whoever files is {safe}; the notice says that no remedy is open, so not even the"
        " year limits it{basis}."
    ),
    "safe_day": N_(
        "It is the safe day: the instruction is missing or wrong, so a year runs, until {until};"
        " filing within the ordinary period is in time in any case{basis}."
    ),
    "safe_day_denied": N_(
        "It is the safe day: the notice says that no remedy is open, so not even the year limits it; filing within the ordinary"
        " period is in time in any case{basis}."
    ),
    "no_period": N_("No period runs by these facts: the day that was noted ends nothing."),
    "valid_too_long": N_("Longer than the law allows ({because})."),
    "valid_beyond_request": N_("Longer than was asked for."),
    "valid_below_request": N_("Shorter than was asked for, and than the law would allow."),
    "nothing_granted": N_("Nothing was granted that could run (outcome: {outcome}), and yet a last day was recorded."),
    "valid_shorter": N_("Shorter than what the law would allow ({because})."),
}

# The same where a difference before it has said that a year runs, or that not even the year limits it.
_AGAIN = {
    "fee_too_high_until": N_("Too much was set. Against the fee alone: {remedy}. Safe for whoever files is {safe}."),
    "last_day_too_late": N_("A wrong day that somebody noted opens nothing. Safe for whoever files is {safe}."),
    "last_day_too_early": N_("Noted too early. Safe for whoever files is {safe}."),
}

# What is said behind them where a day that they name is over.
OVER = N_("That is over: what has not been filed by then can no longer be filed in time.")
SAFE_OVER = N_("The safe day is over: who has not filed yet should file now, and not wait for the last day.")
# The differences of which something can be filed until a day.
_OPEN = ("fee", "remedy", "last_day")

# How a provision stands in them.
_BESIDE, _BRACKETED = ": {basis}", " ({basis})"


def says_year(difference: Difference) -> bool:
    """Whether the text on a difference says that a year runs, or that not even the year limits it."""
    return difference.safe is not None


def difference_line(difference: Difference, today: date, say: Language, *, again: bool = False) -> str:
    """A difference in one paragraph; ``again``: behind another that says of the year what this would say."""
    heads = N_("The notice differs from the law."), N_("What was noted differs from the law.")
    text = f"{say(heads[difference.what in _NOTED])} " + say(
        N_("{what}: recorded {recorded}, right {right}. {follows}")
    )
    recorded, right = (recorded_words(value, say) for value in (difference.recorded, difference.right))
    what = capital(say(WHAT[difference.what]))
    return text.format(
        what=what, recorded=recorded, right=right, follows=follows_text(difference, today, say, again=again)
    )


def follows_text(difference: Difference, today: date, say: Language, *, again: bool = False) -> str:
    """What follows from a difference, as sentences: what is over ``today`` is told as over; the reason of a fee stands behind."""
    days = {"until": difference.until, "safe": difference.safe}
    params = {name: say(N_("no day")) if day is None else day_words(day, say) for name, day in days.items()}
    params["remedy"] = remedy_word(difference.remedy, say)
    params["because"] = word(
        {**CAPS, **REASONS, **(BECAUSE if difference.follows == "open_fact" else {})}, difference.because or "", say
    )
    basis = "" if difference.follows_basis is None else unbroken(difference.follows_basis)
    form = _BESIDE if difference.follows == "other_reading" else _BRACKETED
    params["basis"] = basis and form.format(basis=basis)
    params["outcome"] = value_word("outcome", difference.because or "", say)
    over = _over(difference, today)
    text = _AGAIN.get(difference.follows) if again and says_year(difference) else None
    sentences = [say(text or FOLLOWS[_code(difference)], **params), *([] if over is None else [say(over)])]
    if difference.what == "fee" and difference.because in REASONS:
        sentences.append(say(N_("Possible cause: {reason}."), reason=params["because"]))
    return " ".join(sentences)


def _code(difference: Difference) -> str:
    """The code of the text: where the safe day is not the last one, the text names both, or says that there is no last one."""
    if difference.safe is None:
        return difference.follows
    longer = f"{difference.follows}_{'denied' if difference.until is None else 'year'}"
    return longer if longer in FOLLOWS else difference.follows


def _over(difference: Difference, today: date) -> str | None:
    """What is to be said of the days of a difference as seen from today."""
    safe = difference.safe or difference.until
    if difference.what not in _OPEN or safe is None or safe >= today:
        return None
    is_final = difference.final_from is not None and difference.final_from <= today
    return OVER if is_final else SAFE_OVER


def recorded_facts(recorded: Mapping[str, Any], say: Language) -> list[tuple[str, str]]:
    """What was recorded of a decision, each with what it is called."""
    return [
        (capital(called("headings", name, say.code)), recorded_words(value, say)) for name, value in recorded.items()
    ]


def recorded_words(value: Any, say: Language) -> str:
    """What was recorded, or is right: an amount, a day, a remedy."""
    if isinstance(value, Decimal):
        return euro(value, say)
    if isinstance(value, date):
        return day_short(value, say)
    return say(N_("none")) if value is None else remedy_word(value, say)
