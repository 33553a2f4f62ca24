"""``hardship words``: the vocabulary, with the words that may be typed instead of codes."""

import sys
from collections.abc import Mapping
from typing import Any

from hardship_cli.cli.bare import Bare
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.i18n import N_
from hardship_cli.reading import read_choice
from hardship_cli.render.to_type import PARTS_OF_WORDS
from hardship_cli.words import Word, called, fact_of_heading, fold, tree, words_of
from hardship_cli.words.meanings import meanings, part_of

_HELP = N_(
    "  hardship words\n"
    "  hardship words --of delivery\n"
    "  hardship words --of notes\n"
    "  hardship words --json\n\n"
    "The codes of commands, facts and values, and the words that may be typed instead of them, in German and English. Case,"
    " umlauts written out, spaces, hyphens and dots make no difference. --of notes says what each code in the column notes of an"
    " answered register means."
)
_PLACES = ("commands", "facts")
_NOTES = "notes"  # not words, but what codes of answers say
_MARGIN = "    "  # of the lines of an entry behind its first


def _run(values: Mapping[str, Any]) -> int:
    settings = Settings.read(values)
    with_values = [word.code for word in words_of("headings") if words_of(word.code)]
    wanted = values.get("of")
    facts_wanted = [_place(wanted, (*_PLACES, _NOTES, *with_values))] if wanted else [*_PLACES, *with_values]
    if settings.form == "json":
        from hardship_cli.receipt import dump

        found = _part(facts_wanted[0], settings) if wanted else tree()
        settings.write(dump({"schema": "hardship/words/1", **found}))
        return 0
    blocks = [_block(place, settings) for place in facts_wanted]
    if settings.form == "plain":
        settings.write("\n".join(code for _title, lines in blocks for code, _line in lines))
        return 0
    from rich.text import Text

    from hardship_cli.render.lines import width_of, wrapped
    from hardship_cli.render.table import show

    width = width_of(sys.stdout)
    parts: list[Any] = []
    for title, lines in blocks:
        texts = (Text(wrapped(line, width, _MARGIN)) for _code, line in lines)
        parts += [Text(title, style="bold"), *texts, Text("")]
    show(parts[:-1], settings.color)
    return 0


def _block(place: str, settings: Settings) -> tuple[str, list[tuple[str, str]]]:
    """The title of a part of the vocabulary, or of the codes of remarks, and its codes, each with its line."""
    say = settings.say
    if place == _NOTES:
        from hardship_cli.render.legend import legend

        return say(N_("Notes")), [(code, f"{code}: {text}") for code, text in legend(settings.law, say).items()]
    heads_of = {"commands": say(N_("Commands")), "facts": say(N_("Facts"))}
    title = heads_of.get(place) or f"{called('headings', place, say.code)} ({place})"
    return title, [(word.code, _line(word, say.code)) for word in words_of("headings" if place == "facts" else place)]


def _part(wanted: str, settings: Settings) -> dict[str, Any]:
    """The part of the vocabulary that is wanted, as it stands in the whole; of a fact that fact alone."""
    if wanted == _NOTES:
        from hardship_cli.render.legend import legend

        texts = legend(settings.law, settings.say)
        return {_NOTES: [{"code": code, "text": text} for code, text in texts.items()]}
    whole = tree()
    return {wanted: whole[wanted]} if wanted in whole else {"facts": [f for f in whole["facts"] if f["code"] == wanted]}


def _place(text: str, facts_wanted: tuple[str, ...]) -> str:
    """Whose words are wanted: ``commands``, ``facts``, ``notes``, or a fact as its code or in words."""
    found = {german: part for part, german in PARTS_OF_WORDS.items()}.get(fold(text)) or fact_of_heading(text).code
    if found in facts_wanted:
        return found
    # A value was typed: the words of its fact are wanted.
    parts = {part_of(meaning) for meaning in meanings(text)} - {""}
    if len(parts) == 1:
        accepted = ", ".join(facts_wanted)
        raise InputError("not_a_choice", "of", value=text, accepted=accepted, suggestion=parts.pop())
    return read_choice(text, "of", facts_wanted)


def _line(word: Word, lang: str) -> str:
    """One code on a line of its own: its word, the code, the further words."""
    others, name = ", ".join(_others(word, lang)), word.named(lang)
    head = name if name == word.code else f"{name} ({word.code})"
    return f"{head}: {others}" if others else head


def _others(word: Word, lang: str) -> list[str]:
    """The further words, the other language's first, without what differs by case alone."""
    names = (word.named("en" if lang == "de" else "de"), *word.also)
    shown = {word.named(lang).casefold(), word.code}
    return [name for name in dict.fromkeys(names) if name.casefold() not in shown]


BARE = Bare(
    "words",
    _HELP,
    (),
    (("of", "FACT", N_("only the values of this fact, or: commands, facts, notes")),),
    _run,
    without=("explain", "strict", "data", "today", "known_on"),
)
