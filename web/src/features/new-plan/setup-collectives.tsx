import { useState } from 'react'
import { Radio, Select } from 'antd'
import type { Collective, PlanSetup } from '@gongjian/domain/plan/contracts.ts'
import type { Reading } from '@gongjian/domain/plan/reading.ts'
import { Section } from '../../components/section.tsx'
import { unitShare } from './row-words.ts'
import { countDuties, withMembers } from './setup.ts'
import styles from './setup.module.css'

interface Props {
  readonly setup: PlanSetup
  readonly reading: Reading
  /** Units of this city's plan at hand, of the same kind: likely members. */
  readonly known: readonly { readonly name: string; readonly kind: string }[]
  readonly onChange: (setup: PlanSetup) => void
}

/** 相关部门, 各县（市、区）: the document does not say who; whoever is not named reports nothing. */
export function SetupCollectives({ setup, reading, known, onChange }: Props) {
  const { collectives } = setup
  if (collectives.length === 0) return null
  const open = collectives.filter((c) => c.members === null).length
  return (
    <Section title="泛称指哪些单位" note={open === 0 ? '都已指定' : `${open} 个还没有指定`}>
      <div className={styles.collectives}>
        {collectives.map((c) => (
          <CollectiveField
            key={c.name}
            collective={c}
            duties={`${countDuties(reading, c.name)} 处（${unitShare(reading, [c.name])}）`}
            names={namesFor(setup, known, c)}
            likely={known.filter((u) => u.kind === c.kind).map((u) => u.name)}
            onChange={(members) => onChange(withMembers(setup, c.name, members))}
          />
        ))}
      </div>
    </Section>
  )
}

function namesFor(setup: PlanSetup, known: Props['known'], { kind }: Collective): string[] {
  const own = setup.units.filter((u) => u.kind === kind)
  const others = setup.units.filter((u) => u.kind !== kind && u.kind !== 'office')
  return [...new Set([...own, ...known.filter((u) => u.kind === kind), ...others].map((u) => u.name))]
}

type Answer = 'named' | 'one' | 'nobody'

interface FieldProps {
  readonly collective: Collective
  readonly duties: string
  readonly names: readonly string[]
  readonly likely: readonly string[]
  readonly onChange: (members: Collective['members']) => void
}

function answerOf({ members }: Collective): Answer {
  if (members === null) return 'one'
  return members.length === 0 ? 'nobody' : 'named'
}

function CollectiveField({ collective, duties, names, likely, onChange }: FieldProps) {
  const [answer, setAnswer] = useState<Answer>(answerOf(collective))
  function choose(next: Answer) {
    setAnswer(next)
    switch (next) {
      case 'named':
        return onChange(likely.length > 0 ? [...likely] : [])
      case 'one':
        return onChange(null)
      case 'nobody':
        return onChange([])
    }
  }
  return (
    <fieldset>
      <legend>
        “{collective.name}” <small>{duties}</small>
      </legend>
      <Radio.Group
        value={answer}
        onChange={(e) => choose(e.target.value as Answer)}
        options={[
          { value: 'named', label: '指定具体单位' },
          { value: 'one', label: '先按一个单位建立' },
          { value: 'nobody', label: '不建单位' },
        ]}
      />
      {answer === 'named' && (
        <Select
          mode="tags"
          aria-label={`“${collective.name}”包括的单位`}
          placeholder="选择，或输入单位名称，可一次粘贴多个（用顿号分开）"
          tokenSeparators={['、', '，', ',', ';', '；', ' ', '\n']}
          value={[...(collective.members ?? [])]}
          onChange={(members: string[]) => onChange(members.map((m) => m.trim()).filter((m) => m.length >= 2))}
          options={names.map((name) => ({ value: name, label: name }))}
        />
      )}
      {answer === 'named' && (collective.members ?? []).length === 0 && (
        <p role="status">还没有选单位：这些任务中不会有人以“{collective.name}”的身份填报</p>
      )}
    </fieldset>
  )
}
