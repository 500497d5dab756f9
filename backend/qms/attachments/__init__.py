"""Files added to a matter of any kind, or to a message in it: taken in, looked through, fetched, taken away."""
