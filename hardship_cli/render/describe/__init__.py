"""What each question's answer says in words: one module a question, for table, timeline and page alike."""
