"""The list of deviations: what it is narrowed by, today and as of a day that figures are counted."""
