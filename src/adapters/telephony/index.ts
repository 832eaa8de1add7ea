import type { Twilio } from 'twilio'
import type { TelephonyPort } from '../../platform/ports.ts'

export { createLines, PLAYED } from './lines.ts'
export { createRecordings, type RecordingsOf } from './recordings.ts'

const PATIENCE = 5_000

/** What we tell the telephone system goes to its address by HTTP; where none is set, nothing leaves: the call's events are the record. */
export function createTelephony({ url }: { url: string | null }): TelephonyPort {
  if (!url) return { isSet: false, isSigned: true, tell: async () => 'told' }
  return {
    isSet: true,
    isSigned: true,
    async tell(body, signature) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-firstpoint-signature': signature },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      })
      await answer.body?.cancel()
      if (!answer.ok) throw new Error(`The telephone system answered ${answer.status}`)
      return 'told'
    },
  }
}

/**
 * The same for lines in the way of Twilio: its own call interface pauses the recording that runs. It sends no event of that, so
 * its answer is the word that it stands. A call that is not recorded, or is over, has nothing to pause.
 */
export function telephonyByTwilio(openClient: () => Promise<Twilio>): TelephonyPort {
  return {
    isSet: true,
    isSigned: false,
    async tell(body) {
      const { type, call } = JSON.parse(body) as { type: string; call: string }
      const isPause = type === 'pause-recording'
      const recording = (await openClient()).calls(call).recordings('Twilio.CURRENT')
      try {
        // Silence instead of nothing: what comes after stays at its minute.
        const { status } = await recording.update(
          isPause ? { status: 'paused', pauseBehavior: 'silence' } : { status: 'in-progress' },
        )
        return (status === 'paused') === isPause ? 'done' : 'told'
      } catch (error) {
        if ((error as { status?: number }).status !== 404) throw error
        return pauseConference(await openClient(), call, isPause)
      }
    },
  }
}

/** Where three spoke, the conference that has the call's name is what is recorded. */
async function pauseConference(client: Twilio, call: string, isPause: boolean): Promise<'told' | 'done'> {
  const [conference] = await client.conferences.list({ friendlyName: call, status: 'in-progress', limit: 1 })
  if (!conference) return 'told'
  try {
    const { status } = await client
      .conferences(conference.sid)
      .recordings('Twilio.CURRENT')
      .update(isPause ? { status: 'paused', pauseBehavior: 'silence' } : { status: 'in-progress' })
    return (status === 'paused') === isPause ? 'done' : 'told'
  } catch (error) {
    if ((error as { status?: number }).status === 404) return 'told'
    throw error
  }
}
