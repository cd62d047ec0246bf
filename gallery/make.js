// The form that asks for a video, or for a remix of one.

import { Choices } from "./choices.js";
import { announce, byId, el, fill } from "./dom.js";
import { bytesText, dollarRange, quality, shape, sizeText } from "./words.js";

/** The field that an error's `param` belongs to; other errors stand beside the button. */
const FIELDS = { prompt: "prompt", model: "model", size: "size", seconds: "seconds", input_reference: "image", image_url: "image" };

/** A random word for one attempt: sent again with the same word, the API makes no second video. */
const newAttempt = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The form, for one owner, until it is closed. */
export class Make {
  #closed = new AbortController();
  #image = null;
  #source = null;
  #attempt = newAttempt();
  #takes = null;
  #wishes = null;

  /**
   * @param made called with the new video
   */
  constructor(api, models, offer, made) {
    this.api = api;
    this.offer = offer;
    this.made = made;
    this.makes = "Make the video";
    this.choices = new Choices(models, offer);
    byId("keys").textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ Return" : "Ctrl Enter";
    this.#listen();
    this.#changed();
  }

  #listen() {
    const { signal } = this.#closed;
    const form = byId("make");
    form.addEventListener("submit", (event) => this.#submit(event), { signal });
    form.addEventListener("input", () => this.#changed(), { signal });
    form.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
        if (event.key === "Escape" && this.#source) this.#forgetSource();
      },
      { signal },
    );
    byId("options").addEventListener("click", () => this.#unfold(byId("choices").hidden), { signal });
    byId("model").addEventListener("change", () => this.#modelChanged(), { signal });
    byId("image").addEventListener("change", () => this.#pickImage(byId("image").files[0]), { signal });
    form.addEventListener("dragover", (event) => this.#mayDrop(event), { signal });
    form.addEventListener("dragleave", () => delete form.dataset.dropping, { signal });
    form.addEventListener("drop", (event) => this.#drop(event), { signal });
    form.addEventListener("paste", (event) => event.clipboardData.files[0] && this.#pickImage(event.clipboardData.files[0]), { signal });
    byId("image-remove").addEventListener("click", () => this.#forgetImage(), { signal });
  }

  /** Empties the form. */
  close() {
    this.#closed.abort();
    this.#empty();
    this.#clearErrors();
  }

  #empty() {
    byId("prompt").value = "";
    this.#wishes?.forget();
    this.#forgetImage();
    this.#forgetSource();
  }

  /** Asks for another prompt for a finished video. */
  remix(video) {
    this.#source = video;
    fill(
      byId("remixing"),
      el("p", {}, "A remix of ", el("q", {}, (video.prompt ?? "").slice(0, 120))),
      el("button", { type: "button", class: "plain", on: { click: () => this.#forgetSource() } }, "Make a new video instead"),
    );
    byId("remixing").hidden = false;
    this.#unfold(false);
    byId("options").hidden = true;
    byId("image-field").hidden = true;
    byId("prompt-label").textContent = "What should change";
    byId("prompt").placeholder = "What should be different?";
    this.makes = "Make the remix";
    this.#clearErrors();
    this.#changed();
    this.#toPrompt();
  }

  #forgetSource() {
    this.#source = null;
    fill(byId("remixing"));
    byId("remixing").hidden = true;
    byId("options").hidden = false;
    byId("image-field").hidden = false;
    byId("prompt-label").textContent = "Prompt";
    byId("prompt").placeholder = "What should be seen?";
    this.makes = "Make the video";
    this.#changed();
    if (document.activeElement === document.body) byId("prompt").focus({ preventScroll: true });
  }

  #unfold(open) {
    byId("choices").hidden = !open;
    byId("options").setAttribute("aria-expanded", String(open));
    return open ? this.#wish() : null;
  }

  /** What only some models take is fetched with the first look at the options. */
  async #wish() {
    if (this.#wishes) return;
    const { Wishes } = await import("./wishes.js");
    if (this.#wishes || this.#closed.signal.aborted) return;
    this.#wishes = new Wishes(byId("wishes"));
    this.placeOfWish = Wishes.place;
    this.#wishes.offer(this.choices.makers);
  }

  /** Fills the form with a prompt to try. */
  suggest(prompt) {
    this.#forgetSource();
    byId("prompt").value = prompt;
    this.#changed();
    this.#toPrompt();
  }

  /** Fills the form with what a failed video was asked for. */
  again(video) {
    this.#forgetSource();
    byId("prompt").value = video.prompt ?? "";
    if (this.choices.model(video.model)) byId("model").value = video.model;
    this.#modelChanged();
    this.choices.choose("size", video.size);
    this.choices.choose("seconds", video.seconds);
    this.#changed();
    this.#toPrompt();
  }

  #toPrompt() {
    const prompt = byId("prompt");
    byId("make").scrollIntoView({ block: "center" });
    prompt.focus({ preventScroll: true });
    prompt.setSelectionRange(prompt.value.length, prompt.value.length);
  }

  #modelChanged() {
    this.choices.offerOfModel();
    this.#wishes?.offer(this.choices.makers);
    this.#changed();
  }

  get #count() {
    return this.#source ? 1 : this.choices.takes;
  }

  /** Something else is asked for: it is another attempt, at another price. */
  #changed() {
    this.#attempt = newAttempt();
    const wish = this.#source ?? { ...this.choices.fields, sound: this.#wishes?.sound };
    const { model: id, size, seconds } = wish;
    this.price = this.choices.priceOf(wish);
    this.#showTakes(null);
    const takes = this.#count > 1 ? `${this.#count} takes` : null;
    byId("chosen").textContent = [id, ...(size ? [`${shape(size)} ${quality(size)}`, `${seconds} s`] : []), takes].filter(Boolean).join(" · ");
    byId("size-about").textContent = size ? `${sizeText(size)} pixels` : "";
    const [width, height] = (size ?? "1x1").split("x");
    if (this.#image && this.offer.reference_pixels === "exact") {
      byId("image-about").textContent = this.#image.about + (this.#image.size === `${width}x${height}` ? "" : `; it must have ${width} × ${height}`);
    }
  }

  /** Every take that is made is paid. */
  #costText() {
    const found = this.price;
    if (!found) return "The price is not known";
    const count = this.#takes?.missing ?? this.#count;
    const one = dollarRange(found.usd);
    const all = count > 1 ? `${count} × ${one} = ${dollarRange(found.usd.map((usd) => usd * count))}` : one;
    return `About ${all}${found.by ? ` if ${found.by} makes it` : ""}`;
  }

  #mayDrop(event) {
    const types = ["Files", "text/uri-list"];
    if (this.#source || !event.dataTransfer.types.some((type) => types.includes(type))) return;
    event.preventDefault();
    byId("make").dataset.dropping = "true";
  }

  /** A file, or an image dragged from another page, of which there is an address. */
  async #drop(event) {
    delete byId("make").dataset.dropping;
    if (this.#source) return;
    const [file] = event.dataTransfer.files;
    const address = event.dataTransfer.getData("text/uri-list").split(/[\r\n]/)[0];
    if (!file && !address) return;
    event.preventDefault();
    if (file) return this.#pickImage(file);
    await this.#unfold(true);
    this.#forgetImage();
    this.#wishes.imageAddress = address;
    this.#changed();
  }

  async #pickImage(file) {
    if (!file || this.#source) return;
    this.#showError("image", null);
    try {
      const picture = await createImageBitmap(file);
      const canvas = byId("image-preview");
      const scale = Math.min(1, 240 / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const about = `${picture.width} × ${picture.height}, ${bytesText(file.size)}`;
      this.#image = { file, about, size: `${picture.width}x${picture.height}` };
      byId("image-about").textContent = about;
      picture.close();
    } catch {
      this.#forgetImage();
      return this.#showError("image", `${file.name} is not an image that this browser can read. Take a JPEG, PNG or WebP.`);
    }
    byId("image-preview").hidden = false;
    byId("image-remove").hidden = false;
    byId("image-button").textContent = "Change";
    this.#changed();
  }

  #forgetImage() {
    const hadFocus = document.activeElement === byId("image-remove");
    this.#image = null;
    byId("image").value = "";
    byId("image-about").textContent = "";
    byId("image-preview").hidden = true;
    byId("image-remove").hidden = true;
    byId("image-button").textContent = "Image";
    this.#showError("image", null);
    this.#attempt = newAttempt();
    if (hadFocus) byId("image").focus();
  }

  async #submit(event) {
    event.preventDefault();
    const button = byId("make-button");
    if (button.getAttribute("aria-disabled") === "true") return;
    this.#clearErrors();
    if (byId("prompt").value.trim() === "") {
      this.#showError("prompt", this.#source ? "Say what should be different." : "Say what should be seen.");
      return byId("prompt").focus();
    }
    button.setAttribute("aria-disabled", "true");
    try {
      if (this.#count > 1) return await this.#sendTakes();
      const video = await this.#send(this.#attempt);
      this.#empty();
      announce("Asked for. It appears first on the wall.");
      this.made(video);
    } catch (refusal) {
      this.#showRefusal(refusal);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  #send(attempt) {
    const prompt = byId("prompt").value;
    if (this.#source) return this.api.remix(this.#source.id, prompt, attempt);
    const fields = { prompt, ...this.choices.fields, ...this.#wishes?.fields() };
    return this.api.create(fields, this.#image?.file ?? this.#wishes?.imageAddress, attempt);
  }

  /** Those that did not come are asked for with the next try, and no other. */
  async #sendTakes() {
    const { Takes } = await import("./takes.js");
    const takes = this.#takes ?? new Takes(this.#count, newAttempt);
    await takes.send((attempt) => this.#send(attempt), this.made);
    if (takes.missing === 0) {
      announce("All takes are asked for. They appear first on the wall.");
      return this.#empty();
    }
    if (takes.refusedAtOnce) throw takes.refusedAtOnce;
    this.#showTakes(takes);
    announce(`${takes.missing} of ${this.#count} takes were not asked for.`);
  }

  #showTakes(takes) {
    this.#takes = takes;
    byId("taken").hidden = !takes;
    fill(byId("taken"), takes?.said() ?? []);
    const several = this.#count > 1 ? "Make the videos" : this.makes;
    const missing = takes?.missing === 1 ? "Make the other one" : `Make the other ${takes?.missing}`;
    byId("cost").textContent = this.#costText();
    byId("make-button").textContent = !takes ? several : takes.none ? "Try again" : missing;
  }

  /** The API's own words, at the field they are about. */
  #showRefusal(refusal) {
    const param = (refusal.param ?? "").split(/[.[]/)[0];
    const tooLarge = refusal.status === 413 && this.#image ? "image" : null;
    const byAddress = FIELDS[param] === "image" && !this.#image && this.#wishes?.imageAddress;
    const wish = this.placeOfWish?.(byAddress ? "image_url" : param);
    const field = byAddress ? wish : FIELDS[param] ?? (wish && byId(wish) ? wish : null) ?? tooLarge ?? "make";
    this.#showError(field, refusal.message);
    const control = byId(field).matches("fieldset") ? byId(field).querySelector("input:checked, select") : byId(field);
    if (field !== "make" && !(this.#source && field !== "prompt")) control?.focus();
    // An answer that says no is an answer: the next try is another attempt.
    if (refusal.status >= 400 && refusal.status < 500) this.#attempt = newAttempt();
  }

  #showError(field, message) {
    const error = byId(`${field}-error`);
    if (message && byId("choices").contains(error)) this.#unfold(true);
    error.textContent = message ?? "";
    error.hidden = !message;
    const control = byId(field);
    if (field === "make") return;
    if (message) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  #clearErrors() {
    const wishes = [...byId("wishes").querySelectorAll("input, select")].map(({ id }) => id);
    ["prompt", "model", "size", "seconds", "image", "make", ...wishes].forEach((field) => this.#showError(field, null));
  }
}
