//! The grammar: which runs of tokens are date expressions, and what each of them says.
//!
//! One pass from left to right. A number or a trigger word starts a parse of bounded length;
//! what an expression leaves open (year, month, day) stays open in its [`Expression`], for
//! [`super::resolve`] to fill.

mod clock;
mod day;
mod feast;
mod fit;
mod month;
mod range;
mod relative;
mod tokens;
mod year;

use super::expression::{Calendar, ClockForm, Expression, Month, Point, Unit, Year, unit};
use super::words::{Meaning, Part, Role, Words, cue, flag};
use crate::text::token::Token;
use std::ops::Range;

/// A run of tokens that speaks of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The tokens it consists of.
    pub tokens: Range<usize>,
    /// The sentence it stands in, an index into those given.
    pub sentence: usize,
    pub(crate) expression: Expression,
}

impl DateMention {
    /// Is it a date or time, and not merely a duration or a set of times?
    pub fn is_date(&self) -> bool {
        match &self.expression {
            Expression::Point(p) => {
                !matches!(p.calendar, Calendar::Past { .. } | Calendar::Coming { .. })
            }
            Expression::Range(..) => true,
            Expression::Duration(..) | Expression::Set(_) => false,
        }
    }
}

/// Finds every expression of time, in order, those included that are durations or sets.
///
/// `sentences` are ranges of tokens, in order; no expression goes beyond its sentence.
pub fn find(tokens: &[Token], text: &str, sentences: &[Range<usize>]) -> Vec<DateMention> {
    let mut found = Vec::new();
    let mut starts = Vec::new();
    let mut writes_dots = false;
    let mut has_date = false;
    for (sentence, range) in sentences.iter().enumerate() {
        let mut grammar = Grammar {
            words: Words::get(),
            tokens,
            text,
            begin: range.start,
            limit: range.end.min(tokens.len()),
            last_end: usize::MAX,
            writes_dots,
            has_date,
            is_alone: false,
        };
        grammar.starts(&mut starts);
        let mut next = range.start;
        for i in starts.iter().rev().map(|&i| i as usize) {
            if i < next || !grammar.may_start(i) || !grammar.may_go_on(i) {
                continue;
            }
            if let Some((expression, end)) = grammar.expression(i) {
                let mention = DateMention { tokens: i..end, sentence, expression };
                grammar.has_date |= mention.is_date();
                found.push(mention);
                grammar.last_end = end;
                grammar.writes_dots |= tokens[i..end].iter().any(|t| t.is_mark('.'));
                next = end;
            } else {
                next = grammar.after_cluster(i);
            }
        }
        writes_dots = grammar.writes_dots;
        has_date = grammar.has_date;
    }
    found
}

/// Reads a whole text as one expression: no context is asked for.
pub(crate) fn read_alone(tokens: &[Token], text: &str) -> Option<Expression> {
    let grammar = Grammar {
        words: Words::get(),
        tokens,
        text,
        begin: 0,
        limit: tokens.len(),
        last_end: usize::MAX,
        writes_dots: false,
        has_date: false,
        is_alone: true,
    };
    let whole = |parsed: Option<(Expression, usize)>| {
        parsed.and_then(|(e, end)| (end == tokens.len()).then_some(e))
    };
    let range = grammar.point(0).and_then(|(point, end)| grammar.extend(point, end));
    whole(range)
        .or_else(|| whole(grammar.hours(0)))
        .or_else(|| whole(grammar.point(0).map(|(p, end)| (Expression::Point(p), end))))
        .or_else(|| whole(grammar.amount(0)))
        .or_else(|| grammar.meaning(0).is(cue::SET).then(|| whole(grammar.set(0))).flatten())
}

struct Grammar<'t> {
    words: &'static Words,
    tokens: &'t [Token],
    text: &'t str,
    /// The sentence's first token, and one past its last.
    begin: usize,
    limit: usize,
    /// Where the mention before ended.
    last_end: usize,
    /// Has a date before been written with full stops (`18.5`)?
    writes_dots: bool,
    /// Has a date been found before?
    has_date: bool,
    /// Is the text one expression, with no words around it?
    is_alone: bool,
}

const MOST_LISTED: usize = 10;
const YEARS: Range<u32> = 1000..2200;
/// Years that may stand without the word `năm`.
const BARE_YEARS: Range<u16> = 1800..2100;

impl Grammar<'_> {
    fn expression(&self, i: usize) -> Option<(Expression, usize)> {
        if self.meaning(i).is(cue::SET) {
            return self.set(i);
        }
        let is_repeated = i > self.begin
            && self.before(i).is(cue::SET)
            && (unit(self.role(i)).is_none() || self.set(i - 1).is_some());
        if is_repeated {
            return self.amount(i);
        }
        if let Some(range) = self.hours(i) {
            return Some(range);
        }
        if let Some((point, end)) = self.point(i) {
            if let Some((expression, range_end)) = self.extend(point, end)
                && self.is_range_fit(i, end, range_end, &point, &expression)
            {
                // `7h - 11h30 hằng ngày`.
                if self.is_every_unit(range_end) {
                    return Some((Expression::Set(Unit::Day), range_end));
                }
                return Some((expression, range_end));
            }
            if self.is_recurring(i, end, &point) {
                return Some((Expression::Set(Unit::Day), end));
            }
            if point.first.is_none() && self.is_fit(i, end, &point) {
                return Some((Expression::Point(point), end));
            }
        }
        self.amount(i)
    }

    /// `mỗi tháng`, `hằng năm`, `từng ngày`.
    fn set(&self, i: usize) -> Option<(Expression, usize)> {
        // `mỗi sáng thứ Bảy`
        if let Role::Part(_) = self.role(i + 1) {
            let (point, end) = self.point(i + 1)?;
            let is_weekly = point.weekday.is_some() && !point.calendar.is_day();
            return is_weekly.then_some((Expression::Set(Unit::Week), end));
        }
        let unit = unit(self.role(i + 1))?;
        let number = self.number(i + 2).is_some_and(|(n, _)| n >= 1000);
        // `chi phí bán hàng quý 3`.
        let is_quarter = unit == Unit::Quarter
            && self.quarter_number(i + 2).is_some_and(|(_, end)| !self.is_counted(end));
        (!number && !is_quarter).then_some((Expression::Set(unit), i + 2))
    }

    /// `3 ngày`, `06 tháng`, `14-15 năm`: an amount of time, which is no date.
    fn amount(&self, i: usize) -> Option<(Expression, usize)> {
        let (n, mut end) = self.count(i)?;
        if (self.mark(end) == Some('-') || self.role(end) == Role::To)
            && let Some((_, second)) = self.count(end + 1)
        {
            end = second;
        }
        let unit = unit(self.role(end))?;
        let is_unit = match self.role(end) {
            Role::Century | Role::Decade => self.role(end + 1) == Role::Age,
            Role::Hour => self.tokens[end].len() > 1 || self.is_hour_letter(end),
            Role::Part(part) => part == Part::Night,
            _ => true,
        };
        if !is_unit || self.is_dated_unit(i, end) {
            return None;
        }
        end += usize::from(matches!(unit, Unit::Century | Unit::Decade));
        Some((Expression::Duration(u32::from(n), unit), end + 1))
    }

    /// Does a date begin with this unit, after a number (`trong hai ngày 19 và 20/1`, `lần thứ 4
    /// năm 2018`, `top 10 tuần này`)?
    fn is_dated_unit(&self, start: usize, i: usize) -> bool {
        let mut point = Point::default();
        // A sentence may begin here without a full stop before it.
        if self.is_title_case(i) && self.is_lower_word(i + 1) {
            return true;
        }
        match self.role(i) {
            Role::Day if self.role(i + 1) == Role::Hom => true,
            // `thắng 5-1 đêm qua`.
            Role::Part(_) if self.cluster(start).is_some_and(|c| c.count > 1) => {
                matches!(self.role(i + 1), Role::Past | Role::Now)
            }
            Role::Week | Role::Month if self.role(i + 1) == Role::This => {
                self.number(start).is_some() && !self.before(start).is(cue::AMOUNT | cue::DATE)
            }
            Role::Day => {
                self.days(i + 1, &mut point, true).is_some()
                    || self.day_and_month(i + 1, &mut point).is_some()
            }
            // `hai đêm 26 và 27/3`.
            Role::Part(_) => self.days(i + 1, &mut point, true).is_some(),
            Role::Year => self.year_phrase(i).is_some_and(|(y, _)| matches!(y, Year::Known(_))),
            _ => false,
        }
    }

    /// Where more weekdays of a list end (`thứ ba, thứ năm`).
    fn after_weekdays(&self, mut end: usize) -> usize {
        for _ in 0..7 {
            let next = self.list_joiner(end).map_or(end, |(next, _)| next);
            match self.weekday(next, &mut Point::default()) {
                Some(after) => end = after,
                None => break,
            }
        }
        end
    }

    /// Does `hằng ngày` or the like stand here?
    fn is_every_unit(&self, i: usize) -> bool {
        self.meaning(i).is(cue::SET) && unit(self.role(i + 1)).is_some()
    }

    /// Does the expression come again every week (`thứ Hai hằng tuần`)?
    fn is_recurring(&self, i: usize, end: usize, point: &Point) -> bool {
        let plain = point.weekday.is_some() && !point.calendar.is_day();
        let every =
            self.is_every_unit(end) || plain && self.is_every_unit(self.after_weekdays(end));
        every || (plain && self.before(i).is(cue::VAGUE))
    }

    /// Reads the parts of a point (clock, part of day, weekday, day) in any order that news uses.
    fn point(&self, i: usize) -> Option<(Point, usize)> {
        let mut point = Point::default();
        let mut end = i;
        for turn in 0..5 {
            let joiner = match self.mark(end) {
                Some(mark @ (',' | '-' | '|')) if turn > 0 => Some(mark),
                Some('/') if turn > 0 && point.clock.is_some() && self.is_slashed(end) => Some('/'),
                _ => None,
            };
            let start = end + usize::from(joiner.is_some());
            let mut next = point;
            match self.part_of_point(start, &mut next) {
                Some(next_end) if turn == 0 || joins(&point, &next, joiner) => {
                    point = next;
                    end = next_end;
                }
                _ => break,
            }
        }
        (end > i).then_some((point, end))
    }

    fn part_of_point(&self, i: usize, point: &mut Point) -> Option<usize> {
        let token = self.token(i)?;
        if token.is_number() {
            return self.figures(i, point);
        }
        if !token.is_word() {
            return None;
        }
        let meaning = self.words.meaning(token);
        // `những năm 1960`.
        if meaning.is(cue::VAGUE) && self.role(i + 1) == Role::Year && point.calendar.is_none() {
            return self.years_of_decade(i, point);
        }
        if point.calendar.is_none()
            && self.words.flags(token) & flag::START_OF_ANY != 0
            && let Some(end) = self.holiday(i, point)
        {
            return Some(end);
        }
        match meaning.role {
            Role::Part(_) | Role::Dawn | Role::Session => self.part(i, point),
            Role::Thu | Role::Chu => self.weekday(i, point),
            Role::SundaySign => self.weekday_sign(i, point),
            Role::MonthSign => self.weekday_sign(i, point).or_else(|| self.sign(i, point)),
            _ if point.calendar.is_none() || point.said() => {
                self.calendar_in_words(i, meaning, point)
            }
            _ => None,
        }
    }

    fn calendar_in_words(&self, i: usize, meaning: &Meaning, point: &mut Point) -> Option<usize> {
        match meaning.role {
            Role::Day => self.day(i, point),
            Role::Hom => self.hom(i, point),
            Role::Same => self.same(i, point),
            Role::Mung | Role::Full => self.lunar_day(i, point),
            Role::Month => self.month(i, point),
            // `Năm ngày sau` begins with a numeral.
            Role::Year => self.year(i, point).or_else(|| self.steps_from_told(i, point)),
            Role::Quarter => self.quarter(i, point),
            Role::QuarterSign => self.sign(i, point),
            Role::Week => self.week(i, point),
            Role::Century | Role::Decade => self.age(i, point),
            Role::Season(_) | Role::SeasonHead => self.season(i, point),
            Role::Begin | Role::Middle | Role::End | Role::Half | Role::Tenth => {
                self.portion(i, point)
            }
            Role::Distance => self.distance(i, point),
            Role::Onto => self.onto(i, point),
            Role::Before | Role::After => self.told_steps(i, point),
            _ if meaning.number > 0 => self.numeral_phrase(i, point),
            _ => None,
        }
    }

    /// A point or day that begins with figures.
    fn figures(&self, i: usize, point: &mut Point) -> Option<usize> {
        if let Some(end) = self.steps_from_told(i, point) {
            return Some(end);
        }
        if point.clock.is_none()
            && let Some((clock, end)) = self.clock(i)
        {
            point.clock = Some(clock);
            return Some(end);
        }
        if !(point.calendar.is_none() || point.said()) {
            return None;
        }
        if let Some(end) = self.months_of_year(i, point) {
            return Some(end);
        }
        if let Some(end) = self.ago(i, point) {
            return Some(end);
        }
        if point.part.is_some()
            && let Some(end) = self.day_before_part(i, point)
        {
            return Some(end);
        }
        self.days(i, point, false)
            .or_else(|| self.month_in_figures(i, point))
            .or_else(|| self.years(i, point))
    }

    /// The day of `đêm 24 rạng sáng 25/7`, `chiều 24 đến sáng 25/7`, whose month comes later.
    fn day_before_part(&self, i: usize, point: &mut Point) -> Option<usize> {
        let day = self.small_day(i)?;
        if self.cluster(i)?.count > 1 {
            return None;
        }
        let next = i + 1 + usize::from(self.mark(i + 1) == Some(','));
        let goes_on = match self.role(next) {
            Role::Dawn => true,
            Role::To => matches!(self.role(next + 1), Role::Part(_) | Role::Dawn),
            _ => false,
        };
        if !goes_on {
            return None;
        }
        point.set(Calendar::Day { day, month: Month::Missing, year: Year::Missing });
        Some(i + 1)
    }

    fn numeral_phrase(&self, i: usize, point: &mut Point) -> Option<usize> {
        if let Some(end) = self.steps_from_told(i, point) {
            return Some(end);
        }
        if point.clock.is_none()
            && let Some((clock, end)) = self.clock(i)
        {
            point.clock = Some(clock);
            return Some(end);
        }
        self.months_of_year(i, point)
            .or_else(|| self.ago(i, point))
            .or_else(|| self.day_and_month(i, point))
    }
}

/// May the parts that `next` has and `point` had not stand after this joiner?
fn joins(point: &Point, next: &Point, joiner: Option<char>) -> bool {
    let adds_clock = next.clock.is_some() && point.clock.is_none();
    let adds_day = next.calendar != point.calendar;
    let adds_weekday = next.weekday.is_some() && point.weekday.is_none();
    let adds_part = next.part.is_some() && point.part.is_none();
    if adds_day && !next.calendar.is_day() {
        return false;
    }
    if adds_day && point.said() && !matches!(next.calendar, Calendar::Day { .. }) {
        return false;
    }
    if adds_day && point.calendar == Calendar::Anchor(0) && joiner.is_some() {
        return false;
    }
    if adds_clock && !point.calendar.is_day() && !point.calendar.is_none() {
        return false;
    }
    if adds_clock && !point.first.is_none() {
        return false;
    }
    let is_dated = |p: &Point| matches!(p.calendar, Calendar::Day { month: Month::Known(_), .. });
    match joiner {
        None => !adds_part || point.clock.is_some() || point.weekday.is_some(),
        Some(',') => {
            (adds_clock && point.has_day() && point.part.is_none())
                || (adds_day && (point.clock.is_some() || point.weekday.is_some() || point.said()))
                    && (is_dated(next) || point.clock.is_some())
                || (adds_weekday && (point.clock.is_some() || is_dated(point)))
        }
        Some(_) => {
            (adds_clock && is_dated(point))
                // `15:20 - Thứ Hai, 24/7`.
                || (adds_weekday && point.clock.is_some_and(|c| c.form == ClockForm::Colon))
                || (adds_day
                    && is_dated(next)
                    && (point.clock.is_some() || point.weekday.is_some()))
        }
    }
}
