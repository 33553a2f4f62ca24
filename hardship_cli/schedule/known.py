"""What the data knew on a day: versions whose source was out by then, by its day of publication or, without one, of its check."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hardship_cli.schedule.model import CHECKED, PUBLISHED, UNDATED, Known, Rule, Since, Version


def as_known(rule: Rule, day: date, sources: Mapping[str, Any]) -> Rule:
    """The rule with those versions alone that were known on ``day``; the whole of it goes with it, to tell what was not.

    A source that bears no day of publication counts from the day on which it was checked, and one without either never:
    nothing is guessed.
    """
    since = {
        (land, version.start): since_of(sources[version.source])
        for land, versions in [("", rule.versions), *rule.lands.items()]
        for version in versions
    }

    def known(land: str, versions: tuple[Version, ...]) -> tuple[Version, ...]:
        days = (since[land, version.start].day for version in versions)
        return tuple(version for version, out in zip(versions, days, strict=True) if out is not None and out <= day)

    # Of another name, for what is looked up in the whole is remembered under it.
    whole = rule._replace(id=f"{rule.id} (now)")
    lands = {land: known(land, versions) for land, versions in rule.lands.items()}
    return rule._replace(versions=known("", rule.versions), lands=lands, known=Known(day, whole, since))


def since_of(source: Mapping[str, Any]) -> Since:
    """From which day on a source was known, and which of its days that is."""
    if "published" in source:
        return Since(source["published"], PUBLISHED)
    checked = source["checked"].get("on")
    return Since(checked, UNDATED if checked is None else CHECKED)
