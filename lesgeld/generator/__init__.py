"""The course of the year in lesgeld, for the synthetic nation and the named demo persons."""
