import { Type } from 'typebox'
import { searchKnowledge } from '../../../modules/knowledge/index.ts'
import { say } from '../../../platform/text.ts'
import { language, reading, SELDOM } from './operation.ts'
import { Answer, slug } from './schemas.ts'

export const knowledge = reading({
  path: '/knowledge',
  tag: 'knowledge',
  summary: 'Answers to what people ask, the best first; only those that are for everybody',
  query: Type.Object({
    text: Type.String({ description: 'What she asks. Of longer texts the first 300 characters count.' }),
    postcode: Type.Optional(Type.String({ maxLength: 10, description: 'Answers for other areas come last.' })),
    service: Type.Optional(slug),
    language,
  }),
  answer: Type.Object({ answers: Type.Array(Answer) }),
  cache: SELDOM,
  async run({ ctx, query: { text, postcode, service } }) {
    const where = { ...(postcode && { postcode }), ...(service && { service }) }
    const found = await searchKnowledge(ctx, text, { ...where, publicOnly: true })
    return {
      answers: found.map(each => ({
        id: each.id,
        question: say(each.name, ctx.language),
        answer: say(each.words, ctx.language),
        areas: each.areas,
        elsewhere: each.because.includes('other-area'),
        reviewBy: each.reviewOn!,
      })),
    }
  },
})
