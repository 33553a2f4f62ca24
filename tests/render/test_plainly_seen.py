"""What people see of an answer: what has ended is told as ended, what is open as open, and each thing once."""

import json
import re
from datetime import date

import pytest

from hardship_cli.case import Case
from hardship_cli.render.case_json import case_tree
from hardship_cli.render.ics import calendar_bytes
from hardship_cli.render.language import Language
from hardship_cli.render.page.page import case_html
from hardship_cli.timeline import timeline, with_recorded

TODAY = "2026-11-30"
FICTION = {
    "land": "NW",
    "permit_until": "2026-10-31",
    "applied": "2026-10-01",
    "outcome": "refused",
    "notified": "2026-11-24",
}
DEPARTURE = ("--land", "NW", "--departure-days", "30", "--notified", "2026-11-27")


def options(facts):
    """Facts as options of a command."""
    return [word for name, value in facts.items() for word in (f"--{name.replace('_', '-')}", value)]


def flat(text):
    """Text of a table on one line."""
    return " ".join(text.split())


def test_an_effect_that_has_ended_is_told_as_ended(hardship):
    _code, out, _err = hardship("fiction", *options(FICTION), "--today", TODAY, "--lang", "de")
    assert out.startswith("Wirkung  beendet am 24.11.2026 (bis dahin Fortgeltungsfiktion)   berechnet\n")
    assert "Bis zum 24.11.2026 galt der bisherige Titel unverändert fort" in flat(out)
    assert "gilt unverändert fort" not in flat(out)
    work = (
        "Erwerbstätigkeit erlaubt mindestens bis 24.12.2026, soweit der Titel sie erlaubte (§ 84 Abs. 2 S. 2 AufenthG)"
    )
    assert work in flat(out)


def test_on_its_last_day_and_before_it_runs(hardship):
    for today in ("2026-11-24", "2026-11-01"):
        out = hardship("fiction", *options(FICTION), "--today", today)[1]
        assert out.startswith("Effect  the title continues (Fortgeltungsfiktion)")
        assert "The old title continues as it was" in out


def test_codes_and_plain_answers_know_no_such_day(hardship):
    found = [
        json.loads(hardship("fiction", *options(FICTION), "--json", "--today", today)[1])
        for today in ("2026-11-01", TODAY)
    ]
    assert [note["code"] for note in found[0]["notes"] if note["code"] != "day_in_future"] == [
        note["code"] for note in found[1]["notes"]
    ]
    assert found[0]["answer"] == found[1]["answer"]
    assert hardship("fiction", *options(FICTION), "--plain", "--today", TODAY)[1] == "continuation\n"


@pytest.mark.parametrize(("effect", "facts"), [("Erlaubnisfiktion", {}), ("Duldungsfiktion", {"lawful": "2026-09-01"})])
def test_each_effect_has_words_for_its_end(law, effect, facts):
    stay = {"permit_until": "none", "lawful_stay": "true" if not facts else "false", "applied": "2026-10-01"}
    since = {"lawful_since": facts["lawful"]} if facts else {}
    report = timeline(Case.read({**FICTION, **stay, **since}), law, date.fromisoformat(TODAY))
    assert f"beendet am 24.11.2026 (bis dahin {effect})" in case_html(report, Language("de"), law)


def test_a_certificate_of_what_has_ended_is_to_be_checked(hardship):
    ended = hardship("text", "fiction", *options(FICTION), "--today", TODAY, "--lang", "de")[1]
    check = "PRÜFEN: Die Wirkung ist am 24.11.2026 beendet; eine Bescheinigung darüber ist nicht mehr auszustellen.\n"
    assert ended.startswith(check)
    assert " galt vom 01.11.2026 an" in ended
    running = hardship("text", "fiction", *options(FICTION), "--today", "2026-11-24", "--lang", "de")[1]
    assert "PRÜFEN" not in running
    assert " gilt vom 01.11.2026 an" in running


def test_case_page_and_memo_tell_it_too(law, hardship):
    report = timeline(Case.read(FICTION), law, date.fromisoformat(TODAY))
    page = re.sub("<[^>]+>", "|", case_html(report, Language("de"), law))
    assert "beendet am 24.11.2026 (bis dahin Fortgeltungsfiktion)||01.11.2026 bis 24.11.2026" in page
    assert "Erwerbstätigkeit||erlaubt bis 24.12.2026||" in page
    for command in (("case",), ("text", "memo")):
        out = hardship(*command, *options(FICTION), "--today", TODAY, "--lang", "de")[1]
        assert "beendet am 24.11.2026 (bis dahin Fortgeltungsfiktion)" in out
        assert "gilt unverändert fort" not in flat(out)


def test_a_receipt_holds_the_same_answer_on_every_day(law):
    found = [timeline(Case.read(FICTION), law, date(2026, 11, day)) for day in (25, 30)]
    say = Language("de")
    first, second = (case_tree(report, say, law)["notes"] for report in found)
    assert first == second


def test_whom_a_day_to_leave_is_safe_for(hardship, law):
    safe = "Safe for whoever must leave: 2026-12-27; for the authority that would remove afterwards: 2026-12-28."
    for more in ((), ("--explain",)):
        assert safe in flat(hardship("departure", *DEPARTURE, *more)[1])
    assert safe in flat(hardship("case", *DEPARTURE)[1])
    facts = {"land": "NW", "departure_days": "30", "notified": "2026-11-27"}
    report = timeline(Case.read(facts), law, date.fromisoformat(TODAY))
    say = Language("en")
    assert safe in case_html(report, say, law)
    calendar = calendar_bytes([report], say, law).decode().replace("\r\n ", "").replace("\\;", ";")
    assert safe in calendar


def test_no_day_is_safe_for_the_authority_where_the_notification_may_be_later(hardship):
    posted = ("--land", "NW", "--delivery", "letter", "--received", "2026-11-05", "--departure-days", "30")
    out = flat(hardship("departure", *posted)[1])
    assert "Safe for whoever must leave: 2026-12-05. " in out
    assert "would remove afterwards" not in out


def test_a_reading_says_what_it_says_where_no_remark_does(hardship):
    out = flat(hardship("permit", "--start", "2026-12-01", "--months", "12", "--lang", "de")[1])
    reading = "E6: Die Dauer endet am gleichen Monatstag, einen Tag später; § 187 Abs. 1, § 188 Abs. 2 Alt. 1 BGB"
    assert f"Mittwoch, 1. Dezember 2027 {reading}" in out
    memo = hardship("text", "memo", "--start", "2026-12-01", "--months", "12", "--lang", "de")[1]
    assert f"Andere Lesart: Mittwoch, 1. Dezember 2027 ({reading})\n" in memo
    # The remark beside it tells both readings.
    assert "2026-12-28 E10: § 31 Abs. 3 S. 1 VwVfG Seen" in flat(hardship("departure", *DEPARTURE, "--today", TODAY)[1])


def test_a_fact_that_is_not_given_is_no_reading_of_the_law(hardship):
    unknown = ("--land", "NW", "--delivery", "letter", "--received", "2026-11-05", "--lang", "de")
    out = flat(hardship("appeal", *unknown)[1])
    assert "Noch offen ein späterer Tag wenn die Bekanntgabefiktion auf einen späteren Tag fällt als der Zugang" in out
    assert "Andere Lesarten" not in out
    memo = hardship("text", "memo", *unknown)[1]
    assert "\nNoch offen: ein späterer Tag (wenn " in memo
    assert "Andere Lesart: -" not in memo


def test_the_status_names_what_is_in_doubt(hardship):
    berlin = ("--land", "BE", "--notified", "2026-11-27", "--outcome", "refused", "--lang", "de", "--today", TODAY)
    assert "zu prüfen: schwach belegt (§ 63 Abs. 2 JustG Bln) Klage" in flat(hardship("appeal", *berlin)[1])
    doubt = "zu prüfen: Rechtsbehelf, schwach belegt (§ 63 Abs. 2 JustG Bln) § 25"
    assert flat(hardship("case", *berlin)[1]).startswith(f"Fall: {doubt}")
    both = flat(hardship("case", *berlin, "--departure-days", "30")[1])
    assert both.startswith(f"Fall: streitig: Ausreise (E10); {doubt}")
    assert "Zu E10 wurde keine Gerichtsentscheidung gefunden." in both
    assert both.count("--erklären") == 1


def test_a_remedy_that_was_missed_says_what_is_left(hardship):
    late = ("--land", "NW", "--delivery", "letter", "--posted", "2026-09-01", "--today", TODAY)
    out = flat(hardship("appeal", *late)[1])
    assert "2027-10-05 is no deadline to wait for, only the outer limit" in out
    assert "no deadline to wait for" not in flat(hardship("appeal", *late, "--filed", "2026-10-05")[1])
    json_codes = [note["code"] for note in json.loads(hardship("appeal", *late, "--json")[1])["notes"]]
    assert "remedy_missed_reinstatement" not in json_codes
    wrong = flat(hardship("appeal", *late, "--instruction", "wrong")[1])
    assert "file now, do not wait for that day" in wrong


def test_the_year_that_several_differences_open_is_told_once(hardship, law):
    facts = {"land": "NW", "outcome": "refused", "delivery": "letter", "posted": "2026-11-20"}
    recorded = {"recorded_remedy": "objection", "recorded_last_day": date(2026, 12, 23)}
    report = with_recorded(timeline(Case.read(facts), law, date.fromisoformat(TODAY)), recorded, law)
    page = case_html(report, Language("en"), law, short=True)
    assert page.count("a year runs") == 1
    noted = ("--recorded-remedy", "objection", "--recorded-last-day", "2026-12-23")
    out = flat(hardship("audit", *options(facts), *noted, "--today", TODAY)[1])
    assert out.count("a year runs") == 1
    assert "Noted too early. Safe for whoever files is Thursday, 24 December 2026." in out


def test_days_ahead_are_no_doubt_about_an_instruction(hardship):
    ahead = ("text", "instruction", "--land", "BE", "--posted", "2026-12-01", "--lang", "de", "--today", TODAY)
    first = hardship(*ahead)[1].split("\n")[0]
    assert first == "PRÜFEN: Rechtsbehelf. Schwach belegt: § 63 Abs. 2 JustG Bln (eine Fundstelle)."


def test_a_memo_repeats_no_remark_among_what_is_to_be_checked(hardship):
    facts = ("--land", "NW", "--delivery", "letter", "--received", "2026-11-05", "--departure-days", "30")
    memo = hardship(
        "text", "memo", *facts, *options({**FICTION, "notified": ""})[2:-2], "--lang", "de", "--today", TODAY
    )[1]
    # Among what is to be checked, and beside the answer.
    assert memo.count("Ohne den Tag der Aufgabe zur Post") == 2


def test_a_day_of_a_calendar_leads_with_its_own_content(law):
    report = timeline(Case.read(FICTION), law, date.fromisoformat(TODAY))
    calendar = calendar_bytes([report], Language("de"), law).decode().replace("\r\n ", "")
    descriptions = re.findall("DESCRIPTION:(.*)", calendar)
    assert descriptions
    assert not [text for text in descriptions if text.startswith("Achtung")]


def test_the_picture_counts_dates(law):
    report = timeline(Case.read(FICTION), law, date.fromisoformat(TODAY))
    assert re.search(
        "[0-9]+ Termine vom 1. Oktober 2026 bis zum 24. Dezember 2027, ", case_html(report, Language("de"), law)
    )


def test_a_day_that_rests_on_no_step_names_none(hardship):
    noted = {"land": "NW", "outcome": "refused", "notified": "2026-11-24", "recorded_remedy": "objection"}
    out = hardship("case", *options(noted), "--today", TODAY, "--explain")[1]
    assert "[Remedy ]" not in flat(out)


def test_the_place_that_was_meant_says_what_holds_there(hardship):
    _code, _out, err = hardship(
        "appeal", "--land", "BY", "--place", "München", "--notified", "2026-07-13", "--lang", "de"
    )
    assert "Sitz München: Mariä Himmelfahrt (15. August) ist dort Feiertag." in err


def test_a_fee_of_today_says_each_thing_once(hardship):
    soon = ("fee", "extend", "--months", "6", "--born", "2008-12-12", "--today", TODAY, "--lang", "de")
    out = flat(hardship(*soon)[1])
    assert out.startswith("Gebühr 46,50 € zu prüfen: ändert sich am 12.12.2026 ")
    assert out.count("93,00 € (volljährig)") == 1
    assert "Ohne Tagesangabe" not in out
    assert "zugrunde gelegten Tag" not in out
    explained = flat(hardship(*soon, "--explain")[1])
    assert "Ohne Tagesangabe" in explained
    assert "zugrunde gelegten Tag" in explained


@pytest.mark.parametrize(
    ("facts", "en", "de"),
    [
        (
            {
                "land": "NW",
                "act": "extend",
                "months": "12",
                "status": "eu-turkey",
                "born": "2002-11-25",
                "applied": "2026-11-20",
            },
            "other reading: €46.00 (EU_TURKEY_AGE: The age counts when the title is issued; § 52a",
            "andere Lesart: 46,00 € (EU_TURKEY_AGE: Das Alter bei der Ausstellung zählt; § 52a",
        ),
        (
            {"land": "NW", "departure_days": "30", "notified": "2026-11-27"},
            "other reading: Monday, 28 December 2026 (E10: ",
            "andere Lesart: Montag, 28. Dezember 2026 (E10: ",
        ),
        (
            {**FICTION, "land": "HE", "notified": None, "posted": "2026-11-24", "delivery": "letter"},
            "other reading: Saturday, 28 November 2026 (E17: ",
            "andere Lesart: Samstag, 28. November 2026 (E17: ",
        ),
    ],
)
def test_the_page_says_what_another_reading_says(law, facts, en, de):
    """Its code alone stood there, in the first part of the page and in the timeline."""
    report = timeline(
        Case.read({name: value for name, value in facts.items() if value}), law, date.fromisoformat(TODAY)
    )
    for lang, words in (("en", en), ("de", de)):
        source = case_html(report, Language(lang), law).replace("\u00a0", " ")
        text = re.sub(r"<[^>]*>", "", source)
        assert words in text
        assert not re.search(r"\((?:E\d+|[A-Z]+(?:_[A-Z]+)+)(?:: §|\))", text)


def test_the_page_says_beside_another_reading_whom_each_day_is_safe_for(law):
    facts = {"land": "NW", "departure_days": "30", "notified": "2026-11-27"}
    source = case_html(timeline(Case.read(facts), law, date.fromisoformat(TODAY)), Language("en"), law, short=True)
    assert re.search(
        r"other reading: [^<]*\(E10: .*?\) Safe for whoever must leave: 2026-12-27; for the authority", source
    )


def test_the_head_of_a_case_names_the_questions_that_have_no_answer(hardship):
    facts = ("--land", "HH", "--delivery", "portal", "--posted", "2026-01-27", "--received", "2026-01-30")
    refused = (*facts, "extend", "--outcome", "refused", "--months", "12", "--lang")
    assert hardship("case", *refused, "en")[1].startswith("Case: calculated; no answer possible: remedy\n")
    german = flat(hardship("case", *refused, "de")[1])
    assert german.startswith("Fall: berechnet; keine Antwort möglich: Rechtsbehelf")
    assert "feststellen" not in german
    assert "nachlesen, was zu dieser Bekanntgabe gilt" in german
    due = flat(hardship("appeal", *facts, "--lang", "de")[2])
    assert "anderen Tag" not in due


def test_the_head_of_a_familys_file_calls_nothing_unanswered_that_is_of_one_person(hardship, tmp_path):
    path = tmp_path / "family.toml"
    path.write_text(
        'land = "NW"\nact = "extend"\nmonths = 12\npermit_until = "2026-12-31"\napplied = "2026-11-02"\non = "2026-11-30"\n'
        "[[person]]\nborn = 1990-01-02\n[[person]]\nborn = 2015-03-04\n",
        encoding="utf-8",
    )
    head = hardship("case", path, "--lang", "en")[1].splitlines()[0]
    assert "no answer possible" not in head
