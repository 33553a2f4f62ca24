"""Texts that every command shares: reading values, the command line, the law data, general remarks."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "day_in_future": N_(
        "Lies ahead (today is {today}): {facts}. If it happens on that day, what follows holds; if it has already"
        " happened, check the year."
    ),
    "other_paper": N_(
        "The days given are those of another paper ({document}), and this goes by the notification of the decision ({basis}), which is"
        " not known: give its days, without --document."
    ),
    "notified_later": N_(
        "On which day the decision was notified is not known, {since} is the earliest: notified on {day} or later it is {amount}"
        " ({basis})."
    ),
    "notified_later_unknown": N_(
        "On which day it was notified is not known, {since} is the earliest: for a notification on {day} or later no amount can be told, for no"
        " text of that time was read, or what is asked for is not open then ({basis}). --notified settles it."
    ),
    "reading_later": N_(
        "On which day it was notified is not known, {since} is the earliest: notified on {day} or later another reading of the law gives"
        " {amount} ({basis})."
    ),
    "fee_notice_alone": N_(
        "The days are those of a notice of the fee alone. The fee goes by the day on which the act itself was notified, which was no later:"
        " notified on {day} or earlier it is {amount} ({basis})."
    ),
    "objection_notice_later": N_(
        "The fee of an objection goes by the day on which the notice that decides on it is notified; {since} is the earliest that the facts"
        " leave: notified on {day} or later it is {amount} ({basis})."
    ),
    "turns_soon_birth": N_("This holds for the day that was taken; from {day} on the day of birth decides."),
    "turns_soon": N_("This holds for the day that was taken; from {day} on it is {amount}."),
    "turns_soon_reading": N_(
        "This holds for the day that was taken; from {day} on another reading of the law gives {amount}."
    ),
    "assumed_today": N_("No day was given: the law of today, {day}, was applied. --on DAY fixes it."),
    "known_on": N_("Answered with what the law data knew on {known_on}, by the days of its sources."),
    "version_not_known": N_(
        "Of {rule} the version of {version} was not known on {known_on}: {dated} {day}. Applied is what was known before it."
    ),
    "past_review": N_("The data on {rule} was to be reviewed by {review_by}: check for a newer version."),
}

ERRORS: dict[str, str] = {
    "extra_missing": N_("This needs an extra that is not installed here: pip install 'hardship[{extra}]'"),
    "birth_span": N_("'{value}' was read as a birth between {from} and {until}."),
    "birth_day_needed": N_(
        "Of the birth only {value} is known, and the day decides: {sides}.\nGive the day{or_minor}."
    ),
    "nothing_granted": N_(
        "By the outcome ({value}) nothing was granted that could run: this is how long the permit could run if it were granted."
    ),
    "facts_not_read": N_("Not read for this question: {facts}."),
    "case_and_facts": N_(
        "'{value}' would be a case file, and facts stand as options, too ({option}).\nGive one or the other; --set FACT=VALUE changes a fact of a file."
    ),
    "case_and_facts_audit": N_(
        "'{value}' would be a case file, and facts stand as options, too ({option}).\nGive one or the other; what the decision says may stand beside a file."
    ),
    "register_and_facts": N_(
        "'{value}' is a register, whose rows hold the facts, and a fact stands as an option, too ({option}).\nLeave it out; --land and --on may stand beside a register."
    ),
    "register_and_option": N_(
        "'{value}' is a register, and {option} goes with one decision alone.\nLeave it out; --json gives the summary as one object."
    ),
    "register_here": N_(
        "'{value}' would be a register, and this command takes the facts of one case.\nhardship batch {value} -o answers.csv answers each row."
    ),
    "land_ambiguous": N_("'{value}' can mean several Länder: {lands}.\nGive the code of the one that is meant."),
    "several_lands": N_(
        "'{value}' names several Länder, and the answer is that of one.\nAsk for each of them alone: {lands}."
    ),
    "unknown_land": N_(
        "'{value}' is no Land.{did_you_mean}\nAccepted: a code (NW, DE-NW), a name (Hessen), an AGS or ARS (05315000)."
    ),
    "year_without_land": N_(
        "'{value}' is a year, and the Land is missing.\nGive it in front: hardship holidays NW {value}."
    ),
    "date_slashes": N_("'{value}' can mean two days{which}.\nAccepted: {days}."),
    "date_slashes_form": N_(
        "'{value}' is written with slashes, which are not read: some put the day first, others the month.{did_you_mean}"
        "\nAccepted: {days}."
    ),
    "date_year_last": N_("'{value}' has hyphens, and between hyphens the year comes first.\nAccepted: {days}."),
    "date_no_year": N_("'{value}' has no year.\nAccepted: {days}."),
    "date_two_digit_year": N_("'{value}' has a year of two digits.\nAccepted: {days}."),
    "date_weekday": N_("'{value}' names another weekday than that day has: it is {day_in_words}.\nCheck both."),
    "date_span": N_("'{value}' is a span of time and no single day.\nAccepted: {days}."),
    "date_several": N_("'{value}' holds more than one day.\nAccepted: {days}."),
    "date_serial": N_("'{value}' is a number, as spreadsheets count days: perhaps {day}.\nAccepted: {days}."),
    "date_form": N_("'{value}' cannot be read as a day.{did_you_mean}\nAccepted: {days}."),
    "day_with_time": N_("'{value}' has a time of day.\nOnly the day goes here: {day}."),
    "date_not_real": N_("'{value}' is a day that does not exist.\nAccepted: {days}."),
    "date_no_day": N_(
        "'{value}' is written in registers and spreadsheets where there is no day.\nGive the day, or leave the fact out."
    ),
    "date_out_of_range": N_("'{value}' is not a day that a case can have.\nAccepted: days from {first} to {last}."),
    "date_needs_today": N_(
        "'{value}' depends on today, and today is not given.\nGive the day itself, for example 2026-03-31."
    ),
    "duration_form": N_(
        "'{value}' is no length of time in whole days, weeks, months or years.{did_you_mean}\nAccepted: 3m, 3y, 2w, 90d, 12 months, P3M{bare_counts}."
    ),
    "duration_range": N_(
        "'{value}' names two lengths.\nAccepted: one of them: 3m, 3y, 2w, 90d, 12 months, P3M{bare_counts}."
    ),
    "duration_day": N_("'{value}' is a day and no length.\nAccepted: 3m, 3y, 2w, 90d, 12 months, P3M{bare_counts}."),
    "duration_limit": N_(
        "'{value}' names a limit and no length.\nAccepted: the length itself: 3m, 3y, 2w, 90d, 12 months, P3M{bare_counts}."
    ),
    "duration_fraction": N_(
        "'{value}' is no whole number of months or days.\nAccepted: 3m, 3y, 2w, 90d, 12 months, half a year, 1.5 years."
    ),
    "duration_joined": N_(
        "'{value}' is made of months and days, which only hardship deadline reckons.\nAccepted: one unit: 3m, 3y, 2w, 90d; or give the last day: --until."
    ),
    "joined_backwards": N_(
        "'{value}' counted backwards can be two days: nothing says whether its days or its months come first.\nCount back the one, then the other from the day found."
    ),
    "duration_working_days": N_(
        "'{value}' are working days, which are counted in hardship deadline alone.\nAccepted: 3m, 3y, 2w, 90d."
    ),
    "duration_not_positive": N_(
        "'{value}' is too short: one day is the least.\nAccepted: 1d and more, such as 3m, 3y, 2w, 90d, P3M{bare_counts}."
    ),
    "duration_absurd": N_("'{value}' is longer than any permit or period.\nAccepted: at most {limit}."),
    "cell_error": N_(
        "'{value}' is a formula that went wrong or was never calculated: the cell has no value.\nOpen the workbook, let it recalculate, and save."
    ),
    "flag_unknown": N_("'{value}' says neither yes nor no.\nLeave it empty if it is not known."),
    "not_a_flag": N_("'{value}' is neither yes nor no.\nAccepted: yes, no; also true, false, 1, 0, x."),
    "not_a_choice": N_("'{value}' is not accepted.{did_you_mean}\nAccepted: {accepted}."),
    "outcome_open": N_(
        "'{value}' is no result: an application that is still open has none yet.\nLeave it out (the cell empty) while nothing is decided."
    ),
    "word_ambiguous": N_("'{value}' may mean several things: {candidates}.\nWrite {to_write}."),
    "fact_ambiguous": N_("'{value}' may mean several things: {facts}.\nWrite {to_write}."),
    "one_meaning": N_("'{value}' may mean {meaning}, or something else.\nIf that is meant, write {to_write}."),
    "doubtful": N_("'{value}' is not read here. {advice}"),
    "day_short": N_("'{value}': between hyphens month and day have two digits.{did_you_mean}\nAccepted: {days}."),
    "doubtful_of": N_("'{value}' may mean several things: {meaning}. {advice}"),
    "no_day": N_("'{value}' names no day.\nLeave it out if it is not known."),
    "no_day_or_none": N_("'{value}' names no day.\nLeave it out if it is not known; none says that no title is held."),
    "option_reversed": N_("'{value}' is the opposite of what an option says.\nWrite {option}."),
    "fact_twice": N_("'{value}' and '{other}' name the same fact.\nLeave one out."),
    "wrong_type": N_("{value} is of the wrong kind.\nExpected: {expected}."),
    "unknown_fact": N_("No fact is called '{value}'.{did_you_mean}\nhardship words --of facts lists all names."),
    "wrong_order": N_(
        "{value} is before {other} {other_value}, which cannot be.\nCheck both days.",
    ),
    "held_without_title": N_(
        "'{value}' is a title, and --permit-until says that none is held.\nGive its last day, or leave one of the two out."
    ),
    "ground_without_permit": N_(
        "'{value}' is the ground of a residence permit, and what is held is '{held}'.\nLeave one of the two out."
    ),
    "ground_without_title": N_(
        "'{value}' is the ground of a permit, and --permit-until says that none is held.\nGive its last day, or leave one out."
    ),
    "needs_act": N_("'{value}' goes with the act {needed}, not with {act}.\nLeave it out, or change the act."),
    "no_such_command": N_("'{value}' is no command.{did_you_mean}\nAccepted: {accepted}."),
    "period_backwards": N_("'{value}' is no length.\nOf a period that is reckoned back: {length} --backwards."),
    "command_missing": N_("Behind {value} a command is missing.\nAccepted: {accepted}."),
    "no_such_option": N_("No option {value}.{did_you_mean}\n--help lists the options."),
    "option_elsewhere": N_("Here is no option {value}.\nIt goes with: {commands}."),
    "by_its_place": N_("{value} is no option here: what it names stands by its place.\nWrite {argument}."),
    "wrong_dash": N_(
        "'{value}' does not begin with two hyphens, as an option does; text programs make one dash of them.\nWrite {option}."
    ),
    "option_twice": N_("{value}: given twice, and only one value can hold.\nLeave one out."),
    "option_takes_none": N_("Option {value} takes no value.\nGive it without =, or leave it out."),
    "option_needs_fact": N_("Option {value} needs a value.\nAccepted: {expected}."),
    "option_needs_value": N_("Option {value} needs a value.\n--help lists the options."),
    "no_turns": N_("The answer to {value!r} does not turn.\nQuestions whose answers do: {accepted}."),
    "not_a_day_fact": N_("{value!r} is no day of the case.\nDays are: {accepted}."),
    "day_to_begin": N_("No day to begin at: {value} is not given, and no span.\nGive a first and a last day."),
    "span_backwards": N_("The span ends before it begins: {value} to {until}.\nGive the earlier day first."),
    "missing_argument": N_("An argument is missing: {argument}.{for_example}\n--help shows the usage."),
    "extra_argument": N_(
        "'{value}' is one word too many.{did_you_mean}\nFacts are options: --land NW --months 6; --help lists them."
    ),
    "in_quotes": N_("'{whole}' is one value of several words.\nWrite it in quotes: {option} \"{whole}\"."),
    "flag_takes_none": N_("'{value}': {option} stands without a value.\nThe opposite is {opposite}."),
    "word_of": N_("'{value}' stands without its option.\nNo argument here. Did you mean --of {part}?"),
    "word_means": N_("'{value}' can be written for {means}.\n{lists} lists what else is known."),
    "word_of_nothing": N_(
        "No command, fact or value is called '{value}'.{did_you_mean}\nhardship words lists all that are."
    ),
    "word_too_many": N_("'{value}' is one word too many.\n--help shows the usage."),
    "case_file_here": N_(
        "'{value}' would be a case file, and this command takes its facts as options.\nhardship case {value} answers every question about a file."
    ),
    "usage": N_("The command line cannot be read: {value}\n--help shows the usage."),
    "two_forms": N_("{value} cannot both be had.\nChoose one."),
    "config_key": N_(
        "The file {path} sets {key} = {value}.{did_you_mean}\nAccepted keys, each with a text: {accepted}."
    ),
    "config_unreadable": N_(
        "The file of your settings, {path}, cannot be read{why}.\n"
        'It is TOML, keys with texts in quotes: land = "NW". Mend it, or move it away: everything works without it.'
    ),
    "out_of_memory": N_("Not enough memory.\nTry a smaller file."),
    "system_error": N_("{value}: {because}\nCheck the path and its permissions."),
    "too_deep": N_(
        "The input is nested too deeply.\nFacts stand side by side, on one level: take lists within lists out of the file."
    ),
    "defect": N_(
        "A fault of the program, not of your input: {because}.\n"
        "No answer was reached, and no file was left half written; what stands above this message is not a whole answer.\n"
        "Please report it: send this message, the command line and what hardship --version says. The message holds nothing of the"
        " case; leave out of the command line who the case is about."
    ),
    "land_is_the_name": N_(
        "schedules show has no Land beside the name.\n"
        "All of a Land: hardship schedules show {value}. One rule in all Länder: hardship schedules show {name}."
    ),
    "unknown_schedule": N_(
        "'{value}' is no rule, no source and no Land.{did_you_mean}\nhardship schedules list shows all."
    ),
    "note_here": N_("'{value}' is the code of a remark.\nhardship words --of notes says what each of them means."),
    "cases_number": N_("'{value}' is no number of cases.\nAccepted: 1 to {most}."),
    "land_needed": N_("The rule {rule} differs by Land{each_gives}.\nGive the Land: --land NW."),
    "before_first_version": N_(
        "The law of {value} is not in the data: {rule} is known from {first}.\nGive a later day, or an overlay with the older law (--data)."
    ),
    "not_known_then": N_(
        "On {known_on} nothing was known of {rule} for {value}: the source of the version of {version} was published on {since}.\nGive a later day (--known-on), or leave it out."
    ),
    "not_known_undated": N_(
        "On {known_on} nothing is known to have been known of {rule} for {value}: the source of the version of {version} bears no day of publication and was checked on {since}.\nGive a later day (--known-on), or leave it out."
    ),
    "expired": N_(
        "The rule {rule} held until {until}; for {value} none is known.\nGive an earlier day, or an overlay with the newer law (--data)."
    ),
    "no_text_read": N_(
        "For {value} no text of {basis} was read ({rule}): what it said is not known.\nRead that text, or ask the authority what it goes by; an overlay gives its figure (--data).{settled_by}"
    ),
    "word_unknown": N_("The law data says '{value}' in {rule}, which nothing reads.\nAccepted: {accepted}."),
    "not_in_force": N_("{basis} was not in force on {value} ({rule}).{from_then}{settled_by}"),
    "title_was_day": N_("'{value}' was taken as the title {taken}: spreadsheets make such days of it."),
    "key_read_as": N_("'{value}' was read as {taken}: {what}."),
    "read_as": N_("'{value}' was read as {taken}."),
    "read_as_by_15_august": N_("Place {value}: 15 August is a holiday there."),
    "read_as_travel_document": N_(
        "'{value}' was read as {taken}. Refugees and stateless persons pay another fee for theirs (§ 48 Abs. 1 S. 1 Nr. 1c, 1d AufenthV): it"
        " goes by the status (--status refugee, --status stateless)."
    ),
    "read_as_more": N_("{fact}: {count} more values were read otherwise than they look."),
    "after_today": N_(
        "{value} is after {day}, which is today and was taken for want of another day.\nCheck that day, or give the one that counts: --on."
    ),
    "day_needed": N_("The day is missing whose law applies.\nGive --on, --notified or --decided."),
}
