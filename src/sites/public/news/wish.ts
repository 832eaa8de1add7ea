import { readCatalogue } from '../../../modules/catalogue/index.ts'
import type { Wish } from '../../../modules/notices/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid, Refused } from '../../../platform/errors.ts'
import { listField, textField } from '../../../platform/page/fields.ts'
import { say, translator } from '../../../platform/text.ts'
import { wishTexts } from './wish-text.ts'

/** Where she lives and what she wants news of. */
export const wishFields = { postcode: textField({ max: 20 }), topics: listField({ max: 100 }) }

/** What can be ticked: these services, then every theme. */
export async function topicItems(ctx: Ctx, services: readonly string[]) {
  const catalogue = await readCatalogue(ctx)
  return [
    ...services.map(slug => ({
      value: `service:${slug}`,
      text: say(catalogue.services.get(slug)?.title ?? catalogue.names.get(slug), ctx.language),
    })),
    ...catalogue.themes.map(({ id, name }) => ({ value: `theme:${id}`, text: say(name, ctx.language) })),
  ]
}

export const topicsOf = ({ services, themes }: Pick<Wish, 'services' | 'themes'>): string[] => [
  ...services.map(slug => `service:${slug}`),
  ...themes.map(id => `theme:${id}`),
]

export function wishOf({ postcode, topics }: { postcode: string; topics: string[] }): Wish {
  const of = (kind: string) => topics.filter(each => each.startsWith(kind)).map(each => each.slice(kind.length))
  return { postcode, services: of('service:'), themes: of('theme:') }
}

const FIELDS: Record<string, readonly ['postcode' | 'topics', keyof typeof wishTexts]> = {
  'notices.postcode-wrong': ['postcode', 'postcodeWrong'],
  'notices.postcode-not-ours': ['postcode', 'postcodeNotOurs'],
  'notices.no-such-topic': ['topics', 'topicGone'],
}

/** Says at its box what is wrong with a wish. */
export async function atWish<T>(ctx: Ctx, work: Promise<T>): Promise<T> {
  return work.catch(error => {
    const [field, key] = (error instanceof Refused && FIELDS[error.code]) || []
    throw field && key ? new Invalid({ [field]: translator(wishTexts, ctx.language)(key) }) : error
  })
}
