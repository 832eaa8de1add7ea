import { NotFound } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/id.ts'
import type { Visit } from '../../../../platform/page/page.ts'

/** The person the address names. Throws NotFound where it is no id at all: the database would fail on it. */
export function idOf({ params }: Visit): string {
  if (!isId(params.id)) throw new NotFound('staff member')
  return params.id
}
