import type { Service } from '../../../modules/catalogue/index.ts'
import type { Question } from '../../../platform/form/index.ts'
import { say } from '../../../platform/text.ts'

/** A line of what an adviser says, asks and does. */
export interface ScriptLine {
  kind: 'say' | 'ask' | 'do'
  text: string
  /** The question that is on the screen. */
  isNow: boolean
}

/** The service's outline, with its questions in the words of the form. */
export function scriptOf(service: Service, questions: readonly Question[], askedId?: string): ScriptLine[] {
  return service.script.flatMap((line): ScriptLine[] => {
    if (line.say) return [{ kind: 'say', text: say(line.say, 'en'), isNow: false }]
    if (line.do) return [{ kind: 'do', text: say(line.do, 'en'), isNow: false }]
    const question = questions.find(each => each.id === line.ask)
    return question ? [{ kind: 'ask', text: say(question.label, 'en'), isNow: question.id === askedId }] : []
  })
}
