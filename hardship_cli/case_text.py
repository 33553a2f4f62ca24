"""The facts of a case as text: as a case file, TOML or JSON."""

import json
from datetime import date
from typing import Any

from hardship_cli.bill import Bill
from hardship_cli.case import PERSONS, Case
from hardship_cli.reading import BirthSpan, Period


def case_text(case: Case | Bill, path: str) -> str:
    """The facts of a case as the file of this name holds them: JSON by its suffix, else TOML."""
    return case_json(case) if path.casefold().endswith(".json") else case_toml(case)


def case_json(case: Case | Bill) -> str:
    """The facts of a case as a case file (JSON)."""
    return json.dumps(_plain(case.given()), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    """A value as JSON holds it; the persons of a bill are objects."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple) and not isinstance(value, Period | BirthSpan):
        return [_plain(one) for one in value]
    return value if isinstance(value, bool) else str(value)


def case_toml(case: Case | Bill) -> str:
    """The facts of a case as a case file (TOML), one a line, in the vocabulary's order; several persons as tables behind them."""
    facts = case.given()
    persons = facts.pop(PERSONS, ())
    return "\n[[person]]\n".join(_lines(part) for part in (facts, *persons))


def _lines(facts: dict[str, Any]) -> str:
    return "".join(f"{name} = {toml_text(value)}\n" for name, value in facts.items())


def toml_text(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and not isinstance(value, Period | BirthSpan):
        return "[" + ", ".join(toml_text(part) for part in value) + "]"
    # Quotes, backslashes and control characters are written as the TOML standard escapes them.
    signs = (f"\\u{ord(sign):04x}" if ord(sign) < 32 or sign in '"\\\x7f' else sign for sign in str(value))
    return '"' + "".join(signs) + '"'
