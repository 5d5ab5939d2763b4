// Where the texts of a report's first part end, in pixels from the page's top.

export default (page) =>
  page.evaluate(() => {
    const parts = document.querySelectorAll("header > *, .part-first > *, .part-first li");
    const plain = (text) => text.replace(/\s+/g, " ").trim();
    return [...parts].map((part) => ({
      text: plain(part.textContent),
      bottom: part.getBoundingClientRect().bottom + window.scrollY,
    }));
  });
