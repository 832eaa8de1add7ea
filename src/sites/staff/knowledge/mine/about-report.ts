import { readContactId, type WrongReport } from '../../../../modules/knowledge/index.ts'
import type { Organisation } from '../../../../modules/organisation/index.ts'
import { say } from '../../../../platform/text.ts'
import { teamNames } from '../../names.ts'
import { text } from './text.ts'

/** What a report is about, with the way there. */
export function aboutReport(organisation: Organisation, { articleId, question, contact }: WrongReport) {
  if (articleId) return { about: say(question, 'en'), href: `/staff/knowledge/articles/${articleId}` }
  const own = readContactId(contact!)
  const about = own?.kind === 'team' ? teamNames(organisation, [own.of])[0]! : text.contact.en
  return { about, href: `/staff/knowledge/contacts/${contact}` }
}
