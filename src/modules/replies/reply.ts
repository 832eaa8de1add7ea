import type { Words } from '../../platform/text.ts'

/** What words can be filled in with, by its name in them. */
export const REPLY_FIELDS = ['name', 'reference', 'service', 'team', 'promise', 'place', 'adviser', 'council'] as const
export type ReplyField = (typeof REPLY_FIELDS)[number]

/** What is known of one request; absent or empty: not known. */
export type ReplyFacts = Partial<Record<ReplyField, string>>

/** What becomes of a request when a reply is sent: nothing more, or its clock stops for an answer, or it closes so. */
export const REPLY_FOLLOWS = ['message', 'question', 'done', 'refused', 'elsewhere'] as const
export type ReplyFollows = (typeof REPLY_FOLLOWS)[number]

export interface Reply {
  id: string
  title: string
  words: Words
  /** Slugs of the services it is for; empty: all. */
  services: string[]
  follows: ReplyFollows
}

const FIELD = /\{ *([^{}\n]{0,40}?) *\}/g

const isField = (name: string): name is ReplyField => (REPLY_FIELDS as readonly string[]).includes(name)

/** The words with everything filled in that is known; what is not stays as a field, for whoever writes to see. */
export function fillReply(words: string, facts: ReplyFacts): string {
  return words.replace(FIELD, (whole, typed: string) => {
    const name = typed.toLowerCase()
    return (isField(name) && facts[name]) || whole
  })
}

/** Fields that still stand in words: known ones that are not filled in, and others. */
export function leftFields(words: string): { empty: ReplyField[]; unknown: string[] } {
  const names = [...new Set([...words.matchAll(FIELD)].map(([, name]) => name!))]
  const known = (name: string) => isField(name.toLowerCase())
  return {
    empty: names.filter(known).map(name => name.toLowerCase() as ReplyField),
    unknown: names.filter(name => !known(name)),
  }
}
