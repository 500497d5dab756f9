"""Lists taken out as Excel files: who took what, when and why, and whose yes it had (decision 0027)."""
