import { type Draft, markOfAnswer, saveAnswerAsShown } from '../../modules/drafts/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Answer, type Answers, displayAnswer, FIELD, type Question } from '../../platform/form/index.ts'
import { joinWords } from '../../platform/join-words.ts'
import { type Shown, show, type Visit } from '../../platform/page/page.ts'
import { questionTexts } from './text.ts'

/** The field in which a question's page says which answer it showed. */
export const SHOWN = 'shown'

/**
 * Saves an answer where the question still has the one that her page showed, and answers all answers. Where somebody
 * answered it meanwhile she gets the page again with both: nobody's words go without a word.
 */
export async function saveAsShown(
  ctx: Ctx,
  visit: Visit,
  draft: Draft,
  { asked, answer, shown }: { asked: Question; answer: Answer | undefined; shown: string },
): Promise<Answers | Shown> {
  const saved = await saveAnswerAsShown(ctx, draft, asked.id, { answer, shown })
  return 'answers' in saved ? saved.answers : showBoth(ctx, visit, asked, saved.meanwhile)
}

function showBoth(ctx: Ctx, { posted }: Visit, asked: Question, theirs: Answer | undefined): Shown {
  const isJoined = asked.type === 'long-text' && typeof theirs === 'string'
  const joined = isJoined && { [FIELD]: joinWritten(theirs, String(posted[FIELD] ?? '')) }
  return show({
    values: { ...posted, [SHOWN]: markOfAnswer(theirs), ...joined },
    meanwhile: { lines: theirs === undefined ? [] : displayAnswer(asked, theirs, ctx.language), isJoined },
    errorList: [{ text: questionTexts['meanwhile.title'][ctx.language], href: '#meanwhile' }],
  })
}

const SENTENCES = /^[\s\S]*(?:[.!?]\s|\n)/

/** Both, one after the other; sentences with which both begin are written once. */
export function joinWritten(theirs: string, hers: string): string {
  const [one, other] = [theirs.replaceAll('\r\n', '\n'), hers.replaceAll('\r\n', '\n')]
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return joinWords(one, SENTENCES.exec(one.slice(0, same))?.[0] ?? '', other)
}
