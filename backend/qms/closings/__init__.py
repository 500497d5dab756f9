"""What is left before a matter of any kind can be closed: its answer, its actions, and whether they helped."""
