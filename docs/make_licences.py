"""Writes docs/licences.md: what is installed with hardship at run time, in which version and under which licence.

Run it in a clean environment with the locked versions: ``pip install --constraint .ci/constraints.txt '.[all]'``, then
``python docs/make_licences.py``. ``--check`` only compares, in any environment: each package that is there must stand on the
page, with its licence where the version is the same; users may get newer ones.
"""

import os
import re
import sys
import tomllib
from importlib.metadata import distribution

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "docs", "licences.md")
ROW = re.compile(r"(?m)^\| ([a-z0-9-]+) \| ([^|]+) \| ([^|]+) \|$")
# The same licence as older and newer metadata write it.
SAME = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
}


def key(requirement):
    """The name of a required package as the page writes it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement).group()).lower()


def for_here(requirement):
    """Whether a requirement counts on this system: what only Windows needs may be there because of something else."""
    return sys.platform == "win32" or not re.search(
        r"(sys_platform|platform_system) *== *.(win32|Windows)", requirement
    )


def needed():
    """All packages that are installed because pyproject.toml names them, or one of them needs them: name to metadata."""
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)["project"]
    extras = project["optional-dependencies"]
    ahead = [*project["dependencies"], *(needed for extra in extras if extra != "all" for needed in extras[extra])]
    seen = {}
    while ahead:
        requirement = ahead.pop()
        name = key(requirement)
        wanted = re.findall(r"[\w-]+", (re.match(r"[^\[;]+\[([^\]]*)\]", requirement) or [None, ""])[1])
        try:
            found = distribution(name)
        except ModuleNotFoundError:
            continue  # only for another system or Python, or with an extra that is not installed here
        own = [line for line in found.requires or () if "extra ==" not in line and for_here(line)]
        own += [
            line
            for line in found.requires or ()
            if any(re.search(rf"extra == [\"']{one}[\"']", line) for one in wanted)
        ]
        ahead += own if name not in seen else [line for line in own if key(line) not in seen]
        seen[name] = found
    return dict(sorted(seen.items()))


def licence(found):
    """The licence as the package states it."""
    meta = found.metadata
    stated = meta.get("License-Expression") or ""
    if not stated:
        names = [c.split("::")[-1].strip() for c in meta.get_all("Classifier", []) if c.startswith("License ::")]
        stated = ", ".join(SAME.get(name, name) for name in names if name != "OSI Approved")
    stated = stated or (meta.get("License") or "?").splitlines()[0][:60]
    return SAME.get(stated, stated)


def page(found):
    """The page's text."""
    lines = ["# Licences of what is installed with hardship", ""]
    lines += [
        "Made by `python docs/make_licences.py` with the locked versions; CI compares it with what users get.",
        "",
    ]
    lines += ["| package | version looked at | licence |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {dist.version} | {licence(dist)} |" for name, dist in found.items()), ""])


def faults(found, text):
    """What is not on the page, or stands there in this version with another licence."""
    listed = {name: (version, stated) for name, version, stated in ROW.findall(text)}
    for name, dist in found.items():
        if name not in listed:
            yield f"{name}: not on the page"
        elif listed[name][0] == dist.version and listed[name][1] != licence(dist):
            yield f"{name} {dist.version}: the licence is {licence(dist)}, the page says {listed[name][1]}"


def main():
    """Write the page, or compare."""
    found = needed()
    if "--check" in sys.argv:
        with open(PAGE, encoding="utf-8") as file:
            wrong = list(faults(found, file.read()))
        print("\n".join(wrong) or f"docs/licences.md names all {len(found)} packages with their licences")
        return 1 if wrong else 0
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(page(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
