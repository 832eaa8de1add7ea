import { readOrganisation } from '../../../modules/organisation/index.ts'
import { listCalled, readWait } from '../../../modules/reception/index.ts'
import { page } from '../../../platform/page/page.ts'
import { text } from './text.ts'

/** The screen in a waiting area: tickets and desks, never a name. It looks again every few seconds, for as long as it hangs there. */
export const displayPage = page({
  at: import.meta,
  path: '/display/:location',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const id = visit.params.location!
    const [called, wait] = [await listCalled(ctx, id), await readWait(ctx, id)]
    const { locations } = await readOrganisation(ctx)
    return { called, wait, name: locations.find(location => location.id === id)!.name }
  },
  example: ({ location }) => `/display/${location}`,
})
