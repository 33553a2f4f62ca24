"""What a word stands for wherever one is taken: commands, facts and values, each as it is typed under its code."""

from collections.abc import Iterator

from hardship_cli.as_typed import laender
from hardship_cli.laender import LAENDER
from hardship_cli.values import VALUES
from hardship_cli.words import Found, command_of, fact_of_heading, options_of, value_of, words_of

# The ground of the title held now has the words of the title's.
_FACTS = tuple(fact for fact in (*VALUES, "place") if fact != "held_ground")


def acts(text: str) -> tuple[str, ...]:
    """The commands that tell the fee of the acts that a word stands for, or may: ``hardship fee toleration-issue``."""
    return tuple(f"hardship fee {code}" for code in _codes(value_of("act", text)))


def meanings(text: str) -> tuple[str, ...]:
    """All that a word stands for, or may: ``hardship fee``, ``--applied``, ``--benefits sgb2``; nothing for no word."""
    return tuple(dict.fromkeys(_meanings(text)))


def _meanings(text: str) -> Iterator[str]:
    yield from (f"hardship {code}" for code in _codes(command_of(text)))
    named = fact_of_heading(text)
    yield from (_option(fact) for fact in _codes(named))
    if named.reverse:
        yield f"--no-{named.reverse.replace('_', '-')}"
    land = text.upper() if text.upper() in LAENDER else laender.named(text)
    if land:
        yield f"--land {land}"
    yield from (_option(code) for code in options_of(text))
    for fact in _FACTS:
        yield from (f"{_option(fact)} {code}" for code in _codes(value_of(fact, text)))


def fact_with_values(text: str) -> str:
    """The fact that a word names, whose values can be listed; empty for any other word."""
    return fact if (fact := fact_of_heading(text).code or "") in _FACTS else ""


def part_of(meaning: str) -> str:
    """The fact whose values a meaning is one of; empty for a command, a fact or an option."""
    option, _space, value = meaning.removeprefix("--").partition(" ")
    fact = option.replace("-", "_")
    return fact if value and fact in _FACTS else ""


def every_word() -> Iterator[str]:
    """All words that are taken somewhere."""
    for place in ("commands", "headings", *_FACTS):
        yield from (name for word in words_of(place) for name in word.all)


def _codes(found: Found) -> tuple[str, ...]:
    return (found.code,) if found.code else found.ask


def _option(fact: str) -> str:
    return f"--{fact.replace('_', '-')}"
