import { page } from '../../../platform/page/page.ts'
import { text } from './text.ts'

export const cookiesPage = page({
  at: import.meta,
  path: '/cookies',
  public: true,
  texts: text,
  load: async () => ({ back: '/' }),
  example: () => '/cookies',
})
