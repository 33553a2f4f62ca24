"""What was recorded of a decision, as people write it, and why a recorded fee may differ from the computed one."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import Answer, money
from hardship_cli.case import read_fact
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, Fact
from hardship_cli.i18n import N_
from hardship_cli.reading import read_choice
from hardship_cli.schedule.load import Law
from hardship_cli.words import fact_of_heading, value_of

# What can be recorded: the question whose answer it is compared with, the column that holds the answer.
RECORDED = {
    "recorded_fee_eur": ("fee", "fee_eur"),
    "recorded_last_day": ("appeal", "appeal_last_day"),
    "recorded_valid_until": ("permit", "permit_valid_until"),
    "recorded_remedy": ("appeal", "remedy"),
}
# The fact that says what a recorded remedy is held against; the law alone is to say it.
SAID_BY = {"recorded_remedy": "remedy"}
DETAILED = "fee"  # the question whose answers are explained in detail
OTHER = "other"  # the reason where none of those that are known fits
_HALF = "minors_half"
_GROUP, _PLACES, _DIGITS = 3, 2, 6  # no fee is a million euro
_CURRENCY = ("€", "euro", "eur.", "eur")  # in front of an amount or behind it

# The end of a permit as it was granted says how long it is, where no fact says what was asked for and something was granted.
GRANTED_UNTIL = "recorded_valid_until"
ASKED_LENGTH = ("months", "until")
OUTCOME = "outcome"
NO_REMEDY = "none"  # the notice says that no remedy is open
# The facts by which the last day is the safe one, whatever the instruction says or lacks.
INSTRUCTED: Mapping[str, Any] = {"instruction": "correct"}
# What no notice can say where it has no instruction at all: by recorded fact the fact and its value that exclude it.
EXCLUDED: Mapping[str, tuple[str, str]] = {"recorded_remedy": ("instruction", "missing")}
# What can be recorded of a decision: its name among the facts, how it is read, what it means.
FACTS_RECORDED: Mapping[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("recorded_fee_eur", "money", N_("the fee that the notice sets")),
        Fact(
            "recorded_remedy",
            "choice",
            N_("the remedy that the notice names; none: it says that none is open"),
            ("objection", "action", NO_REMEDY),
        ),
        Fact("recorded_last_day", "day", N_("the last day for the remedy, as somebody noted it")),
        Fact("recorded_valid_until", "day", N_("the last day of the permit, as it was granted")),
    )
}


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


def reason_of(recorded: int, detail: Detail, law: Law) -> str:
    """Why a recorded fee may differ from the computed one; the first explanation that fits."""
    due, base, main = sum(detail.amounts), sum(detail.bases), detail.amounts[0]
    exempt = any(effect.endswith(("_exemption", "_exemption_processing", "_free")) for effect in detail.effects)
    # Several reasons can give the same figure: those that lie in the case itself are tried before other versions and numbers
    # of the tariff.
    if exempt and recorded in (base, base // 2, detail.bases[0], detail.bases[0] // 2):
        return "exemption-missed"
    if _HALF in detail.effects and recorded == base:
        return "minor-not-halved"
    if recorded * 2 == due and due:
        return "halved"
    if not recorded:
        return "not-charged"
    if len(detail.amounts) > 1 and recorded == main:
        return "extras-missing"
    if recorded in detail.others:
        return "other-reading"
    rule = law.fees.rule(detail.positions[0])
    half = 2 if _HALF in detail.effects else 1
    if any(recorded * half == version.value for version in rule.versions if isinstance(version.value, int)):
        return "other-version"
    values = {version.value for other in law.fees.rules() if other.kind == "fee" for version in other.versions}
    return "other-position" if recorded * half in values else OTHER


def read_amount(text: str) -> int | None:
    """Cents of an amount as people write it (``93``, ``93,00 €``, ``EUR 93.00``, ``93,- €``, ``1.234,50``); nothing for others.

    One mark with three digits behind it can be thousands or decimals, so it is not read; nor is what no fee comes to, and what
    no notice sets: less than nothing.
    """
    plain = text.strip().casefold()
    for sign in _CURRENCY:
        plain = plain.removeprefix(sign).removesuffix(sign)
    plain = plain.strip().removeprefix("+")
    for none in (",--", ",-", ",–", ",—"):  # no cents: 93,- €
        plain = plain.removesuffix(none)
    for thousands, point in ((".", ","), (",", ".")):
        whole, mark, part = plain.partition(point)
        first, *groups = whole.split(thousands)
        grouped = all(len(group) == _GROUP for group in groups) and 0 < len(first) <= (_GROUP if groups else len(text))
        digits = "".join((first, *groups, part))
        if not (
            grouped and digits.isascii() and digits.isdigit() and len(part) <= _PLACES and bool(mark) >= bool(groups)
        ):
            continue
        if mark and not part:
            continue
        euro = "".join((first, *groups)).lstrip("0")
        if len(euro) > _DIGITS:
            return None
        # "93.5" is ninety-three fifty: Excel drops the nought.
        return int(euro or "0") * 100 + int(part.ljust(_PLACES, "0"))
    return None


def euro_text(cents: int) -> str:
    """Cents as a decimal text."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def split(raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Raw facts, and apart from them what was recorded, under its codes."""
    facts: dict[str, Any] = {}
    recorded: dict[str, Any] = {}
    keys: dict[str, str] = {}
    for key, value in raw.items():
        code = key if key in FACTS_RECORDED or key in FACTS else fact_of_heading(key).code
        if code is not None and code in FACTS_RECORDED:
            if code in recorded:
                raise InputError("fact_twice", key, value=key, other=keys[code])
            recorded[code], keys[code] = value, key
        else:
            facts[key] = value
    return facts, recorded


def read_recorded(raw: Mapping[str, Any], today: date | None) -> dict[str, Any]:
    """What was recorded, as values; raises :class:`InputError` with the value as typed."""
    found: dict[str, Any] = {}
    for name, value in raw.items():
        kind = FACTS_RECORDED[name].kind
        if value in (None, ""):
            continue
        if kind == "money":
            cents = read_amount(str(value))
            if cents is None:
                raise InputError("audit_not_readable", name, value=value)
            found[name] = money(cents)
        elif kind == "choice":
            # The remedies against a court's decision have words too, and no notice of an authority names one of them.
            word = value_of("remedy", str(value)).code
            known = FACTS_RECORDED[name].values
            found[name] = word if word in known else read_choice(str(value), name, known)
        else:
            found[name] = read_fact(Fact(name, kind, ""), value, today)
    return found


def excluded(name: str, value: Any) -> InputError:
    """The error of a recorded value that another fact excludes (:data:`EXCLUDED`)."""
    return InputError("remedy_without_instruction", name, value=value)


def read_remedy(text: str) -> str | None:
    """The remedy that a cell names, as :func:`read_recorded` reads it; nothing for anything else."""
    try:
        found: str | None = read_recorded({"recorded_remedy": text}, date.min).get("recorded_remedy")
    except InputError:
        return None
    return found
