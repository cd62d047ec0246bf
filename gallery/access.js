// Whether the provider account may make videos: what is asked of the API, and the banner over the
// videos. The view with everything behind it is account.js.

import { announce, byId, el, fill } from "./dom.js";
import { clockTime, now, roughly, verdictName } from "./words.js";

/** Between two looks at the report, in milliseconds. */
const LOOK = 60000;
const WAITING_LOOK = 20000;
const HIDDEN_LOOK = 300000;

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
export const lookAgain = ({ try_again_at: at }) => at && el("p", { class: "again", data: { lookAgain: at } }, lookAgainText(at));

/** Access, for one owner, until it is closed. */
export class AccessView {
  #closed = new AbortController();
  #timer = null;
  #report = null;
  #account = null;
  #operator = false;
  #shown = false;

  /**
   * @param on what others want to know: reported(report), waiting() whether videos are open, absent()
   */
  constructor(api, on) {
    this.api = api;
    this.on = on;
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

  /** The view is fetched when somebody looks here. */
  async #open() {
    const { AccountView } = await import("./account.js");
    if (this.#closed.signal.aborted) return;
    this.#account ??= new AccountView(this.api, (report) => (report ? this.#take(report) : this.#look()));
    this.#account.know(this.#report, this.#operator);
    this.#account.draw();
    this.#account.loadHistory();
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
    this.#account?.know(report, operator);
    const verdict = report?.verdict ?? "unknown";
    byId("access-dot").dataset.verdict = verdict;
    byId("access-word").textContent = report ? `: ${verdictName(report)}` : ": not checked yet";
    if (before && report && before.verdict !== verdict) announce(`Access: ${verdictName(report)}. ${report.sentence}`);
    this.on.reported(report);
    const same = sameForms && JSON.stringify(before) === JSON.stringify(report);
    // What is the same stays where it is: somebody may be about to press it.
    if (!same) this.#drawBanner();
    if (this.#shown && !same) {
      this.#account?.draw();
      if (before?.checked_at !== report?.checked_at) this.#account?.loadHistory();
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

  /** Shows what time changes. */
  #tick() {
    this.#account?.tick();
    for (const place of document.querySelectorAll("[data-look-again]")) {
      place.textContent = lookAgainText(Number(place.dataset.lookAgain));
    }
  }
}
