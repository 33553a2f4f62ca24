"""Random registers for the tests and benchmarks of batches: seeded, with all facts, dense in days, some cells broken."""

import random
from datetime import date, timedelta

LAENDER = ["NW", "BW", "BY", "HE", "BE", "NI", "SN", "RP", "HH", "SH", "TH", "ST", "BB", "MV", "HB", "SL"]
ACTS = ["extend", "issue", "change-purpose", "fiction-certificate", "reissue-card", "amend-condition", "toleration-issue",
        "toleration-renew", "certificate", "objection"]  # fmt: skip
DELIVERIES = ["letter", "email", "registered", "registered-return", "pzu", "handover", "acknowledgement", "e-acknowledgement",
              "portal", "mailbox", "public", "abroad"]  # fmt: skip
AGAINST = ["refused-issue", "refused-extend", "refused-change-purpose", "condition", "removal-threat", "expulsion"]
REASONS = ["passport-expired", "card-expired", "data-changed", "lost", "chip-defect", "chip-misuse"]
EXTRAS = ["express", "delivery", "photo", "sticker", "separate-sheet"]
STATUSES = ["asylum", "refugee", "subsidiary", "resettlement", "stateless", "scholarship", "eu-turkey", "swiss"]
BROKEN = {
    "born": ["31.2.1990", "12.05.90", "unbekannt"], "posted": ["2026-02-30", "03/04/2026", "gestern"], "months": ["0", "6 Wochen", "-3"],
    "land": ["Bayren", "XX", "99"], "act": ["extent", "verlängern", "?"], "start": ["1.13.2025", "45747"], "benefits": ["ja", "SGB III"],
    "permit_until": ["unbefristet", "2026-13-01"], "delivery": ["Post", "fax"],
}  # fmt: skip


def hostile(seed, count, windows=((2024, 11), (2017, 8), (2023, 10)), share=1.0):
    """Rows with every fact at random, in a few narrow windows of days around changes of the law.

    ``share``: how many of the facts are kept at all; few facts make rows that look alike to the engine.
    """
    r = random.Random(seed)
    kept = {name for name in ALL if name not in DEPARTURE and r.random() < share} | {
        r.choice(["act", "start", "permit_until"]),
        r.choice(["notified", "posted", "on"]),
    }
    # Drawn from dice of its own, so that all other facts stay as they are for a seed.
    if random.Random(f"departure {seed}").random() < share:
        kept |= {*DEPARTURE}
    rows = []
    for _ in range(count):
        year, month = r.choice(windows)
        base = date(year, month, 1) + timedelta(days=r.randrange(110))

        def near(low=-40, high=60, base=base):
            return base + timedelta(days=r.randrange(low, high))

        row = {
            "land": r.choice([*LAENDER, *LAENDER, None]),
            "title": r.choice(["25-4-2", None, None, "23a", "25-4-1", "25-5"]),
        }
        row["act"] = r.choice([*ACTS, "extend", "issue", None])
        row["outcome"] = r.choice(
            [None, None, None, "granted", "refused", "withdrawn", "withdrawn-early", "not-competent"]
        )
        if row["act"] == "objection" or r.random() < 0.01:
            row["against"] = r.choice([*AGAINST, None])
        if row["act"] == "reissue-card" or r.random() < 0.01:
            row["reason"] = r.choice([*REASONS, None])
        if r.random() < 0.25:
            row["extras"] = ",".join(r.sample(EXTRAS, r.choice([1, 1, 2])))
        if r.random() < 0.7:
            row["born"] = r.choice(
                [
                    near(-30, 30) - timedelta(days=r.choice([18, 24, 1]) * 365 + 4),
                    date(r.randrange(1960, 2024), r.randrange(1, 13), 28),
                ]
            )
        if r.random() < 0.15:
            row["minor"] = r.choice(["true", "false", "ja"])
        if r.random() < 0.3:
            row["benefits"] = r.choice(["none", "sgb2", "sgb12", "asylblg", "other"])
        if r.random() < 0.15:
            row["status"] = r.choice([*STATUSES, "none"])
        if r.random() < 0.4:
            row["start"] = near()
        if r.random() < 0.6:
            row["months"] = r.choice(
                ["1", "3", "3m", "4", "6", "6m", "12", "1y", "2y", "3y", "48", "90d", "13w", "P6M", "30d"]
            )
        if r.random() < 0.2:
            row["until"] = near(0, 400)
        if r.random() < 0.15:
            row["purpose_until"] = near(0, 500)
        if r.random() < 0.15:
            row["passport_until"] = near(0, 900)
        if r.random() < 0.25:
            row["lawful_since"] = r.choice([near(-600, -400), near(-60, 10), near(-2000, -1500)])
        if r.random() < 0.6:
            row["permit_until"] = r.choice([near(-40, 20), near(-40, 20), "none"])
        if r.random() < 0.2:
            row["lawful_stay"] = r.choice(["true", "false"])
        if r.random() < 0.25:
            row["held"] = r.choice(["permit", "national-visa", "schengen-visa", "visa-free", "visumfrei"])
        if r.random() < 0.15:
            row["held_ground"] = r.choice(["25-4-1", "25-4-2", "25-5", "other"])
        if r.random() < 0.15:
            row["born_in_germany"] = r.choice(["true", "false", "ja"])
        if r.random() < 0.6:
            row["applied"] = near(-60, 5)
        if r.random() < 0.05:
            row["continuation_ordered"] = near(0, 20)
        if r.random() < 0.4:
            row["decided"] = near(0, 10)
        if r.random() < 0.6:
            row["posted"] = near(8, 16)
        if r.random() < 0.25:
            row["received"] = near(12, 30)
        if r.random() < 0.25:
            row["notified"] = near(12, 30)
        if r.random() < 0.3:
            row["filed"] = near(20, 60)
        if r.random() < 0.1:
            row["obstacle_gone"] = near(20, 90)
        if r.random() < 0.7:
            row["delivery"] = r.choice([*DELIVERIES, "letter", "letter", "letter", "pzu"])
        if r.random() < 0.2:
            row["document"] = r.choice(
                ["objection-notice", "fee-notice", "decision", "judgment", "urgent-order", "Urteil"]
            )
        if r.random() < 0.2:
            row["instruction"] = r.choice(["missing", "wrong", "correct"])
        if r.random() < 0.2:
            row["decided_by"] = r.choice(["higher", "supreme", "local"])
        if r.random() < 0.2:
            row["remedy"] = r.choice(["objection", "action", "complaint", "leave-to-appeal"])
        if r.random() < 0.2:
            row["began"] = near(-90, 5)
        if row["land"] == "BY" and r.random() < 0.5:
            row["place"] = r.choice(["augsburg", "land", "nirgendwo"])
        if r.random() < 0.05:
            row["on"] = near()
        own = random.Random(f"{seed} {len(rows)}")
        if row["outcome"] == "refused" or own.random() < 0.1:
            row |= _departure(own, base)
        for name, values in BROKEN.items():
            if name in row and r.random() < 0.003:
                row[name] = r.choice(values)
        rows.append({name: _text(r, value) for name, value in row.items() if name in kept})
    return rows


def _departure(r, base):
    """A time for departure, in days or as a day, from one day or the other, interrupted or not."""
    found = {"departure_days": r.choice(["30", "14", "7d", "2w"])}
    if r.random() < 0.2:
        found = {"departure_until": base + timedelta(days=r.randrange(20, 90))}
    if r.random() < 0.2:
        found |= {"departure_from": "enforceable", "enforceable_from": base + timedelta(days=r.randrange(8, 60))}
    if r.random() < 0.2:
        found["suspended"] = base + timedelta(days=r.randrange(12, 60))
        if r.random() < 0.5:
            found["enforceable_again"] = base + timedelta(days=r.randrange(60, 200))
    return found


def _text(r, value):
    if isinstance(value, date):
        form = r.random()
        return (
            value.isoformat()
            if form < 0.6
            else value.strftime("%d.%m.%Y")
            if form < 0.9
            else f"{value.day}.{value.month}.{value.year}"
        )
    return value


DEPARTURE = [
    "departure_days",
    "departure_until",
    "departure_from",
    "enforceable_from",
    "suspended",
    "enforceable_again",
]
ALL = ["id", "land", "title", "act", "outcome", "against", "reason", "extras", "born", "minor", "benefits", "status", "start",
       "months", "until", "purpose_until", "passport_until", "lawful_since", "permit_until", "held", "held_ground", "born_in_germany",
       "lawful_stay", "applied",
       "continuation_ordered", "decided", "posted", "received", "notified", "filed", "obstacle_gone", "delivery", "document", "instruction",
       "decided_by", "remedy", "began", *DEPARTURE, "place", "on"]  # fmt: skip
