"""What a municipal scheduler runs beside the service: the quarter fetched, a file handed in."""
