// How a video leaves the wall: a running one at once, a finished one with time for a way back.

import { announce, byId, el } from "./dom.js";
import { isOpen } from "./library.js";
import { complain } from "./notices.js";

const button = (label, click, className = "button") => el("button", { type: "button", class: className, on: { click } }, label);

/** What is on its way out, for one wall. */
export class Leave {
  /**
   * @param wall api, library, make, card(id), draw(), and going: what can be ended early, by id
   */
  constructor(wall) {
    Object.assign(this, wall);
  }

  remove(video) {
    if (isOpen(video)) this.#stop(video);
    else this.#offerBack(video);
  }

  /** A video costs money while it runs, so nothing waits for a second thought. */
  async #stop(video) {
    const card = this.card(video.id);
    const gone = () => this.#takeDown(video.id);
    this.going.set(
      video.id,
      card.leave(() => "Stopping it", null, () => {}),
    );
    if (!(await this.#removeForGood(video))) return;
    const again = () => {
      this.#takeDown(video.id);
      this.make.again(video);
    };
    const paid = video.status === "in_progress" ? " What was made of it may have been charged." : "";
    this.going.set(
      video.id,
      card.leave(() => `Stopped and deleted.${paid}`, button("Ask for it again", again), gone),
    );
  }

  /** The card says until when the video can be had back; it is deleted when nobody wants it. */
  #offerBack(video) {
    const card = this.card(video.id);
    const undo = () => {
      this.going.delete(video.id);
      card.stay();
      this.draw();
      card.element.querySelector("button").focus();
    };
    const over = async () => (await this.#removeForGood(video)) && this.#takeDown(video.id);
    const choices = [button("Undo", undo), button("Delete now", () => shown.end(), "plain now")];
    const shown = card.leave((seconds) => `Deleted for good in ${seconds} s`, choices, over);
    this.going.set(video.id, shown);
    announce("The video will be deleted for good in a few seconds.");
  }

  /** Says whether it is deleted; if not, its card is as before. */
  async #removeForGood(video) {
    try {
      await this.api.remove(video.id);
    } catch (refusal) {
      // Deleted by somebody else is deleted.
      if (refusal.status !== 404) {
        this.going.delete(video.id);
        this.card(video.id)?.stay();
        this.draw();
        complain(refusal);
        return false;
      }
    }
    this.library.remove(video.id);
    return true;
  }

  async #takeDown(id) {
    const card = this.card(id);
    const hadFocus = card?.element.contains(document.activeElement);
    await card?.gone();
    this.going.delete(id);
    this.library.remove(id);
    this.draw();
    if (hadFocus) byId("grid").focus({ preventScroll: true });
  }
}
