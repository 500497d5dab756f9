"""The service's own work with lists of people: every row is examined, and then those that are to be are taken in."""
