"""The generator of a synthetic nation and the named demo persons."""
