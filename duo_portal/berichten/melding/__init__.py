"""The notification by e-mail: what it says, and what comes back of it."""
