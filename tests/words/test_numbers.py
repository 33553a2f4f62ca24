"""Books of the social code, paragraphs and classes of benefits: another number is another thing, and never a slip of the keys."""

from itertools import product

import pytest

from hardship_cli.as_typed.slips import nearest
from hardship_cli.case import read_fact
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.words import words_of

BOOKS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV")
READ = {"II": "sgb2", "XII": "sgb12"}
FORMS = ("SGB {}", "SGB{}", "sgb {}", "Leistungen nach dem SGB {}")


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("form", FORMS)
def test_of_the_social_code_two_books_are_read_and_no_other_is_taken_for_one(hardship, book, form):
    number = 14 if book == "XIV" else BOOKS.index(book) + 1
    for name in (book, str(number)):
        typed = form.format(name)
        if book in READ:
            assert read_fact(FACTS["benefits"], typed) == READ[book]
            continue
        for lang, astray in (("de", "Meinten Sie"), ("en", "Did you mean")):
            code, out, err = hardship("fee", "extend", "--months", "6", "--benefits", typed, "--lang", lang)
            assert (code, out) == (2, "")
            assert astray not in err
            # Which is why, and what to write: § 53 Abs. 1 names two books alone, the rest is discretion (Abs. 2).
            assert "§ 53 Abs. 1 AufenthV" in err
            assert ("--leistungsbezug sonstige" if lang == "de" else "--benefits other") in err


@pytest.mark.parametrize("typed", ["SGB II und SGB III", "SGB XIII", "ALG III", "Hartz 5", "SGB 22"])
def test_what_is_no_number_of_a_benefit_is_refused_without_a_guess(hardship, typed):
    err = hardship("fee", "extend", "--benefits", typed, "--lang", "de")[2]
    assert "wird nicht angenommen.\nAngenommen werden: keine, SGB II," in err


@pytest.mark.parametrize(
    "typed",
    [
        *("§ 25a", "§ 25b AufenthG", "§ 25 Abs. 1", "§ 25 Abs. 2", "§ 25 Abs. 3", "25 III", "§ 25 Abs. 4 Satz 3"),
        *("§ 25 Abs. 4a", "§ 25 Abs. 5a", "§ 22", "§ 24", "§ 26", "§ 28", "§ 104c"),
    ],
)
def test_another_paragraph_is_another_ground(hardship, typed):
    code, out, err = hardship("fee", "extend", "--title", typed, "--lang", "de")
    assert (code, out) == (2, "")
    assert "Das ist eine andere Vorschrift" in err
    assert "--bisherige-rechtsgrundlage anderer" in err
    assert "other" in hardship("fee", "extend", "--held-ground", typed, "--lang", "en")[2]


@pytest.mark.parametrize("typed", ["§ 23", "§ 23 Abs. 1", "§ 23 Abs. 2 AufenthG", "23 I"])
def test_section_23_is_not_section_23a(hardship, typed):
    assert "§ 23 wird hier nicht berechnet" in hardship("fee", "extend", "--title", typed, "--lang", "de")[2]


@pytest.mark.parametrize(
    ("typed", "ground"),
    [
        ("AE nach § 25 IV 2", "25-4-2"),
        ("Aufenthaltserlaubnis nach § 25 Absatz 4 Satz 2", "25-4-2"),
        ("Aufenthaltserlaubnis gem. § 25 Abs. 4 S. 2 AufenthG", "25-4-2"),
        ("AE gemäß § 23a AufenthG", "23a"),
        ("§ 25 Abs. 5 S. 1", "25-5"),
        ("§ 25 Absatz 5 Satz 2 AufenthG", "25-5"),
        ("residence permit under section 25 (4) sentence 2", "25-4-2"),
        ("„§ 25 Abs. 4 S. 2“", "25-4-2"),
    ],
)
def test_a_ground_is_read_with_the_title_in_front(typed, ground):
    assert read_fact(FACTS["title"], typed) == ground
    assert read_fact(FACTS["held_ground"], typed) == ground


def test_a_paragraph_alone_is_asked_about():
    with pytest.raises(InputError) as caught:
        read_fact(FACTS["title"], "§ 25")
    assert (caught.value.code, set(caught.value.params["candidates"])) == (
        "word_ambiguous",
        {"25-4-2", "25-4-1", "25-5"},
    )


def test_no_suggestion_has_another_number():
    names = [
        name for fact in ("benefits", "title", "status") for word in words_of(fact) for name in (*word.all, *word.near)
    ]
    typed = [name for name in names if any(sign.isdigit() for sign in name)]
    for name, other in product(typed, "0123456789"):
        # One digit in the place of another.
        at = next(place for place, sign in enumerate(name) if sign.isdigit())
        changed = name[:at] + other + name[at + 1 :]
        if changed not in names:
            found = nearest(changed, names)
            assert [sign for sign in found if sign.isdigit()][:1] in ([], [other]), (changed, found)


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("Elster", ["letter", "Brief"], ""),
        ("leter", ["letter"], "letter"),
        ("Zustellugnsurkunde", ["Zustellungsurkunde"], "Zustellungsurkunde"),
        ("Verlängerung um 1 Jahr", ["Verlängerung"], "Verlängerung"),
        ("SGBIII", ["SGBII"], ""),
        ("positv", ["positiv"], "positiv"),
    ],
)
def test_a_slip_leaves_numbers_and_with_a_second_one_the_first_letter(typed, known, near):
    assert nearest(typed, known) == near


def test_a_register_says_of_another_book_what_it_is(hardship, tmp_path):
    register, out = tmp_path / "in.csv", tmp_path / "out.csv"
    rows = ["SGB II", "SGB II", "SGB III", "SGB XIV"]
    register.write_text("Amtshandlung;Dauer;Leistungsbezug\n" + "".join(f"Verlängerung;12;{one}\n" for one in rows))
    hardship("batch", register, "-o", out, "--lang", "de")
    text = out.read_text(encoding="utf-8")
    assert text.count("Meinten Sie") == 0
    assert "„SGB III“ wird hier nicht gelesen. ALG (I) gibt es nach dem SGB III" in text
    assert "„SGB XIV“ wird hier nicht gelesen. § 53 Abs. 1 AufenthV nennt nur SGB II, SGB XII und AsylbLG" in text


@pytest.mark.parametrize(
    ("land", "own", "other"),
    [("SN", "sn-corpus-christi", "th-corpus-christi"), ("Thüringen", "th-corpus-christi", "sn-corpus-christi")],
)
def test_of_a_word_for_places_that_of_the_land_is_named(hardship, tmp_path, land, own, other):
    case = tmp_path / "case.toml"
    case.write_text(f'land = "{land}"\nplace = "Fronleichnamsgemeinde"\nnotified = 2026-06-01\n', encoding="utf-8")
    for args in (
        ("appeal", "--land", land, "--place", "Fronleichnamsgemeinde", "--notified", "1.6.2026"),
        ("deadline", "1.6.2026", "1m", "--land", land, "--place", "Fronleichnamsgemeinde"),
        ("holidays", land, "2026", "--place", "Fronleichnamsgemeinde"),
        ("case", case),
    ):
        err = hardship(*args, "--lang", "en")[2]
        assert own in err
        assert other not in err
