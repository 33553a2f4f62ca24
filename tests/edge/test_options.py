"""Every option of every command with good, nearly good and hostile values: what CONTRACT section 1 says of any run."""

import json
import os
import re

import pytest
from hostile import anything, good_of, hostile, values_of
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from inputs import DAYS_IN_ORDER
from surface import PATHS_WRITTEN, call, faces, judge

from hardship_cli.cli import quick as quick_module
from hardship_cli.cli.spoken import in_codes
from hardship_cli.laender import LAENDER
from hardship_cli.schedule.load import default_law

FACES = faces()
ANY_FACE = st.sampled_from(FACES)
QUESTIONS = st.sampled_from([face for face in FACES if face.words[0] in ("fee", "permit", "fiction", "appeal")])
# Commands that tell of each input by itself, or talk on stderr.
TALKING = {"case", "due", "ask", "batch", "audit", "verify"}
FACTS_OF = {option.name: option.fact for face in FACES for option in face.options if option.fact}
KINDS = {
    "event": "day",
    "period": "period",
    "land": "land",
    "year": "year",
    "service": "service",
    "first": "day",
    "second": "day",
}
KINDS |= {
    "today": "day",
    "lang": "lang",
    "color": "color",
    "place": "place",
    "within": "period",
    "explain_row": "year",
    "on": "day",
}
LAW = default_law()
RULE = re.compile(
    r"\b(?:" + "|".join(rule.id for sheet in (LAW.fees, LAW.deadlines) for rule in sheet.rules()) + r")\b"
)
# An unreadable one ends the run before anything else is looked at.
RARE = {"data", "done", "today", "lang", "color", "file", "read_as", "write_as", "explain_row", "sheet"}
# EDGE_EXAMPLES=20000 searches longer than a build can.
TIMES = int(os.environ.get("EDGE_EXAMPLES", "0"))


def times(usual):
    return settings(max_examples=TIMES or usual, suppress_health_check=list(HealthCheck), deadline=None)


def kind_of(name):
    """How the values of an option or argument are read, and its words."""
    fact = FACTS_OF.get(name)
    return (KINDS.get(name) or fact.kind, fact.values) if fact else (KINDS.get(name, "text"), ())


def good(name):
    """A value that can be read; days in the order in which they come in a case."""
    kind = kind_of(name)
    return st.sampled_from(DAYS_IN_ORDER[name].split()) if name in DAYS_IN_ORDER else good_of(*kind)


@st.composite
def lines(draw, of=ANY_FACE):
    """A command line; none of its values is hostile, or one is, or most are nearly good."""
    face = draw(of)
    mood = draw(st.sampled_from(("good", "good", "one", "near", "wild")))
    words = list(face.words)

    def value(name):
        nonlocal mood
        if mood == "wild" or (mood == "one" and draw(st.integers(0, 2)) == 0):
            mood = "good" if mood == "one" else mood
            return draw(hostile) if draw(st.integers(0, 3)) else draw(anything)
        return draw(values_of(*kind_of(name)) if mood == "near" else good(name))

    for name, many in face.arguments:
        count = draw(st.integers(0, 2)) if many else draw(st.sampled_from((1,) * 9 + (0, 2)))
        words += [value(name) for _ in range(count)]
    chosen = draw(st.lists(st.integers(0, len(face.options) - 1), max_size=10, unique=True))
    for option in (face.options[index] for index in chosen):
        if option.name in PATHS_WRITTEN or (option.name in RARE and draw(st.integers(0, 3))):
            continue
        if not option.takes_value:
            words.append(draw(st.sampled_from((option.flag, option.other or option.flag))))
        elif draw(st.booleans()) and option.flag.startswith("--"):
            words.append(f"{option.flag}={value(option.name)}")
        else:
            words += [option.flag, value(option.name)]
    return tuple(words)


@st.composite
def questions(draw):
    """A question with facts that can be read: its command, and each fact's option and value."""
    face = draw(QUESTIONS)
    facts = [option for option in face.options if option.fact and option.takes_value]
    chosen = draw(st.lists(st.sampled_from(facts), max_size=10, unique=True))
    # What no such answer is possible without, so that most are answered.
    musts = {
        "permit": ("start",),
        "fiction": ("permit_until",),
        "appeal": ("notified", "land"),
        "fee": ("months", "on"),
    }
    chosen += [
        face.option(name)
        for name in musts[face.words[0]]
        if face.option(name) not in chosen and draw(st.integers(0, 3))
    ]
    given_facts = {option.name: (option.flag, draw(good(option.name))) for option in chosen}
    words = [*face.words, *(draw(good(name)) for name, _many in face.arguments)]
    return tuple(words), given_facts


def asked(question, *more, facts=None):
    words, given_facts = question
    pairs = (given_facts if facts is None else facts).values()
    return call(*words, *(word for pair in pairs for word in pair), *more, "--today", "2026-03-04")


@times(400)
@given(lines())
def test_no_value_breaks_the_contract(words):
    judge(call(*words), many=words[0] in TALKING)


@times(150)
@given(lines())
def test_the_quick_path_and_typer_say_the_same(words):
    quick = quick_module.quick
    short = call(*words)
    quick_module.quick = lambda _args: None
    try:
        assert call(*words) == short
    finally:
        quick_module.quick = quick


@times(80)
@given(
    questions(),
    st.randoms(use_true_random=False),
    st.sampled_from((("--json",), ("--plain",), ("--lang", "de"), ("--explain",))),
)
def test_the_order_of_facts_does_not_matter(question, chance, form):
    first = asked(question, *form)
    names = list(question[1])
    chance.shuffle(names)
    again = asked(question, *form, facts={name: question[1][name] for name in names})
    assert again[1:] == first[1:]


@times(100)
@given(questions())
def test_the_forms_of_an_answer_agree(question):
    plain, tree, strict, table = (
        judge(asked(question, *form)) for form in (("--plain",), ("--json",), ("--json", "--strict"), ("--lang", "de"))
    )
    assert plain.code == tree.code == table.code
    assert plain.out.count("\n") == (plain.code == 0)
    if plain.code:
        error = json.loads(tree.err)["error"]
        # A program is told the rule's id, by which it is asked for, people its title.
        assert all(part in plain.err for part in RULE.split(error["message"].split(". ")[0]))
        assert strict[1:] == tree[1:]
        return
    answer = json.loads(tree.out)
    key = {"fee": "amount", "permit": "valid_until", "fiction": "effect", "appeal": "last_day"}[answer["command"]]
    value = answer["answer"].get(key)
    assert plain.out == ("none" if value is None else value) + "\n"
    assert strict.out == tree.out
    assert (strict.code == 3) == (answer["status"] != "calculated")
    assert answer["status"] in ("calculated", "review", "disputed")


@times(80)
@given(questions(), st.randoms(use_true_random=False))
def test_a_fact_may_be_written_in_any_accepted_way(question, chance):
    first = asked(question, "--json")
    other = {name: (flag, rewritten(FACTS_OF[name].kind, value, chance)) for name, (flag, value) in question[1].items()}
    again = asked(question, "--json", facts=other)
    assert (again.code, again.out) == (first.code, first.out)


def rewritten(kind, value, chance):
    """The same value as others would type it."""
    if kind in ("day", "day-or-none") and "." not in value and value[:1].isdigit():
        year, month, day = value.split("-")
        return chance.choice((f"{day}.{month}.{year}", f"{int(day)}.{int(month)}.{year}", f" {value} "))
    if kind == "land":
        digits, german, english, others = LAENDER[value]
        return chance.choice(
            (
                *(value.lower(), f"de-{value}", german, english.upper(), digits, f"{digits}000000"),
                *(name.removesuffix("!") for name in others),  # one with the mark is taken, and said
            )
        )
    if kind == "period" and value.isdigit():
        return chance.choice((f"{value}m", f"{value}M", f"P{value}M", f" {value}"))
    if kind in ("choice", "list"):
        return chance.choice((value.upper(), value.replace("-", "_"), f" {value} "))
    return value


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("face", FACES, ids=lambda face: " ".join(face.words))
def test_help_needs_nothing_and_says_what_every_option_is(face, lang):
    result = call(*face.words, "--help", "--lang", lang)
    assert (result.code, result.err) == (0, "")
    for option in face.options:
        assert option.flag in result.out
    assert result.out.startswith("Usage: hardship" if lang == "en" else "Aufruf: hardship")


@times(150)
@given(
    st.lists(
        st.one_of(
            hostile,
            anything,
            st.sampled_from(["fee", "--json", "--plain", "--lang", "de", "-h", "--version", "--help"]),
        ),
        max_size=6,
    )
)
def test_any_words_at_all(words):
    # Installing completion writes to the shell's own files, on demand.
    assume(not any(word.startswith(("--ins", "--sh", "--i", "--s")) for word in words))
    result = call(*words)
    judge(result, many=bool({"-h", "--help", "--version"} & set(words)))
    if not {face.words[0] for face in FACES} & set(words):
        assert result.code in (0, 2)


# What may be given several times where one bill has several acts and persons; elsewhere it is refused in words of its own.
_OF_A_BILL = ("act", "born")


def test_every_option_may_have_underscores_and_capitals():
    flags = [(face.words, option.flag) for face in FACES for option in face.options if option.flag.startswith("--")]
    assert len([flag for _words, flag in flags if "-" in flag[2:]]) > 50
    for words, flag in flags:
        for typed in (f"--{flag[2:].replace('-', '_')}", f"--{flag[2:].replace('-', '_', 1)}", f"--{flag[2:].upper()}"):
            assert in_codes([*words, typed, "1"]) == [*words, flag, "1"]


def test_every_option_with_a_value_is_refused_when_it_is_given_twice():
    found = 0
    for face in FACES:
        for option in face.options:
            if option.takes_value and option.name not in (
                "set",
                "extras",
                "map",
                "against",
                "ask",
                "remind",
                *_OF_A_BILL,
            ):
                if (*face.words, option.name) == ("deadline", "land"):
                    continue  # of several Länder the days off of each count
                result = judge(call(*face.words, option.flag, "1", option.flag, "1"))
                assert (result.code, "given twice" in result.err) == (2, True), result
                found += 1
    assert found > 100
