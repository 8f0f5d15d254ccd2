//! Whether what has grown is the name of a body, and where it ends.

use super::Growth;
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::organization::again::alias;
use crate::recognize::organization::{FIELDS, LEVELS, WORDS};
use crate::recognize::{Phrase, person, rules};
use crate::text::token::{Gap, Shape, Token, Word};
use crate::text::{word, words};

impl Growth<'_> {
    /// Is what has grown an organization?
    pub(super) fn accept(mut self) -> Option<Phrase> {
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
            && self.end < self.limit
            // `(TTXVN 16/10)`
            && !view.is_mark(self.end + 1, '/')
            // `HĐBA 15 thành viên`
            && view.longest(self.end + 1, ClassSet::of(&[Class::Counted])).is_none();
        // `BKS 77C-064.28`: a number plate.
        let plate = view.is(self.start, word!("bks"))
            && view.get(self.head_end).is_some_and(|t| t.is_number());
        if person && self.head_end == self.start + 1 || coded || plate {
            return None;
        }
        let grown = self.end > self.head_end;
        let small = self.head_is_small();
        let shouted = view.is_shouted(self.start);
        let opens = view.opens_sentence(self.start);
        // `tại trạm Sông Vệ`: where the water is measured, and no body.
        let worded = || view.longest(self.head_end, ClassSet(WORDS.0 | FIELDS.0)).is_some();
        if small && !self.number && view.is(self.start, word!("trạm")) && !worded() {
            return None;
        }
        let generic = self.is_plural();
        // `Nhóm bất động sản | hạ nhiệt`: shares, and no group with a name.
        let sort = view.is(self.start, word!("nhóm")) && !(self.proper || self.number)
            // `MRC | báo đập Cảnh Hồng xả nước`
            || small
                && view.is(self.head_end - 1, word!("báo"))
                && view.get(self.head_end).is_some_and(|t| t.shape == Shape::Lower);
        // `Cao ủy Thương mại EU | Piers Lanningham`: a post and its body.
        let commissioner = view.is(self.start, word!("cao"))
            && view.is_capital(self.end)
            && view.follows(self.end);
        // `Nhóm PV`: reporters.
        let writers = view.is(self.start, word!("nhóm"))
            && (view.is_any(self.head_end, &words!["pv", "phóng", "btv", "ctv"]));
        // `Bài, ảnh: TRƯỜNG KHƠI`: who wrote it.
        let signed = self.start >= view.sentence_start(self.start) + 2
            && view.is_mark(self.start - 1, ':')
            && view.is(self.start, word!("trường"))
            && view.token(self.start).shape == Shape::Upper
            && self.end == self.start + 2
            && view.is_any(self.start - 2, &words!["ảnh", "bài", "tin"]);
        // `cách trung tâm | phường Thục Phán 30 km`
        let middle = small
            && self.place
            && !(self.fielded || self.named || self.number)
            && self.last == self.head_end
            && self.head_end == self.start + 2
            && view.is(self.start, word!("trung"));
        // `cơ quan | Công an`, `PHIÊN | TÒA HÌNH SỰ`, `ngoài | Nhà nước`
        let behind =
            |word| self.start > view.sentence_start(self.start) && view.is(self.start - 1, word);
        let session = view.is(self.start, word!("tòa")) && behind(word!("phiên"));
        // `Đoàn | thanh tra Sở Y tế`
        let team = view.is_any(self.start, &words!["thanh", "kiểm", "giám"])
            && self.head_is_small()
            && behind(word!("đoàn"));
        if session
            || team
            || self.is_adjective()
            || sort
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
                    && view.is(self.start - 1, word!("trưởng"));
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
                    && view.is(self.start, word!("ban"))
                    && self.start > view.sentence_start(self.start)
                    && view.is(self.start - 1, word!("trưởng")) =>
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
                        || self.fielded && view.is_any(self.start, &words!["tổ", "ty"])) =>
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

    /// Does the bare name of a body say which sort of thing it is: `cơ quan | Công an`, `doanh nghiệp ngoài | Nhà
    /// nước`?
    fn is_adjective(&self) -> bool {
        let (view, start) = (self.view, self.start);
        if self.end != start + 2 || start == view.sentence_start(start) {
            return false;
        }
        let police = view.is(start, word!("công")) && view.is(start + 1, word!("an"));
        let state = view.is(start, word!("nhà")) && view.is(start + 1, word!("nước"));
        police && view.is(start - 1, word!("quan")) && view.is_behind(start - 1, &words!["cơ"])
            || state && view.is(start - 1, word!("ngoài"))
    }

    /// Is it a head that names nothing by itself, with nothing behind it, as most are?
    fn is_bare_head(&self) -> bool {
        let grown = self.end > self.head_end;
        match self.head.class {
            // `trưởng | ban tổ chức`
            Class::OrgHead => !grown && !self.view.is(self.start, word!("ban")),
            Class::OrgHeadProper => !grown,
            Class::OrgHeadWeak => !(grown && self.proper),
            _ => false,
        }
    }

    /// Is it what a page or a column of it is called, in capitals: `BẢN TIN SỐ 21`, `DÒNG SỰ KIỆN`?
    fn is_heading(&self) -> bool {
        let (view, start) = (self.view, self.start);
        let page = view.is(start, word!("bản")) && view.is(start + 1, word!("tin"))
            || view.is(start, word!("dòng")) && self.head_end == start + 1;
        page && view.is_shouted(start)
    }

    /// Do common words with a number or region make it, and no name: `tàu CSB 4033`, `phòng 205`, `sẽ
    /// thanh tra 9 cuộc`, `các trường miền Trung`?
    fn is_common(&self) -> bool {
        let (view, start) = (self.view, self.start);
        // `tổ quân y | Bệnh viện Quân y 4`: a team of a body.
        let body = |k: usize| {
            self.phrases.organization(k).is_some_and(|o| {
                o.end == self.end
                    && matches!(o.type_name, "hospital" | "school" | "company" | "bank")
            })
        };
        let team = view.is(start, word!("tổ"))
            && view.is(start + 1, word!("quân"))
            && self.head_is_small();
        if team && (start + 1..self.end).any(body) {
            return true;
        }
        let last = self.end - 1;
        let short = self.head_is_small() && last == self.head_end;
        if self.number && view.token(last).is_number() {
            let ship =
                view.is(last - 1, word!("csb")) && !(last >= 2 && view.is(last - 2, word!("vùng")));
            let room = view.is(start, word!("phòng")) && short && view.token(last).len() >= 3;
            let verb = view.is_any(start, &words!["thanh", "kiểm"]) && short;
            return ship || room || verb;
        }
        // `ngã xuống ở mặt trận Xuân Lộc`: where they fought.
        let front = view.is(start, word!("mặt")) && view.is(start + 1, word!("trận"));
        if front && self.place && self.head_is_small() && self.last == self.head_end {
            return true;
        }
        // `Hãng thông tấn cho biết`, `Hãng tư vấn quản lý | McKinsey`
        let unnamed = !(self.proper || self.place || self.named || self.level);
        let opens = self.head_is_small() || view.opens_sentence(start);
        if view.is(start, word!("hãng")) && unnamed && opens {
            return true;
        }
        // `hệ thống Thương vụ Việt Nam ở nước ngoài`: all of them.
        let abroad = |k: usize| {
            view.is(k, word!("ở"))
                && view.is(k + 1, word!("nước"))
                && view.is(k + 2, word!("ngoài"))
        };
        let ends_abroad = || self.end >= start + 3 && abroad(self.end - 3);
        if view.is_any(start, &words!["thương", "cơ"]) && (abroad(self.end) || ends_abroad()) {
            return true;
        }
        // `Vụ sầu riêng 2024`: a harvest.
        let year = |t: &Token| t.is_number() && t.len() == 4;
        if view.is(start, word!("vụ")) && !self.proper && view.get(self.end).is_some_and(year) {
            return true;
        }
        // `Đoàn | Viện Nghiên cứu Hải sản`, `Đoàn đại biểu | Tỉnh ủy, HĐND`: who travels.
        let travels = words!["viện", "ubnd", "tỉnh", "thành", "bộ", "sở", "huyện"];
        let at = start + if view.is(start + 1, word!("đại")) { 3 } else { 1 };
        if view.is(start, word!("đoàn"))
            && view.is_any(at, &travels)
            && self.phrases.organization(at).is_some_and(|o| o.end == self.end)
        {
            return true;
        }
        // `hai dân quân thị trấn`: men, and no body.
        if view.is(start, word!("dân")) && self.head_is_small() && self.is_plural() {
            return true;
        }
        if self.is_kind_of_school() || self.is_of_levels() {
            return true;
        }
        // `bệnh viện | tuyến tỉnh`: any of that rank.
        if self.type_name() == "hospital" && view.is(self.head_end, word!("tuyến")) {
            return true;
        }
        let region = |p: Phrase| p.type_name == "region" && p.end == self.end;
        self.head_is_small()
            && self.is_free()
            && self.head_end <= start + 2
            && view.is(self.head_end, word!("miền"))
            && self.phrases.place(self.head_end).is_some_and(region)
    }

    /// Is it a kind of schools: `trường THPT dân lập`, `4 trường THPT tư thục`, `trường ĐH | ngoài công lập`?
    fn is_kind_of_school(&self) -> bool {
        const KINDS: [Word; 8] =
            words!["tư", "dân", "công", "bán", "ngoài", "chuyên", "nghề", "nội"];
        const ENDS: [Word; 5] = words!["thục", "lập", "trú", "chuyên", "nghề"];
        let (view, start) = (self.view, self.start);
        let titled = |k: usize| view.token(k).shape == Shape::Title;
        // `8 trường TCCN`, `vào trường CĐ`
        const CODES: [Word; 12] = words![
            "tccn", "tcn", "cđ", "cđn", "đh", "thpt", "thcs", "thcn", "ptth", "ptcs", "đhcđ", "mn",
        ];
        let code = view.is(start, word!("trường")) && view.is_any(start + 1, &CODES);
        if code && self.end == start + 2 && self.head_is_small() {
            return true;
        }
        let complete = self.place || self.number || self.parent || self.level;
        if self.type_name() != "school" || complete || (self.head_end..self.end).any(titled) {
            return false;
        }
        let typed = start > view.sentence_start(start)
            && view.is(start - 1, word!("trường"))
            && view.token(start - 1).shape == Shape::Lower;
        let common = self.head_is_small() || typed || view.opens_sentence(start);
        let small = |k: usize| view.get(k).is_some_and(|t| t.shape == Shape::Lower);
        let ends = small(self.end - 1) && view.is_any(self.end - 1, &ENDS);
        let goes_on = view.follows(self.end)
            && small(self.end)
            && view.is_any(self.end, &KINDS)
            && view.is_any(self.end + 1, &words!["thục", "lập", "trú", "công"]);
        common && (ends || goes_on)
    }

    /// Is it a body of several levels at once, and so none: `HĐND huyện | , quận, phường`?
    fn is_of_levels(&self) -> bool {
        let view = self.view;
        if !self.level || self.place || self.parent || self.named {
            return false;
        }
        let small = |k: usize| view.get(k).is_some_and(|t| t.shape == Shape::Lower);
        let joint = |k: usize| view.is_mark(k, ',') || view.is(k, word!("và"));
        let level = |k: usize| {
            let level = view.longest(k, LEVELS).filter(|_| k < self.limit && small(k));
            level.map(|h| h.end as usize).filter(|_| self.phrases.place(k).is_none())
        };
        let unit = |k: usize| view.is_any(k, &words!["xã", "phường", "thị", "huyện", "quận"]);
        let next = joint(self.end).then(|| level(self.end + 1)).flatten();
        next.is_some_and(|end| {
            unit(self.end + 1)
                && (end >= self.limit
                    || !view.token(end).is_capital() && !view.token(end).is_number())
        })
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
            "media" => alone && !view.is(self.head_end, word!("việt")),
            "sport" | "mass" => alone && view.is(start, word!("câu")),
            // `một tòa án Trung Quốc`
            "court" => alone && self.is_plural(),
            _ => alone && view.is(start, word!("báo")),
        };
        let country = |p: Phrase| p.type_name == "country" && p.end == self.end;
        let told = self.place || alone && self.phrases.place(self.last).is_some_and(country);
        if !told || !kind || self.is_whole() {
            return false;
        }
        // `Tập đoàn Nhật này`
        let pointed = || view.is_any(self.end, &words!["này", "đó", "khác"]);
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
        let leads = view.is_any(self.start, &words!["phái", "sở", "báo"]) && !whole;
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
            view.begins(k, OTHER) || stop && !view.is_any(k, &words!["và", "về", "của"])
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
                // `Trường Đại học (ĐH) | Y Hà Nội`: the brackets are in the head.
                k > self.head_end && person::kinh_name(view, k).is_some_and(|n| n.confidence >= 6)
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
            let joint = view.is_any(last, &words!["và", "của", "về", "cho", "tại", "trong"])
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
            && view.is(self.start - 1, word!("trường"))
            && view.token(self.start).shape == Shape::Upper;
        let i = self.start - usize::from(typed);
        let after = self.end < self.limit
            && view.is_any(self.end, &words!["các", "hai", "những"])
            && view.longest(self.end + 1, LEVELS).is_some();
        if after && !self.place {
            return true;
        }
        // `tất cả | Sở Y tế`, `hầu hết | UBND xã`
        let all = i >= view.sentence_start(i) + 2
            && (view.is_any(i - 2, &words!["tất", "hầu"])
                && view.is_any(i - 1, &words!["cả", "hết"])
                || view.is(i - 2, word!("toàn")) && view.is(i - 1, word!("bộ")));
        if all {
            return true;
        }
        // `năm thứ ba | Khoa Công nghệ`
        let ordinal = i >= view.sentence_start(i) + 2 && view.is(i - 2, word!("thứ"));
        i > view.sentence_start(i)
            && !ordinal
            && (view.is_any(
                i - 1,
                &words![
                    "các", "những", "nhiều", "mỗi", "một", "số", "hai", "ba", "bốn", "loạt", "mọi",
                    "từng",
                ],
            ) || view.token(i - 1).is_number()
                && view.token(i).gap == Gap::Space
                && self.head_is_small())
    }
}
