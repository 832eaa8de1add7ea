// knowledge.yaml and contacts.yaml: answers for advisers, and whom to ask outside.
import { AUDIENCES, CONTACT_KINDS, type PackArticle, type PackContact } from '../modules/knowledge/index.ts'
import { date } from './hours.ts'
import { defines, list, mapped, oneOf, optional, readWhole, record, refersTo, string, Wrong } from './readers.ts'
import type { At } from './source.ts'
import { dutyNumber } from './teams.ts'
import { email, linkUrl, words } from './words-readers.ts'

const phrases = optional(list(string), [])

const article = mapped(
  record({
    id: defines('article'),
    question: words,
    answer: words,
    also: phrases,
    audience: oneOf(AUDIENCES),
    team: refersTo('team'),
    review: date,
    areas: optional(list(refersTo('area')), []),
    services: optional(list(refersTo('service')), []),
  }),
  ({ also, review, ...rest }): PackArticle => ({ ...rest, also: also.join(', '), reviewOn: review, owner: null }),
)

export const readArticlesFile = (at: At | null): PackArticle[] =>
  (at && readWhole(at, record({ articles: list(article) }))?.articles) || []

const contact = mapped(
  record({
    id: defines('contact'),
    kind: oneOf(CONTACT_KINDS),
    name: words,
    does: words,
    numbers: optional(list(dutyNumber), []),
    email: optional(email),
    website: optional(linkUrl),
    calendar: optional(refersTo('calendar')),
    areas: optional(list(refersTo('area')), []),
    team: refersTo('team'),
    also: phrases,
  }),
  ({ also, email = null, website = null, calendar = null, ...rest }, at): PackContact => {
    if (rest.numbers.length === 0 && !email && !website)
      throw new Wrong(`nobody can reach '${rest.id}': write 'numbers', 'email' or 'website'.`, at.node)
    return { ...rest, email, website, calendar, also: also.join(', ') }
  },
)

export const readContactsFile = (at: At | null): PackContact[] =>
  (at && readWhole(at, record({ contacts: list(contact) }))?.contacts) || []
