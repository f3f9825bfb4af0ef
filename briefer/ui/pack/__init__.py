"""The pack in the window: outline model, view and delegate, undo commands, item editor."""
