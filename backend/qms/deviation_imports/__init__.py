"""Reports that another system has had: files of them, and what becomes of a row."""
