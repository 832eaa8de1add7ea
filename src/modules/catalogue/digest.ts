import { hash } from 'node:crypto'
import { stableJson } from '../../platform/compare.ts'
import type { Service } from './service.ts'

/** Tells whether two definitions say the same, whatever the order of their keys (SHA-256, hex). */
export function digestOf(service: Service): string {
  return hash('sha256', stableJson(service))
}
