// What people type to say where something is near: a postcode, part of one, or what a town or village is called.
import { isPartOfPostcode } from '../../platform/form/index.ts'
import { slipsBetween } from '../../platform/slips.ts'
import type { Words } from '../../platform/text.ts'
import type { Area, Point } from './area.ts'
import { spacedPostcode } from './postcode.ts'
import type { PostcodeIndex, PostcodeRow } from './postcode-index.ts'

export interface Near extends Point {
  /** `postcode`: some fifteen houses. `around`: the middle of a part of a postcode, a town or a village, good to look from. */
  kind: 'postcode' | 'around'
}

/** The middle of our postcodes that begin so; with a space ('SN1 5') the first half is whole, without one it may be ('SN15'). */
export function middleOfPart(postcodes: PostcodeIndex, typed: string): Point | null {
  if (!isPartOfPostcode(typed)) return null
  const [outward = '', inward] = typed.toUpperCase().split(/\s+/)
  const begins = inward === undefined ? `${outward} ` : `${outward} ${inward}`
  const all = postcodes.startingWith(outward)
  const whole = all.filter(({ postcode }) => spacedPostcode(postcode).startsWith(begins))
  return middleOf(whole.length > 0 || inward !== undefined ? whole : all)
}

/** The wards of a town or village by what people call it, misspelt ('Chipenham') where it can only be one. */
export function wardsNamed(areas: Iterable<Area>, typed: string): string[] {
  const wanted = plain(typed)
  if (wanted.length < 3) return []
  const named = [...areas].map(({ name, ...area }) => ({ ...area, names: namesOf(name) }))
  const wards = wardsCalled(named, wanted)
  if (wards.length > 0) return wards
  const meant = nearestName(new Set(named.flatMap(({ names }) => names.flatMap(beginnings))), wanted)
  return meant ? wardsCalled(named, meant) : []
}

/** A name that is only a slip away, or two in a long one; null where none is, or more than one. */
function nearestName(names: Iterable<string>, typed: string): string | null {
  const most = typed.length < SHORT ? 0 : typed.length < LONG ? 1 : 2
  const near = [...names]
    .filter(name => name[0] === typed[0] && name.length >= SHORT && Math.abs(name.length - typed.length) <= most)
    .map(name => ({ name, slips: slipsBetween(name, typed) }))
  const least = Math.min(...near.map(({ slips }) => slips))
  const nearest = near.filter(({ slips }) => slips === least && slips <= most)
  return nearest.length === 1 ? nearest[0]!.name : null
}

const SHORT = 5
const LONG = 8

/** 'amesbury', 'amesbury east', 'amesbury east and bulford'; what stands after an 'and' too. */
const beginnings = (name: string): string[] => {
  const words = name.split(' ')
  return [...words.map((_, i) => words.slice(0, i + 1).join(' ')), ...name.split(' and ')]
}

/** Its wards: those called so, else those whose names begin so ('Devizes East'), else of an area called so. */
function wardsCalled(named: NamedArea[], wanted: string): string[] {
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

type NamedArea = Omit<Area, 'name'> & { names: string[] }

const namesOf = ({ en, cy }: Words): string[] => [en, cy ?? en].map(plain)

/** 'Bradford-on-Avon', 'bradford on avon' and the same with its county after a comma are one. */
const plain = (name: string): string =>
  (name.split(/[,/]/)[0] ?? '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
