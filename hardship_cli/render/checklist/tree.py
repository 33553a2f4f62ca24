"""A checklist as one JSON object, schema ``hardship/checklist/1``: stable ids and codes, texts in the reader's language."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.answer import Answer
from hardship_cli.checklist.build import COMMISSION_POINTS
from hardship_cli.checklist.model import Checklist, Described, Item, Part, Price, Remedy
from hardship_cli.receipt import bare, dump, note_tree, tree_of
from hardship_cli.render.checklist.lines import label
from hardship_cli.render.checklist.view import View
from hardship_cli.render.language import Language
from hardship_cli.render.notes import note_text
from hardship_cli.schedule.digest import sha256
from hardship_cli.schedule.load import Law

SCHEMA = "hardship/checklist/1"


def checklist_json(answer: Answer, say: Language, law: Law, done: frozenset[str]) -> str:
    """The JSON text."""
    return dump(checklist_tree(answer, say, law, done))


def checklist_tree(answer: Answer, say: Language, law: Law, done: frozenset[str]) -> dict[str, Any]:
    """The JSON object as plain Python."""
    from hardship_cli import __version__

    found: Checklist = answer.answer
    asked = {"service": found.service, **tree_of(answer.asked.given()), "title": found.title}
    head = {"schema": SCHEMA, "command": answer.command, "status": answer.status, "asked": asked}
    # The receipt is over what was found, not over the words it is told in.
    bones = {**head, "answer": tree_of(found), "done": sorted(done)}
    return {
        **head,
        "answer": _answer(View(found, say, law, done)),
        "notes": [{**bare(note_tree(note)), "text": note_text(note, say, law)} for note in answer.notes],
        "sources": {
            name: {
                "title": source["title"],
                "checked": source["checked"]["on"].isoformat() if "on" in source["checked"] else None,
                "result": source["checked"]["result"],
            }
            for name, source in answer.sources.items()
        },
        "receipt": {"tool": __version__, "data": answer.data, "result": f"sha256:{sha256(dump(bones).encode())}"},
    }


def commissions_json(say: Language, law: Law) -> str:
    """The sixteen commissions, every point of each."""
    from hardship_cli import __version__

    tables = law.services
    return dump(
        {
            "schema": SCHEMA,
            "command": "checklist",
            "commissions": {land: commission_tree(row, say) for land, row in tables["commission"].items()},
            "commission_rules": [_rule(rule, say) for rule in tables["commission_rules"]["rules"]],
            "receipt": {"tool": __version__, "data": law.digest},
        }
    )


def _answer(view: View) -> dict[str, Any]:
    found, say = view.answer, view.say
    missing = found.missing(view.done)
    return {
        "service": found.service,
        "act": found.act,
        "title": found.title,
        "name": say.of(found.name),
        "catalogue_name": say.of(found.catalogue_name) if found.catalogue_name else None,
        "land": found.land,
        "described_by": found.described.land if found.described else None,
        "fallback_note": say.of(found.fallback_note) if found.fallback_note else None,
        "description": _description(found.described, view) if found.described else None,
        "conditions": [_item(item, view) for item in found.conditions],
        "documents": [_item(item, view) for item in found.documents],
        "steps": [_item(item, view) for item in found.steps],
        "procedure": _procedure(view),
        "fee": _fee(view),
        "remedy": _remedy(found.remedy, view),
        "windows": [
            {"land": row["land"], "weeks": row["weeks"], "text": say.of(row["text"]), "source": row["source"]}
            for row in found.windows
        ],
        "consequences": [_consequence(item, view) for item in found.consequences],
        "bases": [_basis(name, view) for name in dict.fromkeys((*found.bases, *found.cites))],
        "commission": commission_tree(found.commission, say) if found.commission else None,
        "commission_rules": [_rule(rule, say) for rule in found.commission_rules],
        "differences": [
            {
                **tree_of(difference),
                "says": say.of(difference.says),
                "law": say.of(difference.law),
            }
            for difference in found.differences
        ],
        "done": sorted(view.done),
        "missing": [item.id for item in missing if not item.if_applicable],
        "missing_if_applicable": [item.id for item in missing if item.if_applicable],
    }


def _item(item: Item, view: View) -> dict[str, Any]:
    say = view.say
    done = item.is_done(view.done)
    parts = [
        {"id": f"{item.id}.{part.id}", "text": say.of(part.text), "done": done or f"{item.id}.{part.id}" in view.done}
        for part in item.parts
    ]
    tree = {
        "id": item.id,
        "text": say.of(item.text),
        "by": item.by,
        "basis": item.basis,
        "waivable": item.waivable,
        "when": _coded(item.when, say),
        "or": _coded(item.instead, say),
        "parts": parts,
        "differences": [difference.id for difference in item.differences],
    }
    flags = {"if_applicable": item.if_applicable, "form": item.form, "to_tick": item.ticked_off, "done": done}
    return {**bare(tree), **flags}


def _coded(part: Part | None, say: Language) -> dict[str, str] | None:
    return {"id": part.id, "text": say.of(part.text)} if part else None


def _consequence(item: Item, view: View) -> dict[str, Any]:
    return {
        "id": item.id,
        "topic": item.topic,
        "text": view.say.of(item.text),
        "basis": item.basis,
        "in_description": item.stated,
        "inferred": item.inferred,
        "dispute": item.dispute,
        "differences": [difference.id for difference in item.differences],
    }


def _basis(name: str, view: View) -> dict[str, Any]:
    row = view.law.services["basis"][name]
    return {
        "id": name,
        "cite": row["cite"],
        "about": view.say.of(row["about"]),
        "in_description": name in view.answer.cites,
    }


def _description(shown: Described, view: View) -> dict[str, Any]:
    say, law = view.say, view.law

    def coded(kind: str, code: str | None) -> dict[str, str] | None:
        return {"code": code, "text": label(law, kind, code, say)} if code else None

    return {
        "land": shown.land,
        "portal": say.of(shown.portal),
        "url": shown.url,
        "released": tree_of(shown.released),
        "retrieved": tree_of(shown.retrieved),
        "approved_by": say.of(shown.approved_by) if shown.approved_by else None,
        "machine_translated": shown.machine_translated,
        "source": shown.source,
        "application_deadline": coded("apply_by", shown.application_deadline),
        "processing_weeks": list(shown.processing_weeks) or None,
        "card_weeks": list(shown.card_weeks) or None,
        "validity_years": shown.validity_years,
        "online": coded("online", shown.online),
        "channels": list(shown.channels),
        "appearance": coded("appearance", shown.appearance),
        "body": say.of(shown.body) if shown.body else None,
        "appeal": _remedy(shown.appeal, view),
        "waiver_stated": shown.waiver_stated,
        "hints": [_coded(hint, say) for hint in shown.hints],
        "links": [{"url": link["url"], "text": say.of(link["text"])} for link in shown.links],
        "not_stated": list(shown.not_stated),
    }


def _procedure(view: View) -> dict[str, Any] | None:
    procedure, say = view.answer.procedure, view.say
    if procedure is None:
        return None
    stages = [
        {
            "id": stage.id,
            "title": say.of(stage.title),
            "steps": [_item(step, view) for step in stage.steps],
            "outcomes": [{"id": end.id, "text": say.of(end.text), "next": end.next} for end in stage.outcomes],
        }
        for stage in procedure.stages
    ]
    return {"id": procedure.id, "title": say.of(procedure.title), "basis": procedure.basis, "stages": stages}


def _fee(view: View) -> dict[str, Any]:
    fee = view.answer.fee
    return {
        "stated": fee.stated,
        "exemption_stated": fee.exemption_stated,
        "refusal_stated": fee.refusal_stated,
        "printed": [_price(price, view) for price in fee.printed],
        "computed": [_price(price, view) for price in fee.computed],
        "day": tree_of(fee.day),
        "currency": "EUR",
    }


def _price(price: Price, view: View) -> dict[str, Any]:
    title = view.law.fees.rule(price.position).title if price.position else None
    return {**bare(tree_of(price)), **({"text": view.say.of(title)} if title else {})}


def _remedy(remedy: Remedy | None, view: View) -> dict[str, Any] | None:
    if remedy is None:
        return None
    text = view.say.of(remedy.text) if remedy.text else None
    tree: dict[str, Any] = bare(
        {**tree_of(remedy), "name": label(view.law, "remedy", remedy.remedy, view.say), "text": text}
    )
    return tree


def commission_tree(commission: Mapping[str, Any], say: Language) -> dict[str, Any]:
    """Every point of a commission: its codes, its text, where it stands and where it was read."""
    names = [name for name in (*COMMISSION_POINTS, "expects") if name in commission]
    return {name: _point(commission[name], say) for name in names}


def _point(point: Mapping[str, Any], say: Language) -> dict[str, Any]:
    tree = dict(point)
    if "text" in tree:
        tree["text"] = say.of(tree["text"])
    if "items" in tree:
        tree["items"] = [say.of(item) for item in tree["items"]]
    if "otherwise" in tree:
        tree["otherwise"] = _point(tree["otherwise"], say)
    return tree


def _rule(rule: Mapping[str, Any], say: Language) -> dict[str, Any]:
    return {**rule, "text": say.of(rule["text"])}
