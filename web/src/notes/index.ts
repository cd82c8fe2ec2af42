export { NotesThread } from './notes-thread.tsx'
