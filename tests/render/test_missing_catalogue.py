"""A source tree that was never built has no German texts: that is said, in both languages."""

from hardship_cli.render import language


def test_a_missing_catalogue_is_told_once(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(language, "_LOCALE", str(tmp_path))
    say = language.Language("de")
    assert (say("calculated"), say("review")) == ("calculated", "review")
    told = capsys.readouterr().err
    assert told.count("Katalog fehlt") == told.count("catalogue is missing") == 1


def test_english_needs_none(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(language, "_LOCALE", str(tmp_path))
    assert language.Language("en")("calculated") == "calculated"
    assert not capsys.readouterr().err
