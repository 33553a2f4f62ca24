"""The words for commands, facts and values: complete, of one meaning each, and worth as much as the codes."""

import json
from itertools import product

import pytest

from hardship_cli import Case, InputError
from hardship_cli.case import read_fact
from hardship_cli.cli.commands import COMMANDS
from hardship_cli.cli.spoken import in_codes
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.recorded import FACTS_RECORDED, read_recorded
from hardship_cli.values import VALUES
from hardship_cli.words import PARTS, command_of, fact_of, fact_of_heading, fold, options_of, value_of, words_of

PLACES = ("facts", "headings", "commands", *(f"commands {part}" for part in PARTS), *VALUES)


def test_every_fact_value_and_command_has_its_words():
    assert [word.code for word in words_of("facts")] == [*FACTS, SERVICE.name]
    assert {word.code for word in words_of("commands")} == set(COMMANDS)
    with_values = [fact for fact in FACTS.values() if fact.values]
    assert {fact.name for fact in with_values} == set(VALUES)
    for fact in with_values:
        assert [word.code for word in words_of(fact.name)] == list(fact.values)
    assert all(word.de and word.en for place in PLACES for word in words_of(place))


@pytest.mark.parametrize("place", PLACES)
def test_no_word_means_two_codes_in_one_place(place):
    meant: dict[str, set[str]] = {}
    for word in words_of(place):
        for name in word.all:
            meant.setdefault(fold(name), set()).add(word.code)
    assert {name: codes for name, codes in meant.items() if len(codes) > 1} == {}
    # A word that is to be asked about is not at the same time taken.
    near = {fold(name) for word in words_of(place) for name in word.near}
    assert near & set(meant) == set()


@pytest.mark.parametrize("fact", VALUES)
def test_every_word_of_a_value_is_read_as_its_code(fact):
    for word in words_of(fact):
        for name in word.all:
            for typed in (name, name.upper(), name.replace(" ", "-"), f" {name}"):
                if fact == "title" and typed.strip() in ("25-4-2", "25-4-1", "25-5"):
                    continue
                assert read_fact(FACTS[fact], typed) in (word.code, (word.code,)), typed


@pytest.mark.parametrize("fact", VALUES)
def test_a_word_of_two_meanings_is_asked_about_and_never_taken(fact):
    for word in words_of(fact):
        for name in word.near:
            with pytest.raises(InputError) as refused:
                read_fact(FACTS[fact], name)
            assert refused.value.code == "word_ambiguous"
            assert word.code in refused.value.params["candidates"]


def test_words_are_keys_of_a_case():
    case = Case.read({"Geburtsdatum": "12.05.2010", "Amtshandlung": "Verlängerung", "mj.": "ja", "months": "6"})
    assert case == Case.read(born="2010-05-12", act="extend", minor="true", months="6")
    with pytest.raises(InputError) as refused:
        Case.read({"Geburtstag": "12.05.2010", "born": "2010-05-12"})
    assert refused.value.code == "fact_twice"
    with pytest.raises(InputError) as refused:
        Case.read({"gültig bis": "12.05.2010"})
    assert (refused.value.code, refused.value.params["facts"]) == ("fact_ambiguous", ("until", "permit_until"))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("§ 25 Abs. 4 Satz 2 AufenthG", "25-4-2"), ("25 IV 2", "25-4-2"), ("nach § 25 IV S. 2", "25-4-2"), ("25(4)2", "25-4-2"),
        ("§ 25 Absatz 4 Satz 1", "25-4-1"), ("§ 25 V AufenthG", "25-5"), ("§ 23a Abs. 1 AufenthG", "23a"), ("§ 23a Abs. 2 AufenthG", None), ("§23a AufenthG", "23a"),
        ("§ 25 Absatz 4 Satz 2 des Aufenthaltsgesetzes", "25-4-2"), ("Section 25 subsection 4 sentence 2 AufenthG", "25-4-2"),
        ("Section 25 (5) Residence Act", "25-5"), ("Section 23a", "23a"),
    ],
)  # fmt: skip
def test_a_ground_as_people_write_it(typed, title):
    assert value_of("title", typed).code == title
    # The ground of the permit held now is written as that of the one asked for.
    assert value_of("held_ground", typed).code == title


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("§ 16b", "other"),
        ("§ 18a AufenthG", "other"),
        ("25 VI", "other"),
        ("§ 25 Abs. 4 S. 3", "other"),
        ("§ 25a", "other"),
        ("§ 23 Abs. 3", "other"),
        ("§ 23a Abs. 2", ""),
    ],
)
def test_a_ground_of_another_paragraph_is_other(typed, near):
    with pytest.raises(InputError) as refused:
        Case.read(held_ground=typed)
    assert (refused.value.code, refused.value.params["suggestion"]) == ("not_a_choice", near)


@pytest.mark.parametrize(
    ("place", "words", "code"),
    [
        ("act", "AE mit Ausweisersatz, Aufenthaltserlaubnis als Ausweisersatz, eAT als Ausweisersatz", "card-as-substitute-id"),
        ("act", "Umschreibung, Übertragung von Aufenthaltstiteln", "title-transfer"),
        ("act", "RAA, RAF, Fremdenpass, grauer Pass, Reiseausweis für Flüchtlinge, Reiseausweis für Staatenlose", "travel-document"),
        ("act", "AusweisE", "substitute-id"),
        ("document", "§ 80 Abs. 5, § 123", "urgent-order"),
        ("delivery", "registered with return receipt", "registered-return"),
        ("held", "visa exempt, visumsfrei", "visa-free"),
        ("held", "Schengener Visum", "schengen-visa"),
        ("decided_by", "Regierung von Oberbayern, Regierung der Oberpfalz, Regierung von Schwaben", "higher"),
        ("held_ground", "außergewöhnliche Härtefälle", "25-4-2"),
        ("held_ground", "Härtefallersuchen", "23a"),
    ],
)  # fmt: skip
def test_words_of_offices_and_forms(place, words, code):
    assert {value_of(place, word).code for word in words.split(", ")} == {code}


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Vertragsende", "purpose_until"), ("Aufenthaltsdauer", "months"), ("hier geboren", "born_in_germany"), ("seit Geburt", "born_in_germany"),
        ("Zustellarten", "delivery"), ("gilt als erlaubt", "lawful_stay"), ("Bekanntgabefiktion", "notified"), ("Ablauf der Gültigkeit", None),
    ],
)  # fmt: skip
def test_headings_of_forms(heading, fact):
    found = fact_of_heading(heading)
    assert (found.code, bool(found.ask)) == (fact, fact is None)


@pytest.mark.parametrize(
    ("word", "command"), [("Ferien", "holidays"), ("Abschiebung", "departure"), ("Stichtage", "turns")]
)
def test_a_word_for_no_command_says_which_is_near(hardship, word, command):
    code, _out, err = hardship(word)
    assert (code, f"hardship {command}" in err) == (2, True)


@pytest.mark.parametrize("typed", ["§ 25 Abs. 4 AufenthG", "25.4", "Härtefall", "humanitär"])
def test_a_ground_of_two_meanings_is_asked_about(typed):
    assert value_of("title", typed).code is None
    assert len(value_of("title", typed).ask) > 1


@pytest.mark.parametrize("typed", ["volljährig", "Lebensunterhalt gesichert", "LU gesichert", "unerlaubt"])
def test_what_is_turned_round_is_no_fact(typed):
    assert fact_of_heading(typed).code is None
    assert fact_of_heading(typed).reverse
    assert fact_of(typed).code is None


def test_options_and_facts_share_no_word_within_a_question():
    # A word that stands for both means the fact where a case is asked, so it must mean no option there.
    shared = [name for word in words_of("facts") for name in word.all if options_of(name)]
    assert shared == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["gebühr", "verlängerung", "--dauer", "1 Jahr", "--leistungen", "bürgergeld"], ["fee", "verlängerung", "--months", "1 Jahr", "--benefits", "bürgergeld"]),
        (["GEBUEHR", "--nicht-minderjährig", "--sprache=de"], ["fee", "--no-minor", "--lang=de"]),
        (["--sprache", "de", "feiertage", "NW", "2026", "--knapp"], ["--lang", "de", "holidays", "NW", "2026", "--plain"]),
        (["vorlage", "fall", "--ausgabe", "x.toml"], ["init", "case", "--out", "x.toml"]),
        (["register", "a.csv", "--ausgabe", "b.csv", "--überschreiben"], ["batch", "a.csv", "--output", "b.csv", "--force"]),
        (["Rechtsstand", "vergleichen"], ["schedules", "diff"]),
        (["fee", "extend", "--id", "gebühr", "--", "--dauer"], ["fee", "extend", "--id", "gebühr", "--", "--dauer"]),
        (["fee", "extend", "--titel-gueltig-bis", "1.3.2026"], ["fee", "extend", "--permit-until", "1.3.2026"]),
        (["feee", "--foo", "1"], ["feee", "--foo", "1"]),
    ],
)  # fmt: skip
def test_a_command_line_in_words_is_one_in_codes(typed, meant):
    assert in_codes(typed) == meant


def test_codes_are_left_as_they_are():
    for command, fact in product(COMMANDS, FACTS):
        typed = [command, f"--{fact.replace('_', '-')}", "gebühr"]
        if command not in PARTS:
            assert in_codes(typed) == typed


@pytest.mark.parametrize("word", ["Widerspruch", "kontrollieren", "Fristen", "Fiktionsbescheinigung"])
def test_a_command_of_two_meanings_is_asked_about(word):
    assert command_of(word).ask
    with pytest.raises(InputError):
        in_codes([word])


def test_the_answer_in_words_is_that_in_codes(hardship):
    words = [
        "gebühr",
        "Verlängerung",
        "--Dauer",
        "6 Monate",
        "--geburtsdatum",
        "12.05.2010",
        "--rechtsstand",
        "04.07.2025",
        "--json",
    ]
    codes = ["fee", "extend", "--months", "6", "--born", "2010-05-12", "--on", "2025-07-04", "--json"]
    assert hardship(*words, "--bundesland", "Thüringen") == hardship(*codes, "--land", "TH")


def test_messages_name_words_in_german_and_codes_beside_them(hardship):
    code, out, err = hardship("gebühr", "Duldung", "--sprache", "de")
    assert (code, out) == (2, "")
    assert err == (
        "Amtshandlung: „Duldung“ kann mehreres bedeuten: Duldung erteilen (toleration-issue), Duldung erneuern (toleration-renew).\n"
        'Schreiben Sie --amtshandlung "Duldung erteilen" oder --amtshandlung "Duldung erneuern".\n'
    )
    assert "Verlängerung, Zweckwechsel" in hardship("gebühr", "foo", "--sprache", "de")[2]
    assert "issue, extend" in hardship("fee", "foo", "--lang", "en")[2]


def test_the_vocabulary_as_json(hardship):
    code, out, _err = hardship("words", "--json")
    tree = json.loads(out)
    assert code == 0
    assert [fact["code"] for fact in tree["facts"]] == [*FACTS, SERVICE.name, *FACTS_RECORDED]
    recorded = {fact["code"]: fact for fact in tree["facts"] if fact["code"] in FACTS_RECORDED}
    for code, fact in recorded.items():
        assert fact["de"] in hardship("words", "--of", "facts", "--lang", "de")[1]
        assert {fact_of_heading(word).code for word in (fact["de"], fact["en"], *fact["also"])} == {code}
        assert tuple(value["code"] for value in fact["values"]) == FACTS_RECORDED[code].values
        for value in fact["values"]:
            for word in (value["code"], value["de"], value["en"], *value["also"]):
                assert read_recorded({code: word}, None) == {code: value["code"]}
    act = tree["facts"][list(FACTS).index("act")]
    assert [value["code"] for value in act["values"]] == list(FACTS["act"].values)
    assert {"code": "fee", "de": "Gebühr", "en": "fee"}.items() <= tree["commands"][0].items()
    assert "Zustellungsurkunde" in hardship("wörter", "--of", "Zustellart", "--sprache", "de")[1]


@pytest.mark.parametrize("typed", ["@file", "fee!", "gebühr?", "fall=", "*akte"])
def test_other_signs_make_another_word(typed):
    assert command_of(typed).code is None
    assert in_codes([typed]) == [typed]


@pytest.mark.parametrize(
    "typed", ["§ 254 Abs. 2 AufenthG", "§ 2 Abs. 55", "25-42", "254-2", "2542", "255", "25 Abs. 42"]
)
def test_two_numbers_never_become_one(typed):
    assert value_of("title", typed).code is None
    with pytest.raises(InputError):
        Case.read(title=typed)


@pytest.mark.parametrize("typed", ["§ 2 Abs. 5 S. 5", "2-5-5"])
def test_a_number_is_not_taken_apart_either(typed):
    with pytest.raises(InputError):
        Case.read(title=typed)


@pytest.mark.parametrize("typed", ["Verlängerung Duldung", "Verlängerung der Duldung", "verlängerung einer duldung"])
def test_articles_make_no_difference(typed):
    assert value_of("act", typed).code == "toleration-renew"
    assert value_of("title", "§ 23 a").code == "23a"
    assert value_of("act", "der").code is None
    assert fact_of("die").code is None


@pytest.mark.parametrize(
    ("option", "lang", "said"),
    [
        (
            "--volljährig",
            "de",
            "„--volljährig“ ist das Gegenteil dessen, was eine Option sagt.\nZu schreiben ist --nicht-minderjährig.\n",
        ),
        ("--volljährig", "en", "'--volljährig' is the opposite of what an option says.\nWrite --no-minor.\n"),
    ],
)
def test_an_option_that_says_the_opposite_is_answered_with_the_one_to_write(hardship, option, lang, said):
    assert hardship("fee", "extend", "--months", "6", option, "--lang", lang) == (2, "", said)


def test_a_word_that_may_mean_something_else_altogether_is_told_as_such(hardship):
    code, out, err = hardship("fee", "extend", "--months", "6", "--status", "Flüchtling", "--lang", "de")
    assert (code, out) == (2, "")
    assert err == (
        "--schutzstatus: „Flüchtling“ wird hier nicht gelesen. So heißen viele; gelesen wird hier nur der zuerkannte Status.\n"
        "Ist die Flüchtlingseigenschaft zuerkannt, schreiben Sie --schutzstatus Flüchtlingseigenschaft.\n"
    )
