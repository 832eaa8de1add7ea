import { getService, type Service } from '../../../modules/catalogue/index.ts'
import { readForm, saveAnswer, startDraft } from '../../../modules/drafts/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { mainTextQuestion } from '../../../platform/form/index.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { formatCode, parseReference } from '../../../platform/spoken-code/index.ts'
import { translator } from '../../../platform/text.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { askPaths } from './form-paths.ts'
import { holdDraft } from './held-drafts.ts'
import { text } from './text.ts'

/** Begins a form for this browser and goes to its first question. */
export async function beginDraft(ctx: Ctx, visit: Visit, slug: string): Promise<Redirect> {
  const service = await getService(ctx, slug)
  if (!service.form) throw new NotFound('form')
  const home = await knownPostcode(ctx, visit)
  const draft = await startDraft(ctx, { service: slug, known: home ? { postcode: home.postcode } : {} })
  holdDraft(visit, draft)
  await beginWithReference(ctx, draft, service, visit.query.about)
  const { questions } = await readForm(ctx, service)
  return redirect(askPaths.question(draft.id, questions[0]!.id))
}

/** Who comes from a report, or from what she asked, need not copy its reference: her own words begin with it. */
async function beginWithReference(ctx: Ctx, draft: { id: string }, { form = [] }: Service, about = ''): Promise<void> {
  const reference = parseReference(about)
  const main = mainTextQuestion(form)
  if (!reference.ok || !main) return
  await saveAnswer(
    ctx,
    draft,
    main.id,
    translator(text, ctx.language)('about', { reference: formatCode(reference.code) }),
  )
}
