// The parts of an access report.

import { el, outsideLink, timeTag } from "./dom.js";
import { copy } from "./notices.js";
import { clockTime, verdictName } from "./words.js";

const MARKS = { done: "done", open: "open", unknown: "not known", pass: "passed", fail: "failed", skipped: "skipped" };

/** Checks whose names say the opposite of what a pass means. */
const CHECKS = { retired: "not retired" };

/** The reports about all providers side by side; one is chosen. */
export function accounts(reports, chosen, choose) {
  return el(
    "ul",
    { class: "accounts", "aria-label": "Providers" },
    reports.map((report) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            class: "account",
            data: { verdict: report.verdict, kind: report.kind },
            "aria-pressed": String(report.kind === chosen),
            on: { click: () => choose(report.kind) },
          },
          el("span", { class: "sign", "aria-hidden": "true" }),
          el(
            "span",
            {},
            el("span", { class: "title" }, report.kind),
            el("span", { class: "name" }, verdictName(report)),
            el("span", { class: "sentence" }, report.sentence),
          ),
        ),
      ),
    ),
  );
}

const OFFERED = { ready: "done", blocked: "open" };

/** Who makes each model that may be asked for, as far as is known. */
export function offered(models) {
  return el(
    "section",
    { class: "panel", id: "offered" },
    el("h2", {}, "What may be asked for"),
    el(
      "ul",
      { class: "checklist" },
      models.map(({ model, verdict, target, proved }) =>
        el(
          "li",
          { data: { state: OFFERED[verdict] ?? "unknown" } },
          el("span", { class: "mark", "aria-hidden": "true" }),
          el(
            "div",
            {},
            el("p", { class: "title" }, model),
            el("p", {}, verdict === "ready" ? `${target} can make it${proved ? ", proved by a video" : ", not proved"}` : `${verdictName({ verdict })}: ${target ?? "nobody was checked"}`),
          ),
        ),
      ),
    ),
  );
}

const STANDINGS = { proved: "proved: a video was taken", refused: "refused", listed: "listed, not proved", unknown: "not known" };
const STANDING_MARKS = { proved: "done", refused: "open" };

/** How each model stands, with the provider's own words where it refused one. */
export function standing(report) {
  const models = report.standing ?? [];
  if (models.length === 0) return null;
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, "Models"),
    el("ul", { class: "checklist standing" }, models.map(modelItem)),
  );
}

const modelItem = ({ model, standing: state, at, reason, words }) =>
  el(
    "li",
    { data: { state: STANDING_MARKS[state] ?? "unknown" } },
    el("span", { class: "mark", "aria-hidden": "true" }),
    el(
      "div",
      {},
      el("p", { class: "title" }, model),
      el(
        "p",
        {},
        STANDINGS[state] ?? state,
        reason ? ` for ${reason.replaceAll("_", " ")}` : null,
        at ? [", ", timeTag(at, clockTime(at))] : null,
        words ? el("q", {}, words) : null,
      ),
    ),
  );

/** What to do, in order. */
export function steps(report) {
  if (report.steps.length === 0) return null;
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, "What to do"),
    el("ol", { class: "steps" }, report.steps.map(adviceItem)),
  );
}

const host = (link) => {
  try {
    return new URL(link).hostname;
  } catch {
    return link;
  }
};

const adviceItem = ({ text, link }) =>
  el("li", {}, text, link ? [" ", outsideLink(link, `Open ${host(link)}`)] : null);

/** What must be true, with marks. */
export function checklist(report) {
  if (report.checklist.length === 0) return null;
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, "Checklist"),
    el(
      "ul",
      { class: "checklist" },
      report.checklist.map(({ text, state, sentence }) =>
        el(
          "li",
          { data: { state } },
          el("span", { class: "mark", "aria-hidden": "true" }),
          el("div", {}, el("p", { class: "title" }, text, el("span", { class: "unseen" }, `, ${MARKS[state] ?? state}`)), el("p", {}, sentence)),
        ),
      ),
    ),
  );
}

/** Each check with its evidence; those in `open` are unfolded. */
export function findings(report, open) {
  if (report.findings.length === 0) return null;
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, "What was looked at"),
    report.findings.map((finding) => findingDetails(finding, open.includes(finding.check))),
  );
}

function findingDetails({ check, state, sentence, inferred, evidence, advice, link }, open) {
  const status = evidence && [evidence.http_status, evidence.code].filter(Boolean).join(" ");
  const headers = Object.entries(evidence?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return el(
    "details",
    { class: "finding", open, data: { state, check } },
    el(
      "summary",
      {},
      el("span", { class: "mark", "aria-hidden": "true" }),
      el("span", {}, CHECKS[check] ?? check.replaceAll("_", " "), el("span", { class: "unseen" }, `, ${MARKS[state] ?? state}`)),
    ),
    el("p", {}, sentence, inferred ? el("em", {}, " No API tells this; it is inferred.") : null),
    evidence && el("pre", { tabIndex: 0, "aria-label": "Evidence" }, [status, evidence.text, ...headers].filter(Boolean).join("\n")),
    advice.length > 0 ? el("ul", {}, advice.map(adviceItem)) : null,
    link ? el("p", {}, outsideLink(link, `Open ${host(link)}`)) : null,
  );
}

/** A text to send to whoever can help. */
export function supportMessage({ support_message: text }) {
  if (!text) return null;
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, "Message for the provider’s support"),
    el("pre", { class: "message", tabIndex: 0, "aria-label": "Message" }, text),
    el("button", { type: "button", class: "button", on: { click: () => copy(text, "Message copied.") } }, "Copy the message"),
  );
}

/** The history as a list, newest first. */
export const timeline = (entries) => stretches(entries).map(stretch);

/** Checks in a row with the same result are one stretch, newest first. */
function stretches(entries) {
  const all = [];
  for (const entry of entries) {
    const last = all.at(-1);
    if (last && last.reason === entry.reason && last.verdict === entry.verdict) {
      last.since = entry.checked_at;
      last.checks++;
    } else {
      all.push({ ...entry, since: entry.checked_at, checks: 1 });
    }
  }
  return all;
}

const stretch = ({ verdict, reason, sentence, since, checked_at: until, checks }) =>
  el(
    "li",
    { data: { verdict } },
    el("p", { class: "title" }, verdictName({ verdict, reason })),
    el("p", {}, sentence),
    el(
      "p",
      { class: "facts" },
      checks > 1 ? el("span", {}, timeTag(since, clockTime(since)), " to ", timeTag(until, clockTime(until))) : el("span", {}, timeTag(until, clockTime(until))),
      checks > 1 ? el("span", {}, `${checks} checks`) : null,
    ),
  );
