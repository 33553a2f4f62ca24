"""Where two saved answers part, and which of those places decide whether the answer still stands."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_DAY_OR_AMOUNT = re.compile(r"\d{4}-\d{2}-\d{2}|-?\d+\.\d{2}")
# Beside days and amounts, the words that say what can be done or what protects the stay.
_WORDS_THAT_DECIDE = ("remedy", "effect")
# Other readings, and what a case tells in the order of days, which is compared by what happens.
_BESIDE = (
    *("alternatives", "others", "timeline", "next", "today", "missing", "skipped", "blocked", "set", "changes"),
    "assumed",
)


class Difference(NamedTuple):
    """One place where the saved answer and today's part: ``at`` is the way there (``answer.items[0].amount``).

    ``added``: the saved answer says nothing there.
    """

    at: str
    saved: Any = None
    now: Any = None
    added: bool = False


def differences(saved: Any, now: Any, at: str = "") -> Iterator[Difference]:
    """Where two trees part, in the order of the saved one; what only the new one has stands last."""
    if isinstance(saved, dict) and isinstance(now, dict):
        for key in [*saved, *(key for key in now if key not in saved)]:
            way = f"{at}.{key}" if at else str(key)
            if key in saved and key in now:
                yield from differences(saved[key], now[key], way)
            else:
                yield Difference(way, saved.get(key), now.get(key), added=key not in saved)
    elif isinstance(saved, list) and isinstance(now, list):
        for index in range(max(len(saved), len(now))):
            way = f"{at}[{index}]"
            if index < len(saved) and index < len(now):
                yield from differences(saved[index], now[index], way)
            else:
                yield Difference(
                    way, saved[index] if index < len(saved) else None, now[index] if index < len(now) else None
                )
    elif type(saved) is not type(now) or saved != now:
        yield Difference(at, saved, now)


def deciding(saved: Mapping[str, Any], now: Mapping[str, Any]) -> list[Difference]:
    """The places in the answers of two trees where an amount, a day, a remedy or an effect differs.

    Only what the saved answer has is compared: a later version may say more. The entries of a timeline are compared by what
    happens: a day of an entry that is no longer told decides nothing.
    """
    found = list(_deciding(saved["answer"], now["answer"], "answer"))
    days: dict[Any, set[Any]] = {}
    for entry in now["answer"].get("timeline") or ():
        days.setdefault(entry["what"], set()).add(entry["day"])
    for number, entry in enumerate(saved["answer"].get("timeline") or ()):
        known = days.get(entry.get("what")) if isinstance(entry, dict) else None
        if known and entry.get("day") not in known:
            found.append(Difference(f"answer.timeline[{number}].day", entry.get("day"), min(known)))
    return found


def _deciding(saved: Any, now: Any, at: str) -> Iterator[Difference]:
    key = at.rpartition(".")[2]
    if key in _BESIDE:
        return
    if isinstance(saved, dict) and isinstance(now, dict):
        for name, value in saved.items():
            yield from _deciding(value, now.get(name), f"{at}.{name}")
    elif isinstance(saved, list) and isinstance(now, list):
        for index in range(max(len(saved), len(now))):
            one, other = (tree[index] if index < len(tree) else None for tree in (saved, now))
            yield from _deciding(one, other, f"{at}[{index}]")
    elif saved != now and (_decides(saved) or _decides(now) or key in _WORDS_THAT_DECIDE):
        yield Difference(at, saved, now)


def _decides(tree: Any) -> bool:
    if isinstance(tree, dict):
        return any(_decides(value) or name in _WORDS_THAT_DECIDE for name, value in tree.items())
    if isinstance(tree, list):
        return any(map(_decides, tree))
    return isinstance(tree, str) and _DAY_OR_AMOUNT.fullmatch(tree) is not None
