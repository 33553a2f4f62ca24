"""Writes docs/verification.md: with whom the engine was compared, how often, with what result; and what nobody has confirmed.

The same in short and in German goes to docs/de/verification.md. ``--check`` only says which page is not current. The pages do not
change with each case, source and version: what is counted is stated as a floor, which holds while the true number is not below it and
at most a quarter above it. All else stands as the data and the golden cases have it.
"""

import os
import re
import sys
from collections import Counter
from datetime import date

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.join(ROOT, "tests", "mutation")]

import golden

from hardship_cli.answer import UNCERTAIN
from hardship_cli.schedule.coverage import matrix
from hardship_cli.schedule.load import Law

PAGES = {lang: os.path.join(ROOT, "docs", *where, "verification.md") for lang, where in (("en", ()), ("de", ("de",)))}
CLASSES = {
    "pins": "pins",
    "published": "fee tables, gazettes and statutes",
    "derived": "derived from a statute's text by us",
    "gap": "stated gaps (the answer must be refused)",
    "court": "court decisions",
    "open_source": "test suites of other projects",
    "guidance": "guidance of authorities",
    "textbook": "textbooks and commentaries",
}
GERMAN_CLASSES = {
    "pins": "Tage, an denen eine Fassung beginnt, und andere festgehaltene Antworten",
    "published": "Gebührenverzeichnisse, Gesetzblätter und Vorschriften",
    "derived": "aus dem Wortlaut einer Vorschrift abgeleitet",
    "gap": "vermerkte Lücken (die Antwort muss abgelehnt werden)",
    "court": "Entscheidungen der Gerichte",
    "open_source": "Prüffälle anderer Programme",
    "guidance": "Hinweise von Behörden",
    "textbook": "Lehrbücher und Kommentare",
}
RESULTS = {
    "verified": "the text itself was read",
    "secondary": "two accounts agree",
    "single": "one account",
    "open": "no text read",
}
# What the longer comparisons of chance drew when they were last run, and on which day.
DRAWN = {"rows": 789_152, "cells": 23_491_936, "cases": 20_000, "on": date(2026, 11, 29)}


COUNT = re.compile("\0([0-9]+)\0")
FEW = 50  # below this a count is said in words: a floor would move with almost each case
MARK = {"en": ",", "de": "."}  # between thousands


def least(number):
    """A count, of which the page states a floor (see :func:`filled`)."""
    return f"\0{number}\0"


def holds(stated, number):
    """Whether a floor may stand for a count: not above it, and at most a fifth below."""
    return number * 4 <= stated * 5 <= number * 5


def floor(number):
    """A count rounded down to two digits, or to tens."""
    step = max(10, 10 ** (len(str(number)) - 2))
    return number // step * step


def filled(text, standing, lang):
    """The text with a floor for each count: the one that the page as it stands has, where it still holds."""
    numbers = [int(number) for number in COUNT.findall(text)]
    pattern = "([0-9.,]+)".join(re.escape(part) for part in COUNT.split(text)[::2])
    there = re.fullmatch(pattern, standing)
    before = [int(re.sub("[.,]", "", stated)) for stated in there.groups()] if there else [0] * len(numbers)
    floors = [old if holds(old, number) else floor(number) for old, number in zip(before, numbers, strict=True)]
    stated = iter(f"{number:,}".replace(",", MARK[lang]) for number in floors)
    return COUNT.sub(lambda _count: next(stated), text)


def table(head, rows):
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return [*lines, *("| " + " | ".join(str(cell).replace("|", "/") for cell in row) + " |" for row in rows), ""]


def histories(law):
    """Every version of every rule: rule, scope, version."""
    for sheet in (law.fees, law.deadlines):
        for rule in sheet.rules():
            for version in rule.versions:
                yield rule, "federal", version
            for land, versions in rule.lands.items():
                for version in versions:
                    yield rule, land, version


def kinds_of(cases):
    """How many golden cases of each kind there are, in the order of :data:`CLASSES`."""
    kinds = Counter(case.get("class") or ("published" if case["file"] == "fees.jsonl" else "pins") for case in cases)
    return {kind: kinds[kind] for kind in sorted(kinds, key=list(CLASSES).index)}  # a class without a name is a fault


def by_kind(kinds, names, few):
    """The rows of the table of golden cases."""
    return [(names[kind], least(number) if number >= FEW else few) for kind, number in kinds.items()]


def compared(cases, kinds):
    """Section 1: the golden cases by kind."""
    lines = [
        "## Golden cases",
        "",
        f"At least {least(sum(kinds.values()))} cases with their sources; all hold.",
        "",
    ]
    lines += table(("compared with", "cases, at least"), by_kind(kinds, CLASSES, "a few"))
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
    text = f"At least {least(len(law.sources))} citations, each with how well it was read:"
    counts = {result: least(results[result]) for result in ("verified", "secondary")}
    rows = [(name, text, counts.get(name, "each below, where an answer rests on it")) for name, text in RESULTS.items()]
    return ["## Sources", "", text, "", *table(("result", "meaning", "citations, at least"), rows)]


def uncertain(law):
    """Every version that rests on one account or none: rule, scope, version, result."""
    for rule, scope, version in histories(law):
        result = law.source(version.source)["checked"]["result"]
        if result in UNCERTAIN and version.state == "value":
            yield rule, scope, version, result


def weak(law):
    """Section 4: versions that rest on one account or none."""
    body = sorted(
        (rule.id, scope, version.start.isoformat(), result, law.source(version.source)["title"])
        for rule, scope, version, result in uncertain(law)
    )
    text = f"{len(body)} versions. An answer that rests on one of them has status `review`."
    return ["## What nobody has confirmed", "", text, "", *table(("rule", "where", "since", "result", "source"), body)]


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
    """Section 6: how many times there are for which no text was read."""
    stated = sum(row.state == "gap" for row in rows)
    text = f"Of at least {least(len(rows))} stretches of days over all rules and Länder at least {least(stated)} are stated gaps, for which no text was read; {len(faults) or 'none'} are unsaid or said twice."
    told = "`hardship schedules check --matrix` lists the gaps with their days, `hardship schedules check --due` what is due for review."
    return ["## Stated gaps", "", text, told, ""]


def page(law, cases, kinds, walked):
    """The whole page as text."""
    lines = [
        "# Verification",
        "",
        'Made by `python docs/make_verification.py` from the data and the golden cases; a test holds it current. What it says with "at least"',
        "holds while the true number is not lower, and at most a quarter higher.",
        "",
        *compared(cases, kinds),
        *oracles(),
        *sources(law),
        *weak(law),
        *("## Open legal points", "", *disputes(law, "en", "applied"), ""),
        *gaps(*walked),
    ]
    return "\n".join(lines)


def figure(number):
    """A number as Germans write it."""
    return f"{number:,}".replace(",", MARK["de"])


def german_page(law, _cases, kinds, walked):
    """The German page: what was compared with what, how sure the sources are, which points are open; the long lists stand on the English one."""
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
    read = {"der Text selbst ist gelesen": "verified", "zwei Fundstellen stimmen überein": "secondary"}
    unsure = len(list(uncertain(law)))
    stated = sum(row.state == "gap" for row in rows)
    lines = [
        "# Prüfung",
        "",
        "Womit verglichen wurde, was niemand bestätigt hat und welche Rechtsfragen offen sind. `python docs/make_verification.py` schreibt diese Seite aus den",
        "Rechtsdaten und den Prüffällen; eine Prüfung hält sie aktuell. Die Entscheidungen und die einzelnen Fassungen stehen auf der",
        "[englischen Seite](../verification.md). „Mindestens“ heißt: nicht weniger und höchstens ein Viertel mehr.",
        "",
        "## Fälle, deren Antwort bekannt ist",
        "",
        f"Mindestens {least(sum(kinds.values()))} Fälle mit ihrer Quelle; alle stimmen.",
        "",
        *table(("verglichen mit", "Fälle, mindestens"), by_kind(kinds, GERMAN_CLASSES, "einzelne")),
        "## Andere Rechenwege",
        "",
        *table(("was", "verglichen mit", "Ergebnis"), others),
        "## Quellen",
        "",
        f"Mindestens {least(len(law.sources))} Fundstellen. Jede Antwort nennt die ihren mit `--erklären`.",
        "",
        *table(
            ("Belegt durch", "Fundstellen, mindestens"), [(text, least(results[name])) for text, name in read.items()]
        ),
        "## Was niemand bestätigt hat",
        "",
        f"{unsure} Fassungen beruhen auf einer einzigen Fundstelle oder auf keiner; die [englische Seite](../verification.md#what-nobody-has-confirmed) nennt jede. Eine Antwort, die auf einer davon beruht,",
        f"hat den Status „zu prüfen“. Für mindestens {least(stated)} von mindestens {least(len(rows))} Zeiträumen ist kein Text gelesen; was davon abhängt, bleibt ohne Antwort oder ist „zu prüfen“. {f'{len(faults)} Zeiträume sind' if faults else 'Kein Zeitraum ist'}",
        "doppelt oder ohne Vermerk gar nicht geregelt.",
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
    """Write the pages, or say which is not current."""
    law, cases = Law(), golden.read_cases()
    if wrong := [case["id"] for case in cases if golden.wrong(case, law)]:
        print(f"do not hold: {', '.join(wrong)} (a pin: python tests/mutation/propose_pins.py)")
        return 1
    counted = (law, cases, kinds_of(cases), matrix(law))
    stale = []
    for lang, make in (("en", page), ("de", german_page)):
        with open(PAGES[lang], encoding="utf-8") as file:
            standing = file.read()
        made = filled(make(*counted), standing, lang)
        if made != standing:
            stale.append(os.path.relpath(PAGES[lang], ROOT))
        if "--check" not in sys.argv:
            with open(PAGES[lang], "w", encoding="utf-8") as file:
                file.write(made)
    if "--check" not in sys.argv:
        return 0
    print(*(f"{name} is not current" for name in stale), sep="\n")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
