"""What the API says about itself: name, version, age and where its description is."""
