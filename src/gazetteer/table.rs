//! Reading the tables that the build script wrote. What is not there reads as zero or empty.

use std::iter::Map;
use std::ops::Range;
use std::str;

use jiff::civil::Date;

use super::{key, layout};

static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/gazetteer_text"));
static UNITS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer_units"));
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer_rows"));

/// The keys of [`key::exact`].
pub(super) static EXACT: Keys = Keys(include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer_exact")));
/// The keys of [`key::loose`].
pub(super) static LOOSE: Keys = Keys(include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer_loose")));

/// A unit's row.
#[derive(Clone, Copy)]
pub(super) struct UnitRow(&'static [u8]);

/// The row of this number.
pub(super) fn unit(row: u16) -> UnitRow {
    let start = usize::from(row) * layout::UNIT_LEN;
    UnitRow(UNITS.get(start..start + layout::UNIT_LEN).unwrap_or_default())
}

/// The number of units.
pub(super) fn unit_count() -> u16 {
    (UNITS.len() / layout::UNIT_LEN) as u16
}

impl UnitRow {
    pub(super) fn name(self) -> &'static str {
        text(u32_at(self.0, 0), u8_at(self.0, 4))
    }

    pub(super) fn kind(self) -> usize {
        u8_at(self.0, 5).into()
    }

    pub(super) fn code(self) -> &'static str {
        code_at(self.0, 6)
    }

    /// The rows of the parent's forms that the unit saw, in order of time.
    pub(super) fn parents(self) -> Range<u16> {
        let first = u16_at(self.0, 11);
        first..first + u16::from(u8_at(self.0, 13))
    }

    /// The first day as the number `yyyymmdd`, 0 if open.
    pub(super) fn from(self) -> u32 {
        u32_at(self.0, 14)
    }

    /// The last day, likewise.
    pub(super) fn to(self) -> u32 {
        u32_at(self.0, 18)
    }

    /// The rows of today's units in which this one lies.
    pub(super) fn successors(self) -> Rows {
        rows(u32_at(self.0, 22), u8_at(self.0, 26).into())
    }
}

/// The rows of a code, in order of time.
pub(super) fn rows_of_code(code: &str) -> impl Iterator<Item = u16> + use<> {
    let before = |row| {
        let other = unit(row).code();
        (other.len(), other) < (code.len(), code)
    };
    let first = partition_point(unit_count().into(), |row| before(row as u16)) as u16;
    let after = (first..unit_count()).take_while(|&row| unit(row).code() == code).count() as u16;
    first..first + after
}

/// A table of keys, sorted by hash.
pub(super) struct Keys(&'static [u8]);

impl Keys {
    /// The rows of the units with this key, in order.
    pub(super) fn find(&self, key: &str) -> Rows {
        let hash = key::hash(key);
        let count = self.0.len() / layout::KEY_LEN;
        let first = partition_point(count, |index| u32_at(self.row(index), 0) < hash);
        let found = (first..count)
            .map(|index| self.row(index))
            .take_while(|row| u32_at(row, 0) == hash)
            .find(|row| text(u32_at(row, 4), u8_at(row, 14)) == key)
            .unwrap_or_default();
        rows(u32_at(found, 8), u16_at(found, 12).into())
    }

    fn row(&self, index: usize) -> &'static [u8] {
        let start = index * layout::KEY_LEN;
        self.0.get(start..start + layout::KEY_LEN).unwrap_or_default()
    }
}

/// The day of a number `yyyymmdd`.
pub(super) fn date(number: u32) -> Option<Date> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    Date::new(year as i16, month as i8, day as i8).ok()
}

/// The number `yyyymmdd` of a day; 0 for one before the common era.
pub(super) fn date_number(date: Date) -> u32 {
    let year = u32::try_from(date.year()).unwrap_or_default();
    year * 10_000 + date.month() as u32 * 100 + date.day() as u32
}

/// The first index in `0..len` of which `before` does not hold.
fn partition_point(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Row numbers from the lists that the tables share.
pub(super) type Rows = Map<Range<usize>, fn(usize) -> u16>;

fn rows(start: u32, count: usize) -> Rows {
    let start = start as usize;
    (start..start + count).map(|index| u16_at(ROWS, index * 2))
}

fn text(offset: u32, len: u8) -> &'static str {
    let start = offset as usize;
    TEXT.get(start..start + usize::from(len)).unwrap_or_default()
}

fn code_at(row: &'static [u8], start: usize) -> &'static str {
    let field = row.get(start..start + layout::CODE_LEN).unwrap_or_default();
    let len = field.iter().position(|&byte| byte == 0).unwrap_or(field.len());
    str::from_utf8(&field[..len]).unwrap_or_default()
}

fn u8_at(bytes: &[u8], start: usize) -> u8 {
    bytes.get(start).copied().unwrap_or_default()
}

fn u16_at(bytes: &[u8], start: usize) -> u16 {
    u16::from_le_bytes(array_at(bytes, start))
}

fn u32_at(bytes: &[u8], start: usize) -> u32 {
    u32::from_le_bytes(array_at(bytes, start))
}

fn array_at<const N: usize>(bytes: &[u8], start: usize) -> [u8; N] {
    bytes.get(start..).and_then(|rest| rest.first_chunk()).copied().unwrap_or([0; N])
}
