// The pictures of finished videos. A browser plays only so many videos at once, so a card shows a
// still that was drawn once; the video itself is there while it plays.

import { el } from "./dom.js";
import { now } from "./words.js";

/** Stills that are fetched at the same time. */
const AT_ONCE = 3;

/** A still that takes longer is given up, in milliseconds. */
const PATIENCE = 15000;

/** Second that the still shows; the very first frame is often black. */
const STILL_AT = 0.1;

/** A link is used no more when it has less than this to live, in seconds. */
const MARGIN = 20;

/** Links to videos, each fetched once in its life. */
export class Links {
  #known = new Map();

  constructor(api) {
    this.api = api;
  }

  /** A link that works now. */
  async of(id) {
    const known = this.#known.get(id);
    if (known && known.expires_at - now() > MARGIN) return known;
    const link = await this.api.link(id);
    this.#known.set(id, link);
    return link;
  }

  /** The link did not work: the next one is a new one. */
  forget(id) {
    this.#known.delete(id);
  }

  /** Nobody answered for a while, and who answers now may sign in another way. */
  forgetAll() {
    this.#known.clear();
  }
}

/** Draws stills, a few at a time, in the order they are asked for. */
export class Stills {
  #waiting = [];
  #running = 0;

  constructor(links) {
    this.links = links;
  }

  /** Draws the video's still on the canvas; says whether it could. */
  draw(id, canvas) {
    return new Promise((resolve) => {
      this.#waiting.push({ id, canvas, resolve });
      this.#next();
    });
  }

  async #next() {
    if (this.#running >= AT_ONCE || this.#waiting.length === 0) return;
    const { id, canvas, resolve } = this.#waiting.shift();
    this.#running++;
    let drawn = false;
    try {
      const link = await this.links.of(id);
      drawn =
        (link.thumbnail_url && (await drawImage(link.thumbnail_url, canvas))) || (await drawStill(link.poster_url ?? link.url, canvas));
    } catch {
      // No still: the card has a button to play, which tells what is wrong.
    } finally {
      this.#running--;
      resolve(drawn);
      this.#next();
    }
  }
}

/** As large as a card needs it. */
function draw(picture, width, height, canvas) {
  const scale = Math.min(1, 960 / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
}

async function drawImage(url, canvas) {
  const image = el("img", { src: url, alt: "" });
  try {
    await image.decode();
  } catch {
    return false;
  }
  draw(image, image.naturalWidth, image.naturalHeight, canvas);
  return true;
}

function drawStill(url, canvas) {
  return new Promise((resolve) => {
    const video = el("video", { muted: true, preload: "auto", playsInline: true });
    const end = (drawn) => {
      clearTimeout(timer);
      video.removeAttribute("src");
      video.load();
      resolve(drawn);
    };
    const timer = setTimeout(() => end(false), PATIENCE);
    video.addEventListener("error", () => end(false), { once: true });
    video.addEventListener(
      "loadeddata",
      () => {
        draw(video, video.videoWidth, video.videoHeight, canvas);
        end(true);
      },
      { once: true },
    );
    video.src = `${url}#t=${STILL_AT}`;
  });
}

/** Lets go of what it loads and plays, also where nobody sees it any more. */
export function stop(video) {
  video.pause();
  video.removeAttribute("src");
  video.load();
}

/** A film without sound that begins again and again; null when there is no link to it. */
export async function preview(id, links) {
  try {
    const { url } = await links.of(id);
    return el("video", { muted: true, loop: true, autoplay: true, playsInline: true, tabIndex: -1, "aria-hidden": "true", src: url });
  } catch {
    // The still stays, and who wants to play it is told what is wrong.
    return null;
  }
}

const UNPLAYABLE = "The video cannot be played. It may have been removed.";

/**
 * A video that plays as soon as it is on the page. Whenever its link does not work any more, it
 * goes on with a new one where it was.
 *
 * @param failed called with the reason when it cannot be played; it is silent then
 */
export function player(id, links, label, failed) {
  const video = el("video", { controls: true, playsInline: true, preload: "auto", "aria-label": label });
  let reached = 0;
  let renewed = false;
  const give = (reason) => {
    stop(video);
    failed(reason);
  };
  const start = async () => {
    try {
      const { url } = await links.of(id);
      if (!video.isConnected) return;
      video.src = url;
      video.currentTime = reached;
      // What is wrong with the source comes as an error event; a browser may want a click first.
      await video.play().catch(() => {});
    } catch (reason) {
      give(reason);
    }
  };
  video.addEventListener("timeupdate", () => {
    if (video.currentTime <= reached) return;
    reached = video.currentTime;
    renewed = false;
  });
  video.addEventListener("error", () => {
    if (!video.hasAttribute("src")) return;
    // A new link that plays nothing will not get better with another one.
    if (renewed) return give(new Error(UNPLAYABLE));
    renewed = true;
    links.forget(id);
    start();
  });
  // One video at a time has the word.
  video.addEventListener("play", () => {
    for (const other of document.querySelectorAll("video")) if (other !== video) other.pause();
  });
  return { video, start };
}
