"use strict";
(() => {
  const box = document.getElementById("filter");
  const lines = [...document.querySelectorAll("li[data-kind]")];
  if (!box || !lines.length) return;
  const words = box.dataset;
  const fold = (s) => s.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ł/g, "l");
  const make = (tag, more) => Object.assign(document.createElement(tag), more);
  const fields = make("div", { className: "fields" });
  const control = (label, element) => {
    const wrap = make("label");
    wrap.append(label, element);
    fields.append(wrap);
    element.addEventListener("input", apply);
    return element;
  };
  const input = (type) => make("input", { type });
  const choice = (values) => {
    const select = make("select");
    for (const [value, label] of [["", words.all], ...values]) select.add(new Option(label, value));
    return select;
  };
  const values = (key) => [...new Set(lines.flatMap((l) => l.dataset[key].split("|")).filter(Boolean))]
    .sort((a, b) => a.localeCompare(b, document.documentElement.lang)).map((v) => [v, v]);
  const kinds = { conflict: words.kConflict, event: words.kEvent, statement: words.kStatement, figure: words.kFigure };
  const here = Object.entries(kinds).filter(([kind]) => lines.some((l) => l.dataset.kind === kind));
  const text = control(words.words, input("search"));
  const person = control(words.person, choice(values("persons")));
  const outlet = control(words.outlet, choice(values("outlets")));
  const kind = control(words.kind, choice(here));
  const from = control(words.from, input("date"));
  const to = control(words.to, input("date"));
  const all = [text, person, outlet, kind, from, to];
  const status = make("p", { className: "found" });
  status.setAttribute("role", "status");
  const clear = make("button", { type: "button", textContent: words.clear, hidden: true });
  clear.addEventListener("click", () => { for (const c of all) c.value = ""; apply(); text.focus(); });
  fields.append(clear);
  const fold_out = make("details", { open: window.innerWidth > 640 });
  fold_out.append(make("summary", { textContent: words.search }), fields);
  box.append(fold_out, status);
  box.setAttribute("role", "search");
  box.setAttribute("aria-label", words.search);
  box.hidden = false;
  const isCut = document.querySelector("main .shown a[href^='lists/']") !== null;
  // The articles of a one-file dossier stay: the lines that are left link to them.
  const sections = [...document.querySelectorAll("main > section:not(#documents)")];
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
    const active = all.some((c) => c.value);
    clear.hidden = !active;
    for (const s of sections) s.hidden = active && !s.querySelector("li[data-kind]:not([hidden])");
    const told = shown ? words.found.replace("{n}", shown).replace("{total}", lines.length) : words.none;
    status.textContent = active ? told + (isCut ? " " + words.cut : "") : "";
  }
})();
