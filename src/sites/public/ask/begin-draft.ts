import { getService } from '../../../modules/catalogue/index.ts'
import { readForm, startDraft } from '../../../modules/drafts/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { askPaths } from './form-paths.ts'
import { holdDraft } from './held-drafts.ts'

/** Begins a form for this browser and goes to its first question. */
export async function beginDraft(ctx: Ctx, visit: Visit, slug: string): Promise<Redirect> {
  const service = await getService(ctx, slug)
  if (!service.form) throw new NotFound('form')
  const home = await knownPostcode(ctx, visit)
  const draft = await startDraft(ctx, { service: slug, known: home ? { postcode: home.postcode } : {} })
  holdDraft(visit, draft)
  const { questions } = await readForm(ctx, service)
  return redirect(askPaths.question(draft.id, questions[0]!.id))
}
