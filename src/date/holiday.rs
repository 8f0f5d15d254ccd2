//! Named holidays, from `data/holidays.tsv`.

use super::lunar::{self, LunarDate};
use crate::text::token::{Token, tokenize};
use jiff::civil::{Date, date};
use std::sync::OnceLock;

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

/// May a holiday's name begin with a word of this hash? Seldom true of others.
pub(crate) fn may_start(hash: u32) -> bool {
    let slot = hash as usize % FILTER_BITS;
    table().filter[slot / 64] & (1 << (slot % 64)) != 0
}

/// The longest name that the tokens begin with, and how many tokens it has.
pub(crate) fn longest(tokens: &[Token]) -> Option<(Id, usize)> {
    let names = &table().names;
    let first = tokens.first()?.hash;
    let begin = names.partition_point(|name| name.words[0].hash < first);
    let fits = |name: &&Name| {
        name.words.len() <= tokens.len()
            && name.words.iter().zip(tokens).all(|(word, t)| word.matches(t))
    };
    let name = names[begin..]
        .iter()
        .take_while(|name| name.words[0].hash == first)
        .filter(fits)
        .max_by_key(|name| name.words.len())?;
    Some((name.id, name.words.len()))
}

/// The holiday's day in a year.
pub(crate) fn day_in(id: Id, year: i16) -> Option<Date> {
    match *table().rules.get(usize::from(id))? {
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

struct Name {
    words: Box<[Word]>,
    id: Id,
}

struct Word {
    hash: u32,
    /// Must it begin with a capital letter in the text?
    is_capital: bool,
}

impl Word {
    fn matches(&self, token: &Token) -> bool {
        self.hash == token.hash && (!self.is_capital || token.is_capital())
    }
}

struct Table {
    /// One bit for the first word of each name.
    filter: [u64; FILTER_BITS / 64],
    /// Sorted by the hash of the first word.
    names: Vec<Name>,
    rules: Vec<Rule>,
}

const FILTER_BITS: usize = 4096;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_str!("../../data/holidays.tsv")))
}

impl Table {
    fn read(text: &str) -> Table {
        let mut table =
            Table { filter: [0; FILTER_BITS / 64], names: Vec::new(), rules: Vec::new() };
        let mut tokens = Vec::new();
        for line in text.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let mut columns = line.split('\t');
            let forms = columns.next().unwrap_or("");
            let Some(rule) = columns.nth(1).and_then(parse_rule) else {
                continue;
            };
            let id = table.rules.len() as Id;
            table.rules.push(rule);
            for form in forms.split('|') {
                tokenize(form, &mut tokens);
                // Days in figures (`Quốc khánh 2/9`, `30 Tết`) are the grammar's own.
                if !tokens.is_empty() && !tokens.iter().any(Token::is_number) {
                    table.add(&tokens, id);
                }
            }
        }
        table.names.sort_by_key(|name| name.words[0].hash);
        table
    }

    fn add(&mut self, tokens: &[Token], id: Id) {
        let word = |t: &Token| Word { hash: t.hash, is_capital: t.is_capital() };
        let words: Box<[Word]> = tokens.iter().map(word).collect();
        let slot = words[0].hash as usize % FILTER_BITS;
        self.filter[slot / 64] |= 1 << (slot % 64);
        self.names.push(Name { words, id });
    }
}

fn parse_rule(value: &str) -> Option<Rule> {
    let (kind, rest) = value.split_once(':').unwrap_or(("", value));
    let mut numbers = rest.split('-');
    let mut number = || match numbers.next()? {
        "L" => Some(-1),
        number => number.parse::<i8>().ok(),
    };
    Some(match kind {
        "" => Rule::Solar { month: number()?, day: number()? },
        "L" if rest == "12-LAST" => Rule::LunarEve,
        "L" => Rule::Lunar { month: number()? as u8, day: number()? as u8 },
        "W" => Rule::Weekday { month: number()?, nth: number()?, weekday: number()? },
        "S" => Rule::SolarTerm(match rest {
            "LAP_XUAN" => 315,
            "THANH_MINH" => 15,
            "HA_CHI" => 90,
            "DONG_CHI" => 270,
            _ => return None,
        }),
        "E" => Rule::Easter(rest.parse().ok()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
