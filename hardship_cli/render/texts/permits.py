"""Texts about permits and the fiction effect."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "start_derived": N_(
        "First day taken as the day after the last day of the title, or lawful stay, held before ({basis}): {start}. Offices may also begin on the day"
        " of the decision; --start fixes it."
    ),
    "start_at_application": N_(
        "The application came after the last day of the title, or lawful stay, held before: a permit begins with the application at the earliest"
        " ({basis}), so the first day is {start}. --start fixes a later one."
    ),
    "start_before_application": N_(
        "The first day {start} is before the application of {applied}: a permit begins with the application at the earliest"
        " ({basis})."
    ),
    "no_application_known": N_(
        "The title, or lawful stay, held before ended on {old}, and no application is known ({today}). A permit begins with the application at the"
        " earliest ({basis}): these days hold only if one came by {old}. --applied says when it came."
    ),
    "only_extends": N_(
        "§ 25 Abs. 4 S. 2 AufenthG only extends a permit (Aufenthaltserlaubnis): where none is held there is nothing to extend."
        " Portals call the service an issue (Erteilung) all the same."
    ),
    "starts_before_end": N_(
        "The new permit begins on {start}, while the title, or lawful stay, held before still runs until {old}."
    ),
    "nothing_to_extend": N_(
        "The application of {applied} came after the title's last day {old}, and no order continues it: a title that has"
        " ended cannot be extended ({basis})."
    ),
    "gap_tolerated": N_(
        "No title bridges the time between {old} and {start}: the authority may disregard such a gap in the lawful stay"
        " ({basis})."
    ),
    "gap_too_long": N_(
        "No title bridges the time between {old} and {start}: too long a gap to be disregarded ({basis}): the lawful stay"
        " is interrupted."
    ),
    "gap_hangs": N_(
        "Whether the lawful stay was interrupted between {old} and {start} decides on the limit of six months, and hangs on an application"
        " of which nothing is given: if it came by {old} ({basis}), the permit would end on {day}. The next"
        " extension is to be asked for by the earlier day."
    ),
    "gap_unread": N_(
        "No text that was read says whether a stay that was lawful for long enough before the gap between {old} and {start} still counts for"
        " the limit of six months ({basis}): if it does, the permit would end on {day}. The next"
        " extension is to be asked for by the earlier day."
    ),
    "gap_decides": N_(
        "Whether the lawful stay before the gap between {old} and {start} counts decides on the limit of six months, and it is for"
        " the authority to say ({basis}): judged otherwise, the permit would end on {day}. The next"
        " extension is to be asked for by the earlier day."
    ),
    "end_stays": N_(
        "The last day, {day}, is a Saturday, Sunday or public holiday and does not move ({basis}): an application for"
        " extension must arrive by then."
    ),
    "sticker_month": N_(
        "A title on a sticker runs for one month at most ({basis}): no other length was given, so this one was taken."
    ),
    "length_open": N_(
        "No length of the permit is given: {day} is the latest day that is possible. The permit ends on the day that the notice"
        " names; --months or --until says it."
    ),
    "settlement": N_(
        "A settlement permit can be granted from {day} at the earliest ({basis}): discretion, and only if a permit has"
        " been held from --lawful-since on without a gap; the time of an asylum procedure counts too."
    ),
    "settlement_gap": N_(
        "A settlement permit can be granted from {day} at the earliest ({basis}): discretion, and only if the authority disregards the gap"
        " between {old} and {start} ({gap_basis}), whose days are no time held. Else the years begin anew, and the day is {anew}. The time of"
        " an asylum procedure counts too."
    ),
    "passport_practice": N_(
        "Only practice ends a permit with the passport ({basis} asks for one, but sets no such end); without it the last"
        " day is {day}."
    ),
    "work_not_by_law": N_("Work is not allowed by law, but can be permitted ({basis}): see the card."),
    "asylum_ends_permit": N_("An application for asylum ends this permit (§ 51 Abs. 1 Nr. 8 AufenthG)."),
    "apply_by": N_(
        "No application yet. If it arrives by {day}, the title continues from {begin} until the decision ({basis}); a"
        " later one continues nothing by law."
    ),
    "apply_by_stay": N_(
        "No application yet. If it arrives by {day}, the stay counts as permitted from then on until the decision ({basis}); with"
        " a later one only the removal counts as suspended."
    ),
    "holiday_of_a_land": N_(
        "{day} is a public holiday in {lands}. --land shows whether disputed point E7 matters to the time to apply."
    ),
    "holiday_of_a_place": N_(
        "{day} is a public holiday at {where}. --place shows whether disputed point E7 matters to the time to apply."
    ),
    "nothing_by_law": N_(
        "The application came too late: by law nothing bridges the time, and removal is not suspended either ({basis} is"
        " for stays without a title)."
    ),
    "order_possible": N_(
        "To avoid undue hardship the authority can order that the title continues ({basis}), from the order on:"
        " --continuation-ordered."
    ),
    "no_orders_yet": N_("On {day} the law knew no order of continuation yet ({basis})."),
    "first_23a": N_(
        "A first permit under § 23a AufenthG is ordered at the request of the hardship commission; nobody can apply for"
        " it, so nothing takes effect with an application ({basis})."
    ),
    "never_lawful": N_(
        "Without a title and without a lawful stay an application has no effect ({basis}). If the stay was lawful"
        " without a title before, give --lawful-since."
    ),
    "late_without_title": N_(
        "The application came too late: removal counts as suspended, the stay does not count as permitted ({basis})."
    ),
    "order_not_needed": N_(
        "The application was in time and the title continues by law: the order adds nothing ({basis})."
    ),
    "lawful_stay_with_title": N_(
        "--lawful-stay is about stays without a title ({basis}); --permit-until names one, and that was applied."
    ),
    "grant_begins_later": N_(
        "The permit that was granted begins on {start}; the decision counts as notified on {until}. Whether the effect lasts until a"
        " new permit begins is not settled ({basis}): if it does not, nothing bridges the days from {first} to {last}."
    ),
    "conditions_continue": N_("The old title continues as it was, with its conditions on work ({basis})."),
    "conditions_continued": N_(
        "Until {until} the old title continued as it was, with its conditions on work ({basis})."
    ),
    "schengen_visa": N_(
        "This holds for a residence permit or a national visa. If what ends is a Schengen visa (§ 6 Abs. 1 AufenthG), the"
        " application continues nothing ({basis})."
    ),
    "schengen_visa_held": N_(
        "A Schengen visa (§ 6 Abs. 1 AufenthG) is held: an application continues nothing, in time or late ({basis}). Behind its"
        " last day the stay is not lawful. If it was extended as a national visa (§ 6 Abs. 2 S. 2 AufenthG), give --held"
        " national-visa; no decision on that was read."
    ),
    "visa_free_intent": N_(
        "A stay without a visa is lawful only for whoever did not mean to stay for good on entry ({basis}; BayVGH v. 01.10.2020 -"
        " 10 CS 20.1954): otherwise nothing takes effect."
    ),
    "order_for_schengen_visa": N_(
        "An order of continuation is given, and a Schengen visa is held, which no application continues. Whether an order can"
        " ({basis}) no text that was read says: no effect leads, for whoever relies on the stay."
    ),
    "continuation_exceptions": N_(
        "Not for a permit under § 104c AufenthG (its Abs. 2 S. 3), and not by a further application after a refusal (OVG LSA v."
        " 03.06.2020 - 2 M 35/20)."
    ),
    "child_maybe_born_here": N_(
        "No fact says where the child was born. If in Germany, the application had to arrive by {last} ({basis}) and is late:"
        " that leads, as the safe answer for those who rely on the stay. If abroad, it is in time and the stay counts as"
        " permitted. --born-in-germany or --no-born-in-germany says which."
    ),
    "certificate_declares": N_(
        "The certificate (Fiktionsbescheinigung) only declares the effect: it neither makes nor ends it (§ 81 Abs. 5"
        " AufenthG)."
    ),
    "no_work_by_card_order": N_("Work from the ordering of the card is for study and work permits only ({basis})."),
    "until_decided": N_(
        "The effect ends with the notification ({basis}); only the day of the decision, {day}, is known. --delivery with --posted"
        " or --received leads to it."
    ),
    "until_earliest": N_(
        "The effect ends with the notification ({basis}), which cannot be reckoned from what is given; {day} is the earliest day for it, and"
        " the safe one. What is not given yet of --land, --delivery, --posted and --received leads to it."
    ),
    "until_unread": N_(
        "The effect ends with the notification ({basis}), of which the law that was read gives no day; {day} is the earliest day for it,"
        " and the safe one. --notified settles it."
    ),
    "end_unknown": N_(
        "There is a decision, and the effect ends with its notification ({basis}): on which day that was is not given."
        " --notified, or --delivery with --posted or --received, says it."
    ),
    "ended_by_decision": N_(
        "The decision on the application was notified before, on a day that is not given, and with that the effect ended ({basis}): it"
        " must not be certified any more, and nobody may rely on it. If a refusal was annulled since, the lawful stay was not interrupted (§ 84"
        " Abs. 2 S. 3 AufenthG). The days of that decision, without --document, say when."
    ),
    "ended_by_withdrawal": N_(
        "The application was withdrawn, and with that the effect ended ({basis}), on a day that no fact gives: it must not be certified"
        " any more, and nobody may rely on it. What is notified behind that sets a fee or closes the file, and moves no end."
    ),
    "ended_before_begin": N_(
        "That was on {day} at the latest, before the effect would have begun on {begin}: nothing was left to bridge ({basis})."
    ),
    "applied_for_no_title": N_(
        "What was applied for on {day} is no title ({act}), and only an application for one takes effect ({basis}): it is answered as if"
        " there were none yet. If a title was applied for as well, give the act and the day of that."
    ),
    "attack_is_no_decision": N_(
        "The objection is not against a decision on the application: the days and papers given end nothing here. The effect lasts"
        " until the decision on the application is notified ({basis}), of which the facts say nothing. Whether what is attacked ended"
        " the title itself is for a person to judge."
    ),
    "decided_before_expiry": N_(
        "The decision counts as notified on {day}, while the title still ran: nothing was left to bridge from {begin} on ({basis})."
    ),
    "decided_before_order": N_(
        "The decision counts as notified on {day}, before the order of {begin}: nothing was left to continue ({basis})."
    ),
    "refusal_takes_effect": N_(
        "By law, objection and action do not suspend the refusal ({basis}): they do so only where the court orders it (§ 80 Abs. 5"
        " VwGO), and even that does not revive the effect."
    ),
    "refusal_of_part": N_(
        "The effect ends only as far as the application is decided ({basis}; asyl.net M33675): it covers every ground that the"
        " facts told in it support, but none that was out of the question then (OVG LSA v. 03.06.2020 - 2 M 35/20)."
    ),
    "work_after_refusal": N_(
        "For work alone the title counts on until the period for the remedy has run out, during an admissible request to the"
        " court, and while the remedy has suspensive effect; the remedy alone is not enough ({basis})."
    ),
}

ERRORS: dict[str, str] = {
    "permit_length_needed": N_(
        "Its last day, and with it the last day to apply for an extension: the permit ends on the day that the notice names.\n"
        "Give --months, or --until."
    ),
    "start_needed": N_(
        "The first day of the permit is not known.\nGive --start, or --permit-until with the last day of the title held now."
    ),
    "lawful_since_needed": N_(
        "The last day depends on whether the stay has been lawful for {threshold} months by {start}: {would_give}.\n"
        "Give --lawful-since."
    ),
    "purpose_over": N_(
        "The purpose ends on {value}, before the permit would begin on {start} ({basis}): no day is left for it.\n"
        "Correct one of the two days."
    ),
    "passport_over": N_(
        "The passport ends on {value}, before the permit would begin on {start}: a valid one is a condition ({basis}),"
        " though it can be waived.\nGive the last day of the new passport, or leave it out."
    ),
    "until_before_start": N_(
        "{value} is before the permit's first day {start}.\nCheck --until, --start and --permit-until."
    ),
    "length_disagrees": N_(
        "{months} from {start} on end on {end}, not on {value}.\nGive --months or --until, or correct one."
    ),
    "permit_until_needed": N_(
        "The effect depends on the title held: {would_give}.\nGive --permit-until with its last day, or none."
    ),
    "lawful_stay_needed": N_(
        "Without a title the effect depends on the stay: {would_give}.\n"
        "Give --lawful-stay or --no-lawful-stay, with --lawful-since where it was lawful before."
    ),
    "applied_needed": N_(
        "The effect depends on the application: {would_give}.\nGive --applied, the day of its receipt."
    ),
    "birth_needed": N_(
        "Six months from the birth the application must arrive (§ 81 Abs. 2 S. 2 AufenthG).\nGive --born."
    ),
    "born_abroad_lawful_since": N_(
        "The lawful stay began with the birth on {born}, and the person is said not to have been born in Germany.\n"
        "Correct --lawful-since or --born-in-germany."
    ),
    "order_without_title": N_(
        "An order of continuation ({value}) needs a title to continue, and the facts say that there is none.\n"
        "Give the last day of that title, or leave the order out."
    ),
    "lawful_not_23a": N_(
        "§ 23a AufenthG is for people whose stay is not lawful, and --lawful-stay says that it is.\n"
        "Leave it out, or give the other --title."
    ),
}

OPS: dict[str, str] = {
    "first_day": N_("first day"),
    "limit": N_("limit"),
    "last_day": N_("last day"),
    "threshold": N_("long enough lawful from"),
    "settlement": N_("settlement permit from"),
    "time_to_apply": N_("last day to apply"),
    "effect_begin": N_("effect from"),
    "effect_end": N_("effect until"),
}
