"""Taking in what other systems and files send, once: each by itself, with a verdict."""
