"""The columns that a register gets, in their order, and which of them are no texts; without Polars, so that a schema can tell."""

ANSWERS = (
    "fee_eur", "fee_status", "fee_basis", "permit_valid_until", "permit_capped_by", "fiction_effect", "fiction_from",
    "fiction_until", "remedy", "notified_on", "appeal_last_day", "filed_in_time", "status", "notes", "error",
    "assumed", "final_from", "departure_last_day",
)  # fmt: skip
DATES = (
    "permit_valid_until",
    "fiction_from",
    "fiction_until",
    "notified_on",
    "appeal_last_day",
    "final_from",
    "departure_last_day",
)
# What a column holds that is no text: money, a day, yes or no.
KINDS: dict[str, str] = {"fee_eur": "money", "filed_in_time": "flag", **dict.fromkeys(DATES, "day")}
