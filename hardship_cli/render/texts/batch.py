"""Texts about batches and audits."""
