"""The overlays by seed: the same each time, sound, and of every sort that the tests of answers are to meet."""

import os

from random_overlays import random_overlay

from hardship_cli.schedule.load import Law
from hardship_cli.schedule.overlay import check_overlay
from hardship_cli.schedule.tables import FILES, read_toml


def content(directory):
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(directory.iterdir())}


def test_a_seed_gives_the_same_files_each_time(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    for seed in range(20):
        random_overlay(seed, str(first))
        if seed >= 18:  # whatever stood there before
            random_overlay(seed, str(second))
            assert content(first) == content(second) != {}


def test_they_are_sound_and_of_every_sort(tmp_path):
    law, seen = Law(), set()
    for seed in range(300):
        directory = random_overlay(seed, str(tmp_path))
        assert check_overlay(directory, law.directory) == []
        for name in FILES:
            if os.path.exists(path := os.path.join(directory, f"{name}.toml")):
                seen |= {name, *_sorts(read_toml(path))}
    wanted = "fees deadlines holidays source land gap none use value until review_by old_if covers who default effect up_to_months"
    assert {*wanted.split(), "spans", "prints", "as_federal"} <= seen


def _sorts(value):
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from _sorts(below)
    elif isinstance(value, list):
        for below in value:
            yield from _sorts(below)
