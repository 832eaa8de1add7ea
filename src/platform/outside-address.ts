/** An address of another system that may be told things: on this machine for a trial; else only where nobody can read along. */
export const isOutsideAddress = (url: string): boolean =>
  URL.canParse(url) && (new URL(url).protocol === 'https:' || /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(url))
