export function LegalPage() {
  return <main id="main" />
}
