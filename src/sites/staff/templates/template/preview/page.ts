import { getTemplate } from '../../../../../modules/templates/index.ts'
import { letterHtml } from '../../../../../platform/letter/index.ts'
import { page } from '../../../../../platform/page/page.ts'
import { sealedHtml } from '../../../sealed-html.ts'
import { unpackWords } from '../packed-words.ts'
import { readWhich } from '../which.ts'

/** The letter as HTML, in the frame of the page that changes it: with the words in the address, or those kept. */
export const templatePreviewPage = page({
  at: import.meta,
  path: '/staff/templates/:template/preview',
  permission: 'templates.change',
  texts: {},
  async load(ctx, visit) {
    const { kind, service } = await readWhich(ctx, visit)
    const kept = (await getTemplate(ctx, kind, service)).words
    const words = { ...kept, ...unpackWords(visit.query.words ?? '') }
    const language = visit.query.language === 'cy' ? 'cy' : 'en'
    return sealedHtml(letterHtml(await kind.example(ctx, { words, service, language }), language))
  },
  example: () => '/staff/templates/opened/preview',
})
