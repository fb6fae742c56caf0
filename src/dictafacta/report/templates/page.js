(function () {
  "use strict";
  const tip = document.getElementById("tip");
  const words = (element, name) => (element.getAttribute(name) || "").split(" ").filter(Boolean);
  const index = new Map();
  for (const [attribute, look] of [["data-in", "lit"], ["data-cue", "lit-cue"], ["data-by", "lit-by"], ["data-refs", "lit"]]) {
    for (const element of document.querySelectorAll("[" + attribute + "]")) {
      if (attribute === "data-refs" && !element.matches(".card,.mark")) continue;
      for (const number of words(element, attribute)) {
        if (!index.has(number)) index.set(number, []);
        index.get(number).push([element, look]);
      }
    }
  }
  let lit = [];
  function light(numbers) {
    for (const [element, look] of lit) element.classList.remove(look);
    lit = numbers.flatMap((number) => index.get(number) || []);
    for (const [element, look] of lit) element.classList.add(look);
  }
  function show(numbers, place) {
    tip.replaceChildren();
    for (const number of numbers) {
      const card = document.getElementById(number);
      if (!card) continue;
      const part = document.createElement("div");
      const group = card.closest(".speaker");
      if (group) part.className = group.className.replace("speaker", "");
      const pieces = card.matches(".card") ? ":scope > .sum, :scope > .parties, :scope > .meta" : ":scope > b, :scope > span";
      for (const piece of card.querySelectorAll(pieces)) part.append(piece.cloneNode(true), " ");
      tip.append(part);
    }
    if (!tip.childElementCount) return;
    tip.hidden = false;
    const box = place.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left), innerWidth - tip.offsetWidth - 8);
    const below = box.bottom + 8;
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = left + "px";
    tip.style.top = (below + tip.offsetHeight > innerHeight && above > 0 ? above : below) + "px";
  }
  function hide() { tip.hidden = true; light([]); }
  function numbersOf(target) {
    const inside = target.closest("[data-in],[data-finding]");
    if (inside) return words(inside, "data-in").reverse().concat(words(inside, "data-finding"));
    const pointing = target.closest("[data-refs]");
    return pointing ? words(pointing, "data-refs") : [];
  }
  function look(event) {
    if (!(event.target instanceof Element) || tip.contains(event.target)) return;
    const numbers = numbersOf(event.target);
    if (!numbers.length) { hide(); return; }
    light(numbers);
    if (event.target.closest("article")) show(numbers, event.target.closest("[data-in],[data-finding],[data-refs]"));
    else tip.hidden = true;
  }
  document.addEventListener("mouseover", look);
  document.addEventListener("focusin", look);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("a,summary,button")) return;
    const inside = event.target.closest("article [data-in]");
    if (!inside) return;
    const card = document.getElementById(words(inside, "data-in").pop());
    if (card && matchMedia("(min-width:62rem)").matches) {
      card.scrollIntoView({ block: "center" });
      card.focus({ preventScroll: true });
    }
  });
  const button = document.getElementById("theme");
  const root = document.documentElement;
  const header = document.querySelector(".top");
  const measure = () => root.style.setProperty("--top", header.offsetHeight + "px");
  addEventListener("resize", measure);
  measure();
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme:dark)").matches;
  const label = () => { button.textContent = dark() ? "Light" : "Dark"; };
  button.hidden = false;
  button.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; label(); });
  label();
})();
