"""Texts to paste into a decision or a file: the answers of a case put into templates (``data/texts/``)."""
