"""A checklist as one JSON object, schema ``hardship/checklist/1``: stable ids and codes, texts in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from hardship_cli import __version__
from hardship_cli.answer import Answer
from hardship_cli.checklist.build import COMMISSION_POINTS
from hardship_cli.checklist.model import Checklist, Described, Item, Price, Procedure, Remedy
from hardship_cli.receipt import bare, dump, note_tree, tree_of
from hardship_cli.render.checklist.lines import View, label
from hardship_cli.render.json import sources_tree
from hardship_cli.render.language import LANGUAGES, Language
from hardship_cli.render.notes import note_text
from hardship_cli.schedule.digest import sha256
from hardship_cli.schedule.load import Law

SCHEMA = "hardship/checklist/1"


def checklist_json(answer: Answer, say: Language, law: Law, done: frozenset[str]) -> str:
    """The JSON text."""
    return dump(checklist_tree(answer, say, law, done))


def checklist_tree(answer: Answer, say: Language, law: Law, done: frozenset[str]) -> dict[str, Any]:
    """The JSON object as plain Python."""
    found: Checklist = answer.answer
    asked = {"service": found.service, **tree_of(answer.asked.given()), "title": found.title}
    head = {"schema": SCHEMA, "command": answer.command, "status": answer.status, "asked": asked}
    # The receipt is over what was found, not over the words it is told in.
    bones = {**head, "answer": tree_of(found), "done": sorted(done)}
    return {
        **head,
        "answer": _in_language(_answer(View(found, say, law, done)), say),
        "notes": [{**bare(note_tree(note)), "text": note_text(note, say, law)} for note in answer.notes],
        "sources": sources_tree(answer.sources),
        "receipt": {"tool": __version__, "data": answer.data, "result": f"sha256:{sha256(dump(bones).encode())}"},
    }


def commissions_json(say: Language, law: Law) -> str:
    """The sixteen commissions, every point of each."""
    tables = law.services
    tree = {
        "schema": SCHEMA,
        "command": "checklist",
        "commissions": {land: _commission(row) for land, row in tables["commission"].items()},
        "commission_rules": tables["commission_rules"]["rules"],
        "receipt": {"tool": __version__, "data": law.digest},
    }
    return dump(_in_language(tree, say))


def _in_language(tree: Any, say: Language) -> Any:
    """The tree with each text of the data (``{de, en}``) in the reader's language."""
    if isinstance(tree, Mapping):
        return say.of(tree) if {*tree} == {*LANGUAGES} else {key: _in_language(part, say) for key, part in tree.items()}
    return [_in_language(part, say) for part in tree] if isinstance(tree, list | tuple) else tree


def _picked(found: Any, names: str) -> dict[str, Any]:
    """These fields of a tuple as plain JSON values."""
    return {name: tree_of(getattr(found, name)) for name in names.split()}


def _answer(view: View) -> dict[str, Any]:
    found = view.answer
    missing = found.missing(view.done)
    return {
        **_picked(found, "service act title name catalogue_name land"),
        "described_by": found.described.land if found.described else None,
        "fallback_note": found.fallback_note,
        "description": _description(found.described, view) if found.described else None,
        "conditions": _items(found.conditions, view),
        "documents": _items(found.documents, view),
        "steps": _items(found.steps, view),
        "procedure": _procedure(found.procedure, view) if found.procedure else None,
        "fee": _fee(view),
        "remedy": _remedy(found.remedy, view),
        "windows": [{key: row[key] for key in ("land", "weeks", "text", "source")} for row in found.windows],
        "consequences": [_consequence(item) for item in found.consequences],
        "bases": [_basis(name, view) for name in dict.fromkeys((*found.bases, *found.cites))],
        "commission": _commission(found.commission) if found.commission else None,
        "commission_rules": found.commission_rules,
        "differences": tree_of(found.differences),
        "done": sorted(view.done),
        "missing": [item.id for item in missing if not item.if_applicable],
        "missing_if_applicable": [item.id for item in missing if item.if_applicable],
    }


def _items(items: Iterable[Item], view: View) -> list[dict[str, Any]]:
    return [_item(item, view) for item in items]


def _item(item: Item, view: View) -> dict[str, Any]:
    done = item.is_done(view.done)
    parts = [
        {"id": f"{item.id}.{part.id}", "text": part.text, "done": done or f"{item.id}.{part.id}" in view.done}
        for part in item.parts
    ]
    tree = {
        **_picked(item, "id text by basis waivable not_waivable when"),
        "or": tree_of(item.instead),
        "parts": parts,
        "differences": [difference.id for difference in item.differences],
    }
    flags = {"if_applicable": item.if_applicable, "form": item.form, "to_tick": item.ticked_off, "done": done}
    return {**bare(tree), **flags}


def _consequence(item: Item) -> dict[str, Any]:
    return {
        **_picked(item, "id topic text basis"),
        "in_description": item.stated,
        **_picked(item, "inferred dispute"),
        "differences": [difference.id for difference in item.differences],
    }


def _basis(name: str, view: View) -> dict[str, Any]:
    row = view.law.services["basis"][name]
    return {"id": name, "cite": row["cite"], "about": row["about"], "in_description": name in view.answer.cites}


def _description(shown: Described, view: View) -> dict[str, Any]:
    def coded(kind: str, code: str | None) -> dict[str, str] | None:
        return {"code": code, "text": label(view.law, kind, code, view.say)} if code else None

    return {
        **_picked(shown, "land portal url released retrieved approved_by machine_translated source"),
        "application_deadline": coded("apply_by", shown.application_deadline),
        "processing_weeks": list(shown.processing_weeks) or None,
        "card_weeks": list(shown.card_weeks) or None,
        "validity_years": shown.validity_years,
        "online": coded("online", shown.online),
        "channels": list(shown.channels),
        "appearance": coded("appearance", shown.appearance),
        "body": shown.body,
        "appeal": _remedy(shown.appeal, view),
        "waiver_stated": shown.waiver_stated,
        "hints": tree_of(shown.hints),
        "links": [{"url": link["url"], "text": link["text"]} for link in shown.links],
        "not_stated": list(shown.not_stated),
    }


def _procedure(procedure: Procedure, view: View) -> dict[str, Any]:
    stages = [
        {**_picked(stage, "id title"), "steps": _items(stage.steps, view), **_picked(stage, "outcomes")}
        for stage in procedure.stages
    ]
    return {**_picked(procedure, "id title basis"), "stages": stages}


def _fee(view: View) -> dict[str, Any]:
    fee = view.answer.fee
    return {
        **_picked(fee, "stated exemption_stated refusal_stated"),
        "printed": [_price(price, view) for price in fee.printed],
        "computed": [_price(price, view) for price in fee.computed],
        "day": tree_of(fee.day),
        "currency": "EUR",
    }


def _price(price: Price, view: View) -> dict[str, Any]:
    return {**bare(tree_of(price)), **({"text": view.law.fees.rule(price.position).title} if price.position else {})}


def _remedy(remedy: Remedy | None, view: View) -> Any:
    if remedy is None:
        return None
    return bare({**tree_of(remedy), "name": label(view.law, "remedy", remedy.remedy, view.say), "text": remedy.text})


def _commission(commission: Mapping[str, Any]) -> dict[str, Any]:
    """Every point of a commission: its codes, its text, where it stands and where it was read."""
    return {name: commission[name] for name in (*COMMISSION_POINTS, "expects") if name in commission}
