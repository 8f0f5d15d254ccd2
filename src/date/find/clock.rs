//! Clock times and parts of the day.

use super::Grammar;
use super::day::days_of;
use crate::date::expression::{Calendar, Clock, ClockForm, Point};
use crate::date::words::{Part, Role};
use crate::text::token::Shape;

impl Grammar<'_> {
    pub(super) fn clock(&self, i: usize) -> Option<(Clock, usize)> {
        let (hour, mut end) = match self.number(i) {
            Some((n, length)) if length <= 2 => (n as u8, i + 1),
            Some(_) => return None,
            None => self.numeral(i)?,
        };
        if hour > 24 {
            return None;
        }
        let mut clock = Clock { hour, minute: 0, form: ClockForm::Letter };
        if self.mark(end) == Some(':') && self.touches(end) && self.touches(end + 1) {
            let (minute, length) = self.number(end + 1)?;
            if length != 2 || minute > 59 {
                return None;
            }
            clock.minute = minute as u8;
            clock.form = ClockForm::Colon;
            end += 2;
            if self.mark(end) == Some('\'') && self.touches(end) {
                end += 1;
            }
            if self.mark(end) == Some(':')
                && self.touches(end)
                && self.touches(end + 1)
                && let Some((0..=59, 2)) = self.number(end + 1)
            {
                end += 2;
            }
            return Some(self.half_of_day(clock, end));
        }
        if self.role(end) != Role::Hour {
            return None;
        }
        let is_letter = self.tokens[end].len() == 1;
        if is_letter && (!self.tokens[i].is_number() || !self.is_hour_letter(end)) {
            return None;
        }
        if !is_letter {
            clock.form = ClockForm::Word;
        }
        end += 1;
        if let Some((minute, after)) = self.minutes(end, is_letter) {
            clock.minute = minute;
            if !is_letter {
                clock.form = ClockForm::WordMinutes;
            }
            end = after;
        } else if self.role(end) == Role::HalfPast {
            clock.minute = 30;
            end += 1;
        } else if self.role(end) == Role::Minus
            && hour > 0
            && let Some((less @ 1..=30, after)) = self.count(end + 1)
        {
            clock.hour -= 1;
            clock.minute = 60 - less as u8;
            clock.form = ClockForm::WordMinutes;
            end = after + usize::from(self.role(after) == Role::Minute);
        }
        if self.mark(end) == Some('/') && self.touches(end) && !(is_letter && self.is_slashed(end))
        {
            return None;
        }
        Some((clock, end))
    }

    /// Is it the slash between an hour and its day: `7h/20-11`, `22h30/5/9`?
    pub(super) fn is_slashed(&self, i: usize) -> bool {
        self.mark(i) == Some('/')
            && self.touches(i)
            && self.touches(i + 1)
            && self
                .cluster(i + 1)
                .is_some_and(|c| c.count >= 2 && matches!(days_of(&c), Some((Calendar::None, _))))
    }

    /// `h` or `g` for the hour: as a capital only before minutes, for `3G` and `5H` are none.
    pub(super) fn is_hour_letter(&self, i: usize) -> bool {
        let has_minutes = self.touches(i + 1) && self.number(i + 1).is_some();
        has_minutes || (self.is_lower_word(i) && (self.touches(i) || self.tokens[i].mark == 'h'))
    }

    /// Is the mark a closing quote typed for that of minutes (`10h15” sáng nay`), with none open before?
    fn is_curled_minute(&self, i: usize, end: usize) -> bool {
        self.mark(end) == Some('"')
            && self.touches(end)
            && self.tokens[end].text(self.text) == "”"
            && self.tokens[self.begin..i].iter().all(|t| !t.is_mark('"'))
    }

    /// The minutes after an hour, with the seconds, which are dropped.
    fn minutes(&self, i: usize, is_letter: bool) -> Option<(u8, usize)> {
        let (minute, length) = self.number(i)?;
        if minute > 59 || length > 2 || (is_letter && !self.touches(i) && length < 2) {
            return None;
        }
        let mut end = i + 1;
        // `8h 25/7`, `8 giờ 15-3`: the figures belong to the day; `8h00-11h00` is a range.
        let cluster = self.cluster(i)?;
        let is_slashed = || cluster.marks[0] == '/' && self.is_slashed(i + 1);
        if cluster.count > 1 && !(self.touches(i) && (cluster.marks[0] == '-' || is_slashed())) {
            return None;
        }
        match self.role(end) {
            Role::Minute => end += 1,
            _ if self.mark(end) == Some('\'') && self.touches(end) => end += 1,
            _ if is_letter && self.is_curled_minute(i, end) => end += 1,
            Role::Month => return None,
            Role::Day | Role::Part(_) | Role::Dawn => {}
            _ if self.touches(i) => {}
            _ if self.is_counted(end) => return None,
            _ if matches!(self.mark(end), Some('-')) || self.role(end) == Role::And => return None,
            _ => {}
        }
        if self.role(end + 1) == Role::Second && self.number(end).is_some() {
            end += 2;
        }
        Some((minute as u8, end))
    }

    /// `AM`, `PM`, `SA`, `CH` after a clock time.
    fn half_of_day(&self, mut clock: Clock, end: usize) -> (Clock, usize) {
        if self.mark(end) == Some('(') && self.mark(end + 2) == Some(')') {
            let (told, inner) = self.half_of_day(clock, end + 1);
            return if inner == end + 2 { (told, end + 3) } else { (clock, end) };
        }
        let is_upper = self.token(end).is_some_and(|t| t.shape == Shape::Upper);
        match self.role(end) {
            Role::Am if is_upper => {
                if clock.hour == 12 {
                    clock.hour = 0;
                }
                (clock, end + 1)
            }
            Role::Pm if is_upper => {
                if clock.hour < 12 {
                    clock.hour += 12;
                }
                (clock, end + 1)
            }
            _ => (clock, end),
        }
    }

    pub(super) fn part(&self, i: usize, point: &mut Point) -> Option<usize> {
        if point.part.is_some() || !point.calendar.is_none() || point.said() {
            return None;
        }
        let mut end = i;
        if self.role(end) == Role::Session {
            point.session = true;
            end += 1;
        }
        let is_dawn = self.role(end) == Role::Dawn;
        if is_dawn {
            end += 1;
            point.part = Some(Part::Morning);
            match self.role(end) {
                Role::Part(Part::Morning) => end += 1,
                Role::Day => {}
                _ => return None,
            }
        } else {
            match self.role(end) {
                Role::Part(part) => point.part = Some(part),
                _ => return None,
            }
            end += 1;
            match self.role(end) {
                Role::PartTail => end += 1,
                Role::Part(Part::Evening) if point.part == Some(Part::Afternoon) => {
                    point.part = Some(Part::Evening);
                    end += 1;
                }
                Role::Part(Part::Night) if point.part == Some(Part::Evening) => {
                    point.part = Some(Part::Night);
                    end += 1;
                }
                Role::Part(Part::Night) if point.part == Some(Part::Night) => end += 1,
                _ => {}
            }
        }
        let offset = match self.role(end) {
            Role::Now => 0,
            Role::Past if self.role(end + 1) != self.role(end - 1) => -1,
            Role::Tomorrow if !self.is_title_case(end) => 1,
            Role::Overmorrow if !self.is_title_case(end) => 2,
            // `đêm trước`, but not `đêm trước ngày cưới`.
            Role::Before if self.ends_clause(end + 1) && point.calendar.is_none() => {
                point.calendar = Calendar::Anchor(-1);
                return Some(end + 1);
            }
            _ => return Some(end),
        };
        if point.calendar.is_none() {
            point.calendar = Calendar::Today(offset);
            end += 1;
        }
        Some(end)
    }
}
