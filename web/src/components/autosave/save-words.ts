import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Phase } from './draft.ts'

export interface SaveWords {
  readonly tone: 'quiet' | 'done' | 'wait' | 'bad'
  readonly words: string
}

type PhaseName = Phase<unknown>['name']

/** What of a draft tells how its saving stands. */
export interface Saving {
  readonly phase: { readonly name: PhaseName }
  readonly savedAt: string | null
}

/** What asks for attention first, when several drafts stand differently. */
const ORDER: readonly PhaseName[] = ['conflict', 'refused', 'lost', 'saving', 'dirty']

export function clockOf(instant: string): string {
  return instantInWords(instant).slice(11)
}

/** One line for all drafts of a page. */
export function saveWordsOf(drafts: readonly Saving[]): SaveWords {
  const worst = ORDER.find((name) => drafts.some((d) => d.phase.name === name))
  if (worst !== undefined) return wordsOf(worst)
  const last = drafts
    .flatMap((d) => d.savedAt ?? [])
    .sort()
    .at(-1)
  return last === undefined ? { tone: 'quiet', words: '随写随存' } : { tone: 'done', words: `已保存 ${clockOf(last)}` }
}

function wordsOf(phase: PhaseName): SaveWords {
  switch (phase) {
    case 'clean':
      return { tone: 'quiet', words: '' }
    case 'dirty':
    case 'saving':
      return { tone: 'wait', words: '正在保存…' }
    case 'lost':
      return { tone: 'bad', words: '连不上服务器：内容已存在本机，正在重试' }
    case 'conflict':
      return { tone: 'bad', words: '他人同时改过，请对照后保存' }
    case 'refused':
      return { tone: 'bad', words: '有内容没有保存' }
  }
}
