import type { ItemStep } from '@gongjian/domain/register/item.ts'

/** What a person writes of a step, beside its evidence. */
export type StepContent = Pick<ItemStep, 'planned' | 'doneOn' | 'note'>

export function contentOf({ planned, doneOn, note }: StepContent): StepContent {
  return { planned, doneOn, note }
}

/** As it goes out: what is left out stays as it is. */
type Sent = { readonly [K in keyof StepContent]?: StepContent[K] | undefined }

/** What was written after `answered` was sent, and is on its way still. */
export function without(onItsWay: Partial<StepContent>, answered: Sent): Partial<StepContent> {
  const still = Object.entries(onItsWay).filter(([key, value]) => answered[key as keyof StepContent] !== value)
  return Object.fromEntries(still)
}
