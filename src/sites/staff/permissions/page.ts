import { PERMISSIONS, type Permission, ROLES } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { PERMISSION_NAMES, ROLE_HINTS, ROLE_NAMES } from '../names.ts'
import { text } from './text.ts'

/** The one permission table, printed. */
export const permissionsPage = page({
  at: import.meta,
  path: '/staff/permissions',
  permission: 'permissions.read',
  texts: text,
  load: async () => ({
    roles: ROLES.map(role => ({ name: ROLE_NAMES[role], hint: ROLE_HINTS[role] })),
    rows: (Object.keys(PERMISSIONS) as Permission[]).map(permission => ({
      name: PERMISSION_NAMES[permission],
      allowed: ROLES.map(role => (PERMISSIONS[permission] as readonly string[]).includes(role)),
    })),
  }),
})
