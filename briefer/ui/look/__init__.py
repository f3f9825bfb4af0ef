"""How the window looks: design tokens, stylesheet, icons, fonts."""
