"""What a request costs beside a bare route with the same SQL, and whether it stays flat as the database grows."""
