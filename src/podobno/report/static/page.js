"use strict";
(() => {
  const box = document.getElementById("filter");
  const lines = [...document.querySelectorAll("li[data-kind]")];
  if (!box || !lines.length) return;
  const words = box.dataset;
  const fold = (s) => s.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ł/g, "l");
  const control = (label, element) => {
    const wrap = document.createElement("label");
    wrap.append(label, element);
    box.append(wrap);
    element.addEventListener("input", apply);
    return element;
  };
  const input = (type) => Object.assign(document.createElement("input"), { type });
  const choice = (values) => {
    const select = document.createElement("select");
    for (const [value, label] of [["", words.all], ...values]) select.add(new Option(label, value));
    return select;
  };
  const values = (key) => [...new Set(lines.flatMap((l) => l.dataset[key].split("|")).filter(Boolean))]
    .sort((a, b) => a.localeCompare(b, document.documentElement.lang)).map((v) => [v, v]);
  const none = document.createElement("p");
  none.textContent = words.none;
  none.hidden = true;
  none.setAttribute("role", "status");
  const text = control(words.words, input("search"));
  const person = control(words.person, choice(values("persons")));
  const outlet = control(words.outlet, choice(values("outlets")));
  const kind = control(words.kind, choice([["event", words.kEvent], ["statement", words.kStatement], ["figure", words.kFigure]]));
  const from = control(words.from, input("date"));
  const to = control(words.to, input("date"));
  box.append(none);
  box.setAttribute("role", "search");
  box.setAttribute("aria-label", words.search);
  box.hidden = false;
  function apply() {
    const wanted = fold(text.value.trim()).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const line of lines) {
      const d = line.dataset;
      line.folded ??= fold(line.textContent);
      const fits = wanted.every((w) => line.folded.includes(w))
        && (!person.value || d.persons.split("|").includes(person.value))
        && (!outlet.value || d.outlets.split("|").includes(outlet.value))
        && (!kind.value || d.kind === kind.value)
        && (!from.value || (d.day && d.day >= from.value.slice(0, d.day.length)))
        && (!to.value || (d.day && d.day <= to.value));
      line.hidden = !fits;
      shown += fits;
    }
    none.hidden = shown > 0;
  }
})();
