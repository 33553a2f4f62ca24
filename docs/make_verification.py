"""Writes docs/verification.md: with whom the engine was compared, how often, with what result; and what nobody has confirmed.

The same in short and in German goes to docs/de/verification.md. ``--check`` only says whether the pages are current. Every figure is counted here, from the data and the golden cases.
"""

import os
import sys
from collections import Counter
from datetime import date

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "tests", "mutation")]

import golden

from hardship_cli.answer import UNCERTAIN
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.schedule.coverage import matrix
from hardship_cli.schedule.load import Law

PAGES = {lang: os.path.join(ROOT, "docs", *where, "verification.md") for lang, where in (("en", ()), ("de", ("de",)))}
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
# What the longer comparisons of chance drew when they were last run, and on which day.
DRAWN = {"rows": 686_650, "cells": 21_712_700, "cases": 20_000, "on": date(2026, 11, 29)}


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


def kinds_of(cases, law):
    """The golden cases by kind, and those that do not hold."""
    kinds, wrong = Counter(), []
    for case in cases:
        kinds[
            case.get("class") or ("fee tables, gazettes and statutes" if case["file"] == "fees.jsonl" else "pins")
        ] += 1
        if golden.wrong(case, law):
            wrong.append(case["id"])
    return kinds, wrong


def compared(cases, kinds, wrong):
    """Section 1: the golden cases by kind, and whether they hold."""
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
    drawn, on = DRAWN, f"{DRAWN['on']:%-d %B %Y}"
    rows = [
        ("public holidays, 16 Länder, every day 1990-2050", "`holidays` (PyPI) and `date-holidays` (npm)", "equal, but for the days explained one by one", "tests/law/test_holidays.py"),
        ("adding months, ends of periods", "`dateutil`, `pendulum`, a naive counter", "equal", "tests/law/test_periods.py"),
        ("all four questions on random facts", "a second engine that shares no code", "equal", "tests/naive"),
        ("every figure, day, overlay and exemption of the law, changed in turn", "the golden cases", "each change is noticed", "tests/mutation"),
        ("what the five service descriptions print", "their copies", "equal", "tests/test_published.py"),
        ("periods", "six expectations of the test suite of FristenRechner (TypeScript)", "equal", "tests/cases/deadlines.jsonl"),
        ("expectations out of the tests of some fifty other projects", "this tool as of November 2026, before what it then found was mended", "25,561 of 25,657 equal; five of the other 96 were wrong here, by one fault that is mended", "tried once, not kept here"),
        ("each path that the law takes on random cases", "the second engine, by an example of each", "equal", "tests/naive/test_paths_of_the_law.py"),
        ("registers of random rows, under random overlays, each cell in every cut and order", "answers one by one", f"equal: {drawn['rows']:,} rows, {drawn['cells']:,} cells on {on}", "benchmarks/differential.py"),
        ("turning points of random cases", "every day within 400 of a fact, one by one", f"equal: {drawn['cases']:,} cases on {on}", "benchmarks/turning_points.py"),
    ]  # fmt: skip
    told = "`python benchmarks/nightly.py` draws other rows and cases each night. What general tools answer: [beside other tools](comparison.md)."
    return ["## Oracles", "", *table(("what", "compared with", "result", "where"), rows), told, ""]


def sources(law):
    """Section 3: how well the sources were read."""
    results = Counter(source["checked"]["result"] for source in law.sources.values())
    rows = [(name, text, results[name]) for name, text in RESULTS.items()]
    return ["## Sources", "", f"{len(law.sources)} citations.", "", *table(("result", "meaning", "citations"), rows)]


def uncertain(law):
    """Every version that rests on one account or none: rule, scope, version, result."""
    for _file, rule, scope, version in histories(law):
        result = law.source(version.source)["checked"]["result"]
        if result in UNCERTAIN and version.state == "value":
            yield rule, scope, version, result


def weak(law, count):
    """Section 4: versions that rest on one account or none, in the order of how many cases they touch."""
    rows = [
        (
            -count[rule.id, scope, version.start],
            *(rule.id, scope, version.start.isoformat(), result, law.source(version.source)["title"]),
        )
        for rule, scope, version, result in uncertain(law)
    ]
    body = [
        (rule, scope, start, result, -touches, title) for touches, rule, scope, start, result, title in sorted(rows)
    ]
    head = ("rule", "where", "since", "result", "cases", "source")
    text = f"{len(body)} versions. An answer that rests on one of them has status `review`."
    return ["## What nobody has confirmed", "", text, "", *table(head, body)]


def disputes(law, lang, applied):
    """Section 5: open legal points with their readings."""
    for sheet in (law.fees, law.deadlines):
        for name, point in sheet.tables["dispute"].items():
            yield f"- **{name}** {point['title'][lang]}"
            for letter, reading in point["reading"].items():
                mark = f" ({applied})" if letter == point["default"] else ""
                held = f"{reading['basis']}; {reading['held_by']}"
                yield f"  - {letter}{mark}: {reading['text'][lang]} [{held}]"


def gaps(rows, faults):
    """Section 6: times for which no text was read."""
    body = [(row.rule, row.land, row.start, row.until) for row in rows if row.state == "gap"]
    text = f"{len(rows)} stretches of days over all rules and Länder, {len(faults)} unsaid or said twice, {len(body)} stated gaps:"
    return ["## Stated gaps", "", text, "", *table(("rule", "where", "from", "until"), body)]


def page(law, cases, kinds, wrong, walked):
    """The whole page as text."""
    lines = [
        "# Verification",
        "",
        "Made by `python docs/make_verification.py` from the data and the golden cases; a test holds it current.",
        "",
        *compared(cases, kinds, wrong),
        *oracles(),
        *sources(law),
        *weak(law, touched(cases, law)),
        *("## Open legal points", "", *disputes(law, "en", "applied"), ""),
        *gaps(*walked),
        "`hardship schedules check --due` lists what is due for review on a day.",
        "",
    ]
    return "\n".join(lines)


def figure(number):
    """A number as Germans write it."""
    return f"{number:,}".replace(",", ".")


def german_page(law, cases, kinds, wrong, walked):
    """The German page: what was compared with what, how sure the sources are, which points are open; the long lists stand on the English one."""
    names = {
        "court": "Entscheidungen der Gerichte",
        "guidance": "Hinweise von Behörden",
        "textbook": "Lehrbücher und Kommentare",
        "open_source": "Prüffälle anderer Programme",
        "derived": "aus dem Wortlaut einer Vorschrift abgeleitet",
        "gap": "vermerkte Lücken (die Antwort muss abgelehnt werden)",
        "fee tables, gazettes and statutes": "Gebührenverzeichnisse, Gesetzblätter und Vorschriften",
        "pins": "Tage, an denen eine Fassung beginnt, und andere festgehaltene Antworten",
    }
    by_name = Counter()
    for kind, number in kinds.items():
        by_name[names[kind]] += number
    rows, faults = walked
    on = f"{DRAWN['on']:%d.%m.%Y}"
    others = [
        ("gesetzliche Feiertage, 16 Länder, jeder Tag von 1990 bis 2050", "`holidays` (PyPI) und `date-holidays` (npm)", "gleich, bis auf einzeln erklärte Tage"),
        ("Monate hinzurechnen, Ende von Fristen", "`dateutil`, `pendulum` und ein Programm, das Tag für Tag zählt", "gleich"),
        ("alle Fragen zu zufälligen Angaben", "ein zweites Rechenwerk, das mit dem ersten keine Zeile gemeinsam hat", "gleich"),
        ("jeder Betrag, jeder Tag, jede Landesregel und jede Befreiung, der Reihe nach verfälscht", "die Fälle von oben", "jede Verfälschung fällt auf"),
        ("was fünf Leistungsbeschreibungen abdrucken", "ihre Abschriften", "gleich"),
        ("was die Tests von etwa fünfzig anderen Programmen erwarten", "dieses Programm im November 2026, einmal verglichen", "25.561 von 25.657 gleich; fünf der übrigen 96 waren hier falsch, durch einen Fehler, der behoben ist"),
        ("jeder Weg durch das Recht, den zufällige Fälle nehmen", "das zweite Rechenwerk, je ein Beispiel", "gleich"),
        ("Register aus zufälligen Zeilen, in jeder Aufteilung und Reihenfolge", "dieselben Fälle einzeln beantwortet", f"gleich: {figure(DRAWN['rows'])} Zeilen, {figure(DRAWN['cells'])} Zellen am {on}"),
        ("Tage, an denen sich eine Antwort ändert", "jeder Tag im Umkreis von 400 Tagen, einzeln gefragt", f"gleich: {figure(DRAWN['cases'])} Fälle am {on}"),
    ]  # fmt: skip
    results = Counter(source["checked"]["result"] for source in law.sources.values())
    meanings = {
        "verified": "der Text selbst ist gelesen",
        "secondary": "zwei Fundstellen stimmen überein",
        "single": "eine Fundstelle",
        "open": "kein Text gelesen",
    }
    unsure = len(list(uncertain(law)))
    stated = sum(row.state == "gap" for row in rows)
    lines = [
        "# Prüfung",
        "",
        "Womit verglichen wurde, was niemand bestätigt hat und welche Rechtsfragen offen sind. `python docs/make_verification.py` schreibt diese Seite aus den",
        "Rechtsdaten und den Prüffällen; eine Prüfung hält sie aktuell. Die Entscheidungen und die einzelnen Fassungen stehen auf der",
        "[englischen Seite](../verification.md).",
        "",
        "## Fälle, deren Antwort bekannt ist",
        "",
        f"{figure(len(cases))} Fälle mit ihrer Quelle; {figure(len(cases) - len(wrong))} stimmen, {len(wrong)} nicht.",
        "",
        *table(("verglichen mit", "Fälle"), [(name, figure(number)) for name, number in by_name.most_common()]),
        "## Andere Rechenwege",
        "",
        *table(("was", "verglichen mit", "Ergebnis"), others),
        "## Quellen",
        "",
        f"{len(law.sources)} Fundstellen. Jede Antwort nennt die ihren mit `--erklären`.",
        "",
        *table(("Belegt durch", "Fundstellen"), [(text, results[name]) for name, text in meanings.items()]),
        "## Was niemand bestätigt hat",
        "",
        f"{unsure} Fassungen beruhen auf einer einzigen Fundstelle oder auf keiner. Eine Antwort, die auf einer davon beruht, hat den Status „zu prüfen“. Für",
        f"{stated} Zeiträume von {len(rows)} ist kein Text gelesen; was davon abhängt, bleibt ohne Antwort oder ist „zu prüfen“. {len(faults)} Zeiträume sind doppelt oder ohne Vermerk nicht geregelt.",
        "",
        "## Offene Rechtsfragen",
        "",
        "Kommt die andere Lesart zu einem anderen Ergebnis, so steht es neben der Antwort, und sie hat den Status „streitig“.",
        "",
        *disputes(law, "de", "angewandt"),
        "",
        "## Selbst nachprüfen",
        "",
        "```sh",
        "hardship rechtsstand prüfen --matrix    # jede Regel, jedes Land, jeder Tag: genau eine Fassung oder eine vermerkte Lücke",
        "hardship rechtsstand prüfen --fällig    # was wieder nachzulesen ist",
        "python -m pytest -n auto                # alle Fälle und alle Vergleiche",
        "python benchmarks/nightly.py            # jede Nacht andere zufällige Register und Fälle",
        "```",
        "",
    ]
    return "\n".join(lines)


def main():
    """Write the pages, or say whether they are current."""
    law, cases = Law(), golden.read_cases()
    counted = (law, cases, *kinds_of(cases, law), matrix(law))
    stale = 0
    for lang, make in (("en", page), ("de", german_page)):
        text = make(*counted)
        if "--check" in sys.argv:
            with open(PAGES[lang], encoding="utf-8") as file:
                stale |= file.read() != text
        else:
            with open(PAGES[lang], "w", encoding="utf-8") as file:
                file.write(text)
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
