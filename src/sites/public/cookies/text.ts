import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Cookies', cy: 'Cwcis' },
  intro: {
    en: 'Cookies are small files that this site keeps in your browser. We use only those that make it work. None follows you to other sites, and nobody else sets any here.',
    cy: 'Ffeiliau bach y mae’r wefan hon yn eu cadw yn eich porwr yw cwcis. Dim ond y rhai sy’n gwneud iddi weithio rydym yn eu defnyddio. Nid oes yr un yn eich dilyn i wefannau eraill, ac nid oes neb arall yn gosod rhai yma.',
  },
  lasts: { en: 'How long it lasts', cy: 'Am ba hyd mae’n para' },
  browser: {
    en: 'Keeps your forms safe from other sites',
    cy: 'Yn cadw eich ffurflenni’n ddiogel rhag gwefannau eraill',
  },
  drafts: {
    en: 'Lets you carry on with a form you began here',
    cy: 'Yn gadael i chi barhau â ffurflen a ddechreuoch yma',
  },
  postcode: { en: 'Remembers the postcode you gave', cy: 'Yn cofio’r cod post a roesoch' },
  language: { en: 'Remembers the language you chose', cy: 'Yn cofio’r iaith a ddewisoch' },
  session: { en: 'until you close the browser', cy: 'nes i chi gau’r porwr' },
  month: { en: '28 days', cy: '28 diwrnod' },
  year: { en: '1 year', cy: '1 flwyddyn' },
} satisfies PublicTexts
