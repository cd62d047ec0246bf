// What only some models take: an image by its address, one to end with, sound, a seed, what not to show.

import { el, fill } from "./dom.js";

const HEARD = [
  ["", "As its provider does"],
  ["true", "With sound"],
  ["false", "Without sound"],
];

const address = { type: "url", placeholder: "https://", autocomplete: "off", spellcheck: false, maxLength: 2000 };

/** The fields, by their names in a request. */
const FIELDS = {
  image_url: { label: "Begin with the image at", ...address, hint: "The API fetches it; this page does not show it." },
  last_frame: { label: "End with the image at", ...address, hint: "Together with one to begin with." },
  negative_prompt: { label: "What should not be seen", type: "text", dir: "auto", maxLength: 32000 },
  seed: { label: "Seed", type: "text", inputMode: "numeric", autocomplete: "off", maxLength: 10, hint: "The same number makes it more alike." },
  generate_audio: { label: "Sound" },
};

/** What the chosen model takes beside length and size. */
export class Wishes {
  #place;

  constructor(place) {
    this.#place = place;
  }

  /** Offers what one of those who make the model takes; what was wished for stays where it can be had. */
  offer(makers) {
    const before = this.#values();
    const takes = new Set(makers.flatMap((maker) => maker.extra_fields));
    if (makers.length === 0 || makers.some(({ images }) => !images || images.includes("first_frame"))) takes.add("image_url");
    fill(
      this.#place,
      Object.keys(FIELDS)
        .filter((name) => takes.has(name))
        .map((name) => field(name, before[name] ?? "")),
    );
  }

  /** Where errors about a field of a request stand. */
  static place = (param) => (Object.hasOwn(FIELDS, param) ? `wish-${param}` : null);

  get imageAddress() {
    return this.#values().image_url?.trim() ?? "";
  }

  set imageAddress(value) {
    const input = this.#place.querySelector("[name=image_url]");
    if (input) input.value = value;
  }

  /** Whether sound was chosen; undefined where it was left to the provider. */
  get sound() {
    const word = this.#values().generate_audio;
    return word ? word === "true" : undefined;
  }

  /** What goes with a request. */
  fields() {
    const { image_url: _, generate_audio: __, ...others } = this.#values();
    const wished = Object.entries(others).filter(([, value]) => value.trim());
    const { sound } = this;
    return { ...Object.fromEntries(wished), ...(sound === undefined ? {} : { generate_audio: sound }) };
  }

  forget() {
    for (const input of this.#inputs()) input.value = "";
  }

  #inputs = () => [...this.#place.querySelectorAll("input, select")];

  #values = () => Object.fromEntries(this.#inputs().map(({ name, value }) => [name, value]));
}

function field(name, value) {
  const { label, hint, ...attributes } = FIELDS[name];
  const id = `wish-${name}`;
  const described = { id, name, "aria-describedby": `${hint ? `${id}-hint ` : ""}${id}-error` };
  const control =
    name === "generate_audio"
      ? el("select", described, HEARD.map(([word, text]) => el("option", { value: word }, text)))
      : el("input", { ...described, ...attributes });
  control.value = value;
  return el(
    "div",
    { class: "field" },
    el("label", { htmlFor: id }, label),
    control,
    hint && el("p", { class: "hint", id: `${id}-hint` }, hint),
    el("p", { class: "error", id: `${id}-error`, role: "alert", hidden: true }),
  );
}
