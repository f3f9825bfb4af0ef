"""The pack: the ordered outline an analyst builds, its undoable steps and its file."""
