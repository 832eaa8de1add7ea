import type { Sender } from '../../../../modules/channels/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { say } from '../../../../platform/text.ts'

/** The council above its letters: name, address, phone. */
export async function senderOf(ctx: Ctx): Promise<Sender> {
  const { council } = await readOrganisation(ctx)
  const { address, phone } = council.contact
  return {
    languages: council.languages,
    lines: language => [say(council.name, language), ...address.map(line => say(line, language)), phone],
  }
}
