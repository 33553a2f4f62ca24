"""The questions as tools for assistants: over stdio with the protocol's own client, and each result held to the tool's own schema."""

import asyncio
import io
import json
import os
import subprocess
import sys
import types
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from hardship_cli.assistant.tools import INSTRUCTIONS, call, tools
from hardship_cli.questions import QUESTIONS
from hardship_cli.render.language import Language
from hardship_cli.schedule.load import default_law

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENGLISH, TODAY = Language("en"), date(2026, 11, 29)
OFFERED = {tool.name: tool for tool in tools(ENGLISH)}
LETTER = {"land": "SH", "posted": "2026-04-02", "delivery": "letter"}
CALLS = [
    ("fee", {"act": "extend", "months": "6", "born": "2010-05-12", "on": "2025-07-04"}),
    ("fee", {"service": "99010022020012", "months": "6", "today": "2026-03-02"}),
    ("fee", {"act": "extend"}),
    ("fee", {"act": "prolong"}),
    (
        "fee",
        {
            "act": ["extend", "fiction-certificate"],
            "months": "6",
            "on": "2026-03-02",
            "person": [{"born": "1985-02-01"}, {"born": "2012-08-30"}],
        },
    ),
    ("case", {"act": "extend", "months": "6", "on": "2026-03-02", "person": [{"minor": True}, {"minor": False}]}),
    ("fee", {"act": "extend", "on": "1999-01-01", "months": "6"}),
    ("permit", {"start": "2026-03-15", "months": "48"}),
    ("fiction", {"permit_until": "2026-03-31", "applied": "2026-03-31"}),
    ("fiction", {"act": "certificate"}),
    ("appeal", LETTER),
    ("appeal", {"posted": "2026-04-02", "delivery": "letter"}),
    ("appeal", {**LETTER, "delivery": "pigeon"}),
    ("case", {**LETTER, "act": "extend", "permit_until": "2026-03-31", "applied": "2026-03-02", "today": "2026-04-20"}),
    ("case", {}),
    ("departure", {}),
    ("departure", {"notified": "2026-03-05", "land": "NW"}),
    ("departure", {"notified": "2026-03-05", "land": "NW", "departure_days": "30"}),
    ("deadline", {"event": "2026-03-03", "period": "1m", "land": "NW"}),
    ("deadline", {"event": "2026-03-03"}),
    ("deadline", {"event": "2026-03-03", "period": "5wd", "land": "NW", "no_roll": True}),
    ("deadline", {"event": "2026-03-03", "period": "1m", "colour": "red"}),
]


def put(name, typed, say=ENGLISH):
    return call(name, typed, default_law(), say, TODAY)


@pytest.mark.parametrize(("name", "typed"), CALLS)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_result_is_what_its_tool_says(name, typed, lang):
    asked = put(name, typed, Language(lang))
    told = next(tool for tool in tools(Language(lang)) if tool.name == name)
    Draft202012Validator.check_schema(told.takes)
    faults = [error.message for error in Draft202012Validator(told.gives).iter_errors(asked.found)]
    assert faults == []
    assert (
        asked.refused
        == (asked.found["status"] == "refused")
        == bool(asked.found["answer"] is None and asked.found["status"] != "blocked")
    )


def test_there_is_a_tool_for_every_question_that_takes_the_facts_it_reads():
    assert set(OFFERED) == {*QUESTIONS, "case", "deadline"}
    for name in QUESTIONS:
        several = {"person"} if name == "fee" else set()
        assert {*OFFERED[name].takes["properties"]} == {*QUESTIONS[name].reads, "service", "today", *several} - {"id"}
        assert all(told.get("description") for told in OFFERED[name].takes["properties"].values())
        assert OFFERED[name].text != {tool.name: tool for tool in tools(Language("de"))}[name].text


def test_what_is_missing_is_told_with_what_each_value_would_give():
    found = put("fee", {"act": "extend", "on": "2026-03-02"}).found
    assert (found["status"], found["answer"], found["error"]) == ("blocked", None, None)
    (missing,) = found["missing"]
    assert missing["fact"] == "months"
    assert {gives["gives"] for gives in missing["would_give"]} == {"96.00", "93.00"}
    whole = put("case", {"act": "extend", "land": "TH"}).found
    assert {one["for"]: one["fact"] for one in whole["missing"]}["fee"] == "months"


def test_what_was_assumed_is_told_and_what_was_not_read_is_named():
    found = put("fee", {"act": "extend", "months": "6", "paid": "2026-03-02"}).found
    assert found["assumed"] == {"on": "2026-11-29", "minor": False, "benefits": "none", "status": "none"}
    assert found["not_read"] == ["paid"]
    assert put("fee", {"act": "extend", "months": "6", "today": "2026-03-02"}).found["assumed"]["on"] == "2026-03-02"


def test_what_was_read_otherwise_is_told():
    found = put("fiction", {"Titel gültig bis": "in 3 Wochen", "Antrag vom": "2026-11-17", "held": "eAT"}).found
    assert found["read_as"] == (
        "'Antrag vom' was read as application received (applied): day on which the authority received the application.",
        "'in 3 Wochen' was read as 2026-12-20.",
        "'eAT' was read as residence permit (permit).",
    )
    assert "read_as" not in put("fiction", {"permit_until": "2026-12-20", "applied": "2026-11-17"}).found


def test_what_cannot_be_read_is_an_error_as_a_result():
    asked = put("fee", {"act": "prolong"})
    assert asked.refused
    assert asked.found["error"]["code"] == "not_a_choice"
    assert asked.found["error"]["field"] == "act"
    assert "extend" in asked.found["error"]["hint"] + asked.found["error"]["message"]
    assert put("deadline", {"period": "1m"}).found["error"]["code"] == "missing_argument"
    assert put("fee", {"act": 7}).refused
    assert put("fee", {"today": "32.1.2026"}).refused


def test_words_are_taken_as_everywhere():
    words = put("fee", {"Amtshandlung": "Verlängerung", "Dauer": "6 Monate", "on": "4.7.2025"}).found["answer"]
    codes = put("fee", {"act": "extend", "months": "6", "on": "2025-07-04"}).found["answer"]
    assert words == codes


def test_the_day_of_the_environment_is_today(hardship, monkeypatch):
    asked = []
    served = types.SimpleNamespace(serve=lambda _law, _say, clock: asked.append(clock()))
    monkeypatch.setitem(sys.modules, "hardship_cli.assistant.server", served)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setenv("HARDSHIP_TODAY", "2026-04-20")
    assert hardship("mcp")[0] == 0
    assert hardship("mcp", "--today", "2026-04-21")[0] == 0
    assert asked == [date(2026, 4, 20), date(2026, 4, 21)]


# Over the wire, where the extra is installed.


def server(*args):
    program = "import sys; from hardship_cli.cli.main import run; sys.exit(run(sys.argv[1:]))"
    return [sys.executable, "-c", program, "mcp", *args]


@pytest.fixture
def client():
    """Something that is asked with the protocol's own client, over stdio."""
    pytest.importorskip("mcp")
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    def talk(what, *args):
        command, *rest = server(*args)
        started = StdioServerParameters(command=command, args=rest, env={**os.environ, "PYTHONPATH": ROOT})

        # What the server says on stderr needs a real file; what stands there while tests run is none.
        with open(os.devnull, "w", encoding="utf-8") as quiet:

            async def whole():
                async with stdio_client(started, errlog=quiet) as (read, write), ClientSession(read, write) as session:
                    greeting = await session.initialize()
                    return await what(session, greeting)

            return asyncio.run(whole())

    return talk


def test_an_assistant_lists_the_tools_and_asks(client):
    async def what(session, greeting):
        listed = await session.list_tools()
        answers = [await session.call_tool(name, arguments=typed) for name, typed in CALLS]
        return greeting, listed.tools, answers

    greeting, listed, answers = client(what, "--today", "2026-11-29", "--lang", "en")
    assert (greeting.server_info.name, greeting.instructions) == ("hardship", INSTRUCTIONS)
    assert {tool.name: (tool.input_schema, tool.output_schema) for tool in listed} == {
        tool.name: (tool.takes, tool.gives) for tool in OFFERED.values()
    }
    for (name, typed), answer in zip(CALLS, answers, strict=True):
        asked = put(name, typed)
        assert answer.structured_content == json.loads(json.dumps(asked.found)), name
        assert answer.is_error == asked.refused
        assert json.loads(answer.content[0].text) == answer.structured_content


def test_it_speaks_the_language_asked_for_and_refuses_a_tool_that_there_is_not(client):
    from mcp.shared.exceptions import MCPError

    async def what(session, greeting):
        with pytest.raises(MCPError):
            await session.call_tool("guess", arguments={})
        found = await session.call_tool("fee", arguments={"act": "prolong"})
        return greeting.instructions, found.structured_content

    instructions, found = client(what, "--lang", "de")
    assert instructions == Language("de")(INSTRUCTIONS) != INSTRUCTIONS
    assert "nicht angenommen" in found["error"]["message"]


def test_it_opens_no_connection():
    pytest.importorskip("mcp")
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }
    done = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    ask = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": "fee", "arguments": {"act": "extend", "months": "6", "on": "2026-03-02"}},
    }
    guard = (
        "import sys\n"
        "def hook(event, args):\n"
        "    if event in ('socket.connect', 'socket.bind', 'socket.sendto', 'socket.getaddrinfo'):\n"
        "        raise SystemExit('a connection: ' + event)\n"
        "sys.addaudithook(hook)\n"
        "from hardship_cli.cli.main import run\n"
        "sys.exit(run(['mcp']))\n"
    )
    command = [sys.executable, "-c", guard]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True, encoding="utf-8"
    ) as running:
        for message in (hello, done, ask):
            running.stdin.write(json.dumps(message) + "\n")
            running.stdin.flush()
        answers = [json.loads(running.stdout.readline()) for _ in range(2)]
        running.stdin.close()
        assert running.wait(timeout=60) == 0
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[1]["result"]["structuredContent"]["answer"]["answer"]["amount"] == "93.00"


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made by pty")
def test_at_a_terminal_it_says_what_it_is_for():
    import pty

    ours, theirs = pty.openpty()
    try:
        got = subprocess.run(
            server("--lang", "en"), stdin=theirs, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert (got.returncode, got.stdout) == (2, "")
    assert "assistant" in got.stderr


def test_a_departure_without_any_time_set_is_answered_as_its_command_answers_it():
    found = put("departure", {}).found
    assert (found["status"], [one["fact"] for one in found["missing"]]) == ("blocked", ["notified"])
    found = put("departure", {"notified": "2026-03-05"}).found
    assert found["status"] == "review"
    assert (found["answer"]["answer"]["earliest"], found["answer"]["answer"]["latest"]) == ("2026-03-12", "2026-04-04")
    assert [note["code"] for note in found["answer"]["notes"]] == ["departure_not_set"]
    ahead = put("departure", {"notified": "2026-12-05"}).found["answer"]
    assert [note["code"] for note in ahead["notes"]] == ["day_in_future", "departure_not_set"]


def test_a_name_of_any_length_makes_no_error_of_that_length():
    error = put("fee", {"x" * 1000: "1"}).found["error"]
    assert (error["code"], len(error["field"])) == ("unknown_fact", 200)
