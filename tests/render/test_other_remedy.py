"""Where another reading opens another remedy, every form of output names that remedy: the day alone is the same in both."""

import json
import re
from datetime import date

import pytest

from hardship_cli.case import Case
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.ics import calendar_bytes
from hardship_cli.render.language import Language
from hardship_cli.render.page.page import case_html
from hardship_cli.timeline import timeline

TODAY = date(2026, 11, 28)
REFUSAL = {"land": "TH", "act": "extend", "months": "12", "outcome": "refused", "decided": "2026-11-02"}


@pytest.fixture
def report(law):
    return lambda **more: timeline(Case.read({**REFUSAL, "notified": "2026-11-02", **more}), law, TODAY)


@pytest.mark.parametrize(("lang", "name"), [("en", "objection (Widerspruch)"), ("de", "Widerspruch")])
def test_page_and_calendar_name_it(report, law, lang, name):
    say = Language(lang)
    for text in (
        case_html(report(), say, law),
        calendar_bytes([report()], say, law).decode().replace("\r\n ", ""),
    ):
        # On an English page German terms are marked as such.
        assert name in re.sub(r"</?span[^>]*>", "", text)
        assert "TH_REMEDY" in text
    settled = calendar_bytes([report(remedy="action")], say, law).decode().replace("\r\n ", "")
    assert "TH_REMEDY" not in settled
    # What is warned of names both remedies, for neither suspends a refusal; that is no other reading.
    assert name not in settled.replace("Widerspruch und Klage gegen die Ablehnung", "")


def test_the_tree_and_the_table_name_it(report, law, hardship, tmp_path):
    entry = next(entry for entry in report().entries if entry.what == "remedy_due")
    assert [(other.because, other.remedy) for other in entry.others] == [("TH_REMEDY", "objection")]
    assert '"remedy": "objection"' in json.dumps(
        case_tree(report(), Language("en"), law)["answer"]["timeline"], default=str
    )
    path = tmp_path / "case.json"
    path.write_text(json.dumps({**REFUSAL, "notified": "2026-11-02"}), encoding="utf-8")
    code, out, _err = hardship("case", str(path), "--today", "2026-11-28")
    assert code == 0
    assert "objection (Widerspruch)" in out
