// Several takes of one prompt. Each is a video of its own, paid on its own, and asked for under a
// word of its own: asked for again, none is made twice.

import { el } from "./dom.js";

/** Takes, each asked for until it is there. */
export class Takes {
  #takes;

  /** @param newAttempt another word for each attempt */
  constructor(count, newAttempt) {
    this.newAttempt = newAttempt;
    this.#takes = Array.from({ length: count }, () => ({ attempt: newAttempt() }));
  }

  get missing() {
    return this.#takes.filter((take) => !take.video).length;
  }

  get none() {
    return this.missing === this.#takes.length;
  }

  /** What the first was refused for, where no other was even asked for; null else. */
  get refusedAtOnce() {
    const [{ refusal }] = this.#takes;
    return this.none && refusal?.param ? refusal : null;
  }

  /**
   * Asks for those that are not there, one after the other.
   *
   * @param create asks for one under a word
   * @param made called with each new video at once
   */
  async send(create, made) {
    for (const take of this.#takes) take.refusal = null;
    for (const take of this.#takes.filter(({ video }) => !video)) {
      try {
        take.video = await create(take.attempt);
      } catch (refusal) {
        take.refusal = refusal;
        const certain = refusal.status >= 400 && refusal.status < 500;
        // An answer that says no is an answer: the next try is another attempt.
        if (certain) take.attempt = this.newAttempt();
        // What is wrong with the request or the key is wrong with all of them.
        if (refusal.param || refusal.status === 401) return;
        continue;
      }
      made(take.video);
    }
  }

  /** What became of each. */
  said() {
    return this.#takes.map((take, index) => el("li", { class: take.video ? "" : "error" }, `Take ${index + 1}: `, said(take)));
  }
}

function said({ video, refusal }) {
  if (video) return "asked for.";
  if (!refusal) return "not asked for.";
  const unclear = refusal.status === 0 || refusal.status >= 500;
  return `${refusal.message}${unclear ? " Asked for again, it is not paid twice." : ""}`;
}
