"""A German message names facts, questions and values by their German words: codes stand where they were typed or in a file.

Unlike ``test_all_german.py`` this looks into brackets, at names with underscores and at what stands before a message.
"""

import io
import re

import pytest

from hardship_cli.facts import FACTS
from hardship_cli.render.figures import who_words
from hardship_cli.render.language import Language
from hardship_cli.words import PARTS, fold, words_of

PLACES = ("headings", "commands", "options", *(f"commands {part}" for part in PARTS), *FACTS)
CODES = {word.code for place in PLACES for word in words_of(place) if fold(word.code) != fold(word.de)} - {"on", "id"}


def codes(text, *typed):
    """The codes in a text but for what was typed, for files and for what stands beside its word: ``Zugang (received)``."""
    typed = {part for word in typed for part in re.split(r"[,=]", word.lstrip("-"))}
    names = re.findall(r"(?<![\w.-])[a-z][a-z0-9_-]*(?![\w-]|\.\w)", re.sub(r"\S*/\S*|\w \([a-z0-9_-]+\)", " ", text))
    return [name for name in names if (name in CODES or "_" in name) and name not in typed]


REFUSED = [
    (("deadline", "31.2.2026", "1m"), "Ereignis: Den Tag"),
    (("deadline", "1.2.2026", "x"), "Frist: „x“"),
    (("deadline", "1.2.2026", "3"), "Frist: „3“"),
    (("holidays", "NW", "20x"), "Jahr: „20x“"),
    (("schedules", "diff", "2026", "2027"), "erster Tag: „2026“"),
    (("schedules", "diff", "1.1.2026", "2027"), "zweiter Tag: „2027“"),
    (("schedules", "paths", "fee", "--cases", "x"), "--fälle: „x“"),
    (("schema", "foo"), "Angenommen werden: Fall, Antwort, Register, Wörter."),
    (("schema", "cas"), "„cas“ wird nicht angenommen. Meinten Sie Fall?"),
    (("ask", "fällig"), "Frage: „fällig“ wird nicht angenommen."),
    (("audit", "extend", "--months", "12"), "eines von: --gebühr-laut-bescheid (recorded_fee_eur), "),
    (("audit", "extend", "--recorded-fee-eur", "x"), "--gebühr-laut-bescheid: „x“"),
    (("audit", "extend", "--recorded-last-day", "x"), "--fristende-laut-akte: „x“"),
    (("audit", "extend", "--recorded-remedy", "x"), "Angenommen werden: Widerspruch, Klage, keiner."),
    (("checklist", "99"), "99010022001012 (Erteilung oder Zweckwechsel, § 25 Abs. 4 S. 2 AufenthG)"),
    (("checklist", "--act", "certificate"), "99010022001005 (Erteilung, § 23a AufenthG)"),
    (("checklist", "99010022020012", "--act", "Erteilung"), "„Erteilung“ passt nicht zur Leistung 99010022020012: Sie gilt für Verlängerung."),
    (("turns", "fee", "extend", "--over", "Bundesland"), "--über: „Bundesland“ ist kein Tag des Falls.\nTage sind: Geburtsdatum, Erteilung ab,"),
    (("turns", "fee", "extend", "--from", "31.2.2026"), "--von: Den Tag"),
    (("turns", "fee", "extend", "--to", "31.2.2026"), "--nach: Den Tag"),
    (("turns", "Frist"), "Frage: „Frist“ wird nicht angenommen.\nAngenommen werden: Gebühr, Erlaubnis, Fiktion, Rechtsbehelf, Ausreise."),
    (("fee", "extend", "--known-on", "31.2.2026"), "--wissensstand: Den Tag"),
    (("fee", "extend", "--months", "6", "--save", "x.pdf"), "--speichern: x.pdf"),
    (("fee", "extend", "--months", "6", "--data", "./nowhere"), "Daten: ./nowhere gibt es nicht."),
    (("fee", "extend", "--months", "6", "--born", "1.1.2000", "--minderjährig"), "„minderjährig“ ist mit „ja“ angegeben"),
    (("case", "extend", "--short"), "--kurzfassung betrifft "),
    (("fee", "toleration-issue", "--extras", "Klebeetikett,besonderes Blatt"), "„Klebeetikett, besonderes Blatt“: eine Duldung"),
    (("fee", "extend", "--months", "36", "--extras", "Klebeetikett"), "--zusatzleistungen: „Klebeetikett“"),
    (("case", "extend", "--set", "Zugang"), "--setze: „Zugang“"),
    (("case", "extend", "--set", "Zugang=x"), "--setze zugang: „x“"),
    (("text", "memo", "extend", "--docx", "x.pdf"), "--word: x.pdf"),
    (("init", "case", "--schema", "x.txt", "-o", "nowhere.toml"), "--schema: x.txt"),
    (("config", "set", "foo", "x"), "Einstellungen: „foo“"),
]  # fmt: skip
OF_FILE = {"config"}  # the keys of the user's file are accepted as they are written there


@pytest.mark.parametrize(
    ("args", "told"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_what_is_refused(hardship, args, told):
    code, out, err = hardship(*args, "--lang", "de")
    assert code in (2, 4)
    assert out == ""
    assert told in err
    assert args[0] in OF_FILE or codes(err, *args) == []


REGISTERS = [
    ("AZ;Vorgang\n1;Verlängerung\n", ("batch", "--ask", "departure"), 2, "--fragen: Für „Ausreise“ fehlt eine Spalte: Ausreisefrist in Tagen"),
    ("AZ;Vorgang\n1;Verlängerung\n", ("batch", "--map", "Vorgang=foo"), 2, '"Geb.-Dat.=Geburtsdatum"'),
    ("AZ;Vorgang;Gebühr laut Bescheid\n1;Verlängerung;x\n", ("audit",), 1, "Gebühr laut Bescheid: kein lesbarer Betrag 1"),
    (
        "AZ;Vorgang;Dauer;minderjährig;Geburtsdatum\n1;Verlängerung;12;ja;1.1.2000\n2;Erteilung,Verlängerung;;;\n",
        ("batch", "-o", "-", "--to", "csv"), 1,
        "Fehlgeschlagen wegen: Amtshandlung: mehrere in einer Zeile 1, minderjährig: passt nicht zum Geburtsdatum 1.",
    ),
    ("AZ;Leistungsschlüssel\n1;99\n", ("batch",), 1, "Fehlgeschlagen wegen: kein bekannter Leistungsschlüssel 1."),
    (
        "AZ;Vorgang;Dauer;Gebühr laut Bescheid;Rechtsbehelf laut Bescheid;Land;Bekanntgabe\n1;Erteilung;12;50,00;Widerspruch;NW;2.3.2026\n",
        ("audit",), 1, "ohne Grund halbiert; falscher Rechtsbehelf im Bescheid: 1 Zeile",
    ),
]  # fmt: skip


@pytest.mark.parametrize("said", REGISTERS)
def test_what_is_said_of_a_register(hardship, tmp_path, said):
    rows, args, code, told = said
    path = tmp_path / "register.csv"
    path.write_text(rows, encoding="utf-8")
    name, *options = args
    found, _out, err = hardship(name, path, *options, "--lang", "de")
    assert found == code
    assert told in err
    assert codes(err, *(option for option in options if "=" in option)) == []


def test_what_is_no_saved_answer(hardship, tmp_path):
    path = tmp_path / "saved.json"
    path.write_text("{}", encoding="utf-8")
    _code, _out, err = hardship("verify", path, "--lang", "de")
    assert "unverändert: Gebühr, Erlaubnis, Fiktion, Rechtsbehelf, Ausreise, Frist, Fall, prüfen.\n" in err


def test_a_what_if_and_what_is_missing(hardship):
    facts = ("--months", "12", "--set", "months=6", "--set", "minor=yes", "--set", "benefits=")
    out = hardship("case", "extend", *facts, "--benefits", "sgb2", "--lang", "de")[1]
    assert "Was wäre, wenn Dauer = 6 Monate, minderjährig = ja, ohne Leistungsbezug\n" in out
    assert re.search(r"Rechtsbehelf: +Zustellart, Aufgabe zur Post, Bundesland ", out)
    assert codes(out) == []
    english = hardship("case", "extend", *facts, "--benefits", "sgb2", "--lang", "en")[1]
    assert "What if months = 6m, minor = true, without benefits\n" in english
    assert re.search(r"Remedy: +delivery, posted, land ", english)


def test_the_paths_of_a_question(hardship):
    out = hardship("schedules", "paths", "permit", "--cases", "20", "--lang", "de")[1]
    assert "  erlaubnis: " in out
    assert "Erteilung ab, Dauer" in out
    assert codes(out) == []


@pytest.mark.parametrize("question", [(), ("alle",)])
def test_the_questions_of_a_talk(hardship, monkeypatch, question):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    err = hardship("ask", *question, "--lang", "de")[2]
    assert ("\n   6  alle\n" in err) is (question == ())
    assert "Die gebührenpflichtige Amtshandlung\n" in err or question == ()
    assert codes(err) == []


def test_what_is_recorded_twice_stands_under_its_keys(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text('"Gebühr laut Bescheid" = "93"\n"Gebühr Ist" = "93"\n', encoding="utf-8")
    assert "„Gebühr Ist“ und „Gebühr laut Bescheid“ bezeichnen" in hardship("audit", path, "--lang", "de")[2]


def test_whom_an_exemption_names_stands_in_words(law):
    codes = {code for rule in law.fees.rules() for version in rule.versions for code in version.who}
    assert {"not-competent", "sgb2", "refugee"} <= codes
    assert [code for code in codes if who_words((code,), Language("de")) == code] == []


def test_a_rule_that_differs_by_land_stands_under_its_title(hardship, tmp_path):
    case = tmp_path / "fall.toml"
    case.write_text('act = "extend"\noutcome = "refused"\nposted = 2026-04-02\ndelivery = "letter"\n', encoding="utf-8")
    for args in (("case", str(case)), ("appeal", "--posted", "2026-04-02", "--delivery", "letter")):
        told = " ".join("".join(hardship(*args, "--lang", "de", "--today", "2026-04-20")[1:]).split())
        assert "Die Regel „Bekanntgabe durch einfachen Brief im Inland“ ist je Land verschieden" in told
        in_english = "".join(hardship(*args, "--lang", "en", "--today", "2026-04-20")[1:])
        assert "notification_letter" not in in_english
        assert "by ordinary letter" in " ".join(in_english.split())
