import { getTemplate, previewLetter } from '../../../../../modules/notifications/index.ts'
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
    const { template, service } = await readWhich(ctx, visit)
    const words = unpackWords(visit.query.words ?? '') ?? (await getTemplate(ctx, template, service)).words
    const language = visit.query.language === 'cy' ? 'cy' : 'en'
    return sealedHtml((await previewLetter(ctx, { words, service, language })).html)
  },
  example: () => '/staff/templates/opened/preview',
})
