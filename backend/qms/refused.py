"""What a command says instead of a stack trace."""


class Refused(Exception):
    """The command cannot be carried out; the text says why in plain Swedish."""
