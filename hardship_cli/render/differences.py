"""Where one decision and the law part, in words: what was recorded, what is right, what follows."""

from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.answer import Difference
from hardship_cli.i18n import N_
from hardship_cli.render.labels import BECAUSE, CAPS, REASONS
from hardship_cli.render.language import Language
from hardship_cli.render.words import capital, day_short, day_words, euro, remedy_word, unbroken, value_word, word

WHAT = {
    "fee": N_("fee"),
    "remedy": N_("remedy"),
    "last_day": N_("last day for the remedy"),
    "valid_until": N_("last day of the permit"),
}
# What follows from a difference, by code.
FOLLOWS = {
    "other_reading": N_("By another reading of a disputed point ({because}{basis}) what was recorded is right."),
    "open_fact": N_("What was recorded would be right {because}{basis}: a fact is open."),
    "fee_too_low": N_(
        "Too little was set. For the person nothing follows from it; whether the rest can be claimed is not reckoned here."
    ),
    "fee_too_high": N_("Too much was set. By when the fee alone can be contested does not follow from these facts."),
    "fee_too_high_until": N_("Too much was set. Against the fee alone: {remedy}, until {until}."),
    "remedy_wrong": N_(
        "The instruction names a remedy that is not open: a year runs instead of the month, until {until}{basis}. Safe is {safe}."
    ),
    "remedy_denied": N_(
        "The notice says that no remedy is open, and one is: not even the year limits it. Safe is {safe}."
    ),
    "last_day_too_late": N_(
        "A wrong day that somebody noted opens nothing: the period ends on {until}, and what comes later is late."
    ),
    "last_day_too_early": N_("Noted too early: nothing is lost, the period ends on {until}."),
    "safe_day": N_(
        "It is the safe day: the instruction is missing or wrong, so a year runs, until {until};"
        " filing within the ordinary period is in time in any case{basis}."
    ),
    "no_period": N_("No period runs by these facts: the day that was noted ends nothing."),
    "valid_too_long": N_("Longer than the law allows ({because})."),
    "valid_beyond_request": N_("Longer than was asked for."),
    "valid_below_request": N_("Shorter than was asked for, and than the law would allow."),
    "nothing_granted": N_("Nothing was granted that could run (outcome: {outcome}), and yet a last day was recorded."),
    "valid_shorter": N_("Shorter than what the law would allow ({because})."),
}

# How a provision stands in them.
_BESIDE, _BRACKETED = ": {basis}", " ({basis})"


def difference_line(difference: Difference, say: Language) -> str:
    """A difference in one paragraph."""
    text = say(N_("{what}: recorded {recorded}, right {right}. {follows}"))
    recorded, right = (recorded_words(value, say) for value in (difference.recorded, difference.right))
    what = capital(say(WHAT[difference.what]))
    return text.format(what=what, recorded=recorded, right=right, follows=follows_text(difference, say))


def follows_text(difference: Difference, say: Language) -> str:
    """What follows from a difference, as sentences; the reason of a fee that differs stands behind."""
    days = {"until": difference.until, "safe": difference.safe}
    params = {name: say(N_("no day")) if day is None else day_words(day, say) for name, day in days.items()}
    params["remedy"] = remedy_word(difference.remedy or "unread", say)
    params["because"] = word(
        {**CAPS, **REASONS, **(BECAUSE if difference.follows == "open_fact" else {})}, difference.because or "", say
    )
    basis = "" if difference.follows_basis is None else unbroken(difference.follows_basis)
    form = _BESIDE if difference.follows == "other_reading" else _BRACKETED
    params["basis"] = basis and form.format(basis=basis)
    params["outcome"] = value_word("outcome", difference.because or "", say)
    text = say(FOLLOWS[difference.follows]).format(**params)
    if difference.what == "fee" and difference.because in REASONS:
        text += " " + say(N_("Perhaps: {reason}.")).format(reason=params["because"])
    return text


def recorded_words(value: Any, say: Language) -> str:
    """What was recorded, or is right: an amount, a day, a remedy."""
    if isinstance(value, Decimal):
        return euro(value, say)
    if isinstance(value, date):
        return day_short(value, say)
    return say(N_("none")) if value is None else remedy_word(value, say)
