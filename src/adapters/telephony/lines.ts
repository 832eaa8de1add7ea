import type { Twilio } from 'twilio'
import { agentAddress } from '../../platform/agent-address.ts'
import type { LineCallOf, LinesPort } from '../../platform/ports.ts'

interface Settings {
  /** Where the steps of a call are answered: `https://council.example/api/v1/voice`. */
  steps: string
  /** Where a colleague's phone rings. */
  agent: string
  isRecorded: boolean
  openClient(call: LineCallOf): Promise<Twilio>
}

/** Who asks a played provider, which has nobody's calls. */
export const PLAYED = { accountSid: 'AC-played', authToken: 'played' }

const RINGS_SECONDS = 20
const CLOCKS_DIFFER = 5_000
const MOST_FOUND = 20
/** 'Call is not in-progress': it is over already. */
const NOT_IN_PROGRESS = 21_220

/** Lines in the way of Twilio: by its call interface a phone is rung, moved to another step, or hung up. */
export function createLines({ steps, agent: pattern, isRecorded, openClient }: Settings): LinesPort {
  const stepOf = (call: LineCallOf, step: string, handover: string) =>
    `${steps}/${call.provider}/${step}?${new URLSearchParams({ call: call.call, handover })}`
  return {
    isRecorded,
    async ring(call, { handover, agent, from, since }) {
      const { calls } = await openClient(call)
      const to = agentAddress(pattern, agent)
      const before = since ? await findCall(calls, to, since) : null
      if (before) return before
      const { sid } = await calls.create({
        to,
        from,
        timeout: RINGS_SECONDS,
        url: stepOf(call, 'joins', handover),
        method: 'POST',
        statusCallback: stepOf(call, 'joiner', handover),
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['completed'],
      })
      return sid
    },
    async bringTogether(call, { leg, handover }) {
      const { calls } = await openClient(call)
      await calls(leg)
        .update({ url: stepOf(call, 'introduces', handover), method: 'POST' })
        .catch(unlessOver)
    },
    async hangUp(call, leg) {
      const { calls } = await openClient(call)
      await calls(leg).update({ status: 'completed' }).catch(unlessOver)
    },
  }
}

/** It keeps no reference of ours: a call to the same phone since then. */
async function findCall(calls: Twilio['calls'], to: string, since: Date): Promise<string | null> {
  const found = await calls.list({ to, limit: MOST_FOUND })
  const rung = found.find(
    ({ direction, dateCreated }) =>
      direction.startsWith('outbound-api') && dateCreated.getTime() >= since.getTime() - CLOCKS_DIFFER,
  )
  return rung?.sid ?? null
}

function unlessOver(error: Error & { status?: number; code?: number }): void {
  if (error.status !== 404 && error.code !== NOT_IN_PROGRESS) throw error
}
