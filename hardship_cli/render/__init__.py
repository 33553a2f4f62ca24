"""An answer becomes bytes: plain, table, JSON. No law lives here; codes become text in the reader's language."""
