//! Days of a month and of the week.

use super::{Grammar, MOST_LISTED, YEARS, tokens::Cluster};
use crate::date::expression::{Calendar, InWeek, Month, Point, Year, set_year, to_lunar, unit};
use crate::date::words::{Role, cue};
use crate::text::token::Shape;

impl Grammar<'_> {
    /// `ngày` and what makes it a date.
    pub(super) fn day(&self, i: usize, point: &mut Point) -> Option<usize> {
        let next = i + 1;
        match self.role(next) {
            Role::Tomorrow if !self.is_title_case(next) => {
                point.set(Calendar::Today(1));
                return Some(next + 1);
            }
            Role::Beyond | Role::Overmorrow => {
                point.set(Calendar::Today(2));
                return Some(next + 1);
            }
            Role::Hom => return self.hom(next, point),
            Role::Before | Role::After => return self.told(i, point),
            Role::Mung | Role::Full => return self.lunar_day(next, point),
            Role::This => {
                let (year, end) = self.year_phrase(next + 1)?;
                point.set(Calendar::ThisDayIn(year));
                return Some(end);
            }
            Role::Chu | Role::Thu => {
                let mut ahead = *point;
                let end = self.weekday(next, &mut ahead)?;
                // `ngày thứ Bảy tuần trước`, but `ngày thứ bảy` of a journey.
                let in_week = ahead.weekday.is_some_and(|(_, week)| week != InWeek::Any);
                let is_followed = self.number(end).is_some() || self.role(next) == Role::Chu;
                if !is_followed && !in_week {
                    return None;
                }
                *point = ahead;
                return Some(end);
            }
            _ => {}
        }
        if let Some(end) = self.days(next, point, true) {
            point.bare = None;
            return Some(end);
        }
        if let Some(end) = self.day_and_month(next, point) {
            return Some(end);
        }
        // `ngày 20` with the month left out.
        let (day, length) = self.number(next)?;
        let end = next + 1;
        if !(1..=31).contains(&day) || length > 2 || self.cluster(next)?.count > 1 {
            return None;
        }
        let of_month = |day: u8| Calendar::Day { day, month: Month::Missing, year: Year::Missing };
        // `ngày 26 đến 30`.
        if self.role(end) == Role::To
            && let Some(last) = self.small_day(end + 1)
            && u16::from(last) > day
            && self.cluster(end + 1)?.count == 1
            && (self.ends_clause(end + 2) || self.is_function(end + 2))
        {
            point.first = of_month(day as u8);
            point.spans = true;
            point.set(of_month(last));
            return Some(end + 2);
        }
        point.set(of_month(day as u8));
        Some(end)
    }

    /// `24/7/2018`, `20-25/7`, `15, 16 và 17/6`, `8 đến 10-7`, `24 tháng 7 năm 2018`.
    pub(super) fn days(&self, i: usize, point: &mut Point, after_unit: bool) -> Option<usize> {
        let cluster = self.cluster(i)?;
        let is_told = after_unit || point.part.is_some();
        // `3-5 tháng 8`
        let leads_month =
            || self.role(cluster.end) == Role::Month && self.number(cluster.end + 1).is_some();
        let leads_list = cluster.count == 2
            && cluster.marks[0] == '-'
            && cluster.numbers[0] < cluster.numbers[1]
            && (matches!(self.list_joiner(cluster.end), Some((_, false))) || leads_month());
        let (first, last, mut end, spans) =
            if let (true, Some((day, end))) = (is_told, self.spaced_day(i)) {
                (Calendar::None, day, end, false)
            } else if let (true, Some(list)) = (leads_list, self.listed_days(i)) {
                list
            } else if cluster.count > 1 {
                let (first, last) = days_of(&cluster)?;
                if self.is_glued_cluster(&cluster) {
                    return None;
                }
                (first, last, cluster.end, false)
            } else if let Some(end) = self.day_and_month(i, point) {
                return Some(end);
            } else {
                self.listed_days(i)?
            };
        let mut last = last;
        let mut first = first;
        if let (Calendar::Day { year: Year::Missing, .. }, Some((year, after))) =
            (last, self.year_suffix(end))
        {
            set_year(&mut last, year);
            end = after;
        }
        let lunar_end = match last {
            Calendar::Day { year: Year::Cycle(..), .. } => Some(end),
            _ => self.lunar_suffix(end),
        };
        if let (None, Some((year, after))) = (lunar_end, self.cycle_year(end)) {
            last = to_lunar(last)?;
            set_year(&mut last, year);
            end = after;
        } else if let Some(after) = lunar_end {
            last = to_lunar(last)?;
            if !first.is_none() {
                first = to_lunar(first)?;
            }
            end = after;
            if let Calendar::LunarDay { year, .. } = last
                && let (year, Some(after)) = self.year_behind_lunar(year, Some(end))
            {
                set_year(&mut last, year);
                end = after;
            }
        } else if self.role(end) == Role::Solar && self.role(end + 1) == Role::Calendar {
            end += 2;
        }
        let has_year = matches!(last, Calendar::Day { year: Year::Known(_), .. });
        // `cùng ngày 19-10`, but not `cùng ngày 7/8 đơn vị`.
        let is_same_day = point.calendar == Calendar::Anchor(0);
        if is_same_day && self.is_counted(end) {
            return None;
        }
        if !after_unit && !has_year && !is_same_day && matches!(last, Calendar::Day { .. }) {
            point.bare = Some(self.tokens[cluster_mark(self, end)].mark);
        }
        point.set(last);
        point.first = first;
        point.spans = spans;
        Some(end)
    }

    /// A day in figures with spaces at its marks: `24 /7`, `24/ 7/2018`, `24 - 7`.
    fn spaced_day(&self, i: usize) -> Option<(Calendar, usize)> {
        let day = self.small_day(i)?;
        let mark = self.mark(i + 1).filter(|mark| matches!(mark, '/' | '-'))?;
        let (month @ 1..=12, 1..=2) = self.number(i + 2)? else {
            return None;
        };
        let is_tight = |at: usize| self.touches(at) && self.touches(at + 1);
        let (year, end) = match self.number(i + 4) {
            Some((year, 4)) if self.mark(i + 3) == Some(mark) => {
                if is_tight(i + 1) && is_tight(i + 3) {
                    return None;
                }
                (Year::Known(year as i16), i + 5)
            }
            _ => {
                // `ngày 3 - 4 người`, `ngày 24 - 26/7`, `ngày 2 - 5`.
                let is_day = mark == '/' || self.touches(i + 1) || self.touches(i + 2) || day > 12;
                let goes_on = self.is_counted(i + 3) || unit(self.role(i + 3)).is_some();
                if is_tight(i + 1) || !is_day || goes_on || self.cluster(i + 2)?.count > 1 {
                    return None;
                }
                (Year::Missing, i + 3)
            }
        };
        let fits = is_day_of(day, month as u8, year) && !self.is_glued(end);
        fits.then_some((Calendar::Day { day, month: Month::Known(month as u8), year }, end))
    }

    /// Days that share the month of the last: `15, 16 và 17/6`, `8 đến 10-7`; where they end, and
    /// whether a word such as `đến` is before the last.
    fn listed_days(&self, i: usize) -> Option<(Calendar, Calendar, usize, bool)> {
        let first = self.small_day(i)?;
        let mut before = first;
        let mut end = i + 1;
        for _ in 0..MOST_LISTED {
            let is_mark = self.mark(end).is_some();
            let is_span;
            (end, is_span) = self.list_joiner(end)?;
            let has_unit = self.role(end) == Role::Day;
            // `đêm 24 và ngày 25/7`: the night is that of the first only.
            let spans =
                is_span && !is_mark || has_unit && matches!(self.before(i).role, Role::Part(_));
            if has_unit {
                end += 1;
            }
            let cluster = self.cluster(end)?;
            if cluster.count > 1 {
                let (inner_first, last) = days_of(&cluster)?;
                let Calendar::Day { day, month, year } = last else {
                    return None;
                };
                let follows = match inner_first {
                    Calendar::Day { day, .. } => day > before,
                    _ => day > before || is_span,
                };
                if !follows || self.is_glued_cluster(&cluster) {
                    return None;
                }
                let first = listed_first(first, day, month, year);
                return Some((first, last, cluster.end, spans));
            }
            let day = self.small_day(end)?;
            if day <= before && !is_span {
                return None;
            }
            let mut point = Point::default();
            if let Some(after) = self.day_and_month(end, &mut point) {
                let first = match point.calendar {
                    Calendar::Day { day, month, year } => listed_first(first, day, month, year),
                    Calendar::LunarDay { month, is_leap, year, .. } => {
                        Calendar::LunarDay { day: first, month, is_leap, year }
                    }
                    _ => return None,
                };
                return Some((first, point.calendar, after, spans));
            }
            before = day;
            end += 1;
        }
        None
    }

    /// `24 tháng 7 [năm 2018]`, `23 tháng Chạp`, `hai mươi tháng bảy`, `5 tháng này`.
    pub(super) fn day_and_month(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (day, mut end) = self.count(i)?;
        if !(1..=31).contains(&day) {
            return None;
        }
        if self.role(end) == Role::Tet && self.number(i).is_some() && (23..=30).contains(&day) {
            return self.tet(end, day as u8, 12, point);
        }
        if self.mark(end) == Some(',') {
            end += 1;
        }
        if self.role(end) == Role::Same && self.role(end + 1) == Role::Month {
            point.set(Calendar::Day { day: day as u8, month: Month::Same, year: Year::Missing });
            return Some(end + 2);
        }
        if self.role(end) != Role::Month {
            return None;
        }
        let mut inner = Point::default();
        let after = self.month(end, &mut inner)?;
        let calendar = match inner.calendar {
            Calendar::Month { month: month @ Month::Known(m), year } => {
                if !is_day_of(day as u8, m, year) || !inner.first.is_none() {
                    return None;
                }
                if self.meaning(after).role == Role::Day && self.number(after + 1).is_none() {
                    return None;
                }
                Calendar::Day { day: day as u8, month, year }
            }
            Calendar::Month { month, year } => Calendar::Day { day: day as u8, month, year },
            Calendar::LunarMonth { month, year } => {
                Calendar::LunarDay { day: day as u8, month, is_leap: false, year }
            }
            _ => return None,
        };
        // `25 tháng 3 năm Khải Định thứ 9`
        let of_reign = after > end + 5
            && (self.role(after - 2) == Role::Thu || self.role(after - 3) == Role::Thu);
        let is_lunar = of_reign || matches!(calendar, Calendar::Day { year: Year::Cycle(..), .. });
        let lunar_end = if is_lunar { Some(after) } else { self.lunar_suffix(after) };
        if let Some(end) = lunar_end {
            point.set(to_lunar(calendar)?);
            return Some(end);
        }
        point.set(calendar);
        Some(after)
    }

    /// `hôm nay`, `hôm qua`, `hôm sau`.
    pub(super) fn hom(&self, i: usize, point: &mut Point) -> Option<usize> {
        // `mấy hôm nay`, `hai hôm trước`: a count of days.
        let before = self.before(i);
        if before.is(cue::VAGUE) || before.number > 0 && point.weekday.is_none() {
            return None;
        }
        let calendar = match self.role(i + 1) {
            Role::Now => Calendar::Today(0),
            Role::Past => Calendar::Today(-1),
            Role::Beyond => Calendar::Today(-2),
            Role::Tomorrow if !self.is_title_case(i + 1) => Calendar::Today(1),
            Role::After => Calendar::Anchor(1),
            Role::Before => Calendar::Anchor(-1),
            Role::That => Calendar::Anchor(0),
            _ => return None,
        };
        point.set(calendar);
        Some(i + 2)
    }

    /// `cùng ngày`, `cùng tháng`, `cùng năm`.
    pub(super) fn same(&self, i: usize, point: &mut Point) -> Option<usize> {
        // `nơi an nghỉ cuối cùng ngày 9/3`
        if self.before(i).role == Role::End && self.small_day(i + 2).is_some() {
            return None;
        }
        let calendar = match self.role(i + 1) {
            Role::Day => Calendar::Anchor(0),
            Role::Month => Calendar::Month { month: Month::Same, year: Year::Missing },
            Role::Year => Calendar::Year(Year::Same),
            _ => return None,
        };
        // `cùng năm học`, `cùng ngày sinh`: something else is the same.
        if self.role(i + 1) != Role::Day && self.is_lower_word(i + 2) && !self.is_function(i + 2) {
            return None;
        }
        point.set(calendar);
        Some(i + 2)
    }

    pub(super) fn weekday(&self, i: usize, point: &mut Point) -> Option<usize> {
        if point.weekday.is_some() || self.is_session(i) {
            return None;
        }
        let (weekday, mut end) = if self.role(i) == Role::Chu {
            (self.role(i + 1) == Role::Sun).then_some((7, i + 2))?
        } else {
            match self.number(i + 1) {
                Some((n @ 2..=7, 1))
                    if self.cluster(i + 1)?.count == 1
                        && (!self.is_glued(i + 2)
                            || self.cluster(i + 3).is_some_and(|day| day.count > 1)) =>
                {
                    (n as u8 - 1, i + 2)
                }
                Some(_) => return None,
                None => match self.meaning(i + 1).number {
                    n @ 2..=7 if self.meaning(i + 2).number != 20 => (n - 1, i + 2),
                    _ => return None,
                },
            }
        };
        let mut in_week = InWeek::Any;
        // `thứ Hai đầu tuần`, `Chủ nhật cuối tuần này`.
        let is_portion = matches!(self.role(end), Role::Begin | Role::Middle | Role::End)
            && self.role(end + 1) == Role::Week;
        let week = end + usize::from(is_portion);
        if self.role(week) == Role::Week {
            if let Some((offset, after)) = self.offset_word(week + 1) {
                in_week = InWeek::Offset(offset);
                end = after;
            } else if is_portion {
                in_week = InWeek::Portion;
                end = week + 1;
            }
        } else if let Some((found, after)) = self.weekday_tail(end) {
            in_week = found;
            end = after;
        }
        point.weekday = Some((weekday, in_week));
        Some(end)
    }

    /// `T2`, `CN` before a day (`T2 23/7`, `CN (29/7)`).
    pub(super) fn weekday_sign(&self, i: usize, point: &mut Point) -> Option<usize> {
        let is_free = self.token(i)?.shape == Shape::Upper && !self.touches(i);
        if point.weekday.is_some() || !is_free {
            return None;
        }
        let (weekday, end) = match self.role(i) {
            Role::SundaySign => (7, i + 1),
            _ => match self.number(i + 1)? {
                (day @ 2..=7, 1) if self.touches(i + 1) => (day as u8 - 1, i + 2),
                _ => return None,
            },
        };
        let day = end + usize::from(matches!(self.mark(end), Some('(' | ',')));
        let figures = self.cluster(day).filter(|_| !self.touches(end))?;
        if figures.count < 2 || self.days(day, &mut Point::default(), false).is_none() {
            return None;
        }
        point.weekday = Some((weekday, InWeek::Any));
        Some(end)
    }

    /// Does `thứ` count sessions or times here (`kỳ họp thứ 5`, `lần thứ hai`)?
    fn is_session(&self, i: usize) -> bool {
        let back = |n: usize| match i.checked_sub(n) {
            Some(at) if at >= self.begin => self.tokens[at].text(self.text),
            _ => "",
        };
        match (back(2), back(1)) {
            ("kỳ" | "Kỳ" | "phiên" | "Phiên", "họp") | (_, "lần" | "Lần") => true,
            // `lần gặp thứ 4`, `lương tháng thứ 4`.
            ("lần" | "Lần", _) | (_, "tháng" | "quý" | "năm") => true,
            (_, "phiên" | "Phiên") => !self.is_title_case(i + 1),
            _ => false,
        }
    }

    /// `này`, `tới`, `vừa qua` after a weekday.
    fn weekday_tail(&self, i: usize) -> Option<(InWeek, usize)> {
        Some(match (self.role(i), self.role(i + 1)) {
            (Role::This, _) => (InWeek::Offset(0), i + 1),
            (Role::Next, _) => (InWeek::Next, i + 1),
            (Role::Soon, Role::Next) => (InWeek::Next, i + 2),
            (Role::Just, Role::Past | Role::Gone) => (InWeek::Last, i + 2),
            (Role::Past | Role::Gone, _) => (InWeek::Last, i + 1),
            (Role::Before, next) if self.number(i + 1).is_none() && next != Role::That => {
                (InWeek::Last, i + 1)
            }
            _ => return None,
        })
    }
}

/// The token that holds the mark between the figures that end here.
fn cluster_mark(grammar: &Grammar<'_>, end: usize) -> usize {
    let mut i = end.saturating_sub(2);
    while i > grammar.begin && (grammar.tokens[i].is_word() || grammar.tokens[i].is_number()) {
        i -= 1;
    }
    i
}

/// The first day of a list of which only the last tells the month.
fn listed_first(first: u8, last: u8, month: Month, year: Year) -> Calendar {
    let (month, year) = match (month, year) {
        _ if first <= last => (month, year),
        (Month::Known(1), Year::Known(y)) => (Month::Known(12), Year::Known(y - 1)),
        (Month::Known(1), year) => (Month::Known(12), year),
        (Month::Known(m), year) => (Month::Known(m - 1), year),
        other => other,
    };
    Calendar::Day { day: first, month, year }
}

/// The day or the two days that figures say: `24/7`, `24-7-2018`, `20-25/7`, `27/4-1/5/2018`.
pub(super) fn days_of(cluster: &Cluster) -> Option<(Calendar, Calendar)> {
    let marks = &cluster.marks[..cluster.count - 1];
    let numbers = &cluster.numbers[..cluster.count];
    let lengths = &cluster.lengths[..cluster.count];
    let main = marks.iter().copied().find(|m| *m != '-').unwrap_or('-');
    if marks.iter().any(|m| *m != main && *m != '-') {
        return None;
    }
    let dash = marks.iter().position(|m| *m == '-').filter(|_| main != '-').map(|at| at + 1);
    let Some(dash) = dash else {
        return Some((Calendar::None, one_day(numbers, lengths, main)?));
    };
    // `12/7-2018`.
    if dash + 1 == cluster.count && lengths[dash] == 4 {
        return Some((Calendar::None, one_day(numbers, lengths, main)?));
    }
    // `14-15-16/7`: the last dash is before the member that has the month.
    let last_dash = marks.iter().rposition(|m| *m == '-')? + 1;
    if last_dash != dash && dash != 1 {
        return None;
    }
    let last = one_day(&numbers[last_dash..], &lengths[last_dash..], main)?;
    let Calendar::Day { day, month, year } = last else {
        return None;
    };
    let first = if dash == 1 {
        let is_day = (1..=31).contains(&numbers[0]) && lengths[0] <= 2;
        is_day.then(|| listed_first(numbers[0] as u8, day, month, year))?
    } else {
        one_day(&numbers[..dash], &lengths[..dash], main)?
    };
    if first == last {
        return None;
    }
    Some((first, last))
}

fn one_day(numbers: &[u16], lengths: &[u8], mark: char) -> Option<Calendar> {
    let (day, month, year) = match (numbers, lengths) {
        (&[day, month], &[1..=2, 1..=2]) => (day, month, Year::Missing),
        (&[day, month, year], &[1..=2, 1..=2, 4]) => (day, month, Year::Known(year as i16)),
        (&[year, month, day], &[4, 2, 2]) => (day, month, Year::Known(year as i16)),
        (&[day, month, year], &[2, 2, 2]) if mark != '.' => (day, month, two_digit_year(year)),
        (&[day, month, year], &[1..=2, 1..=2, 2]) if mark == '/' => {
            (day, month, two_digit_year(year))
        }
        _ => return None,
    };
    if let Year::Known(year) = year
        && !YEARS.contains(&(year as u32))
    {
        return None;
    }
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    is_day_of(day, month, year).then_some(Calendar::Day { day, month: Month::Known(month), year })
}

fn two_digit_year(year: u16) -> Year {
    let century = if year < 60 { 2000 } else { 1900 };
    Year::Known(century + year as i16)
}

/// Is there such a day, in that year or, if the year is not known, in any?
fn is_day_of(day: u8, month: u8, year: Year) -> bool {
    let year = match year {
        Year::Known(year) => year,
        _ => 2000,
    };
    jiff::civil::Date::new(year, month as i8, day as i8).is_ok()
}
