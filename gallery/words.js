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

/** How fine the picture is: the shorter edge, as people say it. */
export const quality = (size) => `${Math.min(...size.split("x").map(Number))}p`;

/** Tiers that are not called by their shorter edge. */
const TIERS = { "2k": "1440p", "4k": "2160p" };

/** Whether somebody makes videos of that length and size, as far as this page can tell. */
const makes = (maker, { size, seconds }) => maker.seconds.includes(String(seconds)) && maker.sizes.includes(size);

/** US dollars for such a video at one provider, the least and the most; null where nobody told. */
function priceAt(maker, { size, seconds, sound }) {
  const heard = { always: true, never: false }[maker.sound] ?? sound;
  const tier = (word) => TIERS[word.toLowerCase()] ?? word.toLowerCase();
  const fits = (price) =>
    (!price.size || price.size === size) &&
    (!price.resolution || tier(price.resolution) === quality(size)) &&
    (price.sound === undefined || heard === undefined || price.sound === heard);
  const prices = maker.prices.filter(fits).map((price) => price.usd_per_second * seconds);
  return prices.length > 0 ? [Math.min(...prices), Math.max(...prices)] : null;
}

/**
 * What a video costs, as far as it is known: never a number that may be another one's.
 *
 * @param model of `/v1/models`; absent where there is none of that name any more
 * @param offer of `/v1/offer`
 * @param wish size, seconds, and sound where that was chosen
 * @param tried targets that certainly do not make it
 * @return US dollars, the least and the most, and who makes it for that where another one may take
 *     an unknown price; null where nobody told
 */
export function price(model, offer, wish, tried = []) {
  if (!model || !wish.size) return null;
  const set = offer.usd_per_second[model.id];
  if (!model.made_by) return set === undefined ? null : { usd: [set * wish.seconds, set * wish.seconds] };
  const makers = model.made_by.filter((maker) => makes(maker, wish) && !tried.includes(maker.target));
  const [first, ...others] = makers.map((maker) => priceAt(maker, wish));
  if (!first) return null;
  if (others.includes(null)) return { usd: first, by: makers[0].target };
  const all = [first, ...others].flat();
  return { usd: [Math.min(...all), Math.max(...all)] };
}

/** US dollars, the least and the most: "$0.40", "$0.34 to $0.50". */
export const dollarRange = (usd) => [...new Set(usd.map(dollars))].join(" to ");

/** Bytes as kB or MB. */
export const bytesText = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** US dollars, with as many digits as it takes. */
export const dollars = (amount) => `$${amount.toFixed(amount < 1 && Math.round(amount * 1000) % 10 ? 3 : 2)}`;

// What helps, in the words of FailureCode.Helps.
const AGAIN = "Try again.";
const LATER = "Try again later; nothing is wrong with the prompt.";
const LOOK_FIRST = "Look at the provider whether it has the video, before you pay for a second one.";
const ACCOUNT = "It lies with the provider account. Access tells what to do.";
const REQUEST = "Change what the reason names, and try again.";
const FETCH = "Fetch it from the provider while it keeps it: a second one is paid for again.";

// Whether the provider was paid, in the words of FailureCode.Paid.
const NO = "It cost nothing.";
const YES = "The provider has made it, and charges for that.";
const MAYBE = "The provider may have charged for it.";

// A copy of FailureCode, with a title for people; a test compares the two.
const FAILURES = {
  // The request.
  moderation_blocked: ["Blocked by moderation", NO, REQUEST],
  output_blocked: ["The result was blocked by moderation", MAYBE, REQUEST],
  request_invalid: ["The provider refused the request", NO, REQUEST],
  request_refused: ["The provider refused the request", NO, REQUEST],
  unsupported_operation: ["The provider cannot do this", NO, REQUEST],
  source_gone: ["The video it was made from is gone", NO, REQUEST],
  source_too_large: ["The video it was made from is too large", NO, REQUEST],
  // The provider is busy or away.
  provider_busy: ["The provider was busy for too long", NO, LATER],
  unreachable: ["The provider did not answer for too long", NO, LATER],
  // The job.
  processing_error: ["The provider could not make it", MAYBE, AGAIN],
  generation_failed: ["The provider could not make it", MAYBE, AGAIN],
  cancelled: ["It was cancelled at the provider", MAYBE, AGAIN],
  expired: ["It expired at the provider", MAYBE, AGAIN],
  job_lost: ["The provider lost it", MAYBE, AGAIN],
  deadline_exceeded: ["It took too long", MAYBE, LOOK_FIRST],
  // Nobody knows.
  submit_unclear: ["Nobody knows whether it was taken", MAYBE, LOOK_FIRST],
  submit_broken: ["Nobody knows whether it was taken", MAYBE, LOOK_FIRST],
  poll_broken: ["Reelay lost sight of it", MAYBE, LOOK_FIRST],
  unknown_outcome: ["Reelay lost sight of it", MAYBE, LOOK_FIRST],
  execution_stopped: ["The work on it was stopped", MAYBE, LOOK_FIRST],
  execution_timed_out: ["The work on it took too long", MAYBE, LOOK_FIRST],
  execution_failed: ["The work on it broke off", MAYBE, LOOK_FIRST],
  // The provider has the finished video.
  download_broken: ["It was made but did not arrive whole", YES, FETCH],
  content_unavailable: ["It was made but not kept", YES, FETCH],
  content_refused: ["It was made but not handed over", YES, FETCH],
  not_a_video: ["What was handed over is no video", YES, FETCH],
  store_broken: ["It was made but not kept", YES, FETCH],
  // The account: the words of the access report.
  provider_retired: ["The provider has switched this off", NO, ACCOUNT],
  model_retired: ["The provider has switched this model off", NO, ACCOUNT],
  not_an_openai_api: ["The provider does not speak this protocol", NO, ACCOUNT],
  secret_unreadable: ["The provider secret cannot be read", NO, ACCOUNT],
  key_missing: ["Reelay has no key for the provider", NO, ACCOUNT],
  key_invalid: ["The provider does not take our key", NO, ACCOUNT],
  key_not_permitted: ["The key lacks a permission", NO, ACCOUNT],
  account_closed: ["The provider account is closed", NO, ACCOUNT],
  key_of_other_project: ["The key belongs to another project", NO, ACCOUNT],
  key_owner_lost_access: ["Whoever made the key has lost access", NO, ACCOUNT],
  key_predates_verification: ["The key is older than the verification", NO, ACCOUNT],
  ip_not_allowed: ["The provider does not take calls from here", NO, ACCOUNT],
  region_not_supported: ["The provider does not serve this region", NO, ACCOUNT],
  organization_mismatch: ["The key belongs to another organization", NO, ACCOUNT],
  organization_header_missing: ["The provider wants to know the organization", NO, ACCOUNT],
  organization_unverified: ["The organization is not verified", NO, ACCOUNT],
  verification_propagating: ["The verification was not known in time", NO, ACCOUNT],
  model_not_enabled: ["The account may not use this model", NO, ACCOUNT],
  access_requested: ["Access was not granted in time", NO, ACCOUNT],
  access_propagating: ["Access did not arrive in time", NO, ACCOUNT],
  tier_too_low: ["The account’s tier is too low", NO, ACCOUNT],
  tier_propagating: ["The new tier did not arrive in time", NO, ACCOUNT],
  project_archived: ["The project is archived", NO, ACCOUNT],
  billing_inactive: ["The provider account cannot pay", NO, ACCOUNT],
  credit_exhausted: ["The provider account is out of credit", NO, ACCOUNT],
  spend_limit_reached: ["The provider account reached its limit", NO, ACCOUNT],
};

/** A word of another version: it is safe to look. */
const UNKNOWN = ["It could not be made", MAYBE, LOOK_FIRST];

/**
 * Why a video failed and what helps.
 *
 * @return title, remedy, whether it was paid for, whether the access view has more to say, and what asking again is called
 */
export function failure(error) {
  const [title, paid, remedy] = Object.hasOwn(FAILURES, error?.code ?? "") ? FAILURES[error.code] : UNKNOWN;
  const paysTwice = remedy === LOOK_FIRST || remedy === FETCH;
  return { title, remedy, paid, seeAccess: remedy === ACCOUNT, again: paysTwice ? "Ask for another one" : "Try again" };
}

const VERDICTS = { ready: "Ready", propagating: "Nearly there", blocked: "Not possible now", unknown: "Not certain" };

const UNPROVED = { listed_not_proved: "Listed, not proved", accepted_not_proved: "Key accepted, not proved" };

/** What an access verdict is called: never just "Ready" where no video proved it. */
export function verdictName({ verdict, reason, standing, offered }) {
  if (verdict !== "ready") return VERDICTS[verdict] ?? verdict;
  const proved = offered
    ? offered.every((model) => model.proved)
    : standing
      ? standing.every((model) => model.standing === "proved")
      : !(reason in UNPROVED);
  return proved ? VERDICTS.ready : (UNPROVED[reason] ?? (offered ? "Not all proved" : UNPROVED.listed_not_proved));
}
