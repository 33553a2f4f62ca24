"""Every branch of the law is reached by some case, but for those that are listed with a reason."""

import json
import os
import subprocess
import sys
import tomllib

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPT = os.path.join(HERE, "..", "..", "benchmarks", "law_coverage.py")


def test_no_branch_is_unreached_without_a_reason():
    with open(os.path.join(HERE, "unreached.toml"), "rb") as file:
        listed = tomllib.load(file)
    done = subprocess.run([sys.executable, SCRIPT, "--json"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    told = {(module, branch) for module, reasons in listed.items() for branch in reasons}
    seen = {(module, branch) for module, branches in found.items() for branch in branches}
    assert seen - told == set(), "not reached: add a case (law/samples.py), or the reason to unreached.toml"
    assert told - seen == set(), "reached by now: take it from unreached.toml"
    assert all(len(reason) > 15 for reasons in listed.values() for reason in reasons.values())
