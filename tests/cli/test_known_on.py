"""``--known-on``: answers with what the data knew on a day, told in every form, saved and verified."""

import json

import polars as pl
import pytest

FEE = ("fee", "extend", "--months", "12", "--on", "2027-04-01")


def test_a_decision_is_judged_by_what_could_be_known(hardship, overlay):
    assert hardship(*FEE, "--data", overlay, "--plain")[1] == "95.00\n"
    assert hardship(*FEE, "--data", overlay, "--known-on", "2027-01-20", "--plain")[1] == "95.00\n"
    code, out, _err = hardship(*FEE, "--data", overlay, "--known-on", "2027-01-19", "--json")
    tree = json.loads(out)
    assert (code, tree["answer"]["amount"]) == (0, "93.00")
    assert tree["asked"]["known_on"] == tree["receipt"]["known_on"] == "2027-01-19"
    notes = {note["code"]: note for note in tree["notes"]}
    assert notes["version_not_known"]["params"] == {
        "rule": "residence_extend_over_3m",
        "version": "2027-03-01",
        "known_on": "2027-01-19",
        "day": "2027-01-20",
        "dated": "published",
    }
    assert "its source was published on 2027-01-20" in notes["version_not_known"]["text"]
    assert "known_on" in notes
    code, out, _err = hardship(*FEE, "--data", overlay, "--wissensstand", "19.1.2027", "--lang", "de")
    assert "Beantwortet mit dem, was die Rechtsdaten nach den Tagen ihrer Quellen am 19.01.2027 wussten." in " ".join(
        out.split()
    )
    assert "ihre Quelle wurde veröffentlicht am 20.01.2027" in " ".join(out.split())


def test_a_source_without_a_day_of_publication_is_said(hardship):
    code, out, err = hardship("fee", "extend", "--months", "12", "--on", "2018-01-01", "--known-on", "2018-06-01")
    assert (code, out) == (4, "")
    assert "bears no day of publication and was checked on 2026-11-22" in err
    code, _out, err = hardship(
        "fee", "extend", "--months", "12", "--on", "2018-01-01", "--known-on", "1.6.2018", "--lang", "de"
    )
    assert "trägt keinen Tag der Veröffentlichung und wurde am 22.11.2026 geprüft" in " ".join(err.split())


QUESTIONS = [
    FEE,
    ("permit", "--start", "2026-03-15", "--months", "12"),
    ("fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-30"),
    ("appeal", "--land", "NW", "--posted", "2026-03-02", "--delivery", "letter"),
    ("deadline", "2026-03-03", "1m", "--land", "NW"),
    ("case", "extend", "--land", "NW", "--permit-until", "2026-03-31", "--applied", "2026-03-30"),
]


@pytest.mark.parametrize("words", QUESTIONS, ids=[words[0] for words in QUESTIONS])
def test_saved_and_verified(hardship, tmp_path, words):
    code, out, err = hardship(*words, "--known-on", "2026-11-28", "--json")
    assert code == 0, err
    saved = tmp_path / "saved.json"
    saved.write_text(out)
    assert hardship("verify", saved, "--plain") == (0, "equal\n", "")
    forged = json.loads(out)
    forged["asked"]["known_on"] = "2026-11-27"
    saved.write_text(json.dumps(forged))
    assert hardship("verify", saved, "--plain")[1] == "differs\n"
    plain = hardship(*words, "--json")[1]
    assert "known_on" not in plain


def test_a_case_says_so_and_its_saved_answer_stands_for_its_facts(hardship, tmp_path):
    words = QUESTIONS[-1]
    code, out, _err = hardship(*words, "--known-on", "2026-11-28", "--today", "2026-11-28")
    assert code == 0
    assert "what the law data knew on 2026-11-28" in " ".join(out.split())
    saved = tmp_path / "saved.json"
    saved.write_text(hardship(*words, "--known-on", "2026-11-28", "--json")[1])
    assert hardship("case", saved, "--plain")[0] == 0


def test_a_register_takes_it_too(hardship, overlay, tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("id,act,months,on\na,extend,12,2027-04-01\nb,extend,12,2026-12-01\n")
    for known_on, fees in (("2027-01-19", ["93.00", "93.00"]), ("2027-01-20", ["95.00", "93.00"])):
        args = ("-o", target, "--force", "--quiet", "--data", overlay, "--known-on", known_on)
        assert hardship("batch", source, *args)[0] == 0
        frame = pl.read_csv(target, infer_schema=False)
        assert frame["fee_eur"].to_list() == fees
        assert [("version_not_known" in notes) for notes in frame["notes"].fill_null("")] == [fees[0] == "93.00", False]
    source.write_text("id,act,months,on,recorded_fee_eur\na,extend,12,2027-04-01,93\n")
    args = ("-o", target, "--force", "--quiet", "--data", overlay)
    assert hardship("audit", source, *args, "--known-on", "2027-01-19")[0] == 0
    assert hardship("audit", source, *args)[0] == 1


def test_one_decision_is_audited_by_what_was_known(hardship, overlay):
    words = ("audit", "extend", "--months", "12", "--on", "2027-04-01", "--recorded-fee-eur", "93", "--data", overlay)
    assert hardship(*words, "--plain") == (1, "differs\n", "")
    assert hardship(*words, "--known-on", "2027-01-19", "--plain") == (0, "same\n", "")


def test_a_day_that_is_none_is_refused(hardship):
    code, out, err = hardship(*FEE, "--known-on", "31.2.2026")
    assert (code, out) == (2, "")
    assert "31.2.2026" in err
