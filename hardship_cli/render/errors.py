"""An error becomes one to three lines for people, or one JSON object for scripts."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hardship_cli.acts import ACTS
from hardship_cli.errors import DataError, HardshipError
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.i18n import N_
from hardship_cli.recorded import NO_REMEDY, SAID_BY
from hardship_cli.render.doubt import advice_on, days_read, meant, of_day
from hardship_cli.render.error_params import LONGEST_LINE, OF_SYSTEM, cut, param, shortened
from hardship_cli.render.language import Language
from hardship_cli.render.texts import text_of
from hardship_cli.render.texts.cases import RECEIPT_REASONS
from hardship_cli.render.to_type import flag, to_type
from hardship_cli.render.words import key_word, title_word, value_word
from hardship_cli.words import called, value_of, words_of

_DETAIL = 60
_AS_TYPED = ("no_such_option", "option_elsewhere", "by_its_place", "fact_ambiguous")
# Errors whose text names the option that they are about.
_OF_OPTIONS = (
    "option_twice",
    "option_takes_none",
    "option_needs_value",
    "option_needs_fact",
    "flag_takes_none",
    "in_quotes",
)
_OF_COLUMNS = ("batch_columns_used", "batch_columns_unused", "batch_heading_opposite")
_OF_REGISTERS = (
    *("batch_nothing_to_ask", "batch_column_missing", "batch_row_asks_nothing", "batch_slip", "batch_map_fact"),
    *("audit_nothing_recorded", "audit_column_missing"),
)
_LONGEST_LIST = 2_000
# What parsers of TOML and JSON raise, and where in the text these say that they gave up.
_OF_PARSERS = ("case_not_json", "case_not_toml", "config_unreadable", "not_toml", "receipt_not_answer")
_SPOT = re.compile(r"line (\d+),? column (\d+)")

# What is no option: arguments by position, the law data (which a variable may name, too), the user's file.
_NO_OPTIONS = {
    "event": N_("event"),
    "period": N_("period"),
    "year": N_("year"),
    "question": N_("question"),
    "first": N_("first"),
    "second": N_("second"),
    "data": N_("data"),
    "config": N_("config"),
}

# What settles it where the day of a fee is only the earliest one possible, and there is an answer on another.
_SETTLED_BY = {
    "notified": N_("That is only the earliest day on which it can have been notified: --notified settles it."),
    "land": N_(
        "That is only the earliest day on which it can have been notified: --notified settles it, or --land where the delivery is"
        " known."
    ),
}

# The ages that decide where no fee is halved for minors: of an identity card (§§ 52, 52a AufenthV).
_OF_24 = ("card_older", "card_younger")

# What a number without a unit counts, where one is taken at all.
_BARE = {"months": N_("; a bare number counts months"), "days": N_("; a bare number counts days")}


def error_text(error: HardshipError, lang: str, typed: Mapping[str, str] | None = None) -> str:
    """The error in words, headed by the option, key or column it is about; ``typed`` are the words that were options' codes."""
    say = Language(lang)
    lines = error_lines(error, say)
    # A text that names its column, key or option itself needs no head, which could take the column for an option.
    template = text_of("ERRORS", error.code)
    value = error.params.get("value")
    is_named = "{field}" in template or template.startswith(f"--{error.field} ") or value == error.field
    names_itself = is_named or error.code in _OF_OPTIONS
    head = _head(error, say, typed or {}) if error.field and not names_itself else ""
    if error.code in _AS_TYPED:  # and no other option's word
        first = shortened(str(value))
        return first.join(to_type(part, say) for part in "\n".join(lines).split(first, 1))
    # The head is not put into words a second time: it may be what was typed.
    text = to_type("\n".join(lines), say)
    first, *rest = text.split("\n")
    return "\n".join([cut(f"{head}: {first}") if head else first, *rest])


def _head(error: HardshipError, say: Language, typed: Mapping[str, str]) -> str:
    """What the error is about: an option as it was typed, unless the value stood by its place."""
    field = error.field or ""
    if not error.params.get("by_place"):
        return typed.get(f"--{field.replace('_', '-')}") or option_name(field, say)
    return called("facts", field, "de") if say.code == "de" else field


def error_json(error: HardshipError, lang: str) -> str:
    """``{"error": {"code", "message", "field", "hint"}}`` on one line."""
    import json

    return json.dumps({"error": error_tree(error, Language(lang))}, ensure_ascii=False)


def error_tree(error: HardshipError, say: Language) -> dict[str, str | None]:
    """The error as an object: its code, what is wrong in words, the fact, option or column, and what helps."""
    first, *rest = error_lines(error, say)
    field = shortened(error.field) if error.field else None
    return {"code": error.code, "message": first, "field": field, "hint": "\n".join(rest) or None}


def error_lines(error: HardshipError, say: Language) -> list[str]:
    """The text of the error's code with its parameters, one to three lines."""
    advice = advice_on(error)
    code = _text_code(error, has_advice=advice is not None)
    template = text_of("ERRORS", code)
    in_file = isinstance(error, DataError)
    params = {name: param(name, value, say, error.field, in_file=in_file) for name, value in error.params.items()}
    if error.code == "act_needed":
        params["accepted"] = ", ".join(ACTS)
    if error.code == "not_a_choice":  # the list is the program's own, and whoever reads it looks for a word in it
        params["accepted"] = error.params["accepted"]
    _in_words(error, params, say)
    params["meaning"] = params.get("candidates") or params.get("facts") or ""
    params["advice"] = say(advice) if advice else ""
    if error.code == "no_such_command":  # where an act stands behind its command
        params["advice"] = params["advice"].replace("--act ", "hardship fee ")
    params["to_write"] = _to_write(error, say)
    params["days"] = days_read(error.field, say)
    suggestion = meant(error, say) or params.get("suggestion")
    params["did_you_mean"] = " " + say(N_("Did you mean {suggestion}?"), suggestion=suggestion) if suggestion else ""
    which = [param("day", day, say) for day in error.params.get("either", ())]
    params["which"] = ": " + say(N_("{first} or {last}"), first=which[0], last=which[1]) if which else ""
    first = error.params.get("first")
    params["from_then"] = "\n" + say(N_("It is from {first} on."), first=param("first", first, say)) if first else ""
    settled_by = error.params.get("settled_by")
    params["settled_by"] = "\n" + say(_SETTLED_BY[settled_by]) if settled_by else ""
    if code == "delivery_same" and "would_give" in error.params:
        params |= _by_each_way(error.params["would_give"], say)
    params["each_gives"] = f": {params['would_give']}" if params.get("would_give") else ""
    # To a fee alone it makes no difference on which day a person comes of age.
    by_minor = error.params.get("by_minor")
    params["or_minor"] = say(N_("; for a fee --minor or --no-minor is enough")) if by_minor else ""
    params["bare_counts"] = say(_BARE[error.params["bare"]]) if error.params.get("bare") else ""
    why = _why(error, params, say)
    params["why"] = f": {why}" if why else ""
    if "reason" in params:
        detail = shortened(params["detail"], _DETAIL)
        params["because"] = say(RECEIPT_REASONS[params["reason"]], detail=detail, why=f" ({why})" if why else "")
    example = error.params.get("example")
    params["for_example"] = "\n" + say(N_("For example: {example}"), example=example) if example else ""
    params["field"] = shortened(error.field or "")
    of = _whose(error, say)
    # What is accepted is the program's own list, however long in German words; what was typed is cut by itself.
    longest = _LONGEST_LIST if error.code in _OF_COLUMNS or "accepted" in params else LONGEST_LINE
    return [cut(line, longest) for line in (of + say(template).format_map(_Missing(params))).split("\n")]


def _text_code(error: HardshipError, *, has_advice: bool) -> str:
    """The code of the text: that of the error, or one that says more of what was typed or is missing."""
    # Of a word that may mean something else altogether there is one candidate.
    has_one_meaning = len(error.params.get("candidates") or error.params.get("facts") or ()) == 1
    is_of_word = error.code in ("word_ambiguous", "fact_ambiguous")
    if has_advice:
        return "doubtful_of" if is_of_word and not has_one_meaning else "doubtful"
    # A length that was given is not missing; its calendar is.
    if error.code == "months_needed" and error.params.get("length"):
        return "months_unclear"
    if error.code == "delivery_needed":
        days = [day for _way, day in error.params.get("would_give") or ()]
        return "delivery_and_day" if not days else "delivery_same" if 1 == len({*days}) < len(days) else error.code
    if error.code == "born_needed" and any(label in _OF_24 for label, _gives in error.params.get("would_give") or ()):
        return "born_needed_24"
    # What holds at a place, or of a paper, says more than what it is called.
    by_code = _READ_AS.get(str(error.params.get("taken"))) if error.code == "read_as" else None
    if error.code == "word_means" and not error.params["meant"]:
        return "word_of_nothing"
    return by_code or of_day(error) or ("one_meaning" if is_of_word and has_one_meaning else error.code)


def _by_each_way(would_give: Sequence[tuple[str, date]], say: Language) -> dict[str, str]:
    """The ways of delivery that all give one day, and that day."""
    *first, last = (value_word("delivery", way.rstrip(":"), say) for way, _day in would_give)
    ways = say(N_("{first} and {last}"), first=", ".join(first), last=last)
    return {"ways": ways, "day": param("day", would_give[0][1], say)}


def _why(error: HardshipError, params: dict[str, str], say: Language) -> str:
    """Why a file cannot be read or written: as the system says it, or where a parser gave up, whose sentences are English."""
    found = _SPOT.search(str(error.params.get("detail", error.params.get("because"))))
    if found:
        text = say(N_("from line {line}, column {column} on it cannot be read"))
        return text.format(line=found[1], column=found[2])
    because = params.get("because", "")
    return because if error.code not in _OF_PARSERS or because in [say(text) for text in OF_SYSTEM] else ""


def _whose(error: HardshipError, say: Language) -> str:
    """Which of several persons, and which act, the error is about."""
    if not error.params.get("whose"):
        return ""
    from hardship_cli.render.whose import of_note

    person, act = error.params["whose"]
    return of_note({"persons": (person,) if person else (), "acts": (act,) if act else ()}, say)


_READ_AS = {"by-15-august": "read_as_by_15_august", "travel-document": "read_as_travel_document"}
# Parameters of errors that are codes, each with the place of its words.
_CODES = {
    "act_needed": {"accepted": "act"},
    "wrong_order": {"other": "facts"},
    "after_today": {"other": "facts"},
    "needs_act": {"needed": "act", "act": "act"},
    "held_without_title": {"value": "held"},
    "no_court_service": {"value": "delivery"},
    "remedy_without_instruction": {"value": "remedy"},
    "nothing_granted": {"value": "outcome"},
    "remedy_not_against": {"value": "remedy", "document": "document"},
    "departure_other_paper": {"document": "document"},
    "ground_without_permit": {"value": "held_ground", "held": "held"},
    "ground_without_title": {"value": "held_ground"},
    "extra_not_with_act": {"value": "extras", "act": "act"},
    "carrier_twice": {"value": "extras"},
    "sticker_too_long": {"value": "extras"},
    "sticker_is_no_card": {"value": "extras"},
    "sticker_with_card_fee": {"value": "extras"},
    "no_service": {"value": "act", "title": "title"},
    "not_a_day_fact": {"value": "headings", "accepted": "headings"},
    "day_to_begin": {"value": "headings"},
    "no_turns": {"value": "commands", "accepted": "commands"},
    "batch_column_missing": {"value": "commands"},
    "audit_column_missing": {"value": "commands"},
    "receipt_not_answer": {"accepted": "commands"},
}
_SERVICE = re.compile(r"\(([a-z/-]+), ([0-9a-z-]+)\)")  # the acts and the ground of a service that a message lists


# Fields of errors whose values are commands or facts, in the same way.
_LISTS = {"question": "commands", "ask": "commands", "of": "facts"}


def _in_words(error: HardshipError, params: dict[str, str], say: Language) -> None:
    """Values and facts that a message lists stand in the reader's words: in German ones before their codes."""
    if say.code == "de":
        tables = dict(_CODES.get(error.code, {}))
        if error.code == "needs_act" and error.field:
            tables["value"] = error.field
        if error.code == "service_disagrees" and error.field:
            tables |= {"value": error.field, "expected": error.field}
        params.update({name: _called(place, params[name]) for name, place in tables.items() if name in params})
        if error.code == "option_needs_fact" and FACTS[error.params["fact"]].values:
            params["expected"] = _called(error.params["fact"], error.params["expected"])
        if error.code == "minor_disagrees" and "value" in error.params:
            params["value"] = say(N_("yes") if error.params["value"] else N_("no"))
        if error.code in ("unknown_service", "service_needed", "no_service"):
            params["accepted"] = _SERVICE.sub(_service, params["accepted"])
    if error.code == "word_ambiguous":
        params["candidates"] = _with_codes(error.params["fact"], error.params["candidates"], say)
    elif error.code in ("fact_ambiguous", "facts_not_read"):
        params["facts"] = _with_codes("headings", error.params["facts"], say)
    elif error.code == "unknown_place" and "accepted" in error.params:
        params["accepted"] = _with_codes("place", error.params["accepted"].split(", "), say)
    elif error.code == "key_read_as":
        params["what"] = say(FACTS[error.params["taken"]].help)
        params["taken"] = _with_codes("facts", [error.params["taken"]], say)
    elif error.code == "read_as" and "fact" in error.params:
        params["taken"] = _with_codes(error.params["fact"], [error.params["taken"]], say)
    elif error.code == "nothing_recorded" and say.code == "de":
        params["accepted"] = ", ".join(f"{flag(name, say)} ({name})" for name in error.params["accepted"].split(", "))
    elif error.code in ("no_such_command", "command_missing", "word_means"):
        params |= _commands(error, say)
    elif "maps" in error.params or error.code in (*_OF_COLUMNS, *_OF_REGISTERS):
        from hardship_cli.render.columns import in_german, in_words

        params |= in_words(error.params, say)
        if error.code in _OF_REGISTERS and say.code == "de":
            params |= in_german(params)
    elif error.code == "not_a_choice" and (place := error.params.get("place") or _LISTS.get(error.field or "")):
        if say.code == "de":
            heads = {
                "commands": say(N_("Commands")),
                "facts": say(N_("Facts")),
                "notes": say(N_("Notes")),
                "all": say(N_("all")),
            }
            listed = (called(place, code, "de") for code in error.params["accepted"].split(", "))
            params["accepted"] = ", ".join(heads.get(name, name) for name in listed)
            near = called(place, params.get("suggestion") or "", "de")
            params |= {"value": called(place, params["value"], "de"), "suggestion": heads.get(near, near)}
    elif error.code == "not_a_choice" and error.field in (*FACTS, *SAID_BY, "color") and say.code == "de":
        fact = SAID_BY.get(error.field, error.field)
        params["accepted"] = _called(fact, error.params["accepted"])
        meant = value_of(fact, params.get("suggestion") or "").code
        word = called(fact, meant, "de") if meant else ""
        if meant and params["suggestion"] != word:  # what is near is an English word or a code
            params["suggestion"] = f"{word} ({params['suggestion']})"


def _commands(error: HardshipError, say: Language) -> dict[str, str]:
    """The commands that there are, and what may be meant: a command, or what is typed with one."""
    words = words_of(error.params.get("place", "")) if say.code == "de" else ()
    german = {word.code: word.de.casefold() for word in words}
    accepted = (german.get(code, code) for code in error.params.get("accepted", "").split(", "))
    meant = _one_of([german.get(code, code) for code in error.params.get("meant", ())], say) or error.params.get(
        "near", ""
    )
    lists = f"hardship words --of {error.params['part']}" if error.params.get("part") else "hardship words"
    return {"accepted": ", ".join(accepted), "suggestion": meant, "means": meant, "lists": lists}


def _to_write(error: HardshipError, say: Language) -> str:
    """What is typed for each of the things that a word may mean."""
    if error.code == "fact_ambiguous":
        facts = error.params["facts"]
        is_option = str(error.params["value"]).startswith("--")
        written = [f"--{name.replace('_', '-')}" if is_option else key_word(name, say) for name in facts]
    elif error.code == "word_ambiguous":
        place = error.params["fact"]
        before = (
            f"hardship{place.removeprefix('commands')} "
            if place.startswith("commands")
            else f"--{place.replace('_', '-')} "
        )
        written = [f"{before}{code}" for code in error.params["candidates"]]
    else:
        return ""
    return _one_of(written, say)


def _one_of(written: Sequence[str], say: Language) -> str:
    *first, last = written or ("",)
    return say(N_("{first} or {last}"), first=", ".join(first), last=last) if first else last


def _called(place: str, codes: Any) -> str:
    """One code or several with commas in German words."""
    words = (called(place, code, "de") for code in re.split(", ?", str(codes)))
    return ", ".join("keiner" if word == NO_REMEDY else word for word in words)


def _service(found: re.Match[str]) -> str:
    acts = " oder ".join(called("act", act, "de") for act in found[1].split("/"))
    return f"({acts}, {title_word(found[2])})"


def _with_codes(place: str, codes: Sequence[str], say: Language) -> str:
    words = ((called(place, code, say.code), code) for code in codes)
    return ", ".join(word if word == code else f"{word} ({code})" for word, code in words)


def fault_lines(fault: Any, say: Language) -> list[str]:
    """A fault of the law data in words."""
    return error_lines(fault.error(), say)


def option_name(field: str, say: Language) -> str:
    """How a fact or a setting is written at the keyboard; other fields (a column, a key, a variable) stand as they are."""
    if field in ("act", SERVICE.name):  # may stand by position
        return called("facts", field, "de") if say.code == "de" else field
    if field in _NO_OPTIONS:
        return say(_NO_OPTIONS[field])
    if field.startswith("--set "):
        return to_type(field, say)
    is_option = any(field == word.code for place in ("headings", "options") for word in words_of(place))
    return flag(field, say) if is_option else shortened(field)


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
