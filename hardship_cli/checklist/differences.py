"""Which differences from today's law concern a description, and to which line of the list each belongs."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.checklist.model import Difference

# Where a difference is shown: an item (``kind.id``) or a section; the first that this checklist has. A difference that is
# named nowhere here (from an overlay) stands among the general ones.
PLACES: Mapping[str, tuple[str, ...]] = {
    "label-issue": ("name",),
    "fee-number": ("fee",),
    "exemption-scope": ("fee",),
    "exemption-missing": ("fee",),
    "extra-fees-missing": ("fee",),
    "refusal-fee-missing": ("fee",),
    "hfk-permit-fee": ("fee",),
    "old-municipal-pages": ("fee",),
    "waiver-missing": ("conditions",),
    "passport-missing": ("conditions",),
    "living-space": ("condition.living-space",),
    "expulsion-interest": ("condition.no-expulsion-interest",),
    "not-statutory-conditions": ("condition.leave-threat",),
    "section-8": ("condition.first-issue-conditions",),
    "hfk-residence": ("condition.lives-in-nw",),
    "hfk-rule-exclusions": ("condition.no-exclusion",),
    "employment-proof": ("document.employment-contract",),
    "photo-digital": ("document.photo",),
    "fingerprints-stored": ("step.fingerprints", "step.fingerprints-if-granted"),
    "delivery": ("step.pick-up",),
    "continuation": ("step.title-continues",),
    "hfk-no-claim": ("step.hfk-apply",),
    "hfk-no-fiction": ("steps",),
    "deadline-missing": ("application_deadline",),
    "deadline-none": ("application_deadline",),
    "hfk-de-mail": ("online",),
    "six-months": ("validity_years",),
    "appeal-missing-nw": ("appeal",),
    "appeal-missing-sh": ("appeal",),
    "hfk-no-remedy": ("appeal",),
    "posting-day": ("appeal",),
    "child-benefit": ("consequence.child-benefit",),
    "sgb-number": ("consequence.benefits",),
    "hfk-consequences": ("consequences",),
    "section-25b": ("bases",),
    "section-53": ("bases",),
}
SECTIONS = (
    "name",
    "application_deadline",
    "online",
    "validity_years",
    "appeal",
    "fee",
    "conditions",
    "documents",
    "steps",
    "consequences",
    "bases",
    "general",
)
_PARENT = {"condition": "conditions", "document": "documents", "step": "steps", "consequence": "consequences"}


def differences(
    tables: Mapping[str, Any],
    service: Mapping[str, Any],
    described: Mapping[str, Any] | None,
    land: str | None,
) -> tuple[Difference, ...]:
    """The differences that concern the description shown, and what else is published in the Land asked for.

    One that rests on the law of its own Land (``own_land``) is left out where the text stands in for another Land.
    """
    present = _present(tables, service, described)
    found = []
    for entry in service.get("differences", ()):
        row, lands = tables["difference"][entry["id"]], entry["applies_to"]
        if row["where"] == "description":
            shown = described["land"] if described else None
            # A description that stands in for another Land still differs from federal law, but no longer from the law of the
            # Land that it was written for.
            if shown not in lands or (row.get("own_land") and land != shown):
                continue
        elif lands and land not in lands:
            continue
        found.append(_difference(entry["id"], row, present))
    return tuple(found)


def _difference(name: str, row: Mapping[str, Any], present: frozenset[str]) -> Difference:
    return Difference(
        name,
        row["kind"],
        row["where"],
        _place(name, present),
        row["says"],
        row["law"],
        row["basis"],
        tuple(row["sources"]),
        row.get("inferred", False),
        row.get("own_land", False),
        row.get("dispute"),
    )


def _place(name: str, present: frozenset[str]) -> str:
    wanted = PLACES.get(name, ("general",))
    for place in wanted:
        if place in present or place in SECTIONS:
            return place
    return _PARENT[wanted[0].partition(".")[0]]


def _present(
    tables: Mapping[str, Any], service: Mapping[str, Any], described: Mapping[str, Any] | None
) -> frozenset[str]:
    """All items of this checklist as ``kind.id``."""
    found = {f"consequence.{name}" for name in service.get("consequences", ())}
    if described is not None:
        found.update(f"condition.{name}" for name in described.get("conditions", ()))
        found.update(f"document.{row['id']}" for row in described.get("documents", ()))
        found.update(f"step.{name}" for name in described.get("steps", ()))
        if "procedure" in described:
            stages = tables["procedure"][described["procedure"]]["stage"]
            found.update(f"step.{name}" for stage in stages for name in stage.get("steps", ()))
    return frozenset(found)
