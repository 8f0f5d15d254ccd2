//! The eight-bit tables.

/// A table of one byte a letter over ASCII.
///
/// The facts are those of the published standards: TCVN 5712:1993 (VN3), RFC 1456 (VISCII) and the
/// VPS character set of the Vietnamese Professionals Society.
pub(super) struct Table {
    /// The characters of 80 to FF, sixteen a row; `·` where there is none.
    high: [&'static str; 8],
    /// Letters in the place of control characters.
    low: &'static [(u8, char)],
}

impl Table {
    /// The character of a byte.
    pub(super) fn decode(&self, byte: u8) -> Option<char> {
        if byte < 0x80 {
            let letter = self.low.iter().find(|entry| entry.0 == byte);
            return Some(letter.map_or(byte as char, |entry| entry.1));
        }
        let row = self.high[(byte >> 4 & 7) as usize];
        row.chars().nth((byte & 15) as usize).filter(|&c| c != '·')
    }

    /// The characters of all bytes, for decoding longer texts.
    pub(super) fn characters(&self) -> [Option<char>; 256] {
        std::array::from_fn(|byte| self.decode(byte as u8))
    }
}

/// TCVN 5712 VN3, the encoding of the ABC fonts. The tones of capitals are left to a second font
/// (`.VnTimeH`) that shows small letters as capitals.
pub(super) static TCVN3: Table = Table {
    high: [
        "················",
        "················",
        "·ĂÂÊÔƠƯĐăâêôơưđ·",
        "·····àảãáạ·ằẳẵắ·",
        "······ặầẩẫấậè·ẻẽ",
        "éẹềểễếệìỉ···ĩíịò",
        "·ỏõóọồổỗốộờởỡớợù",
        "·ủũúụừửữứựỳỷỹýỵ·",
    ],
    low: &[],
};

/// VISCII 1.1.
pub(super) static VISCII: Table = Table {
    high: [
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
        "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
        "Õắằặấầẩậẽẹếềểễệố",
        "ồổỗỠƠộờởịỰỨỪỬơớƯ",
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
        "ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
        "àáâãảăữẫèéêẻìíĩỉ",
        "đựòóôõỏọụùúũủýợỮ",
    ],
    low: &[(0x02, 'Ẳ'), (0x05, 'Ẵ'), (0x06, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1E, 'Ỵ')],
};

/// VPS.
pub(super) static VPS: Table = Table {
    high: [
        "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ",
        "Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ",
        "·ắằẳẵặỠớÙờởỡŨỨợỪ",
        "ổỬỲỸÍÌộỈĨÓửữÒỎÕự",
        "ầÁÂấẩẫậđẻÉÊẹỉễịỹ",
        "ƯỦồốÔỏơÈừứÚũưÝẺ·",
        "àáâãảạă·èéêẽìí·ĩ",
        "ẴĐòóôõ·Ơụùúủ·ỶẼỳ",
    ],
    low: &[
        (0x02, 'Ạ'),
        (0x03, 'Ậ'),
        (0x04, 'Ặ'),
        (0x05, 'Ẹ'),
        (0x06, 'Ệ'),
        (0x10, 'Ị'),
        (0x11, 'Ọ'),
        (0x12, 'Ộ'),
        (0x13, 'Ợ'),
        (0x14, 'Ụ'),
        (0x15, 'Ự'),
        (0x19, 'Ỵ'),
        (0x1C, 'Ẫ'),
        (0x1D, 'Ữ'),
    ],
};

/// Windows-1252 where it differs from Latin-1: 80 to 9F; `·` where it has no character.
const WINDOWS_1252: &str = "€·‚ƒ„…†‡ˆ‰Š‹Œ·Ž··‘’“”•–—˜™š›œ·žŸ";

/// The byte that windows-1252 or Latin-1 would show as the character.
pub(crate) fn misread_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let place = WINDOWS_1252.chars().position(|shown| shown == c && c != '·')?;
    Some(0x80 + place as u8)
}
