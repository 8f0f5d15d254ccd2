//! The binary layout of the unit table, shared with the build script that writes it.
//!
//! All numbers are little-endian. A unit's row:
//!
//! | bytes  | what |
//! |--------|------|
//! | 0..4   | offset of the name in the text pool |
//! | 4      | length of the name |
//! | 5      | type, an index into [`UNIT_TYPES`] |
//! | 6..11  | code, ASCII, padded with zero bytes |
//! | 11..16 | parent's code, likewise |
//! | 16..20 | first day as the number `yyyymmdd`, 0 if open |
//! | 20..24 | last day, likewise |
//! | 24..28 | index of the first successor in the list of row numbers |
//! | 28     | number of successors |
//!
//! A key's row: hash (0..4), offset of the key in the text pool (4..8), index of its first unit in the list
//! of row numbers (8..12), number of units (12..14), length of the key (14). Keys are sorted by hash.

/// Bytes of a unit's row.
pub(crate) const UNIT_LEN: usize = 29;
/// Bytes of a key's row.
pub(crate) const KEY_LEN: usize = 15;
/// Bytes of a code's field.
pub(crate) const CODE_LEN: usize = 5;

/// The types of units, as the table spells them.
pub(crate) const UNIT_TYPES: [&str; 9] = [
    "tỉnh",
    "thành phố",
    "quận",
    "huyện",
    "thị xã",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
];
