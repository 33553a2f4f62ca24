"""Columns of a register and what they are, in the reader's words, and what to write on the command line to name them."""

import re
from collections.abc import Mapping
from typing import Any

from hardship_cli.i18n import N_
from hardship_cli.render.error_params import shortened
from hardship_cli.render.language import Language
from hardship_cli.render.to_type import flag
from hardship_cli.render.words import key_word
from hardship_cli.words import called, fold

_LONGEST = 60
_CODE, _MEANT = re.compile(r"\b([a-z_]+)\b(:?)"), re.compile(r"-> ([a-z_]+)")


def in_words(params: Mapping[str, Any], say: Language) -> dict[str, str]:
    """The parameters of a message on columns: ``columns`` (heading, fact), ``both`` headings, the fact ``meant``, and ``maps``."""
    found = {}
    if "columns" in params:
        found["columns"] = ", ".join(_as_used(name, fact, say) for name, fact in params["columns"])
    if "both" in params:
        found["both"] = ", ".join(say(N_("'{column}'"), column=_short(name)) for name in params["both"])
    if "meant" in params:
        found["meant"] = say(N_("'{column}'"), column=key_word(params["meant"], say))
    if params.get("maps"):
        maps = [f'{flag("map", say)} "{_short(name)}={key_word(fact, say)}"' for name, fact in params["maps"]]
        *first, last = maps
        found["maps"] = say(N_("{first} or {last}"), first=", ".join(first), last=last) if first else last
        found["or_map"] = " " + say(N_("{maps} reads a column as what it holds."), maps=found["maps"])
    return found


def in_german(params: Mapping[str, str]) -> dict[str, str]:
    """Codes in their German words: ``needed`` (``fee: act; permit: start``), ``accepted``, a ``fact``, ``name -> fact``."""
    found = {}
    for name in ("needed", "accepted", "fact"):
        if name in params:
            found[name] = _CODE.sub(
                lambda code: called("commands" if code[2] else "headings", code[1], "de") + code[2], params[name]
            )
    if near := params.get("suggestion"):
        named = _MEANT.sub(lambda code: f"-> {called('headings', code[1], 'de')}", near)
        found["suggestion"] = called("headings", named, "de")
    return found


def _as_used(name: str, fact: str, say: Language) -> str:
    """A heading, and behind it the fact where the heading is not its word."""
    word = key_word(fact, say) if fact else ""
    return _short(name) if not word or fold(word) == fold(name) else f"{_short(name)} ({word})"


def _short(name: str) -> str:
    """A heading on one line, without what would steer a terminal."""
    return shortened(" ".join(name.split()), _LONGEST)
