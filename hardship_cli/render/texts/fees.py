"""Texts about fees."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "outcome_of_all": N_(
        "The outcome was taken for every act of the bill. Acts that ended otherwise need a bill of their own."
    ),
    "services_once": N_(
        "Express, delivery and photo were charged once for each person, with the first act that they go with."
    ),
    "association_law_before": N_(
        "{basis} was not in force yet. Fees out of proportion to those of Union citizens were unlawful all the same (BVerwG v. 19.03.2013 - 1 C 12.12)."
    ),
    "discretion_benefits": N_(
        "What is due here is not covered by the exemption for recipients of benefits: the authority may reduce or waive it ({basis})."
    ),
    "discretion_economic": N_(
        "No exemption by law for these benefits: the authority may reduce or waive the fee ({basis})."
    ),
    "objection_not_open": N_(
        "Against the decision the law gives {remedy}; an objection is not open ({basis}). Its fee presupposes that one was lodged all"
        " the same."
    ),
    "objection_open_disputed": N_(
        "Whether an objection is open against the decision at all is disputed ({point}, {basis}), and with it its fee."
    ),
    "objection_credited": N_("As far as the objection succeeds, its fee is credited and the rest paid back ({basis})."),
    "threat_own_grounds": N_(
        "Nothing is charged for the removal threat as long as it is attacked only because the refusal beneath it must fall ({basis})."
        " On grounds of its own (time to leave, country, bars to removal) it is {amount} in all."
    ),
    "removal_threat_free": N_(
        "No fee if the removal threat is attacked only because the act behind it must be quashed ({basis})."
    ),
    "processing_not_refunded": N_("The processing fee is not paid back on refusal or withdrawal ({basis})."),
    "condition_itself": N_(
        "This is the fee of an objection to the condition itself. Against the refusal to lift or change it, as of any other"
        " chargeable act, half of the fee of that act is due ({basis}): half of what fee gives for the act."
    ),
    "nothing_to_certify": N_(
        "The application came after the title's last day, {day}: by law nothing continues, so that there is nothing to certify"
        " ({basis}; § 81 Abs. 5 AufenthG). The fee is for a certificate that is issued all the same; what it is worth, the"
        " fiction effect says."
    ),
    "employment_condition_free": N_("Free of charge if the condition concerns employment ({basis})."),
    "sticker_two_cases": N_(
        "Until 31.10.2023 a sticker in a hardship case cost the fee less a reduction instead ({basis})."
    ),
    "sticker_printed": N_(
        "{land} prints {amount} for an extension on a sticker: the fee of more than three months, less the reduction. A"
        " sticker runs for one month at most ({basis}), so the fee of up to three months is the one reduced."
    ),
    "held_ground_purpose": N_(
        "If the permit held now rests on another ground, also on another sentence of § 25 Abs. 4 AufenthG, the act can be a"
        " change of purpose ({basis}) with a fee of its own."
    ),
    "held_ground_same": N_(
        "The permit held now rests on {held_ground} already, and so does the new one: that is an extension ({basis}). Check the act."
    ),
    "childs_paper": N_(
        "For a child under {age} a travel document without a chip costs {amount} ({basis}). Whether it has one, § 4 Abs. 1"
        " AufenthV leaves to the case, and no fact says so: check which of the two is issued."
    ),
    "paper_form": N_(
        "This is the fee of a card, which Swiss nationals got only if they applied for one. On the paper form a permit costs {amount} ({basis}):"
        " check which of the two is issued."
    ),
    "paper_form_unread": N_(
        "This is the fee of a card, which Swiss nationals got only if they applied for one. Whether a permit on the paper form had a fee of its own"
        " on {day} is not known: no text of that day was read ({basis})."
    ),
    "shorter_permit": N_(
        "The permit can run until {until} at most ({basis}), and that is shorter than what was asked for. The fee goes by the time for"
        " which it is granted: {amount}, if it is granted until then."
    ),
    "no_permit_to_extend": N_(
        "No permit is held that could be extended: as a first permit it costs {amount} ({basis}). Check which of the two acts is meant."
    ),
    "objection_succeeds": N_(
        "The act is granted, and the objection attacks its refusal: as far as it succeeded, its fee is credited and the rest paid back"
        " ({basis}), and {amount} is due in all."
    ),
    "safe_amount": N_(
        "By these readings {low} to {high} is due. The safe amount for whoever pays is {high}, for the authority that sets the fee {low}."
    ),
    "applied_earlier": N_(
        "The day of the application is not given, and the fee goes by it: if it came on {day} or before, {amount} is due. Give the day with"
        " --applied."
    ),
    "applied_earlier_point": N_(
        "The day of the application is not given. If it came before the birthday or the new tariff, {point} is open: by its other"
        " reading {amount} is due."
    ),
    "safe_amount_unknown": N_(
        "What is due by another reading of {points} is not known, so no amount is safe before that is settled."
    ),
    "open_without_effect": N_(
        "{fact} is not given. Every value gives the same amount; the provision named is that of the first."
    ),
    "birth_first_of_year": N_(
        "Born on 1 January: registers write that where the day of birth is not known. The age of {age} counts as reached on {day}, and the fee depends on it: check the day of birth."
    ),
    "sticker_only_extends": N_(
        "A sticker takes the place of the card only to extend a stay by a month at most ({basis}); a title issued anew comes on a card. Check the act and the form."
    ),
    "published_same": N_("{publisher} prints the same amount before exemptions: {amount} ({portal}, {page_day})."),
    "published_differs": N_("{publisher} prints another amount before exemptions: {amount} ({portal}, {page_day})."),
}

ERRORS: dict[str, str] = {
    "minor_disagrees": N_(
        "minor = {value}, but born {born} makes the person an adult from {adult_from} (asked for {day}).\nGive one of the two, or correct it."
    ),
    "extra_not_with_act": N_("'{value}' is no added service of the act {act}.\nLeave it out, or change the act."),
    "carrier_twice": N_("'{value}': a toleration is a sticker or a separate sheet, not both.\nGive one of the two."),
    "sticker_is_no_card": N_(
        "'{value}': express procedure and delivery by post are for a card, and a title on a sticker comes without one (§ 78a Abs. 1 S. 1 AufenthG)."
        "\nLeave out the sticker, or the services of the card."
    ),
    "sticker_too_long": N_(
        "'{value}': a title on a sticker runs for one month at most ({basis}).\nShorten the length to that, or leave the sticker out."
    ),
    "sticker_start_needed": N_(
        "A title on a sticker runs for one month at most ({basis}); whether it would, depends on the first day.\nGive --start, or the length in months."
    ),
    "sticker_with_card_fee": N_(
        "'{value}': no text says how the sticker reduces the fee of the identity card ({basis}).\nLeave it out, or decide by hand."
    ),
    "half_cent": N_(
        "{value} cannot be halved in whole cents ({rule}); there is no rounding rule.\nCorrect the amount in the law data."
    ),
    "act_needed": N_("The act is missing.\nAccepted: {accepted}."),
    "against_needed": N_("The fee of an objection depends on what it attacks: {would_give}.\nGive --against."),
    "reason_needed": N_("The fee of a new card depends on the reason: {would_give}.\nGive --reason."),
    "extras_needed": N_(
        "The fee depends on the form: {would_give}.\nGive --extras sticker or --extras separate-sheet."
    ),
    "attacks_together": N_(
        "'{value}' does not go together in one objection's fee."
        "\nAccepted: a refusal and the removal threat that rests on it (refused-extend,removal-threat); all else one at a time."
    ),
    "several_persons": N_(
        "Several persons at once are taken by fee, turns fee, text fee, text memo and case; here the answer is of one person."
        "\nGive one of them."
    ),
    "several_acts": N_(
        "'{value}' are several acts, which fee, turns fee, text and case alone take; here the answer is about one.\nGive one of them."
    ),
    "of_one_person": N_("This question is of one person; the case names {persons}.\nAsk it of each of them."),
    "person_beside": N_(
        "'{value}' is of one person and stands beside several."
        "\nGive it for each of them: born repeated, or a table [[person]] for each in a case file."
    ),
    "person_fact": N_(
        "'{value}' is no fact of a person.\nAccepted in [[person]]: {accepted}. All else holds for the whole case."
    ),
    "person_not_table": N_(
        "'{value}' is no person.\nAccepted: a table [[person]] for each, with born, minor, benefits, status, id."
    ),
    "months_unclear": N_(
        "{length} can be within the limit or beyond it, depending on the first day: {would_give}."
        "\nGive --start, or the length in months."
    ),
    "months_needed": N_("The fee depends on the length: {would_give}.\nGive --months, or --until with --start."),
    "born_needed": N_("The fee depends on the age: {would_give}.\nGive --born, or --minor."),
    "born_needed_24": N_(
        "The fee depends on the age: {would_give}.\nGive --born; --minor is enough only for those under 18."
    ),
}

OPS: dict[str, str] = {
    "law_day": N_("day whose law applies"),
    "version": N_("version in force"),
    "amount": N_("amount"),
    "sum": N_("sum"),
    "line_sum": N_("sum of one act for one person"),
    "minor": N_("minor"),
    "began_before": N_("the procedure began before it"),
}
