"""``hardship config`` says where each default came from."""

import json


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
