import type { WebhookPort } from '../../platform/ports.ts'

const ANSWER_WITHIN = 15_000
/** Of what the other side answers so much is kept. */
const MOST = 2_000

/** Posts to another system. Follows no redirect: an address that moved is to be changed by a person. */
export function openWebhooks(): WebhookPort {
  return {
    async post(url, headers, body) {
      const signal = AbortSignal.timeout(ANSWER_WITHIN)
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
      return { status: answer.status, words: await begin(answer) }
    },
  }
}

/** The first of the answer; the rest is not read. */
async function begin({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let words = ''
  for await (const part of body) {
    words += decoder.decode(part, { stream: true })
    if (words.length >= MOST) break
  }
  return words.slice(0, MOST).trim()
}
