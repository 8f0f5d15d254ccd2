//! Where sentences end, and what part of the page each is.
//!
//! A sentence ends at a full stop, question or exclamation mark or an ellipsis where the writer
//! ended it, and at a line break between blocks. A line that was broken at the width of the page
//! ends none: whether it was is told from the line's length and from what stands on both sides.

use super::token::{Gap, Shape, Token, TokenKind};
use crate::document::Role;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::lexicon::{Entries, Hit};
use memchr::memchr_iter;
use std::ops::Range;

/// A sentence as a range of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceSpan {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Which part of the page it is.
    pub role: Role,
}

/// Splits the tokens of a text into sentences. Every token belongs to one.
#[inline]
pub fn split(tokens: &[Token], text: &str, matches: &impl Entries, out: &mut Vec<SentenceSpan>) {
    out.clear();
    let page = Page { tokens, text, matches, width: wrap_width(tokens, text) };
    let mut open = page.open(0);
    for (i, pair) in (1..).zip(tokens.windows(2)) {
        let [before, next] = [&pair[0], &pair[1]];
        let ends = if next.gap > Gap::Space {
            page.ends_line(i)
        } else if before.kind == TokenKind::Mark {
            if before.mark == ':' {
                open.credits = i + CREDIT;
            }
            may_end(before.mark) && page.ends_with_mark(&open, i)
        } else {
            // Most words follow a word in their line.
            let opens = next.is_capital() || next.is_number() || next.is_mark('(');
            opens && page.runs_on(&open, i)
        };
        if ends {
            out.push(SentenceSpan { tokens: open.start..i, role: Role::Body });
            open = page.open(i);
        }
    }
    if open.start < tokens.len() {
        out.push(SentenceSpan { tokens: open.start..tokens.len(), role: Role::Body });
    }
    page.assign_roles(out);
}

/// The width in characters at which the lines of the text were broken, if they were: the longest
/// line that ends in the middle of a sentence. Two such lines at least must speak for it.
fn wrap_width(tokens: &[Token], text: &str) -> Option<usize> {
    let (mut width, mut count) = (0, 0);
    let mut line_start = 0;
    for i in line_starts(tokens, text) {
        let t = &tokens[i];
        let inside =
            t.is_word() && t.shape == Shape::Lower || t.is_mark('(') || tokens[i - 1].is_mark(',');
        let goes_on = t.gap == Gap::Line && inside && !is_stop(&tokens[i - 1]);
        if goes_on {
            let length = chars(text, tokens[line_start].start, tokens[i - 1].end);
            if length >= WRAPPED_LINE {
                width = width.max(length);
                count += 1;
            }
        }
        line_start = i;
    }
    (count >= 2).then_some(width)
}

/// The tokens that begin lines, that of the first line left out.
fn line_starts(tokens: &[Token], text: &str) -> impl Iterator<Item = usize> {
    let mut last = 0;
    memchr_iter(b'\n', text.as_bytes()).filter_map(move |at| {
        let first = last + tokens[last..].partition_point(|t| (t.start as usize) < at);
        let begins = first > last && first < tokens.len();
        last = first;
        begins.then_some(first)
    })
}

/// The fewest characters that a line has which was broken at the width of the page.
const WRAPPED_LINE: usize = 40;

/// The most bytes that a word has which is an abbreviation with a full stop.
const LONGEST_ABBREVIATION: usize = 6;

/// The most tokens that the credit of a picture or a source has.
const CREDIT: usize = 14;

/// Characters of a stretch of text, counted without decoding it.
fn chars(text: &str, start: u32, end: u32) -> usize {
    let bytes = &text.as_bytes()[start as usize..end as usize];
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

/// Names of places that an abbreviated type word stands before.
const PLACES: ClassSet = ClassSet::of(&[
    Class::Province,
    Class::District,
    Class::AdminAlias,
    Class::VnTown,
    Class::Commune,
]);

/// What says where something was, behind `tại`.
const GROUNDS: ClassSet = PLACES.or(ClassSet::of(&[
    Class::Country,
    Class::CountryWeak,
    Class::City,
    Class::Region,
    Class::ForeignRegion,
    Class::PlaceHead,
    Class::PlaceHeadWeak,
    Class::PlaceName,
    Class::OrgHead,
    Class::OrgName,
]));

/// Posts and ranks, which open sentences.
const OFFICES: ClassSet = ClassSet::of(&[Class::Post, Class::Rank]);

fn is_stop(t: &Token) -> bool {
    ['.', '!', '?', '…', ':', ';'].iter().any(|&m| t.is_mark(m))
}

/// May a sentence end behind this mark, or behind what it closes?
fn may_end(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | '"' | '\'' | ')' | ']' | ';')
}

fn is_terminal(t: &Token) -> bool {
    ['.', '!', '?', '…'].iter().any(|&m| t.is_mark(m))
}

fn is_bullet(t: &Token) -> bool {
    const BULLETS: [char; 16] = [
        '-', '+', '*', '•', '●', '▪', '■', '►', '▶', '◆', '○', '✓', '·', '\u{F0B7}', '\u{F0A7}',
        '→',
    ];
    BULLETS.iter().any(|&m| t.is_mark(m))
}

/// A mark that closes what was opened before: it belongs to the sentence that ends.
fn is_closer(t: &Token) -> bool {
    t.touches() && ['"', '\'', ')', ']'].iter().any(|&m| t.is_mark(m))
}

/// A sentence whose end is sought.
struct Open {
    /// Its first token.
    start: usize,
    /// Where the time ends that it begins with.
    time: Option<usize>,
    /// Does it begin a line?
    headline: bool,
    /// Before which token names may be those of a credit: not far behind its last colon.
    credits: usize,
}

struct Page<'a, E> {
    tokens: &'a [Token],
    text: &'a str,
    matches: &'a E,
    width: Option<usize>,
}

impl<E: Entries> Page<'_, E> {
    /// Does a sentence end before token `i`, the first of its line or cell?
    fn ends_line(&self, i: usize) -> bool {
        self.tokens[i].gap != Gap::Line || !self.is_wrapped(i)
    }

    /// A sentence that begins at token `start`.
    fn open(&self, start: usize) -> Open {
        let timed = start < self.tokens.len() && self.may_open_time(start);
        let headline = self.tokens.get(start).is_some_and(Token::begins_line);
        let time = timed.then(|| self.time_line(start)).flatten();
        Open { start, time, headline, credits: 0 }
    }

    /// Does a sentence end with the mark before token `i`?
    fn ends_with_mark(&self, open: &Open, i: usize) -> bool {
        let start = open.start;
        let (before, next) = (&self.tokens[i - 1], &self.tokens[i]);
        if is_closer(next) && self.closes(i) {
            return false;
        }
        match self.terminal_before(i) {
            Some(mark) => self.stop_ends(start, mark, i),
            // Also a sentence that was closed with the line's list mark: `...; • Ông`.
            None => {
                before.is_mark(';') && next.is_mark('•')
                    // `(L.GIANG) * HÀ TĨNH: Trưa nay`
                    || before.is_mark(')') && next.is_mark('*') && next.gap == Gap::Space
                    || self.ends_credit(start, i)
                    || self.parts_time_line(open, i)
            }
        }
    }

    /// Does a sentence end before token `i`, where nothing but a space parts them: a credit, a time or a
    /// heading in a text whose line breaks are lost?
    fn runs_on(&self, open: &Open, i: usize) -> bool {
        let start = open.start;
        let (before, next) = (&self.tokens[i - 1], &self.tokens[i]);
        let ends = match next.kind {
            TokenKind::Mark => return self.opens_source_tag(open, i),
            TokenKind::Number => {
                let first = next.mark == '1' && next.len() == 1;
                !first && self.opens_run_of_items(i)
            }
            TokenKind::Word if before.is_capital() => {
                i < open.credits && self.ends_credit(start, i)
            }
            TokenKind::Word => self.ends_heading(start, i),
        };
        ends || self.parts_time_line(open, i)
    }

    /// Is a touching quote mark a closing one? One before a letter that it touches opens.
    fn closes(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        if t.is_mark(')') || t.is_mark(']') {
            return true;
        }
        match t.text(self.text) {
            "“" | "‘" | "«" => false,
            "”" | "’" | "»" => true,
            _ => self.tokens.get(i + 1).is_none_or(|n| !(n.touches() && n.is_word())),
        }
    }

    /// The mark that may have ended a sentence before token `i`, with closing marks between.
    fn terminal_before(&self, i: usize) -> Option<usize> {
        let mut k = i - 1;
        let mut closers = 0;
        while k > 0 && is_closer(&self.tokens[k]) && self.closes(k) && closers < 4 {
            k -= 1;
            closers += 1;
        }
        is_terminal(&self.tokens[k]).then_some(k)
    }

    /// Does the mark at `mark` end the sentence, `next` being the first token after it?
    fn stop_ends(&self, start: usize, mark: usize, next: usize) -> bool {
        let after = &self.tokens[next];
        let closed = next - mark > 1;
        if after.touches() && (is_terminal(after) || after.is_mark('/')) {
            return false;
        }
        if after.is_mark(',') || after.is_mark(';') || after.is_mark(')') || after.is_mark(':') {
            return false;
        }
        // `tốt đẹp. /.`: the mark that ends official texts; `tốt đẹp. .`: a stop typed twice.
        let stop_follows = self.tokens.get(next + 1).is_some_and(|t| t.touches() && is_terminal(t));
        if after.is_mark('/') && stop_follows || is_terminal(after) && !stop_follows {
            return false;
        }
        let lower = after.is_word() && after.shape == Shape::Lower;
        if closed && (lower || after.is_mark('-')) {
            return false;
        }
        // `Yahoo! Mail`
        let named = || {
            self.matches.any(mark - 1, |h| h.class == Class::OrgName && h.end as usize == mark + 1)
        };
        if self.tokens[mark].is_mark('!') && mark > start && named() {
            return after.is_capital() && self.opens_sentence(next);
        }
        let run = self.run_start(mark);
        let is_ellipsis =
            mark > run && self.tokens[mark].is_mark('.') || self.tokens[mark].is_mark('…');
        if !self.tokens[mark].is_mark('.') || is_ellipsis {
            let dash = after.is_mark('-') && !after.begins_line();
            // `chỉ vì... “ngứa mắt”`
            let quoted = is_ellipsis
                && self.opens_quote(next)
                && self.tokens[next + 1].is_word()
                && self.tokens[next + 1].shape == Shape::Lower;
            return !(lower || dash || quoted || after.touches() && after.is_number());
        }
        if closed {
            return true;
        }
        self.full_stop_ends(start, mark, next)
    }

    /// Does the credit of a picture or a source end before token `i`, where the next sentence runs
    /// into it without a stop: `(Ảnh: AFP) Trận đấu`, `Ảnh: Mai Lan Theo ông`?
    fn ends_credit(&self, start: usize, i: usize) -> bool {
        let next = &self.tokens[i];
        if next.gap != Gap::Space || !self.is_title(i) {
            return false;
        }
        if self.tokens[i - 1].is_mark(')') {
            let from = i.saturating_sub(CREDIT).max(start);
            let open = (from..i).rev().find(|&k| self.tokens[k].is_mark('('));
            return open.is_some_and(|open| {
                // At the head of a line it is a source tag: `(Theo TTXVN) Sáng nay`.
                let tag = open > start || self.tokens[open].begins_line();
                i - open > 3
                    && self
                        .credit_cue(open + 1)
                        .is_some_and(|end| self.tokens[end].is_mark(':') || !tag)
            });
        }
        let Some(source) = self.credited_source(start, i) else { return false };
        // `Ảnh: AFP Đức Giáo hoàng`
        if self.matches.any(i - 1, |h| h.end as usize > i) {
            return false;
        }
        let classes = self.matches.classes(i);
        let starter = classes.has(Class::SentenceStarter);
        let small = self
            .tokens
            .get(i + 1)
            .is_some_and(|t| t.is_number() || t.is_word() && t.shape == Shape::Lower);
        if self.is_outlet_end(&source) {
            let known = || source.clone().any(|k| self.is_outlet(k, source.end));
            return small || (starter || classes.has(Class::Honorific)) && known();
        }
        // `Ảnh: Mai Lan Hương thơm lan xa`, but `Ảnh: Mai Lan Anh Tuấn về nhì`
        const NAMES: ClassSet = ClassSet::of(&[Class::Given, Class::Surname]);
        let last = self.matches.classes(i - 1);
        let paper = self.matches.classes(source.start).has(Class::OrgHeadProper);
        // `Ảnh: Theverge Còn về hãng`
        let strange = self.matches.classes(source.start).0 & !ClassSet::SYLLABLE.0 == 0;
        let full_name = (source.len() >= 2 || strange)
            && !paper
            && !self.tokens[source].iter().any(|t| t.is_mark('.'))
            && !last.has(Class::Honorific)
            && self.tokens.get(i + 1).is_some_and(Token::is_word);
        let word = || self.matches.any(i, |h| h.end as usize > i + 1);
        let opens = || classes.has(Class::StarterOrName) && !classes.any(NAMES) || word();
        small && (starter || full_name && opens())
    }

    /// Has the word a capital at its head only, as `Ở` has too?
    fn is_title(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.shape == Shape::Title || t.shape == Shape::Upper && t.text(self.text) == "Ở"
    }

    /// The names of those to whom a picture or text is credited right before token `i`: behind a cue
    /// and its colon at the sentence's head, or behind `Ảnh:` further on.
    fn credited_source(&self, start: usize, i: usize) -> Option<Range<usize>> {
        /// In tokens.
        const LONGEST_CUE: usize = 3;
        let named = |t: &Token| t.is_word() && t.is_capital();
        let joins = |t: &Token| ['.', '/', '-'].iter().any(|&m| t.is_mark(m));
        let from = i.saturating_sub(CREDIT).max(start);
        let colon =
            (from..i).rev().find(|&k| !named(&self.tokens[k]) && !joins(&self.tokens[k]))?;
        if !self.tokens[colon].is_mark(':') || colon + 1 == i || !named(&self.tokens[i - 1]) {
            return None;
        }
        let cue = (colon.saturating_sub(LONGEST_CUE).max(start)..colon).find(|&k| {
            let picture = self.tokens[k].text(self.text) == "Ảnh";
            (k == start || picture) && self.credit_cue(k) == Some(colon)
        });
        cue.map(|_| colon + 1..i)
    }

    /// Does what a credit names end with an agency, a code or initials, to which no name belongs:
    /// `AFP`, `Danh Lam/TTXVN`, `H.T`?
    fn is_outlet_end(&self, source: &Range<usize>) -> bool {
        let last = &self.tokens[source.end - 1];
        let initials = last.touches() && self.tokens[source.end - 2].is_mark('.');
        let code = last.shape == Shape::Upper && (last.len() >= 2 || initials);
        code || source.clone().any(|k| self.is_outlet(k, source.end))
    }

    /// Are the tokens the name of a body, as of an agency?
    fn is_outlet(&self, start: usize, end: usize) -> bool {
        const OUTLETS: ClassSet = ClassSet::of(&[Class::OrgSite, Class::OrgName, Class::OrgAlone]);
        self.matches.any(start, |h| OUTLETS.has(h.class) && h.end as usize == end)
    }

    /// Does the lead's source tag open at the bracket `i`, behind a headline or a picture's credit that
    /// stands in the same line: `mưa lớn (TTXVN) - Sáng nay`? Behind a place it is the dateline's.
    fn opens_source_tag(&self, open: &Open, i: usize) -> bool {
        /// In tokens.
        const LONGEST: usize = 6;
        const OUTLETS: ClassSet = ClassSet::of(&[Class::OrgSite, Class::OrgName]);
        let before = &self.tokens[i - 1];
        let start = open.start;
        let headline = open.headline
            && i >= start + 4
            && (before.shape == Shape::Lower && before.is_word() || before.is_number());
        let outlet = |h: Hit| {
            let close = h.end as usize;
            let at = |k: usize| self.tokens.get(k).filter(|t| t.gap == Gap::Space);
            OUTLETS.has(h.class)
                && close <= i + LONGEST
                && self.tokens.get(close).is_some_and(|t| t.is_mark(')'))
                && at(close + 1).is_some_and(|t| {
                    t.is_mark('-') && at(close + 2).is_some_and(|n| n.is_capital() || n.is_number())
                        || t.shape == Shape::Title
                            && self.matches.classes(close + 1).has(Class::SentenceStarter)
                })
        };
        let behind = || {
            headline || self.credited_source(start, i).is_some() || self.parts_time_line(open, i)
        };
        behind() && self.matches.any(i + 1, outlet)
    }

    /// Does the time when the article came out begin or end at token `i`, in the line of its headline:
    /// `mưa lớn | Thứ Hai, 18/06/2012 11:32 | Sáng nay`?
    #[inline]
    fn parts_time_line(&self, open: &Open, i: usize) -> bool {
        open.time == Some(i) || open.headline && self.may_open_time(i) && self.opens_time(open, i)
    }

    /// Does the time when the article came out begin at token `i`, behind a headline?
    fn opens_time(&self, open: &Open, i: usize) -> bool {
        let before = &self.tokens[i - 1];
        i >= open.start + 4
            && i < open.start + 3 * CREDIT
            && (before.kind != TokenKind::Mark || before.is_mark('"'))
            && !before.is_any(&lists::BEFORE_TIME_IN_LINE)
            // `diễn ra 18/06/2012 11:32 tại Hà Nội`
            && self.time_line(i).is_some_and(|end| {
                self.tokens.get(end).is_none_or(|t| !t.is_word() || t.is_capital())
            })
    }

    /// Is there a number or the name of a weekday?
    fn may_open_time(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        let weekday = || matches!(t.text(self.text), "Thứ" | "Chủ" | "CN");
        t.is_number() || matches!(t.mark, 't' | 'c') && weekday()
    }

    /// The end of a day and a time in figures at token `i`: `Thứ năm, 27/4/2023, 09:45 (GMT+7)`.
    fn time_line(&self, i: usize) -> Option<usize> {
        let number = |k: usize, most: usize| {
            self.tokens.get(k).is_some_and(|t| t.is_number() && t.len() <= most)
        };
        let mark = |k: usize, m: char| self.tokens.get(k).is_some_and(|t| t.is_mark(m));
        let touches = |k: usize| self.tokens.get(k).is_some_and(Token::touches);
        let mut k = i;
        if self.tokens[i].is_word() {
            k = (i + 1..i + 4).find(|&k| mark(k, ','))? + 1;
        }
        let part = ['/', '-', '.'].into_iter().find(|&m| mark(k + 1, m))?;
        let day = number(k, 2) && number(k + 2, 2) && mark(k + 3, part) && number(k + 4, 4);
        if !day || !(k + 1..k + 5).all(touches) {
            return None;
        }
        k += 5;
        k += usize::from([',', '-', '|'].iter().any(|&m| mark(k, m)));
        if !(number(k, 2) && mark(k + 1, ':') && number(k + 2, 2) && touches(k + 2)) {
            return None;
        }
        k += 3;
        let half = |t: &Token| matches!(t.text(self.text), "AM" | "PM");
        k += usize::from(self.tokens.get(k).is_some_and(half));
        let open = usize::from(mark(k, '('));
        let zone = self.tokens.get(k + open).is_some_and(|t| t.text(self.text) == "GMT");
        if zone && mark(k + open + 1, '+') {
            k += 2 * open + 3;
        }
        Some(k.min(self.tokens.len()))
    }

    /// Does a heading end before token `i`, where the text's line breaks are lost: before the place or
    /// source that opens the next sentence (`Nỗi lo của chủ nợ | Tại Bắc Kinh`), and in the first
    /// sentence of all before a day (`ba người bị thương | Ngày 4-11, Công an`)?
    fn ends_heading(&self, start: usize, i: usize) -> bool {
        const LONGEST: usize = 26;
        let (before, next) = (&self.tokens[i - 1], &self.tokens[i]);
        let initial = matches!(next.mark, 't' | 'ở' | 'n' | 's' | 'c' | 'đ');
        let inside = i >= start + 3 && i <= start + LONGEST;
        if !inside || !initial || before.is_capital() || !self.is_title(i) {
            return false;
        }
        let word = next.text(self.text);
        let after = |k: usize| self.tokens.get(i + k);
        let opens = match word {
            "Tại" | "Ở" => self.matches.longest(i + 1, GROUNDS).is_some(),
            "Theo" => after(1).is_some_and(|t| t.is_word() && t.is_capital()),
            "Ngày" | "Sáng" | "Trưa" | "Chiều" | "Tối" | "Đêm" => {
                start == 0
                    && after(1).is_some_and(Token::is_number)
                    && after(2).is_some_and(|t| {
                        t.touches() && ['/', '-', '.'].iter().any(|&m| t.is_mark(m))
                    })
                    // `hướng về Ngày 27/7 với lòng biết ơn`
                    && (word != "Ngày"
                        || after(4).is_some_and(|t| t.is_mark(',') || t.is_capital()))
            }
            _ => false,
        };
        opens && !before.is_any(&lists::HEADLINE_GOES_ON)
    }

    /// Where the words end that open a credit at token `i`.
    fn credit_cue(&self, i: usize) -> Option<usize> {
        const CUES: ClassSet = ClassSet::of(&[Class::CaptionCue, Class::BylineCue]);
        let end = self.matches.longest(i, CUES)?.end as usize;
        (end < self.tokens.len()).then_some(end)
    }

    /// Does a quotation begin with the mark at `i`?
    fn opens_quote(&self, i: usize) -> bool {
        self.tokens[i].is_mark('"')
            && !self.tokens[i].touches()
            && self.tokens.get(i + 1).is_some_and(Token::touches)
    }

    /// First of the marks `...`, `?!` that `mark` is the last of.
    fn run_start(&self, mark: usize) -> usize {
        let mut run = mark;
        while run > 0 && self.tokens[run].touches() && is_terminal(&self.tokens[run - 1]) {
            run -= 1;
        }
        run
    }

    fn full_stop_ends(&self, start: usize, mark: usize, next: usize) -> bool {
        let after = &self.tokens[next];
        if mark == start {
            return false;
        }
        let before = &self.tokens[mark - 1];
        if !self.tokens[mark].touches() {
            // `câu . Câu`: a stop that stands apart.
            return after.gap == Gap::Space;
        }
        let word = before.text(self.text);
        let letters = word.chars().count();
        if after.touches() {
            return match () {
                _ if after.is_number() => {
                    before.is_word()
                        && before.shape == Shape::Lower
                        && letters > 2
                        && !before.touches()
                        && !self.is_abbreviation(mark - 1)
                }
                _ if after.is_capital() && after.len() == 1 => false,
                _ if !after.is_word() => after.is_mark('"') || after.is_mark('('),
                _ if after.shape == Shape::Lower => false,
                _ if before.is_number() => {
                    after.shape == Shape::Title && !self.numbers_item(start, mark)
                }
                _ if before.is_word() => {
                    let abbreviated = before.shape == Shape::Upper && letters < 6
                        || self.is_abbreviation(mark - 1);
                    // `512GB.Máy`, `TP.HCM.Tại`, but `TP.Hà Nội`
                    !abbreviated
                        || after.shape == Shape::Title
                            && (self.is_unit(mark - 1)
                                || before.shape == Shape::Upper
                                    && letters > 1
                                    && self.opens_sentence(next))
                }
                _ => true,
            };
        }
        // `1. Tên mục`, `II. Tên mục` open an item; `năm 2018. Sau đó` ends a sentence.
        if self.numbers_item(start, mark) {
            return false;
        }
        if before.is_number() {
            // `Khen ba đơn vị: 1. Sở Nội vụ 2. Sở Tài chính`
            let listed = mark >= start + 2 && self.tokens[mark - 2].is_mark(':');
            return !(listed && self.opens_run_of_items(mark - 1));
        }
        // `khóa X. Bà`, `T.Ư. Ông`
        let numeral = before.shape == Shape::Upper
            && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
            && mark >= start + 2
            && self.tokens[mark - 2].is_word()
            && self.tokens[mark - 2].shape == Shape::Lower;
        if (numeral || before.is_word() && before.mark == 'ư' && letters == 1) && after.is_capital()
        {
            return true;
        }
        // `số 12/QĐ-UBND. Văn bản`: no abbreviation, but part of a number.
        if after.is_capital() && self.ends_number(mark - 1) {
            return true;
        }
        // `thịt, v.v. cho cả vùng`, `L.v. Beethoven`
        let spelled = before.touches() && mark >= 2 && self.tokens[mark - 2].is_mark('.');
        let initial =
            before.is_capital() || spelled && mark >= 3 && self.tokens[mark - 3].is_capital();
        if before.is_word() && letters == 1 && initial {
            return self.initial_ends(start, mark, next);
        }
        if spelled && letters == 1 && after.is_word() && !after.is_capital() {
            return false;
        }
        if before.is_word() && self.is_abbreviation(mark - 1) {
            return self.abbreviation_ends(mark, next);
        }
        true
    }

    /// Is what a sentence begins with, up to the stop at `mark`, the number of an item: `1.`,
    /// `1.2.`, `II.`, `Điều 5.`?
    fn numbers_item(&self, start: usize, mark: usize) -> bool {
        const ROMAN: [char; 4] = ['i', 'v', 'x', 'l'];
        let is_label = |t: &Token| t.is_number() || t.shape == Shape::Upper && t.len() <= 4;
        let (head, number) = (&self.tokens[start], &self.tokens[start..mark]);
        match number {
            [label] => is_label(label),
            [_, label] if !label.touches() && self.matches.classes(start).has(Class::ItemHead) => {
                head.is_capital()
                    && (label.is_number() || is_label(label) && ROMAN.contains(&label.mark))
            }
            [_, rest @ ..] => {
                let short = |t: &Token| t.is_number() && t.len() <= 2;
                number.len() <= 7
                    && short(head)
                    && rest.iter().all(|t| t.touches() && (t.is_mark('.') || short(t)))
            }
            [] => false,
        }
    }

    /// Does a document's number end with this word: `12/2018/QĐ-UBND`?
    fn ends_number(&self, word: usize) -> bool {
        let mut k = word;
        while k > 0 && self.tokens[k].touches() && word - k < 10 {
            k -= 1;
            if self.tokens[k].is_number() {
                return self.tokens[k + 1].is_mark('/') || self.tokens[k + 1].is_mark('-');
            }
        }
        false
    }

    /// Does the full stop of an abbreviation end the sentence too? Of a unit it does (`40 m. Chi
    /// cục`); of `TP.`, `HS.` and the like only before a word that begins sentences and no name.
    fn abbreviation_ends(&self, mark: usize, next: usize) -> bool {
        // `TT. Tỉnh ủy`: one name.
        if self.matches.any(mark - 1, |h| h.end as usize > next) {
            return false;
        }
        let classes = self.matches.classes(mark - 1);
        let unit = self.is_unit(mark - 1);
        let before = &self.tokens[mark - 1];
        let capitals = before.shape == Shape::Upper && before.len() > 1;
        if self.opens_quote(next) {
            return unit || capitals || classes.has(Class::AbbrEnd);
        }
        self.tokens[next].is_capital()
            && (unit
                || classes.has(Class::AbbrEnd) && !classes.has(Class::Abbr)
                || (capitals || classes.has(Class::AbbrEnd)) && self.opens_sentence(next)
                // `HĐND-UBND. Thiếu tá`, but `PGS.TS. Đại tá`
                || classes.has(Class::AbbrEnd) && self.matches.longest(next, OFFICES).is_some())
    }

    /// Is the word a unit of measure: `40 m`, `đồng/kg`, `1TB`?
    fn is_unit(&self, word: usize) -> bool {
        let Some(before) = word.checked_sub(1).map(|k| &self.tokens[k]) else {
            return false;
        };
        let lower = self.tokens[word].shape == Shape::Lower;
        let counted = before.is_number() && (lower || self.tokens[word].touches());
        let rate = lower && before.is_mark('/') && before.touches() && self.tokens[word].touches();
        counted || rate
    }

    /// Does the word at `i` begin a sentence, and no name?
    fn opens_sentence(&self, i: usize) -> bool {
        const NAMES: ClassSet = ClassSet(
            PLACES.0 | ClassSet::of(&[Class::OrgField, Class::OrgName, Class::OrgNameWeak]).0,
        );
        const STARTERS: ClassSet = ClassSet::of(&[Class::SentenceStarter, Class::Honorific]);
        let classes = self.matches.classes(i);
        let year = self.tokens.get(i + 1).is_some_and(Token::is_number);
        let starts = classes.any(STARTERS)
            || classes.has(Class::StarterOrName) && year
            || self.matches.longest(i, ClassSet::of(&[Class::StarterPhrase])).is_some();
        starts && self.matches.longest(i, NAMES).is_none()
    }

    fn is_abbreviation(&self, word: usize) -> bool {
        const ABBREVIATIONS: ClassSet = ClassSet::of(&[Class::Abbr, Class::AbbrEnd]);
        self.tokens[word].len() <= LONGEST_ABBREVIATION
            && self.matches.may_abbreviate(word)
            && self.matches.classes(word).any(ABBREVIATIONS)
            && self.matches.any(word, |h| h.end as usize == word + 1 && ABBREVIATIONS.has(h.class))
    }

    /// Is the word before this full stop an abbreviated type word of places: `Q.`?
    fn is_place_head(&self, mark: usize) -> bool {
        self.matches
            .any(mark - 1, |h| h.class == Class::PlaceHeadAbbr && h.end as usize == mark + 1)
    }

    /// Does the full stop after a single capital letter end a sentence?
    fn initial_ends(&self, start: usize, mark: usize, next: usize) -> bool {
        let after = &self.tokens[next];
        // `quốc lộ 12A. bác sĩ ...`: no initial, but part of a number.
        if self.tokens[mark - 1].touches() && mark >= 2 && self.tokens[mark - 2].is_number() {
            return true;
        }
        // `28 độ C. Đà Nẵng`, `bảng A. Việt Nam`
        let completes = mark >= start + 2
            && !self.tokens[mark - 1].touches()
            && self.tokens[mark - 2].shape == Shape::Lower
            && self.matches.classes(mark - 2).has(Class::Lettered);
        if completes && (after.is_capital() || !after.is_word()) || self.opens_quote(next) {
            return true;
        }
        // `Phòng QLKH; T. Nhân`, `(F. Chopin)`, but `Pantsir-S. Trong`
        let parted = mark >= start + 2
            && [';', ',', '-', '(', ':', '/'].iter().any(|&m| self.tokens[mark - 2].is_mark(m))
            && !(self.tokens[mark - 2].is_mark('-') && self.tokens[mark - 2].touches());
        // `HUYỆN X. HỌP BÀN`
        let shouted =
            mark >= start + 2 && self.shouts(mark - 2..mark) && after.shape == Shape::Upper;
        if !after.is_capital() || after.is_word() && after.len() == 1 || parted || shouted {
            return false;
        }
        // `Q. Bình Thạnh`
        let place = self.matches.longest(next, PLACES);
        if self.is_place_head(mark) && place.is_some_and(|p| p.end as usize > next + 1) {
            return false;
        }
        const STARTERS: ClassSet =
            ClassSet::of(&[Class::SentenceStarter, Class::StarterOrName, Class::Honorific]);
        let initials = mark >= start + 2 && self.tokens[mark - 2].is_mark('.');
        if initials {
            return self.matches.classes(next).any(STARTERS);
        }
        // `Nguyễn Văn A. Sau đó` ends, `Nguyễn V. Hùng` and `Đ. Tu-xcơ` do not.
        self.matches.classes(next).any(STARTERS)
    }

    /// Was the line that ends before token `i` broken in the middle of a sentence?
    fn is_wrapped(&self, i: usize) -> bool {
        let (before, next) = (&self.tokens[i - 1], &self.tokens[i]);
        if self.ends_with_stop(i) || is_bullet(next) || self.opens_item(i) {
            return false;
        }
        let start = self.line_start(i - 1);
        // The row of a table is whole.
        if self.tokens[start + 1..i].iter().any(|t| t.gap == Gap::Tab) {
            return false;
        }
        let length = chars(self.text, self.tokens[start].start, before.end);
        if next.is_word() && next.shape == Shape::Lower {
            let listed = before.is_mark(';') || before.is_mark(':');
            return length >= WRAPPED_LINE / 2
                && !(listed && self.width.is_none_or(|w| length + 20 < w));
        }
        match self.width {
            // The next word would not have fitted into the line.
            Some(width) => {
                let full = length + 1 + self.word_length(i) > width
                    || length * 10 >= width * 7 && !self.opens_block(start, i);
                let inside = self.tokens[start].is_word()
                    && self.tokens[start].shape == Shape::Lower
                    && length * 2 >= width;
                let open = self.ends_openly(i) || self.is_inside_name(i);
                (full || inside) && length >= WRAPPED_LINE
                    || open && length >= WRAPPED_LINE * 3 / 4
                    || self.is_aside(i) && length >= WRAPPED_LINE / 2
            }
            None => {
                before.is_mark(',') && length >= WRAPPED_LINE
                    || self.is_inside_name(i) && length >= WRAPPED_LINE * 3 / 4
                    || self.is_aside(i) && length >= WRAPPED_LINE / 2
            }
        }
    }

    /// Does the line at token `i` begin with a bracket that its sentence goes on behind: `Đoàn
    /// 429⏎(Binh chủng Công binh) ra quân`?
    fn is_aside(&self, i: usize) -> bool {
        if !self.tokens[i].is_mark('(') || self.credit_cue(i + 1).is_some() {
            return false;
        }
        let close = (i + 1..self.tokens.len().min(i + 30)).find(|&k| self.tokens[k].is_mark(')'));
        close.and_then(|close| self.tokens.get(close + 1)).is_some_and(|t| {
            t.gap <= Gap::Space
                && (t.is_word() && t.shape == Shape::Lower || t.is_mark('.') || t.is_mark(','))
        })
    }

    /// Does the line before token `i` end with a word that asks for more: a form of address, a
    /// title, a joining word?
    fn ends_openly(&self, i: usize) -> bool {
        const OPEN: ClassSet = ClassSet::of(&[
            Class::OrgLink,
            Class::Honorific,
            Class::Post,
            Class::PostBare,
            Class::Calling,
            Class::Rank,
            Class::PlaceHead,
        ]);
        (i.saturating_sub(4)..i)
            .any(|k| self.matches.any(k, |h| OPEN.has(h.class) && h.end as usize == i))
            && self.tokens[i].is_capital()
            && self.tokens[i - 1].shape != Shape::Upper
    }

    /// Does a name go over the end of the line before token `i`: that of a body (`Ngân hàng⏎Nhà
    /// nước`), or that of a unit behind its type (`huyện Đông⏎Hưng`)?
    fn is_inside_name(&self, i: usize) -> bool {
        const UNITS: ClassSet = ClassSet::of(&[
            Class::Province,
            Class::District,
            Class::Commune,
            Class::FormerProvince,
        ]);
        let from = i.saturating_sub(3).max(1);
        (from..i).any(|k| {
            let over = |classes: ClassSet| {
                self.matches.any(k, |h| classes.has(h.class) && h.end as usize > i)
            };
            over(ClassSet::of(&[Class::OrgName])) && self.tokens[k].shape == Shape::Title
                || over(UNITS)
                    && self.tokens[k - 1].shape == Shape::Lower
                    && self.matches.classes(k - 1).has(Class::PlaceHead)
        })
    }

    /// Is the line from `start` to `i` a heading over the line that begins at `i`: capitals only
    /// over a line that is not, or a line over a dateline?
    fn opens_block(&self, start: usize, i: usize) -> bool {
        let mut end = i + 1;
        while end < self.tokens.len() && !self.tokens[end].begins_line() {
            end += 1;
        }
        self.shouts(start..i) != self.shouts(i..end) || self.is_dateline(&(i..end))
    }

    /// Are all words of the range in capitals?
    fn shouts(&self, range: Range<usize>) -> bool {
        self.tokens[range].iter().all(|t| !t.is_word() || t.shape == Shape::Upper)
    }

    /// Characters up to the next white space.
    fn word_length(&self, i: usize) -> usize {
        let mut k = i + 1;
        while k < self.tokens.len() && self.tokens[k].touches() && k < i + 20 {
            k += 1;
        }
        chars(self.text, self.tokens[i].start, self.tokens[k - 1].end)
    }

    fn ends_with_stop(&self, i: usize) -> bool {
        match self.terminal_before(i) {
            None => false,
            Some(mark) => {
                let unit = mark > 1
                    && self.tokens[mark - 1].shape == Shape::Lower
                    && self.tokens[mark - 2].is_number();
                let abbreviated = mark > 0
                    && !unit
                    && self.tokens[mark].is_mark('.')
                    && mark + 1 == i
                    && self.tokens[mark - 1].is_word()
                    && self.is_abbreviation(mark - 1)
                    && self.width.is_some();
                !abbreviated
            }
        }
    }

    /// Does an item open at the number of token `i` in a list that runs on in one line: `1. Sở Y tế | 2. Sở
    /// Nội vụ | 3. Sở Tài chính`?
    fn opens_run_of_items(&self, i: usize) -> bool {
        /// From one number to the next, in tokens.
        const FARTHEST: usize = 24;
        let closed = |k: usize, mark: char| {
            self.tokens.get(k + 1).is_some_and(|t| t.touches() && t.is_mark(mark))
                && self.tokens.get(k + 2).is_some_and(|t| t.is_word() && !t.touches())
        };
        let Some(mark) = ['.', ')'].into_iter().find(|&mark| closed(i, mark)) else { return false };
        let number = |k: usize| {
            let t = &self.tokens[k];
            let short = t.is_number() && t.len() <= 2 && closed(k, mark);
            short.then(|| t.text(self.text).parse::<u32>().ok()).flatten()
        };
        let Some(n) = number(i) else { return false };
        // `Điều 1. ... | Điều 2. ...`: the word before is what is numbered.
        let numbered = |k: usize| {
            let [before, here] = [k, i].map(|k| k.checked_sub(1).map(|k| &self.tokens[k]));
            before.zip(here).is_some_and(|(a, b)| a.is_word() && a.hash == b.hash)
                && (self.tokens[i - 1].begins_line()
                    || i >= 2 && self.tokens[i - 2].kind == TokenKind::Mark)
        };
        let next = || {
            let end = self.tokens.len().min(i + FARTHEST);
            (i + 1..end).find(|&k| number(k) == Some(n + 1)).is_some_and(|k| !numbered(k))
        };
        if n < 2 {
            return n == 1 && next();
        }
        let before = |k: usize, n: u32| {
            (k.saturating_sub(FARTHEST)..k).rev().find(|&k| number(k) == Some(n))
        };
        let Some(last) = before(i, n - 1).filter(|&k| !numbered(k)) else { return false };
        let first = n == 2 && (last == 0 || !self.tokens[last - 1].is_word());
        first || n > 2 && before(last, n - 2).is_some() || next()
    }

    /// Does a numbered list item open at token `i`: `1.`, `2)`, `a)`?
    fn opens_item(&self, i: usize) -> bool {
        let numbered = self.tokens[i].is_number() && self.tokens[i].len() <= 2
            || self.tokens[i].is_word() && self.tokens[i].len() == 1;
        numbered
            && self.tokens.get(i + 1).is_some_and(|t| {
                t.touches() && (t.is_mark('.') || t.is_mark(')') || t.is_mark('/'))
            })
            && self.tokens.get(i + 2).is_none_or(|t| !t.touches())
    }

    fn line_start(&self, mut i: usize) -> usize {
        while i > 0 && !self.tokens[i].begins_line() {
            i -= 1;
        }
        i
    }
}

// ------------------------------------------------------------------ roles

impl<E: Entries> Page<'_, E> {
    fn assign_roles(&self, sentences: &mut [SentenceSpan]) {
        let body_starts = sentences.iter().position(|s| self.is_prose(&s.tokens));
        let body_ends = sentences.iter().rposition(|s| self.is_prose(&s.tokens));
        for (i, sentence) in sentences.iter_mut().enumerate() {
            let range = sentence.tokens.clone();
            let whole_line = self.fills_line(&range);
            let before_body = body_starts.is_none_or(|b| i < b);
            let after_body = body_ends.is_some_and(|b| i > b);
            sentence.role = self.role(&range, whole_line, before_body, after_body);
        }
    }

    fn role(&self, range: &Range<usize>, whole_line: bool, before: bool, after: bool) -> Role {
        let first = range.start;
        let length = self.tokens[range.end - 1].end - self.tokens[first].start;
        let starts_with =
            |class| self.matches.any(first, |h| h.class == class && h.end as usize <= range.end);
        let begins_line = first == 0 || self.tokens[first].begins_line();
        if begins_line && (is_bullet(&self.tokens[first]) || self.opens_item(first)) {
            return Role::ListItem;
        }
        if whole_line && length < 120 && starts_with(Class::Scrap) {
            return Role::Scrap;
        }
        if whole_line && length < 90 && self.is_dateline(range) {
            return Role::Dateline;
        }
        let ends_open = !is_terminal(&self.tokens[range.end - 1]);
        // At the end of a text without lines the writer's name stands behind the last full stop.
        let tail = self.tokens.get(range.end).is_none() && length < 60;
        let named = length < 120 && (whole_line || tail) && self.is_names(range);
        if named && (after || starts_with(Class::BylineCue) && self.colon_soon(range)) {
            return Role::Byline;
        }
        if begins_line && length < 300 && starts_with(Class::CaptionCue) {
            return Role::Caption;
        }
        if whole_line && ends_open && before {
            return Role::Headline;
        }
        if whole_line && ends_open && length < 250 && !before {
            return if self.shouts(range.clone()) { Role::Headline } else { Role::Caption };
        }
        Role::Body
    }

    /// Is it running text: a stop at its end and a good length?
    fn is_prose(&self, range: &Range<usize>) -> bool {
        range.len() >= 12 && is_terminal(&self.tokens[range.end - 1])
            || range.len() >= 12
                && range.end >= 2
                && is_closer(&self.tokens[range.end - 1])
                && is_terminal(&self.tokens[range.end - 2])
    }

    fn fills_line(&self, range: &Range<usize>) -> bool {
        let begins = range.start == 0 || self.tokens[range.start].begins_line();
        let ends = self.tokens.get(range.end).is_none_or(|t| t.begins_line());
        begins && ends
    }

    /// A line with a full date and little else.
    fn is_dateline(&self, range: &Range<usize>) -> bool {
        let tokens = &self.tokens[range.clone()];
        let numbers = tokens.iter().filter(|t| t.is_number()).count();
        let words = tokens.iter().filter(|t| t.is_word()).count();
        let year =
            tokens.iter().any(|t| t.is_number() && t.len() == 4 && matches!(t.mark, '1' | '2'));
        numbers >= 3
            && words <= 10
            && (year || words <= 3)
            && !is_terminal(&tokens[tokens.len() - 1])
    }

    fn colon_soon(&self, range: &Range<usize>) -> bool {
        self.tokens[range.clone()].iter().take(9).any(|t| t.is_mark(':'))
    }

    /// Capitalised words, joining marks and the words that bylines consist of only.
    fn is_names(&self, range: &Range<usize>) -> bool {
        const CUES: ClassSet = ClassSet::of(&[Class::BylineCue, Class::Byline, Class::BylineTail]);
        const VERBS: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink]);
        // Among capitals alone, the words tell a heading from names.
        let shouts = self.shouts(range.clone());
        let dashed = self.tokens[range.clone()].iter().any(|t| t.is_mark('-'));
        if shouts
            && !dashed
            && range.clone().skip(1).any(|i| self.matches.longest(i, VERBS).is_some())
        {
            return false;
        }
        let mut i = range.start;
        let mut names = 0;
        while i < range.end {
            let t = &self.tokens[i];
            let cue = self.matches.longest(i, CUES).filter(|h| h.end as usize <= range.end);
            if let Some(hit) = cue {
                // `Theo TTXVN` has its name in it.
                let end = hit.end as usize;
                names += usize::from(end > i + 1 && self.tokens[end - 1].shape == Shape::Upper);
                i = end;
                continue;
            }
            let joins = ['-', ',', '.', '(', ')', '&', '/', ':', ';'].iter().any(|&m| t.is_mark(m));
            let code = t.is_number() && t.touches();
            // `VOV.vn`, `Space.com`
            let domain = t.touches() && i > range.start && self.tokens[i - 1].is_mark('.');
            if domain && t.is_word() {
                i += 1;
                continue;
            }
            if !(joins || code || t.is_word() && t.is_capital()) {
                return false;
            }
            names += usize::from(t.is_word());
            i += 1;
        }
        names > 0
    }
}
