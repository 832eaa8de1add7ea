import type { Ctx } from './context.ts'
import { isId } from './id.ts'
import { isSigned, readSettings, sign } from './settings.ts'

/**
 * An id with a signature of it for one purpose: 44 characters that cannot be guessed, made from the database's secret when they are
 * needed, so that they are stored nowhere.
 */
export async function signedId(ctx: Ctx, purpose: string, id: string): Promise<string> {
  const { secret } = await readSettings(ctx)
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') + sign(secret, purpose, id)
}

/** The id; null for anything that was not signed for this purpose. */
export async function idOfSigned(ctx: Ctx, purpose: string, token: string): Promise<string | null> {
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex')
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  const { secret } = await readSettings(ctx)
  return isId(id) && isSigned(secret, purpose, id, token.slice(22)) ? id : null
}
