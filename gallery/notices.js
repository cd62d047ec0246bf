// Short messages at the edge of the page, some with a way back.

import { announce, byId, el } from "./dom.js";

/** How long a notice stays, in milliseconds; not while it is pointed at or has the focus. */
const STAYS = 8000;

/**
 * Shows a notice.
 *
 * @param action a label and what happens then; the notice goes with it
 * @param gone called when the notice went without the action
 * @return ends the notice at once, as if its time were up
 */
export function notice(text, { action, gone = () => {}, kind = "plain", copy } = {}) {
  let timer = null;
  let over = false;
  const end = (after) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    if (hadFocus) byId("grid").focus({ preventScroll: true });
    after();
  };
  const close = () => end(gone);
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(close, STAYS);
  };
  const hold = () => clearTimeout(timer);
  const element = el(
    "div",
    { class: "notice", data: { kind }, on: { pointerenter: hold, pointerleave: wait, focusin: hold, focusout: wait } },
    el("p", {}, text),
    copy && el("input", { readOnly: true, value: copy, "aria-label": "Text to copy", on: { focus: (event) => event.target.select() } }),
    action && el("button", { type: "button", on: { click: () => end(action.run) } }, action.label),
    el("button", { type: "button", class: "close", "aria-label": "Close the notice", on: { click: close } }, "×"),
  );
  byId("notices").append(element);
  announce(text);
  wait();
  return { close, focus: () => element.querySelector("button").focus({ preventScroll: true }) };
}

/** Tells that something did not work, in the API's own words. */
export const complain = (refusal) => notice(refusal.message, { kind: "failed" });

/** Copies a text and says so; where the browser does not allow it, shows the text. */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    notice(done);
  } catch {
    notice("Copy this:", { copy: text });
  }
}
