"""The workspace: plain Python without Qt; one module for each intention of the user."""
