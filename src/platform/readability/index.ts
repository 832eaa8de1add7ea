// How easy words are to read: the age at which most can, and words that have a plainer one.
export { findHardWords, type HardWord } from './hard-words.ts'
export { readingAge, YOUNGEST } from './reading-age.ts'
