"""The parts of the bench, by name. Each has one function ``meet``."""
