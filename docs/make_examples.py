"""Writes the example registers in examples/ in four formats: plain CSV, CSV as German Excel writes it, JSONL, XLSX."""

import csv
import json
import os
from datetime import datetime

import xlsxwriter

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples")
COLUMNS = (
    "id", "land", "act", "outcome", "months", "born", "benefits", "permit_until", "applied", "decided", "posted", "delivery",
    "recorded_fee_eur", "recorded_last_day", "remark",
)  # fmt: skip
ROWS = (
    ("0001", "TH", "extend", "", "6", "2010-05-12", "", "2025-06-30", "2025-06-10", "2025-07-01", "2025-07-02", "letter", "46.50", "2025-08-06", ""),
    ("0002", "NW", "extend", "refused", "12", "1985-11-03", "", "2026-02-28", "2026-02-20", "2026-04-01", "2026-04-02", "letter", "93.00", "2026-05-06", "Akte 2, Blatt 17"),
    ("0003", "HE", "extend", "", "3", "1990-02-28", "", "2026-01-31", "2026-01-15", "2026-01-26", "2026-01-27", "letter", "93.00", "2026-03-02", "„96 €“ wäre richtig"),
    ("0004", "HH", "issue", "", "36", "1979-07-21", "sgb2", "", "2025-09-01", "2025-10-06", "2025-10-07", "letter", "100.00", "", "Bescheid des Jobcenters liegt vor"),
    ("0005", "BW", "extend", "refused", "12", "1992-12-24", "", "2025-01-31", "2025-01-20", "2025-02-28", "2025-03-03", "letter", "93.00", "2025-04-08", ""),
    ("0006", "BY", "change-purpose", "", "24", "2001-03-15", "", "2026-03-31", "2026-03-02", "2026-03-16", "2026-03-16", "letter", "98.00", "2026-04-20", ""),
    ("0007", "SN", "extend", "", "6", "31.02.1990", "", "2026-05-31", "2026-05-04", "2026-05-18", "2026-05-18", "letter", "93.00", "", "Geburtsdatum prüfen"),
    ("0008", "SH", "fiction-certificate", "", "", "1988-08-08", "", "2026-06-30", "2026-06-30", "2026-07-01", "2026-07-01", "handover", "13.00", "", ""),
)  # fmt: skip


BROKEN = "31.02.1990"  # a day that does not exist; in the workbook the cell has an error instead


def german(column, value):
    """A value as German Excel shows it: day first, decimal comma."""
    parts = value.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        return ".".join(reversed(parts))
    return value.replace(".", ",") if column == "recorded_fee_eur" else value


def main():
    """Write the four files."""
    with open(os.path.join(FOLDER, "register.csv"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *ROWS])
    with open(os.path.join(FOLDER, "register-excel.csv"), "w", encoding="utf-8-sig", newline="") as file:
        rows = [[german(column, value) for column, value in zip(COLUMNS, row, strict=True)] for row in ROWS]
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([COLUMNS, *rows])
    with open(os.path.join(FOLDER, "register.jsonl"), "w", encoding="utf-8") as file:
        for row in ROWS:
            given = {column: value for column, value in zip(COLUMNS, row, strict=True) if value}
            file.write(json.dumps(given, ensure_ascii=False) + "\n")
    with xlsxwriter.Workbook(os.path.join(FOLDER, "register.xlsx")) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - the same file each time, in any zone
        sheet = book.add_worksheet("Register")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        money = book.add_format({"num_format": "0.00"})
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(ROWS, start=1):
            for place, (column, value) in enumerate(zip(COLUMNS, row, strict=True)):
                if value == BROKEN:  # a look-up that found nobody
                    sheet.write_formula(number, place, "=VLOOKUP(A8,Personen!A:B,2,FALSE)", None, "#N/A")
                elif column == "recorded_fee_eur" and value:
                    sheet.write_number(number, place, float(value), money)
                elif column == "months" and value:
                    sheet.write_number(number, place, int(value))
                elif len(value.split("-")) == 3 and value[:4].isdigit():
                    sheet.write_datetime(number, place, datetime.fromisoformat(value), day)
                else:
                    sheet.write_string(number, place, value)
        sheet.set_column(0, len(COLUMNS) - 1, 12)


if __name__ == "__main__":
    main()
