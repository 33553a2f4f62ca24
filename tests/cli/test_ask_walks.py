"""Interviews led at random: each ends with an answer or a gap that is named, and loses nothing that was said."""

import random
from datetime import date

import pytest

from hardship_cli.cli.ask import _answer
from hardship_cli.cli.ask_typed import says_unknown
from hardship_cli.cli.settings import Settings
from hardship_cli.cli.talk import ALL, Leaves, Talk
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS
from hardship_cli.questions import QUESTIONS
from hardship_cli.render.words import capital, fact_word

WALKS = 40
LONGEST = 120  # lines; the input is over then
DAYS = ("31.10.2026", "20.11.2026", "1.3.2026", "1.12.2026", "15.1.2027", "gestern", "2010-05-12", "2008", "1990")
BY_KIND = {
    "day": DAYS,
    "day-or-none": (*DAYS, "none", "keiner"),
    "flag": ("ja", "nein", "yes", "no"),
    "period": ("6", "1", "2 Jahre", "30d", "18 Monate"),
    "land": ("NW", "Bayern", "Berlin", "BW"),
    "place": ("land", "augsburg"),
    "text": ("A-1",),
}
BAD = (
    "31.2.2026",
    "03/04/2026",
    "zzz",
    "99",
    "vielleicht",
    "0",
    "Grundsicherung",
    "ä" * 300,
    "--land NW",
    "1 2",
    "x,,y",
)
UNKNOWN = ("unknown", "unbekannt", "-", "k. A.", "löschen", "clear")
WAYS = ("back", "zurück", "?", "done", "fertig")
QUESTION = "question"


class Walk(Talk):
    """A talk with somebody who types at random, and remembers what was taken of it."""

    def __init__(self, settings, draw, told):
        super().__init__(settings, self)
        self.draw, self.told, self.typed = draw, told, []
        self.asked = QUESTION

    def line(self, _prompt, words=()):
        """One line, mostly of what fits."""
        if len(self.typed) >= LONGEST:
            return None
        draw, fact = self.draw, FACTS.get(self.asked)
        fitting = tuple(words) if fact is None or not fact.values else fact.values
        by_kind = fitting if fact is None or fact.values else BY_KIND[fact.kind]
        kinds = [by_kind or ("ja", "")] * 12 + [("",)] * 5 + [BAD, UNKNOWN, WAYS[:3], WAYS]
        self.typed.append(draw.choice(draw.choice(kinds)))
        return f"{self.typed[-1]}\n"

    def tell(self, text):
        self.told.append(text)

    def fact(self, interview, fact):
        self.asked = fact.name
        before = said(interview)
        word = super().fact(interview, fact)
        self.asked = QUESTION
        lost = set(before) - set(said(interview))
        # An answer alone replaces what was said, and the word for unknown alone takes it back.
        assert not lost or (lost == {fact.name} and any(map(says_unknown, self.typed[-3:]))), (lost, self.typed)
        return word

    def _settle(self, interview):
        before = said(interview)
        super()._settle(interview)
        left = set(before) - set(said(interview))
        assert all(capital(fact_word(name, self.say)) in self.told[-1] for name in left), self.typed


def said(interview):
    """All that is known of the case, and what is to be asked again."""
    return {**interview.facts, **{name: value for name, value in interview.again.items() if value is not None}}


def walk(seed):
    """One interview; returns its exit code, what was typed and what was told."""
    draw, told = random.Random(seed), []
    lang = draw.choice(("de", "en"))
    settings = Settings.read({"lang": lang, "today": date(2026, 11, 22).isoformat()})
    talk = Walk(settings, draw, told)
    try:
        interview = talk.interview(draw.choice((*QUESTIONS, ALL)))
        return _answer(interview, talk), talk
    except Leaves:
        return 0, talk
    except HardshipError as error:
        talk.refuse(error)
        return error.exit_code, talk


# In the last, a further person was born after the day of the decision, which is that of all.
@pytest.mark.parametrize("seed", [*range(WALKS), 1942])
def test_a_talk_at_random_ends_and_loses_nothing(seed, capsys):
    code, talk = walk(seed)
    assert code in (0, 4), talk.typed
    assert capsys.readouterr().out or talk.told[-1]
    assert "Traceback" not in "".join(talk.told)


@pytest.mark.parametrize("typed", ["unbekannt", "-", "löschen"])
def test_a_day_that_contradicts_another_can_be_taken_back(ask, typed):
    # It was asked again for ever: neither an empty line nor a word left it out.
    lines = ("Verlängerung", "", "31.10.2026", "", "", "20.11.2026")
    _code, out, err = ask(*lines, "", typed, "fertig", "nein", args=["alle"], lang="de")
    assert "Leer behält die Angabe, „unbekannt“ nimmt sie zurück." in err
    assert "Titel gültig bis" not in out.split("Was fehlt")[1]
    assert "31.10.2026" in err.split("Dasselbe als Befehl")[1]
    assert "20.11.2026" not in err.split("Dasselbe als Befehl")[1]


@pytest.mark.parametrize("word", ["fertig", "ende"])
def test_who_ends_amid_a_contradiction_is_told_what_was_left_out(ask, word):
    # "es fehlt: Titel gültig bis", though it had been given.
    lines = ("Verlängerung", "", "31.10.2026", "", "", "20.11.2026")
    _code, _out, err = ask(*lines, word, "nein", args=["alle"], lang="de")
    assert "Weggelassen, weil es den übrigen Angaben widerspricht: Rechtmäßig seit" in err
    assert any(day in err.split("Weggelassen")[1] for day in ("31.10.2026", "2026-10-31"))


def test_what_was_said_is_kept_by_an_empty_line_after_going_back(ask):
    # Each "back" had thrown away what it went back over.
    _code, out, err = ask("extend", "", "6", "back", "back", "", "", "done", args=["fee"])
    assert "[6 months] > " in err
    assert "extension · 6 months" in out
    _code, out, _err = ask("extend", "", "6", "back", "unknown", "12", "done", args=["fee"])
    assert "extension · 12 months" in out


def test_one_step_too_many_back_loses_nothing(ask):
    _code, out, err = ask("extend", "", "6", *["back"] * 4, "fee", "", "", "", "done", args=["fee"])
    assert err.count("What do you want to know?") == 1
    assert "extension · 6 months" in out


def test_a_further_person_can_be_gone_back_from_and_is_not_lost(ask):
    # "back" had asked the same of the further person for ever, and "quit" had lost what was said of them.
    start = ("extend", "", "6", "", "1.6.2026", *[""] * 6)
    _code, out, err = ask(*start, "yes", "back", "no", "no", args=["fee"])
    assert err.count("Is there a further person?") == 2
    assert "€93.00" in out
    _code, _out, err = ask(*start, "yes", "sgb2", "quit", args=["fee"])
    assert "[[person]]" in err
    assert 'benefits = "sgb2"' in err
