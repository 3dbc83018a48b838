"""A service line for tests only: the smallest kind of run that decides, books and meets the brakes."""
