"""Files are complete or absent, and never overwrite another unasked."""

import os

import pytest

from hardship_cli.errors import HardshipError
from hardship_cli.files import check_outputs, replacing, write_text, write_whole


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


def test_no_link_laid_beforehand_is_written_through(tmp_path, monkeypatch):
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    (tmp_path / "in").mkdir()
    # Whoever foresees the name may lay a link there: by the process id as before, or by guessing the first of the random names.
    os.symlink(victim, tmp_path / "in" / f".a.txt.{os.getpid()}.part")
    guesses = iter([b"\0" * 8, b"\1" * 8])
    os.symlink(victim, tmp_path / "in" / f".a.txt.{'0' * 16}.part")
    monkeypatch.setattr(os, "urandom", lambda _count: next(guesses))
    write_text(str(tmp_path / "in" / "a.txt"), "new")
    assert victim.read_text() == "precious"
    assert (tmp_path / "in" / "a.txt").read_text() == "new"
    assert not os.path.islink(tmp_path / "in" / "a.txt")


def test_a_new_file_has_the_rights_of_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        write_text(str(tmp_path / "a.txt"), "x")
    finally:
        os.umask(before)
    assert os.stat(tmp_path / "a.txt").st_mode & 0o777 == 0o640


def test_while_it_is_written_only_its_owner_can_read_it(tmp_path):
    with replacing(str(tmp_path / "a.txt")) as temporary:
        assert os.stat(temporary).st_mode & 0o777 == 0o600
        assert os.path.dirname(temporary) == str(tmp_path)


def test_without_hard_links_a_file_that_appeared_meanwhile_stays_too(tmp_path, monkeypatch):
    def none(*_args, **_more):
        raise OSError(95, "no hard links here")

    monkeypatch.setattr(os, "link", none)
    path = tmp_path / "a.txt"
    write_text(str(path), "one")
    assert path.read_text() == "one"

    def late():
        with replacing(str(tmp_path / "b.txt")):
            (tmp_path / "b.txt").write_text("theirs")

    with pytest.raises(HardshipError) as caught:
        late()
    assert caught.value.code == "file_exists"
    assert (tmp_path / "b.txt").read_text() == "theirs"


def outputs(*args, **more):
    with pytest.raises(HardshipError) as caught:
        check_outputs(*args, **more)
    return caught.value.code, caught.value.field


def test_an_output_is_never_an_input(tmp_path, monkeypatch):
    case, link, other = tmp_path / "c.toml", tmp_path / "l.ics", tmp_path / "law" / "fees.toml"
    (tmp_path / "law").mkdir()
    for path in (case, other):
        path.write_text("x")
    link.symlink_to(case)
    monkeypatch.chdir(tmp_path)
    for path in (str(case), "c.toml", "./law/../c.toml", str(link)):
        assert outputs({"ics": path}, [str(case)]) == ("output_is_input", "ics")
        assert outputs({"ics": path}, [str(link)]) == ("output_is_input", "ics")
    assert outputs({"out": "law/fees.toml"}, ["law"]) == ("output_is_input", "out")
    with open(case, "rb") as piped:
        monkeypatch.setattr("sys.stdin", piped)
        assert outputs({"ics": "l.ics"}, ["-"]) == ("output_is_input", "ics")
    assert outputs({"ics": "a.ics", "html": "./a.ics"}) == ("output_twice", None)
    assert outputs({"ics": "-", "html": "-"}) == ("output_twice", None)
    # A new file in the overlay's folder, another file, a device for both.
    check_outputs({"out": "law/other.toml", "summary": "s.json"}, ["law", "c.toml", "-"])
    check_outputs({"output": "/dev/null", "summary": "-"}, ["/dev/null", "-"])


def test_a_suffix_decides_or_is_refused():
    accepted = {"ics": (".ics", "")}
    assert outputs({"ics": "days.html"}, suffixes=accepted) == ("wrong_suffix", "ics")
    for path in ("days.ics", "DAYS.ICS", "days", "-", "/dev/null", None):
        check_outputs({"ics": path}, suffixes=accepted)
    assert outputs({"out": "days"}, suffixes={"out": (".toml",)}) == ("wrong_suffix", "out")
