"""Every answering command takes every fact, by the same names: a changed command word is enough to ask the next question."""

import json
import shlex

import pytest

from hardship_cli.case import Case
from hardship_cli.cli.options import question_command
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.cli.quick import read_words
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.forest import grow, planted
from hardship_cli.law.paths import deciding
from hardship_cli.law.samples import TODAY, corners, samples
from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import default_law
from hardship_cli.words import called


def declared(name):
    return set(QUESTIONS[name].reads)


def example(name):
    """The facts of the first example that the command's help gives."""
    line = QUESTIONS[name].help.split("\n", 1)[0]
    return tuple(shlex.split(line)[2:])


ASKED = {name: example(name) for name in QUESTIONS}
VALUES = {
    "day": "2025-03-03",
    "day-or-none": "none",
    "period": "6m",
    "land": "NW",
    "text": "x",
    "place": "land",
    "service": "99010022001012",
}


def words(fact):
    option = f"--{fact.name.replace('_', '-')}"
    return (option,) if fact.kind == "flag" else (option, VALUES.get(fact.kind) or fact.values[0])


class Asked:
    """A case with the vocabulary's defaults alone; what was asked of it is kept."""

    def __init__(self):
        self.facts = set()

    def __getattr__(self, fact):
        self.facts.add(fact)
        return getattr(Case(), fact)


def raised_by(name):
    """The facts by which a case raises a question: asked of a case as a whole, not of who asks one question."""
    case = Asked()
    QUESTIONS[name].not_raised(case)
    return case.facts & {"act", "outcome", "document"}


@pytest.fixture(scope="module")
def forest():
    law = default_law()
    forest = planted(law, TODAY)
    grow(forest, [*corners(), *samples(law, 6000)])
    return forest


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_command_declares_what_the_law_asks_for_its_question(forest, name):
    asked = deciding(forest, name).facts
    assert asked - raised_by(name) <= declared(name)
    assert declared(name) - asked == {"id"}


@pytest.mark.parametrize("name", ASKED)
def test_the_quick_path_reads_as_typer_does(name):
    question = QuestionCommand(QUESTIONS[name])
    typed = [word for fact in FACTS.values() for word in words(fact)]
    typed.remove("--act")  # of the act by position
    with question_command(question).make_context(name, list(typed)) as ctx:
        given = {key: list(value) if isinstance(value, tuple) else value for key, value in ctx.params.items()}
    assert read_words(typed) == {key: value for key, value in given.items() if value not in (None, False, [])}


ANSWERING = (
    *ASKED,
    "case",
    "audit",
    *(f"turns {name}" for name in ASKED),
    *(f"text {kind}" for kind in ("fee", "memo")),
)


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("command", ANSWERING)
def test_every_answering_command_takes_every_fact_as_an_option(hardship, command, lang):
    # "turns" knew no --act, nor its German word, and neither it nor "text" a service.
    for fact in (*FACTS.values(), SERVICE):
        option, *value = words(fact)
        option = f"--{called('facts', fact.name, 'de').replace(' ', '-').lower()}" if lang == "de" else option
        _code, _out, err = hardship(*command.split(), option, *value, "--today", "2026-04-01")
        assert not any(text in err for text in ("No option", "is no option", "one word too many")), (fact.name, err)


@pytest.mark.parametrize("command", ASKED)
def test_what_a_question_does_not_read_is_named_and_changes_nothing(hardship, command):
    code, alone, err = hardship(command, *ASKED[command], "--json", "--today", "2026-04-01")
    assert (code, err) == (0, "")
    for fact in FACTS.values():
        if fact.name in declared(command):
            continue
        code, out, err = hardship(command, *ASKED[command], *words(fact), "--json", "--today", "2026-04-01")
        assert (code, out) == (0, alone), fact.name
        assert err.startswith("Not read for this question: ")
        assert f"({fact.name})" in err or f": {fact.name}." in err


def test_what_is_not_read_is_checked_all_the_same(hardship):
    code, out, err = hardship("fee", *ASKED["fee"], "--filed", "31.2.2026")
    assert (code, out) == (2, "")
    assert err.startswith("--filed: '31.2.2026' is a day that does not exist.")


def test_a_changed_command_word_asks_the_next_question(hardship):
    facts = (
        *("extend", "--land", "NW", "--permit-until", "31.3.2026", "--applied", "30.3.2026", "--months", "12"),
        *(
            "--posted",
            "2026-04-20",
            "--delivery",
            "letter",
            "--no-minor",
            "--benefits",
            "sgb2",
            "--today",
            "2026-05-01",
        ),
    )
    answers = {command: hardship(command, *facts, "--plain")[:2] for command in ASKED}
    told = {
        "fee": (0, "0.00\n"),
        "permit": (0, "2027-03-31\n"),
        "fiction": (0, "continuation\n"),
        "appeal": (0, "2026-05-26\n"),
        "departure": (0, "none\n"),
    }
    assert {command: answers[command] for command in told} == told
    assert {code for code, _out in answers.values()} == {0}
    assert hardship("case", *facts, "--plain") == (0, "2026-05-26\n", "")


@pytest.mark.parametrize("command", ["fee", "permit", "case", "turns fee", "text memo", "audit"])
def test_the_act_stands_by_position_or_as_an_option_but_not_twice(hardship, command):
    rest = ("--land", "NW", "--start", "2026-03-02", "--months", "6", "--today", "2026-04-01")
    rest = (*rest, "--recorded-fee-eur", "93") if command == "audit" else rest
    by_position = hardship(*command.split(), "extend", *rest, "--json")
    assert by_position == hardship(*command.split(), "--act", "verlängern", *rest, "--json")
    assert by_position[0] == 0
    code, out, err = hardship(*command.split(), "extend", "--act", "issue", *rest)
    assert (code, out) == (2, "")
    assert "given twice" in err


def test_a_case_from_options_is_the_case_from_its_file(hardship, tmp_path):
    facts = ("--permit-until", "31.3.2026", "--applied", "30.3.2026", "--extras", "express", "--minor", "--months", "6")
    for suffix in ("toml", "json"):
        path = tmp_path / f"case.{suffix}"
        shown = hardship("case", "extend", *facts, "--json", "--today", "2026-04-01", "--save", path)
        assert (shown[0], shown[2]) == (0, f"Written: {path}\n")
        assert hardship("case", path, "--json", "--today", "2026-04-01") == (0, shown[1], "")
        again = hardship("case", "extend", *facts, "--save", path)
        assert again[:2] == (2, "")
        assert "--force" in again[2]
    code, _out, err = hardship("case", tmp_path / "case.toml", "--land", "NW")
    assert code == 2
    assert "(--land)" in err


def test_a_question_saves_all_facts_also_those_that_it_does_not_read(hardship, tmp_path):
    path = tmp_path / "case.toml"
    code, out, _err = hardship("fee", *ASKED["fee"], "--filed", "2026-03-30", "--save", path, "--plain")
    assert (code, out) == (0, "46.50\n")
    assert "filed = 2026-03-30" in path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("command", ASKED)
def test_every_question_writes_its_page(hardship, tmp_path, command):
    page = tmp_path / "page.html"
    arguments = (*ASKED[command], "--today", "2026-03-03")
    assert hardship(command, *arguments, "--html", page) == (0, hardship(command, *arguments)[1], f"Written: {page}\n")
    assert hardship(command, *arguments, "--html", "-")[1] == page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "day"), [("appeal", "20260407"), ("fiction", "20260331"), ("permit", "20290314")])
def test_every_question_with_days_writes_its_calendar(hardship, tmp_path, command, day):
    calendar = tmp_path / "days.ics"
    arguments = (*ASKED[command], "--id", "A 1", "--today", "2026-03-03")
    code, out, err = hardship(command, *arguments, "--ics", calendar, "--remind", "7d")
    assert (code, out, err) == (0, hardship(command, *arguments)[1], f"Written: {calendar}\n")
    assert f"DTSTART;VALUE=DATE:{day}" in calendar.read_text(encoding="utf-8")
    assert hardship(command, *arguments, "--remind", "7d")[0] == 2


def test_a_fee_alone_has_no_day_for_a_calendar(hardship, tmp_path):
    code, _out, err = hardship("fee", *ASKED["fee"], "--ics", tmp_path / "days.ics")
    assert code == 2
    assert err.startswith("No answer has a day that belongs in a calendar.")


def test_a_saved_fiction_effect_ends_again_with_the_notification_that_was_reckoned(hardship, tmp_path):
    path = tmp_path / "saved.json"
    saved = hardship(
        "fiction", *ASKED["fiction"], "--land", "NW", "--posted", "2026-07-03", "--delivery", "letter", "--json"
    )[1]
    assert json.loads(saved)["answer"]["until"] == "2026-07-07"
    assert "notified" not in json.loads(saved)["asked"]
    path.write_text(saved, encoding="utf-8")
    assert hardship("verify", path, "--plain") == (0, "equal\n", "")
