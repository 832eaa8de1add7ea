import type { Service } from '../../../modules/catalogue/index.ts'
import { listCurrentNotices } from '../../../modules/notices/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Question } from '../../../platform/form/index.ts'
import { say } from '../../../platform/text.ts'

/** A line of what an adviser says, asks and does. */
export interface ScriptLine {
  kind: 'notice' | 'say' | 'ask' | 'do'
  text: string
  /** The question that is on the screen. */
  isNow: boolean
}

/** What people should know of the service now, then its outline, with its questions in the words of the form. */
export async function scriptOf(
  ctx: Ctx,
  service: Service,
  questions: readonly Question[],
  askedId?: string,
): Promise<ScriptLine[]> {
  const notices = await listCurrentNotices(ctx, { service: service.slug })
  const news = notices.map((notice): ScriptLine => {
    const text = `${say(notice.title, 'en')}. ${say(notice.words, 'en')}`
    return { kind: 'notice', text, isNow: false }
  })
  return [...news, ...outlineOf(service, questions, askedId)]
}

function outlineOf(service: Service, questions: readonly Question[], askedId?: string): ScriptLine[] {
  return service.script.flatMap((line): ScriptLine[] => {
    if (line.say) return [{ kind: 'say', text: say(line.say, 'en'), isNow: false }]
    if (line.do) return [{ kind: 'do', text: say(line.do, 'en'), isNow: false }]
    const question = questions.find(each => each.id === line.ask)
    return question ? [{ kind: 'ask', text: say(question.label, 'en'), isNow: question.id === askedId }] : []
  })
}
