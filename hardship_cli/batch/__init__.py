"""Many cases: registers are read, each distinct combination of facts is put to ``law/`` once, and the answers are joined back."""
