//! What stands at a place: tokens, marks, numbers and the figures that touch.

use super::Grammar;
use crate::date::holiday;
use crate::date::words::{Meaning, Role, cue, flag};
use crate::text::token::{ALL_LOOKS, Gap, LOOKS, Shape, Token, TokenKind, look};

/// Figures that touch, with the marks between them (`20-25/7/2018`).
pub(super) struct Cluster {
    pub(super) numbers: [u16; MOST_FIGURES],
    pub(super) lengths: [u8; MOST_FIGURES],
    pub(super) marks: [char; MOST_FIGURES],
    pub(super) count: usize,
    pub(super) end: usize,
}

const MOST_FIGURES: usize = 6;

/// In [`BY_LOOK`]: the word decides what else it may be.
const OF_WORDS: u8 = 1 << 7;

/// What a token may be in an expression by kind, shape and gap.
const BY_LOOK: [u8; LOOKS] = {
    let mut looks = [0; LOOKS];
    let mut n = 0;
    while n < ALL_LOOKS.len() {
        let (kind, shape, gap) = ALL_LOOKS[n];
        let apart = matches!(gap, Gap::Tab | Gap::Blank) || matches!(shape, Shape::Upper);
        looks[look(kind, shape, gap)] = match kind {
            TokenKind::Word if apart => OF_WORDS | flag::GOES_ON,
            TokenKind::Word => OF_WORDS,
            TokenKind::Number => flag::START | flag::GOES_ON,
            TokenKind::Mark => flag::GOES_ON,
        };
        n += 1;
    }
    looks
};

impl Grammar<'_> {
    /// The token at a place, unless it lies beyond the sentence or in another table cell.
    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        if i >= self.limit {
            return None;
        }
        let token = &self.tokens[i];
        let is_apart = matches!(token.gap, Gap::Tab | Gap::Blank) && i > self.begin;
        (!is_apart).then_some(token)
    }

    pub(super) fn meaning(&self, i: usize) -> &'static Meaning {
        self.token(i).map_or_else(|| self.words.none(), |t| self.words.meaning(t))
    }

    pub(super) fn role(&self, i: usize) -> Role {
        self.meaning(i).role
    }

    /// The meaning of the token before, in the same sentence.
    pub(super) fn before(&self, i: usize) -> &'static Meaning {
        if i > self.begin { self.words.meaning(&self.tokens[i - 1]) } else { self.words.none() }
    }

    pub(super) fn mark(&self, i: usize) -> Option<char> {
        self.token(i).filter(|t| !t.is_word() && !t.is_number()).map(|t| t.mark)
    }

    pub(super) fn touches(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::touches)
    }

    /// A number of at most four digits, with how many it has.
    #[inline]
    pub(super) fn number(&self, i: usize) -> Option<(u16, u8)> {
        self.token(i).filter(|t| t.is_number()).and_then(|token| self.figure(token))
    }

    fn figure(&self, token: &Token) -> Option<(u16, u8)> {
        if token.len() > 4 {
            return None;
        }
        let digits = token.text(self.text).bytes();
        let value = digits.fold(0, |value, digit| value * 10 + u16::from(digit - b'0'));
        Some((value, token.len() as u8))
    }

    /// Is the word written with a capital that is not one of a whole text in capitals?
    pub(super) fn is_title_case(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.shape == Shape::Title)
    }

    pub(super) fn is_lower_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_word() && t.shape == Shape::Lower)
    }

    /// Does this token end a line, or the sentence?
    pub(super) fn ends_line(&self, end: usize) -> bool {
        match self.token(end) {
            None => true,
            Some(t) => t.begins_line(),
        }
    }

    /// Does a mark stand here, or is the sentence over?
    pub(super) fn ends_clause(&self, end: usize) -> bool {
        self.token(end).is_none_or(|t| !t.is_word() && !t.is_number())
    }

    /// Does a full stop or a semicolon stand here, or is the sentence over?
    pub(super) fn ends_sentence(&self, end: usize) -> bool {
        self.token(end).is_none() || matches!(self.mark(end), Some('.' | ';'))
    }

    fn begins_line(&self, i: usize) -> bool {
        i == self.begin || self.tokens[i].begins_line()
    }

    /// Does a line begin here, apart from a bullet?
    pub(super) fn begins_item(&self, i: usize) -> bool {
        self.begins_line(i)
            || (i > self.begin
                && self.tokens[i - 1].kind == TokenKind::Mark
                && !matches!(self.tokens[i - 1].mark, '(' | ',' | '.' | ';' | ':' | '/')
                && self.begins_line(i - 1))
    }

    /// The tokens of the sentence at which an expression may begin, and a few others: all are written
    /// down and the next one goes over those that are none, which is quicker than a guess for each.
    pub(super) fn starts(&self, starts: &mut Vec<u32>) {
        starts.clear();
        starts.resize(self.limit - self.begin, 0);
        let mut found = 0;
        let mut flags = flag::GOES_ON;
        for i in (self.begin..self.limit).rev() {
            let next = flags;
            flags = self.flags(&self.tokens[i]);
            let goes_on = (next & flag::GOES_ON != 0) | (flags & flag::START_OF_ANY != 0);
            starts[found] = i as u32;
            found += usize::from((flags & flag::START != 0) & goes_on);
        }
        starts.truncate(found);
    }

    /// What a token may be in an expression.
    #[inline]
    fn flags(&self, token: &Token) -> u8 {
        let look = BY_LOOK[token.look()];
        let of_word = self.words.flags(token) & (look & OF_WORDS).wrapping_shr(7).wrapping_neg();
        // Numbers alone start by their looks.
        let of_year = u8::from((look & flag::START != 0) & (token.len() > 2)) * flag::START_OF_ANY;
        look | of_word | of_year
    }

    /// May an expression begin at a token of [`Self::starts`]?
    pub(super) fn may_start(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        !token.is_number() || !token.touches() || i == self.begin || self.may_follow(i)
    }

    /// May the word or number at the beginning of an expression be followed by what follows it? Most that
    /// begin expressions begin other things as well (`một người`, `sau trận`, `15 tấn`); years stand alone.
    pub(super) fn may_go_on(&self, i: usize) -> bool {
        let first = &self.tokens[i];
        first.is_number() && first.len() > 2
            || self.token(i + 1).is_none_or(|next| {
                !next.is_word() || next.shape == Shape::Upper || self.words.may_go_on(next)
            })
            // `năm Minh Mạng thứ 13`
            || self.role(i + 3) == Role::Thu && self.role(i) == Role::Year
            || holiday::longest(&self.tokens[i..self.limit]).is_some()
    }

    /// May a number begin right after the mark it touches?
    pub(super) fn may_follow(&self, i: usize) -> bool {
        let mark = &self.tokens[i - 1];
        match mark.mark {
            '(' | '[' | '"' | '\'' | ':' | ',' | ';' | '•' | '*' | '>' | '►' | '▪' | '»' | '~' => {
                mark.kind == TokenKind::Mark
            }
            '-' | '|' => !mark.touches() || i - 1 == self.begin,
            // `+ 24/7: họp`, but not `GMT+7`, `GMT +7`.
            '+' => i - 1 == self.begin || self.tokens[i - 2].shape != Shape::Upper,
            '.' => {
                mark.kind == TokenKind::Mark
                    && i >= 2
                    && self.tokens[i - 2].is_word()
                    && self.tokens[i - 2].len() > 3
            }
            _ => false,
        }
    }

    /// The first token after the figures that touch, so that no part of them is tried again.
    pub(super) fn after_cluster(&self, i: usize) -> usize {
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

    pub(super) fn cluster(&self, i: usize) -> Option<Cluster> {
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
    pub(super) fn is_glued(&self, end: usize) -> bool {
        if !self.touches(end) {
            return false;
        }
        match self.token(end) {
            Some(t) if t.is_word() => true,
            Some(t) => match t.mark {
                '%' | '°' | '_' | '=' | '‰' => true,
                '/' | '-' | '+' => self.touches(end + 1),
                ',' => self.touches(end + 1) && self.token(end + 1).is_some_and(Token::is_number),
                _ => false,
            },
            None => false,
        }
    }

    /// The same for figures with marks between them. Where no space follows a comma, a date may
    /// touch the next number (`31/8,15h`); only `3-4,5` may go on as a decimal fraction.
    pub(super) fn is_glued_cluster(&self, cluster: &Cluster) -> bool {
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
    pub(super) fn is_glued_year(&self, end: usize) -> bool {
        self.mark(end) != Some(',') && self.is_glued(end)
    }

    /// A numeral in words up to 99 (`mười lăm`, `hai mươi mốt`), and where it ends.
    pub(super) fn numeral(&self, i: usize) -> Option<(u8, usize)> {
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
    pub(super) fn count(&self, i: usize) -> Option<(u16, usize)> {
        match self.number(i) {
            Some((n, length)) if length <= 3 => Some((n, i + 1)),
            Some(_) => None,
            None => self.numeral(i).map(|(n, end)| (u16::from(n), end)),
        }
    }

    /// Is it a word for what is counted? As a name (`Chi phí`, `Hồ Tây`) it is none.
    pub(super) fn is_counted(&self, i: usize) -> bool {
        self.meaning(i).is(cue::COUNTED) && !self.is_title_case(i)
    }

    pub(super) fn is_function(&self, i: usize) -> bool {
        self.meaning(i).is(cue::FUNCTION)
    }

    pub(super) fn small_day(&self, i: usize) -> Option<u8> {
        match self.number(i)? {
            (day @ 1..=31, 1..=2) => Some(day as u8),
            _ => None,
        }
    }

    /// What joins the members of a list, and whether it makes a span of them.
    pub(super) fn list_joiner(&self, i: usize) -> Option<(usize, bool)> {
        match self.mark(i) {
            Some(',') if self.role(i + 1) == Role::And => return Some((i + 2, false)),
            Some(',' | '&') => return Some((i + 1, false)),
            Some('-') => return Some((i + 1, true)),
            Some(_) => return None,
            None => {}
        }
        match self.role(i) {
            Role::And => Some((i + 1, false)),
            Role::To | Role::Next if self.role(i + 1) == Role::All => Some((i + 2, true)),
            Role::To | Role::Next => Some((i + 1, true)),
            _ => None,
        }
    }

    pub(super) fn roman(&self, i: usize) -> Option<i16> {
        let token = self.token(i).filter(|t| t.shape == Shape::Upper)?;
        roman_value(token.text(self.text))
    }
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
