//! Clean Unicode text, with a map back to the input.

mod clean;
mod letter;
mod map;
mod scan;
pub mod syllable;

pub use clean::{Cleaner, clean, is_clean};
pub use letter::Tone;
pub use map::{Cursor, Normalized, OffsetMap};
