"""The questions as tools for assistants (Model Context Protocol): which there are, what they take, what comes back."""
