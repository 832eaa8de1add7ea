import { type CurrentService, promiseFor } from '../../modules/catalogue/index.ts'
import { hasRefused, queueMessages } from '../../modules/channels/index.ts'
import { isWithColleague, type TakeText } from '../../modules/correspondence/index.ts'
import { postcodeOfPhone } from '../../modules/customers/index.ts'
import {
  askingNow,
  type Draft,
  endTextForm,
  findTextForm,
  makeResumeCode,
  noteTextForm,
  readFormByText,
  resumePath,
  type SoFar,
  saveAnswer,
  startDraft,
} from '../../modules/drafts/index.ts'
import { listCurrentNotices, sayNotice } from '../../modules/notices/index.ts'
import { type Organisation, readOrganisation } from '../../modules/organisation/index.ts'
import { placeOfPostcode } from '../../modules/places/index.ts'
import { findBodyFor } from '../../modules/referrals/index.ts'
import { participantToken, submitDraft } from '../../modules/requests/index.ts'
import { anybody } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import {
  CONTACT,
  DETAILS,
  firstToAnswer,
  previousQuestion,
  type Question,
  questionsThatApply,
  readAnswer,
  SAFE,
} from '../../platform/form/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { type Language, say, translator } from '../../platform/text.ts'
import { sayDue } from '../say-due.ts'
import { commandIn } from './commands.ts'
import { hintsAtDanger, sayWhomToRing } from './danger-texted.ts'
import { findKeyword, type Keyword } from './find-keyword.ts'
import { addressPosted, asksPostcode, isNoAnswer, readTyped } from './read-typed.ts'
import { sayQuestion } from './say-question.ts'
import { text } from './text.ts'

/** One number at one form, with the text it has just sent. */
interface Talk {
  ctx: Ctx
  phone: string
  textId: string
  origin: string
  draft: Draft
  service: CurrentService
  soFar: SoFar
  /** Said before the first question. */
  opening?: string
}

/** So many answers in a row that do not fit, and whoever writes needs a colleague; or is a machine that answers each text. */
const MOST_WRONG = 4

/** The form is left: what was written is for a colleague. */
class LeftForm extends Error {}

/**
 * Fills in a form by text: a keyword begins it, each question is one text, choices are numbers. The same definition and rules
 * as on the web. Takes the texts of a number that is at a form, and says so to staff; null: it is none of them.
 */
export function formByText({ origin }: { origin: string }): TakeText {
  return async (received, { id: textId, from: phone, words, pictures }) => {
    // A form asks no picture by text: a colleague sees it, and the form goes on with the next answer.
    if (pictures.length > 0) return null
    // After STOP no question would arrive: a colleague sees what is wanted.
    if (await hasRefused(received, phone)) return null
    const begun = await findKeyword(received, words)
    if (begun) return begin(received, { ...begun, phone, textId, origin })
    const held = await findTextForm(received, phone)
    if (!held) return commandIn(words) === 'end' ? sayNothingOpen(received, phone, textId) : null
    const ctx = asHer(received, held.draft.language)
    if (!commandIn(words) && (await hintsAtDanger(ctx, held.draft, phone, words))) return null
    const { service } = await readFormByText(ctx, held.draft)
    const talk = { ctx, phone, textId, origin, service: service as CurrentService, ...held }
    return goOn(talk, words).then(
      () => becameOf(talk.service),
      error => {
        if (error instanceof LeftForm) return null
        throw error
      },
    )
  }
}

/** END where there is nothing to end: said, and no matter for anybody. */
async function sayNothingOpen(ctx: Ctx, recipient: string, textId: string): Promise<string | null> {
  const { council } = await readOrganisation(ctx)
  const language = council.languages[0] ?? 'en'
  const t = translator(text, language)
  const facts = { council: say(council.name, language), phone: council.contact.phone }
  const [subject, words] = [t('nothingOpen.subject'), t('nothingOpen', facts)]
  await queueMessages(ctx, [
    { key: `text-form:${textId}`, medium: 'text', recipient, language, subject, words, atOnce: true },
  ])
  return 'They texted END, and were at no form'
}

const becameOf = ({ name }: CurrentService): string => `Part of a form by text: ${say(name, 'en')}`

const asHer = (ctx: Ctx, language: Language): Ctx => withContext(ctx, { actor: anybody, channel: 'text', language })

async function begin(
  received: Ctx,
  { service, language, postcode, ...from }: Keyword & Pick<Talk, 'phone' | 'textId' | 'origin'>,
): Promise<string> {
  const ctx = asHer(received, language)
  await startDraft(ctx, { service: service.slug }).then(({ id }) => noteTextForm(ctx, from.phone, id))
  const held = (await findTextForm(ctx, from.phone))!
  const { council } = await readOrganisation(ctx)
  const facts = { council: say(council.name, language), service: say(service.title, language) }
  const t = translator(text, language)
  // Texts are paid for: the newest by its title, which says what it is about.
  const at = await placeOfPostcode(ctx, postcode ?? (await postcodeOfPhone(ctx, from.phone)))
  const [notice] = await listCurrentNotices(ctx, { service: service.slug, at })
  const news = notice ? [t('news', { notice: sayNotice(notice, language) })] : []
  const talk = { ctx, service, ...from, ...held, opening: [t('begin', facts), ...news].join('\n') }
  const asked = firstToAnswer((await readFormByText(ctx, talk.draft)).questions, talk.draft.answers)
  await (postcode && asked && asksPostcode(asked) ? takeAnswer(talk, asked, postcode) : askNext(talk))
  return becameOf(service)
}

async function goOn(talk: Talk, words: string): Promise<void> {
  const { ctx, phone, draft, service } = talk
  const t = translator(text, ctx.language)
  const { council } = await readOrganisation(ctx)
  const facts = { service: say(service.title, ctx.language), phone: council.contact.phone }
  switch (commandIn(words)) {
    case 'help':
      return askNext(talk, t('help', facts))
    case 'web':
      return goOnline(talk)
    case 'back':
      return askBefore(talk)
    case 'end':
      await endTextForm(ctx, phone)
      return reply(
        talk,
        t((await isWithColleague(ctx, phone)) ? 'endedHeard' : 'ended', {
          keyword: say(service.text?.keyword, ctx.language),
        }),
      )
    default: {
      const { questions } = await readFormByText(ctx, draft)
      const asked = firstToAnswer(questions, draft.answers)
      if (asked && isNoAnswer(asked, words)) return askAgain(talk, t('notFinished'), talk.soFar)
      return asked ? takeAnswer(talk, asked, words) : send(talk)
    }
  }
}

async function takeAnswer(talk: Talk, asked: Question, words: string): Promise<void> {
  const { ctx, phone, draft, soFar } = talk
  const asking = askingNow(ctx)
  const typed = readTyped(asked, words, { soFar, phone, language: ctx.language, today: asking.today })
  if ('isNoDate' in typed) return askAgain(talk, translator(text, ctx.language)('noDate'))
  if ('soFar' in typed) {
    // A postcode that is none of ours is said before she texts the rest.
    const half = await readAnswer(asked, addressPosted('-', typed.soFar.postcode ?? ''), asking)
    if (half.errors) return askAgain(talk, Object.values(half.errors)[0]!)
    await noteTextForm(ctx, phone, draft.id, typed.soFar)
    return askNext({ ...talk, soFar: typed.soFar })
  }
  const read = await readAnswer(asked, typed.posted, asking)
  if (read.errors) return askAgain(talk, Object.values(read.errors)[0]!)
  const answers = await saveAnswer(ctx, draft, asked.id, read.answer)
  await noteTextForm(ctx, phone, draft.id)
  return askNext({ ...talk, soFar: {}, draft: { ...draft, answers } })
}

/** A second wrong answer to one question is told another way. An address begins again with its postcode. */
async function askAgain(talk: Talk, problem: string, kept: SoFar = {}): Promise<void> {
  const { ctx, phone, draft } = talk
  const wrong = (talk.soFar.wrong ?? 0) + 1
  if (wrong > MOST_WRONG) {
    await endTextForm(ctx, phone)
    throw new LeftForm()
  }
  const soFar = { ...kept, wrong }
  await noteTextForm(ctx, phone, draft.id, soFar)
  const { council } = await readOrganisation(ctx)
  const stuck = wrong > 1 ? [translator(text, ctx.language)('stuck', { phone: council.contact.phone })] : []
  return askNext({ ...talk, soFar }, [`${problem}.`, ...stuck].join('\n'))
}

async function askBefore(talk: Talk): Promise<void> {
  const { ctx, phone, draft } = talk
  const { questions } = await readFormByText(ctx, draft)
  const asked = firstToAnswer(questions, draft.answers)
  const before = previousAnswered(questions, draft, asked)
  const answers = before ? await saveAnswer(ctx, draft, before.id, undefined) : draft.answers
  await noteTextForm(ctx, phone, draft.id)
  return askNext({ ...talk, soFar: {}, draft: { ...draft, answers } })
}

/** The last that she has answered herself: what is not asked by text is passed over. */
function previousAnswered(questions: Question[], { answers }: Draft, asked: Question | null): Question | null {
  if (!asked) return questionsThatApply(questions, answers).findLast(({ id }) => answers[id] !== undefined) ?? null
  const before = previousQuestion(questions, answers, asked.id)
  return before && answers[before.id] === undefined ? previousAnswered(questions, { answers } as Draft, before) : before
}

/** Asks the next question that must be answered, after these words; where none is left, the form is sent. */
async function askNext(talk: Talk, before = ''): Promise<void> {
  const draft = await answerForHer(talk)
  const { questions } = await readFormByText(talk.ctx, draft)
  const asked = firstToAnswer(questions, draft.answers)
  if (!asked) return send({ ...talk, draft })
  const t = translator(text, talk.ctx.language)
  const words = sayQuestion(asked, talk.soFar, talk.ctx.language)
  if (!words) return goOnline(talk, [before, t('needsOnline')].filter(Boolean).join('\n'))
  return reply(talk, [before, words].filter(Boolean).join('\n'))
}

/** She texts from the phone by which we may reach her: of how to reach her nothing is asked but a name, where one is needed. */
async function answerForHer({ ctx, draft, phone }: Talk): Promise<Draft> {
  const { questions } = await readFormByText(ctx, draft)
  const asked = firstToAnswer(questions, draft.answers)
  const answer = asked && answerFor(asked, phone, ctx.language)
  if (!answer) return draft
  const answers = await saveAnswer(ctx, draft, asked.id, answer)
  return answerForHer({ ctx, phone, draft: { ...draft, answers } } as Talk)
}

function answerFor({ id, fields = [] }: Question, phone: string, language: Language) {
  if (id === DETAILS) return 'yes'
  if (id === SAFE) return ['text']
  if (id !== CONTACT || fields.some(field => field.id === 'name' && field.required !== false)) return null
  return { phone, ...(fields.some(field => field.id === 'language') && { language }) }
}

async function goOnline(talk: Talk, before = ''): Promise<void> {
  const { ctx, draft, origin } = talk
  const code = await makeResumeCode(ctx, draft)
  const words = translator(text, ctx.language)('online', {
    link: origin + resumePath(code, ctx.language),
    code: formatCode(code),
  })
  return reply(talk, [before, words].filter(Boolean).join('\n'))
}

async function send(talk: Talk): Promise<void> {
  const { ctx, phone, draft, origin } = talk
  const { service, questions } = await readFormByText(ctx, draft)
  try {
    const { requestId, participantId, reference } = await submitDraft(ctx, draft, { isByText: true })
    await endTextForm(ctx, phone)
    const organisation = await readOrganisation(ctx)
    const body = await findBodyFor(ctx, { id: requestId, service: service.slug })
    const promise = body ? translator(text, ctx.language)('ofBody', { body }) : sayLastStep(talk, organisation)
    const link = `${origin}/track/${await participantToken(ctx, participantId)}`
    const council = say(organisation.council.name, ctx.language)
    const facts = { council, reference: formatCode(reference), promise, link }
    const words = [await sayWhomToRing(ctx, draft), translator(text, ctx.language)('sent', facts)]
    return reply(talk, words.filter(Boolean).join('\n'), { thread: participantId, about: requestId })
  } catch (error) {
    const wrong = error instanceof Invalid && questions.find(({ id }) => id in error.errors)
    if (!wrong) throw error
    const answers = await saveAnswer(ctx, draft, wrong.id, undefined)
    return askAgain({ ...talk, draft: { ...draft, answers } }, (error as Invalid).errors[wrong.id]!)
  }
}

function sayLastStep({ ctx, draft, service }: Talk, organisation: Organisation): string {
  const last = promiseFor(organisation, service, ctx.now(), draft.answers).steps.at(-1)
  return last ? `${capital(`${sayDue(last, ctx)} ${say(last.text, ctx.language)}`)}. ` : ''
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Of her request, once there is one: it stands among the messages about it, and what she answers belongs to it. */
async function reply(
  { ctx, phone, textId, draft, service, opening }: Talk,
  words: string,
  ofRequest?: { thread: string; about: string },
): Promise<void> {
  const subject = translator(text, ctx.language)('subject', { service: say(service.name, ctx.language) })
  await queueMessages(ctx, [
    {
      key: `text-form:${textId}`,
      medium: 'text',
      recipient: phone,
      language: ctx.language,
      subject,
      words: [opening, words].filter(Boolean).join('\n'),
      about: draft.id,
      atOnce: true,
      ...ofRequest,
    },
  ])
}
