"""Writes docs/library.md from the docstrings of the public names and of the results; ``--check`` only says whether it is current."""

import importlib
import inspect
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "docs")]

from made_page import write_or_check

import hardship_cli
from hardship_cli import answer, turn
from hardship_cli.facts import FACTS
from hardship_cli.schemas.results import result_types

PAGE = os.path.join(ROOT, "docs", "library.md")
HEAD = """# The library

Made by `python docs/make_library.py` from the docstrings; a test holds it current and runs every example.

`from hardship_cli import Case, fee, permit, fiction, appeal, answers`: pure functions of a case, with typed, frozen results that hold what the
JSON holds. No clock, no network, no global settings; no input or output but the one-time load of the law data. Importing the package loads
nothing; a name is loaded when it is first used. Without `law` the shipped data hold; `hardship_cli.schedule.load.Law(overlay=DIRECTORY)` lays a
user's own over them.
"""
RESULTS = """## Results

`Answer.answer` is one of these, and what they hold. All are named tuples: `_asdict()`, `_replace()`, comparison and hashing work. Their JSON has a
[schema](programs.md).
"""


def _fields(found):
    """The fields of a tuple; those of a case are the vocabulary, which stands in the contract."""
    if set(found._fields) == set(FACTS):
        return "the [facts of the vocabulary](contract.md), each under its name"
    return ", ".join(f"`{field}`" for field in found._fields)


def signature(found):
    """How it is called."""
    told = str(inspect.signature(found)).replace("hardship_cli.", "")
    return re.sub(r"\b(?:case|answer|asking|reading|schedule\.load)\.(?=[A-Z])", "", told).replace("'", "")


def whole(text):
    """A docstring, with what the function of the law that it points to says in its own."""
    pointer = re.search(r"; see :func:`([\w.]+)\.(\w+)`", text)
    if pointer is None:
        return text
    law = getattr(importlib.import_module(pointer[1]), pointer[2])
    first, *rest = inspect.cleandoc(text.replace(pointer[0], "")).split("\n\n")
    return "\n\n".join([first, *inspect.cleandoc(law.__doc__).split("\n\n")[1:], *rest])


def markdown(text):
    """A docstring as Markdown: examples in blocks, roles of Sphinx as code."""
    parts = []
    for part in inspect.cleandoc(whole(text)).split("\n\n"):
        if part.startswith(">>>"):
            parts.append(f"```python\n{part}\n\n```")
        else:
            plain = re.sub(r":\w+:`~?(?:[\w.]+\.)?(\w+)`", r"`\1`", part)
            parts.append(plain.replace("``", "`"))
    return "\n\n".join(parts)


def entry(level, name, found):
    """One name: how it is called, what it is, examples."""
    is_tuple = hasattr(found, "_fields")
    call = "" if is_tuple or not inspect.isfunction(found) else f"```text\n{name}{signature(found)}\n```\n\n"
    fields = f"\n\nFields: {_fields(found)}." if is_tuple else ""
    return f"{level} {name}\n\n{call}{markdown(found.__doc__)}{fields}\n"


def methods(found):
    """The public methods and properties of a class that it does not take from a tuple or an exception."""
    for name, part in vars(found).items():
        inner = part.__func__ if isinstance(part, classmethod) else part.fget if isinstance(part, property) else part
        if not name.startswith("_") and inspect.isfunction(inner) and inner.__doc__:
            yield f"#### {found.__name__}.{name}\n\n{markdown(inner.__doc__)}\n"


def page():
    """The whole page."""
    public = {name: getattr(hardship_cli, name) for name in hardship_cli.__all__}
    functions = [entry("###", name, found) for name, found in public.items() if inspect.isfunction(found)]
    classes = []
    for name, found in public.items():
        if inspect.isclass(found):
            classes += [entry("###", name, found), *methods(found)]
    results = [entry("###", found.__name__, found) for found in result_types().values()]
    inner = [
        entry("###", name, found)
        for name, found in {**vars(answer), **vars(turn)}.items()
        if hasattr(found, "_fields")
        and found.__module__ == answer.__name__
        and found not in result_types().values()
        and name != "Answer"
    ]
    return "\n".join([HEAD, "## Functions\n", *functions, "## Classes\n", *classes, RESULTS, *results, *inner])


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page()))
