import { type Block, heading, link, list, words } from '../../platform/letter/index.ts'
import { say } from '../../platform/text.ts'
import { countParts, plainForText } from '../channels/index.ts'
import { phoneOfService } from '../organisation/index.ts'
import { type Facts, fillTemplate, neutralSubject, subjectOf, type TemplateWords } from '../templates/index.ts'
import { factsOf } from './facts.ts'
import type { Telling } from './telling.ts'

interface Manner {
  /** Whom to ring now, a line each: what she sent hints at danger. */
  ring?: string[]
  /** Others may read along: the subject says nothing of what it is about. */
  neutral?: boolean
  /** An answer by email comes back to the request. */
  answers?: boolean
  /** She wants to hear nothing, and the law says that she must hear this. */
  isByLaw?: boolean
  /** Printed: no link can be pressed. The address at which she finds it with her reference. */
  onPaper?: { address: string; reference: string }
  /** Older news that waited for this letter. */
  earlier?: Block[]
}

/**
 * The whole letter to a participant: what the template says, her private link, and how to reach us. What protects her is
 * no part of a template, so that nobody can take it out: a letter about a sensitive request says only that there is news.
 */
export function toParticipant(
  about: Telling,
  template: TemplateWords,
  url: string,
  manner: Manner = {},
): { subject: string; blocks: Block[] } {
  return about.request.sensitive
    ? privateLetter(about, url, manner)
    : letterOf(about, template, factsOf(about), url, manner)
}

/** What a text may be paid as, where we can help it. */
const MOST_PARTS = 2

/** Its subject in a line, as a text: a locked phone says which council writes, once. `next`: what happens next, where there is room for it. */
export function shortOf(
  { t, organisation, language }: Pick<Writing, 't' | 'organisation' | 'language'>,
  { subject: news }: { subject: string },
  url: string,
  next = '',
): string {
  const council = say(organisation.council.name, language)
  const short = (news: string) => t(news.includes(council) ? 'shortNamed' : 'short', { council, news, url })
  const more = short(`${news}\n${next}`)
  return next && countParts(plainForText(more)) <= MOST_PARTS ? more : short(news)
}

/** What a letter is written with, of a request or made up. */
export type Writing = Pick<Telling, 't' | 'organisation' | 'language' | 'service'>

/** A letter with these facts. */
export function letterOf(
  about: Writing,
  template: TemplateWords,
  facts: Facts,
  url: string,
  { ring = [], neutral = false, answers = false, isByLaw = false, earlier = [], onPaper }: Manner = {},
): { subject: string; blocks: Block[] } {
  const { t, organisation, language, service } = about
  const council = say(organisation.council.name, language)
  const phone = phoneOfService(organisation, service).number
  return {
    subject: subjectOf(template, facts, { language, isNeutral: neutral }),
    blocks: [
      ...(ring.length > 0 ? [heading(t('danger.words')), list(ring)] : []),
      ...(isByLaw ? [words(t('byLaw'))] : []),
      ...fillTemplate(say(template.words, language), facts),
      ...(earlier.length > 0 ? [heading(t('earlier')), ...earlier] : []),
      ...(onPaper
        ? [words(t('paper.follow', onPaper)), words(t('paper.answers', { phone })), words(t('paper.stop'))]
        : [
            link(say(template.link, language), url),
            words(t('linkIsPrivate')),
            words(t(answers ? 'answers' : 'noAnswers', { phone })),
            words(t('stop')),
          ]),
      words(council),
    ],
  }
}

/** The council's own number: that of a theme would say what it is about. */
function privateLetter(
  { t, organisation, language, event }: Telling,
  url: string,
  { onPaper }: Manner,
): { subject: string; blocks: Block[] } {
  const { name, contact } = organisation.council
  const council = say(name, language)
  return {
    subject: neutralSubject(council, language),
    blocks: onPaper
      ? [words(t('paper.private', { phone: contact.phone })), words(council)]
      : [
          words(t(event.type === 'requests.opened' ? 'privateOpened' : 'privateWords')),
          link(t('privateLink'), url),
          words(t('noAnswers', { phone: contact.phone })),
          words(council),
        ],
  }
}
