//! From one point to another.

use super::Grammar;
use crate::date::expression::{Calendar, Clock, ClockForm, Expression, InWeek, Month, Point, Year};
use crate::date::words::{Role, cue};

impl Grammar<'_> {
    /// Hours of which only the last has its unit, before a part of the day or a day (`13-15h chiều
    /// 24/7`, `7 đến 9 giờ sáng mai`).
    pub(super) fn hours(&self, i: usize) -> Option<(Expression, usize)> {
        let (hour, 1..=2) = self.number(i)? else {
            return None;
        };
        let is_joined = self.mark(i + 1) == Some('-') || self.role(i + 1) == Role::To;
        if !is_joined || self.before(i).is(cue::AMOUNT | cue::SET) {
            return None;
        }
        let (last, end) = self.point(i + 2)?;
        let clock = last.clock.filter(|c| c.form != ClockForm::Colon)?;
        let is_told = last.part.is_some() || last.has_day();
        if !is_told || hour >= u16::from(clock.hour) {
            return None;
        }
        let first = Point {
            clock: Some(Clock { hour: hour as u8, minute: 0, ..clock }),
            part: last.part,
            ..Point::default()
        };
        Some((Expression::Range(first, last), end))
    }

    /// Goes on from a point to a range: `đến`, a dash, `rạng`; `sáng và chiều 24/7` is one too.
    pub(super) fn extend(&self, point: Point, end: usize) -> Option<(Expression, usize)> {
        let is_part = point.is_floating() && point.clock.is_none();
        if is_part && self.mark(end).is_some_and(|mark| mark != ',') {
            return None;
        }
        let listed = (!point.first.is_none()).then(|| (split(point), end));
        let to_end = self.role(end + 1) == Role::All;
        let joiner = match self.mark(end) {
            Some('-') => Some(end + 1),
            // `22-12-1944 / 22-12-2025`
            Some('/') if point.has_known_year() && !self.touches(end) => Some(end + 1),
            Some(',') if is_part || self.role(end + 1) == Role::Dawn => Some(end + 1),
            Some(_) => None,
            None => match self.role(end) {
                Role::To | Role::Next if self.role(end + 1) == Role::All => Some(end + 2),
                Role::To | Role::Next => Some(end + 1),
                Role::And if is_part => Some(end + 1),
                Role::Dawn => Some(end),
                _ => None,
            },
        };
        let is_dash = matches!(self.mark(end), Some('-' | '/'));
        let second = joiner.and_then(|start| {
            let (mut second, after) = self.point(start)?;
            if second.bare == Some('#') && !matches!(point.calendar, Calendar::Year(_)) {
                return None;
            }
            if !second.first.is_none()
                || !(are_comparable(&point, &second) || to_end && leads_to_lunar(&point, &second))
                || (is_dash && !is_dash_range(&point, &second))
                || (self.mark(end) == Some('/') && !(second.has_day() && second.has_known_year()))
            {
                return None;
            }
            second.bare = None;
            Some((Expression::Range(point, second), after))
        });
        second.or(listed)
    }

    pub(super) fn is_range_fit(
        &self,
        i: usize,
        end: usize,
        range_end: usize,
        point: &Point,
        range: &Expression,
    ) -> bool {
        let Expression::Range(first, last) = range else {
            return false;
        };
        let only_weekdays =
            |p: &Point| p.weekday.is_some_and(|(_, w)| w == InWeek::Any) && !p.calendar.is_day();
        if only_weekdays(first) && only_weekdays(last) {
            return false;
        }
        if leads_to_day(first, last) && self.before(i).role != Role::From {
            return false;
        }
        // `giữ mức như năm 2024 đến hết quý I/2026`
        let is_like = matches!(first.calendar, Calendar::Year(_))
            && !matches!(last.calendar, Calendar::Year(_));
        if is_like && self.word_before(i) == "như" {
            return false;
        }
        if first.is_floating() && last.is_floating() {
            let clock = |p: &Point| p.clock.is_some();
            return clock(first)
                && clock(last)
                && !self.before(i).is(cue::SET)
                && !self.is_amount_of_hours(i, range_end, first, last);
        }
        if first.bare == Some('#') {
            return self.is_year_fit(i, range_end);
        }
        if first.bare.is_some() && first.is_bare_only() && end == range_end {
            return self.is_bare_day_fit(i, range_end, point);
        }
        if first.bare.is_some() && first.is_bare_only() {
            // Two figures joined: `20/7 đến 05/8`, `3-1 và 2-1` are told apart by the first mark.
            return first.bare == Some('/')
                || self.before(i).is(cue::DATE)
                || last.has_known_year()
                || self.begins_item(i)
                || self.is_in_brackets(i, range_end);
        }
        true
    }

    fn is_amount_of_hours(&self, i: usize, end: usize, first: &Point, last: &Point) -> bool {
        let is_word = |p: &Point| p.clock.is_some_and(|c| c.form == ClockForm::Word);
        let told = self.before(i).is(cue::CLOCK) || first.part.is_some() || last.part.is_some();
        is_word(first) && is_word(last) && !told && self.mark(end) != Some(':')
    }
}

/// Can the two be the ends of one range?
fn are_comparable(first: &Point, last: &Point) -> bool {
    use Calendar as C;
    let (a, b) = (&first.calendar, &last.calendar);
    match (a, b) {
        (C::None, C::None) => {
            if first.weekday.is_some() || last.weekday.is_some() {
                return first.weekday.is_some() && last.weekday.is_some();
            }
            first.clock.is_some() && last.clock.is_some()
        }
        (C::None, _) if first.weekday.is_none() => {
            (first.clock.is_some() && last.clock.is_some())
                || (first.part.is_some() && last.part.is_some() && last.has_day())
        }
        (_, C::None) if last.weekday.is_none() => {
            a.is_day() && first.clock.is_some() && last.clock.is_some()
        }
        _ if first.has_day() => last.has_day(),
        _ if leads_to_day(first, last) => true,
        (C::Today(_), _) | (_, C::Anchor(_)) => false,
        _ => {
            !last.has_day()
                && (std::mem::discriminant(a) == std::mem::discriminant(b)
                    || (is_year_or_month(a) && is_year_or_month(b)))
        }
    }
}

/// A month or year up to a day (`từ tháng 3 đến ngày 16/8`).
fn leads_to_day(first: &Point, last: &Point) -> bool {
    let is_certain = match first.calendar {
        Calendar::Month { month: Month::Known(_), .. } => true,
        Calendar::Year(year) => matches!(year, Year::Known(_)),
        _ => false,
    };
    is_certain && matches!(last.calendar, Calendar::Day { month: Month::Known(_), .. })
}

/// A day up to the end of a month of the lunar calendar (`từ 5/12 đến hết tháng Giêng`).
fn leads_to_lunar(first: &Point, last: &Point) -> bool {
    matches!(first.calendar, Calendar::Day { .. })
        && matches!(last.calendar, Calendar::LunarMonth { .. })
}

fn is_year_or_month(calendar: &Calendar) -> bool {
    matches!(calendar, Calendar::Year(_) | Calendar::Month { .. } | Calendar::Quarter { .. })
}

/// Does a dash between the two make a range of them, and not merely separate them?
fn is_dash_range(first: &Point, last: &Point) -> bool {
    let both_clock = first.clock.is_some() && last.clock.is_some();
    let dated = |p: &Point| matches!(p.calendar, Calendar::Day { .. });
    both_clock
        || (dated(first) && dated(last) && first.clock.is_none() && last.clock.is_none())
        || matches!(
            (first.calendar, last.calendar),
            (Calendar::Month { .. }, Calendar::Month { .. })
                | (Calendar::Year(_), Calendar::Year(_))
                | (Calendar::Quarter { .. }, Calendar::Quarter { .. })
        )
}

/// A point with a list in it as the two ends of a range.
fn split(point: Point) -> Expression {
    let first = Point { calendar: point.first, first: Calendar::None, ..point };
    let part = point.part.filter(|_| !point.spans);
    let last = Point { first: Calendar::None, weekday: None, part, ..point };
    Expression::Range(first, last)
}
