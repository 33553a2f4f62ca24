"""``hardship config`` says where each default came from."""

import json

import pytest


def test_built_in_then_file_then_environment(hardship, monkeypatch, tmp_path):
    tree = json.loads(hardship("config", "--json")[1])
    assert (tree["land"], tree["lang"]) == ({"value": None, "from": "default"}, {"value": "en", "from": "default"})
    assert tree["exists"] is False
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "hardship").mkdir()
    (tmp_path / "hardship" / "config.toml").write_text('land = "HH"\n', encoding="utf-8")
    assert json.loads(hardship("config", "--json")[1])["land"] == {"value": "HH", "from": "file"}
    monkeypatch.setenv("HARDSHIP_LAND", "NW")
    assert json.loads(hardship("config", "--json")[1])["land"] == {"value": "NW", "from": "environment"}
    assert "environment" in hardship("config")[1]
    assert "Umgebung" in hardship("config", "--lang", "de")[1]


def test_a_file_that_cannot_be_used_is_an_error_not_a_traceback(hardship, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "hardship").mkdir()
    path = tmp_path / "hardship" / "config.toml"
    for content, said in (
        ("land = ", "TOML"),
        ("land = 5\n", "land"),
        ("[land]\n", "land"),
        ("colour = 'x'\n", "color"),
    ):
        path.write_text(content, encoding="utf-8")
        code, _out, err = hardship("fee", "issue", "--on", "2026-03-02")
        assert code == 2
        assert said in err


@pytest.fixture
def own_file(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "hardship" / "config.toml"


def test_defaults_are_set_and_taken_out_again_and_all_else_stays(hardship, own_file):
    assert hardship("config", "set", "land", "Hamburg")[0] == 0
    assert own_file.read_text(encoding="utf-8") == 'land = "HH"\n'
    own_file.write_text('# mine\nland = "HH"\nlang = "de"\n', encoding="utf-8")
    code, out, err = hardship("einstellungen", "setzen", "bundesland", "NRW")
    assert (code, err) == (0, f"Geschrieben: {own_file}\n")
    assert "NW" in out
    assert own_file.read_text(encoding="utf-8") == '# mine\nlang = "de"\nland = "NW"\n'
    assert "Nordrhein-Westfalen" in hardship("gebühr", "erteilung", "--dauer", "6")[1]
    assert hardship("config", "unset", "lang")[0] == 0
    assert hardship("config", "unset", "land")[0] == 0
    assert own_file.read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set",), "KEY"),
        (("set", "land"), "VALUE"),
        (("set", "land", "NW", "HE"), "one word too many"),
        (("sett", "land", "NW"), "Did you mean set?"),
        (("set", "land", "XX"), "is no Land"),
        (("set", "lang", "fr"), "de, en"),
        (("set", "colour", "blue"), "auto, always, never"),
        (("set", "months", "6"), "land, lang, color, data"),
        (("set", "data", "/no/such/place"), "does not exist"),
        (("unset",), "KEY"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_written(hardship, own_file, words, said):
    code, out, err = hardship("config", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert not own_file.exists()


def test_a_file_that_cannot_be_read_is_not_overwritten(hardship, own_file):
    own_file.parent.mkdir()
    own_file.write_text("land = ", encoding="utf-8")
    assert hardship("config", "set", "land", "NW")[0] == 2
    assert own_file.read_text(encoding="utf-8") == "land = "
