import { campaigns } from './campaigns.ts'
import { emissions } from './emissions.ts'
import { entryAndCapacity } from './entry-and-capacity.ts'
import { growth } from './growth.ts'
import { relocation } from './relocation.ts'
import { resources } from './resources.ts'
import type { Story } from './story.ts'

export const stories: readonly Story[] = [
  ...entryAndCapacity,
  ...relocation,
  ...campaigns,
  ...emissions,
  ...growth,
  ...resources,
]
