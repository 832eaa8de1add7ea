import type { Role } from './permissions.ts'

export interface StaffMember {
  id: string
  /** Lower case. Unique. */
  email: string
  name: string
  roles: Role[]
  /** Ids of teams. */
  teams: string[]
  disabledAt: Date | null
  createdAt: Date
}
