"""A checklist becomes bytes: the human table, a Markdown task list, JSON, plain ids. All share ``sections.py``."""
