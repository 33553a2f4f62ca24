"""Typed results as JSON Schema: what ``receipt.tree_of`` makes of a named tuple, told from its types."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hardship_cli import answer, turn
from hardship_cli.answer import STATUSES
from hardship_cli.facts import FACTS
from hardship_cli.reading import BirthSpan, Joined, Period, WorkingDays
from hardship_cli.recorded import NO_REMEDY
from hardship_cli.render.labels import CAPS, FICTIONS, LEVELS, RESULTS
from hardship_cli.schemas.facts import DAY, MONEY, reference
from hardship_cli.timeline.model import WHAT

_PLAIN: Mapping[Any, dict[str, Any]] = {
    date: DAY,
    Decimal: MONEY,
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    NoneType: {"type": "null"},
    **{written: {"type": "string"} for written in (Period, Joined, WorkingDays, BirthSpan)},
}
_REMEDIES = (*FACTS["remedy"].values, NO_REMEDY)
# The codes that a text of a result can be, by tuple and field; a text that is not named here is any.
_CODES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Answer", "status"): STATUSES,
    ("Note", "level"): tuple(LEVELS),
    ("PermitAnswer", "capped_by"): tuple(CAPS),
    ("FictionAnswer", "effect"): tuple(FICTIONS),
    ("OtherEffect", "effect"): tuple(FICTIONS),
    ("AppealAnswer", "remedy"): _REMEDIES,
    ("OtherEnd", "remedy"): _REMEDIES,
    ("Entry", "what"): tuple(WHAT),
    ("Entry", "kind"): tuple(dict.fromkeys(WHAT.values())),
    ("Entry", "status"): STATUSES,
}
_SOURCE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "checked": {"anyOf": [DAY, {"type": "null"}]},
        "result": {"enum": list(RESULTS)},
    },
    "required": ["title", "checked", "result"],
}


def result_types() -> dict[str, Any]:
    """The type of each command's result, by command: ``FeeAnswer`` is that of ``fee``."""
    suffix = "Answer"
    return {
        name.removesuffix(suffix).casefold(): found
        for name, found in {**vars(answer), **vars(turn)}.items()
        if name.endswith(suffix) and name != suffix and hasattr(found, "_fields")
    }


class Definitions:
    """The named tuples that were met, each as one definition."""

    def __init__(self) -> None:
        self.made: dict[str, dict[str, Any]] = {"source": _SOURCE}

    def of(self, kind: Any) -> dict[str, Any]:
        """The schema of a type; of a named tuple a pointer to its definition."""
        if kind in _PLAIN:
            return _PLAIN[kind]
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(one) for one in inner]}
        if origin is Literal:
            return {"enum": list(inner)}
        if origin is tuple:
            items = {"items": self.of(inner[0])} if inner[1:] == (...,) else {"prefixItems": list(map(self.of, inner))}
            return {"type": "array", **items}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        if hasattr(kind, "_fields"):
            name = kind.__name__
            if name not in self.made:
                self.made[name] = {}  # it may hold itself
                self.made[name] = self.table(kind)
            return reference(name)
        return {}

    def table(self, kind: Any, *, bare: bool = False, **other: dict[str, Any]) -> dict[str, Any]:
        """A named tuple as an object; ``other`` are keys that are told otherwise, or are not among its fields.

        With ``bare`` what says nothing is left out of the object (``receipt.bare``), so nothing is required.
        """
        hints = get_type_hints(kind)
        fields = {self._key(name): self._field(kind, name, hints[name]) for name in kind._fields}
        found: dict[str, Any] = {"type": "object", "properties": {**fields, **other}}
        return found if bare else {**found, "required": [*found["properties"]]}

    def _field(self, kind: Any, name: str, hint: Any) -> dict[str, Any]:
        codes = _CODES.get((kind.__name__, name))
        if codes is None:
            return self.of(hint)
        is_open = NoneType in get_args(hint)
        return {"enum": [*codes, None] if is_open else list(codes)}

    @staticmethod
    def _key(name: str) -> str:
        return name.removesuffix("_")
