export function ReceiptPage() {
  return <main id="main" />
}
