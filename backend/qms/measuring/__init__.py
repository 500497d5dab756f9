"""Following a figure month by month: its chart, what was usual when something began, and what it was on a day."""
