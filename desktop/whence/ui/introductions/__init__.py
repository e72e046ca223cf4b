"""Introductions: two people, both asked first, from the idea to what came of it."""
