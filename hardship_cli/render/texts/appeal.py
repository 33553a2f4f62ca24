"""Texts about notification, remedies and periods."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "land_alone": N_(
        "By the days off of {where} alone the last day is {day}: whoever must act there has to keep that one."
    ),
    "posted_later": N_(
        "Only the date of the letter is known. Nothing can have been posted before it, so the fiction of"
        " notification from that day on gives the safe day for whoever files ({basis}); whoever relies on the end of"
        " the period must know the day of posting."
    ),
    "lawyer_needed": N_(
        "Before the higher administrative court everybody must be represented by a lawyer or another person of {basis}: what somebody"
        " files alone is inadmissible."
    ),
    "reasons_to_higher_court": N_(
        "The remedy goes to the court that decided; its reasons, unless given with it, to the higher administrative court. Last day"
        " for them: {day} ({basis}). This period cannot be extended."
    ),
    "reasons_with_year": N_(
        "How long the reasons have where the instruction is missing or wrong, no text that was read says. With a correct one they"
        " would have to arrive at the higher administrative court by {day} ({basis}): that day is safe."
    ),
    "leave_by_the_court": N_(
        "This holds where the judgment does not itself admit the appeal. Where it does ({basis}), there is another remedy, whose"
        " text was not read here."
    ),
    "late_unless": N_(
        "Filed on {filed}: late by the safe day, {last}. In time, with {until} as the last day: {otherwise}."
    ),
    "late_unless_open": N_(
        "Filed on {filed}: late by the safe day, {last}. It can be in time, and by which day nobody knows: {otherwise}."
    ),
    "late_unless_both": N_(
        "Filed on {filed}: late by the safe day, {last}. In time, with {until} as the last day, where several of the readings and"
        " places named here hold at once."
    ),
    "in_time_unless": N_(
        "Filed on {filed}: in time, for no period began. Late, with {until} as the last day: {otherwise} ({basis})."
    ),
    "obstacle_gone_in_time": N_(
        "The obstacle was gone on {gone}, while the period still ran until {last}: it kept nobody from acting in time, and there is"
        " no reinstatement because of it ({basis})."
    ),
    "reinstatement_act": N_(
        "Reinstatement is to be asked for by {day}, two weeks after the obstacle was gone, and what was missed is to be done by then"
        " ({basis})."
    ),
    "reinstatement_act_capped": N_(
        "Reinstatement is to be asked for by {day}, and what was missed is to be done by then: the obstacle was gone on {gone}, but"
        " a year after the end of the period that was missed no request counts any more, though two weeks are not over ({basis})."
    ),
    "obstacle_after_year": N_(
        "The obstacle was gone on {gone}, after the year for a missing or wrong instruction had ended on {last}: only force majeure"
        " that kept from acting within that year still counts ({basis}). Whether the obstacle was that, a person must judge."
    ),
    "reinstatement_reasons_capped": N_(
        "Where the period for the reasons was missed, reinstatement is open until {day} alone: a year after its end no request"
        " counts any more, though the month from the end of the obstacle is not over ({basis})."
    ),
    "reinstatement_reasons": N_(
        "Where the period for the reasons was missed, there is a month from that day on, until {day} ({basis})."
    ),
    "reinstatement_over": N_(
        "The obstacle was gone only after {until}, the outer limit: reinstatement is open only where force majeure kept from acting"
        " before it ({basis})."
    ),
    "remedy_unread": N_(
        "No text of the Land's law on the remedy was read ({basis}): objection or action, as the instruction says. Both have the same month."
    ),
    "fiction_unread": N_(
        "No text of the Land's law on this way was read ({basis}): reckoned with the shortest known fiction of"
        " notification, {length}. The real day can be later."
    ),
    "older_procedure": N_(
        "The procedure began on {began}, before the new version: the older one still holds ({basis})."
    ),
    "began_with_application": N_(
        "The procedure is taken to have begun with the application of {began} ({basis}); --began says otherwise."
    ),
    "began_unknown": N_(
        "When the procedure began is not known. If it began under the new version, notification is on {day} ({basis});"
        " --began settles it. The earlier day is the safe one for those who file."
    ),
    "other_land": N_(
        "By the law of other Länder notification is on {day} ({basis}); --land settles it. The earlier day is the safe one."
    ),
    "lands_unread": N_(
        "In {lands} the law does not know this way of notification, or no text of it was read ({basis}): without a Land no"
        " day of notification can be reckoned. --land settles it."
    ),
    "late_arrival": N_(
        "It arrived on {received}, after {fiction}: the receipt counts; in doubt the authority must prove receipt and day"
        " ({basis})."
    ),
    "early_arrival": N_("It arrived on {received}, before {fiction}, and the earlier receipt counts here ({basis})."),
    "posted_unknown": N_(
        "Without the day of posting the presumed day of notification ({basis}) cannot be reckoned; counted from"
        " the receipt, the safe day for those who file. If it was posted shortly before, the period ends later;"
        " --posted settles it."
    ),
    "consent_presumed": N_("Consent to the mailbox is presumed unless it was excluded ({basis})."),
    "consent_needed": N_("The mailbox counts only where the person had consented to it ({basis})."),
    "receipt_unknown": N_(
        "The day of receipt is not known. Here an earlier receipt takes the place of the presumed day of notification, which is {day}"
        " ({basis}): reckoned is the receipt on the day of sending, the safe day for whoever files. --received settles it."
    ),
    "acknowledgement_missing": N_(
        "No date of an electronic acknowledgement is given. Where one came back its own date counts ({basis}), which can be earlier or"
        " later. Where none came back, the fiction of service reckoned here holds only if the procedure must be electronic on request;"
        " otherwise nothing was served yet. --received settles it."
    ),
    "day_stays": N_("{day} is no working day, but a day of notification does not move ({basis})."),
    "retrieval_window_unknown": N_(
        "Whether it was retrieved in time after the notice was not checked ({basis}); --posted is the day of the notice."
    ),
    "not_retrieved_in_time": N_("Retrieved on {day}, after {last}: the decision was not notified at all ({basis})."),
    "notified_differs": N_(
        "The day of notification was given as {given}; the delivery would give {reckoned} ({basis})."
    ),
    "received_after_notified": N_(
        "The day of notification was given as {given}, the receipt as {received}, which is later: where the"
        " notification rests on the fiction of notification, the receipt takes its place ({basis}). Check both"
        " days; the earlier one is safe for whoever files."
    ),
    "notified_doubtful": N_(
        "The day of notification was given as {given}, but by its delivery it was not notified at all ({basis})."
    ),
    "no_retrieval_given": N_(
        "The day of notification was given as {given}, but {basis} knows no notification by retrieval: check how it was"
        " notified."
    ),
    "not_served": N_(
        "An objection notice must be served; this way ({delivery}) is no service, so no period runs ({basis})."
    ),
    "remedy_differs": N_(
        "The instruction names {remedy}, the law {other_remedy} ({basis}). A wrong remedy makes the instruction wrong, and then a year"
        " runs (§ 58 Abs. 2 VwGO). The month of the remedy that was named is the safe one for whoever files."
    ),
    "objection_form": N_(
        "An objection is lodged in writing, electronically as § 3a Abs. 2 VwVfG says, or for the record of the authority; a plain"
        " e-mail is none ({basis})."
    ),
    "also_filed_with": N_("Filing with the authority that decides on it keeps the period too: {who} ({basis})."),
    "land_decides": N_(
        "Without a Land only nationwide holidays count. The last day is {day} in: {where}. --land settles it."
    ),
    "place_decides": N_(
        "At {where} a local holiday makes {day} the last day. The earlier day is the safe one for those who file; --place"
        " settles it."
    ),
    "land_decides_beside": N_(
        "Without a Land only nationwide holidays count for {rule}, too. This period ends on {day} in: {where}. --land settles it."
    ),
    "place_decides_beside": N_("{rule}: at {where} a local holiday lets this period end on {day}. --place settles it."),
    "no_court_there": N_(
        "No administrative court of the Land sits at {where}, so the holidays there do not count ({basis})."
    ),
    "no_remedy": N_("The law gives no remedy against this decision of the supreme Land authority ({basis})."),
    "no_right_to_it": N_(
        "Nobody has a right to a permit under § 23a ({basis}), and not to its extension either (VGH BW v. 20.10.2025 - 11 S 1807/25):"
        " a remedy against the refusal can fail for that alone. Until the last day it can be filed all the same."
    ),
    "undecided": N_(
        "Nothing is decided, so no period runs. An action for failure to act is open from {day} at the earliest, sooner only"
        " in special circumstances ({basis})."
    ),
    "one_year": N_(
        "With the instruction missing or wrong the remedy is open for a year ({basis}). Safe is filing within the"
        " ordinary period, until {safe}."
    ),
    "filed_before_notified": N_("Filed on {filed}, before the notification on {notified}: check both days."),
    "reinstatement": N_(
        "Too late. Without fault, reinstatement can be asked for within {weeks} weeks after the obstacle has gone, until"
        " {until} at the latest; the remedy must be filed in that time too ({basis})."
    ),
    "reinstatement_if_late": N_(
        "If it is late after all: without fault, reinstatement can be asked for within {weeks} weeks after the obstacle has gone,"
        " until {until} at the latest; the remedy must be filed in that time too ({basis})."
    ),
    "work_after_period": N_(
        "For work the title counts as continuing until {day}; after that not by {remedy} alone, but during an"
        " admissible request to the court under § 80 Abs. 5 VwGO ({basis})."
    ),
    "work_suspended": N_(
        "For work the title counts as continuing beyond the period for the remedy, which ends on {day}: while the remedy has"
        " suspensive effect by the order of the court, from {suspended} on, and during an admissible request for it ({basis}). On"
        " which day that ends is not known: --enforceable-again."
    ),
    "work_suspended_otherwise": N_(
        "By reading {reading} of {point} the title was carried on. Then it counts as continuing for work beyond the period for the"
        " remedy, which ends on {day}: while the remedy has suspensive effect by the order of the court, from {suspended} on"
        " ({basis}). On which day that ends is not known: --enforceable-again."
    ),
    "work_between": N_(
        "After the period for the remedy, which ends on {day}, the title counts as continuing for work again from {suspended} on,"
        " while the remedy has suspensive effect by the order of the court. On the days between it does so only during an admissible"
        " request for that order ({basis}), of which the facts say nothing."
    ),
    "work_between_otherwise": N_(
        "By reading {reading} of {point} the title was carried on. Then it counts as continuing for work until {day}, and again from"
        " {suspended} on, while the remedy has suspensive effect by the order of the court; on the days between only during an"
        " admissible request for that order ({basis}), of which the facts say nothing."
    ),
    "no_suspensive_effect": N_(
        "By law, objection and action against the refusal of a title have no suspensive effect ({basis}): they have it only where"
        " the court orders it (§ 80 Abs. 5 VwGO)."
    ),
    "no_suspensive_fee": N_("The remedy against a fee has no suspensive effect ({basis})."),
    "werktage": N_(
        "Whether Saturdays count as Werktage is a matter of the provision that sets the period ({basis} takes one side); by the other"
        " count it is {day}. The earlier day is the safe one for whoever must act."
    ),
    "backwards_rolled": N_(
        "Whether an end that was counted back moves to the working day before it is not settled: the earlier day is safe,"
        " without the move it is {day} ({basis})."
    ),
    "backwards_by_number": N_(
        "The latest day from which the period still ends in time. Counted back by the number of the day it would be {day}:"
        " who acts by then is in time either way ({basis})."
    ),
}

ERRORS: dict[str, str] = {
    "lands_alone": N_(
        "{value}: working days, and the holidays of a place, are those of one Land.\n"
        "Ask for each Land alone (--land {first}); several are taken with days, weeks, months or years (14d, 2w, 1m)."
    ),
    "no_court_service": N_(
        "'{value}' is no service by a court ({basis} and the ZPO), so no period begins with it.\n"
        "Give pzu, registered-return, handover, acknowledgement, e-acknowledgement or public, or the day of service alone."
    ),
    "remedy_not_against": N_(
        "'{value}' is no remedy against '{document}'.\nLeave the remedy out, or correct the document."
    ),
    "no_retrieval": N_(
        "{basis} knows no notification by retrieval from a portal, so a retrieval starts no period (law of {value}).\nWhat a"
        " user account provides is notified by the provision: give --delivery mailbox, and in --posted the day of the notice."
    ),
    "delivery_needed": N_(
        "The day of notification depends on the delivery{each_gives}.\nGive --delivery, or --notified with the day itself."
    ),
    "delivery_same": N_(
        "By {ways} the day of notification is {day}; any other way may have another day.\nGive"
        " --delivery, or --notified with the day itself."
    ),
    "delivery_and_day": N_(
        "The day of notification depends on the delivery, and on the day of posting or of receipt.\nGive --delivery with its day,"
        " --posted (letter, registered, e-mail, mailbox, public) or --received (all others), or --notified with the day itself."
    ),
    "posted_needed": N_(
        "The fiction of notification runs from the posting, and its day is missing (delivery {delivery}).\nGive --posted"
        " (not the date of the letter), or --notified."
    ),
    "received_needed": N_(
        "Only real receipt counts (delivery {delivery}), and its day is missing.\nGive --received, or --notified."
    ),
    "retrieval_needed": N_(
        "Notified is the day after the retrieval from the portal; what is never retrieved is not notified.\nGive --received"
        " with the day of the retrieval, or --notified."
    ),
    "proof_day_needed": N_(
        "Delivery: {delivery}. What counts is the day of service as the proof has it; it was not given.\n"
        "Give --received or --notified with that day."
    ),
    "unknown_place": N_(
        "'{value}' is not known as a place with holidays of its own there.{did_you_mean}\nAccepted: {accepted}."
    ),
    "period_out_of_range": N_(
        "A period is shorter than a day, or leaves the years 1 to 9999.\nCheck the days and lengths, and the figures of data of your own."
    ),
    "place_needs_land": N_("'{value}' lies in {needed}, but no Land is given.\nGive --land {needed}."),
    "before_calendar": N_(
        "The holidays of {value} are not in the data: they are known from {first}.\nGive a later day; hardship deadline can"
        " leave the end where it is (--no-roll)."
    ),
    "period_needs_unit": N_("'{value}' has no unit.\nAccepted: 2w, 1m, 3y, 90d, P3M."),
    "year_form": N_("'{value}' is no year.\nAccepted: four digits, for example 2026."),
}

OPS: dict[str, str] = {
    "remedy_unread": N_("remedy: no text read"),
    "stand_in": N_("shortest known figure in place of a text not read"),
    "notified": N_("notification"),
    "not_notified": N_("no notification"),
    "remedy_named": N_("remedy named in the instruction"),
    "raw_end": N_("end of the period"),
    "holiday": N_("holiday"),
    "last_day": N_("last day"),
    "beside": N_("beside it"),
    "began_unknown": N_("when the procedure began is not known"),
}
