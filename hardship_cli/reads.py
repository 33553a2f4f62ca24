"""Which facts each question reads, and which keys of its answer decide; light, because every look-up needs it."""

from collections.abc import Mapping

# The usual facts first. The law itself is asked by a test whether it reads others.
READS: Mapping[str, tuple[str, ...]] = {
    "fee": (
        *("act", "land", "title", "outcome", "against", "reason", "extras", "born", "minor", "benefits"),
        *(
            "status",
            "start",
            "months",
            "until",
            "permit_until",
            "held_ground",
            "applied",
            "decided",
            "posted",
            "notified",
        ),
        *("document", "on", "id"),
    ),
    "permit": (
        *("land", "title", "start", "months", "until", "purpose_until", "passport_until", "lawful_since"),
        *("permit_until", "held", "applied", "decided", "posted", "received", "notified", "continuation_ordered"),
        *("extras", "on", "id"),
    ),
    "fiction": (
        *("land", "title", "permit_until", "held", "applied", "continuation_ordered", "lawful_stay", "lawful_since"),
        *("born", "born_in_germany", "outcome", "decided", "notified", "posted", "received", "delivery", "document"),
        *("instruction", "decided_by", "remedy", "act", "against", "place", "began", "filed", "obstacle_gone"),
        *("on", "id"),
    ),
    "appeal": (
        *("land", "delivery", "posted", "received", "notified", "filed", "obstacle_gone", "document", "instruction"),
        *("decided_by", "remedy", "place", "began", "applied", "decided", "title", "act", "against"),
        *("permit_until", "held", "continuation_ordered", "on", "id"),
    ),
    "departure": (
        *("departure_days", "departure_until", "departure_from", "notified", "enforceable_from", "suspended"),
        *("enforceable_again", "land", "posted", "received", "delivery", "permit_until", "filed", "place", "document"),
        *("instruction", "decided_by", "remedy", "began", "applied", "decided", "title", "act", "against"),
        *("continuation_ordered", "held", "obstacle_gone", "on", "id"),
    ),
}

# Of what the remedy reads that on which its day of notification hangs: what is held only says what else a decision ended.
NOTIFIED_BY = tuple([fact for fact in READS["appeal"] if fact != "held"])

# The bare answer of each command, and what decides what is to be done, beside days that only move along.
PLAIN = {
    "fee": "amount",
    "permit": "valid_until",
    "fiction": "effect",
    "appeal": "last_day",
    "departure": "last_day",
    "deadline": "last_day",
}
DECIDES: Mapping[str, tuple[str, ...]] = {
    "fee": ("amount",),
    "permit": ("capped_by",),
    "fiction": ("effect", "in_time"),
    "appeal": ("remedy", "filed_in_time"),
    "departure": (),
}
