// What people type to say where something is near: a postcode, part of one, or what a town or village is called.
import type { Words } from '../../platform/text.ts'
import type { Area, Point } from './area.ts'
import { spacedPostcode } from './postcode.ts'
import type { PostcodeIndex, PostcodeRow } from './postcode-index.ts'

export interface Near extends Point {
  /** `postcode`: some fifteen houses. `around`: the middle of a part of a postcode, a town or a village, good to look from. */
  kind: 'postcode' | 'around'
}

const PART_OF_A_POSTCODE = /^[a-z]{1,2}\d[\da-z]?(?:\s*\d[a-z]?)?$/i

/** The middle of our postcodes that begin so; with a space ('SN1 5') the first half is whole, without one it may be ('SN15'). */
export function middleOfPart(postcodes: PostcodeIndex, typed: string): Point | null {
  if (!PART_OF_A_POSTCODE.test(typed)) return null
  const [outward = '', inward] = typed.toUpperCase().split(/\s+/)
  const begins = inward === undefined ? `${outward} ` : `${outward} ${inward}`
  const all = postcodes.startingWith(outward)
  const whole = all.filter(({ postcode }) => spacedPostcode(postcode).startsWith(begins))
  return middleOf(whole.length > 0 || inward !== undefined ? whole : all)
}

/** Its wards: those called so, else those whose names begin so ('Devizes East'), else of an area called so. */
export function wardsNamed(areas: Iterable<Area>, typed: string): string[] {
  const wanted = plain(typed)
  if (wanted.length < 3) return []
  const named = [...areas].map(({ name, ...area }) => ({ ...area, names: namesOf(name) }))
  const wards = named.filter(({ kind }) => kind === 'ward')
  const ways = [
    wards.filter(({ names }) => names.includes(wanted)),
    wards.filter(({ names }) => names.some(each => each.startsWith(`${wanted} `))),
    named.filter(({ names }) => names.some(each => each.split(' and ').includes(wanted))),
  ]
  return (ways.find(found => found.length > 0) ?? []).flatMap(area => area.wards)
}

/** Medians: where most houses stand, whatever farms lie around. */
export function middleOf(rows: readonly PostcodeRow[]): Point | null {
  if (rows.length === 0) return null
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
  return { lat: median(rows.map(row => row.lat)), lng: median(rows.map(row => row.lng)) }
}

const namesOf = ({ en, cy }: Words): string[] => [en, cy ?? en].map(plain)

/** 'Bradford-on-Avon', 'bradford on avon' and the same with its county after a comma are one. */
const plain = (name: string): string =>
  (name.split(/[,/]/)[0] ?? '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
