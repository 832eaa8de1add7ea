import type { FastifyInstance } from 'fastify'
import { councilOrNeutral } from '../council-or-neutral.ts'
import type { SiteBase } from '../site-base.ts'

/** The council's colours and a mark for the browser's tab, made from its pack. */
export function mountBrand(app: FastifyInstance, base: SiteBase): void {
  app.get('/brand.css', async (_request, reply) => {
    const { brand, isNeutral } = await councilOrNeutral(base.context({}))
    const { primary, accent, onPrimary } = brand
    const css = `:root{--govuk-brand-colour:${primary};--fp-primary:${primary};--fp-accent:${accent};--fp-on-primary:${onPrimary}}`
    return reply
      .header('cache-control', isNeutral ? 'no-store' : 'public, max-age=300')
      .type('text/css')
      .send(css)
  })
  // Private links must not be found by searching; reports are for people to find here.
  app.get('/robots.txt', async (_request, reply) =>
    reply
      .type('text/plain')
      .send(
        'User-agent: *\nDisallow: /track\nDisallow: /sent\nDisallow: /ask\nDisallow: /referred\nDisallow: /staff\n',
      ),
  )
  app.get('/icon.svg', async (_request, reply) => {
    const council = await councilOrNeutral(base.context({}))
    const letter = council.name.en.replace(/[^A-Za-z]/g, '').slice(0, 1)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${council.brand.primary}"/><text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="${council.brand.onPrimary}">${letter}</text></svg>`
    return reply
      .header('cache-control', council.isNeutral ? 'no-store' : 'public, max-age=86400')
      .type('image/svg+xml')
      .send(svg)
  })
}
