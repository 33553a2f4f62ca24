"""The paths of the law for people and programs: how many different cases it knows, what decides, an example of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.facts import FACTS
from hardship_cli.i18n import N_
from hardship_cli.law.paths import deciding
from hardship_cli.receipt import tree_of
from hardship_cli.render.schedules import View
from hardship_cli.render.to_type import command_word, to_type
from hardship_cli.words import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardship_cli.case import Case
    from hardship_cli.law.paths import Forest
    from hardship_cli.render.language import Language


def paths_view(forest: Forest, names: Sequence[str], count: int, say: Language) -> View:
    """Of each question the paths found among so many made-up cases, the facts that decide, the findings that paths share."""
    found = {name: _summary(forest, name) for name in names}

    def parts() -> list[Any]:
        from rich.text import Text

        from hardship_cli.render.table import grid, indented

        counts = ((N_("different cases"), "right"), (N_("with an answer"), "right"), (N_("shared findings"), "right"))
        rows = (
            (command_word(name, say), str(it["paths"]), str(it["answered"]), str(len(it["findings"])))
            for name, it in found.items()
        )
        text = say(
            N_(
                "Two cases are different where the law asks them something else, or where they answer otherwise."
                " These were found among {count} made-up cases: with more of them (--cases) more are found."
            )
        )
        digest = say(N_("Data: {digest}"), digest=forest.memory.law.digest)
        return [
            grid(say, ((N_("question"), "fixed"), *counts), rows),
            Text(""),
            Text(say(N_("Facts that decide")), style="bold"),
            *(
                indented(f"{command_word(name, say)}: {', '.join(_fact(fact, say) for fact in it['facts'])}")
                for name, it in found.items()
            ),
            "",
            to_type(text, say).format(count=count),
            "",
            digest,
        ]

    plain = "\n".join(f"{name}\t{it['paths']}" for name, it in found.items())
    return View("paths", {"cases": count, "questions": found}, parts, plain)


def _fact(name: str, say: Language) -> str:
    """A fact as it is typed: in English its code."""
    return called("facts", name, "de") if say.code == "de" else name


def _summary(forest: Forest, name: str) -> dict[str, Any]:
    tree, by = forest.trees[name], deciding(forest, name)
    return {
        "paths": len(tree.leaves),
        "answered": sum(leaf.content is not None and leaf.content.status is not None for leaf in tree.leaves),
        "facts": [fact for fact in FACTS if fact in by.facts],
        "findings": {finding: len(forest.trees[finding].leaves) for finding in sorted(by.findings)},
    }


def examples_csv(forest: Forest, names: Sequence[str]) -> str:
    """The case that each path was learned from, as a register: named by its question and the number of its path."""
    rows = [
        {**_texts(leaf.example), "id": f"{name}-{leaf.number + 1}"}
        for name in names
        for leaf in forest.trees[name].leaves
        if leaf.example is not None
    ]
    columns = [fact for fact in FACTS if any(fact in row for row in rows)]
    return "".join(_line(cells) for cells in (columns, *([row.get(fact, "") for fact in columns] for row in rows)))


def _texts(case: Case) -> dict[str, str]:
    """The facts of a case as a person would type them."""
    return {name: _text(tree_of(value)) for name, value in case.given().items()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, list) else str(value)


def _line(cells: Sequence[str]) -> str:
    # Words, days and lengths: only a list holds a comma, and none a quote.
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells) + "\n"
