"""What somebody is typing, kept for its author only."""
