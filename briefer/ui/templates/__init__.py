"""The template manager: a gallery with previews, house styles, options, checks."""
