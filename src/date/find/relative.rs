//! Portions of a stretch of time, and distances from the day of reference.

use super::Grammar;
use crate::date::expression::{Calendar, Month, Point, Unit, Year, unit};
use crate::date::words::{Part, Role, cue};

impl Grammar<'_> {
    /// Does `bắt` make a word of `đầu`: `bắt đầu`?
    fn is_started(&self, i: usize) -> bool {
        self.role(i) == Role::Begin
            && i > self.begin
            && matches!(self.tokens[i - 1].text(self.text), "bắt" | "Bắt")
    }

    /// `đầu năm 2018`, `cuối tháng 7`, `giữa thế kỷ XX`, `nửa đầu năm`, `trung tuần tháng 3`.
    pub(super) fn portion(&self, i: usize, point: &mut Point) -> Option<usize> {
        match self.role(i) {
            Role::Tenth => {
                if self.role(i + 1) != Role::Week {
                    return None;
                }
                return self.month_after_portion(i + 2, point);
            }
            // `nửa đêm 24/7`, `giữa trưa`, `đầu giờ chiều nay`.
            Role::Half | Role::Middle if matches!(self.role(i + 1), Role::Part(_)) => {
                return self.part(i + 1, point);
            }
            Role::Begin | Role::End if self.role(i + 1) == Role::Hour => {
                return match self.role(i + 2) {
                    Role::Part(_) => self.part(i + 2, point),
                    _ => None,
                };
            }
            Role::Half => {
                let half = match self.role(i + 1) {
                    Role::Begin => 1,
                    Role::End | Role::After => 2,
                    _ => return None,
                };
                if self.role(i + 2) == Role::Year {
                    let (year, end) = self.year_phrase(i + 2).unwrap_or((Year::Missing, i + 3));
                    point.set(Calendar::Half { half, year });
                    return Some(end);
                }
                if let Some((year, end)) = self.plain_year(i + 2) {
                    point.set(Calendar::Half { half, year });
                    return Some(end);
                }
                return self.month_after_portion(i + 2, point).or_else(|| {
                    matches!(self.role(i + 2), Role::Century | Role::Decade)
                        .then(|| self.age(i + 2, point))
                        .flatten()
                });
            }
            _ => {}
        }
        let next = i + 1;
        match self.role(next) {
            // `bắt đầu tháng 9/2022`
            Role::Month if self.is_started(i) => None,
            Role::Month => {
                let end = self.month_after_portion(next, point)?;
                (!self.is_between(i, next, end)).then_some(end)
            }
            Role::Year
                if self.year_phrase(next).is_some_and(|(_, end)| self.is_between(i, next, end)) =>
            {
                None
            }
            Role::Year => self
                .year(next, point)
                .or_else(|| self.bare_unit(next, Calendar::Year(Year::Offset(0)), point)),
            Role::Week => {
                let (offset, end) = self.offset_word(next + 1)?;
                point.set(match self.role(end - 1) {
                    Role::Past => Calendar::WeekPast,
                    _ => Calendar::WeekOffset(offset),
                });
                Some(end)
            }
            Role::Quarter => self.quarter(next, point),
            Role::Century | Role::Decade => self.age(next, point),
            Role::Season(_) | Role::SeasonHead => self.season(next, point),
            // `cuối 2016`, but not `bắt đầu 2016`.
            _ if self.number(next).is_some() && !self.before(i).is(cue::ORDER) => {
                let (year, end) = self.plain_year(next)?;
                let is_between = self.role(i) == Role::Middle && self.role(end) == Role::And;
                (!is_between).then(|| point.set(Calendar::Year(year)))?;
                Some(end)
            }
            // `đầu những năm 1990`.
            _ if self.meaning(next).is(cue::VAGUE) && self.role(next + 1) == Role::Year => {
                self.number(next + 2)?;
                self.year_figures(next + 2, true, point)
            }
            _ => None,
        }
    }

    /// Is `giữa` before `i + 1` no middle of it (`giữa tháng 9/2012 và tháng 6/2013`)?
    fn is_between(&self, i: usize, next: usize, end: usize) -> bool {
        self.role(i) == Role::Middle
            && self.role(end) == Role::And
            && self.role(end + 1) == self.role(next)
    }

    pub(super) fn month_after_portion(&self, i: usize, point: &mut Point) -> Option<usize> {
        if self.role(i) != Role::Month {
            return None;
        }
        let this_month = Calendar::Month { month: Month::Offset(0), year: Year::Missing };
        self.month(i, point).or_else(|| self.bare_unit(i, this_month, point))
    }

    /// `đầu năm`, `cuối tháng` with nothing after them: the reference's own.
    fn bare_unit(&self, i: usize, calendar: Calendar, point: &mut Point) -> Option<usize> {
        // `đầu năm học`, `đầu năm mới`, `đầu tháng lương`: part of a word.
        let end = i + 1;
        if self.number(end).is_some() || self.is_word_tail(end) {
            return None;
        }
        point.set(calendar);
        Some(end)
    }

    fn is_word_tail(&self, i: usize) -> bool {
        matches!(self.token(i).map(|t| t.text(self.text)), Some("học" | "mới" | "HỌC" | "MỚI"))
    }

    /// `cách đây 3 ngày`, `cách nay gần 5 năm`.
    pub(super) fn distance(&self, i: usize, point: &mut Point) -> Option<usize> {
        if !matches!(self.role(i + 1), Role::Here | Role::Now) {
            return None;
        }
        let mut start = i + 2;
        if self.meaning(start).is(cue::AMOUNT | cue::CLOCK) && self.count(start).is_none() {
            start += 1;
        }
        let (count, end) = self.count(start)?;
        let unit = unit(self.role(end))?;
        point.set(Calendar::Away { count: -(count as i16), unit });
        Some(end + 1)
    }

    /// `3 ngày trước`, `2 tuần trước`, `10 năm về trước`; also `5 năm qua` and `3 ngày tới`, which are no dates.
    pub(super) fn ago(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (count, at) = self.count(i)?;
        let count = count as i16;
        let unit = unit(self.role(at)).filter(|u| *u > Unit::Hour)?;
        let is_back = self.role(at + 1) == Role::Back && self.role(at + 2) == Role::Before;
        let direction = at + 1 + usize::from(is_back);
        let end = direction + 1;
        match self.role(direction) {
            Role::Before => {
                // `3 ngày trước khi`, `2 năm trước đó`: before something else.
                let is_relative = self.role(end) == Role::That
                    || unit_follows(self.role(end))
                    || self.number(end).is_some()
                    || matches!(
                        self.token(end).map(|t| t.text(self.text)),
                        Some("khi" | "lúc" | "thời" | "trận" | "vụ" | "cuộc")
                    );
                if is_relative {
                    return None;
                }
                point.set(Calendar::Away { count: -count, unit });
                return Some(end + usize::from(self.role(end) == Role::Here));
            }
            Role::Past | Role::Gone => point.set(Calendar::Past { count, unit }),
            Role::Just if self.role(end) == Role::Past => {
                point.set(Calendar::Past { count, unit });
                return Some(end + 1);
            }
            Role::Next => point.set(Calendar::Coming { count, unit }),
            // `15 ngày nữa`, but not `còn 3 ngày nữa`, `6 năm 2 tháng nữa`.
            Role::More => {
                let before = self.before(i);
                let lasts = before.is(cue::AMOUNT | cue::SET | cue::VAGUE)
                    || matches!(before.role, Role::To | Role::Next);
                let stands = self.ends_clause(end) || self.is_function(end);
                if is_back || lasts || unit_follows(before.role) || !stands {
                    return None;
                }
                point.set(Calendar::Away { count, unit });
            }
            _ => return None,
        }
        Some(end)
    }

    /// `sang năm`, `sang tuần`, `sang tháng`: the next one.
    pub(super) fn onto(&self, i: usize, point: &mut Point) -> Option<usize> {
        let end = i + 2;
        if self.is_lower_word(end) && !self.is_function(end) || self.number(end).is_some() {
            return None;
        }
        let calendar = match self.role(i + 1) {
            Role::Year => Calendar::Year(Year::Offset(1)),
            Role::Week => Calendar::WeekOffset(1),
            Role::Month => Calendar::Month { month: Month::Offset(1), year: Year::Missing },
            _ => return None,
        };
        // `sang năm sau`, `sang tuần tới`: the plain expression is the date.
        if self.offset_word(end).is_some() {
            return None;
        }
        point.set(calendar);
        Some(end)
    }

    /// `tuần trước đó`, `tháng sau đó`: by what was told before.
    pub(super) fn told(&self, i: usize, point: &mut Point) -> Option<usize> {
        let offset = match self.role(i + 1) {
            Role::Before => -1,
            Role::After => 1,
            _ => return None,
        };
        let unit = unit(self.role(i))?;
        if self.role(i + 2) != Role::That
            || self.before(i).is(cue::VAGUE)
            || self.before(i).number > 0
        {
            return None;
        }
        point.set(Calendar::Told { offset, unit });
        Some(i + 3)
    }

    /// `Hai ngày sau`, `tám năm sau đó`, `một ngày trước đó`: so many units from what was told.
    pub(super) fn steps_from_told(&self, i: usize, point: &mut Point) -> Option<usize> {
        if !point.calendar.is_none() {
            return None;
        }
        let (count, at) = self.count(i)?;
        let unit = self.step(at)?;
        let is_said = self.role(at + 2) == Role::That;
        let end = at + 2 + usize::from(is_said);
        let offset = match self.role(at + 1) {
            Role::After => count as i16,
            // Without `đó` it counts from today.
            Role::Before if is_said => -(count as i16),
            _ => return None,
        };
        let before = self.before(i);
        let is_duration =
            before.is(cue::AMOUNT | cue::SET | cue::VAGUE | cue::THING) && !before.is(cue::OPENING);
        // `1, 2 năm sau`, `lớp 10 năm sau`.
        let is_listed = i > self.begin + 1
            && self.tokens[i - 1].is_mark(',')
            && self.tokens[i - 2].is_number()
            && self.last_end != i - 1;
        if is_duration || is_listed || self.number(i).is_some() && self.touches(i) {
            return None;
        }
        let opens_clause = i == self.begin
            || !self.tokens[i - 1].is_word() && !self.tokens[i - 1].is_number()
            || before.is(cue::OPENING);
        let stands = if opens_clause {
            self.ends_clause(end) || self.meaning(end).is(cue::THEN)
        } else {
            self.has_date && self.ends_sentence(end)
        };
        (is_said || self.is_alone || stands).then(|| point.set(Calendar::Told { offset, unit }))?;
        Some(end)
    }

    /// `Trước đó một ngày`, `sau đó 2 năm`.
    pub(super) fn told_steps(&self, i: usize, point: &mut Point) -> Option<usize> {
        let sign = if self.role(i) == Role::Before { -1 } else { 1 };
        if self.role(i + 1) != Role::That {
            return None;
        }
        let (count, at) = self.count(i + 2)?;
        let unit = self.step(at)?;
        let end = at + 1;
        if !self.ends_clause(end) && !self.meaning(end).is(cue::THEN) {
            return None;
        }
        point.set(Calendar::Told { offset: sign * count as i16, unit });
        Some(end)
    }

    /// The unit of a step from one event to the next.
    fn step(&self, i: usize) -> Option<Unit> {
        let is_unit = match self.role(i) {
            Role::Hour => self.tokens[i].len() > 1,
            Role::Part(part) => part == Part::Night,
            Role::Day | Role::Hom | Role::Week | Role::Month | Role::Year => true,
            _ => false,
        };
        is_unit.then(|| unit(self.role(i))).flatten()
    }

    /// `này`, `trước`, `sau`, `tới`, `vừa qua` after a unit: how many units on.
    pub(super) fn offset_word(&self, i: usize) -> Option<(i16, usize)> {
        // `lợi nhuận cả năm sau 9 tháng`.
        let is_amount = matches!(self.role(i), Role::Before | Role::After)
            && self.count(i + 1).is_some_and(|(_, end)| unit(self.role(end)).is_some());
        if is_amount {
            return None;
        }
        Some(match (self.role(i), self.role(i + 1)) {
            (Role::This | Role::Now, _) => (0, i + 1),
            (Role::Before, _) => (-1, i + 1),
            (Role::After, _) => (1, i + 1),
            (Role::Next, _) => (1, i + 1),
            (Role::Soon, Role::Next) => (1, i + 2),
            (Role::Just, Role::Past | Role::Gone) => (-1, i + 2),
            (Role::Past | Role::Gone | Role::Last, _) => (-1, i + 1),
            _ => return None,
        })
    }
}

fn unit_follows(role: Role) -> bool {
    matches!(role, Role::Day | Role::Month | Role::Year | Role::Week)
}
