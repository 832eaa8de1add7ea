// Rules about the route tables of the sites.
import type { Page } from '../../src/platform/page/page.ts'

/** What breaks it in this route table, a sentence each that says what to do. */
export const routeRules: Record<string, (pages: Page[]) => string[]> = {
  'every route says who may open it': pages =>
    pages
      .filter(page => (page.permission === undefined) === (page.public === undefined) || page.permission?.length === 0)
      .map(
        ({ path }) => `${path} has neither one \`permission\` nor \`public: true\`: say in its page.ts who may open it`,
      ),

  // Who is looking at a page is kept for a minute, and in no trail.
  'every submit that is not for everybody has a name for the audit trail': pages =>
    pages
      .filter(page => page.submit && page.permission && !page.audit && !page.path.endsWith('/presence'))
      .map(({ path }) => `${path} changes something: give it an \`audit\` name in its page.ts`),

  'no two pages have the same route': pages =>
    pages
      .filter((page, at) => pages.findIndex(other => other.path === page.path) !== at)
      .map(({ path }) => `${path} is the path of two pages: one of them is never reached`),
}
