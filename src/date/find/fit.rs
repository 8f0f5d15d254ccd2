//! What the words around say of an expression: a date, or a number of another kind.

use super::day::days_of;
use super::tokens::Cluster;
use super::{Grammar, MOST_LISTED};
use crate::date::expression::{Calendar, Clock, ClockForm, InWeek, Month, Point, Year, unit};
use crate::date::holiday;
use crate::date::words::{Role, cue};
use crate::text::token::{Gap, Shape};
use std::ops::Range;

/// How many words a feast's name may have.
const FEAST_REACH: usize = 10;
/// How many words there may be from the head of a name to the day in it.
const BEARER_REACH: usize = 4;
/// How many tokens there may be from `thắng`, `ván` to a score.
const SCORE_REACH: usize = 6;
/// How many tokens there may be from `hạn` to the day.
const TERM_REACH: usize = 10;
/// Verbs of which the last syllable is a thing elsewhere.
const VERBS_OF_THINGS: [(&str, &str); 6] = [
    ("thông", "xe"),
    ("khai", "trường"),
    ("tựu", "trường"),
    ("nhập", "trường"),
    ("ra", "trường"),
    ("lên", "đường"),
];
/// Years that stand after the name of an event (`EMA 2013 công bố`).
const NAMED_YEARS: Range<u16> = 1990..2050;
/// Names of treaties and statutes of which only the first syllable is a capital.
const LAW_HEADS: [(&str, &str); 4] =
    [("Công", "ước"), ("Hiệp", "ước"), ("Hiệp", "định"), ("Pháp", "lệnh")];

impl Grammar<'_> {
    pub(super) fn is_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        if point.is_floating() {
            return self.is_clock_fit(i, end, point);
        }
        if point.calendar.is_none() {
            return self.is_weekday_fit(i, end, point);
        }
        if self.is_law_year(i, point) {
            return false;
        }
        if self.is_plate(i) {
            return false;
        }
        match point.bare {
            Some('#') => self.is_year_fit(i, end),
            Some(_) if point.is_bare_only() => self.is_bare_day_fit(i, end, point),
            _ => self.is_unit_fit(i, end, point),
        }
    }

    /// The number of a ship or a vehicle (`tàu BP 16-11-01`).
    fn is_plate(&self, i: usize) -> bool {
        let is_named = i > self.begin && self.tokens[i - 1].shape == Shape::Upper;
        is_named
            && self
                .cluster(i)
                .is_some_and(|c| c.count == 3 && c.lengths[..3] == [2, 2, 2] && c.marks[0] == '-')
    }

    /// A clock time, or a part of day, without a day.
    fn is_clock_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        let Some(clock) = point.clock else {
            let ends_head = self.mark(end) == Some(':') && self.begins_item(i);
            let is_set_off = i == self.begin && self.mark(end) == Some(',');
            // `Trưa, mọi người ăn cơm.` tells of a day that was told.
            let is_later = is_set_off && self.has_date && end == i + 1;
            let opens = is_set_off || self.opens_lead(i);
            return ends_head || is_later || point.session && opens;
        };
        if point.part.is_some() {
            return true;
        }
        let before = self.before(i);
        let opens_clause = i == self.begin + 1 && self.mark(end) == Some(',');
        if before.role == Role::After && self.is_after_clock(end, clock) {
            return true;
        }
        // `đến gần 15h`.
        let is_led = i > self.begin && self.before(i - 1).is(cue::CLOCK);
        let is_amount = before.is(cue::AMOUNT | cue::SET | cue::VAGUE) && !before.is(cue::CLOCK);
        if is_amount && !opens_clause && !(is_led && clock.form == ClockForm::Letter) {
            return false;
        }
        let is_head = self.begins_item(i) && matches!(self.mark(end), Some(':' | ',' | '-'));
        match clock.form {
            // `5g` may be grams.
            ClockForm::Letter if self.tokens[end - 1].mark == 'g' => {
                let is_match = || self.is_at_venue(i, end);
                let is_told = before.is(cue::CLOCK) || self.is_start_told(i);
                is_told && !self.is_counted(end) || is_head || is_match()
            }
            // `Thế giới 24h` is a programme.
            ClockForm::Letter if clock.hour == 24 && clock.minute == 0 => before.is(cue::CLOCK),
            ClockForm::Letter => !matches!(self.role(end), Role::After | Role::Past),
            ClockForm::Colon => !before.is(cue::THING),
            ClockForm::Word | ClockForm::WordMinutes => {
                let goes_on =
                    matches!(self.role(end), Role::After | Role::Past | Role::Next | Role::Before)
                        && self.role(end + 1) != Role::Day;
                // `kéo dài đúng 4 giờ 50 phút`.
                let lasts = before.role == Role::None
                    && i > self.begin + 1
                    && self.before(i - 1).is(cue::AMOUNT)
                    && !self.before(i - 1).is(cue::CLOCK);
                let is_start =
                    || self.is_start_told(i) && (self.ends_clause(end) || self.is_function(end));
                (before.is(cue::CLOCK) && !lasts || is_head || is_start()) && !goes_on
            }
        }
    }

    /// Do the words before say that something sets out or begins: `khởi hành 9 giờ`?
    fn is_start_told(&self, i: usize) -> bool {
        i > self.begin
            && matches!(
                (self.word_before(i - 1), self.word_before(i)),
                ("khởi" | "Khởi", "hành")
                    | ("xuất" | "Xuất", "phát")
                    | ("khai" | "Khai" | "bế" | "Bế", "mạc")
                    | ("bắt" | "Bắt", "đầu")
            )
    }

    /// Does a match stand before, and behind a comma where it is played: `SLNA - Thanh Hóa (17g, sân
    /// Vinh)`?
    fn is_at_venue(&self, i: usize, end: usize) -> bool {
        let after = self.token(end + 1).map(|t| t.text(self.text));
        i > self.begin
            && self.tokens[i - 1].is_mark('(')
            && self.mark(end) == Some(',')
            && matches!(after, Some("sân" | "SVĐ" | "trực"))
    }

    /// Is it the day of a round or of fixtures: `Vòng 12 (1-6):`, `lịch thi đấu 25-5:`? `Vòng 3 (2-1) kết
    /// thúc` tells how a match ended.
    fn is_of_fixtures(&self, i: usize, end: usize) -> bool {
        let word = |back: usize| {
            i.checked_sub(back).filter(|&k| k >= self.begin).map(|k| self.tokens[k].text(self.text))
        };
        let round = matches!(word(3), Some("Vòng" | "vòng" | "Lượt" | "lượt"))
            && self.number(i - 2).is_some()
            && self.is_in_brackets(i, end)
            && (self.mark(end + 1) == Some(':') || self.ends_line(end + 1));
        let listed =
            word(1) == Some("đấu") && word(2) == Some("thi") && self.mark(end) == Some(':');
        round || listed
    }

    /// Does `sau` tell from when on (`sau 10h30 phải có người lớn đi cùng`), and not how long it
    /// took (`sau 3h làm việc`)?
    fn is_after_clock(&self, end: usize, clock: Clock) -> bool {
        let is_time = match clock.form {
            ClockForm::Colon => true,
            ClockForm::Letter => clock.minute > 0 || (13..24).contains(&clock.hour),
            ClockForm::Word | ClockForm::WordMinutes => false,
        };
        is_time && (!self.is_lower_word(end) || self.is_function(end))
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

    pub(super) fn is_year_fit(&self, i: usize, end: usize) -> bool {
        let is_named = i > self.begin
            && self.tokens[i - 1].is_capital()
            && (i > self.begin + 1 || self.tokens[i - 1].shape == Shape::Upper)
            && self.number(i).is_some_and(|(y, _)| NAMED_YEARS.contains(&y));
        let is_money = self.token(end).is_some_and(|t| t.len() == 1 || t.shape == Shape::Upper);
        let is_amount = self.is_counted(end) && !self.is_year_pair(i);
        // `gọi 1900 1234`: a telephone number.
        let is_call = self.token(end).is_some_and(|t| t.is_number() && t.len() >= 3);
        let is_part = self.touches(i) && !self.may_follow(i);
        if is_amount && (!is_named || is_money) || is_call || is_part {
            return false;
        }
        if i == self.begin {
            // `2018 là năm khó khăn`.
            let is_told = matches!(self.token(end).map(|t| t.text(self.text)), Some("là" | "sẽ"));
            return self.ends_line(end) || is_told || matches!(self.mark(end), Some(':' | ','));
        }
        let previous = &self.tokens[i - 1];
        let before = self.before(i);
        if previous.is_mark('(') {
            return true;
        }
        if self.goes_on_with_years(i) {
            return true;
        }
        // `10 năm về trước - 2003`.
        if previous.is_mark('-') && self.last_end == i - 1 {
            return !self.is_lower_word(end);
        }
        if previous.is_word() {
            let is_named = previous.shape != Shape::Lower || !before.is(cue::THING);
            return is_named
                && (!before.is(cue::THING) || before.is(cue::DATE))
                && !self.is_law_name(i);
        }
        // `Toyota Classics (Hà Nội) 2013, do một hãng xe tổ chức`.
        let closes_name = previous.is_mark(')') && self.ends_clause(end);
        closes_name || end > i + 1 && !previous.is_number()
    }

    /// A unit word stands in the expression; still the words around may make it something else.
    fn is_unit_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        let before = self.before(i);
        match point.calendar {
            Calendar::Year(Year::Offset(_) | Year::Over | Year::This)
            | Calendar::Month { month: Month::Offset(_), .. }
            | Calendar::WeekOffset(_)
            | Calendar::WeekPast
            | Calendar::QuarterOffset(_)
                if unit(self.role(i)).is_some() =>
            {
                before.number == 0 && !before.is(cue::VAGUE)
            }
            // `trong 3 tháng này`, which is no third day of it.
            Calendar::Day { month: Month::Offset(_), .. } if self.number(i).is_some() => {
                before.is(cue::DATE) && !before.is(cue::AMOUNT)
            }
            // `mỗi tháng 2 buổi`, `800.000 đồng/tháng`, `Cách mạng tháng Tám`.
            Calendar::Month { .. } if self.role(i) == Role::Month => {
                let is_month_of_name =
                    i > self.begin && self.tokens[i - 1].text(self.text).to_lowercase() == "mạng";
                !is_month_of_name || self.cluster(i + 1).is_some_and(|figures| figures.count > 1)
            }
            // `Số 3, tháng 11/2019`: an issue.
            Calendar::Day { .. } if self.number(i).is_some() && self.mark(i + 1) == Some(',') => {
                !before.is(cue::THING)
            }
            Calendar::Day { day, month: Month::Known(month), .. }
                if self.number(i).is_some() && self.role(i + 1) == Role::Month =>
            {
                !before.is(cue::BEARER) && !self.bears_day(i, day, month)
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

    pub(super) fn is_in_brackets(&self, i: usize, end: usize) -> bool {
        i > self.begin
            && self.tokens[i - 1].is_mark('(')
            && matches!(self.mark(end), Some(')' | ',' | ';'))
    }

    /// `24/7`, `24-7`, `24.7` without any word of time: by what stands around.
    pub(super) fn is_bare_day_fit(&self, i: usize, end: usize, point: &Point) -> bool {
        let mark = point.bare.unwrap_or('/');
        let before = self.before(i);
        if let Calendar::Month { .. } = point.calendar {
            return before.is(cue::DATE) || self.is_in_brackets(i, end) || self.begins_item(i);
        }
        let Calendar::Day { day, month: Month::Known(month), .. } = point.calendar else {
            return true;
        };
        if self.is_of_fixtures(i, end) {
            return true;
        }
        if self.is_among_scores(i, end) || self.bears_day(i, day, month) {
            return false;
        }
        let is_fraction = mark == '/' && is_fraction(day, month);
        let is_feast = holiday::is_feast(day, month) && self.is_feast_told(i);
        if !is_feast && self.is_score_told(i) {
            return false;
        }
        // `đạt 9/5,6 km`, `đến 1/2,3 inch`.
        let is_decimal = self.is_glued(end) && self.cluster(end + 1).is_some_and(|c| c.count == 1);
        if is_decimal && (!before.is(cue::DATE) || is_fraction) {
            return false;
        }
        // `17/4 kiệt 52`: a house.
        let lane = self.token(end).map(|t| t.text(self.text));
        if matches!(lane, Some("kiệt" | "hẻm" | "ngõ" | "ngách")) && self.number(end + 1).is_some()
        {
            return false;
        }
        if self.begins_row(i, end) && (day > 12 || self.is_padded(end) || !point.first.is_none()) {
            return true;
        }
        // `TIN NHANH 9/12: BẮT MỘT NHÓM LỪA ĐẢO`
        let heads_caps = mark == '/' && self.mark(end) == Some(':') && i == self.begin + 2 && {
            let shouts =
                |k: usize| self.token(k).is_some_and(|t| t.is_word() && t.shape == Shape::Upper);
            shouts(i - 2) && shouts(i - 1) && shouts(end + 1)
        };
        if heads_caps && self.begins_item(self.begin) {
            return true;
        }
        let counted = self.is_counted(end);
        let is_list = !point.first.is_none();
        // `hết 1/2`, `không quá 1/3`.
        let is_reached = before.role == Role::All && self.before(i - 1).role != Role::To
            || before.is(cue::AMOUNT);
        if is_fraction && is_reached {
            return false;
        }
        // `và 3/4 bánh`, `(8-5 và 13-10)`: no more of a list of dates.
        let is_apart = || match mark {
            '/' => is_fraction && self.last_end != i - 1,
            _ => self.last_end == usize::MAX,
        };
        if before.role == Role::And && is_apart() {
            return false;
        }
        if before.is(cue::DATE) {
            return !counted || is_list || (day > 12 && mark == '/');
        }
        // `mừng chiến thắng 30/4`.
        let is_victory = is_feast && before.is(cue::SCORE);
        if before.is(cue::THING) && !self.is_verb_of_thing(i) && !is_victory {
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
        if is_feast {
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
        if mark == '.' && !counted && self.is_dotted_day(i, end, day) {
            return true;
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
            '/' if day > month => {
                !self.is_lower_word(end) || self.is_function(end) || self.opens_clause(i)
            }
            _ => false,
        }
    }

    /// Does a sentence or a clause begin here, a clause after a comma in a text that has dates: `; 9/3
    /// bay ra Huế`?
    fn opens_clause(&self, i: usize) -> bool {
        i == self.begin
            || self.tokens[i - 1].is_mark(';')
            || self.tokens[i - 1].is_mark(',') && self.has_date
    }

    /// A day written with a full stop after `là`, or set off by commas: in a text that writes
    /// others so, or where `hạn` tells of a day (`hạn nộp là 15.8`).
    fn is_dotted_day(&self, i: usize, end: usize, day: u8) -> bool {
        if i == self.begin {
            return false;
        }
        let follows_is = self.tokens[i - 1].text(self.text) == "là"
            && (self.ends_clause(end) || self.is_function(end));
        let first = self.begin.max(i.saturating_sub(TERM_REACH));
        let is_term =
            || self.tokens[first..i].iter().any(|t| matches!(t.text(self.text), "hạn" | "Hạn"));
        // `ngày 21.12... à không, 22.12, tại nhà hát`.
        let is_set_off = self.tokens[i - 1].is_mark(',') && self.ends_clause(end);
        // `điểm là 6.5`.
        let is_plain = self.writes_dots && day > 12;
        follows_is && (is_plain || is_term()) || is_set_off && is_plain
    }

    /// Is it the name of a street, a school, a firm (`Bệnh viện 30/4`, `Công ty dệt 19/5`)?
    fn bears_day(&self, i: usize, day: u8, month: u8) -> bool {
        let first = self.begin.max(i.saturating_sub(BEARER_REACH));
        for at in (first..i).rev() {
            let token = &self.tokens[at];
            let meaning = self.words.meaning(token);
            if meaning.is(cue::BEARER) {
                // `Công ty dệt 19/5`, but not `Cầu hợp long 3/2`.
                let has_head = at > self.begin && self.tokens[at - 1].is_capital();
                let is_near = at + 1 == i;
                return is_near && token.is_capital()
                    || has_head && (is_near || holiday::is_feast(day, month));
            }
            if !token.is_word() || meaning.is(cue::FUNCTION | cue::DATE) {
                return false;
            }
        }
        false
    }

    /// Does a word for a thing end a verb here (`thông xe 30/4`)?
    fn is_verb_of_thing(&self, i: usize) -> bool {
        i >= self.begin + 2 && {
            let pair = (self.tokens[i - 2].text(self.text), self.tokens[i - 1].text(self.text));
            VERBS_OF_THINGS.contains(&pair)
        }
    }

    /// Do the words before speak of a match (`thắng ván đầu 6/4`)?
    fn is_score_told(&self, i: usize) -> bool {
        let first = self.begin.max(i.saturating_sub(SCORE_REACH));
        let mut is_reached = false;
        for at in (first..i).rev() {
            let token = &self.tokens[at];
            let meaning = self.words.meaning(token);
            // `chuỗi trận thắng kéo dài đến 5/8`, but `đưa tỷ số đến 6-6`.
            if meaning.is(cue::SCORE) && token.shape == Shape::Lower && !is_reached {
                return true;
            }
            let is_tally = token.text(self.text) == "số"
                && matches!(self.word_before(at), "tỷ" | "tỉ" | "Tỷ" | "Tỉ");
            let leads = meaning.role == Role::Before
                && matches!(self.word_before(at), "dẫn" | "vượt" | "Dẫn");
            if is_tally || leads {
                return true;
            }
            let may_stand = matches!(meaning.role, Role::Begin | Role::End | Role::And | Role::To);
            if meaning.is(cue::DATE) && !may_stand || token.is_mark('.') || token.is_mark(';') {
                return false;
            }
            is_reached |= meaning.role == Role::To;
        }
        false
    }

    pub(super) fn word_before(&self, i: usize) -> &str {
        if i > self.begin { self.tokens[i - 1].text(self.text) } else { "" }
    }

    /// Is one of the pairs of figures listed beside it no day (`25/9, 25/14, 25/11`, `2/0 rồi 4/2`)?
    fn is_among_scores(&self, i: usize, end: usize) -> bool {
        let is_score = |c: &Cluster| c.count == 2 && c.lengths[1] <= 2 && days_of(c).is_none();
        let is_joiner =
            |at: usize| matches!(self.mark(at), Some(',' | ';')) || self.role(at) == Role::Gone;
        let mut at = end;
        for _ in 0..MOST_LISTED {
            match self.cluster(at + 1).filter(|next| is_joiner(at) && next.count == 2) {
                Some(next) if is_score(&next) => return true,
                Some(next) => at = next.end,
                None => break,
            }
        }
        at = i;
        for _ in 0..MOST_LISTED {
            let mut before = at;
            while before > self.begin && is_joiner(before - 1) {
                before -= 1;
            }
            if before == at || before < self.begin + 3 {
                return false;
            }
            match self.cluster(before - 3).filter(|c| c.count == 2 && c.end == before) {
                Some(last) if is_score(&last) => return true,
                Some(_) => at = before - 3,
                None => return false,
            }
        }
        false
    }

    /// Does it fill the first cell of a table's row?
    fn begins_row(&self, i: usize, end: usize) -> bool {
        i == self.begin
            && end == self.limit
            && self.tokens.get(end).is_some_and(|t| t.gap == Gap::Tab)
            && self.tokens[i].gap != Gap::Tab
    }

    /// Is the month that ends here written with a leading zero?
    fn is_padded(&self, end: usize) -> bool {
        self.token(end - 1).is_some_and(|t| t.is_number() && t.mark == '0' && t.len() == 2)
    }
}

/// Do the figures say a common fraction (`1/2`, `3/4`)?
fn is_fraction(day: u8, month: u8) -> bool {
    day < month && month <= 5
}
