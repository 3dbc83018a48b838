"""The twelve named demo persons: one file of facts each, and one loader."""
