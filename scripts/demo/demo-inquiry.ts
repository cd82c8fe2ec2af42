export interface DemoAnswer {
  by: 'police' | 'legal-clinic' | 'legal-aid' | 'municipal'
  /** Days from publication. */
  after: number
  text: string
  basis?: string
  steps?: string
}

export interface DemoInquiry {
  category: string
  at: { lat: number; lng: number }
  /** Submitted so many days before today. */
  days: number
  place: string
  text: string
  supports?: number
  /** Waits in the moderator's queue. */
  waiting?: true
  /** Published and given to this organisation, which has not answered yet. */
  assigned?: DemoAnswer['by']
  answer?: DemoAnswer
}
