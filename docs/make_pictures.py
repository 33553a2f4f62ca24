"""Makes the pictures of the READMEs from ``examples/``: the timeline in a terminal (SVG) and the page of a case (PNG).

Run it after a change of the table or the page: ``python docs/make_pictures.py``. Without Chromium only the SVGs are made.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile

from rich.console import Console
from rich.text import Text

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PICTURES = os.path.join(ROOT, "docs", "pictures")
CASE = "examples/refusal-easter.toml"
TODAY = "2026-04-10"
COLUMNS = 100
LARGEST = 300_000

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
)


def hardship(*args: str, lang: str) -> str:
    """What the command prints."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HARDSHIP_")}
    environment.update(COLUMNS=str(COLUMNS), PYTHONPATH=ROOT, PYTHONIOENCODING="utf-8", XDG_CONFIG_HOME=PICTURES)
    command = [sys.executable, "-m", "hardship_cli", *args, "--lang", lang, "--today", TODAY]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def terminal(lang: str) -> str:
    """The timeline as a terminal shows it, in the reader's own letters (Rich would load some from the net)."""
    shown = hardship("case", CASE, "--color", "always", lang=lang)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True, color_system="truecolor")
        console.print(Text(f"$ hardship case {CASE}", style="bold"))
        console.print(Text.from_ansi(shown))
    svg = console.export_svg(title="hardship case", unique_id=f"hardship-{lang}")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    # The link to Rich in its comment is no address that is loaded, but nobody should have to find that out.
    return re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)


def phones(page: str) -> str:
    """Two telephones side by side: what a light and a dark one show."""
    frames = "".join(
        f'<iframe width="360" height="1240" style="color-scheme: {scheme}" srcdoc="{html.escape(page)}"></iframe>'
        for scheme in ("light", "dark")
    )
    style = (
        "body { margin: 24px; display: flex; gap: 24px; background: #7d8791 } iframe { border: 0; border-radius: 16px }"
    )
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{frames}'


def photograph(source: str, name: str, width: int, height: int) -> None:
    """Write a screenshot of a page."""
    browser = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if browser is None:
        print(f"{name}: not made, no browser found")
        return
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page.html")
        with open(page, "w", encoding="utf-8") as file:
            file.write(source)
        target = os.path.join(PICTURES, name)
        flags = (f"--user-data-dir={folder}/profile", f"--window-size={width},{height}", f"--screenshot={target}")
        command = [browser, *FLAGS, *flags, f"file://{page}"]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
    told(name)


def told(name: str) -> None:
    """Say how large a picture became; too large is an error."""
    size = os.path.getsize(os.path.join(PICTURES, name))
    print(f"{name}: {size:,} bytes")
    if size > LARGEST:
        sys.exit(f"{name} is larger than {LARGEST:,} bytes")


def main() -> None:
    """Make all pictures."""
    os.makedirs(PICTURES, exist_ok=True)
    for lang, ending in (("en", ""), ("de", ".de")):
        with open(os.path.join(PICTURES, f"terminal{ending}.svg"), "w", encoding="utf-8") as file:
            file.write(terminal(lang))
        told(f"terminal{ending}.svg")
        page = hardship("case", CASE, "--html", "-", lang=lang)
        photograph(page, f"page{ending}.png", 1080, 1720)
        photograph(phones(page), f"page-phone{ending}.png", 792, 1288)


if __name__ == "__main__":
    main()
