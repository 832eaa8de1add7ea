import type { Ctx } from '../../platform/context.ts'
import { idOfSigned, signedId } from '../../platform/signed-id.ts'

/** A participant's private link: her id and a signature of it, stored nowhere. */
export const participantToken = (ctx: Ctx, participantId: string): Promise<string> =>
  signedId(ctx, 'participant', participantId)

/** The participant a token belongs to; null for anything that is not such a token. */
export const participantOfToken = (ctx: Ctx, token: string): Promise<string | null> =>
  idOfSigned(ctx, 'participant', token)

/** The same for a link that can do no more than stop her messages: mail programs and their makers see it. */
export const stopToken = (ctx: Ctx, participantId: string): Promise<string> => signedId(ctx, 'stop', participantId)
export const participantOfStopToken = (ctx: Ctx, token: string): Promise<string | null> =>
  idOfSigned(ctx, 'stop', token)
