"""Texts about batches and audits."""

from hardship_cli.i18n import N_

NOTES: dict[str, str] = {
    "column_unread": N_(
        "In a column that was not read this row has a value that speaks of a fact, by the column's heading or by the value itself (benefits, a protection status, Turkish or Swiss nationality)."
    ),
}

ERRORS: dict[str, str] = {
    "batch_no_columns": N_(
        "The first row names no columns.\nThe first row of a register holds the names: hardship init batch shows them."
    ),
    "batch_header_elsewhere": N_(
        "The first line holds no headings; line {line} looks like them: {headings}.\nIf it does, write --header-row {line}."
    ),
    "batch_no_header_row": N_(
        "There are no headings in line '{value}'.\nLines are counted from 1, as an editor or a spreadsheet shows them; headings stand in the first 64 KiB."
    ),
    "batch_header_row_format": N_(
        "A {value} file has no line of headings.\nLeave out --header-row, which is for CSV, TSV and workbooks."
    ),
    "batch_sheet_format": N_("A {value} file has no sheets.\nLeave out --sheet, which is for workbooks."),
    "batch_column_twice": N_("The column '{field}' is there twice.\nRename or remove one of them."),
    "batch_columns_same": N_("The columns '{other}' and '{field}' are the same fact.\nRename or remove one of them."),
    "batch_answered_before": N_(
        "The register has the answer columns of an earlier run ({field}).\nGive the register that was answered, or remove those columns."
    ),
    "batch_column_missing": N_(
        "Nothing to ask '{value}' with: a column is missing: {needed}.{did_you_mean}{or_map}\nAdd one, or map one that is there ({columns}): --map \"HEADING={fact}\"; or leave '{value}' out of --ask."
    ),
    "batch_nothing_to_ask": N_(
        'No column holds a fact that a question needs.{did_you_mean}{or_map} There are: {columns}.\nNeeded: {needed}.\nMap one: --map "HEADING=FACT"; hardship init batch writes a template.'
    ),
    "batch_is_case": N_("{value} is a case file, no register.\nFor it: hardship case {value}"),
    "batch_is_json": N_(
        "{value} would be a case file or a saved answer, no register.\nFor it: hardship case {value}. A register in JSON has one object a line and ends in .jsonl."
    ),
    "batch_format": N_("'{value}' has no format that is known.\nAccepted: {accepted}, by suffix or with {option}."),
    "batch_format_pipe": N_(
        "Nothing says in which format the register comes through '{value}'.\nAdd {option}: {accepted}."
    ),
    "batch_unreadable": N_("{value} cannot be read{why}.\nIs the file complete, and of the format that its name says?"),
    "batch_encrypted": N_("{value} is protected by a password.\nSave it without one, or export it as CSV."),
    "batch_old_workbook": N_(
        "{value} is a workbook in a form that is not read (.xls from before 1995, or .xls under another name).\nSave it as .xlsx, in Excel or LibreOffice."
    ),
    "batch_empty": N_(
        "{value} is empty.\nThe first row of a register holds the names of its columns: hardship init batch shows them."
    ),
    "batch_no_file": N_("{value} does not exist.{did_you_mean}\nCheck the path; - reads from a pipe."),
    "batch_is_folder": N_("{value} is a folder.\nName a file."),
    "batch_no_folder": N_("The folder {value} does not exist.\nMake it first, or write elsewhere."),
    "no_such_column": N_("The register has no column '{value}'.{did_you_mean}\nIt has: {accepted}."),
    "batch_exists": N_("{value} exists already.\n--force overwrites it; or choose another name."),
    "batch_cannot_write": N_(
        "{value} cannot be written{why}.\nNothing was left there. Check the space on the disk and your rights."
    ),
    "batch_no_work_folder": N_(
        "{value} cannot be written: {because}. Files that are needed only during a run are kept there.\nCheck the space on the disk, or name another folder: TMPDIR=FOLDER."
    ),
    "one_register": N_("'{value}' fits {count} files, and one register is answered at a time.\nName one."),
    "batch_binary": N_("Parquet and Excel are not for a terminal.\nGive -o FILE."),
    "batch_waits": N_(
        "Nothing comes from the terminal.\nGive a file, or send one through a pipe: cat cases.csv | hardship batch - --from csv -o answers.csv"
    ),
    "batch_row_too_long": N_(
        "{value}, line {line}: {found} cells, but only {columns} columns have a name.\nIs a separator or a quote missing or too many?"
    ),
    "batch_quote_open": N_(
        "{value}, line {line}: a quote is opened and never closed.\nClose or remove the quote; what follows cannot be told apart into cells."
    ),
    "batch_quote_stray": N_(
        "{value}, line {line}: behind the quote that closes a cell stands something else than the next separator.\nWrite a quote within"
        " a cell twice, and nothing behind the one that closes it; else nobody knows where it ends."
    ),
    "batch_no_sheet": N_("No sheet is called '{value}'.{did_you_mean}\nThere are: {accepted}."),
    "batch_other_sheets": N_(
        "The first sheet in sight ('{sheet}') has no headings that name a fact; there are others: {others}.\nName one of them: --sheet NAME."
    ),
    "batch_first_sheet": N_(
        "The first sheet in sight was read ('{sheet}'); there are others: {others}. --sheet names one."
    ),
    "batch_bomb": N_(
        "{value} holds a part of {size} GB that is packed into next to nothing; no register is like that.\nSave it again from Excel or LibreOffice, or export it as CSV."
    ),
    "batch_far_cell": N_(
        "{value}: the cell {cell} stands far from all others, with nothing in between.\nDelete its row and its column, and save the workbook again."
    ),
    "batch_joined_columns": N_(
        "{value}: the cells {cells} are joined across columns; to which of these the value belongs cannot be known.\nSplit them, and write the value where it belongs."
    ),
    "batch_joined_cells": N_("Joined cells count for every row that they span: {cells}."),
    "batch_far_day": N_(
        "The column '{column}' holds a day outside the years 1 to 9999.\nCorrect it, or leave the column out."
    ),
    "batch_not_utf8": N_(
        "The register is written in {encoding}, not UTF-8; it was converted, and the output is UTF-8."
    ),
    "batch_map_form": N_(
        '\'{value}\' names no column.\nWrite --map "HEADING=FACT", or --map "HEADING=" for a column that is not to be read.'
    ),
    "batch_map_column": N_("No single column is called '{value}'.{did_you_mean}\nThere are: {accepted}."),
    "batch_map_fact": N_(
        "'{value}' is no fact.{did_you_mean}\nhardship init batch names the facts, as --map \"Geb.-Dat.=born\" takes them."
    ),
    "batch_map_twice": N_("--map names '{value}' twice.\nOne column is one fact: leave one of them out."),
    "batch_slip": N_("The column '{column}' passes through untouched; did you mean {fact}?"),
    "batch_heading_several": N_(
        "The column '{column}' was not read: its heading can mean several things. {maps} reads it as the fact that it holds."
    ),
    "batch_headings_same": N_(
        "The columns {both} all mean {meant}, so none of them was read. Say which one holds it: {maps}."
    ),
    "batch_heading_second": N_(
        "The column '{column}' was not read: the column '{beside}' is read for that fact. Rows with a value in '{column}' alone are to be reviewed."
    ),
    "batch_heading_opposite": N_(
        "The column '{column}' was not read: it says the opposite of {meant}, or something else. Add a column that says it."
    ),
    "batch_heading_misfit": N_(
        "The column '{column}' was not read: most of its cells are something else than {meant}, as {cells}. If it is that all the same, write {maps}."
    ),
    "batch_no_cell_fits": N_(
        "The column '{column}' was read by its name, but none of its cells fits ({cells}). If it holds something else, write {maps}."
    ),
    "batch_columns_used": N_("Columns used: {columns}{more}."),
    "batch_columns_unused": N_("Columns not used, which pass through: {columns}{more}."),
    "batch_land_misread": N_(
        "The column '{column}' was not used: most of its cells are no Land. Name the authority's Land with --land, or in a column 'land'."
    ),
    "batch_damaged": N_(
        "{value}, line {line}: byte {byte} is no {encoding}, which the file is written in.\nSave the register again, as UTF-8."
    ),
    "batch_two_encodings": N_(
        "{value} is written in two encodings: line {line} has letters in UTF-8, line {other} such as are none.\nSave the register again as a whole, as UTF-8, after a look at these lines."
    ),
    "batch_not_json": N_(
        '\'{value}\' is no JSON object: it cannot be read from character {column} on. Accepted on a line: one object, as {{"act": "extend"}}.'
    ),
    "batch_json_constant": N_("{value} is no JSON. Accepted: null, or the key left out."),
    "batch_not_object": N_(
        '\'{value}\' is JSON, but no JSON object. Accepted on a line: one object, as {{"act": "extend"}}.'
    ),
    "batch_key_twice": N_("The key '{value}' is there twice: {values}. Leave the one that holds."),
    "batch_key_no_text": N_(
        'The key {value} holds half a character, which is no text. Accepted: names in UTF-8, as "act".'
    ),
    "batch_value_no_text": N_("The value {value} holds half a character, which is no text. Accepted: texts in UTF-8."),
    "batch_persons": N_(
        "{value}: persons as in a case file ([[person]]). A register has one person a row: give each of them a row, or ask hardship case FILE about the family."
    ),
    "batch_column_type": N_("A column of the type {value} cannot hold this fact.\nWrite it as text or as days."),
    "batch_excel_rows": N_("Excel has room for {value} rows.\nWrite .csv or .parquet instead."),
    "batch_excel_columns": N_(
        "Excel has room for {value} columns; the output has {found}.\nWrite .csv or .parquet instead."
    ),
    "batch_excel_cell": N_(
        "Row {row}, column {column}: Excel has room for {limit} characters in a cell.\nWrite .csv or .parquet instead."
    ),
    "batch_row_number": N_("'{value}' is no row.\nRows are counted from 1, without the header."),
    "batch_no_row": N_(
        "There is no row {value}; the register has {rows}.\nRows are counted from 1, without the header."
    ),
    "batch_row_asks_nothing": N_(
        "Row {value} holds too few facts for any question.\nNeeded is one of these, and a day: {needed}. The help of each question has all, as hardship fee --help."
    ),
    "audit_nothing_recorded": N_(
        'Nothing is recorded that could be compared.{did_you_mean}{or_map} There are: {columns}.\nAccepted columns: {accepted}. Add one, or map one: --map "HEADING=recorded_fee_eur".'
    ),
    "audit_column_missing": N_(
        "What was recorded of '{value}' cannot be compared, for a column is missing: {needed}.{did_you_mean}{or_map}\nAdd one, or map one that is there ({columns}): --map \"HEADING={fact}\"."
    ),
    "impact_needs": N_(
        "Which law is the register to be answered by the second time?\nGive a day (--on 2027-03-01), an overlay (--data DIRECTORY), or both."
    ),
    "remedy_without_instruction": N_(
        "The notice is said to name a remedy ({value}) and to have no instruction on it: both cannot be.\nLeave one out; where its instruction is wrong: --instruction wrong."
    ),
    "audit_remedy_unread": N_("No text of the Land's law on the remedy was read."),
    "audit_not_raised": N_(
        "By the act and the document this question is not raised, so there is nothing to compare with."
    ),
    "audit_not_readable": N_("'{value}' is no amount that a notice sets.\nAccepted: 93, 93.00, 93,00 €, 1.093,00."),
}
