"""Headings in people's words: which columns are facts although they are not called by the code, and which cannot be told.

A heading that means one fact and no other names it. One that may mean several things, the opposite of a fact, or what another
column is already, is never read; it is said what it may be, and how to name it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.headings import SAME, TAKEN
from hardship_cli.recorded import RECORDED
from hardship_cli.words import cells_of_persons, fact_of_heading, spoken_of

# The code of a message and its parameters.
Remark = tuple[str, dict[str, Any]]

_SIGN = "id"
_NO_SILENCE = (_SIGN, "land")  # no answer is other for want of these without saying so


class Worded(NamedTuple):
    """What the headings in words say: the facts, and what is to be told.

    ``unread`` are columns that speak of a fact and cannot be read, or not beside another one that is, with that fact;
    ``unknown`` those of which no word is known.
    """

    facts: Mapping[str, str]
    unread: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]
    unknown: tuple[str, ...]


def in_words(
    names: Sequence[str],
    everyday: Sequence[tuple[str, str]],
    taken: Mapping[str, str],
    named: Mapping[str, str],
    *,
    audits: bool,
) -> Worded:
    """The facts among columns that are not called by a code.

    ``everyday`` are columns called as a code is in another spelling (``Status``), with that code; words are more certain.
    ``taken`` are the facts that have a column, ``named`` those columns that were named by hand. Recorded facts are an audit's.
    """
    known = {*FACTS, SERVICE.name, *(RECORDED if audits else ())}
    meant: dict[str, list[str]] = {}
    several: list[tuple[str, tuple[str, ...]]] = []
    spoken: set[str] = set()
    opposite: list[tuple[str, str]] = []
    unknown: list[str] = []
    for name in names:
        found = fact_of_heading(name)
        if found.code in known:
            meant.setdefault(str(found.code), []).append(name)
        elif found.ask:
            several.append((name, found.ask))
        elif found.reverse in known:
            opposite.append((name, str(found.reverse)))
        elif found.code is None and found.reverse is None:
            if (fact := spoken_of(name)) is None:
                unknown.append(name)
            else:
                several.append((name, (fact,)))
                spoken.add(name)
    for name, fact in everyday:
        # A heading that is a code in everyday spelling (Status) may mean anything; one in words that means the same fact is
        # surer.
        if fact in meant and fact not in taken:
            several.append((name, (fact,)))
        else:
            meant.setdefault(fact, []).append(name)
    facts: dict[str, str] = {}
    unread: list[tuple[str, str]] = []
    seconds: list[tuple[str, str]] = []
    remarks: list[Remark] = []
    for fact, columns in meant.items():
        if fact == _SIGN:  # says nothing about the case: where there are several any will do
            facts |= {} if fact in taken else {fact: columns[0]}
        elif fact in taken:
            others = [] if taken[fact] in named else columns
            remarks += [("batch_heading_second", {"column": name, "beside": taken[fact]}) for name in others]
            # A row may have its value there alone, as in a file that two programs wrote.
            seconds += [(name, fact) for name in others]
        elif len(columns) > 1:
            unread += [(name, fact) for name in columns]
            # Of two columns for one fact neither is read: rows could be answered from the wrong one, and nobody would see it.
            remarks.append(("batch_headings_same", _parts(fact, *columns)))
        else:
            facts[fact] = columns[0]
    for name, asked in several:
        if open_ones := [fact for fact in asked if fact in known and fact not in taken and fact not in facts]:
            maps = tuple((name, fact) for fact in open_ones)
            remarks.append(("batch_heading_several", {"column": name, "maps": maps}))
            # Whatever it says, it is of the person, the length or what else is taken: an answer without it would be one in silence.
            if name in spoken or {*open_ones} <= {*TAKEN}:
                unread.append((name, open_ones[0]))
        elif name in spoken and asked[0] in cells_of_persons():
            # Beside a column that is read it is silent, but where the two contradict each other.
            seconds.append((name, asked[0]))
    for name, fact in opposite:
        if fact not in taken and fact not in facts and SAME.get(fact) not in {*taken, *facts}:
            unread.append((name, fact))
            remarks.append(("batch_heading_opposite", {"column": name, "meant": fact}))
    unread_ones = (*unread_that_matter({*taken, *facts}, unread), *seconds)
    return Worded(facts, unread_ones, tuple(remarks), tuple(unknown))


def unread_that_matter(given: set[str], unread: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those of the unread columns for want of which an answer may be other in silence."""
    return tuple(
        (name, fact) for name, fact in unread if fact not in _NO_SILENCE and not {fact, SAME.get(fact)} & given
    )


def _parts(fact: str, *columns: str) -> dict[str, Any]:
    return {"both": columns, "meant": fact, "maps": tuple((name, fact) for name in columns)}
