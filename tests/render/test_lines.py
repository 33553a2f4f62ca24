def test_weak_sources_are_told_in_one_line_and_all_sources_when_asked(hardship, monkeypatch):
    monkeypatch.delenv("COLUMNS")
    permit = [
        "permit",
        "--permit-until",
        "2026-03-31",
        "--months",
        "12",
        "--passport-until",
        "2026-12-01",
        "--lang",
        "de",
    ]
    for args in (permit, ["case", "examples/extension-minor-th.toml", "--today", "2026-03-02", "--lang", "de"]):
        short, whole = hardship(*args)[1], hardship(*args, "--explain")[1]
        assert sum(line.startswith("Schwach belegt: ") for line in short.splitlines()) == 1
        assert "Quellen: " not in short
        assert "Quellen: " in whole
    fee = hardship("fee", "extend", "--months", "6", "--on", "2026-06-01", "--lang", "de")[1]
    assert "Schwach belegt" not in fee
