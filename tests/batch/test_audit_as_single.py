"""What an audit says of a row and of the same decision alone: one answer in both."""

import json

import pytest

REFUSED = {
    "act": "extend",
    "months": "12",
    "land": "NW",
    "outcome": "refused",
    "permit_until": "2026-11-30",
    "applied": "2026-11-20",
    "notified": "2026-11-25",
    "recorded_valid_until": "2027-12-31",
}
MISSING = {"land": "NW", "delivery": "letter", "posted": "2026-11-27", "instruction": "missing"}
PERMIT = {"act": "extend", "months": "12", "permit_until": "2026-11-30", "land": "NW"}
GRANTED = {"act": "extend", "permit_until": "2026-11-30", "notified": "2026-11-25", "outcome": "granted", "land": "NW"}


@pytest.fixture
def both(batch, hardship):
    """What an audit says of a register's row (``audit``, ``audit_reason``) and what follows from each difference alone."""

    def ask(facts):
        today = ("--today", "2026-11-30")
        register = f"{','.join(facts)}\n{','.join(facts.values())}\n".encode()
        row = batch(register, *today, command="audit")[1].row(0, named=True)
        given = [part for name, text in facts.items() for part in (f"--{name.replace('_', '-')}", text)]
        _code, out, err = hardship("audit", *given, *today, "--json")
        found = json.loads(out)["answer"] if out else {"differences": [], "unchecked": [json.loads(err)]}
        return (row["audit"], row["audit_reason"]), found

    return ask


@pytest.mark.parametrize(
    ("facts", "row", "follows"),
    [
        (REFUSED, ("differs", "valid-until-not-granted"), ["nothing_granted"]),
        ({**REFUSED, "outcome": "withdrawn"}, ("differs", "valid-until-not-granted"), ["nothing_granted"]),
        ({**MISSING, "recorded_last_day": "2027-01-04"}, ("differs", "safe-day"), ["safe_day"]),
        ({**MISSING, "recorded_last_day": "2027-01-05"}, ("differs", "last-day-too-early"), ["last_day_too_early"]),
        ({**MISSING, "instruction": "correct", "recorded_last_day": "2027-01-04"}, ("same", None), []),
        (
            {"land": "NW", "notified": "2026-11-25", "recorded_remedy": "objection", "recorded_last_day": "2027-11-25"},
            ("differs", "remedy-wrong; other-reading"),
            ["remedy_wrong", "open_fact"],
        ),
        (
            {"land": "NW", "notified": "2026-11-25", "recorded_remedy": "none", "recorded_last_day": "2027-11-25"},
            ("differs", "remedy-denied; last-day-too-late"),
            ["remedy_denied", "last_day_too_late"],
        ),
        ({**PERMIT, "recorded_valid_until": "2027-11-30"}, ("same", None), []),
        ({**PERMIT, "recorded_valid_until": "2028-11-30"}, ("differs", "valid-until-too-late"), ["valid_beyond_request"]),
        ({**PERMIT, "recorded_valid_until": "2029-12-31"}, ("differs", "valid-until-too-late"), ["valid_too_long"]),
        ({**PERMIT, "recorded_valid_until": "2027-11-01"}, ("differs", "valid-until-too-early"), ["valid_below_request"]),
        ({**PERMIT, "recorded_valid_until": "2027-12-01"}, ("differs", "other-reading"), ["other_reading"]),
        ({**GRANTED, "recorded_valid_until": "2027-02-28", "recorded_fee_eur": "96"}, ("same", None), []),
        ({**GRANTED, "recorded_valid_until": "2027-03-01", "recorded_fee_eur": "93"}, ("same", None), []),
        ({**GRANTED, "recorded_valid_until": "2029-12-01", "recorded_fee_eur": "93"}, ("differs", "other-reading"), ["other_reading"]),
        ({**GRANTED, "recorded_valid_until": "2029-12-31"}, ("differs", "valid-until-too-late"), ["valid_too_long"]),
        (
            {"land": "HE", "posted": "2026-04-08", "delivery": "letter", "recorded_last_day": "2026-05-12"},
            ("differs", "other-reading"),
            ["other_reading"],
        ),
        (
            {"act": "certificate", "permit_until": "2026-11-30", "recorded_valid_until": "2027-12-31"},
            ("not-checked", "valid-until-not-checked"),
            [],
        ),
    ],
)  # fmt: skip
def test_a_row_and_a_decision_alone_have_one_answer(both, facts, row, follows):
    found_row, alone = both(facts)
    assert (found_row, [one["follows"] for one in alone["differences"]]) == (row, follows)
    assert bool(alone["unchecked"]) == (row[0] == "not-checked")


def test_no_row_is_the_same_of_which_something_was_not_compared(both):
    facts = {**PERMIT, "notified": "2026-11-25", "recorded_fee_eur": "93", "recorded_last_day": "2026-12-28"}
    assert both(facts)[0] == ("same", None)
    facts |= {"notified": "", "posted": "2026-11-25"}
    row, alone = both({name: text for name, text in facts.items() if text})
    assert row == ("not-checked", "last-day-not-checked")
    assert [one["what"] for one in alone["unchecked"]] == ["last_day"]
    failed = {**PERMIT, "notified": "2026-11-25", "recorded_fee_eur": "46.50", "recorded_valid_until": "x"}
    assert both(failed)[0] == ("not-checked", None)


def test_a_notice_without_an_instruction_names_no_remedy(batch, hardship):
    facts = ("--land", "NW", "--notified", "2026-11-25", "--instruction", "missing", "--recorded-remedy")
    for named in ("action", "none"):
        code, out, err = hardship("audit", *facts, named)
        assert (code, out, "to have no instruction" in err) == (2, "", True)
    rows = b"land,notified,instruction,recorded_remedy\nNW,2026-11-25,fehlt,Klage\nNW,2026-11-25,falsch,Klage\nNW,2026-11-25,fehlt,\n"
    code, frame, err = batch(rows, command="audit")
    assert (code, frame["audit"].to_list()) == (1, ["not-checked", "same", "not-checked"])
    assert [error is not None for error in frame["error"]] == [True, False, False]
    assert "a remedy named without an instruction 1" in err
    # What the Land's law is asked in place of may stand beside a missing instruction.
    assert (
        hardship(
            "appeal", "--land", "NW", "--notified", "2026-11-25", "--instruction", "missing", "--remedy", "action"
        )[0]
        == 0
    )


@pytest.mark.parametrize("named", ["leave-to-appeal", "complaint", "Beschwerde"])
def test_a_remedy_that_no_notice_can_name_is_an_error_of_what_was_recorded(batch, hardship, tmp_path, named):
    facts = {"land": "NW", "posted": "2026-04-02", "delivery": "letter", "recorded_remedy": named}
    register = f"{','.join(facts)}\n{','.join(facts.values())}\n".encode()
    result, table, _err = batch(register, command="audit")
    row = table.row(0, named=True)
    assert (result, row["audit"], row["status"], row["remedy"]) == (1, "not-checked", None, None)
    assert row["error"] == f"recorded_remedy: '{named}' is not accepted. Accepted: objection, action, none."
    given = [part for name, text in facts.items() for part in (f"--{name.replace('_', '-')}", text)]
    file = tmp_path / "case.toml"
    file.write_text("".join(f'{name} = "{text}"\n' for name, text in facts.items()))
    for asked in (["audit", *given], ["audit", file], ["case", file]):
        code, _out, err = hardship(*asked, "--json")
        error = json.loads(err)["error"]
        assert (code, error["code"], error["field"]) == (2, "not_a_choice", "recorded_remedy")
