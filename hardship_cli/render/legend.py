"""What the codes in a register's column ``notes`` say, each in about a sentence; what depends on a row is left open ("…")."""

import re
from collections.abc import Iterable, Iterator

from hardship_cli.i18n import N_
from hardship_cli.render.labels import FAILURES
from hardship_cli.render.language import Language
from hardship_cli.render.texts import AREAS, texts_of
from hardship_cli.render.to_type import to_type
from hardship_cli.schedule.load import Law

# Remarks of these areas stand beside no answer to a row: they are those of cases, of lists and of files.
_NOT_OF_ROWS = ("data", "cases", "interview", "templates")
_AREAS = tuple(area for area in AREAS if area not in _NOT_OF_ROWS)
# Why a question has no answer, where no fact is missing (whose codes end in the first of these).
_NEEDED = "_needed"
_OPEN = (
    *("before_calendar", "before_first_version", "expired", "no_retrieval", "no_text_read", "not_in_force"),
    *("not_known_then", "not_known_undated", "passport_over", "purpose_over", "sticker_with_card_fee"),
    *("word_unknown", "departure_other_paper"),
)
_HOLE = re.compile(r"( \()?\{\w+\}(?(1)\))")
# What a message adds where there is something to add stands behind a word without a space.
_ADDED = re.compile(r"(?<=[\w.])\{\w+\}")
_SENTENCE = re.compile(r"(?<=[a-zäöüß)…])\. (?=[A-ZÄÖÜ])")
_ENOUGH = 50  # signs: "Too late." alone says nothing


def legend(law: Law, say: Language) -> dict[str, str]:
    """Every code that the column ``notes`` may hold, with what it says."""
    points = {**law.fees.tables.get("dispute", {}), **law.deadlines.tables.get("dispute", {})}
    open_points = {
        code: say(N_("Open legal point: {title}."), title=say.of(point["title"])) for code, point in points.items()
    }
    return {code: _sentence(text, say) for code, text in sorted(_texts())} | dict(sorted(open_points.items()))


def legend_of(law: Law, say: Language, codes: Iterable[str]) -> list[tuple[str, str]]:
    """The codes of these that the legend knows, in its order, each with what it says."""
    wanted = set(codes)
    return [(code, text) for code, text in legend(law, say).items() if code in wanted]


def is_note(code: str) -> bool:
    """Whether a word is the code of a remark that the column ``notes`` may hold."""
    return any(code == known for known, _text in _texts())


def _texts() -> Iterator[tuple[str, str]]:
    for area in _AREAS:
        yield from texts_of("NOTES", area).items()
        for code, text in texts_of("ERRORS", area).items():
            if code in _OPEN or (code.endswith(_NEEDED) and code not in FAILURES):
                yield code, text


def _sentence(text: str, say: Language) -> str:
    whole = _ADDED.sub("", say(text)).split("\n", 1)[0]
    first, *rest = _SENTENCE.split(_HOLE.sub(lambda hole: "" if hole[1] else "…", whole))
    while rest and len(first) < _ENOUGH:
        first += f". {rest.pop(0)}"
    first = first.rstrip(".").removesuffix(": …")
    return to_type(first if first.endswith(("…", "?")) else f"{first}.", say)
