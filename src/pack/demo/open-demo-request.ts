import { askingNow, readCurrentForm } from '../../modules/drafts/index.ts'
import { getCalendar, readOrganisation } from '../../modules/organisation/index.ts'
import { type OpenedRequest, openSubmission, reporterFrom } from '../../modules/requests/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { type Answers, checkAnswers, contactOf, placeQuestion } from '../../platform/form/index.ts'
import { isOpen } from '../../platform/working-time/index.ts'
import { chance } from './chance.ts'
import { makeAnswers } from './demo-answers.ts'
import type { DemoRequest } from './demo-file.ts'
import { demoName } from './demo-names.ts'
import { placeOf } from './demo-place.ts'
import { talkAbout } from './talk-about.ts'
import { whenOpen } from './when-open.ts'

/** A request and when it comes in. */
export interface Planned {
  asked: DemoRequest
  /** Its number in the pack, from 1: its key. */
  number: number
  at: Date
}

/** Most people write by themselves, at any hour; some ring or come by while we are open, and an adviser takes it down. */
function channelOf(asked: DemoRequest, open: boolean): 'web' | 'phone' | 'desk' {
  const rolled = chance(asked.text, 'channel')
  if (asked.takenBy) return rolled < 0.5 ? 'phone' : 'desk'
  if (!open) return 'web'
  return rolled < 0.7 ? 'web' : rolled < 0.92 ? 'phone' : 'desk'
}

/** Who is asked something, says that it is not sorted, or rings again, can be reached. */
const isAnswered = ({ fate, rang }: DemoRequest): boolean =>
  fate === 'waiting' || fate === 'not-sorted' || rang.length > 0

/** Most have nothing to fear from a call; a few are safe to write to alone, and never those whose number is made known. */
const safeFor = ({ phone, text }: DemoRequest): string[] =>
  phone === undefined && chance(text, 'safe') < 0.1 ? ['email'] : ['email', 'phone', 'text', 'message']

/**
 * Opens one request of the demonstration as it would have come in then, through the same form and the same rules.
 * The same number opens it once. Throws Error when the form does not take the answers: then the pack needs others.
 */
export async function openDemoRequest(
  ctx: Ctx,
  { asked, number, at: planned }: Planned,
  taker: StaffActor | undefined,
): Promise<OpenedRequest> {
  const organisation = await readOrganisation(ctx)
  const contact = getCalendar(organisation, organisation.council.contactHours)
  const at = asked.takenBy ? whenOpen(contact, planned, ctx.now()) : planned
  const channel = taker ? channelOf(asked, isOpen(contact, at.toTemporalInstant())) : 'web'
  const then = withContext(ctx, {
    now: () => at,
    language: asked.language,
    channel,
    actor: channel === 'web' || !taker ? { kind: 'customer', id: null } : taker,
  })
  const { service, questions } = await readCurrentForm(then, asked.service)
  const asking = askingNow(then)
  const place = await placeOf(then, asked)
  const person = {
    name: asked.name ?? demoName(number),
    email: asked.email ?? `resident-${number}@demo.example`,
    // Of the numbers that Ofcom keeps for drama: they ring at nobody's.
    phone: asked.phone ?? `07700 900${String(number % 1000).padStart(3, '0')}`,
    reachable:
      isAnswered(asked) ||
      asked.email !== undefined ||
      asked.phone !== undefined ||
      chance(asked.text, 'reachable') < 0.6,
    safe: safeFor(asked),
  }
  const checked = await checkAnswers(
    questions,
    makeAnswers(questions, { asked, person, place, today: asking.today }),
    asking,
  )
  if (checked.problems)
    throw new Error(
      `The demonstration's answers to '${service.slug}' do not do: ${checked.problems.map(each => `${each.question}: ${each.text}`).join('; ')}`,
    )
  const isAtPlace = placeQuestion(questions) !== null
  return then.transaction(async then => {
    const [opened] = await openSubmission(then, {
      key: `demonstration-${number}`,
      language: asked.language,
      reporter: reporterFrom(contactOf(checked.answers)),
      requests: [
        {
          service: service.slug,
          answers: withoutPerson(checked.answers),
          ...(isAtPlace
            ? { place: { lat: place.lat!, lng: place.lng!, words: place.words, postcode: asked.postcode } }
            : { postcode: asked.postcode }),
        },
      ],
    })
    const isKept = channel !== 'web' && !opened!.again && !service.privacy.sensitive
    if (isKept) await talkAbout(then, opened!, asked, channel)
    return opened!
  })
}

/** Who she is belongs to customers, not to the request: the engine's own questions begin with '_'. */
const withoutPerson = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !id.startsWith('_')))
