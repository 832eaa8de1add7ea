import { councilsAt } from '../../../modules/drafts/index.ts'
import { findPostcode, parsePostcode, sharesSector, spacedPostcode } from '../../../modules/places/index.ts'
import { Invalid } from '../../../platform/errors.ts'
import { textField } from '../../../platform/page/fields.ts'
import { ownPath, page, redirect } from '../../../platform/page/page.ts'
import { translator } from '../../../platform/text.ts'
import { POSTCODE_COOKIE } from '../site.ts'
import { keepPostcode, knownPostcode } from './known-postcode.ts'
import { text } from './text.ts'

/** Asks the postcode once. A postcode that is not ours is answered with whose it is. */
export const postcodePage = page({
  at: import.meta,
  path: '/postcode',
  public: true,
  texts: text,
  form: { postcode: textField({ max: 20 }), forget: textField(), anyway: textField() },
  async load(ctx, visit) {
    const outside = visit.query.outside ? await describeOutside(ctx, visit.query.outside) : null
    return {
      home: await knownPostcode(ctx, visit),
      goOn: goingBackTo(visit.query.back),
      outside,
      back: goingBackTo(visit.query.back),
    }
  },
  async submit(ctx, visit, values) {
    const back = goingBackTo(visit.query.back)
    if (values.forget) {
      visit.setCookie(POSTCODE_COOKIE, '', 0)
      return redirect(back)
    }
    const t = translator(text, ctx.language)
    const postcode = parsePostcode(values.postcode)
    if (!postcode) throw new Invalid({ postcode: t(values.postcode ? 'wrong' : 'missing') })
    const found = await findPostcode(ctx, postcode)
    if (found || (values.anyway && (await sharesSector(ctx, postcode)))) {
      keepPostcode(visit, postcode)
      return redirect(back)
    }
    return redirect(`/postcode?outside=${encodeURIComponent(postcode)}&back=${encodeURIComponent(back)}`)
  },
  example: () => '/postcode',
})

async function describeOutside(ctx: Parameters<typeof findPostcode>[0], typed: string) {
  const postcode = parsePostcode(typed)
  if (!postcode) return null
  return {
    postcode: spacedPostcode(postcode),
    councils: await councilsAt(ctx, postcode),
    mayBeOurs: await sharesSector(ctx, postcode),
  }
}

const goingBackTo = (path = '/'): string => ownPath(path) ?? '/'
