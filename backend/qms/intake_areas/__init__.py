"""The areas in which reports first go to an intake function, which routes them on."""
