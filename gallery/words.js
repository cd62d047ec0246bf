// Times, sizes and reasons as people read them.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Now, in Unix seconds. */
export const now = () => Date.now() / 1000;

/** How long something takes: "48 s", "3 min 05 s", "2 h 10 min". */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} min ${String(whole % MINUTE).padStart(2, "0")} s`;
  return `${Math.floor(whole / HOUR)} h ${Math.floor((whole % HOUR) / MINUTE)} min`;
}

/** The same, not more exact than an estimate is. */
export function roughly(seconds) {
  if (seconds < 10) return "a few seconds";
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} s`;
  if (seconds < 90 * MINUTE) return `about ${Math.round(seconds / MINUTE)} min`;
  return `about ${Math.round(seconds / HOUR)} h`;
}

/** When something was: "just now", "5 min ago", "yesterday", a date. */
export function ago(then, at = now()) {
  const passed = at - then;
  if (passed < 45) return "just now";
  if (passed < HOUR) return `${Math.max(1, Math.round(passed / MINUTE))} min ago`;
  if (passed < DAY) return `${Math.round(passed / HOUR)} h ago`;
  if (passed < 2 * DAY) return "yesterday";
  return new Date(then * 1000).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" });
}

/** A time of today, or with its day. */
export function clockTime(seconds) {
  const date = new Date(seconds * 1000);
  const time = date.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  const today = date.toDateString() === new Date().toDateString();
  return today ? time : `${date.toLocaleDateString(undefined, { day: "numeric", month: "short" })}, ${time}`;
}

/** 1280x720 as people write it. */
export const sizeText = (size) => size.replace("x", " × ");

/** Portrait, landscape or square. */
export function shape(size) {
  const [width, height] = size.split("x").map(Number);
  if (width === height) return "Square";
  return width > height ? "Landscape" : "Portrait";
}

/** Bytes as kB or MB. */
export const bytesText = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** US dollars, with as many digits as it takes. */
export const dollars = (amount) => `$${amount.toFixed(amount < 1 && Math.round(amount * 1000) % 10 ? 3 : 2)}`;

const AGAIN = "Try again.";
const LATER = "Try again later; nothing is wrong with the prompt.";
const ACCOUNT = "It lies with the provider account. Access tells what to do.";
const LOOK_FIRST = "Look at the provider whether it has the video, before you pay for a second one.";

const FAILURES = {
  moderation_blocked: ["Blocked by moderation", "Say it differently and try again."],
  request_invalid: ["The provider refused the request", "Change what its message names and try again."],
  request_refused: ["The provider refused the request", "Read its words below; nothing is known to be wrong with the account."],
  processing_error: ["The provider could not make it", AGAIN],
  job_failed: ["The provider could not make it", AGAIN],
  job_lost: ["The provider lost it", AGAIN],
  not_found: ["The provider lost it", AGAIN],
  provider_busy: ["The provider was busy for too long", LATER],
  rate_limited: ["The provider was busy for too long", LATER],
  overloaded: ["The provider was busy for too long", LATER],
  server_error: ["The provider had a fault", LATER],
  unreachable: ["The provider did not answer", LATER],
  timed_out: ["The provider did not answer", LATER],
  deadline_exceeded: ["It took too long", "Try again, perhaps with a shorter video."],
  submit_unclear: ["Nobody knows whether it was taken", LOOK_FIRST],
  submit_broken: ["Nobody knows whether it was taken", LOOK_FIRST],
  poll_broken: ["Reelay lost sight of it", LOOK_FIRST],
  store_broken: ["It was made but not kept", "Fetch it from the provider while it is there, or try again."],
  content_unavailable: ["It was made but not kept", "Fetch it from the provider while it is there, or try again."],
  content_refused: ["It was made but not handed over", "Fetch it from the provider while it is there, or try again."],
  content_no_video: ["What was handed over is no video", "Fetch it from the provider while it is there, or try again."],
  source_gone: ["The video it was made from is gone", "Choose another one to remix."],
  unsupported_operation: ["The provider cannot do this", "Make a new video instead."],
  source_too_large: ["The video it was made from is too large", "Choose a shorter one."],
  unknown_outcome: ["Reelay lost sight of it", LOOK_FIRST],
  // What access to the provider is missing; the codes are the reasons of the access report.
  key_invalid: ["The provider does not take our key", ACCOUNT],
  key_missing: ["Reelay has no key for the provider", ACCOUNT],
  key_predates_verification: ["The key is older than the verification", ACCOUNT],
  key_not_permitted: ["The key lacks a permission", ACCOUNT],
  account_closed: ["The provider account is closed", ACCOUNT],
  secret_unreadable: ["The provider secret cannot be read", ACCOUNT],
  key_of_other_project: ["The key belongs to another project", ACCOUNT],
  key_owner_lost_access: ["Whoever made the key has lost access", ACCOUNT],
  not_of_the_project: ["The key belongs to another project", ACCOUNT],
  not_a_member: ["The key belongs to another organization", ACCOUNT],
  organization_mismatch: ["The key belongs to another organization", ACCOUNT],
  organization_header_missing: ["The provider wants to know the organization", ACCOUNT],
  organization_unverified: ["The organization is not verified", ACCOUNT],
  verification_propagating: ["The verification was not known in time", ACCOUNT],
  model_not_permitted: ["The account may not use this model", ACCOUNT],
  model_not_enabled: ["The account may not use this model", ACCOUNT],
  model_not_found: ["The account does not have this model", ACCOUNT],
  access_requested: ["Access was not granted in time", ACCOUNT],
  access_propagating: ["Access did not arrive in time", ACCOUNT],
  tier_too_low: ["The account’s tier is too low", ACCOUNT],
  tier_propagating: ["The new tier did not arrive in time", ACCOUNT],
  project_archived: ["The project is archived", ACCOUNT],
  ip_not_allowed: ["The provider does not take calls from here", ACCOUNT],
  region_not_supported: ["The provider does not serve this region", ACCOUNT],
  quota_exhausted: ["The provider account is out of credit", ACCOUNT],
  credit_exhausted: ["The provider account is out of credit", ACCOUNT],
  spend_limit_reached: ["The provider account reached its limit", ACCOUNT],
  billing_inactive: ["The provider account cannot pay", ACCOUNT],
  retired: ["The provider has switched this off", ACCOUNT],
  provider_retired: ["The provider has switched this off", ACCOUNT],
  model_retired: ["The provider has switched this model off", ACCOUNT],
  route_missing: ["The provider does not speak this protocol", ACCOUNT],
  not_the_protocol: ["The provider does not speak this protocol", ACCOUNT],
  not_an_openai_api: ["The provider does not speak this protocol", ACCOUNT],
};

/**
 * Why a video failed and what helps.
 *
 * @return title, remedy, and whether the access view has more to say
 */
export function failure(error) {
  const [title, remedy] = FAILURES[error?.code] ?? ["It could not be made", AGAIN];
  return { title, remedy, seeAccess: remedy === ACCOUNT };
}

/** What an access verdict is called. */
export const VERDICTS = { ready: "Ready", propagating: "Nearly there", blocked: "Not possible now", unknown: "Not certain" };
