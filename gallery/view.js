// One video, large: playing, with everything that is known of it and can be done.

import { announce, byId, el, fill, timeTag } from "./dom.js";
import { player, stop } from "./film.js";
import { clockTime, dollarRange, sizeText, shape } from "./words.js";

const act = (label, click, className = "button") => el("button", { type: "button", class: className, on: { click } }, label);

/** The view over the wall. */
export class View {
  #video = null;
  #film = null;
  #before = null;

  /**
   * @param actions what can be done: download, copyLink, copyAddress, remix, remove
   * @param wall links behind all videos
   * @param around next(video, by): the finished one so many places further on the wall, undefined
   *     at its end; find(id): one that is loaded; closed: a signal that the wall is no more
   */
  constructor(actions, wall, { next, find, closed }) {
    Object.assign(this, { actions, wall, next, find });
    byId("view").addEventListener("keydown", (event) => this.#key(event), { signal: closed });
  }

  show(video) {
    if (byId("view").hidden) this.#before = document.activeElement;
    this.#silence();
    this.#video = video;
    const place = byId("view");
    const stage = el("div", { class: "stage" });
    const [width, height] = video.size.split("x").map(Number);
    stage.style.setProperty("--ratio", width / height);
    fill(place, this.#top(), stage, this.#about(video));
    place.setAttribute("aria-label", `Video: ${(video.prompt ?? "").slice(0, 80)}`);
    place.hidden = false;
    for (const part of document.querySelectorAll("header, main, .skip")) part.inert = true;
    document.body.classList.add("viewing");
    history.replaceState(null, "", `#videos/${video.id}`);
    this.#play(stage);
  }

  #play(stage) {
    this.#film = player(this.#video.id, this.wall.links, "Video", (reason) => {
      fill(stage, el("div", { class: "failure" }, el("p", { class: "title" }, reason.message), act("Try again", () => this.#play(stage))));
      this.actions.complain(reason);
    });
    fill(stage, this.#film.video);
    this.#film.video.focus({ preventScroll: true });
    this.#film.start();
  }

  #top() {
    const turn = (label, sign, by) => {
      const there = this.next(this.#video, by);
      return el("button", { type: "button", class: "turn", "aria-label": label, disabled: !there, on: { click: () => this.show(there) } }, sign);
    };
    return el(
      "div",
      { class: "over" },
      turn("Newer video", "←", -1),
      turn("Older video", "→", 1),
      el("button", { type: "button", class: "turn", "aria-label": "Close", on: { click: () => this.close() } }, "×"),
    );
  }

  #about(video) {
    const source = video.remixed_from_video_id && this.find(video.remixed_from_video_id);
    const facts = [video.model, `${shape(video.size)}, ${sizeText(video.made?.size ?? video.size)}`, `${video.seconds} s`];
    const leave = (then) => () => {
      this.close();
      then(video);
    };
    return el(
      "div",
      { class: "about" },
      el("h2", { class: "words", dir: "auto" }, video.prompt ?? "No prompt is known"),
      el("p", { class: "facts" }, facts.map((fact) => el("span", {}, fact)), timeTag(video.completed_at, clockTime(video.completed_at))),
      el("p", { class: "hint cost-of-it" }, this.#cost(video)),
      video.remixed_from_video_id &&
        el("p", { class: "source" }, "A remix of ", source ? act(source.prompt ?? "another video", () => this.show(source), "plain") : "another video"),
      el(
        "div",
        { class: "buttons" },
        act("Download", () => this.actions.download(video), "main"),
        this.actions.remix && act("Remix", leave(this.actions.remix)),
        act("Copy public link", () => this.actions.copyLink(video)),
        act("Copy account link", () => this.actions.copyAddress(video)),
        act("Delete", leave(this.actions.remove), "plain remove"),
      ),
    );
  }

  /** What its provider said that it charged, else what the list of prices says of such a video. */
  #cost(video) {
    if (video.usage) return `Its provider charged ${dollarRange([video.usage.cost_usd])}.`;
    const found = this.wall.costOf(video);
    return found ? `By the list of prices, ${dollarRange(found)}.` : "What it cost is not known.";
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const film = this.#film?.video;
    const onButton = event.target.closest("button");
    const keys = {
      Escape: () => this.close(),
      ArrowLeft: () => this.#turn(-1),
      ArrowRight: () => this.#turn(1),
      " ": () => !onButton && film && (film.paused ? film.play() : film.pause()),
      Tab: () => this.#stay(event),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    // Space on a button presses it, and Tab goes on by itself within the view.
    if (event.key !== "Tab" && !(event.key === " " && onButton)) event.preventDefault();
    keys[event.key]();
  }

  #turn(by) {
    const there = this.next(this.#video, by);
    if (there) this.show(there);
    else announce("There is no other one.");
  }

  /** The last thing that can have the focus is followed by the first. */
  #stay(event) {
    const all = [...byId("view").querySelectorAll("button:not(:disabled), video")];
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0]).focus();
  }

  #silence() {
    if (this.#film) stop(this.#film.video);
    this.#film = null;
  }

  close() {
    if (byId("view").hidden) return;
    this.#silence();
    byId("view").hidden = true;
    fill(byId("view"));
    for (const part of document.querySelectorAll("header, main, .skip")) part.inert = false;
    document.body.classList.remove("viewing");
    history.replaceState(null, "", "#videos");
    const back = document.querySelector(`.card[data-id="${this.#video.id}"] .play`) ?? this.#before;
    back?.focus({ preventScroll: true });
    back?.scrollIntoView({ block: "nearest" });
  }
}
