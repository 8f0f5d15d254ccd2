//! The page in a real browser, where one is installed: what it shows, and that its switches work.
//!
//! The page itself runs no script. It stands, as it is, in a frame of a page of ours whose script looks
//! at it and gives what is wrong as its title.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const EVIL: &str = "26/07/18 12:45\n\n<script>parent.wasHacked = true</script> & <img src=x onerror=\"\
                    parent.wasHacked = true\"> </div></mark><style>*{display:none}</style>\n\nChiều ngày \
                    24/7, bà <b onclick=\"alert(1)\">Mai</b> và ông Nguyễn Văn Hiến, Chánh án Tòa án nhân \
                    dân tỉnh Đồng Nai, dự họp ở huyện Xuyên Mộc theo Quyết định số 877/QĐ-TTg.\n";

fn browser() -> Option<&'static str> {
    // Where a package only stands for the browser, its command fails.
    let runs = |name: &&str| {
        let output = Command::new(name).arg("--version").output();
        output.is_ok_and(|output| output.status.success())
    };
    BROWSERS.into_iter().find(runs)
}

/// The page of some documents in the language.
fn page(language: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("<img src=x>.txt"), EVIL).unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut command = Command::new(env!("CARGO_BIN_EXE_vnextract"));
    command.current_dir(folder.path()).arg("<img src=x>.txt").arg(samples);
    let output = command.args(["--format", "html", "--lang", language]).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// Opens the page in a frame so many pixels wide; gives what is wrong with it.
fn faults(browser: &str, page: &str, width: u32, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let frame = page.replace('&', "&amp;").replace('"', "&quot;");
    let script = include_str!("page/look.js");
    let harness = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><title>not looked at</title>\
         <iframe style=\"width:{width}px;height:700px\" srcdoc=\"{frame}\"></iframe>\
         <script>{script}</script>"
    );
    let file = folder.path().join("harness.html");
    std::fs::write(&file, harness).unwrap();
    let mut command = Command::new(browser);
    // The sandbox needs rights that neither a container nor the superuser has.
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]);
    command.arg(format!("--user-data-dir={}", folder.path().join("profile").display()));
    command.args(options).arg("--dump-dom").arg(format!("file://{}", file.display()));
    let dump = std::fs::File::create(folder.path().join("dump")).unwrap();
    let mut child = command.stdout(dump).stderr(Stdio::null()).spawn().unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > Duration::from_secs(120) {
            let _ = child.kill();
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let dump = std::fs::read_to_string(folder.path().join("dump")).unwrap();
    let title = dump.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    title.unwrap_or_else(|| panic!("{browser} shows nothing: {dump}")).0.to_owned()
}

#[test]
fn the_page_is_sound_in_a_browser() {
    let Some(browser) = browser() else {
        eprintln!("No Chromium is installed: the page has not been looked at.");
        return;
    };
    let (light, dark) = ([], ["--blink-settings=preferredColorScheme=0"]);
    for (language, width, options) in [
        ("en", 1200, &light[..]),
        ("vi", 1200, &dark[..]),
        ("en", 320, &dark[..]),
        ("vi", 320, &light[..]),
    ] {
        let faults = faults(browser, &page(language), width, options);
        assert_eq!(faults, "sound", "{language}, {width} pixels wide, {options:?}");
    }
}
