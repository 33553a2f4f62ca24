"""What an error in the law data says, by code; ``{at}`` is the file and the table inside it."""

from hardship_cli.i18n import N_

ERRORS: dict[str, str] = {
    # Files and directories.
    "data_unreadable": N_("{path} cannot be read: {because}.\nCheck the path and its permissions."),
    "not_toml": N_(
        "{path} is not TOML{why}.\n"
        "Text stands in quotes, days and amounts do not; amounts have a point, not a comma (docs/data-format.md)."
    ),
    "not_utf8": N_("{path} is not UTF-8.\nSave the file as UTF-8."),
    "overlay_missing": N_("{path} does not exist.\nGive a directory with one or more of these files: {accepted}."),
    "overlay_not_a_directory": N_(
        "{path} is not a directory.\nGive the directory that holds one or more of these files: {accepted}."
    ),
    "overlay_empty": N_("{path} holds no law data.\nIt must hold one or more of these files: {accepted}."),
    "unknown_file": N_("{path} is none of the files that are read.{did_you_mean}\nRead are: {accepted}."),
    # Keys and types.
    "unknown_key": N_("{at}: the key {key} is not known.{did_you_mean}\nKnown here: {accepted}."),
    "missing_key": N_("{at}: the key {key} is missing.\nAdd it; docs/data-format.md shows the table."),
    "missing_language": N_(
        '{at}: {key} has no text for {lang}.\nGive both languages: {key} = {{ de = "...", en = "..." }}.'
    ),
    "not_a_table": N_("{at}: {value} stands where a table is needed.\ndocs/data-format.md shows the table."),
    "not_rows": N_(
        "{at}: {key} = {value} is not a list of tables.\nWrite {key} = [ {{ ... }}, {{ ... }} ], with at least one."
    ),
    "not_texts": N_(
        '{at}: {key} = {value} is not a text in two languages.\nWrite {key} = {{ de = "...", en = "..." }}.'
    ),
    "not_text": N_("{at}: {key} = {value} is not a text.\nWrite a text in quotes that is not empty."),
    "not_words": N_('{at}: {key} = {value} is not a list of words.\nWrite {key} = ["...", "..."].'),
    "not_wholes": N_("{at}: {key} = {value} is not a list of whole numbers.\nWrite {key} = [6, 8]."),
    "not_a_map": N_(
        '{at}: {key} = {value} does not give a text for each name.\nWrite {key} = {{ position = "Nr. 1" }}.'
    ),
    "not_a_day": N_(
        "{at}: {key} = {value} is not a plain day.\nWrite {key} = 2026-03-31, without quotes and without a time."
    ),
    "day_absurd": N_("{at}: {key} = {value} is a day that no law has.\nAccepted: days from 1900 to 2199."),
    "not_whole": N_(
        "{at}: {key} = {value} is not a whole number.\nWrite a number of 0 or more, without quotes and without a point."
    ),
    "number_absurd": N_("{at}: {key} = {value} is longer than any permit or period.\nAccepted: at most {limit}."),
    "not_yes_no": N_("{at}: {key} = {value} is neither true nor false.\nWrite {key} = true or {key} = false."),
    "not_accepted": N_("{at}: {key} = {value} is not accepted.{did_you_mean}\nAccepted: {accepted}."),
    # Money.
    "float_money": N_(
        "{at}: {value} is not whole cents.\nWrite euro with a point and exactly two decimals: 93.00, 46.50."
    ),
    "not_money": N_(
        "{at}: {key} = {value} is not an amount of money.\n"
        "Write euro with a point and exactly two decimals, without quotes: 93.00, 46.50."
    ),
    "money_absurd": N_("{at}: {key} = {value} is dearer than any act.\nAccepted: at most {limit}."),
    "negative_money": N_(
        "{at}: {key} = {value} is less than nothing.\n"
        "Amounts are 0.00 or more; a rule that lowers a fee gives what it takes off."
    ),
    "not_a_fraction": N_('{at}: {key} = {value} is not a part of a fee.\nWrite a fraction in quotes: "1/2".'),
    "value_in_exemption": N_(
        "{at}: {key} = {value}, but an exemption has no figure.\nLeave it out; covers says what is free."
    ),
    "period_of_nothing": N_(
        '{at}: {key} = {value} is no length.\nGive 1 at least; where nothing was in force, write none = "not-in-force".'
    ),
    # Versions.
    "state_missing": N_(
        "{at}: the version says nothing.\n"
        'It needs one of: value = ..., none = "not-in-force", gap = "no-text-read", use = "other_rule".'
    ),
    "state_twice": N_("{at}: the version has both {one} and {other}.\nKeep one of them."),
    "version_twice": N_("{at}: two versions begin on {value}.\nKeep one of them."),
    "versions_not_rising": N_(
        "{at}: the version from {value} stands after the one from {before}.\n"
        "Check both days; versions stand in the order of from, the oldest first."
    ),
    "versions_overlap": N_(
        "{at}: until = {value} reaches into the version from {following}.\n"
        "End it the day before, or leave until out: a version ends where the next begins."
    ),
    "ends_before_start": N_("{at}: {key} = {value} is before from = {start}.\nCheck both days."),
    "old_if_first": N_(
        "{at}: old_if keeps the version before for older procedures, but this is the first version.\n"
        "Add the version before it, or leave old_if out."
    ),
    "old_if_on_fee": N_(
        "{at}: old_if does not go with a rule of kind {kind}: a fee goes by the law of its day, whenever the procedure began.\n"
        "Leave it out."
    ),
    "key_of_other_kind": N_(
        "{at}: {key} does not go with this version of a rule of kind {kind}.\n"
        "Only a reduction, exemption or substitute that is in force has covers and who."
    ),
    "covers_unknown": N_(
        "{at}: covers names {value}, which is no fee of this file.{did_you_mean}\nName a rule of kind fee."
    ),
    "who_unknown": N_(
        "{at}: who names {value}, which is no value of a fact.{did_you_mean}\n"
        "Name values of the vocabulary, such as sgb2, refugee, chip-defect."
    ),
    "use_unknown": N_(
        "{at}: use names {value}, which is no rule of this file.{did_you_mean}\nName a rule of the same file."
    ),
    "use_other_kind": N_("{at}: use names {value}, a rule of kind {kind}.\nName a rule of kind {wanted}."),
    "use_cycle": N_("{at}: use = {value} leads back to this rule.\nGive the figure in one of the rules."),
    # Länder.
    "land_on_federal": N_(
        "{at}: {rule} is federal law and holds in every Land alike.\n"
        "Take the Land out; what a Land's authority prints belongs to [land.XX]."
    ),
    "as_federal_on_federal": N_(
        "{at}: as_federal stands in a federal rule.\nTake it out: a federal rule holds in every Land."
    ),
    "land_unknown": N_("{at}: {value} is no Land.{did_you_mean}\nLänder are written as ISO codes: BW, BY, BE, ..."),
    "land_twice": N_(
        "{at}: {value} is named more than once.\n"
        "Name each Land once: in as_federal or as a table [rule.….land.{value}]."
    ),
    "land_missing": N_("{at}: not named: {value}.\nAll sixteen Länder are named, each once."),
    "land_says_nothing": N_(
        "{at}: neither publication, deviation nor none_read.\n"
        "Give what the Land publishes, or none_read with the day of the search."
    ),
    "land_says_both": N_("{at}: none_read, but something was read.\nTake none_read out."),
    # Holidays and services.
    "holiday_rule": N_(
        "{at}: the rule names no day of the year.\n"
        "Write {{ month = 5, day = 1 }}, {{ easter = 39 }}, or {{ weekday = 3, before = {{ month = 11, day = 23 }} }}."
    ),
    "item_unknown": N_(
        "{at}: {key} names {value}, which is not described.{did_you_mean}\nAdd a table [{table}.{value}]."
    ),
    # Sources and disputed points.
    "unknown_source": N_("{at}: the source {value} is not described.{did_you_mean}\nAdd a table [source.{value}]."),
    "unused_source": N_("{at}: nothing cites this source.\nCite it, or take it out."),
    "source_exists": N_(
        "{at}: a source of this name is in the shipped data and cannot be changed.\n"
        "Give yours another name and cite that."
    ),
    "checked_before_published": N_(
        "{at}: checked on {value}, before it was published on {published}.\nCheck both days."
    ),
    "one_reading": N_("{at}: a disputed point has two readings at least.\nAdd reading.B."),
    "fixed_key": N_(
        "{at}: {key} = {value}, but the rule has {key} = {shipped}, and programs rely on it.\n"
        "Leave {key} out, or give the rule another name."
    ),
    # The matrix of all rules, Länder and days.
    "uncovered": N_("{at}: {land}: nothing is said for {start} to {until}.\nAdd a version, or state the gap."),
    "covered_twice": N_("{at}: {land}: two versions hold on {start}.\nEnd the earlier one the day before."),
}
