"""The documents as a site and as files: every page has its place, and no link breaks in the repository or on the site."""

import os
import re
import sys
import unicodedata
from types import SimpleNamespace

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "docs"))

import site_hook  # noqa: E402 - the script is no package

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(#[^)\s]*)?\)")
BESIDE = ["README.md", "README.de.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def pages():
    for folder, _folders, files in os.walk(os.path.join(ROOT, "docs")):
        for name in sorted(files):
            if name.endswith(".md"):
                yield os.path.relpath(os.path.join(folder, name), os.path.join(ROOT, "docs")).replace(os.sep, "/")


def prose(text):
    return re.sub(r"`[^`\n]*`", "", re.sub(r"(?ms)^ *```.*?^ *```$", "", text))


def anchors(path):
    """What leads to a heading, where GitHub and MkDocs call it the same."""
    found = set()
    for heading in re.findall(r"(?m)^#+ (.+)$", re.sub(r"(?ms)^```.*?^```$", "", read(path))):
        words = re.sub(r"[^\w\s-]", "", heading).strip().lower()
        ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
        if words == ascii_only:
            found.add("#" + re.sub(r"\s", "-", words))
    return found


def test_every_page_stands_in_the_navigation_once():
    navigation = re.findall(r"(?m)^ *- (?:.*: )?(\S+\.md)$", read("mkdocs.yml").split("\nnav:\n", 1)[1])
    assert sorted(navigation) == sorted([*pages(), *site_hook.PAGES.values()])


def test_what_people_read_is_there_in_german():
    german = {page.removeprefix("de/") for page in pages() if page.startswith("de/")}
    read_by_people = ("README", "questions", "family", "registers", "texts", "law", "verification", "programs")
    assert german >= {f"{name}.md" for name in (*read_by_people, "contributing")}
    assert german <= {*pages(), *site_hook.PAGES.values()}


@pytest.mark.parametrize("path", [*BESIDE, *(f"docs/{page}" for page in pages())])
def test_links_lead_somewhere_here_and_on_the_site(path):
    for target, anchor in LINK.findall(prose(read(path))):
        whole = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
        assert os.path.exists(os.path.join(ROOT, whole)), f"{target} is not there"
        if anchor:
            assert anchor in anchors(whole), f"{target}{anchor} is no heading"
        if path.startswith("docs/") or path in site_hook.PAGES:
            assert whole.startswith("docs" + os.sep) or whole in site_hook.PAGES, f"{target} is not on the site"


def test_the_hook_turns_links_to_pages_beside_the_folder():
    turned = site_hook.on_page_markdown(
        "[a](../CONTRIBUTING.md#b) [c](../../CHANGELOG.md) [d](cli.md)", None, None, None
    )
    assert turned == "[a](contributing.md#b) [c](../changelog.md) [d](cli.md)"


def test_the_hook_marks_german_pages_as_german():
    page = SimpleNamespace(file=SimpleNamespace(src_uri="de/texts.md"))
    assert site_hook.on_post_page('<html lang="en" class="no-js">', page, None) == '<html lang="de" class="no-js">'
    page.file.src_uri = "texts.md"
    assert site_hook.on_post_page('<html lang="en">', page, None) == '<html lang="en">'


def test_the_site_invents_no_address():
    assert re.findall(r"(?m)^(?:site_url|repo_url|edit_uri):", read("mkdocs.yml")) == []


def test_each_language_has_its_own_part_of_the_navigation():
    """``docs/site.css`` shows a reader the last part in German, all others in English."""
    text = read("mkdocs.yml")
    english, german = text.split("\nnav:\n", 1)[1].split("\n  - Deutsch:\n")
    assert "extra_css: [site.css]" in text
    assert re.findall(r"(?m)^  - ", german) == []
    assert [page for page in re.findall(r"\S+\.md", english) if page.startswith("de/")] == []
    assert [page for page in re.findall(r"\S+\.md", german) if not page.startswith("de/")] == []
