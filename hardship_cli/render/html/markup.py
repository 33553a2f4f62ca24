"""Elements of a page. Text is escaped where it enters; only what :func:`el` made counts as markup."""

from html import escape
from typing import Any

from hardship_cli.render.words import FIXED_SPACE

NO_BREAK = "\u00a0"
_SPACES = f"\n\t{NO_BREAK}"

# Elements that have no content and no end tag.
_VOID = ("meta", "br", "col")


class Markup(str):
    """Finished markup, which is not escaped again."""

    __slots__ = ()


def el(name: str, /, *content: Any, **attributes: Any) -> Markup:
    """One element. Text in ``content`` is escaped, :class:`Markup` is not, ``None`` is left out, lists are taken apart.

    Attributes: ``_`` at the end of a name falls away (``class_``), ``_`` within becomes ``-``; ``None`` leaves one out.
    """
    words = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{words}>")
    return Markup(f"<{name}{words}>{join(*content)}</{name}>")


def join(*content: Any) -> Markup:
    """Several pieces of content one after the other."""
    parts: list[str] = []
    for piece in content:
        if isinstance(piece, Markup):
            parts.append(piece)
        elif isinstance(piece, list | tuple):
            parts.append(join(*piece))
        elif piece is not None:
            parts.append(escape(text(piece)))
    return Markup("".join(parts))


def text(value: Any) -> str:
    """Text without signs that a page must not hold, or that would turn the reading direction of what follows."""
    return "".join(
        NO_BREAK if sign == FIXED_SPACE else sign if sign in _SPACES or sign.isprintable() else "\ufffd"
        for sign in str(value)
    )
