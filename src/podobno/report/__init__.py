"""A story becomes something to read or load."""
