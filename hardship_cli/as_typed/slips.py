"""How many slips of the keys lie between two words, and which word was meant."""

import re
from collections.abc import Iterable
from functools import lru_cache

from hardship_cli.as_typed import folded

_LETTERS_A_SLIP, _MOST_SLIPS = 3, 3  # a slip in so many letters, and no more of them in a long word
_SHORT, _LONG = 4, 9  # letters: in a shorter word each of them says much
_MOST_WORDS = 4_096
# A number, with the letter of a paragraph (§ 25a), or in Roman numerals (SGB III, also without a space).
_NUMBER = re.compile(r"[0-9]+(?:[a-c](?![a-z]))?|(?<![a-z])(?:sgb|alg)?([ivx]+)(?![a-z])")


def nearest(value: str, accepted: Iterable[str]) -> str:
    """The accepted word that was meant with a slip, or that begins with the value, as it is written, or nothing.

    A word that only sounds alike leads astray, and none is better than that: of three letters one may differ, in a word of three
    one may be left out or put in, and more slips than one leave the first letter as it is. Case, ``ü``/``ue`` and ``ph``/``f``
    make no difference. Another number is never a slip: SGB III is not SGB II, nor § 25a § 23a.
    """
    typed = _plain(value)
    # Of words that differ by case alone the first one is meant.
    written = {_plain(name): name for name in reversed(list(accepted))}
    numbers = _numbers(typed)
    every = {name: _numbers(name) for name in reversed(written)}
    names = [name for name, own in every.items() if own[: len(numbers)] == numbers]
    is_short = len(typed) < _SHORT
    if not is_short:
        longer = [name for name in names if name.startswith(typed)]
        if longer:
            return written[min(longer, key=len)]
    most = min(len(typed) // _LETTERS_A_SLIP, _MOST_SLIPS)
    near = [name for name in names if every[name] == numbers and not (is_short and len(name) == len(typed))]
    found = [
        (count, place)
        for place, name in enumerate(near)
        if most and (count := slips(typed, name, most)) is not None and (count == 1 or name[:1] == typed[:1])
    ]
    if found:
        return written[near[min(found)[1]]]
    # Behind a word without a number one may stand: "Verlängerung um 1 Jahr".
    whole = [name for name, own in every.items() if own in ((), numbers)]
    parts = [name for name in whole if _is_shortened(typed, name) or (len(name) >= _LONG and typed.startswith(name))]
    return written[parts[0]] if parts else ""


# The words of a vocabulary are the same for each text of a register that is none of them.
@lru_cache(maxsize=_MOST_WORDS)
def _numbers(plain: str) -> tuple[str, ...]:
    return tuple([found[1] or found[0] for found in _NUMBER.finditer(plain)])


@lru_cache(maxsize=_MOST_WORDS)
def _plain(text: str) -> str:
    return folded(text).replace("ph", "f")


def _is_shortened(typed: str, name: str) -> bool:
    """Whether a long word lacks some letters of the name and has no others: ``Zustellurkunde``."""
    return len(typed) >= _LONG and 3 * len(name) < 4 * len(typed) and in_order(typed, name)


def in_order(typed: str, name: str) -> bool:
    """Whether a name has all letters of a word in their order, and perhaps others between them."""
    letters = iter(name)
    return all(sign in letters for sign in typed)


def slips(first: str, second: str, most: int) -> int | None:
    """How many letters were left out, put in, put for another or changed round; nothing for more than ``most``."""
    # A letter in place of another makes two that only one of the words has.
    if abs(len(first) - len(second)) > most or len({*first} ^ {*second}) > 2 * most:
        return None
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, sign in enumerate(first, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == second[j - 2] and first[i - 2] == other:
                # Two letters changed round are one slip of the fingers, not two: the reason for an own measure (difflib
                # counts otherwise).
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return None
    return row[-1] if row[-1] <= most else None
