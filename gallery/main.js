// Starts the page: the key, the views, and what belongs to one owner.

import { AccessView } from "./access.js";
import { Refusal, connect, session } from "./api.js";
import { announce, byId } from "./dom.js";
import { Make } from "./make.js";
import { Videos } from "./videos.js";

let open = null;

function show(view) {
  for (const id of ["sign-in", "videos-view", "access-view", "webhooks-view"]) byId(id).hidden = id !== view;
  const signedIn = view !== "sign-in";
  byId("views").hidden = !signedIn;
  byId("sign-out").hidden = !signedIn;
  for (const link of byId("views").querySelectorAll("a")) {
    if (`${link.dataset.view}-view` === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** The view that the address names. */
function showView() {
  const access = location.hash === "#access" && !byId("access-link").hidden;
  const view = access ? "access" : location.hash === "#webhooks" ? "webhooks" : "videos";
  show(`${view}-view`);
  open?.access.show(view === "access");
  if (view === "webhooks") open?.webhooks();
}

function askForKey(message = null, forget = true) {
  open?.close();
  open = null;
  if (forget) session.forget();
  show("sign-in");
  refuseKey(message);
  byId("key").value = "";
  byId("key").focus();
}

function refuseKey(message) {
  byId("key-error").textContent = message ?? "";
  byId("key-error").hidden = !message;
  if (message) byId("key").setAttribute("aria-invalid", "true");
  else byId("key").removeAttribute("aria-invalid");
}

/** Opens the page for the owner of a key; a key that nobody holds is not kept. */
async function enter(key) {
  const api = connect(key, (refusal) => open && askForKey(refusal.message));
  const [models, offer] = await Promise.all([api.models(), api.offer()]);
  session.keep(key, byId("remember").checked);
  const make = new Make(api, models.data, offer, (video) => videos.added(video));
  const videos = new Videos(api, make, offer.operations.includes("remix"), () => access.open());
  const access = new AccessView(api, {
    reported: (report) => videos.hold(report?.held ?? []),
    waiting: () => videos.hasOpen,
    absent: showView,
  });
  let webhooks = null;
  open = {
    access,
    videos,
    // Most people come for their videos: its code is loaded when it is looked at.
    webhooks: async () => {
      const { WebhooksView } = await import("./webhooks.js");
      webhooks ??= new WebhooksView(api);
      await webhooks.open();
    },
    close: () => [make, videos, access, webhooks].forEach((part) => part?.close()),
  };
  showView();
  await Promise.all([videos.open(), access.open()]);
  videos.showNamed();
}

async function signIn(key) {
  const button = byId("sign-in-form").querySelector("button");
  button.setAttribute("aria-disabled", "true");
  refuseKey(null);
  try {
    await enter(key);
    // Whoever went on to something else meanwhile stays there.
    const held = document.activeElement;
    if (held === document.body || !held.checkVisibility()) byId("prompt").focus({ preventScroll: true });
    announce("Signed in.");
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    // A key that could not be tried is tried again when the page is loaded again.
    askForKey(refusal.message, refusal.status === 401);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

byId("sign-in-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const key = byId("key").value.trim();
  if (byId("sign-in-form").querySelector("button").getAttribute("aria-disabled") === "true") return;
  // A header takes plain characters only; no key has others.
  if (!/^[\x21-\x7e]+$/.test(key)) return refuseKey(key ? "A key has no spaces and no special letters." : "Enter a key.");
  signIn(key);
});
byId("sign-out").addEventListener("click", () => askForKey());
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
addEventListener("hashchange", () => {
  if (!open) return;
  showView();
  open.videos.showNamed();
});

const kept = session.key();
if (kept) signIn(kept);
else askForKey();
