"""A checklist out of ``data/services.toml``: the service, the description that is shown, its items and their differences."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hardship_cli.answer import UNCERTAIN, Answer, Trace
from hardship_cli.case import Case
from hardship_cli.checklist.choose import choose
from hardship_cli.checklist.differences import differences
from hardship_cli.checklist.model import (
    Checklist,
    Described,
    Difference,
    Item,
    Outcome,
    Part,
    Procedure,
    Remedy,
    Stage,
)
from hardship_cli.checklist.prices import fee_of
from hardship_cli.checklist.remedy import remedy_of
from hardship_cli.errors import Unanswerable
from hardship_cli.schedule.load import Law

# The points of a commission's law, in the order of the table of all sixteen.
COMMISSION_POINTS = ("body", "decides", "legal_basis", "who_may_start", "effect_on_removal", "exclusions", "quorum")


def checklist(
    law: Law,
    service: str | None = None,
    *,
    act: str | None = None,
    title: str | None = None,
    land: str | None = None,
    day: date | None = None,
) -> Answer:
    """The list for a service, by its key or by ``act`` and ``title``, as the Land (or the one in its stead) describes it.

    ``day`` adds the fee by the tariff of that day. Raises :class:`InputError` and :class:`Unanswerable` as
    :func:`hardship_cli.checklist.choose.choose` says, and ``commission_land_needed`` for a service that differs by Land.
    """
    tables = law.services
    key, act = choose(tables["service"], service, act, title)
    row = tables["service"][key]
    case = Case(land=land, title=row["title"], act=act, on=day)
    described = _described(row, land)
    # A hardship commission is a body of one Land, and no other Land's description can stand in for it.
    if described is None and land is None:
        raise Unanswerable("commission_land_needed", "land", service=key)
    trace = Trace(law)
    found = differences(tables, row, described, land)
    # A remedy is named only where the permit is a matter of individual right: a commission's service has none.
    by_commission = "fallback" not in row
    shown = described or {}
    procedure = shown.get("procedure")
    answer = Checklist(
        key,
        act,
        row["title"],
        row["name"],
        row.get("catalogue_name"),
        land,
        _describe(tables, described),
        None if land is None or (described and described["land"] == land) else row.get("fallback_note"),
        _items(tables, "condition", shown.get("conditions", ()), found),
        tuple(_document(tables, entry, shown.get("forms", ()), found) for entry in shown.get("documents", ())),
        _items(tables, "step", shown.get("steps", ()), found),
        _procedure(tables, procedure, found) if procedure else None,
        fee_of(trace, law, case, key, described),
        remedy_of(trace, law, land, day) if land is not None and not by_commission else None,
        tuple(window for window in row.get("windows", ()) if window["land"] == land),
        tuple(_consequence(law, name, shown.get("states", ()), found) for name in row.get("consequences", ())),
        tuple(row["bases"]),
        tuple(shown.get("cites", ())),
        tables["commission"].get(land) if by_commission else None,
        tuple(tables["commission_rules"]["rules"]) if by_commission else (),
        found,
    )
    _cite(trace, law, row, described, answer)
    _note(trace, law, answer, row)
    return trace.close("checklist", case, answer)


def _described(row: Mapping[str, Any], land: str | None) -> Mapping[str, Any] | None:
    """The Land's own description, else the one that stands in for it."""
    own = {description["land"]: description for description in row["description"]}
    return own.get(land or "") or own.get(row.get("fallback", ""))


def _describe(tables: Mapping[str, Any], row: Mapping[str, Any] | None) -> Described | None:
    if row is None:
        return None
    appeal = row.get("appeal")
    return Described(
        row["land"],
        row["portal"],
        row["source"],
        row.get("url"),
        row.get("released"),
        row.get("retrieved"),
        row.get("approved_by"),
        row.get("machine_translated", False),
        row.get("application_deadline"),
        tuple(row.get("processing_weeks", ())),
        tuple(row.get("card_weeks", ())),
        row.get("validity_years"),
        row.get("online"),
        tuple(row.get("channels", ())),
        row.get("appearance"),
        row.get("body"),
        Remedy(appeal["remedy"], appeal["months"], appeal.get("text")) if appeal else None,
        row.get("waiver_stated", False),
        tuple(Part(name, tables["hint"][name]["text"]) for name in row.get("hints", ())),
        tuple(row.get("links", ())),
        tuple(row.get("not_stated", ())),
    )


def _items(tables: Mapping[str, Any], kind: str, names: Iterable[str], found: Iterable[Difference]) -> tuple[Item, ...]:
    return tuple(_item(tables, kind, name, found) for name in names)


def _item(tables: Mapping[str, Any], kind: str, name: str, found: Iterable[Difference]) -> Item:
    row = tables[kind][name]
    when = row.get("when")
    return Item(
        name,
        kind,
        row["text"],
        row.get("basis"),
        row.get("waivable"),
        row.get("not_waivable"),
        row.get("by"),
        if_applicable=when is not None,
        when=Part(when, tables["when"][when]["text"]) if when else None,
        parts=tuple(Part(part["id"], {"de": part["de"], "en": part["en"]}) for part in row.get("parts", ())),
        differences=tuple(difference for difference in found if difference.place == f"{kind}.{name}"),
    )


def _document(
    tables: Mapping[str, Any], entry: Mapping[str, Any], forms: Iterable[str], found: Iterable[Difference]
) -> Item:
    other, when = entry.get("or"), entry.get("when")
    return _item(tables, "document", entry["id"], found)._replace(
        if_applicable=entry.get("if_applicable", False),
        when=Part(when, tables["when"][when]["text"]) if when else None,
        instead=Part(other, tables["document"][other]["text"]) if other else None,
        form=entry["id"] in forms,
    )


def _consequence(law: Law, name: str, stated: Iterable[str], found: Iterable[Difference]) -> Item:
    row = law.services["consequence"][name]
    return _item(law.services, "consequence", name, found)._replace(
        topic=row["topic"],
        stated=name in stated,
        inferred=row.get("inferred", False),
        dispute=row.get("dispute"),
        weak=_weak(law, row["sources"]),
    )


def _procedure(tables: Mapping[str, Any], name: str, found: Iterable[Difference]) -> Procedure:
    row = tables["procedure"][name]
    stages = tuple(
        Stage(
            stage["id"],
            stage["title"],
            _items(tables, "step", stage.get("steps", ()), found),
            tuple(Outcome(end["id"], end["text"], end.get("next", "end")) for end in stage.get("outcomes", ())),
        )
        for stage in row["stage"]
    )
    return Procedure(name, row["title"], row["basis"], stages)


def _weak(law: Law, sources: Iterable[str]) -> bool:
    """Whether nothing better than one account stands behind a statement: its best source counts."""
    return all(law.source(source)["checked"]["result"] in UNCERTAIN for source in sources)


def _cite(
    trace: Trace, law: Law, row: Mapping[str, Any], described: Mapping[str, Any] | None, answer: Checklist
) -> None:
    """Name every source behind the list; the weak ones make it one to review."""
    tables = law.services
    groups: list[Iterable[str]] = []
    if described is not None:
        groups.append([described["source"]])
    if answer.fallback_note is not None and "fallback_source" in row:
        groups.append([row["fallback_source"]])
    groups += [tables["consequence"][item.id]["sources"] for item in answer.consequences]
    groups += [difference.sources for difference in answer.differences]
    groups += [[window["source"]] for window in answer.windows]
    if answer.procedure is not None:
        groups.append(tables["procedure"][answer.procedure.id]["sources"])
    groups += [[tables["basis"][name]["source"]] for name in answer.bases]
    groups += [[rule["source"]] for rule in answer.commission_rules]
    points = answer.commission or {}
    groups += [[points[name]["source"]] for name in COMMISSION_POINTS if "source" in points.get(name, {})]
    for sources in groups:
        # Each statement is weighed by itself: a strong source of one does not make up for a weak one of another.
        weak = _weak(law, sources)
        for source in sources:
            trace.cite(source, weigh=weak)


def _note(trace: Trace, law: Law, answer: Checklist, row: Mapping[str, Any]) -> None:
    """Whose text is shown, and the open points of law that it touches."""
    shown = answer.described
    if shown is not None and shown.land != answer.land:
        whose: dict[str, Any] = {"land": shown.land, "released": shown.released}
        if answer.land is None:
            trace.note("checklist_no_land", "hint", **whose)
        else:
            trace.note("checklist_other_land", "warning", own=answer.land, **whose)
    if answer.act != row["act"]:
        trace.note("checklist_also_for", "hint")
    touched = [*(item.dispute for item in answer.differences), *(item.dispute for item in answer.consequences)]
    for point in dict.fromkeys(name for name in touched if name is not None):
        for sheet in (law.fees, law.deadlines):
            table = sheet.tables.get("dispute", {}).get(point)
            if table is not None:
                trace.note(point, "info", table["reading"][table["default"]]["basis"])
