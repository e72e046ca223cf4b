"""What can be done: commands, their handlers and the questions a face of the program may ask."""
