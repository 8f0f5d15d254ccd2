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
//! | 11..13 | number of the parent's row, of its first form that the unit saw |
//! | 13     | number of the parent's forms that it saw, in rows that follow each other |
//! | 14..18 | first day as the number `yyyymmdd`, 0 if open |
//! | 18..22 | last day, likewise |
//! | 22..26 | index of the first successor in the list of row numbers |
//! | 26     | number of successors |
//!
//! Rows are in order of level, code and time, so a parent's number is less than its child's.
//!
//! A key's row: hash (0..4), offset of the key in the text pool (4..8), index of its first unit in the list
//! of row numbers (8..12), number of units (12..14), length of the key (14). Keys are sorted by hash.

/// Bytes of a unit's row.
pub(crate) const UNIT_LEN: usize = 27;
/// Bytes of a key's row.
pub(crate) const KEY_LEN: usize = 15;
/// Bytes of a code's field.
pub(crate) const CODE_LEN: usize = 5;

/// The types of units, as the table spells them.
pub(crate) const UNIT_TYPES: [&str; 9] =
    ["tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];
