"""Dialogs: new pack, export, correction, recovery, help, palette."""
