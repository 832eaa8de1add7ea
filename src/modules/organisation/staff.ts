import type { Role } from './permissions.ts'

export interface StaffMember {
  id: string
  /** Lower case. Unique. */
  email: string
  name: string
  roles: Role[]
  /** Ids of teams. */
  teams: string[]
  /** Of a councillor: the ward she is elected for. */
  ward: string | null
  /** Set once it is so: switched off by somebody, or the last day is over. */
  disabledAt: Date | null
  /** When their access ends by itself: a contract, a student's summer, help from outside. */
  until: Date | null
  createdAt: Date
}
