/* kodewilayah: selects for province, kabupaten/kota, kecamatan and desa/kelurahan, instead of a text field for a code.
   docs/doors.md describes the HTML that it needs. It needs no library, and sets all text as text, never as HTML. */
(function () {
  "use strict";

  const TEXTS = {
    id: {
      levels: ["Provinsi", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan"],
      lists: ["provinsi", "kabupaten/kota", "kecamatan", "desa/kelurahan"],
      choose: ["Pilih provinsi", "Pilih kabupaten/kota", "Pilih kecamatan", "Pilih desa/kelurahan"],
      loading: (list) => "Memuat daftar " + list + " …",
      loaded: (level, count) => level + ": " + count + " pilihan.",
      failed: (list) => "Daftar " + list + " tidak dapat dimuat.",
      retry: "Coba lagi",
      kept: (value) => "Nilai saat ini: " + value,
    },
    en: {
      levels: ["Province", "Regency or city", "District (kecamatan)", "Village (desa/kelurahan)"],
      lists: ["provinces", "regencies and cities", "districts", "villages"],
      choose: ["Choose a province", "Choose a regency or city", "Choose a district", "Choose a village"],
      loading: (list) => "Loading the list of " + list + " …",
      loaded: (level, count) => level + ": " + count + (count === 1 ? " choice." : " choices."),
      failed: (list) => "The list of " + list + " could not be loaded.",
      retry: "Try again",
      kept: (value) => "Current value: " + value,
    },
  };
  const FOLDERS = ["", "regencies", "districts", "villages"];
  const LENGTHS = [2, 5, 8, 13];
  const TIMEOUT = 15000;
  // Milliseconds before a message is shown. A message that disappears at once disturbs, above all in a screen reader.
  const PATIENCE = 300;
  const DONE = "_kodewilayah";
  const known = new Map();
  let count = 0;

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function dotted(text) {
    const digits = text.trim().replace(/[. -]/g, "");
    const found = /^(\d\d)(?:(\d\d)(?:(\d\d)(\d{4})?)?)?$/.exec(digits);
    return found ? found.slice(1).filter(Boolean).join(".") : "";
  }

  async function fetched(url, signal) {
    const response = await fetch(url, { headers: { Accept: "application/json" }, signal: signal });
    if (!response.ok) throw new Error("HTTP " + response.status);
    const data = (await response.json()).data;
    if (!Array.isArray(data) || !data.every((row) => row && typeof row.code === "string" && typeof row.name === "string"))
      throw new Error("not a listing");
    return data;
  }

  /* Makes the labels of the hidden field name `control`, and focus `target`. The labels get ids of our own, because
     forms that renumber their fields change their own ids, but not the attributes that refer to them. */
  function takeLabels(input, control, target) {
    const all = Array.from(input.getRootNode().querySelectorAll("label"));
    const labels = input.id ? all.filter((label) => label.htmlFor === input.id || label.contains(input)) : [];
    for (const label of labels) {
      if (!label.id || label.id.startsWith("kodewilayah-")) label.id = "kodewilayah-cascade-label-" + ++count;
      label.addEventListener("click", () => target.focus());
    }
    const name = input.getAttribute("aria-label");
    if (labels.length) control.setAttribute("aria-labelledby", labels.map((label) => label.id).join(" "));
    else if (name) control.setAttribute("aria-label", name);
  }

  class Cascade {
    constructor(element, input) {
      const data = element.dataset;
      this.texts = TEXTS[data.lang] || TEXTS.id;
      this.base = (data.url || "").replace(/\/*$/, "/");
      this.timeout = Number(data.timeout) || TIMEOUT;
      this.depth = Math.min(Math.max(parseInt(data.depth, 10) || 4, 1), 4);
      this.element = element;
      this.input = input;
      this.initial = input.value;
      this.retired = data.retired || "";
      this.within = dotted(data.within || "");
      this.locked = input.disabled || input.readOnly;
      this.build();
      input.type = "hidden";
      element.appendChild(this.group);
      // After the browser has reset the fields of the form.
      if (input.form) input.form.addEventListener("reset", () => setTimeout(() => this.restore()));
      this.restore();
    }

    build() {
      const id = "kodewilayah-cascade-" + ++count;
      this.group = make("div", "kodewilayah-group");
      this.group.setAttribute("role", "group");
      this.selects = [];
      for (let level = 0; level < this.depth; level++) this.group.appendChild(this.buildLevel(level, id));
      takeLabels(this.input, this.group, this.selects[0]);
      this.note = make("p", "kodewilayah-note");
      this.status = make("p", "kodewilayah-status");
      this.status.setAttribute("role", "status");
      this.status.setAttribute("aria-live", "polite");
      this.failure = make("div", "kodewilayah-failure");
      this.failure.hidden = true;
      this.message = make("p", "kodewilayah-message");
      this.message.setAttribute("role", "alert");
      this.button = make("button", "kodewilayah-retry", this.texts.retry);
      this.button.type = "button";
      this.button.addEventListener("click", () => this.retry());
      this.failure.append(this.message, this.button);
      this.group.append(this.note, this.status, this.failure);
    }

    buildLevel(level, id) {
      const box = make("div", "kodewilayah-level");
      const label = make("label", "kodewilayah-label", this.texts.levels[level]);
      const select = make("select", "kodewilayah-select");
      select.id = id + "-" + (level + 1);
      label.htmlFor = select.id;
      select.autocomplete = "off";
      for (const name of ["aria-describedby", "aria-invalid"])
        if (this.input.hasAttribute(name)) select.setAttribute(name, this.input.getAttribute(name));
      if (this.input.required) select.setAttribute("aria-required", "true");
      select.addEventListener("change", (event) => {
        // The select has no name and is not posted. The hidden field changes, and sends its own event.
        event.stopPropagation();
        this.changed(level);
      });
      this.selects.push(select);
      this.fill(level, []);
      box.append(label, select);
      return box;
    }

    /* Restores the value that the field had when the page was loaded, as far as the lists contain it. */
    restore() {
      this.input.value = this.initial;
      this.wanted = this.initial.trim() ? dotted(this.initial) : this.within;
      this.showRetired();
      this.load(0, "", false);
    }

    showRetired() {
      const untouched = this.input.value === this.initial;
      this.note.textContent = this.retired && untouched ? this.texts.kept(this.retired) : "";
    }

    changed(level) {
      const code = this.selects[level].value;
      this.wanted = "";
      this.note.textContent = "";
      // The field gets the deepest choice, so that a form posted too early shows it again with the server's message. The
      // region given by `data-within` is not a choice.
      const deepest = code || (level ? this.selects[level - 1].value : "");
      this.set(this.within.startsWith(deepest) ? "" : deepest);
      this.stop();
      for (let below = level + 1; below < this.depth; below++) this.fill(below, []);
      if (code && level + 1 < this.depth) this.load(level + 1, code, true);
    }

    set(value) {
      if (this.input.value === value) return;
      this.input.value = value;
      for (const name of ["input", "change"]) this.input.dispatchEvent(new Event(name, { bubbles: true }));
    }

    /* Tells whether a code is above the region given by `data-within`, is this region, or is below it. */
    allowed(code) {
      return this.within.startsWith(code) || code.startsWith(this.within);
    }

    fill(level, rows, prompt) {
      const select = this.selects[level];
      const first = make("option", "", prompt || this.texts.choose[level]);
      first.value = "";
      const options = rows.filter((row) => this.allowed(row.code)).map((row) => {
        const option = make("option", "", row.name);
        option.value = row.code;
        return option;
      });
      select.replaceChildren(first, ...options);
      // While the list is loading, the select is not disabled, because the Tab key would skip it.
      select.disabled = this.locked || !(rows.length || prompt);
    }

    /* Cancels the present request; its answer is ignored. */
    stop() {
      if (this.under) this.under.abort();
      this.under = null;
      clearTimeout(this.slow);
      clearTimeout(this.late);
      this.status.textContent = "";
      this.failure.hidden = true;
      this.message.textContent = "";
      this.group.removeAttribute("aria-busy");
    }

    async load(level, code, tell) {
      const retrying = !this.failure.hidden && document.activeElement === this.button;
      const url = this.base + (level ? FOLDERS[level] + "/" + encodeURIComponent(code) : "provinces") + ".json";
      const loading = this.texts.loading(this.texts.lists[level]);
      if (retrying) {
        // The button has the focus. It stays until another element can get the focus.
        this.message.textContent = "";
        clearTimeout(this.slow);
      } else this.stop();
      for (let below = level; below < this.depth; below++) this.fill(below, [], below === level ? loading : "");
      const mine = (this.under = new AbortController());
      this.group.setAttribute("aria-busy", "true");
      this.slow = setTimeout(() => (this.status.textContent = loading), PATIENCE);
      this.late = setTimeout(() => mine.abort(), this.timeout);
      let rows = known.get(url);
      try {
        if (!rows) {
          rows = await fetched(url, mine.signal);
          known.set(url, rows);
        }
      } catch (error) {
        if (this.under === mine) this.fail(level, code, tell);
        return;
      }
      if (this.under !== mine) return;
      this.stop();
      this.fill(level, rows);
      this.showRetired();
      const chosen = this.reselect(level);
      const choices = this.selects[level].length - 1;
      if (tell && !chosen) this.status.textContent = this.texts.loaded(this.texts.levels[level], choices);
      if (retrying) this.selects[level].focus();
      if (chosen && level + 1 < this.depth) this.load(level + 1, chosen, tell);
    }

    /* Selects the region of the value that the field had when the page was loaded; returns its code if the value has
       a deeper level. */
    reselect(level) {
      const code = this.wanted.slice(0, LENGTHS[level]);
      const select = this.selects[level];
      if (this.wanted.length >= LENGTHS[level]) {
        select.value = code;
        if (select.value === code && level + 1 < this.depth) return code;
        if (select.value === code && this.wanted === code) return "";
        if (select.selectedIndex < 0) select.selectedIndex = 0;
      } else if (this.wanted || this.input.value !== this.initial) return "";
      if (!this.initial.trim()) return "";
      // The lists do not contain the value, but it is posted until the user chooses another one. So it must be shown.
      this.note.textContent = this.texts.kept(this.retired || this.initial);
      return "";
    }

    fail(level, code, tell) {
      const focused = [this.button, this.selects[level]].includes(document.activeElement);
      this.stop();
      this.fill(level, []);
      this.again = () => this.load(level, code, tell);
      this.failure.hidden = false;
      this.message.textContent = this.texts.failed(this.texts.lists[level]);
      if (focused) this.button.focus();
      if (this.wanted && this.initial.trim() && !this.note.textContent) this.note.textContent = this.texts.kept(this.initial);
    }

    retry() {
      // The button is still there during its request; a second click must not start another one.
      if (this.under) return;
      this.again();
    }
  }

  function enhance(root) {
    const scope = root || document;
    const found = Array.from(scope.querySelectorAll('[data-kodewilayah="cascade"]'));
    if (scope.matches && scope.matches('[data-kodewilayah="cascade"]')) found.unshift(scope);
    for (const element of found) {
      const input = element.querySelector("input[name]");
      // A copy of an element, which forms make for "add another", does not have this property of the object.
      if (!input || element[DONE]) continue;
      element.querySelectorAll(".kodewilayah-group").forEach((group) => group.remove());
      element[DONE] = new Cascade(element, input);
    }
  }

  // In a browser without these functions, the text field remains.
  if (!window.fetch || !window.AbortController || !Element.prototype.replaceChildren) return;
  const api = (window.kodewilayah = window.kodewilayah || {});
  const others = api.enhance;
  api.enhance = function (root) {
    if (others) others(root);
    enhance(root);
  };
  // Django sends this event when a form was added to a formset.
  document.addEventListener("formset:added", (event) => enhance(event.target));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => enhance());
  else enhance();
})();
