import { event } from '../../platform/events/index.ts'
import { idOfName } from '../../platform/id.ts'
import type { ContactKind } from './contact.ts'

/** Subjects are ids of articles, contacts and staff. What the directory has of organisation's gets one from its id. */
export const contactSubject = (contact: string): string =>
  /^(person|team|number|place|duty)-/.test(contact) ? idOfName('contact', contact) : contact

export const articleSaved = event<{ articleId: string; version: number }>(
  'knowledge.article-saved',
  data => data.articleId,
)
export const articlePublished = event<{ articleId: string; version: number }>(
  'knowledge.article-published',
  data => data.articleId,
)
export const articleWithdrawn = event<{ articleId: string; version: number }>(
  'knowledge.article-withdrawn',
  data => data.articleId,
)
/** `changed` names the parts that are different; empty for one that is new. */
export const contactChanged = event<{ contact: string; kind: ContactKind | null; changed: string[] }>(
  'knowledge.contact-changed',
  data => contactSubject(data.contact),
)
export const contactRemoved = event<{ contact: string }>('knowledge.contact-removed', data => data.contact)
/** Of an article or a contact: somebody said whether it was right. */
export const saidWhetherRight = event<{ reportId: string; about: string; right: boolean }>(
  'knowledge.said-whether-right',
  data => contactSubject(data.about),
)
export const reportAnswered = event<{ reportId: string }>('knowledge.report-answered', data => data.reportId)
export const absenceSet = event<{ staffId: string; from: string; until: string; cover: string | null }>(
  'knowledge.absence-set',
  data => data.staffId,
)
export const absenceEnded = event<{ staffId: string }>('knowledge.absence-ended', data => data.staffId)
