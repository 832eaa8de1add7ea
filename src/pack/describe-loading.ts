import type { PackLoaded } from './load-pack.ts'

const some = (count: number, what: string): string => (count === 0 ? '' : `${count} ${what}`)
const line = (name: string, parts: string[]): string => `${name}: ${parts.filter(Boolean).join(', ') || 'none'}`

/** What loading did, in lines for whoever ran the command; what staff edited and the pack would change comes last. */
export function describeLoading(loaded: PackLoaded): string[] {
  const { services, teams, delegations, postcodes, areas, notices, knowledge } = loaded
  const counts = ({ added, changed, unchanged, removed }: typeof postcodes) => [
    some(added, 'added'),
    some(changed, 'changed'),
    some(unchanged, 'unchanged'),
    some(removed, 'removed'),
  ]
  const lists = (of: typeof services | typeof teams | typeof knowledge.articles) => [
    some(of.added.length, 'added'),
    some(of.changed.length, 'changed'),
    some(of.unchanged.length, 'unchanged'),
    some(of.retired.length, 'retired'),
    some(of.kept.length, 'kept because staff edited them'),
  ]
  return [
    line('Postcodes', counts(postcodes)),
    line('Areas', counts(areas)),
    line('Teams', lists(teams)),
    line('Services', lists(services)),
    line('Notices', counts(notices)),
    line('Articles', lists(knowledge.articles)),
    line('Contacts', lists(knowledge.contacts)),
    ...services.kept.map(
      ({ slug, paths }) => `The service '${slug}' was edited by staff. The pack differs at: ${paths.join(', ')}`,
    ),
    ...knowledge.articles.kept.map(
      ({ id, paths }) => `The article '${id}' was edited by staff. The pack differs at: ${paths.join(', ')}`,
    ),
    ...knowledge.contacts.kept.map(
      ({ id, paths }) => `The contact '${id}' was edited by staff. The pack differs at: ${paths.join(', ')}`,
    ),
    ...delegations.kept.map(
      ({ id, paths }) => `The delegation '${id}' was edited by staff. The pack differs at: ${paths.join(', ')}`,
    ),
    ...teams.kept.map(
      ({ id, paths }) => `The team '${id}' was edited by staff. The pack differs at: ${paths.join(', ')}`,
    ),
  ]
}
