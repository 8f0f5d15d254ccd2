//! Named holidays, from `data/holidays.tsv`.

use super::lunar::{self, LunarDate};
use crate::text::token::Token;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

/// Which holiday: its place in the table.
pub(crate) type Id = u16;

/// How the day of a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Solar {
        month: i8,
        day: i8,
    },
    Lunar {
        month: u8,
        day: u8,
    },
    /// The last day of the lunar year.
    LunarEve,
    /// The n-th weekday (0 for Sunday) of a month; the last one for -1.
    Weekday {
        month: i8,
        nth: i8,
        weekday: i8,
    },
    /// The day the sun reaches a longitude in degrees.
    SolarTerm(u16),
    /// Days after Easter Sunday.
    Easter(i64),
}

/// Hashes of the words that names of holidays begin with.
pub(crate) fn first_words() -> impl Iterator<Item = u32> {
    NAMES.iter().map(|(words, _)| words[0].0)
}

/// The longest name that the tokens begin with, and how many tokens it has.
pub(crate) fn longest(tokens: &[Token]) -> Option<(Id, usize)> {
    let first = tokens.first()?.hash;
    let second = tokens.get(1).map_or(0, |token| token.hash);
    if ![0, second].iter().any(|&second| may_begin(first, second)) {
        return None;
    }
    let begins_with = |key: (u32, u32)| {
        let begin = NAMES.partition_point(|(words, _)| first_two(words) < key);
        NAMES[begin..].iter().take_while(move |(words, _)| first_two(words) == key)
    };
    let fits = |(words, _): &&(&[(u32, bool)], Id)| {
        let is_word = |((hash, is_capital), token): (&(u32, bool), &Token)| {
            *hash == token.hash && (!is_capital || token.is_capital())
        };
        words.len() <= tokens.len() && words.iter().zip(tokens).all(is_word)
    };
    let (words, id) = begins_with((first, 0))
        .chain(begins_with((first, second)))
        .filter(fits)
        .max_by_key(|(words, _)| words.len())?;
    Some((*id, words.len()))
}

/// The hashes that the names are sorted by: those of the first word and, if there is one, the
/// second.
fn first_two(words: &[(u32, bool)]) -> (u32, u32) {
    (words[0].0, words.get(1).map_or(0, |word| word.0))
}

/// May a name begin with words of these hashes? Most words that begin a date begin no name.
fn may_begin(first: u32, second: u32) -> bool {
    static PAIRS: LazyLock<[u64; PAIR_BITS / 64]> = LazyLock::new(|| {
        let mut pairs = [0; PAIR_BITS / 64];
        for (words, _) in &NAMES {
            let (first, second) = first_two(words);
            let bit = pair_bit(first, second);
            pairs[bit / 64] |= 1 << (bit % 64);
        }
        pairs
    });
    let bit = pair_bit(first, second);
    PAIRS[bit / 64] & (1 << (bit % 64)) != 0
}

/// More than thirty times as many as there are names.
const PAIR_BITS: usize = 1 << 15;

fn pair_bit(first: u32, second: u32) -> usize {
    (first ^ second.rotate_left(7)) as usize % PAIR_BITS
}

/// Is there a feast on this day of the solar calendar?
pub(crate) fn is_feast(day: u8, month: u8) -> bool {
    let on = Rule::Solar { month: month as i8, day: day as i8 };
    RULES.contains(&on)
}

/// The holiday's day in a year.
pub(crate) fn day_in(id: Id, year: i16) -> Option<Date> {
    match *RULES.get(usize::from(id))? {
        Rule::Solar { month, day } => Date::new(year, month, day).ok(),
        Rule::LunarEve => lunar::new_year_eve(year),
        Rule::SolarTerm(degrees) => lunar::solar_term(year, f64::from(degrees)),
        Rule::Lunar { month, day } => [year, year - 1].into_iter().find_map(|lunar_year| {
            let lunar = LunarDate { year: lunar_year, month, day, is_leap: false };
            lunar.to_solar().filter(|d| d.year() == year)
        }),
        Rule::Weekday { month, nth, weekday } => {
            let first = Date::new(year, month, 1).ok()?;
            let weekday = jiff::civil::Weekday::from_sunday_zero_offset(weekday).ok()?;
            first.nth_weekday_of_month(nth, weekday).ok()
        }
        Rule::Easter(days) => {
            easter(year)?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
        }
    }
}

/// Easter Sunday after the Gregorian reckoning (the anonymous algorithm of 1876).
fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Some(date(year, (n / 31) as i8, (n % 31 + 1) as i8))
}

// `NAMES`, sorted by the hashes of the first two words: the words of each name, by hash and whether the
// text must have a capital letter there, and the place of its rule. `RULES` in the table's order.
include!(concat!(env!("OUT_DIR"), "/holidays.rs"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn day(name: &str, year: i16) -> Option<Date> {
        let mut tokens = Vec::new();
        tokenize(name, &mut tokens);
        day_in(longest(&tokens)?.0, year)
    }

    #[test]
    fn every_kind_of_rule() {
        assert_eq!(day("Giáng sinh", 2018), Some(date(2018, 12, 25)));
        assert_eq!(day("Tết Nguyên đán", 2026), Some(date(2026, 2, 17)));
        assert_eq!(day("Giỗ Tổ Hùng Vương", 2018), Some(date(2018, 4, 25)));
        assert_eq!(day("giao thừa", 2019), Some(date(2019, 2, 4)));
        assert_eq!(day("Ngày của Mẹ", 2018), Some(date(2018, 5, 13)));
        assert_eq!(day("Giờ Trái đất", 2018), Some(date(2018, 3, 31)));
        assert_eq!(day("Thanh minh", 2018), Some(date(2018, 4, 5)));
        assert_eq!(day("quốc khánh", 2018), None);
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
    }
}
