"""Lists of people from directories: examined, asked about where many would leave, and taken in."""
