"""Pages of citizens about their own data."""
