export { FollowButton } from './follow-button.tsx'
export { FollowingDesk } from './following-desk.tsx'
export { words as followingWords } from './words.ts'
