//! The grammar: which runs of tokens are date expressions, and what each of them says.
//!
//! One pass from left to right. A number or a trigger word starts a parse of bounded length;
//! what an expression leaves open (year, month, day) stays open in its [`Expression`], for
//! [`super::resolve`] to fill.

use super::holiday;
use super::words::{Meaning, Part, Role, Season, Words, cue};
use crate::text::token::{Gap, Shape, Token};
use std::ops::Range;

/// A year as far as the expression itself tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Year {
    #[default]
    Missing,
    Known(i16),
    /// So many years after the reference year (`năm ngoái` is -1).
    Offset(i16),
    /// The year last spoken of (`cùng năm`).
    Same,
    /// A year of the sexagenary cycle: stem and branch, from 0.
    Cycle(u8, u8),
}

/// A month as far as the expression itself tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Month {
    #[default]
    Missing,
    Known(u8),
    /// So many months after the reference month.
    Offset(i16),
    /// The month last spoken of (`cùng tháng`).
    Same,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A stretch of the calendar as far as the expression itself tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Calendar {
    #[default]
    None,
    Day {
        day: u8,
        month: Month,
        year: Year,
    },
    /// A day of the lunar calendar.
    LunarDay {
        day: u8,
        month: u8,
        is_leap: bool,
        year: Year,
    },
    /// One of the first ten days of a month that is not told (`đêm mùng 9`): lunar around Tết.
    Mung(u8),
    /// A month of the lunar calendar.
    LunarMonth {
        month: u8,
        year: Year,
    },
    Month {
        month: Month,
        year: Year,
    },
    /// The first or last months of a year.
    Months {
        first: u8,
        last: u8,
        year: Year,
    },
    Quarter {
        quarter: u8,
        year: Year,
    },
    QuarterOffset(i16),
    Half {
        half: u8,
        year: Year,
    },
    Season {
        season: Season,
        year: Year,
    },
    Week {
        week: u8,
        year: Year,
    },
    WeekOffset(i16),
    Year(Year),
    /// The first three digits of its years.
    Decade(i16),
    /// The first two digits of its years.
    Century(i16),
    /// So many days after the reference day.
    Today(i16),
    /// So many days after the day last spoken of.
    Anchor(i16),
    /// So many units before the reference day, or after it.
    Away {
        count: i16,
        unit: Unit,
    },
    /// From so many units before the reference day up to it (`5 năm qua`).
    Past {
        count: i16,
        unit: Unit,
    },
    /// From the reference day on (`3 ngày tới`).
    Coming {
        count: i16,
        unit: Unit,
    },
    /// The reference day in another year.
    ThisDayIn(Year),
    Holiday {
        holiday: holiday::Id,
        year: Year,
    },
}

impl Calendar {
    /// Does it name a single day?
    pub(crate) fn is_day(&self) -> bool {
        matches!(
            self,
            Calendar::Day { .. }
                | Calendar::LunarDay { .. }
                | Calendar::Mung(_)
                | Calendar::Today(_)
                | Calendar::Anchor(_)
                | Calendar::Holiday { .. }
                | Calendar::ThisDayIn(_)
        )
    }

    /// The year, where the expression itself tells it.
    pub(crate) fn known_year(&self) -> Option<i16> {
        let mut calendar = *self;
        match calendar.year_mut() {
            Some(Year::Known(year)) => Some(*year),
            _ => None,
        }
    }

    fn year_mut(&mut self) -> Option<&mut Year> {
        match self {
            Calendar::Day { year, .. }
            | Calendar::LunarDay { year, .. }
            | Calendar::LunarMonth { year, .. }
            | Calendar::Month { year, .. }
            | Calendar::Months { year, .. }
            | Calendar::Quarter { year, .. }
            | Calendar::Half { year, .. }
            | Calendar::Season { year, .. }
            | Calendar::Week { year, .. }
            | Calendar::Holiday { year, .. } => Some(year),
            _ => None,
        }
    }
}

/// Which week a weekday lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InWeek {
    /// Nothing is said.
    Any,
    /// So many weeks after the reference week.
    Offset(i16),
    /// The next such day (`thứ Ba tới`).
    Next,
    /// The last such day (`thứ Ba vừa qua`).
    Last,
}

/// A clock time: hours and minutes, up to 24:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    form: ClockForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClockForm {
    /// `8h30`, `8g`.
    Letter,
    /// `8 giờ`.
    Word,
    /// `8 giờ 30 phút`.
    WordMinutes,
    /// `8:30`.
    Colon,
}

/// What one expression says of a single stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) calendar: Calendar,
    /// The first of a list that ends with `calendar` (`ngày 15, 16 và 17/6`).
    pub(crate) first: Calendar,
    /// Days from the reference day that stand beside a full date (`sáng nay 22/4`).
    pub(crate) said_offset: Option<i16>,
    /// 1 for Monday to 7 for Sunday.
    pub(crate) weekday: Option<(u8, InWeek)>,
    pub(crate) part: Option<Part>,
    pub(crate) clock: Option<Clock>,
    /// Figures only, by this mark: a date if the words around say so.
    bare: Option<char>,
    /// `buổi` stands before the part of day.
    session: bool,
    /// `đến` joins `first` to `calendar`: the part of day is that of the first only.
    spans: bool,
}

impl Point {
    fn has_day(&self) -> bool {
        self.calendar.is_day() || self.weekday.is_some()
    }

    /// Has it nothing but a place on the clock?
    pub(crate) fn is_floating(&self) -> bool {
        self.calendar == Calendar::None && self.weekday.is_none()
    }
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    Point(Point),
    Range(Point, Point),
    /// So many units.
    Duration(u32, Unit),
    /// Every such unit.
    Set(Unit),
}

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
    let mut writes_dots = false;
    for (sentence, range) in sentences.iter().enumerate() {
        let mut grammar = Grammar {
            words: Words::get(),
            tokens,
            text,
            begin: range.start,
            limit: range.end.min(tokens.len()),
            last_end: usize::MAX,
            writes_dots,
            is_alone: false,
        };
        let mut i = range.start;
        while i < grammar.limit {
            if !grammar.may_start(i) {
                i += 1;
            } else if let Some((expression, end)) = grammar.expression(i) {
                found.push(DateMention { tokens: i..end, sentence, expression });
                grammar.last_end = end;
                grammar.writes_dots |= tokens[i..end].iter().any(|t| t.is_mark('.'));
                i = end;
            } else {
                i = grammar.after_cluster(i);
            }
        }
        writes_dots = grammar.writes_dots;
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
        is_alone: true,
    };
    let whole = |parsed: Option<(Expression, usize)>| {
        parsed.and_then(|(e, end)| (end == tokens.len()).then_some(e))
    };
    let range = grammar.point(0).and_then(|(point, end)| grammar.extend(point, end));
    whole(range)
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
    /// Is the text one expression, with no words around it?
    is_alone: bool,
}

/// Figures that touch, with the marks between them (`20-25/7/2018`).
struct Cluster {
    numbers: [u16; MOST_FIGURES],
    lengths: [u8; MOST_FIGURES],
    marks: [char; MOST_FIGURES],
    count: usize,
    end: usize,
}

const MOST_FIGURES: usize = 6;
/// How many words a feast's name may have.
const FEAST_REACH: usize = 10;
const MOST_LISTED: usize = 10;
/// Years that stand after the name of an event (`EMA 2013 công bố`).
const NAMED_YEARS: Range<u16> = 1990..2050;
/// Names of treaties and statutes of which only the first syllable is a capital.
const LAW_HEADS: [(&str, &str); 4] =
    [("Công", "ước"), ("Hiệp", "ước"), ("Hiệp", "định"), ("Pháp", "lệnh")];
const YEARS: Range<u32> = 1000..2200;
/// Years that may stand without the word `năm`.
const BARE_YEARS: Range<u16> = 1800..2100;

impl Grammar<'_> {
    // ---------------------------------------------------------------- tokens

    /// The token at a place, unless it lies beyond the sentence or in another table cell.
    fn token(&self, i: usize) -> Option<&Token> {
        if i >= self.limit {
            return None;
        }
        let token = &self.tokens[i];
        let is_apart = matches!(token.gap, Gap::Tab | Gap::Blank) && i > self.begin;
        (!is_apart).then_some(token)
    }

    fn meaning(&self, i: usize) -> &'static Meaning {
        self.token(i).map_or_else(|| self.words.none(), |t| self.words.meaning(t))
    }

    fn role(&self, i: usize) -> Role {
        self.meaning(i).role
    }

    /// The meaning of the token before, in the same sentence.
    fn before(&self, i: usize) -> &'static Meaning {
        if i > self.begin { self.words.meaning(&self.tokens[i - 1]) } else { self.words.none() }
    }

    fn mark(&self, i: usize) -> Option<char> {
        self.token(i).filter(|t| !t.is_word() && !t.is_number()).map(|t| t.mark)
    }

    fn touches(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::touches)
    }

    /// A number of at most four digits, with how many it has.
    fn number(&self, i: usize) -> Option<(u16, u8)> {
        let token = self.token(i).filter(|t| t.is_number())?;
        if token.len() > 4 {
            return None;
        }
        let value = token.text(self.text).parse().ok()?;
        Some((value, token.len() as u8))
    }

    /// Is the word written with a capital that is not one of a whole text in capitals?
    fn is_title_case(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.shape == Shape::Title)
    }

    fn is_lower_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_word() && t.shape == Shape::Lower)
    }

    /// Does this token end a line, or the sentence?
    fn ends_line(&self, end: usize) -> bool {
        match self.token(end) {
            None => true,
            Some(t) => t.begins_line(),
        }
    }

    fn begins_line(&self, i: usize) -> bool {
        i == self.begin || self.tokens[i].begins_line()
    }

    /// Does a line begin here, apart from a bullet?
    fn begins_item(&self, i: usize) -> bool {
        self.begins_line(i)
            || (i > self.begin
                && self.tokens[i - 1].kind == crate::text::token::TokenKind::Mark
                && !matches!(self.tokens[i - 1].mark, '(' | ',' | '.' | ';' | ':' | '/')
                && self.begins_line(i - 1))
    }

    fn may_start(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        if token.is_number() {
            return !token.touches() || i == self.begin || self.may_follow(i);
        }
        token.is_word() && self.words.may_start(token)
    }

    /// May a number begin right after the mark it touches?
    fn may_follow(&self, i: usize) -> bool {
        let mark = &self.tokens[i - 1];
        match mark.mark {
            '(' | '[' | '"' | '\'' | ':' | ',' | ';' | '•' | '*' | '+' | '>' | '►' | '▪' | '»'
            | '~' => mark.kind == crate::text::token::TokenKind::Mark,
            '-' | '|' => !mark.touches() || i - 1 == self.begin,
            '.' => {
                mark.kind == crate::text::token::TokenKind::Mark
                    && i >= 2
                    && self.tokens[i - 2].is_word()
                    && self.tokens[i - 2].len() > 3
            }
            _ => false,
        }
    }

    /// The first token after the figures that touch, so that no part of them is tried again.
    fn after_cluster(&self, i: usize) -> usize {
        let mut end = i + 1;
        if self.tokens[i].is_number() {
            while end + 1 < self.limit
                && self.tokens[end].touches()
                && matches!(self.tokens[end].mark, '/' | '-' | '.')
                && self.tokens[end + 1].touches()
                && self.tokens[end + 1].is_number()
            {
                end += 2;
            }
        }
        end
    }

    fn cluster(&self, i: usize) -> Option<Cluster> {
        let mut cluster = Cluster {
            numbers: [0; MOST_FIGURES],
            lengths: [0; MOST_FIGURES],
            marks: [' '; MOST_FIGURES],
            count: 0,
            end: i,
        };
        loop {
            let (number, length) = self.number(cluster.end)?;
            if cluster.count == MOST_FIGURES {
                return None;
            }
            cluster.numbers[cluster.count] = number;
            cluster.lengths[cluster.count] = length;
            cluster.count += 1;
            cluster.end += 1;
            let end = cluster.end;
            let joins = self.touches(end)
                && self.touches(end + 1)
                && self.token(end + 1).is_some_and(Token::is_number);
            match self.mark(end) {
                Some(mark @ ('/' | '-' | '.')) if joins => {
                    cluster.marks[cluster.count - 1] = mark;
                    cluster.end += 1;
                }
                _ => return Some(cluster),
            }
        }
    }

    /// Do the figures that end here go on into something that is no date (`2013/TT-BCA`, `25km`)?
    fn is_glued(&self, end: usize) -> bool {
        if !self.touches(end) {
            return false;
        }
        match self.token(end) {
            Some(t) if t.is_word() => true,
            Some(t) => match t.mark {
                '%' | '°' | '/' | '_' | '=' | '‰' => true,
                '-' | '+' => self.touches(end + 1),
                ',' => self.touches(end + 1) && self.token(end + 1).is_some_and(Token::is_number),
                _ => false,
            },
            None => false,
        }
    }

    /// The same for figures with marks between them. Where no space follows a comma, a date may
    /// touch the next number (`31/8,15h`); only `3-4,5` may go on as a decimal fraction.
    fn is_glued_cluster(&self, cluster: &Cluster) -> bool {
        let last = cluster.count - 1;
        let start = cluster.end - 2 * last - 1;
        // `4,9/5,6 km`.
        let is_fraction = last == 1
            && start >= self.begin + 2
            && self.touches(start)
            && self.tokens[start - 1].is_mark(',')
            && self.tokens[start - 2].is_number()
            && self.touches(start - 1);
        let ends_at_comma = last > 0
            && !is_fraction
            && self.mark(cluster.end) == Some(',')
            && (cluster.lengths[last] == 4
                || cluster.marks[..last].iter().any(|mark| *mark != '-')
                || self.cluster(cluster.end + 1).is_some_and(|next| next.count > 1));
        !ends_at_comma && self.is_glued(cluster.end)
    }

    /// The same for a year after its word, which no decimal fraction follows.
    fn is_glued_year(&self, end: usize) -> bool {
        self.mark(end) != Some(',') && self.is_glued(end)
    }

    /// A numeral in words up to 99 (`mười lăm`, `hai mươi mốt`), and where it ends.
    fn numeral(&self, i: usize) -> Option<(u8, usize)> {
        let first = self.meaning(i).number;
        // `mười lăm` is fifteen, but `mười năm` is ten years.
        let digit = |i: usize| match self.meaning(i) {
            meaning if meaning.role == Role::Year => 0,
            meaning => meaning.number,
        };
        let second = digit(i + 1);
        match (first, second) {
            (0, _) => None,
            (10 | 20, 1..=9) if self.is_lower_word(i + 1) => Some((first + second, i + 2)),
            // `mười` and `mươi`, `hăm` alone.
            (10, _) => Some((10, i + 1)),
            (20, _) => None,
            (_, 20) => match digit(i + 2) {
                third @ 1..=9 => Some((first * 10 + third, i + 3)),
                _ => Some((first * 10, i + 2)),
            },
            _ => Some((first, i + 1)),
        }
    }

    /// A small number in figures or words.
    fn count(&self, i: usize) -> Option<(u16, usize)> {
        match self.number(i) {
            Some((n, length)) if length <= 3 => Some((n, i + 1)),
            Some(_) => None,
            None => self.numeral(i).map(|(n, end)| (u16::from(n), end)),
        }
    }

    // ---------------------------------------------------------------- expressions

    fn expression(&self, i: usize) -> Option<(Expression, usize)> {
        if self.meaning(i).is(cue::SET) {
            return self.set(i);
        }
        if i > self.begin && self.before(i).is(cue::SET) {
            return self.amount(i);
        }
        if let Some((point, end)) = self.point(i) {
            if let Some((expression, range_end)) = self.extend(point, end)
                && self.is_range_fit(i, end, range_end, &point, &expression)
            {
                return Some((expression, range_end));
            }
            if self.is_recurring(i, end, &point) {
                return Some((Expression::Set(Unit::Day), end));
            }
            if point.first == Calendar::None && self.is_fit(i, end, &point) {
                return Some((Expression::Point(point), end));
            }
        }
        self.amount(i)
    }

    /// `mỗi tháng`, `hằng năm`, `từng ngày`.
    fn set(&self, i: usize) -> Option<(Expression, usize)> {
        let unit = unit(self.role(i + 1))?;
        let number = self.number(i + 2).is_some_and(|(n, _)| n >= 1000);
        (!number).then_some((Expression::Set(unit), i + 2))
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
        if !is_unit || self.is_dated_unit(end) {
            return None;
        }
        end += usize::from(matches!(unit, Unit::Century | Unit::Decade));
        Some((Expression::Duration(u32::from(n), unit), end + 1))
    }

    /// Does a date begin with this unit (`trong hai ngày 19 và 20/1`, `lần thứ 4 năm 2018`)?
    fn is_dated_unit(&self, i: usize) -> bool {
        let mut point = Point::default();
        match self.role(i) {
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

    /// Does the expression come again every week (`thứ Hai hằng tuần`)?
    fn is_recurring(&self, i: usize, end: usize, point: &Point) -> bool {
        let plain = point.weekday.is_some() && !point.calendar.is_day();
        let every = self.meaning(end).is(cue::SET) && unit(self.role(end + 1)).is_some();
        every || (plain && self.before(i).is(cue::VAGUE))
    }

    // ---------------------------------------------------------------- points

    /// Reads the parts of a point (clock, part of day, weekday, day) in any order that news uses.
    fn point(&self, i: usize) -> Option<(Point, usize)> {
        let mut point = Point::default();
        let mut end = i;
        for turn in 0..5 {
            let joiner = match self.mark(end) {
                Some(mark @ (',' | '-' | '|')) if turn > 0 => Some(mark),
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
        if point.calendar == Calendar::None
            && self.words.may_start(token)
            && let Some(end) = self.holiday(i, point)
        {
            return Some(end);
        }
        match meaning.role {
            Role::Part(_) | Role::Dawn | Role::Session => self.part(i, point),
            Role::Thu | Role::Chu => self.weekday(i, point),
            _ if point.calendar == Calendar::None || point.said() => {
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
            Role::Year => self.year(i, point),
            Role::Quarter => self.quarter(i, point),
            Role::Week => self.week(i, point),
            Role::Century | Role::Decade => self.age(i, point),
            Role::Season(_) | Role::SeasonHead => self.season(i, point),
            Role::Begin | Role::Middle | Role::End | Role::Half | Role::Tenth => {
                self.portion(i, point)
            }
            Role::Distance => self.distance(i, point),
            Role::Onto => self.onto(i, point),
            _ if meaning.number > 0 => self.numeral_phrase(i, point),
            _ => None,
        }
    }

    /// A point or day that begins with figures.
    fn figures(&self, i: usize, point: &mut Point) -> Option<usize> {
        if point.clock.is_none()
            && let Some((clock, end)) = self.clock(i)
        {
            point.clock = Some(clock);
            return Some(end);
        }
        if !(point.calendar == Calendar::None || point.said()) {
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

    // ---------------------------------------------------------------- clock

    fn clock(&self, i: usize) -> Option<(Clock, usize)> {
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
        if self.mark(end) == Some('/') && self.touches(end) {
            return None;
        }
        Some((clock, end))
    }

    /// `h` or `g` for the hour: as a capital only before minutes, for `3G` and `5H` are none.
    fn is_hour_letter(&self, i: usize) -> bool {
        let has_minutes = self.touches(i + 1) && self.number(i + 1).is_some();
        has_minutes || (self.is_lower_word(i) && (self.touches(i) || self.tokens[i].mark == 'h'))
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
        if cluster.count > 1 && !(self.touches(i) && cluster.marks[0] == '-') {
            return None;
        }
        match self.role(end) {
            Role::Minute => end += 1,
            _ if self.mark(end) == Some('\'') && self.touches(end) => end += 1,
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

    // ---------------------------------------------------------------- parts of the day

    fn part(&self, i: usize, point: &mut Point) -> Option<usize> {
        if point.part.is_some() || (point.calendar != Calendar::None && !point.said()) {
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
            _ => return Some(end),
        };
        if point.calendar == Calendar::None {
            point.calendar = Calendar::Today(offset);
            end += 1;
        }
        Some(end)
    }

    // ---------------------------------------------------------------- days

    /// `ngày` and what makes it a date.
    fn day(&self, i: usize, point: &mut Point) -> Option<usize> {
        let next = i + 1;
        match self.role(next) {
            Role::Tomorrow if !self.is_title_case(next) => {
                point.set(Calendar::Today(1));
                return Some(next + 1);
            }
            Role::Beyond => {
                point.set(Calendar::Today(2));
                return Some(next + 1);
            }
            Role::Hom => return self.hom(next, point),
            Role::Mung | Role::Full => return self.lunar_day(next, point),
            Role::This => {
                let (year, end) = self.year_phrase(next + 1)?;
                point.set(Calendar::ThisDayIn(year));
                return Some(end);
            }
            Role::Chu | Role::Thu => {
                let mut ahead = *point;
                let end = self.weekday(next, &mut ahead)?;
                let is_followed = self.number(end).is_some() || self.role(next) == Role::Chu;
                if !is_followed {
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
        point.set(Calendar::Day { day: day as u8, month: Month::Missing, year: Year::Missing });
        Some(end)
    }

    /// `24/7/2018`, `20-25/7`, `15, 16 và 17/6`, `8 đến 10-7`, `24 tháng 7 năm 2018`.
    fn days(&self, i: usize, point: &mut Point, after_unit: bool) -> Option<usize> {
        let cluster = self.cluster(i)?;
        let leads_list = cluster.count == 2
            && cluster.marks[0] == '-'
            && cluster.numbers[0] < cluster.numbers[1]
            && matches!(self.list_joiner(cluster.end), Some((_, false)));
        let (first, last, mut end, spans) =
            if let (true, Some(list)) = (leads_list, self.listed_days(i)) {
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
            if first != Calendar::None {
                first = to_lunar(first)?;
            }
            end = after;
        } else if self.role(end) == Role::Solar && self.role(end + 1) == Role::Calendar {
            end += 2;
        }
        let has_year = matches!(last, Calendar::Day { year: Year::Known(_), .. });
        if !after_unit && !has_year && matches!(last, Calendar::Day { .. }) {
            point.bare = Some(self.tokens[cluster_mark(self, end)].mark);
        }
        point.set(last);
        point.first = first;
        point.spans = spans;
        Some(end)
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
            let spans = is_span && !is_mark;
            if self.role(end) == Role::Day {
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
                let Calendar::Day { day, month, year } = point.calendar else {
                    return None;
                };
                let first = listed_first(first, day, month, year);
                return Some((first, point.calendar, after, spans));
            }
            before = day;
            end += 1;
        }
        None
    }

    fn small_day(&self, i: usize) -> Option<u8> {
        match self.number(i)? {
            (day @ 1..=31, 1..=2) => Some(day as u8),
            _ => None,
        }
    }

    /// What joins the members of a list, and whether it makes a span of them.
    fn list_joiner(&self, i: usize) -> Option<(usize, bool)> {
        match self.mark(i) {
            Some(',') if self.role(i + 1) == Role::And => return Some((i + 2, false)),
            Some(',') => return Some((i + 1, false)),
            Some('-') => return Some((i + 1, true)),
            Some(_) => return None,
            None => {}
        }
        match self.role(i) {
            Role::And => Some((i + 1, false)),
            Role::To if self.role(i + 1) == Role::All => Some((i + 2, true)),
            Role::To | Role::Next => Some((i + 1, true)),
            _ => None,
        }
    }

    /// `24 tháng 7 [năm 2018]`, `23 tháng Chạp`, `hai mươi tháng bảy`, `5 tháng này`.
    fn day_and_month(&self, i: usize, point: &mut Point) -> Option<usize> {
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
                if !is_day_of(day as u8, m, year) || inner.first != Calendar::None {
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
        let is_lunar = matches!(calendar, Calendar::Day { year: Year::Cycle(..), .. });
        let lunar_end = if is_lunar { Some(after) } else { self.lunar_suffix(after) };
        if let Some(end) = lunar_end {
            point.set(to_lunar(calendar)?);
            return Some(end);
        }
        point.set(calendar);
        Some(after)
    }

    /// `hôm nay`, `hôm qua`, `hôm sau`.
    fn hom(&self, i: usize, point: &mut Point) -> Option<usize> {
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
    fn same(&self, i: usize, point: &mut Point) -> Option<usize> {
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

    /// Is it a word for what is counted? As a name (`Chi phí`, `Hồ Tây`) it is none.
    fn is_counted(&self, i: usize) -> bool {
        self.meaning(i).is(cue::COUNTED) && !self.is_title_case(i)
    }

    fn is_function(&self, i: usize) -> bool {
        self.meaning(i).is(cue::FUNCTION)
    }

    // ---------------------------------------------------------------- the lunar calendar

    /// `mùng 2 tháng Giêng`, `mùng 5 Tết`, `rằm tháng 7`, `Mùng 3/4`.
    fn lunar_day(&self, i: usize, point: &mut Point) -> Option<usize> {
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

    /// `Tết [Nguyên đán] [Mậu Tuất] [2018]` after the number of a day.
    fn tet(&self, i: usize, day: u8, month: u8, point: &mut Point) -> Option<usize> {
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
    fn lunar_suffix(&self, i: usize) -> Option<usize> {
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
    fn holiday(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (holiday, length) = holiday::longest(&self.tokens[i..self.limit])?;
        let end = i + length;
        let (year, end) = self.year_phrase(end).or_else(|| self.plain_year(end))?;
        point.set(Calendar::Holiday { holiday, year });
        Some(end)
    }

    /// `Mậu Tuất`, with the year in figures after it where it stands.
    fn cycle_year(&self, i: usize) -> Option<(Year, usize)> {
        let stem = self.meaning(i).stem.checked_sub(1)?;
        let branch = self.meaning(i + 1).branch.checked_sub(1)?;
        if stem % 2 != branch % 2 || !self.tokens[i].is_capital() {
            return None;
        }
        let end = i + 2;
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

    // ---------------------------------------------------------------- weekdays

    fn weekday(&self, i: usize, point: &mut Point) -> Option<usize> {
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
        if self.role(end) == Role::Week {
            if let Some((offset, after)) = self.offset_word(end + 1) {
                in_week = InWeek::Offset(offset);
                end = after;
            }
        } else if let Some((found, after)) = self.weekday_tail(end) {
            in_week = found;
            end = after;
        }
        point.weekday = Some((weekday, in_week));
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
            (Role::Before, _) if self.number(i + 1).is_none() => (InWeek::Last, i + 1),
            _ => return None,
        })
    }

    /// `này`, `trước`, `sau`, `tới`, `vừa qua` after a unit: how many units on.
    fn offset_word(&self, i: usize) -> Option<(i16, usize)> {
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

    // ---------------------------------------------------------------- weeks, months, quarters

    fn week(&self, i: usize, point: &mut Point) -> Option<usize> {
        if let Some((offset, end)) = self.offset_word(i + 1) {
            point.set(Calendar::WeekOffset(offset));
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
                    return None;
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

    fn month(&self, i: usize, point: &mut Point) -> Option<usize> {
        let next = i + 1;
        if i > self.begin && self.tokens[i - 1].is_mark('/') {
            return None;
        }
        match self.role(next) {
            Role::FirstMonth | Role::LastMonth => {
                let month = if self.role(next) == Role::FirstMonth { 1 } else { 12 };
                let (year, end) = self.year_suffix(next + 1).unwrap_or((Year::Missing, next + 1));
                point.set(Calendar::LunarMonth { month, year });
                return Some(self.lunar_suffix(end).unwrap_or(end));
            }
            _ => {}
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

    fn finish_month(&self, month: u8, year: Year, end: usize, point: &mut Point) -> usize {
        match self.lunar_suffix(end) {
            Some(end) => {
                point.set(Calendar::LunarMonth { month, year });
                end
            }
            None => {
                point.set(month_of(month, year));
                end
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
    fn month_in_figures(&self, i: usize, point: &mut Point) -> Option<usize> {
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

    /// `6 tháng đầu năm`, `9 tháng năm 2018`, `3 tháng cuối năm`.
    fn months_of_year(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (count, unit) = self.count(i)?;
        if !(1..=11).contains(&count) || self.role(unit) != Role::Month {
            return None;
        }
        let mut end = unit + 1;
        let is_last = match self.role(end) {
            Role::Begin => false,
            Role::End => true,
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

    fn quarter(&self, i: usize, point: &mut Point) -> Option<usize> {
        if let Some((offset, end)) = self.offset_word(i + 1) {
            point.set(Calendar::QuarterOffset(offset));
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

    fn quarter_number(&self, i: usize) -> Option<(u8, usize)> {
        match self.number(i) {
            Some((n @ 1..=4, 1)) => Some((n as u8, i + 1)),
            Some(_) => None,
            None => match self.roman(i)? {
                n @ 1..=4 => Some((n as u8, i + 1)),
                _ => None,
            },
        }
    }

    fn roman(&self, i: usize) -> Option<i16> {
        let token = self.token(i).filter(|t| t.shape == Shape::Upper)?;
        roman_value(token.text(self.text))
    }

    // ---------------------------------------------------------------- years and ages

    fn year(&self, i: usize, point: &mut Point) -> Option<usize> {
        if i > self.begin && self.tokens[i - 1].is_mark('/') {
            return None;
        }
        let next = i + 1;
        if self.number(next).is_some() {
            let is_plural = i > self.begin && self.before(i).is(cue::VAGUE);
            return self.year_figures(next, is_plural, point);
        }
        let (year, end) = self.year_phrase(i)?;
        // `những năm trước`, `nhiều năm qua` say nothing certain.
        let before = self.before(i);
        if matches!(year, Year::Offset(_)) && (before.is(cue::VAGUE) || before.role == Role::Half) {
            return None;
        }
        point.set(Calendar::Year(year));
        Some(end)
    }

    /// The figures after `năm`: `2018`, `2015 - 2020`, `2016, 2017 và 2018`, `90`.
    fn year_figures(&self, i: usize, is_plural: bool, point: &mut Point) -> Option<usize> {
        if let Some(end) = self.years(i, point) {
            point.bare = None;
            if let (true, Calendar::Year(Year::Known(year)), Calendar::None) =
                (is_plural, point.calendar, point.first)
                && year % 10 == 0
            {
                point.calendar = Calendar::Decade(year / 10);
            }
            return Some(end);
        }
        let (year, length) = self.number(i)?;
        let end = i + 1;
        if self.is_glued_year(end) || self.cluster(i)?.count > 1 {
            return None;
        }
        match length {
            2 if (is_plural || self.is_alone) && year % 10 == 0 => {
                let century = self.of_century(end);
                let decade = century.map_or(19, |(c, _)| c) * 10 + (year / 10) as i16;
                point.set(Calendar::Decade(decade));
                Some(century.map_or(end, |(_, after)| after))
            }
            3 if year >= 100 && !self.is_counted(end) => {
                point.set(Calendar::Year(Year::Known(year as i16)));
                Some(end)
            }
            4 if YEARS.contains(&u32::from(year)) => {
                point.set(Calendar::Year(Year::Known(year as i16)));
                Some(end)
            }
            _ => None,
        }
    }

    /// Years in figures: one, a range or a list.
    fn years(&self, i: usize, point: &mut Point) -> Option<usize> {
        let cluster = self.cluster(i)?;
        let first = cluster.numbers[0];
        if cluster.lengths[0] != 4
            || !BARE_YEARS.contains(&first)
            || self.is_glued_cluster(&cluster)
        {
            return None;
        }
        let known = |year: u16| Calendar::Year(Year::Known(year as i16));
        let mut last = first;
        let mut end = cluster.end;
        match cluster.count {
            1 => {
                for _ in 0..MOST_LISTED {
                    let Some((next, is_span)) = self.list_joiner(end) else {
                        break;
                    };
                    let Some((year, 4)) = self.number(next) else {
                        break;
                    };
                    if year <= last
                        || !BARE_YEARS.contains(&year)
                        || self.cluster(next)?.count > 1
                        || self.is_glued(next + 1)
                        || (self.is_counted(next + 1) && !is_span)
                    {
                        break;
                    }
                    last = year;
                    end = next + 1;
                }
            }
            2 if matches!(cluster.marks[0], '-' | '/') => {
                last = match (cluster.numbers[1], cluster.lengths[1]) {
                    (year, 4) if year > first && BARE_YEARS.contains(&year) => year,
                    (year, 2) if year == (first + 1) % 100 => first + 1,
                    _ => return None,
                };
            }
            _ => return None,
        }
        if last != first {
            point.first = known(first);
        }
        point.set(known(last));
        point.bare = Some('#');
        Some(end)
    }

    /// `năm 2018`, `năm nay`, `năm Mậu Tuất`: a year with its word.
    fn year_phrase(&self, i: usize) -> Option<(Year, usize)> {
        if self.role(i) == Role::Same && self.role(i + 1) == Role::Year {
            return Some((Year::Same, i + 2));
        }
        if self.role(i) != Role::Year {
            return None;
        }
        let next = i + 1;
        if let Some((year, 3..=4)) = self.number(next) {
            let fits = YEARS.contains(&u32::from(year))
                && self.cluster(next)?.count == 1
                && !self.is_glued_year(next + 1);
            return fits.then_some((Year::Known(year as i16), next + 1));
        }
        if let Some(found) = self.cycle_year(next) {
            return Some(found);
        }
        if self.role(next) == Role::Beyond {
            return Some((Year::Offset(-2), next + 1));
        }
        let (offset, end) = self.offset_word(next)?;
        // `năm sau đó`, `năm trước khi`: no certain year.
        if self.role(end) == Role::That {
            return None;
        }
        Some((Year::Offset(offset), end))
    }

    /// A year of four figures, or of the sexagenary cycle, without the word.
    fn plain_year(&self, i: usize) -> Option<(Year, usize)> {
        if let Some((year, 4)) = self.number(i) {
            let fits = BARE_YEARS.contains(&year)
                && self.cluster(i)?.count == 1
                && !self.is_glued(i + 1)
                && !self.is_counted(i + 1);
            return fits.then_some((Year::Known(year as i16), i + 1));
        }
        self.cycle_year(i)
    }

    /// A year of four figures that a name of the sexagenary cycle makes certain.
    fn whole_year(&self, i: usize) -> Option<(Year, usize)> {
        let (year, 4) = self.number(i)? else {
            return None;
        };
        let fits = YEARS.contains(&u32::from(year)) && self.cluster(i)?.count == 1;
        (fits && !self.is_glued(i + 1)).then_some((Year::Known(year as i16), i + 1))
    }

    /// What tells the year after a day, month, quarter or season.
    fn year_suffix(&self, i: usize) -> Option<(Year, usize)> {
        if let Some(mark @ ('/' | '-' | '.')) = self.mark(i) {
            let is_tight = self.touches(i) || mark == '/';
            let (year, 4) = self.number(i + 1)? else {
                return None;
            };
            let fits = is_tight
                && YEARS.contains(&u32::from(year))
                && self.cluster(i + 1)?.count == 1
                && !self.is_glued(i + 2);
            return fits.then_some((Year::Known(year as i16), i + 2));
        }
        let mut start = i;
        if self.role(i) == Role::Of || self.mark(i) == Some(',') {
            start += 1;
            if self.role(start) != Role::Year {
                return None;
            }
        }
        self.year_phrase(start)
    }

    /// `thế kỷ XX`, `thập niên 90`.
    fn age(&self, i: usize, point: &mut Point) -> Option<usize> {
        if self.role(i + 1) != Role::Age {
            return None;
        }
        let next = i + 2;
        if self.role(i) == Role::Decade {
            let (figure, length) = self.number(next)?;
            let cluster = self.cluster(next)?;
            if self.is_glued(cluster.end) || cluster.count > 2 {
                return None;
            }
            let end = cluster.end;
            let century = self.of_century(end);
            let decade = |figure: u16, length: u8| match length {
                4 if figure.is_multiple_of(10) => Some((figure / 10) as i16),
                2 => Some(century.map_or(19, |(c, _)| c) * 10 + (figure / 10) as i16),
                _ => None,
            };
            point.set(Calendar::Decade(decade(figure, length)?));
            if cluster.count == 2 {
                point.first = point.calendar;
                point.set(Calendar::Decade(decade(cluster.numbers[1], cluster.lengths[1])?));
            }
            return Some(century.map_or(end, |(_, after)| after));
        }
        let (century, mut end) = self.century_number(next)?;
        point.set(Calendar::Century(century));
        if let Some((joined, _)) = self.list_joiner(end)
            && let Some((last, after)) = self.century_number(joined)
            && last > century
            && self.role(joined) != Role::This
        {
            point.first = Calendar::Century(century);
            point.set(Calendar::Century(last));
            end = after;
        }
        Some(end)
    }

    /// The century's first two digits: `XX` gives 19.
    fn century_number(&self, i: usize) -> Option<(i16, usize)> {
        match self.role(i) {
            Role::This => return Some((20, i + 1)),
            Role::Before => return Some((19, i + 1)),
            Role::Thu => {
                return self.century_number(i + 1).filter(|_| self.role(i + 1) != Role::This);
            }
            _ => {}
        }
        match self.number(i) {
            Some((n @ 1..=21, 1..=2)) if !self.is_glued(i + 1) => Some((n as i16 - 1, i + 1)),
            Some(_) => None,
            None => match self.roman(i)? {
                n @ 1..=21 => Some((n - 1, i + 1)),
                _ => None,
            },
        }
    }

    /// `[của] thế kỷ XX` after a decade.
    fn of_century(&self, i: usize) -> Option<(i16, usize)> {
        let start = i + usize::from(self.role(i) == Role::Of);
        if self.role(start) == Role::Century && self.role(start + 1) == Role::Age {
            return self.century_number(start + 2);
        }
        None
    }

    /// `mùa hè năm 2017`, `xuân 2016`, `mùa thu này`.
    fn season(&self, i: usize, point: &mut Point) -> Option<usize> {
        // `hạ tuần tháng 9` is the last third of a month.
        if self.role(i) == Role::Season(Season::Summer) && self.role(i + 1) == Role::Week {
            return self.month_after_portion(i + 2, point);
        }
        let has_head = self.role(i) == Role::SeasonHead;
        let start = i + usize::from(has_head);
        let Role::Season(season) = self.role(start) else {
            return None;
        };
        // `vụ hè thu 2019`, `đông xuân`: a crop.
        let is_crop = matches!(self.role(start + 1), Role::Season(_))
            || (i > self.begin && matches!(self.before(i).role, Role::Season(_)));
        let end = start + 1;
        if is_crop {
            return None;
        }
        let (year, end) = match self.year_phrase(end).or_else(|| self.plain_year(end)) {
            Some(found) => found,
            None if has_head => {
                let (offset, end) = self.offset_word(end)?;
                (Year::Offset(offset), end)
            }
            None => return None,
        };
        let may_be_bare = matches!(season, Season::Spring | Season::Summer);
        if !has_head && !may_be_bare && !self.is_title_case(start) {
            return None;
        }
        point.set(Calendar::Season { season, year });
        Some(end)
    }

    // ---------------------------------------------------------------- portions and distances

    /// `đầu năm 2018`, `cuối tháng 7`, `giữa thế kỷ XX`, `nửa đầu năm`, `trung tuần tháng 3`.
    fn portion(&self, i: usize, point: &mut Point) -> Option<usize> {
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
            Role::Month => self.month_after_portion(next, point),
            Role::Year => self
                .year(next, point)
                .or_else(|| self.bare_unit(next, Calendar::Year(Year::Offset(0)), point)),
            Role::Week => {
                let (offset, end) = self.offset_word(next + 1)?;
                point.set(Calendar::WeekOffset(offset));
                Some(end)
            }
            Role::Quarter => self.quarter(next, point),
            Role::Century | Role::Decade => self.age(next, point),
            Role::Season(_) | Role::SeasonHead => self.season(next, point),
            // `đầu những năm 1990`.
            _ if self.meaning(next).is(cue::VAGUE) && self.role(next + 1) == Role::Year => {
                self.number(next + 2)?;
                self.year_figures(next + 2, true, point)
            }
            _ => None,
        }
    }

    fn month_after_portion(&self, i: usize, point: &mut Point) -> Option<usize> {
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
        if self.number(end).is_some() || self.is_lower_word(end) && self.is_word_tail(end) {
            return None;
        }
        point.set(calendar);
        Some(end)
    }

    fn is_word_tail(&self, i: usize) -> bool {
        matches!(self.token(i).map(|t| t.text(self.text)), Some("học" | "mới"))
    }

    /// `cách đây 3 ngày`, `cách nay gần 5 năm`.
    fn distance(&self, i: usize, point: &mut Point) -> Option<usize> {
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

    /// `3 ngày trước`, `2 tuần trước`; also `5 năm qua` and `3 ngày tới`, which are no dates.
    fn ago(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (count, at) = self.count(i)?;
        let count = count as i16;
        let unit = unit(self.role(at)).filter(|u| *u > Unit::Hour)?;
        let end = at + 2;
        match self.role(at + 1) {
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
            _ => return None,
        }
        Some(end)
    }

    /// `sang năm`, `sang tuần`, `sang tháng`: the next one.
    fn onto(&self, i: usize, point: &mut Point) -> Option<usize> {
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

    // ---------------------------------------------------------------- ranges

    /// Goes on from a point to a range: `đến`, a dash, `rạng`.
    fn extend(&self, point: Point, end: usize) -> Option<(Expression, usize)> {
        if point.is_floating() && point.clock.is_none() && self.mark(end).is_some() {
            return None;
        }
        let listed = (point.first != Calendar::None).then(|| (split(point), end));
        let joiner = match self.mark(end) {
            Some('-') => Some(end + 1),
            Some(',') if self.role(end + 1) == Role::Dawn => Some(end + 1),
            Some(_) => None,
            None => match self.role(end) {
                Role::To if self.role(end + 1) == Role::All => Some(end + 2),
                Role::To | Role::Next => Some(end + 1),
                Role::Dawn => Some(end),
                _ => None,
            },
        };
        let is_dash = self.mark(end) == Some('-');
        let second = joiner.and_then(|start| {
            let (mut second, after) = self.point(start)?;
            if second.bare == Some('#') && !matches!(point.calendar, Calendar::Year(_)) {
                return None;
            }
            if second.first != Calendar::None
                || !are_comparable(&point, &second)
                || (is_dash && !is_dash_range(&point, &second))
            {
                return None;
            }
            second.bare = None;
            Some((Expression::Range(point, second), after))
        });
        second.or(listed)
    }

    fn is_range_fit(
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

    // ---------------------------------------------------------------- what the words around say

    fn is_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        if point.is_floating() {
            return self.is_clock_fit(i, end, point);
        }
        if point.calendar == Calendar::None {
            return self.is_weekday_fit(i, end, point);
        }
        if self.is_law_year(i, point) {
            return false;
        }
        match point.bare {
            Some('#') => self.is_year_fit(i, end),
            Some(_) if point.is_bare_only() => self.is_bare_day_fit(i, end, point),
            _ => self.is_unit_fit(i, end, point),
        }
    }

    /// A clock time, or a part of day, without a day.
    fn is_clock_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        let Some(clock) = point.clock else {
            let ends_head = self.mark(end) == Some(':') && self.begins_item(i);
            let opens = i == self.begin && self.mark(end) == Some(',') || self.opens_lead(i);
            return ends_head || point.session && opens;
        };
        if point.part.is_some() {
            return true;
        }
        let before = self.before(i);
        let opens_clause = i == self.begin + 1 && self.mark(end) == Some(',');
        if before.is(cue::AMOUNT | cue::SET | cue::VAGUE) && !before.is(cue::CLOCK) && !opens_clause
        {
            return false;
        }
        let is_head = self.begins_item(i) && matches!(self.mark(end), Some(':' | ',' | '-'));
        match clock.form {
            // `5g` may be grams.
            ClockForm::Letter if self.tokens[end - 1].mark == 'g' => {
                before.is(cue::CLOCK) && !self.is_counted(end) || is_head
            }
            // `Thế giới 24h` is a programme.
            ClockForm::Letter if clock.hour == 24 && clock.minute == 0 => before.is(cue::CLOCK),
            ClockForm::Letter => !matches!(self.role(end), Role::After | Role::Past),
            ClockForm::Colon => !before.is(cue::THING),
            ClockForm::Word | ClockForm::WordMinutes => {
                let goes_on =
                    matches!(self.role(end), Role::After | Role::Past | Role::Next | Role::Before)
                        && self.role(end + 1) != Role::Day;
                (before.is(cue::CLOCK) || is_head) && !goes_on
            }
        }
    }

    /// Does the lead begin here, after a source in brackets (`(TTXVN) Buổi sáng ...`)?
    fn opens_lead(&self, i: usize) -> bool {
        i > self.begin
            && self.is_title_case(i)
            && self.tokens[self.begin].is_mark('(')
            && self.tokens[i - 1].is_mark(')')
    }

    fn is_weekday_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        let Some((_, in_week)) = point.weekday else {
            return false;
        };
        if point.part.is_some() || point.clock.is_some() || in_week != InWeek::Any {
            return !self.before(i).is(cue::VAGUE);
        }
        let before = self.before(i);
        if before.is(cue::VAGUE | cue::SET | cue::THING) {
            return false;
        }
        // `từ thứ hai đến thứ sáu`: every week.
        if matches!(self.role(end), Role::To) && self.role(end + 1) == Role::Thu {
            return false;
        }
        if before.role == Role::To && i >= self.begin + 2 && self.before(i - 1).number > 0 {
            return false;
        }
        if self.is_dated_in_brackets(end) {
            return true;
        }
        let is_named = self.role(i) == Role::Chu || self.is_title_case(i + 1);
        let is_led = before.is(cue::DATE) && !matches!(before.role, Role::Day | Role::And);
        let is_head = self.begins_item(i)
            && (matches!(self.mark(end), Some(':' | '('))
                || (is_named && self.mark(end) == Some(',')));
        is_head || (is_led && (is_named || !self.is_lower_word(end) || self.is_function(end)))
    }

    /// Does a day in brackets follow (`thứ Sáu (22/8)`)?
    fn is_dated_in_brackets(&self, end: usize) -> bool {
        self.mark(end) == Some('(')
            && self
                .days(end + 1, &mut Point::default(), false)
                .is_some_and(|after| self.mark(after) == Some(')'))
    }

    /// Two years that follow each other: a school year, a season.
    fn is_year_pair(&self, i: usize) -> bool {
        self.cluster(i)
            .is_some_and(|c| c.count == 2 && c.lengths[1] == 4 && c.numbers[1] == c.numbers[0] + 1)
    }

    fn is_year_fit(&self, i: usize, end: usize) -> bool {
        let is_named = i > self.begin
            && self.tokens[i - 1].is_capital()
            && self.number(i).is_some_and(|(y, _)| NAMED_YEARS.contains(&y));
        let is_money = self.token(end).is_some_and(|t| t.len() == 1 || t.shape == Shape::Upper);
        let is_amount = self.is_counted(end) && !self.is_year_pair(i);
        if is_amount && (!is_named || is_money) || self.touches(i) && !self.may_follow(i) {
            return false;
        }
        if i == self.begin {
            return self.ends_line(end) || matches!(self.mark(end), Some(':' | ','));
        }
        let previous = &self.tokens[i - 1];
        let before = self.before(i);
        if previous.is_mark('(') {
            return true;
        }
        if previous.is_word() {
            let is_named = previous.shape != Shape::Lower || !before.is(cue::THING);
            return is_named
                && (!before.is(cue::THING) || before.is(cue::DATE))
                && !self.is_law_name(i);
        }
        end > i + 1 && !previous.is_number()
    }

    /// A unit word stands in the expression; still the words around may make it something else.
    fn is_unit_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        let before = self.before(i);
        match point.calendar {
            Calendar::Year(Year::Offset(_))
            | Calendar::Month { month: Month::Offset(_), .. }
            | Calendar::WeekOffset(_)
            | Calendar::QuarterOffset(_)
                if unit(self.role(i)).is_some() =>
            {
                before.number == 0 && !before.is(cue::VAGUE)
            }
            // `mỗi tháng 2 buổi`, `800.000 đồng/tháng`, `Cách mạng tháng Tám`.
            Calendar::Month { .. } if self.role(i) == Role::Month => {
                let is_month_of_name = self.number(i + 1).is_none()
                    && i > self.begin
                    && self.tokens[i - 1].is_word()
                    && crate::text::token::hash_word("mạng") == self.tokens[i - 1].hash;
                !is_month_of_name
            }
            Calendar::Day { month: Month::Missing, .. } => {
                let stands = !self.is_lower_word(end) || self.is_function(end);
                // `trong ngày 22`, though not `trong 22`.
                let amount = before.is(cue::AMOUNT) && self.role(i) != Role::Day;
                stands && !amount && !before.is(cue::SET)
                    || before.is(cue::DATE) && !self.is_counted(end)
            }
            _ => true,
        }
    }

    /// A year inside a law's name (`Luật Đất đai năm 2013`).
    fn is_law_year(&self, i: usize, point: &Point) -> bool {
        matches!(point.calendar, Calendar::Year(Year::Known(_))) && self.is_law_name(i)
    }

    /// Do the words before this one, up to the last mark or verb, name a law?
    fn is_law_name(&self, i: usize) -> bool {
        let mut back = i;
        if i > self.begin && self.before(i).role == Role::Year {
            back -= 1;
        }
        for _ in 0..12 {
            if back == self.begin {
                return false;
            }
            back -= 1;
            let token = &self.tokens[back];
            if !token.is_word() {
                if matches!(token.mark, ')' | '(') {
                    continue;
                }
                return false;
            }
            let meaning = self.words.meaning(token);
            let word = token.text(self.text);
            let previous = || match back {
                _ if back > self.begin => self.tokens[back - 1].text(self.text),
                _ => "",
            };
            if meaning.is(cue::LAW) && (token.is_capital() || previous() == "Bộ")
                || LAW_HEADS.contains(&(previous(), word))
            {
                return true;
            }
            if meaning.is(cue::VERB) && token.shape == Shape::Lower {
                return false;
            }
        }
        false
    }

    /// Do the words before a day name a feast (`Ngày Nhà giáo Việt Nam 20/11`)?
    fn is_feast_told(&self, i: usize) -> bool {
        let first = self.begin.max(i.saturating_sub(FEAST_REACH));
        i > self.begin
            && self.tokens[i - 1].is_word()
            && self.tokens[first..i].iter().any(|t| self.words.meaning(t).is(cue::FEAST))
    }

    fn is_in_brackets(&self, i: usize, end: usize) -> bool {
        i > self.begin
            && self.tokens[i - 1].is_mark('(')
            && matches!(self.mark(end), Some(')' | ',' | ';'))
    }

    /// `24/7`, `24-7`, `24.7` without any word of time: by what stands around.
    fn is_bare_day_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        let mark = point.bare.unwrap_or('/');
        let before = self.before(i);
        if let Calendar::Month { .. } = point.calendar {
            return before.is(cue::DATE) || self.is_in_brackets(i, end) || self.begins_item(i);
        }
        let Calendar::Day { day, month: Month::Known(month), .. } = point.calendar else {
            return true;
        };
        if self.is_among_scores(i, end) {
            return false;
        }
        // `đạt 9/5,6 km`, `đến 1/2,3 inch`.
        let is_decimal = self.is_glued(end) && self.cluster(end + 1).is_some_and(|c| c.count == 1);
        if is_decimal && (!before.is(cue::DATE) || is_fraction(day, month)) {
            return false;
        }
        let counted = self.is_counted(end);
        let is_list = point.first != Calendar::None;
        if before.role == Role::All
            && is_fraction(day, month)
            && self.before(i - 1).role != Role::To
        {
            return false;
        }
        // `dẫn trước 11-9` is a score.
        let leads = i >= self.begin + 2
            && matches!(self.tokens[i - 2].text(self.text), "dẫn" | "vượt" | "Dẫn");
        if before.role == Role::Before && leads {
            return false;
        }
        if before.is(cue::DATE) {
            return !counted || is_list || (day > 12 && mark == '/');
        }
        if before.is(cue::THING) {
            return false;
        }
        if i > self.begin && self.tokens[i - 1].is_mark('(') {
            let follows_date = self.last_end == i - 1;
            let is_closed = self.is_in_brackets(i, end);
            let is_plain = match mark {
                '/' => day >= month || month > 5,
                '.' if self.writes_dots => true,
                _ => day > 12 || self.is_padded(end),
            };
            return is_closed && (follows_date || is_plain);
        }
        // One more of a list of dates.
        if i > self.begin
            && self.last_end == i - 1
            && (self.tokens[i - 1].is_mark(',') || before.role == Role::And)
        {
            return !counted;
        }
        if holiday::is_feast(day, month) && self.is_feast_told(i) {
            return !counted;
        }
        // `(TTXVN 5/8)`.
        if self.mark(end) == Some(')') && mark != '.' && i > self.begin {
            let previous = &self.tokens[i - 1];
            let is_agency = previous.shape == Shape::Upper && previous.len() > 1;
            if is_agency || previous.is_mark(',') {
                return true;
            }
        }
        // `24/7`: round the clock.
        if (day, month, mark) == (24, 7, '/') && !is_list {
            return self.begins_item(i) && self.mark(end) == Some(':');
        }
        if self.begins_item(i) && (self.mark(end) == Some(':') || mark == '/' && day > 12) {
            return true;
        }
        if self.ends_line(end) && i > self.begin {
            // `Thanh Hóa, 13/8` and a headline that ends in a date.
            return self.tokens[i - 1].is_mark(',') || day > 12;
        }
        match mark {
            '/' if counted => false,
            '/' if day > 12 || is_list => true,
            '/' if day > month => !self.is_lower_word(end) || self.is_function(end),
            _ => false,
        }
    }

    /// Is one of the pairs of figures listed beside it no day (`25/9, 25/14, 25/11`)?
    fn is_among_scores(&self, i: usize, end: usize) -> bool {
        let is_score = |c: &Cluster| c.count == 2 && c.lengths[1] <= 2 && days_of(c).is_none();
        let is_comma = |at: usize| matches!(self.mark(at), Some(',' | ';'));
        let mut at = end;
        for _ in 0..MOST_LISTED {
            match self.cluster(at + 1).filter(|next| is_comma(at) && next.count == 2) {
                Some(next) if is_score(&next) => return true,
                Some(next) => at = next.end,
                None => break,
            }
        }
        at = i;
        for _ in 0..MOST_LISTED {
            if at < self.begin + 4 || !is_comma(at - 1) {
                return false;
            }
            match self.cluster(at - 4).filter(|c| c.count == 2 && c.end == at - 1) {
                Some(last) if is_score(&last) => return true,
                Some(_) => at -= 4,
                None => return false,
            }
        }
        false
    }

    /// Is the month that ends here written with a leading zero?
    fn is_padded(&self, end: usize) -> bool {
        self.token(end - 1).is_some_and(|t| t.is_number() && t.mark == '0' && t.len() == 2)
    }
}

impl Point {
    fn set(&mut self, calendar: Calendar) {
        if let Calendar::Today(offset) = self.calendar {
            self.said_offset = Some(offset);
        }
        self.calendar = calendar;
    }

    /// Is the day told by its distance from the reference, so that its date may follow?
    fn said(&self) -> bool {
        matches!(self.calendar, Calendar::Today(_))
    }

    fn is_bare_only(&self) -> bool {
        self.clock.is_none()
            && self.part.is_none()
            && self.weekday.is_none()
            && self.said_offset.is_none()
    }

    fn has_known_year(&self) -> bool {
        self.calendar.known_year().is_some()
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
    if adds_clock && !point.calendar.is_day() && point.calendar != Calendar::None {
        return false;
    }
    if adds_clock && point.first != Calendar::None {
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
                || (adds_day
                    && is_dated(next)
                    && (point.clock.is_some() || point.weekday.is_some()))
        }
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

/// The token that holds the mark between the figures that end here.
fn cluster_mark(grammar: &Grammar<'_>, end: usize) -> usize {
    let mut i = end.saturating_sub(2);
    while i > grammar.begin && (grammar.tokens[i].is_word() || grammar.tokens[i].is_number()) {
        i -= 1;
    }
    i
}

fn month_of(month: u8, year: Year) -> Calendar {
    Calendar::Month { month: Month::Known(month), year }
}

fn months(count: u8, is_last: bool, year: Year) -> Calendar {
    match (count, is_last) {
        (6, _) => Calendar::Half { half: 1 + u8::from(is_last), year },
        (_, false) => Calendar::Months { first: 1, last: count, year },
        (_, true) => Calendar::Months { first: 13 - count, last: 12, year },
    }
}

fn set_year(calendar: &mut Calendar, known: Year) {
    if let Some(year) = calendar.year_mut() {
        *year = known;
    }
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

fn to_lunar(calendar: Calendar) -> Option<Calendar> {
    match calendar {
        Calendar::Day { day: day @ 1..=30, month: Month::Known(month), year } => {
            Some(Calendar::LunarDay { day, month, is_leap: false, year })
        }
        Calendar::LunarDay { .. } => Some(calendar),
        _ => None,
    }
}

/// The day or the two days that figures say: `24/7`, `24-7-2018`, `20-25/7`, `27/4-1/5/2018`.
fn days_of(cluster: &Cluster) -> Option<(Calendar, Calendar)> {
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

/// Do the figures say a common fraction (`1/2`, `3/4`)?
fn is_fraction(day: u8, month: u8) -> bool {
    day < month && month <= 5
}

fn unit(role: Role) -> Option<Unit> {
    Some(match role {
        Role::Hour => Unit::Hour,
        Role::Minute => Unit::Minute,
        Role::Second => Unit::Second,
        Role::Day | Role::Part(_) => Unit::Day,
        Role::Week => Unit::Week,
        Role::Month => Unit::Month,
        Role::Quarter => Unit::Quarter,
        Role::Year => Unit::Year,
        Role::Decade => Unit::Decade,
        Role::Century => Unit::Century,
        _ => return None,
    })
}

fn unit_follows(role: Role) -> bool {
    matches!(role, Role::Day | Role::Month | Role::Year | Role::Week)
}

fn roman_value(numeral: &str) -> Option<i16> {
    let digit = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    if numeral.len() > 5 {
        return None;
    }
    let mut total = 0;
    let mut chars = numeral.chars().peekable();
    while let Some(c) = chars.next() {
        let value = digit(c)?;
        let is_less = chars.peek().and_then(|&c| digit(c)).is_some_and(|n| n > value);
        total += if is_less { -value } else { value };
    }
    (total > 0).then_some(total)
}
