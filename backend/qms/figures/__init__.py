"""What every count of matters has in common: which ones the caller may count, and the units as they were or became."""
