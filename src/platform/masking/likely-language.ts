import type { Language } from '../text.ts'

/** Small words tell the two languages apart; English where neither has more. */
export function likelyLanguage(text: string): Language {
  const sample = text.slice(0, 2000)
  const welsh =
    sample.match(/\b(?:yn|mae|wedi|gan|fy|ei|ein|eich|ac|ar|i'r|o'r|a'r|yw|ydy|oes|dim|wrth|chi|ni|hwn)\b/gi)?.length ??
    0
  const english =
    sample.match(/\b(?:the|is|are|and|of|my|has|have|been|it|was|this|that|on|to|please|with|for|there)\b/gi)?.length ??
    0
  return welsh > english ? 'cy' : 'en'
}
