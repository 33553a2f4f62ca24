"""What one would write instead: a loop over csv with dateutil and holidays. Only the plain fee and the plain deadline."""

import csv
import sys
from datetime import date, timedelta

import holidays
from dateutil.relativedelta import relativedelta

FEES = {
    "issue": 100.0,
    "extend": 93.0,
    "change-purpose": 98.0,
    "fiction-certificate": 13.0,
    "reissue-card": 67.0,
    "certificate": 18.0,
}


def main(source, target):
    """Read, reckon, write, row by row."""
    free = {}
    with open(source, encoding="utf-8", newline="") as file, open(target, "w", encoding="utf-8", newline="") as out:
        reader = csv.DictReader(file)
        writer = csv.DictWriter(out, [*reader.fieldnames, "fee_eur", "permit_valid_until", "appeal_last_day", "error"])
        writer.writeheader()
        for row in reader:
            try:
                answer(row, free)
            except (ValueError, KeyError, NotImplementedError) as error:
                row["error"] = str(error)
            writer.writerow(row)


def answer(row, free):
    """Fee, permit end and last day of one row."""
    day = date.fromisoformat(row["notified"] or row["decided"] or row["posted"])
    amount = FEES.get(row["act"])
    if amount is not None:
        if row["born"] and relativedelta(day, date.fromisoformat(row["born"])).years < 18:
            amount /= 2
        if row["benefits"] in ("sgb2", "sgb12", "asylblg") and row["act"] != "change-purpose":
            amount = 0.0
        row["fee_eur"] = f"{amount:.2f}"
    if row["start"] and row["months"]:
        months = int(row["months"].rstrip("my")) * (12 if row["months"].endswith("y") else 1)
        row["permit_valid_until"] = (
            date.fromisoformat(row["start"]) + relativedelta(months=min(months, 36)) - timedelta(days=1)
        )
    if row["posted"]:
        last = date.fromisoformat(row["posted"]) + timedelta(days=3) + relativedelta(months=1)
        land = row["land"]
        if land not in free:
            free[land] = holidays.Germany(subdiv=land)
        while last.weekday() > 4 or last in free[land]:
            last += timedelta(days=1)
        row["appeal_last_day"] = last


if __name__ == "__main__":
    main(*sys.argv[1:3])
