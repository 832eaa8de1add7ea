import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isSigned, readSettings, sign } from '../../platform/settings.ts'
import { mayBodyHavePhoto } from '../requests/index.ts'

/** The time in which a body takes what it wants to keep. */
export const PHOTO_LINK_DAYS = 30

const PURPOSE = 'referred-photo'
const DAY = 86_400_000
/** Two ids of 16 bytes and a time of 4. */
const NAMED = 36

/**
 * Where a body gets photos of what was referred to it. A link names the referral, the photo and its end, signed and stored
 * nowhere: it opens nothing once the referral is taken back. It ends as pictures do: servers tell by that what they fetch.
 */
export async function linksToPhotos(
  ctx: Ctx,
  referralId: string,
  fileIds: readonly string[],
  origin: string,
): Promise<string[]> {
  const { secret } = await readSettings(ctx)
  const until = Buffer.alloc(4)
  until.writeUInt32BE(Math.floor((ctx.now().getTime() + PHOTO_LINK_DAYS * DAY) / 1000))
  return fileIds.map(fileId => {
    const named = Buffer.concat([bytesOf(referralId), bytesOf(fileId), until]).toString('base64url')
    return `${origin}/referred/photos/${named}${sign(secret, PURPOSE, named)}.jpeg`
  })
}

/** The id of the photo that a link (what follows `/referred/photos/`) opens now; null: none. */
export async function photoOfLink(ctx: Ctx, link: string): Promise<string | null> {
  const { secret } = await readSettings(ctx)
  const length = (NAMED * 4) / 3
  const [named, signature] = [link.slice(0, length), link.slice(length).replace(/\.jpeg$/, '')]
  if (!isSigned(secret, PURPOSE, named, signature)) return null
  const bytes = Buffer.from(named, 'base64url')
  if (bytes.length !== NAMED || ctx.now().getTime() >= bytes.readUInt32BE(32) * 1000) return null
  const fileId = idIn(bytes.subarray(16, 32))
  const standing = await findStanding(ctx, idIn(bytes.subarray(0, 16)))
  return standing && (await mayBodyHavePhoto(ctx, { ...standing, fileId })) ? fileId : null
}

/** Of a referral that the body has, or may have: it was handed over, and neither refused nor taken back. */
async function findStanding(ctx: Ctx, id: string): Promise<{ requestId: string; personal: boolean } | null> {
  const { rows } = await sql<{ requestId: string; personal: boolean }>`
    select r.request_id as "requestId", b.personal from referrals.referrals r
    join referrals.bodies b on b.id = r.body_id
    where r.id = ${id}::uuid and r.status in ('queued', 'awaited', 'sent') and r.tries > 0`.execute(ctx.db)
  return rows[0] ?? null
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

function idIn(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
