// Where the owner's apps hear of videos: endpoints, their secrets (shown once) and what became of the last events.

import { announce, byId, el, fill, timeTag } from "./dom.js";
import { Refusal } from "./api.js";
import { complain, copy, notice } from "./notices.js";
import { ago } from "./words.js";

const TYPES = {
  "video.completed": "A video is finished",
  "video.failed": "A video has failed",
  "video.held": "A video waits for the provider",
  "access.changed": "Access to a provider has changed",
};
const STATES = { pending: "Still trying", delivered: "Arrived", given_up: "Given up", ended: "Endpoint ended" };

const typeName = (word) => TYPES[word] ?? word;

/** The view behind "Webhooks"; it asks when it is looked at, and not before. */
export class WebhooksView {
  #types = [];
  #list = el("div", { class: "endpoints" });
  #secret = el("div", { role: "status" });
  #form = null;

  constructor(api) {
    this.api = api;
  }

  /** Shows what there is by now. */
  async open() {
    try {
      if (!this.#form) {
        this.#types = (await this.api.webhookEventTypes()).data;
        this.#form = this.#newEndpoint();
        fill(
          byId("webhooks-view"),
          el("h1", {}, "Webhooks"),
          el("p", { class: "hint" }, "Reelay tells these addresses when something becomes of your videos, signed as OpenAI signs its webhooks."),
          this.#secret,
          this.#list,
          this.#form,
        );
      }
      await this.#show();
    } catch (refusal) {
      complain(refusal);
    }
  }

  /** Forgets the secret that was shown. */
  close() {
    fill(this.#secret);
    fill(byId("webhooks-view"));
    this.#form = null;
  }

  async #show() {
    const endpoints = (await this.api.webhookEndpoints()).data;
    fill(
      this.#list,
      endpoints.length
        ? endpoints.map((endpoint) => this.#panel(endpoint))
        : el("p", { class: "nothing" }, "No endpoint yet. An app without one asks how its videos are doing."),
    );
  }

  #panel(endpoint) {
    const deliveries = el("ul", { class: "deliveries", "aria-label": `Last events for ${endpoint.name}` });
    const off = endpoint.status === "disabled";
    return el(
      "article",
      { class: "panel endpoint", "aria-label": endpoint.name },
      el("h2", { dir: "auto" }, endpoint.name),
      el("p", { class: "address" }, endpoint.url ?? "Each video's own callback_url"),
      el("p", {}, endpoint.event_types.map(typeName).join(" · ")),
      off && el("p", { class: "error" }, endpoint.disabled_reason),
      !off && endpoint.failing_since && el("p", { class: "error" }, "Nothing has arrived since ", timeTag(endpoint.failing_since, ago(endpoint.failing_since)), "."),
      el("p", { class: "hint" }, `Secret ${endpoint.signing_secret_hint}`),
      el(
        "div",
        { class: "row" },
        endpoint.url && this.#button("Send a test", () => this.#test(endpoint)),
        this.#button("Last events", () => this.#deliveries(endpoint, deliveries)),
        this.#button("New secret", () => this.#rotate(endpoint)),
        this.#button("Delete", () => this.#remove(endpoint)),
      ),
      deliveries,
    );
  }

  /** A button that cannot be pressed twice at once, and whose refusals are said. */
  #button(name, action) {
    const button = el("button", { type: "button", class: "button" }, name);
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      try {
        await action();
      } catch (refusal) {
        complain(refusal);
      } finally {
        button.removeAttribute("aria-disabled");
      }
    });
    return button;
  }

  async #test(endpoint) {
    const result = await this.api.testWebhook(endpoint.id, endpoint.event_types[0]);
    notice(`${endpoint.name} answered ${result.status_code} to a test event.`);
  }

  async #deliveries(endpoint, list) {
    const last = (await this.api.webhookDeliveries(endpoint.id)).data;
    fill(
      list,
      last.length
        ? last.map((delivery) =>
            el(
              "li",
              {},
              el("span", {}, typeName(delivery.event_type)),
              el("span", {}, STATES[delivery.status] ?? delivery.status),
              el("span", {}, `${delivery.last_status}, ${delivery.tries === 1 ? "1 try" : `${delivery.tries} tries`}`),
              timeTag(delivery.last_at, ago(delivery.last_at)),
            ),
          )
        : el("li", {}, "No event yet."),
    );
    announce(`${last.length} events.`);
  }

  async #rotate(endpoint) {
    const changed = await this.api.rotateWebhookSecret(endpoint.id);
    await this.#show();
    this.#reveal(changed, "The old secret signs as well for 24 hours.");
  }

  async #remove(endpoint) {
    await this.api.removeWebhook(endpoint.id);
    await this.#show();
    notice(`${endpoint.name} hears of nothing any more.`);
  }

  /** A secret is in one answer and in no later one. */
  #reveal(endpoint, also) {
    const secret = el("code", { class: "secret" }, endpoint.signing_secret);
    fill(
      this.#secret,
      el(
        "div",
        { class: "panel" },
        el("h2", {}, `The secret of ${endpoint.name}`),
        el("p", {}, "Keep it now: it is not shown again. ", also),
        secret,
        el(
          "div",
          { class: "row" },
          this.#button("Copy", () => copy(endpoint.signing_secret, "Secret copied.")),
          this.#button("I have it", () => fill(this.#secret)),
        ),
      ),
    );
    this.#secret.scrollIntoView({ block: "nearest" });
  }

  #newEndpoint() {
    const field = (id, label, attributes) =>
      el(
        "div",
        { class: "field" },
        el("label", { htmlFor: id }, label),
        el("input", { id, name: id, "aria-describedby": `${id}-error`, ...attributes }),
        el("p", { class: "error", id: `${id}-error`, role: "alert", hidden: true }),
      );
    return el(
      "form",
      { class: "panel", noValidate: true, "aria-labelledby": "webhook-new", on: { submit: (event) => this.#create(event) } },
      el("h2", { id: "webhook-new" }, "New endpoint"),
      field("webhook-name", "Name", { maxLength: 256, autocomplete: "off" }),
      field("webhook-url", "Address", { type: "url", placeholder: "https://app.example.com/hooks", autocomplete: "off", spellcheck: false }),
      el(
        "fieldset",
        { class: "field" },
        el("legend", {}, "Tell it when"),
        this.#types.map((type) =>
          el(
            "label",
            { class: "choice" },
            el("input", { type: "checkbox", name: "type", value: type, defaultChecked: type === "video.completed" || type === "video.failed" }),
            ` ${typeName(type)}`,
          ),
        ),
        el("p", { class: "error", id: "webhook-types-error", role: "alert", hidden: true }),
      ),
      el("button", { type: "submit", class: "button" }, "Add the endpoint"),
    );
  }

  async #create(event) {
    event.preventDefault();
    const elements = this.#form.elements;
    this.#refuse(null);
    try {
      const made = await this.api.createWebhook({
        name: elements["webhook-name"].value,
        url: elements["webhook-url"].value,
        event_types: [...this.#form.querySelectorAll("[name=type]:checked")].map((box) => box.value),
      });
      this.#form.reset();
      await this.#show();
      this.#reveal(made, "Whoever has it can sign in our name.");
    } catch (refusal) {
      if (!this.#refuse(refusal)) complain(refusal);
    }
  }

  /** Says a refusal at the field it is about; false where it is about none of them. */
  #refuse(refusal) {
    const places = { name: "webhook-name-error", url: "webhook-url-error", event_types: "webhook-types-error" };
    Object.values(places).forEach((id) => (byId(id).hidden = true));
    if (!(refusal instanceof Refusal) || !places[refusal.param]) return false;
    const place = byId(places[refusal.param]);
    place.textContent = refusal.message;
    place.hidden = false;
    return true;
  }
}
