import type { Ctx } from './context.ts'
import { readSettings, sign } from './settings.ts'

/** Names rooms so that nobody guesses one from another. In small letters: Jitsi does not tell them from capitals. */
export async function roomNamer(ctx: Ctx): Promise<(id: string) => string> {
  const { secret } = await readSettings(ctx)
  return id => `room-${sign(secret, 'video-room', id, 20).toLowerCase()}`
}

/** An address with `{room}` leads to a room of its own for each meeting; one without is one room for all. */
export const roomAt = (address: string, room: string): string => address.replaceAll('{room}', room)
