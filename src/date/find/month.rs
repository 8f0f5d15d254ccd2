//! Weeks, months and quarters.

use super::{BARE_YEARS, Grammar, MOST_LISTED, YEARS};
use crate::date::expression::{Calendar, Month, Point, Year, month_of, months};
use crate::date::words::{Role, cue};
use crate::text::token::Shape;

impl Grammar<'_> {
    pub(super) fn week(&self, i: usize, point: &mut Point) -> Option<usize> {
        if let Some(end) = self.told(i, point) {
            return Some(end);
        }
        if let Some((offset, end)) = self.offset_word(i + 1) {
            point.set(match self.role(end - 1) {
                Role::Past => Calendar::WeekPast,
                _ => Calendar::WeekOffset(offset),
            });
            return Some(end);
        }
        let mut number = i + 1;
        if self.role(number) == Role::Thu {
            number += 1;
        }
        let cluster = self.cluster(number)?;
        let week @ 1..=53 = cluster.numbers[0] else {
            return None;
        };
        let mut end = cluster.end;
        let mut year = Year::Missing;
        match cluster.count {
            1 => {
                if let Some((known, after)) = self.year_suffix(end) {
                    year = known;
                    end = after;
                } else if self.is_lower_word(end) && !self.is_function(end) {
                    // `..., tuần 33 toàn tỉnh có 20 ca`
                    let opens = i > self.begin && self.tokens[i - 1].is_mark(',');
                    let is_scope = || matches!(self.tokens[end].text(self.text), "toàn" | "cả");
                    if !(opens && is_scope()) {
                        return None;
                    }
                }
            }
            2 if YEARS.contains(&u32::from(cluster.numbers[1])) => {
                year = Year::Known(cluster.numbers[1] as i16);
            }
            _ => return None,
        }
        if self.is_glued(end) {
            return None;
        }
        point.set(Calendar::Week { week: week as u8, year });
        Some(end)
    }

    pub(super) fn month(&self, i: usize, point: &mut Point) -> Option<usize> {
        let next = i + 1;
        if i > self.begin && self.tokens[i - 1].is_mark('/') {
            return None;
        }
        match self.role(next) {
            Role::FirstMonth | Role::LastMonth => {
                let month = if self.role(next) == Role::FirstMonth { 1 } else { 12 };
                let (year, end) = self.year_suffix(next + 1).unwrap_or((Year::Missing, next + 1));
                let suffix = self.lunar_suffix(end);
                let (year, suffix) = self.year_behind_lunar(year, suffix);
                // With a year in figures the months of the solar calendar are called so as well.
                let is_solar = matches!(year, Year::Known(_))
                    && suffix.is_none()
                    && !self.names_lunar_day(i, month);
                point.set(match is_solar {
                    true => month_of(month, year),
                    false => Calendar::LunarMonth { month, year },
                });
                return Some(suffix.unwrap_or(end));
            }
            _ => {}
        }
        if let Some(end) = self.told(i, point) {
            return Some(end);
        }
        if let Some((offset, end)) = self.offset_word(next)
            && self.role(next) != Role::Now
        {
            point.set(Calendar::Month { month: Month::Offset(offset), year: Year::Missing });
            return Some(end);
        }
        if self.number(next).is_none() {
            let (month @ 1..=12, end) = self.numeral(next)? else {
                return None;
            };
            // `tháng năm 2018` is no May, and `tháng ba lần` no March.
            let is_capital = self.is_title_case(next);
            if self.number(end).is_some()
                || (self.is_lower_word(end)
                    && !is_capital
                    && self.is_counted(end)
                    && self.role(end) != Role::Year)
            {
                return None;
            }
            let (year, end) = self.year_suffix(end).unwrap_or((Year::Missing, end));
            return Some(self.finish_month(month, year, end, point));
        }
        let cluster = self.cluster(next)?;
        let month @ 1..=12 = cluster.numbers[0] else {
            return None;
        };
        let month = month as u8;
        if self.is_glued_cluster(&cluster) {
            return None;
        }
        let mut end = cluster.end;
        match (cluster.count, cluster.numbers[1], cluster.numbers[2]) {
            (1, ..) => {
                if let Some((last, year, after)) = self.listed_months(month, end) {
                    end = after;
                    point.first = month_of(month, year);
                    point.set(month_of(last, year));
                    return Some(end);
                }
                let (year, after) = self.year_suffix(end).unwrap_or((Year::Missing, end));
                end = after;
                Some(self.finish_month(month, year, end, point))
            }
            (2, year, _) if YEARS.contains(&u32::from(year)) && cluster.lengths[1] == 4 => {
                Some(self.finish_month(month, Year::Known(year as i16), end, point))
            }
            (2, last @ 1..=12, _) if cluster.marks[0] == '-' && last > u16::from(month) => {
                let (year, after) = self.year_suffix(end).unwrap_or((Year::Missing, end));
                point.first = month_of(month, year);
                point.set(month_of(last as u8, year));
                Some(after)
            }
            (3, last @ 1..=12, year)
                if cluster.marks[0] == '-' && YEARS.contains(&u32::from(year)) =>
            {
                let year = Year::Known(year as i16);
                point.first = month_of(month, year);
                point.set(month_of(last as u8, year));
                Some(end)
            }
            _ => None,
        }
    }

    /// Does the day before the month tell that it is a lunar one (`mùng 6`, `rằm`, `23 tháng Chạp`)?
    fn names_lunar_day(&self, i: usize, month: u8) -> bool {
        let is_feast = |day: u16| (month, day) == (12, 23) || (month, day) == (1, 15);
        let is_mung = |at: usize| at > self.begin && self.before(at).role == Role::Mung;
        self.before(i).role == Role::Full
            || i > self.begin
                && (is_mung(i - 1) || self.number(i - 1).is_some_and(|(day, _)| is_feast(day)))
    }

    fn finish_month(&self, month: u8, year: Year, end: usize, point: &mut Point) -> usize {
        match self.year_behind_lunar(year, self.lunar_suffix(end)) {
            (year, Some(end)) => {
                point.set(Calendar::LunarMonth { month, year });
                end
            }
            (_, None) => {
                point.set(month_of(month, year));
                let is_told = self.role(end) == Role::Solar && self.role(end + 1) == Role::Calendar;
                end + if is_told { 2 } else { 0 }
            }
        }
    }

    /// The last month of a list, its year and where it ends: `7, 8 và 9/2018`, `3 đến 6`.
    fn listed_months(&self, first: u8, mut end: usize) -> Option<(u8, Year, usize)> {
        let mut before = u16::from(first);
        let mut found = None;
        for _ in 0..MOST_LISTED {
            let Some((next, _)) = self.list_joiner(end) else {
                break;
            };
            let Some(cluster) = self.cluster(next) else {
                break;
            };
            let month = cluster.numbers[0];
            if month <= before || month > 12 || self.is_glued_cluster(&cluster) {
                break;
            }
            if cluster.count == 2
                && cluster.lengths[1] == 4
                && YEARS.contains(&u32::from(cluster.numbers[1]))
            {
                let year = Year::Known(cluster.numbers[1] as i16);
                return Some((month as u8, year, cluster.end));
            }
            if cluster.count > 1 {
                break;
            }
            if let Some((year, after)) = self.year_suffix(cluster.end) {
                return Some((month as u8, year, after));
            }
            // A number that counts something, a clock time or a day of its own ends the list.
            if self.is_counted(cluster.end)
                || self.role(cluster.end) == Role::Hour
                || (self.is_lower_word(cluster.end) && !self.is_function(cluster.end))
            {
                break;
            }
            before = month;
            end = cluster.end;
            found = Some((month as u8, Year::Missing, end));
        }
        found
    }

    /// `9/2018` without the word for the month.
    pub(super) fn month_in_figures(&self, i: usize, point: &mut Point) -> Option<usize> {
        let cluster = self.cluster(i)?;
        let (month @ 1..=12, year) = (cluster.numbers[0], cluster.numbers[1]) else {
            return None;
        };
        if let (4, [_, '-', ..], last @ 1..=12, [_, 4, _, 4, ..]) =
            (cluster.count, cluster.marks, cluster.numbers[2], cluster.lengths)
        {
            let known = |year: u16| Year::Known(year as i16);
            point.first = month_of(month as u8, known(year));
            point.set(month_of(last as u8, known(cluster.numbers[3])));
            return (!self.is_glued_cluster(&cluster)).then_some(cluster.end);
        }
        if cluster.count != 2
            || cluster.lengths[1] != 4
            || !BARE_YEARS.contains(&year)
            || self.is_glued_cluster(&cluster)
        {
            return None;
        }
        point.set(month_of(month as u8, Year::Known(year as i16)));
        point.bare = Some(cluster.marks[0]);
        Some(cluster.end)
    }

    /// `9T/2013`: the first months of a year, in a table.
    fn months_by_sign(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (count @ 1..=11, 1..=2) = self.number(i)? else {
            return None;
        };
        let sign = i + 1;
        let signed = self.role(sign) == Role::MonthSign
            && self.token(sign)?.shape == Shape::Upper
            && self.touches(sign)
            && self.mark(sign + 1) == Some('/')
            && self.touches(sign + 1)
            && self.touches(sign + 2);
        let (year, end) = self.whole_year(sign + 2).filter(|_| signed)?;
        point.set(months(count as u8, false, year));
        Some(end)
    }

    /// `6 tháng đầu năm`, `9 tháng năm 2018`, `3 tháng cuối năm`, `ba quý đầu năm`.
    pub(super) fn months_of_year(&self, i: usize, point: &mut Point) -> Option<usize> {
        if let Some(end) = self.months_by_sign(i, point) {
            return Some(end);
        }
        let (count, unit) = self.count(i)?;
        let count = match self.role(unit) {
            Role::Month => count,
            Role::Quarter => 3 * count,
            _ => return None,
        };
        if !(1..=11).contains(&count) {
            return None;
        }
        let mut end = unit + 1;
        let is_last = match self.role(end) {
            Role::Begin => false,
            Role::End => true,
            _ if self.role(unit) == Role::Quarter => return None,
            // `9 tháng năm 2018`.
            Role::Year => {
                let (year @ Year::Known(_), end) = self.year_phrase(end)? else {
                    return None;
                };
                point.set(months(count as u8, false, year));
                return Some(end);
            }
            // `9 tháng 2013`.
            _ => {
                let (year @ Year::Known(_), end) = self.plain_year(end)? else {
                    return None;
                };
                point.set(months(count as u8, false, year));
                return Some(end);
            }
        };
        end += 1;
        if self.role(end) == Role::Of {
            end += 1;
        }
        let year = if self.role(end) == Role::Year {
            match self.year_phrase(end) {
                Some((year, after)) => {
                    end = after;
                    year
                }
                None => {
                    end += 1;
                    Year::Missing
                }
            }
        } else {
            let (year, after) = self.plain_year(end)?;
            end = after;
            year
        };
        point.set(months(count as u8, is_last, year));
        Some(end)
    }

    /// `T7/2018`, `Q2/2018`: a month or a quarter by its letter.
    pub(super) fn sign(&self, i: usize, point: &mut Point) -> Option<usize> {
        let is_free = self.token(i)?.shape == Shape::Upper && !self.touches(i);
        let is_open = point.calendar.is_none();
        if !is_free || !is_open || !self.touches(i + 1) {
            return None;
        }
        let cluster = self.cluster(i + 1)?;
        let (2, 4, year) = (cluster.count, cluster.lengths[1], cluster.numbers[1]) else {
            return None;
        };
        if !BARE_YEARS.contains(&year) || self.is_glued_cluster(&cluster) {
            return None;
        }
        let year = Year::Known(year as i16);
        point.set(match (self.role(i), cluster.numbers[0] as u8) {
            (Role::MonthSign, month @ 1..=12) => month_of(month, year),
            (Role::QuarterSign, quarter @ 1..=4) => Calendar::Quarter { quarter, year },
            _ => return None,
        });
        Some(cluster.end)
    }

    pub(super) fn quarter(&self, i: usize, point: &mut Point) -> Option<usize> {
        if let Some((offset, end)) = self.offset_word(i + 1) {
            point.set(Calendar::QuarterOffset(offset));
            return Some(end);
        }
        // `quý đầu năm 2018`, `quý cuối năm`.
        if let Role::Begin | Role::End = self.role(i + 1)
            && self.role(i + 2) == Role::Year
        {
            let quarter = if self.role(i + 1) == Role::Begin { 1 } else { 4 };
            let (year, end) = self.year_phrase(i + 2).unwrap_or((Year::Missing, i + 3));
            point.set(Calendar::Quarter { quarter, year });
            return Some(end);
        }
        let (first, mut end) = self.quarter_number(i + 1)?;
        let mut last = first;
        let mut year = Year::Missing;
        loop {
            if let Some((known, after)) = self.year_suffix(end) {
                year = known;
                end = after;
                break;
            }
            let Some((next, _)) = self.list_joiner(end) else {
                break;
            };
            match self.quarter_number(next) {
                Some((quarter, after)) if quarter > last => {
                    last = quarter;
                    end = after;
                }
                _ => break,
            }
        }
        if self.is_glued(end) && year == Year::Missing {
            return None;
        }
        if first != last {
            point.first = Calendar::Quarter { quarter: first, year };
        }
        point.set(Calendar::Quarter { quarter: last, year });
        Some(end)
    }

    /// `quý hai năm sau`, `quý ba.`, but not `quý hai con`: to hold dear.
    fn quarter_numeral(&self, i: usize) -> Option<(u8, usize)> {
        let (quarter @ 1..=4, end) = self.numeral(i)? else {
            return None;
        };
        let stands = self.ends_clause(end) && self.before(i - 1).is(cue::DATE | cue::AMOUNT);
        (stands || self.year_phrase(end).is_some()).then_some((quarter, end))
    }

    pub(super) fn quarter_number(&self, i: usize) -> Option<(u8, usize)> {
        match self.number(i) {
            Some((n @ 1..=4, 1)) => Some((n as u8, i + 1)),
            Some(_) => None,
            None => match self.roman(i) {
                Some(n @ 1..=4) => Some((n as u8, i + 1)),
                Some(_) => None,
                None => self.quarter_numeral(i),
            },
        }
    }
}
