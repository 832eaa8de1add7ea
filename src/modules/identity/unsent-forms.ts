// What a colleague was typing when her session ended is held until she has signed in again, in the same browser.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Ctx } from '../../platform/context.ts'
import { isId, newId } from '../../platform/id.ts'
import { readSettings, sign } from '../../platform/settings.ts'

const KEPT_MS = 3_600_000
const LONGEST = 100_000
const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

export type UnsentFields = Record<string, string | string[]>

interface Whose {
  staffId: string
  /** The cookie that marks one browser: without it nobody can open what is held. */
  browser: string
  path: string
}

/** Holds what was typed for an hour. Answers its id, or null where it is too long to be held. */
export async function keepUnsentForm(ctx: Ctx, whose: Whose, fields: UnsentFields): Promise<string | null> {
  const words = JSON.stringify(fields)
  if (words.length > LONGEST) return null
  const id = newId()
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, await keyOf(ctx, id, whose.browser), iv)
  const sealed = Buffer.concat([iv, cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()])
  const { staffId: staff_id, path } = whose
  const expires_at = new Date(ctx.now().getTime() + KEPT_MS)
  await ctx.db.deleteFrom('identity.unsent_forms').where('expires_at', '<', ctx.now()).execute()
  await ctx.db.insertInto('identity.unsent_forms').values({ id, staff_id, path, sealed, expires_at }).execute()
  return id
}

/** What she typed on this page, for nobody but her in the browser she typed it in; null for anything else. */
export async function findUnsentForm(ctx: Ctx, id: string, whose: Whose): Promise<UnsentFields | null> {
  if (!isId(id)) return null
  const row = await ctx.db
    .selectFrom('identity.unsent_forms')
    .select('sealed')
    .where('id', '=', id)
    .where('staff_id', '=', whose.staffId)
    .where('path', '=', whose.path)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()
  return row ? open(row.sealed, await keyOf(ctx, id, whose.browser)) : null
}

export async function dropUnsentForm(ctx: Ctx, id: string, staffId: string): Promise<void> {
  if (!isId(id)) return
  await ctx.db.deleteFrom('identity.unsent_forms').where('id', '=', id).where('staff_id', '=', staffId).execute()
}

const keyOf = async (ctx: Ctx, id: string, browser: string): Promise<Buffer> =>
  Buffer.from(sign((await readSettings(ctx)).secret, 'unsent-form', `${id}.${browser}`, 32), 'base64url')

/** Null where it was sealed for another browser. */
function open(sealed: Buffer, key: Buffer): UnsentFields | null {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    const words = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
    return JSON.parse(words.toString('utf8'))
  } catch {
    return null
  }
}
