"""Files are complete or absent, and never overwrite another unasked."""

import os

import pytest

from hardship_cli.errors import HardshipError
from hardship_cli.files import replacing, write_text, write_whole


def refused(*args, **more):
    with pytest.raises(HardshipError) as caught:
        write_text(*args, **more)
    return caught.value.code


def test_an_existing_file_stays_without_force(tmp_path):
    path = tmp_path / "a.txt"
    write_text(str(path), "one\n")
    assert refused(str(path), "two\n") == "file_exists"
    assert path.read_text() == "one\n"
    write_text(str(path), "two\n", force=True)
    assert path.read_text() == "two\n"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_what_cannot_be_a_target(tmp_path):
    assert refused(str(tmp_path), "x") == "is_directory"
    assert refused(str(tmp_path / "no" / "a.txt"), "x") == "no_such_folder"
    assert refused(str(tmp_path / "a\0b"), "x") == "cannot_write"
    assert refused(str(tmp_path / ("n" * 300)), "x") == "cannot_write"
    (tmp_path / "file").write_text("")
    assert refused(str(tmp_path / "file" / "a.txt"), "x") in ("no_such_folder", "cannot_write")
    assert refused("/proc/hardship.txt", "x") == "cannot_write"
    assert sorted(os.listdir(tmp_path)) == ["file"]


def test_a_failure_on_the_way_leaves_neither_target_nor_trace(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail():
        with replacing(str(path), force=True) as temporary:
            with open(temporary, "w", encoding="utf-8") as file:
                file.write("half")
            raise ValueError("on the way")

    with pytest.raises(ValueError, match="on the way"):
        fail()
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["a.txt"])


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "a.txt"

    def late():
        with replacing(str(path)) as temporary:
            with open(temporary, "w", encoding="utf-8") as file:
                file.write("mine")
            path.write_text("theirs")

    with pytest.raises(HardshipError) as caught:
        late()
    assert caught.value.code == "file_exists"
    assert (path.read_text(), os.listdir(tmp_path)) == ("theirs", ["a.txt"])


def test_a_link_stays_a_link_and_the_mode_stays_the_mode(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    os.chmod(tmp_path / "real.txt", 0o600)
    os.symlink(tmp_path / "real.txt", tmp_path / "link.txt")
    write_text(str(tmp_path / "link.txt"), "new", force=True)
    assert os.path.islink(tmp_path / "link.txt")
    assert (tmp_path / "real.txt").read_text() == "new"
    assert os.stat(tmp_path / "real.txt").st_mode & 0o777 == 0o600


def test_a_device_is_written_in_place():
    write_whole("/dev/null", b"x")
    assert not os.path.isfile("/dev/null")


def test_a_full_device_is_told():
    with pytest.raises(HardshipError) as caught:
        write_whole("/dev/full", b"x" * 100_000)
    assert caught.value.code == "cannot_write"


def test_line_ends_are_written_as_they_are(tmp_path):
    write_text(str(tmp_path / "a.ics"), "a\r\nb\r\n")
    assert (tmp_path / "a.ics").read_bytes() == b"a\r\nb\r\n"
