//! Organizations: a head (`Sở`, `Công ty cổ phần`), then fields of work, capitalised names, levels,
//! places and parent bodies, up to the first word that cannot belong to a name.

use super::repeats::Repeats;
use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrase, Phrases, person, place, title};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::normalize::base_letter;
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Token};
use std::ops::Range;

/// What every organization without a company's tail begins with.
pub(super) const HEADS: ClassSet = ClassSet::of(&[
    Class::OrgHead,
    Class::OrgHeadProper,
    Class::OrgHeadWeak,
    Class::OrgLevelHead,
    Class::OrgAlone,
    Class::OrgName,
]);
const LEVELS: ClassSet = ClassSet::of(&[Class::OrgLevel]);
const FIELDS: ClassSet = ClassSet::of(&[Class::OrgField, Class::OrgCode]);
const WORDS: ClassSet = ClassSet::of(&[Class::OrgWord]);
const TITLES: ClassSet =
    ClassSet::of(&[Class::Post, Class::Rank, Class::TitlePre, Class::Degree, Class::Honour]);

/// The organization that may begin at token `i`.
pub(super) fn at(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    // `50MB`: a unit.
    if i > 0 && view.token(i).touches() && view.token(i - 1).is_number() {
        return None;
    }
    if !view.begins(i, HEADS) {
        return tailed(view, phrases, i);
    }
    // `Hải Phòng | tổ chức`: no head inside a known place.
    let before = i > view.sentence_start(i) && view.is_capital(i) && view.is_capital(i - 1);
    let province = ClassSet::of(&[Class::Province]);
    if before && view.longest(i - 1, province).is_some_and(|h| h.end as usize > i) {
        return None;
    }
    let limit = view.sentence_end(i);
    let mut best: Option<Phrase> = None;
    let mut tried = 0;
    for hit in view.sheet.matches.at(i).rev() {
        if !HEADS.has(hit.class) || hit.end as usize > limit || tried >= 4 {
            continue;
        }
        tried += 1;
        let head_length = hit.end as usize - i;
        // `Theo TTXVN/Vietnam+`
        let outlet = hit.class == Class::OrgName && view.value(hit) == "media";
        if !outlet && is_inside_head(view, i, hit.end as usize) || is_inside_name(view, i, &hit) {
            continue;
        }
        // `Chi cục phó | Chi cục Thủy lợi`: a post.
        if view.is_any(hit.end as usize, &["phó", "trưởng"])
            && view.token(hit.end as usize).shape == Shape::Lower
        {
            continue;
        }
        // `Đề nghị | Viện Hải dương học`
        let across = view.token(i).shape == Shape::Lower && view.is_capital(i + 1);
        if across && view.is_any(i, &["nghị", "hội"]) && view.ends_compound(i, 1) {
            continue;
        }
        // `theo học Đại học Dongguk`, `chuyên viên chính Vụ Khoa học`: the capital begins a name,
        // though `học đại học` and `chính vụ` are phrases.
        let proper = hit.class == Class::OrgHeadProper && head_length == 1;
        let capital = || {
            view.token(i).shape == Shape::Title
                && (view.value(hit) == "school" || proper)
                && i > view.sentence_start(i)
                && view.token(i - 1).shape == Shape::Lower
                && !view.is_shouted(i)
        };
        if head_length <= 2
            && (view.begins_compound(i, head_length)
                || view.ends_compound(i, head_length) && !capital())
        {
            continue;
        }
        let found = Growth::new(view, phrases, i, hit).grow().accept();
        if let Some(p) = found
            && best.is_none_or(|b| p.end > b.end || p.end == b.end && p.rule.weight > b.rule.weight)
        {
            best = Some(p);
        }
    }
    // `Trường Sa` is a place, and no school `Sa`.
    if let (Some(b), Some(p)) = (best, phrases.place(i)) {
        let known = |end: usize| {
            view.longest(i, ClassSet::of(&[Class::OrgName])).is_some_and(|h| h.end as usize == end)
        };
        let inside = view.longest(i, ClassSet::of(&[Class::Region, Class::Country]));
        let inside = inside.is_some() && !known(b.end);
        let seat =
            place::is_seat(view, i, p.end) && p.end == b.end && !place::stands_where(view, i);
        if place::is_known(&p) && p.end >= b.end && !seat || inside {
            return None;
        }
    }
    match (best, tailed(view, phrases, i)) {
        (Some(b), Some(t)) => Some(if t.end > b.end { t } else { b }),
        (b, t) => b.or(t),
    }
}

/// Is a known name the end of a person's: the `Hồng Quân` of `Đỗ Hồng Quân`?
fn is_inside_name(view: View, i: usize, hit: &Hit) -> bool {
    matches!(hit.class, Class::OrgName | Class::OrgAlone)
        && i > view.sentence_start(i)
        && view.is_capital(i - 1)
        && view.token(i).gap == Gap::Space
        && person::kinh_name(view, i - 1).is_some_and(|n| n.end == hit.end as usize)
}

/// Do the tokens stand inside a longer head that begins before them: the `đoàn` of `Sư đoàn`,
/// the `công ty` of `Tổng công ty`? Or touch a dash of a document's number (`QĐ-UBND`)?
fn is_inside_head(view: View, start: usize, end: usize) -> bool {
    let sentence = view.sentence_start(start);
    if start > sentence
        && view.token(start).touches()
        && (view.is_mark(start - 1, '-') || view.is_mark(start - 1, '/'))
        && view.get(start.wrapping_sub(2)).is_some_and(|t| t.shape == Shape::Upper)
    {
        return true;
    }
    if view.token(start).is_capital() && !view.is_shouted(start) {
        return false;
    }
    let from = start.saturating_sub(3).max(sentence);
    (from..start).any(|k| {
        let reaches =
            |h: Hit| HEADS.has(h.class) && h.end as usize >= end && h.class != Class::OrgName;
        view.begins(k, HEADS) && view.sheet.matches.at(k).any(reaches) && !view.ends_compound(k, 1)
    })
}

/// A foreign company or club by the end of its name: `Hapag-Lloyd AG`, `Temasek Holdings`.
fn tailed(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    const TAILS: ClassSet = ClassSet::of(&[Class::OrgTail]);
    const STARTERS: ClassSet = ClassSet::of(&[Class::SentenceStarter, Class::StarterOrName]);
    let capital = |k: usize| view.token(k).is_word() && view.token(k).is_capital();
    if !capital(i) {
        return None;
    }
    let begins = i == view.sentence_start(i)
        || !capital(i - 1)
        || view.opens_sentence(i - 1) && view.classes(i - 1).any(STARTERS)
        || is_share(view, i - 1)
        || view.token(i).gap == Gap::None && !view.is_mark(i - 1, '-');
    // `(Theo | Daily Mail)`, `CEO | Sông Hậu Pictures`
    let titled = view.is(i, "theo")
        || view.token(i).shape == Shape::Upper && view.begins(i, TITLES)
        || is_share(view, i);
    // `Hải Phòng News`
    let known = || phrases.place(i).filter(place::is_known);
    let paper = || known().is_some_and(|p| view.longest(p.end, TAILS).is_some());
    let starter = || view.opens_sentence(i) && view.classes(i).any(STARTERS) && !paper();
    if !begins || titled || starter() {
        return None;
    }
    if is_home_branch(view, i) {
        return Some(Phrase { end: i + 3, type_name: "company", rule: rules::ORG_TAILED });
    }
    let shouted = view.is_shouted(i);
    let limit = view.sentence_end(i).min(i + 12);
    let mut end = None;
    let mut k = i + 1;
    while k < limit && view.token(k).gap <= Gap::Line {
        if let Some(hit) = view.longest(k, TAILS) {
            k = hit.end as usize;
            end = Some(k);
            continue;
        }
        // `Amazon.com Inc.`
        let site = view.is_mark(k, '.') && view.token(k).touches() && view.is(k + 1, "com");
        if site && view.token(k + 1).touches() {
            k += 2;
            continue;
        }
        let joint = view.is_mark(k, '&') || view.is_mark(k, '-') && view.token(k).touches();
        // `FC Barcelona | 1-2 Dortmund`
        let score = view.token(k).is_number()
            && view.is_mark(k + 1, '-')
            && view.get(k + 2).is_some_and(|t| t.is_number());
        if score || !(capital(k) || joint || view.token(k).is_number()) {
            break;
        }
        if shouted && view.has(k, Class::OrgStop)
            || person::kinh_name(view, k).is_some_and(|n| n.confidence >= 4)
        {
            break;
        }
        k += 1;
    }
    let mut end = end?;
    let goes_on = view.follows(end) && view.is_capital(end);
    // `World Travel | Awards`, `MTV Networks | Europe`
    if goes_on && view.has(end, Class::EventWord) {
        return None;
    }
    let continents = ["europe", "asia", "america", "africa", "pacific"];
    end += usize::from(goes_on && view.is_any(end, &continents));
    // `SEA Games`, `V-League`: contests.
    let contest = view.longest(i, ClassSet::of(&[Class::NotName]));
    if contest.is_some_and(|h| h.end as usize >= end) {
        return None;
    }
    let country = |p: &Phrase| p.type_name == "country" && view.token(end).gap == Gap::Space;
    if let Some(place) = phrases.place(end).filter(country) {
        end = place.end;
    }
    // `Tsuneishi Heavy Industries (Cebu)`
    if view.is_mark(end, '(') && view.is_mark(end + 2, ')') && view.is_mark(end + 3, '(') {
        end += 3;
    }
    Some(Phrase { end, type_name: "company", rule: rules::ORG_TAILED })
}

/// Is it the branch at home of a company that is called as persons are: `Schneider Việt Nam`?
fn is_home_branch(view: View, i: usize) -> bool {
    view.is(i + 1, "việt")
        && view.is(i + 2, "nam")
        && view.is_foreign(i)
        && view.classes(i).any(person::FOREIGN)
        && view.is_capital(i + 1)
        && view.follows(i + 1)
        && i + 2 < view.sentence_end(i)
        && !view.is_capital(i + 3)
}

/// Are they the letters for shares, before the name of a company: `CP | Apple Inc.`?
fn is_share(view: View, i: usize) -> bool {
    view.is(i, "cp") && view.token(i).shape == Shape::Upper
}

/// Is it the number of the next item of a list in one line: `1 – Tập đoàn Viễn thông Quân đội | 2 –`?
fn is_list_number(view: View, i: usize) -> bool {
    /// Tokens in which the item before begins.
    const FARTHEST: usize = 24;
    let number = |k: usize| view.word(k).parse::<u32>().ok();
    let spaced = |k: usize| view.is_mark(k, '-') && !view.token(k).touches();
    let Some(before) = number(i).filter(|&n| n > 1).map(|n| n - 1) else { return false };
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    spaced(i + 1) && (from..i).any(|k| number(k) == Some(before) && spaced(k + 1))
}

/// The growth of a name to the right from its head.
struct Growth<'a> {
    view: View<'a>,
    phrases: &'a Phrases,
    start: usize,
    head: Hit,
    head_end: usize,
    limit: usize,
    end: usize,
    /// Has a field of work or a proper name been taken?
    core: bool,
    /// Has a word with a capital of its own been taken after the head?
    proper: bool,
    /// Has a level, place or parent closed the name?
    level: bool,
    place: bool,
    parent: bool,
    number: bool,
    /// Has a name been taken that is no field of work?
    named: bool,
    /// Has a field of work been taken?
    fielded: bool,
    /// Where what was taken last begins.
    last: usize,
}

impl<'a> Growth<'a> {
    fn new(view: View<'a>, phrases: &'a Phrases, start: usize, head: Hit) -> Growth<'a> {
        let head_end = head.end as usize;
        Growth {
            view,
            phrases,
            start,
            head,
            head_end,
            limit: view.sentence_end(start),
            end: head_end,
            core: false,
            proper: false,
            level: false,
            place: false,
            parent: false,
            number: false,
            named: false,
            fielded: false,
            last: start,
        }
    }

    fn type_name(&self) -> &'static str {
        match self.head.class {
            Class::OrgSite => "media",
            _ => self.view.value(self.head),
        }
    }

    /// Companies, schools, clubs and media bear free names; bodies of state do not.
    fn is_free(&self) -> bool {
        !matches!(self.head.class, Class::OrgAlone | Class::OrgName | Class::OrgSite)
            && matches!(
                self.type_name(),
                "company"
                    | "bank"
                    | "school"
                    | "media"
                    | "sport"
                    | "religion"
                    | "arts"
                    | "hospital"
                    | "science"
                    | "other"
                    | "international"
            )
    }

    /// Is the head a whole name already, so that little can follow it?
    fn is_whole(&self) -> bool {
        matches!(self.head.class, Class::OrgAlone | Class::OrgName | Class::OrgSite)
    }

    /// Is the head, as another entry says, a whole name too (`Huyện ủy`)?
    fn stands_alone(&self) -> bool {
        let alone = |h: Hit| h.class == Class::OrgAlone && h.end == self.head.end;
        self.is_whole() || self.view.sheet.matches.at(self.start).any(alone)
    }

    /// A head that ends with a level (`Công an TP`) goes on with the place that begins there.
    fn open_level(&mut self) {
        // `Hợp tác xã | Gạch ngói`: no commune.
        if self.type_name() == "company" {
            return;
        }
        let from = self.head_end.saturating_sub(2).max(self.start + 1);
        for k in from..self.head_end {
            let place = self.phrases.place(k).filter(|p| p.end > self.head_end);
            if let (Some(p), Some(_)) = (place, self.view.longest(k, LEVELS)) {
                self.level = true;
                self.place = true;
                self.end = p.end;
                return;
            }
        }
    }

    fn grow(mut self) -> Self {
        self.open_level();
        for _ in 0..40 {
            if self.end >= self.limit || !self.step() {
                break;
            }
        }
        self
    }

    /// Takes what comes next into the name; false when nothing more belongs to it.
    fn step(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let t = view.token(i);
        if t.gap > Gap::Line || view.is_mark(i, ',') {
            return self.enumeration();
        }
        if view.is(i, "số") && view.get(i + 1).is_some_and(|n| n.is_number()) && !self.place {
            self.end = i + 1;
            return self.number() || self.take(i);
        }
        if self.is_parliament() && view.longest(i, LEVELS).is_some() || self.is_on_a_par() {
            return false;
        }
        // `Quốc hội | Khóa XV`
        let term = view.get(i + 1).is_some_and(|n| n.is_number() || n.shape == Shape::Upper);
        if view.is(i, "khóa") && term {
            return false;
        }
        if self.customs_area(i) {
            return self.take(i + 3);
        }
        // `Ảnh: Milan Petrovic/Reuters | Kosovo tuyên bố`
        let credited = self.start > view.sentence_start(self.start)
            && (view.is_mark(self.start - 1, '/') || view.is_mark(self.start - 1, ':'));
        if credited && t.is_word() && self.is_whole() && self.type_name() == "media" {
            return false;
        }
        if self.ends_headline(i) {
            return false;
        }
        // `Tổng Thư ký Liên hợp quốc | Ban Ki-moon`
        let known_person = || view.longest(i, ClassSet::of(&[Class::Person])).is_some();
        if view.is_capital(i) && self.is_whole() && known_person() {
            return false;
        }
        // `Ban giám khảo | phim truyện`, `Quân đội | 2 nước`
        let jury = view.is(i - 1, "khảo") && t.is_word() && t.shape == Shape::Lower;
        let forces = view.is(self.start, "quân") && view.is(i - 1, "đội") && t.is_number();
        if jury || forces {
            return false;
        }
        if t.is_word() {
            return self.of_school()
                || self.parent()
                || self.level()
                || self.field()
                || self.place()
                || self.letter()
                || self.capital()
                || self.small_word()
                || self.joined_by_word()
                || self.bridge()
                || self.unlisted();
        }
        if t.is_number() {
            return self.number();
        }
        self.mark()
    }

    /// Are they bodies on a par, with no comma between: `Đảng | Nhà nước`?
    fn is_on_a_par(&self) -> bool {
        let (view, i) = (self.view, self.end);
        view.is(self.start, "đảng")
            && i == self.start + 1
            && view.is_any(i, &["nhà", "chính"])
            && view.is_any(i + 1, &["nước", "phủ"])
    }

    /// Do the words say which of the customs offices of a port it is: `Hải quan cửa khẩu cảng Hải Phòng
    /// | khu vực III`?
    fn customs_area(&self, i: usize) -> bool {
        let view = self.view;
        let roman = |k: usize| view.word(k).bytes().all(|c| matches!(c, b'I' | b'V'));
        self.place
            && self.type_name() == "customs"
            && view.is(i, "khu")
            && view.is(i + 1, "vực")
            && view.get(i + 2).is_some_and(|t| t.is_number() || t.is_word() && roman(i + 2))
    }

    fn take(&mut self, end: usize) -> bool {
        self.last = self.end;
        self.end = end;
        true
    }

    /// Words that no list has, in the name of a body that goes on: up to a place, a parent body or a
    /// name (`HTX Cá | nước lạnh Séo Pờ Hồ`), to `và` with one more field (`khoa Khai thác | mỏ và Vật
    /// liệu nổ`) or, behind a post, to a mark (`Trưởng khoa Kịch hát | dân tộc,`).
    fn unlisted(&mut self) -> bool {
        const OTHER: ClassSet =
            ClassSet::of(&[Class::OrgLink, Class::Honorific, Class::Post, Class::Calling]);
        const CLOSING: [char; 6] = [',', ')', ';', '.', '-', '('];
        let (view, i) = (self.view, self.end);
        if self.place || self.level || self.parent || self.is_whole() || view.is_shouted(i) {
            return false;
        }
        if self.plays(i) {
            return false;
        }
        let headed = self.follows_post();
        let begun = i > self.head_end && view.token(self.head_end).is_capital();
        // A lone syllable with a capital begins a word: `Câu lạc bộ Xe | bán tải Hoa Phượng Đỏ`.
        let syllable = self.named
            && self.last + 1 == i
            && view.is_capital(i - 1)
            && view.is_vietnamese(i - 1)
            && person::kinh_name(view, i - 2).is_none_or(|n| n.end != i);
        // `Ban Quản lý | khai thác`, `Tổ hợp tác | nuôi cá lồng`
        let long = self.head_end >= self.start + 2;
        let head = long && (view.is_capital(self.start + 1) || self.gathers());
        let small = self.head_is_small() && !headed;
        if self.named && !syllable || !begun && !head || small {
            return false;
        }
        let most = if headed { 6 } else { 4 };
        let Some((end, known)) = self.unlisted_end(OTHER, most) else { return false };
        let closed = CLOSING.iter().any(|&m| view.is_mark(end, m));
        let goes_on = if end >= self.limit || !view.token(end).is_word() {
            // `Viện Cơ học Đá ứng dụng (`
            begun && closed && (headed && !self.named || known && self.is_office())
        } else if view.is(end, "và") {
            view.is_capital(end + 1) && self.opens_field(end + 1)
        } else {
            let person = person::kinh_name(view, end).is_some_and(|n| n.confidence >= 5);
            let named = view.is_capital(end) && view.token(end).gap == Gap::Space;
            let place = self.phrases.place(end).is_some_and(|p| {
                let units =
                    ["province", "district", "commune", "country", "city", "hamlet", "region"];
                units.contains(&p.type_name) && !(named && person)
            });
            let word = self.phrases.organization(end).is_some() || person::opens_word(view, end);
            if named && self.gathers() && !place && !word && !(person && self.is_headed()) {
                self.named = true;
                self.proper = true;
                self.core = true;
                return self.take(person::run_end(view, end).min(self.limit));
            }
            place || self.phrases.organization(end).is_some()
        };
        goes_on && self.take(end)
    }

    /// The end of the small words that come next: words of names, and so many others at most. Are
    /// all of them words of names?
    fn unlisted_end(&self, other: ClassSet, most: usize) -> Option<(usize, bool)> {
        /// In tokens; names go on less far.
        const FARTHEST: usize = 12;
        const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop]);
        let view = self.view;
        let mut k = self.end;
        let mut unknown = 0;
        while k < self.limit {
            let t = view.token(k);
            let small = t.is_word() && t.shape == Shape::Lower && t.gap <= Gap::Line;
            let body = k > self.end
                && (self.phrases.place(k).is_some() || self.phrases.organization(k).is_some());
            if !small || body {
                break;
            }
            let word = view.longest(k, ClassSet(WORDS.0 | FIELDS.0));
            let stop = view.longest(k, STOPS).filter(|s| word.is_none_or(|w| w.end <= s.end));
            let verb = stop.is_some() || word.is_some_and(|w| view.value(w) == "verb");
            // `Tổ Cộng đồng | bảo vệ rùa biển`, but `Đội Cảnh sát | phối hợp Công an xã`
            let field = view.longest(k, FIELDS).is_some() && !view.is(k, "tổ") || stop.is_none();
            let office = stop.is_none() && self.is_office();
            if verb && !(field && (self.gathers() || office) && k == self.end) {
                return None;
            }
            if let Some(word) = word {
                k = word.end as usize;
            } else if view.longest(k, other).is_some() && !view.is(k, "các") {
                break;
            } else {
                unknown += 1;
                k += 1;
            }
            if unknown > most || k > self.end + FARTHEST {
                return None;
            }
        }
        (k > self.end).then_some((k, unknown == 0))
    }

    /// Is it a group, team or cooperative that its members name after what they do?
    fn gathers(&self) -> bool {
        const GROUPS: [&str; 11] =
            ["tổ", "nhóm", "câu", "clb", "hợp", "htx", "tht", "mạng", "chi", "bql", "ban"];
        let view = self.view;
        view.is_any(self.start, &GROUPS)
            && !view.is(self.start + 1, "chức")
            && (!view.is(self.start, "ban") || view.is(self.start + 1, "quản"))
    }

    /// Does a field of work, and no other body, place, person or post, open at a capital?
    fn opens_field(&self, i: usize) -> bool {
        let office = ["khoa", "viện", "phòng", "trung", "bộ", "vụ", "cục", "chi", "trường", "ban"];
        self.view.is_any(self.start, &office)
            && self.phrases.organization(i).is_none()
            && self.phrases.place(i).is_none()
            && !self.opens_other(i)
            && !person::looks_like_name(self.view, i, i + 2)
    }

    /// The body it belongs to: `Phòng Cảnh sát hình sự` `Công an tỉnh`.
    fn parent(&mut self) -> bool {
        let Some(parent) = self.phrases.organization(self.end) else {
            return false;
        };
        // `Ảnh: ESA | Cơ quan Vũ trụ châu Âu`
        let code = self.is_whole()
            && matches!(
                self.type_name(),
                "international" | "media" | "science" | "sport" | "company"
            )
            && self.end == self.start + 1
            && self.view.token(self.start).shape == Shape::Upper;
        if code {
            return false;
        }
        if self.place && !self.parent || self.end == self.head_end && !self.may_head_a_body() {
            return false;
        }
        if self.head.class == Class::OrgHeadWeak && self.head_is_small() {
            return false;
        }
        let person = person::kinh_name(self.view, self.end);
        // `CLB | Hoàng Anh Gia Lai`
        let known = self.view.longest(self.end, ClassSet::of(&[Class::OrgName]));
        let known = known.is_some_and(|k| k.end as usize == parent.end)
            && person.is_some_and(|n| n.end <= parent.end);
        if !known && person.is_some_and(|n| n.confidence >= 3 && n.end >= parent.end) {
            return false;
        }
        // `Báo Tuổi Trẻ`, `Đài VTV`, `Đảng bộ tỉnh`: the head with a body's name.
        let small = self.view.token(self.end).shape == Shape::Lower;
        if small && !self.core && !self.view.is_shouted(self.end) && self.end > self.head_end {
            return false;
        }
        self.parent = true;
        self.core = true;
        self.proper |= !small;
        self.take(parent.end)
    }

    /// A school that its head names by the word alone, before who heads it: `Bí thư Đoàn Thanh niên
    /// trường | Lý Thị Hồng Nhung`, but `Đoàn trường Lê Quý Đôn`.
    fn of_school(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        if !view.is(i, "trường") || view.token(i).shape != Shape::Lower || self.place {
            return false;
        }
        let name = person::kinh_name(view, i + 1).filter(|n| n.confidence >= 6);
        let person = name.is_some_and(|n| n.end >= i + 5 || view.is_any(i + 2, &["thị", "văn"]));
        let known = || view.longest(i + 1, ClassSet::of(&[Class::Person])).is_some();
        let holder = person && !known() && self.is_headed();
        self.level |= holder;
        holder && self.take(i + 1)
    }

    /// Among capitals, does a word of the predicate come: `TRƯỜNG ĐẠI HỌC THỦY LỢI | KỶ NIỆM 60 NĂM`?
    fn ends_headline(&self, i: usize) -> bool {
        const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop]);
        let view = self.view;
        let verb = || view.longest(i, WORDS).is_some_and(|w| view.value(w) == "verb");
        view.is_shouted(i)
            && i > self.head_end
            && view.longest(i, STOPS).is_some_and(|s| view.value(s) != "soft" || verb())
            && view.longest(i, FIELDS).is_none()
            && self.phrases.place(i).is_none()
    }

    /// Is it the one parliament, which has no province: `đại biểu Quốc hội | tỉnh Bắc Giang`?
    fn is_parliament(&self) -> bool {
        self.head_end == self.start + 2
            && self.view.is(self.start, "quốc")
            && self.view.is(self.start + 1, "hội")
    }

    /// May another body's name follow this head at once?
    fn may_head_a_body(&self) -> bool {
        self.head.class != Class::OrgAlone || self.view.token(self.end).is_capital()
    }

    fn level(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        if self.place {
            return false;
        }
        let Some(hit) = view.longest(i, LEVELS) else {
            return false;
        };
        // `bộ | môn`, `hạt | nhân`: a word, and no level.
        if view.longest(i, ClassSet(FIELDS.0 | WORDS.0)).is_some_and(|f| f.end > hit.end) {
            return false;
        }
        if let Some(place) = self.phrases.place(i)
            && place.end > hit.end as usize
        {
            self.place = true;
            self.level = true;
            return self.take(place.end);
        }
        // `đội tuyển Việt Nam`: the country's, and no level.
        if self.type_name() == "sport" && self.end == self.head_end && view.is_capital(i) {
            return false;
        }
        let general = view.is_any(self.last, &["lâm", "cấp"]);
        if self.level && !general && !view.is(i, "việt") {
            return false;
        }
        self.level = true;
        self.take(hit.end as usize)
    }

    fn field(&mut self) -> bool {
        if self.place
            || self.level && !self.view.token(self.end).is_capital()
            || self.head.class == Class::OrgName
        {
            return false;
        }
        let Some(hit) = self.view.longest(self.end, FIELDS) else {
            return false;
        };
        if self.level && hit.end as usize == self.end + 1 {
            return false;
        }
        // `Gạch ngói`, `điện thoại`, though `Gạch` and `điện` alone are fields too.
        let longer = self
            .view
            .longest(self.end, WORDS)
            .filter(|w| w.end > hit.end && self.view.value(*w) != "verb");
        let hit = longer.unwrap_or(hit);
        // `Hội đồng Dân tộc | Y Thanh Hà Niê Kđăm`
        let state = matches!(self.type_name(), "state" | "party");
        let single = hit.end as usize == self.end + 1;
        let letter = state && single && self.view.token(self.end).len() == 1;
        if letter && person::kinh_name(self.view, self.end).is_some_and(|n| n.confidence >= 4) {
            return false;
        }
        let closed = self.number || self.named || self.parent;
        if closed && self.view.token(self.end).shape == Shape::Lower && !self.head_is_small() {
            return false;
        }
        // A field in small letters after a finished name is the predicate's.
        let view = self.view;
        let small = self.view.token(self.end).shape == Shape::Lower;
        // `VTV | truyền hình trực tiếp`
        let code = self.view.is_code(self.start) && self.end == self.start + 1;
        let armed = matches!(self.type_name(), "police" | "army");
        if small && !armed && self.is_whole() && code {
            return false;
        }
        // `Chính phủ | giảm nghèo`
        let highest = view.is_any(self.start, &["chính", "quốc", "nhà"])
            && view.is_any(self.start + 1, &["phủ", "hội", "nước"]);
        if small && highest && self.end == self.start + 2 {
            return false;
        }
        let company = code && matches!(self.type_name(), "company" | "bank" | "media")
            // `T.Ư | tổ chức`
            || self.view.is_mark(self.start + 1, '.');
        let whole = self.stands_alone() || self.head.class == Class::OrgLevelHead || company;
        if small && (self.core && self.end > self.head_end || whole) && !self.head_is_small() {
            let verb =
                self.view.longest(self.end, WORDS).is_some_and(|w| self.view.value(w) == "verb");
            if verb {
                return false;
            }
        }
        self.core = true;
        self.fielded = true;
        self.proper |= !small;
        self.take(hit.end as usize)
    }

    fn head_is_small(&self) -> bool {
        self.view.token(self.start).shape == Shape::Lower
    }

    fn place(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        if self.place && !self.is_free() {
            return false;
        }
        // `Tổ chức Hòa bình và Đoàn kết toàn Ấn Độ`
        if view.is(i, "toàn") && self.core {
            let country = self.phrases.place(i + 1).filter(|p| p.type_name == "country");
            if let Some(country) = country {
                self.place = true;
                return self.take(country.end);
            }
        }
        let Some(place) = self.phrases.place(i) else {
            return false;
        };
        if self.is_parliament() && place.type_name != "country" {
            return false;
        }
        // `Sở Nội vụ | Hoàng Hải Chúc`, though there is a sea `Hoàng Hải`; `| Hồ Nghĩa Hưng`, no lake.
        let person = person::kinh_name(view, i);
        // `huyện | Châu Ngọc Lãm`, `Kế hoạch tổng hợp | Đèo Văn Khuyên`: type words that are surnames.
        let surname =
            !place::is_known(&place) && view.is_capital(i) && !view.has(i + 1, Class::PlaceHead);
        if person.is_some_and(|n| {
            n.confidence >= 3 && n.end > place.end
                || n.confidence >= 6 && surname && n.end == place.end
        }) {
            return false;
        }
        let facility = !matches!(
            place.type_name,
            "province"
                | "district"
                | "commune"
                | "country"
                | "city"
                | "hamlet"
                | "region"
                | "island"
                | "continent"
                | "street"
                | "river"
                | "sea"
        );
        if facility && view.token(i).shape == Shape::Lower {
            return false;
        }
        self.place = true;
        self.proper = true;
        self.core |= self.is_free();
        self.take(place.end)
    }

    /// A capitalised word that is part of the name.
    fn capital(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        if view.is_shouted(i) {
            return self.shouted_name();
        }
        if !view.is_capital(i) || self.opens_other(i) || person::opens_credit(view, i) {
            return false;
        }
        // `... Hà Huy Tập | Hơn nữa, học phí`, but `Cấm Sử dụng Vũ khí Hóa học`
        let goes_on = (i + 1..i + 3).any(|k| view.is_capital(k) && view.follows(k));
        if i > self.head_end && person::opens_clause(view, i) && !goes_on {
            return false;
        }
        if matches!(self.head.class, Class::OrgAlone | Class::OrgName | Class::OrgSite) {
            return false;
        }
        if let Some(holder) = self.holder_behind(i) {
            self.named = true;
            self.proper = true;
            self.core = true;
            return self.take(holder);
        }
        let at_head = i == self.head_end;
        // `Câu lạc bộ Xe bán tải | Hoa Phượng Đỏ`
        let group = !at_head
            && view.token(i - 1).shape == Shape::Lower
            && self.gathers()
            && !(self.level || self.follows_post() || self.is_headed());
        let named_after = match self.type_name() {
            _ if group => !self.named && !self.place,
            // `Hiệu trưởng Trường THPT Nguyễn Du | Lê Thị Nguyệt`
            "school" if self.parent && self.is_headed() => false,
            "school" | "hospital" | "arts" | "religion" => !self.named && !self.place,
            // `..., Giám đốc Công ty CP Đường | Quảng Trà`
            "company" | "bank" if self.bears_a_name() => {
                (!self.named || self.is_apposed()) && !self.place && !self.parent
            }
            _ => {
                let office = view.is_any(self.start, &["văn", "công", "vp", "vpcc"]);
                at_head && self.is_free() || office && view.is_any(i - 1, &["chứng", "luật", "sư"])
            }
        };
        // `Đồn Biên phòng Thông Bình`: a unit's name, though it could be a person's.
        let name = person::kinh_name(view, i);
        let known = view.longest(i, ClassSet::of(&[Class::Commune, Class::District]));
        let unit = known.filter(|k| k.end as usize >= i + 2 && !self.place);
        // `Phó Trưởng phòng Kinh tế | Trần Đăng Ninh`, though a commune is called so
        let holder = self.follows_post()
            && !matches!(self.type_name(), "army" | "police")
            && name.is_some_and(|n| n.confidence >= 6);
        let unit = unit.map(|k| k.end as usize);
        let unit = unit.filter(|&k| !holder && name.is_none_or(|n| n.end <= k));
        // `Trạm Kiểm soát biên phòng Lý Hải`: two syllables name a post.
        let post = view.is_any(self.start, &["đồn", "trạm", "hải", "chốt"])
            && !self.place
            && self.head_end >= self.start + 2;
        let short = name.is_some_and(|n| n.end == i + 2 && !view.is_capital(n.end));
        if let Some(end) = unit.or((post && short).then_some(i + 2)) {
            self.place = true;
            self.proper = true;
            self.core = true;
            return self.take(end);
        }
        // `Chủ tịch Tập đoàn Dệt Tây Hồ | Thẩm Lập Quần`
        let after_name =
            (self.place || self.named || self.parent) && (self.is_headed() || self.follows_post());
        let sure = if self.type_name() == "company" && !after_name { 6 } else { 3 };
        if let Some(name) = name.filter(|n| n.confidence >= sure) {
            let of_people =
                matches!(self.type_name(), "school" | "hospital" | "arts" | "religion" | "court")
                    || self.bears_a_name()
                    || !at_head;
            if !named_after || !of_people && name.end - i >= 3 && name.confidence >= 6 {
                return false;
            }
            self.core = true;
            self.proper = true;
            self.named = true;
            return self.take(name.end);
        }
        if (self.place || self.level || self.parent) && !self.is_free() {
            return false;
        }
        // `Ban soạn thảo Đề án`
        let words = WORDS.with(Class::DocType).with(Class::DocBare);
        if let Some(word) = view.longest(i, words).filter(|w| w.end as usize > i + 1) {
            self.core = true;
            self.proper = true;
            return self.take(word.end as usize);
        }
        // `Cao ủy Thương mại EU | Piers Lanningham`
        if self.parent && self.type_name() == "international" && view.is_foreign(i) {
            return false;
        }
        // `Thượng viện | Say Chhum`
        // `Cục Dự trữ Liên bang Mỹ | Ben Bernanke`
        if !at_head && (self.named || self.place) && view.has(i, Class::ForeignGiven) {
            return false;
        }
        if self.precedes_foreign_chief(i) {
            return false;
        }
        // `Cục trưởng Cục Quản lý Dược Mỹ | Margaret Hamburg`
        if view.has(i, Class::CountryWeak) && self.fielded && self.is_foreign_chief(i + 1) {
            self.place = true;
            return self.take(i + 1);
        }
        let transcribed = view.is_mark(i + 1, '-')
            && view.token(i + 1).touches()
            && view.get(i + 2).is_some_and(|t| t.touches() && t.shape == Shape::Lower);
        if transcribed && self.place {
            return false;
        }
        let foreign = |k: usize| view.is_foreign(k);
        // `Ủy ban Bầu cử | Ram Bahadur Lohani`
        let whole_head = self.head_end >= self.start + 3;
        let name = (i > self.head_end || whole_head)
            && view.follows(i + 1)
            && foreign(i + 1)
            && (self.is_headed() && !self.named
                || (i..person::run_end(view, i)).any(|k| view.classes(k).any(person::FOREIGN)));
        // `Chủ tịch Ủy ban châu Âu | Ursula von der Leyen`
        let holder = foreign(i)
            && (self.place || self.fielded || whole_head)
            && person::run_end(view, i) >= i + 2
            && self.type_name() == "international"
            && self.is_headed();
        if holder {
            return false;
        }
        let party = at_head && view.is_any(self.start, &["đảng", "quỹ"]);
        if (foreign(i) || name) && !self.is_free() && !party {
            return false;
        }
        if self.place && self.is_free() && person::looks_like_name(view, i, i + 2) {
            return false;
        }
        // `Chủ tịch Tập đoàn Dệt Tây Hồ | Thẩm Lập Quần`
        let ended = self.place || self.parent;
        if ended && after_name && matches!(person::run_end(view, i) - i, 3..=4) {
            return false;
        }
        self.core = true;
        self.proper = true;
        self.named = true;
        let office = self.is_office();
        // `Kiểm toán An Việt | soát xét`: the second capital ends the word.
        let whole = i > self.head_end
            && view.is_capital(i - 1)
            && view.token(i).gap == Gap::Space
            && !person::opens_word(view, i);
        let free = self.is_free() && !office || whole && self.last == i - 1;
        let end = if free { i + 1 } else { self.second_syllable(i + 1) };
        self.take(end)
    }

    /// Does the foreign name of its head follow a word that ends the names of bodies of states and of
    /// the world: `Chủ tịch Cục Dự trữ liên bang | Ben Bernanke`?
    fn precedes_foreign_chief(&self, i: usize) -> bool {
        const LAST: [&str; 10] =
            ["bang", "tế", "giới", "cầu", "âu", "á", "phi", "mỹ", "gia", "ương"];
        let ended = self.place || self.parent || self.view.is_any(i - 1, &LAST);
        ended && self.is_foreign_chief(i)
    }

    /// Is it a foreign name of two to four words, behind a body with a post before it that bears no
    /// free name?
    fn is_foreign_chief(&self, i: usize) -> bool {
        const FREE: [&str; 7] =
            ["company", "bank", "school", "media", "hospital", "arts", "religion"];
        let view = self.view;
        let run = || person::run_end(view, i);
        i < self.limit
            && view.is_foreign(i)
            && (view.is(self.start, "quỹ") || !FREE.contains(&self.type_name()))
            && (i + 2..=i + 4).contains(&run())
            && (i..run()).all(|k| !view.token(k).is_capital() || !view.is_vietnamese(k))
            && (i..run()).any(|k| view.classes(k).any(person::FOREIGN))
            && self.is_headed()
    }

    /// Is it a company with no post before it, so that a name behind its head or field is its own and
    /// no person's: `Công ty CP Thương mại Hoàng Gia Lộc`?
    fn bears_a_name(&self) -> bool {
        let (view, start) = (self.view, self.start);
        view.is(start, "công")
            && view.is(start + 1, "ty")
            && self.head_end >= start + 3
            && (!self.is_headed() || self.is_apposed())
    }

    /// Does its post stand behind a name, so that no holder follows: `Bùi Thế Lân, Tổng giám đốc | Công
    /// ty`?
    fn is_apposed(&self) -> bool {
        /// The post and the name before it, in tokens.
        const FARTHEST: usize = 10;
        let view = self.view;
        let from = self.start.saturating_sub(FARTHEST).max(view.sentence_start(self.start));
        let word = |k: &usize| view.token(*k).is_word();
        let Some(mark) = (from..self.start).rev().find(|k| !word(k)) else { return false };
        let joint = view.is_mark(mark, ',') || view.is_mark(mark, '-') || view.is_mark(mark, '(');
        let named = |k: usize| {
            person::kinh_name(view, k).is_some_and(|n| n.end == mark && n.confidence >= 4)
        };
        joint && (from..mark).any(named)
    }

    /// Where the full name of its head begins behind a school's own name of two words or more: `Hiệu
    /// trưởng Trường Mầm non Ánh Dương | Lê Thị Nguyệt`.
    fn holder_behind(&self, i: usize) -> Option<usize> {
        let view = self.view;
        if self.type_name() != "school" || self.named || self.place {
            return None;
        }
        let run = person::run_end(view, i).min(self.limit);
        let holder = |k: usize| {
            person::has_common_surname(view, k)
                && person::kinh_name(view, k).is_some_and(|n| n.end == run && n.confidence >= 6)
        };
        let holder = (i + 2..run.saturating_sub(2)).find(|&k| holder(k))?;
        self.is_headed().then_some(holder)
    }

    /// Is it an office, in whose name words have one capital though it may bear a free name?
    fn is_office(&self) -> bool {
        self.view.is_any(self.start, &["khoa", "phòng", "viện", "trung", "bộ", "ban"])
    }

    /// Does the last word of a post stand before it?
    fn follows_post(&self) -> bool {
        let (view, start) = (self.view, self.start);
        start > view.sentence_start(start)
            && view.is_any(start - 1, &["trưởng", "phó", "đốc", "nhiệm"])
    }

    /// Does a post stand before it?
    fn is_headed(&self) -> bool {
        const POSTS: ClassSet = TITLES.with(Class::PostWeak).with(Class::PostBare);
        let view = self.view;
        let sentence = view.sentence_start(self.start);
        let ending = |from: usize, end: usize, of: ClassSet| {
            let ends = |h: Hit| of.has(h.class) && h.end as usize == end;
            (from..end).find(|&k| view.begins(k, of) && view.sheet.matches.at(k).any(ends))
        };
        // `Chủ tịch Tập đoàn | Dệt`: before the head that its own follows, too.
        let head = ending(self.start.saturating_sub(4).max(sentence), self.start, HEADS);
        let start = head.unwrap_or(self.start);
        let post = |end: usize| ending(end.saturating_sub(4).max(sentence), end, POSTS).is_some();
        post(self.start) || post(start)
    }

    /// One to three small words between a company's head and its name: `HTX` `miến dong` `Nhung
    /// Lũy`, `Công ty TNHH Đá` `trắng` `Bảo Lai`.
    fn bridge(&mut self) -> bool {
        const NOT: ClassSet = ClassSet::of(&[
            Class::OrgStop,
            Class::OrgLink,
            Class::OrgLevel,
            Class::Post,
            Class::Honorific,
            Class::SentenceStarter,
            Class::PlaceHead,
        ]);
        let view = self.view;
        let other = self.is_whole() || self.place || self.head_is_small();
        // `CLB Viettel | thắng Hà Nội`
        let plays = || view.longest(self.end, ClassSet::of(&[Class::SportVerb])).is_some();
        if self.type_name() != "company" || other || plays() {
            return false;
        }
        let k = self.small_run(self.limit.min(self.end + 3), NOT);
        let named = k > self.end
            && k < self.limit
            && view.is_capital(k)
            && view.token(k).gap == Gap::Space
            && person::kinh_name(view, k).is_none_or(|n| n.confidence < 5);
        named && self.take(k)
    }

    /// The end, up to `most`, of the words in small letters that come next and begin nothing of
    /// these classes.
    fn small_run(&self, most: usize, not: ClassSet) -> usize {
        let small = |k: usize| {
            let t = self.view.token(k);
            t.is_word()
                && t.shape == Shape::Lower
                && t.gap == Gap::Space
                && self.view.longest(k, not).is_none()
        };
        (self.end..most).find(|&k| !small(k)).unwrap_or(most)
    }

    /// Among capitals only a school's or hospital's name of two or three name syllables is told.
    fn shouted_name(&mut self) -> bool {
        if !matches!(self.type_name(), "school" | "hospital") || self.named || self.place {
            return false;
        }
        self.named = true;
        // `BẢN TIN TRƯỜNG THPT LÊ THÁNH TÔN`: a surname and all up to the end of the line.
        let all = (self.end..self.limit).all(|k| self.view.token(k).is_word());
        let last = all && (2..=4).contains(&(self.limit - self.end));
        if last && person::has_common_surname(self.view, self.end) {
            return self.take(self.limit);
        }
        let end = person::shouted_run(self.view, self.end, self.end).min(self.end + 3);
        end >= self.end + 2 && self.take(end)
    }

    /// A word of a body's name has a capital in its first syllable only: `Chuyên trách`,
    /// `Tuần duyên`. The end of the word whose second syllable may stand at `i`.
    fn second_syllable(&self, i: usize) -> usize {
        const NOT: ClassSet = ClassSet::of(&[
            Class::OrgStop,
            Class::OrgLink,
            Class::OrgLevel,
            Class::OrgLevelHead,
            Class::Post,
            Class::TitlePre,
            Class::Honorific,
        ]);
        let view = self.view;
        let t = view.get(i).filter(|_| i < self.limit);
        let small = t.is_some_and(|t| t.is_word() && t.shape == Shape::Lower && t.gap <= Gap::Line);
        let titled = view.token(i - 1).shape == Shape::Title;
        // `Cơ học Đá | ứng dụng`: another word begins.
        let word = || {
            let word = view.longest(i, ClassSet(WORDS.0 | FIELDS.0));
            word.is_some_and(|w| w.end as usize > i + 1)
        };
        // Words that begin sentences begin predicates, but `Rạn đá,`, `Vật liệu nổ (`.
        let closed = i + 1 >= self.limit || !view.token(i + 1).is_word() || view.is(i + 1, "và");
        let begins = !closed && view.has(i, Class::SentenceStarter);
        let ends = small && (begins || view.longest(i, NOT).is_some() || word() || self.plays(i));
        if small && titled && !ends { i + 1 } else { i }
    }

    /// Is it a club, and the word what it does in a match: `CLB Sao Biển | thắng Hà Nội`?
    fn plays(&self, i: usize) -> bool {
        self.view.is_any(self.start, &["clb", "câu", "đội"])
            && self.view.longest(i, ClassSet::of(&[Class::SportVerb])).is_some()
    }

    /// Does a title or a person open at a capitalised word after the name?
    fn opens_other(&self, i: usize) -> bool {
        let title = self.view.longest(i, TITLES);
        let field = self.view.longest(i, FIELDS).map_or(0, |h| h.end);
        title.is_some_and(|h| h.end > field && (h.end as usize > i + 1 || h.class == Class::Rank))
    }

    /// A word in small letters that occurs inside names.
    fn small_word(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let small = view.token(i).shape == Shape::Lower || view.is_shouted(i);
        if self.place || self.parent || self.is_whole() || self.named && small {
            return false;
        }
        // `Quân khu 9 | rà phá bom mìn`
        if small && self.number && self.type_name() == "army" {
            return false;
        }
        let person = || person::kinh_name(view, i).is_some_and(|n| n.confidence >= 3);
        if view.is_capital(i) && person() {
            return false;
        }
        let Some(hit) = view.longest(i, WORDS) else {
            return false;
        };
        if self.level && !view.is_shouted(i) {
            return false;
        }
        let stop = view.longest(i, ClassSet::of(&[Class::OrgStop])).filter(|_| small);
        let firm = |s: &Hit| view.value(*s) != "soft" || i > self.head_end && !self.head_is_small();
        if stop.filter(firm).is_some_and(|s| s.end >= hit.end) {
            return false;
        }
        // `Sở Nội vụ | tham mưu`: what follows the field of a ministry or department is the predicate.
        let complete = self.fielded
            && view.is_capital(self.last)
            && view.is_any(self.start, &["sở", "bộ"])
            && small;
        if complete {
            return false;
        }
        if view.value(hit) == "verb" && !self.verb_belongs(hit.end as usize) {
            return false;
        }
        self.core = true;
        self.take(hit.end as usize)
    }

    /// A verb belongs to the name directly after the head or a joining word, and where a
    /// capital goes on behind it.
    fn verb_belongs(&self, after: usize) -> bool {
        let view = self.view;
        let small = view.token(self.end).shape == Shape::Lower;
        if small && after == self.end + 1 {
            return false;
        }
        let at_head = self.end == self.head_end && (!small || self.head_is_small());
        let joined = self.end > self.start && view.is(self.end - 1, "và");
        let last = view.token(self.last);
        let small_core = self.end > self.head_end
            && last.is_word()
            && last.shape == Shape::Lower
            && view.longest(self.last, LEVELS).is_none();
        let goes_on = after < self.limit
            && (view.longest(after, WORDS).is_some() || view.longest(after, FIELDS).is_some());
        (at_head || joined || small_core) && goes_on
    }

    /// `và`, `của`, `về`, `tại`: joins two parts where the second is part of a name too.
    fn joined_by_word(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let whole = matches!(self.head.class, Class::OrgName | Class::OrgSite);
        if self.place && !view.is(i, "tại") || i + 1 >= self.limit || whole {
            return false;
        }
        let next = i + 1;
        if view.token(next).gap > Gap::Line {
            return false;
        }
        if view.is(i, "và") {
            return self.joined_by_and(next);
        }
        if view.is(i, "của") {
            let assembly = view.is_any(next, &["quốc", "nghị", "hạ", "thượng"])
                && view.is_any(next + 1, &["hội", "viện"]);
            return match self.phrases.organization(next).filter(|_| self.core && assembly) {
                Some(body) => {
                    self.parent = true;
                    self.take(body.end)
                }
                None => false,
            };
        }
        // `Hội người Việt ở Ba Lan`
        let of_people = view.is(i, "ở")
            && i == self.head_end
            && i >= self.start + 3
            && view.is(self.start, "hội")
            && view.is(self.start + 1, "người");
        if view.is(i, "tại") || of_people {
            let units = ["country", "city", "region", "province"];
            let abroad = self
                .phrases
                .place(next)
                .filter(|p| units.contains(&p.type_name))
                .or_else(|| self.phrases.organization(next).filter(|_| !self.parent));
            // `Phòng Thương mại châu Âu tại Trung Quốc`
            let chamber = view.is(self.start, "phòng") && view.is(self.start + 1, "thương");
            let embassy = chamber
                || view.is_any(
                    self.start,
                    &[
                        "đại", "tổng", "văn", "hiệp", "phái", "cơ", "hội", "tòa", "viện", "tand",
                        "vksnd",
                    ],
                );
            // `Thương vụ Việt Nam tại Hoa Kỳ`, but `Thương vụ tại Mỹ đã đổ bể`: a deal.
            let office = view.is(self.start, "thương")
                && view.token(self.start).shape == Shape::Title
                && !view.opens_sentence(self.start);
            // `Ủy ban cấp cao Anh tại New Delhi`
            let mission = view.is(self.start, "ủy") && view.is(self.start + 2, "cấp");
            if let (Some(p), true) = (abroad, embassy || office || mission) {
                self.place = true;
                return self.take(p.end);
            }
        }
        // `Công ty tư vấn về nhân sự Mercer`
        if view.is(i, "về") && self.type_name() == "company" && self.fielded && !self.proper {
            let about = view.longest(next, ClassSet(FIELDS.0 | WORDS.0));
            let named = about.filter(|h| view.is_foreign(h.end as usize));
            return named.is_some_and(|h| self.take(h.end as usize));
        }
        let councils = ["ban", "ủy", "ub", "hội", "văn", "quỹ", "trung"];
        let crimes = view.is(i - 1, "phạm");
        // `Ban QLDA đầu tư xây dựng | các công trình giao thông`
        let worded = self.core || self.end == self.head_end && self.head_end >= self.start + 4;
        if view.is(i, "các") && worded && view.is_any(self.start, &["ban", "bql"]) {
            let about = view.longest(next, ClassSet(FIELDS.0 | WORDS.0));
            if let Some(hit) = about {
                return self.take(hit.end as usize);
            }
        }
        // `Ban Thường vụ Tỉnh ủy Bắc Kạn | về công tác dân vận`
        let standing = self.parent && view.is(self.start, "ban") && !view.is(self.start + 1, "chỉ");
        if view.is(i, "về")
            && (self.core || self.level && self.head_end > self.start + 2)
            && !self.place
            && !standing
            && (crimes || view.is_any(self.start, &councils))
        {
            let about = view.longest(next, ClassSet(FIELDS.0 | WORDS.0));
            if let Some(hit) = about.filter(|h| h.end as usize > next + 1) {
                self.parent = false;
                self.level = false;
                return self.take(hit.end as usize);
            }
        }
        if view.is_any(i, &["về", "cho", "vì", "trong", "bằng", "trên"]) && !self.level && self.core
        {
            let small = view.longest(next, WORDS).is_some() || view.longest(next, FIELDS).is_some();
            let known = view.longest(i, WORDS).is_some();
            return small && known && self.take(next);
        }
        false
    }

    fn joined_by_and(&mut self, next: usize) -> bool {
        let view = self.view;
        if self.level || self.parent || !self.core || self.phrases.organization(next).is_some() {
            return false;
        }
        // `Tổ hợp tác nuôi cá Hòa Lộc và | Nhóm nuôi ong`
        if self.named && self.gathers() && view.begins(next, HEADS) {
            return false;
        }
        let small = view.token(next).shape == Shape::Lower;
        // `kênh Chợ Gạo và | sông Đuống`
        let feature = |p: &Phrase| matches!(p.type_name, "river" | "street" | "road" | "lake");
        if small && self.phrases.place(next).is_some_and(|p| feature(&p)) {
            return false;
        }
        if small {
            let word = view.longest(next, ClassSet(WORDS.0 | FIELDS.0));
            return match word {
                Some(w) => {
                    let verb = w.class == Class::OrgWord && view.value(w) == "verb";
                    const ENDS: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLevel]);
                    let stop = view.longest(next, ENDS).is_some();
                    !verb && !stop && self.take(w.end as usize)
                }
                None => false,
            };
        }
        const OTHER: ClassSet = ClassSet::of(&[Class::DocType, Class::DocBare, Class::LawHead]);
        if view.longest(next, OTHER).is_some() {
            return false;
        }
        let named =
            view.is_capital(next) && !self.opens_other(next) && self.phrases.place(next).is_none();
        let after_capital = view.is_capital(self.end - 1) || self.proper;
        if named && after_capital && !person::looks_like_name(view, next, next + 2) {
            self.proper = true;
            let word = view.longest(next, ClassSet(WORDS.0 | FIELDS.0));
            let end = match word {
                Some(w) => w.end as usize,
                None if view.is(next + 1, "sự") => next + 2,
                None if self.is_free() && !self.is_office() => next + 1,
                None => self.second_syllable(next + 1),
            };
            return self.take(end);
        }
        false
    }

    /// A comma inside a list of fields that ends with `và`.
    fn enumeration(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        if !view.is_mark(i, ',') || i + 1 >= self.limit || self.place || self.parent || self.level {
            return false;
        }
        if !self.core {
            return false;
        }
        // Look ahead: `A, b và c` with nothing but words of names between.
        let mut k = i;
        for _ in 0..6 {
            if !view.is_mark(k, ',') {
                break;
            }
            let next = k + 1;
            if next >= self.limit || self.phrases.organization(next).is_some() {
                return false;
            }
            let Some(mut end) = self.plain_words(next) else {
                return false;
            };
            if view.is(end, "và") {
                let Some(last) = self.plain_words(end + 1) else {
                    return false;
                };
                end = last;
                return self.take(end);
            }
            k = end;
        }
        false
    }

    /// The end of a run of words that occur inside names.
    fn plain_words(&self, start: usize) -> Option<usize> {
        let view = self.view;
        let mut k = start;
        while k < self.limit && view.token(k).is_word() {
            let Some(hit) = view.longest(k, ClassSet(WORDS.0 | FIELDS.0)) else {
                break;
            };
            k = hit.end as usize;
        }
        (k > start).then_some(k)
    }

    fn number(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let t = view.token(i);
        let year = t.len() == 4 && matches!(t.mark, '1' | '2');
        if self.is_whole() {
            return false;
        }
        // `HTX Nông nghiệp Vĩnh Lạc 2`: one of several in a commune.
        let several = self.is_one_of_several() && t.len() == 1;
        if t.gap > Gap::Space || t.len() > 4 || year || self.place && !several {
            return false;
        }
        if is_list_number(view, i) {
            return false;
        }
        // `AC Milan 1 - 1`: a score.
        if view.is_mark(i + 1, '-') && view.get(i + 2).is_some_and(|n| n.is_number()) {
            return false;
        }
        // `Sư đoàn 5 | tổ chức lễ ra quân`, `Đội 3 Phòng An ninh`: the number is the unit's.
        let unit = self.type_name() == "army" && view.is(i + 1, "tổ") || view.is_capital(i + 1);
        // `Thuế cơ sở 6 | tỉnh Cà Mau`
        let unit = unit || view.is_any(i - 1, &["sở", "vực"]);
        let counts = || view.longest(i + 1, ClassSet::of(&[Class::Counted])).is_some();
        // `Tổ công tác Đề án 06`
        let project = view.is(i - 1, "án") && view.is_any(i.saturating_sub(2), &["đề", "dự"]);
        if !unit && counts() || t.mark == '0' && !project {
            return false;
        }
        let touching = view.get(i + 1).is_some_and(|n| {
            n.touches() && (n.is_mark('/') || n.is_mark('.') || n.is_mark(',') || n.is_mark('%'))
        });
        // `Tiểu đoàn DK1/10`
        let coded = self.type_name() == "army" && t.touches() && view.is_code(i - 1);
        let second = view.get(i + 2).is_some_and(|n| n.touches() && n.is_number());
        if coded && touching && view.is_mark(i + 1, '/') && second {
            self.number = true;
            return self.take(i + 3);
        }
        let slash_unit = view.is_mark(i + 1, '/') && self.phrases.organization(i + 2).is_some();
        if touching && !slash_unit && !view.is_mark(i + 1, ',') && !view.is_mark(i + 1, '.') {
            return false;
        }
        self.number = true;
        self.core = true;
        let mut end = i + 1;
        // `11A`, `5B`
        if view.get(end).is_some_and(|n| n.touches() && n.is_word() && n.len() <= 2) {
            end += 1;
        }
        self.take(end)
    }

    /// Is it a school or cooperative named after its commune, so that a number or letter may tell it
    /// from others?
    fn is_one_of_several(&self) -> bool {
        let place = self.phrases.place(self.last).filter(|p| p.end == self.end);
        let large = place.is_some_and(|p| {
            matches!(p.type_name, "province" | "country" | "region" | "street" | "road")
        });
        let commune = self.place && self.last > self.start && !large;
        commune && self.view.is_any(self.start, &["trường", "hợp", "htx"])
    }

    /// A letter that tells a school from others of its commune: `Trường Tiểu học Vĩnh Lạc | B`.
    fn letter(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let letter = view.is_any(i, &["a", "b", "c", "d"]) && view.is_capital(i);
        let goes_on =
            view.get(i + 1).is_some_and(|t| t.touches() || t.is_capital() && view.follows(i + 1));
        let ends = !goes_on || [',', '.', ';', ')'].iter().any(|&m| view.is_mark(i + 1, m));
        letter && ends && self.is_one_of_several() && self.take(i + 1)
    }

    fn mark(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let next = i + 1;
        if next >= self.limit || view.token(next).gap > Gap::Line {
            return false;
        }
        let touching = view.token(i).touches() && view.token(next).touches();
        if view.is_mark(i, '-') || view.is_mark(i, '&') {
            return self.dash(next, touching);
        }
        // `VOV/VTV`: two outlets.
        if view.is_mark(i, '/') && touching && self.type_name() != "media" {
            return match self.phrases.organization(next) {
                Some(o) => {
                    self.parent = true;
                    self.take(o.end)
                }
                None => false,
            };
        }
        if view.is_mark(i, '(') {
            return self.bracket();
        }
        if view.is_mark(i, '"') && self.is_free() && !self.place {
            return self.quoted();
        }
        if view.is_mark(i, '.') && touching && view.is_capital(next) {
            // `VOV.VN`, `T.Ư`
            let abbreviated = view.token(i - 1).shape == Shape::Upper;
            return abbreviated && self.take(next + 1);
        }
        false
    }

    fn dash(&mut self, next: usize, touching: bool) -> bool {
        let view = self.view;
        if person::opens_credit(view, next) {
            return false;
        }
        if self.parent && !self.is_free() || self.is_whole() && !touching {
            return false;
        }
        // `Hội Hữu nghị Việt Nam - Lào`
        let country = |p: &Phrase| p.type_name == "country";
        let numbered = self.end > self.start && view.token(self.end - 1).is_number();
        if self.place
            && numbered
            && let Some(place) = self.phrases.place(next)
        {
            return self.take(place.end);
        }
        // `Hạt Kiểm lâm liên huyện Tân Lạc - Lạc Sơn`, `Chi cục Thuế khu vực Hòa Bình - Cao Phong`
        let area = |k: usize| view.is_any(k, &["huyện", "vực"]);
        let several = view.is_any(self.last, &["liên", "khu"])
            || self.last > self.start && area(self.last - 1)
            || area(self.head_end - 1);
        if several
            && self.place
            && matches!(self.type_name(), "state" | "tax" | "customs" | "forest" | "hospital")
            && let Some(hit) = view.longest(next, ClassSet::of(&[Class::District]))
        {
            return self.take(hit.end as usize);
        }
        // `Phân ban Hợp tác Việt Nam - Lào`
        let joint = self.level
            && view.is_any(
                self.start,
                &["hội", "phân", "tiểu", "ủy", "ub", "ban", "nhóm", "liên", "phòng", "diễn", "quỹ"],
            );
        // `Ủy ban hỗn hợp về hợp tác kinh tế Việt Nam - Lào`: behind a field's words, too.
        let joint = joint || view.is_any(self.start, &["ủy", "ub"]) && self.core;
        let ends_country = || {
            (self.last..self.end)
                .any(|k| self.phrases.place(k).is_some_and(|p| p.end == self.end && country(&p)))
        };
        if (self.place || joint)
            && ends_country()
            && let Some(other) = self.phrases.place(next).filter(country)
        {
            return self.take(other.end);
        }
        if let Some(branch) = self.phrases.organization(next) {
            // `Ngân hàng X - Chi nhánh Y`, `Tổng công ty X - CTCP`
            let is_branch = view.is_any(next, &["chi", "phân", "ctcp", "pgd"])
                || view.is(next, "phòng") && view.is(next + 1, "giao");
            self.parent |= is_branch;
            // `AFP-TTXVN`: two outlets.
            let touching = touching && !(self.is_whole() && branch.type_name == "media");
            let of_company = self.type_name() == "company" && branch.end == next + 1;
            // `Trường ĐH Bách khoa - ĐH Đà Nẵng`
            let of_university = self.type_name() == "school"
                && view.is_any(next, &["đh", "đại", "đhqg"])
                && branch.type_name == "school";
            return (is_branch || touching || of_company || of_university) && self.take(branch.end);
        }
        if view.is(next, "ctcp") {
            return self.take(next + 1);
        }
        if view.longest(next, TITLES).is_some_and(|h| h.end as usize > next + 1) {
            return false;
        }
        // `TAND khu vực 3 - Đồng Nai`
        if let Some(place) = self.phrases.place(next).filter(|_| self.number) {
            self.place = true;
            return self.take(place.end);
        }
        if person::looks_like_name(view, next, next + 2) && !touching {
            return false;
        }
        if let Some(hit) = view.longest(next, ClassSet(FIELDS.0 | WORDS.0)) {
            let capital = view.is_capital(next);
            let level = self.level || self.place && !self.is_free();
            let long = hit.end as usize > next + 1 && self.fielded && !self.head_is_small();
            if !level && (capital || touching || long || view.is_shouted(next)) {
                self.core = true;
                return self.take(hit.end as usize);
            }
        }
        let joinable = self.type_name() != "media" && (self.proper || self.number);
        // `Hạnh & Đồng sự`
        if view.is_mark(next - 1, '&') && view.is_capital(next) && view.is(next + 1, "sự") {
            return self.take(next + 2);
        }
        if view.is_capital(next) && (touching || joinable && (self.is_free() || self.number)) {
            self.proper = true;
            return self.take(next + 1);
        }
        touching && view.token(next).is_number() && self.is_free() && self.take(next + 1)
    }

    /// An alias in brackets in the middle of a chain: `Phòng ... (PC07) Công an tỉnh`.
    fn bracket(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let close = (i + 2..(i + 5).min(self.limit)).find(|&k| view.is_mark(k, ')'));
        let Some(close) = close else { return false };
        let alias = (i + 1..close).all(|k| {
            view.token(k).shape == Shape::Upper
                || self.type_name() == "bank" && view.is_foreign(k)
                || view.token(k).is_number()
                || view.token(k).is_mark('-')
        });
        if !alias || close + 1 >= self.limit {
            return false;
        }
        let after = close + 1;
        // `Ngân hàng TMCP Ngoại thương Việt Nam (Vietcombank) - | Chi nhánh Bến Tre`
        let branch = after + usize::from(view.is_mark(after, '-'));
        if matches!(self.type_name(), "bank" | "company")
            && view.is(branch, "chi")
            && let Some(branch) = self.phrases.organization(branch)
        {
            self.parent = true;
            return self.take(branch.end);
        }
        if self.place {
            return false;
        }
        if let Some(parent) = self.phrases.organization(after)
            && view.token(after).gap <= Gap::Space
            && !view.is_mark(after, ',')
        {
            self.parent = true;
            return self.take(parent.end);
        }
        if let Some(level) = view.longest(after, LEVELS)
            && view.is_capital(after)
            && !self.level
        {
            self.level = true;
            return self.take(level.end as usize);
        }
        if let Some(place) = self.phrases.place(after).filter(|p| p.type_name == "province")
            && view.longest(after, LEVELS).is_some()
        {
            self.place = true;
            return self.take(place.end);
        }
        false
    }

    /// A name in quotes after the head of a company or club.
    fn quoted(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        let close = (i + 2..(i + 8).min(self.limit)).find(|&k| view.is_mark(k, '"'));
        match close {
            Some(close) if view.is_capital(i + 1) => {
                self.core = true;
                self.proper = true;
                self.take(close + 1)
            }
            _ => false,
        }
    }

    /// Is what has grown an organization?
    fn accept(mut self) -> Option<Phrase> {
        self.reach_alias();
        self.leave_person();
        self.trim();
        if self.is_bare_head() {
            return None;
        }
        let view = self.view;
        // `Thiếu tướng Đoàn Khắc Sảng`, `tàu CSB 4033`
        let person = person::kinh_name(view, self.start)
            .is_some_and(|n| n.confidence >= 3 && n.end == self.end && n.end - self.start >= 3)
            && person::has_common_surname(view, self.start);
        let coded = self.is_whole()
            && self.end == self.start + 1
            && view.token(self.start).shape == Shape::Upper
            && view.get(self.end).is_some_and(|t| t.is_number() && t.gap <= Gap::Space)
            // `(TTXVN 16/10)`
            && !view.is_mark(self.end + 1, '/')
            // `HĐBA 15 thành viên`
            && view.longest(self.end + 1, ClassSet::of(&[Class::Counted])).is_none();
        // `BKS 77C-064.28`: a number plate.
        let plate =
            view.is(self.start, "bks") && view.get(self.head_end).is_some_and(|t| t.is_number());
        if person && self.head_end == self.start + 1 || coded || plate {
            return None;
        }
        let grown = self.end > self.head_end;
        let small = self.head_is_small();
        let shouted = view.is_shouted(self.start);
        let opens = view.opens_sentence(self.start);
        // `tại trạm Sông Vệ`: where the water is measured, and no body.
        let worded = || view.longest(self.head_end, ClassSet(WORDS.0 | FIELDS.0)).is_some();
        if small && !self.number && view.is(self.start, "trạm") && !worded() {
            return None;
        }
        let generic = self.is_plural();
        // `Nhóm bất động sản | hạ nhiệt`: shares, and no group with a name.
        let sort = view.is(self.start, "nhóm") && !(self.proper || self.number)
            // `MRC | báo đập Cảnh Hồng xả nước`
            || small
                && view.is(self.head_end - 1, "báo")
                && view.get(self.head_end).is_some_and(|t| t.shape == Shape::Lower);
        // `Cao ủy Thương mại EU | Piers Lanningham`: a post and its body.
        let commissioner =
            view.is(self.start, "cao") && view.is_capital(self.end) && view.follows(self.end);
        // `Nhóm PV`: reporters.
        let writers = view.is(self.start, "nhóm")
            && (view.is_any(self.head_end, &["pv", "phóng", "btv", "ctv"]));
        // `Bài, ảnh: TRƯỜNG KHƠI`: who wrote it.
        let signed = self.start >= view.sentence_start(self.start) + 2
            && view.is_mark(self.start - 1, ':')
            && view.is(self.start, "trường")
            && view.token(self.start).shape == Shape::Upper
            && self.end == self.start + 2
            && view.is_any(self.start - 2, &["ảnh", "bài", "tin"]);
        // `cách trung tâm | phường Thục Phán 30 km`
        let middle = small
            && self.place
            && !(self.fielded || self.named || self.number)
            && self.last == self.head_end
            && self.head_end == self.start + 2
            && view.is(self.start, "trung");
        if sort
            || writers
            || middle
            || signed
            || commissioner
            || self.only_leads_to_body()
            || self.is_heading()
            || self.is_common()
            || self.is_of_country()
        {
            return None;
        }
        let rule = match self.head.class {
            Class::OrgAlone if !generic || self.place || self.proper => {
                // `trưởng | ban tổ chức`
                let headed = self.start > view.sentence_start(self.start)
                    && view.is(self.start - 1, "trưởng");
                if small && !grown && !headed {
                    return None;
                } else {
                    rules::ORG_ALONE
                }
            }
            // `trưởng | ban tổ chức`
            Class::OrgHead | Class::OrgLevelHead
                if !grown
                    && self.head_end >= self.start + 2
                    && view.is(self.start, "ban")
                    && self.start > view.sentence_start(self.start)
                    && view.is(self.start - 1, "trưởng") =>
            {
                rules::ORG_UNDER_CHIEF
            }
            Class::OrgName | Class::OrgSite
                if shouted && !grown && view.is_vietnamese(self.start) =>
            {
                return None;
            }
            Class::OrgName | Class::OrgSite
                if opens
                    && self.head_end == self.start + 1
                    && view.longest(self.start, ClassSet(WORDS.0 | FIELDS.0)).is_some() =>
            {
                return None;
            }
            // `Sông Lam Nghệ An`: a club, and no river.
            Class::OrgName if self.end >= self.start + 2 => rules::ORG_NAME_LONG,
            Class::OrgName | Class::OrgSite => rules::ORG_NAME,
            Class::OrgLevelHead if (self.level || self.place || self.parent) && !generic => {
                rules::ORG_LEVEL
            }
            Class::OrgHeadWeak
                if grown
                    && self.proper
                    && !generic
                    && (!small
                        || self.is_free()
                        || self.follows_post()
                        || self.fielded && view.is(self.start, "tổ")) =>
            {
                rules::ORG_WEAK
            }
            Class::OrgLevelHead | Class::OrgHead | Class::OrgHeadProper if grown => {
                if generic && !(self.place || self.named) {
                    return None;
                }
                if small {
                    let named = self.proper || self.place || self.number || self.core && self.level;
                    if !named || self.head.class == Class::OrgHeadProper {
                        return None;
                    }
                    rules::ORG_SMALL
                } else if self.proper || self.place || self.parent || self.number {
                    rules::ORG_PROPER
                } else if shouted || opens {
                    if self.core && (self.level || view.longest(self.head_end, FIELDS).is_some()) {
                        rules::ORG_FIELD
                    } else {
                        return None;
                    }
                } else if self.core {
                    rules::ORG_FIELD
                } else if self.level {
                    rules::ORG_BARE
                } else {
                    return None;
                }
            }
            _ => return None,
        };
        Some(Phrase { end: self.end, type_name: self.type_name(), rule })
    }

    /// Is it a head that names nothing by itself, with nothing behind it, as most are?
    fn is_bare_head(&self) -> bool {
        let grown = self.end > self.head_end;
        match self.head.class {
            // `trưởng | ban tổ chức`
            Class::OrgHead => !grown && !self.view.is(self.start, "ban"),
            Class::OrgHeadProper => !grown,
            Class::OrgHeadWeak => !(grown && self.proper),
            _ => false,
        }
    }

    /// Is it what a page or a column of it is called, in capitals: `BẢN TIN SỐ 21`, `DÒNG SỰ KIỆN`?
    fn is_heading(&self) -> bool {
        let (view, start) = (self.view, self.start);
        let page = view.is(start, "bản") && view.is(start + 1, "tin")
            || view.is(start, "dòng") && self.head_end == start + 1;
        page && view.is_shouted(start)
    }

    /// Do common words with a number or region make it, and no name: `tàu CSB 4033`, `phòng 205`, `sẽ
    /// thanh tra 9 cuộc`, `các trường miền Trung`?
    fn is_common(&self) -> bool {
        let (view, start) = (self.view, self.start);
        let last = self.end - 1;
        let short = self.head_is_small() && last == self.head_end;
        if self.number && view.token(last).is_number() {
            let ship = view.is(last - 1, "csb") && !(last >= 2 && view.is(last - 2, "vùng"));
            let room = view.is(start, "phòng") && short && view.token(last).len() >= 3;
            let verb = view.is_any(start, &["thanh", "kiểm"]) && short;
            return ship || room || verb;
        }
        // `Hãng thông tấn cho biết`, `Hãng tư vấn quản lý | McKinsey`
        let unnamed = !(self.proper || self.place || self.named || self.level);
        let opens = self.head_is_small() || view.opens_sentence(start);
        if view.is(start, "hãng") && unnamed && opens {
            return true;
        }
        // `hệ thống Thương vụ Việt Nam ở nước ngoài`: all of them.
        let abroad =
            |k: usize| view.is(k, "ở") && view.is(k + 1, "nước") && view.is(k + 2, "ngoài");
        let ends_abroad = || self.end >= start + 3 && abroad(self.end - 3);
        if view.is_any(start, &["thương", "cơ"]) && (abroad(self.end) || ends_abroad()) {
            return true;
        }
        // `Vụ sầu riêng 2024`: a harvest.
        let year = |t: &Token| t.is_number() && t.len() == 4;
        if view.is(start, "vụ") && !self.proper && view.get(self.end).is_some_and(year) {
            return true;
        }
        // `Đoàn | Viện Nghiên cứu Hải sản`, `Đoàn đại biểu | Tỉnh ủy, HĐND`: who travels.
        let travels = ["viện", "ubnd", "tỉnh", "thành", "bộ", "sở", "huyện"];
        let at = start + if view.is(start + 1, "đại") { 3 } else { 1 };
        if view.is(start, "đoàn")
            && view.is_any(at, &travels)
            && self.phrases.organization(at).is_some_and(|o| o.end == self.end)
        {
            return true;
        }
        let region = |p: Phrase| p.type_name == "region" && p.end == self.end;
        self.head_is_small()
            && self.is_free()
            && self.head_end <= start + 2
            && view.is(self.head_end, "miền")
            && self.phrases.place(self.head_end).is_some_and(region)
    }

    /// Is it a common noun and whose it is: `công ty Hàn Quốc`, `các ngân hàng Mỹ`? The broadcasters of
    /// Viet Nam are called so.
    fn is_of_country(&self) -> bool {
        let (view, start) = (self.view, self.start);
        let alone = self.last == self.head_end;
        let kind = match self.type_name() {
            // `trường đại học Mỹ`
            "company" | "bank" | "school" | "hospital" => {
                let small = |k: usize| view.token(k).shape == Shape::Lower;
                !(self.named || self.number) && (self.head_end..self.last).all(small)
            }
            "media" => alone && !view.is(self.head_end, "việt"),
            "sport" | "mass" => alone && view.is(start, "câu"),
            _ => false,
        };
        if !self.place || !kind || self.is_whole() {
            return false;
        }
        // `Tập đoàn Nhật này`
        let pointed = || view.is_any(self.end, &["này", "đó", "khác"]);
        let small = self.head_is_small() || view.opens_sentence(start) && pointed();
        let place = self.phrases.place(self.last).filter(|p| p.end == self.end);
        let known = || {
            let name = view.longest(start, ClassSet::of(&[Class::OrgName, Class::OrgNameWeak]));
            name.is_some_and(|h| h.end as usize == self.end)
        };
        small && place.is_some_and(|p| p.type_name == "country") && !known()
    }

    /// Is the head, in small letters, a word before the body and no part of its name: `phái đoàn | Ban
    /// Trị sự GHPGVN`, `sở chỉ huy | Sư đoàn 23`, `báo | Công an phường`, which is to call the police?
    fn only_leads_to_body(&self) -> bool {
        let view = self.view;
        if !self.head_is_small() {
            return false;
        }
        let body = self.phrases.organization(self.head_end).filter(|b| b.end == self.end);
        let known = view.longest(self.head_end, ClassSet::of(&[Class::OrgName]));
        let whole = known.is_some_and(|h| h.end as usize == self.end);
        let leads = view.is_any(self.start, &["phái", "sở", "báo"]) && !whole;
        leads && view.is_capital(self.head_end) && body.is_some_and(|b| b.type_name != "media")
    }

    /// Takes in the words up to the short name that is given in brackets: it tells where the long
    /// one ends, though no list has its words (`Tổ chức Cấm | phổ biến vũ khí hóa học (OPCW)`).
    fn reach_alias(&mut self) {
        /// In tokens; the words that are known come before.
        const FARTHEST: usize = 9;
        const OTHER: ClassSet =
            ClassSet::of(&[Class::Honorific, Class::Post, Class::Rank, Class::OrgLevelHead]);
        const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink]);
        let view = self.view;
        // `Cấm phổ biến` may end a name and begin a sentence; a single syllable (`đã`, `tại`) ends it.
        let blocked = |k: usize| {
            let stop = view
                .longest(k, STOPS)
                .is_some_and(|h| view.value(h) != "soft" || h.end as usize == k + 1);
            view.begins(k, OTHER) || stop && !view.is_any(k, &["và", "về", "của"])
        };
        let inside = |k: usize| {
            let t = view.token(k);
            (t.is_word() || t.is_mark('-')) && t.gap <= Gap::Space && !blocked(k)
        };
        let most = self.limit.min(self.end + FARTHEST);
        let Some(open) = (self.end..most).find(|&k| !inside(k)) else { return };
        let code = || {
            let is_short = |t: &Token| t.shape == Shape::Upper && t.len() >= 3;
            view.get(open + 1).is_some_and(is_short)
                && alias(view, self.phrases, open) == Some(open + 2)
        };
        let nearer = || {
            (self.end..open).any(|k| {
                self.phrases.organization(k).is_some_and(|p| p.end == open)
                    || person::kinh_name(view, k).is_some_and(|n| n.confidence >= 3)
            })
        };
        let grown = self.end > self.head_end && view.is_capital(self.head_end);
        if open > self.end
            && grown
            && !self.is_whole()
            && view.is_mark(open, '(')
            && code()
            && !nearer()
        {
            self.end = open;
        }
    }

    /// Takes off the end a person who follows what ends the body's name: `Tập đoàn Microsoft | Bill
    /// Gates`, `Cục Dự trữ liên bang Mỹ | Ben Bernanke`, `Công ty Bóng đá (VPF) | Trần Anh Khôi`.
    fn leave_person(&mut self) {
        const NAMES: ClassSet = ClassSet::of(&[Class::OrgName, Class::Country, Class::Region]);
        /// In tokens: a name stands at the end, and chains of bodies may be long.
        const FARTHEST: usize = 12;
        let view = self.view;
        let from = self.end.saturating_sub(FARTHEST).max(self.start + 1);
        let ended = |k: usize| {
            (k.saturating_sub(4).max(self.start)..k)
                .any(|n| view.longest(n, NAMES).is_some_and(|h| h.end as usize == k))
        };
        let named = |k: usize| {
            if view.is_mark(k - 1, ')') {
                person::kinh_name(view, k).is_some_and(|n| n.confidence >= 6)
            } else {
                view.classes(k).any(person::FOREIGN)
                    && ended(k)
                    && person::foreign_name(view, self.phrases, k).is_some_and(|e| e >= k + 2)
            }
        };
        let person = (from..self.end).find(|&k| view.is_capital(k) && named(k));
        let Some(k) = person.filter(|&k| k >= self.head_end) else { return };
        let alias = (from.max(self.head_end)..k).rev().find(|&n| view.is_mark(n, '('));
        self.end = alias.filter(|_| view.is_mark(k - 1, ')')).unwrap_or(k);
    }

    /// Takes joining words off the end.
    fn trim(&mut self) {
        let view = self.view;
        while self.end > self.head_end {
            let last = self.end - 1;
            let joint = view.is_any(last, &["và", "của", "về", "cho", "tại", "trong"])
                || view.token(last).is_mark(',')
                || view.token(last).is_mark('-');
            if !joint {
                break;
            }
            self.end = last;
        }
    }

    /// Does `các`, `một số` or a number before it make it a group?
    fn is_plural(&self) -> bool {
        let view = self.view;
        // `4 trường | THPT tư thục`
        let typed = self.start > view.sentence_start(self.start)
            && view.is(self.start - 1, "trường")
            && view.token(self.start).shape == Shape::Upper;
        let i = self.start - usize::from(typed);
        let after = self.end < self.limit
            && view.is_any(self.end, &["các", "hai", "những"])
            && view.longest(self.end + 1, LEVELS).is_some();
        if after && !self.place {
            return true;
        }
        // `năm thứ ba | Khoa Công nghệ`
        let ordinal = i >= view.sentence_start(i) + 2 && view.is(i - 2, "thứ");
        i > view.sentence_start(i)
            && !ordinal
            && (view.is_any(
                i - 1,
                &[
                    "các", "những", "nhiều", "mỗi", "một", "số", "hai", "ba", "bốn", "loạt", "mọi",
                    "từng",
                ],
            ) || view.token(i - 1).is_number()
                && view.token(i).gap == Gap::Space
                && self.head_is_small())
    }
}

/// The proper name at the end of a company's, club's or troupe's full one, which later stands alone:
/// the `Phước Gia Long` of `Công ty CP Đầu tư Phước Gia Long`.
fn own_name(view: View, phrases: &Phrases, start: usize, body: &Phrase) -> Option<(usize, usize)> {
    const COMMON: ClassSet = ClassSet(FIELDS.0 | WORDS.0 | LEVELS.0 | HEADS.0);
    if !matches!(body.type_name, "company" | "bank" | "sport" | "arts") {
        return None;
    }
    let part = |k: usize| {
        view.token(k).is_word()
            && view.token(k).shape == Shape::Title
            && view.longest(k, COMMON).is_none_or(|h| h.end as usize == k + 1)
    };
    let first = (start + 1..body.end).rev().take_while(|&k| part(k)).last()?;
    let name = first..body.end;
    let person = person::kinh_name(view, first).is_some_and(|n| n.confidence >= 4)
        || view.longest(first, ClassSet::of(&[Class::Person])).is_some()
        || name.len() == 2 && body.type_name == "company" && person::is_usual_pair(view, first);
    let place = phrases.place(first).is_some_and(|p| p.end >= body.end);
    (name.len() >= 2 && name.len() <= 5 && !person && !place).then_some((first, body.end))
}

/// The one word that no syllable is at the end of a company's full name, which later stands alone: the
/// `Formosa` of `Công ty TNHH Formosa`, the `Vinasun` of `Công ty CP Vận tải Vinasun Việt Nam`.
fn strange_name(view: View, phrases: &Phrases, start: usize, body: &Phrase) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[Class::OrgTail, Class::OrgTailWeak, Class::OrgAbbr]);
    let firm = matches!(body.type_name, "company" | "bank")
        && view.is_any(start, &["công", "tập", "ngân", "hãng"]);
    let head = view.longest(start, HEADS).filter(|_| firm)?.end as usize;
    let country = body.end.checked_sub(2).filter(|&k| k > head && view.is(k, "việt"));
    let name = country.unwrap_or(body.end).checked_sub(1).filter(|&k| k >= head)?;
    let t = view.token(name);
    let strange = |k: usize| view.token(k).is_word() && !view.is_vietnamese(k);
    (t.is_capital()
        && t.len() >= 4
        && strange(name)
        && !(head..name).any(strange)
        && !view.is_shouted(name)
        && !view.classes(name).any(OTHER)
        && phrases.place(name).is_none())
    .then_some(name)
}

/// The field of work with the proper name at the end of a company's full one: the `Thủy sản An Hải`
/// of `Công ty cổ phần Thủy sản An Hải`. `name` is where the proper name begins.
fn name_with_field(view: View, start: usize, name: usize) -> Option<usize> {
    let head = view.longest(start, HEADS)?.end as usize;
    let field = view.longest(head, FIELDS).filter(|_| view.is_capital(head))?;
    (field.end as usize == name).then_some(head)
}

/// Proposes the later mentions of bodies by their own names alone.
fn repeated(view: View, names: Vec<(Range<usize>, &'static str)>, out: &mut Vec<Candidate>) {
    const CALLED: ClassSet =
        ClassSet::of(&[Class::Honorific, Class::Role, Class::Calling, Class::Degree, Class::Rank]);
    let names = Repeats::new(view, names.into_iter());
    for i in view.capitals() {
        let Some((length, &type_name)) = names.at(view, i) else { continue };
        let stop = i + length;
        let back = i.saturating_sub(3).max(view.sentence_start(i));
        let called =
            (back..i).any(|k| view.longest(k, CALLED).is_some_and(|h| h.end as usize == i));
        // `Pro | Zentaro`, `Pro-Zentaro`
        let inside = i > view.sentence_start(i)
            && (view.follows(i) && view.token(i - 1).is_capital()
                || view.token(i).touches() && view.is_mark(i - 1, '-'));
        // `Giám đốc tài chính | An Hải | Phùng Quốc Đạt`
        let holder = || person::kinh_name(view, stop).is_some_and(|n| n.confidence >= 6);
        let goes_on = view.follows(stop) && view.is_capital(stop) && !holder();
        if !called && !inside && !goes_on {
            push(i, stop, rules::ORG_OWN_NAME, type_name, out);
        }
    }
}

/// Are they bodies of several levels, or of none, and so no body: `HĐND các cấp`, `HĐND | hai cấp`, `UBND
/// cấp xã`?
fn names_all_levels(view: View, i: usize, end: usize) -> bool {
    let numbered = view.is(end + 1, "cấp") && view.is_any(end, &["hai", "ba", "2", "3"]);
    if numbered || end < i + 2 {
        return numbered;
    }
    let level = view.is_any(end - 1, &["xã", "phường", "huyện"])
        && view.token(end - 1).shape == Shape::Lower;
    view.is(end - 1, "cấp") && view.is(end - 2, "các") || view.is(end - 2, "cấp") && level
}

/// Proposes the organizations of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    let mut names = Vec::new();
    let mut aliases: Vec<(u32, &'static str)> = Vec::new();
    let mut codes: Vec<u32> = Vec::new();
    let of_shares = std::cell::OnceCell::new();
    for i in view.openings() {
        listed_fields(view, i, out);
        listed_by_place(view, i, out);
        keepers(view, i, out);
        if let Some(end) = deputies(view, phrases, i) {
            push(i - 1, end, rules::ORG_DEPUTIES, "state", out);
        }
        if let Some(end) = coded_after_title(view, phrases, i) {
            push(i, end, rules::ORG_CODE_AFTER_TITLE, "other", out);
        }
        let Some(p) = phrases.organization(i) else { continue };
        if names_all_levels(view, i, p.end) || listed_names(view, i, &p, out) {
            continue;
        }
        push(i, p.end, p.rule, p.type_name, out);
        if let Some(name) = strange_name(view, phrases, i, &p) {
            names.push((name..name + 1, p.type_name));
        }
        if p.rule == rules::ORG_TAILED && p.end == i + 3 && is_home_branch(view, i) {
            names.push((i..i + 1, p.type_name));
        }
        if let Some((start, end)) = own_name(view, phrases, i, &p) {
            names.push((start..end, p.type_name));
            if let Some(field) = name_with_field(view, i, start) {
                names.push((field..end, p.type_name));
            }
        }
        if let Some(end) = code_after(view, p.end) {
            push(p.end + 1, end, rules::ORG_UNIT_CODE, p.type_name, out);
        }
        if let Some(end) = alias(view, phrases, p.end).filter(|_| !abbreviates_tail(view, p.end)) {
            let shares =
                is_stock_code(view, &p, end) && *of_shares.get_or_init(|| tells_of_shares(view));
            if shares {
                codes.push(view.token(p.end + 1).hash);
                continue;
            }
            push(p.end + 1, end, rules::ORG_ALIAS, p.type_name, out);
            if end - p.end == 2 {
                aliases.push((view.token(p.end + 1).hash, p.type_name));
            }
        }
    }
    police_rooms(view, phrases, out);
    repeated(view, names, out);
    spelled_out(view, phrases, out);
    aliases.sort_unstable();
    aliases.dedup_by_key(|a| a.0);
    codes.sort_unstable();
    codes.dedup();
    if aliases.is_empty() && codes.is_empty() {
        return;
    }
    for i in view.capitals() {
        let t = view.token(i);
        if t.len() < 3 {
            continue;
        }
        if codes.binary_search(&t.hash).is_ok() {
            let rule = rules::NOTHING_NAMED;
            out.push(Candidate::new(None::<Kind>, i..i + 1, rule, Detail::None));
        } else if let Ok(n) = aliases.binary_search_by_key(&t.hash, |a| a.0) {
            push(i, i + 1, rules::ORG_ALIAS_AGAIN, aliases[n].1, out);
        }
    }
}

/// Abbreviations that no list has, of names that the text spells out: `VJA` beside `VietJet Air`.
fn spelled_out(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    /// More of them are no running text.
    const MOST: usize = 32;
    let unknown = |i: usize| {
        let joined = |k: usize| {
            view.get(k)
                .is_some_and(|t| t.touches() && (t.is_number() || t.is_mark('-') || t.is_mark('/')))
        };
        view.is_code(i)
            && (3..=6).contains(&view.token(i).len())
            && view.sheet.matches.starts(i) == ClassSet::default()
            && !view.is_shouted(i)
            && !view.token(i).touches()
            && !joined(i + 1)
    };
    let codes: Vec<usize> = view.capitals().filter(|&i| unknown(i)).take(MOST).collect();
    if codes.is_empty() {
        return;
    }
    let mut found: Vec<(u32, &'static str)> = Vec::new();
    for i in view.openings() {
        let Some(body) = phrases.organization(i) else { continue };
        for &code in &codes {
            if initials_are(view, i, body.end, view.word(code)) {
                found.push((view.token(code).hash, body.type_name));
            }
        }
    }
    // Codes of shares are no names.
    if found.is_empty() || tells_of_shares(view) {
        return;
    }
    for code in codes {
        let hash = view.token(code).hash;
        if let Some((_, type_name)) = found.iter().find(|(found, _)| *found == hash) {
            push(code, code + 1, rules::ORG_ALIAS_AGAIN, type_name, out);
        }
    }
}

/// Are these letters the capitals of words of a name that stand together (`VietJet Air`), up to the
/// end of its capitals?
fn initials_are(view: View, start: usize, end: usize, letters: &str) -> bool {
    let word = |k: usize| view.token(k).is_word() && view.token(k).shape != Shape::Upper;
    let capital = |k: usize| word(k) && view.is_capital(k);
    let capitals = |from: usize, to: usize| {
        (from..to).flat_map(|k| view.word(k).chars().filter(|c| c.is_uppercase())).map(base_letter)
    };
    (start..end).filter(|&k| capital(k)).any(|first| {
        let last = (first..end).find(|&k| !capital(k)).unwrap_or(end);
        last >= first + 2 && capitals(first, last).eq(letters.chars().map(base_letter))
    })
}

/// A unit's code name behind its name: `Cục CSGT (C08)`, `Đội 3, PC01`.
fn code_after(view: View, joint: usize) -> Option<usize> {
    let joined = view.is_mark(joint, '(') || view.is_mark(joint, ',');
    let letters = view.get(joint + 1)?;
    let digits = view.get(joint + 2)?;
    let code = letters.is_word()
        && letters.shape == Shape::Upper
        && letters.len() <= 2
        && digits.is_number()
        && digits.touches()
        && digits.len() == 2
        && view.get(joint + 3).is_none_or(|t| !t.touches() || !t.is_number());
    (joined && code && view.sentence(joint) == view.sentence(joint + 2)).then_some(joint + 3)
}

/// The end of the deputies of the province at `i`, in brackets behind one of them: `(đoàn Cà Mau)`.
fn deputies(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    let begins = i >= view.sentence_start(i) + 2;
    let open = begins && view.is(i - 1, "đoàn") && view.is_mark(i - 2, '(');
    let place = phrases.place(i).filter(|p| open && place::is_known(p))?;
    view.is_mark(place.end, ')').then_some(place.end)
}

/// Code names of police rooms that stand alone, in texts that speak of the police: `PC04 cùng Công
/// an phường`, `A05 (Bộ Công an)`.
fn police_rooms(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    const CODES: ClassSet = ClassSet::of(&[Class::OrgCode]);
    let code = |&i: &usize| {
        let (letters, digits) = (view.token(i), view.get(i + 1)?);
        let hit = view.longest(i, CODES).filter(|h| h.end as usize == i + 2)?;
        let whole = view.get(i + 2).is_none_or(|t| !t.touches() || !(t.is_word() || t.is_number()));
        let alone = !letters.touches() || i == 0 || view.is_mark(i - 1, '(');
        let room = letters.shape == Shape::Upper && letters.len() <= 2 && digits.is_number();
        (room && digits.touches() && whole && alone).then_some((i, hit.end as usize))
    };
    let mut codes = view.capitals().filter_map(|i| code(&i)).peekable();
    let police = |i: usize| phrases.organization(i).is_some_and(|p| p.type_name == "police");
    if codes.peek().is_none() || !view.capitals().any(police) {
        return;
    }
    for (start, end) in codes {
        let parent =
            phrases.organization(end).filter(|p| p.type_name == "police" && view.follows(end));
        push(start, parent.map_or(end, |p| p.end), rules::ORG_UNIT_CODE, "police", out);
    }
}

/// The offices that keep a copy of a letter, by their codes: `Lưu: VT, QLVHGĐ.`, of which `VT` is the
/// clerks' room of any body.
fn keepers(view: View, i: usize, out: &mut Vec<Candidate>) {
    let kept = view.is(i, "lưu") && view.opens_sentence(i) && view.is_mark(i + 1, ':');
    if !kept {
        return;
    }
    let mut k = i + 2;
    while k < view.sentence_end(i) {
        if view.is_code(k) && !view.is(k, "vt") {
            push(k, k + 1, rules::ORG_KEEPER, "other", out);
        }
        k += 1;
        if !(view.is_mark(k, ',') || view.is_mark(k, ';')) {
            return;
        }
        k += 1;
    }
}

/// `các sở: Nội vụ, Tài chính`, `các Bộ Quốc phòng, Công an`: each field is a body.
fn listed_fields(view: View, i: usize, out: &mut Vec<Candidate>) {
    if !view.begins(i, HEADS) {
        return;
    }
    let heads = ["sở", "bộ", "ban", "cục", "vụ", "phòng"];
    if i == view.sentence_start(i) || !view.is_any(i, &heads) || !view.is(i - 1, "các") {
        return;
    }
    let mut k = if view.is_mark(i + 1, ':') { i + 2 } else { i + 1 };
    let limit = view.sentence_end(i);
    while k < limit {
        let Some(hit) = view.longest(k, FIELDS).filter(|_| view.token(k).is_capital()) else {
            return;
        };
        let end = hit.end as usize;
        push(k, end, rules::ORG_LISTED_FIELD, "state", out);
        if !(view.is_mark(end, ',') || view.is(end, "và")) {
            return;
        }
        k = end + 1;
    }
}

/// `các Trung tâm Y tế khu vực: Hồng Ngự, Lấp Vò`: each place is the short name of a body.
fn listed_by_place(view: View, i: usize, out: &mut Vec<Candidate>) {
    /// Words between `các` and the colon.
    const MOST: usize = 10;
    const BODIES: ClassSet =
        ClassSet::of(&[Class::OrgHead, Class::OrgHeadProper, Class::OrgLevelHead]);
    const UNITS: ClassSet =
        ClassSet::of(&[Class::Province, Class::District, Class::Commune, Class::VnTown]);
    let several = i > view.sentence_start(i) && view.is(i - 1, "các");
    if !several || !view.begins(i, BODIES) || view.ends_compound(i, 1) {
        return;
    }
    let word = |k: &usize| view.follows(*k) && view.token(*k).is_word() && !view.is(*k, "tại");
    let Some(last) = (i + 1..view.sentence_end(i)).take(MOST).take_while(word).last() else {
        return;
    };
    let unit = |k: usize| view.longest(k, UNITS).map(|hit| hit.end as usize);
    let mut joint = last + 1;
    let listed = view.is_mark(joint, ':') && joint + 1 < view.sentence_end(i);
    while let Some(end) = unit(joint + 1).filter(|_| listed) {
        push(joint + 1, end, rules::ORG_LISTED_NAME, "state", out);
        joint = end;
        if !(view.is_mark(end, ',') || view.is(end, "và")) {
            return;
        }
    }
}

/// `các giáo xứ Phú Nhai, Kiên Lao và Ninh Cường`: each name is a body though its head stands once.
/// Is there such a list behind the head of this phrase?
fn listed_names(view: View, i: usize, phrase: &Phrase, out: &mut Vec<Candidate>) -> bool {
    const SEVERAL: [&str; 6] = ["các", "những", "hai", "ba", "bốn", "năm"];
    const TYPES: [&str; 7] = ["religion", "school", "hospital", "company", "bank", "sport", "arts"];
    const PLACES: ClassSet = ClassSet::of(&[
        Class::Country,
        Class::CountryWeak,
        Class::Province,
        Class::City,
        Class::PlaceHead,
    ]);
    const OTHER: ClassSet = ClassSet(HEADS.0 | TITLES.0 | PLACES.0);
    let several = i > view.sentence_start(i)
        && view.token(i).shape == Shape::Lower
        && (view.is_any(i - 1, &SEVERAL) || view.token(i - 1).is_number());
    if !several || !TYPES.contains(&phrase.type_name) {
        return false;
    }
    let Some(first) = (i + 1..phrase.end).find(|&k| view.is_capital(k)) else { return false };
    let name = |k: usize| {
        let usual = view.is_capital(k) && !view.begins(k, OTHER);
        usual.then(|| person::run_end(view, k)).filter(|end| end - k <= 4)
    };
    let joint = |k: usize| view.is_mark(k, ',') || view.is(k, "và");
    let Some(end) = name(first).filter(|&end| end == phrase.end && joint(end)) else {
        return false;
    };
    let Some(mut second) = name(end + 1) else { return false };
    push(first, end, rules::ORG_LISTED_NAME, phrase.type_name, out);
    let mut k = end + 1;
    loop {
        push(k, second, rules::ORG_LISTED_NAME, phrase.type_name, out);
        match name(second + 1).filter(|_| joint(second)) {
            Some(end) => (k, second) = (second + 1, end),
            None => return true,
        }
    }
}

/// The end of a code of capitals right behind a title: `Giám đốc | SOHR`, `phó giám đốc (RFS)`.
fn coded_after_title(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// A title's length in tokens, at most.
    const LONGEST: usize = 6;
    if !view.is_code(i) || view.is_shouted(i) || view.token(i).len() < 3 {
        return None;
    }
    let open = i > 0 && view.is_mark(i - 1, '(');
    if open && !view.is_mark(i + 1, ')') || !open && !view.follows(i) {
        return None;
    }
    let after = if open { i - 1 } else { i };
    let from = after.saturating_sub(LONGEST).max(view.sentence_start(i));
    let titled = (from..after).any(|k| title::ends_at(phrases, k, after));
    let other = phrases.place(i).is_some() || view.begins(i, ClassSet(TITLES.0 | HEADS.0));
    (titled && !other).then_some(i + 1)
}

/// Could the short name in brackets up to `close` be the code of a company's shares: `(SRC)`, `(HT1)`?
fn is_stock_code(view: View, body: &Phrase, close: usize) -> bool {
    let code = body.end + 1;
    let known = view.longest(code, ClassSet::of(&[Class::OrgName, Class::OrgAlone])).is_some();
    let letters = close == code + 1 && view.token(code).len() == 3
        || close == code + 2 && view.token(code).len() == 2 && view.token(code + 1).len() == 1;
    let capitals = view.token(code).shape == Shape::Upper;
    matches!(body.type_name, "company" | "bank") && letters && capitals && !known
}

/// Does the text speak of shares, so that companies have codes?
fn tells_of_shares(view: View) -> bool {
    (0..view.len()).any(|k| {
        view.is(k, "cổ") && view.is_any(k + 1, &["phiếu", "tức", "đông"])
            || view.is(k, "niêm") && view.is(k + 1, "yết")
            || view.is_any(k, &["hose", "hnx", "upcom", "hsx"])
    })
}

/// Does the short name in brackets stand for the common words before it alone, and for no body: `nhà
/// sản xuất thiết bị giám sát hành trình (GSHT)`?
fn abbreviates_tail(view: View, open: usize) -> bool {
    let code = view.word(open + 1);
    let letters = code.chars().count();
    if letters < 3 || letters > open - view.sentence_start(open) || !view.is_code(open + 1) {
        return false;
    }
    let small = |k: usize| view.token(k).is_word() && view.token(k).shape == Shape::Lower;
    let initial = |k: usize| view.word(k).chars().next().map(base_letter);
    let same = |(k, letter): (usize, char)| {
        small(k) && initial(k) == letter.to_lowercase().next().map(base_letter)
    };
    (open - letters..open).zip(code.chars()).all(same)
}

/// The end of a short name that stands in brackets behind a body: `(VIMC)`, `(BVDC 2.6)`.
fn alias(view: View, phrases: &Phrases, open: usize) -> Option<usize> {
    let limit = view.sentence_end(open.min(view.len() - 1));
    if !view.is_mark(open, '(') || open + 2 >= limit {
        return None;
    }
    let close = (open + 2..limit.min(open + 7)).find(|&k| view.is_mark(k, ')'))?;
    let first = view.token(open + 1);
    let named = first.is_word()
        && first.is_capital()
        && phrases.place(open + 1).is_none()
        && person::kinh_name(view, open + 1).is_none()
        && (open + 1..close).all(|k| {
            let t = view.token(k);
            t.is_number() || t.is_capital() || t.touches()
        });
    let short = first.shape == Shape::Upper && first.len() > 1 || close == open + 2;
    (named && short && !view.is_any(open + 1, &["ảnh", "sn", "sinh", "thứ"])).then_some(close)
}

pub(super) fn push(
    start: usize,
    end: usize,
    rule: Rule,
    type_name: &'static str,
    out: &mut Vec<Candidate>,
) {
    out.push(Candidate::new(Kind::Organization, start..end, rule, Detail::Type(type_name)));
}
