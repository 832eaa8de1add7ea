import { type Found, findEach } from './found.ts'

/** Letters, digits and signs that people have before the @ of an address, at most so many as the standard allows. */
const LOCAL_PART = /[\p{L}\p{N}._%+'-]/u
const LONGEST_LOCAL = 64
const DOMAIN = /[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,7}\.\p{L}{2,24}(?![\p{L}\p{N}])/uy

/** Ways round a filter: `jane (at) example dot org`, `jane @ example . org`. */
const AT_WORD = /\s?[([{<]\s?(?:at|@)\s?[)\]}>]\s?|\s@\s?|@\s|\sat\s/gi
const DOT = String.raw`(?:\s?[([{<]\s?(?:dot|\.)\s?[)\]}>]\s?|\sdot\s|\s?\.\s?)`
const SPOKEN_DOMAIN = new RegExp(
  String.raw`[\p{L}\p{N}-]{1,63}(?:${DOT}[\p{L}\p{N}-]{1,63}){0,4}${DOT}\p{L}{2,24}\b`,
  'iuy',
)
const SPOKEN_LOCAL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,40}(?:\s(?:dot|underscore|dash)\s[\p{L}\p{N}_-]{1,30}){0,3}$/iu
const WEBMAIL =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|btinternet|btopenworld|sky|virginmedia|talktalk|tiscali|ntlworld|protonmail|proton)\b/i

const URL_SHAPE =
  /(?:https?:\/\/|www\.|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,40}\.){1,4}(?:com|org|net|uk|io|me|info|cymru|wales)\/)[^\s<>"']{1,2000}/giu
const SECRET_PARAMETER =
  /[?&;#][\w.-]{0,40}(?:token|key|auth|sig|session|sid|pass|pwd|code|secret|jwt|access|otp|invite|reset|login|email|user|uid|phone|name)[\w.-]{0,40}=/i
const SECRET_PART =
  /\/\/[^/]{0,200}@|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[/=](?=[\w~+=]{0,40}\d)(?=[\w~+=]{0,40}[a-z])[\w~+=]{20,}/i
const PROFILE =
  /^(?:https?:\/\/)?(?:[\w-]{1,40}\.){0,2}(?:facebook|fb|instagram|twitter|x|tiktok|linkedin|snapchat|threads|t|wa|youtube|bsky)\.(?:com|me|net|app)\/./i

const HANDLE =
  /(?<![\p{L}\p{N}_@./])@(?!(?:home|work|school|night|junction|the|my|least|all|lunch)\b)[\p{L}_][\p{L}\p{N}_.]{0,28}[\p{L}\p{N}_]/giu
const NETWORK =
  '(?:facebook|fb|insta(?:gram)?|snap(?:chat)?|twitter|tik ?tok|telegram|discord|bluesky|mastodon|linkedin|messenger)'
const NAMED_HANDLE = new RegExp(
  String.raw`\b${NETWORK} (?:user ?name|handle|name|id)\b(?: is| yw|:| -){0,1} {0,2}([\p{L}\p{N}_.]{2,29}[\p{L}\p{N}_])`,
  'dgiu',
)
const ODD_HANDLE = new RegExp(
  String.raw`\b${NETWORK}(?: account| page)?(?: is| yw|:| -| as|) {0,2}((?=[\p{L}\p{N}.]{0,28}[\d_])\p{L}[\p{L}\p{N}_.]{1,28}[\p{L}\p{N}_])`,
  'dgiu',
)

/** Email addresses, also those written to be read by people only. */
export function findEmails(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < LONGEST_LOCAL && LOCAL_PART.test(text[start - 1]!)) start -= 1
    const end = endOf(DOMAIN, text, at + 1)
    if (start < at && end > 0) found.push({ kind: 'email', start, end })
  }
  return [...found, ...findSpokenEmails(text)]
}

function findSpokenEmails(text: string): Found[] {
  return [...text.matchAll(AT_WORD)].flatMap(match => {
    const after = match.index + match[0].length
    const end = endOf(SPOKEN_DOMAIN, text, after)
    if (end === 0) return []
    // 'Look at example.org' is no address: after a plain 'at' the dot is said, or the domain is one for everybody.
    const isPlain = /^\sat\s$/i.test(match[0])
    if (isPlain && !/\bdot\b/i.test(text.slice(after, end)) && !WEBMAIL.test(text.slice(after, end))) return []
    const from = Math.max(0, match.index - 80)
    const local = SPOKEN_LOCAL.exec(text.slice(from, match.index))
    return local ? [{ kind: 'email' as const, start: from + local.index, end }] : []
  })
}

/** Web addresses that open something private, carry a name or lead to a person's page. Others may stay. */
export function findPrivateLinks(text: string): Found[] {
  return findEach(text, URL_SHAPE, 'link').flatMap(({ kind, start, end }) => {
    const url = text.slice(start, end).replace(/[.,;:!?)\]]{1,10}$/, '')
    const isPrivate = SECRET_PARAMETER.test(url) || SECRET_PART.test(url) || PROFILE.test(url)
    return isPrivate ? [{ kind, start, end: start + url.length }] : []
  })
}

/** Names on social networks: `@janes`, `insta: jane_92`, `my Facebook name is janes`. */
export function findSocialNames(text: string): Found[] {
  return [
    ...findEach(text, HANDLE, 'social'),
    ...findEach(text, NAMED_HANDLE, 'social', 1),
    ...findEach(text, ODD_HANDLE, 'social', 1),
  ]
}

function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : 0
}
