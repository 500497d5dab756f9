"""What an investigation said when it was declared finished: frozen word for word, and as a document."""
