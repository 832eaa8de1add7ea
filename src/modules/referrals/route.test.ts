import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meaningOf, type Route, routeFor } from './route.ts'

const route = (bodyId: string, service: string, area = ''): Route => ({
  id: bodyId,
  bodyId,
  bodyName: bodyId,
  service,
  area,
  code: 'x',
  since: new Date(0),
})
const routes = [route('highways', 'pothole'), route('parish', 'pothole', 'calne'), route('parish', 'litter', 'calne')]
const asked = (service: string, areas: string[], sensitive = false) =>
  routeFor(routes, { service, areas, sensitive })?.bodyId ?? null

test('the body of an area goes before the one of everywhere; what was said in confidence goes to none', () => {
  assert.equal(asked('pothole', ['calne', 'north']), 'parish')
  assert.equal(asked('pothole', ['devizes']), 'highways')
  assert.equal(asked('litter', ['devizes']), null)
  assert.equal(asked('street-light', ['calne']), null)
  assert.equal(asked('pothole', ['calne'], true), null)
})

test('words for the end are known in the ways they are written; a word nobody knows ends nothing', () => {
  assert.deepEqual(['closed', 'FIXED', 'Fixed - Council', 'completed'].map(meaningOf), Array(4).fill('done'))
  assert.deepEqual(
    ['No further action', 'not_councils_responsibility', 'duplicate'].map(meaningOf),
    Array(3).fill('declined'),
  )
  assert.deepEqual(['open', 'investigating', '', 'in hand'].map(meaningOf), Array(4).fill('at-work'))
})
