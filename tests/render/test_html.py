"""The page of a case: whole, escaped, accessible, the same bytes again; its colours: test_html_style.py.

What a browser makes of it: test_page_in_browser.py.
"""

import base64
import hashlib
import os
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from example_cases import REFUSED

from hardship_cli.case import Case
from hardship_cli.render.language import Language
from hardship_cli.render.page.page import case_html
from hardship_cli.render.page.picture import _COLUMNS, picture
from hardship_cli.render.wording import for_page
from hardship_cli.timeline import timeline, what_if

TODAY = date(2026, 4, 10)

CASE = {"id": "NW-2026-207", **REFUSED, "born": "2010-05-12"}
OPEN = {
    "land": "TH",
    "act": "extend",
    "permit_until": "2026-05-31",
    "applied": "2026-03-16",
    "months": "12",
    "passport_until": "2027-01-15",
    "lawful_since": "2022-01-01",
}
BLOCKED = {"land": "NW", "decided": "1999-05-05", "act": "extend"}
CASES = {"refused": CASE, "open": OPEN, "little": {"land": "NW"}, "nothing": {}, "blocked": BLOCKED}


class Page(HTMLParser):
    """What is on the page: elements in order with their attributes, the open ones at each point, text by element."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.elements, self.stack, self.texts, self.unbalanced = [], [], [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _value in attrs}) == len(attrs), (tag, attrs)
        self.elements.append((tag, dict(attrs), tuple(self.stack)))
        if tag not in {"meta", "br", "col"}:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        self.texts.append((self.stack[-1] if self.stack else "", data))

    def all(self, *tags):
        return [attrs for tag, attrs, _stack in self.elements if tag in tags]

    def text(self):
        return "".join(data for tag, data in self.texts if tag not in ("style", "title"))


def page_of(facts, law, lang="en", today=TODAY):
    # The id as a program may give it: the vocabulary itself refuses what steers a terminal.
    case = Case.read({**facts, "id": ""})._replace(id=facts.get("id"))
    return case_html(timeline(case, law, today, reckoned=True), Language(lang), law)


@pytest.fixture(scope="module", params=[(name, lang) for name in CASES for lang in ("de", "en")], ids="-".join)
def source(request, law):
    name, lang = request.param
    return page_of(CASES[name], law, lang)


@pytest.fixture
def page(source):
    return Page(source)


def test_every_element_is_closed_and_every_id_is_there_once(page):
    assert page.unbalanced == []
    assert page.stack == []
    ids = [attrs["id"] for _tag, attrs, _stack in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [attrs["href"] for attrs in page.all("a") if not attrs["href"].startswith("https://")]
    assert "#content" in targets
    assert {target[1:] for target in targets} <= set(ids)
    named = " ".join(attrs.get("aria-labelledby", "") for _tag, attrs, _stack in page.elements).split()
    assert set(named) <= set(ids)


def test_nothing_is_loaded_and_nothing_can_run(page, source):
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use"} & {
        tag for tag, _attrs, _stack in page.elements
    }
    for tag, attrs, _stack in page.elements:
        assert not any(name.startswith("on") or name in ("src", "style", "srcset", "xlink:href") for name in attrs)
        assert attrs.get("href", "#").startswith("#") or (tag == "a" and attrs["rel"] == "noopener noreferrer")
    assert "url(" not in source
    assert "@import" not in source
    # The fingerprint of the style may hold any letters and slashes; a source may be opened, by who wants to.
    rest = re.sub(r'sha256-[^\']+|<a href="https://[^"]*" rel="noopener noreferrer"', "", source)
    assert not re.search(r"(?i)https?:|//[a-z]|javascript:", rest)


def test_the_policy_allows_this_style_and_nothing_else(page, source):
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [attrs["content"] for attrs in page.all("meta") if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}';" in policy
    assert "unsafe" not in policy
    # A policy in the document holds from where it stands: it stands before the style.
    assert source.index("Content-Security-Policy") < source.index("<style>")


def test_landmarks_headings_and_language(page, source):
    tags = [tag for tag, _attrs, _stack in page.elements]
    assert [tags.count(tag) for tag in ("header", "main", "footer", "h1", "html")] == [1] * 5
    assert [stack[-1] for tag, _attrs, stack in page.elements if tag == "title"][:1] == ["head"]
    assert re.match(r'<!doctype html>\n<html lang="(de|en)">', source)
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    sections = page.all("section")
    assert all("aria-labelledby" in attrs for attrs in sections)
    links = page.all("a")
    assert links[0] == {"href": "#content", "class": "skip"}
    assert ("main", {"id": "content", "tabindex": "-1"}) in [(tag, attrs) for tag, attrs, _stack in page.elements]


def test_no_keyboard_trap_and_tables_with_heads(page):
    assert [attrs["tabindex"] for _tag, attrs, _stack in page.elements if "tabindex" in attrs] == ["-1"]
    for tag, attrs, stack in page.elements:
        if tag == "th":
            assert attrs["scope"] in ("col", "row")
            assert "table" in stack
    assert len(page.all("caption")) == len(page.all("table"))


def test_the_picture_tells_the_same_in_words(page):
    for attrs in page.all("svg"):
        assert attrs["role"] == "img"
        assert attrs["aria-labelledby"] == "picture-title picture-desc"
        assert int(attrs["viewbox"].split()[2]) <= 360
    if page.all("svg"):
        inside = [text for tag, text in page.texts if tag in ("title", "desc")]
        assert len([text for text in inside if text.strip()]) >= 2
        # No line of the picture is longer than what fits beside the rail.
        assert max(len(text) for tag, text in page.texts if tag == "text") <= _COLUMNS + 8


def test_every_entry_stands_in_the_list_with_its_day(law):
    report = timeline(Case.read(CASE), law, TODAY)
    page = Page(case_html(report, Language("en"), law))
    days = [attrs["datetime"] for tag, attrs, stack in page.elements if tag == "time" and "ol" in stack]
    assert days == [entry.day.isoformat() for entry in report.entries]
    drawn = "".join(text for tag, text in page.texts if tag == "text")
    for entry in report.entries:
        assert str(entry.day.year) in drawn
    assert "Today: Friday, 10 April 2026" in drawn
    german = Page(case_html(report, Language("de"), law))
    assert "Heute: Freitag, 10. April 2026" in [text for tag, text in german.texts if tag == "text"]


def test_the_figures_are_those_of_the_answers(law):
    report = timeline(Case.read(CASE), law, TODAY)
    text = Page(case_html(report, Language("de"), law)).text()
    assert "46,50 €" in text
    last = report.answers["appeal"].answer.last_day
    assert last == date(2026, 5, 6)
    assert "Mittwoch, 6. Mai 2026offen, in 26 Tagen" in text
    # The fee falls due before that.
    assert "Donnerstag, 16. April 2026, in 6 Tagen" in text
    assert "§\u00a074 VwGO" in text


def test_what_is_missing_is_named_first_and_says_what_each_value_would_give(law):
    page = Page(page_of({"land": "NW", "decided": "2026-03-02", "act": "extend"}, law, "en"))
    ids = [attrs["id"] for tag, attrs, _stack in page.elements if tag == "h2"]
    assert ids[0] == "missing"
    assert "Fee: missing: length" in page.text()
    assert "€93.00" in page.text()
    assert "fee" not in ids


def test_an_effect_that_has_ended_says_so_in_the_first_figures(law):
    text = Page(page_of(CASE, law, "en")).text()
    assert "ended on 2026-04-06 (until then the title continued)2026-03-01 to 2026-04-06" in text
    assert "Workallowed until 2026-05-06as far as the title allowed it" in text
    text = Page(page_of({"permit_until": "2026-05-31", "applied": "2026-05-02"}, law, "en")).text()
    assert "the title continues (Fortgeltungsfiktion)since 2026-06-01" in text


def test_a_permit_not_granted_yet_is_not_promised(law):
    assert "if granted as asked: the end of the passport (practice)" in Page(page_of(OPEN, law, "en")).text()


def test_no_english_word_is_left_on_a_german_page(law):
    """Messages inside an f-string are not found by the extraction: what has no German would show here."""
    english = Page(page_of(OPEN, law, "en"))
    german = Page(page_of(OPEN, law, "de"))
    words = {
        text.strip() for tag, text in english.texts if re.search("[a-z]{3}", text) and tag not in ("style", "code")
    }
    same = words & {text.strip() for _tag, text in german.texts}
    titles = {source["title"] for source in law.sources.values()}
    left = {text for text in same if text.replace("\u00a0", " ") not in titles and "§" not in text}
    # Terms of German law are German on both.
    left -= {text for tag, text in english.texts if tag == "span" and text in ("Klage", "Widerspruch", "Bekanntgabe")}
    assert left <= {"Info", "Land", "(Fortgeltungsfiktion)"} | {text for text in left if text.startswith("hardship ")}


def test_all_that_is_to_do_stands_at_the_top_the_next_first(law):
    page = Page(page_of(CASE, law, "en"))
    top = page.text()
    first, second = top.index("Thursday, 16 April 2026, in 6 days"), top.index("Wednesday, 6 May 2026, in 26 days")
    assert first < second < top.index("What the act costs")


def test_what_is_over_is_told_apart_from_what_is_next(law):
    page = Page(page_of({**CASE, "filed": "2026-05-20"}, law, "en", date(2026, 6, 1)))
    boxes = [attrs["class"] for attrs in page.all("div") if attrs.get("class", "").startswith("next")]
    assert "next over" in boxes
    assert "done too late" in page.text()


def test_a_what_if_shows_what_moved(law):
    before = timeline(Case.read(CASE), law, TODAY)
    changed = Case.read({**CASE, "posted": "2026-04-10", "born": ""})
    text = Page(case_html(what_if(before, changed, law, ("posted", "born")), Language("en"), law)).text()
    assert "€46.50 → €93.00" in text
    assert "last day for the action (Klage): Wed 2026-05-06 → Fri 2026-05-15" in text
    assert "Ascension" in text
    assert "{" not in text


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><b>x",
    "&lt;b&gt; &amp; '\"",
    "<!-- --><![CDATA[ ]]>",
    "\u202e\u2066evil\u2069\x00\x1b[31m",
    "{name} %s {0}",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_hostile_text_stays_text(law, text, lang):
    calm = page_of({**CASE, "id": "calm"}, law, lang)
    source = page_of({**CASE, "id": text}, law, lang)
    page = Page(source)
    # The same elements with the same attributes: the text made none and closed none. The style names the case at the foot of
    # printed pages, so that its fingerprint differs.
    assert [(tag, attrs) for tag, attrs, _stack in page.elements if attrs.get("http-equiv") is None] == [
        (tag, attrs) for tag, attrs, _stack in Page(calm).elements if attrs.get("http-equiv") is None
    ]
    policies = [attrs["content"] for attrs in page.all("meta") if "http-equiv" in attrs]
    assert [re.sub(r"sha256-[^']+", "", policy) for policy in policies] == [
        "default-src 'none'; style-src ''; base-uri 'none'; form-action 'none'"
    ]
    (foot,) = [line for data in page.texts if data[0] == "style" for line in data[1].splitlines() if "counter" in line]
    assert re.fullmatch(
        r'@page \{ @bottom-left \{ content: "([\w ·.-]|\\[0-9a-f]+ )*" \}'
        r' @bottom-right \{ content: "\w+ " counter\(page\) " \w+ " counter\(pages\) "" \} \}',
        foot,
    )
    assert page.unbalanced == []
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
    assert shown in page.text()
    assert not set(source) & set("\x00\x1b\u202e\u2066\u2069")


def test_hostile_law_data_stays_text(tmp_path, law):
    from hardship_cli.schedule.load import Law

    with open(os.path.join(law.directory, "sources.toml"), encoding="utf-8") as file:
        assert "<script>" not in file.read()
    overlay = tmp_path / "fees.toml"
    overlay.write_text(
        '[source."X<i>"]\ntitle = "<script>x</script>"\nchecked = { on = 2026-01-01, result = "verified" }\n'
        '[rule.residence_extend_over_3m]\nversion = [ { from = 2026-01-01, value = 95.00, source = "X<i>" } ]\n',
        encoding="utf-8",
    )
    source = page_of({**CASE, "decided": "2026-04-01"}, Law(overlay=str(tmp_path)), "en")
    assert "<script>" not in source
    assert "&lt;script&gt;x&lt;/script&gt;" in source
    assert 'href="#source-X-i-"' in source
    assert 'id="source-X-i-"' in source


def test_the_same_report_gives_the_same_bytes(law):
    assert page_of(OPEN, law, "en") == page_of(OPEN, law, "en")
    assert page_of(CASE, law, "de") == page_of(dict(reversed(list(CASE.items()))), law, "de")


def test_the_receipt_names_program_data_and_results(law):
    from hardship_cli import __version__
    from hardship_cli.render.case_json import case_tree
    from hardship_cli.render.json import answer_tree

    report = timeline(Case.read(CASE), law, TODAY)
    say = Language("en")
    text = Page(case_html(report, say, law)).text()
    assert f"hardship {__version__}" in text
    assert law.digest in text
    assert case_tree(report, say, law)["receipt"]["result"] in text
    for answer in report.answers.values():
        assert answer_tree(answer, say, law)["receipt"]["result"] in text


def test_every_source_and_note_of_the_answers_is_on_the_page(law):
    from hardship_cli.render.notes import note_text

    report = timeline(Case.read(OPEN), law, TODAY)
    say = Language("de")
    plain = Page(case_html(report, say, law)).text().replace("\u00a0", " ")
    for answer in report.answers.values():
        for source in answer.sources.values():
            assert source["title"] in plain
        for note in answer.notes:
            assert for_page(note_text(note, say, law), say) in plain


def test_facts_and_values_have_the_words_of_the_vocabulary(law):
    case = Case.read(land="NW", act="extend", applied="2026-02-20", benefits="sgb2", permit_until="2026-03-31")
    page = case_html(timeline(case, law, TODAY), Language("de"), law)
    for word in ("Amtshandlung", "Verlängerung", "Leistungsbezug", "SGB II", "Antragseingang", "Titel gültig bis"):
        assert word in page


def test_the_command_writes_the_page(hardship, tmp_path, law):
    case = tmp_path / "case.toml"
    case.write_text("".join(f'{name} = "{value}"\n' for name, value in CASE.items()), encoding="utf-8")
    out = tmp_path / "out.html"
    code, _out, _err = hardship("case", case, "--html", out, "--today", "2026-04-10", "--lang", "de")
    assert code == 0
    assert out.read_text(encoding="utf-8") == page_of(CASE, law, "de")
    code, _out, err = hardship("case", case, "--html", out, "--lang", "en")
    assert code == 2
    assert "exists already" in err


def test_the_year_of_a_missing_instruction_is_a_bar_of_its_own(law):
    """Whether it runs is for the court to say: the bar of the period ends on the safe day, and the year goes on below it."""

    def bars(today=TODAY, **more):
        drawn = picture(timeline(Case.read({**CASE, **more}), law, today), Language("en"))
        return {bar["letter"]: bar for bar in drawn["bars"]}, [one.get("letter") for one in drawn["legend"]]

    found, legend = bars(instruction="missing")
    assert (found["F"]["x"], found["F"]["y"] > found["D"]["y"], "F" in legend) == (found["D"]["x"], True, True)
    # Once the safe day is over nothing but the year is left.
    late, legend = bars(date(2026, 9, 1), instruction="missing")
    assert ("D" in late, "F" in late, "D" in legend) == (False, True, False)
    usual, legend = bars()
    assert ("D" in usual, "F" in usual, "F" in legend) == (True, False, False)
