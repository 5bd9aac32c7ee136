import { COMMON } from '@gongjian/domain/register/columns.ts'
import { after, all, any, before, is, not, notAfter } from '@gongjian/domain/rule/expression.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { ruleSet } from '@gongjian/domain/rule/problems.ts'
import { scattered } from '../registers/scattered.ts'
import { planRule } from './plan-rule.ts'

const facts = factsOf(
  'site',
  '“散乱污”企业',
  { ...scattered, fields: { ...scattered.fields, done: COMMON.done } },
  {
    landSound: {},
    licenceSound: {},
    canComply: {},
    pastDeadline: {
      // Who was done within the term never fell behind it. A term that has run out has, and nobody needs to say so; what is typed
      // counts where the ledger has no term.
      follows: [
        { when: notAfter('done', 'deadline'), value: false },
        { when: after('done', 'deadline'), value: true },
        { when: before('deadline'), value: true },
        { when: not(before('deadline')), value: false },
      ],
    },
    deadline: {},
    done: { help: '没有写的视为还没有完成' },
  },
)

const PAPERS_INCOMPLETE = any(is('landSound', false), is('licenceSound', false))

/** 四（一）2（2）. */
export const siteRules = ruleSet({
  facts,
  otherwise: 'keep',
  rules: [
    planRule('site.no-papers', {
      title: '手续不全且难以达标',
      clause: '4.1.2.2',
      quote: '坚决关停用地、工商手续不全并难以通过改造达标的污染企业',
      outcome: 'eliminate',
      when: all(PAPERS_INCOMPLETE, is('canComply', false)),
      then: '坚决关停（关停取缔）',
    }),
    planRule('site.past-deadline', {
      title: '逾期未完成治理',
      clause: '4.1.2.2',
      quote: '限期治理能够达标改造的企业，逾期一律依法关停',
      outcome: 'eliminate',
      when: is('pastDeadline', true),
      then: '一律依法关停',
    }),
    planRule('site.treat', {
      title: '限期治理',
      clause: '4.1.2.2',
      quote: '限期治理能够达标改造的企业',
      outcome: 'require',
      when: all(is('canComply', true), not(is('pastDeadline', true))),
      then: '应当限期治理（整合搬迁或整改提升）',
    }),
  ],
})
