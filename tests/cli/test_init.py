"""``hardship init``: templates that hold every fact and can be switched on line by line."""

import json
import os
import re

import pytest

from hardship_cli.acts import ACTS
from hardship_cli.case import Case, in_codes, read_case
from hardship_cli.casefile import parse
from hardship_cli.facts import FACTS
from hardship_cli.render.templates import SHORT
from hardship_cli.schedule.load import Law
from hardship_cli.words import called, words_of


def switched_on(text):
    return "\n".join(line[2:] for line in text.splitlines() if re.match(r"# [^#]", line))


def words(fact, code):
    return [name for word in words_of(fact) if word.code == code for name in word.all]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_case_template_has_every_fact_and_each_can_be_switched_on(hardship, lang):
    code, out, err = hardship("init", "case", "--all", "--lang", lang)
    assert (code, err) == (0, "")
    facts = in_codes(parse(switched_on(out), "x.toml"))
    first, second = facts.pop("person")
    assert (len(in_codes(first)), len(in_codes(second))) == (5, 2)
    assert list(facts) == list(FACTS)
    for name, value in facts.items():
        default = Case._field_defaults[name]
        assert read_case({name: value}).given() or value in (default, *words(name, default)), name
    for fact in FACTS.values():
        assert all(value in out for value in fact.values)
    assert ("Bekanntgabe" in out) is True


def test_the_template_is_in_the_language_asked_for(hardship):
    for whole in ((), ("--all",)):
        assert "One of:" in hardship("init", "case", *whole, "--lang", "en")[1]
        assert "Eines von:" in hardship("init", "case", *whole, "--lang", "de")[1]
    assert hardship("vorlage", "fall", "--alle")[1] == hardship("init", "case", "--all")[1]


def test_the_overlay_template_passes_the_checker_once_switched_on(hardship, tmp_path):
    out = hardship("init", "schedule")[1]
    (tmp_path / "fees.toml").write_text(switched_on(out), encoding="utf-8")
    assert hardship("schedules", "check", "--data", str(tmp_path))[0] == 0
    assert [
        version.start.year for version in Law(overlay=str(tmp_path)).fees.rule("residence_extend_over_3m").versions
    ][-1] == 2027


def test_a_template_into_a_file(hardship, tmp_path):
    path = tmp_path / "case.toml"
    code, out, err = hardship("init", "case", "-o", str(path))
    assert (code, out) == (0, "")
    assert str(path) in err
    assert path.read_text(encoding="utf-8") == hardship("init", "case")[1]
    code, _out, err = hardship("init", "case", "-o", str(path))
    assert code == 2
    assert "--force" in err
    assert hardship("init", "case", "-o", str(path), "--force", "--lang", "de")[0] == 0
    assert os.listdir(tmp_path) == ["case.toml"]
    # As it comes out it holds no fact, and an answer says what it would need.
    code, out, _err = hardship("case", str(path), "--lang", "en")
    assert code == 4
    assert "missing" in out


FILLED = {
    "id": "A-17", "land": "NW", "permit_until": "31.3.2026", "applied": "20.3.2026", "months": "6 Monate", "born": "12.05.2010",
    "decided": "4.5.2026", "posted": "5.5.2026", "against": "refused-extend", "reason": "lost",
}  # fmt: skip


def filled(template, lang, **more):
    """A template with what most cases need between its quotes, values in the words of the language."""
    found = template
    for fact, value in {**FILLED, **more}.items():
        text = called(fact, value, "de") if lang == "de" else value
        names = {fact, called("facts", fact, "de")}
        found = re.sub(rf'(?m)^("?(?:{"|".join(map(re.escape, names))})"?) = ""$', rf'\1 = "{text}"', found)
    return found


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_short_template_is_what_most_cases_need_and_answers_once_filled(hardship, tmp_path, lang):
    code, out, err = hardship("init", "case", "--lang", lang)
    assert (code, err) == (0, "")
    facts = in_codes(parse(filled(out, lang, act="extend", benefits="none", delivery="letter"), "x.toml"))
    assert tuple(facts) == SHORT
    assert set(facts) >= {"id", "land", "act", "permit_until", "posted"}
    assert len(facts) < 12
    assert ("Amtshandlung" in out) is (lang == "de")
    assert ("extend" in out) is (lang == "en")
    path = tmp_path / "case.toml"
    path.write_text(filled(out, lang, act="extend", benefits="none", delivery="letter"), encoding="utf-8")
    code, table, err = hardship("case", path, "--lang", lang, "--json", "--today", "2026-05-10")
    assert (code, err) == (0, "")
    assert json.loads(table)["answer"].keys() >= {"fee", "permit", "fiction", "appeal"}
    path.write_text(out, encoding="utf-8")
    assert hardship("case", path)[0] == 4  # not filled in


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("act", ACTS)
def test_the_template_of_an_act_answers_once_filled(hardship, tmp_path, act, lang):
    more = {"extras": "separate-sheet"} if act.startswith("toleration") else {}
    for name in ("case.toml", "case.json"):
        path = tmp_path / name
        word = called("act", act, lang) if lang == "de" else act
        assert hardship("init", "case", "--act", word, "--lang", lang, "-o", path)[0] == 0
        text = path.read_text(encoding="utf-8")
        if name.endswith(".json"):
            tree = {called("facts", fact, "de") if lang == "de" else fact: None for fact in FACTS}
            assert set(json.loads(text)) <= set(tree)
            text = text.replace("null", '""').replace('": "', '" = "')
            text = "\n".join(line.strip().rstrip(",") for line in text.splitlines()[1:-1])
            facts = parse(filled(text, lang, act=act, delivery="letter", **more), "x.toml")
            text = json.dumps(facts)
        else:
            text = filled(text, lang, act=act, delivery="letter", **more)
        path.write_text(text, encoding="utf-8")
        code, out, err = hardship("case", path, "--lang", lang, "--json", "--today", "2026-05-10")
        assert (code, err) == (0, "")
        assert json.loads(out)["answer"].keys() >= {"fee", "appeal"}
    assert ("against" in text or "Angegriffen" in text) is (act == "objection")
    assert ("reason" in text or "Ersatzgrund" in text) is (act == "reissue-card")


def test_all_facts_and_one_act_do_not_go_together(hardship):
    code, _out, err = hardship("init", "case", "--all", "--act", "extend")
    assert code == 2
    assert "Give one of the two." in err
