"""Case files that people write without knowing TOML: plain lines are mended and said, what is doubtful is refused with its line."""

import json

import pytest

from hardship_cli.as_typed.lines import Mended, read

TODAY = ("--today", "2026-02-01", "--json")
GOOD = 'land = "NW"\npermit_until = "31.03.2026"\napplied = "1. Februar 2026"\nminor = "ja"\n'


@pytest.mark.parametrize(
    "text",
    [
        "land = NW\npermit_until = 31.03.2026\napplied = 1. Februar 2026\nminor = ja\n",
        "land: NW\npermit_until: 31.03.2026\napplied: 2026-02-01 # as stamped\nminor: ja\n",
        "land = „NW“\npermit_until = “31.03.2026”\napplied = «1.2.2026»\nminor = ‚ja‘\n",
        "# a case\n\nland = NW  # the seat\r\npermit_until = '31.03.2026'\r\napplied = 01.02.2026\r\nminor = ja\r\n",
        "Bundesland = NW\nTitel gültig bis = 31.03.2026\nAntragseingang: 1.2.2026\nMinderjährig = ja\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_plain_lines_are_read_as_if_they_were_toml(hardship, tmp_path, text, encoding):
    good, path = tmp_path / "good.toml", tmp_path / "case.toml"
    good.write_text(GOOD, encoding="utf-8")
    path.write_bytes(text.encode(encoding))
    code, out, err = hardship("case", path, *TODAY)
    assert (code, out) == hardship("case", good, *TODAY)[:2], err
    assert 'read as land = "NW". So it is to be written.' in err or 'read as Bundesland = "NW".' in err


def test_what_was_mended_is_said_with_the_line_to_write(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text('land = "NW"\nTitel gültig bis = 31.03.2026\nmonths = 6 Monate\n', encoding="utf-8")
    assert hardship("case", path, *TODAY)[2] == (
        f'{path}:2: read as "Titel gültig bis" = "31.03.2026". So it is to be written.\n'
        f'{path}:3: read as months = "6 Monate". So it is to be written.\n'
    )
    assert hardship("case", path, *TODAY, "--lang", "de")[2].startswith(
        f'{path}:2: als "Titel gültig bis" = "31.03.2026" gelesen. So ist es zu schreiben.\n'
    )


@pytest.mark.parametrize(
    ("text", "line", "code", "says", "example"),
    [
        ("land = NW\nposted\n", 2, "case_line_no_value", "'posted' has no value.", "posted = 2026-03-31"),
        ("land = NW\nGeburtsdatum\n", 2, "case_line_no_value", "'Geburtsdatum' has no value.", "Geburtsdatum = 2010-05-12"),
        ("land = NW\nposted =\n", 2, "case_line_no_value", "'posted =' has no value.", "posted = 2026-03-31"),
        ("land = NW\nfoo\n", 2, "case_line_no_value", "'foo' has no value.", None),
        ("land = NW\n\nnonsense = 5 x\n", 3, "case_line_no_fact", "'nonsense = 5 x' is no fact", None),
        ("land = NW\nland = HE\n", 2, "case_line_twice", "'land = HE': this fact stands in line 1 already.", None),
        ('land = "NW"\nland = "HE"\n', 2, "case_line_twice", "stands in line 1 already.", None),
        ("land = NW\nposted = 1.2.2026 = 3.2.2026\n", 2, "case_line_unclear", "'posted = 1.2.2026 = 3.2.2026' is not", "posted = 2026-03-31"),
        ("land = NW\nextras = [express\n", 2, "case_line_unclear", "'extras = [express' is not", 'extras = ["express"]'),
        ('land = NW\nposted = "2026-02-01\n', 2, "case_line_quote", "opens a quote", "posted = 2026-03-31"),
        ("land = NW\nGeburtsdatum = „1.2.2000\n", 2, "case_line_quote", "opens a quote", "Geburtsdatum = 2010-05-12"),
        ('land = NW\n""posted" = "2026-02-01"\n', 2, "case_line_unclear", "is not understood", None),
        ('land = NW\n[posted] = "2026-02-01"\n', 2, "case_line_unclear", "is not understood", None),
        ("land = NW\n[Antragsteller]\nGeburtsdatum = 1.2.2000\n", 2, "case_heading", "[Antragsteller] is a heading", None),
        ('[applicant] # the first\nborn = "2000-02-01"\n', 1, "case_heading", "Leave the line out", None),
        ('[person] # the first\nborn = "2000-02-01"\n', 1, "case_heading", "Leave the line out", None),
        ('land = "NW"\n[[applicant]]\nborn = "2000-02-01"\n', 2, "case_heading", "Leave the line out", None),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_refused_with_its_line_what_stands_there_and_what_to_write(  # noqa: PLR0917 - a table
    hardship, tmp_path, text, line, code, says, example
):
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    got, out, err = hardship("case", path, *TODAY)
    assert (got, out) == (2, "")
    found = json.loads(err)["error"]
    assert (found["code"], found["line"]) == (code, line)
    err = hardship("case", path)[2]
    assert err.startswith(f"{path}:{line}: ")
    assert says in err
    assert len(err.splitlines()) == (3 if example else 2)
    if example:
        assert err.splitlines()[-1] == f"So it is to be written, for example: {example}"
    assert "So ist es zum Beispiel zu schreiben" in hardship("case", path, "--lang", "de")[2] or not example


def test_what_goes_over_several_lines_is_no_matter_of_one_line(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text('extras = [\n  "express",\n]\nland = NW\n', encoding="utf-8")
    code, _out, err = hardship("case", path, *TODAY)
    assert code == 2
    assert "case_not_toml" in err


@pytest.mark.parametrize(
    ("line", "says", "example"),
    [
        ('Geburtsdatum = "31.2.2010"', "'31.2.2010' is a day that does not exist.", "Geburtsdatum = 2010-05-12"),
        ("Titel gültig bis = 03/04/2026", "can mean two days: 2026-03-04 or 2026-04-03.", '"Titel gültig bis" = 2026-03-31'),
        ("Zustellart = Taube", "'Taube'", 'Zustellart = "letter"'),
        ("minor = vielleicht", "'vielleicht'", "minor = true"),
        ("Dauer = 3-6 Monate", "'3-6 Monate'", 'Dauer = "6m"'),
        ("Bundesland = Schlaraffenland", "'Schlaraffenland' is no Land.", 'Bundesland = "NW"'),
    ],
)  # fmt: skip
def test_an_unreadable_value_is_named_under_its_own_key_with_a_line_to_write(hardship, tmp_path, line, says, example):
    path = tmp_path / "case.toml"
    path.write_text(f"# a case\n\n{line}\n", encoding="utf-8")
    code, _out, err = hardship("case", path)
    assert code == 2
    assert err.startswith(f"{path}:3: {line.partition('=')[0].strip()}: ")
    assert says in err
    assert err.splitlines()[-1] == f"So it is to be written, for example: {example}"
    path.write_text(example, encoding="utf-8")
    assert hardship("case", path)[2] == ""  # it can be written so


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("quotes", ['""', "„“", "“”", "«»"])
def test_words_as_keys_and_values_in_quotes_of_any_kind(hardship, tmp_path, encoding, quotes):
    first, last = quotes
    words = {
        "Bundesland": "Thüringen", "Amtshandlung": "Verlängerung", "minderjährig": "nein", "Leistungsbezug": "Bürgergeld",
        "Titel gültig bis": "31. März 2026", "Antragseingang": "Freitag, 20. März 2026", "Dauer": "ein halbes Jahr",
        "Zustellart": "gelber Brief", "Zugang": "1.4.2026", "Rechtsbehelfsbelehrung": "ordnungsgemäß",
    }  # fmt: skip
    path, good = tmp_path / "case.toml", tmp_path / "good.toml"
    path.write_bytes("".join(f"{key} = {first}{value}{last}\n" for key, value in words.items()).encode(encoding))
    good.write_text(
        'land = "TH"\nact = "extend"\nminor = false\nbenefits = "sgb2"\npermit_until = 2026-03-31\napplied = 2026-03-20\n'
        'months = "6m"\ndelivery = "pzu"\nreceived = 2026-04-01\ninstruction = "correct"\n',
        encoding="utf-8",
    )
    assert hardship("case", path, *TODAY)[:2] == hardship("case", good, *TODAY)[:2]


def test_an_unreadable_value_of_a_mended_line_is_refused_with_its_line(hardship, tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("land = NW\npermit_until: 31.2.2026\n", encoding="utf-8")
    code, _out, err = hardship("case", path)
    assert code == 2
    assert f"{path}:2: permit_until: '31.2.2026' is a day that does not exist." in err


def test_lists_and_flags_keep_their_kind():
    assert read('extras: ["express", "photo"]\nminor: true\nmonths: 6\nland = NW\n', lambda _key: True) == (
        {"extras": ["express", "photo"], "minor": True, "months": 6, "land": "NW"},
        [
            Mended(1, 'extras = ["express", "photo"]'),
            Mended(2, "minor = true"),
            Mended(3, "months = 6"),
            Mended(4, 'land = "NW"'),
        ],
    )


def test_a_doubtful_value_or_key_is_advised_on_and_no_other_value_stands_beside(hardship, tmp_path):
    path = tmp_path / "case.toml"
    for line, option in (('status = "TUR"', "--status eu-turkey"), ('nationality = "TUR"', "--status swiss")):
        path.write_text(f'act = "extend"\n{line}\n', encoding="utf-8")
        err = hardship("case", path)[2]
        assert option in err
        assert "for example" not in err
