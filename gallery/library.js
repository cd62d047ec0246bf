// What is known about the videos: their order, what to ask for next, how long they take.

/** Most videos the API lists at once. */
export const LARGEST_PAGE = 100;

/** Videos that are asked for at a time while scrolling. */
export const PAGE = 24;

/** For so long a list may not show a new video yet, in seconds: the index follows the table. */
const INDEX_DELAY = 15;

export const isOpen = (video) => video.status === "queued" || video.status === "in_progress";

/** The loaded videos, newest first. */
export class Library {
  videos = [];
  complete = false;

  find(id) {
    return this.videos.find((video) => video.id === id);
  }

  /** A video that was just made. */
  add(video) {
    if (!this.find(video.id)) this.videos.unshift(video);
  }

  remove(id) {
    this.videos = this.videos.filter((video) => video.id !== id);
  }

  /** The page behind the last loaded video. */
  append(list) {
    const known = new Set(this.videos.map((video) => video.id));
    this.videos.push(...list.data.filter((video) => !known.has(video.id)));
    this.complete = !list.has_more;
  }

  /** The newest videos as they are now: new ones come in, ones deleted elsewhere go. */
  refresh(list, at) {
    const listed = new Set(list.data.map((video) => video.id));
    const last = this.videos.findLastIndex((video) => listed.has(video.id));
    const tooNew = this.videos.filter((video) => !listed.has(video.id) && isOpen(video) && at - video.created_at < INDEX_DELAY);
    if (last < 0 && this.videos.length > tooNew.length && list.has_more) this.complete = false;
    const older = list.has_more && last >= 0 ? this.videos.slice(last + 1).filter((video) => !tooNew.includes(video)) : [];
    if (!list.has_more) this.complete = true;
    this.videos = [...tooNew, ...list.data, ...older];
  }

  /** Videos from further down as they are now. */
  update(list) {
    const fresh = new Map(list.data.map((video) => [video.id, video]));
    this.videos = this.videos.map((video) => fresh.get(video.id) ?? video);
  }

  /**
   * The one request that looks at all open videos. When some are older than a page can show, every
   * other turn looks at those.
   */
  nextLook(turn) {
    const lastOpen = this.videos.findLastIndex(isOpen);
    if (lastOpen >= LARGEST_PAGE && turn % 2 === 1) {
      const firstDeep = this.videos.findIndex((video, index) => index >= LARGEST_PAGE && isOpen(video));
      return { limit: LARGEST_PAGE, after: this.videos[firstDeep - 1].id };
    }
    return { limit: Math.min(LARGEST_PAGE, Math.max(PAGE, lastOpen + 1)) };
  }

  /** Seconds such a video usually takes: the median of those that are done; null when none is. */
  usualTime(video) {
    const done = this.videos.filter((other) => other.status === "completed" && other.completed_at > other.created_at);
    const alike = [
      (other) => other.model === video.model && other.seconds === video.seconds,
      (other) => other.model === video.model,
      () => true,
    ];
    for (const test of alike) {
      const times = done.filter(test).map((other) => other.completed_at - other.created_at).sort((a, b) => a - b);
      if (times.length > 0) return times[Math.floor(times.length / 2)];
    }
    return null;
  }

  /** Seconds that are left of an open video; null when nobody knows. */
  timeLeft(video, at) {
    const elapsed = at - video.created_at;
    if (video.progress >= 10) return (elapsed * (100 - video.progress)) / video.progress;
    const usual = this.usualTime(video);
    return usual === null ? null : usual - elapsed;
  }
}

/**
 * What the finished videos of this month cost, as far as it is known; null while the month is not
 * all loaded, or when nothing is known.
 *
 * @param costOf the least and the most, in US dollars; null where nobody told
 * @param at Unix seconds
 */
export function spentThisMonth({ videos, complete }, costOf, at) {
  const today = new Date(at * 1000);
  const start = new Date(today.getFullYear(), today.getMonth(), 1) / 1000;
  if (!complete && !(videos.at(-1)?.created_at < start)) return null;
  const costs = videos.filter((video) => video.status === "completed" && video.created_at >= start).map(costOf);
  const known = costs.filter(Boolean);
  if (known.length === 0) return null;
  const sum = (index) => known.reduce((all, usd) => all + usd[index], 0);
  return { usd: [sum(0), sum(1)], known: known.length, unknown: costs.length - known.length };
}

/** Whether a video passes the filters. */
export function passes(video, { status, text }) {
  const fits = status === "all" || (status === "open" ? isOpen(video) : video.status === status);
  const prompt = (video.prompt ?? "").toLowerCase();
  return fits && text.toLowerCase().split(/\s+/).every((word) => prompt.includes(word));
}
