"""Walks the trees of the law's paths for one case, test by test in plain Python: what ``batch/`` does for columns, once more."""

from datetime import date

from hardship_cli.answer import gravest
from hardship_cli.law.observe import Mark
from hardship_cli.law.paths import Leaf
from hardship_cli.law.unread import OfCase

UNKNOWN = object()


class Walk:
    """One case before the trees of a forest; ``today`` and ``fee_day`` are the days that are no facts."""

    def __init__(self, forest, case, **days):
        self.forest, self.case, self.days = forest, case, days
        self._leaves = {}

    def leaf(self, name):
        """Where the case ends in a tree, or ``None``."""
        if name not in self._leaves:
            tree = self.forest.trees[name]
            tests = {number: test for test, number in tree.tests.items()}
            at = tree.root
            while at is not None and not isinstance(at, Leaf):
                at = at.children.get(self.outcome(tests[at.number]))
            self._leaves[name] = at
        return self._leaves[name]

    def outcome(self, test):
        kind, first, *rest = test
        if kind in ("less", "same"):
            second, days = rest
            gap = (self.day(first) if first is not None else 0) - (self.day(second) if second is not None else 0)
            return gap < days if kind == "less" else gap == days
        if kind == "look":
            return self.look(first, *rest)
        if kind == "defined":
            return self.day(first) is not None
        if kind == "found":
            leaf = self.leaf(first)
            # Where the finding's own path is not known, neither is this one: no child has this outcome.
            return UNKNOWN if leaf is None else leaf.shape[0]
        value = self.fact(first)
        if kind == "word":
            return value
        if kind == "among":
            return value in rest[0]
        if kind == "holds":
            return rest[0] in value
        assert kind == "given"
        return value if value in (None, "none") else "day"

    def fact(self, name):
        return self.days[name] if name in self.days else getattr(self.case, name)

    def look(self, key, base, days, where):
        day = date.min if base is None else date.fromordinal(self.day(base) + days)
        land = self.fact(where.fact) if isinstance(where, OfCase) else where
        return self.forest.memory.lookups[key].function(day, land)

    def day(self, number):
        """An expression, as an ordinal; ``None`` where it gives no day."""
        kind, first, *rest = self.forest.memory.expressions[number]
        if kind == "fact":
            return self.fact(first).toordinal()
        if kind == "look":
            return self.look(first, *rest)
        if kind == "found":
            base, days = self.leaf(first).holes[rest[0]]
            return self.day(base) + days
        assert kind == "through"
        args, base, days = rest
        given = (self.fact(arg.fact) if isinstance(arg, OfCase) else arg for arg in args)
        return first(date.fromordinal(self.day(base) + days), *given).toordinal()

    def said(self, name):
        """What the leaf of a question says of this case: status, codes, texts and days of its columns."""
        content = self.leaf(name).content
        if content.status is None:
            return content.open
        statuses, codes = [content.status], []
        for code in content.codes:
            self._note(code, statuses, codes)
        days = {
            column: date.fromordinal(self.day(base) + days).isoformat() for column, (base, days) in content.days.items()
        }
        return gravest(*statuses), list(dict.fromkeys(codes)), {**content.texts, **days}

    def _note(self, code, statuses, codes):
        if not isinstance(code, Mark):
            codes.append(code)
            return
        status, _open, inner = self.leaf(code.finding).content[:3]
        statuses.append(status)
        for one in inner:
            self._note(one, statuses, codes)
