"""Tools that made shipped files."""
