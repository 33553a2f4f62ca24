"""Texts about notification, remedies and periods."""
