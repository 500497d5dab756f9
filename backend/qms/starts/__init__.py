"""What somebody comes for who has no list of work, and what stands in an area beside it: the notes of a start page."""
