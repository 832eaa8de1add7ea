import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { isSigned, readSettings, sign } from '../../platform/settings.ts'

/**
 * A participant's private link: her id and a signature of it, 44 characters that cannot be guessed.
 * It is made from the database's secret when it is needed, so it is stored nowhere.
 */
export const participantToken = (ctx: Ctx, participantId: string): Promise<string> =>
  tokenFor(ctx, 'participant', participantId)

/** The participant a token belongs to; null for anything that is not such a token. */
export const participantOfToken = (ctx: Ctx, token: string): Promise<string | null> =>
  ownerOf(ctx, 'participant', token)

/** The same for a link that can do no more than stop her messages: mail programs and their makers see it. */
export const stopToken = (ctx: Ctx, participantId: string): Promise<string> => tokenFor(ctx, 'stop', participantId)
export const participantOfStopToken = (ctx: Ctx, token: string): Promise<string | null> => ownerOf(ctx, 'stop', token)

type Purpose = 'participant' | 'stop'

async function tokenFor(ctx: Ctx, purpose: Purpose, participantId: string): Promise<string> {
  const { secret } = await readSettings(ctx)
  const id = Buffer.from(participantId.replaceAll('-', ''), 'hex').toString('base64url')
  return id + sign(secret, purpose, participantId)
}

async function ownerOf(ctx: Ctx, purpose: Purpose, token: string): Promise<string | null> {
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  const { secret } = await readSettings(ctx)
  return isId(id) && isSigned(secret, purpose, id, token.slice(22)) ? id : null
}
