"""Texts about permits and the fiction effect."""
