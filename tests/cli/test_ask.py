"""The guided interview: asks what can still change an answer and nothing else, takes what people type, ends cleanly."""

import os
import subprocess
import sys
from datetime import date

import pytest

from hardship_cli.acts import ACTS
from hardship_cli.case import Case
from hardship_cli.case_text import case_toml
from hardship_cli.casefile import read_case_file
from hardship_cli.cli.ask_typed import headed
from hardship_cli.facts import FACTS
from hardship_cli.interview import _ORDER, Interview
from hardship_cli.questions import QUESTIONS as ASKS
from hardship_cli.reading import Period
from hardship_cli.render.language import Language
from hardship_cli.schedule.tables import read_toml
from hardship_cli.timeline import timeline

TODAY = date(2026, 11, 22)


def asked(err):
    """The facts that were asked for, in order."""
    heads = {name: headed(fact, Language("en")) for name, fact in FACTS.items()}
    return [name for line in err.splitlines() for name, head in heads.items() if line.startswith(head)]


def interview(law, *wanted, **facts):
    """The facts that an interview asks for when the given ones are answered and all others left open."""
    talk = Interview(law, TODAY, wanted)
    order = []
    while (fact := talk.next_fact()) is not None:
        assert fact not in order
        order.append(fact)
        if fact in facts:
            talk.give(fact, facts[fact])
        else:
            talk.skip(fact)
    return order, talk


def test_the_answer_is_that_of_the_single_command(ask, hardship):
    code, out, _err = ask("extend", "granted", "6", "", "1.6.2026", "none", "none", "ja", "", args=["fee"])
    assert code == 0
    _code, single, _err = hardship(
        *(
            "fee",
            "extend",
            "--months",
            "6",
            "--decided",
            "2026-06-01",
            "--minor",
            "--benefits",
            "none",
            "--status",
            "none",
        ),
        *("--lang", "en", "--today", "2026-11-22"),
    )
    assert out == single


def test_all_four_are_answered_as_hardship_case_does(ask, hardship, tmp_path):
    path = tmp_path / "case.toml"
    typed = {
        "act": "extend", "outcome": "", "permit_until": "31.3.2026", "held": "", "title": "", "lawful_since": "1.1.2025",
        "applied": "20.3.2026", "months": "6",
    }  # fmt: skip
    code, out, _err = ask(*typed.values(), "done", "yes", path, args=["all"])
    assert code == 0
    assert read_case_file(str(path), TODAY).case == Case.read({name: text for name, text in typed.items() if text})
    _code, single, _err = hardship("case", path, "--lang", "en", "--today", "2026-11-22")
    assert out.splitlines()[1:] == single.splitlines()[1:]


def test_what_was_said_is_not_assumed(ask, law):
    said = {
        "act": "extend",
        "months": "12",
        "decided": "2026-11-20",
        "benefits": "none",
        "status": "none",
        "minor": "no",
    }
    talk, lines = Interview(law, TODAY, tuple(ASKS)), []
    while (fact := talk.next_fact()) is not None:
        # What no answer goes without is asked for once more.
        lines += [said[fact]] if fact in said else [""] * (2 if talk.needing(fact) else 1)
        if fact in said:
            talk.give(fact, said[fact])
        else:
            talk.skip(fact)
    code, out, _err = ask(*lines, args=["all"])
    assert code == 0
    assert "€93.00" in out
    assert "Assumed" not in out


def test_results_are_on_stdout_and_the_talk_is_not(ask):
    _code, out, err = ask("1", "certificate", args=[])
    assert "What do you want to know?" in err
    assert out.startswith("Fee")
    assert "€18.00" in out
    assert "€18.00" not in err


def test_only_what_can_change_an_answer_is_asked(law):
    free, _talk = interview(law, "fee", act="extend", months="6", benefits="sgb2")
    assert "benefits" in free
    # Exempt is exempt, whatever the age and the status.
    assert not {"minor", "born", "status"} & set(free)
    minor, _talk = interview(law, "fee", act="extend", months="6", minor="yes")
    assert "born" not in minor
    assert {"minor", "status", "outcome"} <= set(minor)
    turkish, _talk = interview(law, "fee", act="extend", months="6", status="eu-turkey", minor="no")
    assert "born" in turkish  # the fee of the identity card changes at 24
    assert "against" not in turkish
    attack, _talk = interview(law, "fee", act="objection", against="expulsion")
    assert attack[:2] == ["act", "against"]
    assert not {"months", "reason"} & set(attack)


def test_the_start_of_the_procedure_matters_only_where_a_clause_asks_for_it(law):
    there, _talk = interview(law, "appeal", land="BW", delivery="letter", posted="3.3.2025")
    assert "began" in there
    elsewhere, _talk = interview(law, "appeal", land="HE", delivery="letter", posted="3.3.2025")
    assert "began" not in elsewhere


def test_what_kept_from_acting_is_asked_only_where_the_period_is_missed(law):
    letter = {"land": "NW", "delivery": "letter"}
    assert "obstacle_gone" not in interview(law, "appeal", **letter, posted="2.3.2099")[0]
    for late in ({"posted": "2.3.2020"}, {"posted": "2.3.2099", "filed": "1.6.2099"}):
        order, _talk = interview(law, "appeal", **letter, **late, obstacle_gone="16.4.2020")
        assert "obstacle_gone" in order, late
    ((_question, answer),) = interview(law, "appeal", **letter, posted="2.3.2020", obstacle_gone="16.4.2020")[
        1
    ].answers()
    assert answer.answer.reinstatement_last_day == date(2020, 4, 30)


def test_the_proof_of_service_needs_no_day_of_posting(law):
    order, talk = interview(law, "appeal", land="NW", delivery="pzu", received="3.3.2026")
    assert "posted" not in order
    assert "notified" not in order
    ((_question, answer),) = talk.answers()
    assert answer.answer.last_day == date(2026, 4, 7)


def test_a_refusal_asks_nothing_about_the_permit_that_was_refused(law):
    order, _talk = interview(law, *ASKS, act="extend", outcome="refused", permit_until="28.2.2026", applied="20.2.2026")
    assert not {"purpose_until", "passport_until", "start"} & set(order)
    alone, _talk = interview(law, "permit", permit_until="28.2.2026")
    assert {"purpose_until", "passport_until"} <= set(alone)


def test_another_way_to_say_a_thing_is_asked_only_if_the_first_was_left_open(law):
    order, _talk = interview(law, "permit", permit_until="31.3.2026", months="12")
    assert not {"start", "until"} & set(order)
    order, _talk = interview(law, "permit", permit_until="none")
    assert "start" in order


def test_without_a_decision_the_day_for_waiting_is_asked_last(law):
    order, talk = interview(law, "appeal", land="NW", applied="1.3.2026")
    assert order.index("applied") > order.index("delivery")
    ((_question, answer),) = talk.answers()
    assert answer.answer.inaction_from is not None


@pytest.mark.parametrize("question", list(ASKS))
def test_what_the_engine_calls_missing_has_been_asked(law, question):
    order, talk = interview(law, question)
    ((_question, outcome),) = talk.answers()
    assert outcome.field in order


def test_every_fact_that_is_read_has_its_place_and_its_label():
    assert sorted(_ORDER) == sorted({fact for one in ASKS.values() for fact in one.interview})
    assert set(_ORDER) <= set(FACTS)


def test_a_bad_value_is_refused_in_our_words_and_asked_again(ask):
    code, out, err = ask(
        "extnd", "extend", "", "6", "", "1/6/2026", "1.6.76", "31.6.2026", "1.6.2026", "done", args=["fee"]
    )
    assert code == 0
    assert "Did you mean extend?" in err
    assert "'1/6/2026' can mean two days: 2026-01-06 or 2026-06-01." in err
    assert "'1.6.76' has a year of two digits." in err
    assert "'31.6.2026' is a day that does not exist." in err
    assert "law of Monday, 1 June 2026" in out


def test_a_contradiction_is_refused_and_nothing_of_it_is_kept(ask):
    # Both days are asked again; an empty line keeps the first.
    code, out, err = ask("31.3.2026", "permit", "20.3.2026", "1.3.2026", "", "1.4.2026", "done", args=["fiction"])
    assert code == 0
    assert "2026-03-01 is before applied 2026-03-20, which cannot be." in err
    assert 'Asked again: Application received, Date of decision. Empty keeps it, "unknown" takes it back.' in err
    assert err.count("[Friday, 20 March 2026] >") == 1
    assert "Wednesday, 1 April 2026" in out


def test_back_returns_and_changes(ask):
    _code, out, err = ask("extend", "back", "issue", "", "", "6", "back", "24", "done", args=["fee"])
    assert asked(err).count("act") == 2
    assert "issue · 24 months" in out


def test_back_at_the_beginning_returns_to_the_choice_of_questions(ask):
    code, out, err = ask("fee", "back", "permit", "31.3.2026", "done")
    assert code == 0
    assert err.count("What do you want to know?") == 2
    assert out.startswith("Valid at the longest until")


def test_words_of_both_languages(ask):
    code, out, err = ask("gebühr", "verlängerung der aufenthaltserlaubnis", "zurück", "2", "", "6", "FERTIG", lang="de")
    assert code == 0
    assert "Was möchten Sie wissen?" in err
    assert out.startswith("Gebühr  93,00 €")
    code, out, _err = ask("1", "ende", lang="de")
    assert (code, out) == (0, "")


def test_a_number_a_word_a_part_of_the_label(ask):
    for typed in ("2", "extend", "EXTEND", "extension of the permit"):
        assert "extension · 6 months" in ask(typed, "", "6", "done", args=["fee"])[1]
    assert "change of purpose" in ask("change of pur", "", "6", "done", args=["fee"])[1]
    _code, _out, err = ask(str(len(ACTS) + 1), "0", "certificate", "done", args=["fee"])
    assert err.count(f"Accepted: a number from 1 to {len(ACTS)}, or the word itself.") == 2
    # Two labels begin so: nothing is guessed.
    assert "Did you mean" in ask("tolerationn", "done", args=["fee"])[2]


def test_several_services_by_number(ask):
    _code, out, _err = ask("extend", "", "6", "", "", "", "", "", "", "1, 3", args=["fee"])
    assert "photo" in out
    assert "express" in out.lower()


def test_a_question_mark_explains(ask):
    _code, _out, err = ask("?", "extend", "", "?", "6", "done", args=["fee"])
    assert "The chargeable act. A number from the list, or the word itself." in err
    assert "A length of time: 6 (months), 6m, 3y, 2w, 90d." in err


def test_quit_leaves_without_an_answer(ask, tmp_path):
    for lines in (["quit"], ["fee", "extend", "quit"]):
        code, out, err = ask(*lines)
        assert (code, out) == (0, "")
        assert "Traceback" not in err


def test_the_end_of_input_ends_cleanly(ask):
    code, out, err = ask()
    assert (code, out) == (2, "")
    assert "No question was chosen" in err
    code, out, _err = ask("extend", "", "6", args=["fee"])
    assert code == 0
    assert "€93.00" in out
    code, out, err = ask("extend", args=["fee"])
    assert (code, out) == (4, "")
    assert "The fee depends on the length: up to three months €96.00, more €93.00." in err


def test_a_fee_without_a_day_says_that_today_was_taken(ask):
    assert "law of Sunday, 22 November 2026\nAssumed: the law of today" in ask("certificate", args=["fee"])[1]
    assert "the law of today" not in ask("certificate", "", "2026-06-01", args=["fee"])[1]


def test_the_default_land_is_taken_and_told(ask, monkeypatch):
    monkeypatch.setenv("HARDSHIP_LAND", "hessen")
    _code, out, err = ask("letter", "2.4.2026", "done", args=["appeal"])
    assert "Land: Hesse (your default)" in err
    assert "land" not in asked(err.replace("Land: Hesse", ""))
    assert "Hesse" in out


def test_saving_never_writes_over_a_file(ask, tmp_path):
    taken = tmp_path / "taken.toml"
    taken.write_text("kept", encoding="utf-8")
    free = tmp_path / "free.toml"
    lines = ["certificate", "", "1.6.2026", "done", "yes", taken, "", tmp_path / "no" / "folder.toml", tmp_path, free]
    code, _out, err = ask(*lines, args=["fee"])
    assert code == 0
    assert taken.read_text(encoding="utf-8") == "kept"
    assert "exists already" in err
    assert "There is no folder" in err
    assert read_toml(str(free)) == {"act": "certificate", "decided": date(2026, 6, 1)}
    assert sorted(os.listdir(tmp_path)) == ["free.toml", "taken.toml"]


def test_an_empty_name_saves_nothing(ask, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ask("certificate", "", "", "", args=["fee"])
    assert os.listdir(tmp_path) == []


def test_a_case_file_says_what_the_case_says(tmp_path):
    case = Case(
        id='A"b\\c #ä=1', land="BY", act="objection", extras=("photo", "sticker"), minor=False,
        months=Period(18, "months"), permit_until="none", posted=date(2026, 4, 2), place="augsburg",
    )  # fmt: skip
    path = tmp_path / "case.toml"
    path.write_text(case_toml(case), encoding="utf-8", newline="")
    assert read_case_file(str(path), TODAY).case == case


def test_what_was_typed_cannot_steer_the_terminal(ask):
    _code, _out, err = ask("\x1b[31mred", "A" * 100_000, "done", args=["fee"])
    assert "\x1b" not in err
    assert len(err) < 20_000


def test_a_word_too_many_and_a_question_unknown(ask):
    assert ask(args=["feess"])[0] == 2
    assert ask(args=["fee", "extend"])[0] == 2


def test_strict(ask):
    code, _out, _err = ask("31.3.2026", "", "", "", "", "", "1.12.2026", args=["permit", "--strict"])
    assert code == 3


def test_through_a_real_pipe_with_bytes_that_are_no_text():
    lines = b"\nfee\nexte\xff\xfend\nextend\n\n6\n\n"
    environment = {**os.environ, "HARDSHIP_LANG": "de"}
    done = subprocess.run(
        [sys.executable, "-m", "hardship_cli", "ask"], input=lines, capture_output=True, check=False, env=environment
    )
    assert done.returncode == 0
    assert "93,00 €" in done.stdout.decode()
    assert b"Traceback" not in done.stderr


def test_all_questions_are_answered_by_one_report(law):
    _order, talk = interview(law, *ASKS, act="extend", months="6", permit_until="31.3.2026", applied="20.3.2026")
    report = timeline(talk.case, law, TODAY)
    for question, answer in talk.answers():
        if question in report.answers and question != "fee":
            assert report.answers[question].answer == answer.answer


def test_a_rule_stands_under_its_title(ask):
    """As it does where the question is put at once."""
    typed = ("title-transfer", "", "1.5.2004", "")
    for lang, named in (
        ("de", "„Übertragung des Aufenthaltstitels in ein anderes Dokument“"),
        ("en", "“transfer of the title to another document”"),
    ):
        _code, _out, err = ask(*typed, args=("fee",), lang=lang)
        assert named in " ".join(err.split())


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_question_says_its_name_twice(lang):
    """ "Chargeable act: the chargeable act" tells a newcomer nothing that "the chargeable act" would not."""
    for fact in FACTS.values():
        head, colon, rest = headed(fact, Language(lang)).casefold().partition(": ")
        words = [word for word in head.split() if len(word) > 3]
        assert not colon or not words or not all(word in rest for word in words), head


def test_a_list_says_no_word_twice_and_a_flag_says_what_it_takes(ask):
    err = ask("", "", args=["fee"])[2]
    assert "   4  fiction certificate (Fiktionsbescheinigung)\n" in err
    assert " 10  objection (Widerspruch)\n" in err
    err = ask("extend", "", "6", "", "", "", "", "?", "yes", args=["fee"])[2]
    assert "Underage: under 18 on the rule's day (§ 50 AufenthV) (yes or no)\n" in err.replace("\n    ", " ")
