"""Words that people stumbled over: said once, in the reader's language, and as the law has them."""

import io

import pytest


def test_what_is_asked_for_is_named_once(hardship, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n1\n2026-03-02\nNW\n\n\n\n\n\nfertig\n"))
    out = "".join(hardship("ask", "appeal", "--lang", "de")[1:])
    assert "Rechtsbehelfsbelehrung (§ 58 VwGO)" in out
    assert "Rechtsbehelfsbelehrung: Rechtsbehelfsbelehrung" not in out


def test_a_saturday_is_no_arbeitstag(hardship):
    args = ("appeal", "--land", "NW", "--delivery", "letter", "--posted", "2026-11-10", "--lang", "de")
    out = hardship(*args)[1]
    assert "14.11.2026 ist kein Arbeitstag (Samstag, Sonntag oder Feiertag)" in " ".join(out.split())
    assert "kein Werktag" not in out


def test_a_checklist_has_no_word_of_the_other_language(hardship):
    for land in ("HH", "SH"):
        for language, there in (
            ("en", "not where § 5 Abs. 4 AufenthG applies"),
            ("de", "nicht bei § 5 Abs. 4 AufenthG"),
        ):
            out = " ".join(hardship("checklist", "99010022001012", "--land", land, "--lang", language)[1].split())
            assert there in out
            assert ("nicht bei" in out) == (language == "de")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "hardship words --of facts lists"), ("de", "hardship wörter --angabe angaben nennt")]
)
def test_a_key_that_is_no_fact_is_told_where_the_facts_stand(hardship, tmp_path, language, said):
    path = tmp_path / "case.toml"
    path.write_text('land = "NW"\nfoo = "x"\n', encoding="utf-8")
    err = hardship("case", path, "--lang", language)[2]
    assert said in err
    assert hardship("wörter", "--angabe", "angaben")[0] == 0


def test_a_language_that_does_not_exist_is_refused_without_a_command_too(hardship):
    code, out, err = hardship("--lang", "fr")
    assert (code, out, "'fr' is not accepted" in err) == (2, "", True)


def test_a_value_that_is_the_usual_one_is_shown_as_set(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text('land = "NW"\nact = "extend"\nmonths = "6"\noutcome = "refused"\n', encoding="utf-8")
    assert "What if outcome = granted\n" in hardship("case", path, "--set", "outcome=granted")[1]
    assert "What if without benefits\n" in hardship("case", path, "--set", "benefits=")[1]
    assert "What if without months\n" in hardship("case", path, "--set", "months=")[1]
    assert "Was wäre ohne" not in hardship("case", path, "--set", "outcome=granted", "--lang", "de")[1]


def test_what_is_missing_promises_no_answer_that_it_does_not_name(hardship):
    # An answer was promised, and what stood there was that the act is missing.
    assert "\nWhat is missing\n" in hardship("case", "--permit-until", "2026-12-31", "--applied", "2026-12-01")[1]
    assert "Missing, and the answer it would open" in hardship("case", "extend", "--land", "NW")[1]
