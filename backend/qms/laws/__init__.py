"""Dated law: paragraphs, limits, fees, reporting windows, and the calendar that the law counts by."""
