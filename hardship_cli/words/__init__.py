"""The words that people use for commands, facts and values, beside their codes; loaded only where a code was not typed.

Case, umlauts written out, ß and ss, spaces, hyphens, dots, underscores and articles make no difference; but two numbers never
become one (§ 254 is not § 25 Abs. 4). A word that means two things in
one place is never guessed: its candidates are given.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from hardship_cli import values
from hardship_cli.as_typed import composed
from hardship_cli.words import commands, facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PARTS = tuple(commands.PARTS)  # the commands that have commands of their own

_BETWEEN = "\t\u00a0-\u2010\u2011\u2012\u2013\u2014_.,:/()§'\u2018\u2019\u201a\"„“”«»‹›"
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", **dict.fromkeys(_BETWEEN, " ")})
# "Verlängerung der Duldung" is "Verlängerung einer Duldung"; not "a", which is a part of § 23a.
_ARTICLES = ("der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "einem", "einen", "the")
_COMMANDS, _OPTIONS, _FACTS, _PLACE, _COLORS = "commands", "options", "facts", "place", "color"
_WITH_RECORDED = "headings"  # the facts, and what was recorded of a decision
_RECORDED_REMEDY = "recorded_remedy"
# What an answer takes for want of a fact, or does not ask for.
SILENT = ("born", "minor", "benefits", "status", "months")
_SILENT_VALUES, _NO_VALUES = ("benefits", "status"), ("none", "other")
# A nationality alone is none of these, and outside of a column of nationalities the word is that of a country.
OF_NATIONS, _BY_NATIONALITY = "status", ("eu-turkey", "swiss")
_YES, _NO = ("ja", "yes"), ("-", "/", "0", "n", "nein", "no", "keine", "none", "false", "entfällt")
# What stands behind a heading and says only how its cells are written, by the kind of the facts of which it can say so. Not years
# or days: a bare number is one of months.
_FORMS: dict[str, tuple[str, ...]] = {
    "period": ("in monaten", "monate", "monaten", "mon.", "in months", "months"),
    "flag": ("ja/nein", "j/n", "yes/no", "y/n"),
    "day": ("tt.mm.jjjj", "tt.mm.jj", "jjjj-mm-tt", "dd.mm.yyyy", "yyyy-mm-dd"),
}
_EVERYDAY = "status"  # marital, of the application: of protection it speaks as a heading of its own
_BETWEEN_NATIONS = re.compile(r"[,;/+&()]|\b(?:und|and)\b")
_BEGUN = "*"  # behind a word with which a longer one begins
_NOTED = "!"  # behind a word that is taken, and told
_MARKS, _OPENING, _CLOSING = " ?*:", "([/", ")]"
LENGTHS, FLAGS = ("months", "departure_days"), ("minor", "born_in_germany", "lawful_stay")
GROUNDS = ("title", "held_ground")  # the facts whose values are paragraphs
# A ground's paragraph as people write it: "§ 25 Abs. 4 Satz 2 AufenthG", "25 IV 2", "nach 25(4)2", "Section 25 (4) sentence 2 Residence Act".
_OF_TITLES = {
    **{roman: str(number) for number, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii"), start=1)},
    **dict.fromkeys(("nach", "gem", "gemäss", "gemaess", "abs", "absatz", "s", "satz", "alt", "section", "sec"), ""),
    **dict.fromkeys(("subsection", "sentence", "des", "aufenthg", "aufenthaltsgesetz", "aufenthaltsgesetzes"), ""),
    **dict.fromkeys(("residence", "act", "permit", "under", "ae", "aufenthaltserlaubnis", "aufenthaltstitel"), ""),
    **dict.fromkeys(("paragraf", "paragraph", "aufenthaltsg"), ""),
}


_PARAGRAPH = re.compile(r"[0-9]{1,3}[a-z]?(?:-?[0-9]{1,3}[a-z]?)*")


class Word(NamedTuple):
    """What a code is called: German, English, further words (the English ones ``also_en``), words that may mean it and other things.

    ``noted`` are those of the further words that are taken, and of which it is told how: elsewhere they mean other things, too.
    """

    code: str
    de: str
    en: str
    also: tuple[str, ...]
    near: tuple[str, ...]
    also_en: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every word that stands for the code, the code first."""
        return (self.code, self.de, self.en, *self.also)

    def named(self, lang: str) -> str:
        """The word of a language, ``de`` or ``en``."""
        return self.de if lang == "de" else self.en


class Found(NamedTuple):
    """What a word means: one ``code`` beyond doubt, or the codes that it may mean (``ask``), or that it is the ``reverse`` of one."""

    code: str | None
    ask: tuple[str, ...] = ()
    reverse: str | None = None


_NOTHING = Found(None)


def fold(text: str) -> str:
    """A text as words are compared: in small letters, umlauts written out, without articles and the signs between words.

    Between two numbers a hyphen is left, whatever stood there.
    """
    plain = composed(text).casefold().translate(_FOLDED)
    return _joined(part for part in plain.split() if part not in _ARTICLES)


def value_of(fact: str, text: str) -> Found:
    """The value of a fact that a word stands for; for ``act`` or ``delivery``, say."""
    if fact not in values.VALUES and fact not in (_PLACE, _COLORS, _RECORDED_REMEDY):
        return _NOTHING
    found = _index(fact).get(fold(text), _NOTHING)
    return _by_paragraph(fact).get(paragraph(text), _NOTHING) if fact in GROUNDS and found is _NOTHING else found


def noted_value(fact: str, text: str) -> str | None:
    """The value for which a word was taken of which that is to be noted (Post); ``None`` for any other word."""
    folded = fold(text)
    return next((word.code for word in words_of(fact) if folded in map(fold, word.noted)), None)


def noted_keys(keys: Iterable[str]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The remarks on names of facts that are taken, and mean other things elsewhere (``Antrag vom``)."""
    found = ((key, noted_value(_FACTS, key.removeprefix("--").removeprefix("nicht-"))) for key in keys)
    return tuple(("key_read_as", {"value": key, "taken": fact}) for key, fact in found if fact)


def as_option(text: str, facts: Iterable[str]) -> str:
    """The value of the one of ``facts`` that a word stands for, behind its option: ``--outcome refused``; empty for none or several."""
    found = [(fact, value_of(fact, text).code) for fact in facts if fact != "act"]
    meant = [f"--{fact.replace('_', '-')} {code}" for fact, code in found if code]
    return meant[0] if len(meant) == 1 else ""


def fact_of(text: str) -> Found:
    """The fact that an option or a key stands for."""
    return _index(_FACTS).get(fold(text), _NOTHING)


def fact_of_heading(heading: str) -> Found:
    """The fact, or the recorded column of an audit, that a heading of a register stands for, with or without a form beside it."""
    found = _of_heading(heading)
    if found != _NOTHING:
        return found
    head, kind = _without_form(heading)
    found = _of_heading(head)
    return found if not kind or all(_is_of(fact, kind) for fact in (found.code, *found.ask) if fact) else _NOTHING


def _of_heading(heading: str) -> Found:
    found = _index(_WITH_RECORDED).get(fold(heading), _NOTHING)
    # A heading can ask the opposite of a fact ("not of age"): its yes is the fact's no, and must not be taken for the fact
    # itself.
    return _reversed().get(fold(heading), found)


def _without_form(heading: str) -> tuple[str, str]:
    """A heading without the form of its cells, and of which kind that is: ``Dauer (Monate)`` is ``Dauer`` and a period.

    What says something else stays (``(Vorbescheid)``).
    """
    plain = " ".join(composed(heading).split()).rstrip(_MARKS)
    folded = plain.rstrip(_CLOSING).casefold()
    for kind, forms in _FORMS.items():
        for form in forms:
            before = folded[: -len(form)]
            if folded.endswith(form) and before[-1:] and before[-1] in f" {_OPENING}":
                return plain[: len(before)].rstrip(_MARKS + _OPENING), kind
    return plain, ""


def _is_of(fact: str, kind: str) -> bool:
    """Whether cells of a fact, or of what is recorded, can be written in a form of that kind."""
    if fact in LENGTHS or fact in FLAGS or fact in _SILENT_VALUES:
        return kind == ("period" if fact in LENGTHS else "flag")
    return kind == "day" and fact not in values.VALUES


def spoken_of(heading: str) -> str | None:
    """The fact of a person or a permit of which a heading speaks (``Leistungsbezug SGB II``), which is no proof of it.

    ``None`` where no word of one stands in it. Only facts for want of which an answer is given in silence.
    """
    runs = _runs(heading)
    head, bracket, _inside = heading.partition("(")
    asked = _of_heading(head).ask if bracket else ()
    named = (_of_heading(run).code for run in runs if fold(run) != _EVERYDAY)
    values_there = [(fact, value_of(fact, run)) for run in runs if fold(run) not in _YES for fact in _SILENT_VALUES]
    # A country (TR) is asked about where a status is given; in a heading it says nothing of one.
    by_value = (
        fact
        for fact, found in values_there
        if _meant(found).difference(_NO_VALUES if found.code else (*_NO_VALUES, *_BY_NATIONALITY))
    )
    return next((fact for fact in (*asked, *named, *_spoken(runs), *by_value) if fact in SILENT), None)


def is_of_nationality(heading: str) -> bool:
    """Whether a column holds nationalities."""
    return facts.NATIONALITY in _spoken(_runs(heading))


def is_national(cell: str) -> bool:
    """Whether a nationality, or one of several, is one for which there is a status: it is none by itself, and asks for it."""
    return not _nationals().isdisjoint(map(fold, _BETWEEN_NATIONS.split(cell)))


@cache
def _nationals() -> frozenset[str]:
    named = (word for word in words_of(OF_NATIONS) if word.code in _BY_NATIONALITY)
    return frozenset(fold(name) for word in named for name in (*word.all, *word.near))


def _runs(heading: str) -> list[str]:
    parts = composed(heading).translate(_FOLDED).split()
    return [" ".join(parts[at : at + size]) for size in (3, 2, 1) for at in range(len(parts) - size + 1)]


def _spoken(runs: Iterable[str]) -> Iterable[str]:
    """The facts with whose words (``facts.SPOKEN``) one of the runs begins."""
    for run in map(fold, runs):
        yield from (fact for fact, whole, begun in _speaking() if run in whole or run.startswith(begun))


@cache
def _speaking() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """By fact the folded words that stand alone, and those with which longer ones begin."""
    found = []
    for line in facts.SPOKEN.strip().splitlines():
        code, _bar, words = line.partition("|")
        whole = frozenset(fold(word) for word in _listed(words) if not word.endswith(_BEGUN))
        begun = tuple(fold(word.rstrip(_BEGUN)) for word in _listed(words) if word.endswith(_BEGUN))
        found.append((code.strip(), whole, begun))
    return tuple(found)


@cache
def cells_of_persons() -> Mapping[str, frozenset[str]]:
    """The cells that speak of a person wherever they stand (``bürgergeld``), in small letters, by the fact that they speak of.

    Only of facts for want of which an answer is given in silence; not what says that there is nothing, and no bare yes.
    """
    found = {}
    for fact in _SILENT_VALUES:
        near = [name for word in words_of(fact) if word.code not in _BY_NATIONALITY for name in word.near]
        names = {*near, *(name for word in words_of(fact) for name in word.all)}.difference(_YES)
        found[fact] = frozenset(name.lower() for name in names if _meant(value_of(fact, name)).difference(_NO_VALUES))
    return found


@cache
def denials(fact: str) -> frozenset[str]:
    """The cells that say no, or that there is nothing of a fact, in small letters."""
    names = {name for word in words_of(fact) if word.code == "none" for name in word.all}
    return frozenset(name.lower() for name in (*_NO, *names))


def _meant(found: Found) -> set[str]:
    return {found.code} if found.code else {*found.ask}


def command_of(text: str, group: str | None = None) -> Found:
    """The command that a word stands for; within a ``group`` of commands where one is given."""
    return _index(f"{_COMMANDS} {group}" if group else _COMMANDS).get(fold(text), _NOTHING)


def options_of(text: str) -> tuple[str, ...]:
    """The options that are no facts and are called so: the same word may stand for options of different commands."""
    folded = fold(text)
    return tuple(word.code for word in words_of(_OPTIONS) if folded in map(fold, word.all))


def called(fact: str, code: str, lang: str) -> str:
    """What a code is called in a language: a value of a fact, or with ``facts`` a fact; without a word the code itself."""
    word = next((word for word in words_of(fact) if word.code == code), None)
    return code if word is None else word.named(lang)


@cache
def words_of(place: str) -> tuple[Word, ...]:
    """The words of one place: ``facts``, ``headings``, ``commands``, ``commands init``, ``options``, or a fact for its values."""
    texts: Mapping[str, str] = {
        _FACTS: facts.FACTS,
        _WITH_RECORDED: facts.FACTS + facts.RECORDED,
        _COMMANDS: commands.COMMANDS,
        _OPTIONS: commands.OPTIONS,
        _COLORS: commands.COLORS,
        **{f"{_COMMANDS} {group}": text for group, text in commands.PARTS.items()},
        **values.VALUES,
        _PLACE: values.PLACES,
        _RECORDED_REMEDY: values.RECORDED_REMEDY,
    }
    return tuple(_word(line) for line in texts.get(place, "").splitlines() if line)


def tree() -> dict[str, list[dict[str, Any]]]:
    """The whole vocabulary as JSON holds it (CONTRACT section 1)."""
    named = words_of(_WITH_RECORDED)
    found = [{**_json(word), "values": [_json(value) for value in words_of(word.code)]} for word in named]
    return {"commands": [_json(word) for word in words_of(_COMMANDS)], "facts": found}


def _json(word: Word) -> dict[str, Any]:
    return {"code": word.code, "de": word.de, "en": word.en, "also": list(word.also)}


def _word(line: str) -> Word:
    code, german, english, also, near = (part.strip() for part in line.split("|"))
    own, _sign, foreign = (part.strip() for part in also.partition(";"))
    noted = tuple(name.rstrip(_NOTED) for name in (*_listed(own), *_listed(foreign)) if name.endswith(_NOTED))
    own_ones, foreign_ones = _listed(own.replace(_NOTED, "")), _listed(foreign.replace(_NOTED, ""))
    return Word(code, german, english, (*own_ones, *foreign_ones), _listed(near), foreign_ones, noted)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(", ") if part.strip())


@cache
def _index(place: str) -> dict[str, Found]:
    """What each folded word of a place means. One that is near to several, or near to one only, is asked about."""
    words = words_of(place)
    found: dict[str, Found] = {}
    for word in words:
        for near in word.near:
            before = found.get(fold(near), _NOTHING).ask
            found[fold(near)] = Found(None, (*before, word.code))
    # After the doubtful ones, so that a word which is one code's own name is never asked about.
    found.update({fold(name): Found(word.code) for word in words for name in word.all})
    return found


@cache
def _by_paragraph(fact: str) -> dict[str, Found]:
    """What each paragraph of a ground means, however it is written; those that may mean several first, as in :func:`_index`."""
    words, found = words_of(fact), _index(fact)
    near = [name for word in words for name in word.near]
    own = [name for word in words for name in word.all]
    return {paragraph(name): found[fold(name)] for name in (*near, *own) if any(sign.isdigit() for sign in name)}


@cache
def _reversed() -> dict[str, Found]:
    found = {}
    for line in facts.REVERSED.strip().splitlines():
        code, _bar, words = line.partition("|")
        found.update({fold(word): Found(None, (), code.strip()) for word in _listed(words)})
    return found


def paragraph(text: str) -> str:
    """A ground's paragraph in its numbers alone, folded: ``25 IV S. 2`` is ``25-4-2``."""
    plain = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return _joined(part for part in (_OF_TITLES.get(part, part) for part in plain.split()) if part)


def is_other_ground(text: str) -> bool:
    """Whether a text is a paragraph, and neither one of the grounds, nor a part of one of theirs, nor more than one says."""
    plain = paragraph(text)
    known = [one for one, found in _by_paragraph("held_ground").items() if found.code]
    is_known = any(_is_part(one, plain) or _is_part(plain, one) for one in known)
    return _PARAGRAPH.fullmatch(plain) is not None and not is_known


def _is_part(part: str, whole: str) -> bool:
    """Whether a paragraph begins with another: ``25-4-2`` with ``25-4``, ``23a1`` with ``23a``, and not with ``23``."""
    behind = whole[len(part) :]
    return whole.startswith(part) and (behind[:1] in ("", "-") or (part[-1:].isalpha() and behind[:1].isdigit()))


def _joined(parts: Iterable[str]) -> str:
    found = ""
    for part in parts:
        found += f"-{part}" if found[-1:].isdigit() and part[:1].isdigit() else part
    return found
