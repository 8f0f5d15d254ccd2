"""Times the Python toolkits for Vietnamese on data/samples; see README.md."""

import pathlib
import time

import underthesea
from pyvi import ViTokenizer

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "data" / "samples"
MIN_SECONDS = 2


def speed(function, texts):
    """Bytes of text a second, over whole rounds; the first call, which loads the model, is not counted."""
    function("Hà Nội")
    size = sum(len(text.encode()) for text in texts)
    rounds, started = 0, time.perf_counter()
    while time.perf_counter() - started < MIN_SECONDS:
        for text in texts:
            function(text)
        rounds += 1
    return rounds * size / (time.perf_counter() - started)


def main():
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    tasks = {
        "underthesea sentences": underthesea.sent_tokenize,
        "underthesea words": underthesea.word_tokenize,
        "underthesea parts of speech": underthesea.pos_tag,
        "underthesea names": underthesea.ner,
        "pyvi words": ViTokenizer.tokenize,
    }
    for name, function in tasks.items():
        print(f"{name:30} {speed(function, texts) / 1000:10.1f} kB/s")
    for text in texts:
        for sentence in underthesea.sent_tokenize(text):
            print("|", sentence.replace("\n", "⏎"))
        print()


main()
