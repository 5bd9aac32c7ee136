import type { DeskStory } from '../stories/story.ts'
import { helpsFagai } from './helps-fagai.ts'
import { helpsGongxin } from './helps-gongxin.ts'
import { helpsOthers } from './helps-others.ts'
import { helpsShengtai } from './helps-shengtai.ts'
import { leadsFagai } from './leads-fagai.ts'
import { leadsGongxin } from './leads-gongxin.ts'
import { leadsShengtai } from './leads-shengtai.ts'

export const desks: readonly DeskStory[] = [
  ...leadsGongxin,
  ...leadsFagai,
  ...leadsShengtai,
  ...helpsFagai,
  ...helpsGongxin,
  ...helpsShengtai,
  ...helpsOthers,
]
