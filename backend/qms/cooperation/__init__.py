"""What is sorted out with another organisation about a matter (vårdsamverkan). Knows no kind of matter by name."""
