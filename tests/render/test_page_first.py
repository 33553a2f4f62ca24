"""The page's first page: what a person must know stands there, all else begins a new one; links out, the short form, languages."""

import os
import re

from test_html import CASE, OPEN, TODAY, Page, page_of

from hardship_cli.case import Case
from hardship_cli.render.language import Language
from hardship_cli.render.page import page as page_module
from hardship_cli.render.page.page import case_html
from hardship_cli.timeline import timeline


def test_links_out_are_those_of_the_sources(law):
    report = timeline(Case.read(CASE), law, TODAY)
    found = {attrs["href"] for attrs in Page(case_html(report, Language("de"), law)).all("a") if "rel" in attrs}
    assert found == {
        source["url"] for answer in report.answers.values() for source in answer.sources.values() if "url" in source
    }
    assert len(found) > 5


def test_an_address_that_runs_something_is_no_link(tmp_path, law):
    from hardship_cli.schedule.load import Law

    overlay = tmp_path / "fees.toml"
    overlay.write_text(
        '[source.X]\ntitle = "x"\nurl = "javascript:alert(1)"\nchecked = { on = 2026-01-01, result = "verified" }\n'
        '[rule.residence_extend_over_3m]\nversion = [ { from = 2026-01-01, value = 95.00, source = "X" } ]\n',
        encoding="utf-8",
    )
    source = page_of({**CASE, "decided": "2026-04-01"}, Law(overlay=str(tmp_path)), "en")
    assert "95.00" in source
    assert "javascript" not in source


def test_the_first_page_is_the_persons_and_the_rest_begins_a_new_one(law):
    for facts in (CASE, OPEN):
        source = page_of(facts, law, "en")
        parts = [
            source.index(mark)
            for mark in ("</header>", 'class="figures"', 'id="deadlines"', 'class="behind"', 'id="sources"')
        ]
        assert parts == sorted(parts)
        assert re.search(r'<section aria-labelledby="timeline" class="behind">', source)
    with open(os.path.join(os.path.dirname(page_module.__file__), "style.css"), encoding="utf-8") as file:
        style = file.read()
    # As high as the first page, beside everything: what is cleared of it begins on the second (test_page_in_browser.py prints it).
    assert 'body::before { content: ""; float: left; width: 0; height: 260mm; }' in style
    assert ".behind { clear: left; }" in style


CALM = {
    "land": "SH",
    "act": "extend",
    "months": "12",
    "permit_until": "2026-06-30",
    "applied": "2026-03-02",
    "notified": "2026-04-10",
}


def test_what_is_in_doubt_stands_on_the_first_page_with_its_other_readings(law):
    facts = {"land": "TH", "act": "extend", "months": "12", "permit_until": "2026-05-31", "notified": "2026-04-10"}
    page = Page(page_of(facts, law, "en"))
    ids = [attrs["id"] for tag, attrs, _stack in page.elements if tag == "h2"]
    assert ids[:2] == ["missing", "deadlines"]
    assert "disputed: the law has two readings" in page.text()
    assert "other reading: objection (" in page.text()
    calm = timeline(Case.read(CALM), law, TODAY)
    assert (calm.status, calm.missing) == ("calculated", ())
    assert 'id="missing"' not in case_html(calm, Language("en"), law)


def test_a_fee_says_by_when_it_is_due_where_it_stands_first(law):
    text = Page(page_of({**CASE, "received": "2026-04-20"}, law, "de")).text()
    due = timeline(Case.read({**CASE, "received": "2026-04-20"}), law, TODAY).money.due
    assert f"fällig am {due:%d.%m.%Y}" in text


def test_the_short_form_leaves_out_reasons_and_sources_and_names_the_fingerprint(law):
    report = timeline(Case.read(CASE), law, TODAY)
    whole, short = (case_html(report, Language("de"), law, short=short) for short in (False, True))
    page = Page(short)
    ids = [attrs["id"] for tag, attrs, _stack in page.elements if tag == "h2"]
    assert {"deadlines", "fee"} <= set(ids)
    assert not {"timeline", "facts", "reasons", "sources", "receipt"} & set(ids)
    result = re.search(r"sha256:[0-9a-f]{64}", short).group()
    assert result in whole
    targets = {attrs["href"][1:] for attrs in page.all("a")}
    assert targets <= {attrs["id"] for _tag, attrs, _stack in page.elements if "id" in attrs}


def test_german_terms_on_an_english_page_are_marked_as_german(law):
    source = page_of(CASE, law, "en")
    assert 'action (<span lang="de">Klage</span>)' in source
    assert re.search(r'<span lang="de">§[^<]*AufenthG</span>', source)
    assert 'lang="de"' not in page_of(CASE, law, "de").replace('<html lang="de">', "")


def test_short_needs_a_page(hardship, tmp_path):
    case = ("case", "examples/refusal-easter.toml", "--today", "2026-04-20")
    code, out, err = hardship(*case, "--short")
    assert (code, out) == (2, "")
    assert "--html" in err
    assert hardship(*case, "--html", tmp_path / "whole.html")[0] == 0
    assert hardship(*case, "--html", tmp_path / "short.html", "--short")[0] == 0
    assert 2 * len((tmp_path / "short.html").read_text("utf-8")) < len((tmp_path / "whole.html").read_text("utf-8"))
    asked = ("fee", "extend", "--months", "12", "--on", "2026-04-02", "--html", tmp_path / "fee.html", "--short")
    assert hardship(*asked)[0] == 0


def test_what_changed_a_bill_is_told_once(hardship):
    page = hardship("case", "examples/family/refusal.toml", "--html", "-", "--lang", "en", "--today", "2026-11-28")[1]
    first = page.partition("<table")[0]  # the figures, before the bill
    assert first.count("half for minors") == first.count("processing fee: full on refusal or withdrawal") == 1
