import type { StaffMember } from '../organisation/index.ts'

/** Who is switched off has no business here, nor who has no role: her groups at the council's own provider give none any more. */
export const mayComeIn = ({ disabledAt, roles }: StaffMember): boolean => !disabledAt && roles.length > 0
