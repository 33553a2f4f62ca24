"""``hardship text``: what is typed, what comes out, and where; templates of one's own."""

import builtins
import io
import json
import os
import zipfile
from datetime import date
from itertools import pairwise

import jsonschema
import pytest
from docx import Document

from hardship_cli.facts import FACTS
from hardship_cli.law.notification import serves
from hardship_cli.render.errors import error_text
from hardship_cli.render.text.values import values
from hardship_cli.schedule.check import check_law
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.tables import data_dir
from hardship_cli.schedule.texts import KINDS, compiled

FEE = ("text", "fee", "extend", "--months", "12", "--on", "2026-04-02")
CASE = "examples/refusal-easter.toml"


@pytest.fixture
def own(tmp_path):
    """An overlay with a template of its own."""

    def laid(text, kind="fee", **tables):
        (tmp_path / "own" / "texts").mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / "texts" / f"{kind}.txt").write_text(text, encoding="utf-8")
        for name, table in tables.items():
            (tmp_path / "own" / f"{name}.toml").write_text(table, encoding="utf-8")
        return str(tmp_path / "own")

    return laid


def test_paragraphs_stand_on_a_line_each_whatever_the_width(hardship, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    code, out, err = hardship(*FEE, "--lang", "de")
    lines = out.splitlines()
    assert (code, lines[0], lines[1]) == (
        0,
        "Gebührenfestsetzung",
        "Für die folgende öffentliche Leistung wird eine Gebühr von 93,00 € festgesetzt.",
    )
    assert max(map(len, lines)) > 100
    assert err == "Angenommen: volljährig, kein Leistungsbezug, kein Schutzstatus\n"
    assert hardship(*FEE, "--lang", "de", "--plain") == (0, out, "")


def test_in_english_a_reading_aid_stands_beneath_each(hardship):
    german, english = (hardship(*FEE, "--lang", lang)[1].splitlines() for lang in ("de", "en"))
    assert english[::2] == german
    assert all(line.startswith("    In English: ") for line in english[1::2])
    assert english[3] == "    In English: A fee of €93.00 is set for the following."


@pytest.mark.parametrize(
    ("word", "kind"), [("gebühr", "fee"), ("belehrung", "instruction"), ("fiktion", "fiction"), ("vermerk", "memo")]
)
def test_it_is_typed_in_german_words(hardship, word, kind):
    facts = ["--land", "SH", "--permit-until", "2026-03-31", "--applied", "2026-03-02", "--months", "12"]
    words = [
        "--bundesland",
        "SH",
        "--titel-gültig-bis",
        "31.03.2026",
        "--antragseingang",
        "02.03.2026",
        "--dauer",
        "12",
    ]
    meant = hardship("text", kind, "extend", *facts, "--lang", "de")
    assert meant[0] == 0
    assert hardship("text", word, "Verlängerung", *words, "--sprache", "de") == meant


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_read_as_case_reads_it(hardship, kind):
    out = hardship("text", kind, CASE, "--lang", "de")[1]
    assert out
    changed = hardship("text", kind, CASE, "--set", "months=3", "--lang", "de")[1]
    assert (changed != out) == (kind not in ("instruction", "fiction"))


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("fee",), 4, "act"),
        (("fee", "extend"), 4, "--months"),
        (("instruction",), 4, "Give the Land"),
        (("fiction",), 4, "--permit-until"),
        (("fee", "nowhere.toml"), 2, "nowhere.toml"),
        (("fee", CASE, "--land", "NW"), 2, "--land"),
        (("fee", CASE, CASE), 2, "of one case, not of 2"),
        (("fee", "extend", "--months", "foo"), 2, "--months"),
        (("foo",), 2, "no command"),
        (("fee", "extend", "--months", "3", "--docx", "a.odt"), 2, "a.odt"),
    ],
)
def test_what_is_wrong_or_missing_is_told(hardship, args, code, told):
    found, out, err = hardship("text", *args)
    assert (found, out) == (code, "")
    assert told in err


def test_the_users_land_is_enough_for_an_instruction(hardship, monkeypatch, tmp_path):
    folder = tmp_path / "no-config" / "hardship"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('land = "BW"')
    code, out, err = hardship("text", "instruction", "--lang", "de")
    assert code == 0
    assert "Regierungspräsidium" in out
    assert "heutiger Rechtsstand" in err


def test_strict_is_exit_code_3_where_something_is_to_be_checked(hardship):
    assert hardship("text", "instruction", "--land", "TH", "--strict")[0] == 3
    assert hardship("text", "instruction", "--land", "SH", "--strict")[0] == 0
    assert hardship("text", "instruction", "--land", "TH", "--lang", "de")[1].startswith(
        "PRÜFEN: Rechtsbehelf, streitig."
    )


def test_json_holds_the_paragraphs(hardship):
    tree = json.loads(hardship(*FEE, "--json", "--lang", "de")[1])
    assert (tree["command"], tree["status"], tree["answer"]["kind"]) == ("text", "calculated", "fee")
    assert [one["style"] for one in tree["answer"]["paragraphs"]][:3] == ["heading", "paragraph", "item"]
    assert tree["assumed"] == {"minor": False, "benefits": "none", "status": "none"}
    seen = json.loads(hardship("text", "instruction", "--land", "SH", "--json", "--today", "2026-11-29")[1])
    assert seen["assumed"] == {"on": "2026-11-29"}


def test_a_document_has_the_same_paragraphs(hardship, tmp_path):
    path = tmp_path / "fee.docx"
    code, out, err = hardship(*FEE, "--lang", "de", "--docx", path)
    assert code == 0
    assert err.endswith(f"Geschrieben: {path}\n")
    document = Document(str(path))
    told = [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]
    assert told == [line.removeprefix("- ") for line in out.splitlines()]
    assert [paragraph.style.name for paragraph in document.paragraphs][:3] == ["Heading 2", "Normal", "List Bullet"]
    assert document.core_properties.title == "Gebührenfestsetzung"
    assert hardship(*FEE, "--docx", path)[0] == 2, "not over a file that is there"
    first = path.read_bytes()
    assert hardship(*FEE, "--lang", "de", "--docx", path, "--force")[0] == 0
    assert path.read_bytes() == first, "the same facts, the same bytes"
    assert hardship(*FEE, "--lang", "en", "--docx", path, "--force")[0] == 0
    aids = [paragraph for paragraph in Document(str(path)).paragraphs if paragraph.runs[0].italic]
    assert len(aids) == len(told)
    assert 'w:val="en-GB"' in aids[0]._p.xml


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_page_ends_with_what_leads_to_the_next_paragraph(hardship, tmp_path, lang):
    path = tmp_path / "memo.docx"
    assert hardship("text", "memo", CASE, "--today", "2026-04-20", "--lang", lang, "--docx", path)[0] == 0
    lines = Document(str(path)).paragraphs
    for line, below in pairwise(lines):
        is_aid, has_aid = line.runs[0].italic, below.runs[0].italic
        leads = line.style.name == "Heading 2" or (line.text.endswith(":") and not is_aid)
        if leads or has_aid:
            assert line.paragraph_format.keep_with_next, line.text
        elif not is_aid:
            assert not line.paragraph_format.keep_with_next, line.text


def test_a_document_to_stdout_is_alone_there(capsysbinary):
    from hardship_cli.cli.main import run

    assert run([*FEE, "--docx", "-"]) == 0
    assert zipfile.ZipFile(io.BytesIO(capsysbinary.readouterr().out)).testzip() is None


def test_without_python_docx_one_line_says_how_to_get_it(hardship, monkeypatch, tmp_path):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "docx":
            raise ModuleNotFoundError(name, name=name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    code, out, err = hardship(*FEE, "--docx", tmp_path / "a.docx")
    assert (code, out) == (2, "")
    assert "pip install 'hardship[docx]'" in err
    assert not (tmp_path / "a.docx").exists()


def test_an_authority_replaces_the_wording(hardship, own):
    folder = own("## sources: OWN\n# Bescheid des Kreises\nZu zahlen sind {{ amount }}.\nen: To be paid: {{ amount }}.\n",
                 sources='[source.OWN]\ntitle = "Dienstanweisung"\nchecked = { on = 2026-11-01, result = "verified" }\n')  # fmt: skip
    out = hardship(*FEE, "--data", folder, "--lang", "de")[1]
    assert out == "Bescheid des Kreises\nZu zahlen sind 93,00 €.\n"
    assert hardship(*FEE, "--data", folder, "--lang", "en")[1].splitlines()[2] == "    In English: To be paid: €93.00."
    tree = json.loads(hardship(*FEE, "--data", folder, "--json")[1])["answer"]["template"]
    assert (tree["name"], tree["own"]) == ("texts/fee.txt", True)
    # The others are the shipped ones.
    assert (
        hardship("text", "instruction", "--land", "SH", "--data", folder)[1]
        == hardship("text", "instruction", "--land", "SH")[1]
    )
    code, out, _err = hardship("schedules", "check", "--data", folder)
    assert code == 0
    assert "texts/fee.txt" in out


FAULTS = [
    ("{{ amout }}", 1, "nothing is called amout here. Did you mean amount?"),
    ("a\n{% for item in items %}\n{{ item.titel }}\n{% endfor %}", 3, "nothing is called item.titel here. Did you mean title?"),
    ("{{ case.permit_untill }}", 1, "nothing is called case.permit_untill here. Did you mean permit_until?"),
    ("a\n{% if amount %}\nb", 3, "this is no template"),
    ("{{ amount | nosuch }}", 1, "this is no template: No filter named 'nosuch'"),
    ("a\n{% include 'b' %}", 2, "this is no template: {% include %}"),
    ("## sources: NOSUCH\na", 1, "no source is called NOSUCH"),
    ("## since: 31.3.2026\na", 1, "31.3.2026 is no day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "told"), FAULTS, ids=[text for text, _line, _told in FAULTS])
def test_a_fault_of_a_template_is_named_with_its_line(hardship, own, text, line, told):
    folder = own(text)
    (fault,) = check_law(Law(overlay=folder))
    assert error_text(fault.error(), "en").startswith(
        f"data: {os.path.join(folder, 'texts', 'fee.txt')}:{line}: {told}"
    )
    code, out, err = hardship(*FEE, "--data", folder)
    assert (code, out) == (2, "")
    assert told in err
    assert hardship("schedules", "check", "--data", folder, "--plain")[0] == 2


def test_a_template_under_another_name_is_told(own):
    folder = own("{{ amount }}", kind="fees")
    (fault,) = check_law(Law(overlay=folder))
    assert "Did you mean fee.txt?" in error_text(fault.error(), "en")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% if nothing_due %}a{% endif %}", "no paragraph comes out"),
        ("{{ 1 // 0 }}", "cannot be filled in"),
    ],
)
def test_a_template_that_gives_nothing_or_fails_is_told(hardship, own, text, told):
    code, out, err = hardship(*FEE, "--data", own(text))
    assert (code, out) == (2, "")
    assert told in err


def test_a_template_reaches_nothing_of_python(hardship, own):
    code, out, _err = hardship(*FEE, "--data", own("{{ ''.__class__.__mro__ }}"))
    assert (code, out) == (2, "")


def test_shipped_templates_are_checked(law, tmp_path):
    assert check_law(law) == []
    assert set(os.listdir(os.path.join(data_dir(), "texts"))) == {f"{kind}.txt" for kind in KINDS}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_json_is_as_the_schema_of_answers_says(hardship, kind, lang):
    schema = json.loads(hardship("schema", "answer")[1])
    tree = json.loads(hardship("text", kind, CASE, "--json", "--lang", lang)[1])
    jsonschema.Draft202012Validator(schema).validate(tree)
    assert schema["$defs"]["text"]["properties"]["answer"]["properties"]["kind"]["enum"] == list(KINDS)


def test_a_letter_of_ones_own_is_written_on(hardship, own, tmp_path):
    folder = own("# Bescheid\n- {{ amount }}\n")
    letter = Document()
    letter.add_paragraph("Landkreis Musterhausen")
    letter.sections[0].header.paragraphs[0].text = "Ausländerbehörde"
    style = letter.styles["List Bullet"]
    style.element.getparent().remove(style.element)
    letter.save(os.path.join(folder, "texts", "letter.docx"))
    assert check_law(Law(overlay=folder)) == []
    assert hardship(*FEE, "--data", folder, "--docx", tmp_path / "a.docx")[0] == 0
    written = Document(str(tmp_path / "a.docx"))
    assert written.sections[0].header.paragraphs[0].text == "Ausländerbehörde"
    assert [line.text.replace("\u00a0", " ") for line in written.paragraphs if not line.runs[0].italic] == [
        "Landkreis Musterhausen",
        "Bescheid",
        "93,00 €",
    ]
    with open(os.path.join(folder, "texts", "letter.docx"), "w", encoding="utf-8") as file:
        file.write("no document")
    code, _out, err = hardship(*FEE, "--data", folder, "--docx", tmp_path / "b.docx")
    assert (code, "is no Word document" in err, os.path.exists(tmp_path / "b.docx")) == (2, True, False)


def test_facts_that_a_text_does_not_read_are_named_and_hints_stand_beside(hardship):
    _code, _out, err = hardship(*FEE, "--applied", "2026-03-02", "--departure-days", "30")
    assert "time for departure" in err
    assert "application received" not in err.casefold()
    assert "lawful" not in hardship("text", "memo", *FEE[2:], "--lawful-since", "2025-01-01")[2]
    _code, out, err = hardship("text", "fee", "extend", "--months", "12", "--benefits", "other", "--on", "2026-04-02")
    assert "Note: " in err
    assert "Note: " not in out


def test_a_memo_without_any_answer_says_so(hardship):
    code, out, _err = hardship("text", "memo", "--land", "NW", "--lang", "de")
    assert code == 4
    assert out.startswith("PRÜFEN: Keine Frage ließ sich beantworten")
    assert "Offen geblieben: Rechtsbehelf: " in out


@pytest.mark.parametrize("document", ["judgment", "urgent-order"])
def test_of_a_courts_decision_the_court_itself_instructs(hardship, document, tmp_path):
    """No heading without an instruction leaves the house, neither as text nor as a document."""
    facts = ("text", "instruction", "--land", "NW", "--document", document, "--delivery", "pzu")
    path = tmp_path / "empty.docx"
    for lang, words in (("de", "belehrt das Gericht selbst"), ("en", "the court itself instructs")):
        for more in ((), ("--docx", path)):
            code, out, err = hardship(*facts, "--lang", lang, *more)
            assert (code, out, path.exists(), words in err, "PRÜFEN" in err) == (4, "", False, True, False)


def test_a_question_that_the_case_does_not_raise_is_asked_for_its_text_all_the_same(hardship):
    args = ("extend", "--months", "12", "--permit-until", "2026-06-30", "--applied", "2026-03-01")
    court = ("--document", "judgment", "--lang", "de", "--today", "2026-04-20")
    code, out, err = hardship("text", "fee", *args, *court)
    assert code == 0
    assert "eine Gebühr von 93,00 € festgesetzt" in out
    assert "volljährig, kein Leistungsbezug" in err
    tree = json.loads(hardship("text", "fee", *args, *court, "--json")[1])
    assert tree["assumed"] == {"on": "2026-04-20", "minor": False, "benefits": "none", "status": "none"}
    family = ("--born", "1980-01-01", "--born", "2010-01-02")
    assert hardship("text", "fee", *args, *family, *court)[0] == 0


@pytest.mark.parametrize("delivery", FACTS["delivery"].values)
def test_service_is_what_the_rules_call_so(hardship, law, delivery):
    is_service = serves(law, delivery, date(2026, 4, 20))
    way = ("--land", "BE", "--delivery", delivery, "--today", "2026-04-20", "--lang", "de")
    out = hardship("text", "instruction", *way)[1]
    assert ("nach Zustellung" in out, "nach Bekanntgabe" in out) == (is_service, not is_service)
    out = hardship("text", "instruction", "--document", "objection-notice", *way)[1]
    assert ("die angegebene Übermittlung ist keine Zustellung" in out) is not is_service
    assert "nach Zustellung" in out


def test_handing_over_is_service(law):
    assert serves(law, "handover", date(2026, 4, 20))
    assert not serves(law, "letter", date(2026, 4, 20))


FAMILY = 'act = "extend"\nmonths = "12"\npermit_until = "none"\n[[person]]\nborn = "2010-01-02"\n[[person]]\nid = "B"\n'


def test_a_text_says_of_whom_of_several_something_was_taken(hardship, tmp_path):
    path = tmp_path / "family.toml"
    path.write_text(FAMILY, encoding="utf-8")
    for lang, adult in (("de", "volljährig (Person 2)"), ("en", "of age (person 2)")):
        memo = hardship("text", "memo", path, "--lang", lang, "--today", "2026-04-20")[1]
        told = [line for line in memo.splitlines() if "Angenommen: " in line or "Assumed: " in line]
        assert any(adult in line for line in told)
        assert adult in hardship("text", "fee", path, "--lang", lang, "--today", "2026-04-20")[2]
        assert adult in " ".join(hardship("case", path, "--lang", lang, "--today", "2026-04-20")[1].split())
        assert adult in hardship("case", path, "--html", "-", "--lang", lang, "--today", "2026-04-20")[1]


def test_no_title_is_told_in_words(hardship):
    memo = hardship("text", "memo", *FEE[2:], "--permit-until", "none", "--id", "none", "--lang", "de")[1]
    assert "- Titel gültig bis: keine\n" in memo
    assert "- Aktenzeichen: none\n" in memo  # the office's own


def test_the_reading_aids_are_made_where_they_are_shown(monkeypatch, hardship):
    filled = []

    def counted(kind, report, say, law):
        filled.append(say.code)
        return values(kind, report, say, law)

    monkeypatch.setattr("hardship_cli.render.text.paragraphs.values", counted)
    compiled.cache_clear()
    german, english = (hardship(*FEE, "--lang", lang)[1] for lang in ("de", "en"))
    assert filled == ["de", "de", "en"]
    assert compiled.cache_info().misses == 1
    assert [line for line in english.splitlines() if not line.startswith("    In English: ")] == german.splitlines()


def test_a_text_about_several_acts_of_one_person_is_of_the_act_that_leads(hardship):
    facts = ("--document", "judgment", "--permit-until", "2026-03-31", "--applied", "2026-03-02", "--lang", "de")
    told = [
        hardship("text", "fiction", "--act", acts, *facts, "--today", "2026-04-20")
        for acts in ("certificate,extend", "extend")
    ]
    assert (told[0][0], told[0][1]) == (told[1][0], told[1][1])
    assert "§ 81 Abs. 4 S. 1 AufenthG" in told[0][1]
