"""When something happened, as exactly as whoever tells of it knows: an instant, a day, or not at all."""
