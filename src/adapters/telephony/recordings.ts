import { type RecordingPort, RecordingRefused } from '../../platform/ports.ts'

/** An hour of telephone sound is less. */
const MOST_BYTES = 20_000_000
const PATIENCE = 30_000
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** The provider as its recordings are fetched: where it answers, and who asks. */
export interface RecordingsOf {
  url: string
  accountSid: string
  authToken: string
}

/**
 * Fetches recordings from the provider's own addresses alone: whoever else names an address is not listened to, or he could have
 * us ask anything inside the council. Played calls of a demonstration have theirs on this machine.
 */
export function createRecordings(twilio: RecordingsOf | null): RecordingPort {
  return {
    async fetch(provider, address) {
      const url = URL.parse(address)
      if (!url || !isTheirs(provider, url, twilio))
        throw new RecordingRefused(`It is at an address that is not the provider's: ${address}`)
      const headers: Record<string, string> =
        provider === 'twilio' && twilio
          ? { authorization: `Basic ${Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString('base64')}` }
          : {}
      const answer = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE) })
      if (!answer.ok) {
        await answer.body?.cancel()
        throw new Error(`The provider answered ${answer.status}`)
      }
      return readAtMost(answer)
    },
  }
}

function isTheirs(provider: string, { protocol, hostname, origin }: URL, twilio: RecordingsOf | null): boolean {
  if (provider === 'simulator') return protocol === 'http:' && LOOPBACK.includes(hostname)
  if (provider !== 'twilio' || !twilio) return false
  const own = new URL(twilio.url)
  return origin === own.origin || (protocol === 'https:' && domainOf(hostname) === domainOf(own.hostname))
}

/** `api.ie1.twilio.com` is of `twilio.com`. */
const domainOf = (hostname: string): string => hostname.split('.').slice(-2).join('.')

async function readAtMost(answer: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body!) {
    bytes += part.byteLength
    if (bytes > MOST_BYTES) throw new RecordingRefused(`It is larger than ${MOST_BYTES / 1_000_000} MB`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
