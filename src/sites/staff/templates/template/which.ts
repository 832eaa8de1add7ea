import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import type { MessageKind } from '../../../../modules/templates/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Visit } from '../../../../platform/page/page.ts'
import { findKind, type Group, type KindId } from '../kinds.ts'

interface Which {
  kind: MessageKind<KindId>
  group: Group
  service: string | null
}

/** The message in the address, and the one service that the words are for, if it names one. */
export async function readWhich(ctx: Ctx, visit: Visit): Promise<Which> {
  const found = findKind(visit.params.template ?? '')
  const service = visit.query.service || null
  if (!found) throw new NotFound('template')
  const isService = found.kind.perService && (await readCatalogue(ctx)).services.has(service ?? '')
  if (service && !isService) throw new NotFound('service')
  return { ...found, service }
}
