/** Pages of the handbook (docs/help), in the order of its start. */
export const helpTopics = [
  'residents',
  'signing-in',
  'moderators',
  'responders',
  'officers',
  'administrators',
] as const
export type HelpTopic = (typeof helpTopics)[number]

export function isHelpTopic(name: string): name is HelpTopic {
  return helpTopics.some((topic) => topic === name)
}
