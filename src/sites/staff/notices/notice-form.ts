import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid } from '../../../platform/errors.ts'
import { dateField, textField } from '../../../platform/page/fields.ts'
import type { Words } from '../../../platform/text.ts'
import { endOfDay, momentOf, readTime } from '../moment.ts'
import { formTexts } from './form-text.ts'

const MIDNIGHT = { hour: 0, minute: 0 }

/** The boxes of a notice that can be changed later too. */
export const noticeFields = {
  title: textField({ required: 'titleMissing', max: 120 }),
  words: textField({ required: 'wordsMissing', max: 2000 }),
  titleWelsh: textField({ max: 120 }),
  wordsWelsh: textField({ max: 2000 }),
  until: dateField({ wrong: 'dateWrong' }),
  untilTime: textField({ max: 20 }),
}

type Typed = Record<'title' | 'words' | 'titleWelsh' | 'wordsWelsh' | 'until' | 'untilTime', string>

/** What was typed, in the council's languages. Throws Invalid: a council of two languages says it in both, at the same time. */
export async function readNotice(ctx: Ctx, typed: Typed): Promise<{ title: Words; words: Words; endsAt: Date | null }> {
  const { titleWelsh, wordsWelsh } = typed
  if ((await isBilingual(ctx)) && !(titleWelsh && wordsWelsh))
    throw new Invalid({
      ...(!titleWelsh && { titleWelsh: formTexts.titleWelshMissing.en }),
      ...(!wordsWelsh && { wordsWelsh: formTexts.wordsWelshMissing.en }),
    })
  return {
    title: { en: typed.title, ...(titleWelsh && { cy: titleWelsh }) },
    words: { en: typed.words, ...(wordsWelsh && { cy: wordsWelsh }) },
    endsAt: endOf(typed),
  }
}

export const isBilingual = async (ctx: Ctx): Promise<boolean> =>
  (await readOrganisation(ctx)).council.languages.includes('cy')

/** Null: now. */
export function startOf({ from, fromTime }: { from: string; fromTime: string }): Date | null {
  if (!from && fromTime) throw new Invalid({ from: formTexts.dateForTime.en })
  return from ? momentOf(from, fromTime ? timeOf('fromTime', fromTime) : MIDNIGHT) : null
}

/** A day without a time is over when the day is. Null: until somebody ends it. */
function endOf({ until, untilTime }: Pick<Typed, 'until' | 'untilTime'>): Date | null {
  if (!until && untilTime) throw new Invalid({ until: formTexts.dateForTime.en })
  if (!until) return null
  return untilTime ? momentOf(until, timeOf('untilTime', untilTime)) : endOfDay(until)
}

function timeOf(field: string, typed: string) {
  const time = readTime(typed)
  if (!time) throw new Invalid({ [field]: formTexts.timeWrong.en })
  return time
}
