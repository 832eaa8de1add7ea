import { addToGone, type KeptWords, type MatterView, saveWords } from '../../../modules/interactions/index.ts'
import { parsePostcode, spacedPostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import type { Posted, Visit } from '../../../platform/page/page.ts'
import { storable } from '../../../platform/storable.ts'

/**
 * Every button of the screen sends the whole form: whatever it does, the words are kept first. Answers what is kept now. They are
 * kept too where the conversation has gone on meanwhile, and it is not found.
 */
export async function keepTyped(ctx: Ctx, visit: Visit): Promise<KeptWords | null> {
  const { posted } = visit
  const ids = [...new Set(Object.keys(posted).flatMap(name => /^(?:asked)-(.+)$/.exec(name)?.[1] ?? []))].filter(isId)
  if (!('note' in posted) && ids.length === 0) return null
  const typed = {
    interactionId: visit.params.id!,
    ...('note' in posted && { note: textOf(posted, 'note') }),
    ...('was-note' in posted && { noteWas: textOf(posted, 'was-note') }),
    ...(isTyped(posted, 'postcode') && { postcode: postcodeOf(textOf(posted, 'postcode')) }),
    matters: ids.map(id => matterOf(posted, id)),
  }
  try {
    return await saveWords(ctx, typed)
  } catch (error) {
    if (error instanceof NotFound) await addToGone(ctx, typed)
    throw error
  }
}

function matterOf(posted: Posted, id: string) {
  const names = namesOfMatter({ id })
  const was = Object.entries(names).filter(([, name]) => `was-${name}` in posted)
  return {
    id,
    asked: textOf(posted, names.asked),
    answer: textOf(posted, names.answer),
    answerSource: textOf(posted, names.answerSource),
    ...(names.message in posted && { message: textOf(posted, names.message) }),
    was: Object.fromEntries(was.map(([box, name]) => [box, textOf(posted, `was-${name}`)])),
  }
}

/** The boxes in which something else is kept than what was typed here: another screen wrote there too. */
export function joinedBoxes({ posted }: Visit, kept: KeptWords): Record<string, string> {
  const boxes = kept.matters.flatMap(matter => {
    const names = namesOfMatter(matter)
    return BOXES.map(box => [names[box], matter[box] ?? ''])
  })
  const joined = [['note', kept.note], ...boxes].filter(
    ([name, words]) => `was-${name}` in posted && words !== maskCards(textOf(posted, name!)),
  )
  return Object.fromEntries(joined)
}

const textOf = (posted: Posted, name: string): string =>
  storable([posted[name] ?? ''].flat().at(-1)!).replace(/\r\n/g, '\n')

/** What the screen filled in from the record it showed is nobody's word: whoever it turns out to be lives elsewhere. */
const isTyped = (posted: Posted, name: string): boolean =>
  name in posted && textOf(posted, name) !== posted[`was-${name}`]

/** Half a postcode is kept as it is typed. */
function postcodeOf(typed: string): string {
  const whole = parsePostcode(typed)
  return (whole ? spacedPostcode(whole) : typed.trim()).slice(0, 10)
}

const BOXES = ['asked', 'answer', 'answerSource', 'message'] as const

export const namesOfMatter = ({ id }: Pick<MatterView, 'id'>) => ({
  asked: `asked-${id}`,
  answer: `answer-${id}`,
  answerSource: `source-${id}`,
  message: `message-${id}`,
})
