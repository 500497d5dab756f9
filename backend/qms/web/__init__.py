"""What is served beside the API: health, pages about problems, and the browser's application."""
