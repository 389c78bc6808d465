"""Names as they stand in sentences: words, endings, alphabets, and a book of those a diary holds."""
