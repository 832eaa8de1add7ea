// What stands in the page of a desk, and its words. Nothing here is about a customer.
import type { Question } from '../../../platform/form/index.ts'
import type { Sealed } from '../../../platform/sealing/index.ts'
import { fill, type Params } from '../../../platform/text.ts'

export interface ServiceOnDevice {
  slug: string
  versionId: string
  name: string
  words: string
  /** The duty rule whose numbers come first. */
  danger: string | null
  promise: string[]
  mainText: string | null
  questions: Question[]
}

export interface DutyNumber {
  name: string
  number: string
  note: string
  isOurs: boolean
}

export interface DutyKindOnDevice {
  id: string
  name: string
  when: string
  /** The rule whose numbers are shown, and all whose phrases mean this kind. */
  numbers: string
  rules: string[]
  steps: [way: string, words: string][]
}

interface DutyOnDevice {
  kinds: DutyKindOnDevice[]
  /** The numbers of each rule, from when on they answer. */
  rules: Record<string, { from: string; numbers: DutyNumber[] }[]>
  dangers: { duty: string; words: string[]; alone: string[]; unless: string[] }[]
}

export interface DeskOnDevice {
  id: string
  opener: { id: string; name: string }
  expiresAt: string
  references: string[]
  publicKey: object
  /** What letters from here are about; the item's id comes after it. */
  about: string
  /** The path of this page. */
  at: string
  fallback: string
  services: ServiceOnDevice[]
  duty: DutyOnDevice
  postcodes: string[]
  articles: { question: string; answer: string; also: string }[]
  contacts: { name: string; does: string; numbers: { name: string; number: string; when: string }[] }[]
  words: Record<string, string>
}

/** What stood in the boxes of a question's page. */
export type Posted = Record<string, string | string[]>

/** Something that is being typed. */
export interface Draft {
  id: string
  service: string
  typed: Record<string, Posted>
  startedAt: string
  /** The question that was typed in last: there she goes on. */
  last?: string
  /** Of one that came back: it is kept under the same key and number again. */
  item?: string
  reference?: string
  /** Why it came back. */
  notice?: string
  /** The key of duty was pressed by its words: these were raised. */
  raised?: string[]
}

/** The key of duty of care as it was pressed here. */
export interface Raise {
  id: string
  kind: string
  pressedAt: string
  /** What they say, and what of it has gone already. */
  note: string
  sent: string
  /** When the duty team was told, as the council says; nothing: not yet. */
  toldAt?: string
  /** Letters with a note that was left alone: nobody here can read them again. */
  locked?: Sealed[]
  /** Its record takes no more words. */
  isClosed?: boolean
  /** The form in which it was pressed. */
  form?: string
}

export const root: HTMLElement = document.querySelector<HTMLElement>('#tour-desk')!
export const desk = JSON.parse(root.dataset.desk!) as DeskOnDevice

/** The words for a key, with `{name}` places filled. */
export const say = (key: string, params: Params = {}): string => fill(desk.words[key]!, params)

export const serviceOf = (slug: string): ServiceOnDevice | undefined => desk.services.find(each => each.slug === slug)
export const isOver = (): boolean => Date.now() >= Date.parse(desk.expiresAt)

/** The numbers of a duty rule that answer now. */
export function numbersNow(rule: string): DutyNumber[] {
  const sets = desk.duty.rules[rule] ?? []
  return (sets.findLast(({ from }) => Date.parse(from) <= Date.now()) ?? sets[0])?.numbers ?? []
}

export const kindOf = (id: string): DutyKindOnDevice | undefined => desk.duty.kinds.find(each => each.id === id)

/** '482 193 706 518'. */
export const grouped = (reference: string): string => reference.match(/.{1,3}/g)?.join(' ') ?? ''
/** '10:42am' as on every page of ours. */
export const timeOf = (iso: string): string =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true }).replace(/\s/g, '')
