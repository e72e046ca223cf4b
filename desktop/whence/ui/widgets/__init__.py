"""The parts every screen is made of; none knows what it shows."""
