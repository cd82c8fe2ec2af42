export { FollowButton } from './follow-button.tsx'
export { FollowingDesk } from './following-desk.tsx'
export { PushedHere } from './pushed-here.tsx'
export { words as followingWords } from './words.ts'
