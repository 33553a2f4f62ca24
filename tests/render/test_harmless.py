"""What an overlay says reaches the terminal, a page or a calendar without anything that steers them."""

import re

import pytest

EVIL = "\\u001b]0;owned\\u0007\\u001b[31m\\u009b2J\\u202e\\u2066\\u2028\\u007f\\u0000x\\u0085\\rEnd"
STEERING = {
    *map(chr, range(32)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}

FILES = {
    "fees.toml": f"""
[source.OWN]
title = "OWN {EVIL}"
note = "note {EVIL}"
checked = {{ on = 2026-01-01, result = "single" }}
[rule.residence_extend_over_3m]
title = {{ de = "Titel {EVIL}", en = "title {EVIL}" }}
basis = "§ 1 {EVIL}"
version = [ {{ from = 2026-01-01, value = 95.00, source = "OWN", basis = "§ 2 {EVIL}" }} ]
[land.NW]
publication = [ {{ act = "extend", title = "25-4-2", portal = "portal {EVIL}", source = "OWN", exemption_wording = "w {EVIL}" }} ]
deviation = [ {{ where = {{ de = "w {EVIL}", en = "w {EVIL}" }}, says = {{ de = "s {EVIL}", en = "s {EVIL}" }}, law = {{ de = "l {EVIL}", en = "l {EVIL}" }}, source = "OWN" }} ]
[rule."evil {EVIL}"]
kind = "fee"
scope = "federal"
title = {{ de = "t {EVIL}", en = "t {EVIL}" }}
basis = "§ 3 {EVIL}"
anchor = "decided"
version = [ {{ from = 2026-01-01, value = 1.00, source = "OWN" }} ]
""",
    "holidays.toml": f"""
[holiday.easter_monday]
name = {{ de = "Tag {EVIL}", en = "day {EVIL}" }}
""",
    "deadlines.toml": f"""
[rule.action_period]
basis = "§ 4 {EVIL}"
""",
    "services.toml": f"""
[document.passport]
text = {{ de = "Pass {EVIL}", en = "passport {EVIL}" }}
[service.99010022001012]
name = {{ de = "Name {EVIL}", en = "name {EVIL}" }}
""",
}

CASE = """
id = "A-1"
land = "NW"
act = "extend"
outcome = "refused"
months = 12
permit_until = 2026-02-28
applied = 2026-02-20
decided = 2026-04-01
posted = 2026-03-02
delivery = "letter"
""".replace("decided = 2026-04-01", "decided = 2026-03-01")

COMMANDS = [
    *(["fee", "extend", "--months", "12", "--land", "NW", "--on", "2026-03-02", *form] for form in ([], ["--explain"], ["--json"])),
    *(["appeal", "--land", "NW", "--delivery", "letter", "--posted", "2026-03-02", *form] for form in ([], ["--explain"], ["--json"])),
    *(["checklist", "99010022001012", "--land", "NW", *form] for form in ([], ["--markdown"], ["--plain"], ["--json"])),
    *(["case", "CASE", "--today", "2026-03-20", *form] for form in ([], ["--explain"], ["--json"], ["--plain"], ["--html", "-"], ["--ics", "-"])),
    *(["due", "CASE", "--today", "2026-03-20", "--within", "3m", *form] for form in ([], ["--json"], ["--plain"])),
    *(["holidays", "NW", "2026", *form] for form in ([], ["--json"], ["--plain"])),
    *(["schedules", *rest] for rest in (
        ["list"], ["list", "--json"], ["list", "--plain"], ["show", "residence_extend_over_3m"], ["show", "NW"], ["show", "OWN"],
        ["show", "NW", "--json"], ["diff", "2025-12-31", "2026-01-01"], ["diff", "2025-12-31", "2026-01-01", "--plain"], ["export"],
        ["check", "--due", "--today", "2030-01-01"], ["check", "--due", "--today", "2030-01-01", "--plain"], ["check", "--matrix"],
    )),
    ["schedules", "show", "evil"],
    ["init", "schedule"],
]  # fmt: skip


@pytest.fixture
def overlay(tmp_path):
    folder = tmp_path / "overlay"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    return folder


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("color", ["never", "always"])
def test_no_renderer_passes_on_what_steers(capfdbinary, overlay, args, color):
    from hardship_cli.cli.main import run

    words = [str(overlay.parent / "case.toml") if word == "CASE" else word for word in args]
    code = run(
        [*words, "--data", str(overlay), *(["--color", color] if "export" not in args and "init" not in args else [])]
    )
    out, err = (text.decode() for text in capfdbinary.readouterr())
    assert code in ((2,) if "evil" in args else (0, 2) if "check" in args else (0,)), err
    if color == "always":  # Rich's own colours, and nothing else that begins with an escape
        assert "\x1b[31m\ufffd" not in out
        out = re.sub(r"\x1b\[[0-9;]*m", "", out)
    kept = {"\n", "\t"} | ({"\r"} if "--ics" in args else set())
    assert STEERING & set(out + err) <= kept
    if args[0] in ("fee", "case") and "--plain" not in args and "--ics" not in args:
        assert "owned" in out
