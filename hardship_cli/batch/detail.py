"""What of a computed fee an audit needs to explain a difference."""

from typing import Any, NamedTuple

from hardship_cli.answer import Answer


class Detail(NamedTuple):
    """What of a computed fee explains a difference: cents by position, what changed them, and what other readings give."""

    positions: tuple[str, ...]
    bases: tuple[int, ...]
    amounts: tuple[int, ...]
    effects: tuple[str, ...]
    others: tuple[int, ...]


def detail_of(answer: Answer) -> Detail:
    """The detail of a fee."""
    found = answer.answer
    items = found.items
    return Detail(
        tuple(item.position for item in items),
        tuple(_cents(item.base) for item in items),
        tuple(_cents(item.amount) for item in items),
        tuple(dict.fromkeys(effect for item in items for effect in item.effect)),
        tuple(_cents(other.amount) for other in found.alternatives if other.amount is not None),
    )


def _cents(amount: Any) -> int:
    return int(amount.scaleb(2))
