"""Who takes part in a matter that another owns: to investigate, help, review or carry out."""
