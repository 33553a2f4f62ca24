"""Overlays by seed that the checker passes: what a legislator, or a slip of the pen, might make of the shipped law.

``random_overlay(7)`` writes the overlay of seed 7 into a directory of its own and returns that; the same seed gives the same
files. Each changes one to four tables: further versions (another figure, none, a gap, another rule's figure, nothing at all),
ends and review days, Länder with a history of their own, positions and persons of an exemption, readings of disputed points,
new rules, holidays and places. Days lean towards those on which the shipped law changes.
"""

import atexit
import os
import random
import shutil
import tempfile
from datetime import date, timedelta

from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES
from hardship_cli.schedule.forms import SERVED
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.overlay import check_overlay
from hardship_cli.schedule.tables import FILES, Cents, data_dir, read_toml

TABLES = {name: read_toml(os.path.join(data_dir(), f"{name}.toml")) for name in FILES}
DAYS = tuple(
    sorted(
        {
            row["from"]
            for name in ("fees", "deadlines")
            for rule in TABLES[name]["rule"].values()
            for rows in (rule.get("version", ()), *(land["version"] for land in rule.get("land", {}).values()))
            for row in rows
        }
    )
)
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
FEES = tuple(name for name, rule in TABLES["fees"]["rule"].items() if rule["kind"] == "fee")
STATUSES = FACTS["status"].values
_LONGEST = {"days": 36_600, "weeks": 5_220, "months": 1_200, "years": 100}
_base = Law()


def toml_of(value):
    """A value as TOML, tables inline."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Cents):
        return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**100 else hex(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return (
            '"'
            + "".join(f"\\u{ord(sign):04x}" if ord(sign) < 32 or sign in '"\\\x7f' else sign for sign in value)
            + '"'
        )
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_of(str(key))} = {toml_of(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(toml_of, value)) + "]"


def random_overlay(seed, directory=None, files=("fees", "deadlines", "holidays")):
    """The overlay of ``seed``, as a directory that the checker passes; only the named files are in it, at most."""
    if directory is None:
        directory = tempfile.mkdtemp(prefix="hardship-overlay-")
        atexit.register(shutil.rmtree, directory, ignore_errors=True)
    for attempt in range(100):
        tables = _Author(random.Random(f"{seed}/{attempt}"), files).tables()
        for name in FILES:
            path = os.path.join(directory, f"{name}.toml")
            if os.path.exists(path):
                os.remove(path)
        for name, table in tables.items():
            with open(os.path.join(directory, f"{name}.toml"), "w", encoding="utf-8") as file:
                file.writelines(f"{toml_of(top)} = {toml_of(value)}\n" for top, value in table.items())
        if not check_overlay(directory, _base.directory):
            return directory
    raise AssertionError(f"seed {seed} gives no overlay that the checker passes")


class _Author:
    """Writes one overlay, each choice by one generator."""

    def __init__(self, choose, files):
        self.of, self.between, self.some = choose.choice, choose.randint, choose.sample
        self.files = files
        self.out = {}

    def tables(self):
        makers = {
            "fees": (self.rule, self.rule, self.rule, self.rule, self.rule, self.dispute, self.new_substitute, self.publication),
            "deadlines": (self.rule, self.rule, self.rule, self.rule, self.dispute),
            "holidays": (self.holiday, self.holiday_act),
        }  # fmt: skip
        weighted = [name for name in self.files for _ in range({"fees": 6, "deadlines": 4, "holidays": 1}[name])]
        for _ in range(self.between(1, 4)):
            name = self.of(weighted)
            self.of(makers[name])(name)
        cited = str(self.out)
        own = {
            source: {"title": f"Amtsblatt {source}", "checked": {"on": date(2027, 1, 5), "result": result}}
            for source, result in (("OWN", "verified"), ("OWN-SINGLE", "single"), ("OWN-OPEN", "open"))
            if f"'{source}'" in cited
        }
        if own:
            self.out.setdefault("sources" if "sources" in self.out else next(iter(self.out)), {})["source"] = own
        return self.out

    def source(self):
        return self.of(("OWN", "OWN", "OWN", "OWN-SINGLE", "OWN-OPEN"))

    def day(self):
        kind = self.between(0, 9)
        if kind < 4:
            return self.of(DAYS) + timedelta(days=self.of((0, 0, 0, 1, -1, 31, -31)))
        if kind < 8:
            return date(self.between(2024, 2030), self.between(1, 12), 1) + timedelta(days=self.between(-1, 27))
        if kind == 8:
            return self.of((FIRST, date(1970, 1, 1), date(1990, 1, 1), date(2100, 2, 28), LAST))
        return FIRST + timedelta(days=self.between(0, (LAST - FIRST).days))

    def rule(self, name):
        rule_id = self.of(list(TABLES[name]["rule"]))
        shipped = TABLES[name]["rule"][rule_id]
        table = self.out.setdefault(name, {}).setdefault("rule", {}).setdefault(rule_id, {})
        if "up_to_months" in shipped and self.between(0, 2) == 0:
            table["up_to_months"] = self.of((0, 1, 2, 6, 24, 1200, 100_000))
        if self.between(0, 14) == 0:
            table["basis"] = self.of(("§ 9 Abs. 2 XG", "Art. 7 BayXG", "Nr. 3", "x"))
        if shipped["scope"] == "land" and self.between(0, 3):
            land = self.of(CODES)
            # A history of its own for a Land that followed the federal text, or further versions of the one it has.
            table.setdefault("land", {})[land] = {"version": self.versions(name, rule_id, land)}
            if "as_federal" in shipped:
                own = {*shipped.get("land", {}), *table["land"]}
                table["as_federal"] = [code for code in CODES if code not in own]
        else:
            table["version"] = self.versions(name, rule_id, None)

    def versions(self, name, rule_id, land):
        shipped = TABLES[name]["rule"][rule_id]
        here = shipped.get("land", {}).get(land, {}).get("version") or shipped.get("version") or []
        starts = {self.day() for _ in range(self.of((1, 1, 1, 2, 3, 4)))}
        if here and self.between(0, 3) == 0:  # in the place of a shipped one, the first too
            starts.add(self.of(here)["from"])
        if here and self.between(0, 5) == 0:  # long before anything that is known
            starts.add(self.of((FIRST, date(1950, 6, 30))))
        rows = [self.version(name, rule_id, shipped, start, here) for start in sorted(starts)]
        if rows and self.between(0, 9) == 0:
            rows[-1]["until"] = rows[-1]["from"] + timedelta(days=self.of((0, 1, 30, 400)))
        return rows

    def version(self, name, rule_id, shipped, start, here):
        kind = shipped["kind"]
        row = {"from": start, "source": self.source()}
        state = self.of(("value", "value", "value", "value", "none", "gap", "use", "none", "gap"))
        same = [other for other, table in TABLES[name]["rule"].items() if other != rule_id and table["kind"] == kind]
        if kind == "substitute":
            same = list(FEES)
        if state == "use" and not same:
            state = "value"
        if state == "none":
            row["none"] = "not-in-force"
        elif state == "gap":
            row["gap"] = "no-text-read"
        elif state == "use":
            row["use"] = self.of(same)
        elif kind != "exemption":
            row["value"] = self.value(kind, here)
        if state in ("value", "use") and kind in ("reduction", "exemption", "substitute"):
            row["covers"] = self.covers(here)
            if kind != "reduction":
                row["who"] = self.who(here)
        if self.between(0, 5) == 0:
            row["basis"] = self.of(("§ 99 AufenthV", "§ 1 Abs. 1 S. 1 XV", "Art. 2 G"))
        if self.between(0, 5) == 0:
            row["review_by"] = start + timedelta(days=self.of((0, 1, 365, 3650)))
        if self.between(0, 7) == 0:
            row["old_if"] = {"began_before": self.of((start, self.day())), "basis": "§ 105 XG"}
        return row

    def value(self, kind, here):
        known = [row["value"] for row in here if "value" in row]
        if known and self.between(0, 3) == 0:
            return self.of(known)
        if kind in ("fee", "substitute"):
            return Cents(self.of((0, 1, 2, 3, 100, 999, 2880, 4399, 4400, 4401, 9300, 10_000, 99_999_999)))
        if kind in _LONGEST:
            return min(self.of((0, 0, 1, 2, 3, 4, 7, 13, 18, 24, 30, 31, 100, 366, 36_600)), _LONGEST[kind])
        if kind == "flag":
            return self.of((True, False))
        if kind == "reduction":
            return self.of(("1/2", "1/3", "2/3", "1/100", "999/1000"))
        return self.of(("objection", "action", "none", "full", "half", "x"))

    def covers(self, here):
        known = [row["covers"] for row in here if "covers" in row]
        if known and self.between(0, 2):
            base = dict(self.of(known))
            for position in self.some(sorted(base), min(self.between(0, 2), len(base) - 1)):
                del base[position]
            return {**base, **dict.fromkeys(self.some(FEES, self.between(0, 3)), "Nr. 9")}
        cites = ("Nr. 9", "S. 4", "letzter Satz", "§ 45", "i.V.m. Abs. 1 Nr. 4", "x")
        return {position: self.of(cites) for position in self.some(FEES, self.of((1, 2, 5, 20, len(FEES))))}

    def who(self, here):
        known = [row["who"] for row in here if "who" in row]
        if known and self.between(0, 2):
            return self.of(known)
        pool = self.of((SERVED, STATUSES, FACTS["benefits"].values, FACTS["reason"].values))
        return self.some(pool, self.between(1, min(3, len(pool))))

    def new_substitute(self, name):
        table = self.out.setdefault(name, {}).setdefault("rule", {})
        title = {"de": "Neue Gebühr", "en": "new fee"}
        stem = self.of(("newcomers", "scholars"))
        for end in self.of((("_under_24", "_24_and_over"), ("_under_24",), ("_24_and_over",), ("",))):
            shipped = {
                "kind": "substitute",
                "scope": "federal",
                "title": title,
                "basis": "§ 52b XV",
                "anchor": "notified",
            }
            rows = [self.version(name, stem + end, shipped, start, []) for start in sorted({self.day(), self.day()})]
            table[stem + end] = {**shipped, "version": rows}

    def dispute(self, name):
        point = self.of(list(TABLES[name]["dispute"]))
        shipped = TABLES[name]["dispute"][point]
        table = self.out.setdefault(name, {}).setdefault("dispute", {}).setdefault(point, {})
        kind = self.between(0, 2)
        if kind == 0:
            table["default"] = self.of(list(shipped["reading"]))
        elif kind == 1:
            table["effect"] = self.of(("disputed", "hint"))
        else:
            third = {"basis": "§ 1 XG", "held_by": "Dritte", "text": {"de": "Anders.", "en": "Otherwise."}}
            table["reading"] = {"C": third}
            table["default"] = self.of(("A", "B", "C"))

    def publication(self, name):
        acts = FACTS["act"].values
        prints = [
            {"act": self.of(acts), "amount": Cents(self.of((0, 4800, 9300, 10_000))), "minor": self.of((True, False))}
            | ({"months": self.of((0, 1, 3, 12, 100_000))} if self.between(0, 1) else {})
            for _ in range(self.between(0, 3))
        ]
        row = {"act": self.of(acts), "title": self.of((*FACTS["title"].values, "any")), "portal": "x.example"}
        row |= {"source": self.source(), "prints": prints}
        if self.between(0, 1):
            row["released"] = self.day()
        self.out.setdefault(name, {}).setdefault("land", {})[self.of(CODES)] = {"publication": [row]}

    def holiday(self, name):
        holidays = self.out.setdefault(name, {}).setdefault("holiday", {})
        span = {"lands": self.of(("all", [self.of(CODES)], self.some(CODES, 4)))}
        start = self.day()
        if self.between(0, 1):
            span["from"] = start
        if self.between(0, 2) == 0:
            span["until"] = start + timedelta(days=self.of((0, 400)))
        span |= {"basis": "§ 2 XG", "source": self.source()}
        if self.between(0, 2) == 0:
            holidays[self.of(list(TABLES[name]["holiday"]))] = {"spans": [span]}
            return
        rules = (
            {"month": self.between(1, 12), "day": self.between(1, 28)},
            {"easter": self.of((-80, -1, 0, 2, 3, 250))},
            {"weekday": self.between(1, 7), "before": {"month": self.between(1, 12), "day": self.between(1, 28)}},
        )
        for number in range(self.of((1, 1, 1, 12))):  # as a block: days in a row that are free
            rule = self.of(rules) if number == 0 else {"month": 8, "day": 4 + number}
            title = {"de": "Neuer Tag", "en": "new day"}
            holidays[f"new_{number}"] = {"name": title, "rule": rule, "spans": [span]}

    def holiday_act(self, name):
        row = {"from": self.day(), "basis": "§ 1 XG", "source": self.source()}
        if self.between(0, 2):
            self.out.setdefault(name, {}).setdefault("land", {})[self.of(CODES)] = {"version": [row]}
        else:
            self.out.setdefault(name, {})["nationwide"] = {"version": [row]}
