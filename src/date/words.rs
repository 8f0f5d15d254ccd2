//! What each syllable means in a date expression, from `data/date_words.tsv`.

use super::holiday;
use crate::text::token::{Token, hash_word};
use std::sync::OnceLock;

/// The part a syllable plays in the grammar of dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    #[default]
    None,
    Day,
    Month,
    Year,
    Quarter,
    /// `T` of `T7/2018`, and of `T2 23/7`.
    MonthSign,
    /// `Q` of `Q2/2018`.
    QuarterSign,
    /// `CN` of `CN 29/7`.
    SundaySign,
    Week,
    Hour,
    Minute,
    Second,
    /// `thế` of `thế kỷ`.
    Century,
    /// `thập` of `thập niên`, `thập kỷ`.
    Decade,
    Part(Part),
    /// `rạng` of `rạng sáng`.
    Dawn,
    /// `buổi`.
    Session,
    /// `sớm`, `muộn` after a part of the day.
    PartTail,
    Season(Season),
    /// `mùa`.
    SeasonHead,
    Now,
    Past,
    Tomorrow,
    Beyond,
    This,
    Before,
    After,
    Next,
    Last,
    Gone,
    Just,
    Soon,
    Here,
    /// `nữa` of `3 ngày nữa`.
    More,
    /// `về` of `10 năm về trước`.
    Back,
    /// `mốt` of `ngày mốt`: two days on.
    Overmorrow,
    That,
    Distance,
    Same,
    /// `từ`.
    From,
    /// `hôm`.
    Hom,
    Onto,
    Begin,
    Middle,
    End,
    Half,
    /// `thượng`, `trung` of `thượng tuần`.
    Tenth,
    To,
    And,
    Of,
    All,
    Minus,
    HalfPast,
    /// `thứ`.
    Thu,
    /// `chủ` of `chủ nhật`.
    Chu,
    Sun,
    Age,
    Solar,
    Am,
    Pm,
    Mung,
    Full,
    FirstMonth,
    LastMonth,
    Tet,
    Yin,
    LunarAbbreviation,
    Calendar,
    Leap,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Part::Morning => "MO",
            Part::Noon => "MI",
            Part::Afternoon => "AF",
            Part::Evening => "EV",
            Part::Night => "NI",
        }
    }

    /// Can a clock that shows this hour be said to show this part of the day?
    pub(crate) fn has_hour(self, hour: u8) -> bool {
        match self {
            Part::Morning => hour <= 11,
            Part::Noon => (10..=14).contains(&hour),
            Part::Afternoon => (12..=18).contains(&hour),
            Part::Evening => (18..=23).contains(&hour),
            Part::Night => hour >= 18 || hour <= 5,
        }
    }
}

/// A season of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// Its first and last month.
    pub(crate) fn months(self) -> (u8, u8) {
        match self {
            Season::Spring => (1, 3),
            Season::Summer => (4, 6),
            Season::Autumn => (7, 9),
            Season::Winter => (10, 12),
        }
    }
}

/// What a word tells about the numbers and units beside it.
pub(crate) mod cue {
    pub(crate) const DATE: u32 = 1;
    pub(crate) const CLOCK: u32 = 1 << 1;
    pub(crate) const AMOUNT: u32 = 1 << 2;
    pub(crate) const SET: u32 = 1 << 3;
    pub(crate) const VAGUE: u32 = 1 << 4;
    pub(crate) const THING: u32 = 1 << 5;
    pub(crate) const COUNTED: u32 = 1 << 6;
    pub(crate) const FUNCTION: u32 = 1 << 7;
    pub(crate) const FUTURE: u32 = 1 << 8;
    pub(crate) const PAST: u32 = 1 << 9;
    pub(crate) const LAW: u32 = 1 << 10;
    pub(crate) const BIRTH: u32 = 1 << 11;
    pub(crate) const VERB: u32 = 1 << 12;
    pub(crate) const DUTY: u32 = 1 << 13;
    pub(crate) const FEAST: u32 = 1 << 14;
    pub(crate) const ORDER: u32 = 1 << 15;
    pub(crate) const BEARER: u32 = 1 << 16;
    pub(crate) const SCORE: u32 = 1 << 17;
    pub(crate) const DONE: u32 = 1 << 18;
    pub(crate) const OPENING: u32 = 1 << 19;
    pub(crate) const THEN: u32 = 1 << 20;
}

/// All that a syllable can mean.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Meaning {
    pub(crate) role: Role,
    /// Its value as a numeral; 0 where it is none.
    pub(crate) number: u8,
    /// Place among the ten stems, from 1; 0 where it is none.
    pub(crate) stem: u8,
    /// Place among the twelve branches, from 1; 0 where it is none.
    pub(crate) branch: u8,
    pub(crate) cues: u32,
}

impl Meaning {
    pub(crate) fn is(&self, cue: u32) -> bool {
        self.cues & cue != 0
    }
}

const SLOTS: usize = 2048;
const FLAG_WORDS: usize = 512;

/// What a token may be in an expression, a bit each. A few words are flagged that are none of that.
pub(crate) mod flag {
    /// The first.
    pub(crate) const START: u8 = 1;
    /// The first, whatever follows.
    pub(crate) const START_OF_ANY: u8 = 1 << 1;
    /// The second.
    pub(crate) const GOES_ON: u8 = 1 << 2;
    pub(super) const BITS: usize = 4;
}

/// An open hash table by [`Token::hash`]. Two different syllables of one hash would be taken for
/// each other; the table is small and the hash has 32 bits, so that is not guarded against.
pub(crate) struct Words {
    slots: Box<[(u32, Meaning)]>,
    nothing: Meaning,
    /// The flags of words, by [`place_of_flags`].
    flags: Box<[u64; FLAG_WORDS]>,
}

impl Words {
    pub(crate) fn get() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| Words::read(include_str!("../../data/date_words.tsv")))
    }

    /// The [`flag`]s of a word.
    #[inline]
    pub(crate) fn flags(&self, word: &Token) -> u8 {
        let (place, shift) = place_of_flags(word.hash);
        (self.flags[place] >> shift) as u8
    }

    /// May an expression go on with this word?
    pub(crate) fn may_go_on(&self, token: &Token) -> bool {
        self.meaning(token).goes_on()
    }

    /// The meaning of what has none.
    pub(crate) fn none(&self) -> &Meaning {
        &self.nothing
    }

    pub(crate) fn meaning(&self, token: &Token) -> &Meaning {
        if !token.is_word() {
            return &self.nothing;
        }
        let mut slot = token.hash as usize % SLOTS;
        loop {
            match &self.slots[slot] {
                (hash, meaning) if *hash == token.hash => return meaning,
                (0, _) => return &self.nothing,
                _ => slot = (slot + 1) % SLOTS,
            }
        }
    }

    fn read(table: &str) -> Words {
        let mut words = Words {
            slots: vec![(0, Meaning::default()); SLOTS].into_boxed_slice(),
            nothing: Meaning::default(),
            flags: Box::new([0; FLAG_WORDS]),
        };
        let lines = table.lines().filter(|l| !l.starts_with('#')).skip(1);
        for line in lines {
            let mut columns = line.split('\t');
            let forms = columns.next().unwrap_or("");
            let class = columns.next().unwrap_or("");
            let value = columns.next().unwrap_or("");
            for form in forms.split('|') {
                words.slot(hash_word(form)).add(class, value);
            }
        }
        let mut set = |hash: u32, flags: u8| {
            let (place, shift) = place_of_flags(hash);
            words.flags[place] |= u64::from(flags) << shift;
        };
        for (hash, meaning) in &words.slots {
            set(*hash, meaning.flags());
        }
        holiday::first_words().for_each(|hash| set(hash, flag::START | flag::START_OF_ANY));
        words
    }

    fn slot(&mut self, hash: u32) -> &mut Meaning {
        let mut slot = hash as usize % SLOTS;
        while self.slots[slot].0 != hash && self.slots[slot].0 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        self.slots[slot].0 = hash;
        &mut self.slots[slot].1
    }
}

/// Where the flags of a word stand among those of all: in which number, and behind how many bits.
#[inline]
fn place_of_flags(hash: u32) -> (usize, usize) {
    let place = hash as usize % (FLAG_WORDS * 64 / flag::BITS);
    let in_each = 64 / flag::BITS;
    (place / in_each, place % in_each * flag::BITS)
}

impl Meaning {
    /// May it be the second of an expression?
    fn goes_on(&self) -> bool {
        self.role != Role::None
            || self.number + self.stem + self.branch > 0
            || self.is(cue::SET | cue::VAGUE)
    }

    fn flags(&self) -> u8 {
        let starts = !matches!(self.role, Role::None | Role::From)
            || self.number > 0
            || self.is(cue::SET | cue::VAGUE);
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        flag(starts, flag::START)
            // `năm Minh Mạng thứ 13`
            | flag(self.role == Role::Year, flag::START_OF_ANY)
            | flag(self.goes_on(), flag::GOES_ON)
    }

    fn add(&mut self, class: &str, value: &str) {
        let ordinal = |value: &str| value.parse::<u8>().map_or(0, |n| n + 1);
        match class {
            "number" => self.number = value.parse().unwrap_or(0),
            "stem" => self.stem = ordinal(value),
            "branch" => self.branch = ordinal(value),
            "cue" => self.cues |= cue_named(value),
            _ => self.role = role_named(class, value),
        }
    }
}

fn cue_named(value: &str) -> u32 {
    match value {
        "date" => cue::DATE,
        "clock" => cue::CLOCK,
        "amount" => cue::AMOUNT,
        "set" => cue::SET,
        "vague" => cue::VAGUE,
        "thing" => cue::THING,
        "counted" => cue::COUNTED,
        "function" => cue::FUNCTION,
        "future" => cue::FUTURE,
        "past" => cue::PAST,
        "law" => cue::LAW,
        "birth" => cue::BIRTH,
        "verb" => cue::VERB,
        "duty" => cue::DUTY,
        "feast" => cue::FEAST,
        "order" => cue::ORDER,
        "bearer" => cue::BEARER,
        "score" => cue::SCORE,
        "done" => cue::DONE,
        "opening" => cue::OPENING,
        "then" => cue::THEN,
        _ => 0,
    }
}

fn role_named(class: &str, value: &str) -> Role {
    match (class, value) {
        ("unit", "day") => Role::Day,
        ("unit", "month") => Role::Month,
        ("unit", "year") => Role::Year,
        ("unit", "quarter") => Role::Quarter,
        ("unit", "month_sign") => Role::MonthSign,
        ("unit", "quarter_sign") => Role::QuarterSign,
        ("unit", "sunday_sign") => Role::SundaySign,
        ("unit", "week") => Role::Week,
        ("unit", "hour") => Role::Hour,
        ("unit", "minute") => Role::Minute,
        ("unit", "second") => Role::Second,
        ("unit", "century") => Role::Century,
        ("unit", "decade") => Role::Decade,
        ("part", "MO") => Role::Part(Part::Morning),
        ("part", "MI") => Role::Part(Part::Noon),
        ("part", "AF") => Role::Part(Part::Afternoon),
        ("part", "EV") => Role::Part(Part::Evening),
        ("part", "NI") => Role::Part(Part::Night),
        ("part", "dawn") => Role::Dawn,
        ("part", "session") => Role::Session,
        ("part", "tail") => Role::PartTail,
        ("season", "SP") => Role::Season(Season::Spring),
        ("season", "SU") => Role::Season(Season::Summer),
        ("season", "FA") => Role::Season(Season::Autumn),
        ("season", "WI") => Role::Season(Season::Winter),
        ("season", "head") => Role::SeasonHead,
        ("relative", "now") => Role::Now,
        ("relative", "past") => Role::Past,
        ("relative", "tomorrow") => Role::Tomorrow,
        ("relative", "beyond") => Role::Beyond,
        ("relative", "this") => Role::This,
        ("relative", "before") => Role::Before,
        ("relative", "after") => Role::After,
        ("relative", "next") => Role::Next,
        ("relative", "last") => Role::Last,
        ("relative", "gone") => Role::Gone,
        ("relative", "just") => Role::Just,
        ("relative", "soon") => Role::Soon,
        ("relative", "here") => Role::Here,
        ("relative", "more") => Role::More,
        ("relative", "back") => Role::Back,
        ("relative", "overmorrow") => Role::Overmorrow,
        ("relative", "that") => Role::That,
        ("relative", "distance") => Role::Distance,
        ("relative", "same") => Role::Same,
        ("relative", "day") => Role::Hom,
        ("relative", "onto") => Role::Onto,
        ("relative", "begin") => Role::Begin,
        ("relative", "middle") => Role::Middle,
        ("relative", "end") => Role::End,
        ("relative", "half") => Role::Half,
        ("relative", "tenth") => Role::Tenth,
        ("link", "from") => Role::From,
        ("link", "to") => Role::To,
        ("link", "and") => Role::And,
        ("link", "of") => Role::Of,
        ("link", "all") => Role::All,
        ("link", "minus") => Role::Minus,
        ("link", "half") => Role::HalfPast,
        ("link", "weekday") => Role::Thu,
        ("link", "sunday") => Role::Chu,
        ("link", "sun") => Role::Sun,
        ("link", "age") => Role::Age,
        ("link", "solar") => Role::Solar,
        ("link", "am") => Role::Am,
        ("link", "pm") => Role::Pm,
        ("lunar", "mung") => Role::Mung,
        ("lunar", "full") => Role::Full,
        ("lunar", "first") => Role::FirstMonth,
        ("lunar", "last") => Role::LastMonth,
        ("lunar", "tet") => Role::Tet,
        ("lunar", "yin") => Role::Yin,
        ("lunar", "abbreviation") => Role::LunarAbbreviation,
        ("lunar", "calendar") => Role::Calendar,
        ("lunar", "leap") => Role::Leap,
        _ => Role::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    #[test]
    fn a_syllable_has_all_its_meanings() {
        let text = "NĂM quý";
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let year = Words::get().meaning(&tokens[0]);
        assert_eq!((year.role, year.number), (Role::Year, 5));
        let quarter = Words::get().meaning(&tokens[1]);
        assert_eq!((quarter.role, quarter.stem), (Role::Quarter, 10));
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        let table = include_str!("../../data/date_words.tsv");
        for line in table.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            let mut meaning = Meaning::default();
            meaning.add(columns[1], columns[2]);
            let known = meaning.role != Role::None
                || meaning.cues != 0
                || meaning.number + meaning.stem + meaning.branch > 0;
            assert!(known, "{line}");
            assert!(!columns[0].contains(['_', ' ']), "{line}");
        }
    }
}
