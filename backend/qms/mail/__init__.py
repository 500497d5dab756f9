"""Letters by e-mail, handed to the municipality's own server. They say the same to everybody, of nobody."""
