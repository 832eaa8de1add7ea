import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { REPLY_FIELDS, REPLY_FOLLOWS, type Reply, saveReply } from '../../../modules/replies/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { choiceField, listField, textField } from '../../../platform/page/fields.ts'
import { atField } from '../at-field.ts'

export const replyFields = {
  name: textField({ required: 'nameMissing', max: 120 }),
  words: textField({ required: 'wordsMissing', max: 3000 }),
  wordsWelsh: textField({ max: 3000 }),
  services: listField({ max: 100 }),
  follows: choiceField(REPLY_FOLLOWS),
}

/** What the form of a reply offers. */
export async function replyChoices(ctx: Ctx) {
  const { services } = await readCatalogue(ctx)
  const { council } = await readOrganisation(ctx)
  return {
    serviceItems: [...services.values()].map(({ slug, name }) => ({ value: slug, text: name.en })),
    welsh: council.languages.includes('cy'),
    fields: REPLY_FIELDS,
    follows: REPLY_FOLLOWS,
    back: '/staff/replies',
  }
}

interface Typed {
  name: string
  words: string
  wordsWelsh: string
  services: string[]
  follows: Reply['follows'] | ''
}

/** Keeps what was typed; a field that nobody can fill in is said at the words. */
export function keepReply(ctx: Ctx, id: string, { name, words, wordsWelsh, services, follows }: Typed): Promise<void> {
  const reply: Reply = {
    id,
    title: name,
    words: { en: words, ...(wordsWelsh && { cy: wordsWelsh }) },
    services,
    follows: follows || 'message',
  }
  return atField(saveReply(ctx, reply), { 'replies.unknown-field': 'words' })
}
