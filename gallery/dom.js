// Builds nodes. Text is always text: nothing here or elsewhere turns a string into markup.

/** The element with that id, which index.html has. */
export const byId = (id) => document.getElementById(id);

/** What a condition left out is nothing to show; a zero and an empty text are. */
const shown = (child) => child !== null && child !== undefined && typeof child !== "boolean";

/**
 * An element. Properties are set as properties, except `class`, `data` (dataset), `on` (listeners)
 * and names with a dash, which are attributes. Children are nodes or text.
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "on") Object.entries(value).forEach(([type, on]) => element.addEventListener(type, on));
    else if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat().filter(shown));
  return element;
}

/** Fills a container anew. */
export const fill = (container, ...children) => container.replaceChildren(...children.flat().filter(shown));

/** A link to another site, or the text alone where the address is none a page should lead to. */
export function outsideLink(address, text) {
  const safe = /^https:\/\//i.test(address ?? "");
  return safe ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text) : text;
}

/** A time as people read it, with the exact one behind it. */
export const timeTag = (seconds, text) =>
  el("time", { dateTime: new Date(seconds * 1000).toISOString(), title: new Date(seconds * 1000).toLocaleString() }, text);

/** Says something to who listens instead of looking. */
export function announce(text) {
  byId("announcements").textContent = text;
}
