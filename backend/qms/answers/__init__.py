"""What who reported a matter is told came of it, or why nobody can be told. Knows no kind of matter by name."""
