import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { findMarkers } from './assignment/assignments.ts'
import { readAssignments } from './assignment/read-assignments.ts'
import { readClauses } from './clause/read-clauses.ts'
import { findDeadlines } from './deadline/deadlines.ts'
import { readDeadlines } from './deadline/read-deadlines.ts'
import { findFigures } from './target/targets.ts'
import { readTargets } from './target/read-targets.ts'
import { openDocument } from './document.ts'

/** The plan that an official document holds. Never throws: what it cannot read stands in `problems`. */
export function readPlan(text: string): Reading {
  const document = openDocument(text)
  const { front } = document
  const deadlines = findDeadlines(document)
  const figures = findFigures(document)
  const markers = findMarkers(document)
  return {
    title: front.title,
    docNumber: front.docNumber,
    issuer: front.issuer,
    signedOn: front.signedOn,
    printedOn: front.printedOn,
    references: [],
    clauses: readClauses(document),
    assignments: readAssignments(document, markers),
    deadlines: readDeadlines(document, deadlines),
    targets: readTargets(document, figures.targets, deadlines),
    thresholds: [],
    enterprises: [],
    units: [],
    problems: [],
  }
}
