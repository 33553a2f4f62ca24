"""What the site needs beside ``docs/`` (``mkdocs.yml`` names this file): pages that stand elsewhere, and the language of a page.

In the repository CONTRIBUTING and CHANGELOG stand where people look for them, and links lead there; on the site they are pages like
others. So links are written for the repository, and turned here.
"""

import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGES = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
GERMAN = {
    '<html lang="en"': '<html lang="de"',
    "Table of contents": "Inhaltsverzeichnis",
    "Skip to content": "Zum Inhalt",
    "Back to top": "Zurück zum Seitenanfang",
    "Select language": "Sprache wechseln",
}


def on_files(files, config):
    """Add the pages that stand beside ``docs/``; their links to ``docs/`` lead to the site's pages."""
    from mkdocs.structure.files import File

    for name, page in PAGES.items():
        with open(os.path.join(ROOT, name), encoding="utf-8") as file:
            text = file.read().replace("](docs/", "](")
        for other, target in PAGES.items():
            text = text.replace(f"]({other}", f"]({target}")
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown, page, config, files):  # noqa: ARG001 - the names are the caller's
    """Turn links to the pages beside ``docs/``."""
    for name, target in PAGES.items():
        markdown = re.sub(rf"\]\(((?:\.\./)*)\.\./{re.escape(name)}", rf"](\1{target}", markdown)
    return markdown


def on_post_page(output, page, config):  # noqa: ARG001 - as above
    """A German page says that it is German, for readers' voices and hyphens, and has its few words around the text in German."""
    if page.file.src_uri.startswith("de/"):
        for english, german in GERMAN.items():
            output = output.replace(english, german)
    return output
