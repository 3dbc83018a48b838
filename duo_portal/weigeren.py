"""When a use case says no."""


class Weigering(Exception):
    """A use case refused. The text tells the user, in plain Dutch, why and what to do."""
