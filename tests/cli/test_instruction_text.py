"""Where the objection keeps its period, as ``hardship text instruction`` says it (§ 70 Abs. 1 S. 2 VwGO)."""

import os

import pytest

from hardship_cli.schedule.tables import data_dir
from hardship_cli.schedule.texts import KINDS

OBJECTION = ("SL", "SN", "SH", "MV", "BB", "HH", "BW", "HB", "RP", "ST")


@pytest.mark.parametrize("land", OBJECTION)
@pytest.mark.parametrize(("lang", "only"), [("de", "nur gewahrt"), ("en", "kept only")])
def test_an_instruction_on_the_objection_names_both_authorities_that_keep_the_period(hardship, land, lang, only):
    # § 70 Abs. 1 S. 2 VwGO: filing with the authority that decides on the objection keeps the period, too. An instruction that
    # says otherwise is wrong, and opens a year (§ 58 Abs. 2 VwGO).
    code, out, _err = hardship("text", "instruction", "--land", land, "--decided", "2026-11-02", "--lang", lang)
    assert (code, only in out) == (0, False)
    lines = [line for line in out.splitlines() if line.startswith("    In English: ") == (lang == "en")]
    keeps, arrives = lines[-2:]
    assert "§ 70 Abs. 1 S. 2 VwGO" in keeps
    known = land in ("BW", "HB", "RP", "ST")
    assert keeps.removeprefix("    In English: ").startswith("[") != known
    assert ("beiden Behörden" in arrives or "two authorities" in arrives) == known
    assert ("[oder bei der Widerspruchsbehörde]" in arrives or "[or at the authority that decides" in arrives) != known


def test_no_fixed_wording_says_where_alone_a_remedy_keeps_its_period():
    for kind in KINDS:
        with open(os.path.join(data_dir(), "texts", f"{kind}.txt"), encoding="utf-8") as file:
            assert "nur gewahrt" not in file.read()


def test_no_certificate_says_that_an_application_nobody_knows_has_no_effect(hardship):
    for stay in (("--permit-until", "2026-12-31"), ("--permit-until", "2026-12-31", "--held", "visa-free")):
        code, out, err = hardship("text", "fiction", *stay, "--today", "2026-11-30")
        assert (code, out, "--applied" in err) == (4, "", True)
        assert hardship("text", "fiction", *stay, "--applied", "2026-11-20", "--today", "2026-11-30")[0] == 0
    # A Schengen visa no application continues: what is certified holds of each.
    assert hardship("text", "fiction", "--permit-until", "2026-12-31", "--held", "schengen-visa")[0] == 0


def test_a_fee_for_an_objection_is_set_for_the_objection(hardship):
    facts = ("--land", "SH", "--notified", "2026-11-25", "--today", "2026-11-30", "--lang", "de")
    refused = ("objection", "--against", "refused-extend", "--months", "12", *facts)
    line = "Widerspruch gegen die Ablehnung: Verlängerung um mehr als drei Monate"
    assert f"- {line}: 46,50 €" in hardship("text", "fee", *refused)[1]
    threat = ("objection", "--against", "removal-threat", *facts)
    assert "- Widerspruch gegen die Abschiebungsandrohung: 55,00 €" in hardship("text", "fee", *threat)[1]
    assert line.partition(":")[0] not in hardship("text", "fee", "extend", "--months", "12", *facts)[1]
