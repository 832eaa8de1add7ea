import type { Language } from '../../platform/text.ts'
import { say } from '../../platform/text.ts'
import { readOrganisation } from '../organisation/index.ts'
import type { Facts } from './fill.ts'
import type { MessageKind } from './template.ts'
import { writeWith } from './write.ts'

type Plain = Pick<MessageKind, 'words' | 'needed'> & Partial<Pick<MessageKind, 'more' | 'told' | 'inSubject'>>

interface About {
  /** What each is filled in with to look at it; the council and its number are known. */
  facts: (language: Language, now: Date) => Facts
  short?: Facts
  /** Where `{link}` leads. */
  url?: string
}

/** Kinds of messages that say nothing but their words, filled in. Each can name the council and the number to ring. */
export function plainKinds<Id extends string>(
  kinds: Record<Id, Plain>,
  { facts, url = '', short = {} }: About,
): Record<Id, MessageKind<Id>> {
  const made = Object.entries<Plain>(kinds).map(([id, { words, needed, more = [], told = [], inSubject = [] }]) => {
    const kind: MessageKind = {
      id,
      words,
      needed,
      more: [...more, 'council', 'phone'],
      told,
      inSubject: [...inSubject, 'council'],
      perService: false,
      async example(ctx, { words, language }) {
        const { council } = await readOrganisation(ctx)
        const known = { council: say(council.name, language), phone: council.contact.phone }
        return writeWith(words, { ...facts(language, ctx.now()), ...known }, { language, url, short })
      },
    }
    return [id, kind]
  })
  return Object.fromEntries(made)
}
