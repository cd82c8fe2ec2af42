export function SecurityPage() {
  return <main id="main" />
}
