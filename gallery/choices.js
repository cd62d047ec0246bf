// What can be chosen for a video: model, shape and quality, length, takes. And what such a video costs.

import { byId, el, fill } from "./dom.js";
import { price, quality, shape } from "./words.js";

const radio = (name, value, ...label) =>
  el("label", { class: "chip" }, el("input", { type: "radio", name, value }), el("span", {}, ...label));

/** Most videos that one prompt asks for. */
const MOST_TAKES = 4;

/** More values than this are a list to unfold instead of chips. */
const MOST_CHIPS = 8;

/** The choices of the form. */
export class Choices {
  /**
   * @param models of `/v1/models`
   * @param offer of `/v1/offer`
   */
  constructor(models, offer) {
    this.models = models;
    this.offer = offer;
    fill(
      byId("model"),
      models.map(({ id, shutdown_date: end }) => el("option", { value: id }, end ? `${id} (until ${end})` : id)),
    );
    const counts = Array.from({ length: MOST_TAKES }, (_, index) => String(index + 1));
    fill(byId("takes-chips"), counts.map((count) => radio("takes", count, count)));
    this.choose("takes", counts[0]);
    this.offerOfModel();
  }

  model = (id) => this.models.find((model) => model.id === id);

  /** Who makes the chosen model; empty where nobody described it. */
  get makers() {
    return this.model(byId("model").value)?.made_by ?? [];
  }

  /** What the chosen model can do: all that any of those who make it can, the deployment's usual first. */
  offerOfModel() {
    this.#offerValues("size", this.#values("sizes").slice(0, MOST_CHIPS), sizeChip);
    this.#offerValues("seconds", this.#values("seconds"), (value) => radio("seconds", value, `${value} s`));
  }

  #values(name) {
    const usual = this.offer[name];
    const all = new Set(this.makers.flatMap((maker) => maker[name]));
    if (all.size === 0) return usual;
    const common = usual.filter((value) => all.has(value));
    return name === "seconds" ? [...all].sort((one, other) => one - other) : [...new Set([...common, ...all])];
  }

  /** What was chosen stays chosen where it can be had. */
  #offerValues(name, values, chip) {
    const before = this.value(name);
    const usual = values.find((value) => this.offer[name === "size" ? "sizes" : name].includes(value));
    fill(
      byId(`${name}-chips`),
      values.length <= MOST_CHIPS
        ? values.map(chip)
        : el("select", { name, "aria-label": "Seconds" }, values.map((value) => el("option", { value }, `${value} s`))),
    );
    this.choose(name, values.includes(before) ? before : (usual ?? values[0]));
  }

  choose(name, value) {
    const list = byId("make").querySelector(`select[name=${name}]`);
    if (list && [...list.options].some((option) => option.value === value)) list.value = value;
    const input = [...byId("make").querySelectorAll(`input[name=${name}]`)].find((one) => one.value === value);
    if (input) input.checked = true;
  }

  value = (name) => byId("make").querySelector(`input[name=${name}]:checked, select[name=${name}]`)?.value;

  get takes() {
    return Number(this.value("takes"));
  }

  /** The fields of a request. */
  get fields() {
    return { model: byId("model").value, size: this.value("size"), seconds: this.value("seconds") };
  }

  /** What a video costs or did, as far as it is known. */
  priceOf = ({ model, ...wish }, tried) => price(this.model(model), this.offer, wish, tried);
}

/** A size in words, with a small frame of its shape. */
function sizeChip(size) {
  const [width, height] = size.split("x").map(Number);
  const frame = el("i", { class: "glyph", "aria-hidden": "true" });
  frame.style.setProperty("--ratio", width / height);
  frame.dataset.shape = width > height ? "wide" : "tall";
  return radio("size", size, frame, `${shape(size)} `, el("small", {}, quality(size)));
}
