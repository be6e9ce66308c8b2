/* kodewilayah: a search for a region by name, instead of a text field for a code; a combobox as in ARIA 1.2.
   docs/doors.md describes the HTML that it needs. It needs no library, and sets all text as text, never as HTML. */
(function () {
  "use strict";

  const TEXTS = {
    id: {
      loading: "Mencari …",
      none: "Tidak ada wilayah yang cocok.",
      some: (count) => count + " wilayah ditemukan; pilih dengan panah atas dan bawah.",
      failed: "Pencarian gagal.",
      retry: "Coba lagi",
      list: "Wilayah yang ditemukan",
    },
    en: {
      loading: "Searching …",
      none: "No region fits.",
      some: (count) => (count === 1 ? "1 region" : count + " regions") + " found; choose with the up and down arrows.",
      failed: "The search failed.",
      retry: "Try again",
      list: "Regions found",
    },
  };
  const TIMEOUT = 15000;
  const PATIENCE = 300;
  const PAUSE = 200;
  const SHORTEST = 2;
  const LONGEST = 200;
  const DONE = "_kodewilayah";
  const COPIED = ["aria-describedby", "aria-invalid", "placeholder"];
  let count = 0;

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  async function fetched(url, signal) {
    const response = await fetch(url, { headers: { Accept: "application/json" }, signal: signal });
    if (!response.ok) throw new Error("HTTP " + response.status);
    const data = (await response.json()).data;
    if (!Array.isArray(data) || !data.every((row) => row && typeof row.code === "string" && typeof row.full_name === "string"))
      throw new Error("not a listing");
    return data;
  }

  /* Makes the labels of the hidden field name `control`, and focus it. The labels get ids of our own, because forms
     that renumber their fields change their own ids, but not the attributes that refer to them. */
  function takeLabels(input, control) {
    const all = Array.from(input.getRootNode().querySelectorAll("label"));
    const labels = input.id ? all.filter((label) => label.htmlFor === input.id || label.contains(input)) : [];
    for (const label of labels) {
      if (!label.id || label.id.startsWith("kodewilayah-")) label.id = "kodewilayah-search-label-" + ++count;
      label.addEventListener("click", () => control.focus());
    }
    const name = input.getAttribute("aria-label");
    if (labels.length) control.setAttribute("aria-labelledby", labels.map((label) => label.id).join(" "));
    else if (name) control.setAttribute("aria-label", name);
  }

  class Search {
    constructor(element, input) {
      const data = element.dataset;
      this.texts = TEXTS[data.lang] || TEXTS.id;
      this.timeout = Number(data.timeout) || TIMEOUT;
      this.base = (data.url || "").replace(/\/*$/, "/") + "search.json";
      this.level = data.level || "";
      this.within = data.within || "";
      this.element = element;
      this.input = input;
      this.initial = { code: input.value, label: data.label || input.value };
      this.rows = [];
      this.active = -1;
      this.build();
      input.type = "hidden";
      element.appendChild(this.box);
      // After the browser has reset the fields of the form.
      if (input.form) input.form.addEventListener("reset", () => setTimeout(() => this.restore()));
      this.restore();
    }

    build() {
      const id = "kodewilayah-search-" + ++count;
      this.id = id;
      this.box = make("div", "kodewilayah-combobox");
      this.field = make("input", "kodewilayah-input");
      this.field.type = "text";
      this.field.id = id + "-text";
      this.field.autocomplete = "off";
      this.field.spellcheck = false;
      this.field.maxLength = LONGEST;
      this.field.disabled = this.input.disabled;
      this.field.readOnly = this.input.readOnly;
      this.field.setAttribute("autocapitalize", "none");
      this.field.setAttribute("role", "combobox");
      this.field.setAttribute("aria-autocomplete", "list");
      this.field.setAttribute("aria-haspopup", "listbox");
      this.field.setAttribute("aria-controls", id + "-list");
      for (const name of COPIED)
        if (this.input.hasAttribute(name)) this.field.setAttribute(name, this.input.getAttribute(name));
      if (this.input.required) this.field.setAttribute("aria-required", "true");
      takeLabels(this.input, this.field);
      this.list = make("ul", "kodewilayah-list");
      this.list.id = id + "-list";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.texts.list);
      this.status = make("p", "kodewilayah-status");
      this.status.setAttribute("role", "status");
      this.status.setAttribute("aria-live", "polite");
      this.failure = make("div", "kodewilayah-failure");
      this.failure.hidden = true;
      this.message = make("p", "kodewilayah-message");
      this.message.setAttribute("role", "alert");
      this.button = make("button", "kodewilayah-retry", this.texts.retry);
      this.button.type = "button";
      this.failure.append(this.message, this.button);
      this.box.append(this.field, this.list, this.status, this.failure);
      this.close();
      this.listen();
    }

    listen() {
      this.field.addEventListener("input", (event) => {
        event.stopPropagation();
        this.typed();
      });
      // For the page, the hidden field with the code changes; it sends its own event.
      this.field.addEventListener("change", (event) => event.stopPropagation());
      this.field.addEventListener("keydown", (event) => this.pressed(event));
      this.field.addEventListener("blur", () => this.close());
      // The text field keeps the focus when the mouse is pressed in the list, so the list stays open.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const option = event.target.closest('[role="option"]');
        if (option) this.choose(Number(option.dataset.index));
      });
      this.button.addEventListener("click", () => {
        this.field.focus();
        this.look();
      });
    }

    restore() {
      this.stop();
      this.close();
      this.chosen = this.initial;
      this.rows = [];
      this.input.value = this.initial.code;
      this.field.value = this.initial.label;
    }

    set(value) {
      if (this.input.value === value) return;
      this.input.value = value;
      for (const name of ["input", "change"]) this.input.dispatchEvent(new Event(name, { bubbles: true }));
    }

    typed() {
      const text = this.field.value.trim();
      this.stop();
      this.close();
      this.rows = [];
      // Text that is not a choice from the list is posted as it was typed. It may be a code; otherwise the server
      // reports the error. No text of the user is lost without a message.
      this.set(text && text === this.chosen.label ? this.chosen.code : text);
      if (text.length >= SHORTEST) this.pause = setTimeout(() => this.look(), PAUSE);
    }

    stop() {
      if (this.under) this.under.abort();
      this.under = null;
      clearTimeout(this.pause);
      clearTimeout(this.slow);
      clearTimeout(this.late);
      this.status.textContent = "";
      this.failure.hidden = true;
      this.message.textContent = "";
    }

    async look() {
      const text = this.field.value.trim();
      this.stop();
      if (text.length < SHORTEST) return;
      const query = new URLSearchParams({ q: text });
      if (this.level) query.set("level", this.level);
      if (this.within) query.set("within", this.within);
      const mine = (this.under = new AbortController());
      this.slow = setTimeout(() => (this.status.textContent = this.texts.loading), PATIENCE);
      this.late = setTimeout(() => mine.abort(), this.timeout);
      let rows;
      try {
        rows = await fetched(this.base + "?" + query, mine.signal);
      } catch (error) {
        if (this.under === mine) this.fail();
        return;
      }
      if (this.under !== mine) return;
      this.stop();
      this.rows = rows;
      this.list.replaceChildren(...rows.map((row, index) => this.option(row, index)));
      this.status.textContent = rows.length ? this.texts.some(rows.length) : this.texts.none;
      if (rows.length && document.activeElement === this.field) this.open();
    }

    fail() {
      this.stop();
      this.failure.hidden = false;
      this.message.textContent = this.texts.failed;
    }

    option(row, index) {
      const option = make("li", "kodewilayah-option");
      option.id = this.id + "-option-" + index;
      option.dataset.index = String(index);
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(make("span", "kodewilayah-name", row.full_name));
      if (typeof row.term === "string") option.append(" ", make("span", "kodewilayah-term", row.term));
      return option;
    }

    open() {
      this.list.hidden = false;
      this.field.setAttribute("aria-expanded", "true");
    }

    close() {
      this.mark(-1);
      this.list.hidden = true;
      this.field.setAttribute("aria-expanded", "false");
    }

    mark(index) {
      const options = Array.from(this.list.children);
      this.active = index;
      options.forEach((option, position) => option.setAttribute("aria-selected", String(position === index)));
      if (index < 0) {
        this.field.removeAttribute("aria-activedescendant");
        return;
      }
      this.field.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    }

    choose(index) {
      const row = this.rows[index];
      this.stop();
      this.close();
      this.chosen = { code: row.code, label: row.full_name };
      this.field.value = row.full_name;
      this.set(row.code);
    }

    pressed(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey || this.field.readOnly) return;
      const last = this.rows.length - 1;
      const opened = !this.list.hidden;
      const to = {
        ArrowDown: this.active < last ? this.active + 1 : 0,
        ArrowUp: this.active > 0 ? this.active - 1 : last,
      };
      // Without a marked option, these two keys move the cursor in the text.
      if (this.active >= 0) Object.assign(to, { Home: 0, End: last });
      if (event.key === "Enter" && opened && this.active >= 0) this.choose(this.active);
      else if (event.key === "Escape" && opened) {
        event.stopPropagation();
        this.close();
      } else if (event.key === "ArrowUp" && event.altKey && opened) this.close();
      else if (event.key in to && opened) this.mark(to[event.key]);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!this.rows.length) {
          if (event.key === "ArrowDown" && !this.under) this.look();
        } else {
          this.open();
          if (!event.altKey) this.mark(event.key === "ArrowDown" ? 0 : last);
        }
      } else return;
      event.preventDefault();
    }
  }

  function enhance(root) {
    const scope = root || document;
    const found = Array.from(scope.querySelectorAll('[data-kodewilayah="search"]'));
    if (scope.matches && scope.matches('[data-kodewilayah="search"]')) found.unshift(scope);
    for (const element of found) {
      const input = element.querySelector("input[name]");
      if (!input || element[DONE]) continue;
      element.querySelectorAll(".kodewilayah-combobox").forEach((box) => box.remove());
      element[DONE] = new Search(element, input);
    }
  }

  if (!window.fetch || !window.AbortController || !Element.prototype.replaceChildren) return;
  const api = (window.kodewilayah = window.kodewilayah || {});
  const others = api.enhance;
  api.enhance = function (root) {
    if (others) others(root);
    enhance(root);
  };
  document.addEventListener("formset:added", (event) => enhance(event.target));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => enhance());
  else enhance();
})();
