// The lines alone on a server over a test database, and telephones that ring them.
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import type { Scope, TestDatabase } from '../../../test/support/database.ts'
import { openTwilioClient, twilioCaller } from '../../adapters/providers/index.ts'
import { createLines } from '../../adapters/telephony/index.ts'
import { type Line, PlayedCall } from '../../commands/simulating/played-call.ts'
import { PlayedSwitch } from '../../commands/simulating/played-switch.ts'
import type { CtxParts } from '../../platform/context.ts'
import { createLog } from '../../platform/log.ts'
import { createServer } from '../server.ts'
import { mountVoice, type VoiceSettings } from './index.ts'

export const ORIGIN = 'https://council.test'
export const KEY = 'the key it signs with'
const ACCOUNT = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'the token we ask with' }
const SETTINGS: VoiceSettings = {
  agent: 'client:{email}',
  record: false,
  transcribe: false,
  welshVoice: 'Polly.Gwyneth',
}

export async function openLines(
  scope: Scope,
  database: TestDatabase,
  now: () => Date,
  settings: Partial<VoiceSettings> = {},
) {
  const server = await createServer({
    log: createLog('silent'),
    trustProxy: 0,
    secure: true,
    overwhelmedAfter: Number.POSITIVE_INFINITY,
  })
  database.ports.callers = new Map([['twilio', twilioCaller(KEY)]])
  const played = await new PlayedSwitch(ACCOUNT).open()
  scope.after(async () => played.close())
  database.ports.lines = createLines({
    steps: `${ORIGIN}/api/v1/voice`,
    agent: SETTINGS.agent,
    isRecorded: settings.record ?? SETTINGS.record,
    openClient: () => openTwilioClient({ ...ACCOUNT, url: played.url, timeoutMs: 5_000 }),
  })
  const context = (parts: Partial<CtxParts>) => database.ctx({ now, ...parts })
  await mountVoice(server, { origin: ORIGIN, context, voice: { ...SETTINGS, ...settings }, callerBy: twilioCaller })
  await server.ready()
  scope.after(() => server.close())
  const send: Line['send'] = async (url, headers, payload) => {
    const answer = await server.inject({ method: 'POST', url: url.slice(ORIGIN.length), headers, payload })
    return { status: answer.statusCode, body: answer.body }
  }
  let numbers = 0
  const calls: PlayedCall[] = []
  return {
    send,
    /** Its call interface. */
    switch: played,
    /** Somebody rings this number of the council. */
    ring(to: string, more: Partial<Line> = {}): Promise<PlayedCall> {
      const from = `+4477009001${String(++numbers).padStart(2, '0')}`
      const call = new PlayedCall({
        origin: ORIGIN,
        provider: 'twilio',
        key: KEY,
        to,
        send,
        from,
        switch: played,
        ...more,
      })
      calls.push(call)
      return call.begin()
    },
    /** Everybody puts the receiver down. */
    async hangUpAll(): Promise<void> {
      for (const call of calls.splice(0)) await call.hangUp()
    },
    /** One webhook, signed by whoever has this key. */
    async post(path: string, fields: Record<string, string>, key = KEY) {
      const url = `${ORIGIN}/api/v1/voice/${path}`
      const headers = { 'x-twilio-signature': webhooks.getExpectedTwilioSignature(key, url, fields) }
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return send!(url, { ...headers, ...type }, String(new URLSearchParams(fields)))
    },
  }
}
