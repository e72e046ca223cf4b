"""The first minute: a sample to look at, an archive to import, or five names to begin with."""
