import { type Finding, type WarningKind, type WrongKind, wrongKinds } from '@bezpechne/shared/beat-import'

const isWrongKind = (kind: WrongKind | WarningKind): boolean => wrongKinds.some((wrong) => wrong === kind)

/** A finding; what is not said is not known. */
export function found(kind: WrongKind | WarningKind, more: Partial<Finding> = {}): Finding {
  return {
    kind,
    isWrong: isWrongKind(kind),
    beats: [],
    line: null,
    about: null,
    m2: null,
    residents: null,
    at: null,
    shape: null,
    ...more,
  }
}
