"""The face: commands that parse, call and render. No law lives here."""
