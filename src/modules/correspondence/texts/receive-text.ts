import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/context.ts'
import { receiveArrival } from '../../channels/index.ts'
import { readText } from './read-text.ts'

/**
 * Keeps a text as a provider handed it over: when this answers, the provider may be told that it is taken. The provider's id is
 * its name, so that one that is handed over again is the same. What nobody understands is kept too.
 */
export async function receiveText(ctx: Ctx, { provider, body }: { provider: string; body: string }): Promise<string> {
  const text = readText(provider, body)
  return receiveArrival(ctx, {
    medium: 'text',
    source: provider,
    sourceKey: text?.id ?? createHash('sha256').update(body).digest('hex'),
    sender: text?.from ?? '',
    recipients: text?.to ? [text.to] : [],
    raw: Buffer.from(body),
    mediaType: 'text/plain',
  })
}
