"""The templates and the letter that hold for a law: the overlay's own, else the shipped ones."""

import os

from hardship_cli.schedule.load import Law
from hardship_cli.schedule.texts import FOLDER, KINDS, LETTER, Template, path_of, read_template, template_faults


def template_of(kind: str, law: Law) -> Template:
    """The template of a kind: the overlay's own, else the shipped one; raises :class:`DataError` for its first fault."""
    own = None if law.overlay is None else path_of(kind, law.overlay)
    path = own if own is not None and os.path.exists(own) else path_of(kind, law.directory)
    if law.overlay is not None:
        _ = law.fees  # an overlay that is not sound is refused as a whole
    for fault in template_faults(kind, path, law.sources):
        raise fault.error()
    return read_template(kind, path, is_own=path == own)


def letter_of(law: Law) -> str | None:
    """An overlay's own letter; nothing where there is none."""
    path = None if law.overlay is None else os.path.join(law.overlay, FOLDER, LETTER)
    return path if path is not None and os.path.isfile(path) else None


def own_texts(law: Law) -> tuple[Template, ...]:
    """The templates of an overlay that take the place of shipped ones."""
    if law.overlay is None:
        return ()
    there = (kind for kind in KINDS if os.path.exists(path_of(kind, law.overlay)))
    return tuple(read_template(kind, path_of(kind, law.overlay), is_own=True) for kind in there)
