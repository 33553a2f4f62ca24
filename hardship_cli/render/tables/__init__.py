"""The body of each command's table."""
