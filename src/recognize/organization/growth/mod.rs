//! The growth of a name to the right from its head: fields of work, levels, places and parents.
//!
//! What else may go on a name stands in the files beside: words and marks that join its parts
//! ([`joints`]), proper names ([`names`]), and whether what has grown is a body ([`accept`]).

mod accept;
mod joints;
mod names;

use super::{FIELDS, LEVELS, WORDS};
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::recognize::{Phrase, Phrases, person, place};
use crate::sheet::View;
use crate::text::token::{Gap, Shape};
use crate::text::{word, words};

/// The body whose name begins with this head.
pub(super) fn from_head(view: View, phrases: &Phrases, start: usize, head: Hit) -> Option<Phrase> {
    Growth::new(view, phrases, start, head).grow().accept()
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
        if view.is(i, word!("số")) && view.get(i + 1).is_some_and(|n| n.is_number()) && !self.place
        {
            // `Báo Đấu thầu | số 212`: an issue.
            if view.is_any(self.start, &words!["báo", "tạp", "bản"]) {
                return false;
            }
            self.end = i + 1;
            return self.number() || self.take(i);
        }
        if self.is_parliament() && view.longest(i, LEVELS).is_some() || self.is_on_a_par() {
            return false;
        }
        // `Quốc hội | Khóa XV`
        let term = view.get(i + 1).is_some_and(|n| n.is_number() || n.shape == Shape::Upper);
        if view.is(i, word!("khóa")) && term {
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
        if self.ends_headline(i) || self.is_kind_before_body(i) || self.ends_field_of_headline(i) {
            return false;
        }
        // `Tổng Thư ký Liên hợp quốc | Ban Ki-moon`
        let known_person = || view.longest(i, ClassSet::of(&[Class::Person])).is_some();
        if view.is_capital(i) && self.is_whole() && known_person() {
            return false;
        }
        // `Ban giám khảo | phim truyện`, `Quân đội | 2 nước`
        let jury = view.is(i - 1, word!("khảo")) && t.is_word() && t.shape == Shape::Lower;
        let forces =
            view.is(self.start, word!("quân")) && view.is(i - 1, word!("đội")) && t.is_number();
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

    /// Does a body of the state follow a kind of places, and no name: `cơ sở sản xuất thuốc | Bộ Y tế`, `cơ
    /// sở giáo dục mầm non | Bộ GD-ĐT`?
    fn is_kind_before_body(&self, i: usize) -> bool {
        let (view, start) = (self.view, self.start);
        if !view.is_capital(i) || !self.head_is_small() || self.named {
            return false;
        }
        let kind = self.type_name() == "school" && i == self.head_end
            || view.is(start, word!("cơ"))
                && view.is(start + 1, word!("sở"))
                && view.is_any(start + 2, &words!["sản", "kinh", "chế", "y", "giáo"]);
        kind && self.phrases.organization(i).is_some_and(|body| {
            matches!(body.type_name, "state" | "police" | "court" | "procuracy")
        })
    }

    /// Are they bodies on a par, with no comma between: `Đảng | Nhà nước`?
    fn is_on_a_par(&self) -> bool {
        let (view, i) = (self.view, self.end);
        view.is(self.start, word!("đảng"))
            && i == self.start + 1
            && view.is_any(i, &words!["nhà", "chính"])
            && view.is_any(i + 1, &words!["nước", "phủ"])
    }

    /// Do the words say which of the customs offices of a port it is: `Hải quan cửa khẩu cảng Hải Phòng
    /// | khu vực III`?
    fn customs_area(&self, i: usize) -> bool {
        let view = self.view;
        let roman = |k: usize| view.word(k).bytes().all(|c| matches!(c, b'I' | b'V'));
        self.place
            && self.type_name() == "customs"
            && view.is(i, word!("khu"))
            && view.is(i + 1, word!("vực"))
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
        } else if view.is(end, word!("và")) {
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
            let field =
                view.longest(k, FIELDS).is_some() && !view.is(k, word!("tổ")) || stop.is_none();
            let office = stop.is_none() && self.is_office();
            if verb && !(field && (self.gathers() || office) && k == self.end) {
                return None;
            }
            if let Some(word) = word {
                k = word.end as usize;
            } else if view.longest(k, other).is_some() && !view.is(k, word!("các")) {
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
        let view = self.view;
        view.is_any(self.start, &lists::GROUPS)
            && !view.is(self.start + 1, word!("chức"))
            && (!view.is(self.start, word!("ban")) || view.is(self.start + 1, word!("quản")))
    }

    /// Does a field of work, and no other body, place, person or post, open at a capital?
    fn opens_field(&self, i: usize) -> bool {
        let office =
            words!["khoa", "viện", "phòng", "trung", "bộ", "vụ", "cục", "chi", "trường", "ban"];
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
        // `Real Madrid | Arsenal 1-0`: two clubs.
        let clubs = self.type_name() == "sport" && parent.type_name == "sport";
        if clubs && (self.is_whole() || self.parent || self.named) {
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
        if !view.is(i, word!("trường")) || view.token(i).shape != Shape::Lower || self.place {
            return false;
        }
        let name = person::kinh_name(view, i + 1).filter(|n| n.confidence >= 6);
        let person =
            name.is_some_and(|n| n.end >= i + 5 || view.is_any(i + 2, &words!["thị", "văn"]));
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

    /// Among capitals, is the field of a ministry or department whole, with no joint behind it: `BỘ Y TẾ | THÔNG
    /// TIN VỀ BỆNH SỞI`?
    fn ends_field_of_headline(&self, i: usize) -> bool {
        let view = self.view;
        view.is_shouted(i)
            && self.fielded
            && self.last >= self.head_end
            && view.is_any(self.start, &words!["bộ", "sở"])
            && view.token(i).is_word()
            && !view.is_any(i, &words!["và", "của"])
            && view.token(self.end - 1).is_word()
            && !view.is(self.end - 1, word!("và"))
            && view.longest(i, LEVELS).is_none()
            && self.phrases.place(i).is_none()
            && !self.goes_on_with_fields(i)
    }

    /// Do two words of fields come, or one long one: `BỘ NÔNG NGHIỆP | PHÁT TRIỂN NÔNG THÔN`?
    fn goes_on_with_fields(&self, i: usize) -> bool {
        const PARTS: ClassSet = ClassSet(FIELDS.0 | WORDS.0);
        let view = self.view;
        view.longest(i, PARTS).is_some_and(|first| {
            let next = first.end as usize;
            next >= i + 3 || !view.is(next, word!("về")) && view.longest(next, PARTS).is_some()
        })
    }

    /// Is it the one parliament, which has no province: `đại biểu Quốc hội | tỉnh Bắc Giang`?
    fn is_parliament(&self) -> bool {
        self.head_end == self.start + 2
            && self.view.is(self.start, word!("quốc"))
            && self.view.is(self.start + 1, word!("hội"))
    }

    /// Is its name whole, so that a word in small letters is the predicate's: `Bộ Tư pháp | hồ sơ`, `Ban Chấp
    /// hành Trung ương | về thi hành`?
    pub(super) fn is_complete(&self) -> bool {
        let (view, start) = (self.view, self.start);
        let field = self.fielded && view.is_capital(self.last) && !self.head_is_small();
        let standing = || {
            view.is_any(self.end - 1, &words!["ương", "tw", "bộ"])
                && view.is(start, word!("ban"))
                && view.is_any(start + 1, &words!["chấp", "thường", "bí"])
        };
        let central = view.is(start, word!("trung"))
            && view.is(start + 1, word!("ương"))
            && self.end == start + 2;
        field && view.is_any(start, &words!["sở", "bộ"]) || standing() || central
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
        let general = view.is_any(self.last, &words!["lâm", "cấp"]);
        if self.level && !general && !view.is(i, word!("việt")) {
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
        let single = hit.end as usize == self.end + 1;
        let letter = single && self.view.token(self.end).len() == 1;
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
        // `tổ quân y Bệnh viện Quân y 268 | khám bệnh`, `Bộ Tư pháp | hồ sơ`
        let complete = self.parent || self.is_complete() && hit.end as usize <= self.end + 2;
        let verb = || view.longest(self.end, WORDS).is_some_and(|w| view.value(w) == "verb");
        if small && (complete || self.number && verb()) {
            return false;
        }
        // `VTV | truyền hình trực tiếp`
        let code = self.view.is_code(self.start) && self.end == self.start + 1;
        let armed = matches!(self.type_name(), "police" | "army");
        if small && !armed && self.is_whole() && code {
            return false;
        }
        // `Chính phủ | giảm nghèo`
        let highest = view.is_any(self.start, &words!["chính", "quốc", "nhà"])
            && view.is_any(self.start + 1, &words!["phủ", "hội", "nước"]);
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
        if view.is(i, word!("toàn")) && self.core {
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
}
