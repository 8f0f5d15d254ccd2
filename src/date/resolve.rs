//! From what an expression says to its place on the calendar.
//!
//! What is left open is taken from the reference date and from the dates before it in the text.
//! Of the days that fit, the nearest one is meant; a report looks back, so that a day to come
//! counts as farther away, unless words such as `sẽ`, `dự kiến`, `tới` say that it is to come.

use super::expression::{
    Calendar, Clock, ClockForm, Expression, InWeek, Month, Point, Unit, Year, unit,
};
use super::find::DateMention;
use super::holiday;
use super::lunar::{self, LunarDate};
use super::value::{DateValue, Granularity, Moment, TimexType};
use super::words::{Meaning, Part, Role, Season, Words, cue};
use crate::text::token::{Shape, Token, Word};
use crate::text::words;
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};
use std::fmt::Write;
use std::ops::Range;

/// Gives every mention its value: one for each, in the same order.
///
/// `reference` is the day the text was published. Without it, years that no expression tells stay
/// `XXXX`.
pub fn resolve(
    mentions: &[DateMention],
    tokens: &[Token],
    text: &str,
    sentences: &[Range<usize>],
    reference: Option<Date>,
) -> Vec<DateValue> {
    let mut resolver = Resolver::new(tokens, text, sentences, reference);
    resolver.story = story_years(mentions, reference);
    let mut values = Vec::with_capacity(mentions.len());
    let listed_years = listed_years(mentions, tokens);
    for (i, mention) in mentions.iter().enumerate() {
        resolver.listed_year =
            listed_years[i].or_else(|| year_beside(mentions, i, tokens, reference));
        resolver.bracketed =
            mentions.get(i + 1).and_then(|next| told_after(mention, next, tokens, text));
        values.push(resolver.mention(mention));
    }
    values
}

/// The different years that a narrative of the past names; none for other texts.
fn story_years(mentions: &[DateMention], reference: Option<Date>) -> Vec<i16> {
    let mut years = Vec::new();
    let mut past = 0;
    let mut past_days = 0;
    for mention in mentions {
        let calendar = match mention.expression {
            Expression::Point(point) => point.calendar,
            Expression::Range(_, last) => last.calendar,
            _ => continue,
        };
        // News speaks of today even where it tells of long ago.
        if matches!(calendar, Calendar::Today(_)) {
            return Vec::new();
        }
        let Some(year) = calendar.told_year() else {
            continue;
        };
        years.push(year);
        if reference.is_none_or(|r| year < r.year() - HISTORY_YEARS) {
            past += 1;
            past_days += usize::from(matches!(calendar, Calendar::Day { .. }));
        }
    }
    let is_story = years.len() >= STORY_YEARS
        && past * 5 >= years.len() * 4
        && (reference.is_none() || past_days >= STORY_DAYS);
    if !is_story {
        return Vec::new();
    }
    years.sort_unstable();
    years.dedup();
    years
}

/// The date that tells the day of the mention before it: in brackets right after it
/// (`chiều nay (24/7)`), after brackets (`15h (giờ địa phương) ngày 24/7`), or after the zone of a
/// clock time (`18:05 GMT+7, 24/7/2018`).
fn told_after(
    mention: &DateMention,
    next: &DateMention,
    tokens: &[Token],
    text: &str,
) -> Option<Point> {
    let (Expression::Point(point), Expression::Point(told)) = (mention.expression, next.expression)
    else {
        return None;
    };
    let (end, start) = (mention.tokens.end, next.tokens.start);
    let is_opened = start > end && tokens[end].is_mark('(');
    let is_inside = start == end + 1;
    let is_behind =
        point.is_floating() && start - end <= MOST_BRACKETED && tokens[start - 1].is_mark(')');
    let is_zoned = point.is_floating()
        && (1..=MOST_BRACKETED).contains(&(start - end))
        && matches!(tokens[end].text(text), "GMT" | "UTC");
    let is_day = matches!(told.calendar, Calendar::Day { .. });
    let is_told = is_opened && (is_inside || is_behind) || is_zoned;
    (is_told && is_day).then_some(told)
}

/// How many tokens a remark or a zone between a clock time and its day may have.
const MOST_BRACKETED: usize = 6;

/// For each mention the year that its neighbour in a list tells: `ngày 22/4 và ngày 25/4/2018`.
fn listed_years(mentions: &[DateMention], tokens: &[Token]) -> Vec<Option<i16>> {
    let calendar = |mention: &DateMention| match mention.expression {
        Expression::Point(point) => point.calendar,
        Expression::Range(_, last) => last.calendar,
        _ => Calendar::None,
    };
    let are_listed = |a: &DateMention, b: &DateMention| {
        let joiner = a.tokens.end;
        b.tokens.start == joiner + 1
            && (tokens[joiner].is_mark(',')
                || Words::get().meaning(&tokens[joiner]).role == Role::And)
            && std::mem::discriminant(&calendar(a)) == std::mem::discriminant(&calendar(b))
    };
    let mut years = vec![None; mentions.len()];
    for i in (1..mentions.len()).rev() {
        if are_listed(&mentions[i - 1], &mentions[i]) {
            years[i - 1] = calendar(&mentions[i]).known_year().or(years[i]);
        }
    }
    years
}

/// The year that a clause tells by itself before a day or month (`cách đây hai năm, vào tháng 8`), or
/// that is told right behind it (`tháng 8 | cách đây hai năm`).
fn year_beside(
    mentions: &[DateMention],
    i: usize,
    tokens: &[Token],
    reference: Option<Date>,
) -> Option<i16> {
    const LEADS: [Word; 7] = words!["vào", "hồi", "khoảng", "đúng", "nhân", "dịp", "tầm"];
    /// Tokens between the two.
    const MOST: usize = 3;
    /// Words by which the later one is told from today.
    const PRESENT: [Word; 5] = words!["này", "nay", "vừa", "tới", "qua"];
    let mention = &mentions[i];
    let Expression::Point(point) = mention.expression else { return None };
    let (Calendar::Day { month: Month::Known(_), year: Year::Missing, .. }
    | Calendar::Month { month: Month::Known(_), year: Year::Missing }) = point.calendar
    else {
        return None;
    };
    let calendar = |mention: &DateMention| match mention.expression {
        Expression::Point(point) => point.calendar,
        _ => Calendar::None,
    };
    let year = |mention: &DateMention| match calendar(mention) {
        Calendar::Year(Year::Known(year)) => Some(year),
        Calendar::Year(Year::Over) => Some(reference?.year() - 1),
        Calendar::Year(Year::Offset(count)) | Calendar::Away { count, unit: Unit::Year } => {
            Some(reference?.year() + count)
        }
        _ => None,
    };
    let before = || {
        let other = mentions[..i].last().filter(|m| m.sentence == mention.sentence)?;
        let between = &tokens[other.tokens.end..mention.tokens.start];
        let led = between.len() <= MOST
            && !between.is_empty()
            && between.iter().all(|t| t.is_mark(',') || t.is_any(&LEADS));
        // `sinh năm 1980, ngày 24/7 bị bắt`: the year of something else.
        let stands = matches!(calendar(other), Calendar::Away { .. })
            || other.tokens.start.checked_sub(1).is_none_or(|k| {
                let opens = tokens[other.tokens.start].begins_line();
                opens || !tokens[k].is_word() || tokens[k].is_any(&LEADS)
            });
        let present = tokens.get(mention.tokens.end).is_some_and(|t| t.is_any(&PRESENT));
        year(other).filter(|_| led && stands && !present)
    };
    let behind = || {
        let other = mentions.get(i + 1).filter(|m| m.tokens.start == mention.tokens.end)?;
        year(other).filter(|_| other.sentence == mention.sentence)
    };
    before().or_else(behind)
}

/// Gives a single expression its value.
pub(crate) fn resolve_alone(expression: &Expression, reference: Option<Date>) -> DateValue {
    Resolver::new(&[], "", &[], reference).expression(expression, &Context::default())
}

/// A day of which the year or the month may not be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenDay {
    year: Option<i16>,
    month: Option<u8>,
    day: u8,
}

impl OpenDay {
    fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month? as i8, self.day as i8).ok()
    }

    /// The day so many days on; without a year that of 2001 is taken, which is no leap year.
    fn plus(self, days: i16) -> OpenDay {
        let Some(month) = self.month else {
            return self;
        };
        let known = Date::new(self.year.unwrap_or(2001), month as i8, self.day as i8).ok();
        let Some(moved) = known.and_then(|d| add_days(d, i64::from(days))) else {
            return self;
        };
        OpenDay { year: self.year.map(|_| moved.year()), ..OpenDay::from(moved) }
    }
}

impl From<Date> for OpenDay {
    fn from(date: Date) -> OpenDay {
        OpenDay { year: Some(date.year()), month: Some(date.month() as u8), day: date.day() as u8 }
    }
}

/// A stretch of the calendar with all filled in that could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    Day(OpenDay),
    Days(Date, Date),
    Week(Option<ISOWeekDate>),
    WeekNumber(Option<i16>, u8),
    Month(Option<i16>, Option<u8>),
    Months(Option<i16>, u8, u8),
    Quarter(Option<i16>, Option<u8>),
    Half(Option<i16>, u8),
    Season(Option<i16>, Season),
    Year(Option<i16>),
    Decade(i16),
    Century(i16),
}

/// A day that the text reports of, to which `cùng ngày` and clock times refer.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    day: OpenDay,
    part: Option<Part>,
    hour: Option<u8>,
    sentence: usize,
    /// `sẽ` or the like tells that it is to come.
    is_plan: bool,
    /// It begins its line, as the head of a list of hours does.
    heads_list: bool,
}

/// What the words around an expression say of it.
#[derive(Clone, Copy, Debug)]
struct Context {
    /// By how much a day to come counts as farther away than one that has been.
    future_weight: f64,
    /// It dates a document, a birth, a term or a feast and not what is told.
    is_aside: bool,
    /// It begins its sentence, apart from a bullet.
    begins_line: bool,
    /// It begins its sentence, apart from a word such as `Vào`.
    opens_sentence: bool,
    /// `từ` stands before it.
    is_from: bool,
    /// `đến` stands before it and opens its clause.
    opens_with_to: bool,
    /// It tells when the text was published (`Tin phát lúc: 15h30`).
    is_publication: bool,
    /// `lúc` stands before it.
    is_at: bool,
    /// It dates a document by its number.
    dates_document: bool,
    /// `trước` stands before it.
    is_deadline: bool,
    /// `đến` stands before it.
    is_until: bool,
    /// `với` stands before it: an earlier time that another is compared with.
    is_compared: bool,
    /// Words behind it tell it from today: `này`, `vừa qua`, `đến nay`.
    is_present: bool,
    sentence: usize,
}

impl Default for Context {
    fn default() -> Context {
        Context {
            future_weight: UNTOLD,
            is_aside: false,
            begins_line: false,
            opens_sentence: false,
            is_from: false,
            opens_with_to: false,
            is_publication: false,
            is_at: false,
            dates_document: false,
            is_deadline: false,
            is_until: false,
            is_compared: false,
            is_present: false,
            sentence: 0,
        }
    }
}

/// Nothing tells whether the day is to come.
const UNTOLD: f64 = 3.0;
/// It ends or begins something: a day to come is as likely.
const TERM: f64 = 1.0;
/// `sẽ`, `dự kiến` before it.
const PLANNED: f64 = 0.2;
/// `tới` after it.
const COMING: f64 = 0.02;
/// `đã`, `vừa`, `hồi` before it.
const REPORTED: f64 = 30.0;

/// How far back in a sentence words tell of the direction.
const CUE_REACH: usize = 14;
/// How many tokens a document's number may have.
const DOCUMENT_REACH: usize = 24;
/// How many tokens of a block are looked through for its end.
const BLOCK_REACH: usize = 400;
/// A day so near to the reference is meant whatever weekday stands beside it.
const CLOSE_DAYS: f64 = 14.0;
/// News is of days so near to the reference.
const NEWS_DAYS: f64 = 3.0;
/// A day so far from it belongs to what came before.
const ASIDE_DAYS: f64 = 4.0;
/// How many sentences a full date goes on giving its year to those after it.
const GOVERNING_REACH: usize = 2;
/// How many days from it such a date may lie.
const GOVERNING_DAYS: i64 = 200;
/// A narrative names so many years.
const STORY_YEARS: usize = 5;
/// A text that has a day of its own is a narrative if it dates so many days ...
const STORY_DAYS: usize = 3;
/// ... of so many years before.
const HISTORY_YEARS: i16 = 10;
/// A year so long before that a narrative told of it in passing.
const ASIDE_YEARS: i16 = 50;
const MOST_ANCHORS: usize = 8;
/// A clock time without a day belongs to one spoken of at most so many sentences before.
const ANCHOR_REACH: usize = 25;

/// A lunar month is named by the solar month that this day of it lies in.
const MIDDLE_DAY: u8 = 15;

/// So many days around it, `mùng` and a figure is a day of Tết.
const TET_DAYS: f64 = 20.0;

/// By so many days a season may begin later than its first month.
const SEASON_SLACK: f64 = 45.0;

/// So many days around the reference are what a list of hours may be about.
const RECENT_DAYS: f64 = 60.0;

struct Resolver<'t> {
    words: &'static Words,
    tokens: &'t [Token],
    text: &'t str,
    sentences: &'t [Range<usize>],
    reference: Option<Date>,
    /// The day that the text calls `hôm nay`.
    today: Option<Date>,
    anchors: Vec<Anchor>,
    /// The years that the text names if it is a narrative of the past.
    story: Vec<i16>,
    /// The days of the last full date that was told, in a narrative of any date, and its sentence.
    governing: Option<(Date, Date, usize)>,
    /// The date after the mention that tells its day.
    bracketed: Option<Point>,
    /// The year that the next of a list tells.
    listed_year: Option<i16>,
    last_year: Option<i16>,
    last_month: Option<u8>,
    /// The last day of the date before, and its sentence.
    told: Option<(Date, usize)>,
    /// The clock time of the date before.
    told_time: Option<DateTime>,
    /// The last day of a range told after the last of the anchors.
    range_end: Option<OpenDay>,
    /// The last month or quarter with a year of its own: its end, and its sentence.
    dated_part: Option<(Date, usize)>,
    /// The year with which a sentence opened (`Năm 2011, ông ...`), and the sentence.
    opening_year: Option<(i16, usize)>,
    /// The day last told, also as a term, and its sentence.
    told_day: Option<(OpenDay, usize)>,
    note: Option<String>,
}

impl<'t> Resolver<'t> {
    fn new(
        tokens: &'t [Token],
        text: &'t str,
        sentences: &'t [Range<usize>],
        reference: Option<Date>,
    ) -> Resolver<'t> {
        Resolver {
            words: Words::get(),
            tokens,
            text,
            sentences,
            reference,
            today: reference,
            anchors: Vec::with_capacity(MOST_ANCHORS),
            story: Vec::new(),
            governing: None,
            bracketed: None,
            listed_year: None,
            last_year: None,
            last_month: None,
            told: None,
            told_time: None,
            range_end: None,
            dated_part: None,
            opening_year: None,
            told_day: None,
            note: None,
        }
    }

    fn mention(&mut self, mention: &DateMention) -> DateValue {
        let context = self.context(mention);
        let value = self.expression(&mention.expression, &context);
        self.remember(mention, &value, &context);
        value
    }

    fn expression(&mut self, expression: &Expression, context: &Context) -> DateValue {
        self.note = None;
        let mut value = match *expression {
            Expression::Point(point) => {
                if let Calendar::Past { count, unit } = point.calendar {
                    self.around_today(-count, unit)
                } else if let Calendar::Coming { count, unit } = point.calendar {
                    self.around_today(count, unit)
                } else if let (Calendar::Told { offset, unit: Unit::Hour }, Some(time)) =
                    (point.calendar, self.told_time)
                {
                    hours_after(time, offset)
                } else {
                    let stretch = self.point(&point, context);
                    written(stretch, &point)
                }
            }
            Expression::Range(first, last) => self.range(&first, &last, context),
            Expression::Duration(count, unit) => amount(TimexType::Duration, count, unit),
            Expression::Set(unit) => amount(TimexType::Set, 1, unit),
        };
        value.note = self.note.take();
        value
    }

    // ---------------------------------------------------------------- the words around

    fn meaning(&self, i: usize) -> &'static Meaning {
        match self.tokens.get(i) {
            Some(token) => self.words.meaning(token),
            None => self.words.none(),
        }
    }

    fn context(&self, mention: &DateMention) -> Context {
        let Range { start, end } = mention.tokens;
        let begin = self.sentences.get(mention.sentence).map_or(0, |sentence| sentence.start);
        let mut context = Context { sentence: mention.sentence, ..Context::default() };
        let before = if start > begin { self.meaning(start - 1) } else { self.words.none() };
        let is_term = matches!(before.role, Role::To | Role::Next | Role::Before | Role::All);
        let mut back = start;
        while back > begin && start - back < CUE_REACH {
            back -= 1;
            let meaning = self.meaning(back);
            let told = self.tokens[back].is_mark(';')
                || before.role == Role::Before && self.tokens[back].is_mark(',');
            if told {
                break;
            }
            if meaning.role == Role::Before && self.meaning(back + 1).role == Role::That {
                context.future_weight = REPORTED;
                break;
            }
            if meaning.is(cue::FUTURE) && self.is_plan(back) {
                context.future_weight = PLANNED;
                break;
            }
            if meaning.is(cue::PAST) && self.is_report(back, begin) {
                context.future_weight = REPORTED;
                break;
            }
            if meaning.is(cue::DUTY) {
                context.future_weight = TERM;
                break;
            }
        }
        // What follows a day to come in its sentence may be to come as well.
        let goes_on = match (self.told, self.reference) {
            (Some((told, sentence)), Some(reference)) => {
                sentence == mention.sentence && told > reference
            }
            _ => false,
        };
        if (is_term || goes_on) && context.future_weight == UNTOLD {
            context.future_weight = TERM;
        }
        if before.role == Role::Onto {
            context.future_weight = PLANNED;
        }
        let dates_document = self.dates_document(start, begin);
        if dates_document {
            context.future_weight = REPORTED;
        }
        match (self.meaning(end).role, self.meaning(end + 1).role) {
            // `từ tháng 1 đến nay`.
            (Role::To | Role::Next, Role::Now) => context.future_weight = REPORTED,
            (Role::Next, _) | (Role::Soon, Role::Next) => context.future_weight = COMING,
            (Role::Just, Role::Past) => context.future_weight = 1.0 / COMING,
            _ if self.meaning(end).is(cue::DONE) && context.future_weight == UNTOLD => {
                context.future_weight = REPORTED;
            }
            _ => {}
        }
        let is_from = self.tokens.get(start.wrapping_sub(1)).is_some_and(|t| {
            matches!(t.text(self.text), "từ" | "Từ" | "kể" | "dịp" | "hết" | "sau" | "Dịp")
        }) && start > begin;
        context.is_at = self.word_before(start, begin) == "lúc";
        context.dates_document = dates_document;
        context.is_deadline = before.role == Role::Before;
        context.is_until = before.role == Role::To;
        context.is_from = before.role == Role::From;
        let opens_clause =
            start > begin && (start == begin + 1 || !self.tokens[start - 2].is_word());
        context.opens_with_to = opens_clause && matches!(before.role, Role::To | Role::Next);
        // `Đến tháng 3, giá giảm`: what came to be by then.
        let is_month = matches!(
            mention.expression,
            Expression::Point(Point { calendar: Calendar::Month { .. }, .. })
        );
        if context.opens_with_to && is_month && !goes_on && context.future_weight == TERM {
            let comes = |k| self.meaning(k).is(cue::FUTURE) && self.is_plan(k);
            context.future_weight =
                if (end..end + CUE_REACH).any(comes) { PLANNED } else { UNTOLD };
        }
        context.is_aside = is_term
            || is_from
            || before.is(cue::BIRTH)
            || dates_document
            || self.is_occasion(mention, begin);
        context.opens_sentence = start == begin
            || start == begin + 1
                && matches!(self.word_before(start, begin), "Vào" | "Trong" | "Hồi" | "Từ" | "-");
        context.is_publication = self.is_publication(start, begin);
        context.is_compared = self.word_before(start, begin) == "với";
        context.is_present = match self.meaning(end).role {
            Role::To => self.meaning(end + 1).role == Role::Now,
            Role::Next | Role::Past | Role::This | Role::Just | Role::Now => true,
            _ => false,
        };
        context.begins_line =
            start == begin || (start == begin + 1 && !self.tokens[begin].is_word());
        context
    }

    /// Is it the feast for which something is held on another day of its sentence: `Ngày 22/9, nhân Tết
    /// Trung thu, lúc 18h`?
    fn is_occasion(&self, mention: &DateMention, begin: usize) -> bool {
        /// Tokens from `nhân kỷ niệm` to the feast.
        const REACH: usize = 10;
        let start = mention.tokens.start;
        let text = |k: usize| self.tokens[k].text(self.text);
        let told = self.anchors.last().is_some_and(|a| a.sentence == mention.sentence);
        told && (start.saturating_sub(REACH).max(begin)..start).any(|k| match text(k) {
            "mừng" | "niệm" => true,
            "nhân" => k + 1 == start || matches!(text(k + 1), "dịp" | "ngày" | "kỷ" | "kỉ" | "lễ"),
            _ => false,
        })
    }

    /// The word before a place, in its sentence.
    fn word_before(&self, i: usize, begin: usize) -> &str {
        if i > begin { self.tokens[i - 1].text(self.text) } else { "" }
    }

    /// Does it stand after `phát lúc`, `cập nhật lúc:` or the like?
    fn is_publication(&self, start: usize, begin: usize) -> bool {
        let end = start - usize::from(self.word_before(start, begin) == ":");
        if self.word_before(end, begin) != "lúc" {
            return false;
        }
        match self.word_before(end - 1, begin) {
            // `xuất phát lúc` does not.
            "phát" => matches!(self.word_before(end - 2, begin), "tin" | "Tin"),
            word => matches!(word, "Phát" | "nhật" | "đăng" | "Đăng" | "gửi" | "Gửi" | "hành"),
        }
    }

    /// Does a word that speaks of the past do so here? `bị` does not in `chuẩn bị`, `xảy ra` not
    /// in `sẽ xảy ra`, `có thể xảy ra`.
    fn is_report(&self, i: usize, begin: usize) -> bool {
        let before = self.word_before(i, begin);
        match self.tokens[i].text(self.text) {
            "bị" => !matches!(before, "chuẩn" | "Chuẩn" | "thiết" | "trang"),
            // `bay qua Hà Nội`, but `hôm qua Hà Nội mưa`.
            "qua" => {
                let is_time = i > begin && {
                    let role = self.meaning(i - 1).role;
                    role == Role::Just || unit(role).is_some()
                };
                is_time || self.tokens.get(i + 1).is_none_or(|next| !next.is_capital())
            }
            "xảy" => before != "thể" && (i == begin || !self.meaning(i - 1).is(cue::FUTURE)),
            _ => true,
        }
    }

    /// Does the word tell of a plan? `dự` does in `dự kiến`, but not in `dự hội nghị`.
    fn is_plan(&self, i: usize) -> bool {
        let word = |i: usize| self.tokens.get(i).map_or("", |t| t.text(self.text));
        match word(i) {
            "dự" | "Dự" => matches!(word(i + 1), "kiến" | "định" | "báo" | "tính" | "liệu"),
            "sắp" | "Sắp" => word(i + 1) != "xếp",
            // `nguyên nhân chậm là`
            "chậm" | "Chậm" => word(i + 1) == "nhất",
            "hạn" | "Hạn" => !matches!(word(i + 1), "hán" | "chế" | "mặn"),
            _ => true,
        }
    }

    /// Does the date stand right after a document's number (`số 877/QĐ-TTg ngày 12/7`)?
    fn dates_document(&self, start: usize, begin: usize) -> bool {
        let mut i = start;
        let mut has_mark = false;
        let mut has_capitals = false;
        while i > begin && start - i < DOCUMENT_REACH {
            i -= 1;
            let token = &self.tokens[i];
            match token.mark {
                '/' | '-' if !token.is_word() => has_mark = true,
                ',' if i + 1 == start => {}
                _ if token.is_word() => has_capitals |= token.shape == Shape::Upper,
                _ if token.is_number() => {}
                _ => break,
            }
            if !token.touches() && token.mark != ',' {
                break;
            }
        }
        has_mark && has_capitals
    }

    fn remember(&mut self, mention: &DateMention, value: &DateValue, context: &Context) {
        let (first, last) = match mention.expression {
            Expression::Point(point) => (point, None),
            Expression::Range(first, last) => (first, Some(last)),
            _ => return,
        };
        if let Calendar::Year(Year::Known(_) | Year::Over | Year::Offset(..0)) = first.calendar {
            // Another year named on the way leaves it open which of them is meant.
            let opens = context.opens_sentence && last.is_none();
            let year = value.end_date().filter(|_| opens).map(Date::year);
            self.opening_year = year.map(|year| (year, context.sentence));
        }
        if let Some(end) = value.end_date() {
            self.last_year = Some(end.year());
            if value.granularity <= Granularity::Month {
                self.last_month = Some(end.month() as u8);
            }
            // What is told by looking back is no step of the story.
            if !matches!(first.calendar, Calendar::Told { offset: ..0, .. }) {
                self.told = mention.is_date().then_some((end, context.sentence));
                self.told_time = DateTime::try_from(value).ok();
            }
            let calendar = last.map_or(first.calendar, |last| last.calendar);
            let is_part = matches!(calendar, Calendar::Month { .. } | Calendar::Quarter { .. });
            if is_part && calendar.known_year().is_some() {
                self.dated_part = Some((end, context.sentence));
            }
        }
        if !mention.is_date() {
            return;
        }
        if self.is_story() {
            self.go_on_to(value, context);
        }
        let Some(day) = open_day_of(&value.value) else {
            return;
        };
        self.told_day = Some((day, context.sentence));
        // The day of `7 giờ đến 9 giờ ngày 15/3` stands in its end.
        if first.is_floating() && last.is_none_or(|last| last.is_floating()) {
            if let Some(anchor) = self.anchors.last_mut()
                && (anchor.day == day || first.clock.is_some())
            {
                anchor.day = day;
                anchor.hour = first.clock.map(|c| c.hour);
                anchor.sentence = context.sentence;
            }
            return;
        }
        if let (Some(offset), Some(date)) = (first.said_offset, day.date()) {
            self.today = add_days(date, -i64::from(offset));
        }
        let has_own_year = matches!(first.calendar, Calendar::Day { year: Year::Known(_), .. });
        let is_one_day = match last {
            None => true,
            Some(_) => value.begin_date().is_some() && value.begin_date() == value.end_date(),
        };
        if let (false, Some(Calendar::Day { year: Year::Known(_), .. })) =
            (is_one_day, last.map(|last| last.calendar))
        {
            self.governing = value.end_date().map(|end| (end, end, context.sentence));
        }
        // `từ 6 giờ sáng ngày 17/8`, `Đến 19h ngày 31/10` that have been tell of what happened
        // then, not of a term.
        let is_event = (context.is_from && first.clock.is_some() || context.opens_with_to)
            && day.date().zip(self.reference).is_some_and(|(date, reference)| date <= reference);
        if !is_one_day {
            self.range_end = value
                .end_date()
                .filter(|_| value.granularity <= Granularity::Day)
                .map(OpenDay::from);
            return;
        }
        if context.is_aside && !is_event && last.is_none() {
            return;
        }
        self.range_end = None;
        if has_own_year && let Some(date) = day.date() {
            self.governing = Some((date, date, context.sentence));
        }
        if self.anchors.len() == MOST_ANCHORS {
            self.anchors.remove(0);
        }
        self.anchors.push(Anchor {
            day,
            part: first.part,
            hour: first.clock.map(|c| c.hour),
            sentence: context.sentence,
            is_plan: context.future_weight < TERM,
            heads_list: context.begins_line,
        });
    }

    fn is_story(&self) -> bool {
        !self.story.is_empty()
    }

    /// In a narrative, what comes next is dated from here.
    fn go_on_to(&mut self, value: &DateValue, context: &Context) {
        let Some((begin, end)) = value.begin_date().zip(value.end_date()) else {
            return;
        };
        let is_long = value.granularity > Granularity::Year;
        let is_passing = value.granularity == Granularity::Year
            && self.governing.is_some_and(|(now, ..)| end.year() < now.year() - ASIDE_YEARS);
        if !is_long && !is_passing {
            self.governing = Some((begin, end, context.sentence));
        }
    }

    /// From where so many units are counted: in a narrative from the date before.
    fn base(&self, offset: i16) -> Option<Date> {
        let told = self.told.filter(|_| self.is_story() && offset != 0).map(|(date, _)| date);
        told.or(self.reference)
    }

    // ---------------------------------------------------------------- points

    fn point(&mut self, point: &Point, context: &Context) -> Stretch {
        if point.is_floating() {
            if let Some(told) = self.bracketed.filter(|_| point.clock.is_some())
                && let Stretch::Day(day) = self.calendar(&told.calendar, told.weekday, context)
            {
                return Stretch::Day(day);
            }
            return Stretch::Day(self.floating_day(point, context));
        }
        if point.calendar.is_none() {
            return Stretch::Day(self.weekday(point, context));
        }
        if let (Calendar::Today(offset), Some(bracketed)) = (point.calendar, self.bracketed)
            && let Stretch::Day(day) =
                self.calendar(&bracketed.calendar, bracketed.weekday, context)
            && let (Some(date), Some(today)) = (day.date(), self.today)
        {
            let told = add_days(today, i64::from(offset));
            if told.is_some_and(|told| told != date) {
                self.today = add_days(date, -i64::from(offset));
            }
            return Stretch::Day(day);
        }
        self.calendar(&point.calendar, point.weekday, context)
    }

    fn calendar(
        &mut self,
        calendar: &Calendar,
        weekday: Option<(u8, InWeek)>,
        context: &Context,
    ) -> Stretch {
        match *calendar {
            Calendar::None => Stretch::Year(None),
            Calendar::Day { day, month, year } => {
                let day = self.day(day, month, year, weekday, context);
                self.check_weekday(day, weekday);
                Stretch::Day(day)
            }
            Calendar::LunarDay { day, month, is_leap, year } => {
                self.lunar_day(day, month, is_leap, year, context)
            }
            Calendar::Mung(day) => Stretch::Day(self.mung(day, context)),
            Calendar::LunarMonth { month, year } => self.lunar_month(month, year, context),
            Calendar::Today(offset) => match self.today.and_then(|t| add_days(t, offset.into())) {
                Some(date) => Stretch::Day(date.into()),
                None => self.anchor(0, context),
            },
            Calendar::Anchor(offset) => self.anchor(offset, context),
            Calendar::Month { month, year } => self.month(month, year, context),
            Calendar::Months { first, last, year } => {
                let year = self.year_of_part(year, first, last, context);
                Stretch::Months(year, first, last)
            }
            Calendar::Quarter { quarter, year } => {
                let last = quarter * 3;
                let year = self.year_of_part(year, last - 2, last, context);
                Stretch::Quarter(year, Some(quarter))
            }
            Calendar::QuarterOffset(offset) => {
                let Some(today) = self.reference else {
                    return Stretch::Quarter(None, None);
                };
                let months = i32::from(today.year()) * 4
                    + (i32::from(today.month()) - 1) / 3
                    + i32::from(offset);
                Stretch::Quarter(
                    Some(months.div_euclid(4) as i16),
                    Some(months.rem_euclid(4) as u8 + 1),
                )
            }
            Calendar::Half { half, year } => {
                let year = self.year_of_part(year, half * 6 - 5, half * 6, context);
                Stretch::Half(year, half)
            }
            Calendar::Season { season, year } => {
                Stretch::Season(self.season_year(season, year), season)
            }
            Calendar::Week { week, year } => match self.year(year) {
                Some(year) => match ISOWeekDate::new(year, week as i8, Weekday::Monday) {
                    Ok(week) => Stretch::Week(Some(week)),
                    Err(_) => Stretch::WeekNumber(Some(year), week),
                },
                None => Stretch::WeekNumber(self.reference.map(Date::year), week),
            },
            Calendar::WeekOffset(offset) => {
                let day = self.base(offset).and_then(|r| add_days(r, 7 * i64::from(offset)));
                Stretch::Week(day.map(Date::iso_week_date))
            }
            Calendar::WeekPast => {
                let is_weekend = |day: &Date| day.weekday().to_monday_one_offset() >= 6;
                let back = if self.reference.is_some_and(|r| is_weekend(&r)) { 0 } else { -1 };
                self.calendar(&Calendar::WeekOffset(back), None, context)
            }
            Calendar::Year(Year::Missing) => Stretch::Year(self.reference.map(Date::year)),
            // `cuối năm`
            Calendar::Year(Year::Offset(0)) => {
                Stretch::Year(self.opened_year(context).or_else(|| self.year(Year::Offset(0))))
            }
            Calendar::Year(Year::This) => {
                let told = self.told.filter(|(_, sentence)| context.sentence - sentence <= 1);
                Stretch::Year(told.map(|(date, _)| date.year()).or(self.year(Year::This)))
            }
            // `năm qua` in the first months is the year before, later the year itself.
            Calendar::Year(year) => Stretch::Year(self.year(year)),
            Calendar::Decade(decade) => Stretch::Decade(decade),
            Calendar::Century(century) => Stretch::Century(century),
            Calendar::Away { count, unit } => match self.reference {
                Some(reference) => self.away(reference, count, unit),
                None => Stretch::Year(None),
            },
            Calendar::Told { offset, unit: unit @ (Unit::Hour | Unit::Day) } => {
                let days = if unit == Unit::Day { offset } else { 0 };
                Stretch::Day(self.last_day(offset).map_or(UNKNOWN_DAY, |day| day.plus(days)))
            }
            Calendar::Told { offset, unit } => {
                match self.told.map_or(self.reference, |(t, _)| Some(t)) {
                    Some(told) => self.away(told, offset, unit),
                    None => Stretch::Year(None),
                }
            }
            Calendar::Past { .. } | Calendar::Coming { .. } => Stretch::Year(None),
            Calendar::ThisDayIn(year) => {
                let year = self.year(year);
                match self.reference {
                    Some(reference) => Stretch::Day(OpenDay { year, ..reference.into() }),
                    None => Stretch::Year(year),
                }
            }
            Calendar::Holiday { holiday, year } => {
                let day = self.year(year).and_then(|y| holiday::day_in(holiday, y));
                match day {
                    Some(date) => Stretch::Day(date.into()),
                    None => Stretch::Year(self.year(year)),
                }
            }
        }
    }

    fn year(&self, year: Year) -> Option<i16> {
        let reference = self.reference.map(Date::year);
        match year {
            Year::Missing | Year::This => reference,
            Year::Over => reference.map(|y| y - 1),
            Year::Coming => reference.map(|y| y + 1),
            Year::Known(year) => Some(year),
            Year::Offset(offset) => self
                .base(offset)
                .map(Date::year)
                .or(self.last_year.filter(|_| self.is_story()))
                .map(|y| y + offset),
            Year::Same => self.last_year.or(reference),
            Year::Cycle(stem, branch) if self.is_story() => self.cycle_year(stem, branch),
            Year::Cycle(stem, branch) => {
                // `Ngày 15/3/1884 (tức 18 tháng 2 năm Giáp Thân)`
                let told = self.last_year.and_then(|now| {
                    lunar::nearest_sexagenary_year(stem, branch, now)
                        .filter(|year| (year - now).abs() <= 1)
                });
                told.or_else(|| lunar::sexagenary_year(stem, branch, reference.unwrap_or(2000)))
            }
        }
    }

    /// A year of the sexagenary cycle in a narrative: one it names, else the nearest to the date
    /// before.
    fn cycle_year(&self, stem: u8, branch: u8) -> Option<i16> {
        let now = self.governing.map(|(begin, ..)| begin.year()).or(self.last_year)?;
        let is_meant =
            |year: &i16| lunar::nearest_sexagenary_year(stem, branch, *year) == Some(*year);
        let named = self.story.iter().copied().filter(is_meant);
        named
            .min_by_key(|year| (year - now).abs())
            .or_else(|| lunar::nearest_sexagenary_year(stem, branch, now))
    }

    /// The year of a season, which may be the last that is over, or the next.
    fn season_year(&self, season: Season, year: Year) -> Option<i16> {
        let Some(reference) = self.reference else {
            return self.year(year);
        };
        let (first, last) = season.months();
        let days = |year: i16| month_days(year, first, last);
        let years = reference.year() - 1..=reference.year() + 1;
        match year {
            Year::Over => years.rev().find(|y| days(*y).is_some_and(|(_, end)| end < reference)),
            // Winter begins in October only on paper.
            Year::Coming => years.into_iter().find(|y| {
                days(*y).is_some_and(|(begin, _)| days_between(reference, begin) > -SEASON_SLACK)
            }),
            year => self.year(year),
        }
    }

    /// The day last told of, or so many days after it.
    ///
    /// A block that looked far back ends with itself: after it, the day is again the one near the
    /// reference that the report began with.
    fn anchor(&self, offset: i16, context: &Context) -> Stretch {
        let days_off = |anchor: &Anchor| match (anchor.day.date(), self.reference) {
            (Some(date), Some(reference)) => days_between(date, reference).abs(),
            _ => 0.0,
        };
        let last = self.anchors.last().map(|last| {
            let is_over =
                days_off(last) > ASIDE_DAYS || last.is_plan && context.future_weight >= UNTOLD;
            let is_past_block = is_over && !self.is_same_block(last.sentence, context.sentence);
            let is_near = |anchor: &&Anchor| days_off(anchor) <= NEWS_DAYS && !anchor.is_plan;
            let near = self.anchors.iter().rev().find(is_near);
            near.filter(|_| is_past_block).unwrap_or(last)
        });
        // `Quyết định số 48 cùng ngày`: of the day of the one before.
        if let (true, Some((date, _))) = (context.dates_document, self.told) {
            return Stretch::Day(OpenDay::from(date).plus(offset));
        }
        if let Some(day) = self.range_end.filter(|_| offset != 0) {
            return Stretch::Day(day.plus(offset));
        }
        // `Từ ngày 5/3 mưa, hôm sau nắng`: from the day told in its own sentence.
        let own =
            self.told_day.filter(|(_, sentence)| offset != 0 && *sentence == context.sentence);
        if let Some(day) = own.map(|(day, _)| day).or(last.map(|anchor| anchor.day)) {
            return Stretch::Day(day.plus(offset));
        }
        match self.reference.and_then(|r| add_days(r, offset.into())) {
            Some(date) => Stretch::Day(date.into()),
            None => Stretch::Day(UNKNOWN_DAY),
        }
    }

    /// The day from which one counts on, or back if `offset` is negative.
    fn last_day(&self, offset: i16) -> Option<OpenDay> {
        // One looks back from what has been, not from what is to come.
        let may_lead = |anchor: &&Anchor| {
            let is_to_come = anchor.day.date().zip(self.reference).is_some_and(|(a, r)| a > r);
            offset > 0 || !is_to_come
        };
        let anchor = || Some(self.anchors.iter().rev().find(may_lead)?.day);
        let told = || self.told.map(|(date, _)| date).or(self.reference).map(OpenDay::from);
        self.range_end.filter(|_| offset > 0).or_else(anchor).or_else(told)
    }

    /// The day of a clock time or part of day that stands alone.
    fn floating_day(&self, point: &Point, context: &Context) -> OpenDay {
        if let (true, Some(reference)) = (context.is_publication, self.reference) {
            return reference.into();
        }
        let hour = point.clock.map(|c| c.hour);
        // `Dự báo đến 7 giờ ngày 29/9 bão vào bờ; đến 19 giờ tan`: from one hour to come to the next.
        if let (Some(hour), Some(time), Some(reference)) = (hour, self.told_time, self.reference) {
            let is_own = self.told.is_some_and(|(_, sentence)| sentence == context.sentence)
                && self.anchors.last().is_none_or(|a| a.sentence < context.sentence);
            if context.is_until && is_own && time.date() > reference {
                let days =
                    i16::from(point.part.is_none() && i16::from(hour) < i16::from(time.hour()));
                return OpenDay::from(time.date()).plus(days);
            }
        }
        let is_to_come =
            |anchor: &Anchor| anchor.day.date().zip(self.reference).is_some_and(|(day, r)| day > r);
        let has_past = self.anchors.iter().any(|anchor| !is_to_come(anchor));
        let fits = |anchor: &&Anchor| {
            let is_near = context.sentence.saturating_sub(anchor.sentence) <= ANCHOR_REACH;
            let in_part = match (anchor.part, hour) {
                (Some(part), Some(hour)) => {
                    part.has_hour(hour) || anchor.hour.is_some_and(|h| h <= hour)
                }
                _ => true,
            };
            // In a list of hours the day is the list's, not one told of in passing.
            let is_recent = !context.begins_line
                || match (anchor.day.date(), self.reference) {
                    (Some(date), Some(reference)) => {
                        days_between(date, reference).abs() <= RECENT_DAYS
                    }
                    _ => true,
                };
            // What happened at an hour did not happen on a day named as to come.
            let is_told = has_past
                && context.is_at
                && !anchor.heads_list
                && anchor.hour.is_none()
                && context.future_weight >= UNTOLD
                && anchor.sentence < context.sentence;
            // `Buổi chiều, đoàn thăm` in a new block: not on a day to come named in passing.
            let opens_block = has_past
                && context.begins_line
                && point.clock.is_none()
                && !anchor.heads_list
                && anchor.hour.is_none()
                && context.future_weight >= UNTOLD
                && !self.is_same_block(anchor.sentence, context.sentence);
            is_near && in_part && is_recent && !((is_told || opens_block) && is_to_come(anchor))
        };
        let anchor = match self.anchors.last() {
            // The clock went past midnight.
            Some(last)
                if (last.hour.is_some_and(|h| h >= 18)
                    || last.hour.is_none() && last.part == Some(Part::Night))
                    && hour.is_some_and(|h| h <= 6) =>
            {
                let is_near = context.sentence.saturating_sub(last.sentence) <= 2;
                if is_near && point.part.is_none() {
                    return last.day.plus(1);
                }
                Some(last)
            }
            _ => self.anchors.iter().rev().find(fits),
        };
        match (anchor, self.reference) {
            (Some(anchor), _) => anchor.day,
            (None, Some(reference)) => reference.into(),
            (None, None) => self.anchors.last().map_or(UNKNOWN_DAY, |a| a.day),
        }
    }

    fn weekday(&mut self, point: &Point, context: &Context) -> OpenDay {
        let Some((weekday, in_week)) = point.weekday else {
            return UNKNOWN_DAY;
        };
        if let Some(bracketed) = self.bracketed {
            let known = self.calendar(&bracketed.calendar, point.weekday, context);
            if let Stretch::Day(day) = known {
                return day;
            }
        }
        let Some(today) = self.today else {
            return UNKNOWN_DAY;
        };
        if let Some(day) = self.scheduled_day(point, weekday, context) {
            return day;
        }
        let current = today.weekday().to_monday_one_offset();
        let ahead = i64::from(weekday) - i64::from(current);
        let days = match in_week {
            InWeek::Offset(weeks) => ahead + 7 * i64::from(weeks),
            InWeek::Next => (ahead - 1).rem_euclid(7) + 1,
            InWeek::Last => (ahead + 1 - 1).rem_euclid(7) - 7,
            InWeek::Any | InWeek::Portion
                if context.future_weight <= PLANNED
                    || context.is_deadline && context.future_weight <= TERM =>
            {
                (ahead - 1).rem_euclid(7) + 1
            }
            InWeek::Any | InWeek::Portion => {
                let back = ahead.rem_euclid(7);
                if back == 0 { 0 } else { back - 7 }
            }
        };
        add_days(today, days).map_or(UNKNOWN_DAY, OpenDay::from)
    }

    /// The weekday of a time in a schedule: in the week of the coming day spoken of before it.
    fn scheduled_day(&self, point: &Point, weekday: u8, context: &Context) -> Option<OpenDay> {
        let anchor = self.anchors.last()?;
        let (date, reference) = (anchor.day.date()?, self.reference?);
        let is_schedule = point.clock.is_some()
            && date > reference
            && !anchor.is_plan
            && context.future_weight <= UNTOLD
            && context.sentence.saturating_sub(anchor.sentence) <= ANCHOR_REACH;
        if !is_schedule || point.weekday != Some((weekday, InWeek::Any)) {
            return None;
        }
        let days = i64::from(weekday) - i64::from(date.weekday().to_monday_one_offset());
        add_days(date, days).map(OpenDay::from)
    }

    fn check_weekday(&mut self, day: OpenDay, weekday: Option<(u8, InWeek)>) {
        if let (Some((named, _)), Some(date)) = (weekday, day.date()) {
            let real = date.weekday().to_monday_one_offset() as u8;
            if real != named {
                self.note = Some(format!(
                    "the text says {}, but {date} is a {}",
                    WEEKDAYS[usize::from(named - 1) % 7],
                    WEEKDAYS[usize::from(real - 1) % 7]
                ));
            }
        }
    }

    // ---------------------------------------------------------------- completion

    fn day(
        &self,
        day: u8,
        month: Month,
        year: Year,
        weekday: Option<(u8, InWeek)>,
        context: &Context,
    ) -> OpenDay {
        match (month, year) {
            (Month::Known(month), Year::Missing) => {
                let year = self.nearest_year(
                    |year| {
                        let date = Date::new(year, month as i8, day as i8).ok()?;
                        Some((date, date))
                    },
                    weekday,
                    context,
                );
                OpenDay { year, month: Some(month), day }
            }
            (Month::Known(month), year) => {
                OpenDay { year: self.year(year), month: Some(month), day }
            }
            (Month::Missing, _) => self.day_of_month(day, context),
            (month, year) => match self.month(month, year, context) {
                Stretch::Month(year, month) => OpenDay { year, month, day },
                _ => UNKNOWN_DAY,
            },
        }
    }

    /// A day of which only its number is told: in the month before or after the reference.
    fn day_of_month(&self, day: u8, context: &Context) -> OpenDay {
        self.days_of_month(day, day, context).0
    }

    /// Two days of which only their numbers are told, the second of the month after if it is less.
    fn days_of_month(&self, first: u8, last: u8, context: &Context) -> (OpenDay, OpenDay) {
        let wraps = i32::from(first > last);
        let Some(reference) = self.reference else {
            let year = self.last_year.filter(|_| self.is_story());
            let open = |month, day| OpenDay { year, month, day };
            let begin = if wraps > 0 { None } else { self.last_month };
            return (open(begin, first), open(self.last_month, last));
        };
        let day_in = |month: i32, day: u8| {
            let year = month.div_euclid(12) as i16;
            Date::new(year, month.rem_euclid(12) as i8 + 1, day as i8).ok()
        };
        let month = i32::from(reference.year()) * 12 + i32::from(reference.month()) - 1;
        let candidates = (month - 1..=month + 1)
            .filter_map(|month| Some((day_in(month, first)?, day_in(month + wraps, last)?)));
        // A term is as likely to begin as to have begun.
        let weight = match context.future_weight {
            UNTOLD if first != last => TERM,
            weight => weight,
        };
        let cost = |(begin, end): &(Date, Date)| cost(*begin, *end, reference, reference, weight);
        candidates
            .min_by(|a, b| cost(a).total_cmp(&cost(b)))
            .map_or((UNKNOWN_DAY, UNKNOWN_DAY), |(begin, end)| (begin.into(), end.into()))
    }

    /// `mùng 9` without a month: of Tết if that is near, else of the solar month.
    fn mung(&self, day: u8, context: &Context) -> OpenDay {
        let tet = self.reference.and_then(|reference| {
            let new_year = LunarDate { year: reference.year(), month: 1, day, is_leap: false };
            new_year.to_solar().filter(|date| days_between(*date, reference).abs() <= TET_DAYS)
        });
        tet.map_or_else(|| self.day_of_month(day, context), OpenDay::from)
    }

    /// The year of a later month in the sentence of one that has its year (`quý I/2026, quý II`).
    fn carried_year(&self, first_month: u8, context: &Context) -> Option<i16> {
        let (end, sentence) = self.dated_part?;
        let follows = sentence == context.sentence && first_month > end.month() as u8;
        // `tháng 6 vừa qua`, `tháng 6 tới` are told by the reference.
        let is_open = (PLANNED..=REPORTED).contains(&context.future_weight);
        (follows && is_open && !context.is_compared).then_some(end.year())
    }

    /// The year with which the sentence opened, for a month or the like later in it.
    fn opened_year(&self, context: &Context) -> Option<i16> {
        let (year, sentence) = self.opening_year?;
        let is_open = sentence == context.sentence && !context.is_present && !context.is_compared;
        let is_plan = context.future_weight < TERM;
        (is_open && !is_plan).then_some(year)
    }

    /// The years in which a range begins and ends, `wraps` apart: a missing one from the other, two
    /// from where the stretch, told by the year of its end, is nearest.
    fn range_years(
        &self,
        years: (Year, Year),
        wraps: i16,
        stretch: impl Fn(i16) -> Option<(Date, Date)>,
        weekday: Option<(u8, InWeek)>,
        context: &Context,
    ) -> (Option<i16>, Option<i16>) {
        match years {
            (Year::Missing, Year::Missing) => {
                let year = self.nearest_year(stretch, weekday, context);
                (year.map(|y| y - wraps), year)
            }
            (Year::Missing, end) => {
                let year = self.year(end);
                (year.map(|y| y - wraps), year)
            }
            (begin, Year::Missing) => {
                let year = self.year(begin);
                (year, year.map(|y| y + wraps))
            }
            (begin, end) => (self.year(begin), self.year(end)),
        }
    }

    /// The year in which the stretch is nearest to the reference, or to the date that governs.
    fn nearest_year(
        &self,
        stretch: impl Fn(i16) -> Option<(Date, Date)>,
        weekday: Option<(u8, InWeek)>,
        context: &Context,
    ) -> Option<i16> {
        if let Some(year) = self.listed_year.filter(|year| stretch(*year).is_some()) {
            return Some(year);
        }
        let is_story = self.is_story()
            && context.future_weight > COMING
            && context.future_weight < 1.0 / COMING;
        if let Some((from, to, sentence)) = self.governing {
            let is_near = is_story
                || self.reference.is_none()
                || context.sentence.saturating_sub(sentence) <= GOVERNING_REACH
                    && self.is_same_block(sentence, context.sentence);
            let near = (from.year() - 1..=to.year() + 1)
                .filter_map(|year| Some((year, stretch(year)?)))
                .map(|(year, (begin, end))| (cost(begin, end, from, to, 0.5), year))
                .min_by(|a, b| a.0.total_cmp(&b.0));
            if let (true, Some((distance, year))) = (is_near, near) {
                let is_apart = self.reference.is_none_or(|r| (r.year() - to.year()).abs() >= 1);
                if is_story || is_apart && distance <= GOVERNING_DAYS as f64 {
                    return Some(year);
                }
            }
        }
        let reference = self.reference?;
        let candidates = (reference.year() - 1..=reference.year() + 1)
            .filter_map(|year| Some((year, stretch(year)?)));
        let is_named = |begin: Date| {
            weekday.is_none_or(|(named, _)| begin.weekday().to_monday_one_offset() as u8 == named)
        };
        let best = |must_match: bool| {
            candidates
                .clone()
                .filter(|(_, (begin, _))| !must_match || is_named(*begin))
                .map(|(year, (begin, end))| {
                    (cost(begin, end, reference, reference, context.future_weight), year)
                })
                .min_by(|a, b| a.0.total_cmp(&b.0))
        };
        let (cost, nearest) = best(false)?;
        // A slip in the weekday is likelier than a day of another year, if this year's is close.
        if cost <= CLOSE_DAYS {
            return Some(nearest);
        }
        Some(best(true).map_or(nearest, |(_, year)| year))
    }

    /// Do two sentences stand in one block, without a blank line between?
    fn is_same_block(&self, first: usize, second: usize) -> bool {
        let (Some(first), Some(second)) = (self.sentences.get(first), self.sentences.get(second))
        else {
            return true;
        };
        if first == second {
            return true;
        }
        let between = (first.start + 1).min(second.start)..second.start + 1;
        between.len() <= BLOCK_REACH
            && self
                .tokens
                .get(between)
                .is_some_and(|tokens| tokens.iter().all(|t| !t.begins_line()))
    }

    fn month(&self, month: Month, year: Year, context: &Context) -> Stretch {
        match month {
            Month::Known(month) => {
                if let Year::Cycle(..) = year {
                    return self.month_of_cycle(month, year);
                }
                let known = match year {
                    Year::Missing => self
                        .listed_year
                        .or_else(|| self.carried_year(month, context))
                        .or_else(|| self.opened_year(context))
                        .or_else(|| {
                            self.nearest_year(|year| month_days(year, month, month), None, context)
                        }),
                    year => self.year(year),
                };
                Stretch::Month(known, Some(month))
            }
            Month::Offset(offset) => match self.base(offset) {
                Some(reference) => self.away(reference, offset, Unit::Month),
                None => Stretch::Month(None, None),
            },
            Month::Same => Stretch::Month(
                self.last_year.or(self.reference.map(Date::year)),
                self.last_month.or(self.reference.map(|r| r.month() as u8)),
            ),
            Month::Missing => Stretch::Month(self.year(year), None),
        }
    }

    /// The month in which most of a lunar month lies.
    fn month_of_cycle(&self, month: u8, year: Year) -> Stretch {
        let year = self.year(year);
        let middle = year.and_then(|year| {
            LunarDate { year, month, day: MIDDLE_DAY, is_leap: false }.in_history()
        });
        match middle {
            Some(day) => Stretch::Month(Some(day.year()), Some(day.month() as u8)),
            None => Stretch::Month(year, None),
        }
    }

    /// The year of a quarter or half: the reference's own, but in its first months a part of the
    /// year that is all still to come is that of the year before.
    fn year_of_part(&self, year: Year, first: u8, last: u8, context: &Context) -> Option<i16> {
        if year != Year::Missing {
            return self.year(year);
        }
        let told = self.listed_year.or_else(|| self.carried_year(first, context));
        if let Some(year) = told.or_else(|| self.opened_year(context)) {
            return Some(year);
        }
        let reference = self.reference?;
        let month = reference.month() as u8;
        let is_early = month <= 2 && first > month + 6 && context.future_weight > TERM;
        let is_late = month >= 11 && last < 4 && context.future_weight < TERM;
        Some(reference.year() - i16::from(is_early) + i16::from(is_late))
    }

    /// The stretch so many units after a day.
    fn away(&self, reference: Date, count: i16, unit: Unit) -> Stretch {
        let in_months = |count: i16| {
            let months = i32::from(reference.year()) * 12 + i32::from(reference.month()) - 1
                + i32::from(count);
            let year = months.div_euclid(12) as i16;
            Stretch::Month(Some(year), Some(months.rem_euclid(12) as u8 + 1))
        };
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Stretch::Day(reference.into()),
            Unit::Day => match add_days(reference, count.into()) {
                Some(date) => Stretch::Day(date.into()),
                None => Stretch::Year(None),
            },
            Unit::Week => {
                let day = add_days(reference, 7 * i64::from(count));
                Stretch::Week(day.map(Date::iso_week_date))
            }
            Unit::Month => in_months(count),
            Unit::Quarter => in_months(3 * count),
            Unit::Year => Stretch::Year(Some(reference.year() + count)),
            Unit::Decade => Stretch::Year(Some(reference.year() + 10 * count)),
            Unit::Century => Stretch::Century((reference.year() / 100) + count),
        }
    }

    /// So many units up to the reference, or from it on.
    fn around_today(&self, count: i16, unit: Unit) -> DateValue {
        let other = |reference: Date| {
            let span = jiff::Span::new();
            let count = i64::from(count);
            let span = match unit {
                Unit::Second | Unit::Minute | Unit::Hour => span.try_days(0),
                Unit::Day => span.try_days(count),
                Unit::Week => span.try_weeks(count),
                Unit::Month => span.try_months(count),
                Unit::Quarter => span.try_months(3 * count),
                Unit::Year => span.try_years(count),
                Unit::Decade => span.try_years(10 * count),
                Unit::Century => span.try_years(100 * count),
            };
            reference.checked_add(span.ok()?).ok()
        };
        let ends = self.reference.and_then(|r| Some((r, other(r)?)));
        match ends {
            Some((reference, other)) => {
                let (begin, end) = (reference.min(other), reference.max(other));
                let point = Point::default();
                written(Stretch::Days(begin, end), &point)
            }
            None => amount(TimexType::Duration, u32::from(count.unsigned_abs()), unit),
        }
    }

    // ---------------------------------------------------------------- the lunar calendar

    fn lunar_day(
        &self,
        day: u8,
        month: u8,
        is_leap: bool,
        year: Year,
        context: &Context,
    ) -> Stretch {
        let solar = |year: i16| {
            let lunar = LunarDate { year, month, day, is_leap };
            // The thirtieth of a short month is its last day.
            let shorter = LunarDate { day: 29, ..lunar };
            lunar.in_history().or_else(|| shorter.in_history().filter(|_| day == 30))
        };
        let found = match year {
            Year::Missing => {
                let pair = |year| solar(year).map(|d| (d, d));
                self.nearest_year(pair, None, context).and_then(solar)
            }
            // `23 tháng Chạp năm 2018` and `30 Tết 2019` may count from either end of the year.
            year => self.year(year).and_then(solar),
        };
        match found {
            Some(date) => Stretch::Day(date.into()),
            None => Stretch::Year(self.year(year)),
        }
    }

    fn lunar_month(&self, month: u8, year: Year, context: &Context) -> Stretch {
        let days = |year: i16| {
            let first = LunarDate { year, month, day: 1, is_leap: false };
            let last = |day| LunarDate { day, ..first }.in_history();
            Some((first.in_history()?, last(30).or_else(|| last(29))?))
        };
        let found = match year {
            Year::Missing => self.nearest_year(days, None, context).and_then(days),
            year => self.year(year).and_then(days),
        };
        match found {
            Some((begin, end)) => Stretch::Days(begin, end),
            None => Stretch::Year(self.year(year)),
        }
    }

    // ---------------------------------------------------------------- ranges

    fn range(&mut self, first: &Point, last: &Point, context: &Context) -> DateValue {
        let (begin, end) = self.range_ends(first, last, context);
        let a = written(begin, first);
        let b = written(end, last);
        let timex_type = if a.timex_type == TimexType::Time || b.timex_type == TimexType::Time {
            TimexType::Time
        } else {
            TimexType::Date
        };
        DateValue {
            timex_type,
            value: format!("{}/{}", a.value, b.value),
            begin: a.begin,
            end: b.end,
            granularity: a.granularity.min(b.granularity),
            note: None,
        }
    }

    fn range_ends(&mut self, first: &Point, last: &Point, context: &Context) -> (Stretch, Stretch) {
        if first.is_floating() {
            let end = self.point(last, context);
            if let Stretch::Day(day) = end {
                let is_before = match (first.clock, last.clock) {
                    (Some(a), Some(b)) => (a.hour, a.minute) > (b.hour, b.minute),
                    _ => false,
                };
                let crosses = is_before && !last.is_floating();
                let begin = if crosses { day.plus(-1) } else { day };
                let end = if is_before && !crosses { day.plus(1) } else { day };
                return (Stretch::Day(begin), Stretch::Day(end));
            }
            return (end, end);
        }
        if last.is_floating() {
            let begin = self.point(first, context);
            let is_next_day = match (first.clock, last.clock) {
                (Some(a), Some(b)) => (a.hour, a.minute) > (b.hour, b.minute),
                _ => false,
            };
            return match begin {
                Stretch::Day(day) if is_next_day => (begin, Stretch::Day(day.plus(1))),
                _ => (begin, begin),
            };
        }
        match (first.calendar, last.calendar) {
            (
                Calendar::Day { day: d1, month: m1, year: y1 },
                Calendar::Day { day: d2, month: Month::Known(m2), year: y2 },
            ) => {
                let m1 = match m1 {
                    Month::Known(month) => month,
                    _ if d1 > d2 => (m2 + 10) % 12 + 1,
                    _ => m2,
                };
                self.range_of_days((d1, m1, y1), (d2, m2, y2), first, last, context)
            }
            // `từ 31-12-2018 đến ngày 3`: the end in the month of the begin, or the next.
            (
                Calendar::Day { day: d1, month: Month::Known(m1), year: y1 },
                Calendar::Day { day: d2, month: Month::Missing, .. },
            ) => {
                let m2 = if d1 > d2 { m1 % 12 + 1 } else { m1 };
                self.range_of_days((d1, m1, y1), (d2, m2, Year::Missing), first, last, context)
            }
            (
                Calendar::Day { day: d1, month: Month::Missing, .. },
                Calendar::Day { day: d2, month: Month::Missing, .. },
            ) => {
                let (begin, end) = self.days_of_month(d1, d2, context);
                (Stretch::Day(begin), Stretch::Day(end))
            }
            (
                Calendar::Month { month: Month::Known(m1), year: y1 },
                Calendar::Month { month: Month::Known(m2), year: y2 },
            ) => {
                let wraps = i16::from(m1 > m2);
                let days = |year| {
                    let (_, end) = month_days(year, m2, m2)?;
                    Some((month_days(year - wraps, m1, m1)?.0, end))
                };
                let (begin, end) = match (y1, y2, self.opened_year(context)) {
                    (Year::Missing, Year::Missing, Some(year)) => (Some(year), Some(year + wraps)),
                    _ => self.range_years((y1, y2), wraps, days, None, context),
                };
                (Stretch::Month(begin, Some(m1)), Stretch::Month(end, Some(m2)))
            }
            (
                Calendar::Month { month: Month::Known(m1), year: Year::Missing },
                Calendar::Day { .. },
            ) => {
                let end = self.point(last, context);
                let year = match end {
                    Stretch::Day(OpenDay { year, month, .. }) => {
                        year.map(|y| y - i16::from(month.is_some_and(|m2| m1 > m2)))
                    }
                    _ => None,
                };
                (Stretch::Month(year, Some(m1)), end)
            }
            (
                Calendar::Quarter { quarter: q1, year: Year::Missing },
                Calendar::Quarter { quarter: q2, .. },
            ) => {
                let end = self.calendar(&last.calendar, None, context);
                let year = match end {
                    Stretch::Quarter(year, _) => year.map(|y| y - i16::from(q1 > q2)),
                    _ => None,
                };
                (Stretch::Quarter(year, Some(q1)), end)
            }
            // `từ 20/12 đến hết tháng Giêng`: the month's last day.
            (Calendar::Day { .. }, Calendar::LunarMonth { month, year }) => {
                let begin = self.point(first, context);
                let from = match begin {
                    Stretch::Day(day) => day.date(),
                    _ => None,
                };
                let in_year = |year| match self.lunar_month(month, year, context) {
                    Stretch::Days(_, end) => Some(end),
                    _ => None,
                };
                let next = from.filter(|_| year == Year::Missing).and_then(|from| {
                    let years = from.year() - 1..=from.year() + 1;
                    years.filter_map(|y| in_year(Year::Known(y))).find(|end| *end >= from)
                });
                let end = next.or_else(|| in_year(year));
                (begin, end.map_or(begin, |end| Stretch::Day(OpenDay::from(end))))
            }
            _ => {
                let end = self.point(last, context);
                (self.point(first, context), end)
            }
        }
    }

    fn range_of_days(
        &mut self,
        (d1, m1, y1): (u8, u8, Year),
        (d2, m2, y2): (u8, u8, Year),
        first: &Point,
        last: &Point,
        context: &Context,
    ) -> (Stretch, Stretch) {
        let wraps = i16::from((m1, d1) > (m2, d2));
        let days = |year| {
            let begin = Date::new(year - wraps, m1 as i8, d1 as i8).ok()?;
            Some((begin, Date::new(year, m2 as i8, d2 as i8).ok()?))
        };
        let (begin, end) = self.range_years((y1, y2), wraps, days, first.weekday, context);
        let open = |year, month, day| OpenDay { year, month: Some(month), day };
        let (begin, end) = (open(begin, m1, d1), open(end, m2, d2));
        self.check_weekday(begin, first.weekday);
        self.check_weekday(end, last.weekday);
        (Stretch::Day(begin), Stretch::Day(end))
    }
}

const UNKNOWN_DAY: OpenDay = OpenDay { year: None, month: None, day: 0 };

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn days_between(from: Date, to: Date) -> f64 {
    to.since(from).map_or(0.0, |span| f64::from(span.get_days()))
}

/// How unlikely it is that one who speaks of the days from `first` to `last` means this stretch.
fn cost(begin: Date, end: Date, first: Date, last: Date, future_weight: f64) -> f64 {
    if end < first {
        days_between(end, first)
    } else if begin > last {
        days_between(last, begin) * future_weight
    } else {
        0.0
    }
}

fn month_days(year: i16, first: u8, last: u8) -> Option<(Date, Date)> {
    let begin = Date::new(year, first as i8, 1).ok()?;
    let end = Date::new(year, last as i8, 1).ok()?.last_of_month();
    Some((begin, end))
}

/// The day that a value names, read back from its text; of a range, the first.
fn open_day_of(value: &str) -> Option<OpenDay> {
    let day = value.get(..10)?;
    let mut parts = day.split('-');
    let year = parts.next()?.parse().ok();
    let month = parts.next()?.parse().ok();
    let day = parts.next()?.parse().ok()?;
    Some(OpenDay { year, month, day })
}

// -------------------------------------------------------------------- writing

fn amount(timex_type: TimexType, count: u32, unit: Unit) -> DateValue {
    let (value, granularity) = match unit {
        Unit::Second => (format!("PT{count}S"), Granularity::Minute),
        Unit::Minute => (format!("PT{count}M"), Granularity::Minute),
        Unit::Hour => (format!("PT{count}H"), Granularity::Minute),
        Unit::Day => (format!("P{count}D"), Granularity::Day),
        Unit::Week => (format!("P{count}W"), Granularity::Week),
        Unit::Month => (format!("P{count}M"), Granularity::Month),
        Unit::Quarter => (format!("P{count}Q"), Granularity::Quarter),
        Unit::Year => (format!("P{count}Y"), Granularity::Year),
        Unit::Decade => (format!("P{count}DE"), Granularity::Decade),
        Unit::Century => (format!("P{count}CE"), Granularity::Century),
    };
    DateValue { timex_type, value, begin: None, end: None, granularity, note: None }
}

/// A clock time so many hours after another.
fn hours_after(time: DateTime, hours: i16) -> DateValue {
    let time = time.saturating_add(jiff::SignedDuration::from_hours(hours.into()));
    let clock =
        Clock { hour: time.hour() as u8, minute: time.minute() as u8, form: ClockForm::Word };
    let point = Point { clock: Some(clock), ..Point::default() };
    written(Stretch::Day(time.date().into()), &point)
}

/// The value of a stretch with the part of day or the clock time of a point.
fn written(stretch: Stretch, point: &Point) -> DateValue {
    let mut value = String::with_capacity(24);
    let (days, granularity) = write_stretch(&mut value, stretch);
    let mut result = DateValue {
        timex_type: TimexType::Date,
        value,
        begin: days.map(|(begin, _)| Moment::Day(begin)),
        end: days.map(|(_, end)| Moment::Day(end)),
        granularity,
        note: None,
    };
    if granularity != Granularity::Day {
        return result;
    }
    if let Some(clock) = point.clock {
        let (hour, minute) = on_day(clock, point.part);
        result.timex_type = TimexType::Time;
        result.granularity = Granularity::Minute;
        let _ = write!(result.value, "T{hour:02}:{minute:02}");
        let moment = days.and_then(|(day, _)| {
            let (day, hour) = if hour == 24 { (day.tomorrow().ok()?, 0) } else { (day, hour) };
            let time = jiff::civil::Time::new(hour as i8, minute as i8, 0, 0).ok()?;
            Some(Moment::Minute(day.to_datetime(time)))
        });
        (result.begin, result.end) = (moment, moment);
    } else if let Some(part) = point.part {
        result.timex_type = TimexType::Time;
        result.granularity = Granularity::PartOfDay;
        result.value.push('T');
        result.value.push_str(part.code());
    }
    result
}

/// The hour of the day that a clock shows: `3 giờ chiều` is 15.
fn on_day(clock: Clock, part: Option<Part>) -> (u8, u8) {
    let hour = match (part, clock.hour) {
        (Some(Part::Afternoon), hour @ 1..=6) => hour + 12,
        (Some(Part::Evening), hour @ 5..=11) => hour + 12,
        (Some(Part::Night), hour @ 8..=12) => hour + 12,
        (Some(Part::Noon), hour @ 1..=2) => hour + 12,
        (_, hour) => hour,
    };
    (hour, clock.minute)
}

fn write_stretch(out: &mut String, stretch: Stretch) -> (Option<(Date, Date)>, Granularity) {
    // Writing to a string cannot fail.
    let write_year = |out: &mut String, year: Option<i16>| {
        let _ = match year {
            Some(year) => write!(out, "{year:04}"),
            None => write!(out, "XXXX"),
        };
    };
    let write_two = |out: &mut String, number: Option<u8>| {
        let _ = match number {
            Some(number) => write!(out, "-{number:02}"),
            None => write!(out, "-XX"),
        };
    };
    match stretch {
        Stretch::Day(day) => {
            write_year(out, day.year);
            write_two(out, day.month);
            write_two(out, (day.day > 0).then_some(day.day));
            (day.date().map(|d| (d, d)), Granularity::Day)
        }
        Stretch::Days(begin, end) => {
            let _ = write!(out, "{begin}/{end}");
            (Some((begin, end)), Granularity::Month)
        }
        Stretch::Week(Some(week)) => {
            let _ = write!(out, "{:04}-W{:02}", week.year(), week.week());
            let begin = ISOWeekDate::new(week.year(), week.week(), Weekday::Monday)
                .ok()
                .map(ISOWeekDate::date);
            let days = begin.and_then(|begin| Some((begin, add_days(begin, 6)?)));
            (days, Granularity::Week)
        }
        Stretch::Week(None) => {
            out.push_str("XXXX-WXX");
            (None, Granularity::Week)
        }
        Stretch::WeekNumber(year, week) => {
            write_year(out, year);
            let _ = write!(out, "-W{week:02}");
            (None, Granularity::Week)
        }
        Stretch::Month(year, month) => {
            write_year(out, year);
            write_two(out, month);
            let days = year.zip(month).and_then(|(y, m)| month_days(y, m, m));
            (days, Granularity::Month)
        }
        Stretch::Months(year, first, last) => {
            write_year(out, year);
            write_two(out, Some(first));
            if first != last {
                out.push('/');
                write_year(out, year);
                write_two(out, Some(last));
            }
            let days = year.and_then(|y| month_days(y, first, last));
            (days, Granularity::Month)
        }
        Stretch::Quarter(year, quarter) => {
            write_year(out, year);
            let _ = match quarter {
                Some(quarter) => write!(out, "-Q{quarter}"),
                None => write!(out, "-QX"),
            };
            let days = year.zip(quarter).and_then(|(y, q)| month_days(y, q * 3 - 2, q * 3));
            (days, Granularity::Quarter)
        }
        Stretch::Half(year, half) => {
            write_year(out, year);
            let _ = write!(out, "-H{half}");
            let days = year.and_then(|y| month_days(y, half * 6 - 5, half * 6));
            (days, Granularity::Half)
        }
        Stretch::Season(year, season) => {
            write_year(out, year);
            out.push('-');
            out.push_str(season.code());
            let (first, last) = season.months();
            let days = year.and_then(|y| month_days(y, first, last));
            (days, Granularity::Season)
        }
        Stretch::Year(year) => {
            write_year(out, year);
            let days = year.and_then(|y| month_days(y, 1, 12));
            (days, Granularity::Year)
        }
        Stretch::Decade(decade) => {
            let _ = write!(out, "{decade:03}");
            let begin = month_days(decade.saturating_mul(10), 1, 1).map(|(b, _)| b);
            let end =
                month_days(decade.saturating_mul(10).saturating_add(9), 12, 12).map(|(_, e)| e);
            (begin.zip(end), Granularity::Decade)
        }
        Stretch::Century(century) => {
            let _ = write!(out, "{century:02}");
            let begin = month_days(century.saturating_mul(100), 1, 1).map(|(b, _)| b);
            let end =
                month_days(century.saturating_mul(100).saturating_add(99), 12, 12).map(|(_, e)| e);
            (begin.zip(end), Granularity::Century)
        }
    }
}
