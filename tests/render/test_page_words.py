"""What stands first on a page, and in which words: what to do, what to beware of, and no option of the command line."""

from datetime import date

import pytest
from example_cases import REFUSED

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.render.entries import caution_texts
from hardship_cli.render.ics import calendar_bytes
from hardship_cli.render.labels import BECAUSE
from hardship_cli.render.language import Language
from hardship_cli.render.page.page import case_html
from hardship_cli.render.texts import appeal, cases, core, fees, permits
from hardship_cli.render.wording import error_for_page, for_page
from hardship_cli.timeline import timeline

CASE = {"id": "NW-2026-207", **REFUSED}


def page_of(facts, law, lang="en", today=date(2026, 4, 10)):
    return case_html(timeline(Case.read(facts), law, today), Language(lang), law).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "en",
            (
                "Next deadlines",
                "To be heeded",
                "do not suspend the refusal",
                "Deadlines",
                "Reasons",
                "Sources",
                "Receipt",
            ),
        ),
        (
            "de",
            (
                "Nächste Fristen",
                "Zu beachten",
                "keine aufschiebende Wirkung",
                "Fristen",
                "Begründung",
                "Quellen",
                "Beleg",
            ),
        ),
    ],
)
def test_what_to_do_and_what_to_beware_of_stand_before_everything_else(law, lang, parts):
    source = page_of(CASE, law, lang)
    at = source.index("<main")
    for part in parts:
        at = source.index(f">{part}" if part != parts[2] else part, at + 1)


@pytest.mark.parametrize(("lang", "words"), [("en", "no suspensive effect"), ("de", "keine aufschiebende Wirkung")])
@pytest.mark.parametrize("held", [{"permit_until": "2026-01-31"}, {"permit_until": None, "applied": None}])
def test_a_refusal_without_a_fiction_warns_of_the_missing_effect_of_the_remedy_too(law, lang, words, held):
    """Applied for too late, or nothing known of a title: no fiction effect ends, and its warning does not come."""
    facts = {name: value for name, value in {**CASE, **held}.items() if value is not None}
    head = page_of(facts, law, lang).split('class="figures"')[0]
    assert words in head
    report = timeline(Case.read(facts), law, date(2026, 4, 10))
    texts = caution_texts(report, Language(lang), law)
    assert sum(words in text for text in texts) == 1
    calendar = calendar_bytes([report], Language(lang), law).decode().replace("\r\n ", "")
    assert words in next(event for event in calendar.split("BEGIN:VEVENT") if "remedy-due" in event)
    # What was granted is not refused, whatever a remedy against it would do.
    granted = timeline(Case.read(facts, outcome="granted"), law, date(2026, 4, 10))
    assert not any(words in text for text in caution_texts(granted, Language(lang), law))


def test_the_effect_of_the_remedy_is_warned_of_once(law):
    report = timeline(Case.read(CASE), law, date(2026, 4, 10))
    assert sum("suspen" in text for text in caution_texts(report, Language("en"), law)) == 1


def test_the_outer_limit_of_reinstatement_is_no_deadline_on_the_page(law):
    source = page_of({**CASE, "filed": "2026-05-08"}, law, "en", date(2026, 5, 10))
    head = source[: source.index('class="figures"')]
    assert "Find out on which day the obstacle was gone; reinstatement: 2 weeks from that day" in head
    assert "is no deadline to wait for, only the outer limit" in head
    table = source[source.index('id="deadlines"') : source.index('id="fee"')]
    assert "2027-05-07" not in table
    assert "2027-05-07" in source[source.index('id="timeline"') :]


def test_a_title_that_ended_without_an_application_comes_first(law):
    text = page_of({"land": "NW", "act": "extend", "months": "12", "permit_until": "2025-01-31"}, law)
    text = text[text.index("<main") :]
    assert text.index("Apply at once") < text.index("The title ended on 2025-01-31") < text.index("€93.00")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_no_page_names_an_option(law, lang):
    say = Language(lang)
    texts = [text for module in (appeal, core, fees, permits) for text in module.NOTES.values()]
    texts += [text for code, text in cases.NOTES.items() if not code.startswith("checklist")]
    texts += BECAUSE.values()
    assert any("--" in text for text in texts)
    for text in texts:
        assert "--" not in for_page(say(text), say), text
    for code in (*appeal.ERRORS, *permits.ERRORS, *fees.ERRORS, "land_needed", "before_first_version"):
        shown = error_for_page(Unanswerable(code, None), say, law)
        assert "--" not in shown, code
        assert "hardship " not in shown, code


def test_an_option_is_called_as_the_page_calls_the_fact():
    en, de = Language("en"), Language("de")
    assert for_page("--began settles it.", en) == "“Procedure began” settles it."
    assert for_page("Frist ein Jahr: --instruction wrong.", de) == "Frist ein Jahr: „Rechtsbehelfsbelehrung: falsch“."
    assert for_page("--on DAY fixes it; --no-lawful-stay", en) == "“Law of” fixes it; “not: Lawful without title”"


def test_a_rule_is_called_by_its_title_and_a_remedy_by_its_word(law):
    source = page_of({"posted": "2026-11-25", "delivery": "email"}, law, "de")
    assert "notification_email" not in source
    assert law.deadlines.rule("notification_email").title["de"] in source
    source = page_of({"notified": "2026-11-25", "decided_by": "higher"}, law, "de")
    assert "remedy_higher" not in source
    assert ": Klage" in source


def test_what_the_stay_hangs_on_comes_before_what_the_fee_hangs_on(law):
    late = {**CASE, "land": "BY", "applied": "2026-03-03", "extras": "express"}
    source = page_of(late, law)
    assert source.index("removal is not suspended either") < source.index("Open legal point E18")
