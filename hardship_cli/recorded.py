"""What was recorded of a decision, as people write it, and why a recorded fee may differ from the computed one."""

from typing import Any, NamedTuple

from hardship_cli.answer import Answer
from hardship_cli.schedule.load import Law

# What can be recorded: the question whose answer it is compared with, the column that holds the answer.
RECORDED = {
    "recorded_fee_eur": ("fee", "fee_eur"),
    "recorded_last_day": ("appeal", "appeal_last_day"),
    "recorded_valid_until": ("permit", "permit_valid_until"),
}
DETAILED = "fee"  # the question whose answers are explained in detail
OTHER = "other"  # the reason where none of those that are known fits
_HALF = "minors_half"
_GROUP, _PLACES, _DIGITS = 3, 2, 9


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
    """Cents of an amount as people write it (``93``, ``93,00 €``, ``1.234,50``); nothing for anything else.

    One mark with three digits behind it can be thousands or decimals, so it is not read.
    """
    plain = text.strip()
    for sign in ("€", "EUR", "Euro"):
        plain = plain.removesuffix(sign)
    plain = plain.strip()
    negative = plain.startswith("-")
    plain = plain.removeprefix("-")
    for thousands, point in ((".", ","), (",", ".")):
        whole, mark, part = plain.partition(point)
        first, *groups = whole.split(thousands)
        grouped = all(len(group) == _GROUP for group in groups) and 0 < len(first) <= (_GROUP if groups else _DIGITS)
        digits = "".join((first, *groups, part))
        if not (
            grouped and digits.isascii() and digits.isdigit() and len(part) <= _PLACES and bool(mark) >= bool(groups)
        ):
            continue
        if mark and not part:
            continue
        # "93.5" is ninety-three fifty: Excel drops the nought.
        cents = int("".join((first, *groups))) * 100 + int(part.ljust(_PLACES, "0"))
        return -cents if negative else cents
    return None


def euro_text(cents: int) -> str:
    """Cents as a decimal text."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"
