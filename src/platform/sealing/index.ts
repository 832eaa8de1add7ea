// Letters that only one side can open: whoever seals one cannot read it again. Runs in Node and in browsers alike.
export { type KeyPair, makeKeyPair, type Sealed, sealTo, unseal } from './sealed-letter.ts'
