export function ModerationPage() {
  return <main id="main" />
}
