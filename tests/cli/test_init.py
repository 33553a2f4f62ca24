"""``hardship init``: templates that hold every fact and can be switched on line by line."""

import os
import re

import pytest

from hardship_cli.casefile import parse
from hardship_cli.facts import FACTS, Case, read_case
from hardship_cli.schedule.load import Law


def switched_on(text):
    return "\n".join(line[2:] for line in text.splitlines() if re.match(r"# [^#]", line))


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_case_template_has_every_fact_and_each_can_be_switched_on(hardship, lang):
    code, out, err = hardship("init", "case", "--lang", lang)
    assert (code, err) == (0, "")
    facts = parse(switched_on(out), "x.toml")
    assert list(facts) == list(FACTS)
    for name, value in facts.items():
        default = Case._field_defaults[name]
        assert (getattr(read_case({name: value}), name) == default) == (value == default), name
    for fact in FACTS.values():
        assert all(value in out for value in fact.values)
    assert ("Bekanntgabe" in out) is True


def test_the_template_is_in_the_language_asked_for(hardship):
    assert "One of:" in hardship("init", "case", "--lang", "en")[1]
    assert "Eines von:" in hardship("init", "case", "--lang", "de")[1]


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
    # As it comes out it holds no fact, and says where to begin.
    assert hardship("case", str(path))[0] == 2
