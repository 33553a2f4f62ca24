"""Which golden cases look at which rule, and which mutations none of them notices."""

import json
import os
import sys
import time
from collections import Counter

import golden
import mutants

from hardship_cli.schedule.load import Law, Sheet
from hardship_cli.schedule.model import Rule

HERE = os.path.dirname(os.path.abspath(__file__))
EQUIVALENT = os.path.join(HERE, "equivalent.json")


class WatchedRule(Rule):
    """A rule that tells which of its histories is read."""

    __slots__ = ()

    def history(self, land):
        """The history, once the look is noted."""
        SEEN.add((self.id, land if land in self.lands else mutants.FEDERAL, land))
        return super().history(land)

    @property
    def versions(self):
        """The federal history, once the look is noted."""
        SEEN.add((self.id, mutants.FEDERAL, None))
        return self[Rule._fields.index("versions")]


class WatchedTable(dict):
    """A table of rules, disputed points or holidays that tells which entry is read."""

    def __getitem__(self, entry):
        SEEN.add((entry, None, None))
        return super().__getitem__(entry)

    def items(self):
        """All entries: each is noted."""
        SEEN.update((entry, None, None) for entry in self)
        return super().items()


SEEN = set()
FAILING = []


def watched(law):
    """A law that notes in ``SEEN`` what is looked at."""
    result = Law(law.directory)
    result._digest = law.digest
    for name in ("fees", "deadlines", "holidays", "services", "sources"):
        tables = dict(law.tables(name))
        for table in ("rule", "dispute", "holiday"):
            if table in tables:
                tables[table] = WatchedTable(tables[table])
        sheet = Sheet(tables)
        if "rule" in tables:
            sheet._rules = {rule.id: WatchedRule(*rule) for rule in law._sheets[name].rules()}
        result._sheets[name] = sheet
    return result


def look(cases, law):
    """What each case looks at: by entry, the cases with the histories and Länder they read."""
    for name in ("fees", "deadlines", "holidays", "sources"):
        law.tables(name)
    for sheet in (law.fees, law.deadlines):
        sheet.rules()
    spy = watched(law)
    lookers = {}
    for case in cases:
        SEEN.clear()
        spy.calendar = None
        spy.cached.clear()
        if golden.wrong(case, spy) is not None:
            FAILING.append(case["id"])  # a case that fails already can notice nothing
            continue
        for entry, scope, land in SEEN:
            lookers.setdefault(entry, {}).setdefault(case["id"], (case, set()))[1].add((scope, land))
    return lookers


def candidates(mutant, lookers):
    """The cases that could notice a mutation, those that pin the very entry first."""
    found = []
    for case, seen in lookers.get(mutant.entry, {}).values():
        if mutant.table == "holiday":
            land = case["facts"].get("land")
            if mutant.lands is None or land is None or land in mutant.lands:
                found.append(case)
        elif mutant.table == "dispute" or any(_concerns(mutant, scope, land) for scope, land in seen):
            found.append(case)
    return sorted(found, key=lambda case: _far(mutant, case))


def _concerns(mutant, scope, land):
    if scope is None:
        return True
    if mutant.lands is not None and land is not None and land not in mutant.lands:
        return False
    return scope == mutant.scope


def _far(mutant, case):
    """Answers before bare pins, the cases that name the entry's version first."""
    expected = case["expect"]
    return ("schedule_only" in expected, mutant.entry not in expected.get("versions", ()))


class Result:
    """What became of all mutations."""

    def __init__(self):
        self.noticed = Counter()
        self.by_answer = 0
        self.asked = 0
        self.survivors = []
        self.excused = []
        self.seconds = 0.0


def survey(law=None, cases=None, progress=None):
    """Ask the golden cases about every mutation."""
    began = time.perf_counter()
    law = law or Law()
    lookers = look(cases if cases is not None else golden.read_cases(), law)
    excused = equivalent()
    result = Result()
    for mutant in mutants.mutants(law):
        changed = mutant.law(law)
        for case in candidates(mutant, lookers):
            result.asked += 1
            if golden.wrong(case, changed) is not None:
                result.noticed[mutant.kind] += 1
                result.by_answer += "schedule_only" not in case["expect"]
                break
        else:
            (result.excused if mutant.name in excused else result.survivors).append(mutant)
            if progress and mutant.name not in excused:
                progress(mutant)
    result.seconds = time.perf_counter() - began
    return result


def equivalent():
    """Mutations that change nothing anyone could see: name and reason."""
    with open(EQUIVALENT, encoding="utf-8") as file:
        return json.load(file)


def summary(result):
    """The last lines: counts and time."""
    noticed = sum(result.noticed.values())
    total = noticed + len(result.survivors) + len(result.excused)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(result.noticed.items()))
    return (
        f"{total} mutations, {noticed} noticed ({result.by_answer} by an answer, {noticed - result.by_answer} by a pinned"
        f" version alone), {len(result.excused)} equivalent, {len(result.survivors)} survived\n"
        f"noticed: {kinds}\n{result.asked} cases asked in {result.seconds:.1f} s"
    )


def main():
    """Print survivors and counts; 1 where any mutation survived."""
    result = survey(progress=lambda mutant: print("survived:", mutant.name))
    if FAILING:
        print("failing, so not asked:", ", ".join(FAILING))
    print(summary(result))
    return 1 if result.survivors else 0


if __name__ == "__main__":
    sys.exit(main())
