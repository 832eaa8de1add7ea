import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findLineParties, keepLineWebhook } from '../../modules/interactions/index.ts'
import { system } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { normalPhone } from '../../platform/phone.ts'
import type { Caller } from '../../platform/ports.ts'
import { readSettings, sign } from '../../platform/settings.ts'
import { storable } from '../../platform/storable.ts'
import { translator } from '../../platform/text.ts'
import type { SiteBase } from '../site-base.ts'
import { answerCall, choose, chooseLanguage, chooseLink, chooseWhenClosed, offerMenu, readLine } from './begin.ts'
import { callOf, type Heard, numberOf, understand, type VoiceSettings } from './heard.ts'
import { introduce, join, noteJoiner } from './joining.ts'
import { askForMessage, noteRecorded, noteTranscribed, takeMessage, textReference } from './message.ts'
import {
  afterDial,
  agentAnswered,
  askAgainForNumber,
  choosePlace,
  chooseWhileWaiting,
  noteStatus,
  readNumberBack,
  takeNumber,
  wait,
} from './queue.ts'
import { type Answer, answerWith } from './speak.ts'
import { text } from './text.ts'

export interface VoiceBase extends Pick<SiteBase, 'origin' | 'context'> {
  voice: VoiceSettings
  /** Whoever signs with this key, as Twilio does. */
  callerBy(key: string): Caller
}

/** The provider of a demonstration's calls: there is one in a demonstration database, and nowhere else. */
export const SIMULATOR = 'simulator'
const MOUNT = '/api/v1/voice'
const MOST_BYTES = 65_536

/** A page in another medium: each step is an address that answers what the caller hears (TwiML). */
const STEPS: Record<string, (heard: Heard) => Promise<Answer>> = {
  answer: answerCall,
  language: chooseLanguage,
  line: readLine,
  menu: offerMenu,
  choice: choose,
  link: chooseLink,
  'when-closed': chooseWhenClosed,
  wait,
  'wait-choice': chooseWhileWaiting,
  place: readNumberBack,
  'place-choice': choosePlace,
  'place-number': takeNumber,
  'place-again': askAgainForNumber,
  message: askForMessage,
  'message-done': takeMessage,
  'message-text': textReference,
  recorded: noteRecorded,
  transcribed: noteTranscribed,
  agent: agentAnswered,
  after: afterDial,
  status: noteStatus,
  joins: join,
  joiner: noteJoiner,
  introduces: introduce,
}

/**
 * `POST /api/v1/voice/PROVIDER/STEP`: a provider of telephone lines asks what to do with a call, in the way of Twilio (SignalWire,
 * jambonz by its converter). Signed by the provider; kept as it came before anything is done. What is asked twice is answered
 * twice and done once. Where something breaks the caller hears so, stays on the line, and the same is asked again.
 */
export async function mountVoice(server: FastifyInstance, base: VoiceBase): Promise<void> {
  await server.register(
    async scope => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
        done(null, body),
      )
      scope.post('/:provider/:step', { helmet: false, config: { isAlwaysAnswered: true } }, async (request, reply) => {
        const { provider, step } = request.params as { provider: string; step: string }
        const run = Object.hasOwn(STEPS, step) ? STEPS[step] : undefined
        reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
        if (!run) return reply.code(404).send()
        const ctx = base.context({
          actor: system('voice'),
          channel: 'phone',
          log: request.log as unknown as Ctx['log'],
        })
        reply.type('text/xml; charset=utf-8')
        try {
          const body = typeof request.body === 'string' ? request.body : ''
          const url = new URL(`${base.origin}${request.url}`)
          if (!(await isGenuine(ctx, base, request, { provider, url, body })))
            return reply.code(403).send('<Response/>')
          return reply.send(String(await run(await hear(ctx, base, { provider, step, ...keepable(url, body) }))))
        } catch (err) {
          request.log.error(
            { err: { message: (err as Error).message, stack: (err as Error).stack }, step },
            'a step of a call failed',
          )
          return reply.send(String(apologise(base, request)))
        }
      })
    },
    { prefix: MOUNT },
  )
}

/** Once they are known to be the provider's, without what no database keeps. */
function keepable(url: URL, body: string): { url: URL; body: string } {
  const without = (text: string) => storable(text.replace(/%00/g, ''))
  return { url: new URL(without(url.href)), body: without(body) }
}

interface Asked {
  provider: string
  url: URL
  body: string
}

async function isGenuine(ctx: Ctx, base: VoiceBase, { headers }: FastifyRequest, { provider, url, body }: Asked) {
  const key = provider === SIMULATOR ? await simulatorKey(ctx) : null
  const caller = key ? base.callerBy(key) : ctx.ports.callers.get(provider)
  return caller?.isGenuine({ url: String(url), headers, body }) === true
}

/** What played calls are signed with; null: this is no demonstration, and nobody plays calls here. */
export async function simulatorKey(ctx: Ctx): Promise<string | null> {
  const { demo, secret } = await readSettings(ctx)
  return demo ? sign(secret, 'voice-simulator', '', 32) : null
}

async function hear(
  ctx: Ctx,
  base: VoiceBase,
  { provider, step, url, body }: Asked & { step: string },
): Promise<Heard> {
  const fields = new URLSearchParams(body)
  const call = callOf(url, fields)
  const isOfCaller = fields.get('CallSid') === call && fields.get('To') !== null
  await keepLineWebhook(ctx, {
    provider,
    call,
    step,
    address: url.pathname + url.search,
    body,
    caller: isOfCaller ? numberOf(fields.get('From')) : null,
    dialled: isOfCaller ? normalPhone(fields.get('To')!) : null,
  })
  return understand({
    ctx,
    provider,
    settings: base.voice,
    origin: base.origin,
    mount: `${MOUNT}/${provider}`,
    url,
    body,
    isDemonstration: provider === SIMULATOR,
    // What is told of another leg of the call, or of its recording, does not say who rang.
    parties: isOfCaller ? null : await findLineParties(ctx, call),
  })
}

const MOST_AGAIN = 20

/** The database is away, or there is a bug: nobody is hung up on. The same is asked again, for some minutes. */
function apologise(base: VoiceBase, request: FastifyRequest): Answer {
  const url = new URL(`${base.origin}${request.url}`)
  const again = Number(url.searchParams.get('again') ?? 0) + 1
  const answer = answerWith()
  const language = url.searchParams.get('lang') === 'cy' ? 'cy' : 'en'
  if (again === 1)
    answer.say({ language: language === 'cy' ? ('cy-GB' as never) : 'en-GB' }, translator(text, language)('broken'))
  if (again > MOST_AGAIN) return answer
  answer.pause({ length: 5 })
  url.searchParams.set('again', String(again))
  answer.redirect({ method: 'POST' }, String(url))
  return answer
}
