export * from './spoken-code.ts'
