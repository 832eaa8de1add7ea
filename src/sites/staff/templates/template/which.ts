import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { isTemplate, type TemplateId } from '../../../../modules/notifications/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Visit } from '../../../../platform/page/page.ts'

/** The message in the address, and the one service that the words are for, if it names one. */
export async function readWhich(ctx: Ctx, visit: Visit): Promise<{ template: TemplateId; service: string | null }> {
  const template = visit.params.template ?? ''
  const service = visit.query.service || null
  if (!isTemplate(template)) throw new NotFound('template')
  if (service && !(await readCatalogue(ctx)).services.has(service)) throw new NotFound('service')
  return { template, service }
}
