"""The checklist of each service in each Land: every difference in its place, counts, JSON, Markdown; the data behind it.

The descriptions themselves, bullet by bullet: test_checklist_descriptions.py.
"""

import json
import re

import pytest
from services import COMMISSION, EXTEND, ISSUE

from hardship_cli.checklist.differences import PLACES, SECTIONS
from hardship_cli.laender import CODES
from hardship_cli.render.checklist.head import counts
from hardship_cli.render.checklist.lines import View, remarks_of
from hardship_cli.render.checklist.markdown import checklist_markdown
from hardship_cli.render.checklist.sections import sections
from hardship_cli.render.checklist.tree import checklist_tree
from hardship_cli.render.language import Language


def test_ids_are_unique_over_all_that_can_be_ticked_off(law):
    tables = law.services
    names = [name for kind in ("condition", "document", "step") for name in tables[kind]]
    assert len(names) == len(set(names))
    assert all("." not in name and name == name.strip() for name in names)


def test_every_difference_of_the_data_has_a_place(law):
    assert set(PLACES) == set(law.services["difference"])
    kinds = ("condition", "document", "step", "consequence")
    for places in PLACES.values():
        for place in places:
            kind, _dot, name = place.partition(".")
            assert place in SECTIONS or (kind in kinds and name in law.services[kind])


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_difference_is_shown_once_where_it_belongs(lang, every, law):
    say = Language(lang)
    for answer in every.values():
        view = View(answer.answer, say, law, frozenset())
        shown = [remark.id for remark in remarks_of(answer.answer.at("name"), say, law)]
        for section in sections(view):
            shown += [remark.id for remark in section.remarks]
            shown += [remark.id for line in section.lines for remark in line.remarks]
        wanted = [difference.id for difference in answer.answer.differences]
        # A step that stands in two stages of a procedure brings its difference twice; none does today.
        assert sorted(shown) == sorted(wanted)
        tree = checklist_tree(answer, say, law, frozenset())
        assert [row["id"] for row in tree["answer"]["differences"]] == wanted


def test_the_right_differences_stand_at_the_right_items(every):
    issue = {item.id: [d.id for d in item.differences] for item in every[ISSUE, "NW"].answer.items()}
    assert issue["photo"] == ["photo-digital"]
    assert issue["no-expulsion-interest"] == ["expulsion-interest"]
    assert issue["fingerprints"] == ["fingerprints-stored"]
    hamburg = every[ISSUE, "HH"].answer
    steps = {item.id: [d.id for d in item.differences] for item in hamburg.steps}
    assert steps["fingerprints-if-granted"] == ["fingerprints-stored"]
    assert steps["pick-up"] == ["delivery"]
    assert [d.id for d in hamburg.at("application_deadline")] == ["deadline-none"]


def test_a_difference_of_its_own_land_is_not_told_of_another(every):
    assert "appeal-missing-nw" in [d.id for d in every[ISSUE, "NW"].answer.differences]
    assert "appeal-missing-nw" not in [d.id for d in every[ISSUE, "HE"].answer.differences]
    # What other portals say is told of the Land asked for, whoever's description is shown.
    assert "six-months" in [d.id for d in every[EXTEND, "SN"].answer.differences]
    assert "six-months" not in [d.id for d in every[EXTEND, "TH"].answer.differences]


def test_a_land_without_a_description_gets_the_one_in_its_stead_and_its_own_remedy(every, law):
    for service, shown in ((ISSUE, "NW"), (EXTEND, "TH")):
        own = {row["land"] for row in law.services["service"][service]["description"]}
        for land in CODES:
            answer = every[service, land].answer
            assert answer.described.land == (land if land in own else shown)
            assert (answer.fallback_note is None) == (land in own)
            assert answer.remedy.remedy == law.deadlines.rule("remedy").history(land)[-1].value


def test_commission_service_shows_the_land_asked_for(every, law):
    for land in CODES:
        answer = every[COMMISSION, land].answer
        assert answer.commission == law.services["commission"][land]
        assert (answer.described is None) == (land != "NW")
        assert answer.remedy is None


def test_procedure_reaches_an_end_from_every_stage(every):
    procedure = every[COMMISSION, "NW"].answer.procedure
    after = {stage.id: {end.next for end in stage.outcomes} for stage in procedure.stages}
    reached = {"end"}
    for _round in after:
        reached |= {name for name, following in after.items() if following & reached}
    assert set(after) <= reached
    assert {"accepted", "not-accepted"} == {end.id for end in procedure.stages[1].outcomes}


def test_counts_speak_of_what_is_there(every, law):
    view = View(every[ISSUE, "NW"].answer, Language("en"), law, frozenset({"photo", "job-offer"}))
    done, differences = counts(view, with_done=True)
    assert done.startswith("Done: 2 of 22. Missing: holds-permit,")
    assert "photo" not in done
    assert "employment-contract" not in done
    assert done.endswith("Missing, if applicable: professional-licence.")
    assert f"{len(view.answer.differences)}, each marked" in differences


def test_json_is_language_neutral_in_its_codes_and_receipt(every, law):
    answer = every[COMMISSION, "NW"]
    german, english = (checklist_tree(answer, Language(lang), law, frozenset()) for lang in ("de", "en"))
    assert german["receipt"] == english["receipt"]
    assert german["schema"] == "hardship/checklist/1"
    assert [row["id"] for row in german["answer"]["documents"]] == [row["id"] for row in english["answer"]["documents"]]
    assert german["answer"]["documents"][1]["text"] == "tabellarischer Lebenslauf ab der Geburt"
    assert english["answer"]["documents"][1]["text"] == "tabular curriculum vitae from birth on"
    json.dumps(german)


def test_every_source_named_is_known_and_a_weak_one_decides_the_status(every, law):
    for answer in every.values():
        assert set(answer.sources) <= set(law.sources)
        assert answer.status in ("calculated", "review", "disputed")
    assert every[COMMISSION, "BE"].status == "review"
    # Thuringia's remedy is disputed, and so is what the checklist says of it.
    assert every[EXTEND, "TH"].status == "disputed"
    assert [note.code for note in every[EXTEND, "TH"].notes if note.level == "warning"] == ["TH_REMEDY"]


def test_markdown_comments_cannot_be_forged_by_texts(every, law):
    text = checklist_markdown(every[COMMISSION, "NW"], Language("de"), law, None)
    marked = re.findall(r"(?m)^\s*- \[ \] .* <!-- id: ([a-z.-]+) -->$", text)
    wanted = []
    for item in every[COMMISSION, "NW"].answer.to_tick():
        wanted += [item.id, *(f"{item.id}.{part.id}" for part in item.parts)]
    assert marked == wanted
    assert text.count("- [ ]") == text.count("<!--") == len(wanted)


def test_the_two_files_of_data_tell_the_same_of_a_description(law):
    """fees.toml holds the amounts, services.toml the rest; what both say of a page must agree."""
    lands = law.fees.tables["land"]
    for key, service in law.services["service"].items():
        for row in service["description"]:
            page = next(page for page in lands[row["land"]]["publication"] if page.get("service") == key)
            for name in ("released", "retrieved", "source", "file", "processing_weeks", "card_weeks", "validity_years"):
                assert page.get(name) == row.get(name), (key, row["land"], name)
            assert page["act"] == service["act"]
            assert page["title"] == service["title"]
            assert bool(page["prints"]) == row["fee"]["stated"]
            assert ("exempt" in page) == row["fee"]["exemption_stated"]
            appeal = row.get("appeal")
            assert page.get("appeal") == ({"remedy": appeal["remedy"], "months": appeal["months"]} if appeal else None)
