/** Roles of staff; each is held in one city. A resident or a visitor has none. */
export const roles = ['moderator', 'responder', 'administrator', 'officer', 'head'] as const
export type Role = (typeof roles)[number]

/** Rights over others, or over letters: one administrator asks for them, another person agrees. */
export const twoPersonRoles = ['administrator', 'officer', 'head'] as const satisfies readonly Role[]

export function needsTwo(role: Role): boolean {
  return twoPersonRoles.some((one) => one === role)
}

/** Who may do what in a city: the only such table. A route names a permission, never a role. */
const grants = {
  'read-queue': ['moderator'],
  moderate: ['moderator'],
  hide: ['moderator', 'administrator'],
  /** An area out of everything public at once, and back. */
  freeze: ['moderator', 'administrator'],
  assign: ['moderator'],
  'read-assigned': ['responder', 'moderator'],
  answer: ['responder', 'moderator'],
  'read-original': ['moderator', 'responder'],
  /** What the guard holds back. */
  'read-sealed': ['moderator'],
  /** Internal notes on an inquiry: moderators, and the bodies it is assigned to. */
  'write-note': ['moderator', 'responder'],
  'write-templates': ['moderator', 'responder'],
  /** How the desk works: routing, clocks, calendar, reasons, the guard's words. */
  'manage-desk': ['moderator', 'administrator'],
  'manage-people': ['administrator'],
  /** The list that opens a city, and making it public. */
  'open-city': ['administrator'],
  /** How the city looks to residents and what it says of itself: name, hours, lines, notice, colour, emblem. */
  'manage-look': ['administrator'],
  'read-audit': ['administrator'],
  'read-numbers': ['moderator', 'responder', 'administrator', 'officer', 'head'],
  /** The boundary of the city, its districts, its streets. */
  'manage-geography': ['administrator'],
  /** Files of inquiries that a city brings; to show them at once takes one of each role. */
  'import-data': ['administrator', 'moderator'],
  /** Beats, officers, who is appointed where, who is away. */
  'manage-beats': ['administrator', 'head'],
  /** The own card and hours, notices of the own beat, its half-year report. */
  'keep-beat': ['officer', 'head'],
  /** First texts of letters that nobody has sorted yet; never anything after that. */
  'screen-letters': ['moderator'],
  /** Letters sealed to a mailbox that one is a member of: which, the queries ask. */
  'answer-letters': ['officer', 'head'],
  /** More time for a letter, at most 45 days in all. */
  'extend-letters': ['head'],
  /** The own staff key, and mailboxes that one holds. */
  'hold-keys': ['moderator', 'officer', 'head'],
  /** The second person for a mailbox and its members; an administrator opens nothing by it. */
  'approve-keys': ['moderator', 'officer', 'head', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof grants

/** Whoever holds one of these may; for a table that people read. */
export function rolesWith(permission: Permission): readonly Role[] {
  return grants[permission]
}

/**
 * public: anyone. staff: any signed-in member of staff, for what belongs to no city. resident: whoever proved an e-mail
 * address, for what that address has sent. operator: who runs the platform, for opening cities and counts.
 */
export type Access = 'public' | 'staff' | 'resident' | 'operator' | Permission

export function isPermission(access: Access): access is Permission {
  return Object.hasOwn(grants, access)
}

export interface Membership {
  city: string
  role: Role
  organisationId: string | null
}

export function mayDo(memberships: readonly Membership[], city: string, permission: Permission): boolean {
  const allowed: readonly Role[] = grants[permission]
  return memberships.some((held) => held.city === city && allowed.includes(held.role))
}
