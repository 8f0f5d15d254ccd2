const faults = [];
const expect = (what, message) => what || faults.push(message);

/** Red, green, blue and opacity of a colour as the browser computes it. */
const parts = color => color.match(/[\d.]+/g).map(Number);

/** The contrast of two colours by WCAG. */
function contrast(a, b) {
  const light = color => {
    const [r, g, b] = parts(color).map(part => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [x, y] = [light(a), light(b)].sort((m, n) => m - n);
  return (y + 0.05) / (x + 0.05);
}

function look(frame) {
  const page = frame.contentDocument;
  const all = selector => [...page.querySelectorAll(selector)];
  const style = (element, part) => frame.contentWindow.getComputedStyle(element, part);
  const overflows = () => page.scrollingElement.scrollWidth > page.scrollingElement.clientWidth;

  expect(!window.wasHacked, "a script of the text ran");
  expect(all("script, img, iframe, object, embed, link, b[onclick], main style").length === 0, "the text brought elements");
  expect(frame.contentWindow.performance.getEntriesByType("resource").length === 0, "something was fetched");
  expect(all("article").length === 6, "there are not six documents");
  expect(all("article")[0].textContent.includes("<script>parent.wasHacked"), "the text is not shown as it is");

  const ids = all("[id]").map(element => element.id);
  expect(new Set(ids).size === ids.length, "an id stands twice");
  for (const link of all("a")) {
    expect(page.getElementById(link.getAttribute("href").slice(1)), `${link.href} leads nowhere`);
  }
  for (const box of all("input")) {
    expect(box.labels.length === 1, `${box.id} has no label`);
  }
  expect(!overflows(), "the page is wider than the screen");

  const paper = style(page.body).backgroundColor;
  for (const soft of all(".soft")) {
    expect(contrast(style(soft).color, paper) >= 4.5, "soft text is too faint");
  }
  for (const mark of all("mark")) {
    const { color, backgroundColor } = style(mark);
    expect(contrast(color, backgroundColor) >= 4.5, `${mark.className} has too little contrast`);
    expect(mark.tabIndex === 0, "an entity cannot be reached by keyboard");
    expect(style(mark, "::after").content === "none", "a value is shown unasked");
    mark.focus();
    const shown = style(mark, "::after").content;
    expect(shown === JSON.stringify(mark.getAttribute("aria-description")), `${shown} is shown of ${mark.textContent}`);
    expect(!overflows(), `what is said of ${mark.textContent} is wider than the screen`);
    mark.blur();
  }

  const kinds = all(".legend input").map(box => [box, box.labels[0].querySelector("span").className]);
  expect(kinds.length === 6, "there are not six switches");
  for (const [box, kind] of kinds) {
    const marks = all(`mark.${kind}`);
    const lit = () => all("mark").filter(mark => parts(style(mark).backgroundColor)[3] !== 0).length;
    const before = lit();
    expect(marks.length > 0, `there is no ${kind}`);
    box.labels[0].click();
    expect(lit() === before - marks.length, `the switch of ${kind} switches something else`);
    marks[0].focus();
    expect(style(marks[0], "::after").content === "none", `${kind} is off but says its value`);
    box.click();
    expect(lit() === before, `${kind} does not come back`);
  }

  const words = page.documentElement.lang === "vi" ? ["Cán bộ", "Danh mục văn bản"] : ["Officials", "Index of the documents"];
  for (const word of words) {
    expect(page.body.textContent.includes(word), `${word} is missing`);
  }
  for (const part of ["table", ".timeline li", "article ul ul a", "#index a"]) {
    expect(all(part).length > 0, `there is no ${part}`);
  }
}

document.querySelector("iframe").onload = event => {
  try {
    look(event.target);
  } catch (error) {
    faults.push(String(error));
  }
  document.title = faults.slice(0, 5).join("; ") || "sound";
};
