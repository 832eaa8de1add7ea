export { canBeTold, customerRecord, type NewCustomer, newCustomer, recordCustomer } from './new-customer.ts'
