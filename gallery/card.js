// One video on the wall: waiting, in the making, finished or failed.

import { el, fill, timeTag } from "./dom.js";
import { isOpen } from "./library.js";
import { preview, stop } from "./film.js";
import { countdown } from "./notices.js";
import { ago, clockTime, duration, failure, now, roughly, sizeText } from "./words.js";

/** Prompts longer than this are folded, in characters. */
const FOLDED = 80;

/** A mouse that stays for so long wants to see more, in milliseconds. */
const RESTS = 400;

/** So long a deleted video can be had back, in milliseconds. */
const WAY_BACK = 10000;

const button = (label, click, properties = {}) => el("button", { type: "button", class: "plain", on: { click }, ...properties }, label);

/** A card, kept up to date by {@link Card#show} and {@link Card#tick}. */
export class Card {
  /**
   * @param actions what can be done: show, download, remix, again, remove
   * @param wall the links, stills and library behind all cards
   */
  constructor(video, actions, wall) {
    this.actions = actions;
    this.wall = wall;
    this.frame = el("div", { class: "frame" });
    this.when = el("span", { class: "when" });
    this.buttons = el("div", { class: "buttons" });
    this.tried = el("ul", { class: "tried", "aria-label": "Asked before", hidden: true });
    const caption = el("div", { class: "caption" }, this.#prompt(video), this.#facts(video), this.tried, this.buttons);
    this.element = el("li", { class: "card", data: { id: video.id } }, el("article", {}, this.frame, caption));
    const [width, height] = video.size.split("x").map(Number);
    // What has no picture needs room for its words.
    this.element.style.setProperty("--ratio", video.status === "failed" ? 1.2 : width / height);
    this.element.dataset.shape = width > height ? "wide" : "tall";
    this.show(video);
  }

  /** The words of the prompt; a long one can be unfolded. */
  #prompt(video) {
    const text = video.prompt ?? "";
    const id = `prompt-of-${video.id}`;
    const prompt = el("h2", { class: "words", id, dir: "auto" }, text);
    if (text.length <= FOLDED) return prompt;
    prompt.classList.add("folded");
    const more = button("Show all", () => {
      const folded = prompt.classList.toggle("folded");
      more.textContent = folded ? "Show all" : "Show less";
      more.setAttribute("aria-expanded", String(!folded));
    }, { "aria-expanded": "false", "aria-controls": id });
    more.classList.add("unfold");
    return [prompt, more];
  }

  #facts(video) {
    const facts = [video.model, `${video.seconds} s`, video.remixed_from_video_id && "remix"];
    return el("p", { class: "facts", title: sizeText(video.size) }, facts.filter(Boolean).map((fact) => el("span", {}, fact)), this.when);
  }

  /** Shows the video as it is now. */
  show(video) {
    const before = this.video;
    this.video = video;
    if (this.leaving) return;
    if (before?.status !== video.status || video.error?.code !== before?.error?.code) this.#rebuild();
    this.#showTried();
    this.tick();
  }

  /** Who was asked before and certainly did not take it, and why. */
  #showTried() {
    const tried = this.video.tried ?? [];
    this.tried.hidden = tried.length === 0;
    const said = tried.map(({ target, code }) => `${target} did not take it: ${failure({ code }).title}`);
    if (this.saidTried === said.join()) return;
    this.saidTried = said.join();
    fill(this.tried, said.map((text) => el("li", {}, text)));
  }

  #rebuild() {
    const { video } = this;
    this.element.dataset.status = video.status;
    this.stillDrawn = false;
    if (isOpen(video)) this.#showOpen();
    else if (video.status === "completed") this.#showFinished();
    else this.#showFailed();
  }

  #name(what) {
    return `${what}: ${(this.video.prompt ?? "").slice(0, 80)}`;
  }

  #showOpen() {
    this.state = el("p", { class: "state" });
    this.bar = el("progress", { max: 100, "aria-label": this.#name("Progress") });
    this.times = el("p", { class: "times" });
    this.why = el("p", { class: "why", hidden: true });
    fill(this.frame, el("div", { class: "making" }, this.state, this.bar, this.why, this.times));
    fill(this.buttons, this.#removeButton("Stop and delete"));
  }

  #showFinished() {
    this.canvas = el("canvas", { width: 1, height: 1, "aria-hidden": "true" });
    const on = {
      click: () => {
        this.#silence();
        this.actions.show(this.video);
      },
      pointerenter: (event) => event.pointerType === "mouse" && this.#preview(),
      pointerleave: () => this.#silence(),
    };
    const play = el("button", { type: "button", class: "play", "aria-label": this.#name("Play"), on });
    fill(this.frame, this.canvas, play);
    fill(
      this.buttons,
      button("Download", () => this.actions.download(this.video)),
      this.actions.remix && button("Remix", () => this.actions.remix(this.video), { class: "plain again-with" }),
      this.#removeButton("Delete"),
    );
  }

  /** Moves while the mouse rests on it, for who has nothing against things that move. */
  #preview() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(async () => {
      const film = await preview(this.video.id, this.wall.links);
      if (film && this.element.matches(":hover") && !this.leaving) this.canvas.after(film);
    }, RESTS);
  }

  #showFailed() {
    const { title, remedy, paid, seeAccess, again } = failure(this.video.error);
    fill(
      this.frame,
      el(
        "div",
        { class: "failure" },
        el("p", { class: "badge" }, "Failed"),
        el("p", { class: "title" }, title),
        el("p", { class: "said" }, this.video.error?.message ?? "No reason is known."),
        el("p", { class: "remedy" }, seeAccess ? el("a", { href: "#access" }, remedy) : remedy),
        el("p", { class: "paid" }, paid),
        this.video.error?.code && el("code", {}, this.video.error.code),
      ),
    );
    fill(this.buttons, button(again, () => this.actions.again(this.video)), this.#removeButton("Delete"));
  }

  #removeButton(label) {
    return button(label, () => this.actions.remove(this.video), { class: "plain remove", "aria-label": this.#name(label) });
  }

  /** Shows what time changes. */
  tick() {
    if (this.leaving) return;
    const { video } = this;
    const at = now();
    const then = video.completed_at ?? video.created_at;
    const said = ago(then, at);
    if (this.saidWhen !== said) fill(this.when, timeTag(then, said));
    this.saidWhen = said;
    if (isOpen(video)) this.#tickOpen(at);
  }

  #tickOpen(at) {
    const { video } = this;
    const held = this.wall.held.get(video.id);
    const elapsed = at - video.created_at;
    const running = video.status === "in_progress";
    this.element.dataset.held = String(Boolean(held));
    this.state.textContent = held ? "Waiting for access" : running ? `${video.progress} %` : "Waiting for its turn";
    this.bar.hidden = !running;
    this.bar.value = video.progress;
    const parts = [duration(elapsed)];
    if (held) {
      parts.push(held.try_again_at && held.try_again_at > at ? `next try ${clockTime(held.try_again_at)}` : "next try soon");
    } else {
      const left = this.wall.library.timeLeft(video, at);
      if (left !== null) parts.push(left > 0 ? `${roughly(left)} left` : "longer than usual");
    }
    const text = parts.join(" · ");
    if (this.times.textContent !== text) this.times.textContent = text;
    if (held && this.why.textContent !== held.message) this.why.textContent = held.message;
    this.why.hidden = !held;
  }

  /** The card came into view: time for its still. */
  async seen() {
    if (this.video.status !== "completed" || this.stillDrawn) return;
    this.stillDrawn = true;
    this.stillDrawn = await this.wall.stills.draw(this.video.id, this.canvas);
    this.frame.classList.toggle("still", this.stillDrawn);
  }

  #silence() {
    clearTimeout(this.resting);
    for (const film of this.frame.querySelectorAll("video")) {
      stop(film);
      film.remove();
    }
  }

  /**
   * Says in the card's place what becomes of the video, and how much time is left for a way back.
   *
   * @param says what it says, for the seconds that are left
   * @param choices buttons, the first of which gets the focus
   * @param over called when the time is up, or at once with the answer's end()
   */
  leave(says, choices, over) {
    const text = el("p", { class: "title" });
    this.#silence();
    this.leaving?.cancel();
    this.element.dataset.leaving = "true";
    fill(this.frame, el("div", { class: "leaving", role: "status" }, text, choices));
    this.leaving = countdown(this.element, WAY_BACK, { tick: (seconds) => (text.textContent = says(seconds)), over });
    const first = this.frame.querySelector("button");
    if (first) this.leaving.focus(first);
    return this.leaving;
  }

  /** It stays after all. */
  stay() {
    this.leaving?.cancel();
    this.leaving = null;
    delete this.element.dataset.leaving;
    this.#rebuild();
    this.tick();
    this.seen();
  }

  /** Goes, but not while the pointer is on it: the next card would slide under it. */
  async gone() {
    if (!this.element.matches(":hover")) return;
    await new Promise((resolve) => this.element.addEventListener("pointerleave", resolve, { once: true }));
  }
}
