import { page } from '../../../platform/page/page.ts'
import { text } from './text.ts'

export const accessibilityPage = page({
  at: import.meta,
  path: '/accessibility',
  public: true,
  texts: text,
  load: async () => ({ back: '/' }),
  example: () => '/accessibility',
})
