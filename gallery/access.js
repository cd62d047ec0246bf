// Whether the provider account may make videos: the banner over the videos, and the view with
// everything behind it.

import { announce, byId, el, fill, timeTag } from "./dom.js";
import { complain, notice } from "./notices.js";
import { ago, clockTime, now, roughly, verdictName } from "./words.js";

/** Between two looks at the report, in milliseconds. */
const LOOK = 60000;
const WAITING_LOOK = 20000;
const HIDDEN_LOOK = 300000;

/** Nothing that is told of the account brings back what was switched off. */
const isGone = ({ reason }) => reason === "provider_retired" || reason === "model_retired";

/** Whether there are models that somebody else can make. */
const partly = ({ verdict, offered: models }) => verdict !== "ready" && models?.some((model) => model.verdict === "ready");

/** The models that it keeps from being made, where others can be. */
function concerns({ offered: models }) {
  const names = models?.filter(({ verdict }) => verdict !== "ready").map(({ model }) => model);
  return names?.length > 0 ? ` This concerns ${names.join(", ")}.` : null;
}

/** When another look is worth it. */
function lookAgainText(at) {
  const left = at - now();
  return left > 0 ? `Worth another look at ${clockTime(at)}, in ${roughly(left)}.` : "Worth another look now.";
}

/** The same as a line that the view keeps up to date; null when waiting does not help. */
const lookAgain = ({ try_again_at: at }) => at && el("p", { class: "again", data: { lookAgain: at } }, lookAgainText(at));

/** Access, for one owner, until it is closed. */
export class AccessView {
  #closed = new AbortController();
  #timer = null;
  #report = null;
  #said = null;
  #kind = null;
  #operator = false;
  #shown = false;
  #history = { entries: [], more: false };
  #blockedUntil = 0;

  /**
   * @param on what others want to know: reported(report), waiting() whether videos are open, absent()
   */
  constructor(api, on) {
    this.api = api;
    this.on = on;
    this.milestones = null;
    document.addEventListener("visibilitychange", () => document.hidden || this.#look(), { signal: this.#closed.signal });
    this.ticker = setInterval(() => document.hidden || this.#tick(), 5000);
  }

  open() {
    return this.#look();
  }

  close() {
    this.#closed.abort();
    clearTimeout(this.#timer);
    clearInterval(this.ticker);
    fill(byId("banner"));
    fill(byId("report"));
    byId("access-link").hidden = false;
    byId("access-dot").removeAttribute("data-verdict");
    byId("access-word").textContent = "";
  }

  /** The view came to the front or went from it. */
  show(shown) {
    const came = shown && !this.#shown;
    this.#shown = shown;
    if (came) this.#open();
  }

  /** What is said of a report and the form of milestones are fetched when somebody looks here. */
  async #open() {
    const [said, { Milestones }] = await Promise.all([import("./report.js"), import("./milestones.js")]);
    if (this.#closed.signal.aborted) return;
    this.#said = said;
    this.milestones ??= new Milestones(this.api, (report) => (report ? this.#take(report) : this.#look()));
    this.#draw();
    this.#loadHistory();
  }

  async #look() {
    clearTimeout(this.#timer);
    try {
      this.#take(await this.api.access());
    } catch (refusal) {
      if (this.#closed.signal.aborted) return;
      if (refusal.code === "no_report") await this.#takeNothing();
      else if (refusal.status === 404) return this.#absent();
      else if (this.#shown && !this.#report) fill(byId("report"), el("p", { class: "error" }, refusal.message));
    }
    this.#lookLater();
  }

  /** There is no report yet to say whose key this is, so what only operators may see does. */
  async #takeNothing() {
    let operator = true;
    try {
      await this.api.milestones();
    } catch {
      operator = false;
    }
    this.#take(null, operator);
  }

  #lookLater() {
    if (this.#closed.signal.aborted) return;
    const waiting = this.#report && this.#report.verdict !== "ready";
    const usual = waiting && (this.#report.try_again_at || this.on.waiting()) ? WAITING_LOOK : LOOK;
    this.#timer = setTimeout(() => this.#look(), document.hidden ? HIDDEN_LOOK : usual);
  }

  /** This deployment has no access routes. */
  #absent() {
    byId("access-link").hidden = true;
    this.on.absent();
  }

  #take(report, operator = report.operator) {
    if (this.#closed.signal.aborted) return;
    const before = this.#report;
    const sameForms = this.#operator === operator;
    this.#report = report;
    this.#operator = operator;
    const verdict = report?.verdict ?? "unknown";
    byId("access-dot").dataset.verdict = verdict;
    byId("access-word").textContent = report ? `: ${verdictName(report)}` : ": not checked yet";
    if (before && report && before.verdict !== verdict) announce(`Access: ${verdictName(report)}. ${report.sentence}`);
    this.on.reported(report);
    const same = sameForms && JSON.stringify(before) === JSON.stringify(report);
    // What is the same stays where it is: somebody may be about to press it.
    if (!same) this.#drawBanner();
    if (this.#shown && !same) {
      this.#draw();
      if (before?.checked_at !== report?.checked_at) this.#loadHistory();
    }
  }

  #drawBanner() {
    const report = this.#report;
    if (!report || report.verdict === "ready") return fill(byId("banner"));
    const held = report.held.length;
    const waiting = held === 1 ? "1 video waits for it and goes on by itself." : `${held} videos wait for it and go on by themselves.`;
    fill(
      byId("banner"),
      el(
        "div",
        { class: "banner", role: "note", "aria-label": "Access", data: { verdict: report.verdict } },
        el("span", { class: "sign", "aria-hidden": "true" }),
        el(
          "div",
          {},
          el("p", { class: "title" }, partly(report) ? "Not every model can be made now" : verdictName(report)),
          el("p", {}, report.sentence, concerns(report), held > 0 ? ` ${waiting}` : null),
          lookAgain(report),
        ),
        el("a", { class: "button", href: "#access" }, report.verdict === "blocked" ? "What to do" : "Details"),
      ),
    );
  }

  #draw() {
    const report = this.#report;
    if (!this.#said) return;
    const { accounts, checklist, findings, offered, standing, steps, supportMessage } = this.#said;
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
    const milestones = hasMilestones ? this.milestones?.element(chosen.milestones ?? null) : null;
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
    this.#draw();
    document.querySelector(`.account[data-kind="${kind}"]`).focus({ preventScroll: true });
    this.#loadHistory();
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
    setTimeout(() => this.#tick());
    return el("button", { type: "button", class: "main", id: "check-now", on: { click: () => this.#check() } }, "Check now");
  }

  async #check() {
    const button = byId("check-now");
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    button.textContent = "Checking";
    try {
      this.#take(await this.api.checkAccess());
      notice(`Checked: ${verdictName(this.#report).toLowerCase()}.`);
    } catch (refusal) {
      this.#blockedUntil = now() + (refusal.retryAfter ?? 0);
      complain(refusal);
    }
    if (!byId("check-now")) return;
    byId("check-now").textContent = "Check now";
    byId("check-now").removeAttribute("aria-disabled");
    this.#tick();
  }

  /** Shows what time changes. */
  #tick() {
    const report = this.#report;
    if (byId("checked-at") && report) fill(byId("checked-at"), "checked ", timeTag(this.#chosen().checked_at, ago(this.#chosen().checked_at)));
    const button = byId("check-now");
    if (button && button.textContent !== "Checking") {
      const left = Math.ceil(this.#blockedUntil - now());
      button.textContent = left > 0 ? `Check again in ${left} s` : "Check now";
      if (left > 0) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
    for (const place of document.querySelectorAll("[data-look-again]")) {
      place.textContent = lookAgainText(Number(place.dataset.lookAgain));
    }
  }

  async #loadHistory(after = null) {
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
      el("ol", { class: "timeline" }, this.#said.timeline(entries)),
      more &&
        el("button", { type: "button", class: "plain", on: { click: () => this.#loadHistory(entries.at(-1).id) } }, "Earlier checks"),
    );
  }
}
