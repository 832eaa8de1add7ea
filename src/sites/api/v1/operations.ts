import { ask } from './ask.ts'
import { knowledge } from './knowledge.ts'
import { notices } from './notices.ts'
import type { Operation } from './operation.ts'
import { areas, outlines, postcode } from './places.ts'
import { request, requests } from './requests.ts'
import { service, services, suggestions } from './services.ts'
import { addUpdate, updates } from './updates.ts'

/** Every address of the API: its route table, and its documentation. */
export const operations: Operation[] = [
  services,
  suggestions,
  service,
  requests,
  request,
  ask,
  updates,
  addUpdate,
  areas,
  outlines,
  postcode,
  notices,
  knowledge,
]
