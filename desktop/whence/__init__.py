"""Whence: a private journal of how you know the people you know."""

__version__ = "0.1.0.dev0"
