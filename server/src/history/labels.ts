import type { NounLabels } from './noun-labels.ts'
import { NOUNS } from './nouns.ts'
import { EVENT_TITLES } from './record-event.ts'
import { registerNoun, registerNouns } from './register-labels.ts'

export function nounLabels(noun: string): NounLabels | undefined {
  return NOUNS[noun] ?? registerNoun(noun)
}

/** Of a file: what a person knows it by; type and checksum are the audit's. */
export const KNOWN_OF_FILES: readonly string[] = ['name', 'removed_at']

const EVENTS: Readonly<Record<string, string>> = EVENT_TITLES

export function eventTitle(kind: string): string {
  return EVENTS[kind] ?? '操作'
}

const EVENT_PREFIX = 'event:'

/** What the audit's filter offers: the tables, and each kind of event by itself. */
export function nounChoices(): { noun: string; title: string }[] {
  const tables = Object.entries(NOUNS).filter(([noun]) => noun !== 'event')
  return [
    ...Object.entries(EVENTS).map(([kind, title]) => ({ noun: `${EVENT_PREFIX}${kind}`, title })),
    ...tables.map(([noun, { title }]) => ({ noun, title })),
    ...registerNouns(),
  ]
}

/** A choice of `nounChoices` as the table and, for an event, its kind. */
export function parseNoun(choice: string): { noun: string; kind: string | null } {
  return choice.startsWith(EVENT_PREFIX)
    ? { noun: 'event', kind: choice.slice(EVENT_PREFIX.length) }
    : { noun: choice, kind: null }
}
