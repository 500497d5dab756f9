"""Reports as accessible PDF, Word, HTML, Excel and CSV, all made from one document model."""
