/** Who acts. One union for the whole program; events and permissions read it. */
export type Actor =
  | { kind: 'customer'; id: null }
  | { kind: 'link'; id: string }
  | {
      kind: 'staff'
      id: string
      name: string
      email: string
      roles: string[]
      teams: string[]
      permissions: ReadonlySet<string>
    }
  | { kind: 'api-key'; id: string; name: string }
  | { kind: 'system'; id: string }

export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** The way a thing was asked or said. */
export const CHANNELS = [
  'web',
  'phone',
  'desk',
  'email',
  'letter',
  'text',
  'video',
  'kiosk',
  'field',
  'tour',
  'social',
  'api',
  'system',
] as const
export type Channel = (typeof CHANNELS)[number]

export const anybody: Actor = { kind: 'customer', id: null }
export const system = (id: string): Actor => ({ kind: 'system', id })
