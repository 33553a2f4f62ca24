"""The template of a register: every fact as a column, three sample rows."""

from hardship_cli.facts import FACTS

# Three plain cases: an extension for a child, a first permit with benefits, an objection against a refused extension.
_SAMPLES: tuple[dict[str, str], ...] = (
    {
        "id": "0001", "land": "TH", "title": "25-4-2", "act": "extend", "born": "2010-05-12", "permit_until": "2025-06-30",
        "applied": "2025-06-10",
        "start": "2025-07-01", "months": "6", "decided": "2025-07-01",
        "posted": "2025-07-02", "delivery": "letter",
    },
    {
        "id": "0002", "land": "HH", "title": "23a", "act": "issue", "born": "1988-02-29", "benefits": "asylblg",
        "permit_until": "none",
        "lawful_stay": "false", "start": "2025-09-01", "months": "1y", "decided": "2025-08-20",
        "received": "2025-08-25", "delivery": "pzu",
    },
    {
        "id": "0003", "land": "BW", "act": "objection", "against": "refused-extend", "months": "12",
        "permit_until": "2025-02-28",
        "applied": "2025-03-04", "decided": "2025-05-06", "posted": "2025-05-07", "delivery": "letter",
        "instruction": "missing",
        "began": "2024-11-18", "filed": "2025-06-30",
    },
)  # fmt: skip


def register_template() -> str:
    """A CSV with every column of the vocabulary and three rows."""
    rows = [list(FACTS), *([sample.get(name, "") for name in FACTS] for sample in _SAMPLES)]
    return "".join(",".join(row) + "\n" for row in rows)
