"""What PDF files are read with: words off the page, lines, columns, tables, furniture, paragraphs."""
