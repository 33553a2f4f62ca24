"""A page of the documents that a command makes: written, or with ``--check`` held against the one that stands there."""

import os
import sys


def write_or_check(path, made):
    """Write a page; with ``--check`` on the command line only say whether it is current. Returns the exit code."""
    if "--check" not in sys.argv:
        with open(path, "w", encoding="utf-8") as file:
            file.write(made)
        return 0
    with open(path, encoding="utf-8") as file:
        is_current = file.read() == made
    print("" if is_current else f"{os.path.basename(path)} is not current")
    return 0 if is_current else 1
