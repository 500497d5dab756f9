"""What is done about something: proposed, decided, carried out, and measured by what was registered beforehand.

One hub for every source. An action is a kind of matter; what it is done about is another matter, of any kind.
"""
