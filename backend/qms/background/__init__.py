"""Work done in the background, by a worker of its own."""
