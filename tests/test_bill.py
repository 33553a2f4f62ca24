"""One bill for several acts and several persons: each line is what the fee is alone, and everything adds up."""

import json
import random
from datetime import date
from decimal import Decimal

import pytest

from hardship_cli import Bill, Case, InputError, Unanswerable, fee, fees
from hardship_cli.asking import answers
from hardship_cli.bill import Person, read, remarks
from hardship_cli.case_text import case_text
from hardship_cli.casefile import read_case_file
from hardship_cli.timeline import timeline

FAMILY = [{"born": "1985-02-01", "id": "mother"}, {"born": "2012-08-30", "benefits": "sgb2"}, {"born": "2015-05-05"}]
TODAY = date(2026, 11, 29)


def bill(**facts):
    return Bill.read({"months": "12", "on": "2026-11-29", **facts})


def test_each_act_for_each_person_is_a_line_and_the_total_is_their_sum():
    found = fees(bill(act=["extend", "fiction-certificate"], person=FAMILY))
    lines = [(line.person, line.act, str(line.amount)) for line in found.answer.lines]
    assert lines == [
        (1, "extend", "93.00"), (1, "fiction-certificate", "13.00"), (2, "extend", "0.00"), (2, "fiction-certificate", "0.00"),
        (3, "extend", "46.50"), (3, "fiction-certificate", "6.50"),
    ]  # fmt: skip
    assert found.answer.amount == Decimal("159.00")
    assert [(item.person, item.act) for item in found.answer.items] == [line[:2] for line in lines]
    assert [item.effect for item in found.answer.items][2:] == [
        *[("minors_half", "benefits_exemption")] * 2,
        *[("minors_half",)] * 2,
    ]


ACTS = ("issue", "extend", "change-purpose", "fiction-certificate", "certificate", "amend-condition", "objection")


def test_every_line_is_the_fee_asked_alone():
    """Whatever the facts: amounts, status, alternatives, what was taken and the sources are those of single fees."""
    chance = random.Random(17)
    seen = 0
    for _ in range(150):
        acts = chance.sample(ACTS, chance.randint(1, 3))
        facts = {
            "act": acts,
            "person": [],
            "land": chance.choice(["NW", "BY", ""]),
            "months": chance.choice(["3", "12"]),
        }
        facts["on"] = f"{chance.randint(2012, 2026)}-0{chance.randint(1, 9)}-15"
        facts["outcome"] = chance.choice(["granted", "granted", "refused"])
        if "objection" in acts:
            facts["against"] = chance.choice(["refused-extend", "condition"])
        for _person in range(chance.randint(2, 4)):
            one = {"born": f"{chance.randint(1960, 2011)}-0{chance.randint(1, 9)}-12"}
            one |= {} if chance.random() < 0.6 else {"benefits": chance.choice(["sgb2", "other"])}
            one |= {} if chance.random() < 0.7 else {"status": chance.choice(["refugee", "swiss", "scholarship"])}
            facts["person"].append(one)
        alone, refused = [], None
        for one in facts["person"]:
            for act in acts:
                other = {**facts, **one, "act": act}
                other.pop("person")
                if act != "objection":
                    other.pop("against", None)
                try:
                    alone.append(fee(Case.read(other)))
                except (InputError, Unanswerable) as error:
                    refused = refused or error
        if refused is not None:
            with pytest.raises(type(refused)) as error:
                fees(Bill.read(facts))
            assert error.value.code in (refused.code, "not_in_force", "no_text_read")
            continue
        seen += 1
        found = fees(Bill.read(facts))
        assert found.answer.amount == sum(one.answer.amount for one in alone)
        assert [line.amount for line in found.answer.lines] == [one.answer.amount for one in alone]
        assert [line.status for line in found.answer.lines] == [one.status for one in alone]
        assert [line.assumed for line in found.answer.lines] == [dict(one.assumed) for one in alone]
        of_lines = [other for other in found.answer.alternatives if other.because != "objection_succeeds"]
        assert [tuple(other)[:5] for other in of_lines] == [
            tuple(other) for one in alone for other in one.answer.alternatives
        ]
        assert {note.code for one in alone for note in one.notes} - {"safe_amount"} <= {
            note.code for note in found.notes
        }
        assert set(found.sources) == {key for one in alone for key in one.sources}
        ids = [step.id for step in found.steps]
        assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
        assert {used for step in found.steps for used in step.uses} <= set(ids)
    assert seen > 60


def test_the_gravest_status_is_that_of_the_bill():
    found = fees(bill(act=["extend", "fiction-certificate"], born="1985-02-01"))
    assert [line.status for line in found.answer.lines] == ["calculated", "disputed"]
    assert found.status == "disputed"


def test_a_remark_of_all_lines_is_said_once_and_one_of_some_names_them():
    found = fees(bill(act=["extend", "fiction-certificate"], person=FAMILY))
    (note,) = [note for note in found.notes if note.code == "E15"]
    assert dict(note.params) | {"applied": 0, "free_by": 0} == {
        "applied": 0, "free_by": 0, "persons": (1, 3), "acts": ("fiction-certificate",),
    }  # fmt: skip
    (safe,) = [note for note in found.notes if note.code == "safe_amount"]
    assert dict(safe.params) == {"low": Decimal("139.50"), "high": Decimal("159.00")}


def test_added_services_are_rendered_to_a_person_once():
    found = fees(bill(act=["extend", "fiction-certificate"], extras="photo,express", person=FAMILY[:1] * 2))
    assert [(item.person, item.act, item.position) for item in found.answer.items if item.position == "desk_photo"] == [
        (1, "extend", "desk_photo"), (2, "extend", "desk_photo"),
    ]  # fmt: skip
    assert "services_once" in {note.code for note in found.notes}


def test_what_goes_with_no_act_of_the_bill_is_refused():
    with pytest.raises(InputError, match="extra not with act"):
        fees(bill(act=["certificate", "amend-condition"], extras="express", born="1985-02-01"))


def test_facts_of_one_act_are_read_for_that_act_alone():
    found = fees(bill(act=["objection", "extend"], against="refused-extend", born="1985-02-01"))
    assert [str(line.amount) for line in found.answer.lines] == ["46.50", "93.00"]
    with pytest.raises(InputError, match="needs act"):
        bill(act=["extend", "fiction-certificate"], against="condition")


def test_a_granted_act_beside_the_objection_against_its_refusal_may_be_its_success():
    """Then the objection's fee is credited, and the rest paid back (§ 69 Abs. 8 S. 2 AufenthG)."""
    both = {"act": ["extend", "objection"], "against": "refused-extend", "land": "BW", "born": "1980-01-02"}
    found = fees(bill(**both))
    (other,) = [one for one in found.answer.alternatives if one.because == "objection_succeeds"]
    assert (str(found.answer.amount), found.status) == ("139.50", "review")
    assert (str(other.amount), other.act, other.basis) == ("0.00", "objection", "§ 69 Abs. 8 S. 2 AufenthG")
    (note,) = [note for note in found.notes if note.code == "objection_succeeds"]
    assert str(dict(note.params)["amount"]) == "93.00"
    for changed in ({"against": "condition"}, {"against": "refused-issue"}, {"outcome": "refused"}):
        assert "objection_succeeds" not in {note.code for note in fees(bill(**both | changed)).notes}


def test_each_person_fits_the_days_of_all():
    born = ["1980-01-01", "2026-09-15"]
    for day in ("applied", "decided"):
        with pytest.raises(InputError, match="wrong order") as error:
            bill(act="extend", born=born, **{day: "2026-09-01"})
        assert error.value.params["whose"] == (2, None)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"minor": True, "born": ["1985-02-01", "2012-08-30"]}, "person_beside"),
        ({"born": ["1985-02-01", "2012-08-30"], "person": FAMILY}, "person_beside"),
        ({"born": "1985-02-01", "person": FAMILY}, "person_beside"),
        ({"born": "1985-02-01", "person": FAMILY[:1]}, "person_beside"),
        ({"person": [{"land": "NW"}, {}]}, "person_fact"),
        ({"person": ["x", "y"]}, "person_not_table"),
        ({"act": ["extend", "nonsense"]}, "not_a_choice"),
        ({"act": ["extend", 3]}, "wrong_type"),
    ],
)
def test_what_does_not_go_together_is_refused(facts, code):
    with pytest.raises(InputError) as error:
        bill(**{"act": "extend", **facts})
    assert error.value.code == code


def test_an_error_names_the_person_and_the_act_it_is_about():
    with pytest.raises(InputError) as error:
        bill(act="extend", person=[FAMILY[0], {"born": "31.2.2010"}])
    assert error.value.params["whose"] == (2, None)
    with pytest.raises(Unanswerable) as missing:
        fees(Bill.read(act=["certificate", "extend"], on="2026-11-29", born="1985-02-01"))
    assert missing.value.params["whose"] == (None, "extend")


def test_what_holds_for_all_holds_for_who_has_nothing_of_his_own():
    found = fees(
        bill(act="extend", benefits="sgb2", person=[{"born": "1985-02-01"}, {"born": "1990-01-01", "benefits": "none"}])
    )
    assert [str(line.amount) for line in found.answer.lines] == ["0.00", "93.00"]


def test_what_is_the_only_persons_own_goes_before_what_holds_for_all():
    common = {"act": "extend", "months": "12", "on": "2026-11-29", "benefits": "none", "status": "none", "id": "A7"}
    own = {"born": "1985-02-01", "benefits": "sgb2", "status": "swiss", "id": "1"}
    for acts in ("extend", ["extend", "certificate"]):
        found = read({**common, "act": acts, "person": [own]})
        case = found if isinstance(found, Case) else next(found.lines()).case
        assert (case.benefits, case.status, case.id) == ("sgb2", "swiss", "A7")
    blank = read({**common, "benefits": "sgb12", "person": [{"born": "1985-02-01", "benefits": ""}]})
    assert blank.benefits == "sgb12"


def test_one_person_and_one_act_are_a_case_as_ever():
    one = {"act": ["extend"], "person": [{"born": "12.05.2010", "id": "7"}], "land": "TH", "months": "6"}
    assert read(one) == Case.read(act="extend", born="12.05.2010", id="7", land="TH", months="6")
    assert read({"act": "extend"}) == Case.read(act="extend")


def test_the_questions_of_one_person_are_not_asked_of_several(law):
    asked = bill(act="extend", permit_until="2026-11-30", applied="2026-11-02", person=FAMILY)
    found = answers(asked, TODAY, law)
    assert list(found.found) == ["fee"]
    assert {question: error.code for question, error in found.open.items()} == dict.fromkeys(
        ("permit", "fiction", "appeal"), "of_one_person"
    )
    # Of one person they are asked of the act that leads.
    one = answers(
        bill(act=["fiction-certificate", "extend"], permit_until="2026-11-30", applied="2026-11-02"), TODAY, law
    )
    assert one.found["fiction"].answer.effect == "continuation"
    assert one.found["permit"].answer.valid_until == date(2027, 11, 30)
    assert one.found["fee"].answer.amount == Decimal("106.00")


def test_a_birthday_ahead_says_whose_it_is_and_gives_the_totals(law):
    asked = Bill.read(
        act="extend", months="12", person=[{"born": "1985-02-01"}, {"born": "2008-12-20"}, {"born": "2015-05-05"}]
    )
    (turn,) = [entry for entry in timeline(asked, law, TODAY).entries if entry.what == "age_turns"]
    assert turn.day == date(2026, 12, 20)
    assert dict(turn.params) == {"age": 18, "before": Decimal("186.00"), "amount": Decimal("232.50"), "person": 2}
    # By the other reading of E2 the total stays as it was.
    two = Bill.read(
        act=["extend", "fiction-certificate"],
        months="12",
        applied="2026-11-02",
        person=[{"born": "1985-02-01"}, {"born": "2008-12-20"}],
    )
    (turn,) = [entry for entry in timeline(two, law, TODAY).entries if entry.what == "age_turns"]
    (other,) = [other for other in turn.others if other.because == "E2"]
    assert (other.reading, other.amount) == ("B", turn.param("before")) != ("B", turn.param("amount"))


@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_what_is_saved_is_read_again(tmp_path, suffix):
    asked = bill(act=["extend", "fiction-certificate"], land="NW", person=FAMILY)
    path = tmp_path / f"family.{suffix}"
    path.write_text(case_text(asked, str(path)), encoding="utf-8")
    assert read_case_file(str(path), TODAY).case == asked


def test_a_line_of_a_second_person_is_named(tmp_path):
    path = tmp_path / "family.toml"
    path.write_text(
        'act = "extend"\n[[person]]\nborn = 1985-02-01\n\n[[person]]\nborn = "31.2.2010"\n', encoding="utf-8"
    )
    with pytest.raises(InputError) as error:
        read_case_file(str(path), TODAY)
    assert error.value.params["line"] == 6


def test_german_words_stand_in_tables_of_persons(tmp_path):
    path = tmp_path / "familie.toml"
    path.write_text(
        'Amtshandlung = "Verlängerung"\nDauer = 12\n[[Personen]]\nGeburtsdatum = "1.2.1985"\n[[Personen]]\n'
        'Geburtsdatum = "5.5.2015"\nLeistungen = "bürgergeld"\n',
        encoding="utf-8",
    )
    found = read_case_file(str(path), TODAY).case
    assert found.persons == (Person(born=date(1985, 2, 1)), Person(born=date(2015, 5, 5), benefits="sgb2"))


def test_what_was_read_as_something_else_is_said_of_each_person():
    assert [code for code, _params in remarks({"person": [{"born": "00.00.1990"}, {"born": "1990"}]})] == [
        "birth_span"
    ] * 2


def test_the_saved_answer_of_a_bill_is_verified(hardship, tmp_path):
    for words in (
        ["fee", "extend", "fiction-certificate", "--months", "12", "--born", "1985-02-01", "--born", "2012-08-30"],
        ["case", "extend", "--months", "12", "--born", "1985-02-01", "--born", "2012-08-30"],
    ):
        path = tmp_path / "saved.json"
        path.write_text(hardship(*words, "--json", "--today", "2026-11-29")[1], encoding="utf-8")
        assert hardship("verify", path) == (0, f"{path}: equal\n", "")
        path.write_text(path.read_text(encoding="utf-8").replace('"139.50"', '"140.00"'), encoding="utf-8")
        assert hardship("verify", path)[0] == 1


def test_a_what_if_of_a_bill_tells_what_it_moves(hardship, tmp_path):
    path = tmp_path / "family.toml"
    path.write_text(case_text(bill(act="extend", person=FAMILY), "x.toml"), encoding="utf-8")
    code, out, _err = hardship(
        "case", path, "--set", "act=extend,fiction-certificate", "--json", "--today", "2026-11-29"
    )
    answer = json.loads(out)["answer"]
    assert code == 0
    assert answer["set"] == {"act": {"before": "extend", "after": ["extend", "fiction-certificate"]}}
    assert answer["changes"] == [{"about": "fee.amount", "before": "139.50", "after": "159.00"}]
    assert (
        "What if act = extend, fiction-certificate"
        in hardship("case", path, "--set", "act=extend,fiction-certificate")[1]
    )
    code, _out, err = hardship("case", path, "--set", "born=1990-01-01")
    assert (code, "stands beside several" in err) == (2, True)


@pytest.mark.parametrize("acts", ["extend,extend", ["extend", "Verlängerung"], ["issue", "extend", "extend"]])
@pytest.mark.parametrize("persons", [{}, {"born": ["2015-03-02", "2017-06-11"]}])
def test_an_act_that_is_named_twice_is_refused(acts, persons):
    with pytest.raises(InputError) as raised:
        Bill.read(act=acts, months="12", on="2026-11-02", **persons)
    assert (raised.value.code, raised.value.field) == ("act_twice", "act")


def test_twins_are_two_persons():
    bill = Bill.read(act="extend", months="12", on="2026-11-02", born=["2015-03-02", "2015-03-02"])
    assert len(list(bill.lines())) == 2
