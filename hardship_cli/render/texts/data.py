"""Texts about law data that breaks the format."""

from hardship_cli.render.data_error_texts import DATA_ERRORS

ERRORS = DATA_ERRORS
