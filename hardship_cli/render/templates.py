"""Commented templates in the reader's language, made out of the vocabulary and the law data, so that they cannot fall behind."""

from collections.abc import Sequence
from datetime import date

from hardship_cli.bill import PERSON_FACTS
from hardship_cli.case import Case, fact_named
from hardship_cli.errors import InputError
from hardship_cli.facts import BORN, FACTS, SERVICE, Fact
from hardship_cli.i18n import N_
from hardship_cli.render.language import Language
from hardship_cli.render.to_type import to_type
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.pick import shown
from hardship_cli.words import called

_WIDTH = 100

_CASE_HEAD = N_(
    "One case, for: hardship case FILE. Take the # away before the facts that are known, and leave the others: each answer"
    " comes as far as the facts reach, and names what it still needs.\n"
    'Days as 2026-03-31 or "31.03.2026". Texts in quotes.'
)
_SHORT_HEAD = N_(
    "One case, for: hardship case FILE. Write between the quotes what is known, and leave the others empty: each answer comes as"
    " far as the facts reach, and names what it still needs. All facts: hardship init case --all"
)
# What most cases need.
SHORT = (
    *("id", "land", "act", "permit_until", "applied", "months", "born", "benefits"),
    *("decided", "posted", "delivery"),
)

_PERSONS = N_(
    "Several persons: a table for each, behind all other facts. The fee is then one bill for all of them; born and minor stand here"
    ' alone, and benefits and status above hold for whoever has none here. Several acts: act = ["extend", "fiction-certificate"].'
)

_OVERLAY_HEAD = N_(
    "Own law data on top of the shipped ones: a new gazette, an authority's own tariff. Save this file as fees.toml in a"
    ' directory of its own, and name the directory: --data DIR, HARDSHIP_DATA, or data = "DIR" in the user\'s file.'
    " hardship schedules check --data DIR checks it.\n"
    "Rules are named as in hardship schedules list; time limits go into deadlines.toml, holidays into holidays.toml, in the same"
    " form. Money always with two places. A version holds from its day until the next one begins."
)
_OVERLAY_VERSION = N_(
    "A new version of an amount. Shipped: {value} since {since} ({basis}). A version of the same day takes the place of the"
    " shipped one."
)
_OVERLAY_SOURCE = N_(
    "Where it was read; each version names its source. result: verified (text read), secondary (two accounts agree), single"
    " (one), open (none)."
)
_OVERLAY_RULE = "residence_extend_over_3m"

_DAY, _BIRTH = date(2026, 3, 31), date(2010, 5, 12)  # a birth is no day to come
_EXAMPLES = {"text": "A-17", "land": "NW", "flag": "true", "period": "6m", "place": "land"}
_GERMAN_EXAMPLES = {**_EXAMPLES, "flag": "ja", "period": "6 Monate"}


def case_template(say: Language, facts: Sequence[str] | None = None, act: str | None = None) -> str:
    """A case file to be filled in: with these ``facts`` between quotes, or with every fact of the vocabulary, commented out.

    An ``act`` that is known already stands in it.
    """
    defaults = Case()._asdict()
    lines = [*_comment(to_type(say(_CASE_HEAD if facts is None else _SHORT_HEAD), say)), ""]
    for fact in FACTS.values() if facts is None else (FACTS[name] for name in facts):
        name = _word("facts", fact.name, say)
        lines += _comment(f"{name}: {say(fact.help)}" if name != fact.name else say(fact.help))
        if fact.values:
            words = [_listed(fact, value, say, with_codes=facts is None) for value in fact.values]
            lines += _comment(say(N_("One of: {values}"), values=", ".join(words)))
        default = defaults[fact.name]
        if isinstance(default, str):
            lines += _comment(say(N_("Without it: {value}"), value=_listed(fact, default, say, with_codes=False)))
        if fact.kind == "day-or-none":
            lines += _comment(say(N_('Or "none".')))
        example = _example(fact, say)
        if facts is None:
            lines += [f"# {_key(fact.name, say)} = {_written(fact, example)}", ""]
        else:
            lines += [] if fact.values else _comment(say(N_("For example: {value}"), value=example))
            known = _word(fact.name, act, say) if act and fact.name == "act" else ""
            lines += [f'{_key(fact.name, say)} = "{known}"', ""]
    return "\n".join(lines if facts is not None else [*lines, *_persons(say)])


def _persons(say: Language) -> list[str]:
    """Several persons, commented out: a table for each behind all other facts."""
    lines = _comment(to_type(say(_PERSONS), say))
    for number in (1, 2):
        lines += ["# [[person]]"]
        for name in PERSON_FACTS if number == 1 else PERSON_FACTS[:2]:
            lines.append(f"# {_key(name, say)} = {_written(FACTS[name], _example(FACTS[name], say))}")
        lines.append("")
    return lines


def case_template_json(say: Language, facts: Sequence[str] | None = None, act: str | None = None) -> str:
    """The same as JSON, which has no comments: each fact, not given (``null``), ready to be filled in."""
    import json

    names = {name: _word("facts", name, say) for name in (FACTS if facts is None else facts)}
    tree = dict.fromkeys(names.values())
    if act:
        tree[names["act"]] = _word("act", act, say)
    return json.dumps(tree, indent=2, ensure_ascii=False) + "\n"


def example_line(key: str, say: Language) -> str:
    """A line of a case file that sets a fact, under the key as it was typed; nothing for a key that is none."""
    try:
        code = key if key in FACTS or key == SERVICE.name else fact_named(key.strip('"'))
    except InputError:
        return ""
    fact = SERVICE if code == SERVICE.name else FACTS[code]
    name = key if key in FACTS or key.startswith('"') else _quoted_key(key)
    return f"{name} = {_written(fact, _example(fact, say))}"


def _word(place: str, code: str, say: Language) -> str:
    """What is written in a case file: German words in German, the codes in English."""
    return called(place, code, "de") if say.code == "de" else code


def _key(name: str, say: Language) -> str:
    """The word of a fact as a key of TOML, which takes plain letters without quotes."""
    return _quoted_key(_word("facts", name, say))


def _quoted_key(word: str) -> str:
    return word if word.isascii() and word.replace("_", "").isalnum() else f'"{word}"'


def _listed(fact: Fact, code: str, say: Language, *, with_codes: bool) -> str:
    word = _word(fact.name, code, say)
    return f"{word} ({code})" if with_codes and word != code else word


def overlay_template(say: Language, law: Law) -> str:
    """An overlay on ``fees.toml``, commented out."""
    rule = law.fees.rule(_OVERLAY_RULE)
    version = rule.versions[-1]
    text = say(_OVERLAY_VERSION, value=shown(rule, version), since=version.start.isoformat(), basis=version.basis)
    lines = [
        *_comment(to_type(say(_OVERLAY_HEAD), say)),
        "",
        *_comment(text),
        f"# [rule.{rule.id}]",
        "# version = [",
        f'#   {{ from = 2027-01-01, value = {shown(rule, version)}, source = "OWN-2027" }},',
        "# ]",
        "",
        *_comment(say(_OVERLAY_SOURCE)),
        "# [source.OWN-2027]",
        '# title = "BGBl. 2027 I Nr. 1"',
        '# checked = { on = 2027-01-02, result = "verified" }',
        "",
    ]
    return "\n".join(lines)


def _example(fact: Fact, say: Language) -> str:
    if fact.values:
        return _word(fact.name, fact.values[0], say)
    if fact.kind in ("day", "day-or-none"):
        day = _BIRTH if fact.name == BORN else _DAY
        return f"{day:%d.%m.%Y}" if say.code == "de" else str(day)
    return (_GERMAN_EXAMPLES if say.code == "de" else _EXAMPLES)[fact.kind]


def _written(fact: Fact, example: str) -> str:
    """An example as TOML: English days, and yes and no, stand without quotes."""
    if fact.kind == "list":
        return f'["{example}"]'
    is_bare = example == "true" or (fact.kind in ("day", "day-or-none") and "-" in example)
    return example if is_bare else f'"{example}"'


def _comment(text: str) -> list[str]:
    """A text as comment lines of bounded width; two signs, so that a single one marks what can be switched on."""
    import textwrap

    return [
        f"## {line}"
        for part in text.split("\n")
        for line in textwrap.wrap(part, _WIDTH, break_long_words=False, break_on_hyphens=False)
    ]
