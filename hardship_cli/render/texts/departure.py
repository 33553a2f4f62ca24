"""Texts about the time for departure."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "departure_not_set": N_(
        "No time for departure is given. The threat of removal must set one ({basis}): --departure-days or --departure-until."
    ),
    "departure_bounds_unread": N_(
        "Between which days the time for departure had to lie on {day} is not known: no text of that day was read ({basis})."
    ),
    "departure_cap": N_(
        "{day} is more than {months} months after the day from which the time counts. By the older law it ended {months} months after the duty to"
        " leave had become final, and could be longer in cases of particular hardship alone ({basis}): check when the duty became final."
    ),
    "departure_cap_unread": N_(
        "{day} is more than {months} months after the day from which the time counts. Whether it still ended {months} months after the duty to leave"
        " had become final is not known: no text of that time was read ({basis})."
    ),
    "departure_bounds_hang": N_(
        "If the decision was notified on {day}, the last day to leave should lie between {earliest} and {latest} ({basis})."
    ),
    "departure_short": N_(
        "{day} is before {bound}, the end of the shortest time that the law has in mind. A shorter one needs reasons of the"
        " single case that the decision gives ({basis})."
    ),
    "departure_long": N_(
        "{day} is after {bound}, the end of the time that the law has in mind as a rule. A longer one is possible for the"
        " circumstances of the case ({basis})."
    ),
    "departure_was_over": N_(
        "The time for departure had ended on {day}: the suspension from {suspended} on interrupts nothing ({basis})."
    ),
    "departure_before_notified": N_(
        "The named day {day} lies before the notification on {notified}: the time was over before it was known, and may be none at"
        " all ({basis}). Check the days, and have the authority state a new one."
    ),
    "departure_from_notified": N_(
        "The duty to leave can be enforced since {enforceable}, but a time that the decision sets begins with its notification at"
        " the earliest ({basis}): it is counted from {day} on. Check from which day the decision counts."
    ),
    "departure_maybe_interrupted": N_(
        "The time for departure ended on {day}, a day off. If its end moves to the next working day, it still ran when the"
        " suspension began on {suspended}, and is interrupted ({basis}); if not, the suspension interrupts nothing."
    ),
    "departure_maybe_named_anew": N_(
        "If it is interrupted, the time for departure runs anew from {day} on, in full ({basis}). The decision named a day and no"
        " length, so its end by that reading cannot be reckoned: have the authority state it."
    ),
    "departure_interruption_hangs": N_(
        "Whether the suspension from {suspended} on interrupts the time for departure ({basis}) hangs on the day of notification: by"
        " another one than the day that leads it is the other way round, as the other readings say."
    ),
    "departure_did_not_run": N_(
        "The suspension from {suspended} on was over before the time for departure began on {event}: what does not run yet is not"
        " interrupted ({basis}). Check the days."
    ),
    "departure_not_begun": N_(
        "The suspension from {suspended} on began before the time for departure did, on {event}: it does not run until the duty to"
        " leave can be enforced ({basis}). Check the days."
    ),
    "departure_interrupted": N_(
        "Since {suspended} the time for departure is interrupted ({basis}): no day to leave by runs. Once the duty to leave can be"
        " enforced again it runs anew, in full: --enforceable-again."
    ),
    "departure_named_anew": N_(
        "The time for departure runs anew from {day} on, in full ({basis}). The decision named a day and no length, so its new end"
        " cannot be reckoned: have the authority state it."
    ),
    "departure_anew_unread": N_(
        "No text that was read says of {day} that the time for departure runs anew after an interruption; older ones say only that it"
        " is interrupted ({basis}). Check what held then."
    ),
    "departure_anew_unset": N_(
        "Whatever time for departure was set runs anew from {day} on, in full ({basis}). With its length its new end can be reckoned:"
        " --departure-days."
    ),
    "title_still_runs": N_(
        "The title runs until {day}: until then there is no duty to leave ({basis}). Check from which day the time counts."
    ),
    "remedy_suspends_nothing": N_(
        "Objection and action alone interrupt nothing ({basis}); an order of the court does (§ 80 Abs. 5 VwGO): --suspended."
    ),
}

ERRORS: dict[str, str] = {
    "departure_other_paper": N_(
        "The days given are those of another paper ({document}). The time for departure counts from the notification of the decision,"
        " which is not known.\n"
        "Give the days of the decision, without --document; or the day to leave that it names (--departure-until)."
    ),
    "departure_event_needed": N_(
        "The day from which the time for departure counts is not known: the notification.\n"
        "Give --notified, or --posted with --delivery."
    ),
    "enforceable_from_needed": N_(
        "The time for departure counts from the day on which the duty to leave can be enforced, and that day is not known.\n"
        "Give --enforceable-from."
    ),
    "departure_twice": N_(
        "The last day to leave is given ({value}), and a number of days as well ({other}).\n"
        "Give what the decision says: a day (--departure-until) or a number of days (--departure-days)."
    ),
    "duration_none": N_(
        "'{value}': a decision may set no time for departure in single cases (§ 59 Abs. 1 S. 2 AufenthG). Then nobody is left any days to"
        " leave in, and there is no last day to reckon.\n"
        "Leave it out. A time that is set has one day at least: 7, 14d."
    ),
    "suspended_needed": N_(
        "The duty to leave can be enforced again from {value} on, and nothing says since when it could not.\nGive --suspended."
    ),
}

OPS: dict[str, str] = {
    "departure_event": N_("the time for departure counts"),
    "departure_bound": N_("bound of the time for departure"),
    "departure_named": N_("last day as named"),
    "departure_end": N_("last day as counted"),
    "interrupted": N_("interrupted from"),
    "departure_anew": N_("last day as counted anew"),
}
