import { event } from '../../../platform/events/index.ts'

/** Records of an old system were brought in, at most 1,000 at once: who is new, and of whom it said something new. */
export const customersImported = event<{ importId: string; added: string[]; changed: string[] }>(
  'customers.imported',
  ({ importId }) => importId,
)
