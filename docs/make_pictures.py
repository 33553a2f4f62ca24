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
FAMILY = "examples/family/application.toml"
TODAY = "2026-04-10"
COLUMNS = 100
LARGEST = 300_000

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
)


# Where the columns from fee_eur to filed_in_time stand, in dots.
_ANSWERS = ("-x", "2460", "-y", "0", "-W", "2430", "-H", "207")


def workbook() -> None:
    """What LibreOffice shows of the answers to the example register: the columns of answers, as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        answers = os.path.join(folder, "answers.xlsx")
        command = [
            sys.executable,
            "-m",
            "hardship_cli",
            "batch",
            "examples/register.xlsx",
            "-o",
            answers,
            "--today",
            TODAY,
        ]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": ROOT}, capture_output=True, check=False)
        office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to"]
        for kind in ("ods", 'pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}'):
            subprocess.run([*office, kind, "--outdir", folder, answers], capture_output=True, check=True)
        pages = os.path.join(folder, "page")
        subprocess.run(
            ["pdftoppm", "-png", "-r", "110", *_ANSWERS, "-singlefile", os.path.join(folder, "answers.pdf"), pages],
            check=True,
        )
        shutil.copyfile(f"{pages}.png", os.path.join(PICTURES, "register.png"))


def hardship(*args: str, lang: str, today: str = TODAY) -> str:
    """What the command prints."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HARDSHIP_")}
    environment.update(COLUMNS=str(COLUMNS), PYTHONPATH=ROOT, PYTHONIOENCODING="utf-8", XDG_CONFIG_HOME=PICTURES)
    command = [sys.executable, "-m", "hardship_cli", *args, "--lang", lang, "--today", today]
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
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        workbook()
        told("register.png")
    for lang, ending in (("en", ""), ("de", ".de")):
        with open(os.path.join(PICTURES, f"terminal{ending}.svg"), "w", encoding="utf-8") as file:
            file.write(terminal(lang))
        told(f"terminal{ending}.svg")
        page = hardship("case", CASE, "--html", "-", lang=lang)
        photograph(page, f"page{ending}.png", 1080, 1720)
        photograph(phones(page), f"page-phone{ending}.png", 792, 1288)
    photograph(hardship("case", FAMILY, "--html", "-", lang="en", today="2026-11-22"), "family.png", 900, 1500)


if __name__ == "__main__":
    main()
