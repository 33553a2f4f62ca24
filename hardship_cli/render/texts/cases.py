"""Texts about case files, timelines and checklists."""
