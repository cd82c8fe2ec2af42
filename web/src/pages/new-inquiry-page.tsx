export function NewInquiryPage() {
  return <main id="main" />
}
