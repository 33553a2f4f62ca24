"""Which columns of a register are facts, which answers can be given, and how the answer columns are named."""

from collections.abc import Container, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

import polars as pl

from hardship_cli.as_typed import composed
from hardship_cli.as_typed.slips import slips
from hardship_cli.batch.answer_columns import ANSWERS, KINDS
from hardship_cli.batch.headings import Remark, in_words, unread_that_matter
from hardship_cli.case import is_persons
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, SERVICE, SERVICE_FACTS
from hardship_cli.headings import EVERYDAY
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import suggest
from hardship_cli.recorded import RECORDED
from hardship_cli.words import SILENT, Found, fact_of_heading, fold, words_of

# The types of answers that are no texts, in formats that have types; they come as text all the same.
MONEY, DAY, FLAG, COUNT = pl.Decimal(10, 2), pl.Date(), pl.Boolean(), pl.Int64()
_OF_KIND: dict[str, pl.DataType] = {"money": MONEY, "day": DAY, "flag": FLAG}
TYPES: dict[str, pl.DataType] = {name: _OF_KIND[kind] for name, kind in KINDS.items()}
# A question without any of these columns can be asked of no row.
NEEDED = {name: question.opened_by for name, question in QUESTIONS.items()}
_SHORTEST_WORD, _LONG_WORD = 6, 10  # letters of a heading with a slip; in a long one there may be two
_NO_SLIPS = ("stadt",)  # a word of its own, and one letter from the code start
_LISTED = 30  # columns in a message
_READ = (*FACTS, SERVICE.name)  # what a column can be
_MARK = "fee_status"  # only an answered register has such a column
_NONE: Mapping[str, str] = MappingProxyType({})


class Header(NamedTuple):
    """The columns of a register: the names as they stand, the facts among them, and names that look like a slip."""

    names: tuple[str, ...]
    facts: dict[str, str]  # fact -> column
    recorded: dict[str, str]  # what an audit compares -> column
    slips: tuple[tuple[str, str], ...]  # column, fact that it looks like
    answers: dict[str, str]  # answer -> name of its column
    named: Mapping[str, str] = _NONE  # columns that were named by hand -> fact, or nothing: not to be read
    worded: frozenset[str] = frozenset()  # columns that are facts by what people call them
    unread: tuple[tuple[str, str], ...] = ()  # columns that could not be read, though a fact is what they speak of
    remarks: tuple[Remark, ...] = ()

    def maps(self, facts: Container[str]) -> tuple[tuple[str, str], ...]:
        """The columns that were not read and may be one of these facts, with that fact."""
        pairs = (pair for _code, params in self.remarks for pair in params.get("maps", ()))
        return tuple((name, fact) for name, fact in pairs if fact in facts)

    def listed(self) -> tuple[tuple[str, str], ...]:
        """The columns that are there, each with its fact, as a refusal names them."""
        facts = {name: fact for fact, name in {**self.facts, **self.recorded}.items()}
        return tuple((name, facts.get(name, "")) for name in self.names if name.strip())[:_LISTED]

    def parted(self, *, audits: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The columns that are read, and those that only pass through, in their order; what has no name is left out.

        Recorded columns are read by an audit alone (``audits``).
        """
        read = {*self.facts.values(), *(self.recorded.values() if audits else ())}
        named = [name for name in self.names if name.strip()]
        return tuple(name for name in named if name in read), tuple(name for name in named if name not in read)


def columns_in_words(header: Header, *, audits: bool) -> list[Remark]:
    """What a person must know of the columns: which are used, and which are not (codes of messages and their parameters).

    Beside a column whose heading is not the fact's code stands that fact.
    """
    used, unused = header.parted(audits=audits)
    meant = {name: fact for fact, name in {**header.facts, **header.recorded}.items() if plain(name) != fact}
    shown = tuple((name, meant.get(name, "")) for name in used[:_LISTED])
    found: list[Remark] = [("batch_columns_used", {"columns": shown, "more": _more(used)})]
    if unused:
        passed = tuple((name, "") for name in unused[:_LISTED])
        found.append(("batch_columns_unused", {"columns": passed, "more": _more(unused)}))
    return found


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_LISTED]) + _more(names)


def _more(names: Sequence[str]) -> str:
    return f", ... (+{len(names) - _LISTED})" if len(names) > _LISTED else ""


def _line(name: str) -> str:
    """As :func:`plain`, of a heading of several lines as if it were one, which is how messages show it."""
    return plain(" ".join(name.split()))


def plain(name: str) -> str:
    """A column's name as the vocabulary writes it: ``Permit-Until `` is ``permit_until``."""
    return composed(name).strip().strip("\ufeff").casefold().replace("-", "_").replace(" ", "_")


def read_header(
    names: Sequence[str], added: Sequence[str] = ANSWERS, named: Sequence[str] = (), *, audits: bool = False
) -> Header:
    """Find the facts among the columns: as ``named`` (``HEADING=FACT``) by hand, by their codes, then in people's words.

    Raises :class:`InputError` ``batch_no_columns``, ``batch_column_twice``, ``batch_columns_same``,
    ``batch_answered_before``, and what :func:`named_columns` raises.
    """
    if not any(name.strip() for name in names):
        raise InputError("batch_no_columns", None)
    by_hand = named_columns(names, named)
    all_names: set[str] = set()
    seen: dict[str, str] = {}
    others, everyday = [], []
    for name in names:
        if not name.strip():
            continue  # columns without a name may be many
        word = by_hand.get(name, plain(name))
        # What is named by hand takes the place of a column that is called so.
        is_taken = name not in by_hand and word in by_hand.values()
        known = (word in _READ or word in RECORDED) and not is_taken
        if name in all_names and not known and name not in by_hand and fact_of_heading(name) == Found(None):
            continue  # two columns of remarks pass through side by side; what may be a fact is there once
        if name in all_names or (known and word in seen):
            other = seen.get(word, name) if known else name
            raise InputError("batch_column_twice" if other == name else "batch_columns_same", name, other=other)
        all_names.add(name)
        if known:
            seen[word] = name
            if word in EVERYDAY and name not in by_hand and name != word:
                everyday.append((name, word))
        elif not is_taken and name not in by_hand:
            others.append(name)
    # Answered once more, it would have each answer twice, and nobody could tell the old from the new.
    if _MARK in names:
        raise InputError("batch_answered_before", _MARK)
    taken = {fact: name for fact, name in seen.items() if (name, fact) not in everyday}
    worded = in_words(others, everyday, taken, by_hand, audits=audits)
    by_name = {name: fact for fact, name in {**taken, **worded.facts}.items()}
    found = {by_name[name]: name for name in names if name in by_name}
    slips = tuple(
        (name, near)
        for name in worded.unknown
        if not is_persons(name) and (near := _near(plain(name))) and near not in found
    )
    return Header(
        tuple(names),
        {fact: name for fact, name in found.items() if fact in _READ},
        {fact: name for fact, name in found.items() if fact in RECORDED},
        slips,
        _answer_names(names, added),
        by_hand,
        frozenset(worded.facts.values()),
        (*worded.unread, *unread_that_matter({*found}, [slip for slip in slips if slip[1] in SILENT])),
        worded.remarks,
    )


def facts_named(names: Sequence[str]) -> set[str]:
    """The facts and recorded columns that headings name, by code or in words."""
    known = {*_READ, *RECORDED}
    named = (plain(name) if plain(name) in known else fact_of_heading(name).code for name in names if name.strip())
    return {fact for fact in named if fact in known}


def named_columns(names: Sequence[str], named: Sequence[str]) -> dict[str, str]:
    """The columns that were named by hand (``HEADING=FACT``) with their facts; with nothing where they are not to be read.

    Raises :class:`InputError` ``batch_map_form``, ``batch_map_column``, ``batch_map_fact``, ``batch_map_twice``.
    """
    found: dict[str, str] = {}
    for text in named:
        heading, equals, word = text.rpartition("=")  # a heading may hold the sign, a fact does not
        if not equals or not heading.strip():
            raise InputError("batch_map_form", "map", value=text)
        same = [name for name in names if name == heading] or [name for name in names if _line(name) == _line(heading)]
        if len(same) != 1:
            near = suggest(heading, [name for name in names if name.strip()])
            raise InputError("batch_map_column", "map", value=heading, accepted=_listed(names), suggestion=near)
        fact = plain(word)
        if fact and fact not in _READ and fact not in RECORDED:
            fact = fact_of_heading(word).code or ""
            if not fact:
                raise InputError("batch_map_fact", "map", value=word.strip(), suggestion=_near(plain(word)))
        if same[0] in found or (fact and fact in found.values()):
            raise InputError("batch_map_twice", "map", value=same[0] if same[0] in found else fact)
        found[same[0]] = fact
    return found


def _near(word: str) -> str:
    """The fact that a column's name may have meant; stricter than for options, because most columns are no facts."""
    if word in _NO_SLIPS:
        return ""
    codes = (*_READ, *RECORDED)
    begun = (code for code in codes if len(word) >= _SHORTEST_WORD and code.startswith(word))
    alike = (code for code in codes if slips(word, code, _slips_in(word)) is not None)
    return next(chain(begun, alike), "") or _near_word(word)


def _slips_in(word: str) -> int:
    return 2 if len(word) >= _LONG_WORD else 1


def _near_word(heading: str) -> str:
    """The fact in whose word a heading has a slip (``Buntesland``); its first letter is right, as nearly always."""
    typed = fold(heading)
    alike = _words_by_letter().get(typed[:1], ()) if len(typed) >= _SHORTEST_WORD else ()
    return next((fact for word, fact in alike if slips(typed, word, _slips_in(typed)) is not None), "")


@cache
def _words_by_letter() -> dict[str, list[tuple[str, str]]]:
    """The words of facts and of what is recorded, by their first letter."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word in words_of("headings"):
        for name in map(fold, word.all):
            if len(name) >= _SHORTEST_WORD - 1:
                found.setdefault(name[:1], []).append((name, word.code))
    return found


def _answer_names(names: Sequence[str], added: Sequence[str]) -> dict[str, str]:
    """The answer columns; beside an input column of the same name (``status``, ``remedy``) one is ``answer_status``."""
    found = {}
    for answer in added:
        # A register may well have a column "status" of its own, and it must pass through as it stands.
        name = f"answer_{answer}" if answer in names else answer
        if name in names:
            raise InputError("batch_column_twice", name)
        found[answer] = name
    return found


def askable(header: Header, ask: Sequence[str] | None, *, recorded: bool = False) -> list[str]:
    """The questions to ask: those named (or those whose answers are ``recorded``), else those for which there are columns.

    Raises :class:`InputError` ``batch_nothing_to_ask``, ``batch_column_missing`` or ``audit_column_missing`` (with the column that
    looks like it).
    """
    given = {*header.facts, *(SERVICE_FACTS if SERVICE.name in header.facts else ())}
    for question in ask or ():
        if question not in NEEDED:
            raise InputError(
                "not_a_choice", "ask", value=question, accepted=", ".join(NEEDED), suggestion=suggest(question, NEEDED)
            )
        if not given.intersection(NEEDED[question]):
            near = next((name for name, fact in header.slips if fact in NEEDED[question]), "")
            raise InputError(
                "audit_column_missing" if recorded else "batch_column_missing",
                None if recorded else "ask",
                value=question,
                needed=", ".join(NEEDED[question]),
                suggestion=near,
                maps=header.maps(NEEDED[question]),
                columns=header.listed(),
                fact=NEEDED[question][0],
            )
    if ask:
        return [question for question in NEEDED if question in ask]
    # As with one case all questions are put to each row: one may have an answer without the facts that usually open it.
    found = list(NEEDED) if any(given.intersection(needed) for needed in NEEDED.values()) else []
    if not found:
        near = ", ".join(f"{name} -> {fact}" for name, fact in header.slips)
        needed = "; ".join(f"{question}: {', '.join(columns)}" for question, columns in NEEDED.items())
        raise InputError(
            *("batch_nothing_to_ask", None),
            needed=needed,
            suggestion=near,
            maps=header.maps(FACTS),
            columns=header.listed(),
        )
    return found
