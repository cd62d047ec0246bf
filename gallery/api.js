// The API over HTTP. The key travels in a header and nowhere else.

const BASE = new URL("../v1/", import.meta.url);
const KEPT_AS = "reelay.key";
const LINK_TYPE = "application/vnd.reelay.link+json";

/** The key of this tab, which goes when the tab does, or of this device when that was asked for. */
export const session = {
  key: () => sessionStorage.getItem(KEPT_AS) ?? localStorage.getItem(KEPT_AS),
  keep: (key, remember) => {
    sessionStorage.setItem(KEPT_AS, key);
    if (remember) localStorage.setItem(KEPT_AS, key);
  },
  forget: () => {
    sessionStorage.removeItem(KEPT_AS);
    localStorage.removeItem(KEPT_AS);
  },
};

/** An answer that is no success, in the API's own words. */
export class Refusal extends Error {
  /** @param status HTTP status; 0 when no answer came */
  constructor(status, { message, code = null, param = null }, retryAfter = null) {
    super(message);
    Object.assign(this, { status, code, param, retryAfter });
  }
}

async function refusalOf(response) {
  const text = await response.text();
  const retryAfter = Number(response.headers.get("retry-after")) || null;
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    // API Gateway and proxies may answer something else.
  }
  const detail = body?.error ?? { message: body?.message };
  const message = detail.message ?? `The API answered ${response.status}.`;
  return new Refusal(response.status, { ...detail, message }, retryAfter);
}

/**
 * The routes, for one key.
 *
 * @param onRefusedKey called when the API does not take the key any more
 */
export function connect(key, onRefusedKey) {
  async function ask(method, path, { json, form, headers = {}, keepalive = false } = {}) {
    const all = { Authorization: `Bearer ${key}`, Accept: "application/json", ...headers };
    if (json !== undefined) all["Content-Type"] = "application/json";
    let response;
    try {
      response = await fetch(new URL(path, BASE), {
        method,
        headers: all,
        body: json === undefined ? form : JSON.stringify(json),
        keepalive,
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
    } catch {
      throw new Refusal(0, { message: "The API cannot be reached. Check the connection and try again." });
    }
    if (!response.ok) {
      const refusal = await refusalOf(response);
      if (refusal.status === 401) onRefusedKey(refusal);
      throw refusal;
    }
    return { body: await response.json(), headers: response.headers };
  }

  const body = (asked) => asked.then((answer) => answer.body);
  const video = (id) => `videos/${encodeURIComponent(id)}`;
  const webhook = (id) => `webhook_endpoints/${encodeURIComponent(id)}`;
  const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

  return {
    models: () => body(ask("GET", "models")),
    offer: () => body(ask("GET", "offer")),
    list: async (limit, after) => {
      const answer = await ask("GET", `videos?${query({ limit, after })}`);
      return { ...answer.body, pollAfter: Number(answer.headers.get("openai-poll-after-ms")) || null };
    },
    video: (id) => body(ask("GET", video(id))),
    // An image is a file, or an address that the API fetches.
    create: (fields, image, attempt) => {
      const headers = { "Idempotency-Key": attempt };
      if (!image) return body(ask("POST", "videos", { json: fields, headers }));
      if (typeof image === "string") return body(ask("POST", "videos", { json: { ...fields, input_reference: { image_url: image } }, headers }));
      const form = new FormData();
      Object.entries(fields).forEach(([name, value]) => form.append(name, value));
      form.append("input_reference", image);
      return body(ask("POST", "videos", { form, headers }));
    },
    remix: (id, prompt, attempt) =>
      body(ask("POST", `${video(id)}/remix`, { json: { prompt }, headers: { "Idempotency-Key": attempt } })),
    // Goes through even if the page is left meanwhile.
    remove: (id) => body(ask("DELETE", video(id), { keepalive: true })),
    link: (id) => body(ask("GET", `${video(id)}/content`, { headers: { Accept: LINK_TYPE } })),
    access: () => body(ask("GET", "access")),
    checkAccess: () => body(ask("POST", "access/checks")),
    accessHistory: (provider, after) => body(ask("GET", `access/history?${query({ limit: 20, after, provider })}`)),
    milestones: () => body(ask("GET", "access/milestones")),
    webhookEventTypes: () => body(ask("GET", "webhook_event_types")),
    webhookEndpoints: () => body(ask("GET", "webhook_endpoints?limit=100")),
    createWebhook: (endpoint) => body(ask("POST", "webhook_endpoints", { json: endpoint })),
    removeWebhook: (id) => body(ask("DELETE", webhook(id))),
    testWebhook: (id, type) => body(ask("POST", `${webhook(id)}/test`, { json: { event_type: type } })),
    webhookDeliveries: (id) => body(ask("GET", `${webhook(id)}/deliveries`)),
    rotateWebhookSecret: (id) =>
      body(ask("POST", `${webhook(id)}/rotate_secret`, { json: { keep_old_secret_active_for_24_hours: true } })),
    putMilestones: (milestones) => body(ask("PUT", "access/milestones", { json: milestones })),
  };
}
