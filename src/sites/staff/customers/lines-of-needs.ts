import type { Need } from '../../../modules/customers/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { spokenPhone } from '../../../platform/page/spoken-phone.ts'
import { dialled } from '../../../platform/phone.ts'

/** The interpreter line as one button: whom to ring, and what to say there. */
export interface InterpreterLine {
  href: string
  number: string
  code: string
  /** The language to ask for. */
  language: string
}

/** Where somebody needs an interpreter and the council has a line for it; else null. */
export async function interpreterLine(
  ctx: Ctx,
  needs: readonly { kind: Need; detail: string }[],
): Promise<InterpreterLine | null> {
  const need = needs.find(({ kind }) => kind === 'interpreter')
  const line = need && (await readOrganisation(ctx)).council.interpreters
  if (!line) return null
  const { phone, code } = line
  return { href: `tel:${dialled(phone)}`, number: spokenPhone(phone), code, language: need.detail }
}
