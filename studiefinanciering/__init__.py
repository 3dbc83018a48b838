"""Studiefinanciering: grants and loans for students (Wet studiefinanciering 2000)."""
