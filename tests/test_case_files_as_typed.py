"""Case files that people write without knowing TOML: plain lines are mended and said, what is doubtful is refused with its line."""

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
    ("text", "said"),
    [
        ("land = NW\nposted\n", "line 1"),
        ("land = NW\nnonsense = 5 x\n", "line 1"),
        ("land = NW\nland = HE\n", "line 1"),
        ("land = NW\nposted = 1.2.2026 = 3.2.2026\n", "line 1"),
        ("land = NW\nextras = [express\n", "line 1"),
        ('land = NW\nposted = "2026-02-01\n', "line 1"),
        ("land = NW\nposted =\n", "line 1"),
        ('land = NW\n""posted" = "2026-02-01"\n', "line 1"),
        ('land = NW\n[posted] = "2026-02-01"\n', "line 1"),
    ],
)
def test_what_is_not_plain_is_refused_and_nothing_is_guessed(hardship, tmp_path, text, said):
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    code, out, err = hardship("case", path, *TODAY)
    assert (code, out) == (2, "")
    assert "case_not_toml" in err
    assert said in err


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
