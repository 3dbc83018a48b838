"""The open pages: for everybody, without logging in and without asking the database anything."""
