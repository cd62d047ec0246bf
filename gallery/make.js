// The form that asks for a video, or for a remix of one.

import { announce, byId, el, fill } from "./dom.js";
import { bytesText, dollars, pricePerSecond, quality, shape, sizeText } from "./words.js";

/** The field that an error's `param` belongs to; other errors stand beside the button. */
const FIELDS = { prompt: "prompt", model: "model", size: "size", seconds: "seconds", input_reference: "image", image_url: "image" };

const radio = (name, value, ...label) =>
  el("label", { class: "chip" }, el("input", { type: "radio", name, value }), el("span", {}, ...label));

/** More values than this are a list to unfold instead of chips. */
const MOST_CHIPS = 8;

/** A random word for one attempt: sent again with the same word, the API makes no second video. */
const newAttempt = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The form, for one owner, until it is closed. */
export class Make {
  #closed = new AbortController();
  #image = null;
  #source = null;
  #attempt = newAttempt();

  /**
   * @param made called with the new video
   */
  constructor(api, models, offer, made) {
    this.api = api;
    this.models = models;
    this.offer = offer;
    this.made = made;
    this.#offerChoices();
    this.#listen();
    this.#changed();
  }

  #offerChoices() {
    fill(
      byId("model"),
      this.models.map(({ id, shutdown_date: end }) => el("option", { value: id }, end ? `${id} (until ${end})` : id)),
    );
    this.#offerOfModel();
    byId("keys").textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ Return" : "Ctrl Enter";
  }

  /** What the chosen model can do: all that any of those who make it can, the deployment's usual first. */
  #offerOfModel() {
    const makers = this.models.find(({ id }) => id === byId("model").value)?.made_by ?? [];
    this.#offerValues("size", this.#values("sizes", makers).slice(0, MOST_CHIPS), sizeChip);
    this.#offerValues("seconds", this.#values("seconds", makers), (value) => radio("seconds", value, `${value} s`));
  }

  #values(name, makers) {
    const usual = this.offer[name];
    const all = new Set(makers.flatMap((maker) => maker[name]));
    if (all.size === 0) return usual;
    const common = usual.filter((value) => all.has(value));
    return name === "seconds" ? [...all].sort((one, other) => one - other) : [...new Set([...common, ...all])];
  }

  /** What was chosen stays chosen where it can be had. */
  #offerValues(name, values, chip) {
    const before = this.#chosen(name);
    const usual = values.find((value) => this.offer[name === "size" ? "sizes" : name].includes(value));
    fill(
      byId(`${name}-chips`),
      values.length <= MOST_CHIPS
        ? values.map(chip)
        : el("select", { name, "aria-label": "Seconds" }, values.map((value) => el("option", { value }, `${value} s`))),
    );
    this.#choose(name, values.includes(before) ? before : (usual ?? values[0]));
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
    byId("image").addEventListener("change", () => this.#pickImage(), { signal });
    byId("image-remove").addEventListener("click", () => this.#forgetImage(), { signal });
  }

  /** Empties the form. */
  close() {
    this.#closed.abort();
    byId("prompt").value = "";
    this.#forgetImage();
    this.#forgetSource();
    this.#clearErrors();
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
    byId("make-button").textContent = "Make the remix";
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
    byId("make-button").textContent = "Make the video";
    this.#changed();
    if (document.activeElement === document.body) byId("prompt").focus({ preventScroll: true });
  }

  #unfold(open) {
    byId("choices").hidden = !open;
    byId("options").setAttribute("aria-expanded", String(open));
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
    if (this.models.some(({ id }) => id === video.model)) byId("model").value = video.model;
    this.#offerOfModel();
    this.#choose("size", video.size);
    this.#choose("seconds", video.seconds);
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
    this.#offerOfModel();
    this.#changed();
  }

  #choose(name, value) {
    const list = byId("make").querySelector(`select[name=${name}]`);
    if (list && [...list.options].some((option) => option.value === value)) list.value = value;
    const input = [...byId("make").querySelectorAll(`input[name=${name}]`)].find((one) => one.value === value);
    if (input) input.checked = true;
  }

  #chosen = (name) => byId("make").querySelector(`input[name=${name}]:checked, select[name=${name}]`)?.value;

  /** Something else is asked for: it is another attempt, at another price. */
  #changed() {
    this.#attempt = newAttempt();
    const { model: id, size, seconds } = this.#source ?? { model: byId("model").value, size: this.#chosen("size"), seconds: this.#chosen("seconds") };
    const maker = this.models.find((model) => model.id === id)?.made_by?.[0];
    const price = size && pricePerSecond(this.offer.usd_per_second[id], maker, size)?.map((second) => dollars(second * seconds));
    byId("cost").textContent = price ? `About ${[...new Set(price)].join(" to ")}` : "The price is not known";
    byId("chosen").textContent = size ? [id, `${shape(size)} ${quality(size)}`, `${seconds} s`].join(" · ") : id;
    byId("size-about").textContent = size ? `${sizeText(size)} pixels` : "";
    const [width, height] = (this.#chosen("size") ?? "1x1").split("x");
    if (this.#image && this.offer.reference_pixels === "exact") {
      byId("image-about").textContent = this.#image.about + (this.#image.size === `${width}x${height}` ? "" : `; it must have ${width} × ${height}`);
    }
  }

  async #pickImage() {
    const [file] = byId("image").files;
    if (!file) return;
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
    button.setAttribute("aria-disabled", "true");
    try {
      const video = await this.#send();
      byId("prompt").value = "";
      this.#forgetImage();
      this.#forgetSource();
      announce("Asked for. It appears first on the wall.");
      this.made(video);
    } catch (refusal) {
      this.#showRefusal(refusal);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  #send() {
    const prompt = byId("prompt").value;
    if (this.#source) return this.api.remix(this.#source.id, prompt, this.#attempt);
    const fields = { prompt, model: byId("model").value, size: this.#chosen("size"), seconds: this.#chosen("seconds") };
    return this.api.create(fields, this.#image?.file, this.#attempt);
  }

  /** The API's own words, at the field they are about. */
  #showRefusal(refusal) {
    const param = (refusal.param ?? "").split(/[.[]/)[0];
    const tooLarge = refusal.status === 413 && this.#image ? "image" : null;
    const field = FIELDS[param] ?? tooLarge ?? "make";
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
    ["prompt", "model", "size", "seconds", "image", "make"].forEach((field) => this.#showError(field, null));
  }
}

/** A size in words, with a small frame of its shape. */
function sizeChip(size) {
  const [width, height] = size.split("x").map(Number);
  const frame = el("i", { class: "glyph", "aria-hidden": "true" });
  frame.style.setProperty("--ratio", width / height);
  frame.dataset.shape = width > height ? "wide" : "tall";
  return radio("size", size, frame, `${shape(size)} `, el("small", {}, quality(size)));
}
