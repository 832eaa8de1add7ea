import { isSameGivenName } from './matching/nicknames.ts'
import { readPerson } from './matching/person.ts'
import { isClose } from './matching/similarity.ts'

/**
 * Could somebody with these names have given this one? 'F Ashgrove', 'Bill' for William and a slip of the keyboard are hers;
 * the given name of somebody else in her family is not. Of whom no name is known it may be any. Pure.
 */
export function isCalled(typed: string, names: readonly string[]): boolean {
  const said = partsOf(typed)
  return names.length === 0 || names.some(name => isOneName(said, partsOf(name)))
}

type Parts = ReturnType<typeof partsOf>

function partsOf(name: string) {
  const { given, family } = readPerson({ name }, { name: ['name'] })
  return { given: given.split(' ', 1)[0]!, family }
}

function isOneName(a: Parts, b: Parts): boolean {
  if (!a.given || !b.given) return [b.family, b.given].some(part => isAlike(a.family, part) || isAlike(a.given, part))
  return (isAlike(a.given, b.given) && isAlike(a.family, b.family)) || (a.given === b.family && a.family === b.given)
}

function isAlike(a: string, b: string): boolean {
  if (!a || !b) return false
  const isInitial = (a.length === 1 || b.length === 1) && a[0] === b[0]
  return a === b || isInitial || isSameGivenName(a, b) || isClose(a, b)
}
