"""The golden cases of ``tests/cases``, for all tests that look at them."""

import json
import os

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")


def read_cases(*names):
    """The cases of the named files (of all, without names) in their order, each with its file."""
    cases = []
    for name in sorted(os.listdir(CASES)):
        if name.endswith(".jsonl") and (not names or name in names):
            with open(os.path.join(CASES, name), encoding="utf-8") as file:
                cases += [{**json.loads(line), "file": name} for line in file if line.strip()]
    return cases
