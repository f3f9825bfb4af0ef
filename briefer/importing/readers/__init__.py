"""One module per format, each with a `READER`; the catalogue lists them."""
