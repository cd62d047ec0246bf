// Short messages at the edge of the page, some with a way back.

import { announce, byId, el } from "./dom.js";

/** How long a notice stays, in milliseconds; not while it is pointed at or has the focus. */
const STAYS = 8000;

/**
 * Counts down over an element, and waits while somebody is there: who came with the pointer or the
 * keyboard, not where the page itself put the focus or where the pointer lay before.
 *
 * @param tick called with the whole seconds that are left
 * @param over called once, at the end
 * @return end() ends it now, cancel() ends it without a word, focus(target) is no stay
 */
export function countdown(element, milliseconds, { tick = () => {}, over }) {
  const closed = new AbortController();
  const { signal } = closed;
  const stays = { pointer: false, focus: false };
  let ownFocus = false;
  let left = milliseconds;
  let last = performance.now();
  const cancel = () => {
    clearInterval(timer);
    closed.abort();
  };
  const end = () => {
    if (signal.aborted) return;
    cancel();
    over();
  };
  const pass = () => {
    const at = performance.now();
    if (!stays.pointer && !stays.focus) left -= at - last;
    last = at;
    if (left <= 0) end();
    else tick(Math.ceil(left / 1000));
  };
  const timer = setInterval(pass, 250);
  const stay = (kind, there) => () => {
    pass();
    stays[kind] = there && !(kind === "focus" && ownFocus);
  };
  element.addEventListener("pointerenter", stay("pointer", true), { signal });
  element.addEventListener("pointerleave", stay("pointer", false), { signal });
  element.addEventListener("focusin", stay("focus", true), { signal });
  element.addEventListener("focusout", stay("focus", false), { signal });
  const focus = (target) => {
    ownFocus = true;
    target.focus({ preventScroll: true });
    ownFocus = false;
  };
  tick(Math.ceil(left / 1000));
  return { end, cancel, focus };
}

/** The notices that are there, by what they say: the same one twice is one. */
const shown = new Map();

/**
 * Shows a notice.
 *
 * @param action a label and what happens then; the notice goes with it
 * @param kind plain or failed
 * @param copy a text to copy by hand
 * @param stays whether it stays until it is closed
 * @return ends the notice at once, as if its time were up
 */
export function notice(text, { action, kind = "plain", copy, stays = false } = {}) {
  shown.get(text)?.close();
  const close = () => {
    if (shown.get(text)?.element !== element) return;
    shown.delete(text);
    time?.cancel();
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    if (hadFocus) byId("grid").focus({ preventScroll: true });
  };
  const act = () => {
    close();
    action.run();
  };
  const element = el(
    "div",
    { class: "notice", data: { kind } },
    el("p", {}, text),
    copy && el("input", { readOnly: true, value: copy, "aria-label": "Text to copy", on: { focus: (event) => event.target.select() } }),
    action && el("button", { type: "button", on: { click: act } }, action.label),
    stays ? null : el("button", { type: "button", class: "close", "aria-label": "Close the notice", on: { click: close } }, "×"),
  );
  shown.set(text, { close, element });
  byId("notices").append(element);
  announce(text);
  const time = stays ? null : countdown(element, STAYS, { over: close });
  return { close };
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
