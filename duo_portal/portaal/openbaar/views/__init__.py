"""The views of the open pages, one file per subject."""
