"""The night's script: every part names what is there, and a part that fails is told."""

import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "benchmarks"))

import nightly  # noqa: E402 - the script is no package


def test_every_part_names_files_and_options_that_are_there():
    parts = nightly.parts(7)
    assert {"registers", "turns", "inputs", "large"} <= set(parts)
    for name, part in parts.items():
        for words in (part.words, part.quick):
            paths = [word for word in words if "/" in word]
            assert paths, name
            for path in paths:
                assert os.path.exists(os.path.join(ROOT, path)), path
            if words[0] != "-m":
                with open(os.path.join(ROOT, words[0]), encoding="utf-8") as file:
                    known = set(re.findall(r'add_argument\("(--\w+)"', file.read()))
                assert {word for word in words if word.startswith("--")} <= known, name


def test_each_night_draws_others():
    assert nightly.parts(1)["registers"] != nightly.parts(2)["registers"]
    assert "--large" in nightly.parts(1)["large"].words


def test_a_part_that_fails_is_told(tmp_path, capsys):
    assert nightly.run("good", ("-c", "print('said')"), str(tmp_path))
    assert not nightly.run("bad", ("-c", "raise SystemExit(3)"), str(tmp_path))
    assert "FAILED (3)" in capsys.readouterr().out
    assert (tmp_path / "good.log").read_text(encoding="utf-8") == "said\n"


def test_the_parts_can_be_listed():
    script = os.path.join(ROOT, "benchmarks", "nightly.py")
    done = subprocess.run([sys.executable, script, "--list", "--seed", "9"], capture_output=True, text=True, check=True)
    assert "--seed 9" in done.stdout
    assert "--large" in done.stdout
