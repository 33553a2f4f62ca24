"""A command line in people's words (``gebühr verlängerung --dauer "1 Jahr"``) as one in codes; values are read where facts are."""

import re
from collections.abc import Sequence

from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.given import option_of
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.words import PARTS, Found, command_of, fact_of, fact_of_heading, options_of

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_ONE_DASH = re.compile(rf"(?!--)[{_DASHES}]+[^\W\d_]{{2}}")
_OPENING, _CLOSING = tuple("„“»«"), tuple("“”«»")
_DENIED = ("nicht-", "no-")
# Options that may stand before the command and take a value.
_BEFORE = ("lang",)
# Commands whose first word is the name of a question.
_ASK_A_QUESTION = ("ask", "turns")


def in_codes(args: Sequence[str]) -> list[str]:
    """The same command line with commands and options under their codes; what is no word stays as it was typed.

    Raises :class:`InputError` ``word_ambiguous`` for a command, and ``fact_ambiguous`` for an option, that may mean several.
    """
    rest = list(args)
    _refuse_torn(rest)
    at = _command_at(rest)
    if at is None:
        return _options(rest, "")
    command = rest[at] if rest[at] in COMMANDS else _command(command_of(rest[at]), rest[at])
    rest[at] = command
    part = at + 1
    if command == "help" and part < len(rest) and not rest[part].startswith("-"):
        command = rest[part] = rest[part] if rest[part] in COMMANDS else _command(command_of(rest[part]), rest[part])
        part += 1
    if command in _ASK_A_QUESTION and part < len(rest) and not rest[part].startswith("-"):
        rest[part] = _command(command_of(rest[part]), rest[part])
    if command in PARTS and part < len(rest) and not rest[part].startswith("-"):
        rest[part] = _command(command_of(rest[part], command), rest[part], f"commands {command}")
        if rest[part] == "paths":
            rest[part + 1 :] = [
                _command(command_of(word), word) if word.isalpha() else word for word in rest[part + 1 :]
            ]
    return _options(rest, command)


def _refuse_torn(args: Sequence[str]) -> None:
    """Typographic quotes hold no words together for a shell: those of one value are named, with quotes that do."""
    for at, word in enumerate(args):
        if word[:1] not in _OPENING or not at:
            continue
        end = next((place for place in range(at, len(args)) if args[place][-1:] in _CLOSING), at)
        whole = " ".join(args[at : end + 1])[1:-1]
        if end > at:
            raise InputError("in_quotes", None, value=word, option=args[at - 1], whole=whole)


def _command_at(args: Sequence[str]) -> int | None:
    """Where the command stands: the first word that is no option, nor an option's value."""
    skips = False
    for index, word in enumerate(args):
        if skips:
            skips = False
        elif not word.startswith("-"):
            return index
        else:
            skips = "=" not in word and any(name in _BEFORE for name in (word[2:], *options_of(word[2:])))
    return None


def _command(found: Found, typed: str, place: str = "commands") -> str:
    if found.ask:
        raise InputError("word_ambiguous", None, value=typed, fact=place, candidates=found.ask)
    return found.code or typed


def _options(args: Sequence[str], command: str) -> list[str]:
    is_over = False
    found = []
    for word in args:
        is_over = is_over or word == "--"
        if not is_over and _ONE_DASH.match(word):
            _refuse_dash(word, command)
        found.append(word if is_over or not word.startswith("--") else _option(word, command))
    return found


def _refuse_dash(word: str, command: str) -> None:
    """Text programs make one dash of two hyphens: the option is named, for the line may have lost more on its way."""
    meant = f"--{word.lstrip(_DASHES)}"
    code = _option(meant, command)[2:].partition("=")[0].removeprefix("no-").replace("-", "_")
    if code in FACTS or options_of(code):
        raise InputError("wrong_dash", None, value=word, option=meant)


def _option(word: str, command: str) -> str:
    """An option under its code; ``--nicht-minderjährig`` is ``--no-minor``, ``--permit_until`` is ``--permit-until``."""
    flag, equals, value = word.partition("=")
    name = flag[2:].replace("_", "-").casefold()
    as_code = f"--{name}{equals}{value}"
    if name.replace("-", "_") in FACTS or not name:
        return as_code
    for denial in _DENIED:
        denied = fact_of(name.removeprefix(denial)).code if name.startswith(denial) else None
        if denied is not None and FACTS[denied].kind == "flag":
            return f"{option_of(f'no_{denied}')}{equals}{value}"
    if command == "turns" and name == "bis":
        return f"{option_of('to')}{equals}{value}"  # elsewhere it may mean several days
    codes = options_of(name)
    if name.replace("-", "_") in codes:
        return as_code
    if codes:
        code = codes[0]
        if len(codes) > 1:  # what one command calls --out is --output in another
            code = "output" if command in ("batch", "audit", "impact", "schedules") else "out"
        return f"{option_of(code)}{equals}{value}"
    # Only an audit knows what was recorded, whose words otherwise mean the facts themselves.
    meant = fact_of_heading(name) if command == "audit" else fact_of(name)
    if meant.ask:
        raise InputError("fact_ambiguous", flag, value=flag, facts=meant.ask)
    reverse = fact_of_heading(name).reverse
    if meant.code is None and reverse in FACTS and FACTS[reverse].kind == "flag":
        raise InputError("option_reversed", None, value=flag, option=option_of(f"no_{reverse}"))
    return as_code if meant.code is None else f"{option_of(meant.code)}{equals}{value}"
