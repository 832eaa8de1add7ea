import { type MatterView, saveWords } from '../../../modules/interactions/index.ts'
import { parsePostcode, spacedPostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { isId } from '../../../platform/id.ts'
import { storable } from '../../../platform/page/fields.ts'
import type { Posted, Visit } from '../../../platform/page/page.ts'

/** Every button of the screen sends the whole form: whatever it does, the words are kept first. */
export async function keepTyped(ctx: Ctx, visit: Visit): Promise<void> {
  const { posted } = visit
  const ids = [...new Set(Object.keys(posted).flatMap(name => /^(?:asked)-(.+)$/.exec(name)?.[1] ?? []))].filter(isId)
  const typed = {
    interactionId: visit.params.id!,
    ...('note' in posted && { note: textOf(posted, 'note') }),
    ...('postcode' in posted && { postcode: postcodeOf(textOf(posted, 'postcode')) }),
    matters: ids.map(id => ({
      id,
      asked: textOf(posted, `asked-${id}`),
      answer: textOf(posted, `answer-${id}`),
      answerSource: textOf(posted, `source-${id}`),
      ...(`message-${id}` in posted && { message: textOf(posted, `message-${id}`) }),
    })),
  }
  if ('note' in posted || ids.length > 0) await saveWords(ctx, typed)
}

const textOf = (posted: Posted, name: string): string =>
  storable([posted[name] ?? ''].flat().at(-1)!).replace(/\r\n/g, '\n')

/** Half a postcode is kept as it is typed. */
function postcodeOf(typed: string): string {
  const whole = parsePostcode(typed)
  return (whole ? spacedPostcode(whole) : typed.trim()).slice(0, 10)
}

export const namesOfMatter = ({ id }: Pick<MatterView, 'id'>) => ({
  asked: `asked-${id}`,
  answer: `answer-${id}`,
  source: `source-${id}`,
  message: `message-${id}`,
})
