import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isSigned, readSettings, sign } from '../../platform/settings.ts'
import { type EditedService, readEditedService } from './edited-service.read.ts'

/** A link is good for so long: nobody should find an old draft by it. */
const GOOD_FOR_DAYS = 7
const dayOf = (at: Date): number => Math.floor(at.getTime() / 86_400_000)

/** Lets whoever has it look at the draft of a service as residents will; a signature, kept nowhere. */
export async function draftToken(ctx: Ctx, slug: string): Promise<string> {
  const { secret } = await readSettings(ctx)
  const until = dayOf(ctx.now()) + GOOD_FOR_DAYS
  return `${until}-${sign(secret, 'service-draft', `${slug} ${until}`)}`
}

/** The service with its draft that a link opens. Throws NotFound for any other and for one too old. */
export async function readDraftOfLink(ctx: Ctx, slug: string, token: string): Promise<EditedService> {
  const [, until = '', signature = ''] = /^(\d{1,9})-(.+)$/.exec(token) ?? []
  const { secret } = await readSettings(ctx)
  const isGood = isSigned(secret, 'service-draft', `${slug} ${until}`, signature) && Number(until) >= dayOf(ctx.now())
  if (!isGood) throw new NotFound('draft of a service')
  return readEditedService(ctx, slug)
}
