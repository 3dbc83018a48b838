"""Studiefinanciering in the synthetic nation: who has it, who never asked, and whose parents are a puzzle."""
