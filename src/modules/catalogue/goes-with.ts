import type { Ctx } from '../../platform/context.ts'
import { type Answers, holds } from '../../platform/form/index.ts'
import type { Words } from '../../platform/text.ts'
import { readCatalogue } from './catalogue.read.ts'
import type { CurrentService, Service } from './service.ts'

/** A service that goes with what was just asked, and why. */
export interface GoesWith {
  service: CurrentService
  why: Words
}

/** What to offer to somebody with these answers: services that can be asked for now. */
export async function listGoesWith(
  ctx: Ctx,
  { goesWith = [] }: Pick<Service, 'goesWith'>,
  answers: Answers,
): Promise<GoesWith[]> {
  const { services } = await readCatalogue(ctx)
  return goesWith.flatMap(({ service: slug, when, why }) => {
    const service = services.get(slug)
    return service && holds(when, answers) ? [{ service, why }] : []
  })
}
