//! Cleaning compared with plain Unicode normalization over the same text.
//!
//! The text is made of the words of the sentences below in random order, since a processor learns a
//! text by heart that repeats itself. Set `VNEXTRACT_CORPUS` to a file, or to a folder of
//! files, to measure with another.

use std::hint::black_box;
use std::{env, fs, path::Path};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use vnextract::normalize::{Cleaner, clean, syllable};

const SENTENCES: [&str; 6] = [
    "Sáng 12/3/2021, tại hội trường UBND tỉnh, đồng chí Lê Thị Thanh Hương – Phó Chủ tịch \
     Thường trực HĐND tỉnh đã chủ trì buổi làm việc với Sở Y tế về kết quả quý I.\n",
    "Theo ông Trần Quốc Toản, Giám đốc Công ty Cổ phần Thủy sản Hòa Bình, doanh thu năm 2020 đạt \
     hơn 1.250 tỷ đồng, tăng 7,5% so với cùng kỳ; thuế nộp ngân sách là 83 tỷ đồng.\n",
    "“Chúng tôi sẽ tiếp tục đồng hành cùng bà con nông dân các xã vùng sâu, vùng xa”, bà H’Lan nói.\n",
    "Chiều cùng ngày, Đoàn công tác đã đến thăm, tặng quà các gia đình chính sách ở huyện Krông Pắc \
     và khảo sát tuyến đường tránh Quốc lộ 26 đang thi công.\n",
    "BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ PHÁT TRIỂN KINH TẾ - XÃ HỘI\n",
    "Nhà văn Ernest Hemingway và nghệ sĩ người Pháp André đều từng nhắc đến những khoảng lặng ấy.\n",
];

fn corpus() -> String {
    let Some(path) = env::var_os("VNEXTRACT_CORPUS") else {
        let text = SENTENCES.concat();
        let words: Vec<&str> = text.split_inclusive([' ', '\n']).collect();
        let mut state = 1_u32;
        let random = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            words[(state >> 8) as usize % words.len()]
        });
        return random.take(200_000).collect();
    };
    let path = Path::new(&path);
    let files = match fs::read_dir(path) {
        Ok(folder) => folder.flatten().map(|entry| entry.path()).collect(),
        Err(_) => vec![path.to_owned()],
    };
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}

fn normalize(criterion: &mut Criterion) {
    let text = clean(&corpus()).into_text().into_owned();
    let nfd: String = text.nfd().collect();

    let mut group = criterion.benchmark_group("clean text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("is_nfc", |b| b.iter(|| is_nfc(black_box(&text))));
    group.bench_function("clean", |b| b.iter(|| clean(black_box(&text)).is_changed()));
    group.finish();

    let mut group = criterion.benchmark_group("decomposed text");
    group.throughput(Throughput::Bytes(nfd.len() as u64));
    group.bench_function("nfc", |b| b.iter(|| black_box(&nfd).nfc().collect::<String>()));
    group.bench_function("clean", |b| b.iter(|| clean(black_box(&nfd)).is_changed()));
    let mut cleaner = Cleaner::new();
    group.bench_function("Cleaner", |b| b.iter(|| cleaner.clean(black_box(&nfd)).0.len()));
    group.finish();

    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let mut group = criterion.benchmark_group("words");
    group.throughput(Throughput::Elements(words.len() as u64));
    group.bench_function("is_vietnamese", |b| {
        b.iter(|| words.iter().filter(|word| syllable::is_vietnamese(black_box(word))).count());
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = normalize
}
criterion_main!(benches);
