export function AnsweringPage() {
  return <main id="main" />
}
