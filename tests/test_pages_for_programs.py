"""The Python in the pages for programs is run as it stands there."""

import doctest
import os
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@pytest.mark.parametrize(("page", "least"), [("programs.md", 9), ("library.md", 40)])
def test_the_examples_of_a_page_hold(page, least, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.path.dirname(sys.executable), prepend=os.pathsep)
    monkeypatch.setenv("HARDSHIP_LANG", "en")
    path = os.path.join(ROOT, "docs", page)
    result = doctest.testfile(path, module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted >= least
