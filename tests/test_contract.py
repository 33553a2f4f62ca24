"""docs/contract.md, walked: what is promised there is there. What is not there yet is a stated gap, which can only shrink."""

import json
import os
import re

import pytest

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.facts import FACTS
from hardship_cli.recorded import FACTS_RECORDED
from hardship_cli.words import command_of, words_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
with open(os.path.join(ROOT, "docs", "contract.md"), encoding="utf-8") as _file:
    CONTRACT = _file.read()
CASE = os.path.join(ROOT, "examples", "refusal-easter.toml")
REGISTER = os.path.join(ROOT, "examples", "register.csv")
KNOWN = {**FACTS, **FACTS_RECORDED}

# Promised and not there yet: nothing of the vocabulary.
GAPS: set[tuple[str, str]] = set()


def section(number):
    return re.search(rf"(?ms)^## {number}\. .*?\n(.*?)(?=^## |\Z)", CONTRACT).group(1)


def rows(text):
    """The cells of a table's rows, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if "`" in line]


def quoted(text):
    return re.findall(r"`([^`]+)`", text)


def without_asides(text):
    return re.sub(r"\([^()]*\)", "", text)


def promised_facts():
    for names, values, _meaning in rows(section(2)):
        for name in quoted(names):
            yield name, values


def test_every_fact_exists():
    names = [name for name, _values in promised_facts()]
    assert len(names) > 40
    assert [name for name in names if name not in KNOWN] == []
    # `on` is a convention of section 1.
    assert set(KNOWN) - set(names) == {"on"}


def test_every_value_exists_but_for_stated_gaps():
    seen, missing = 0, set()
    for name, values in promised_facts():
        fact = KNOWN[name]
        if fact.kind in ("choice", "list"):
            promised = set(quoted(without_asides(values))) or set(quoted(_meaning_of(name)))
            seen += len(promised)
            missing |= {(name, value) for value in promised - set(fact.values)}
            # A code with a comma is several values together.
            assert {value for value in fact.values if "," not in value} <= promised | _later(name), (
                f"docs/contract.md, section 2: {name}"
            )
        elif fact.kind == "flag":
            assert {"true", "false"} <= set(quoted(values)), name
    assert seen > 90
    assert missing == GAPS


def _meaning_of(name):
    """The row of several facts has its values in the last cell."""
    return next(meaning for names, _values, meaning in rows(section(2)) if name in quoted(names))


def _later(name):
    """Values that the row of another fact promises: the remedies after a court stand with its documents."""
    return {"leave-to-appeal", "complaint"} if name == "remedy" else set()


def test_every_command_exists_and_has_a_german_word():
    named = re.search(r"German commands: (.*?); options", CONTRACT.replace("\n", " ")).group(1)
    german = {}
    for word, code in re.findall(r"`([^`]+)`(?: \((\w+)\))?", named):
        german[command_of(word).code] = word
        assert code in ("", command_of(word).code), word
    commands = [quoted(row[0])[0].split()[0] for row in rows(section(3)) if len(row) == 3]
    commands += ["fee", "verify", "help", "config", "ask"]
    assert len(set(commands)) >= 20
    called = {word.code: word.de for word in words_of("commands")}
    for command in commands:
        assert command in COMMANDS
        assert called[command]
    missing = set(commands) - set(german)
    assert missing == set()


def test_parts_of_commands_exist():
    parts = {
        words[0]: [part.strip() for part in " ".join(words[1:]).split(",")]
        for words in (quoted(row[0])[0].split() for row in rows(section(3)))
        if words[0] in ("text", "schema", "schedules", "init")
    }
    assert parts == {
        "text": ["fee", "instruction", "fiction", "memo"],
        "schema": ["case", "answer", "register"],
        "schedules": ["list", "show", "diff", "check", "export"],
        "init": ["case", "batch", "schedule"],
    }


@pytest.mark.parametrize(
    "words", [f"{a} {b}" for a, bs in {"text": "fee instruction fiction memo", "schema": "case answer register", "schedules": "list show diff check export", "init": "case batch schedule"}.items() for b in bs.split()]
)  # fmt: skip
def test_each_part_has_help(hardship, words):
    code, out, _err = hardship(*words.split(), "--help")
    assert code == 0
    assert words.split()[0] in out


def test_the_columns_of_a_register_in_order():
    text = section(4)
    promised = quoted(re.search(r"(?s)Out: all input columns, then (.*?)\.\n", text).group(1))
    promised = [name for name in promised if re.fullmatch(r"[a-z_]+", name)]
    behind = quoted(re.search(r"(?s)New columns stand behind `error`: (.*?)\.\n", text).group(1))
    assert promised[-1] == "error"
    assert list(ANSWERS) == promised + behind


FEE = ("fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04", "--born", "2010-05-12")
APPEAL = ("appeal", "--land", "BW", "--posted", "2025-03-03", "--delivery", "letter", "--began", "2024-11-18")
QUESTIONS = {
    "fee": FEE,
    "permit": ("permit", "--start", "2026-03-15"),
    "fiction": ("fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-31"),
    "appeal": APPEAL,
    "departure": ("departure", "--land", "NW", "--delivery", "letter", "--posted", "2026-03-02", "--departure-days", "30"),
    "deadline EVENT PERIOD": ("deadline", "2026-01-31", "1m"),
    "case FILE...": ("case", CASE, "--today", "2026-04-20"),
    "audit IN -o OUT": ("audit", "--land", "NW", "--posted", "2026-03-02", "--delivery", "letter", "--recorded-remedy", "objection"),
    "turns QUESTION": ("turns", *FEE[:6], "--born", "2008-12-05", "--from", "2026-11-01", "--today", "2026-11-29"),
}  # fmt: skip


@pytest.mark.parametrize("command", QUESTIONS)
def test_the_keys_of_an_answer(hardship, command):
    code, out, _err = hardship(*QUESTIONS[command], "--json")
    assert code == (1 if command.startswith("audit") else 0)
    answer = json.loads(out)["answer"]
    promised = next(row[2] for row in rows(section(3)) if quoted(row[0])[0] == command)
    inner = {name: quoted(inside) for name, inside in re.findall(r"`([a-z_]+\[\])` \(([^)]*)\)", promised)}
    keys = [name.removesuffix("[]") for name in quoted(without_asides(promised))]
    keys = [key for key in keys if re.fullmatch(r"[a-z_]+", key)]
    assert keys
    for key in keys:
        assert key in answer, key
    for name, names in inner.items():
        for entry in answer[name.removesuffix("[]")]:
            assert {key.removesuffix("[]") for key in names} <= set(entry), name


def test_the_shape_of_every_answer(hardship):
    promised = json.loads(re.search(r"(?s)```json\n(.*?)```", section(3)).group(1))
    _code, out, _err = hardship(*APPEAL, "--json")
    found = json.loads(out)
    assert found["schema"] == promised["schema"]
    assert set(promised) | {"assumed", "turns"} <= set(found)
    for name, value in {**promised["asked"], "delivery": "letter"}.items():
        assert found["asked"][name] == value
    for name, value in promised["answer"].items():
        assert found["answer"][name] == value
    steps = [step for step in found["steps"] if "passed_over" in step]
    assert set(promised["steps"][0]) - {"uses"} <= set(steps[0])
    assert any("uses" in step for step in found["steps"])
    assert set(promised["steps"][0]["passed_over"][0]) <= set(steps[0]["passed_over"][0])
    assert all(set(promised["notes"][0]) <= set(note) for note in found["notes"] if "basis" in note)
    assert set(promised["receipt"]) <= set(found["receipt"])
    for source in promised["sources"]:
        assert set(promised["sources"][source]) <= set(next(iter(found["sources"].values())))


def test_the_words_have_the_shape_that_is_promised(hardship):
    _code, out, _err = hardship("words", "--json")
    found = json.loads(out)
    assert set(found["commands"][0]) == {"code", "de", "en", "also"}
    assert set(found["facts"][0]) == {"code", "de", "en", "also", "values"}


EXIT = {
    0: FEE,
    1: QUESTIONS["audit IN -o OUT"],
    2: ("fee", "extend", "--months", "6", "--on", "31.02.2026"),
    3: ("appeal", "--land", "HE", "--posted", "2026-04-02", "--delivery", "letter", "--today", "2026-04-10", "--strict"),
    4: ("fee", "extend", "--on", "2026-03-02"),
}  # fmt: skip


def test_every_exit_code_has_an_example():
    text = re.search(r"(?s)\*\*Exit codes\*\*: (.*?)\n- ", section(1)).group(1)
    assert {int(code) for code in re.findall(r"`(\d+)`", text)} == {*EXIT, 70}


@pytest.mark.parametrize("code", EXIT)
def test_an_exit_code(hardship, code):
    found, out, err = hardship(*EXIT[code])
    assert found == code
    if code in (2, 4):
        assert out == ""
        assert 1 <= len(err.strip().splitlines()) <= 3
    else:
        assert out


def test_a_register_with_rows_that_failed_ends_with_one(hardship, tmp_path):
    code, _out, _err = hardship("batch", REGISTER, "-o", tmp_path / "out.csv")
    assert code == 1


def test_a_fault_of_the_program_ends_with_seventy(hardship, monkeypatch):
    from hardship_cli.cli.settings import Settings

    def broken(*_args, **_values):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(Settings, "read", broken)
    code, out, err = hardship(*FEE, "--explain")
    assert (code, out) == (70, "")
    assert "RuntimeError" in err


def test_an_error_in_json(hardship):
    code, out, err = hardship(*EXIT[2], "--json")
    assert (code, out) == (2, "")
    assert set(json.loads(err)["error"]) == {"code", "message", "field", "hint"}
