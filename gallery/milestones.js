// When what was done for access: only a person knows, and the verdict gets better with it.

import { byId, el } from "./dom.js";
import { complain, notice } from "./notices.js";
import { verdictName } from "./words.js";

const NAMES = {
  verified_at: "Organization verified",
  key_created_at: "Key made",
  tier_upgraded_at: "Tier upgraded",
  access_requested_at: "Access requested",
  access_granted_at: "Access granted",
};

/** An ISO time as datetime-local wants it: in the zone of who looks, to the minute. */
function local(iso) {
  if (!iso) return "";
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

/** The form with the five times. */
export class Milestones {
  #form = null;
  #kept = {};

  /** @param saved called with the report that follows, if there is one already, when the API took them */
  constructor(api, saved) {
    this.api = api;
    this.saved = saved;
  }

  /** The form with what is known; what somebody is filling in is left alone. */
  element(milestones) {
    this.#form ??= this.#build();
    for (const name of Object.keys(NAMES)) {
      const input = this.#form.elements[name];
      const untouched = input.value === local(this.#kept[name]);
      if (untouched) input.value = local(milestones?.[name]);
    }
    this.#kept = milestones ?? {};
    return this.#form;
  }

  #build() {
    return el(
      "form",
      { class: "panel milestones", noValidate: true, "aria-labelledby": "milestones-title", on: { submit: (event) => this.#submit(event) } },
      el("h2", { id: "milestones-title" }, "Milestones"),
      el("p", { class: "hint" }, "Fill in what you did and when. The check then knows at once how long the provider may still need."),
      Object.entries(NAMES).map(([name, label]) =>
        el(
          "div",
          { class: "field" },
          el("label", { htmlFor: name }, label),
          el("input", { type: "datetime-local", id: name, name, "aria-describedby": `${name}-error` }),
          el("p", { class: "error", id: `${name}-error`, role: "alert", hidden: true }),
        ),
      ),
      el("button", { type: "submit", class: "button" }, "Save"),
    );
  }

  #showError(name, message) {
    const error = byId(`${name}-error`);
    error.textContent = message ?? "";
    error.hidden = !message;
    if (message) byId(name).setAttribute("aria-invalid", "true");
    else byId(name).removeAttribute("aria-invalid");
  }

  async #submit(event) {
    event.preventDefault();
    const changes = {};
    for (const name of Object.keys(NAMES)) {
      this.#showError(name, null);
      const { value } = this.#form.elements[name];
      if (value !== local(this.#kept[name])) changes[name] = value ? new Date(value).toISOString() : null;
    }
    if (Object.keys(changes).length === 0) return notice("Nothing has changed.");
    try {
      const { report, ...kept } = await this.api.putMilestones(changes);
      this.#kept = kept;
      notice(report ? `Saved. With that: ${verdictName(report).toLowerCase()}.` : "Saved. The next check takes it into account.");
      this.saved(report);
    } catch (refusal) {
      if (refusal.param in NAMES) {
        this.#showError(refusal.param, refusal.message);
        byId(refusal.param).focus();
      } else {
        complain(refusal);
      }
    }
  }
}
