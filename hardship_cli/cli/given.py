"""What was given on the command line: the options of every answering command, and the facts as they were typed."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hardship_cli.acts import ACTS
from hardship_cli.case import Case, remarks, with_service
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.files import CASE_FILES, TABLES
from hardship_cli.i18n import N_

if TYPE_CHECKING:
    from hardship_cli.bill import Bill

# Options that every answering command has: name, what its value is called in the help (empty: a switch), help.
OUTPUT: tuple[tuple[str, str, str], ...] = (
    ("json", "", N_("one JSON object")),
    ("plain", "", N_("the bare answer and nothing else")),
    ("explain", "", N_("the table with every step of the reasoning")),
    ("strict", "", N_("exit code 3 unless the status is calculated")),
    ("lang", "de|en", N_("language; else HARDSHIP_LANG, else the locale")),
    ("color", "auto|always|never", N_("colours in the table; auto: only at a terminal")),
    ("data", "DIRECTORY", N_("directory of an overlay on the law data; else HARDSHIP_DATA")),
    ("today", "DAY", N_("the day that today and +14d mean")),
    ("known_on", "DAY", N_("with what was known of the law on this day, by the days of its sources")),
)


def option_of(name: str) -> str:
    """How the option of a fact or of a setting is typed: ``--permit-until``."""
    return f"--{name.replace('_', '-')}"


def are_acts(words: Sequence[str]) -> bool:
    """Whether the words name acts and nothing else, one each or several with commas."""
    from hardship_cli.words import value_of

    parts = [part.strip() for word in words for part in word.split(",")]
    return any(parts) and all(part in ACTS or value_of("act", part).code for part in parts if part)


def check_acts(words: Iterable[str]) -> None:
    """Report words where acts stand that are something else: a case file, or the value of another fact (a refusal)."""
    for word in words:
        if word in ACTS:
            continue
        if word.casefold().endswith(CASE_FILES):
            raise InputError("case_file_here", None, value=word)
        refuse_register(word)
        from hardship_cli.words import as_option, value_of

        found = value_of("act", word)
        option = "" if found.code or found.ask else as_option(word, FACTS)
        if option:
            raise InputError("not_a_choice", "act", value=word, accepted=", ".join(ACTS), suggestion=option)


def refuse_register(word: str) -> None:
    """Report a register where the facts of one case are taken."""
    if word.casefold().endswith(TABLES):
        raise InputError("register_here", None, value=word)


def taken_as_act(words: Sequence[str], values: dict[str, Any]) -> bool:
    """Whether words that stand in the place of files are acts, which ``values`` then hold: no file is called so.

    Raises :class:`InputError` ``option_twice`` where ``--act`` is given, too.
    """
    if any(os.path.exists(word) for word in words) or not are_acts(words):
        return False
    if values.get("act"):
        raise InputError("option_twice", "act", value=f"{' '.join(words)} --act {values['act']}")
    values["act"] = words[0] if len(words) == 1 else list(words)
    return True


def given_facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The facts among a command's values, as they were typed; act and title in the place of a service key."""
    names = (*FACTS, SERVICE.name)
    return dict(with_service({fact: values[fact] for fact in names if values.get(fact) not in (None, [], ())}))


def read_facts(values: Mapping[str, Any], facts: Collection[str], settings: Settings) -> Case:
    """The case out of the options' values, with the user's default Land where none is given."""
    raw = raw_facts(values, facts, settings)
    settings.hold(remarks(raw, settings.today))
    return Case.read(raw, today=settings.today)


def is_several(values: Mapping[str, Any]) -> bool:
    """Whether several acts or births were given."""
    act = values.get("act")
    return isinstance(act, list) or "," in (act or "") or isinstance(values.get("born"), list)


def read_several(values: Mapping[str, Any], facts: Collection[str], settings: Settings) -> "Case | Bill":
    """As :func:`read_facts`, where several acts and persons may be meant."""
    from hardship_cli import bill

    raw = raw_facts(values, facts, settings)
    settings.hold(bill.remarks(raw, settings.today))
    return bill.read(raw, settings.today)


def raw_facts(values: Mapping[str, Any], facts: Collection[str], settings: Settings) -> dict[str, Any]:
    """Those of the named facts that were given, as typed, and the user's default Land where none was."""
    raw = {fact: value for fact, value in given_facts(values).items() if fact in facts}
    if "land" in facts and "land" not in raw and settings.land:
        raw["land"] = settings.land
    return raw
