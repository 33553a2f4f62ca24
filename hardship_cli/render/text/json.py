"""A text as one JSON object, in the shape of every answer (CONTRACT section 3)."""

from collections.abc import Sequence
from typing import Any

from hardship_cli.receipt import bare, sealed
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.language import Language
from hardship_cli.render.text.paragraphs import Paragraph, open_places, status_of
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.texts import Template


def text_tree(template: Template, report: Any, found: Sequence[Paragraph], say: Language, law: Law) -> dict[str, Any]:
    """The object: the paragraphs with what is open in them, the template that they come from, and what they rest on."""
    of_case = {key: value for key, value in case_tree(report, say, law).items() if key != "receipt"}
    aids = say.code == "en"
    answer = {
        "kind": template.kind,
        "paragraphs": [bare({"style": it.style, "text": it.text, "aid": it.aid if aids else None}) for it in found],
        "open": open_places(list(found)),
        "template": {"name": template.name, "own": template.is_own, "digest": template.digest},
    }
    tree = {**of_case, "command": "text", "status": status_of(template.kind, report), "answer": answer}
    return sealed(tree, report.data)
