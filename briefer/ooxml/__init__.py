"""What reading and writing Word files share: packages, names, units, styles, theme, placeholders."""
