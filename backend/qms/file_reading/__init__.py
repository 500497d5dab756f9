"""The service's own work with files: reads them, tries or takes in their rows, and takes back what one brought in."""
