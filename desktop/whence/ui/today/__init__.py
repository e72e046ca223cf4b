"""What is due today, who was added lately, and the first steps in an empty journal."""
