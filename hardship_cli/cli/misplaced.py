"""A word in a place where nothing takes it: whose value it was meant to be, seen from the words that stand before it."""

from collections.abc import Mapping, Sequence

from hardship_cli.case import read_fact
from hardship_cli.cli.given import option_of
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS, Fact
from hardship_cli.reading import suggest
from hardship_cli.words import as_option, words_of

_DENIED = "--no-"
_FLAGS = {option_of(name): name for name, fact in FACTS.items() if fact.kind == "flag"}
_VALUES = {option_of(name): fact for name, fact in FACTS.items() if fact.kind not in ("flag", "text", "place")}


def explained(error: HardshipError, args: Sequence[str], typed: Mapping[str, str]) -> HardshipError:
    """The error, or one that says what a word was meant for which stands where an act or nothing is taken.

    ``typed`` are the words that were typed for options' codes.
    """
    word = str(error.params.get("value", ""))
    if error.code == "not_a_choice" and error.field == "act":
        at = next((place for place, typed in enumerate(args) if typed == word and place), None)
    elif error.code in ("extra_argument", "word_too_many"):
        at = next((place for place, typed in enumerate(args) if place and f"{word} ".startswith(f"{typed} ")), None)
    else:
        return error
    # What was written as an act's option is no stray word.
    if at is None or args[at - 1] == option_of("act"):
        return error
    found = _of_flag(args, at) or _in_two_words(args, at) or _without_value(args, at) or _without_option(error, word)
    if found is None:
        return error
    for name in ("option", "value"):
        if name in found.params:
            found.params[name] = typed.get(found.params[name], found.params[name])
    return found


def needs_value(option: str, value: str) -> InputError:
    """An option without its value, with what a fact takes; ``value`` is how the option was typed."""
    name = option.lstrip("-").replace("-", "_")
    if name not in FACTS or FACTS[name].kind == "text":
        return InputError("option_needs_value", name, value=value)
    fact = FACTS[name]
    return InputError("option_needs_fact", name, value=value, fact=name, expected=", ".join(fact.values) or fact.kind)


def _without_value(args: Sequence[str], at: int) -> HardshipError | None:
    """An option whose value was left out, and which took the next option for it: ``--born --lang de``."""
    is_taken = at > 1 and args[at - 2] in _VALUES and args[at - 1].startswith("--")
    return needs_value(args[at - 2], args[at - 2]) if is_taken else None


def _of_flag(args: Sequence[str], at: int) -> HardshipError | None:
    """A flag stands alone: ``--minor yes``."""
    flag, word = args[at - 1], args[at]
    is_denied = flag.startswith(_DENIED)
    name = _FLAGS.get(option_of(flag.removeprefix(_DENIED)) if is_denied else flag)
    names = (name for act in words_of("act") for name in act.all)
    if name is None or suggest(word, names):
        return None
    opposite = option_of(name if is_denied else f"no_{name}")
    return InputError("flag_takes_none", name, value=word, option=flag, opposite=opposite)


def _in_two_words(args: Sequence[str], at: int) -> HardshipError | None:
    """A value of several words without quotes: ``--months 1 year``."""
    first = at - 1
    while first > 0 and not args[first].startswith("-"):
        first -= 1
    fact = _VALUES.get(args[first])
    last = at
    while last < len(args) and not args[last].startswith("-"):
        last += 1
    if fact is None and at > 1 and _reads(FACTS["months"], f"{args[at - 1]} {args[at]}"):  # a length by its place
        return InputError("in_quotes", None, value=args[at], option=args[at - 2], whole=f"{args[at - 1]} {args[at]}")
    if fact is None or first == at - 1:
        return None
    for end in range(last, at, -1):
        whole = " ".join(args[first + 1 : end])
        if _reads(fact, whole):
            return InputError("in_quotes", fact.name, value=args[at], option=args[first], whole=whole)
    return None


def _without_option(error: HardshipError, word: str) -> HardshipError | None:
    """A value whose option was left out: ``fee extend 90d``."""
    if error.params.get("suggestion") or error.code != "extra_argument":
        return None
    meant = f"{option_of('months')} {word}" if _reads(FACTS["months"], word) and not word.isdigit() else ""
    meant = meant or (f"{option_of('land')} {word}" if _reads(FACTS["land"], word) and not word.isdigit() else "")
    meant = meant or as_option(word, FACTS)
    return InputError(error.code, error.field, **{**error.params, "suggestion": meant}) if meant else None


def _reads(fact: Fact, text: str) -> bool:
    """Whether a text is a value of the fact; a day from today on is none here, for nobody leaves its option out."""
    try:
        read_fact(fact, text)
    except InputError:
        return False
    return True
