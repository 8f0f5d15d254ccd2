//! Days of the lunar calendar, feasts and the cycle of sixty years.

use super::Grammar;
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
    fn listed_mung(&self, first: u8, end: usize, point: &mut Point) -> Option<usize> {
        let (next, spans) = self.list_joiner(end)?;
        let mut inner = Point::default();
        let after = match self.role(next) {
            Role::Mung => self.lunar_day(next, &mut inner)?,
            _ => {
                let (day, end) = self.count(next)?;
                match self.role(end) {
                    Role::Tet => self.tet(end, u8::try_from(day).ok()?, 1, &mut inner)?,
                    _ => self.day_and_month(next, &mut inner)?,
                }
            }
        };
        let is_later = |last: u8| (first < last).then_some(first);
        let first = match inner.calendar {
            Calendar::LunarDay { day, month, is_leap, year } => {
                Calendar::LunarDay { day: is_later(day)?, month, is_leap, year }
            }
            Calendar::Day { day, month, year } => {
                Calendar::Day { day: is_later(day)?, month, year }
            }
            _ => return None,
        };
        point.set(inner.calendar);
        point.first = first;
        point.spans = spans;
        Some(after)
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
        if self.mark(i) == Some('(') {
            let end = self.lunar_suffix(i + 1)?;
            return (self.mark(end) == Some(')')).then_some(end + 1);
        }
        match self.role(i) {
            Role::Yin if self.role(i + 1) == Role::Calendar => Some(i + 2),
            Role::LunarAbbreviation if self.token(i).is_some_and(|t| t.shape == Shape::Upper) => {
                Some(i + 1)
            }
            _ => None,
        }
    }

    /// A holiday, which is a date when a year stands with it.
    pub(super) fn holiday(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (holiday, length) = holiday::longest(&self.tokens[i..self.limit])?;
        let end = i + length;
        let (year, end) = self.year_phrase(end).or_else(|| self.plain_year(end))?;
        point.set(Calendar::Holiday { holiday, year });
        Some(end)
    }

    /// `Mậu Tuất`, with the year in figures after it where it stands.
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
                return Some((year, after + 1));
            }
        }
        Some((Year::Cycle(stem, branch), end))
    }
}
