"""Writes docs/licences.md: what is installed with hardship at run time, in which version and under which licence.

Run it in an environment into which only hardship was installed (``pip install .``), so that nothing else is counted.
"""

import os
import re
from importlib.metadata import distribution

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def needed(name, seen):
    """All packages that ``name`` needs at run time, itself first."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    try:
        found = distribution(name)
    except ModuleNotFoundError:
        return
    seen[key] = found
    for requirement in found.requires or ():
        if "extra ==" not in requirement:
            needed(re.match(r"[A-Za-z0-9._-]+", requirement).group(), seen)


def licence(found):
    """The licence as the package states it."""
    meta = found.metadata
    stated = meta.get("License-Expression") or ""
    if not stated:
        names = [c.split("::")[-1].strip() for c in meta.get_all("Classifier", []) if c.startswith("License ::")]
        stated = ", ".join(name for name in names if name != "OSI Approved")
    return stated or (meta.get("License") or "?").splitlines()[0][:60]


def main():
    """Write the page."""
    seen = {}
    needed("hardship", seen)
    rows = [
        f"| {name} | {found.version} | {licence(found)} |" for name, found in sorted(seen.items()) if name != "hardship"
    ]
    lines = ["# Licences of what is installed with hardship", "", "Made by `python docs/make_licences.py`.", ""]
    lines += ["| package | version looked at | licence |", "|---|---|---|", *rows, ""]
    with open(os.path.join(ROOT, "docs", "licences.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


if __name__ == "__main__":
    main()
