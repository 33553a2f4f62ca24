"""A user's own law on top of the shipped one: what it may change, and that the shipped one stays as it is."""

import copy
import os
from datetime import date

import pytest

from hardship_cli.errors import DataError
from hardship_cli.render.errors import error_text
from hardship_cli.schedule.load import Law, default_law
from hardship_cli.schedule.pick import find
from hardship_cli.schedule.templates import own_texts, template_of
from hardship_cli.schedule.texts import text_faults

OWN = '\n[source.OWN]\ntitle = "Amtsblatt"\nchecked = { on = 2027-01-05, result = "verified" }\n'


def value_on(law, rule, *day, land=None):
    sheet = law.fees if law.fees.has_rule(rule) else law.deadlines
    return find(sheet.rule(rule), date(*day), land).version.value


def test_a_later_version_is_added_and_the_older_ones_stay(tiny):
    law = tiny({"fees": '[rule.alpha]\nversion = [ { from = 2027-01-01, value = 40.00, source = "OWN" } ]' + OWN})
    assert [value_on(law, "alpha", *day) for day in ((2010, 2, 1), (2026, 12, 31), (2027, 1, 1))] == [1000, 3000, 4000]
    assert law.source("OWN")["title"] == "Amtsblatt"
    assert law.source("S1")["title"] == "Gesetz eins"


def test_a_version_of_the_same_day_takes_the_place_of_the_shipped_one(tiny):
    law = tiny({"fees": '[rule.alpha]\nversion = [ { from = 2017-06-01, value = 25.50, source = "S1" } ]'})
    assert [version.start for version in law.fees.rule("alpha").versions] == [
        date(2005, 1, 1),
        date(2010, 3, 1),
        date(2015, 6, 1),
        date(2017, 6, 1),
        date(2020, 6, 1),
    ]
    assert value_on(law, "alpha", 2018, 1, 1) == 2550


def test_versions_fill_the_time_before_the_first(tiny):
    rows = "{ from = 2004-01-01, value = 9.00, source = 'S1' }, { from = 2027-01-01, value = 40.00, source = 'S1' }"
    law = tiny({"fees": f"[rule.alpha]\nversion = [ {rows} ]"})
    assert (value_on(law, "alpha", 2004, 6, 1), value_on(law, "alpha", 2027, 1, 1)) == (900, 4000)


def test_single_keys_are_replaced(tiny):
    law = tiny({"fees": '[rule.alpha]\nbasis = "§ 9 V"\n[dispute.D1]\ndefault = "B"'})
    assert law.fees.rule("alpha").basis == "§ 9 V"
    assert law.fees.rule("alpha").versions[0].value == 1000
    point = law.fees.tables["dispute"]["D1"]
    assert (point["default"], point["effect"], list(point["reading"])) == ("B", "disputed", ["A", "B"])


def test_a_new_rule_and_a_new_disputed_point_are_added(tiny):
    text = """
[rule.gamma]
kind = "fee"
scope = "federal"
title = { de = "Gamma", en = "gamma" }
basis = "§ 1 Satzung"
anchor = "notified"
version = [ { from = 2005-01-01, value = 7.00, source = "OWN" } ]
[rule.half]
version = [ { from = 2026-01-01, value = "1/4", source = "OWN", covers = { gamma = "Nr. 3" } } ]
"""
    law = tiny({"fees": text + OWN})
    assert value_on(law, "gamma", 2020, 1, 1) == 700
    assert [rule.id for rule in law.fees.rules()] == ["alpha", "beta", "half", "free", "gamma"]
    assert find(law.fees.rule("half"), date(2026, 1, 1)).version.covers == {"gamma": "Nr. 3"}


def test_a_land_of_its_own_history_gets_another_version(tiny):
    law = tiny({"deadlines": '[rule.letter.land.BW]\nversion = [ { from = 2027-01-01, value = 5, source = "S1" } ]'})
    assert [value_on(law, "letter", year, 6, 1, land="BW") for year in (2024, 2026, 2027)] == [3, 4, 5]
    assert find(law.deadlines.rule("letter"), date(2027, 6, 1), "BW").version.basis == "§ 41 LV"


def test_a_land_that_followed_the_federal_rule_gets_a_whole_history(tiny):
    text = '[rule.letter.land.HE]\nbasis = "§ 41 HV"\nversion = [ { from = 2000-01-01, value = 3, source = "S1" } ]'
    law = tiny({"deadlines": text})
    assert value_on(law, "letter", 2026, 6, 1, land="HE") == 3
    assert value_on(law, "letter", 2026, 6, 1, land="BE") == 4
    assert "HE" not in law.deadlines.rule("letter").as_federal


def test_publications_are_added_and_end_the_word_that_none_was_read(tiny):
    row = """
[[land.{land}.publication]]
act = "issue"
title = "any"
portal = "Amt"
source = "S1"
prints = [ {{ act = "issue", amount = 10.00 }} ]
"""
    law = tiny({"fees": row.format(land="TH") + row.format(land="HB")})
    lands = law.fees.tables["land"]
    assert [publication["portal"] for publication in lands["TH"]["publication"]] == ["Portal", "Amt"]
    assert list(lands["HB"]) == ["publication"]


def test_sources_may_stand_in_any_file_of_the_overlay(tiny):
    text = '[rule.alpha]\nversion = [ { from = 2027-01-01, value = 40.00, source = "OWN" } ]'
    law = tiny({"fees": text, "sources": OWN})
    assert value_on(law, "alpha", 2027, 1, 1) == 4000
    assert "source" not in law.fees.tables


def test_holidays_and_services_are_laid_over_too(tiny):
    day = """
[holiday.own]
name = { de = "Tag", en = "day" }
rule = { month = 5, day = 8 }
spans = [ { lands = ["BE"] } ]
"""
    law = tiny({"holidays": day, "services": '[hint.own]\ntext = { de = "Hinweis", en = "hint" }'})
    assert list(law.holidays["holiday"]) == ["new_year", "fair", "own"]
    assert list(law.services["hint"]) == ["card", "own"]
    assert law.services["format"] == 1


def test_files_that_the_overlay_does_not_hold_are_the_shipped_ones(tiny):
    plain = tiny()
    law = tiny({"fees": '[rule.alpha]\nbasis = "§ 9 V"'})
    assert law.deadlines.tables == plain.deadlines.tables
    assert law.services == plain.services


def test_the_shipped_tables_are_never_changed(law):
    from hardship_cli.compiled import fees

    before = copy.deepcopy(fees.TABLES)
    assert Law(law.directory).fees.tables is fees.TABLES, "the compiled tables are in use"
    here = os.path.dirname(os.path.abspath(__file__))
    own = Law(overlay=os.path.join(here, "overlay"))
    assert value_on(own, "residence_extend_over_3m", 2027, 1, 1) == 9900
    assert value_on(Law(), "residence_extend_over_3m", 2027, 1, 1) == 9300
    assert before == fees.TABLES


def test_the_receipt_names_the_overlay(tiny):
    plain, own = tiny(), tiny({"fees": '[rule.alpha]\nbasis = "§ 9 V"'})
    assert plain.digest != own.digest
    assert own.digest == tiny({"fees": '[rule.alpha]\nbasis = "§ 9 V"'}).digest


def test_an_overlay_is_checked_whole_whatever_is_asked_first(tiny):
    law = tiny({"deadlines": '[rule.letter]\nversion = [ { from = 2027-01-01, value = 4.00, source = "S1" } ]'})
    with pytest.raises(DataError) as refusal:
        _ = law.fees
    assert refusal.value.params["where"] == "[rule.letter] from = 2027-01-01"


def test_a_shipped_version_that_ends_by_itself_must_be_replaced_to_begin_earlier(tiny):
    law = tiny({"deadlines": '[rule.letter.land.ST]\nversion = [ { from = 2028-01-01, value = 6, source = "S1" } ]'})
    with pytest.raises(DataError) as refusal:
        _ = law.deadlines
    assert refusal.value.code == "versions_overlap"
    replaced = '{ from = 1995-01-01, value = 5, source = "S1" }, { from = 2028-01-01, value = 6, source = "S1" }'
    law = tiny({"deadlines": f"[rule.letter.land.ST]\nversion = [ {replaced} ]"})
    assert value_on(law, "letter", 2028, 1, 1, land="ST") == 6


def test_what_is_no_overlay_directory_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fees.toml").write_text("")
    files = "fees.toml, deadlines.toml, holidays.toml, services.toml, sources.toml"
    for path, text in (
        ("nowhere", f"data: nowhere does not exist.\nGive a directory with one or more of these files: {files}."),
        (
            "fees.toml",
            f"data: fees.toml is not a directory.\nGive the directory that holds one or more of these files: {files}.",
        ),
    ):
        with pytest.raises(DataError) as refusal:
            _ = Law(overlay=path).fees
        assert error_text(refusal.value, "en") == text


def test_other_files_beside_the_five_are_left_alone(tiny, tmp_path):
    law = tiny({"fees": '[rule.alpha]\nbasis = "§ 9 V"'})
    (tmp_path / "overlay" / "README.md").write_text("notes")
    assert law.fees.rule("alpha").basis == "§ 9 V"


def test_a_directory_where_a_file_should_be_is_refused(tiny, tmp_path):
    law = tiny({"fees": ""})
    os.remove(tmp_path / "overlay" / "fees.toml")
    (tmp_path / "overlay" / "fees.toml").mkdir()
    with pytest.raises(DataError) as refusal:
        _ = law.fees
    assert refusal.value.code == "data_unreadable"


@pytest.mark.parametrize("day", ["", "2026-13-01", "20260101", "im Januar"])
def test_a_template_with_a_wrong_day_is_reported_and_stops_no_look_up(tmp_path, day):
    folder = tmp_path / "own"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "fee.txt").write_text(f"## sources: OWN\n## since: {day}\n{{{{ amount }}}}\n")
    (folder / "sources.toml").write_text(OWN)
    base = default_law()
    law = Law(base.directory, str(folder))
    assert law.fees.has_rule("residence_extend_up_to_3m")
    assert [fault.code for fault in text_faults(str(folder), law.sources)] == ["text_since"]
    with pytest.raises(DataError) as error:
        template_of("fee", law)
    assert error.value.code == "text_since"
    assert [template.since for template in own_texts(law)] == [None]
