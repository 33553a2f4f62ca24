"""Writes docs/verification.md: with whom the engine was compared, how often, with what result; and what nobody has confirmed.

``--check`` only says whether the page is current. Every figure is counted here, from the data and the golden cases.
"""

import os
import sys
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "tests", "mutation")]

import golden

from hardship_cli.answer import UNCERTAIN
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.schedule.coverage import matrix
from hardship_cli.schedule.load import Law

PAGE = os.path.join(ROOT, "docs", "verification.md")
CLASSES = {
    "court": "court decisions",
    "guidance": "guidance of authorities",
    "textbook": "textbooks and commentaries",
    "open_source": "test suites of other projects",
    "derived": "derived from a statute's text by us",
    "gap": "stated gaps (the answer must be refused)",
}
RESULTS = {
    "verified": "the text itself was read",
    "secondary": "two accounts agree",
    "single": "one account",
    "open": "no text read",
}


def table(head, rows):
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(str(cell).replace("|", "/") for cell in row) + " |" for row in rows), ""]


def touched(cases, law):
    """How many golden cases rest on each version, as (rule, scope, first day)."""
    count = Counter()
    for case in cases:
        question = case.get("question", "fee")
        if "schedule_only" in case["expect"] or question not in golden.QUESTIONS:
            continue
        try:
            answer = golden.QUESTIONS[question](Case.read(case["facts"]), law)
        except HardshipError:
            continue
        count.update({(s.rule, s.scope, s.version) for s in answer.steps if s.op == "version"})
    return count


def histories(law):
    """Every version of every rule: file, rule, scope, version."""
    for file, sheet in (("fees", law.fees), ("deadlines", law.deadlines)):
        for rule in sheet.rules():
            for version in rule.versions:
                yield file, rule, "federal", version
            for land, versions in rule.lands.items():
                for version in versions:
                    yield file, rule, land, version


def compared(cases, law):
    """Section 1: the golden cases by kind, and whether they hold."""
    kinds, wrong = Counter(), []
    for case in cases:
        kinds[
            case.get("class") or ("fee tables, gazettes and statutes" if case["file"] == "fees.jsonl" else "pins")
        ] += 1
        if golden.wrong(case, law):
            wrong.append(case["id"])
    rows = [(CLASSES.get(kind, kind), number) for kind, number in kinds.most_common()]
    lines = [
        "## Golden cases",
        "",
        f"{len(cases)} cases with their sources; {len(cases) - len(wrong)} hold, {len(wrong)} do not.",
        "",
    ]
    lines += table(("compared with", "cases"), rows)
    courts = sorted({case["source"].split(",")[0] + "," + case["source"].split(",")[1] if case["source"].count(",") else case["source"]
                     for case in cases if case.get("class") == "court"})  # fmt: skip
    lines += ["Decisions:", "", *(f"- {court}" for court in courts), ""]
    return lines


def oracles():
    """Section 2: what the tests compare with beyond single cases."""
    rows = [
        ("public holidays, 16 Länder, every day 1990-2050", "`holidays` (PyPI) and `date-holidays` (npm)", "equal, but for the days explained one by one", "tests/law/test_holidays.py"),
        ("adding months, ends of periods", "`dateutil`, `pendulum`, a naive counter", "equal", "tests/law/test_periods.py"),
        ("all four questions on random facts", "a second engine that shares no code", "equal", "tests/naive"),
        ("every figure, day, overlay and exemption of the law, changed in turn", "the golden cases", "each change is noticed", "tests/mutation"),
        ("what the five service descriptions print", "their copies", "equal", "tests/test_published.py"),
        ("periods", "six expectations of the test suite of FristenRechner (TypeScript)", "equal", "tests/cases/deadlines.jsonl"),
        ("registers of random rows, under random overlays, each cell in every cut and order", "answers one by one", "equal: 21,810 rows, 712,180 cells on 29 November 2026", "benchmarks/differential.py"),
        ("turning points of random cases", "every day within 400 of a fact, one by one", "equal: 600 cases on 29 November 2026", "benchmarks/turning_points.py"),
    ]  # fmt: skip
    told = "`python benchmarks/nightly.py` draws other rows and cases each night. What general tools answer: [beside other tools](comparison.md)."
    return ["## Oracles", "", *table(("what", "compared with", "result", "where"), rows), told, ""]


def sources(law):
    """Section 3: how well the sources were read."""
    results = Counter(source["checked"]["result"] for source in law.sources.values())
    rows = [(name, text, results[name]) for name, text in RESULTS.items()]
    return ["## Sources", "", f"{len(law.sources)} citations.", "", *table(("result", "meaning", "citations"), rows)]


def weak(law, count):
    """Section 4: versions that rest on one account or none, in the order of how many cases they touch."""
    rows = []
    for _file, rule, scope, version in histories(law):
        result = law.source(version.source)["checked"]["result"]
        if result in UNCERTAIN and version.state == "value":
            touches = count[rule.id, scope, version.start]
            rows.append(
                (-touches, rule.id, scope, version.start.isoformat(), result, law.source(version.source)["title"])
            )
    body = [
        (rule, scope, start, result, -touches, title) for touches, rule, scope, start, result, title in sorted(rows)
    ]
    head = ("rule", "where", "since", "result", "cases", "source")
    text = f"{len(body)} versions. An answer that rests on one of them has status `review`."
    return ["## What nobody has confirmed", "", text, "", *table(head, body)]


def disputes(law):
    """Section 5: open legal points with their readings."""
    lines = ["## Open legal points", ""]
    for sheet in (law.fees, law.deadlines):
        for name, point in sheet.tables["dispute"].items():
            lines.append(f"- **{name}** {point['title']['en']}")
            for letter, reading in point["reading"].items():
                mark = " (applied)" if letter == point["default"] else ""
                lines.append(f"  - {letter}{mark}: {reading['text']['en']} [{reading['basis']}; {reading['held_by']}]")
    return [*lines, ""]


def gaps(law):
    """Section 6: times for which no text was read."""
    rows, faults = matrix(law)
    body = [(row.rule, row.land, row.start, row.until) for row in rows if row.state == "gap"]
    text = f"{len(rows)} stretches of days over all rules and Länder, {len(faults)} unsaid or said twice, {len(body)} stated gaps:"
    return ["## Stated gaps", "", text, "", *table(("rule", "where", "from", "until"), body)]


def page():
    """The whole page as text."""
    law = Law()
    cases = golden.read_cases()
    lines = [
        "# Verification",
        "",
        "Made by `python docs/make_verification.py` from the data and the golden cases; a test holds it current.",
        "",
        *compared(cases, law),
        *oracles(),
        *sources(law),
        *weak(law, touched(cases, law)),
        *disputes(law),
        *gaps(law),
        "`hardship schedules check --due` lists what is due for review on a day.",
        "",
    ]
    return "\n".join(lines)


def main():
    """Write the page, or say whether it is current."""
    text = page()
    if "--check" in sys.argv:
        with open(PAGE, encoding="utf-8") as file:
            return 0 if file.read() == text else 1
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
