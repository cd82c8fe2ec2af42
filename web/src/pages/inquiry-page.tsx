export function InquiryPage() {
  return <main id="main" />
}
