"""What ``hardship text fiction`` certifies no more, and what it never does."""

import pytest

TITLE = (
    "--land",
    "NW",
    "--permit-until",
    "2026-10-31",
    "--applied",
    "2026-10-15",
    "--lang",
    "de",
    "--today",
    "2026-11-30",
)


def told(hardship, *facts):
    code, out, _err = hardship("text", "fiction", *TITLE, *facts)
    assert code == 0
    return out


@pytest.mark.parametrize(
    ("facts", "limit"),
    [
        (("--document", "objection-notice", "--notified", "2026-11-18"), "Entscheidung über den Antrag"),
        (("--document", "judgment", "--notified", "2026-11-18"), "Entscheidung über den Antrag"),
        (("--outcome", "withdrawn"), "Rücknahme des Antrags"),
        (("--outcome", "withdrawn-early"), "Rücknahme des Antrags"),
    ],
)
def test_an_effect_that_has_ended_on_some_day_is_not_certified_any_more(hardship, facts, limit):
    out = told(hardship, *facts)
    assert "PRÜFEN: Die Wirkung ist beendet; eine Bescheinigung darüber ist nicht mehr auszustellen." in out
    assert f"galt vom 01.11.2026 an bis zur {limit} als fortbestehend" in out
    assert "am [Tag] geendet." in out
    assert "gültig bis [Tag]" not in out


def test_an_application_for_no_title_is_not_certified_and_the_day_for_one_is_named(hardship):
    out = told(hardship, "--act", "travel-document")
    assert "nicht auszustellen" in out
    assert "Der letzte Tag für einen rechtzeitigen Antrag auf einen Aufenthaltstitel ist der 31.10.2026." in out
