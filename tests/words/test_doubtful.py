"""Words that are not taken: what else they mean is said, and what to write instead is something that is read."""

import re

import pytest

from hardship_cli.case import read_fact, remarks
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.facts import FACTS
from hardship_cli.recorded import RECORDED
from hardship_cli.render.texts.doubtful import ADVICE
from hardship_cli.values import VALUES
from hardship_cli.words import FLAGS, LENGTHS, command_of, fact_of_heading, fold, value_of, words_of

PLACES = ("headings", "commands", "commands text", *VALUES)
WORDS = [(place, word) for place, texts in ADVICE.items() for words in texts.values() for word in words.split(", ")]
TEXTS = [text for texts in ADVICE.values() for text in texts]


def asked_about(place, word):
    """The things that a word may mean; empty where it is taken, or not known."""
    if place == "headings":
        return fact_of_heading(word).ask
    return (command_of(word, place.partition(" ")[2] or None) if "commands" in place else value_of(place, word)).ask


def test_each_word_that_may_mean_one_thing_or_something_else_is_explained():
    explained = {(place, fold(word)) for place, word in WORDS}
    near = {(place, fold(name)) for place in PLACES for word in words_of(place) for name in word.near}
    assert [(place, name) for place, name in sorted(near - explained) if len(asked_about(place, name)) == 1] == []


@pytest.mark.parametrize(("place", "word"), WORDS)
def test_no_word_is_explained_that_is_taken(place, word):
    if place == "headings":
        assert fact_of_heading(word).code is None or fact_of_heading(word).code in RECORDED
    elif "commands" in place:
        assert command_of(word, place.partition(" ")[2] or None).code is None
    else:
        assert value_of(place, word).code is None


def test_no_word_is_explained_twice():
    folded = [(place, fold(word)) for place, word in WORDS]
    assert sorted(one for one in set(folded) if folded.count(one) > 1) == []


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_to_be_written_is_read(text):
    reason, written = text.split("\n")
    assert "--" not in reason
    for option, value in re.findall(r"--([a-z-]+)(?: ([a-z0-9-]+))?", written):
        name = option.removeprefix("no-").replace("-", "_")
        assert name in FACTS or name in RECORDED or name in ("today", "of", "service"), option
        if value and name in FACTS and (FACTS[name].values or re.search(r"\d", value) or value == "none"):
            # What stands behind an option is a value, or the next word of the sentence.
            if not FACTS[name].values or value in FACTS[name].values:
                read_fact(FACTS[name], value)
            else:
                assert value in ("for", "or", "in", "out", "without", "with", "where"), (option, value)
    for command in re.findall(r"hardship ([a-z]+)", written):
        assert command in COMMANDS


@pytest.mark.parametrize(
    ("args", "lang", "said"),
    [
        (
            ["appeal", "--outcome", "offen"],
            "de",
            "--ergebnis: „offen“ ist kein Ergebnis: Ein offener Antrag hat noch keines.\nWeglassen (die Zelle leer lassen), solange",
        ),
        (["appeal", "--outcome", "pending"], "en", "is still open has none yet.\nLeave it out (the cell empty) while nothing is decided.\n"),
        (["fee", "extend", "--status", "Ehefrau eines Schweizers"], "de", "sonst --schutzstatus keiner, und die Gebühr mit der Behörde klären.\n"),
        (["fee", "extend", "--status", "spouse of a Swiss national"], "en", "is not settled by what was read.\nIf the person is Swiss, "),
        (["fee", "extend", "--alter", "15"], "de", "„--alter“ wird hier nicht gelesen."),
        (["fee", "extend", "--alter", "15"], "de", "\nSchreiben Sie --geburtsdatum TT.MM.JJJJ oder --minderjährig"),
        (["fee", "extend", "--geburtsjahr", "2010"], "de", "--geburtsdatum 2010.\n"),
        (["permit", "--bis", "31.12.2027"], "de", "Schreiben Sie --beantragt-bis, wenn der gewünschte letzte Tag gemeint"),
        (["permit", "--gültig-bis", "1.1.2027"], "de", "\nSchreiben Sie --beantragt-bis oder --titel-gültig-bis.\n"),
        (["permit", "--expires", "1.1.2027"], "en", "\nWrite --until or --permit-until.\n"),
        (["fee", "eAT"], "de", '--amtshandlung "Neuausstellung der Karte".\n'),
        (["appeal", "--instruction", "ja"], "de", "nach einer unrichtigen Belehrung gilt ein Jahr (§ 58 Abs. 2 VwGO).\n"),
        (["appeal", "--delivery", "Einwurf-Einschreiben"], "de", "wie ein einfacher Brief.\nSchreiben Sie --zustellart Brief.\n"),
        (["fee", "extend", "--benefits", "ALG"], "en", "For ALG I write --benefits other, for ALG II --benefits sgb2.\n"),
        (["fiction", "--held", "Duldung"], "de", "Das ist kein Aufenthaltstitel.\n"),
        (["fiction", "--held", "Blaue Karte"], "de", "gehört nicht zu denen, die hier gelesen werden"),
        (["fiction", "--permit-until", "unbefristet"], "de", "hat keinen letzten Tag"),
        (["fiction", "--permit-until", "-"], "de", "nennt keinen Tag.\nWeglassen, wenn er nicht bekannt ist; „keiner“"),
        (["fee", "Verpflichtungserklärung"], "de", "\nhardship wörter --angabe amtshandlung nennt die Amtshandlungen.\n"),
        (["appeal", "--aufgabe", "1.11.2026"], "de", "\nFür diese schreiben Sie --aufgabe-zur-post.\n"),
        (["fee", "extend", "--born", "12/05/1990"], "de", "kann zwei Tage bedeuten: 12.05.1990 oder 05.12.1990.\n"),
        (["text", "Verfügung"], "en", "\nWrite hardship text memo or hardship text fee.\n"),
        (["appeal", "--document", "Gerichtsbescheid"], "en", "of which this is neither.\nhardship words --of document"),
        (["appeal", "--delivery", "beBPo"], "en", "This is the channel;"),
        (["fee", "reissue-card", "--reason", "Umzug"], "en", "which is no new card.\n"),
        (["fee", "extend", "--recorded-fee-eur", "93"], "en", "Here is no option --recorded-fee-eur.\nIt goes with: hardship audit.\n"),
        (["fee", "extend", "--gebühr-laut-bescheid", "93"], "de", "\nSie gehört zu: hardship prüfen.\n"),
        (["fee", "extend", "--docx", "x"], "en", "\nIt goes with: hardship text fee, hardship text instruction, "),
        (["deadline", "2026-01-05", "1m", "--json-lines"], "en", "No option --json-lines."),
        (["widerspruch"], "de", "\nSchreiben Sie hardship gebühr oder hardship rechtsbehelf.\n"),
    ],
)  # fmt: skip
def test_a_word_that_is_not_taken_says_what_else_it_means_and_what_to_write(hardship, args, lang, said):
    code, out, err = hardship(*args, "--lang", lang)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["fiktion", "--jetziger-titel", "visum"], "--jetziger-titel: „visum“"),
        (["gebühr", "verlängerung", "--leistungen", "quatsch"], "--leistungen: „quatsch“"),
        (["fiktion", "--antragsdatum", "30.3."], "--antragsdatum: „30.3.“"),
        (["fiktion", "--ae-bis=abc"], "--ae-bis: „abc“"),
        (["fiktion", "--ae-bis"], "Die Option --ae-bis braucht einen Wert."),
        (["fiktion", "--permit-until", "abc"], "--titel-gültig-bis: „abc“"),
    ],
)
def test_an_option_is_named_as_it_was_typed(hardship, args, said):
    code, out, err = hardship(*args, "--sprache", "de")
    assert (code, out) == (2, "")
    assert err.startswith(said)


@pytest.mark.parametrize(
    ("args", "lang", "said"),
    [
        (["fee", "extend", "--dauer", "1", "Jahr"], "de", '\nIn Anführungszeichen schreiben: --dauer "1 Jahr".\n'),
        (["permit", "--months", "1", "year"], "en", '\nWrite it in quotes: --months "1 year".\n'),
        (["fee", "extend", "--born", "1.", "Mai", "2010"], "en", '\nWrite it in quotes: --born "1. Mai 2010".\n'),
        (["deadline", "1.11.2026", "1", "Monat"], "de", '1.11.2026 "1 Monat".\n'),
        (["fee", "extend", "--minderjährig", "ja"], "de", "„ja“: --minderjährig steht ohne Wert.\nDas Gegenteil ist --nicht-"),
        (["fiction", "--rechtmäßig-ohne-titel", "vielleicht"], "de", "„vielleicht“: --rechtmäßig-ohne-titel steht ohne Wert."),
        (["fee", "extend", "--no-minor", "no"], "en", "'no': --no-minor stands without a value.\nThe opposite is --minor.\n"),
        (["fee", "extend", "90d"], "en", "Did you mean --months 90d?\n"),
        (["fee", "extend", "Hessen"], "en", "Did you mean --land Hessen?\n"),
        (["holidays", "2026", "--land", "NW"], "en", "--land is no option here: what it names stands by its place.\n"),
        (["fee", "extendd"], "en", "Did you mean extend?"),
    ],
)  # fmt: skip
def test_a_word_in_a_wrong_place_says_where_it_goes(hardship, args, lang, said):
    code, out, err = hardship(*args, "--lang", lang)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("args", "lang", "said"),
    [
        (["fee", "extend", "--months", "90 Tage"], "de", "--dauer: 90 Tage können"),
        (["fee", "extend", "--months", "9000 Monate"], "de", "Höchstens 1200 Monate.\n"),
        (["fee", "extend", "--months", "0"], "de", "„0“ ist zu kurz: Ein Tag ist das Mindeste.\nAngenommen werden 1 Tag"),
        (["fee", "extend", "--months", "12 Monte"], "de", "Meinten Sie 12 Monate?\n"),
        (["fee", "extend", "--months", "12 monts"], "en", "Did you mean 12 months?\n"),
        (["fee", "extend", "--months", "abc"], "de", "3 Monate, 1 Jahr, 2 Wochen, 90 Tage, P3M"),
        (["fee", "extend", "--born", "abc"], "de", "wo nur das Jahr oder der Monat bekannt ist: 2010, 05/2010, 00.00.2010.\n"),
        (["fiction", "--permit-until", "abc"], "de", "+14d; keiner: kein Titel.\n"),
        (["fiction", "--applied", "2. Arpil 2026"], "de", "Meinten Sie 02.04.2026?\n"),
        (["fee", "extend", "--color", "quatsch"], "de", "Angenommen werden: auto, immer, nie.\n"),
        (["fee", "Verlängerung+Fiktionsbescheinigung"], "de", "Meinten Sie Verlängerung, Fiktionsbescheinigung?\n"),
    ],
)  # fmt: skip
def test_what_is_read_is_said_in_the_words_of_the_language(hardship, args, lang, said):
    assert said in hardship(*args, "--lang", lang)[2]


@pytest.mark.parametrize(
    ("args", "astray"),
    [
        (["appeal", "--delivery", "gelb"], "Empfangsbekenntnis"),
        (["fee", "Einbürgerungstest"], "Verlängerung"),
        (["fee", "Verpflichtungserklärungen"], "Duldung"),
        (["holidays", "Türkei"], "Thüringen"),
        (["appeal", "--land", "Land"], "Saarland"),
        (["fee", "-d", "6"], "--aktenzeichen"),
        (["holidays", "NW", "--land", "NW"], "--sprache"),
    ],
)
def test_no_suggestion_leads_astray(hardship, args, astray):
    said = hardship(*args, "--lang", "de")[2]
    assert f"Meinten Sie {astray}" not in said
    assert f"{astray}?" not in said


def test_what_is_meant_by_a_part_of_a_word_is_suggested(hardship):
    assert "Zustellungsurkunde (gelber Brief)?" in hardship("appeal", "--delivery", "gelb", "--lang", "de")[2]


@pytest.mark.parametrize(
    ("turned", "plain"),
    [
        (["deadline", "1 Monat", "1.11.2026"], ["deadline", "1.11.2026", "1 Monat"]),
        (["holidays", "2026", "bayern"], ["holidays", "bayern", "2026"]),
        (["checklist", "verlängerung"], ["checklist", "--act", "extend"]),
        (["fee", "extend", "--months", "6", "--color", "nein"], ["fee", "extend", "--months", "6", "--color", "never"]),
    ],
)
def test_what_can_mean_nothing_else_is_taken(hardship, turned, plain):
    answer = hardship(*plain)
    assert answer[0] == 0
    assert hardship(*turned) == answer


@pytest.mark.parametrize(
    ("fact", "word", "code"),
    [("delivery", "Post", "letter"), ("held", "eAT", "permit"), ("instruction", "vorhanden", "correct")],
)
def test_a_word_that_means_other_things_elsewhere_is_taken_and_told(fact, word, code):
    assert read_fact(FACTS[fact], word) == code
    assert remarks({fact: word}) == (("read_as", {"value": word, "taken": code, "fact": fact}),)
    assert remarks({fact: code}) == ()


def test_the_kinds_of_facts_by_which_headings_are_read_are_those_of_the_vocabulary():
    assert {fact for fact in FACTS if FACTS[fact].kind == "period"} == set(LENGTHS)
    assert {fact for fact in FACTS if FACTS[fact].kind == "flag"} == set(FLAGS)
