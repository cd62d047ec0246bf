// The view with everything that is known of the provider account: verdict, evidence, what to do, history.

import { lookAgain } from "./access.js";
import { byId, el, fill, timeTag } from "./dom.js";
import { Milestones } from "./milestones.js";
import { complain, notice } from "./notices.js";
import { accounts, checklist, findings, offered, standing, steps, supportMessage, timeline } from "./report.js";
import { ago, now, verdictName } from "./words.js";

/** Nothing that is told of the account brings back what was switched off. */
const isGone = ({ reason }) => reason === "provider_retired" || reason === "model_retired";

/** The view, for one owner. */
export class AccountView {
  #report = null;
  #kind = null;
  #operator = false;
  #history = { entries: [], more: false };
  #blockedUntil = 0;

  /** @param taken called with each report that the API answers with, or with none when there is one to fetch */
  constructor(api, taken) {
    this.api = api;
    this.taken = taken;
    this.milestones = new Milestones(api, taken);
  }

  /** What is known from now on; null for no report yet. */
  know(report, operator) {
    this.#report = report;
    this.#operator = operator;
  }

  draw() {
    const report = this.#report;
    if (!report) {
      return fill(
        byId("report"),
        el(
          "div",
          { class: "nothing" },
          el("p", { class: "title" }, "Not checked yet"),
          el("p", {}, "A check asks the provider what this account may do. It costs nothing and makes no video."),
          this.#checkButton(),
        ),
      );
    }
    const chosen = this.#chosen();
    const several = report.reports && [accounts(report.reports, chosen.kind, (kind) => this.#choose(kind)), offered(report.offered)];
    if (!this.#operator) {
      fill(
        byId("report"),
        several,
        this.#verdict(chosen),
        el("p", { class: "hint" }, "What stands behind it is for the operators of this deployment."),
        el("section", { class: "panel", id: "history" }),
      );
      return this.#drawHistory();
    }
    // What is being filled in stays as it is; milestones are of the one kind of account that has them.
    const hasMilestones = chosen.kind === "openai" && !isGone(chosen);
    const milestones = hasMilestones ? this.milestones.element(chosen.milestones ?? null) : null;
    const hadFocus = document.activeElement?.id === "check-now";
    const openFindings = [...byId("report").querySelectorAll("details[open]")].map((one) => one.dataset.check);
    fill(
      byId("report"),
      several,
      this.#verdict(chosen),
      el(
        "div",
        { class: "columns" },
        el("div", {}, standing(chosen), steps(chosen), checklist(chosen), findings(chosen, openFindings)),
        el("div", {}, milestones, supportMessage(chosen), el("section", { class: "panel", id: "history" })),
      ),
    );
    this.#drawHistory();
    if (hadFocus) byId("check-now").focus({ preventScroll: true });
  }

  /** The report that is looked at: about the chosen provider, else the one that leads. */
  #chosen() {
    const { reports } = this.#report;
    return reports?.find(({ kind }) => kind === this.#kind) ?? reports?.[0] ?? { kind: "openai", ...this.#report };
  }

  #choose(kind) {
    this.#kind = kind;
    this.#history = { entries: [], more: false };
    this.draw();
    document.querySelector(`.account[data-kind="${kind}"]`).focus({ preventScroll: true });
    this.loadHistory();
  }

  #verdict(report) {
    const facts = [this.#report.reports && report.kind, report.provider, report.standing ? null : report.models?.join(", "), report.key_ending && `key ending ${report.key_ending}`];
    return el(
      "section",
      { class: "verdict", data: { verdict: report.verdict }, "aria-label": "Verdict" },
      el("span", { class: "sign", "aria-hidden": "true" }),
      el(
        "div",
        {},
        el("h2", {}, verdictName(report)),
        el("p", { class: "sentence" }, report.sentence),
        lookAgain(report),
        el("p", { class: "facts" }, facts.filter(Boolean).map((fact) => el("span", {}, fact)), el("span", { id: "checked-at" })),
      ),
      this.#checkButton(),
    );
  }

  /** For who may use it. */
  #checkButton() {
    if (!this.#operator) return null;
    setTimeout(() => this.tick());
    return el("button", { type: "button", class: "main", id: "check-now", on: { click: () => this.#check() } }, "Check now");
  }

  async #check() {
    const button = byId("check-now");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    button.textContent = "Checking";
    try {
      this.taken(await this.api.checkAccess());
      notice(`Checked: ${verdictName(this.#report).toLowerCase()}.`);
    } catch (refusal) {
      this.#blockedUntil = now() + (refusal.retryAfter ?? 0);
      complain(refusal);
    }
    if (!byId("check-now")) return;
    byId("check-now").textContent = "Check now";
    byId("check-now").removeAttribute("aria-disabled");
    this.tick();
  }

  /** Shows what time changes. */
  tick() {
    const report = this.#report;
    if (byId("checked-at") && report) fill(byId("checked-at"), "checked ", timeTag(this.#chosen().checked_at, ago(this.#chosen().checked_at)));
    const button = byId("check-now");
    if (button && button.textContent !== "Checking") {
      const left = Math.ceil(this.#blockedUntil - now());
      button.textContent = left > 0 ? `Check again in ${left} s` : "Check now";
      if (left > 0) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  async loadHistory(after = null) {
    const kind = this.#report?.reports ? this.#chosen().kind : null;
    try {
      const page = await this.api.accessHistory(kind, after);
      // Somebody may have chosen another one meanwhile.
      if (this.#report?.reports && this.#chosen().kind !== kind) return;
      this.#history = { entries: after ? [...this.#history.entries, ...page.data] : page.data, more: page.has_more };
      this.#drawHistory();
    } catch (refusal) {
      if (after) complain(refusal);
    }
  }

  #drawHistory() {
    const place = byId("history");
    const { entries, more } = this.#history;
    if (!place) return;
    place.hidden = entries.length === 0;
    fill(
      place,
      el("h2", {}, "History"),
      el("ol", { class: "timeline" }, timeline(entries)),
      more &&
        el("button", { type: "button", class: "plain", on: { click: () => this.loadHistory(entries.at(-1).id) } }, "Earlier checks"),
    );
  }
}
