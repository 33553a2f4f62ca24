"""Completion in the shells by words: what is typed decides; words of the language that begin so, else codes."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from hardship_cli.cli.settings import language_for
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS, Fact
from hardship_cli.laender import CODES, land_name
from hardship_cli.render.language import Language
from hardship_cli.render.to_type import flag
from hardship_cli.words import fold, words_of


def by_words(pairs: Iterable[tuple[str, str]], typed: str) -> list[str]:
    """Of pairs of word and code: the words that begin as typed, else the codes that do."""
    known = list(pairs)
    begin = fold(typed)
    words = [word for word, _code in known if fold(word).startswith(begin)]
    return words or [code for _word, code in known if code.startswith(typed.casefold())]


def values_of(fact: Fact) -> Callable[[Any, list[str], str], list[str]] | None:
    """What completes the value of a fact; nothing for one that takes anything."""
    if fact.kind == "land":
        return lambda ctx, args, incomplete: _laender(incomplete)  # noqa: ARG005 - Typer's
    return (lambda ctx, args, incomplete: _values(fact, incomplete)) if fact.values else None  # noqa: ARG005 - Typer's


def words_in(place: str) -> Callable[[Any, list[str], str], list[str]]:
    """What completes a word of a ``place`` of the vocabulary."""

    def complete(incomplete: str) -> list[str]:
        say = _language()
        named = ((word.de if say.code == "de" else word.en, word.code) for word in words_of(place))
        return [_as_typed(word, incomplete) for word in by_words(named, incomplete)]

    return lambda ctx, args, incomplete: complete(incomplete)  # noqa: ARG005 - Typer's


def changes(incomplete: str) -> list[str]:
    """What completes ``--set``: a fact, then its value."""
    name, equals, value = incomplete.partition("=")
    say = _language()
    if not equals:
        return [f"{word}=" for word in by_words(((flag(fact, say)[2:], fact) for fact in FACTS), name)]
    code = next((fact for fact in FACTS if name in (fact, flag(fact, say)[2:])), None)
    return [f"{name}={word}" for word in _values(FACTS[code], value)] if code and FACTS[code].values else []


def in_words(items: list[Any], typed: str, words: Callable[[str, Language], str]) -> list[Any]:
    """Typer's items for commands or options, by words; ``words`` gives the word of a code."""
    say = _language()
    of_code = {item.value: item for item in items}
    of_word = {words(code, say): item for code, item in of_code.items()}
    found = by_words(((word, item.value) for word, item in of_word.items()), typed)
    return [type(item)(name, help=_help(item, say)) for name in found for item in [of_word.get(name) or of_code[name]]]


def _help(item: Any, say: Language) -> str | None:
    """The line beside a word, in the reader's language, with an apostrophe that Typer's script for zsh does not swallow."""
    return say(item.help).replace("'", "’") if item.help else None


def complete_in_codes() -> None:
    """Have each shell's words read as codes before Typer looks for what may follow them."""
    from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete

    for shell in (BashComplete, FishComplete, PowerShellComplete, ZshComplete):
        setattr(shell, "get_completions", _completions_of(shell))  # noqa: B010 - Typer has no place to say so


def _completions_of(shell: Any) -> Callable[[Any, list[str], str], list[Any]]:
    def get_completions(self: Any, args: list[str], incomplete: str) -> list[Any]:
        args, whole = _joined(args, incomplete)
        head = whole[: whole.find("=") + 1]
        found: list[Any] = super(shell, self).get_completions(*_in_codes(args, whole))
        for item in found if head else ():
            # Where the shell cut at =, it replaces what is behind it; else the whole word.
            value = item.value.removeprefix(head)
            item.value = head + value if whole == incomplete else value
        return found

    return get_completions


def _joined(args: list[str], incomplete: str) -> tuple[list[str], str]:
    """As one word again what bash cut at ``=``."""
    words: list[str] = []
    for word in (*args, incomplete):
        if words and (word == "=" or (words[-1].endswith("=") and not word.startswith("-"))):
            words[-1] += word
        else:
            words.append(word)
    return words[:-1], words[-1]


def _in_codes(args: list[str], incomplete: str) -> tuple[list[str], str]:
    from hardship_cli.cli.spoken import in_codes

    with suppress(HardshipError):
        args = in_codes(args)
        if incomplete.startswith("--") and "=" in incomplete:  # the option is complete, its value is not
            incomplete = in_codes([*args, incomplete])[-1]
    return args, incomplete


def _language() -> Language:
    return Language(language_for(()))


def _values(fact: Fact, typed: str) -> list[str]:
    """The values of a fact, without spaces: a hyphen is as good."""
    *before, last = typed.split(",") if fact.kind == "list" else [typed]
    german = _language().code == "de" and fact.name != "title"
    named = {word.code: word.de.lower().replace(" ", "-") for word in words_of(fact.name)} if german else {}
    found = by_words(((named.get(code, code), code) for code in fact.values), last)
    return [",".join((*before, _as_typed(word, last))) for word in found]


def _as_typed(word: str, typed: str) -> str:
    """The word with its beginning as it was typed: Typer takes out what does not begin so to the letter."""
    return typed + word[len(typed) :] if word.casefold().startswith(typed.casefold()) else word


def _laender(typed: str) -> list[str]:
    """Names of Länder in the reader's language, else in the other one, else codes."""
    here = _language().code
    for lang in (here, "en" if here == "de" else "de"):
        begin = fold(typed)
        found = [name for name in (land_name(code, lang) for code in CODES) if fold(name).startswith(begin)]
        if found:
            return [_as_typed(name, typed) for name in found]
    return [code for code in CODES if code.startswith(typed.upper())]
