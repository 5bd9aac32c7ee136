import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { findMarkers } from './assignment/assignments.ts'
import { readAssignments } from './assignment/read-assignments.ts'
import { readClauses } from './clause/read-clauses.ts'
import { findDeadlines } from './deadline/deadlines.ts'
import { readDeadlines } from './deadline/read-deadlines.ts'
import { openDocument, type Document } from './document.ts'
import { readEnterprises } from './enterprise/read-enterprises.ts'
import { findProblems } from './problem/find-problems.ts'
import { isForeign, isRegulation } from './problem/genre.ts'
import { problem } from './problem/problems.ts'
import { findScrambled, type Stretch } from './problem/scrambled.ts'
import { readReferences } from './reference/read-references.ts'
import { findFigures } from './target/targets.ts'
import { readTargets } from './target/read-targets.ts'
import { readThresholds } from './threshold/read-thresholds.ts'
import { readUnits } from './unit/read-units.ts'

/** The plan that an official document holds. Never throws: what it cannot read stands in `problems`. */
export function readPlan(text: string): Reading {
  const document = openDocument(text)
  if (isRegulation(document)) return notAPlan(document)
  const scrambled = findScrambled(document)
  const outside = <T extends { readonly start: number }>(found: readonly T[]) =>
    found.filter((one) => !isIn(scrambled, one.start))
  const markers = outside(findMarkers(document))
  const deadlines = outside(findDeadlines(document))
  const figures = findFigures(document)
  const reading: Reading = {
    ...head(document),
    references: readReferences(document),
    clauses: readClauses(document),
    assignments: readAssignments(document, markers),
    deadlines: readDeadlines(document, deadlines),
    targets: readTargets(document, outside(figures.targets), deadlines),
    thresholds: readThresholds(document, outside(figures.limits)),
    enterprises: readEnterprises(document, markers),
    units: readUnits(markers),
    problems: findProblems(document, { markers, deadlines, scrambled }),
  }
  const foreign = reading.assignments.length === 0 && isForeign(document)
  return foreign || holdsNothing(reading) ? notAPlan(document) : reading
}

function head({ front }: Document): Pick<Reading, 'title' | 'docNumber' | 'issuer' | 'signedOn' | 'printedOn'> {
  const { title, docNumber, issuer, signedOn, printedOn } = front
  return { title, docNumber, issuer, signedOn, printedOn }
}

function holdsNothing(reading: Reading): boolean {
  return (
    reading.clauses.length +
      reading.assignments.length +
      reading.deadlines.length +
      reading.targets.length +
      reading.problems.length ===
    0
  )
}

/** An empty reading: of a law, a letter or a blank page nothing is invented. */
function notAPlan(document: Document): Reading {
  const none = {
    references: [],
    clauses: [],
    assignments: [],
    deadlines: [],
    targets: [],
    thresholds: [],
    enterprises: [],
    units: [],
  }
  const whole = { start: 0, end: document.view.text.length }
  return { ...head(document), ...none, problems: [problem('not-a-plan', null, whole)] }
}

function isIn(stretches: readonly Stretch[], at: number): boolean {
  return stretches.some(([start, end]) => at >= start && at < end)
}
