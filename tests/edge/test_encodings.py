"""Text in and out: what is redirected is UTF-8 on every system, and what other programs wrote is read."""

import json
import os
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FEE = ("fee", "extend", "--land", "TH", "--months", "6", "--on", "2025-07-04")
CASE = 'id = "Müller § 7"\nland = "Thüringen"\nposted = 2026-04-02\ndelivery = "letter"\n'


def run(folder, *args, encoding="cp1252"):
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONPATH": ROOT}
    return subprocess.run(
        [sys.executable, "-m", "hardship_cli", *args], capture_output=True, check=False, env=environment, cwd=folder
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "utf-16"])
def test_an_answer_that_was_redirected_is_verified(tmp_path, encoding):
    done = run(tmp_path, *FEE, "--json", "--lang", "de", encoding=encoding)
    (tmp_path / "a.json").write_bytes(done.stdout)
    assert "§ 45 Nr. 2" in done.stdout.decode("utf-8")
    assert run(tmp_path, "verify", "a.json", encoding=encoding).returncode == 0


@pytest.mark.parametrize(
    ("args", "sign"),
    [
        (("init", "case", "--lang", "de"), "§"),
        (("init", "schedule", "--lang", "de"), "ü"),
        (("checklist", "--act", "extend", "--land", "TH", "--markdown"), "ü"),
        (("schedules", "export", "--file", "fees"), "§"),
        ((*FEE, "--lang", "de"), "§"),
        (("case", os.path.join(ROOT, "examples", "refusal-easter.toml"), "--ics", "-", "--lang", "de"), "Ü"),
        (("case", os.path.join(ROOT, "examples", "refusal-easter.toml"), "--html", "-", "--lang", "de"), "ü"),
        (("batch", os.path.join(ROOT, "examples", "register.csv"), "-o", "-", "--to", "csv", "--quiet"), "§"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_what_is_redirected_is_utf8(tmp_path, args, sign):
    done = run(tmp_path, *args)
    assert done.returncode in (0, 1), done.stderr
    assert sign.casefold() in done.stdout.decode("utf-8").casefold()
    assert b"?" not in done.stdout.replace(b"?</", b"") or args[0] in ("checklist", "case", "init")
    assert done.stdout == run(tmp_path, *args, encoding="utf-8").stdout


def test_an_error_object_that_was_redirected_is_utf8(tmp_path):
    done = run(tmp_path, "fee", "extend", "--land", "Türngn", "--json")
    assert json.loads(done.stderr.decode("utf-8"))["error"]["message"].startswith("'Türngn' is no Land.")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", ""), ("utf-8-sig", ""), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16")],
)
@pytest.mark.parametrize("suffix", ["toml", "json"])
def test_a_case_file_in_another_encoding_is_read_and_said(hardship, tmp_path, encoding, said, suffix):
    raw = {"id": "Müller § 7", "land": "Thüringen", "posted": "2026-04-02", "delivery": "letter"}
    text = CASE if suffix == "toml" else json.dumps(raw, ensure_ascii=False)
    path = tmp_path / f"case.{suffix}"
    path.write_bytes((b"\xfe\xff" if encoding == "utf-16-be" else b"") + text.encode(encoding))
    code, out, err = hardship("case", path, "--json", "--today", "2026-04-03")
    assert code == 0
    assert json.loads(out)["asked"]["id"] == "Müller § 7"
    assert err == (f"{path} is written in {said}, not UTF-8; it was read as that.\n" if said else "")


@pytest.mark.parametrize("content", [b'land = "\x81"', b"land = \xff\x00", b"\xff\xfeabc", b"\x00\x01\x80"], ids=repr)
def test_what_is_no_text_is_refused_with_its_line(hardship, tmp_path, content):
    path = tmp_path / "case.toml"
    path.write_bytes(b"" + content)
    code, _out, err = hardship("case", path)
    assert (code, "is no text" in err) == (2, True)


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("content", ["Müller".encode() + b" J\xe4ger", b"J\xe4ger " + "Özgür Ağaç".encode()])
def test_letters_of_two_encodings_are_refused(hardship, tmp_path, content, lang):
    path = tmp_path / "case.toml"
    path.write_bytes(b'id = "' + content + b'"\nact = "extend"\nmonths = 12\n')
    code, out, err = hardship("case", path, "--lang", lang)
    assert (code, out) == (2, "")
    assert ("two encodings" if lang == "en" else "zwei Kodierungen") in err
    path.write_bytes("id = 'Frau Groß – „Spaß“'\nact = 'extend'\nmonths = 12\n".encode("cp1252"))
    assert hardship("case", path)[0] == 0


def test_a_ticked_list_saved_by_another_program_is_read(hardship, tmp_path):
    _code, out, _err = hardship("checklist", "--act", "extend", "--land", "TH", "--markdown", "--lang", "de")
    ticked = out.replace("[ ]", "[x]")
    path = tmp_path / "list.md"
    answers = set()
    for encoding in ("utf-8", "utf-16", "cp1252"):
        path.write_bytes(ticked.encode(encoding, "replace"))
        code, out, err = hardship("checklist", "--act", "extend", "--land", "TH", "--done", path, "--plain")
        assert code == 0, err
        answers.add(out)
    assert len(answers) == 1
