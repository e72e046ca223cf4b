"""Bringing archives in, writing exports out, and keeping backups."""
