//! Clean Unicode text, with a map back to the input.
