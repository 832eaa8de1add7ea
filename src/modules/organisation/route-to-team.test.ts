import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Organisation } from './organisation.read.ts'
import type { Team } from './organisation.ts'
import { routeToTeam } from './route-to-team.ts'

function team(id: string, parts: Partial<Team> = {}): [string, Team] {
  const words = { en: id }
  return [
    id,
    {
      id,
      name: words,
      does: words,
      email: `${id}@example.org`,
      skills: [],
      calendar: 'office',
      disabled: false,
      ...parts,
    },
  ]
}

const organisation = (...teams: [string, Team][]) => ({ teams: new Map(teams) }) as unknown as Organisation

const two = organisation(
  team('north', { areas: ['hill', 'moor'], cover: 'south' }),
  team('south', { areas: ['vale'], cover: 'desk' }),
  team('desk'),
)
const route = (areas: string[], teams = ['north', 'south'], from = two) => {
  const { team, because } = routeToTeam(from, { teams, areas, fallback: 'desk' })
  return [team.id, because]
}

describe('a request', () => {
  test('goes to the first team that looks after its area', () => {
    assert.deepEqual(route(['vale']), ['south', { code: 'area', params: { area: 'vale' } }])
    assert.deepEqual(route(['moor', 'vale']), ['north', { code: 'area', params: { area: 'moor' } }])
  })

  test('goes to a team that looks after everywhere when that comes first', () => {
    assert.deepEqual(route(['vale'], ['desk', 'south']), ['desk', { code: 'everywhere', params: {} }])
  })

  test('goes to the last team of the service where none looks after its area', () => {
    assert.deepEqual(route(['sea']), ['south', { code: 'fallback', params: {} }])
    assert.deepEqual(route([]), ['south', { code: 'fallback', params: {} }])
  })

  test('goes to the council’s fallback team where the service names no team', () => {
    assert.deepEqual(route(['vale'], []), ['desk', { code: 'fallback', params: {} }])
    assert.deepEqual(route(['vale'], ['gone']), ['desk', { code: 'fallback', params: {} }])
  })

  test('goes to whoever covers for a team that is switched off, along the chain', () => {
    const closed = organisation(
      team('north', { areas: ['hill'], cover: 'south', disabled: true }),
      team('south', { cover: 'desk', disabled: true }),
      team('desk'),
    )
    assert.deepEqual(route(['hill'], ['north'], closed), ['desk', { code: 'cover', params: { team: 'north' } }])
  })

  test('ends at the fallback team where cover leads round in a circle or nowhere', () => {
    const circle = organisation(
      team('north', { cover: 'south', disabled: true }),
      team('south', { cover: 'north', disabled: true }),
      team('desk'),
    )
    assert.deepEqual(route([], ['north'], circle), ['desk', { code: 'cover', params: { team: 'north' } }])
    const alone = organisation(team('north', { disabled: true }), team('desk'))
    assert.deepEqual(route([], ['north'], alone), ['desk', { code: 'cover', params: { team: 'north' } }])
  })

  test('fails loudly where not even the fallback team exists', () => {
    assert.throws(() => routeToTeam(two, { teams: [], areas: [], fallback: 'nobody' }), /nobody/)
  })
})
