"""Neutral input: a nation written by plain SQL, with every situation that the runs of lesgeld know. Not the generator."""
