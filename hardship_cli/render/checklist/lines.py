"""The pieces that sections are made of, and how a difference from the law is told."""

from collections.abc import Iterable
from typing import NamedTuple

from hardship_cli.answer import UNCERTAIN
from hardship_cli.checklist.model import Checklist, Difference
from hardship_cli.i18n import N_
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import Law

SIGN = "≠"
LAW_TODAY = N_("law today")


class View(NamedTuple):
    """What rendering needs: a checklist, the reader's language, the law data for labels, and the ids that are finished."""

    answer: Checklist
    say: Language
    law: Law
    done: frozenset[str]


class Remark(NamedTuple):
    """A difference from today's law: what kind, what is published, what the law says, where it stands."""

    id: str
    kind: str
    says: str
    law: str
    aside: str


class Line(NamedTuple):
    """One line: ``label`` stands before the text (who acts, which field), ``aside`` after it, ``name`` is the id shown."""

    text: str
    id: str = ""
    name: str = ""
    box: str = ""  # open | done, or nothing to tick
    label: str = ""
    aside: str = ""
    remarks: tuple[Remark, ...] = ()
    depth: int = 0
    heading: bool = False
    outcome: bool = False


class Grid(NamedTuple):
    """A small table inside a section; the first column and the last are text, those between are figures."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(NamedTuple):
    """A heading with its lines, and the differences that concern all of it."""

    id: str
    title: str
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()
    grid: Grid | None = None


def label(law: Law, kind: str, code: str, say: Language) -> str:
    """The word for a code of the data; a code without one stands for itself."""
    texts = law.services["label"].get(kind, {}).get(code)
    return say.of(texts) if texts else code


def remarks_of(found: Iterable[Difference], say: Language, law: Law) -> tuple[Remark, ...]:
    """Differences in words."""
    return tuple(_remark(difference, say, law) for difference in found)


def _remark(difference: Difference, say: Language, law: Law) -> Remark:
    kind = label(law, "difference", difference.kind, say)
    if difference.where != "description":
        kind = f"{label(law, 'where', difference.where, say)}, {kind}"
    parts = [difference.basis]
    if difference.inferred:
        parts.append(say(N_("our reading of the law")))
    if difference.dispute:
        parts.append(say(N_("open point {code}"), code=difference.dispute))
    if all(law.source(source)["checked"]["result"] in UNCERTAIN for source in difference.sources):
        parts.append(say(N_("one account")))
    return Remark(difference.id, kind, say.of(difference.says), say.of(difference.law), "; ".join(parts))


def weak_mark(law: Law, source: str | None, say: Language) -> str:
    """A remark on a statement that rests on one account or none."""
    from hardship_cli.render.labels import RESULTS

    result = law.source(source)["checked"]["result"] if source else ""
    return say(RESULTS[result]) if result in UNCERTAIN else ""
