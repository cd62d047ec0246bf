// The wall of videos: pages while scrolling, one look at all open ones, filters, what can be done.

import { announce, byId, el, fill } from "./dom.js";
import { Card } from "./card.js";
import { Links, Stills } from "./film.js";
import { Library, LARGEST_PAGE, PAGE, isOpen, passes, spentThisMonth } from "./library.js";
import { complain, copy, notice } from "./notices.js";
import { dollarRange, now, roughly } from "./words.js";

/** Between two looks, in milliseconds: without advice, when nothing is open, and the least in a hidden tab. */
const LOOK = 5000;
const IDLE_LOOK = 20000;
const HIDDEN_LOOK = 30000;
const LONGEST_LOOK = 120000;

/** A video that waits for longer than this has a reason, in seconds. */
const UNEXPLAINED = 3;

/** So many videos are worth a filter. */
const WORTH_FILTERING = 4;

/** Between two questions why, in seconds. */
const ASK_WHY = 8;

/** The wall of one owner, until it is closed. */
export class Videos {
  #cards = new Map();
  #going = new Map();
  #filter = { status: "all", text: "" };
  #closed = new AbortController();
  #timer = null;
  #turn = 0;
  #askedWhy = 0;
  #mistakes = 0;
  #offline = null;
  #loading = false;

  /**
   * @param make the form, which remixes and tries again
   * @param stuck called when videos wait and nobody has said why
   */
  constructor(api, make, canRemix, stuck) {
    this.api = api;
    this.make = make;
    this.stuck = stuck;
    this.library = new Library();
    const links = new Links(api);
    // What the provider said, else what the list of prices says of those who may have made it.
    const costOf = ({ usage, tried, ...video }) =>
      usage ? [usage.cost_usd, usage.cost_usd] : make.choices.priceOf(video, tried?.map(({ target }) => target))?.usd ?? null;
    this.wall = { library: this.library, links, stills: new Stills(links), held: new Map(), costOf };
    this.actions = {
      show: (video) => this.#show(video),
      copyAddress: (video) => copy(`${location.origin}${location.pathname}#videos/${video.id}`, "Link copied. It opens for the keys of this account."),
      download: (video) => this.#withLink(video, (link) => el("a", { href: link.download_url, rel: "noreferrer" }).click()),
      copyLink: (video) =>
        this.#withLink(video, (link) => copy(link.url, `Link copied. Whoever has it can watch for ${roughly(link.expires_at - now())}.`)),
      remix: canRemix ? (video) => make.remix(video) : null,
      again: (video) => make.again(video),
      remove: (video) => this.#remove(video),
      complain,
    };
    this.#listen();
  }

  #listen() {
    const { signal } = this.#closed;
    byId("status-filter").addEventListener("change", () => this.#filterAnew(), { signal });
    byId("text-filter").addEventListener("input", () => this.#filterAnew(), { signal });
    document.addEventListener("visibilitychange", () => this.#lookAfter(document.hidden ? HIDDEN_LOOK : 0), { signal });
    // The page is left: there is nobody to undo anything, and requests must outlive it.
    addEventListener("pagehide", () => this.#going.forEach((shown) => shown.end()), { signal });
    this.inView = new IntersectionObserver(
      (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => this.#cards.get(entry.target.dataset.id)?.seen()),
      { rootMargin: "200px" },
    );
    this.nearEnd = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#loadMore(), {
      rootMargin: "600px",
    });
    this.ticker = setInterval(() => document.hidden || this.#cards.forEach((card) => card.tick()), 1000);
  }

  /** Loads the first page. */
  async open() {
    fill(byId("more"), el("p", { class: "hint" }, "Loading the videos"));
    await this.#loadMore();
    this.nearEnd.observe(byId("more"));
    this.#lookAfter(LOOK);
  }

  /** Stops all of it; what was deleted is deleted. */
  close() {
    this.#going.forEach((shown) => shown.end());
    this.#closed.abort();
    this.inView.disconnect();
    this.nearEnd.disconnect();
    clearInterval(this.ticker);
    clearTimeout(this.#timer);
    this.#offline?.close();
    this.view?.close();
    fill(byId("grid"));
    fill(byId("empty"));
    fill(byId("more"));
    byId("spent").textContent = "";
    document.title = "Reelay";
  }

  /** A video that was just made goes on the wall at once. */
  added(video) {
    this.library.add(video);
    this.#draw();
    this.#cards.get(video.id)?.element.scrollIntoView({ block: "nearest" });
    this.#lookAfter(2000);
  }

  /** The videos that wait for access, as the report has them. */
  hold(held) {
    this.wall.held = new Map(held.map((entry) => [entry.id, entry]));
    this.#cards.forEach((card) => card.tick());
  }

  /** The large view, which is fetched when somebody wants it. */
  async #show(video) {
    const { View } = await import("./view.js");
    const next = (from, by) => {
      const finished = this.library.videos.filter((one) => one.status === "completed" && !this.#going.has(one.id));
      return finished[finished.findIndex((one) => one.id === from.id) + by];
    };
    this.view ??= new View(this.actions, this.wall, { next, find: (id) => this.library.find(id), closed: this.#closed.signal });
    this.view.show(video);
  }

  /** Shows the video that the address names. */
  async showNamed() {
    const [, id] = location.hash.match(/^#videos\/(video_\w+)$/) ?? [];
    if (!id || !byId("view").hidden) return;
    try {
      const video = this.library.find(id) ?? (await this.api.video(id));
      if (video.status === "completed") await this.#show(video);
    } catch (refusal) {
      complain(refusal);
    }
  }

  get hasOpen() {
    return this.library.videos.some(isOpen);
  }

  async #loadMore() {
    if (this.#loading || this.library.complete || this.#closed.signal.aborted) return;
    this.#loading = true;
    const filtering = this.#filter.status !== "all" || this.#filter.text !== "";
    try {
      this.library.append(await this.api.list(filtering ? LARGEST_PAGE : PAGE, this.library.videos.at(-1)?.id));
    } catch (refusal) {
      this.#loading = false;
      return this.#tellThatMoreFailed(refusal);
    }
    this.#loading = false;
    this.#draw();
    // Nothing moves when the end was in view before and still is: look anew.
    this.nearEnd.unobserve(byId("more"));
    this.nearEnd.observe(byId("more"));
  }

  #tellThatMoreFailed(refusal) {
    fill(
      byId("more"),
      el("p", { class: "error" }, refusal.message),
      el("button", { type: "button", class: "button", on: { click: () => this.#loadMore() } }, "Try again"),
    );
  }

  #lookAfter(delay) {
    clearTimeout(this.#timer);
    if (!this.#closed.signal.aborted) this.#timer = setTimeout(() => this.#look(), delay);
  }

  async #look() {
    let delay;
    try {
      const { limit, after } = this.library.nextLook(this.#turn++);
      const list = await this.api.list(limit, after);
      if (this.#closed.signal.aborted) return;
      this.#take(list, after);
      this.#connected();
      this.#mistakes = 0;
      delay = this.hasOpen ? (list.pollAfter ?? LOOK) : IDLE_LOOK;
    } catch (refusal) {
      this.#mistakes++;
      if (refusal.status === 0) this.#offline ??= notice("Not connected, trying again.", { kind: "failed", stays: true });
      delay = (refusal.retryAfter ?? 0) * 1000 || LOOK * 2 ** Math.min(this.#mistakes, 4);
    }
    if (document.hidden) delay = Math.max(HIDDEN_LOOK, delay * 3);
    this.#lookAfter(Math.min(LONGEST_LOOK, delay));
  }

  /** An answer came. After a time without any, links may be of a stack that is no more. */
  #connected() {
    if (!this.#offline) return;
    this.#offline.close();
    this.#offline = null;
    this.wall.links.forgetAll();
    announce("Connected again.");
  }

  #take(list, after) {
    const before = new Map(this.library.videos.map((video) => [video.id, video.status]));
    if (after) this.library.update(list);
    else this.library.refresh(list, now());
    for (const video of this.library.videos) {
      const was = before.get(video.id);
      if (was && was !== video.status && !isOpen(video)) {
        announce(`${video.status === "completed" ? "Finished" : "Failed"}: ${video.prompt}`);
      }
    }
    this.#draw();
    const unexplained = (video) => video.status === "queued" && now() - video.created_at > UNEXPLAINED && !this.wall.held.has(video.id);
    if (now() - this.#askedWhy > ASK_WHY && this.library.videos.some(unexplained)) {
      this.#askedWhy = now();
      this.stuck();
    }
  }

  #filterAnew() {
    this.#filter = {
      status: byId("status-filter").querySelector("input:checked").value,
      text: byId("text-filter").value.trim(),
    };
    this.#draw();
    this.#loadMore();
  }

  /** Brings the page in line with the library, touching no more than what changed. */
  #draw() {
    if (this.#closed.signal.aborted) return;
    const grid = byId("grid");
    const there = this.library.videos.filter((video) => !this.#going.has(video.id));
    const shown = there.filter((video) => passes(video, this.#filter));
    const ids = new Set(shown.map((video) => video.id));
    for (const [id, card] of this.#cards) {
      if (!ids.has(id) && !this.#going.has(id)) {
        this.inView.unobserve(card.element);
        card.element.remove();
        this.#cards.delete(id);
      }
    }
    let next = grid.firstElementChild;
    for (const video of shown) {
      const { element } = this.#card(video);
      // What is on its way out keeps its place.
      while (next && next !== element && this.#going.has(next.dataset.id)) next = next.nextElementSibling;
      if (element === next) next = next.nextElementSibling;
      else grid.insertBefore(element, next);
    }
    const open = there.filter(isOpen).length;
    document.title = open > 0 ? `(${open}) Reelay` : "Reelay";
    this.#drawEnd(there.length, shown.length);
    this.#drawSpent(there);
  }

  #card(video) {
    let card = this.#cards.get(video.id);
    if (!card) {
      card = new Card(video, this.actions, this.wall);
      this.#cards.set(video.id, card);
      this.inView.observe(card.element);
    } else if (card.video !== video) {
      const finished = isOpen(card.video) && !isOpen(video);
      card.show(video);
      if (finished) card.seen();
    }
    return card;
  }

  #drawEnd(there, shown) {
    const { complete } = this.library;
    fill(byId("more"), complete ? null : el("p", { class: "hint" }, shown === 0 ? "Looking through older videos" : "Loading older videos"));
    const none = shown === 0 && this.#going.size === 0;
    byId("grid").hidden = none;
    // With a few videos there is nothing to look for.
    const filtering = this.#filter.status !== "all" || this.#filter.text !== "";
    byId("filters").hidden = there < WORTH_FILTERING && complete && !filtering;
    fill(byId("empty"), !none || !complete ? null : there === 0 ? nothingYet((prompt) => this.make.suggest(prompt)) : this.#nothingFits());
  }

  /** Only what was finished and is still there can be known here. */
  #drawSpent(there) {
    const spent = spentThisMonth({ videos: there, complete: this.library.complete }, this.wall.costOf, now());
    const of = spent && `${spent.known} finished ${spent.known === 1 ? "video" : "videos"}`;
    const others = spent?.unknown > 0 ? `; what ${spent.unknown} more cost is not known` : "";
    byId("spent").textContent = spent ? `This month on this wall: about ${dollarRange(spent.usd)} for ${of}${others}.` : "";
  }

  #nothingFits() {
    const showAll = () => {
      byId("status-filter").querySelector("input[value=all]").checked = true;
      byId("text-filter").value = "";
      this.#filterAnew();
    };
    return el(
      "div",
      { class: "nothing" },
      el("p", { class: "title" }, "No video fits"),
      el("p", {}, "None of your videos has this status and these words."),
      el("button", { type: "button", class: "button", on: { click: showAll } }, "Show all videos"),
    );
  }

  async #withLink(video, use) {
    try {
      await use(await this.wall.links.of(video.id));
    } catch (refusal) {
      complain(refusal);
    }
  }

  async #remove(video) {
    const { Leave } = await import("./leave.js");
    const { api, library, make } = this;
    this.leave ??= new Leave({ api, library, make, going: this.#going, card: (id) => this.#cards.get(id), draw: () => this.#draw() });
    this.leave.remove(video);
  }
}

/** Prompts to begin with. */
const TO_TRY = [
  "A paper boat drifts across a still lake at dawn, low mist, the camera glides along",
  "A red fox shakes snow off its fur in a birch forest, slow motion, close up",
  "Rain on a neon street at night, a cyclist passes, reflections ripple in the puddles",
];

function nothingYet(suggest) {
  return el(
    "div",
    { class: "nothing first" },
    el("p", { class: "title" }, "An empty wall"),
    el("p", {}, "Describe a video above, or begin with one of these. It appears here while it is made, and stays."),
    el(
      "ul",
      { class: "to-try" },
      TO_TRY.map((prompt) => el("li", {}, el("button", { type: "button", class: "button", on: { click: () => suggest(prompt) } }, prompt))),
    ),
  );
}
