"""With ``--lang de`` a person sees German: no raw codes, no English words, but for what is typed and for ids."""

import re

import pytest

from hardship_cli.laender import CODES

# Words of the answers and of the vocabulary that stood raw in German output, or could.
ENGLISH = re.compile(
    r"\b(continuation|permitted-stay|suspended-removal|day-after-expiry|requested|three-years|six-months|objection|action|"
    r"none|full|federal|issue|extend|reissue-card|asylum|refugee|subsidiary|resettlement|stateless|scholarship|swiss|eu-turkey|"
    r"applied|notified|decided|posted|permit_until|continuation_ordered|easter_monday|grant|extension|since|months?|days?|"
    r"years?|weeks?|the|and|only|every|says|law|fee|read|Monday|Friday)\b"
)
# What stays as it is in every language: rule ids in brackets, options, citations of others, names of files and sources.
TYPED = re.compile(r"\([a-z0-9_]+_[a-z0-9_]+\)|\(remedy\)|--[a-z-]+|“[^”]*”|„[^“]*“|\b[A-Z]{2,}[A-Z0-9-]*\b|\.[a-z]+\b")

ANSWERS = [
    ["fee", "extend", "--land", "TH", "--months", "6", "--born", "2010-05-12", "--on", "2025-07-04"],
    ["fee", "extend", "--months", "6", "--outcome", "refused", "--status", "refugee", "--on", "2026-06-01"],
    ["fee", "reissue-card", "--reason", "chip-defect", "--extras", "express,delivery", "--on", "2026-06-01"],
    ["fee", "objection", "--against", "refused-extend", "--months", "12", "--on", "2026-06-01"],
    ["permit", "--permit-until", "2026-03-31", "--months", "12", "--passport-until", "2026-12-01"],
    ["permit", "--title", "25-5", "--start", "1.7.2026", "--lawful-since", "1.1.2026"],
    ["fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-31"],
    ["fiction", "--permit-until", "2026-03-31", "--applied", "2026-04-01"],
    ["fiction", "--permit-until", "2026-03-31", "--applied", "2026-04-01", "--continuation-ordered", "2026-04-10"],
    ["fiction", "--permit-until", "none", "--lawful-stay", "--applied", "2026-04-01"],
    ["appeal", "--land", "NW", "--delivery", "letter", "--posted", "2026-03-02"],
    [
        "appeal",
        "--land",
        "BW",
        "--delivery",
        "letter",
        "--posted",
        "3.3.2025",
        "--began",
        "18.11.2024",
        "--filed",
        "7.4.2025",
    ],
    ["appeal", "--land", "BY", "--notified", "2026-03-10", "--instruction", "missing", "--remedy", "action"],
    ["appeal", "--land", "SN", "--decided-by", "supreme", "--title", "23a", "--notified", "2026-03-10"],
    ["deadline", "2026-01-31", "1m", "--land", "NW"],
    ["deadline", "2026-06-18", "1w", "--backwards"],
    ["case", "examples/extension-minor-th.toml", "--today", "2026-05-01"],
    ["case", "examples/refusal-easter.toml", "--today", "2026-05-01"],
]


def english(text):
    """The English words of a German text, without what stays as it is."""
    return sorted(set(ENGLISH.findall(TYPED.sub(" ", text))))


@pytest.fixture
def german(hardship, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")

    def call(*args):
        code, out, err = hardship(*args, "--lang", "de")
        assert code in (0, 3), err
        return out

    return call


@pytest.mark.parametrize("args", ANSWERS, ids=" ".join)
def test_answers_with_every_step_are_german(german, args):
    assert english(german(*args, "--explain")) == []


@pytest.mark.parametrize("land", CODES)
def test_the_schedule_of_a_land_is_german(german, land):
    out = german("schedules", "show", land)
    assert "Bekanntgabe durch einfachen Brief im Inland" in out
    assert english(out) == []


def test_tables_of_rules_call_them_by_their_titles(german, hardship):
    for args in (
        ("list",),
        ("show", "TH"),
        ("diff", "2024-12-31", "2025-01-01"),
        ("check", "--due", "--today", "2099-06-01"),
    ):
        out = " ".join(german("schedules", *args).split())
        assert "Bekanntgabe durch einfachen Brief" in out, args
        assert "(notification_letter" in out, args
        assert re.search(r"(?m)^(\S+  )?notification_letter\b", hardship("schedules", *args)[1]), args
    out = german("schedules", "paths", "--cases", "50", "--today", "2026-11-22")
    assert re.search(r"(?m)^rechtsbehelf ", out)
    assert "Zustellart" in out
    assert "--fälle" in out


def test_what_is_missing_names_its_rule_by_the_title(hardship):
    asked = ("appeal", "--posted", "2026-04-02", "--delivery", "letter")
    code, _out, err = hardship(*asked, "--lang", "de")
    assert code == 4
    assert err.startswith(
        "--bundesland: Die Regel „Bekanntgabe durch einfachen Brief im Inland“ ist je Land verschieden: "
    )
    assert "The rule “notification by ordinary letter within Germany” differs by Land" in hardship(*asked)[2]
    assert "notification_letter" in hardship(*asked, "--lang", "de", "--json")[2]


def test_a_day_before_the_first_version_is_said_in_german(german):
    out = german("schedules", "diff", "2011-08-31", "2011-09-01")
    assert re.search(r"(?m) Bund  keine( Fassung)?  +1 Monat ", out)
    assert "unknown" not in out


@pytest.mark.parametrize(
    "rule", ["remedy", "remedy_higher", "fiction_title_in_time", "fiction_ends", "processing_fee", "permit_max",
             "swiss_24_and_over", "chip_defect_exemption", "extension_start", "benefits_exemption"],
)  # fmt: skip
def test_a_rule_with_all_versions_is_german(german, rule):
    lines = german("schedules", "show", rule).splitlines()
    assert english("\n".join(line for line in lines if rule not in line and not line.startswith("  "))) == []


def test_differences_and_gaps_name_the_federation_in_german(german):
    for args in (("diff", "2023-10-31", "2024-11-01"), ("check", "--matrix")):
        out = german("schedules", *args)
        assert re.search(r"\bBund\b", out)
        assert "federal" not in out


def test_a_figure_has_its_unit(german, hardship):
    assert "4 Tage" in german("schedules", "show", "notification_letter")
    assert "€46.50" in hardship("fee", "extend", "--months", "6", "--minor", "--on", "2026-06-01", "--explain")[1]
    assert "3 years" in hardship("schedules", "show", "permit_max")[1]


@pytest.mark.parametrize(
    ("typed", "words"), [("90d", "90 Tage"), ("10d", "10 Tage"), ("18m", "18 Monate"), ("1y", "1 Jahr")]
)
def test_a_length_stands_in_the_unit_in_which_it_was_asked(german, typed, words):
    """Ninety days are not twelve weeks and six days to anyone who asked for ninety days."""
    assert words in german("permit", "--start", "2026-03-15", "--months", typed)


def commands():
    from hardship_cli.cli.app import build
    from hardship_cli.cli.commands import COMMANDS

    root = build()
    context = root.make_context("hardship", [], obj={"args": []})
    for name in COMMANDS:
        yield [name]
        yield from ([name, inner] for inner in getattr(root.get_command(context, name), "commands", {}))


@pytest.mark.parametrize("args", [[], *commands()], ids=" ".join)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_help_names_values_in_its_language_and_never_a_bare_type(hardship, args, lang):
    out = hardship(*args, "--help", "--lang", lang)[1]
    assert not re.search(r"<[a-z]+>|\bTEXT\b.*\bTEXT\b", out)
    assert "--lang de|en" in out
    assert "\ue000" not in out
    assert "\ue001" not in out
    if lang == "de":
        assert (
            re.findall(
                r"\b(DAY|FILE|LENGTH|PLACE|OPTIONS|COMMAND|VALUE|DIRECTORY|EVENT|PERIOD|ACT|YEAR|COLUMN|WHAT)\b", out
            )
            == []
        )


def test_help_lists_what_an_argument_takes_and_tears_no_code(hardship):
    out = hardship("fee", "--help")[1]
    assert "(change-purpose)," in out.partition("Options:")[0]
    assert "§ 45c AufenthV" in out


def test_a_missing_argument_is_named_as_the_help_names_it(hardship):
    assert "TAG TAG" in hardship("schedules", "diff", "--lang", "de")[2]
    assert "DAY DAY" in hardship("schedules", "diff")[2]
    assert "Argument fehlt: EREIGNIS" in hardship("deadline", "--lang", "de")[2]
    assert "Argument fehlt: FRIST" in hardship("deadline", "2026-01-31", "--lang", "de")[2]


def test_arguments_that_are_needed_stand_without_brackets(hardship):
    assert "hardship deadline [OPTIONS] EVENT PERIOD" in hardship("deadline", "--help")[1]
    assert "hardship feiertage [OPTIONEN] LAND [JAHR]" in hardship("holidays", "--help", "--lang", "de")[1]


def test_another_reading_has_its_provision_in_brackets(hardship):
    minor = ("examples/extension-minor-th.toml", "--today", "2026-03-20")
    memo = hardship("text", "memo", *minor, "--lang", "de")[1]
    assert (
        "\nAndere Lesart: Donnerstag, 1. Oktober 2026 (E6: Die Dauer endet am gleichen Monatstag, einen Tag später; § 187 Abs. 1, § 188 Abs. 2 Alt. 1 BGB)\n"
        in memo
    )
    assert (
        "1 October 2026  E6: The term ends on the same day"
        in hardship("permit", "--permit-until", "2026-03-31", "--months", "6")[1]
    )


@pytest.mark.parametrize("args", [["fee"], ["fee", "xyz"], ["fee", "--json"], ["appeal", "--delivery", "xyz"]])
def test_a_list_of_what_is_accepted_is_not_cut_in_german_either(hardship, args):
    """German words are longer than codes: of eighteen acts the last was lost."""
    _code, out, err = hardship(*args, "--lang", "de")
    accepted = re.search(r"Angenommen werden:? (.*)", out + err)
    assert accepted is not None
    assert "…" not in accepted[1]
    assert accepted[1].rstrip('"}').endswith(".")
