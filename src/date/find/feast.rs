//! Days of the lunar calendar, feasts and the cycle of sixty years.

use super::{Grammar, MOST_LISTED};
use crate::date::expression::{Calendar, Month, Point, Year};
use crate::date::holiday;
use crate::date::words::Role;
use crate::text::token::Shape;

impl Grammar<'_> {
    /// `mùng 2 tháng Giêng`, `mùng 5 Tết`, `rằm tháng 7`, `Mùng 3/4`.
    pub(super) fn lunar_day(&self, i: usize, point: &mut Point) -> Option<usize> {
        if self.role(i) == Role::Full {
            if self.role(i + 1) != Role::Month {
                return None;
            }
            let mut inner = Point::default();
            let end = self.month(i + 1, &mut inner)?;
            let (month, year) = match inner.calendar {
                Calendar::Month { month: Month::Known(month), year }
                | Calendar::LunarMonth { month, year } => (month, year),
                _ => return None,
            };
            point.set(Calendar::LunarDay { day: 15, month, is_leap: false, year });
            return Some(self.lunar_suffix(end).unwrap_or(end));
        }
        let (day, end) = self.count(i + 1)?;
        if !(1..=31).contains(&day) {
            return None;
        }
        if self.role(end) == Role::Tet {
            return self.tet(end, day as u8, 1, point);
        }
        if let Some(end) = self.listed_mung(day as u8, end, point) {
            return Some(end);
        }
        if let Some(end) =
            self.days(i + 1, point, true).or_else(|| self.day_and_month(i + 1, point))
        {
            return Some(end);
        }
        // `đêm mùng 9`, `ngày mùng 5` with the month left out.
        let is_led = point.part.is_some() || matches!(self.before(i).role, Role::Day | Role::Hom);
        let stands = self.number(i + 1).is_some() && !self.is_counted(end) && !self.touches(end)
            || self.mark(end).is_some_and(|mark| matches!(mark, ',' | '.' | ';' | ')'));
        // `ngày mùng 1, ngày rằm`: every month.
        let is_every_month = self.list_joiner(end).is_some_and(|(at, _)| {
            matches!(self.role(at), Role::Full)
                || self.role(at) == Role::Day && self.role(at + 1) == Role::Full
        });
        if !(is_led && stands && !is_every_month && day <= 10 && self.cluster(i + 1)?.count == 1) {
            return None;
        }
        point.set(Calendar::Mung(day as u8));
        Some(end)
    }

    /// The last of the days of which `mùng` tells the first: `mùng 1 đến mùng 3 Tết`, `mùng 8 đến
    /// 11 tháng 3 âm lịch`.
    fn listed_mung(&self, first: u8, mut end: usize, point: &mut Point) -> Option<usize> {
        let mut last = Point::default();
        for _ in 0..MOST_LISTED {
            let (next, spans) = self.list_joiner(end)?;
            let number = next + usize::from(self.role(next) == Role::Mung);
            let (day, after) = self.count(number)?;
            let told = match self.role(after) {
                Role::Tet => self.tet(after, u8::try_from(day).ok()?, 1, &mut last),
                _ => self.day_and_month(number, &mut last),
            };
            let Some(told) = told else {
                end = after;
                continue;
            };
            let begin = match last.calendar {
                Calendar::LunarDay { day, month, is_leap, year } if first < day => {
                    Calendar::LunarDay { day: first, month, is_leap, year }
                }
                Calendar::Day { day, month, year } if first < day => {
                    Calendar::Day { day: first, month, year }
                }
                _ => return None,
            };
            point.set(last.calendar);
            point.first = begin;
            point.spans = spans;
            return Some(told);
        }
        None
    }

    /// `Tết [Nguyên đán] [Mậu Tuất] [2018]` after the number of a day.
    pub(super) fn tet(&self, i: usize, day: u8, month: u8, point: &mut Point) -> Option<usize> {
        let mut end = match holiday::longest(&self.tokens[i..self.limit]) {
            Some((_, length)) => i + length,
            None => i + 1,
        };
        let mut year = Year::Missing;
        if let Some((known, after)) = self.year_phrase(end).or_else(|| self.plain_year(end)) {
            year = known;
            end = after;
        }
        point.set(Calendar::LunarDay { day, month, is_leap: false, year });
        Some(end)
    }

    /// `âm lịch`, `(ÂL)` after a date.
    pub(super) fn lunar_suffix(&self, i: usize) -> Option<usize> {
        let opened = usize::from(self.mark(i) == Some('('));
        let start = i + opened;
        let end = match self.role(start) {
            Role::Yin if self.role(start + 1) == Role::Calendar => start + 2,
            Role::LunarAbbreviation if self.token(start)?.shape == Shape::Upper => start + 1,
            _ => return None,
        };
        (opened == 0 || self.mark(end) == Some(')')).then_some(end + opened)
    }

    /// The year and the end of what `âm lịch` closes, with a year behind it: `tháng Chạp âm lịch năm
    /// 2021`.
    pub(super) fn year_behind_lunar(
        &self,
        year: Year,
        suffix: Option<usize>,
    ) -> (Year, Option<usize>) {
        let behind = suffix.filter(|_| year == Year::Missing).and_then(|end| self.year_phrase(end));
        behind.map_or((year, suffix), |(year, end)| (year, Some(end)))
    }

    /// A holiday, which is a date when a year stands with it.
    pub(super) fn holiday(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (holiday, length) = holiday::longest(&self.tokens[i..self.limit])?;
        let end = i + length;
        let (year, end) = self.year_phrase(end).or_else(|| self.plain_year(end))?;
        point.set(Calendar::Holiday { holiday, year });
        Some(end)
    }

    /// `Mậu Tuất`, with the year in figures after it where it stands; one in brackets tells the year
    /// and is a date of its own (`năm Quý Sửu (1793)`).
    pub(super) fn cycle_year(&self, i: usize) -> Option<(Year, usize)> {
        let stem = self.meaning(i).stem.checked_sub(1)?;
        let branch = self.meaning(i + 1).branch.checked_sub(1)?;
        if stem % 2 != branch % 2 || !self.tokens[i].is_capital() {
            return None;
        }
        let end = i + 2;
        if self.role(end) == Role::Year
            && let Some(found) = self.whole_year(end + 1)
        {
            return Some(found);
        }
        let opened = usize::from(self.mark(end) == Some('(') || self.mark(end) == Some('-'));
        if let Some((year, after)) = self.whole_year(end + opened) {
            if opened == 0 || self.mark(end) == Some('-') {
                return Some((year, after));
            }
            if self.mark(after) == Some(')') {
                return Some((year, end));
            }
        }
        Some((Year::Cycle(stem, branch), end))
    }
}
