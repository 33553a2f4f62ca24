"""The templates of texts (``data/texts/*.txt``): where they lie, what they may name, and every fault that one can have.

A template is a file of Jinja: every line that comes out is a paragraph. ``# `` makes it a heading, ``- `` an item of a list,
``PRÜFEN:`` something to be looked at first, ``en:`` the reading aid of the paragraph above it. Lines that begin with ``##`` are
for whoever maintains it; two of them are read: the ``sources`` of its fixed wording, and ``since`` when that wording holds.
An overlay's own ``texts/fee.txt`` takes the place of the shipped one.
"""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from hardship_cli.errors import DataError
from hardship_cli.facts import FACTS
from hardship_cli.schedule.digest import sha256
from hardship_cli.schedule.shapes import Fault, near
from hardship_cli.schedule.tables import read_bytes

KINDS = ("fee", "instruction", "fiction", "memo")
# What a paragraph can be.
STYLES = ("check", "heading", "item", "paragraph")
# An overlay's own letter, on which documents are written: its page, head and foot, styles.
LETTER = "letter.docx"
FOLDER, SUFFIX = "texts", ".txt"
COMMENT = "##"

# What a template may name: a text is None, an object a table of its names, a list one in brackets.
_TEXT = None
_COMMON: Mapping[str, Any] = {
    "case": dict.fromkeys(FACTS),
    "words": dict.fromkeys(FACTS),
    "today": _TEXT,
    "tool": _TEXT,
    "data": _TEXT,
}
_ITEM = dict.fromkeys(("title", "amount", "base", "basis", "effects"))
_ANSWER = {
    **dict.fromkeys(("title", "result", "status")),
    "rows": [dict.fromkeys(("label", "value"))],
    "others": [_TEXT],
    "open": [_TEXT],
    "steps": [_TEXT],
    "notes": [_TEXT],
}
NAMES: Mapping[str, Mapping[str, Any]] = {
    "fee": {
        **_COMMON,
        **dict.fromkeys(("amount", "nothing_due", "law_day", "due_within", "due_basis", "due_day")),
        "items": [_ITEM],
    },
    "instruction": {
        **_COMMON,
        **dict.fromkeys(("remedy", "remedy_basis", "within", "period_basis", "served", "no_service", "also_with")),
        **dict.fromkeys(("not_suspended", "suspensive_basis")),
    },
    "fiction": {
        **_COMMON,
        **dict.fromkeys(("effect", "basis", "begins", "ends", "ends_basis", "ahead", "over", "ordered", "in_time")),
        "last_day_to_apply": _TEXT,
    },
    "memo": {
        **_COMMON,
        "facts": [dict.fromkeys(("label", "value"))],
        "assumed": _TEXT,
        "answers": [_ANSWER],
        "missing": [_TEXT],
    },
}
# A template branches, counts and puts values in; what would read further files or hide names is not needed for that.
_STATEMENTS = ("Output", "TemplateData", "For", "If", "Assign", "ExprStmt")
_ANY: Any = ...  # what nothing is known of, so that nothing can be wrong with it


class Template(NamedTuple):
    """A template: its kind, file and text, whether it is an overlay's own, and what it says of itself."""

    kind: str
    path: str
    text: str
    is_own: bool
    sources: tuple[str, ...]
    since: date | None

    @property
    def digest(self) -> str:
        """``sha256:...`` of the file."""
        return "sha256:" + sha256(self.text.encode())

    @property
    def name(self) -> str:
        """How a receipt names it: ``texts/fee.txt``."""
        return f"{FOLDER}/{self.kind}{SUFFIX}"


def text_faults(directory: str, sources: Mapping[str, Any]) -> list[Fault]:
    """All faults of the templates below a directory of data; empty if there are none, or no templates."""
    folder = os.path.join(directory, FOLDER)
    if not os.path.isdir(folder):
        return []
    names = tuple(f"{kind}{SUFFIX}" for kind in KINDS)
    accepted = ", ".join(f"{FOLDER}/{name}" for name in names)
    faults: list[Fault] = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name in names:
            faults += template_faults(name.removesuffix(SUFFIX), path, sources)
        elif name != LETTER and not name.startswith("."):
            faults.append(Fault(path, "", "unknown_file", {"suggestion": near(name, names), "accepted": accepted}))
    return faults


def named_sources(directory: str) -> list[str]:
    """The sources that the templates below a directory of data name; none of those that cannot be read."""
    found: list[str] = []
    for kind in KINDS:
        path = path_of(kind, directory)
        if os.path.exists(path):
            try:
                found += read_template(kind, path, is_own=False).sources
            except DataError:
                continue
    return found


def environment() -> Any:
    """Jinja as the templates are written for it: one line in, one line out, and nothing of Python within reach."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # The text is plain: what it becomes (a terminal's line, a document's paragraph) escapes it.
    return ImmutableSandboxedEnvironment(
        autoescape=False,
        line_comment_prefix=COMMENT,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def compiled(text: str) -> Any:
    """A template ready to be filled: it is compiled when it is checked, and filled once a language."""
    return environment().from_string(text)


def path_of(kind: str, directory: str) -> str:
    """Where the template of a kind lies below a directory of data, if there is one."""
    return os.path.join(directory, FOLDER, f"{kind}{SUFFIX}")


def _text(path: str) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise DataError("not_utf8", "data", path=path) from None


def read_template(kind: str, path: str, *, is_own: bool) -> Template:
    """A template out of its file; raises :class:`DataError` where the file cannot be read."""
    text = _text(path)
    headers = {name: value for _line, name, value in _headers(text)}
    sources = tuple(part.strip() for part in headers.get("sources", "").split(",") if part.strip())
    # A day that is none is reported with the template's other faults.
    since = date.fromisoformat(headers["since"]) if _is_day(headers.get("since", "")) else None
    return Template(kind, path, text, is_own, sources, since)


def _headers(text: str) -> Iterator[tuple[int, str, str]]:
    """What a template says of itself: the line, the name and the value of each ``## name: value``."""
    for number, line in enumerate(text.split("\n"), start=1):
        name, colon, value = line.removeprefix(COMMENT).partition(":")
        if line.startswith(COMMENT) and colon and name.strip() in ("sources", "since"):
            yield number, name.strip(), value.strip()


def template_faults(kind: str, path: str, sources: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults of one template: what it says of itself, its form, and the names that nothing gives it."""
    try:
        text = _text(path)
    except DataError as error:
        yield Fault(path, "", error.code, {key: value for key, value in error.params.items() if key != "path"})
        return
    for line, name, value in _headers(text):
        if name == "since" and not _is_day(value):
            yield Fault(path, "", "text_since", {"line": line, "value": value})
        for source in value.split(",") if name == "sources" else ():
            if source.strip() not in sources:
                suggestion = near(source.strip(), tuple(sources))
                yield Fault(path, "", "text_source", {"line": line, "value": source.strip(), "suggestion": suggestion})
    from jinja2 import TemplateSyntaxError

    try:
        tree = environment().parse(text)
        compiled(text)
    except TemplateSyntaxError as error:
        yield Fault(path, "", "text_form", {"line": error.lineno, "because": error.message})
        return
    yield from _statements(path, tree)
    for line, name, known in _unknown(tree, dict(NAMES[kind])):
        last = name.rpartition(".")[2]
        params = {"line": line, "value": name, "suggestion": near(last, known), "accepted": ", ".join(known)}
        yield Fault(path, "", "text_name", params)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _statements(path: str, tree: Any) -> Iterator[Fault]:
    from jinja2 import nodes

    for node in tree.find_all(nodes.Stmt):
        kind = type(node).__name__
        if kind not in _STATEMENTS:
            because = f"{{% {kind.lower()} %}}"
            yield Fault(path, "", "text_form", {"line": node.lineno, "because": because})


def _unknown(node: Any, scope: dict[str, Any]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Names that nothing gives, each with its line and what could stand there; ``scope`` is what is known here."""
    from jinja2 import nodes

    if isinstance(node, nodes.For):
        yield from _unknown(node.iter, scope)
        spec = _spec(node.iter, scope)
        one = spec[0] if isinstance(spec, list) else _ANY
        targets = [node.target.name] if isinstance(node.target, nodes.Name) else _names(node.target)
        inside = {**scope, "loop": _ANY, **dict.fromkeys(targets, one if len(targets) == 1 else _ANY)}
        for child in (*node.body, *filter(None, [node.test])):
            yield from _unknown(child, inside)
        for child in node.else_:
            yield from _unknown(child, scope)
        return
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in scope:
        yield node.lineno, node.name, tuple(scope)
    if isinstance(node, nodes.Getattr):
        spec = _spec(node.node, scope)
        if isinstance(spec, dict) and node.attr not in spec:
            yield node.lineno, _dotted(node), tuple(spec)
    for child in node.iter_child_nodes():
        yield from _unknown(child, scope)
    if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
        scope[node.target.name] = _ANY


def _names(node: Any) -> list[str]:
    from jinja2 import nodes

    return [name.name for name in node.find_all(nodes.Name)]


def _spec(node: Any, scope: Mapping[str, Any]) -> Any:
    """What is known of an expression: a table of names, a list of one, or that nothing is known."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return scope.get(node.name, _ANY)
    if isinstance(node, nodes.Getattr):
        spec = _spec(node.node, scope)
        return spec.get(node.attr, _ANY) if isinstance(spec, dict) else _ANY
    return _ANY


def _dotted(node: Any) -> str:
    from jinja2 import nodes

    return f"{_dotted(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else getattr(node, "name", "")
