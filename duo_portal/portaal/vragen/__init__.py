"""Question pages: one question per page, declared by the lines as a list of steps."""
