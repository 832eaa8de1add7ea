import { findDangerSaid, LIKELY_ENOUGH, readCatalogue, suggestServices } from '../../modules/catalogue/index.ts'
import { queueMessages } from '../../modules/channels/index.ts'
import { postcodeOfPhone } from '../../modules/customers/index.ts'
import { listEmergencies } from '../../modules/duty/index.ts'
import { findLineCall, waysToNumber } from '../../modules/interactions/index.ts'
import { extentOf, listCurrentNotices, type Notice, sayNotice } from '../../modules/notices/index.ts'
import { dutyNumbersNow, getCalendar, isOpenNow, numbersAfterHours } from '../../modules/organisation/index.ts'
import { isWithin, placeOfPostcode } from '../../modules/places/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { say as inLanguage, pathIn } from '../../platform/text.ts'
import { sayOpening } from '../say-opening.ts'
import type { Heard } from './heard.ts'
import { askedFor, choiceOf, listOptions, namedIn, servicesOf } from './menu.ts'
import { sayNumber } from './say-numbers.ts'
import { type Answer, answerWith, ask, goTo, hangUp, say, speak, voiceFor } from './speak.ts'
import { tellOfCall } from './tell.ts'
import { text } from './text.ts'

const WELSH_KEY = '2'
const MOST_NOTICES = 3
/** Of a notice is said what one can keep in mind. */
const MOST_SAID = 300

/** The call comes in: where the council speaks Welsh, she chooses first. */
export async function answerCall(heard: Heard): Promise<Answer> {
  const { council } = heard.organisation
  if (!council.languages.includes('cy')) return readLine(heard)
  const answer = answerWith()
  const gather = answer.gather({ numDigits: 1, timeout: 3, action: heard.at('language'), method: 'POST' })
  for (const language of ['cy', 'en'] as const) {
    const other = { ...heard, language }
    const t = (key: 'welcome' | 'pressForWelsh') => inBoth(key, language, inLanguage(council.name, language))
    speak(gather, other, t('welcome'), language === 'cy' ? t('pressForWelsh') : '')
  }
  return goTo(answer, heard, 'line')
}

export async function chooseLanguage(heard: Heard): Promise<Answer> {
  const lang = heard.field('Digits') === WELSH_KEY ? 'cy' : 'en'
  return goTo(answerWith(), heard, 'line', { lang })
}

const inBoth = (key: 'welcome' | 'pressForWelsh', language: 'en' | 'cy', council: string): string =>
  text[key][language].replace('{council}', council)

/** What the line says first to everybody; then its choices, or that it is closed. */
export async function readLine(heard: Heard): Promise<Answer> {
  const answer = say(heard, ...(await sayFirst(heard)))
  return isOpen(heard) ? offerMenu(heard, answer) : sayClosed(heard, answer)
}

async function sayFirst(heard: Heard): Promise<string[]> {
  const { ctx, t, line, organisation, language } = heard
  const { council } = organisation
  const names = { council: inLanguage(council.name, language), line: inLanguage(line?.name, language) }
  const greeting = line?.greeting ? inLanguage(line.greeting, language) : t(line ? 'greeting' : 'welcome', names)
  const emergencies = (await listEmergencies(ctx)).filter(
    ({ goldenNumber }) => goldenNumber === null || goldenNumber === line?.id,
  )
  const services = new Set((await servicesOf(ctx, line)).map(({ slug }) => slug))
  // Whose number it is may tell where she is. Else what is for one place says so in its title or by its route's name.
  // What this line is rung about comes first, then what is surely for where she is, then the newest: what holds everywhere may stand for
  // years, and only so much of all is said.
  const at = await placeOfPostcode(ctx, await postcodeOfPhone(ctx, heard.from))
  const isHere = (each: Notice) => isWithin(extentOf(each), at ?? {}) === true
  const isForHere = (each: Notice) => isHere(each) && (each.areas.length > 0 || each.route !== null)
  const rank = (each: Notice) => (each.services.length > 0 ? 2 : 0) + Number(isForHere(each))
  const notices = (await listCurrentNotices(ctx, { at }))
    .filter(each => (each.services.length === 0 ? isHere(each) : each.services.some(slug => services.has(slug))))
    .toSorted((a, b) => rank(b) - rank(a))
  // An emergency that stands on the site is a notice as well: it is said once.
  const said = new Set(emergencies.map(({ title }) => title))
  return [
    greeting,
    ...(isDangerous(heard) ? [t('danger')] : []),
    ...emergencies.flatMap(({ title, words }) => [sentence(title), sayAll(words)]),
    ...notices
      .filter(({ title }) => !said.has(inLanguage(title, 'en')))
      .slice(0, MOST_NOTICES)
      .flatMap(each => [sentence(sayNotice(each, language)), shorten(inLanguage(each.words, language))]),
  ]
}

/** The duty rule of the line names 999: somebody may ring about danger. While it is closed nobody else tells her. */
const isDangerous = (heard: Heard): boolean => !isOpen(heard) || isAboutDanger(heard)

const isAboutDanger = ({ organisation, line }: Heard): boolean =>
  !!organisation.dutyRules.get(line?.afterHours ?? '')?.numbers.some(({ number }) => number === '999')

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ')
const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)

/** Each paragraph: the last one often says whom to ring. The form bounds how long it may be. */
const sayAll = (words: string): string =>
  words
    .split(/\n\s*\n/)
    .filter(each => each.trim())
    .map(each => sentence(plain(each)))
    .join(' ')

/** The first paragraph, up to its last whole sentence that fits. */
function shorten(words: string): string {
  const first = words
    .trim()
    .split(/\n\s*\n/)[0]!
    .replace(/\s+/g, ' ')
  return first.length <= MOST_SAID ? first : `${first.slice(0, first.lastIndexOf('.', MOST_SAID) + 1 || MOST_SAID)}`
}

export const calendarOf = ({ line, organisation }: Heard): string =>
  line?.calendar ?? organisation.council.contact.hours

const isOpen = (heard: Heard): boolean =>
  heard.isAlwaysOpen || isOpenNow(heard.organisation, calendarOf(heard), heard.ctx.now())

async function sayClosed(heard: Heard, answer: Answer): Promise<Answer> {
  const { ctx, t, organisation, line, language } = heard
  const { opens } = sayOpening(getCalendar(organisation, calendarOf(heard)), ctx)
  const numbers = numbersAfterHours(organisation, line, ctx.now())?.numbers ?? []
  // Our own line out of hours before those of others, which are for one kind of thing.
  const elsewhere = numbers
    .filter(({ number }) => number !== '999')
    .toSorted((a, b) => Number(a.when === 'always') - Number(b.when === 'always'))
  return askWhenClosed(heard, answer, [
    t('closed'),
    ...(opens ? [t('opens', { when: opens })] : []),
    ...(elsewhere.length > 0 ? [t('inEmergency')] : []),
    ...elsewhere.map(({ name, number }) =>
      t('number', { name: inLanguage(name, language), number: sayNumber(number) }),
    ),
  ])
}

async function askWhenClosed(heard: Heard, answer: Answer, before: string[], wrong?: number): Promise<Answer> {
  const { ctx, t, from } = heard
  const { text: mayText } = await waysToNumber(ctx, from)
  ask(answer, heard, 'when-closed', {
    params: { wrong },
    sentences: [...before, t('leaveMessage'), ...(mayText ? [t('linkToSite')] : [])],
  })
  speak(answer, heard, t('goodbye'))
  return hangUp(answer)
}

/** Wrong once, it asks again, as an open line does. */
export async function chooseWhenClosed(heard: Heard): Promise<Answer> {
  const pressed = heard.field('Digits')
  if (pressed === '1') return goTo(answerWith(), heard, 'message')
  if (pressed === '2' && (await textLink(heard, null)))
    return hangUp(say(heard, heard.t('linkSent'), heard.t('goodbye')))
  const wrong = Number(heard.query.get('wrong') ?? 0) + 1
  if (wrong < MOST_WRONG) return askWhenClosed(heard, answerWith(), [heard.t('wrongKey')], wrong)
  return hangUp(say(heard, heard.t('goodbye')))
}

/** Wrong once, it asks again. No key, and she is put through: nobody must find a key to reach a person. */
export async function offerMenu(heard: Heard, before?: Answer): Promise<Answer> {
  const answer = before ?? answerWith()
  const options = await listOptions(heard)
  if (options.length === 0) return goTo(answer, heard, 'wait')
  const { t, language, settings } = heard
  ask(answer, heard, 'choice', {
    params: { wrong: heard.query.get('wrong') ?? undefined },
    input: ['dtmf', 'speech'],
    speechTimeout: 'auto',
    language: voiceFor(language, settings.welshVoice).language,
    hints: options.map(({ name }) => name).join(', '),
    sentences: [t('menu'), ...options.map(({ name, key }) => t('option', { name, key })), t('adviser')],
  })
  speak(answer, heard, t('putThrough'))
  return goTo(answer, heard, 'wait')
}

const MOST_WRONG = 2

export async function choose(heard: Heard): Promise<Answer> {
  const { ctx, t } = heard
  const said = heard.field('SpeechResult')
  if (said) {
    const [rule] = await findDangerSaid(ctx, said)
    if (rule) return sayDanger(heard, rule)
  }
  const pressed = heard.field('Digits')
  const options = await listOptions(heard)
  const asked = pressed ? null : askedFor(said)
  // Whoever asks for a person or a team by name wants no link. What she said stands before the adviser, who can reach them.
  if (asked) {
    const service = namedIn(options, asked.name) ?? (await likelyService(ctx, asked.about)) ?? undefined
    return goTo(say(heard, t('putThroughTo')), heard, 'wait', { service })
  }
  const choice = choiceOf(options, { pressed, said, likely: await likelyService(ctx, said) })
  if (choice === 'adviser') return goTo(say(heard, t('putThrough')), heard, 'wait')
  if (choice) return offerOnline(heard, choice)
  const wrong = Number(heard.query.get('wrong') ?? 0) + 1
  if (wrong >= MOST_WRONG) return goTo(say(heard, t('putThrough')), heard, 'wait')
  return goTo(say(heard, t('wrongKey')), heard, 'menu', { wrong })
}

async function likelyService(ctx: Ctx, said: string): Promise<string | null> {
  const suggested = said ? (await suggestServices(ctx, said, 1))[0] : undefined
  return suggested && suggested.score >= LIKELY_ENOUGH ? suggested.slug : null
}

/**
 * What she said may mean danger: whom to ring comes first, then a person. Her call stands in the line at once, so that the duty
 * team hears of it even if she hangs up to ring them.
 */
async function sayDanger(heard: Heard, rule: string): Promise<Answer> {
  if (!(await findLineCall(heard.ctx, heard.call))) await tellOfCall(heard, 'ringing')
  const { ctx, t, organisation, language } = heard
  const found = dutyNumbersNow(organisation, rule, ctx.now())
  const numbers = (found?.numbers ?? []).map(({ name, number }) =>
    t('number', { name: inLanguage(name, language), number: sayNumber(number) }),
  )
  return goTo(
    say(heard, t('danger'), plain(inLanguage(found?.rule.say, language)), ...numbers, t('putThrough')),
    heard,
    'wait',
  )
}

/** 'Shall I text you the link?': only where the number is one that may be texted. */
async function offerOnline(heard: Heard, slug: string): Promise<Answer> {
  const { ctx, t, language } = heard
  const service = (await readCatalogue(ctx)).services.get(slug)
  const { text: mayText } = await waysToNumber(ctx, heard.from)
  if (!service?.form || !mayText) return goTo(say(heard, t('putThrough')), heard, 'wait', { service: slug })
  const answer = answerWith()
  ask(answer, heard, 'link', {
    params: { service: slug },
    sentences: [t('online', { service: inLanguage(service.name, language) })],
  })
  return goTo(answer, heard, 'wait', { service: slug })
}

export async function chooseLink(heard: Heard): Promise<Answer> {
  const slug = heard.query.get('service')
  if (heard.field('Digits') !== '1' || !(await textLink(heard, slug))) return goTo(answerWith(), heard, 'wait')
  const answer = say(heard, heard.t('linkSent'), heard.t('hangUpOrStay'))
  answer.pause({ length: 5 })
  return goTo(answer, heard, 'wait')
}

/** Once a call and service. Of what is asked in confidence the text says only where the council is. False: it may not be texted. */
async function textLink(
  { ctx, from, call, t, origin, organisation, language }: Heard,
  slug: string | null,
): Promise<boolean> {
  if (!from || !(await waysToNumber(ctx, from)).text) return false
  const service = slug ? (await readCatalogue(ctx)).services.get(slug) : undefined
  const path = service && !service.privacy.sensitive ? `/services/${service.slug}` : ''
  const council = inLanguage(organisation.council.name, language)
  await queueMessages(ctx, [
    {
      key: `voice:${call}:link:${service?.slug ?? ''}`,
      medium: 'text',
      recipient: from,
      language,
      subject: t('link.subject'),
      words: t('link.words', { council, link: origin + pathIn(path, language) }),
      // She asked for it a moment ago.
      atOnce: true,
    },
  ])
  return true
}
