export {
  type Finding,
  type ImportSummary,
  importCustomers,
} from './importing/import-customers.ts'
export type { FileRow } from './importing/read-record.ts'
export {
  type Columns as MatchColumns,
  FIELDS as CUSTOMER_FIELDS,
  guessColumns,
  readColumns,
} from './matching/columns.ts'
export { matchPeople } from './matching/match-people.ts'
export { People } from './matching/people.ts'
export { readPerson } from './matching/person.ts'
export { canBeTold, customerRecord, type NewCustomer, newCustomer, recordCustomer } from './new-customer.ts'
