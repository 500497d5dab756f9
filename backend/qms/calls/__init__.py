"""HTTPS to addresses that people have typed. Knows nothing of what is sent."""
