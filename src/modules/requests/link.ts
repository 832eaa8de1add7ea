import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { isSigned, readSettings, sign } from '../../platform/settings.ts'

/**
 * A participant's private link: her id and a signature of it, 44 characters that cannot be guessed.
 * It is made from the database's secret when it is needed, so it is stored nowhere.
 */
export async function participantToken(ctx: Ctx, participantId: string): Promise<string> {
  const { secret } = await readSettings(ctx)
  const id = Buffer.from(participantId.replaceAll('-', ''), 'hex').toString('base64url')
  return id + sign(secret, 'participant', participantId)
}

/** The participant a token belongs to; null for anything that is not such a token. */
export async function participantOfToken(ctx: Ctx, token: string): Promise<string | null> {
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  const { secret } = await readSettings(ctx)
  return isId(id) && isSigned(secret, 'participant', id, token.slice(22)) ? id : null
}
