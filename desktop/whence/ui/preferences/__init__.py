"""Appearance, the journal's file, the owner, and how ties and reviews are measured."""
