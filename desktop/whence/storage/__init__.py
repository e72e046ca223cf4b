"""What is kept: the only place that knows peewee, apsw and SQL."""
