import { sayBy } from '../../platform/dates/index.ts'
import { list, quote, words } from '../../platform/letter/index.ts'
import { type Language, say, translator } from '../../platform/text.ts'
import { readCatalogue, type Service } from '../catalogue/index.ts'
import { type Organisation, phoneOfService, readOrganisation } from '../organisation/index.ts'
import type { Facts, MessageKind } from '../templates/index.ts'
import { defaultWords, type TemplateId } from './default-words.ts'
import { letterOf, shortOf } from './letters.ts'
import { madeUp } from './made-up.ts'
import { texts } from './text.ts'

interface Fields {
  needed: readonly string[]
  more?: readonly string[]
}

/** What each letter can be filled in with, besides what all can. */
const FIELDS: Record<TemplateId, Fields> = {
  opened: { needed: ['reference', 'steps'], more: ['where', 'team'] },
  joined: { needed: ['reference', 'steps'], more: ['where', 'team'] },
  update: { needed: ['words'] },
  paused: { needed: ['words'] },
  moved: { needed: ['before', 'now', 'words'] },
  'moved-sooner': { needed: ['now', 'words'], more: ['before'] },
  scheduled: { needed: ['steps'] },
  done: { needed: ['words', 'by'], more: ['photo'] },
  'done-by-body': { needed: ['words', 'body', 'by'], more: ['theirReference', 'photo'] },
  refused: { needed: ['words', 'challenge'] },
  elsewhere: { needed: ['words', 'body', 'by'], more: ['theirReference', 'photo'] },
  cancelled: { needed: ['phone'] },
  reopened: { needed: [] },
  'not-sorted': { needed: ['steps'] },
  merged: { needed: [] },
  'taken-back': { needed: ['steps'], more: ['team'] },
}

const letterTo = (id: TemplateId): MessageKind<TemplateId> => ({
  id,
  words: defaultWords[id],
  needed: FIELDS[id].needed,
  more: [...(FIELDS[id].more ?? []), 'service', 'reference', 'council', 'phone'],
  inSubject: ['service', 'reference', 'council'],
  perService: true,
  example,
})

/** The letters to those who asked, or joined. Around the words stands what all of them say (`letterOf`). */
export const requestLetters = Object.fromEntries(
  (Object.keys(FIELDS) as TemplateId[]).map(id => [id, letterTo(id)]),
) as Record<TemplateId, MessageKind<TemplateId>>

/** A reference that no request has: its check digit is wrong. */
const REFERENCE = '482 193 706 510'
const URL_OF_NOBODY = `https://example.org/track/${madeUp.link}`
const DAY = 86_400_000

async function example(...[ctx, shown]: Parameters<MessageKind['example']>): ReturnType<MessageKind['example']> {
  const { language } = shown
  const [{ services }, organisation] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const service =
    services.get(shown.service ?? '') ?? [...services.values()].find(each => !each.privacy.sensitive && each.promise)
  if (!service) throw new Error('there is no service to show a letter of')
  const about = { t: translator(texts, language), organisation, language, service }
  const facts = factsMadeUp(organisation, service, language, ctx.now())
  const letter = letterOf(about, shown.words, facts, URL_OF_NOBODY, { answers: true })
  return { ...letter, text: shortOf(about, letter, URL_OF_NOBODY) }
}

function factsMadeUp(organisation: Organisation, service: Service, language: Language, now: Date): Facts {
  const by = (days: number) => sayBy(new Date(now.getTime() + days * DAY), { language, now })
  const sentence = (days: number, what: string) => {
    const said = `${by(days)} ${what}.`
    return said.charAt(0).toUpperCase() + said.slice(1)
  }
  const example = (key: keyof typeof madeUp.words) => madeUp.words[key][language]
  return {
    service: say(service.name, language),
    reference: REFERENCE,
    council: say(organisation.council.name, language),
    phone: phoneOfService(organisation, service).number,
    team: say(organisation.teams.get(service.teams[0] ?? '')?.name, language) || example('team'),
    where: example('where'),
    steps: [list([sentence(2, example('look')), sentence(9, example('mend'))])],
    words: [quote(example('wrote'))],
    before: sentence(2, example('look')),
    now: sentence(5, example('look')),
    by: by(28),
    photo: texts.photo[language],
    challenge: [words(example('challenge'))],
    body: example('body'),
    theirReference: 'NH-1234',
  }
}
