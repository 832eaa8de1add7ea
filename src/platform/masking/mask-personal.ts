import type { Language } from '../text.ts'
import { findHomes } from './find-addresses.ts'
import { findGivenNames } from './find-given-names.ts'
import { findIdentityNumbers } from './find-identity-numbers.ts'
import { findEmails, findPrivateLinks, findSocialNames } from './find-links.ts'
import { findNames } from './find-names.ts'
import { findPhones } from './find-phones.ts'
import { findVehicles } from './find-vehicles.ts'
import type { Found, MaskKind } from './found.ts'
import { likelyLanguage } from './likely-language.ts'
import { readableView } from './readable-view.ts'
import { replaced } from './replaced.ts'

export interface MaskOptions {
  /** Names known to be people's: the reporter's own. At most 20. */
  names?: string[]
  /** Kinds to leave, such as `vehicle` for reports of abandoned ones. */
  keep?: MaskKind[]
  /** The words only say where a thing is: names of places are not taken for people's. */
  ofPlace?: boolean
  /** The language of the words put in; by default that of the text, as far as it can be told. */
  language?: Language
}

export interface Masked {
  text: string
  /** What was taken out and where it stood in the original, in order and without overlaps. */
  masked: Found[]
}

/**
 * Takes out of people's words what would tell the public who they or others are, before the words are published.
 * Streets, roads, towns, times, sizes, dates and references stay. It finds what has a shape or a word before it: a name
 * in the middle of a sentence may slip through, so the reporter sees the result and a person can take it back.
 * Time grows in line with the length.
 */
export function maskPersonal(
  original: string,
  { names = [], keep = [], ofPlace = false, language }: MaskOptions = {},
): Masked {
  const view = readableView(original)
  const found = findAll(view.text, names, ofPlace).filter(({ kind }) => !keep.includes(kind))
  const masked = withoutOverlaps(found).map(({ kind, start, end }) => ({
    kind,
    start: view.startOf(start),
    end: view.endOf(end),
  }))
  return { text: replaced(original, masked, language ?? likelyLanguage(view.text)), masked }
}

/** Takes these names alone out of somebody's words: whole in any letters, each part where it is written as a name. */
export function maskNames(original: string, names: string[]): string {
  if (names.length === 0 || original === '') return original
  const view = readableView(original)
  const found = withoutOverlaps(findGivenNames(view.text, names)).map(({ kind, start, end }) => ({
    kind,
    start: view.startOf(start),
    end: view.endOf(end),
  }))
  return replaced(original, found, likelyLanguage(view.text))
}

/** In the order in which one wins where two kinds see the same. */
function findAll(text: string, names: string[], ofPlace: boolean): Found[] {
  return [
    ...findPrivateLinks(text),
    ...findEmails(text),
    ...findIdentityNumbers(text),
    ...findPhones(text),
    ...findVehicles(text),
    ...findHomes(text),
    ...findSocialNames(text),
    ...findGivenNames(text, names),
    ...findNames(text, { ofPlace }),
  ]
}

/** Finds that overlap become one, of the kind that comes first in the order given. */
function withoutOverlaps(found: Found[]): Found[] {
  const merged: (Found & { rank: number })[] = []
  const ranked = found.map((find, rank) => ({ ...find, rank })).toSorted((a, b) => a.start - b.start || a.rank - b.rank)
  for (const find of ranked) {
    const last = merged.at(-1)
    if (!last || find.start >= last.end) {
      merged.push(find)
      continue
    }
    if (find.rank < last.rank) Object.assign(last, { kind: find.kind, rank: find.rank })
    last.end = Math.max(last.end, find.end)
  }
  return merged.map(({ kind, start, end }) => ({ kind, start, end }))
}
