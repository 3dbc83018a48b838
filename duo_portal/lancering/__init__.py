"""The launcher behind ``./run``: sets up, starts and stops what the portal needs. No Django app; stdlib and psycopg only."""
