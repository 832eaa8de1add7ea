import type { TelephonyPort } from '../../platform/ports.ts'

const PATIENCE = 5_000

/** What we tell the telephone system goes to its address by HTTP; where none is set, nothing leaves: the call's events are the record. */
export function createTelephony({ url }: { url: string | null }): TelephonyPort {
  if (!url) return { isSet: false, tell: async () => {} }
  return {
    isSet: true,
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
    },
  }
}
